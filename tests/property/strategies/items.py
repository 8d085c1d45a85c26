"""Objects of every kind that has no class of its own in the model: one mechanism for all of them.

A *recipe* draws what is written of an object of its kind (:class:`Item`). Everything else follows from the kind's own
description: where it stands, what it is unique in, whether it has a comment, an owner, grants, another name. The
recipes stand in a module a family: ``types``, ``computing``, ``relations``, ``database``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from schemadiff.kinds import registry
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Choice, Flag
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import NameScope
from tests.property.strategies.maker import Maker
from tests.property.strategies.model import Column, Expression, Item, Name, Relation, Schema, Sql, Thing, kind_of

Draws = Callable[["ItemMaker", Item], bool]
"""Fills the item's content, anew where there is some; False where the side has not what it takes."""

OWNED_BY_SUPERUSERS = frozenset(
    {"event_trigger", "foreign_data_wrapper", "materialized_view", "publication", "subscription"}
)
"""Only they can have these, or only they may read what is filled from everything."""


@dataclass(frozen=True)
class Recipe:
    """How an object of a kind is drawn."""

    kind: str
    names: tuple[str, ...]
    draws: Draws
    needs: tuple[str, ...] = ()
    """Keys of its content that it is nothing without, beside those that the kind requires."""
    parts: int = 0
    """Of how many parts the ``columns`` of its content have to be."""
    many: int = 1
    """How often it is drawn, as against others."""


RECIPES: dict[str, Recipe] = {}


def recipe(
    kind: str, *names: str, needs: tuple[str, ...] = (), parts: int = 0, many: int = 1
) -> Callable[[Draws], Draws]:
    """Registers how objects of the kind are drawn; ``names`` are what they are called."""

    def register(draws: Draws) -> Draws:
        RECIPES[kind] = Recipe(kind, names or (kind,), draws, needs, parts, many)
        return draws

    return register


def name(thing: Thing | int) -> Sql:
    """The name of a thing, as SQL spells it where it is used."""
    return Sql("{x}", {"x": thing if isinstance(thing, int) else thing.number})


class ItemMaker(Maker):
    """Draws items."""

    def items(self, *kinds: str) -> list[Item]:
        return [i for i in self.schema.items if i.kind in kinds]

    def own_types(self, *kinds: str) -> list[Thing]:
        """Types of the side's own."""
        chosen = kinds or ("enum", "domain", "composite_type", "range_type", "base_type")
        found = [t for _, t in self.schema.things() if kind_of(t) in chosen]
        if not found and (made := self.item(self.pick([k for k in chosen if k in RECIPES]))) is not None:
            return [made]
        return found

    def any_item(self) -> Item | None:
        """Another item, of any kind that there is a recipe for."""
        return self.item(self.pick([r.kind for r in RECIPES.values() for _ in range(r.many)]))

    def item(self, kind_name: str, draws: Draws | None = None, holder: Thing | None = None) -> Item | None:
        """Draws an item by its recipe, or one that another needs by ``draws``; None where it cannot be."""
        kind, found = registry()[kind_name], RECIPES.get(kind_name)
        made = Item(self.schema.number(), "", kind=kind_name)
        if holder is not None or kind.yaml.parents:
            holders = [t for _, t in self.schema.things() if kind_of(t) in kind.yaml.parents]
            holders = [t for t in holders if not isinstance(t, Item) or t.kind != "view"]
            if holder is None and not holders:
                drawn = [self.item(p) for p in kind.yaml.parents if p in RECIPES and p != "table"]
                holders = [i for i in drawn if i is not None]
            if holder is None and not holders:
                return None
            made.holder = (holder or self.pick(holders)).number
        elif kind.naming.scope == NameScope.SCHEMA:
            made.schema = self.home()
        made.name = self.free(found.names if found is not None else ("helper",), self.taken())
        if not (draws or RECIPES[kind_name].draws)(self, made):
            return None
        alike = [i for i in self.items(kind_name) if i.key == made.key and i.holder == made.holder]
        if alike and made.key is not None and "{name}" not in made.key.text:
            return None
        if made.holder and kind.yaml.layout is not Layout.MAP and self.below(made.holder, kind_name):
            return None
        if "comment" in kind.properties:
            self.commented(made)
        self.owned(made, kind_name)
        self.schema.items.append(made)
        return made

    def below(self, holder: int, kind: str) -> list[Item]:
        return [i for i in self.schema.items if i.holder == holder and i.kind == kind]

    def taken(self) -> set[str]:
        """Names that no item takes once more: schemas apart, so that it can move."""
        return {t.name for _, t in self.schema.things()} | {
            n for s in self.schema.namespaces for n in self.relation_names(s.number)
        }

    def owned(self, thing: Thing, kind: str) -> None:
        described = registry()[kind]
        roles = ("postgres",) if kind in OWNED_BY_SUPERUSERS else None
        if "owner" in described.properties and self.chance(10):
            thing.owner = self.pick(roles or self.roles)
        if "grants" in described.properties and self.chance(15):
            thing.grants = self.grants(kind, thing)

    def plain_fields(self, made: Item, *fields: str, percent: int = 25) -> None:
        """Says or leaves out fields whose values their description tells: flags, choices."""
        kind: Kind = registry()[made.kind]
        for field in (kind.fields.by_name[f] for f in fields):
            made.content.pop(field.name, None)
            if field.since > self.version or not self.chance(percent):
                continue
            if isinstance(field.type, Flag):
                made.content[field.name] = True
            else:
                assert isinstance(field.type, Choice)
                since = field.type.since
                choices = [c for c in field.type.values if c != field.default]
                made.content[field.name] = self.pick([c for c in choices if since.get(c, 0) <= self.version])

    def function(self, key: str, refs: Mapping[str, int], content: Mapping[str, Any]) -> Item:
        """A function that another object is made of; ``key`` has places for its name and the types it takes."""

        def draws(maker: ItemMaker, made: Item) -> bool:
            made.key, made.content, made.part = Sql(key, refs), dict(content), True
            return True

        made = self.item("function", draws)
        assert made is not None
        return made

    def table_of(self, made: Item) -> Relation | None:
        return next((t for t in self.schema.tables if t.number == made.holder), None)

    def columns_of(self, made: Item, *families: str) -> list[Column]:
        """Columns of the table it stands below that can be written and read by anybody."""
        table = self.table_of(made)
        columns = [] if table is None else [c for c in table.columns if c.generated is None]
        return [c for c in columns if not families or c.family in families]


