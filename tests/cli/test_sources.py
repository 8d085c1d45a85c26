"""Sources: whatever holds a schema can stand on either side of diff."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import NOTES, Declare
from tests.support import pg_dump
from tests.support.command import Answer, environment, invoke, run
from tests.support.databases import Database, MakeDatabase

RICH = """
    schema: app
    enums: {mood: [sad, happy]}
    tables:
      owners:
        owner: app_owner
        grants: {app_reader: [select]}
        columns: {id: {type: bigint, identity: always}, mood: mood}
        primary_key: [id]
      pets:
        comment: They
        columns:
          id: {type: uuid, not_null: true, default: gen_random_uuid()}
          owner: {type: bigint, references: owners(id)}
          name: {type: 'varchar(40)', default: "'Rex'"}
          price: {type: 'numeric(8,2)', check: price > 0}
        primary_key: [id]
        indexes: {pets_name: {columns: [lower(name) desc], where: price > 3}}
        seeds:
          key: [id]
          rows:
            - id: 00000000-0000-4000-8000-000000000001
              price: 19.90
              name: {$sql: "'x'"}
              owner: {$env: SCHEMADIFF_VAR_O}
    views: {cheap: {query: "SELECT id FROM pets WHERE price < 5"}}
    functions:
      twice(a int): {returns: int, language: sql, body: SELECT a * 2}
