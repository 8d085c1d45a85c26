"""Comments."""

from __future__ import annotations

from schemadiff.kinds import effects_forms
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

KINDS = (
    Kind(
        name="comment",
        sql_keyword="COMMENT",
        doc="A comment.",
        fields=Fields(
            Field("text", Text(), "The text of the comment.", in_place("create"), required=True),
        ),
        yaml=YamlForm(
            key="comment",
            layout=Layout.PROPERTY,
            shorthand="text",
        ),
        naming=Naming(
            title_preposition="on",
            scope=NameScope.PARENT,
            namespace="comment",
        ),
        statements=Statements(
            effects_form=effects_forms.by_holder,
        ),
        management=Management(
            drop_needs_consent=False,
        ),
    ),
)
