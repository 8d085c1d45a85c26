"""Seeds: rows that the YAML owns."""

from collections.abc import Callable, Iterable, Mapping

from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choice, ColumnNames, Integer, Rows, Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.yaml_form import YamlForm


def _refs(seed: Object, names: NameLookup) -> Iterable[Ref]:
    """Rows come after all of their table but its foreign keys; which rows come first, ``seeds`` knows."""
    assert seed.parent is not None
    for child in names.children(seed.parent):
        if child.identity.kind not in ("foreign_key", "seed"):
            yield Ref(child.identity)
            yield from (Ref(c.identity) for c in names.children(child.identity))
        if child.identity.kind == "trigger":
            for function in names.find("routine", child.get("function"), seed.search_path):
                yield from (ref._replace(soft=True) for ref in names.of(names.catalog[function]))


def _name(table: str, values: Mapping[str, Value]) -> str:
    return str(values.get("set", "default"))


def _resolve(seed: Object, names: NameLookup, error: Callable[..., None]) -> Mapping[str, Value]:
    """Its key is unique in the table, and every row has it."""
    assert seed.parent is not None
    key = seed.get("key", ())
    if key and not names.unique_keys(seed.parent, key):
        listed = ", ".join(key)
        error(
            f"({listed}) is no unique key of {seed.parent.name}, so rows cannot be told apart by it",
            f"Declare `primary_key: [{listed}]`, or a unique constraint over these columns.",
        )
    for row in seed.get("rows", ()):
        if missing := [c for c in key if c not in row]:
            error(f"the row has no {', '.join(missing)}, which is its key", place=row.place)
    return seed.values


KINDS = (
    Kind(
        name="seed",
        sql_keyword="ROWS",
        doc="Rows that the YAML owns.",
        fields=Fields(
            Field("key", ColumnNames(), "The declared unique key that tells rows apart.", required=True),
            Field(
                "mode",
                Choice(("insert", "upsert", "exact")),
                "insert: add what is missing; upsert: and mend what differs; exact: and delete what is not here.",
                default="upsert",
            ),
            Field("set", Text(), "The set it belongs to, for --seeds."),
            Field("limit", Integer(), "How many rows exact may delete.", default=100),
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
            scope="parent",
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
