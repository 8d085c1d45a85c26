"""``python -m tests.bench [--tables N …] [--runs N]``: plans and validation against ``pg_dump --schema-only``.

Prints medians of whole processes: wall seconds, CPU seconds of the client, peak memory, and the ratio of wall times
to pg_dump's, run in turn so that a slow moment of the machine hits both.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import psycopg

from schemadiff.postgres.server import throwaway
from tests.bench import schemas


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
    """An installed program has its bytecode; one that may not write it would be compiled in every run."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def compare(commands: dict[str, Sequence[str]], runs: int) -> dict[str, list[Run]]:
    """All commands in turn, ``runs`` times, after one round that is not counted."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            run = measure(command)
            if number:
                found[name].append(run)
    return found


def report(tables: int, results: dict[str, list[Run]]) -> None:
    """One line a command."""
    yardstick = statistics.median(r.wall for r in results["pg_dump"])
    print(f"\n{tables} tables (median of {len(results['pg_dump'])})")  # noqa: T201
    print(f"{'':28} {'wall s':>8} {'ratio':>7} {'CPU s':>7} {'peak MB':>8}")  # noqa: T201
    for name, runs in results.items():
        wall, cpu, memory = (statistics.median(values) for values in zip(*runs, strict=True))
        print(f"{name:28} {wall:8.2f} {wall / yardstick:7.2f} {cpu:7.2f} {memory:8.0f}")  # noqa: T201


def main() -> None:
    """Builds the schemas and times the commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    schemadiff = [sys.executable, "-m", "schemadiff"]
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
            measure([*schemadiff, "dump", dsn, "--out", str(dumped)])
            plan = [*schemadiff, "plan", "--db", dsn, "--exit-code", "--schema"]
            commands: dict[str, Sequence[str]] = {
                "pg_dump": [str(server.binaries.path("pg_dump")), "--schema-only", "--dbname", dsn],
                "plan, dumped YAML": [*plan, str(dumped)],
                "plan, hand-written YAML": [*plan, str(hand)],
                "validate, hand-written YAML": [*schemadiff, "validate", "--schema", str(hand)],
                "dump": [*schemadiff, "dump", dsn],
                "--help": [*schemadiff, "--help"],
            }
            report(tables, compare(commands, options.runs))


if __name__ == "__main__":
    main()
