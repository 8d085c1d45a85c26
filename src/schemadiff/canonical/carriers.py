"""Temporary objects that carry questions: one for the expressions of a table, one for a query, one for a routine.

Their DDL is assembled here and not in templates: it is never shown, and importing the template engine would cost every
plan over hand-written YAML 0.1 s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import NamedTuple

from schemadiff.canonical.world import World
from schemadiff.model.kind import Parameter, Shape
from schemadiff.model.objects import Identity, Object
from schemadiff.postgres.quoting import ident, literal, qualified

QUESTIONS_A_TABLE = 50
"""Defaults cost the server quadratically in the columns of one table (1,000 defaults: 0.12 s at 50 a table)."""


class Question(NamedTuple):
    """One text to be spelled by the server."""

    number: int
    item: Object
    field: str
    shape: Shape
    text: str
    is_live: bool
    which: int = 0
    """Which of the field's texts it is."""


@cache
def query(name: str) -> str:
    """The text of a query that reads answers."""
    return resources.files(__package__).joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")


@dataclass
class Carrier:
    """Statements that make a temporary object, and how the answers are read from it.

    Objects carry their questions' numbers in their names: ``q__7`` in a table, ``view__7``, ``routine__7``.
    """

    sort: str
    """expressions, view or routine: the query that reads the answers."""
    name: str
    questions: list[Question]
    statements: list[str]
    world: World
    stand_ins: tuple[Identity, ...] = ()
    last_resort: bool = False

    def mapped_back(self, text: str) -> str:
        """An answer with the real names of what was stood in for."""
        if not self.stand_ins:
            return text
        return self.world.mapped_back(_part(self.questions[0].shape), text, self.stand_ins)

    def learns(self) -> tuple[str, str]:
        """Which fact about which object the columns of a view are."""
        question = self.questions[0]
        return "live_columns" if question.is_live else "declared_columns", str(question.item.identity)

    def parts(self) -> list[Carrier]:
        """The same questions, each in a carrier of its own; none where it has only one."""
        if len(self.questions) == 1:
            return []
        return [c for q in self.questions for c in loads([q], self.world)]

    def otherwise(self) -> Carrier | None:
        """Another way to ask the one question that failed: over the live table, whose row type is the real one."""
        question = self.questions[0]
        if self.last_resort or self.sort != "expressions" or question.field == "when":
            return None
        table = _table(question.item)
        if table is None or table not in self.world.live or table in self.world.unsettled:
            return None
        return _over_live_table(question, table, self.world)


def _part(shape: Shape) -> Shape:
    return Shape.EXPRESSION if shape in (Shape.ELEMENTS, Shape.PARAMETERS) else shape


def _table(item: Object) -> Identity | None:
    """The table whose columns an expression of the object can name; a default's path holds it."""
    if item.identity.kind == "default":
        return Identity("table", item.identity.path[1:3])
    return Identity("table", item.identity.path[:2]) if item.identity.kind == "column" else item.parent


def loads(questions: Iterable[Question], world: World) -> Iterator[Carrier]:
    """The carriers for these questions."""
    by_table: dict[Identity, list[Question]] = {}
    for question in questions:
        if question.shape in (Shape.QUERY, Shape.SQL_BODY, Shape.PARAMETERS):
            yield from _single(question, world)
            continue
        table = _table(question.item)
        assert table is not None
        by_table.setdefault(table, []).append(question)
    for number, (table, asked) in enumerate(by_table.items()):
        for start in range(0, len(asked), QUESTIONS_A_TABLE):
            yield _of_table(f"q{number}_{start}", table, asked[start : start + QUESTIONS_A_TABLE], world)


def _column(column: Object) -> str:
    collation = f" COLLATE {column.get('collation')}" if column.get("collation") else ""
    return f"{ident(column.identity.name)} {column.get('type')}{collation}"


def _of_table(name: str, table: Identity, questions: list[Question], world: World) -> Carrier:
    """A table of the declared columns; each question is a default, a generated column or a check of it."""
    columns = world.columns(table)
    types = {c.identity.name: c for c in columns}
    lines = ["k__ integer", *(_column(c) for c in columns)]
    triggers: list[str] = []
    for q in questions:
        text = q.text
        if q.item.identity.kind == "default":
            holder = types.get(q.item.identity.path[-1])
            declared_type = holder.get("type") if holder is not None else "text"
            lines.append(f"q__{q.number} {declared_type} DEFAULT {text}")
        elif q.item.identity.kind == "column":
            lines.append(f"q__{q.number} {q.item.get('type')} GENERATED ALWAYS AS ({text}) STORED")
        elif q.item.identity.kind == "trigger":
            triggers.append(_trigger(name, q, text))
        elif q.shape is Shape.ELEMENTS:
            lines.append(f"CONSTRAINT x__{q.number} CHECK (({text}) IS NULL)")
        else:
            lines.append(f"CONSTRAINT q__{q.number} CHECK ({text})")
    storage = "" if triggers else " PARTITION BY LIST (k__)"
    path = _search_path(questions)
    create = f"CREATE TEMP TABLE {name} (\n{', '.join(lines)}\n){storage}"
    return Carrier("expressions", name, questions, [*path, create, *triggers, *_unpath(path)], world)


