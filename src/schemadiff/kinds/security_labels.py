"""Security labels."""

from __future__ import annotations

from collections.abc import Mapping

from schemadiff.catalog.objects import Value
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind


def _no_labels(bearer: Kind) -> Mapping[str, Value]:
    """What CREATE labels nothing as; a provider may have its own mind about it."""
    return {}


KINDS = (
    Kind(
        name="security_labels",
        key="security_labels",
        sql="SECURITY LABEL",
        doc="Labels by the provider that gives them their meaning; not managed where absent, empty means none.",
        fields=(Field("labels", Shape.OPTIONS, "Providers and their labels.", in_place("alter")),),
        providers=lambda labels: labels.get("labels", ()),
        when_absent=_no_labels,
        layout=Layout.TRAIT,
        short="labels",
        preposition="on",
        scope="parent",
        namespace="security_labels",
        facet=True,
        drop_consent=False,
    ),
)
