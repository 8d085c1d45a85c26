"""Properties of constraints that partitions and inheriting tables inherit from their parents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.parent_tables import parents, relation
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.inheritance import Inheritance, ServerCreated
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.reconciliation import Owners, Reconciliation
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.yaml_form import YamlForm

_CONSTRAINTS = ("check", "foreign_key", "primary_key", "unique", "exclusion")


def _of_constraint(item: Object, catalog: Catalog) -> tuple[Identity, ...]:
    """Return the inherited constraint, if an ancestor of the table declares it."""
    table = catalog.get(item.parent) if item.parent is not None else None
    left = list(parents(table)) if table is not None else []
    for path in left:
        for kind in _CONSTRAINTS:
            found = catalog.get(Identity(kind, (*path, item.identity.name)))
            if found is not None and not found.get("no_inherit"):
                return (found.identity,)
        above = relation(catalog, path)
        left += [p for p in parents(above) if p not in left] if above is not None else []
    return ()


def _resolve_constraint(item: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Report a constraint that no ancestor has, or that the table declares itself; resolves nothing."""
    assert item.parent is not None
    table, name = ".".join(item.parent.path), item.identity.name
    if Identity("check", item.identity.path) in names.catalog:
        error(f"{table} declares the check {name} itself", "Write the comment at that check.")
    elif not _of_constraint(item, names.catalog):
        error(f"no parent of {table} has an inheritable constraint {name}")
    return item.values


def _reconcile_constraints(live: Catalog, declared: Catalog, version: int, owners: Owners) -> Iterable[Object]:
    """Return the live objects without the comments on constraints that the declared table does not inherit.

    Such a constraint is dropped with the parent's, or becomes local; its comment is then an object of its own.
    """
    gone = {
        item.identity
        for item in live.by_kind.get("inherited_constraint", ())
        if item.parent in declared and not _of_constraint(item, declared)
    }
    return [item for item in live if item.identity not in gone] if gone else live


def _said(item: Object, catalog: Catalog) -> Mapping[str, Value] | None:
    """Return empty values for an inherited constraint, None for any other: it has no comment unless one is declared."""
    return {} if _of_constraint(item, catalog) else None


KINDS = (
    Kind(
        name="inherited_constraint",
        sql_keyword="CONSTRAINT",
        doc="A constraint that a table inherits; the key is its name in the parent.",
        fields=Fields(
            Field("comment", Text(), "A comment on it.", in_place("comment"), required=True, deferred=True),
        ),
        yaml=YamlForm(
            key="inherited_constraints",
            parents=("table", "foreign_table"),
            normalize=_resolve_constraint,
            shorthand="comment",
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="inherited_constraint",
        ),
        management=Management(
            drop_needs_consent=False,
        ),
        inheritance=Inheritance(
            created_by_server=ServerCreated(),
            inherited_from=_of_constraint,
            propagates=lambda template, copy, parent_object, version: False,
            inherited_values=_said,
        ),
        reconciliation=Reconciliation(
            live=_reconcile_constraints,
        ),
    ),
)
