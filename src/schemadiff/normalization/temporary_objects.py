"""Temporary objects for questions: one for the expressions of a table, one for each query, one for each routine.

Their DDL is written here and not in templates: it is never shown, and importing the template engine would cost every
plan over hand-written YAML 0.1 s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache
from importlib import resources
from typing import Any

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.objects import Identity
from schemadiff.introspection.server_text import rule_of
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.field_types import ExpressionKind, FieldType
from schemadiff.normalization.declared_environment import DeclaredEnvironment
from schemadiff.normalization.expression_tables import ExpressionTable, expression_tables
from schemadiff.normalization.partition_keys import key_element, names_in, runs_for_bounds
from schemadiff.normalization.placeholder_relations import (
    Piece,
    column_definition,
    over_own,
    stood_in,
    view_columns,
)
from schemadiff.normalization.questions import Question
from schemadiff.postgres.quoting import ident, literal, qualified
from schemadiff.sql.routines import Parameter


@cache
def query(name: str) -> str:
    """Return the text of a query that reads answers."""
    return resources.files(__package__).joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")


class Form(StrEnum):
    """The forms of temporary objects; each has a query that reads its answers."""

    EXPRESSIONS = auto()
    POLICY = auto()
    RULE = auto()
    VIEW = auto()
    ROUTINE = auto()
    DOMAIN = auto()
    COLLATION = auto()
    BOUND = auto()


@dataclass
class TemporaryObject:
    """Temporary objects for some questions, and how their answers are read.

    Tables and routines have the names of the objects they are for, since texts can contain those (``orders.price``, and
    the server itself prints ``f.a`` for a parameter). Columns, constraints, triggers and views contain the numbers of
    their questions: ``q__7``, ``view__7``.
    """

    sort: Form
    questions: list[Question]
    own: list[Piece]
    environment: DeclaredEnvironment
    stand_ins: tuple[Piece, ...] = ()
    last_resort: bool = False
    would_run: str | None = None
    """What the server would evaluate for it; if there is anything, the question is not asked."""
    texts: Sequence[str] | None = None
    """The parts of the statements that can contain a constant, or be its type; None for all."""

    @property
    def runs(self) -> str | None:
        """Return what the server would evaluate while it parses the statements, or None."""
        if self.environment.reading.sandboxed:
            return None
        texts = (p.statement for p in self.pieces) if self.texts is None else self.texts
        return self.would_run or self.environment.reading.runs(texts)

    @property
    def pieces(self) -> Iterator[Piece]:
        """Yield what has to be created, in this order."""
        yield from self.stand_ins
        yield from self.own

    @property
    def name(self) -> str:
        """Return the name by which the reading query finds it."""
        return self.own[0].name

    @property
    def clash(self) -> bool:
        """Tell whether it would need placeholders for two relations of one name in different schemas."""
        return len({s.name for s in self.stand_ins}) != len(self.stand_ins)

    def mapped_back(self, text: str) -> str:
        """Return an answer with the real names of relations; of a rule, its condition or else its command."""
        if self.sort == Form.RULE:
            when, commands = rule_of(text)
            text = when if when is not None else commands[0]
        question = self.questions[0]
        kind = question.type.text_kind
        if self.stand_ins:
            text = self.environment.mapped_back(kind, text, [s.of for s in self.stand_ins if s.of])
        names = self.environment.translation
        if question.is_live and isinstance(question.type, t.Query | t.SqlBody):
            return names.query_after_renames(kind, text)
        return names.after_renames(kind, text)

    def declared_view(self) -> Identity | None:
        """Return the declared view whose columns it has; None where it is for the live view."""
        question = self.questions[0]
        return None if question.is_live else question.item.identity

    def parts(self) -> list[TemporaryObject]:
        """Return the same questions in a temporary object each; empty if there is only one."""
        if len(self.questions) == 1:
            return []
        return [c for q in self.questions for c in loads([q], self.environment)]

    def waits_for_rows(self, state: str) -> bool:
        """Tell whether it may have failed, with this SQLSTATE, because the rows of a placeholder are of another type.

        The live view has the type that functions take.
        """
        environment = self.environment
        return state in _OF_TYPES and any(
            s.of in environment.live
            and s.of not in environment.renamed
            and environment.registry[s.of.kind].substitutes.relation == "query"
            for s in self.stand_ins
            if s.of is not None
        )

    def otherwise(self, state: str) -> TemporaryObject | None:
        """Return another form of the one question that failed with this SQLSTATE, over the live table, or None.

        The live table has the real row type. This form does not show whether an assignment fits, so it is used for
        assignments only if a row was an argument.
        """
        question = self.questions[0]
        if self.last_resort or not last_resort_fits(question, self.environment):
            return None
        if question.expression_kind in _ASSIGNED and state != _UNDEFINED_FUNCTION:
            return None
        return over_live_table(question, self.environment)


_ASSIGNED = (ExpressionKind.GENERATED, ExpressionKind.CONVERSION)
"""Expressions that are also checked for the type of their column."""

_UNDEFINED_FUNCTION = "42883"
_OF_TYPES = (_UNDEFINED_FUNCTION, "42846", "42804", "42P13")
"""Undefined function, cannot coerce, datatype mismatch, invalid function definition: what a row's type can bring."""


