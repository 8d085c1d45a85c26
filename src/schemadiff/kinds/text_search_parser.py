"""Text search parsers."""

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

_BUILT_IN = {"start": "start", "gettoken": "nexttoken", "end": "end", "headline": "headline", "lextypes": "lextype"}
"""The functions of the built-in parser, by the fields of a parser."""


def _in_sandbox(parser: Object, sandbox: SandboxLookup) -> Substitute:
    """Return the parser with the functions of the built-in one."""
    functions = {name: ("pg_catalog", f"prsd_{symbol}") for name, symbol in _BUILT_IN.items()}
    return Substitute(with_values(parser, {**parser.values, **functions}), by_administrator=True)


KINDS = (
    Kind(
        name="text_search_parser",
        sql_keyword="TEXT SEARCH PARSER",
        doc="A text search parser: the functions that split a document into tokens.",
        fields=Fields(
            Field("start", RoutineRef(), "The start function.", required=True),
            Field("gettoken", RoutineRef(), "The get-next-token function.", required=True),
            Field("end", RoutineRef(), "The end function.", required=True),
            Field("headline", RoutineRef(), "The headline function."),
            Field("lextypes", RoutineRef(), "The function that lists the token types.", required=True),
        ),
        properties=PLAIN,
        address_catalog="pg_ts_parser",
        yaml=YamlForm(
            key="text_search_parsers",
        ),
        naming=Naming(
            namespace="ts_parser",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
    ),
)
