"""Indexes that do not belong to a constraint."""

from collections.abc import Sequence

from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds import online_forms, rebuilt_by_server
from schemadiff.kinds.constraint_fields import (
    CLUSTER,
    INCLUDE,
    INDEX_OPTIONS,
    REPLICA_IDENTITY,
    STATISTICS,
    TABLESPACE,
    after_inherited_keys,
    covered,
    resolve_index,
)
from schemadiff.kinds.hints import DEFERRAL, KEY_CLAUSE, KEY_SORT, OF_INDEXES, OF_KEY, WHOLE_KEY
from schemadiff.kinds.parent_tables import is_partition
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Expression, Flag, IndexElements, Name
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes, without
from schemadiff.kindspec.yaml_form import YamlForm

_BUILT_IN = frozenset({"btree", "hash", "gist", "gin", "spgist", "brin"})


def _encode(index: Object, node: dict[str, Value]) -> Value:
    """Encode an index; an invalid one is declared as valid."""
    node.pop("invalid", None)
    return node


def _unique_columns(index: Object) -> Sequence[str] | None:
    """Return the columns of a unique index; None for one that is partial or over expressions."""
    columns = [element.column for element in index.get("columns", ()) if element.column is not None]
    partial = index.get("where") is not None or len(columns) != len(index.get("columns", ()))
    return columns if index.get("unique") and not partial else None


def _in_sandbox(index: Object, sandbox: SandboxLookup) -> Substitute:
    """Return the index without the options that only an access method's own handler knows."""
    method = index.get("method")
    if method in (None, *_BUILT_IN) or index.get("options") is None or method not in sandbox.known(_stand_ins):
        return Substitute(index)
    return Substitute(without(index, "options"))


def _stand_ins(sandbox: SandboxLookup) -> frozenset[str]:
    """Return the access methods that have a handler of the server's own in the sandbox."""
    rows = sandbox.query(
        "SELECT amname::text FROM pg_catalog.pg_am WHERE oid >= 16384 AND amhandler = 'pg_catalog.gisthandler'::regproc"
    )
    declared = sandbox.declared.by_kind.get("access_method", ())
    return frozenset({*(name for (name,) in rows), *(o.identity.name for o in declared)})


KINDS = (
    Kind(
        name="index",
        sql_keyword="INDEX",
        doc="An index: a list of columns, or a mapping.",
        fields=Fields(
            Field("columns", IndexElements(), "Columns or expressions, with order and operator class.", required=True),
            Field("unique", Flag(), "It is unique."),
            Field("method", Name(), "The access method.", default="btree"),
            INCLUDE,
            Field("where", Expression(), "Only rows for which this is true (partial)."),
            Field("nulls_not_distinct", Flag(), "Nulls count as equal.", since=15),
            INDEX_OPTIONS,
            TABLESPACE,
            CLUSTER,
            REPLICA_IDENTITY,
            STATISTICS,
            Field(
                "invalid", Flag(), "It is invalid: CREATE INDEX CONCURRENTLY failed or has not finished.", in_yaml=False
            ),
            hints=(*OF_INDEXES, OF_KEY, DEFERRAL, KEY_SORT, KEY_CLAUSE, WHOLE_KEY),
        ),
        properties=frozenset({"comment", "depends_on_extensions", "rename"}),
        address_catalog="pg_class",
        yaml=YamlForm(
            key="indexes",
            normalize=resolve_index,
            encode=_encode,
            parents=("table", "materialized_view"),
            shorthand="columns",
        ),
        naming=Naming(
            namespace="relation",
        ),
        statements=Statements(
            idempotent=frozenset({"create", "drop"}),
            needs_precondition_below=is_partition,
        ),
        dependencies=Dependencies(
            references=after_inherited_keys,
            provides="key",
            server_maintained=frozenset({"type"}),
            remaining_after_rebuild=rebuilt_by_server.less("statistics"),
            included_columns=covered,
        ),
        renaming=Renaming(
            detect_equal=True,
        ),
        stored=StoredValues(
            unique_columns=_unique_columns,
            online=online_forms.index,
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
    ),
)
