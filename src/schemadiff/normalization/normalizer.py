"""Asks the server about unresolved texts, in transactions that are always rolled back.

Expressions over a table's columns are put in a temporary table ``PARTITION BY LIST``, which has no storage; 1,000
tables cost about 0.4 s of server CPU that way, a tenth of ordinary ones. The first round asks for the declared text and
compares the answer with the live text; only what differs is asked again together with the live text, because the
canonical form of a canonical form can differ; where the reason is known, it counts as equal (``sql/read_again.py``).
At most 500 tables, and 50 columns in each, share a transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Comparison, Pair
from schemadiff.errors import Finding, InputError
from schemadiff.kindspec.field_types import FieldType
from schemadiff.kindspec.registry import Registry
from schemadiff.normalization import batches, event_triggers, temporary_objects
from schemadiff.normalization.answers import Answers, Key
from schemadiff.normalization.batches import Batch
from schemadiff.normalization.declared_environment import NOTHING, UNDEFINED_COLUMN, DeclaredEnvironment
from schemadiff.normalization.evaluation_at_parse import MOMENT, Reading, of_the_moment
from schemadiff.normalization.evaluation_at_parse import reading as reading_of
from schemadiff.normalization.event_triggers import EventTriggerError
from schemadiff.normalization.live_names import with_live_types
from schemadiff.normalization.questions import Question
from schemadiff.normalization.temporary_objects import TemporaryObject
from schemadiff.postgres.connection import server_error
from schemadiff.references.texts import texts
from schemadiff.sql import TextKind, same_when_read_again

if TYPE_CHECKING:
    import psycopg

    from schemadiff.postgres.connection import Connection


class _Asked(NamedTuple):
    """One text of one field, with the live text."""

    pair: Pair
    field: str
    type: FieldType
    declared: str
    live: str
    which: int = 0

    @property
    def key(self) -> Key:
        """Return the field, as answers are keyed."""
        return self.pair.live.identity, self.field


def ask(  # noqa: PLR0913 - the stage of a comparison; the flags by keyword
    connection: Connection,
    comparison: Comparison,
    live: Catalog,
    declared: Catalog,
    registry: Registry,
    previous: Mapping[Identity, Identity] = NOTHING,
    *,
    stand_in: bool = False,
    whole: bool = True,
) -> Answers:
    """Return the answer for every unresolved field; InputError with declared texts that the server does not accept.

    For a server used in place of the target (``stand_in``), what it does not accept is unknown, and nothing is raised.
    A ``whole`` one has everything that is declared: a live text that names something else differs.
    """
    answers = Answers()
    waiting: frozenset[Key] = frozenset()
    fields = (registry[p.live.identity.kind].fields.by_name[n] for p in comparison.unresolved for n in p.unresolved)
    kinds = {field.type.text_kind for field in fields}
    as_live = with_live_types(declared, live, previous, registry)
    known = _reading(connection, as_live, kinds, sandboxed=stand_in) if comparison.unresolved else None
    while comparison.unresolved:
        before = waiting
        environment = DeclaredEnvironment(
            live, declared, comparison, registry, previous, known, answers.same_columns(live)
        )
        waiting = _asked_at_once(
            connection, comparison.unresolved, environment, answers, stand_in=stand_in, whole=whole
        )
        if not waiting:
            break
        if waiting == before:
            answers.different |= waiting
            break
        comparison = comparison.resolved(answers.differs, waiting=waiting)
    return answers


def _reading(
    connection: Connection, declared: Catalog, kinds: Collection[TextKind | None], *, sandboxed: bool
) -> Reading:
    import psycopg

    try:
        return reading_of(connection, declared, kinds, temporary_objects.query, sandboxed=sandboxed)
    except psycopg.Error as error:
        raise server_error(error) from None


def _asked_at_once(
    connection: Connection,
    unresolved: Iterable[Pair],
    environment: DeclaredEnvironment,
    answers: Answers,
    *,
    stand_in: bool,
    whole: bool,
) -> frozenset[Key]:
    """Ask all of these fields; return those that have to wait for the answers about others.

    These are texts for which two relations of one name would need a placeholder, and texts with rows of a view that has
    one: they can be asked once others are known to be equal, which then need none.
    """
    asked = list(_asked(unresolved, environment, environment.registry, answers))
    first = _round(connection, [_Put(a, a.declared, False) for a in asked], environment, answers)
    waiting = frozenset(one.key for one, answer in zip(asked, first, strict=True) if answer.waits)
    findings: list[Finding] = []
    again: list[tuple[_Asked, str]] = []
    for one, answer in zip(asked, first, strict=True):
        if one.key in waiting:
            continue
        if answer.runs is not None:
            answers.unasked.setdefault(one.key, answer.runs)
        elif answer.error is not None:
            findings += _refused(one, answer, environment, answers, stand_in=stand_in)
        elif answer.text is not None and of_the_moment(one.declared, answer.text):
            findings.append(_finding(one, _Answer(error=MOMENT), environment.registry))
        elif not any(same_when_read_again(answer.text, text) for text in (one.live, f"({one.live})")):
            again.append((one, answer.text or ""))
            if isinstance(one.pair.declared.get(one.field), str) and not (answer.partial or answer.last_resort):
                answers.canonical_texts[one.key] = answer.text or ""
    if findings:
        raise InputError(findings)
    _compare_again(connection, again, environment, answers, stand_in=stand_in, whole=whole)
    return waiting


def _refused(
    one: _Asked, answer: _Answer, environment: DeclaredEnvironment, answers: Answers, *, stand_in: bool
) -> Iterator[Finding]:
    """Note what it means that the server refuses a declared text; yield a finding where the text is wrong."""
    if stand_in:
        answers.unknown.setdefault(one.key, answer.error or "")
    elif _excused(one, answer, environment):
        answers.different.add(one.key)
    else:
        yield _finding(one, answer, environment.registry)


def _compare_again(
    connection: Connection,
    again: list[tuple[_Asked, str]],
    environment: DeclaredEnvironment,
    answers: Answers,
    *,
    stand_in: bool,
    whole: bool,
) -> None:
    """Ask texts that still differ together with their live ones; InputError for those that give another answer."""
    findings: list[Finding] = []
    for one, before, ours, theirs in _second(connection, again, environment, answers):
        if (runs := ours.runs or theirs.runs) is not None:
            answers.unasked.setdefault(one.key, runs)
        elif ours.error is None and not ours.last_resort and ours.text != before:
            findings.append(_finding(one, _Answer(error=MOMENT), environment.registry))
        elif theirs.error is not None and stand_in and not (whole and theirs.state in _NAMES_WHAT_IS_NOT_THERE):
            answers.unknown.setdefault(one.key, theirs.error)
        elif theirs.error is not None or not same_when_read_again(ours.text, theirs.text):
            answers.different.add(one.key)
    if findings:
        raise InputError(findings)


def _excused(one: _Asked, answer: _Answer, environment: DeclaredEnvironment) -> bool:
    kind = one.type.text_kind
    if answer.blamed is not None:
        return bool(environment.in_motion) or environment.takes_parts(kind, one.declared, one.pair.declared)
    return environment.excuses(answer.state, kind, one.declared, one.pair.declared)


_UNDEFINED_FUNCTION = "42883"
_NAMES_WHAT_IS_NOT_THERE = frozenset({UNDEFINED_COLUMN, "42P01", _UNDEFINED_FUNCTION, "42704", "3F000"})
"""Undefined column, table, function, object or schema: a text that is not possible in the declared environment."""


def _asked(
    pairs: Iterable[Pair], environment: DeclaredEnvironment, registry: Registry, answers: Answers
) -> Iterator[_Asked]:
    for pair in pairs:
        kind = registry[pair.live.identity.kind]
        for name in pair.unresolved:
            type_ = kind.fields.by_name[name].type
            both = list(zip(texts(pair.live.get(name)), texts(pair.declared.get(name)), strict=True))
            # If nothing differs, the server is only asked whether it still accepts the text.
            alike = all(a == b for a, b in both)
            differing = [(i, a, b) for i, (a, b) in enumerate(both) if a != b or alike]
            if any(environment.lacks(type_.text_kind, b, pair.declared) for _, _, b in differing):
                answers.different.add((pair.live.identity, name))
                continue
            for index, old, new in differing:
                yield _Asked(pair, name, type_, new, old, index)


class _Put(NamedTuple):
    """A text as it is asked about."""

    asked: _Asked
    text: str
    is_live: bool


class _Answer(NamedTuple):
    text: str | None = None
    error: str | None = None
    state: str = ""
    blamed: Identity | None = None
    """The placeholder relation whose own text the server rejected."""
    last_resort: bool = False
    """Whether it was asked over the live table, whose output differs from that over a table of its own."""
    partial: bool = False
    """Whether it was asked over a relation that lacks columns, so that names can refer to something else."""
    waits: bool = False
    """Whether it has to be asked again once others are answered."""
    runs: str | None = None
    """Why it was not asked: what the server would have evaluated."""


def _finding(one: _Asked, answer: _Answer, registry: Registry) -> Finding:
    item = one.pair.declared
    words = f"{registry.title(item.identity)}: {one.field}"
    if answer.blamed is not None:
        words += f": {registry.title(answer.blamed)}, which it names"
    return Finding(f"{words}: {answer.error}", item.place_of(one.field))


def _second(
    connection: Connection,
    again: list[tuple[_Asked, str]],
    environment: DeclaredEnvironment,
    answers: Answers,
) -> Iterator[tuple[_Asked, str, _Answer, _Answer]]:
    """Yield each question that is still open, with the answers for both texts, and the first answer."""
    puts = [p for a, _ in again for p in (_Put(a, a.declared, False), _Put(a, a.live, True))]
    found = _round(connection, puts, environment, answers)
    mixed = [n for n in range(0, len(puts), 2) if found[n].last_resort != found[n + 1].last_resort]
    for n in [n for n in mixed if found[n + 1].last_resort and _reads_retyped(puts[n + 1], environment)]:
        # A live text always fits the live table. It does not fit the declared columns, and differs.
        found[n + 1] = _Answer(error="it does not fit the new types", state=_UNDEFINED_FUNCTION)
        mixed.remove(n)
    if mixed:
        alike = [p for n in mixed for p in puts[n : n + 2]]
        for place, answer in zip(
            (n + i for n in mixed for i in (0, 1)),
            _round(connection, alike, environment, answers, last_resort=True),
            strict=True,
        ):
            found[place] = answer
    for number, (one, before) in enumerate(again):
        yield one, before, found[2 * number], found[2 * number + 1]


def _reads_retyped(put: _Put, environment: DeclaredEnvironment) -> bool:
    asked = put.asked
    return environment.reads_retyped(asked.type.text_kind, put.text, asked.pair.declared)


def _round(
    connection: Connection,
    puts: list[_Put],
    environment: DeclaredEnvironment,
    answers: Answers,
    *,
    last_resort: bool = False,
) -> list[_Answer]:
    """Return the canonical form of each text, in order."""
    found = [_Answer(error="was not asked")] * len(puts)
    put = environment.translation.question
    questions = [
        put(Question(number, a.pair.declared, a.type, text, is_live, a.which))
        for number, (a, text, is_live) in enumerate(puts)
    ]
    if last_resort:
        loads = [
            temporary_objects.over_live_table(q, environment)
            for q in questions
            if temporary_objects.last_resort_fits(q, environment)
        ]
    else:
        loads = list(temporary_objects.loads(questions, environment))
    harmless = []
    for load in loads:
        if load.clash:
            found[load.questions[0].number] = _Answer(waits=True)
        elif (runs := load.runs) is not None:
            for question in load.questions:
                found[question.number] = _Answer(runs=runs)
        else:
            harmless.append(load)
    for batch in batches.batches(harmless):
        _transaction(connection, batch, found, answers)
    return found


def _transaction(connection: Connection, batch: Batch, found: list[_Answer], answers: Answers) -> None:
    """Ask one batch; where the server refuses it, halves of it, then single objects, then single questions."""
    import psycopg

    loads = batch.objects
    reading = loads[0].environment.reading
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(f"{reading.prologue}{batch.script()}".encode())
            for number, text, load in _read(connection, loads, answers):
                unread = "the server's output for this text cannot be parsed" if text is None else None
                partial = any(load.environment.lacks_columns(s.of) for s in load.stand_ins if s.of is not None)
                found[number] = _Answer(text, unread, last_resort=load.last_resort, partial=partial)
    except psycopg.Error as error:
        if reading.event_triggers and not reading.quietly and not connection.closed:
            trigger = event_triggers.raised(connection, reading.event_triggers, error)
            if trigger is not None:
                raise EventTriggerError(f"its event trigger {trigger} raises an error") from None
        if not _is_of_a_text(error) and (len(loads) == 1 or error.sqlstate != _TOO_MANY_LOCKS):
            raise server_error(error) from None
        if len(loads) > 1:
            half = len(loads) // 2
            for part in (loads[:half], loads[half:]):
                _transaction(connection, Batch.of(part), found, answers)
        elif parts := loads[0].parts():
            for smaller in batches.batches(parts):
                _transaction(connection, smaller, found, answers)
        else:
            _failed(connection, loads[0], error, found, answers)


def _failed(
    connection: Connection,
    load: TemporaryObject,
    error: psycopg.Error,
    found: list[_Answer],
    answers: Answers,
) -> None:
    """Note what the server says against the one text that an object was made for, or ask it in another way."""
    # The column that stands for the one that a text is assigned to.
    named = f'"{load.questions[0].item.identity.name}"'
    message = (error.diag.message_primary or str(error)).replace('"q__"', named)
    blamed = _blamed(connection, load)
    for question in load.questions:
        waits = load.waits_for_rows(error.sqlstate or "")
        found[question.number] = _Answer(None, message, error.sqlstate or "", blamed, waits=waits)
    other = load.otherwise(error.sqlstate or "")
    lost = error.sqlstate == UNDEFINED_COLUMN and any(
        load.environment.differs_for(q.type.text_kind, q.text, q.item) for q in load.questions
    )
    if other is not None and other.runs is None and not lost:
        _last_resort(connection, other, found, answers)


def _last_resort(connection: Connection, other: TemporaryObject, found: list[_Answer], answers: Answers) -> None:
    """Ask over the live table; if that fails too, keep the first error."""
    (number,) = (q.number for q in other.questions)
    before = found[number]
    _transaction(connection, Batch.of([other]), found, answers)
    if found[number].error is not None:
        found[number] = before


_TOO_MANY_LOCKS = "53200"
_NOT_OF_A_TEXT = ("08", "25", "28", "40", "53", "55P03", "57", "58")
"""Connection, transaction, authorization, rollback, resources, locks, operator, system: not errors of a text."""


def _is_of_a_text(error: psycopg.Error) -> bool:
    return error.sqlstate is not None and not error.sqlstate.startswith(_NOT_OF_A_TEXT)


def _blamed(connection: Connection, load: TemporaryObject) -> Identity | None:
    """Return the first placeholder relation that cannot be created."""
    import psycopg

    for number, stand_in in enumerate(load.stand_ins):
        try:
            with connection.transaction(force_rollback=True):
                script = batches.script(load.stand_ins[: number + 1])
                connection.execute(f"{load.environment.reading.prologue}{script}".encode())
        except psycopg.Error:
            return stand_in.of
    return None


def _read(
    connection: Connection, loads: list[TemporaryObject], answers: Answers
) -> Iterator[tuple[int, str | None, TemporaryObject]]:
    """Yield all answers of a batch, with one query for each sort of temporary object."""
    objects_by_number = {q.number: load for load in loads for q in load.questions}
    for sort in dict.fromkeys(load.sort for load in loads):
        asked = [load for load in loads if load.sort == sort]
        wanted = {"names": [load.name for load in asked], "numbers": [load.questions[0].number for load in asked]}
        for number, text, *columns in connection.execute(temporary_objects.query(sort), wanted).fetchall():
            load = objects_by_number[number]
            if columns and not load.last_resort and (view := load.declared_view()) is not None:
                answers.view_columns[view] = tuple((name, of_type) for name, of_type in columns[0] or ())
            yield number, load.mapped_back(text) if text is not None else None, load
