"""``python -m tests.bench [--tables N …] [--runs N]``: plans and validation against ``pg_dump --schema-only``, and
schemas built into empty databases against ``psql -1 -f`` of their dumps.

Prints medians of whole processes: wall seconds, CPU seconds of the client, peak memory, and the ratio of wall times
to the yardstick's, run in turn so that a slow moment of the machine hits both.
"""

from __future__ import annotations

import argparse
import os
import resource
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import psycopg

from schemadiff.postgres.embedded import Server, throwaway
from tests.bench import schemas

SCHEMADIFF = [sys.executable, "-m", "schemadiff"]


class Run(NamedTuple):
    """One finished process."""

    wall: float
    cpu: float
    memory: float
    """Peak resident memory in MB."""


def measure(command: Sequence[str]) -> Run:
    """Runs a command to its end; its output is thrown away. RuntimeError where it fails."""
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=_environment())
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise RuntimeError(f"{command}: {errors.read().decode()}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _environment() -> dict[str, str]:
    """An installed program has its bytecode; one that may not write it would be compiled in every run.

    The seeds of the platform's schema read a variable.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"LANCIO_DATABASE_PASSWORD": "of the benchmark", **kept}


def compare(commands: dict[str, Sequence[str]], runs: int) -> dict[str, list[Run]]:
    """All commands in turn, ``runs`` times, after one round that is not counted."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            run = measure(command)
            if number:
                found[name].append(run)
    return found


def report(title: str, results: dict[str, list[Run]]) -> None:
    """One line a command; the first is the yardstick."""
    first = next(iter(results.values()))
    yardstick = statistics.median(r.wall for r in first)
    print(f"\n{title} (median of {len(first)})")  # noqa: T201
    print(f"{'':28} {'wall s':>8} {'ratio':>7} {'CPU s':>7} {'peak MB':>8}")  # noqa: T201
    for name, runs in results.items():
        wall, cpu, memory = (statistics.median(values) for values in zip(*runs, strict=True))
        print(f"{name:28} {wall:8.2f} {wall / yardstick:7.2f} {cpu:7.2f} {memory:8.0f}")  # noqa: T201


def built(server: Server, source: str, folder: Path, runs: int) -> dict[str, list[Run]]:
    """A database built into empty ones ``runs`` times: from its dump by psql, and from YAML.

    The locks of one transaction that makes thousands of tables are more than a server has by default.
    """
    dump, yaml = folder / "dump.sql", folder / "yaml"
    pg_dump, psql = (str(server.binaries.path(name)) for name in ("pg_dump", "psql"))
    measure([pg_dump, "--schema-only", "--dbname", source, "--file", str(dump)])
    measure([*SCHEMADIFF, "dump", source, "--out", str(yaml)])
    ways: dict[str, Callable[[str], Sequence[str]]] = {
        "psql -1 -f": lambda dsn: [psql, "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-d", dsn, "-f", str(dump)],
        "plan": lambda dsn: [*SCHEMADIFF, "plan", "--db", dsn, "--schema", str(yaml), "--no-rehearse"],
        "apply": lambda dsn: [*SCHEMADIFF, "apply", "--db", dsn, "--schema", str(yaml), "--yes"],
    }
    found: dict[str, list[Run]] = {name: [] for name in ways}
    for number in range(runs + 1):
        for name, command in ways.items():
            dsn = server.create_database(f"built_{secrets.token_hex(6)}")
            run = measure(command(dsn))
            if number:
                found[name].append(run)
    return found


def main() -> None:
    """Builds the schemas and times the commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--built", type=int, default=3000, help="how many tables are built into an empty database")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with (
        throwaway(settings={"max_locks_per_transaction": "4096"}) as server,
        tempfile.TemporaryDirectory() as temporary,
    ):
        for tables in options.tables:
            name = f"bench_{tables}"
            dsn = server.create_database(name)
            with psycopg.connect(dsn) as connection:
                connection.execute("".join(schemas.sql(tables)).encode())
            hand, dumped = Path(temporary, f"{name}_hand"), Path(temporary, f"{name}_dumped")
            hand.mkdir()
            (hand / "tables.yaml").write_text(schemas.hand_written(tables), encoding="utf-8")
            measure([*SCHEMADIFF, "dump", dsn, "--out", str(dumped)])
            plan = [*SCHEMADIFF, "plan", "--db", dsn, "--exit-code", "--schema"]
            commands: dict[str, Sequence[str]] = {
                "pg_dump": [str(server.binaries.path("pg_dump")), "--schema-only", "--dbname", dsn],
                "plan, dumped YAML": [*plan, str(dumped)],
                "plan, hand-written YAML": [*plan, str(hand)],
                "validate, hand-written YAML": [*SCHEMADIFF, "validate", "--schema", str(hand)],
                "dump": [*SCHEMADIFF, "dump", dsn],
                "--help": [*SCHEMADIFF, "--help"],
            }
            report(f"{tables} tables", compare(commands, options.runs))
            (hand / "tables.yaml").write_text(schemas.hand_written(tables, every=100), encoding="utf-8")
            changed = [*SCHEMADIFF, "plan", "--db", dsn, "--no-cache", "--schema", str(hand)]
            ways: dict[str, Sequence[str]] = {
                "plan --no-rehearse": [*changed, "--no-rehearse"],
                "plan, rehearsed": [*changed, "--rehearse"],
            }
            report(f"1 % of {tables} tables changed", compare(ways, options.runs))
        platform = [*SCHEMADIFF, "plan", "--db", server.create_database("nothing"), "--no-cache", "--schema", "schema"]
        report(
            "the platform of schema/, from nothing",
            compare(
                {"plan --no-rehearse": [*platform, "--no-rehearse"], "plan, rehearsed": [*platform, "--rehearse"]},
                options.runs,
            ),
        )
        for title, ddl in (
            ("views over 40 columns of 60 tables", schemas.views(60, 40)),
            (f"{options.built} tables", schemas.sql(options.built)),
        ):
            dsn = server.create_database(f"source_{secrets.token_hex(6)}")
            with psycopg.connect(dsn) as connection:
                connection.execute("".join(ddl).encode())
            with tempfile.TemporaryDirectory() as folder:
                report(f"{title}, built into an empty database", built(server, dsn, Path(folder), options.runs))


if __name__ == "__main__":
    main()
