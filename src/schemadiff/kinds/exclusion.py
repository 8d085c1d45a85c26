"""Exclusion constraints."""

from schemadiff.kinds import rebuilt_by_server
from schemadiff.kinds.constraint_fields import (
    CLUSTER,
    INCLUDE,
    INDEX_COMMENT,
    INDEX_OPTIONS,
    KEY_WRITTEN,
    STATISTICS,
    TABLESPACE,
    decode_key,
    deferral,
    encode_key,
    resolve_index,
    takes_index,
)
from schemadiff.kinds.hints import OF_INDEXES
from schemadiff.kinds.parent_tables import is_partition
from schemadiff.kindspec.change_strategies import REPLACE
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Expression, IndexElements, Name
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

KINDS = (
    Kind(
        name="exclusion",
        sql_keyword="CONSTRAINT",
        doc="An exclusion constraint: elements as SQL writes them, `room WITH =`.",
        fields=Fields(
            Field(
                "elements",
                IndexElements(operators=True),
                "The elements that must not conflict, each `element WITH operator`.",
                required=True,
            ),
            Field("method", Name(), "The index's access method.", default="btree"),
            Field("where", Expression(), "Only rows for which this is true (partial)."),
            INCLUDE,
            *deferral(REPLACE),
            INDEX_OPTIONS,
            TABLESPACE,
            CLUSTER,
            STATISTICS,
            INDEX_COMMENT,
            hints=OF_INDEXES,
        ),
        properties=frozenset({"comment", "depends_on_extensions", "rename"}),
        address_catalog="pg_constraint",
        yaml=YamlForm(
            key="exclusions",
            normalize=resolve_index,
            parents=("table",),
            decode=decode_key,
            encode=encode_key,
            schema_overrides=KEY_WRITTEN,
        ),
        naming=Naming(
            noun="EXCLUDE",
            scope=NameScope.PARENT,
            namespace="constraint",
            reserved_names=takes_index,
        ),
        statements=Statements(
            inline=True,
            idempotent=frozenset({"drop"}),
            needs_precondition_below=is_partition,
        ),
        dependencies=Dependencies(
            server_maintained=frozenset({"type"}),
            remaining_after_rebuild=rebuilt_by_server.less("statistics"),
        ),
        renaming=Renaming(
            detect_equal=True,
        ),
    ),
)
