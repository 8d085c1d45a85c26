"""Takes out what refers to something that is gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.property.strategies.items import GONE, is_unique, kept, prune_items
from tests.property.strategies.maker import exact, not_null_names, takes
from tests.property.strategies.model import (
    DEFAULT_CLASSES,
    HEIR_DEFAULTS,
    KEYED,
    OWN_TYPES,
    Column,
    Expression,
    Item,
    Name,
    Part,
    Relation,
    Routine,
    Schema,
    Sql,
    View,
    by_number,
    kind_of,
)

READERS = (None, "postgres", "pg_read_all_data")
"""Owners who can read every table."""


def prune(schema: Schema) -> None:
    """Takes out what refers to something that is gone or has become something else, until nothing does."""
    changed = True
    while changed:
        before = repr(schema)
        _prune_once(schema)
        changed = repr(schema) != before


def _prune_once(schema: Schema) -> None:
    columns = {c.number: c for t in schema.tables for c in t.columns}
    routines = {r.number: r for r in schema.routines}
    sequences = {s.number for s in schema.sequences}
    enums = {e.number for e in schema.enums}
    things = {t.number: kind_of(t) for _, t in schema.things()}

    def holds(expression: Expression | None) -> bool:
        if expression is None:
            return True
        for number, family in zip(expression.columns, expression.families, strict=False):
            if number not in columns or columns[number].family != family:
                return False
        if any(n not in columns for n in expression.columns):
            return False
        if any(n not in routines or routines[n].role != "int" for n in expression.routines):
            return False
        if any(not takes(schema, routines[r], columns[n]) for r in expression.routines for n in expression.columns):
            return False
        return all(n in sequences for n in expression.sequences)

    read = {t.number for t in (*schema.tables, *schema.views)}
    for routine in [r for r in schema.routines if r.table is not None and r.table not in read]:
        schema.routines.remove(routine)
    for table in schema.tables:
        for column in list(table.columns):
            if column.family == "enum" and column.enum not in enums:
                table.columns.remove(column)
            elif column.generated is not None:
                base = columns.get(column.generated.columns[0])
                bad = base is not None and (base.generated is not None or base.type == "citext" or "char" in base.type)
                if not holds(column.generated) or bad or base not in table.columns:
                    table.columns.remove(column)
            if not holds(column.default):
                column.default = None
            if column.identity is None:
                column.attributes.pop("sequence", None)
            if column.family == "own" and things.get(column.enum or 0) not in OWN_TYPES:
                table.columns.remove(column)
            attributes = kept(column.attributes, lambda v: not isinstance(v, Sql) or v.refs["x"] in things)
            column.attributes = {} if attributes is GONE else attributes
        options = kept(table.options, lambda v: not isinstance(v, Name) or v.number in things)
        table.options = {} if options is GONE else options
        for part in table.parts:
            if "replica_identity" in table.options:
                part.options.pop("replica_identity", None)
        clustered = [p for p in table.parts if "cluster" in p.options]
        for part in clustered[1:]:
            del part.options["cluster"]
        if clustered:
            for item in schema.items:
                if item.holder == table.number:
                    item.content.pop("cluster", None)
        keyed = {n for p in table.parts if p.kind == "primary_key" for n in p.columns}
        for column in table.columns:
            if column.identity is not None or column.number in keyed:
                column.not_null_form = None
        own = {c.number: c for c in table.columns}
        for part in list(table.parts):
            numbers = {
                *part.columns,
                *part.include,
                *(n for e in (*part.expressions, *((part.where,) if part.where else ())) for n in e.columns),
            }
            named = [own.get(n) for n in numbers]
            virtual = any(c is not None and c.generated is not None and c.generated_kind == "virtual" for c in named)
            if (
                None in named
                or virtual
                or not all(holds(e) for e in part.expressions)
                or not holds(part.where)
                or not _part_holds(part, schema, own, routines)
            ):
                table.parts.remove(part)
    fixed = {v.number for v in schema.views if v.materialized or v.shape == "grouped"}
    known: dict[int, Any] = {t.number: t for t in schema.tables}
    for view in list(schema.views):
        base = known.get(view.base)
        if base is None:
            schema.views.remove(view)
            continue
        if isinstance(base, Relation):
            families: dict[int | str, str] = {c.number: c.family for c in base.columns}
        else:
            families = {alias: family for alias, _, family in base.picked}
        first = view.picked[:1]
        view.picked = [p for p in view.picked if families.get(p[1]) == p[2]]
        if view.picked[:1] != first:
            view.where = None
        if view.number in fixed or (isinstance(base, View) and base.number in fixed):
            fixed.add(view.number)
            view.options.pop("check_option", None)
        if view.access_method not in things:
            view.access_method = None
        view.said = {a: s for a, s in view.said.items() if a in {alias for alias, _, _ in view.picked}}
        if not view.picked:
            schema.views.remove(view)
            continue
        known[view.number] = view
    stored = _stored(schema)
    for view in schema.views:
        if view.number in stored and view.owner not in READERS:
            view.owner = None
    for sequence in schema.sequences:
        if sequence.owned_by is not None:
            found = schema.column(sequence.owned_by)
            if found is None or found[0].schema != sequence.schema or found[0].owner != sequence.owner:
                sequence.owned_by = None
            if sequence.owned_by is not None and (sequence.owner or sequence.grants is not None):
                sequence.owned_by = None
    for thing in [*schema.tables, *schema.views]:
        if thing.grants:
            grants = kept(thing.grants, lambda v: not isinstance(v, Name) or v.number in things)
            thing.grants = {} if grants is GONE else grants
    for item in list(schema.items):
        parent = by_number(schema.items, item.content["partition_of"].refs["x"]) if _is_far_part(item) else None
        published = (
            by_number(schema.tables, item.key.refs["x"]) if item.kind == "publication_table" and item.key else None
        )
        unlogged = published is not None and published.options.get("unlogged")
        if unlogged or (parent is not None and is_unique(parent.content)):
            schema.items.remove(item)
            continue
        if published is not None and "where" in item.content:
            # PostgreSQL allows no collation of a user there.
            filtered = set(item.content["where"].refs.values())
            if any(c.number in filtered and isinstance(c.attributes.get("collation"), Sql) for c in published.columns):
                del item.content["where"]
        if "inherits" in item.content:
            item.content["inherits"] = _not_at_odds(
                item.content["inherits"], schema, stored if item.kind == "foreign_table" else None
            )
            if not item.content["inherits"]:
                schema.items.remove(item)
            parents = {p.refs["x"] for p in item.content["inherits"]}
            theirs = {c.number: c for t in schema.tables if t.number in parents for c in t.columns}
            for key in [k for k in item.content.get("columns", ()) if isinstance(k, Name)]:
                said, column_above = item.content["columns"][key], theirs.get(key.number)
                default = said.get("default") if isinstance(said, dict) else None
                retyped = column_above is not None and default not in (None, HEIR_DEFAULTS.get(column_above.family))
                if column_above is None or retyped:
                    del item.content["columns"][key]
            for column in (c for p in schema.tables if p.number in parents for c in p.columns):
                if "not_valid" in (column.not_null_form or {}):
                    column.not_null_form = None  # What rows of the heir were checked for is not declared.
    prune_items(schema, holds)


def _is_far_part(item: Item) -> bool:
    """Whether it is a foreign table that is a partition."""
    return item.kind == "foreign_table" and "partition_of" in item.content


def _stored(schema: Schema) -> set[int]:
    """The numbers of what materialized views are filled from, directly or through other views."""
    found: set[int] = set()
    for view in reversed(schema.views):
        if view.materialized or view.number in found:
            found.add(view.base)
    return found


def _not_at_odds(parents: list[Sql], schema: Schema, stored: set[int] | None) -> list[Sql]:
    """The parents that share no name with one before them: columns and checks of one name would have to be alike.

    Where the heir is foreign (``stored`` is given) none has an index, since making one asks the wrapper, which has nobody
    to ask, as filling what is ``stored`` would.
    """
    found: list[Sql] = []
    taken: set[str] = set()
    for parent in parents:
        table = by_number(schema.tables, parent.refs["x"])
        indexed = {p.kind for p in table.parts} - {"check", "trigger", "foreign_key"} if table is not None else set()
        if stored is not None and (indexed or parent.refs["x"] in stored):
            continue
        names = {t.name for t in (*table.columns, *table.parts)} if table is not None else set()
        names |= not_null_names(table) if table is not None else set()
        if not names & taken and table is not None:
            found.append(parent)
            taken |= names
    return found


def _part_holds(part: Part, schema: Schema, own: Mapping[int, Column], routines: Mapping[int, Routine]) -> bool:
    if part.kind == "trigger":
        routine = routines.get(part.routine or 0)
        return (
            routine is not None
            and routine.role == "trigger"
            and not any(own[n].generated is not None for n in part.columns)
        )
    if part.options.get("without_overlaps"):
        *plain, last = [own[n] for n in part.columns]
        return (
            "btree_gist" in schema.installed()
            and last.family == "range"
            and all(c.family in KEYED and c.family not in ("bool", "enum") for c in plain)
            and not (part.kind == "primary_key" and any(c.generated is not None for c in (*plain, last)))
        )
    if part.kind in ("primary_key", "unique"):
        good = all(own[n].family in KEYED and own[n].family != "bool" for n in part.columns)
        return good and not (part.kind == "primary_key" and any(own[n].generated is not None for n in part.columns))
    if part.kind == "foreign_key":
        found = schema.key(part.target or 0)
        if found is None or {"deferrable", "initially_deferred"} & set(found[1].options):
            return False
        target, mine = found[0], next(t for t in schema.tables if part in t.parts)
        if target.options.get("unlogged") and not mine.options.get("unlogged"):
            return False
        theirs = [schema.column(n) for n in found[1].columns]
        if any(t is None for t in theirs) or any(own[n].generated is not None for n in part.columns):
            return False
        if bool(found[1].options.get("without_overlaps")) != bool(part.options.get("period")):
            return False
        return [exact(t[1], found[1]) for t in theirs if t] == [exact(own[n], found[1]) for n in part.columns]
    if part.kind == "index":
        return all(_element_holds(e, own[n]) for e in part.expressions for n in e.columns)
    return True


def _element_holds(element: Expression, column: Column) -> bool:
    """Whether the operator class and the collation that are written out are ones of the column's type."""
    words = element.text.split()
    default = next((w for w in words if w in DEFAULT_CLASSES.values()), None)
    if default is not None and default != DEFAULT_CLASSES.get(column.type):
        return False
    if "collate" in words:
        return column.type in ("text", "varchar")
    return default is not None or "_ops" not in element.text or column.type in ("text", "varchar", "jsonb")
