"""Plans with nothing to do that are known again: whatever they depend on has to be the same."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from schemadiff.commands import inputs, unchanged
from schemadiff.commands.config import Config
from schemadiff.commands.options import Flags
from schemadiff.declaration import loader
from schemadiff.postgres import libpq
from schemadiff.postgres.connection import connect
from schemadiff.postgres.embedded import Server
from schemadiff.postgres.recording import recording
from schemadiff.postgres.records import Recorded, asked_again, divided
from tests.support.command import Answer, invoke, run
from tests.support.databases import Database, MakeDatabase

SCHEMA = """
schema: app
tables:
  notes:
    columns: {id: {type: bigint, not_null: true}, body: {type: text, default: "'a' || 'b'"}}
    primary_key: [id]
    checks: {short: length(body) < 100 and body <> ''}
    indexes: {notes_body: [body]}
    seeds: [{key: [id], rows: [{id: 1, body: one}, {id: 2, body: two}]}]
functions:
  twice(n integer): {returns: integer, language: sql, body: SELECT n * 2}
views: {short: SELECT id FROM app.notes WHERE body <> ''}
"""

CHANGES = {
    "a column": "ALTER TABLE app.notes ADD COLUMN more text",
    "a comment": "COMMENT ON TABLE app.notes IS 'changed'",
    "a default": "ALTER TABLE app.notes ALTER body SET DEFAULT 'ba'",
    "a storage parameter": "ALTER TABLE app.notes SET (fillfactor = 50)",
    "a grant": "GRANT SELECT ON app.notes TO PUBLIC",
    "an index dropped": "DROP INDEX app.notes_body",
    "an index replaced": "DROP INDEX app.notes_body; CREATE INDEX notes_body ON app.notes (body, id)",
    "a constraint": "ALTER TABLE app.notes DROP CONSTRAINT short",
    "a function's body": "CREATE OR REPLACE FUNCTION app.twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n*3'",
    "a view": "CREATE OR REPLACE VIEW app.short AS SELECT id FROM app.notes",
    "a trigger off": "ALTER TABLE app.notes ENABLE ROW LEVEL SECURITY",
    "something new": "CREATE TABLE app.other (id int)",
    "something unsupported": "CREATE SEQUENCE app.unowned",
    "a row": "UPDATE app.notes SET body = 'uno' WHERE id = 1",
    "a row gone": "DELETE FROM app.notes WHERE id = 2",
    "nothing but an object's identity": "ALTER TABLE app.notes DROP CONSTRAINT short;"
    " ALTER TABLE app.notes ADD CONSTRAINT short CHECK (length(body) < 100 AND body <> '')",
}


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own; where plans that are known again are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "schemadiff" / "unchanged"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "all.yaml").write_text(SCHEMA)
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows whenever a folder is decoded: a plan that is known again does not."""
    calls: list[object] = []
    original = loader.load

    def load(*arguments: object, **options: object) -> object:
        calls.append(arguments)
        return original(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(loader, "load", load)
    return calls


Plans = Callable[..., Answer]


@pytest.fixture(scope="module")
def as_declared(server: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a database that is as declared, to copy."""
    name = f"unchanged_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    server.create_database(name)
    folder = tmp_path_factory.mktemp("declared")
    (folder / "all.yaml").write_text(SCHEMA)
    done = invoke("apply", "--schema", str(folder), "--db", server.dsn(name), "--yes", "--no-cache")
    assert done.code == 0, done
    return name


@pytest.fixture
def database(make_database: MakeDatabase, as_declared: str) -> Database:
    """A database that is as declared."""
    return make_database(template=as_declared)


@pytest.fixture
def plan(folder: Path, database: Database) -> Plans:
    """Plans the database."""

    def planned(*more: str, command: str = "plan", env: dict[str, str] | None = None) -> Answer:
        return invoke(command, "--schema", str(folder), "--db", database, *more, env=env)

    return planned


def test_the_second_plan_decodes_nothing_and_says_the_same(plan: Plans, read: list[object]) -> None:
    first = plan()
    assert (first.code, len(read)) == (0, 1)
    for _ in range(2):
        again = plan()
        assert (again.code, again.out, again.err, len(read)) == (0, first.out, first.err, 1)


def test_apply_and_check_know_it_too(plan: Plans, read: list[object]) -> None:
    first = plan(command="apply")
    assert first.code == 0
    assert plan(command="apply").out == first.out
    assert plan("--exit-code").code == 0
    assert len(read) == 1
    # A session that is read-only learns other things.
    assert plan(command="check").code == 0
    assert plan(command="check").code == 0
    assert len(read) == 2


def test_what_apply_has_brought_about_is_known(folder: Path, make_database: MakeDatabase, read: list[object]) -> None:
    arguments = ("--schema", str(folder), "--db", make_database())
    assert invoke("apply", *arguments, "--yes").code == 0
    before = len(read)
    assert "No changes" in invoke("plan", *arguments).out
    assert len(read) == before


@pytest.mark.parametrize(
    ("change", "times"),
    [*((change, 2) for change in CHANGES), *((change, 1) for change in ("a default", "a grant", "a row"))],
)
def test_every_change_of_the_database_is_seen(
    plan: Plans, read: list[object], database: Database, change: str, times: int
) -> None:
    """Once the queries are asked again, once it is known by the versions of rows which need not be."""
    for _ in range(times):
        assert "No changes" in plan().out
    database.execute(CHANGES[change])
    answer = plan("--no-rehearse")
    assert len(read) > 1
    assert answer.out == plan("--no-cache", "--no-rehearse").out


def test_what_is_put_back_is_found_out_anew(plan: Plans, read: list[object], database: Database) -> None:
    plan()
    database.execute("ALTER TABLE app.notes ADD COLUMN more text")
    assert "No changes" not in plan("--no-rehearse").out
    database.execute("ALTER TABLE app.notes DROP COLUMN more")
    assert "No changes" in plan().out


def test_every_change_of_the_folder_is_seen(plan: Plans, folder: Path, read: list[object]) -> None:
    plan()
    (folder / "all.yaml").write_text(SCHEMA.replace("two", "due"))
    assert "No changes" not in plan("--no-rehearse").out
    (folder / "all.yaml").write_text(SCHEMA)
    assert "No changes" in plan().out
    (folder / "more.yaml").write_text("schema: app\ntables: {more: {columns: {id: bigint}}}")
    assert "No changes" not in plan("--no-rehearse").out


def test_another_role_is_another_reader(plan: Plans, database: Database, folder: Path, read: list[object]) -> None:
    plan()
    database.execute("DROP ROLE IF EXISTS unchanged_reader; CREATE ROLE unchanged_reader LOGIN")
    try:
        other = database.replace("user=postgres", "user=unchanged_reader")
        answer = invoke("plan", "--schema", str(folder), "--db", other)
        assert "permission denied" in answer.err or answer.code != 0
        assert len(read) > 1
    finally:
        database.execute("DROP ROLE unchanged_reader")


VARIABLE = "SCHEMADIFF_VAR_SECRET"


def test_values_of_the_environment_are_kept_nowhere_and_compared_each_time(
    plan: Plans, folder: Path, kept: Path, read: list[object], database: Database
) -> None:
    row = "{id: 2, body: two}"
    rows = "{id: 2, body: {$env: SCHEMADIFF_VAR_SECRET}}, {id: 3, body: \"100 % 'plain' $1\"}"
    (folder / "all.yaml").write_text(SCHEMA.replace(row, rows))
    env = {VARIABLE: "not to be found, {\"'$1\\"}
    assert plan("--yes", "--no-rehearse", command="apply", env=env).code == 0
    first = plan(env=env)
    read.clear()
    for _ in range(3):
        assert plan(env=env) == first
    assert (first.code, read) == (0, [])
    files = [f for f in kept.parent.rglob("*") if f.is_file()]
    assert not any(b"not to be found" in f.read_bytes() for f in files)
    assert "No changes" not in plan("--no-rehearse", env={VARIABLE: "another"}).out
    assert f"environment variable {VARIABLE} is not set" in plan("--no-rehearse").err
    database.execute("UPDATE app.notes SET body = 'another' WHERE id = 2")
    assert "No changes" not in plan("--no-rehearse", env=env).out
    assert "No changes" in plan("--no-rehearse", env={VARIABLE: "another"}).out


KEYS = """
schema: app
tables:
  notes:
    columns: {id: bigint, code: text, body: text, n: integer, parent: bigint}
    primary_key: [id]
    unique: {notes_code: [code]}
    foreign_keys:
      notes_parent: {columns: [parent], references: notes(id)}
      notes_body: {columns: [body], references: notes(code)}
    seeds: [{key: [id], rows: [{id: 1, code: a, n: 1, parent: 1}, ROW]}]
"""


@pytest.mark.parametrize(
    ("row", "value"),
    [
        pytest.param("{id: {$env: SCHEMADIFF_VAR_SECRET}, n: 2}", "2", id="a key"),
        pytest.param("{id: 2, n: {$env: SCHEMADIFF_VAR_SECRET}}", "7", id="a type that converts it"),
        pytest.param("{id: 2, code: {$env: SCHEMADIFF_VAR_SECRET}}", "b", id="a column that is referenced"),
        pytest.param("{id: 2, body: {$env: SCHEMADIFF_VAR_SECRET}}", "a", id="a column that references"),
        pytest.param("{id: 2, parent: {$row: {table: notes, id: {$env: SCHEMADIFF_VAR_SECRET}}}}", "1", id="in a key"),
    ],
)
def test_a_value_of_the_environment_that_is_more_than_compared_is_read_each_time(
    make_database: MakeDatabase, folder: Path, read: list[object], row: str, value: str
) -> None:
    (folder / "all.yaml").write_text(KEYS.replace("ROW", row))
    here, env = ("--schema", str(folder), "--db", make_database()), {VARIABLE: value}
    assert invoke("apply", *here, "--yes", env=env).code == 0
    read.clear()
    for _ in range(2):
        assert "No changes" in invoke("plan", *here, env=env).out
    assert len(read) == 2


def test_a_password_is_in_no_file(plan: Plans, folder: Path, database: Database, kept: Path) -> None:
    secret = "hunter2hunter2"  # noqa: S105
    assert invoke("plan", "--schema", str(folder), "--db", f"{database} password={secret}").code == 0
    assert len([*kept.iterdir()]) == 1
    plan()
    assert len([*kept.iterdir()]) == 1, "a password makes no difference"
    assert secret.encode() not in next(kept.iterdir()).read_bytes()


@pytest.mark.parametrize("content", [b"", b"{}", b"[", b'{"plan": {}, "record": [["SELECT 1"]]}', b"\xff"])
def test_a_damaged_file_is_ignored_and_written_anew(
    plan: Plans, kept: Path, read: list[object], content: bytes
) -> None:
    plan()
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(content)
    assert "No changes" in plan().out
    assert len(read) == 2
    assert json.loads(file.read_bytes()).keys() == json.loads(whole).keys()
    plan()
    assert len(read) == 2


def test_a_forged_record_is_not_believed(plan: Plans, kept: Path, read: list[object], database: Database) -> None:
    plan()
    (file,) = kept.iterdir()
    found = json.loads(file.read_bytes())
    found["record"] = found["record"][1:]
    found["record"][0][1] = "0" * 64
    file.write_text(json.dumps(found))
    plan()
    assert len(read) == 2


def test_without_the_cache_nothing_is_kept_or_known(plan: Plans, kept: Path, read: list[object]) -> None:
    plan("--no-cache")
    assert not kept.exists()
    plan()
    plan("--no-cache")
    plan(env={"SCHEMADIFF_NO_CACHE": "1"})
    assert len(read) == 4


def test_only_so_many_are_kept(plan: Plans, kept: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "KEPT", 2)
    for number in range(4):
        (folder / "all.yaml").write_text(f"{SCHEMA}# {number}\n")
        assert "No changes" in plan().out
    assert len([*kept.iterdir()]) == 2


def test_a_server_that_is_gone_is_an_error_as_always(plan: Plans, database: Database, folder: Path) -> None:
    plan()
    nowhere = ["--schema", str(folder), "--db", database.replace("port=5432", "port=1")]
    answer = run("plan", *nowhere)
    assert answer.code == 1
    assert "cannot connect" in answer.err
    assert "Traceback" not in answer.err


def test_every_option_counts_unless_it_cannot(plan: Plans, read: list[object]) -> None:
    """What is left out of the key only matters for a plan that has something to do."""
    plan()
    for more in (["--online", "always"], ["--transactions", "auto"], ["--no-rehearse"], ["--no-samples"]):
        plan(*more)
    assert len(read) == 1
    for number, more in enumerate((["--manage", "all"], ["--no-target-writes"], ["--seeds", "none"]), 2):
        plan(*more)
        assert len(read) == number, more


def test_the_digest_is_of_what_was_read(database: Database) -> None:
    """A change between the reading and the end of a plan is a difference to the record."""
    database.execute("CREATE TABLE t (n int); INSERT INTO t VALUES (1)")
    with connect(database, recorded=True) as connection:
        with recording(connection) as record:
            assert record is not None
            assert connection.execute("SELECT n FROM public.t WHERE n > %s", [0]).fetchall() == [(1,)]
            database.execute("INSERT INTO t VALUES (2)")
            kept = record.complete(connection)
        assert kept is not None
        assert record.complete(connection) is None, "who reads is part of the record"
        row = connection.execute(asked_again(kept).encode()).fetchone()
        assert row is not None
        assert row[0] != kept[0].digest
        assert kept[0].query == "SELECT n FROM public.t WHERE n > 0"
        assert "session_user" in kept[-1].query


def test_chosen_names_are_said_once(plan: Plans, database: Database) -> None:
    for _ in range(3):
        assert plan().err.count("database: ") == 1
    database.execute("ALTER TABLE app.notes ADD COLUMN more text")
    assert plan("--no-rehearse").err.count("database: ") == 1


def test_a_pooler_is_asked_nothing(plan: Plans, read: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the session has another process id than the connection, there is one in between."""
    plan()
    monkeypatch.setattr(libpq.Session, "process", property(lambda self: 1))
    assert "No changes" in plan().out
    assert len(read) == 2


def test_inputs_that_are_known_are_opened_once(plan: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    plan()

    def opened(*arguments: object, **options: object) -> object:
        raise AssertionError("a plan that is known again opens no connection by psycopg")

    monkeypatch.setattr(inputs, "open_target", opened)
    monkeypatch.setattr("schemadiff.postgres.connection.connect", opened)
    assert plan().code == 0


def test_two_databases_of_one_folder_are_told_apart(
    plan: Plans, folder: Path, make_database: MakeDatabase, kept: Path, read: list[object]
) -> None:
    plan()
    other = make_database()
    assert "No changes" not in invoke("plan", "--no-rehearse", "--schema", str(folder), "--db", other).out
    plan()
    assert len(read) >= 2
    assert len([*kept.iterdir()]) == 1


def test_a_file_that_is_named_counts(plan: Plans, folder: Path, read: list[object]) -> None:
    rows = "rows: [{id: 1, body: one}, {id: 2, body: two}]"
    (folder / "all.yaml").write_text(SCHEMA.replace(rows, "rows: {csv: data/notes.csv}"))
    (folder / "data").mkdir()
    (folder / "data" / "notes.csv").write_text("id,body\n1,one\n2,two\n")
    first = plan()
    assert "No changes" in first.out, first
    assert plan().out == first.out
    assert len(read) == 1
    (folder / "data" / "notes.csv").write_text("id,body\n1,one\n2,due\n")
    assert "No changes" not in plan("--no-rehearse").out
    (folder / "data" / "notes.csv").unlink()
    assert "notes.csv" in plan("--no-rehearse").err


def test_much_is_read_by_two_sessions(
    plan: Plans, read: list[object], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan()
    monkeypatch.setattr(unchanged, "_WORTH_TWO", 0)
    assert "No changes" in plan().out
    assert len(read) == 1
    for number, change in enumerate(("ALTER TABLE app.notes ADD more int", "GRANT SELECT ON app.notes TO PUBLIC"), 2):
        database.execute(change)
        plan("--no-rehearse")
        assert len(read) == number


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements of plans that are looked up."""
    statements: list[str] = []
    original = libpq.Session.send

    def send(session: libpq.Session, query: str) -> None:
        statements.append(query)
        original(session, query)

    monkeypatch.setattr(libpq.Session, "send", send)
    return statements


def _prints(statements: list[str]) -> bool:
    """Whether definitions are printed by any of them."""
    found = any("pg_get_viewdef" in statement for statement in statements)
    statements.clear()
    return found


def _settles(plans: Callable[[], Answer], asked: list[str]) -> bool:
    """Whether a plan is known without the catalogs being asked; other tests create databases and roles meanwhile."""
    return any("No changes" in plans().out and asked and not _prints(asked) for _ in range(10))


def test_the_catalogs_are_asked_once_as_long_as_no_row_changes(
    plan: Plans, asked: list[str], database: Database, read: list[object]
) -> None:
    plan()
    plan()
    assert _prints(asked)
    assert _settles(plan, asked)
    # Sizes and statistics are written in place, and into catalogs that no plan reads.
    database.execute("VACUUM ANALYZE app.notes")
    assert _settles(plan, asked)
    for change in ("REINDEX INDEX app.notes_pkey", "VACUUM FULL pg_class"):
        database.execute(change)
        assert "No changes" in plan().out
        assert _prints(asked), change
        assert _settles(plan, asked)
    assert len(read) == 1


def test_a_role_that_may_read_little_knows_it_too(asked: list[str], database: Database, folder: Path) -> None:
    """It may not read pg_authid, pg_user_mapping, and the connection strings of pg_subscription."""
    role = f"unchanged_{database.name}"
    database.execute(f"CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA app TO {role}")
    database.execute(f"GRANT SELECT ON app.notes TO {role}")
    limited = database.replace("user=postgres", f"user={role}")
    words = ("plan", "--no-rehearse", "--schema", str(folder), "--db", limited)
    try:
        assert "No changes" in invoke(*words).out
        assert _settles(lambda: invoke(*words), asked)
        database.execute("COMMENT ON TABLE app.notes IS 'changed'")
        assert "No changes" not in invoke(*words).out
    finally:
        database.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")


def test_two_parts_hold_all_queries_and_nearly_as_many_rows() -> None:
    record = [Recorded(str(n), "", n) for n in (5, 100, 40, 40, 30, 0)]
    one, other = divided(record)
    assert sorted([*one, *other]) == sorted(record)
    assert abs(sum(r.rows for r in one) - sum(r.rows for r in other)) <= 5


def test_what_is_said_each_time_is_said_each_time(
    plan: Plans, folder: Path, tmp_path: Path, read: list[object]
) -> None:
    config = tmp_path / "schemadiff.toml"
    config.write_text('[[ignore]]\nname = "nothing_like_that"\n')
    for _ in range(2):
        assert plan("--config", str(config)).code == 0
    assert len(read) == 1
    config.write_text('[[ignore]]\nname = "twice"\n')
    for number in (2, 3):
        assert "ignores it" in plan("--config", str(config)).err
        assert len(read) == number


def test_what_is_left_out_of_the_key_is_an_option() -> None:
    """A misspelled name would leave out nothing, and one that has changed its meaning is to be looked at here."""
    known = {field.name for kind in (Flags, Config) for field in dataclasses.fields(kind)}
    assert known >= unchanged._MAKES_NO_DIFFERENCE
