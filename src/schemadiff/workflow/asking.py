"""Who is asked what declared texts mean: the target, or an embedded server where the target cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from schemadiff.canonical import Answers, ask
from schemadiff.compare.compare import Comparison
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
    """The verdict on every undecided field, and findings on those that nobody can tell."""
    registry = request.registry
    why = _why_not(connection, request, declared)
    if why is None:
        return ask(connection, comparison, live, declared, registry, renamed), ()
    from schemadiff.workflow.elsewhere import ask_elsewhere

    found = ask_elsewhere(comparison, live, declared, registry, server_version(connection))
    return found, tuple(_unverified(found, comparison, registry, why))


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


def _unverified(found: Answers, comparison: Comparison, registry: Registry, why: str) -> Iterator[Finding]:
    declared = {p.live.identity: p.declared for p in comparison.undecided}
    for (identity, name), words in found.unknown.items():
        item = declared[identity]
        yield Unverified(
            f"cannot verify {registry.title(item.identity)}: {name}: {words}",
            item.place,
            f"The target was not asked, since {why}; the {name} is left as it is.",
        )