def loads(questions: Iterable[Question], environment: DeclaredEnvironment) -> Iterator[TemporaryObject]:
    """Yield the temporary objects for these questions."""
    by_table: dict[Identity, list[Question]] = {}
    for question in questions:
        alone = TEMPORARY_OBJECTS[question.type.__class__](question.type)
        if alone is not None:
            yield alone(question, environment)
            continue
        owner = environment.names.owner(question.item)
        if owner is None:
            yield _over_relation(question, environment, _named_relation(question, environment))
            continue
        by_table.setdefault(owner, []).append(question)
    for table in expression_tables(by_table, environment):
        yield _of_expressions(table, environment)


def _of_expressions(table: ExpressionTable, environment: DeclaredEnvironment) -> TemporaryObject:
    """Return a table; each question is a default or a check of it.

    A text is on lines of its own, since it can end in a comment.
    """
    name, columns, questions = table
    lines = ["k__ integer", *columns]
    triggers: list[Piece] = []
    path = _path(questions)
    texts: list[str] = []
    for q in questions:
        text = f"{q.text}\n"
        texts.append(text)
        if q.expression_kind is ExpressionKind.DEFAULT:
            declared_type = environment.type_of_default(q.item)
            texts.append(declared_type)
            lines.append(f"q__{q.number} {declared_type} DEFAULT ({text})")
        elif q.expression_kind is ExpressionKind.TRIGGER:
            triggers.append(Piece(f"q__{q.number}", path, _trigger(name, q, text)))
        elif isinstance(q.type, t.IndexElements):
            lines.append(f"CONSTRAINT x__{q.number} CHECK (({text}) IS NULL)")
        else:
            lines.append(f"CONSTRAINT q__{q.number} CHECK ({text})")
    storage = "" if triggers else " PARTITION BY LIST (k__)"
    create = f"CREATE TEMP TABLE {ident(name)} ({', '.join(lines)}){storage}"
    return TemporaryObject(
        Form.EXPRESSIONS, list(questions), [Piece(name, path, create), *triggers], environment, texts=texts
    )


def _of_bound(question: Question, environment: DeclaredEnvironment) -> TemporaryObject:
    """Return a partition with the bound, of a table with the column types of the declared key.

    The server converts a bound to the type of the key at once and runs the check of a domain for that; so the base type
    of a domain is used. It also evaluates constants in the key's expressions, and compares bounds by the operator
    class.
    """
    holder = environment.declared[structure.table(question.item.get("partition_of"))]
    columns = {c.identity.name: c for c in environment.columns(holder.identity)}
    keys = list(holder.get("partition_key"))
    named = dict.fromkeys(n for e in keys for n in (names_in(e) if e.column is None else (e.column,)) if n in columns)
    types = {name: environment.reading.base_type(columns[name].get("type")) for name in named}
    listed = ", ".join(column_definition(columns[name], types[name]) for name in named)
    name = f"bound__{question.number}"
    key = ", ".join(map(key_element, keys))
    parent = f"CREATE TEMP TABLE {name} ({listed}) PARTITION BY {holder.get('partition_by')} ({key})"
    partition = f"CREATE TEMP TABLE part__{question.number} PARTITION OF pg_temp.{name} {question.text}\n"
    # Names in them are looked up in pg_catalog only.
    pieces = [Piece(name, (), parent), Piece(f"part__{question.number}", (), partition)]
    runs = next((words for e in keys if (words := runs_for_bounds(e, types))), None)
    return TemporaryObject(Form.BOUND, [question], pieces, environment, would_run=runs)


def _of_policy(question: Question, environment: DeclaredEnvironment) -> TemporaryObject:
    """Return a policy on a table of the declared columns; it can contain subqueries, also over that table."""
    table, text, stand_ins = over_own(question, environment)
    name = f"q__{question.number}"
    policy = f"CREATE POLICY {name} ON pg_temp.{ident(table.name)} USING ({text}\n)"
    return TemporaryObject(Form.POLICY, [question], [Piece(name, _path([question]), policy)], environment, stand_ins)


