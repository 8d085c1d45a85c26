"""Independent and owned sequences: CREATE SEQUENCE.

The current value is not changed, with two exceptions: a sequence that is created for a column with rows continues after
them, and one whose value is below its new bounds restarts at their start.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from typing import NamedTuple

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import client_risks
from schemadiff.kindspec.change_strategies import ChangeStrategy, in_place
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import ColumnRef, Flag, Integer, TypeName
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.reconciliation import Owners, Reconciliation
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Creation, Filter, Migration, Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import qualified


def _holder(sequence: Object) -> Identity | None:
    column = sequence.get("owned_by")
    return Identity("column", column) if column else None


def _owned_as(sequence: Object) -> tuple[Identity, ...]:
    column = sequence.get("owned_by")
    return tuple(Identity(kind, column[:2]) for kind in ("table", "foreign_table")) if column else ()


NUMBERS = ("increment", "min", "max", "start", "cache")
TOPS = {"smallint": 2**15 - 1, "integer": 2**31 - 1}


class Bounds(NamedTuple):
    """The bounds and the start of a sequence."""

    least: int
    most: int
    start: int
    ascending: bool


def bounds(kind: str, options: Mapping[str, int]) -> Bounds:
    """Return the bounds of a sequence of the type with these options; CREATE SEQUENCE has defaults for the others."""
    top = TOPS.get(kind, 2**63 - 1)
    ascending = options.get("increment", 1) > 0
    least, most = (1, top) if ascending else (-top - 1, -1)
    least, most = options.get("min", least), options.get("max", most)
    return Bounds(least, most, options.get("start", least if ascending else most), ascending)


def impossible(kind: str, options: Mapping[str, int]) -> Iterator[str]:
    """Yield why no sequence of an integer type can have these numbers (init_params in sequence.c)."""
    top = TOPS.get(kind, 2**63 - 1)
    found = bounds(kind, options)
    if options.get("increment") == 0:
        yield "the increment of a sequence cannot be 0"
    if options.get("cache", 1) < 1:
        yield "a sequence has to cache one value at least"
    if beyond := [name for name in ("min", "max") if not -top - 1 <= options.get(name, 0) <= top]:
        yield f"{' and '.join(beyond)} is beyond the values of type {kind}"
    elif found.least >= found.most:
        yield f"the least value, {found.least}, is not below the greatest, {found.most}"
    elif not found.least <= found.start <= found.most:
        yield f"the start, {found.start}, is not between {found.least} and {found.most}"


def falls_behind(before: Bounds, after: Bounds) -> bool:
    """Tell whether the value may be outside of the new bounds, which ALTER SEQUENCE refuses without RESTART."""
    nearer = after.least > before.least if before.ascending else after.most < before.most
    return nearer or not after.least <= before.start <= after.most


def counter(migration: Migration) -> Filter:
    """Return a filter that gives, for a column's path, the setting that passes its value to another sequence.

    It is empty if the same sequence numbers the column before and after the plan, or if none does on one side.
    """
    sides = migration.live, migration.target.catalog

    @cache
    def owned() -> tuple[Mapping[tuple[str, ...], Object], ...]:
        return tuple(map(by_owner, sides))

    def setting(path: Iterable[str]) -> str:
        column = Identity("column", tuple(path))
        if not all(column in side for side in sides):
            return ""
        before, after = (_numbered_by(side[column], by) for side, by in zip(sides, owned(), strict=True))
        if before is None or after is None or before == after:
            return ""
        return f"schemadiff.number_{sha256(qualified(column.path).encode()).hexdigest()[:16]}"

    return setting


def by_owner(catalog: Catalog) -> Mapping[tuple[str, ...], Object]:
    """Return the sequences that columns own, by the path of the column."""
    return {column: o for o in catalog.by_kind.get("sequence", ()) if (column := o.get("owned_by")) is not None}


def _numbered_by(column: Object, owned: Mapping[tuple[str, ...], Object]) -> Identity | None:
    """Return what numbers a column: the column itself if it is an identity, or the sequence that it owns."""
    if column.get("identity") is not None:
        return column.identity
    sequence = owned.get(column.identity.path)
    return sequence.identity if sequence is not None else None


def _parameters(before: Object, after: Object, context: Context) -> ChangeStrategy:
    return ChangeStrategy(
        "parameters", first=("begin_within_bounds",) if falls_behind(_bounds(before), _bounds(after)) else ()
    )


def _bounds(sequence: Object) -> Bounds:
    return bounds(sequence.get("type", "bigint"), sequence.values)


def without_defaults(kind: str, options: Mapping[str, int]) -> Mapping[str, int]:
    """Return the options without the bounds and the start that CREATE SEQUENCE would choose."""
    free = bounds(kind, {name: value for name, value in options.items() if name == "increment"})
    start = bounds(kind, {name: value for name, value in options.items() if name != "start"}).start
    defaults = {"min": free.least, "max": free.most, "start": start, "increment": 1, "cache": 1}
    return {name: value for name, value in options.items() if defaults.get(name) != value}


def _resolve(sequence: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    column = sequence.get("owned_by")
    if column is not None and len(column) > 2 and column[0] != sequence.identity.path[0]:
        error(
            f"a column of {qualified(column[:-1])} owns the sequence {sequence.identity.name}, which has to be in "
            f"schema {column[0]}",
            "Declare it there; PostgreSQL moves it together with the table.",
        )
    if (type_ := sequence.get("type", "bigint")) not in ("smallint", "integer", "bigint"):
        error(f"a sequence is of type smallint, integer or bigint, not {type_}", "Give it one of these types.")
    numbers = {name: sequence.values[name] for name in NUMBERS if name in sequence.values}
    for message in impossible(type_, numbers) if numbers else ():
        error(message)
    given = {name: sequence.values[name] for name in ("increment", "min", "max", "start") if name in sequence.values}
    kept = without_defaults(sequence.get("type", "bigint"), given) if given else given
    if len(kept) == len(given):
        return sequence.values
    return {name: value for name, value in sequence.values.items() if name not in given or name in kept}


def _reconcile_live(live: Catalog, declared: Catalog, version: int, owners: Owners) -> Iterable[Object]:
    """Yield sequences with the persistence that ALTER TABLE … SET LOGGED gives owned ones (unlogged ones: 15)."""
    turns = {
        table.identity.path: wanted.get("unlogged")
        for table in live.by_kind.get("table", ())
        if (wanted := declared.get(table.identity)) and wanted.get("unlogged") != table.get("unlogged")
    }
    if version < 15 or not turns:
        return live
    return [_taken_along(o, turns) if o.identity.kind == "sequence" else o for o in live]


def _taken_along(sequence: Object, turns: Mapping[tuple[str, ...], bool | None]) -> Object:
    table = sequence.get("owned_by", ())[:2]
    if table not in turns:
        return sequence
    values = {name: value for name, value in sequence.values.items() if name != "unlogged"}
    return msgspec.structs.replace(sequence, values={**values, "unlogged": True} if turns[table] else values)


def _refs(sequence: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield the table's persistence and owner, which an owned sequence shares and which change first."""
    for of in _owned_as(sequence):
        yield Ref(of)
        yield Ref(Identity("owner", (of.kind, *of.path)))


