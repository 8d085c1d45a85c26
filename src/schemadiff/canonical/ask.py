"""Puts the undecided pairs to the server, in transactions that are always rolled back.

Expressions over a table's columns are carried by a temporary table ``PARTITION BY LIST``, which has no storage; 1,000
tables cost about 0.4 s of server CPU so, a tenth of what real ones cost. The first round asks for the declared text and
compares the answer with the live text; only what still differs is asked again with the live text beside it, because
one pass is no fixed point (varchar IN lists). At most 500 tables and 50 columns a table stand in one transaction.
Measured in docs/architecture.md, "Asking the server".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from schemadiff.canonical import carriers
from schemadiff.canonical.carriers import Carrier, Question
from schemadiff.canonical.world import World
from schemadiff.compare.compare import Comparison, Pair
from schemadiff.compare.fields import texts
from schemadiff.errors import Finding, InputError
from schemadiff.model.kind import Shape
from schemadiff.model.objects import Catalog, Identity, Value
from schemadiff.model.registry import Registry

if TYPE_CHECKING:
    import psycopg

TABLES_A_TRANSACTION = 500
"""Each temporary table takes two locks; max_locks_per_transaction = 64 holds about 6,000 in all."""


@dataclass
class Answers:
    """What the server said."""

    different: set[tuple[Identity, str]] = field(default_factory=set)
    facts: dict[str, dict[str, Value]] = field(default_factory=dict)
    """For ways: by the name of an object, what was learned of it (a view's columns)."""

    def differs(self, pair: Pair, name: str) -> bool:
        """Whether the declared text of that field means something else than the live one."""
        return (pair.live.identity, name) in self.different


class _Asked(NamedTuple):
    """One text of one field, with its live counterpart."""

    pair: Pair
    field: str
    shape: Shape
    declared: str
    live: str
    which: int = 0


def ask(
    connection: psycopg.Connection[Any],
    comparison: Comparison,
    live: Catalog,
    declared: Catalog,
    registry: Registry,
    renamed: frozenset[Identity] = frozenset(),
) -> Answers:
    """The verdict on every undecided field; InputError names declared text that the server does not accept."""
    answers = Answers()
    undecided = comparison.undecided
    if not undecided:
        return answers
    world = World(live, declared, comparison, registry, renamed)
    asked = list(_asked(undecided, world, registry, answers))
    first = _round(connection, [(a, a.declared, False) for a in asked], world, answers)
    findings: list[Finding] = []
    again: list[_Asked] = []
    for number, one in enumerate(asked):
        answer = first[number]
        if answer.error is not None and world.in_motion:
            answers.different.add((one.pair.live.identity, one.field))
        elif answer.error is not None:
            findings.append(_finding(one, answer.error))
        elif answer.text != one.live and answer.text != f"({one.live})":
            again.append(one)
    if findings:
        raise InputError(findings)
    second = _round(connection, [q for a in again for q in ((a, a.declared, False), (a, a.live, True))], world, answers)
    for number, one in enumerate(again):
        ours, theirs = second[2 * number], second[2 * number + 1]
        if theirs.error is not None or ours.text != theirs.text:
            answers.different.add((one.pair.live.identity, one.field))
    return answers


def _asked(pairs: Iterable[Pair], world: World, registry: Registry, answers: Answers) -> Iterator[_Asked]:
    for pair in pairs:
        kind = registry[pair.live.identity.kind]
        for name in pair.undecided:
            shape = kind.by_name[name].shape
            part = Shape.EXPRESSION if shape in (Shape.ELEMENTS, Shape.PARAMETERS) else shape
            both = list(zip(texts(pair.live.get(name)), texts(pair.declared.get(name)), strict=True))
            differing = [(i, a, b) for i, (a, b) in enumerate(both) if a != b]
            if any(world.lacks(part, b, pair.declared) for _, _, b in differing):
                answers.different.add((pair.live.identity, name))
                continue
            for index, old, new in differing:
                yield _Asked(pair, name, shape, new, old, index)


def _finding(one: _Asked, message: str) -> Finding:
    return Finding(f"{one.pair.declared.identity}: {one.field}: {message}", one.pair.declared.place)


class _Answer(NamedTuple):
    text: str | None
    error: str | None


def _round(
    connection: psycopg.Connection[Any],
    questions: list[tuple[_Asked, str, bool]],
    world: World,
    answers: Answers,
) -> list[_Answer]:
    """The server's spelling of each text, in order."""
    found: list[_Answer] = [_Answer(None, "was not asked")] * len(questions)
    items = [
        Question(number, a.pair.declared, a.field, a.shape, text, is_live, a.which)
        for number, (a, text, is_live) in enumerate(questions)
    ]
    loads = list(carriers.loads(items, world))
    for start in range(0, len(loads), TABLES_A_TRANSACTION):
        _transaction(connection, loads[start : start + TABLES_A_TRANSACTION], found, answers)
    return found


def _transaction(
    connection: psycopg.Connection[Any], loads: list[Carrier], found: list[_Answer], answers: Answers
) -> None:
    """One batch; where a carrier fails, the batch is halved until it stands alone, and then its questions are."""
    import psycopg

    try:
        with connection.transaction(force_rollback=True):
            connection.execute(";\n".join(s for load in loads for s in load.statements).encode())
            for number, text in _read(connection, loads, answers):
                found[number] = _Answer(text, None)
    except psycopg.Error as error:
        if len(loads) > 1:
            half = len(loads) // 2
            _transaction(connection, loads[:half], found, answers)
            _transaction(connection, loads[half:], found, answers)
            return
        if parts := loads[0].parts():
            for part in parts:
                _transaction(connection, [part], found, answers)
            return
        if (other := loads[0].otherwise()) is not None:
            _transaction(connection, [other], found, answers)
            return
        message = error.diag.message_primary or str(error)
        for question in loads[0].questions:
            found[question.number] = _Answer(None, message)


def _read(
    connection: psycopg.Connection[Any], loads: list[Carrier], answers: Answers
) -> Iterator[tuple[int, str]]:
    """All answers of a batch: one query for each sort of carrier, whatever their number."""
    carriers_of = {q.number: load for load in loads for q in load.questions}
    for sort in dict.fromkeys(load.sort for load in loads):
        names = [load.name for load in loads if load.sort == sort]
        for number, text, *columns in connection.execute(carriers.query(sort), {"names": names}).fetchall():
            load = carriers_of[number]
            if columns:
                side, name = load.learns()
                answers.facts.setdefault(name, {})[side] = tuple(map(tuple, columns[0] or ()))
            yield number, load.mapped_back(text)


def casts(connection: psycopg.Connection[Any], changes: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
    """How values get from one type to another: implicit, assignment, lossy, explicit or none."""
    wanted = sorted(set(changes))
    if not wanted:
        return {}
    rows = connection.execute(
        carriers.query("casts"), {"old": [o for o, _ in wanted], "new": [n for _, n in wanted]}
    ).fetchall()
    return {(old, new): _cast(old, new, context) for old, new, context in rows}


def _cast(old: str, new: str, context: str) -> str:
    """An assignment cast keeps every value or raises, but for these: digits after the point, parts of a timestamp."""
    if context == "assignment" and not new.startswith(("text", "character", "smallint", "integer", "bigint", "name")):
        return "lossy"
    if context == "assignment" and new in ("smallint", "integer", "bigint"):
        return "assignment" if old in ("integer", "bigint") else "lossy"
    if context == "same" and _precision(new) < _precision(old):
        return "lossy"
    return "implicit" if context == "same" else context


def _precision(text: str) -> int:
    """Digits after the point of numeric, or of the seconds; large where nothing bounds them."""
    if not text.startswith(("numeric", "time", "interval")):
        return 0
    _, opening, inside = text.partition("(")
    if not opening:
        return 1000
    return int(inside.partition(")")[0].rpartition(",")[2])
