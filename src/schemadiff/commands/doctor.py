"""``schemadiff doctor``: says what is found: configuration, files, programs, the database and what it allows."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff import __version__, git
from schemadiff.commands.config import FILE
from schemadiff.commands.options import Flags, Options, resolve
from schemadiff.commands.output import write
from schemadiff.errors import InputError, SchemadiffError
from schemadiff.kinds import registry
from schemadiff.preflight.diagnosis import Check
from schemadiff.shown import json_text, one_line
from schemadiff.sources import opening
from schemadiff.sources.source import Source

if TYPE_CHECKING:
    from schemadiff.catalog.catalog import Catalog

FORMAT, FORMAT_VERSION = "schemadiff doctor", 1


def doctor(flags: Flags, format_: str) -> int:
    """Run ``schemadiff doctor`` and return its exit code: 1 if something is a problem.

    Nothing is changed and no server is started; without a database, the rest is checked.
    """
    checks = list(_checks(flags))
    failed = any(check.state == "problem" for check in checks)
    write(_document(checks, ok=not failed) if format_ == "json" else _text(checks), None)
    return 1 if failed else 0


def _checks(flags: Flags) -> Iterator[Check]:
    yield Check("schemadiff", "ok", f"version {__version__}, Python {platform.python_version()}")
    options: Options | None = None
    try:
        options = resolve(flags)
    except SchemadiffError as error:
        yield _problem("configuration", error, "Correct the file; nothing else of it was used.")
    else:
        yield _configuration(options)
    yield _git()
    yield from _caches()
    if options is None:
        return
    declared, check = _declared(options)
    yield check
    yield from _database(options, declared)


def _problem(subject: str, error: SchemadiffError, advice: str) -> Check:
    more = len(error.findings) - 1 if isinstance(error, InputError) else 0
    first = str(error.findings[0]).split("\n")[0] if isinstance(error, InputError) else error.parts[0]
    return Check(subject, "problem", f"{first} (and {more} more)" if more > 0 else first, advice)


def _configuration(options: Options) -> Check:
    config = options.config
    if not config.file:
        return Check("configuration", "ok", f"there is no {FILE}, so the defaults hold")
    environment = f", environment {config.environment}" if config.environment else ""
    return Check("configuration", "ok", f"{config.file}{environment}")


def _git() -> Check:
    try:
        version = git.run("--version").stdout.decode(errors="replace").strip().removeprefix("git version ")
    except OSError:
        return Check("git", "note", "git is not installed", "Sources like git:main need it.")
    inside = git.run("rev-parse", "--is-inside-work-tree").returncode == 0
    if inside:
        return Check("git", "ok", f"version {version}, in a repository")
    return Check("git", "note", f"version {version}, not in a repository", "Sources like git:main need one.")


def _caches() -> Iterator[Check]:
    from schemadiff.declaration import catalog_cache
    from schemadiff.postgres.own_folders import private_cache

    if os.environ.get(catalog_cache.ENVIRONMENT_VARIABLE):
        yield Check("cache", "note", f"${catalog_cache.ENVIRONMENT_VARIABLE} is set, so nothing is kept between runs")
        return
    folder = private_cache("answers")
    if folder is None:
        advice = "Plans are slower. $XDG_CACHE_HOME can name a folder that only you can write to."
        yield Check("cache", "note", "there is no folder that only this account can write to", advice)
    else:
        yield Check("cache", "ok", str(folder.parent))


def _declared(options: Options) -> tuple[Catalog | None, Check]:
    """Return the declared catalog, or None, with what was found of it."""
    try:
        folder = options.schema
        if not Path(folder).exists():
            return None, Check("YAML", "note", f"{folder} does not exist", "`schemadiff init` writes it.")
        found = opening.catalog(Source("folder", folder, options.search_path), registry(), check_sql=True)
    except SchemadiffError as error:
        return None, _problem("YAML", error, "`schemadiff validate` reports all errors.")
    return found, Check("YAML", "ok", f"{folder}: {len(found)} objects, no errors")


def _database(options: Options, declared: Catalog | None) -> Iterator[Check]:
    from schemadiff.postgres.connection import connect, describe, server_version
    from schemadiff.preflight import diagnosis

    version = None
    try:
        named = options.named_target()
    except SchemadiffError as error:
        yield _problem("database", error, "Name a database with --db, --env or $DATABASE_URL.")
    else:
        if named is None:
            advice = "Name one with --db, --env or $DATABASE_URL."
            yield Check("database", "note", "none is named: commands use an embedded server in .schemadiff/", advice)
        else:
            conninfo, chosen = named
            try:
                with connect(conninfo) as connection:
                    yield Check("database", "ok", f"{describe(conninfo)} (from {chosen})")
                    version = server_version(connection)
                    yield from diagnosis.of_server(connection, declared)
            except SchemadiffError as error:
                yield _problem("database", error, f"It was chosen by {chosen}.")
    yield _scratch(options, version)


def _scratch(options: Options, version: int | None) -> Check:
    """Check the server on which plans are tried."""
    from schemadiff.postgres.connection import connect, describe
    from schemadiff.postgres.embedded.binaries import nearest_binaries

    subject = "scratch server"
    try:
        how = options.rehearsal
        if not how.wanted:
            return Check(subject, "note", "plans are not tried", "The configuration says so.")
        if how.server is not None:
            with connect(how.server) as connection:
                number = connection.info.parameter_status("server_version")
            return Check(subject, "ok", f"PostgreSQL {number}, {describe(how.server)}")
        binaries = nearest_binaries(version)
    except SchemadiffError as error:
        return _problem(subject, error, "Without one, plans are not tried before they are shown.")
    if version is not None and binaries.version != version:
        advice = f"Programs of PostgreSQL {version} would try plans on the database's own version."
        return Check(subject, "note", f"embedded, {binaries}, and the database is version {version}", advice)
    return Check(subject, "ok", f"embedded, {binaries}")


def _text(checks: list[Check]) -> str:
    lines = []
    for check in checks:
        lines.append(f"{check.state:<8} {check.subject}: {one_line(check.found)}")
        if check.advice is not None:
            lines.append(f"         {one_line(check.advice)}")
    counts = [f"{n} {word}{'s' if n != 1 else ''}" for word in ("problem", "note") if (n := _count(checks, word))]
    return "\n".join([*lines, "", ", ".join(counts) or "everything is there"]) + "\n"


def _count(checks: list[Check], state: str) -> int:
    return sum(check.state == state for check in checks)


def _document(checks: list[Check], *, ok: bool) -> str:
    document = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "ok": ok,
        "checks": [check._asdict() for check in checks],
    }
    return json_text(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"
