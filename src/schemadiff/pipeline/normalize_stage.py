"""Decides which server is asked what declared texts mean: the target, or an embedded server if the target cannot be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING

import msgspec

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import BACKFILL
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.diff.catalogs import Comparison, Pair
from schemadiff.errors import Finding, InputError
from schemadiff.kindspec.field_types import Expression, ExpressionKind, Query, SqlBody, TypeName
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.compared import Unverified
from schemadiff.pipeline.conversions import chosen
from schemadiff.pipeline.stale_texts import Stale
from schemadiff.planner.server_facts import ServerFacts
from schemadiff.postgres.connection import one_row, server_version
from schemadiff.postgres.recording import break_off, not_recorded
from schemadiff.references.resolver import Names
from schemadiff.references.texts import free_texts, texts, with_texts
from schemadiff.sql.namespaces import Namespace

if TYPE_CHECKING:
    from schemadiff.normalization import Answers
    from schemadiff.normalization.equality_cache import Memory
    from schemadiff.pipeline.request import Request
    from schemadiff.postgres.connection import Connection


def normalized(
    connection: Connection,
    comparison: Comparison,
    live: Catalog,
    declared: Catalog,
    request: Request,
    previous: Mapping[Identity, Identity],
) -> tuple[Comparison, Catalog, ServerFacts, tuple[Finding, ...]]:
    """Resolve every unresolved text of a comparison.

    Returns the comparison without unresolved fields, the declared side with the chosen conversions, the facts that the
    server gave on the way, and findings on what no server can tell.

    ``previous`` gives the identity that the server knows each renamed object by. Raises InputError with texts that the
    server does not accept.
    """
    remembering = memory(connection, comparison, declared, request, previous)
    if remembering is not None:
        comparison = remembering.recall(comparison)
    remembered = comparison
    stale = Stale(live, declared, comparison, previous, request.registry)
    comparison = stale.changed_too(stale.asked_too())
    _proofread(comparison, request)
    facts = ServerFacts()
    notes: tuple[Finding, ...] = ()
    wrong: list[Finding] = []
    if comparison.unresolved:
        try:
            # What is kept as equal follows from what the cache's key is made of, which has been read before.
            with not_recorded(connection) if remembering is not None else nullcontext():
                found, unverified = answers(connection, comparison, live, declared, request, previous)
        except InputError as error:
            wrong += error.findings
        else:
            if remembering is None or not remembering.keep(remembered, found):
                break_off(connection)
            comparison = comparison.resolved(found.differs)
            facts = ServerFacts(view_columns=found.view_columns, canonical_texts=found.canonical_texts)
            notes = (*notes, *unverified)
    try:
        notes = (*notes, *conversions(connection, comparison, live, declared, request, previous))
    except InputError as error:
        wrong += error.findings
    if wrong:
        raise InputError(wrong)
    known_casts, comparison, declared = chosen(
        connection, comparison, live, declared, request.registry, server_version(connection)
    )
    return comparison, declared, msgspec.structs.replace(facts, casts=known_casts), notes


def _proofread(comparison: Comparison, request: Request) -> None:
    """Raise InputError unless every text about to be used is one expression, query or body.

    So no text can hide a second statement, neither in a question nor in a step.
    """
    changed = [*comparison.created, *(p.declared for p in comparison.pairs if p.changed)]
    if any(True for item in changed for _ in free_texts(item, request.registry)):
        request.proofreading.begin()
    asked = [*changed, *(p.declared for p in comparison.unresolved)]
    findings = [
        Finding(f"{request.registry.title(item.identity)}: {problem.message}", item.place, problem.hint)
        for item in asked
        for kind, text in free_texts(item, request.registry)
        if (problem := sql.problem(kind, text)) is not None
    ]
    if findings:
        raise InputError(findings)


def memory(
    connection: Connection,
    comparison: Comparison,
    declared: Catalog,
    request: Request,
    previous: Mapping[Identity, Identity],
) -> Memory | None:
    """Return the equality cache for this comparison, or None if nothing has to be asked or caching is off."""
    if not request.cache or not comparison.unresolved:
        return None
    from schemadiff.normalization import equality_cache

    asked = "elsewhere" if _why_not(connection, request, declared) else "target"
    return equality_cache.memory(connection, comparison, declared, request.registry, previous, asked)


def answers(
    connection: Connection,
    comparison: Comparison,
    live: Catalog,
    declared: Catalog,
    request: Request,
    previous: Mapping[Identity, Identity],
) -> tuple[Answers, tuple[Finding, ...]]:
    """Return the answer for every unresolved field, and findings on those that no server can tell.

    An embedded server is asked what the target would have to evaluate code for, or everything if the target cannot be
    asked. Its answers are not kept in the target's cache.
    """
    # A plan that has nothing to ask does not import the modules that ask.
    from schemadiff.normalization import Answers, EventTriggerError, ask
    from schemadiff.normalization.column_places import placed

    registry = request.registry
    declared = placed(declared, live, comparison, registry, server_version(connection))
    found = Answers()
    why = _why_not(connection, request, declared)
    if why is None:
        try:
            whole = request.lacks is None
            found = ask(connection, comparison, live, declared, registry, previous, stand_in=not whole, whole=whole)
            found.different.update(found.unknown)
        except EventTriggerError as error:
            found, why = Answers(foreign=True), str(error)
    left = comparison
    if why is None:
        if not found.unasked:
            return found, ()
        left = _only(comparison, found.unasked)
    from schemadiff.pipeline.embedded_normalizer import ask_embedded

    other = ask_embedded(connection, _after_renames(left, live, declared, registry, previous), live, declared, registry)
    for key, words in other.unasked.items():
        other.unknown.setdefault(key, words)
    notes = tuple(_unverified(other, left, registry, why, found.unasked))
    found.different |= other.different
    found.unknown |= other.unknown
    found.view_columns.update(other.view_columns)
    return found, notes


def _after_renames(
    comparison: Comparison,
    live: Catalog,
    declared: Catalog,
    registry: Registry,
    previous: Mapping[Identity, Identity],
) -> Comparison:
    """Return the comparison with live texts as a server prints them that has the declared names."""
    if not previous:
        return comparison
    from schemadiff.normalization.live_names import LiveNames

    names = LiveNames(previous, live, Names(declared, registry), registry)
    pairs = []
    for pair in comparison.pairs:
        fields = registry[pair.live.identity.kind].fields.by_name
        changed: dict[str, Value] = {}
        for name in pair.unresolved:
            kind, value = fields[name].type.text_kind, pair.live.get(name)
            if isinstance(fields[name].type, Query | SqlBody):
                changed[name] = names.query_after_renames(kind, value)
            elif kind is sql.TextKind.EXPRESSION and (found := texts(value)):
                changed[name] = with_texts(value, tuple(map(names.selections_after_renames, found)))
        item = msgspec.structs.replace(pair.live, values={**pair.live.values, **changed}) if changed else pair.live
        pairs.append(pair._replace(live=item))
    return Comparison(comparison.created, comparison.dropped, tuple(pairs))


def conversions(
    connection: Connection,
    comparison: Comparison,
    live: Catalog,
    declared: Catalog,
    request: Request,
    previous: Mapping[Identity, Identity],
) -> tuple[Finding, ...]:
    """Check that each declared conversion is valid and gives the new type; return findings on what no server can tell.

    A conversion is an expression over the columns as they are, under their new names, so it is asked over the live side
    together with what the plan creates. Raises InputError with what the server does not accept, each at its own place.
    """
    registry = request.registry
    findings = []
    asked: list[tuple[Pair, str]] = []
    for pair in comparison.pairs:
        for name, text in _conversions(pair, registry):
            item = pair.declared
            if sql.has_subquery(text):
                words = f"{registry.title(item.identity)}: {name}: PostgreSQL takes no subquery here"
                hint = "Write a function that looks the value up, and call it."
                findings.append(Finding(words, item.place_of(name), hint))
                continue
            asked.append(_put(item, name, text))
    notes: list[Finding] = []
    filled = list(_fillings(comparison, live, registry))
    kinds = {pair.live.identity.kind for pair, _ in filled}
    added = [o for o in comparison.created if o.identity.kind in kinds and o.parent in live]
    for questions, objects in ((asked, live), (filled, live.replacing((*live, *added)))):
        if questions:
            reported = _checked_on_rows(connection, comparison, questions, objects, declared, request, previous)
            notes += reported[0]
            findings += reported[1]
    if findings:
        raise InputError(findings)
    return tuple(notes)


def _put(item: Object, name: str, text: str) -> tuple[Pair, str]:
    """Return a question about an object's hint, as an expression that is assigned to the object."""
    put = msgspec.structs.replace(item, values={**item.values, name: text})
    return Pair(put, put, (), (name,)), text


