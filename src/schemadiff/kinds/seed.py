"""Seeds: rows that the YAML manages."""

from collections.abc import Iterable, Mapping

from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choice, ColumnNames, Integer, Rows, Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.sql.namespaces import Namespace


def _refs(seed: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield what precedes the rows: everything of their table but its foreign keys; ``seeds`` orders the rows."""
    assert seed.parent is not None
    for child in names.children(seed.parent):
        if child.identity.kind not in ("foreign_key", "seed"):
            yield Ref(child.identity)
            yield from (Ref(c.identity) for c in names.children(child.identity))
        if child.identity.kind == "trigger":
            for function in names.find(Namespace.ROUTINE, child.get("function"), seed.search_path):
                yield from (ref._replace(soft=True) for ref in names.of(names.catalog[function]))


def _name(table: str, values: Mapping[str, Value]) -> str:
    return str(values.get("set", "default"))


def _resolve(seed: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Report a key that is not unique in the table, or that a row lacks."""
    assert seed.parent is not None
    key = seed.get("key", ())
    if key and not names.unique_keys(seed.parent, key):
        listed = ", ".join(key)
        error(
            f"({listed}) is not a unique key of {seed.parent.name}, so it does not identify rows",
            f"Declare `primary_key: [{listed}]`, or a unique constraint over these columns.",
        )
    for rule in names.catalog.children(seed.parent, "rule"):
        instead = rule.get("event") == "insert" and rule.get("instead") and rule.get("when") is None
        if instead and rule.get("enabled", "origin") in ("origin", "always"):
            error(
                f"no rows can be inserted into {seed.parent.name}: its rule {rule.identity.name} acts instead",
                "Declare the rows for the table that it writes to, or a condition for the rule.",
            )
    for row in seed.get("rows", ()):
        if missing := [c for c in key if c not in row]:
            words = f"the row has no value for the key column {', '.join(missing)}"
            error(words, place=row.heading(seed.place))
    return seed.values


KINDS = (
    Kind(
        name="seed",
        sql_keyword="ROWS",
        doc="Rows that the YAML manages.",
        fields=Fields(
            Field("key", ColumnNames(), "The columns of the declared unique key that identifies rows.", required=True),
            Field(
                "mode",
                Choice(("insert", "upsert", "exact")),
                "insert: add missing rows; upsert: also update rows that differ; exact: also delete rows that "
                "are not declared.",
                default="upsert",
            ),
            Field("set", Text(), "The set that it belongs to, for --seeds."),
            Field("limit", Integer(), "The number of rows that exact may delete.", default=100),
            Field("rows", Rows(), "The rows."),
        ),
        yaml=YamlForm(
            key="seeds",
            parents=("table",),
            layout=Layout.SINGLE,
            repeatable=True,
            normalize=_resolve,
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="seed",
            default_name=_name,
        ),
        dependencies=Dependencies(
            references=_refs,
        ),
        management=Management(
            opt_in=True,
            drop_needs_consent=False,
        ),
    ),
)
