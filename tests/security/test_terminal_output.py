"""What names, comments, values, files and servers say is visible wherever it is shown, and forges no line of ours."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import psycopg
import pytest

from schemadiff.apply.listener import Blocker
from schemadiff.errors import Finding, Place, RefusedError, ServerError
from schemadiff.postgres.connection import server_error
from schemadiff.postgres.quoting import ident
from schemadiff.shown import is_visible, one_line
from tests.support.command import environment, executable, invoke, run
from tests.support.databases import Database

FORGED = "No changes: the database is as declared."
NAME = f"x\n\n{FORGED}\n\r\x1b[2J\u202e\u200b"
assert len(NAME.encode()) < 63, "the server would cut it"
QUOTED = json.dumps(NAME)
HOSTILE = f"""
tables:
  {QUOTED}:
    comment: {json.dumps("first" + NAME)}
    columns: {{{QUOTED}: {{type: int, not_null: true}}, v: text}}
    primary_key: [{QUOTED}]
    seeds:
      key: [{QUOTED}]
      rows: [{{{QUOTED}: 1, v: {json.dumps("value" + NAME)}}}]
"""


def visible(text: str) -> bool:
    return all(is_visible(line.replace("\t", "")) for line in text.split("\n"))


def forged(text: str) -> bool:
    return FORGED in [line.strip() for line in text.split("\n")]


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "a.yaml").write_text(HOSTILE)
    return str(folder)


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_a_report_shows_every_character_and_forges_no_line(hostile: str, database: Database, name: str) -> None:
    answer = invoke("plan", "--schema", hostile, "--db", database, "--format", name)
    assert answer.code == 0, answer
    assert visible(answer.out) and visible(answer.err)
    # The statements themselves are in a box of their own.
    assert not forged(re.split(r"SQL</summary>|<details class=.steps.>", answer.out)[0])
    assert "x\\n\\nNo changes" in answer.out
    assert "\\x1b[2J\\u202e\\u200b" in answer.out


def test_so_do_progress_errors_and_what_is_left(hostile: str, database: Database) -> None:
    applied = invoke("apply", "--schema", hostile, "--db", database, "--yes")
    assert applied.code == 0, applied
    assert visible(applied.out) and visible(applied.err)
    assert "create table public.x\\n\\nNo changes" in applied.err
    assert not forged(applied.err)
    database.execute(f"INSERT INTO {ident(NAME)} VALUES (2, NULL)")
    file = Path(hostile, "a.yaml")
    file.write_text(file.read_text().replace("v: text", "v: {type: text, not_null: true}"))
    refused = invoke("apply", "--schema", hostile, "--db", database, "--yes")
    assert refused.code == 3
    assert visible(refused.out) and visible(refused.err)
    assert not forged(refused.out + refused.err)


def test_json_is_exact_and_visible(hostile: str, database: Database) -> None:
    answer = invoke("plan", "--schema", hostile, "--db", database, "--format", "json")
    assert visible(answer.out)
    names = [s["identity"]["path"][-1] for s in json.loads(answer.out)["steps"]]
    assert NAME in names


def test_no_line_of_a_script_begins_where_a_name_goes_on(hostile: str, database: Database) -> None:
    script = invoke("plan", "--schema", hostile, "--db", database, "--format", "sql").out
    for line in script.split("\n"):
        assert not line.startswith("--") or is_visible(line)
    psql = [str(database.server.binaries.path("psql")), "-X", "-q", "-v", "ON_ERROR_STOP=1", database]
    for _ in range(2):
        done = subprocess.run(psql, input=script, capture_output=True, text=True, env=environment(), check=False)
        assert done.returncode == 0, done.stderr
    assert invoke("plan", "--schema", hostile, "--db", database, "--exit-code").code == 0


def test_a_backslash_command_in_a_name_is_no_command(tmp_path: Path, database: Database) -> None:
    touched = tmp_path / "touched"
    name = json.dumps(f"b\n\\! touch {touched}\n"[:60])
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "a.yaml").write_text(f"tables: {{t: {{comment: {name}, columns: {{{name}: int}}}}}}\n")
    script = invoke("plan", "--schema", str(folder), "--db", database, "--format", "sql").out
    psql = [str(database.server.binaries.path("psql")), "-X", "-q", "-v", "ON_ERROR_STOP=1", database]
    done = subprocess.run(psql, input=script, capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 0, done.stderr
    assert not list(tmp_path.glob("touched*"))


def test_a_file_s_name_and_a_wrong_word(tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / f"{NAME.replace('/', '')}.yaml").write_text(
        'tables: {t: {columns: {"\\e[31mred\\a": nope, b: {type: int, default: "(\\e[5m"}}}}\n'
    )
    answer = run("validate", cwd=tmp_path)
    assert answer.code == 1
    assert visible(answer.err) and not forged(answer.err)
    assert ".yaml:1:" in answer.err


def test_a_markdown_table_has_the_rows_and_cells_that_we_gave_it(tmp_path: Path, database: Database) -> None:
    folder = tmp_path / "schema"
    folder.mkdir()
    name = json.dumps("a\\|b|c`</td><h1>#12 @all https://x.example")
    (folder / "a.yaml").write_text(f"tables: {{t: {{comment: {name}, columns: {{{name}: int}}}}}}\n")
    text = invoke("plan", "--schema", str(folder), "--db", database, "--format", "markdown").out
    head = text.partition("<details>")[0]
    rows = [line for line in head.split("\n") if line.startswith("| ")]
    for row in rows:
        cells = row.replace("\\\\", "").replace("\\|", "").split("|")
        assert len(cells) == 6, row
    outside = []
    for line in head.split("\n"):
        for number, part in enumerate(line.replace("``", "`").split("`")):
            if number % 2 == 0:
                outside.append(part)
    assert "@all" not in "".join(outside) and "https" not in "".join(outside)


def test_a_server_s_error_is_its_first_line_and_what_hangs_below() -> None:
    class Diagnosis:
        message_primary = f"bad\n{FORGED}\x1b[31m"
        sqlstate = "P0001"
        message_detail = f"one\n{FORGED}"
        message_hint = None
        context = f"PL/pgSQL function f() line 1 at RAISE\nSQL statement\n{FORGED}"

    class Raised(psycopg.Error):
        diag = Diagnosis()  # type: ignore[assignment]

    first, *rest = str(server_error(Raised())).split("\n")
    assert first == f"bad\\n{FORGED}\\x1b[31m (SQLSTATE P0001)"
    assert all(line.startswith("    ") for line in rest)


@pytest.mark.parametrize(
    "text",
    [
        str(Finding(NAME, Place(NAME, 1), NAME)),
        str(ServerError(NAME, NAME, NAME, place=Place(NAME, 1))),
        str(RefusedError([Finding(NAME)])),
        one_line(Blocker(1, NAME, NAME, "idle", "1s")),
    ],
)
def test_errors_have_only_the_lines_that_they_were_given(text: str) -> None:
    assert visible(text)
    assert not forged(text)
    assert all(line.startswith("    ") for line in text.split("\n")[1:])


@pytest.mark.parametrize("where", [">/dev/full", ">&-", "| true"])
@pytest.mark.parametrize("arguments", ["plan", "plan --format html", "apply --yes", "dump"])
def test_an_answer_that_nobody_gets_is_an_error_with_words_and_nothing_is_applied(
    hostile: str, database: Database, where: str, arguments: str
) -> None:
    if where == "| true" and arguments != "plan --format html":
        pytest.skip("a short answer fits into the pipe before anybody looks")
    schema = f"--schema {hostile}" if arguments != "dump" else ""
    command = f"set -o pipefail; {executable()} {arguments} {schema} --db '{database}' {where}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode in ((0, 1) if where == "| true" else (1,))
    assert "bug" not in done.stderr and "Traceback" not in done.stderr and "Exception" not in done.stderr
    if where != "| true":
        assert "the result cannot be written to standard output" in done.stderr
    assert database.query("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == [(0,)]


@pytest.mark.parametrize("where", ["2>/dev/full", "2>&-"])
def test_progress_that_nobody_hears_changes_nothing(hostile: str, database: Database, where: str) -> None:
    command = f"{executable()} apply --yes --schema {hostile} --db '{database}' {where}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 0
    assert invoke("plan", "--schema", hostile, "--db", database, "--exit-code").code == 0


@pytest.mark.parametrize("out", ["/dev/full", "/proc/none/x", "/dev/null/x"])
def test_a_file_that_cannot_be_written(hostile: str, database: Database, out: str) -> None:
    answer = invoke("plan", "--schema", hostile, "--db", database, "--out", out)
    assert answer.code == 1
    assert f"cannot write {out}: " in answer.err


@pytest.mark.parametrize("command", ["--help", "plan --help"])
def test_nor_does_help_end_in_a_traceback(command: str) -> None:
    line = f"{executable()} {command} >/dev/full"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("error: the result cannot be written to standard output: ")
