"""What the constraint kinds have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from schemadiff.catalog.hints import APART
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import index_methods
from schemadiff.kinds.hints import INHERITS_NOT_NULL, OVER_SAME_COLUMNS, PART, PARTITIONED
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import ColumnNames, Flag, Keys, Name, Options, Text
from schemadiff.kindspec.fields import Context, Field
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.reports import ReportObject
from schemadiff.postgres.quoting import index_columns_part, object_name, qualified


def _options(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how storage parameters change; no command sets those of a partitioned index, which new partitions get."""
    return REPLACE if before.hint(PARTITIONED) else in_place("options")


INDEX_OPTIONS = Field("options", Options(keys=Keys.PARAMETER), "Storage parameters of its index.", _options)
TABLESPACE = Field(
    "tablespace", Name(written_default="pg_default"), "The tablespace of its index.", in_place("tablespace")
)
INCLUDE = Field("include", ColumnNames(), "Columns that the index includes (INCLUDE).")

WITHOUT_OVERLAPS = Field(
    "without_overlaps",
    Flag(),
    "Rows with equal other columns cannot overlap in the last one, a range or multirange.",
    since=18,
)

CLUSTER = Field("cluster", Flag(), "CLUSTER orders the table by its index.", in_place("cluster"), deferred=True)
REPLICA_IDENTITY = Field(
    "replica_identity",
    Flag(),
    "It is the replica identity of the table, instead of the primary key.",
    in_place("replica_identity"),
    deferred=True,
)
INDEX_SHARED = Field(
    "index_shared",
    Flag(),
    "A partition's live key whose index is also a part of a parent's, and is not to be; otherwise it is absent.",
    REPLACE,
    in_yaml=False,
)
INDEX_ALONE = Field(
    "index_alone",
    Flag(),
    "A partition's live key whose index is to be a part of a parent's as well; otherwise it is absent.",
    REPLACE,
    in_yaml=False,
)

INDEX_COMMENT = Field(
    "index_comment", Text(), "The comment on its index.", in_place("index_comment"), deferred=True, in_yaml=False
)
STATISTICS = Field(
    "statistics",
    Options(keys=Keys.PLACE),
    "Statistics targets of its expressions, by their position among its columns.",
    in_place("statistics"),
    deferred=True,
)


