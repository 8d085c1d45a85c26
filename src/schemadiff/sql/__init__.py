"""SQL text: names, trees, types, elements of indexes, routines. pglast contains the grammar of PostgreSQL 18."""

from schemadiff.sql.built_in import is_built_in
from schemadiff.sql.evaluation import Evaluated, evaluated_by_expression, evaluated_by_query, reads_as_plain_type
from schemadiff.sql.identifiers import span_of_name, splice, split_name, split_object, split_reference
from schemadiff.sql.index_elements import index_column_name, parse_element, partition_key
from schemadiff.sql.partition_bounds import within_bound
from schemadiff.sql.read_again import read_again, same_when_read_again
from schemadiff.sql.references import (
    OBJECT_IDENTIFIERS,
    SEQUENCE_FUNCTIONS,
    NameReference,
    aliases,
    bare_words,
    is_constant,
    name_references,
)
from schemadiff.sql.routines import (
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
    routine_references,
    split_call,
    split_types,
)
from schemadiff.sql.settings import LISTS, list_parts, setting_list, setting_name, setting_value
from schemadiff.sql.statements import NotStatements, statement_words
from schemadiff.sql.syntax import (
    SyntaxProblem,
    expression_problem,
    has_subquery,
    is_one_statement,
    sorts,
    takes_all_columns,
    typed_constants,
    without_trailing_comment,
)
from schemadiff.sql.text_kind import TextKind
from schemadiff.sql.tokens import selections, target_end
from schemadiff.sql.type_names import (
    ALIASES,
    BUILTIN,
    TypeUse,
    canonical_type,
    casts_of_column,
    schemas_of_types,
    user_types,
    without_modifiers,
)
from schemadiff.sql.validation import problem

__all__ = [
    "ALIASES",
    "BUILTIN",
    "LISTS",
    "OBJECT_IDENTIFIERS",
    "SEQUENCE_FUNCTIONS",
    "Evaluated",
    "NameReference",
    "NotStatements",
    "SyntaxProblem",
    "TextKind",
    "TypeUse",
    "aggregate_arguments",
    "aliases",
    "assigned_to_new",
    "bare_words",
    "canonical_type",
    "casts_of_column",
    "evaluated_by_expression",
    "evaluated_by_query",
    "expression_problem",
    "has_subquery",
    "index_column_name",
    "input_types",
    "is_built_in",
    "is_constant",
    "is_one_statement",
    "list_parts",
    "name_references",
    "parse_aggregate",
    "parse_cast",
    "parse_element",
    "parse_operator",
    "parse_operator_class",
    "parse_parameters",
    "parse_signature",
    "parse_transform",
    "partition_key",
    "problem",
    "read_again",
    "reads_as_plain_type",
    "routine_references",
    "same_when_read_again",
    "schemas_of_types",
    "selections",
    "setting_list",
    "setting_name",
    "setting_value",
    "sorts",
    "span_of_name",
    "splice",
    "split_call",
    "split_name",
    "split_object",
    "split_reference",
    "split_types",
    "statement_words",
    "takes_all_columns",
    "target_end",
    "typed_constants",
    "user_types",
    "within_bound",
    "without_modifiers",
    "without_trailing_comment",
]
