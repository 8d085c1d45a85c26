"""Extensions: CREATE EXTENSION. Their members are never declared, dumped or dropped."""

from collections.abc import Iterable

from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import Way, in_place, refused
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Context, Field
from schemadiff.kindspec.kind import Filter, Kind, Migration
from schemadiff.kindspec.lookup import NameLookup, Ref


def _refs(extension: Object, names: NameLookup) -> Iterable[Ref]:
    """The schema its objects go to: the one it says, or the file's."""
    schema = extension.get("schema") or next(iter(extension.search_path), None)
    if schema is not None:
        yield Ref(Identity("schema", (schema,)))


def _as_it_comes(migration: Migration) -> Filter:
    """Return what says of a new extension whether its members are to have what it came with, and no more or less.

    What the database hands out by default (ALTER DEFAULT PRIVILEGES) they are granted as well, and nobody says so.
    """
    handed = bool(migration.live.by_kind.get("default_privileges"))
    return lambda extension: handed and "member_privileges" in (extension.hint("sections") or ())


def _schema(before: Object, after: Object, context: Context) -> Way:
    """ALTER EXTENSION SET SCHEMA moves those only whose control file says that they can be (extrelocatable)."""
    if before.hint("relocatable"):
        return in_place("schema")
    return refused(
        "the extension is not relocatable; leave `schema` out, or drop the extension and what needs it and make it anew"
    )


KINDS = (
    Kind(
        name="extension",
        key="extensions",
        sql="EXTENSION",
        doc="An extension of the server.",
        fields=(
            Field("version", Shape.TEXT, "The version to install or update to.", in_place("version"), facet=True),
            Field("schema", Shape.NAME, "Where its objects live.", _schema, facet=True),
            Field("optional", Shape.FLAG, "Installed where the server offers it, noted where not.", hint=True),
        ),
        short="version",
        scope="database",
        namespace="extension",
        traits=frozenset({"comment"}),
        facet=True,
        in_database=True,
        brings=True,
        facet_traits=frozenset({"comment"}),
        refs=_refs,
        filters={"as_it_comes": _as_it_comes},
        catalog="pg_extension",
    ),
)
