"""SQL text: names, trees, types, elements of indexes, routines. pglast carries the grammar of PostgreSQL 18."""

from schemadiff.model.sql.bounds import within_bound
from schemadiff.model.sql.elements import parse_element, partition_key
from schemadiff.model.sql.evaluated import Evaluated, evaluated_by_expression, evaluated_by_query, reads_as_plain_type
from schemadiff.model.sql.faults import fault
from schemadiff.model.sql.names import span_of_name, splice, split_name, split_object, split_reference
from schemadiff.model.sql.routines import (
    aggregate_arguments,
    assigned_to_new,
    input_types,
    parse_aggregate,
    parse_cast,
    parse_operator,
    parse_operator_class,
    parse_parameters,
    parse_signature,
    parse_transform,
    routine_mentions,
    split_call,
    split_types,
)
from schemadiff.model.sql.settings import LISTS, list_parts, setting_list, setting_name, setting_value
from schemadiff.model.sql.statements import NotStatements, statement_words
from schemadiff.model.sql.trees import (
    Fault,
    Mention,
    bare_words,
    expression_fault,
    is_constant,
    is_one_statement,
    mentions,
    without_trailing_comment,
)
from schemadiff.model.sql.types import (
    ALIASES,
    BUILTIN,
    TypeUse,
    canonical_type,
    casts_of_column,
    user_types,
    without_modifiers,
)

__all__ = [
    "ALIASES",
    "BUILTIN",
    "LISTS",
    "Evaluated",
    "Fault",
    "Mention",
    "NotStatements",
    "TypeUse",
    "aggregate_arguments",
    "assigned_to_new",
    "bare_words",
    "canonical_type",
    "casts_of_column",
    "evaluated_by_expression",
    "evaluated_by_query",
    "expression_fault",
    "fault",
    "input_types",
    "is_constant",
    "is_one_statement",
    "list_parts",
    "mentions",
    "parse_aggregate",
    "parse_cast",
    "parse_element",
    "parse_operator",
    "parse_operator_class",
    "parse_parameters",
    "parse_signature",
    "parse_transform",
    "partition_key",
    "reads_as_plain_type",
    "routine_mentions",
    "setting_list",
    "setting_name",
    "setting_value",
    "span_of_name",
    "splice",
    "split_call",
    "split_name",
    "split_object",
    "split_reference",
    "split_types",
    "statement_words",
    "user_types",
    "within_bound",
    "without_modifiers",
    "without_trailing_comment",
]