def resolve_key(key: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Report what a primary key or unique constraint cannot be; resolves nothing."""
    if key.get("without_overlaps") and len(key.get("columns", ())) < 2:
        error("without_overlaps needs at least two columns, the last of them a range")
    return one_identity(key, names, error)


def resolve_index(index: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Report what an index or exclusion constraint cannot be; resolves nothing."""
    for message, hint in index_methods.impossible(index):
        error(message, hint)
    return one_identity(index, names, error)


def one_identity(key: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Report a second replica identity or clustered index of a table, and partial ones; resolves nothing."""
    if key.parent is not None and not key.values.keys().isdisjoint(("replica_identity", "cluster")):
        table = names.catalog.get(key.parent)
        if key.get("cluster") and table is not None and table.get("partition_by"):
            error("a partitioned table has no rows that CLUSTER could order", "Declare it for its partitions.")
        if key.get("replica_identity") and table is not None and table.get("replica_identity"):
            error(f"{qualified(key.parent.path)} has the replica identity {table.get('replica_identity')} already")
        if key.get("replica_identity") and key.get("deferrable"):
            error("a deferrable key cannot be a replica identity", "Remove `replica_identity` or `deferrable`.")
        for field in ("replica_identity", "cluster"):
            marked = [o for o in names.catalog.children(key.parent) if o.get(field) is True]
            if key.get(field) and marked[0].identity != key.identity:
                what = "is the replica identity" if field == "replica_identity" else "is the index for CLUSTER"
                error(f"{marked[0].identity.name} {what} of {qualified(key.parent.path)} already")
            if key.get(field) and key.get("where") is not None:
                what = "be a replica identity" if field == "replica_identity" else "be the index for CLUSTER"
                error(f"a partial index cannot {what}", f"Remove `{field}` or `where`.")
    return key.values


def deferral(change: ChangeStrategy) -> tuple[Field, Field]:
    """Return the two fields of deferrability; only foreign keys can change them in place (ALTER CONSTRAINT)."""
    return (
        Field("deferrable", Flag(), "Deferrable: it can be checked at the end of the transaction.", change),
        Field(
            "initially_deferred",
            Flag(),
            "Initially deferred: it is checked at the end of the transaction by default.",
            change,
        ),
    )


def checked_rows(constraint: Object) -> Mapping[str, Value]:
    """Return the values without ``not_valid`` if the constraint is not enforced, which implies it."""
    implied = "not_valid" if constraint.get("not_enforced") else None
    return {name: value for name, value in constraint.values.items() if name != implied}


def decode_deferral(d: Decoding) -> None:
    """Decode deferrability: INITIALLY DEFERRED implies DEFERRABLE (CREATE TABLE, "INITIALLY DEFERRED")."""
    if d.node.get("initially_deferred") is True:
        d.node["deferrable"] = True


def decode_key(d: Decoding) -> None:
    """Decode ``index: {comment: …}`` of the key's index, which is no object of its own."""
    decode_deferral(d)
    if "index" not in d.node:
        return
    said = d.node.pop("index")
    if isinstance(said, Mapping) and said.keys() <= {"comment"} and isinstance(said.get("comment"), str | None):
        if said.get("comment"):
            d.values["index_comment"] = said["comment"]
    else:
        d.error("index must be written as {comment: text}", "index")


def encode_key(key: Object, node: dict[str, Value]) -> Value:
    """Encode a key: the inverse of :func:`decode_key`."""
    if "index_comment" in node:
        node["index"] = {"comment": node.pop("index_comment")}
    return node


KEY_WRITTEN: Mapping[str, Mapping[str, Value]] = {
    "index": {
        "type": "object",
        "properties": {"comment": {"type": ["string", "null"]}},
        "additionalProperties": False,
        "description": "Properties of its index: a comment.",
    }
}


def made_with_its_part(key: Object) -> bool:
    """Tell whether a partition's own key is created after the partition has its indexes of the parents' indexes.

    It is to own one of these indexes as well, or it would be taken for one when the partition is attached; and its
    columns are to have the parent's NOT NULLs, with their names.
    """
    return key.hint(PART) is not None or key.hint(APART) is True or key.hint(INHERITS_NOT_NULL) is not None


def after_inherited_keys(key: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield what is created before a partition's own key.

    The parents' indexes and keys over the same columns: if they were created later, they would use the index of the
    partition's own key (DefineIndex in indexcmds.c). The parent's columns of which it has the NOT NULLs: if these were
    created later, they would merge with those that the key creates, which have other names (from 18 on).
    """
    yield from (Ref(Identity(kind, tuple(path))) for kind, *path in key.hint(OVER_SAME_COLUMNS) or ())
    yield from (Ref(Identity("column", path)) for path in key.hint(INHERITS_NOT_NULL) or ())


def takes_index(key: Object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the name of a key's index, which is that of the key; indexes and tables share a namespace."""
    return (("relation", (key.identity.path[0], key.identity.name)),)


def covered(key: Object) -> Iterable[Identity]:
    """Yield the INCLUDE columns of a key or index."""
    assert key.parent is not None
    return (Identity("column", (*key.parent.path, name)) for name in key.get("include", ()))


def named(label: str, *, columns: bool = True) -> Callable[[str, Mapping[str, Value]], str]:
    """Return the function that derives a constraint's name: table, columns, label (ChooseConstraintName)."""

    def name(table: str, values: Mapping[str, Value]) -> str:
        part = index_columns_part(values.get("columns", ())) if columns else ""
        return object_name(table, part, label)

    return name


def unique_columns(key: Object) -> Sequence[str]:
    """Return the columns of a primary key or unique constraint."""
    return tuple(key.get("columns", ()))
