"""Extensions: CREATE EXTENSION. Their members are never declared, dumped or dropped."""

from collections.abc import Iterable

from schemadiff.catalog.hints import RELOCATABLE, SECTIONS
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds import client_risks
from schemadiff.kinds.hints import CAME_WITH
from schemadiff.kindspec.change_strategies import ChangeStrategy, in_place, refused
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Flag, Name, Text
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref, TemplateObject
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.statements import Filter, Migration, Statements
from schemadiff.kindspec.substitutes import Substitutes, by_administrator
from schemadiff.kindspec.yaml_form import YamlForm


def _refs(extension: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield the schema of the extension's objects: the one that it names, or the file's."""
    schema = extension.get("schema") or next(iter(extension.search_path), None)
    if schema is not None:
        yield Ref(Identity("schema", (schema,)))


def _as_it_comes(migration: Migration) -> Filter:
    """Return a filter: whether the members of a new extension must get exactly the privileges of its script.

    Default privileges of the database are granted on them as well, without being declared.
    """
    handed = bool(migration.live.by_kind.get("default_privileges"))

    def found(extension: TemplateObject) -> bool:
        """Tell it of one extension."""
        return handed and "member_privileges" in (extension.object.hint(SECTIONS) or ())

    return found


def _schema(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how the schema changes: SET SCHEMA moves only relocatable extensions (extrelocatable)."""
    if before.hint(RELOCATABLE):
        return in_place("schema")
    return refused(
        "the extension is not relocatable; remove `schema`, or drop the extension with what depends on it, and "
        "create it again"
    )


KINDS = (
    Kind(
        name="extension",
        sql_keyword="EXTENSION",
        doc="An extension.",
        fields=Fields(
            Field("version", Text(), "The version to install or update to.", in_place("version"), opt_in=True),
            Field("schema", Name(), "The schema of its objects.", _schema, opt_in=True),
            Field("optional", Flag(), "Installed if the server offers it; otherwise only reported.", directive=True),
            hints=(RELOCATABLE, CAME_WITH),
        ),
        properties=frozenset({"comment"}),
        address_catalog="pg_extension",
        yaml=YamlForm(
            key="extensions",
            shorthand="version",
        ),
        naming=Naming(
            scope=NameScope.DATABASE,
            namespace="extension",
        ),
        statements=Statements(
            template_filters={"as_it_comes": _as_it_comes},
        ),
        dependencies=Dependencies(
            creates_unplanned=True,
            references=_refs,
        ),
        management=Management(
            opt_in=True,
            opt_in_properties=frozenset({"comment"}),
            risks=client_risks.of_extension,
        ),
        prerequisites=Prerequisites(
            create_on_database=True,
        ),
        substitutes=Substitutes(
            in_sandbox=by_administrator,
        ),
    ),
)