def _of_rule(question: Question, environment: DeclaredEnvironment) -> TemporaryObject:
    """Return a rule on a relation of the declared columns: either its condition, or one of its commands.

    The server accepts RETURNING only in a rule that is INSTEAD and has no condition.
    """
    relation, text, stand_ins = over_own(question, environment)
    name = f"q__{question.number}"
    body = (
        f"DO INSTEAD {text}\n" if isinstance(question.type, t.RuleCommands) else f"WHERE ({text}\n) DO INSTEAD NOTHING"
    )
    rule = f"CREATE RULE {name} AS ON {question.item.get('event')} TO pg_temp.{ident(relation.name)} {body}"
    return TemporaryObject(Form.RULE, [question], [Piece(name, _path([question]), rule)], environment, stand_ins)


def _of_assignment(question: Question, environment: DeclaredEnvironment) -> TemporaryObject:
    """Return a rule that assigns the text to a column of the type: the server parses that without evaluating it.

    It would evaluate the constants of a generated column (cookDefault in heap.c, since 17 and the minor releases of
    late 2023).
    """
    table = environment.names.owner(question.item)
    assert table is not None
    lines = [
        "k__ integer",
        *(column_definition(c) for c in environment.columns(table)),
        f"q__ {environment.translation.type_as_live(question.item.get('type'))}",
    ]
    path = _path([question])
    create = f"CREATE TEMP TABLE {ident(table.name)} ({', '.join(lines)}) PARTITION BY LIST (k__)"
    name = f"q__{question.number}"
    of = f"pg_temp.{ident(table.name)}"
    assignment = f"UPDATE {of} SET q__ = ({question.text}\n)"  # noqa: S608 - a text that has been parsed
    rule = f"CREATE RULE {name} AS ON INSERT TO {of} DO INSTEAD {assignment}"
    return TemporaryObject(
        Form.RULE, [question], [Piece(name, path, rule)], environment, (Piece(table.name, path, create),)
    )


def _path(questions: Iterable[Question]) -> tuple[str, ...]:
    """Return the search_path of questions, by which names of extensions' objects are found as in the YAML file."""
    paths = {q.item.search_path for q in questions if not q.is_live and q.item.search_path}
    return tuple(dict.fromkeys(s for p in sorted(paths) for s in p))


def _trigger(table: str, question: Question, text: str) -> str:
    item = question.item
    events = " OR ".join(item.get("events"))
    each = item.get("for_each", "statement")
    timing = "AFTER" if item.get("constraint") else item.get("timing")
    return (
        f"CREATE TRIGGER q__{question.number} {timing} {events} ON pg_temp.{ident(table)} FOR EACH {each} "
        f"WHEN ({text}) EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()"
    )


def last_resort_fits(question: Question, environment: DeclaredEnvironment) -> bool:
    """Tell whether the question can be asked over the live table: not if it names OLD, NEW or a domain's VALUE."""
    if not isinstance(question.type, t.Expression | t.IndexElements):
        return False
    if question.expression_kind in (ExpressionKind.TRIGGER, ExpressionKind.RULE, *_OF_DOMAINS):
        return False
    table = environment.names.owner(question.item)
    return table is not None and table in environment.live and table not in environment.renamed


def over_live_table(question: Question, environment: DeclaredEnvironment) -> TemporaryObject:
    """Return a view that computes the text for each row of the live table."""
    table = environment.names.owner(question.item)
    assert table is not None
    return _over_relation(question, environment, table.path)


def _named_relation(question: Question, environment: DeclaredEnvironment) -> tuple[str, ...]:
    """Return the name of a table that neither the YAML nor the managed schemas have: one that is published."""
    path: tuple[str, ...] = question.item.get(environment.registry[question.item.identity.kind].naming.named_after)
    return path


def _over_relation(question: Question, environment: DeclaredEnvironment, path: tuple[str, ...]) -> TemporaryObject:
    """Return a view that computes the text for each row of a relation that the server has."""
    name = f"view__{question.number}"
    select = f"SELECT ({question.text}\n) AS q FROM {qualified(path)}"  # noqa: S608 - a text that has been parsed
    create = f"CREATE TEMP VIEW {name} AS {select}"
    return TemporaryObject(
        Form.VIEW, [question], [Piece(name, _path([question]), create)], environment, last_resort=True
    )


def _of_query(question: Question, environment: DeclaredEnvironment) -> TemporaryObject:
    text, stand_ins = stood_in(question, environment)
    name = f"view__{question.number}"
    columns = "" if question.is_live else view_columns(question.item)
    create = f"CREATE TEMP VIEW {name}{columns} AS {text}\n"
    return TemporaryObject(Form.VIEW, [question], [Piece(name, _path([question]), create)], environment, stand_ins)


