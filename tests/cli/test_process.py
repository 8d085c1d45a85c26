"""What holds for the process: its imports, its streams, its exit codes, its signals."""

from __future__ import annotations

import os
import pty
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from schemadiff import __version__
from tests.cli.conftest import Declare
from tests.support.command import environment, executable, run
from tests.support.databases import Database

HEAVY = ("psycopg", "pglast", "jinja2", "rich", "yaml", "msgspec")


def loaded(*arguments: str) -> set[str]:
    """Which heavy packages a command imports."""
    script = (
        "import atexit, sys\n"
        "from schemadiff.cli.main import main\n"
        f"atexit.register(lambda: print('loaded', *[m for m in {HEAVY!r} if m in sys.modules]))\n"
        f"sys.argv = ['schemadiff', *{list(arguments)!r}]\n"
        "main()\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("arguments", [["--help"], ["plan", "--help"], ["apply", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert loaded(*arguments) == set()


def test_help_takes_little_time() -> None:
    best = min(_cpu() for _ in range(3))
    assert best < 0.3, "on a quiet machine it takes 0.1 s"


def _cpu() -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(executable()), "--help"], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_validate_needs_neither_driver_nor_templates(declare: Declare) -> None:
    assert loaded("validate", "--schema", str(declare())).isdisjoint({"psycopg", "jinja2", "rich"})


def test_version() -> None:
    assert run("--version").out == f"schemadiff, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["plam"],
        ["plan", "--no-such-option"],
        ["plan", "--format", "yaml"],
        ["diff", "one"],
        ["server", "restart"],
        ["apply", "--allow", "everything", "--yes"],
        ["apply", "--lock-timeout", "soon", "--yes"],
        ["apply", "no-such-plan.json", "--yes"],
        ["diff", "no-such-folder", "neither"],
        ["plan", "--env", "production"],
        ["plan", "--config", "nowhere.toml"],
    ],
)
def test_wrong_usage_ends_with_64(arguments: list[str], tmp_path: Path) -> None:
    answer = run(*arguments, cwd=tmp_path)
    assert answer.code == 64, answer
    assert answer.out == ""
    assert answer.err
    assert "Traceback" not in answer.err
    assert not (tmp_path / ".schemadiff").exists(), "nothing was started for it"


ADDRESS = "postgresql://me:s3cr/t@h@localhost:1/db"


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", ADDRESS),
        ("plan", "other", ADDRESS),
        ("plan", "--format", ADDRESS),
        ("plan", "--schema", ADDRESS),
        ("plan", "--env", ADDRESS),
        ("plan", "--config", ADDRESS),
        ("apply", ADDRESS),
        ("plan", "--db", ADDRESS),
        ("ci", ADDRESS),
        ("plan", "host=localhost password='s3cr t' dbname=db"),
    ],
    ids=lambda arguments: " ".join(arguments).partition("postgres")[0],
)
def test_a_password_in_the_wrong_place_is_not_repeated(arguments: tuple[str, ...], tmp_path: Path) -> None:
    answer = run(*arguments, cwd=tmp_path)
    assert answer.code in (1, 64)
    assert "s3cr" not in answer.out + answer.err, answer


def test_an_argument_is_told_its_option(tmp_path: Path) -> None:
    (tmp_path / "my schema").mkdir()
    assert "Did you mean `--schema 'my schema'`?" in run("validate", "my schema", cwd=tmp_path).err
    assert "Did you mean `--db postgresql://me:…@localhost:1/db`?" in run("plan", ADDRESS, cwd=tmp_path).err
    assert "mean" not in run("plan", "other", cwd=tmp_path).err


@pytest.mark.parametrize(
    ("option", "suggested"), [("--formt", "--format"), ("--no-tarjet-writes", "--no-target-writes"), ("--bogus", None)]
)
def test_a_suggestion_is_near(option: str, suggested: str | None) -> None:
    answer = run("plan", option)
    assert answer.code == 64
    assert (f"Did you mean '{suggested}'?" if suggested else f"No such option '{option}'.\n") in answer.err
    assert suggested or "mean" not in answer.err


def test_stdout_is_the_answer_and_nothing_else(declare: Declare, database: Database) -> None:
    answer = run("plan", "--schema", str(declare()), "--db", database, "--format", "json")
    assert answer.out.startswith("{")
    assert answer.out.endswith("}\n")
    assert answer.err.startswith("database: ")


def test_without_a_terminal_there_are_no_colours(declare: Declare, database: Database) -> None:
    folder = str(declare())
    assert "\x1b" not in run("plan", "--schema", folder, "--db", database).out


def test_on_a_terminal_there_are(declare: Declare, database: Database) -> None:
    out = at_terminal("plan", "--schema", str(declare()), "--db", database)
    assert "\x1b[" in out
    assert "+ table public.notes" in out


def at_terminal(*arguments: str, keys: str = "") -> str:
    """What a person at a terminal sees, on both streams."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [str(executable()), *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment({"TERM": "xterm", "COLUMNS": "300"}),
    )
    os.close(theirs)
    os.write(ours, keys.encode())
    seen = b""
    while True:
        try:
            block = os.read(ours, 65536)
        except OSError:
            break
        if not block:
            break
        seen += block
    os.close(ours)
    process.wait(timeout=30)
    return seen.decode() + f"\nexit {process.returncode}"


@pytest.mark.parametrize(("keys", "applied"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_a_person_is_asked(declare: Declare, database: Database, keys: str, applied: bool) -> None:
    seen = at_terminal("apply", "--schema", str(declare()), "--db", database, keys=keys)
    assert "Apply this statement? [y/N]" in seen
    assert seen.endswith("exit 0" if applied else "exit 3")
    assert (database.query("SELECT to_regclass('public.notes')") != [(None,)]) == applied


def test_a_closed_pipe_is_no_disaster(declare: Declare, database: Database) -> None:
    command = f"{executable()} plan --schema {declare()} --db '{database}' --format html | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment(), check=False)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_answers_are_utf_8_whatever_the_locale(declare: Declare, database: Database) -> None:
    folder = declare("tables: {naïve: {columns: {größe: int}}}\n")
    answer = run("plan", "--schema", str(folder), "--db", database, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert "naïve" in answer.out
    assert answer.code == 0


def test_a_traceback_comes_with_debug_only(declare: Declare, database: Database, tmp_path: Path) -> None:
    broken = "import schemadiff.pipeline.make_plan as p\np.make_in_detail = None\n"
    (tmp_path / "sitecustomize.py").write_text(broken)
    arguments = ["plan", "--schema", str(declare()), "--db", database]
    quiet = run(*arguments, env={"PYTHONPATH": str(tmp_path)})
    assert quiet.code == 1
    assert "schemadiff has a bug: TypeError" in quiet.err
    assert "Traceback" not in quiet.err
    loud = run(*arguments, "--debug", env={"PYTHONPATH": str(tmp_path)})
    assert loud.code == 1
    assert "Traceback" in loud.err
