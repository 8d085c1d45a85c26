"""Plans that had nothing to do, known again without making them.

A plan depends on the folder, the options, this code, and what it reads from the database. If it has nothing to do, all
of that is kept: a digest of the first three names a file, which holds every query with a digest of its result
(:mod:`schemadiff.postgres.records`). If the same queries give the same results, there is still nothing to do. They are
asked in one query, in which the server works out the digests, in a read-only transaction. Queries of the catalogs are
not even asked while every row there is the version that it was (:mod:`schemadiff.postgres.row_versions`). Nothing else
is believed: whatever differs, even what would not matter, leads to a plan that is made as always.

No value of the environment is kept: a query that compares such a value with a row has the variable's name instead, and
is asked with the present value. What depends on values of the environment in other ways is not kept.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from schemadiff import __version__
from schemadiff.commands.inputs import Chosen, chosen_target, declared_catalog, ignored
from schemadiff.declaration import files
from schemadiff.declaration.own_code import own_code
from schemadiff.errors import Finding, Place
from schemadiff.plan import Plan
from schemadiff.postgres import libpq, private_files, row_versions
from schemadiff.postgres.connection import CATALOG_PLANS, connection_options, direct_settings
from schemadiff.postgres.own_folders import private_cache
from schemadiff.postgres.quoting import literal
from schemadiff.postgres.records import Recorded, asked_again, digests, divided
from schemadiff.postgres.row_versions import RowVersions, Source

if TYPE_CHECKING:
    from schemadiff.catalog.catalog import Catalog
    from schemadiff.commands.options import Options
    from schemadiff.postgres.connection import Connection
    from schemadiff.postgres.recording import Record

KEPT = 64
"""The number of files; one has the queries of a plan, about 60 kB."""

_MAKES_NO_DIFFERENCE = frozenset(
    "quiet verbose allow lock_timeout statement_timeout lock_wait long_statement_timeout max_replication_lag "
    "max_replication_wal terminate_blockers transactions online no_samples rehearse no_rehearse rehearse_limit "
    "scratch config hazards journal samples file".split()
)
"""Flags and keys of the configuration that only matter for a plan that has something to do."""
_WORTH_TWO = 10_000
"""The number of rows from which on a second connection costs less time than it saves."""
_BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
_SETTINGS = f"SET LOCAL row_security = off; {CATALOG_PLANS}"
_SECRET = frozenset(("db", "password", "sslpassword", "passfile", "oauth_client_secret"))


class Occasion(NamedTuple):
    """What a plan is made from, except for what it reads from the database."""

    options: Options
    texts: Mapping[str, bytes]
    """The contents of the folder's files, by name."""
    conninfo: str
    file: Path
    """The file for this folder, these options, this database and this code."""
    siblings: dict[tuple[str, str], str]
    """The files that the folder's files name, as far as they have been read: by the naming file and the name, a digest
    of the contents."""

    def read_sibling(self, file: str, wanted: str) -> bytes:
        """Return the contents of a file that another one names. Raises OSError."""
        content = files.read_sibling(Path(self.options.schema), file, wanted)
        self.siblings[file, wanted] = blake2b(content, digest_size=20).hexdigest()
        return content


class Known(NamedTuple):
    """What is known before a plan is made."""

    plan: Plan | None = None
    """The plan, if there is nothing to do."""
    occasion: Occasion | None = None
    """What a plan would be made from; None where its result cannot be kept."""
    chosen: Chosen | None = None
    """The database, if its name has been written to stderr; then a connection was tried."""

    def declared(self, options: Options, meanwhile: Callable[[], object] | None = None) -> Catalog:
        """Return the catalog of the folder that the options name.

        ``meanwhile`` is called while another process decodes it, if one does.
        """
        if self.occasion is None:
            return declared_catalog(options, meanwhile=meanwhile)
        self.occasion.siblings.clear()
        return declared_catalog(options, self.occasion.texts, self.occasion.read_sibling, meanwhile)

    def keep(self, connection: Connection, record: Record | None, plan: Plan, declared: Catalog) -> None:
        """Keep a plan with nothing to do, with all that it has read. If that fails, it will be made again."""
        if self.occasion is not None and record is not None:
            _keep(self.occasion, connection, record, plan, declared)


