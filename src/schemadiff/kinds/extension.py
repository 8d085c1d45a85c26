"""Extensions: CREATE EXTENSION. Their members are never declared, dumped or dropped."""

from schemadiff.model.kind import Field, Kind, Shape, in_place

KINDS = (
    Kind(
        name="extension",
        key="extensions",
        sql="EXTENSION",
        doc="An extension of the server.",
        fields=(
            Field("version", Shape.TEXT, "The version to install or update to.", in_place("version"), facet=True),
            Field("schema", Shape.NAME, "Where its objects live.", in_place("schema"), facet=True),
            Field("optional", Shape.FLAG, "Installed where the server offers it, noted where not.", hint=True),
        ),
        short="version",
        scope="database",
        namespace="extension",
        traits=frozenset({"comment"}),
        facet=True,
        facet_traits=frozenset({"comment"}),
        catalog="pg_extension",
    ),
)
