"""Triggers that partitions have because their parents have them."""

from __future__ import annotations

from schemadiff.kinds.inherited_parts import MARKS, inherited_from, inherited_values
from schemadiff.kinds.trigger import ENABLED
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.inheritance import Inheritance, ServerCreated
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.yaml_form import YamlForm

KINDS = (
    Kind(
        name="inherited_trigger",
        sql_keyword="TRIGGER",
        doc="A partition's trigger of a FOR EACH ROW trigger of a parent; the key is the name of the parent's.",
        fields=Fields(
            ENABLED,
            Field("comment", Text(), "A comment on it.", in_place("comment"), deferred=True),
            MARKS,
        ),
        yaml=YamlForm(
            key="inherited_triggers",
            parents=("table", "foreign_table"),
            shorthand="enabled",
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="inherited_trigger",
        ),
        management=Management(
            drop_needs_consent=False,
        ),
        inheritance=Inheritance(
            created_by_server=ServerCreated(lost_with=frozenset({"detach", "detach_concurrently"})),
            inherited_from=inherited_from,
            inherited_values=inherited_values,
        ),
    ),
)