def look_up(options: Options, *, says: bool = True) -> Known:
    """Return the plan that was made with these options and has nothing to do, if the database is what it was then.

    ``says``: before that, the database's name is written to stderr.
    """
    found = _occasion(options)
    content = private_files.read(found.file) if found is not None else None
    if found is None or content is None:
        return Known(occasion=found)
    chosen = chosen_target(options) if says else None
    return Known(_recalled(found, content), found, chosen)


def _occasion(options: Options) -> Occasion | None:
    flags = options.flags
    if not options.cached or flags.reverse or flags.explain or options.drawn:
        return None
    # An embedded server that does not run yet is not started before the folder has been read.
    named, folder = options.named_target(), Path(options.schema)
    if named is None or not folder.is_dir():
        return None
    texts, unread = files.texts(folder)
    if unread:
        return None
    target = libpq.parsed(named[0])
    kept = private_cache("unchanged")
    if target is None or kept is None:
        return None
    said = {field.name: getattr(flags, field.name) for field in fields(flags)}
    said |= {f"file_{field.name}": getattr(options.config, field.name) for field in fields(options.config)}
    left = {n: v for n, v in said.items() if n.removeprefix("file_") not in _MAKES_NO_DIFFERENCE | _SECRET}
    place = {n: v for n, v in {**libpq.defaults(), **target}.items() if n not in _SECRET}
    parts = (__version__, own_code(), sys.version_info[:3], left, str(folder), options.search_path, place)
    return Occasion(options, texts, named[0], kept / files.digest(texts, *parts), {})


def _recalled(found: Occasion, content: bytes) -> Plan | None:
    """Return the plan that was kept, unless anything of what it read has another result now."""
    try:
        kept = json.loads(content)
        record = [Recorded(*one) for one in kept["record"]]
        versions = _versions(kept["versions"])
        plan = _plan(kept["plan"])
        siblings = {(file, wanted): digest for file, wanted, digest in kept["siblings"]}
        for file, wanted in siblings:
            found.read_sibling(file, wanted)
    except (ValueError, TypeError, KeyError, OSError):
        return None
    if siblings != found.siblings:
        return None
    try:
        with ExitStack() as stack:
            same, now = _compared(found, stack, record, versions)
    except libpq.NoAnswerError:
        return None
    if not same:
        return None
    if now is not None and (versions is None or not versions.is_still(now)):
        with suppress(OSError):
            private_files.write(found.file, json.dumps(kept | {"versions": now}).encode())
    return plan


def _compared(
    found: Occasion, stack: ExitStack, record: Sequence[Recorded], before: RowVersions | None
) -> tuple[bool, RowVersions | None]:
    """Return whether all results are what they were, and the versions of the rows in the catalogs, if they are known.

    Raises NoAnswerError.
    """
    session = _session(found, stack)
    with_variables = [one for one in record if one.variables]
    record = [one for one in record if not one.variables]
    if before is None:
        if not all(_same(record, found, stack, session, f"{_BEGIN}; {_SETTINGS}; ")):
            return False, None
        if not _same_with_variables(with_variables, found, session):
            return False, None
        sources = row_versions.sources(session.row(row_versions.SOURCES)[0] or "")
        if sources is None:
            return True, None
        return True, row_versions.row_versions(sources, session.row(f"SELECT {row_versions.columns(sources)}"))
    others = [one for one in record if not one.of_catalogs]
    watched = row_versions.columns(before.sources)
    row = session.row(f"{_BEGIN}; {_SETTINGS}; SELECT {digests(others)}, {watched}")
    if row[: len(others)] != [one.digest for one in others]:
        return False, None
    if not _same_with_variables(with_variables, found, session):
        return False, None
    now = row_versions.row_versions(before.sources, row[len(others) :])
    of_catalogs = [one for one in record if one.of_catalogs]
    return before.is_still(now) or all(_same(of_catalogs, found, stack, session, "")), now


