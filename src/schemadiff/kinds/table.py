"""Tables: CREATE TABLE. Columns, constraints, indexes and triggers are kinds of their own, and children of a table.

A partition is a table with the columns of its parent; see ``partitioning.py`` and ``table_inheritance.py``.
"""

from collections.abc import Iterable

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds import (
    client_risks,
    inherited_hints,
    online_field,
    online_tables,
    parent_tables,
    partitioning,
    relation_effects,
    table_inheritance,
)
from schemadiff.kinds.column_yaml import as_serial
from schemadiff.kinds.hints import KEYED, OF_TABLES
from schemadiff.kinds.partitioning import REFUSED, WRITTEN, decode, decodes, encode, follow_up, holder, own_names, place
from schemadiff.kindspec.change_strategies import ChangeStrategy, in_place, refused
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import (
    Choice,
    Flag,
    IndexElements,
    Keys,
    Name,
    ObjectRef,
    Options,
    PartitionBound,
    RelationRef,
    RelationRefs,
)
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.inheritance import Inheritance
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.reconciliation import Owners, Reconciliation
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import Abridged, YamlForm


def takes_type(relation: Object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the name of the relation's row type, which is that of the relation."""
    return (("type", relation.identity.path),)


def _keyed(column: Object) -> Object:
    keyed = msgspec.structs.replace(column, values={**column.values, "not_null": True})
    return keyed.with_hints(KEYED.of(True)) if column.get("not_null_name") else keyed


def _complete(table: Object, children: list[Object]) -> list[Object]:
    """Return the children with the columns of a primary key NOT NULL."""
    keyed = {c for o in children if o.identity.kind == "primary_key" for c in o.get("columns", ())}
    if not keyed:
        return children
    return [_keyed(o) if o.identity.kind == "column" and o.identity.name in keyed else o for o in children]


def _abridge(table: Object, catalog: Catalog) -> Abridged:
    """Return the children with columns that are serial as such, and without the NOT NULL of primary key columns.

    It stays where the column would otherwise differ from an inherited one.
    """
    children = catalog.children(table.identity)
    if table.get("partition_of"):
        return Abridged(children)
    keyed = {c for o in children if o.identity.kind == "primary_key" for c in o.get("columns", ())}
    found: list[Object] = []
    implied: list[Identity] = []
    for item in children:
        if item.identity.kind == "column":
            if (serial := as_serial(item, catalog)) is not None:
                item = serial[0]
                implied += serial[1]
            elif item.identity.name in keyed and "not_null_name" not in item.values:
                values = {k: v for k, v in item.values.items() if k != "not_null"}
                item = msgspec.structs.replace(item, values=values)
        found.append(item)
    return Abridged(found, tuple(implied))


def _access_method(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how the access method changes: SET ACCESS METHOD exists from 15 on."""
    if context.version < 15:
        return refused("PostgreSQL can change the access method of a table only from version 15 on")
    return in_place("access_method")


def _reconcile_live(live: Catalog, declared: Catalog, version: int, owners: Owners) -> Iterable[Object]:
    return table_inheritance.reconcile_live(live.replacing(partitioning.reconcile_live(live, declared)), declared)


def around(template: str, before: Object, after: Object | None) -> tuple[tuple[Identity, ...], tuple[Identity, ...]]:
    """Return what comes after and before an alteration, for ``Inheritance.attach_order``."""
    if template not in ("attach", "attach_proven", "detach", "detach_concurrently"):
        return table_inheritance.around(template, before, after)
    return partitioning.around(template, before, after)


ABOVE = (
    Field(
        "inherits",
        RelationRefs(),
        "The parent tables (INHERITS), in order.",
        table_inheritance.inherits,
    ),
    Field("partition_of", RelationRef(), "The partitioned table that it is a partition of.", place),
    Field("values", PartitionBound(), "The partition bound: FROM (…) TO (…), IN (…), WITH (…) or default.", place),
    Field(
        "own_not_null_names",
        Flag(),
        "The NOT NULLs of a partition have names of its own, as where it was a table before.",
        own_names,
        opt_in=True,
        since=18,
    ),
)
"""The fields that name the parents of a table or foreign table."""

RELEASES = frozenset({"detach", "detach_concurrently", "disinherit", "not_of"})
"""The templates that remove a parent."""

KINDS = (
    Kind(
        name="table",
        sql_keyword="TABLE",
        doc="A table.",
        fields=Fields(
            Field(
                "partition_by",
                Choice(("range", "list", "hash")),
                "The partition strategy and key:  range (…), list (…) or hash (…).",
                REFUSED,
            ),
            Field("partition_key", IndexElements(), "The partition key.", REFUSED, in_yaml=False),
            *ABOVE,
            Field("of", ObjectRef("type"), "The composite type of a typed table.", table_inheritance.of_type),
            Field("unlogged", Flag(), "UNLOGGED: it is not written to the WAL.", in_place("unlogged", "persistence")),
            Field(
                "options",
                Options(keys=Keys.PARAMETER),
                "Storage parameters (fillfactor, autovacuum_…).",
                in_place("options"),
            ),
            Field("tablespace", Name(written_default="pg_default"), "The tablespace.", in_place("tablespace")),
            Field("access_method", Name(), "The table access method.", _access_method, default="heap"),
            Field(
                "replica_identity",
                Choice(("default", "full", "nothing")),
                "The replica identity, if it is not the primary key: full or nothing; an index can be declared "
                "as it instead.",
                in_place("replica_identity"),
                default="default",
                deferred=True,
            ),
            online_field.WHEN_ONLINE,
            hints=OF_TABLES,
        ),
        properties=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_class",
        yaml=YamlForm(
            key="tables",
            decode=decode,
            needs_decode=decodes,
            schema_overrides=WRITTEN,
            encode=encode,
            derive=_complete,
            abridge=_abridge,
        ),
        naming=Naming(
            namespace="relation",
            reserved_names=takes_type,
        ),
        statements=Statements(
            idempotent=frozenset({"create", "drop"}),
            run_early=RELEASES,
            after_create=follow_up,
            template_filters={
                "typed": table_inheritance.typed,
                "received": table_inheritance.received,
                "of_default": partitioning.of_default,
                "beyond_bound": partitioning.beyond_bound,
                "bound_name": online_tables.bound_name,
            },
            effects_form=relation_effects.form,
        ),
        dependencies=Dependencies(
            dropped_with=holder,
            provides="columns",
        ),
        privileges=Privileges(
            available=(
                "delete",
                "insert",
                "maintain",
                "references",
                "select",
                "trigger",
                "truncate",
                "update",
            ),
        ),
        inheritance=Inheritance(
            expand_declared=table_inheritance.inherit,
            attach_order=around,
            parent_relations=parent_tables.parents,
        ),
        stored=StoredValues(
            pinned_columns=partitioning.key_columns,
            rewrites_rows=lambda template, table, names: template in ("unlogged", "access_method"),
            holds_data=True,
            unlogged_field="unlogged",
            lockable=True,
            online=online_tables.table,
        ),
        reconciliation=Reconciliation(
            live=_reconcile_live,
            wanted=inherited_hints.of_wanted,
        ),
        substitutes=Substitutes(
            relation="columns",
        ),
        management=Management(
            named_by_clients=client_risks.always,
        ),
    ),
)
