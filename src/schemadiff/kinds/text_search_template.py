"""Text search templates."""

from __future__ import annotations

from schemadiff.catalog.objects import Object
from schemadiff.kinds.text_search_properties import PLAIN
from schemadiff.kindspec.field_types import RoutineRef
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes, with_values
from schemadiff.kindspec.yaml_form import YamlForm


def _pairs(sandbox: SandboxLookup) -> frozenset[tuple[str, str]]:
    """Return the functions of each built-in template."""
    found = sandbox.query(
        "SELECT i.proname::text, l.proname::text FROM pg_catalog.pg_ts_template AS t"
        " JOIN pg_catalog.pg_proc AS i ON i.oid = t.tmplinit JOIN pg_catalog.pg_proc AS l ON l.oid = t.tmpllexize"
        " WHERE t.tmplnamespace = 'pg_catalog'::pg_catalog.regnamespace"
    )
    return frozenset((init, lexize) for init, lexize in found)


def is_built_in(template: Object, sandbox: SandboxLookup) -> bool:
    """Tell whether a template has the functions of a built-in one."""
    init, lexize = template.get("init"), template.get("lexize")
    if lexize[0] != "pg_catalog" or init is None or init[0] != "pg_catalog":
        return False
    return (init[-1], lexize[-1]) in sandbox.known(_pairs)


def _in_sandbox(template: Object, sandbox: SandboxLookup) -> Substitute:
    """Return the template with functions that look at nothing, if its own are not those of a built-in one."""
    if is_built_in(template, sandbox):
        return Substitute(template, by_administrator=True)
    pair = {"init": ("pg_catalog", "dsimple_init"), "lexize": ("pg_catalog", "dsimple_lexize")}
    return Substitute(with_values(template, pair), by_administrator=True)


KINDS = (
    Kind(
        name="text_search_template",
        sql_keyword="TEXT SEARCH TEMPLATE",
        doc="A text search template: the functions of dictionaries.",
        fields=Fields(
            Field("init", RoutineRef(), "The init function, which reads a dictionary's options."),
            Field("lexize", RoutineRef(), "The lexize function, which looks up a token.", required=True),
        ),
        properties=PLAIN,
        address_catalog="pg_ts_template",
        yaml=YamlForm(
            key="text_search_templates",
        ),
        naming=Naming(
            namespace="ts_template",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
    ),
)
