"""The command line for tests: as a process of its own, or within this one where the process does not matter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from schemadiff.cli.main import cli

_OURS = ("PG", "DATABASE_URL", "SCHEMADIFF_")
_QUIET = {"SCHEMADIFF_REHEARSE": os.environ.get("TESTS_REHEARSE", "no")}
"""Plans are rehearsed where a test asks for it: a server each time would take longer than the rest of the suite."""


class Answer(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def executable() -> Path:
    """The installed command."""
    return Path(sys.executable).parent / "schemadiff"


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This environment less what would choose a database or an option."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(_OURS) or n == "SCHEMADIFF_PG_BIN"}
    return {**kept, **_QUIET, **(more or {})}


def run(*arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None, stdin: str = "") -> Answer:
    """The command as a process."""
    done = subprocess.run(
        [str(executable()), *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment(env),
        timeout=60,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def start(*arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """The command as a process that runs on."""
    return subprocess.Popen(
        [str(executable()), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=cwd,
        env=environment(env),
    )


def finish(process: subprocess.Popen[str]) -> Answer:
    """How it ends."""
    out, err = process.communicate(timeout=30)
    return Answer(process.returncode, out, err)


def invoke(*arguments: str, env: Mapping[str, str] | None = None) -> Answer:
    """The command in this process: many times quicker, and the same but for signals, streams and imports."""
    unset: dict[str, str | None] = {n: None for n in os.environ if n.startswith(_OURS) and n != "SCHEMADIFF_PG_BIN"}
    result = CliRunner().invoke(cli, list(arguments), env={**unset, **_QUIET, **(env or {})})
    return Answer(result.exit_code, result.stdout, result.stderr)