def _checked_on_rows(  # noqa: PLR0913 - the stage of a comparison
    connection: Connection,
    comparison: Comparison,
    asked: list[tuple[Pair, str]],
    live: Catalog,
    declared: Catalog,
    request: Request,
    previous: Mapping[Identity, Identity],
) -> tuple[list[Finding], list[Finding]]:
    """Return findings on what cannot be told about texts over existing rows, and on what the server does not accept."""
    registry = request.registry
    findings: list[Finding] = []
    made = tuple(o for o in comparison.created if declared.root(o) not in live)
    moving = _Moving(made, comparison, previous, registry)
    notes: list[Finding] = []
    for waits in (False, True):
        mine = {pair.live.identity: pair for pair, text in asked if moving.matters(pair, text, live) is waits}
        if not mine:
            continue
        if waits:
            pairs = (mine.get(p.live.identity, p._replace(unresolved=())) for p in comparison.pairs)
            open_ = Comparison(made, comparison.dropped, tuple(pairs))
            environment, called = live.replacing((*live, *made)), previous
        else:
            open_ = Comparison(pairs=tuple(mine.values()))
            environment, called = live.replacing(o for o in live if not moving.is_type_of(o)), {}
        try:
            notes += answers(connection, open_, live, environment, request, called)[1]
        except InputError as error:
            findings += error.findings
    return notes, findings


