"""Text search: parsers, templates, dictionaries and configurations."""

from __future__ import annotations

from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind

PLAIN = frozenset({"comment", "rename"})
OWNED = frozenset({"comment", "owner", "rename"})

KINDS = (
    Kind(
        name="text_search_parser",
        key="text_search_parsers",
        sql="TEXT SEARCH PARSER",
        doc="A text search parser: the functions that cut a document into tokens.",
        fields=(
            Field("start", Shape.ROUTINE, "The function that begins with a document.", required=True),
            Field("gettoken", Shape.ROUTINE, "The function that gives the next token.", required=True),
            Field("end", Shape.ROUTINE, "The function that ends with a document.", required=True),
            Field("headline", Shape.ROUTINE, "The function that makes a headline."),
            Field("lextypes", Shape.ROUTINE, "The function that lists its token types.", required=True),
        ),
        namespace="ts_parser",
        traits=PLAIN,
        native_guards=frozenset({"drop"}),
        catalog="pg_ts_parser",
    ),
    Kind(
        name="text_search_template",
        key="text_search_templates",
        sql="TEXT SEARCH TEMPLATE",
        doc="A text search template: the functions that dictionaries are made with.",
        fields=(
            Field("init", Shape.ROUTINE, "The function that reads a dictionary's options."),
            Field("lexize", Shape.ROUTINE, "The function that looks a token up.", required=True),
        ),
        namespace="ts_template",
        traits=PLAIN,
        native_guards=frozenset({"drop"}),
        catalog="pg_ts_template",
    ),
    Kind(
        name="text_search_dictionary",
        key="text_search_dictionaries",
        sql="TEXT SEARCH DICTIONARY",
        doc="A text search dictionary: a template and its options.",
        fields=(
            Field("template", Shape.OBJECT, "The template it is made with.", required=True, to="ts_template"),
            Field("options", Shape.OPTIONS, "Options of the template.", in_place("options")),
        ),
        short="template",
        namespace="ts_dictionary",
        traits=OWNED,
        native_guards=frozenset({"drop", "options"}),
        catalog="pg_ts_dict",
    ),
    Kind(
        name="text_search_configuration",
        key="text_search_configurations",
        sql="TEXT SEARCH CONFIGURATION",
        doc="A text search configuration: a parser, and the dictionaries for its tokens.",
        fields=(
            Field("parser", Shape.OBJECT, "The parser that makes the tokens.", required=True, to="ts_parser"),
            Field(
                "mappings",
                Shape.OBJECT_LISTS,
                "By token type, the dictionaries that are asked one after the other.",
                in_place("mappings"),
                to="ts_dictionary",
            ),
        ),
        namespace="ts_config",
        traits=OWNED,
        native_guards=frozenset({"drop"}),
        catalog="pg_ts_config",
    ),
)
