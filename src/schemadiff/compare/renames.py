"""Renames come before the comparison: the live catalog is rewritten as it will read once they have run.

Three sources: ``renamed_from`` in the YAML; names that the server made from a name that has changed; and children of
one parent that are equal but for their name. Renaming schemas comes before what is in them, tables before their
columns, so the rewriting runs once for each depth of path that has a rename.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from schemadiff.compare.fields import alike, texts, with_texts
from schemadiff.errors import Finding, InputError, Place
from schemadiff.model import sql
from schemadiff.model.kind import Element, Field, Kind, Layout, MadeName, Member, Parameter, Shape, Taken
from schemadiff.model.objects import Catalog, Identity, Object, Value
from schemadiff.model.registry import Registry
from schemadiff.postgres.quoting import ident, literal, operator_name, qualified


class Rename(NamedTuple):
    """One object under its old and its new identity; ``via`` is a name to step aside to where two swap."""

    before: Object
    after: Identity
    place: Place | None
    via: str | None = None
    aside: bool = False
    """The first of a circle: it runs only while the object still is what it was."""
    made: tuple[tuple[Identity, MadeName], ...] = ()
    """What the server named after the object, and what follows it therefore."""
    inside: tuple[str, str] | None = None
    """The old and the new name of something inside of the object, which keeps its own."""


def apply_renames(
    live: Catalog,
    declared: Catalog,
    registry: Registry,
    stays: Callable[[Object, Catalog], bool] = lambda item, live: False,
) -> tuple[Catalog, tuple[Rename, ...]]:
    """The live catalog after the renames, and the renames in an order that can run; InputError on contradictions.

    ``stays`` says of a live object that nobody declares whether it is left alone.
    """
    renames: list[Rename] = []
    findings: list[Finding] = []
    for depth in ("database", "schema", "parent"):
        moves = dict(_asked_for(live, declared, registry, depth, findings))
        moves = _without_finished_circles(moves, live, declared, registry)
        if depth == "parent":
            moved = Rewriting(live, moves, registry).catalog() if moves else live
            moves.update(_implied(moved, declared, registry))
        if moves:
            moves.update(_making_way(moves, live, declared, registry, stays))
            live = _step(live, moves, declared, registry, renames)
    if findings:
        raise InputError(findings)
    return _inside(live, declared, registry, renames), tuple(renames)


def _inside(live: Catalog, declared: Catalog, registry: Registry, renames: list[Rename]) -> Catalog:
    """The live catalog with the labels of enums under their new names, in the enums and in whatever names them."""
    for name, kind in registry.kinds.items():
        if kind.renamed_inside is None or kind.with_renamed is None:
            continue
        for wanted in declared.by_kind.get(name, ()):
            have = live.get(wanted.identity)
            if have is None or wanted.hints is None:
                continue
            for old, new in kind.renamed_inside(have, wanted):
                renames.append(Rename(have, wanted.identity, wanted.place, inside=(old, new)))
                hints = {**(have.hints or {}), INSIDE: (*(have.hint(INSIDE) or ()), (old, new))}
                have = msgspec.structs.replace(have, values=kind.with_renamed(have, old, new), hints=hints)
                type_ = qualified(wanted.identity.path)
                spelled, anew = (f"{literal(label)}::{type_}" for label in (old, new))
                kept = {wanted.identity: have}
                live = live.replacing(kept.get(o.identity) or _respelled(o, spelled, anew, registry) for o in live)
    return live


INSIDE = "renamed_inside"
"""The hint of a live object that the server still knows with other names inside: the old and the new ones."""


def _respelled(item: Object, old: str, new: str, registry: Registry) -> Object:
    """The object with a constant as the server will print it from now on.

    A label stands before the name of its type, which is no beginning of a longer name.
    """
    spelled = re.compile(rf"{re.escape(old)}(?![\w$])")
    changed: dict[str, Value] = {}
    for name, value in item.values.items():
        field = registry[item.identity.kind].by_name.get(name)
        if field is None or not value or field.shape not in _TEXTS:
            continue
        before = texts(value)
        after = tuple(spelled.sub(lambda _: new, text) for text in before)
        if after != before:
            changed[name] = with_texts(value, after)
    return msgspec.structs.replace(item, values={**item.values, **changed}) if changed else item


_TEXTS = frozenset({Shape.EXPRESSION, Shape.QUERY, Shape.SQL_BODY, Shape.COMMANDS, Shape.ELEMENTS, Shape.PARAMETERS})


def _step(
    live: Catalog,
    moves: dict[Identity, Identity],
    declared: Catalog,
    registry: Registry,
    renames: list[Rename],
) -> Catalog:
    renames.extend(_ordered(live, moves, declared, registry))
    return Rewriting(live, moves, registry).catalog()


def _making_way(
    moves: Mapping[Identity, Identity],
    live: Catalog,
    declared: Catalog,
    registry: Registry,
    stays: Callable[[Object, Catalog], bool],
) -> dict[Identity, Identity]:
    """What is to be dropped and has a name that a rename wants steps aside: renames come before drops."""
    wanted: set[Taken] = set()
    for old, new in moves.items():
        kind = registry[old.kind]
        wanted |= kind.takes(msgspec.structs.replace(live[old], identity=new)) - kind.takes(live[old])
    found: dict[Identity, Identity] = {}
    for item in live:
        kind = registry[item.identity.kind]
        if item.identity in moves or item.identity in declared or "rename" not in kind.traits:
            continue
        if not wanted.isdisjoint(kind.takes(item)) and not stays(item, live):
            found[item.identity] = _below_moved(_beside(item.identity), item, kind, moves)
    return found


def _below_moved(identity: Identity, item: Object, kind: Kind, moves: Mapping[Identity, Identity]) -> Identity:
    parent = moves.get(item.parent) if item.parent is not None else None
    if parent is None:
        return identity
    return identity._replace(path=(*(parent.path if kind.scope == "parent" else parent.path[:1]), identity.name))


def _asked_for(
    live: Catalog, declared: Catalog, registry: Registry, depth: str, findings: list[Finding]
) -> Iterator[tuple[Identity, Identity]]:
    claims: dict[Identity, Object] = {}
    for wanted in declared:
        old_name = wanted.hint("renamed_from")
        if not old_name or _depth(registry[wanted.identity.kind]) != depth:
            continue
        old = old_identity(wanted, old_name)
        if old == wanted.identity or old not in live:
            continue
        other = claims.setdefault(old, wanted)
        if other is not wanted:
            findings.append(
                Finding(
                    f"{qualified(old.path)} is claimed by two renames, {other.identity} and {wanted.identity}",
                    wanted.place,
                )
            )
    for old in _finished(claims, live):
        wanted = claims.pop(old)
        if old not in declared:
            findings.append(
                Finding(
                    f"{wanted.identity} is to be renamed from {qualified(old.path)}, and both are there",
                    wanted.place,
                    "drop one of the two by hand, or declare both",
                )
            )
    return ((old, wanted.identity) for old, wanted in claims.items())


def _depth(kind: Kind) -> str:
    """What hangs below a table is renamed after the tables, whatever its names are unique in."""
    return "parent" if kind.parents else kind.scope


def _finished(claims: Mapping[Identity, Object], live: Catalog) -> list[Identity]:
    """The renames whose new name is there already and does not give way to another one."""
    left = {old: wanted.identity for old, wanted in claims.items()}
    while stuck := [old for old, new in left.items() if new in live and new not in left]:
        for old in stuck:
            del left[old]
    return [old for old in claims if old not in left]


def _without_finished_circles(
    moves: dict[Identity, Identity], live: Catalog, declared: Catalog, registry: Registry
) -> dict[Identity, Identity]:
    """Names that change places leave no trace of it: a circle is done where the objects fit better as they stand.

    Objects that are alike in everything but their names could have changed places or not; nothing is done then.
    """
    left = dict(moves)
    for old in moves:
        circle = [old]
        while (following := moves.get(circle[-1])) is not None and following not in circle:
            circle.append(following)
        if following != old:
            continue
        as_they_stand = sum(_fit(live, one, declared, one, registry) for one in circle)
        once_moved = sum(_fit(live, one, declared, moves[one], registry) for one in circle)
        if as_they_stand >= once_moved:
            for one in circle:
                left.pop(one, None)
    return left


def _fit(live: Catalog, have: Identity, declared: Catalog, wanted: Identity, registry: Registry) -> int:
    """How many values a live object, and what hangs below it, has in common with a declared one."""
    one, other = live[have], declared[wanted]
    count = sum(bool(one.get(f.name) == other.get(f.name)) for f in registry[have.kind].fields if not f.hint)
    below = {(c.identity.kind, c.identity.name): c for c in declared.children(wanted)}
    for child in live.children(have):
        twin = below.get((child.identity.kind, child.identity.name))
        if twin is not None:
            count += 1 + sum(bool(value == twin.get(name)) for name, value in child.values.items())
    return count


def old_identity(wanted: Object, old_name: str) -> Identity:
    """What ``renamed_from`` names: the same path with another last part, or another schema where it is dotted."""
    parts = sql.split_name(old_name) or (old_name,)
    path = wanted.identity.path
    if len(parts) == 2 and len(path) == 2:
        return wanted.identity._replace(path=parts)
    return wanted.identity._replace(path=(*path[:-1], parts[-1]))


def _implied(live: Catalog, declared: Catalog, registry: Registry) -> Iterator[tuple[Identity, Identity]]:
    """Objects that are equal but for their names, where each side has the one or the other and not both."""
    for name, kind in registry.kinds.items():
        if not kind.same_when_renamed:
            continue
        wanted: dict[Identity | None, list[Object]] = {}
        for item in declared.by_kind.get(name, ()):
            if item.identity not in live and (item.parent is not None or item.implicit):
                wanted.setdefault(kind.holder(item), []).append(item)
        if not wanted:
            continue
        spare: dict[Identity | None, list[Object]] = {}
        for item in live.by_kind.get(name, ()):
            if item.identity not in declared:
                spare.setdefault(kind.holder(item), []).append(item)
        for holder, items in wanted.items():
            if holder is not None:
                yield from _matched(kind, spare.get(holder, []), items)


def _matched(kind: Kind, live: list[Object], declared: list[Object]) -> Iterator[tuple[Identity, Identity]]:
    left = list(live)
    for item in declared:
        match = next((o for o in left if alike(kind, o.values, item.values)), None)
        if match is None and item.implicit and len(declared) == 1:
            match = next((o for o in left if _differ_in_text_only(kind, o, item)), None)
        if match is not None:
            left.remove(match)
            yield match.identity, item.identity


def _differ_in_text_only(kind: Kind, one: Object, other: Object) -> bool:
    """A server-made name belongs to the one object that could carry it, its text being the server's spelling."""
    return all(one.get(f.name) == other.get(f.name) or f.shape is Shape.EXPRESSION for f in kind.fields if not f.hint)


