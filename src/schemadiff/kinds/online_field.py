"""The directive ``online`` of what has rows and indexes."""

from schemadiff.catalog.hints import ONLINE
from schemadiff.kindspec.field_types import Choice
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.online import WHEN

WHEN_ONLINE = Field(
    ONLINE.name,
    Choice(WHEN),
    "Whether it is changed online, for itself and for its partitions and child tables that do not say otherwise: "
    "never, auto (if it has rows) or always. --online comes before it, the configuration after it.",
    directive=True,
)
