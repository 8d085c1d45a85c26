"""Text search dictionaries."""

from __future__ import annotations

from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds.text_search_properties import OWNED
from schemadiff.kinds.text_search_template import is_built_in
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import ObjectRef, Options
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes, without
from schemadiff.kindspec.yaml_form import YamlForm


def _in_sandbox(dictionary: Object, sandbox: SandboxLookup) -> Substitute:
    """Return the dictionary without options if its template is replaced, which then knows none of them."""
    template = sandbox.declared.get(Identity("text_search_template", tuple(dictionary.get("template"))))
    replaced = template is not None and not is_built_in(template, sandbox)
    return Substitute(without(dictionary, "options") if replaced else dictionary)


KINDS = (
    Kind(
        name="text_search_dictionary",
        sql_keyword="TEXT SEARCH DICTIONARY",
        doc="A text search dictionary: a template and its options.",
        fields=Fields(
            Field("template", ObjectRef("ts_template"), "The template that it is based on.", required=True),
            Field("options", Options(), "Options of the template.", in_place("options")),
        ),
        properties=OWNED,
        address_catalog="pg_ts_dict",
        yaml=YamlForm(
            key="text_search_dictionaries",
            shorthand="template",
        ),
        naming=Naming(
            namespace="ts_dictionary",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
    ),
)