def _ordered(live: Catalog, moves: dict[Identity, Identity], declared: Catalog, registry: Registry) -> Iterator[Rename]:
    """Each rename after the one that frees its names; one of a circle steps aside to a temporary name."""
    left = dict(moves)
    holds = {old: registry[old.kind].takes(live[old]) for old in left}
    wants = {
        old: registry[old.kind].takes(msgspec.structs.replace(live[old], identity=new)) - holds[old]
        for old, new in left.items()
    }
    aside: dict[Identity, str] = {}

    def blocker(one: Identity) -> Identity | None:
        return next((other for other in left if other != one and not wants[one].isdisjoint(holds[other])), None)

    while left:
        free = [old for old in left if blocker(old) is None]
        for old in free:
            new = left.pop(old)
            at = _beside(old) if old in aside else old
            made = tuple(_made_names(live, old, at, new, registry))
            yield Rename(live[old], new, _place(declared, new), via=aside.get(old), made=made)
        if free:
            continue
        walked = [next(iter(left))]
        while (following := blocker(walked[-1])) is not None and following not in walked:
            walked.append(following)
        assert following is not None
        beside = _beside(following)
        aside[following] = beside.name
        holds[following] = frozenset()
        made = tuple(_made_names(live, following, following, beside, registry))
        yield Rename(live[following], beside, _place(declared, left[following]), aside=True, made=made)


