"""Opens a source (folder, database, git revision, SQL script) as a catalog, or as a database to start from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff.catalog.catalog import Catalog
from schemadiff.declaration import loader
from schemadiff.diff.catalogs import Scope
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.request import Request
from schemadiff.postgres.connection import connect, server_version
from schemadiff.sources.adoption import as_baseline
from schemadiff.sources.git_tree import from_git
from schemadiff.sources.source import Opened, Say, Source

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


def catalog(
    source: Source,
    registry: Registry,
    *,
    check_sql: bool = False,
    version: int | None = None,
    compared_with: Source | None = None,
) -> Catalog:
    """Return the source's catalog, for the side that is wanted.

    ``version`` is the major version of the server that it is compared with; None if that is not known. A script's
    extensions are stood in for by what a database in ``compared_with`` says of them.
    """
    if source.loaded is not None:
        return source.loaded
    if source.sort == "folder":
        return loader.load(Path(source.text), registry, search_path=source.search_path, check_sql=check_sql)
    if source.sort == "git":
        return loader.load_texts(
            from_git(source.text), registry, search_path=source.search_path, check_sql=check_sql, name=source.text
        )
    if source.sort == "saved":
        from schemadiff.sources import snapshot

        return snapshot.load(Path(source.text))
    other = (compared_with, Catalog(())) if compared_with is not None else None
    with database(source, registry, version=version, compared_with=other) as opened:
        # A script's objects are owned by the role that runs it here, which is another one on the server it is compared
        # with.
        return as_baseline(opened, registry) if source.sort == "script" else opened.everything(registry)


def version_of(sources: Iterable[Source]) -> int | None:
    """Return the major version of the first source that is a database; None if there is none."""
    for source in sources:
        if source.sort == "database":
            with connect(source.text) as connection:
                return server_version(connection)
    return None


def report_progress(message: str) -> None:
    """Write a message to stderr."""
    print(message, file=sys.stderr, flush=True)  # noqa: T201


def as_far_as_a_script_says(scope: Scope, registry: Registry) -> Scope:
    """Return the scope without what depends on the sandbox that a script runs in: grants on members of extensions."""
    changed = {kind.name for kind in registry.kinds.values() if kind.substitutes.changed_by_sandbox}
    return replace(scope, ignore=lambda identity: identity.kind in changed or scope.ignore(identity))


def _live(compared_with: tuple[Source, Catalog] | None) -> AbstractContextManager[Connection | None]:
    """Connect to the source that another one is compared with, if it is a database."""
    if compared_with is None or compared_with[0].sort != "database":
        return nullcontext()
    return connect(compared_with[0].text)


@contextmanager
def database(
    source: Source,
    registry: Registry,
    rows: Request | None = None,
    say: Say = report_progress,
    *,
    version: int | None = None,
    compared_with: tuple[Source, Catalog] | None = None,
) -> Iterator[Opened]:
    """Open a database that holds the source: the database itself, or a copy that is built from it in a sandbox.

    A copy has the rows that the request compares; none without a request. ``say`` gets a line for each thing that was
    left out. The copy is built on the version nearest to the major ``version``, or else on the newest. What it and the
    source ``compared_with`` need of extensions is stood in for.
    """
    if source.sort == "database":
        with connect(source.text) as connection:
            yield Opened(connection)
        return
    from schemadiff.pipeline import sandbox_build, stand_ins
    from schemadiff.postgres.embedded.binaries import nearest_binaries
    from schemadiff.postgres.embedded.sandbox import sandbox
    from schemadiff.sources import sql_script

    versioned = None
    needed = compared_with[1] if compared_with is not None else Catalog(())
    if source.sort == "script" and version is not None:
        version = max(version, sql_script.needed_version(Path(source.text)) or version)
    with sandbox(nearest_binaries(version)) as made:
        if source.sort == "script":
            with_rows = rows is not None and rows.seeds != frozenset()
            with _live(compared_with) as live:
                found = sandbox_build.ComparedWith(needed, live)
                ran = sql_script.run_script(made, Path(source.text), with_rows, say, found)
            versioned, nothing = ran.versioned, Catalog(())
            built = stand_ins.StandIns(nothing, nothing, frozenset(), registry, lacks=ran.stood.lacks)
        else:
            wanted = rows or Request(registry, seeds=frozenset())
            with _live(compared_with) as live:
                found = sandbox_build.ComparedWith(needed, live)
                built = sandbox_build.build(made, catalog(source, registry), wanted, say, found)
        put_back = partial(built.put_back, administrator=made.administrator)
        yield Opened(made.connection, put_back, versioned, built.lacks)