"""


@pytest.fixture(autouse=True)
def _roles(database: Database) -> None:
    for role in ("app_owner", "app_reader"):
        database.execute(f"DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object THEN NULL; END $$")


def differences(answer: Answer) -> int:
    assert answer.code in (0, 2), answer
    return len(json.loads(answer.out)["steps"])


def diff(a: str, b: str, *more: str) -> int:
    return differences(invoke("diff", a, b, "--format", "json", "--exit-code", "--seeds", "none", *more))


def test_every_source_of_one_schema_is_the_same(declare: Declare, database: Database, tmp_path: Path) -> None:
    folder = str(declare(RICH))
    assert invoke("apply", "--schema", folder, "--db", database, "--yes", "--seeds", "none").code == 0
    saved, saved_live, script = (str(tmp_path / n) for n in ("saved.json", "live.json", "dump.sql"))
    assert invoke("dump", folder, "--out", saved).code == 0
    assert invoke("dump", "--db", database, "--out", saved_live).code == 0
    Path(script).write_text(dump_of(database, "--schema-only"))
    sources = (folder, str(database), saved, saved_live, script)
    for one in sources:
        assert diff(one, folder) == 0, one
        assert diff(str(database), one) == 0, one


def dump_of(database: Database, *arguments: str) -> str:
    program = str(database.server.binaries.path("pg_dump"))
    done = subprocess.run([program, *arguments, f"--dbname={database}"], capture_output=True, text=True, check=True)
    return done.stdout


def test_seeds_on_both_sides_are_alike(declare: Declare, tmp_path: Path) -> None:
    pointing = RICH.replace("bigint, identity: always", "bigint").replace("        owner: app_owner\n", "")
    owner = "        seeds: {key: [id], rows: [{id: {$env: SCHEMADIFF_VAR_O}, mood: sad}]}\n      pets:"
    folder, saved = str(declare(pointing.replace("      pets:", owner))), str(tmp_path / "saved.json")
    assert invoke("dump", folder, "--out", saved).code == 0
    for one in (folder, saved):
        answer = invoke("diff", one, folder, "--format", "json", "--exit-code", env={"SCHEMADIFF_VAR_O": "1"})
        assert differences(answer) == 0, one


def test_seeds_that_point_outside_cannot_be_built(declare: Declare) -> None:
    folder = str(declare(RICH))
    answer = invoke("diff", folder, folder, env={"SCHEMADIFF_VAR_O": "1"})
    assert answer.code == 1
    assert (
        "owner references app.owners id=<env SCHEMADIFF_VAR_O>, which is neither declared nor in the database"
        in answer.err
    )
    assert "--seeds none compares without rows" in answer.err


def test_the_rows_of_a_dump_are_compared_with_seeds(declare: Declare, database: Database, tmp_path: Path) -> None:
    folder = str(
        declare("""
        tables:
          plans:
            columns: {name: text, price: 'numeric(8,2)'}
            primary_key: [name]
            seeds: {key: [name], rows: [{name: free, price: 0}, {name: "a\\tb", price: 5.50}]}
    """)
    )
    assert invoke("apply", "--schema", folder, "--db", database, "--yes").code == 0
    script = tmp_path / "dump.sql"
    script.write_text(dump_of(database))
    assert differences(invoke("diff", str(script), folder, "--format", "json", "--exit-code")) == 0
    script.write_text(script.read_text().replace("5.50", "5.75"))
    steps = json.loads(invoke("diff", str(script), folder, "--format", "json").out)["steps"]
    assert [s["title"] for s in steps] == ["update 1 row of table public.plans"] or len(steps) == 1


def test_a_dump_with_rows_is_read_for_its_schema(declare: Declare, database: Database, tmp_path: Path) -> None:
    folder = str(declare())
    database.execute("CREATE TABLE notes (id bigint PRIMARY KEY, title text); INSERT INTO notes VALUES (1, ';')")
    script = tmp_path / "dump.sql"
    script.write_text(dump_of(database))
    assert diff(str(script), folder) == 0


def test_who_ran_a_script_owns_nothing(tmp_path: Path) -> None:
    one, other = tmp_path / "one.sql", tmp_path / "other.sql"
    one.write_text("SELECT 1;\n")
    other.write_text("CREATE TABLE a (id int); CREATE VIEW v AS SELECT id FROM a;\n")
    assert "OWNER TO" not in invoke("diff", str(one), str(other), "--format", "sql").out


def test_what_a_script_grants_on_what_an_extension_brought_is_told(database: Database, tmp_path: Path) -> None:
    script = tmp_path / "one.sql"
    script.write_text("CREATE EXTENSION citext;\nGRANT EXECUTE ON FUNCTION citext(inet) TO pg_monitor;\n")
    database.execute("CREATE EXTENSION citext; REVOKE EXECUTE ON FUNCTION citext(boolean) FROM PUBLIC")
    answer = invoke("diff", database, str(script))
    assert (answer.code, "No changes" in answer.out or "Nothing" in answer.out) == (0, True), answer.out
    assert f"{script}:2:1: left out, since privileges on objects of an extension or of the server" in answer.err


def test_a_script_has_the_versions_of_extensions_that_it_names(tmp_path: Path) -> None:
    script = tmp_path / "one.sql"
    script.write_text("CREATE EXTENSION earthdistance VERSION '1.1' CASCADE;\nCREATE EXTENSION citext;\n")
    dumped = invoke("dump", str(script)).out
    assert dumped.count("version") == dumped.count("1.1") == 1, dumped
    assert all(name in dumped for name in ("citext", "cube")), dumped


def test_a_script_is_run_on_the_version_of_the_database(database: Database, tmp_path: Path) -> None:
    script = tmp_path / "one.sql"
    version = database.server.version
    script.write_text(f"SELECT 1 / (current_setting('server_version_num')::int / 10000 = {version})::int;\n")
    for pair in ((database, script), (script, database)):
        answer = invoke("diff", *map(str, pair))
        assert answer.code == 0, answer
    # What pg_dump of a later version has written needs that version, or the newest that there is.
    script.write_text(f"--\n-- Dumped by pg_dump version 18.1\n--\n{script.read_text()}")
    answer = invoke("diff", database, str(script))
    assert answer.code == (0 if version == 18 else 1), answer


def test_a_script_that_does_not_run(declare: Declare, tmp_path: Path) -> None:
    script = tmp_path / "broken.sql"
    script.write_text("CREATE TABLE a (b int);\n\nCREATE TABEL c ();\n")
    answer = invoke("diff", str(script), str(declare()))
    assert answer.code == 1
    assert f"{script}:3:1: the script does not run: syntax error" in answer.err


def test_a_saved_catalog_keeps_seeds_and_places(declare: Declare, database: Database, tmp_path: Path) -> None:
    folder = str(declare(RICH))
    saved = str(tmp_path / "saved.json")
    assert invoke("dump", folder, "--out", saved).code == 0
    arguments = ["--format", "json", "--exit-code"]
    direct, through = (
        json.loads(invoke("diff", str(database), source, *arguments, env={"SCHEMADIFF_VAR_O": "1"}).out)
        for source in (folder, saved)
    )
    assert [s["sql"] for s in direct["steps"]] == [s["sql"] for s in through["steps"]]
    assert [s["place"] for s in direct["steps"]] == [s["place"] for s in through["steps"]]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "is not JSON"),
        ("[]", "contains no catalog"),
        ('{"format": "schemadiff catalog", "format_version": 99}', "another version"),
        (
            '{"format": "schemadiff catalog", "format_version": 2, "schemas": [], "unsupported": [], "objects": [{}]}',
            "damaged",
        ),
    ],
)
def test_a_file_that_is_no_catalog(declare: Declare, tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "catalog.json"
    file.write_text(text)
    answer = invoke("diff", str(declare()), str(file))
    assert answer.code == 1
    assert complaint in answer.err


def test_a_git_revision(declare: Declare, tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True, env=environment())

    declare()
    git("init")
    git("add", ".")
    git("commit", "-m", "one")
    declare(NOTES.replace("title: text", "title: {type: text, not_null: true}"))
    answer = run("diff", "git:HEAD", "schema", "--exit-code", cwd=tmp_path)
    assert answer.code == 2
    assert "title" in answer.out
    assert run("diff", "git:HEAD:schema", "git:HEAD", "--exit-code", cwd=tmp_path).code == 0
    assert run("diff", "git:nothing", "schema", cwd=tmp_path).code == 64
    assert run("diff", "git:HEAD:elsewhere", "schema", cwd=tmp_path).code == 64


def test_dump_gives_what_plan_finds_unchanged(declare: Declare, database: Database, tmp_path: Path) -> None:
    folder = str(declare(RICH))
    assert invoke("apply", "--schema", folder, "--db", database, "--yes", "--seeds", "none").code == 0
    out = tmp_path / "dumped"
    assert invoke("dump", "--db", database, "--out", str(out)).code == 0
    assert invoke("plan", "--schema", str(out), "--db", database, "--exit-code").code == 0
    again = invoke("dump", "--db", database, "--out", str(out))
    assert again.code == 64
    assert "already contains YAML files" in again.err
    assert invoke("dump", "--db", database).out.startswith("schema: app\n")


def test_init_writes_the_example_or_the_database(database: Database, tmp_path: Path, make_database: object) -> None:
    answer = run("init", cwd=tmp_path)
    assert answer.code == 0
    assert run("validate", cwd=tmp_path).code == 0
    assert run("apply", "--yes", "--db", database, cwd=tmp_path).code == 0
    assert run("init", cwd=tmp_path).code == 64
    adopted = str(tmp_path / "adopted")
    assert run("init", "--db", database, "--schema", adopted, cwd=tmp_path).code == 0
    assert run("plan", "--db", database, "--schema", adopted, "--exit-code", cwd=tmp_path).code == 0


def test_reading_a_source_changes_nothing(declare: Declare, database: Database) -> None:
    database.execute("CREATE TABLE notes (id bigint PRIMARY KEY, title text DEFAULT lower('A'), extra int)")
    before = pg_dump.schema_of(database, database.server.binaries)
    folder = str(declare(NOTES.replace("title: text", "title: {type: text, default: lower('B')}")))
    for arguments in (["plan", "--db", database, "--schema", folder], ["diff", str(database), folder]):
        assert invoke(*arguments).code == 0
    assert pg_dump.schema_of(database, database.server.binaries) == before


def test_what_is_refused_is_not_shown_as_dropped(declare: Declare, database: Database) -> None:
    database.execute("CREATE TABLE t (id int, at timestamptz)")
    text = "tables: {t: {columns: {id: int, at: boolean, note: text}}}\n"
    answer = invoke("plan", "--schema", str(declare(text)), "--db", database, "--steps")
    assert answer.code == 3
    assert "there is no cast from timestamp with time zone to boolean" in answer.out
    assert "drop " not in answer.out
    assert "create column public.t.note" in answer.out


def test_what_a_database_holds_is_all_there_is(make_database: MakeDatabase, tmp_path: Path) -> None:
    one, other = make_database(), make_database()
    one.execute("CREATE SCHEMA gone CREATE TABLE t (a int); CREATE TABLE kept (a int); GRANT SELECT ON kept TO PUBLIC")
    other.execute("CREATE TABLE kept (a int)")
    saved = str(tmp_path / "other.json")
    assert invoke("dump", other, "--out", saved).code == 0
    for wanted in (str(other), saved):
        shown = invoke("diff", one, wanted, "--steps").out
        assert "drop schema gone" in shown
        assert "alter grants on table public.kept" in shown
        assert invoke("diff", one, wanted, "--manage", "declared", "--exit-code").code == 0


def test_what_calls_another_routine_of_that_name_is_declared_by_a_database(make_database: MakeDatabase) -> None:
    """Nothing that is read from a database has a place, and all of it is declared."""
    one, other = make_database(), make_database()
    for database, takes in ((one, "int"), (other, "bigint")):
        database.execute(f"""
            CREATE FUNCTION f({takes}) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
            CREATE VIEW v AS SELECT f(1) AS n;
        """)
    answer = invoke("diff", str(one), str(other), "--steps")
    assert "create function public.f(bigint)" in answer.out
    assert "Refused" not in answer.out


EXCHANGED = {
    "columns": (
        "tables: {t: {columns: {a: {type: int, not_null: true}, b: int}}}",
        "tables: {t: {columns: {b: {type: int, not_null: true, renamed_from: a}, a: {type: int, renamed_from: b}}}}",
    ),
    "tables": (
        "tables: {t: {columns: {id: int, a: int}}, u: {columns: {id: int, b: text}}}",
        "tables: {u: {renamed_from: t, columns: {id: int, a: int}}, t: {renamed_from: u, columns: {id: int, b: text}}}",
    ),
    "keys": (
        "tables: {t: {columns: {a: int, b: int}, primary_key: {name: one, columns: [a]}, unique: {two: [b]}}}",
        "tables: {t: {columns: {a: int, b: int}, primary_key: {name: two, columns: [a], renamed_from: one}, "
        "unique: {one: {columns: [b], renamed_from: two}}}}",
    ),
    "relations": (
        "{tables: {t: {columns: {a: int}}}, views: {v: SELECT t.a FROM t}}",
        "{tables: {v: {columns: {a: int}, renamed_from: t}}, views: {t: {query: SELECT v.a FROM v, renamed_from: v}}}",
    ),
}


@pytest.mark.parametrize("what", EXCHANGED)
def test_names_that_are_exchanged_are_exchanged_once(what: str, declare: Declare, make_database: MakeDatabase) -> None:
    """The script of a diff knows no addresses of the database that it runs on."""
    before, after = (declare(text, folder=f"{n}") for n, text in enumerate(EXCHANGED[what]))
    answer = invoke("diff", str(before), str(after), "--format", "sql")
    assert answer.code == 0, answer
    assert "pg_identify_object_as_address" not in answer.out
    database = make_database()
    assert invoke("apply", "--schema", str(before), "--db", database, "--yes").code == 0
    program = str(database.server.binaries.path("psql"))
    for _ in range(2):
        arguments = [program, "-X", "-q", "-d", str(database)]
        done = subprocess.run(arguments, input=answer.out, encoding="utf-8", env=environment(), check=False)
        assert done.returncode == 0
        assert diff(database, str(after)) == 0


def test_what_only_a_name_tells_apart_is_not_exchanged_blindly(declare: Declare) -> None:
    sequences = "sequences: {%s: {increment: 1%s}, %s: {increment: 2%s}}"
    before = declare(sequences % ("one", "", "two", ""), folder="a")
    after = declare(sequences % ("two", ", renamed_from: one", "one", ", renamed_from: two"), folder="b")
    answer = invoke("diff", str(before), str(after), "--format", "sql")
    assert "make the plan on the database itself" in answer.out
    assert "pg_identify_object_as_address" not in answer.out