def _follow_up(sequence: Object, creation: Creation) -> tuple[ChangeStrategy, ...]:
    """Return the statements after it is created: for a column whose rows will have numbers, continue after them."""
    column = _holder(sequence)
    numbered = creation.target.get(column) if column is not None and column in creation.live else None
    numbers = numbered is not None and numbered.get("type") in ("smallint", "integer", "bigint")
    return (ChangeStrategy("continue_after_rows", last=True),) if numbers else ()


def _effects_form(row: str, old: Object | None, new: Object | None, migration: Migration) -> str:
    """Return the row of the effects table: ``owned_by_another`` gives the sequence to its table's owner before."""
    if row != "owned_by" or new is None or not new.get("owned_by"):
        return row
    table = Identity("owner", ("table", *new.get("owned_by")[:2]))
    own = migration.live.get(Identity("owner", ("sequence", *new.identity.path)))
    theirs = migration.target.catalog.get(table) or migration.live.get(table)
    one, other = (owner.get("role") if owner is not None else None for owner in (own, theirs))
    return row if one == other else "owned_by_another"


KINDS = (
    Kind(
        name="sequence",
        sql_keyword="SEQUENCE",
        doc="A sequence, except those of identity columns.",
        fields=Fields(
            Field("type", TypeName(), "smallint, integer or bigint.", _parameters, default="bigint"),
            Field("increment", Integer(bigint=True), "The increment.", _parameters, default=1),
            Field("min", Integer(bigint=True), "The minimum; that of the type if absent.", _parameters),
            Field("max", Integer(bigint=True), "The maximum; that of the type if absent.", _parameters),
            Field(
                "start", Integer(bigint=True), "The start value; min (or max, if descending) if absent.", _parameters
            ),
            Field("cache", Integer(bigint=True), "The number of values that a session caches.", _parameters, default=1),
            Field("cycle", Flag(), "It restarts after its last value (CYCLE).", _parameters),
            Field("owned_by", ColumnRef(), "The column that owns it (OWNED BY).", in_place("owned_by"), deferred=True),
            Field("unlogged", Flag(), "UNLOGGED: it is not written to the WAL.", in_place("unlogged"), since=15),
        ),
        properties=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_class",
        yaml=YamlForm(
            key="sequences",
            normalize=_resolve,
        ),
        naming=Naming(
            namespace="relation",
        ),
        statements=Statements(
            after_create=_follow_up,
            template_filters={"counter": counter},
            idempotent=frozenset({"create", "drop"}),
            effects_form=_effects_form,
        ),
        dependencies=Dependencies(
            dropped_with=_holder,
            references=_refs,
        ),
        privileges=Privileges(
            available=("select", "update", "usage"),
            owner_follows=_owned_as,
            owner_release_field="owned_by",
        ),
        stored=StoredValues(
            holds_data=True,
        ),
        renaming=Renaming(
            detect_equal=True,
        ),
        reconciliation=Reconciliation(
            live=_reconcile_live,
        ),
        management=Management(
            named_by_clients=client_risks.always,
        ),
    ),
)