_WORD = re.compile(r"\w+")


class _Moving:
    """What the plan creates, changes or renames; until then the server may reject a text that names any of it."""

    def __init__(
        self, made: Iterable[Object], comparison: Comparison, renamed: Iterable[Identity], registry: Registry
    ) -> None:
        moving = {*(o.identity for o in made), *(p.declared.identity for p in comparison.pairs if p.changed), *renamed}
        spaces = {i: registry[i.kind].naming.namespace for i in moving}
        named = (
            i.name for i, space in spaces.items() if space in (Namespace.TYPE, Namespace.ROUTINE, Namespace.RELATION)
        )
        # By word: a name can consist of several.
        self._names = {word for name in named for word in _WORD.findall(name)}
        self._hidden = any(
            space in (Namespace.OPERATOR, Namespace.CAST, Namespace.COLLATION) for space in spaces.values()
        )

    def is_type_of(self, item: Object) -> bool:
        """Tell whether a column, or another object with a type, has one of these types."""
        text = item.get("type")
        return isinstance(text, str) and "." in text and not self._names.isdisjoint(_WORD.findall(text))

    def matters(self, pair: Pair, text: str, live: Catalog) -> bool:
        """Tell whether a text over the columns of a table may refer to any of these objects.

        Operators and casts may always do, because they do not show in a text.
        """
        if self._hidden:
            return True
        words = set(_WORD.findall(text))
        siblings = live.children(pair.declared.parent) if pair.declared.parent is not None else ()
        named = (o for o in siblings if o.identity.name in words)
        types = (str(value) for o in (pair.declared, *named) if (value := o.get("type")))
        return not self._names.isdisjoint((*words, *_WORD.findall(" ".join(types))))


def _conversions(pair: Pair, registry: Registry) -> Iterator[tuple[str, str]]:
    """Yield the directives that convert the values of an object whose type changes: name and text."""
    fields = registry[pair.declared.identity.kind].fields
    if pair.declared.hints and any(isinstance(fields.by_name[name].type, TypeName) for name in pair.changed):
        for field in fields:
            is_conversion = isinstance(field.type, Expression) and field.type.kind is ExpressionKind.CONVERSION
            if field.directive and is_conversion and (text := field.source(pair.declared).get(field.name)) is not None:
                yield field.name, text


def _fillings(comparison: Comparison, live: Catalog, registry: Registry) -> Iterator[tuple[Pair, str]]:
    """Yield a question for each backfill of a column that becomes NOT NULL.

    There is none if its type changes as well: no server can tell which of both types the text has.
    """
    new = [Pair(o, o, ("not_null",)) for o in comparison.created if o.parent is not None and o.parent in live]
    for pair in (*comparison.pairs, *new):
        item = pair.declared
        text = item.hint(BACKFILL)
        if text is None or "not_null" not in pair.changed or not item.get("not_null"):
            continue
        fields = registry[item.identity.kind].fields.by_name
        if not any(isinstance(fields[name].type, TypeName) for name in pair.changed):
            yield _put(item, BACKFILL.name, text)


def _only(comparison: Comparison, keys: Collection[tuple[Identity, str]]) -> Comparison:
    """Return the comparison with only these fields unresolved; the others count as equal."""
    pairs = []
    for pair in comparison.pairs:
        left = tuple(name for name in pair.unresolved if (pair.live.identity, name) in keys)
        if left or pair.changed or pair.moved:
            pairs.append(Pair(pair.live, pair.declared, pair.changed, left))
    return Comparison(comparison.created, comparison.dropped, tuple(pairs))


def _why_not(connection: Connection, request: Request, declared: Catalog) -> str | None:
    """Return why the target cannot be asked, or None where it can. Asking creates temporary objects."""
    if not request.target_writes:
        return "--no-target-writes says so"
    may, standby, read_only, barred = one_row(
        connection.execute(
            "SELECT has_database_privilege(current_database(), 'TEMP'), pg_is_in_recovery(),"
            " current_setting('default_transaction_read_only') = 'on',"
            " (SELECT min(nspname)::text FROM pg_namespace"
            "   WHERE nspname = ANY(%s) AND NOT has_schema_privilege(oid, 'USAGE'))",
            [sorted(declared.schemas)],
        )
    )
    if standby:
        return "it is a standby"
    if read_only:
        return "the session is read-only"
    if barred is not None:
        return f"the role may not use the schema {barred}"
    return None if may else "the role may not make temporary tables there"


def _unverified(
    found: Answers,
    comparison: Comparison,
    registry: Registry,
    why: str | None,
    unasked: Mapping[tuple[Identity, str], str],
) -> Iterator[Finding]:
    declared = {p.live.identity: p.declared for p in comparison.unresolved}
    for (identity, name), words in found.unknown.items():
        item = declared[identity]
        reason = unasked.get((identity, name)) or why
        left = "apply finds out" if name in (item.hints or ()) else f"the {name} is left as it is"
        yield Unverified(
            f"cannot verify {registry.title(item.identity)}: {name}: {words}",
            item.place_of(name),
            f"The target was not asked, since {reason}; {left}.",
        )
