"""The sequence of an identity column, as far as it is more than the column's options: privileges, comment, persistence.

The server creates and drops it with the identity, so it exists wherever a column has one. Its properties count as
declared wherever the column is declared.
"""

from collections.abc import Callable, Iterable, Mapping

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.identity_column import sequence_of
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choice
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref, TemplateObject
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.reconciliation import Reconciliation
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import qualified


def _called(sequence: TemplateObject) -> str:
    column = sequence.parent
    assert column is not None
    return qualified((column.path[0], sequence_of(column.object)))


def _resolve(sequence: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Return the values without the persistence if it is that of the table, which is the default."""
    column = names.catalog.get(sequence.parent) if sequence.parent is not None else None
    if column is not None and column.get("identity") is None:
        error("the column is not an identity column, so it has no sequence", "Add `identity: always` to the column.")
    holder = names.catalog.get(_table(sequence))
    unlogged = holder is not None and holder.get("unlogged", False)
    if sequence.get("persistence") == ("unlogged" if unlogged else "logged"):
        return {}
    return sequence.values


def _reconcile_declared(
    live: Catalog, declared: Catalog, all_of: Callable[[Object], frozenset[str]], owner_of: Callable[[Object], str]
) -> Iterable[Object]:
    """Yield the sequences of declared identities that exist as objects on the live side only, without values."""
    for have in live.by_kind.get("identity_sequence", ()):
        column = declared.get(have.parent) if have.parent is not None and have.identity not in declared else None
        if column is None or column.get("identity") is None:
            continue
        if have.values or Identity("comment", (have.identity.kind, *have.identity.path)) in live:
            yield Object(have.identity, {}, have.parent, place=column.place, search_path=column.search_path)


def _table(sequence: Object) -> Identity:
    return Identity("table", sequence.identity.path[1:3])


def _owned_as(sequence: Object) -> tuple[Identity, ...]:
    return tuple(Identity(kind, sequence.identity.path[1:3]) for kind in ("table", "foreign_table"))


def _refs(sequence: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield the table: ALTER TABLE … SET LOGGED changes the persistence of its sequences as well."""
    yield Ref(_table(sequence))


KINDS = (
    Kind(
        name="identity_sequence",
        sql_keyword="SEQUENCE",
        doc="The sequence of an identity column.",
        fields=Fields(
            Field(
                "persistence",
                Choice(("logged", "unlogged")),
                "logged or unlogged, if its table is not the same.",
                in_place("persistence"),
                since=15,
            ),
        ),
        properties=frozenset({"comment", "grants", "security_labels"}),
        address_catalog="pg_class",
        yaml=YamlForm(
            key="sequence",
            parents=("column",),
            layout=Layout.PROPERTY,
            normalize=_resolve,
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="identity_sequence",
            sql_name_of=_called,
        ),
        dependencies=Dependencies(
            references=_refs,
        ),
        management=Management(
            opt_in=True,
        ),
        privileges=Privileges(
            available=("select", "update", "usage"),
            owner_follows=_owned_as,
        ),
        reconciliation=Reconciliation(
            declared=_reconcile_declared,
        ),
    ),
)
