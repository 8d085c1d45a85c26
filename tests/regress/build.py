"""The database that PostgreSQL's own regression tests leave behind, as a plain ``pg_dump`` script.

``python -m tests.regress.build FOLDER`` fetches the source package ``postgresql-15`` with ``apt-get source`` (from the
sources that this machine is set up for, ``deb-src`` added), or takes the unpacked tree that
``SCHEMADIFF_REGRESS_SOURCE`` names, builds ``src/test/regress`` of it, runs its tests against a throwaway server of
the same major version, and writes ``FOLDER/regression.sql``. The script names the libraries of test functions in
``FOLDER/build``, which therefore has to stay. Tests may fail for what the throwaway server does
differently (WAL, locale): what counts is the database.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from schemadiff.postgres.embedded import Server, throwaway
from schemadiff.postgres.embedded.binaries import Binaries, all_binaries

PACKAGE = "postgresql-15"
MAJOR = 15
SOURCE_VARIABLE = "SCHEMADIFF_REGRESS_SOURCE"
SCRIPT = "regression.sql"
SUPERUSER = "postgres"

#: Replication slots and subscriptions are made by some of the tests.
SETTINGS = {"wal_level": "logical", "max_wal_senders": "4", "max_prepared_transactions": "4"}


def main(folder: Path) -> None:
    """Builds everything in the folder, which all accounts must be able to enter."""
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    named = os.environ.get(SOURCE_VARIABLE)
    source = Path(named) if named else _fetched(folder / "source")
    build = folder / "build"
    if not (build / "src/test/regress/pg_regress").is_file():
        _compile(source, build)
    binaries = next((b for b in all_binaries() if b.version == MAJOR), None)
    if binaries is None:
        raise SystemExit(f"no PostgreSQL {MAJOR} is installed on this machine")
    with throwaway(binaries, settings=SETTINGS) as server:
        _run_tests(server, build)
        (folder / SCRIPT).write_text(_dumped(server, binaries), encoding="utf-8")
    print(folder / SCRIPT)  # noqa: T201


def _fetched(folder: Path) -> Path:
    """The package's source, unpacked; what Debian changes of it does not matter for the tests."""
    found = list(folder.glob("*.orig.tar.*"))
    if not found:
        lists = folder / "lists"
        (lists / "partial").mkdir(parents=True, exist_ok=True)
        parts = folder / "sources"
        parts.mkdir(exist_ok=True)
        for file in Path("/etc/apt").glob("sources.list.d/*.sources"):
            text = re.sub(r"(?m)^Types:.*$", "Types: deb-src", file.read_text())
            (parts / file.name).write_text(text)
        for file in (Path("/etc/apt/sources.list"), *Path("/etc/apt").glob("sources.list.d/*.list")):
            if file.is_file():
                (parts / file.name).write_text(re.sub(r"(?m)^deb\s", "deb-src ", file.read_text()))
        options = [
            *("-o", "Dir::Etc::sourcelist=/dev/null", "-o", f"Dir::Etc::sourceparts={parts}"),
            *("-o", f"Dir::State::lists={lists}"),
        ]
        _run(["apt-get", *options, "update", "--quiet"], folder)
        # The newest version that is really there: an index can run ahead of its files.
        listed = _run(["apt-cache", *options, "showsrc", PACKAGE], folder)
        for version in sorted(re.findall(r"(?m)^Version: (\S+)", listed), reverse=True):
            command = ["apt-get", *options, "source", "--download-only", f"{PACKAGE}={version}"]
            if subprocess.run(command, cwd=folder, check=False).returncode == 0:
                break
        found = list(folder.glob("*.orig.tar.*"))
        if not found:
            raise SystemExit(f"the source of {PACKAGE} is not to be had; name an unpacked one in {SOURCE_VARIABLE}")
    with tarfile.open(found[0]) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    return next((folder / "unpacked").iterdir())


def _compile(source: Path, build: Path) -> None:
    """The test driver and the libraries of test functions; the server is the installed one."""
    shutil.rmtree(build, ignore_errors=True)
    shutil.copytree(source, build, symlinks=True)
    _run(["./configure", "--quiet", "--without-readline", "--without-zlib"], build)
    for folder, *targets in (
        ("src/backend", "generated-headers"),
        ("src/port", "all"),
        ("src/common", "all"),
        ("src/test/regress", "pg_regress", "regress.so"),
        ("contrib/spi", "refint.so", "autoinc.so"),
    ):
        _run(["make", "-s", "-C", folder, *targets], build)
    for library in ("refint.so", "autoinc.so"):
        shutil.copy(build / "contrib/spi" / library, build / "src/test/regress")
    # The server's account reads the data and writes results here.
    for folder in ("results", "testtablespace"):
        (build / "src/test/regress" / folder).mkdir(exist_ok=True)
        (build / "src/test/regress" / folder).chmod(0o777)


def _run_tests(server: Server, build: Path) -> None:
    tests = build / "src/test/regress"
    command = [
        *("./pg_regress", "--dlpath=.", "--inputdir=.", "--outputdir=.", "--schedule=parallel_schedule"),
        *("--max-connections=4", f"--bindir={server.binaries.directory}", f"--host={server.socket_directory}"),
        *("--port=5432", f"--user={SUPERUSER}"),
    ]
    with (tests / "log").open("wb") as log:
        subprocess.run(command, cwd=tests, stdout=log, stderr=log, env=_environment(), check=False)


def _dumped(server: Server, binaries: Binaries) -> str:
    """The roles that the tests leave, and the database."""
    roles = _run([str(binaries.path("pg_dumpall")), "--roles-only", f"--dbname={server.dsn()}"], Path("/"))
    mine = (line for line in roles.splitlines() if re.match(rf"(CREATE|ALTER) ROLE (?!{SUPERUSER}\b)", line))
    database = _run([str(binaries.path("pg_dump")), "--schema-only", f"--dbname={server.dsn('regression')}"], Path("/"))
    return "\n".join(mine) + "\n" + database


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("PG", "MAKE", "MFLAGS"))}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
