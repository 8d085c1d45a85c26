"""Who is asked what declared texts mean: the target, or an embedded server where the target cannot be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from schemadiff.canonical import Answers, EventTriggerError, ask
from schemadiff.compare.compare import Comparison, Pair
from schemadiff.errors import Finding
from schemadiff.model.objects import Catalog, Identity
from schemadiff.model.registry import Registry
from schemadiff.postgres.connection import server_version

if TYPE_CHECKING:
    from schemadiff.canonical.cache import Memory
    from schemadiff.workflow.planning import Request

    Connection = Any


@dataclass(frozen=True, slots=True)
class Unverified(Finding):
    """A field that nobody could be asked about; it is left as it is."""


def memory(
    connection: Connection, comparison: Comparison, declared: Catalog, request: Request, renamed: frozenset[Identity]
) -> Memory | None:
    """What is remembered of former answers, where there is something to ask."""
    if not request.cache or not comparison.undecided:
        return None
    from schemadiff.canonical import cache

    asked = "elsewhere" if _why_not(connection, request, declared) else "target"
    return cache.memory(connection, comparison, declared, request.registry, renamed, asked)


def answers(
    connection: Connection,
    comparison: Comparison,
    live: Catalog,
    declared: Catalog,
    request: Request,
    renamed: frozenset[Identity],
) -> tuple[Answers, tuple[Finding, ...]]:
    """The verdict on every undecided field, and findings on those that nobody can tell.

    What the target would have to run something for, and everything where it cannot be asked, an embedded server is
    asked instead. Its answers are not remembered as the target's.
    """
    registry = request.registry
    found = Answers()
    why = _why_not(connection, request, declared)
    if why is None:
        try:
            found = ask(connection, comparison, live, declared, registry, renamed)
        except EventTriggerError as error:
            found, why = Answers(foreign=True), str(error)
    left = comparison
    if why is None:
        if not found.unasked:
            return found, ()
        left = _only(comparison, found.unasked)
    from schemadiff.workflow.elsewhere import ask_elsewhere

    other = ask_elsewhere(left, live, declared, registry, server_version(connection))
    for key, words in other.unasked.items():
        other.unknown.setdefault(key, words)
    notes = tuple(_unverified(other, left, registry, why, found.unasked))
    found.different |= other.different
    found.unknown |= other.unknown
    found.facts.update(other.facts)
    return found, notes


def _only(comparison: Comparison, keys: Collection[tuple[Identity, str]]) -> Comparison:
    """The comparison with these fields left undecided, and all others as if they had been found equal."""
    pairs = []
    for pair in comparison.pairs:
        left = tuple(name for name in pair.undecided if (pair.live.identity, name) in keys)
        if left or pair.changed or pair.moved:
            pairs.append(Pair(pair.live, pair.declared, pair.changed, left))
    return Comparison(comparison.created, comparison.dropped, tuple(pairs))


def _why_not(connection: Connection, request: Request, declared: Catalog) -> str | None:
    """Why the target cannot be asked, or None where it can: asking makes temporary objects."""
    if not request.target_writes:
        return "--no-target-writes says so"
    may, standby, read_only, barred = connection.execute(
        "SELECT has_database_privilege(current_database(), 'TEMP'), pg_is_in_recovery(),"
        " current_setting('transaction_read_only') = 'on',"
        " (SELECT min(nspname)::text FROM pg_namespace"
        "   WHERE nspname = ANY(%s) AND NOT has_schema_privilege(oid, 'USAGE'))",
        [sorted(declared.schemas)],
    ).fetchone()
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
    declared = {p.live.identity: p.declared for p in comparison.undecided}
    for (identity, name), words in found.unknown.items():
        item = declared[identity]
        reason = unasked.get((identity, name)) or why
        yield Unverified(
            f"cannot verify {registry.title(item.identity)}: {name}: {words}",
            item.place,
            f"The target was not asked, since {reason}; the {name} is left as it is.",
        )