def _of_body(question: Question, environment: DeclaredEnvironment) -> TemporaryObject:
    """Return a temporary routine with the declared parameters and the text as its body."""
    item = question.item
    text, stand_ins = stood_in(question, environment)
    word = environment.registry[item.identity.kind].sql_keyword
    given = [p._replace(default=None) for p in item.get("parameters", ()) if not p.is_result_column]
    type_as_live = environment.translation.type_as_live
    parameters = ", ".join(_parameter(p._replace(type=type_as_live(p.type))) for p in given)
    returns = f" RETURNS {type_as_live(item.get('returns'))}" if item.get("returns") else ""
    routine = f"pg_temp.{ident(item.identity.name)}"
    create = f"CREATE {word} {routine}({parameters}){returns} LANGUAGE sql {text}\n"
    arguments = ", ".join(map(type_as_live, sql.split_types(item.identity.arguments or "")))
    name = f"{routine}({arguments})"
    return TemporaryObject(Form.ROUTINE, [question], [Piece(name, _path([question]), create)], environment, stand_ins)


_OF_DOMAINS = (ExpressionKind.DOMAIN_DEFAULT, ExpressionKind.DOMAIN_CHECK)


def _of_domain(question: Question, environment: DeclaredEnvironment) -> TemporaryObject:
    """Return a temporary domain over the declared type, with the text as its default or check."""
    item = question.item
    domain = environment.declared[item.parent] if item.parent is not None else item
    collation = f" COLLATE {domain.get('collation')}" if domain.get("collation") else ""
    name = f"domain__{question.number}"
    text = (
        f"DEFAULT ({question.text}\n)"
        if question.expression_kind is ExpressionKind.DOMAIN_DEFAULT
        else f"CHECK ({question.text}\n)"
    )
    type_ = environment.translation.type_as_live(domain.get("type"))
    create = f"CREATE DOMAIN pg_temp.{name} AS {type_}{collation} {text}"
    return TemporaryObject(Form.DOMAIN, [question], [Piece(name, _path([question]), create)], environment)


def _of_collation(question: Question, environment: DeclaredEnvironment) -> TemporaryObject:
    """Return a temporary collation with the text as its locale."""
    item = question.item
    name = f"collation__{question.number}"
    provider = f"PROVIDER = {item.get('provider', 'libc')}"
    create = f"CREATE COLLATION pg_temp.{name} ({provider}, LOCALE = {literal(question.text)})"
    return TemporaryObject(Form.COLLATION, [question], [Piece(name, (), create)], environment)


def _of_parameter(question: Question, environment: DeclaredEnvironment) -> TemporaryObject:
    """Return a temporary function with one parameter of the type, and the text as its default."""
    chosen = [p for p in question.item.get("parameters", ()) if p.default is not None][question.which]
    routine = f"pg_temp.routine__{question.number}"
    type_ = environment.translation.type_as_live(chosen.type)
    create = (
        f"CREATE FUNCTION {routine}(a {type_} DEFAULT {question.text}\n) RETURNS void LANGUAGE sql AS {literal('')}"
    )
    return TemporaryObject(
        Form.ROUTINE, [question], [Piece(f"{routine}({type_})", _path([question]), create)], environment
    )


def _parameter(parameter: Parameter) -> str:
    mode = "" if parameter.mode == "in" else f"{parameter.mode.upper()} "
    name = f"{ident(parameter.name)} " if parameter.name else ""
    return f"{mode}{name}{parameter.type}"


Alone = Callable[[Question, DeclaredEnvironment], TemporaryObject]
"""Makes the temporary object for one question that cannot share it."""

_OF_EXPRESSIONS: Mapping[ExpressionKind, Alone | None] = {
    **dict.fromkeys((ExpressionKind.CHECK, ExpressionKind.DEFAULT, ExpressionKind.TRIGGER)),
    **dict.fromkeys(_ASSIGNED, _of_assignment),
    **dict.fromkeys(_OF_DOMAINS, _of_domain),
    ExpressionKind.POLICY: _of_policy,
    ExpressionKind.RULE: _of_rule,
}
"""By kind of expression; None for those that share one table of the declared columns."""


def _always(make: Alone | None) -> Callable[[FieldType], Alone | None]:
    return lambda type_: make


TEMPORARY_OBJECTS: Mapping[type[FieldType], Callable[[Any], Alone | None]] = {
    t.Expression: lambda type_: _OF_EXPRESSIONS[type_.kind],
    t.IndexElements: _always(None),
    t.Query: _always(_of_query),
    t.SqlBody: _always(_of_body),
    t.Parameters: _always(_of_parameter),
    t.PartitionBound: _always(_of_bound),
    t.Locale: _always(_of_collation),
    t.RuleCommands: _always(_of_rule),
}
"""By field type, the temporary object for a question about a text; None for the table of the declared columns. The
types are those whose values the server prints in canonical form."""
