"""Security labels."""

from __future__ import annotations

from collections.abc import Mapping

from schemadiff.catalog.objects import Value
from schemadiff.kinds import effects_forms
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Options
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm


def _no_labels(bearer: Kind) -> Mapping[str, Value]:
    """Return the labels that CREATE gives: none. A provider may set some by itself."""
    return {}


KINDS = (
    Kind(
        name="security_labels",
        sql_keyword="SECURITY LABEL",
        doc="Security labels by provider; not managed if absent, empty means none.",
        fields=Fields(
            Field("labels", Options(), "Providers and their labels.", in_place("alter")),
        ),
        yaml=YamlForm(
            key="security_labels",
            layout=Layout.PROPERTY,
            shorthand="labels",
        ),
        naming=Naming(
            title_preposition="on",
            scope=NameScope.PARENT,
            namespace="security_labels",
        ),
        statements=Statements(
            effects_form=effects_forms.by_holder,
        ),
        management=Management(
            built_in_values=_no_labels,
            opt_in=True,
            drop_needs_consent=False,
        ),
        prerequisites=Prerequisites(
            label_providers=lambda labels: labels.get("labels", ()),
        ),
    ),
)
