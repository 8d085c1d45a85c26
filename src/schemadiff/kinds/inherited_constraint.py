"""What is said of constraints that partitions and inheriting tables have from their parents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.parent_tables import parents, relation
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.inheritance import Inheritance
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.reconciliation import Owners, Reconciliation
from schemadiff.kindspec.yaml_form import YamlForm

_CONSTRAINTS = ("check", "foreign_key", "primary_key", "unique", "exclusion")


def _of_constraint(item: Object, catalog: Catalog) -> tuple[Identity, ...]:
    """The constraint that it is, where that is declared: of a table above, however far."""
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


def _resolve_constraint(item: Object, names: NameLookup, error: Callable[..., None]) -> Mapping[str, Value]:
    """Report what no table above has, or the table has as its own; resolves nothing."""
    assert item.parent is not None
    table, name = ".".join(item.parent.path), item.identity.name
    if Identity("check", item.identity.path) in names.catalog:
        error(f"{table} has the check {name} as its own", "Write the comment there.")
    elif not _of_constraint(item, names.catalog):
        error(f"no table above {table} has a constraint {name} that is handed on")
    return item.values


def _reconcile_constraints(live: Catalog, declared: Catalog, version: int, owners: Owners) -> Iterable[Object]:
    """What a table is to have no more goes by itself, or becomes its own, and then has its comment as that."""
    gone = {
        item.identity
        for item in live.by_kind.get("inherited_constraint", ())
        if item.parent in declared and not _of_constraint(item, declared)
    }
    return [item for item in live if item.identity not in gone] if gone else live


def _said(item: Object, catalog: Catalog) -> Mapping[str, Value] | None:
    """Nothing is said of it unless somebody does."""
    return {} if _of_constraint(item, catalog) else None


KINDS = (
    Kind(
        name="inherited_constraint",
        sql_keyword="CONSTRAINT",
        doc="A constraint that a table has from another one, by the name that it has there.",
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
            scope="parent",
            namespace="inherited_constraint",
        ),
        management=Management(
            drop_needs_consent=False,
        ),
        inheritance=Inheritance(
            created_by_server=True,
            inherited_from=_of_constraint,
            propagates=lambda template, copy, parent_object, version: False,
            inherited_values=_said,
        ),
        reconciliation=Reconciliation(
            live=_reconcile_constraints,
        ),
    ),
)
