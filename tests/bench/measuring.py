"""Runs commands in turn and says what they took."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from schemadiff.postgres.embedded import Server

_TICKS = os.sysconf("SC_CLK_TCK")


class Run(NamedTuple):
    """One finished process."""

    wall: float
    client: float
    """CPU seconds of the process."""
    server: float
    """CPU seconds of the backends that it was connected to."""
    memory: float
    """Peak resident memory in MB."""


class Command(NamedTuple):
    """A command of a row."""

    name: str
    words: Sequence[str]
    before: Callable[[], Iterable[str]] = tuple
    """Called before each run, and not timed; returns the last words of the command."""
    cache: Path | None = None
    """The folder for what is kept between runs."""


class Row(NamedTuple):
    """The medians of a command."""

    name: str
    wall: float
    client: float
    server: float
    memory: float


_LAUNCHER = """
import json, os, sys, time
for line in sys.stdin:
    words, environment, errors = json.loads(line)
    begin = time.perf_counter()
    pid = os.fork()
    if not pid:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open(errors, os.O_WRONLY), 2)
        os.execvpe(words[0], words, environment)
    _, status, used = os.wait4(pid, 0)
    found = time.perf_counter() - begin, status, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    print(json.dumps(found), flush=True)
"""
"""Starts the processes: the peak memory that Linux tells of a process is at least that of the one that started it, so
that is to be a small one."""


class Launcher:
    """Runs processes one after the other."""

    def __init__(self) -> None:
        words = [sys.executable, "-S", "-E", "-c", _LAUNCHER]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, words: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float, float]:
        """Return wall seconds, CPU seconds and the peak memory in MB. RuntimeError where it fails."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with tempfile.NamedTemporaryFile() as errors:
            print(json.dumps([[*words], {**environment}, errors.name]), file=self._process.stdin, flush=True)
            wall, status, cpu, memory = json.loads(self._process.stdout.readline())
            if status:
                raise RuntimeError(f"{[*words]}: {errors.read().decode()}")
        return wall, cpu, memory


_launcher = cache(Launcher)


def measure(command: Command, server: Server) -> Run:
    """Run a command to its end; its output is thrown away. RuntimeError where it fails."""
    words = [*command.words, *command.before()]
    used = _of_backends(server)
    wall, cpu, memory = _launcher().run(words, _environment(command.cache))
    return Run(wall, cpu, _of_backends(server) - used, memory)


def _of_backends(server: Server) -> float:
    """CPU seconds of all backends that have ended: the postmaster has waited for them."""
    time.sleep(0.02)
    fields = Path(f"/proc/{server.pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return (int(fields[13]) + int(fields[14])) / _TICKS


def _environment(kept_in: Path | None) -> dict[str, str]:
    """An installed program has its bytecode; one that may not write it would be compiled in every run.

    The seeds of the platform's schema read a variable.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept |= {"LANCIO_DATABASE_PASSWORD": "of the benchmark"}
    return kept if kept_in is None else {**kept, "XDG_CACHE_HOME": str(kept_in)}


def compare(commands: Iterable[Command], server: Server, runs: int) -> list[Row]:
    """The medians of all commands, which run in turn after one round that is not counted.

    So a slow moment of the machine hits all of them.
    """
    asked = list(commands)
    found: dict[str, list[Run]] = {command.name: [] for command in asked}
    for number in range(runs + 1):
        for command in asked:
            run = measure(command, server)
            if number:
                found[command.name].append(run)
    return [
        Row(name, *(statistics.median(values) for values in zip(*results, strict=True)))
        for name, results in found.items()
    ]


def table(rows: Sequence[Row]) -> list[str]:
    """The rows as a table in Markdown; the first is the yardstick of the ratios."""
    yardstick = rows[0].wall
    lines = [
        "| | wall s | ratio | client CPU s | server CPU s | peak MB |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        numbers = (
            f"{row.wall:.2f} | {row.wall / yardstick:.2f} | {row.client:.2f} | {row.server:.2f} | {row.memory:.0f}"
        )
        lines.append(f"| {row.name} | {numbers} |")
    return lines


Results = Mapping[str, Sequence[Row]]
