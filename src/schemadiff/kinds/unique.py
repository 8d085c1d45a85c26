"""Unique constraints."""

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
from schemadiff.kinds.hints import OF_INDEXES
from schemadiff.kinds.parent_tables import is_partition
from schemadiff.kindspec.change_strategies import REPLACE
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import ColumnNames, Flag
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.yaml_form import YamlForm

KINDS = (
    Kind(
        name="unique",
        sql_keyword="CONSTRAINT",
        doc="A unique constraint: a list of columns, or a mapping.",
        fields=Fields(
            Field("columns", ColumnNames(), "Its columns, in order.", required=True),
            WITHOUT_OVERLAPS,
            INCLUDE,
            Field("nulls_not_distinct", Flag(), "Nulls count as equal.", since=15),
            *deferral(REPLACE),
            INDEX_OPTIONS,
            TABLESPACE,
            CLUSTER,
            REPLICA_IDENTITY,
            INDEX_COMMENT,
            INDEX_SHARED,
            INDEX_ALONE,
            hints=OF_INDEXES,
        ),
        properties=frozenset({"comment", "depends_on_extensions", "rename"}),
        address_catalog="pg_constraint",
        yaml=YamlForm(
            key="unique",
            normalize=resolve_key,
            parents=("table",),
            shorthand="columns",
            decode=decode_key,
            encode=encode_key,
            schema_overrides=KEY_WRITTEN,
        ),
        naming=Naming(
            noun="UNIQUE",
            scope=NameScope.PARENT,
            namespace="constraint",
            default_name=named("key"),
            reserved_names=takes_index,
        ),
        statements=Statements(
            inline=True,
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