def column_sql(text: str, **columns: Column) -> Sql:
    """SQL over columns, which have to keep being of their family."""
    return Sql(text, {k: c.number for k, c in columns.items()}, {k: c.family for k, c in columns.items()})


def numbers_in(value: Any) -> set[int]:
    """The things that a content names."""
    if isinstance(value, Sql):
        return set(value.refs.values())
    if isinstance(value, Name):
        return {value.number}
    if isinstance(value, Expression):
        return {*value.columns, *value.routines, *value.sequences}
    if isinstance(value, Mapping):
        return {n for k, v in value.items() for n in numbers_in(k) | numbers_in(v)}
    if isinstance(value, (list, tuple)):
        return {n for v in value for n in numbers_in(v)}
    return set()


def is_unique(content: Mapping[str, Any]) -> bool:
    """Whether a partitioned table has a unique index, which no foreign partition can have."""
    indexes = content.get("indexes", {}).values()
    return bool({"primary_key", "unique"} & set(content)) or any(
        isinstance(i, dict) and i.get("unique") for i in indexes
    )


GONE = object()


def kept(value: Any, holds: Callable[[Any], bool]) -> Any:
    """A content without what does not hold any more; GONE where nothing is left of it."""
    if isinstance(value, (Sql, Name, Expression)):
        return value if holds(value) else GONE
    if isinstance(value, Mapping):
        left = {k: kept(v, holds) for k, v in value.items() if kept(k, holds) is not GONE}
        left = {k: v for k, v in left.items() if v is not GONE}
        return left if left or not value else GONE
    if isinstance(value, (list, tuple)):
        found = [v for v in (kept(v, holds) for v in value) if v is not GONE]
        return found if found or not value else GONE
    return value


def prune_items(schema: Schema, holds_expression: Callable[[Expression], bool]) -> None:
    """Takes out items, and what is written of them, that name what is gone or is not what it was."""
    things = {t.number: t for _, t in schema.things()}

    def holds(value: Sql | Name | Expression) -> bool:
        if isinstance(value, Expression):
            return holds_expression(value)
        if isinstance(value, Name):
            return value.number in things
        for place, number in value.refs.items():
            thing = things.get(number)
            if thing is None:
                return False
            if place in value.families and not (
                isinstance(thing, Column) and thing.family == value.families[place] and thing.generated is None
            ):
                return False
        return True

    for item in list(schema.items):
        described = registry()[item.kind]
        found = RECIPES.get(item.kind)
        needs = {f.name for f in described.fields if f.required} | set(found.needs if found else ())
        before = set(item.content)
        left = kept(item.content, holds)
        item.content = {} if left is GONE else left
        holder = things.get(item.holder)
        if found is not None and found.parts > len(item.content.get("columns", ())):
            schema.items.remove(item)
            continue
        lost = (before - set(item.content)) & needs or (left is GONE and not found)
        if (
            lost
            or (item.key is not None and not holds(item.key))
            or (item.holder and holder is None)
            or (holder is not None and kind_of(holder) not in described.yaml.parents)
        ):
            schema.items.remove(item)
        elif item.kind == "language" and not item.content.get("trusted"):
            item.grants = None
        elif item.grants:
            grants = kept(item.grants, holds)
            item.grants = {} if grants is GONE else grants