def _same(
    record: Sequence[Recorded], found: Occasion, stack: ExitStack, session: libpq.Session, begin: str
) -> Iterator[bool]:
    """Yield whether the queries of a record have the same digests now, for each session that is asked.

    ``begin`` opens the snapshot of the session, where it is not open yet. Where there is much to read, two sessions
    read it in one snapshot.
    """
    if sum(one.rows for one in record) < _WORTH_TWO:
        yield session.row(f"{begin}{asked_again(record)}") == [one.digest for one in record]
        return
    other = _session(found, stack)
    snapshot, *_ = session.row(f"{begin}SELECT pg_catalog.pg_export_snapshot()")
    parts = divided(record)
    other.send(f"{_BEGIN}; SET TRANSACTION SNAPSHOT {literal(snapshot or '')}; {_SETTINGS}; {asked_again(parts[1])}")
    yield session.row(asked_again(parts[0])) == [one.digest for one in parts[0]]
    yield other.answer() == [one.digest for one in parts[1]]


def _same_with_variables(record: Sequence[Recorded], found: Occasion, session: libpq.Session) -> bool:
    """Tell whether queries have the same digests now, with the present values of variables that may be read."""
    if not record:
        return True
    allowed = found.options.variables
    for one in record:
        values = [os.environ[name] for name in one.variables if allowed.allow(name) and name in os.environ]
        if len(values) < len(one.variables) or session.row(asked_again([one]), values) != [one.digest]:
            return False
    return True


def _session(found: Occasion, stack: ExitStack) -> libpq.Session:
    """Return a session with the settings of every connection. Raises NoAnswerError, also where there is a pooler."""
    # What a session may do is among what is read.
    settings = {"default_transaction_read_only": "on"} if found.options.flags.no_target_writes else {}
    patience = _patience(found.conninfo)
    made = libpq.Session(found.conninfo, connection_options(found.conninfo), patience=patience)
    session = stack.enter_context(made)
    if session.row(direct_settings(session.process, settings)) == [None]:
        raise libpq.NoAnswerError
    return session


def _patience(conninfo: str) -> float:
    """Return how many seconds to wait for a connection."""
    said = {**libpq.defaults(), **(libpq.parsed(conninfo) or {})}.get("connect_timeout", "")
    return float(said) if said.isdigit() and int(said) > 0 else 10.0


def _keep(found: Occasion, connection: Connection, record: Record, plan: Plan, declared: Catalog) -> None:
    if plan.steps or plan.refusals or plan.requirements or plan.explanations:
        return
    if any(type(warning) is not Finding or warning.samples for warning in plan.warnings):
        return
    from schemadiff.kinds import registry
    from schemadiff.preflight.variables import in_secrets

    if any(True for _ in in_secrets(declared, registry())):
        return
    # They are named in a message each time.
    if any(True for _ in ignored(declared, found.options)):
        return
    queries = record.complete(connection)
    if queries is None:
        return
    siblings = [(file, wanted, digest) for (file, wanted), digest in found.siblings.items()]
    content = {"plan": _written(plan), "record": queries, "siblings": siblings, "versions": None}
    private_files.keep(found.file, json.dumps(content).encode(), KEPT)


def _versions(written: Sequence[Any] | None) -> RowVersions | None:
    """Return the versions that JSON holds."""
    if written is None:
        return None
    server, transaction, sources, sums = written
    return RowVersions(server, transaction, tuple(Source(name, tuple(of)) for name, of in sources), tuple(sums))


def _written(plan: Plan) -> dict[str, Any]:
    warnings = [(w.message, w.place, w.hint) for w in plan.warnings]
    return {
        "source": plan.source,
        "target": plan.target,
        "version": plan.version,
        "unmodelled": plan.unmodelled,
        "warnings": warnings,
    }


def _plan(written: Mapping[str, Any]) -> Plan:
    from schemadiff.catalog.catalog import Unmodelled

    return Plan(
        (),
        fingerprint="",
        source=written["source"],
        target=written["target"],
        version=written["version"],
        unmodelled=tuple(Unmodelled(*one) for one in written["unmodelled"]),
        warnings=tuple(Finding(m, None if p is None else Place(*p), h) for m, p, h in written["warnings"]),
    )