def _search_path(questions: list[Question]) -> list[str]:
    """Names that the catalog does not know (an extension's) are found where the file looks for them."""
    paths = {q.item.search_path for q in questions if not q.is_live and q.item.search_path}
    if not paths:
        return []
    schemas = list(dict.fromkeys(s for p in sorted(paths) for s in p))
    return [f"SET LOCAL search_path = pg_catalog, {', '.join(ident(s) for s in schemas)}, pg_temp"]


def _unpath(path: list[str]) -> list[str]:
    return ["SET LOCAL search_path = pg_catalog, pg_temp"] if path else []


def _trigger(table: str, question: Question, text: str) -> str:
    item = question.item
    events = " OR ".join(item.get("events"))
    each = item.get("for_each", "statement")
    timing = "AFTER" if item.get("constraint") else item.get("timing")
    return (
        f"CREATE TRIGGER q__{question.number} {timing} {events} ON {table} FOR EACH {each} "
        f"WHEN ({text}) EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()"
    )


def _over_live_table(question: Question, table: Identity, world: World) -> Carrier:
    text = question.text
    path = _search_path([question])
    name = f"view__{question.number}"
    statements = [
        *path,
        f"CREATE TEMP VIEW {name} AS SELECT ({text}) AS q FROM {qualified(table.path)}",  # noqa: S608 - DDL
        *_unpath(path),
    ]
    return Carrier("view", name, [question], statements, world, last_resort=True)


def _single(question: Question, world: World) -> Iterator[Carrier]:
    if question.shape is Shape.QUERY:
        yield _of_query(question, world)
    else:
        yield _of_routine(question, world)


@dataclass
class _StandIns:
    """The temporary relations that a text needs, in the order in which they can be made."""

    world: World
    made: dict[Identity, str] = field(default_factory=dict)

    def need(self, shape: Shape, text: str, item: Object) -> None:
        for identity in self.world.relations(shape, text, item.search_path):
            if identity in self.made or identity not in self.world.unsettled or identity == item.identity:
                continue
            wanted = self.world.declared[identity]
            self.made[identity] = ""
            if identity.kind == "table":
                columns = ", ".join(_column(c) for c in self.world.columns(identity))
                keys = [
                    f", PRIMARY KEY ({', '.join(ident(c) for c in k.get('columns'))})"
                    for k in self.world.declared.children(identity, "primary_key")
                ]
                statement = f"CREATE TEMP TABLE {ident(identity.name)} ({columns}{''.join(keys)})"
            else:
                self.need(Shape.QUERY, wanted.get("query"), wanted)
                inner = self.world.standing_in(Shape.QUERY, wanted.get("query"), wanted, self.made)
                statement = f"CREATE TEMP VIEW {ident(identity.name)}{_view_columns(wanted)} AS {inner}"
            del self.made[identity]
            self.made[identity] = statement


def _view_columns(view: Object) -> str:
    columns = view.hint("columns")
    return f" ({', '.join(ident(c) for c in columns)})" if columns else ""


def _of_query(question: Question, world: World) -> Carrier:
    item = question.item
    stand_ins = _StandIns(world)
    asker = item if not question.is_live else Object(item.identity, item.values)
    if not (question.is_live and world.renamed):
        stand_ins.need(Shape.QUERY, question.text, asker)
    text = world.standing_in(Shape.QUERY, question.text, asker, stand_ins.made)
    path = _search_path([question])
    name = f"view__{question.number}"
    columns = "" if question.is_live else _view_columns(item)
    statements = [*path, *stand_ins.made.values(), f"CREATE TEMP VIEW {name}{columns} AS {text}", *_unpath(path)]
    return Carrier("view", name, [question], statements, world, tuple(stand_ins.made))


def _of_routine(question: Question, world: World) -> Carrier:
    """A temporary routine with the declared parameters and body, or with the live side's."""
    item = question.item
    stand_ins = _StandIns(world)
    asker = item if not question.is_live else Object(item.identity, item.values)
    part = _part(question.shape)
    if question.shape is Shape.SQL_BODY and not (question.is_live and world.renamed):
        stand_ins.need(part, question.text, asker)
    text = world.standing_in(part, question.text, asker, stand_ins.made)
    path = _search_path([question])
    name = f"routine__{question.number}"
    word = "PROCEDURE" if item.identity.kind == "procedure" else "FUNCTION"
    if question.shape is Shape.SQL_BODY:
        parameters = ", ".join(_parameter(p._replace(default=None)) for p in item.get("parameters", ()))
        returns = f" RETURNS {item.get('returns')}" if item.get("returns") else ""
        create = f"CREATE {word} pg_temp.{name}({parameters}){returns} LANGUAGE sql {text}"
    else:
        chosen = [p for p in item.get("parameters", ()) if p.default is not None][question.which]
        create = (
            f"CREATE FUNCTION pg_temp.{name}(a {chosen.type} DEFAULT {text}) RETURNS void LANGUAGE sql AS {literal('')}"
        )
    statements = [*path, *stand_ins.made.values(), create, *_unpath(path)]
    return Carrier("routine", name, [question], statements, world, tuple(stand_ins.made))


def _parameter(parameter: Parameter) -> str:
    mode = "" if parameter.mode in ("in", "table") else f"{parameter.mode.upper()} "
    name = f"{ident(parameter.name)} " if parameter.name else ""
    return "" if parameter.mode == "table" else f"{mode}{name}{parameter.type}"