def _made_names(
    live: Catalog, item: Identity, before: Identity, after: Identity, registry: Registry
) -> Iterator[tuple[Identity, MadeName]]:
    """The server's names for an object and what hangs below it, which goes from one identity to another."""
    for one in (live[item], *live.family(item)):
        made_names = registry[one.identity.kind].made_names
        if made_names is None:
            continue
        below = one.identity.path[len(item.path) :]
        for made in made_names(one, (*before.path, *below), (*after.path, *below)):
            if made.old != made.new:
                yield one.identity._replace(path=(*after.path, *below)), made


def _beside(identity: Identity) -> Identity:
    """The same object under a temporary name."""
    return identity._replace(path=(*identity.path[:-1], f"schemadiff_{identity.name}"[:60]))


def _place(declared: Catalog, identity: Identity) -> Place | None:
    item = declared.get(identity)
    return item.place if item is not None else None


@dataclass
class Rewriting:
    """A catalog read again under new names: identities, parents, and every value that names what moved."""

    live: Catalog
    moves: Mapping[Identity, Identity]
    registry: Registry
    identities: dict[Identity, Identity] = field(default_factory=dict)
    paths: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = field(default_factory=dict)
    columns: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)

    def catalog(self) -> Catalog:
        """The rewritten catalog."""
        self.follow()
        clones = [self.object(o) for o in self.live.clones]
        return self.live.replacing((self.object(o) for o in self.live), clones)

    def follow(self) -> None:
        """Finds what the moves take along."""
        for item in (*self.live, *self.live.clones):
            self._identity(item)
        for old, new in self.identities.items():
            if old.path == new.path:
                continue
            kind = self.registry[old.kind]
            self.paths[(kind.namespace, old.path)] = new.path
            if kind.namespace == "type" and kind.made_names is not None:
                for made in kind.made_names(self.live[old], old.path, new.path):
                    self.paths[(kind.namespace, (*old.path[:-1], made.old))] = (*new.path[:-1], made.new)
            if old.kind == "column" and old.path[-1] != new.path[-1]:
                self.columns.setdefault(old.path[:-1], {})[old.path[-1]] = new.path[-1]
        if any(namespace != "column" for namespace, _ in self.paths):
            self._routines()

    def _routines(self) -> None:
        """Routines, operators, casts are known by the types they take, and their comments and owners with them."""
        moved: dict[Identity, Identity] = {}
        for item in self.live:
            kind, own = self.registry[item.identity.kind], self.identities[item.identity]
            if kind.routine and item.get("parameters"):
                parameters = (p._replace(type=self._type(p.type)) for p in item.get("parameters"))
                own = moved[item.identity] = own._replace(arguments=sql.input_types(tuple(parameters)))
            elif kind.key_form is not None:
                held = {n: self._value(kind.by_name[n], v, item) for n, v in item.values.items() if n in kind.by_name}
                own = moved[item.identity] = kind.key_form.identify(own, held)
            elif item.parent in moved and kind.layout is Layout.TRAIT:
                above = moved[item.parent]
                own = Identity(own.kind, (above.kind, *above.path), above.arguments)
            self.identities[item.identity] = own

        for item in self.live:
            kind = self.registry[item.identity.kind]
            if kind.named_after and (path := self.paths.get(("relation", item.get(kind.named_after)))) is not None:
                identity = self.identities[item.identity]
                self.identities[item.identity] = identity._replace(path=(*identity.path[:-1], qualified(path)))

    def _identity(self, item: Object) -> Identity:
        known = self.identities.get(item.identity)
        if known is not None:
            return known
        old = item.identity
        kind = self.registry[old.kind]
        leaders = kind.copy_of(item, self.live) if kind.copy_of is not None and item.parent is not None else ()
        if old in self.moves:
            new = self.moves[old]
        elif item.parent is not None and leaders and (name := self._renamed(leaders)):
            new = old._replace(path=(*self._identity(self.live[item.parent]).path, name))
        elif item.parent is not None and item.parent in self.live:
            parent = self._identity(self.live[item.parent])
            if kind.layout is Layout.TRAIT:
                new = Identity(old.kind, (parent.kind, *parent.path), parent.arguments)
            elif kind.scope == "parent":
                new = old._replace(path=(*parent.path, self._role(old.name) if kind.role_named else old.name))
            else:
                new = old._replace(path=(parent.path[0], old.name))
        elif kind.scope == "schema" and (schema := Identity("schema", old.path[:1])) in self.moves:
            new = old._replace(path=(self.moves[schema].name, *old.path[1:]))
        else:
            new = old
        self.identities[old] = new
        return new

    def _role(self, name: str) -> str:
        """A role by the name that it will have."""
        return self.moves.get(role := Identity("role", (name,)), role).name

    def _renamed(self, leaders: Iterable[Identity]) -> str | None:
        """The new name of the first of these objects that has another one."""
        known = (o for i in leaders if (o := self.live.get(i) or self._clones.get(i)) is not None)
        names = ((o.identity.name, self._identity(o).name) for o in known)
        return next((new for old, new in names if new != old), None)

    @cached_property
    def _clones(self) -> Mapping[Identity, Object]:
        return {item.identity: item for item in self.live.clones}

    def object(self, item: Object) -> Object:
        """One object of the catalog, or one like it, rewritten."""
        identity = self.identities[item.identity]
        kind = self.registry[item.identity.kind]
        values = item.values
        if identity != item.identity and kind.moved is not None:
            values = kind.moved(item, identity)
        changed: dict[str, Value] = {}
        for name, value in values.items():
            described = kind.by_name.get(name)
            new = self._value(described, value, item) if described is not None else value
            if new != value:
                changed[name] = new
        parent = self.identities.get(item.parent, item.parent) if item.parent is not None else None
        if identity == item.identity and not changed and parent == item.parent and values is item.values:
            return item
        return msgspec.structs.replace(item, identity=identity, parent=parent, values={**values, **changed})

    def _value(self, described: Field, value: Value, item: Object) -> Value:
        shape = described.shape
        if described.refers:
            namespace = self.registry[described.refers].namespace
            named = [
                self.paths.get((namespace, (v,)), (v,))[-1] for v in ((value,) if isinstance(value, str) else value)
            ]
            return named[0] if isinstance(value, str) else tuple(sorted(named))
        if described.roles:
            named = [self._role(v) for v in value]
            return tuple(sorted(named) if described.unordered else named)
        if shape is Shape.GRANTS:
            return tuple(sorted(g._replace(grantee=self._role(g.grantee)) for g in value))
        if shape is Shape.NAMES:
            table = item.get("references", ()) if described.of == "referenced" else self._table(item)
            renamed = self.columns.get(tuple(table), {})
            return tuple(renamed.get(c, c) for c in value)
        if shape is Shape.RELATION:
            return self.paths.get(("relation", value), value)
        if shape is Shape.RELATIONS:
            return tuple(self.paths.get(("relation", path), path) for path in value)
        if shape is Shape.COLUMN:
            return self.paths.get(("column", value), value)
        if shape is Shape.ROUTINE:
            return self.paths.get(("routine", value), value)
        if shape is Shape.NAME and described.to:
            return self.paths.get((described.to, (value,)), (value,))[-1]
        if shape is Shape.TEXT and described.to:
            return self._named(described.to, value)
        if shape is Shape.OBJECT:
            return self.paths.get((described.to, value), value)
        if shape is Shape.OBJECT_LISTS:
            return {n: tuple(self.paths.get((described.to, p), p) for p in listed) for n, listed in value.items()}
        if shape is Shape.MEMBERS:
            return tuple(sorted(self._member(m) for m in value))
        if shape is Shape.TYPE:
            return self._type(value)
        if shape is Shape.PARAMETERS:
            return tuple(p._replace(type=self._type(p.type)) for p in value if isinstance(p, Parameter))
        if shape is Shape.ELEMENTS:
            return tuple(self._element(e, item) for e in value)
        if shape is Shape.EXPRESSION:
            return self.expression(value, item)
        if shape is Shape.COMMANDS:
            return tuple(self.command(c, item) for c in value)
        return value

    def _member(self, member: Member) -> Member:
        namespace = "operator" if member.arguments is None else "routine"
        return member._replace(
            left=self._type(member.left),
            right=self._type(member.right),
            name=self.paths.get((namespace, member.name), member.name),
            arguments=None if member.arguments is None else self._types(member.arguments),
            order_by=None
            if member.order_by is None
            else self.paths.get(("opfamily", member.order_by), member.order_by),
        )

    def _types(self, text: str) -> str:
        return ", ".join(self._type(t) for t in sql.split_types(text))

    def _table(self, item: Object) -> tuple[str, ...]:
        if named_after := self.registry[item.identity.kind].named_after:
            named: tuple[str, ...] = item.get(named_after)
            return named
        parent = item.parent
        if parent is None and self.registry[item.identity.kind].stands_in == "columns":
            return item.identity.path
        while parent is not None and parent.kind == "column":
            parent = self.live[parent].parent
        return parent.path if parent is not None else ()

    def _named(self, namespace: str, text: str | None) -> str | None:
        """A name as SQL writes it."""
        new = self.paths.get((namespace, sql.split_object(text) or ())) if text is not None else None
        if new is None:
            return text
        return operator_name(new) if namespace == "operator" else qualified(new)

    def _element(self, element: Element, item: Object) -> Element:
        element = element._replace(
            collation=self._named("collation", element.collation),
            opclass=self._named("opclass", element.opclass),
            operator=self._named("operator", element.operator),
        )
        if element.column is not None:
            renamed = self.columns.get(self._table(item), {})
            return element._replace(column=renamed.get(element.column, element.column))
        if element.expression is not None:
            return element._replace(expression=self.expression(element.expression, item))
        return element

    def _type(self, text: str) -> str:
        replaced = [
            (use.start, use.end, qualified(new))
            for use in sql.user_types(text)
            if (new := self._moved_to("type", use.parts)) is not None
        ]
        return sql.splice(text, replaced) if replaced else text

    def _moved_to(self, namespace: str, parts: tuple[str, ...]) -> tuple[str, ...] | None:
        """The new path of a name; a relation is a type too."""
        return self.paths.get((namespace, parts)) or self.paths.get(("relation", parts))

    def expression(self, text: str, item: Object) -> str:
        """The server rewrites expressions by itself; so does this, name by name."""
        renamed = self.columns.get(self._table(item), {})

        def column(parts: tuple[str, ...]) -> tuple[str, ...]:
            return (*parts[:-1], renamed.get(parts[-1], parts[-1]))

        return self._rewritten(Shape.EXPRESSION, text, column)

    def command(self, text: str, item: Object) -> str:
        """A command of a rule, whose columns stand below what the text calls their relations.

        What stands below an alias is left as it is, and so is for the server to say.
        """
        relations = {m.parts[-1]: m.parts for m in sql.mentions(Shape.COMMANDS, text) if m.sort == "relation"}
        rows = dict.fromkeys(("new", "old"), self._table(item))

        def column(parts: tuple[str, ...]) -> tuple[str, ...]:
            above = parts[-2] if len(parts) > 1 else ""
            relation = rows.get(above) or relations.get(above, ())
            renamed = self.columns.get(relation, {}).get(parts[-1], parts[-1])
            called = above if above in rows else self.paths.get(("relation", relation), (above,))[-1]
            return (*parts[:-2], called, renamed) if above else parts

        return self._rewritten(Shape.COMMANDS, text, column)

    def _rewritten(self, shape: Shape, text: str, column: Callable[[tuple[str, ...]], tuple[str, ...]]) -> str:
        replaced: list[tuple[int, int, str]] = []
        for mention in sql.mentions(shape, text):
            if mention.start < 0:
                continue
            end = sql.span_of_name(text, mention.start)
            if mention.sort == "column" and mention.parts and (new := column(mention.parts)) != mention.parts:
                # The target of an assignment stands without its relation.
                written = len(sql.split_name(text[mention.start : end]) or mention.parts)
                replaced.append((mention.start, end, ".".join(map(ident, new[-written:]))))
            elif (
                mention.sort in ("routine", "type", "collation")
                or (mention.sort == "relation" and shape is Shape.COMMANDS)
            ) and (moved := self._moved_to(mention.sort, mention.parts)) is not None:
                replaced.append((mention.start, end, qualified(moved)))
        text = sql.splice(text, replaced) if replaced else text
        return self._constants(text)

    def _constants(self, text: str) -> str:
        """``nextval('s.q'::regclass)`` prints the sequence's name of the moment."""
        for (namespace, old), new in self.paths.items():
            if namespace == "relation" and len(old) == 2 and f"'{qualified(old)}'::regclass" in text:
                text = text.replace(f"'{qualified(old)}'::regclass", f"'{qualified(new)}'::regclass")
        return text


def names_of(renames: Iterable[Rename]) -> dict[Identity, Any]:
    """The renamed objects by their new identity."""
    return {r.after: r.before for r in renames}
