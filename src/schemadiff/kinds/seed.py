"""Seeds: rows that the YAML owns."""

from schemadiff.model.kind import Field, Kind, Layout, Shape

KINDS = (
    Kind(
        name="seed",
        key="seeds",
        sql="ROWS",
        doc="Rows that the YAML owns.",
        fields=(
            Field("key", Shape.NAMES, "The declared unique key that tells rows apart.", required=True),
            Field(
                "mode",
                Shape.CHOICE,
                "insert: add what is missing; upsert: and mend what differs; exact: and delete what is not here.",
                default="upsert",
                choices=("insert", "upsert", "exact"),
            ),
            Field("set", Shape.TEXT, "The set it belongs to, for --seeds."),
            Field("limit", Shape.INTEGER, "How many rows exact may delete.", default=100),
            Field("rows", Shape.ROWS, "The rows."),
        ),
        parents=("table",),
        layout=Layout.SINGLE,
        scope="parent",
        namespace="seed",
        facet=True,
        drop_consent=False,
    ),
)
