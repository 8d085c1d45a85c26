"""Which temporary tables answer questions about expressions over columns.

Making a temporary table takes the server as long as parsing twenty expressions. How the server prints an expression
depends on the names, types and collations of the columns that it names, and on nothing else of its table. So questions
that need the same columns share a table of these. Everything else is asked over a table of its own: what names the
table or its row, what names a column that is not there, and what could make the server evaluate something.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from schemadiff import sql
from schemadiff.catalog.objects import Identity
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.field_types import ExpressionKind
from schemadiff.normalization.declared_environment import DeclaredEnvironment
from schemadiff.normalization.placeholder_relations import column_definition
from schemadiff.normalization.questions import Question
from schemadiff.sql.constants import numbered
from schemadiff.sql.namespaces import Namespace

QUESTIONS_A_TABLE = 50
"""The server's cost of defaults is quadratic in the columns of a table (1,000 defaults: 0.12 s with 50 in a table)."""

ByTable = Mapping[Identity, Sequence[Question]]


class ExpressionTable(NamedTuple):
    """A temporary table and the questions that it answers."""

    name: str
    """A transaction can have a name once; later questions that need it are asked again alone."""
    columns: Sequence[str]
    """The columns' definitions in CREATE TABLE."""
    questions: Sequence[Question]


def expression_tables(by_table: ByTable, environment: DeclaredEnvironment) -> Iterator[ExpressionTable]:
    """Yield the temporary tables for questions about the expressions of these tables.

    A table that answers for one of them has its name, since texts can contain that (``orders.price``).
    """
    shared: set[int] = set()
    for columns, questions in _shareable(by_table, environment) if len(by_table) > 1 else ():
        shared.update(question.number for question in questions)
        for part in _parts(questions):
            yield ExpressionTable(f"shared__{part[0].number}", columns, part)
    for table, questions in by_table.items():
        left = [question for question in questions if question.number not in shared]
        columns = tuple(map(column_definition, environment.columns(table))) if left else ()
        for number, part in enumerate(_parts(left)):
            name = table.name if not number else f"{table.name[:40]}__{number * QUESTIONS_A_TABLE}"
            yield ExpressionTable(name, columns, part)


def _parts(questions: Sequence[Question]) -> Iterator[Sequence[Question]]:
    return (questions[start : start + QUESTIONS_A_TABLE] for start in range(0, len(questions), QUESTIONS_A_TABLE))


def _shareable(
    by_table: ByTable, environment: DeclaredEnvironment
) -> Iterator[tuple[tuple[str, ...], Sequence[Question]]]:
    """Yield definitions of columns with the questions of several tables that need exactly these."""
    alike: dict[tuple[tuple[str, ...], tuple[str, ...]], list[tuple[Identity, Question]]] = {}
    for table, questions in by_table.items():
        for question in questions:
            columns = _columns(table, question, environment)
            if columns is not None:
                path = () if question.is_live else question.item.search_path
                alike.setdefault((path, columns), []).append((table, question))
    for (_, columns), asked in alike.items():
        if len({table for table, _ in asked}) > 1:
            yield columns, [question for _, question in asked]


def _columns(table: Identity, question: Question, environment: DeclaredEnvironment) -> tuple[str, ...] | None:
    """Return the definitions of the columns that a question needs, in order; None if it needs its table."""
    type_ = environment.type_of_default(question.item) if _is_default(question) else ""
    if not (type_ or question.expression_kind is ExpressionKind.CHECK or isinstance(question.type, t.IndexElements)):
        return None
    if environment.reading.runs((question.text, type_)):
        return None
    columns: set[str] = set()
    # Constants name no column; texts that differ in nothing else are read once.
    for reference in sql.name_references(sql.TextKind.EXPRESSION, numbered(question.text)[0]):
        if reference.sort == Namespace.COLUMN:
            column = environment.column(table, reference.parts[0]) if len(reference.parts) == 1 else None
            if column is None:
                return None
            columns.add(column_definition(column))
    return tuple(sorted(columns))


def _is_default(question: Question) -> bool:
    return question.expression_kind is ExpressionKind.DEFAULT
