"""Primary keys."""

from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds import online_forms
from schemadiff.kinds.constraint_fields import (
    CLUSTER,
    INCLUDE,
    INDEX_ALONE,
    INDEX_COMMENT,
    INDEX_OPTIONS,
    INDEX_SHARED,
    KEY_WRITTEN,
    REPLICA_IDENTITY,
    TABLESPACE,
    WITHOUT_OVERLAPS,
    after_inherited_keys,
    covered,
    decode_key,
    deferral,
    encode_key,
    made_with_its_part,
    named,
    resolve_key,
    takes_index,
    unique_columns,
)
from schemadiff.kinds.hints import INHERITS_NOT_NULL, OF_INDEXES
from schemadiff.kinds.parent_tables import is_partition
from schemadiff.kindspec.change_strategies import REPLACE
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import ColumnNames
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.statements import Migration, Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.yaml_form import YamlForm


def _effects_form(row: str, old: Object | None, new: Object | None, migration: Migration) -> str:
    """Return the row of the effects table: ``create_not_null`` makes columns NOT NULL, below the table as well."""
    if row != "create" or new is None or new.parent is None:
        return row
    columns = (migration.live.get(Identity("column", (*new.parent.path, name))) for name in new.get("columns", ()))
    return row if all(c is not None and c.get("not_null") for c in columns) else "create_not_null"


def _takes(key: Object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the name of the key's index, and its place: a table has one primary key, whatever its name."""
    return (*takes_index(key), ("primary_key", key.identity.path[:-1]))


KINDS = (
    Kind(
        name="primary_key",
        sql_keyword="CONSTRAINT",
        doc="The primary key: a list of columns, or a mapping.",
        fields=Fields(
            Field("columns", ColumnNames(), "Its columns, in order.", required=True),
            WITHOUT_OVERLAPS,
            INCLUDE,
            *deferral(REPLACE),
            INDEX_OPTIONS,
            TABLESPACE,
            CLUSTER,
            REPLICA_IDENTITY,
            INDEX_COMMENT,
            INDEX_SHARED,
            INDEX_ALONE,
            hints=(*OF_INDEXES, INHERITS_NOT_NULL),
        ),
        properties=frozenset({"comment", "depends_on_extensions", "rename"}),
        address_catalog="pg_constraint",
        yaml=YamlForm(
            key="primary_key",
            normalize=resolve_key,
            parents=("table",),
            layout=Layout.SINGLE,
            shorthand="columns",
            decode=decode_key,
            encode=encode_key,
            schema_overrides=KEY_WRITTEN,
        ),
        naming=Naming(
            noun="PRIMARY KEY",
            scope=NameScope.PARENT,
            namespace="constraint",
            default_name=named("pkey", columns=False),
            reserved_names=_takes,
        ),
        statements=Statements(
            inline=True,
            effects_form=_effects_form,
            not_inline_when=made_with_its_part,
            idempotent=frozenset({"drop"}),
            needs_precondition_below=is_partition,
        ),
        dependencies=Dependencies(
            references=after_inherited_keys,
            provides="key",
            server_maintained=frozenset({"type"}),
            included_columns=covered,
        ),
        renaming=Renaming(
            detect_equal=True,
        ),
        stored=StoredValues(
            unique_columns=unique_columns,
            online=online_forms.key,
        ),
    ),
)
