"""plan --format migration: the files are run as their tools would, and end where apply does."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from textwrap import dedent

import psycopg
import pytest
import sqlalchemy
from alembic import command
from alembic.config import Config

from schemadiff.commands.migration_output import Migration, name_of, slug
from schemadiff.errors import Finding, RefusedError, UsageError
from schemadiff.plan import Plan
from schemadiff.report import formats
from schemadiff.report.migration import parts_of
from tests.report.test_formats import DROPPED, INSERTED, MADE, PLAN
from tests.support import pg_dump
from tests.support.command import invoke
from tests.support.databases import Database, MakeDatabase

BEFORE = """
    CREATE TABLE people (id bigint PRIMARY KEY, name text, born date);
    INSERT INTO people SELECT n, 'name ' || n, '2000-02-01' FROM generate_series(1, 50) n;
    CREATE FUNCTION shorter(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT substr($1, 1, 3)';
    CREATE INDEX people_born ON people (born);
"""

WANTED = '''
    tables:
      people:
        comment: 'it costs ${price} :a and 100 % of """ \\ it'
        columns:
          id: {type: bigint, not_null: true}
          name: {type: text, not_null: true, backfill: "shorter(id::text)"}
          born: date
          token: {type: uuid, not_null: true, default: gen_random_uuid()}
          at: {type: date, default: "'2001-12-10'"}
        primary_key: [id]
        checks: {people_name_check: "name <> ':a'"}
        indexes:
          people_shorter: {columns: [shorter(name)]}
          people_name: [name]
          people_born: [born desc]
      pets:
        columns: {id: {type: int, not_null: true}, person: bigint}
        primary_key: [id]
        foreign_keys: {pets_person_fkey: {columns: [person], references: people(id)}}
    views: {elders: {query: "SELECT id, born FROM people WHERE born < '1950-02-01'"}}
    functions:
      shorter(text): {returns: text, language: sql, volatility: immutable, body: "SELECT substr($1, 1, 3)"}
'''

STRANGE = {
    "search_path": '"$user", public',
    "DateStyle": "German, DMY",
    "quote_all_identifiers": "on",
    "standard_conforming_strings": "off",
    "check_function_bodies": "off",
    "client_min_messages": "error",
}
"""Settings that a tool's session could have, and that have to survive."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "app.yaml").write_text(dedent(WANTED), encoding="utf-8")
    return tmp_path


def write(database: Database, folder: Path, *more: str, out: str = "{timestamp}_{name}.sql") -> list[Path]:
    """The files that the command writes, in the order of their names."""
    database.execute(BEFORE)
    asked = ["plan", "--schema", str(folder / "schema"), "--db", database, "--format", "migration"]
    answer = invoke(*asked, "--out", str(folder / "made" / out), *more)
    assert answer.code == 0, answer
    return sorted(map(Path, re.findall(r"^wrote (.*)$", answer.err, re.MULTILINE)))


def applied(make_database: MakeDatabase, folder: Path) -> pg_dump.Dump:
    """What apply makes of it."""
    other = make_database()
    other.execute(BEFORE)
    answer = invoke("apply", "--schema", str(folder / "schema"), "--db", other, "--yes", "--allow", "all")
    assert answer.code == 0, answer
    return pg_dump.schema_of(other, other.server.binaries)


def settings(connection: psycopg.Connection[tuple[object, ...]]) -> dict[str, str]:
    connection.execute("DO 'BEGIN END'")  # loads the settings of plpgsql
    rows = connection.execute("SELECT name, setting FROM pg_settings WHERE context IN ('user', 'superuser')").fetchall()
    return {str(name): str(value) for name, value in rows}


def run_plainly(database: Database, texts: Iterable[tuple[str, bool]], session: Mapping[str, str] = STRANGE) -> None:
    """Each text by one call, in a transaction or outside of any, in a session with its own settings."""
    with database.connect(
        options=" ".join(f"-c {name}={re.escape(value)}" for name, value in session.items())
    ) as connection:
        before = settings(connection)
        for text, in_transaction in texts:
            if not in_transaction:
                connection.execute(text.encode())
                continue
            with connection.transaction():
                connection.execute(text.encode())
                assert settings(connection) == before, "nor may the tool's own statements see other settings"
        assert settings(connection) == before


PLAIN = {"-- Run this in one transaction.": True, "-- Run this outside of a transaction.": False}
DBMATE = {"-- migrate:up": True, "-- migrate:up transaction:false": False}


@pytest.mark.parametrize("online", ["never", "always"])
@pytest.mark.parametrize(("runner", "marks"), [("plain", PLAIN), ("dbmate", DBMATE)])
def test_files_run_by_one_call_each(
    database: Database, make_database: MakeDatabase, folder: Path, runner: str, marks: dict[str, bool], online: str
) -> None:
    files = write(database, folder, "--runner", runner, "--online", online)
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert (len(files) > 1) == (online == "always")
    assert len({file.name[:14] for file in files}) == len(files), "tools order and tell them apart by the time"
    ways = [marks[text.splitlines()[1]] for text in texts]
    assert (False in ways) == (online == "always")
    run_plainly(database, zip((text.partition("\n-- migrate:down")[0] for text in texts), ways, strict=True))
    found = pg_dump.schema_of(database, database.server.binaries)
    wanted = applied(make_database, folder)
    assert found == wanted, pg_dump.diff(found, wanted)
    assert database.query("SELECT count(*), count(token), min(name) FROM people") == [(50, 50, "name 1")]


def test_flyway_is_told_what_runs_outside_of_a_transaction(
    database: Database, make_database: MakeDatabase, folder: Path
) -> None:
    """Flyway sends the statements of a file one by one; here they are divided by the blank lines between them."""
    options = ["--runner", "flyway", "--online", "always", "--name", "More about people!"]
    files = write(database, folder, *options, out="V{timestamp}__{name}.sql")
    scripts = [file for file in files if file.suffix == ".sql"]
    assert scripts[0].name.partition("__")[2] == "more_about_people_1.sql"
    configured = {file.name: file.read_text() for file in files if file.suffix == ".conf"}
    assert set(configured.values()) == {"executeInTransaction=false\n", "placeholderReplacement=false\n"}

    def texts() -> Iterator[tuple[str, bool]]:
        for script in scripts:
            text = script.read_text(encoding="utf-8")
            if "executeInTransaction=false" not in configured.get(f"{script.name}.conf", ""):
                yield text, True
                continue
            assert "flyway.postgresql.transactional.lock=false" in text, "Flyway would wait for itself"
            for statement in text.split("\n\n"):
                yield statement, False

    run_plainly(database, texts())
    assert pg_dump.schema_of(database, database.server.binaries) == applied(make_database, folder)


ENVIRONMENT = """
from alembic import context
connection = context.config.attributes["connection"]
context.configure(connection=connection)
with context.begin_transaction():
    context.run_migrations()
"""


@pytest.mark.parametrize("online", ["never", "always"])
def test_alembic_upgrades_to_it(database: Database, make_database: MakeDatabase, folder: Path, online: str) -> None:
    versions = folder / "made"
    versions.mkdir()
    (versions / "first.py").write_text("revision: str = 'abc'\ndown_revision = None\ndef upgrade():\n    pass\n")
    (folder / "env.py").write_text(ENVIRONMENT)
    write_out = ["--runner", "alembic", "--online", online]
    (file,) = write(database, folder, *write_out, out="{timestamp}_{name}.py")
    assert runpy.run_path(str(file))["down_revision"] == "abc"
    config = Config(attributes={})
    config.set_main_option("script_location", str(folder))
    config.set_main_option("version_locations", str(versions))
    config.set_main_option("path_separator", "os")
    engine = sqlalchemy.create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(database))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
    engine.dispose()
    assert database.query("SELECT version_num FROM alembic_version") == [(file.name[:14],)]
    database.execute("DROP TABLE alembic_version")
    found = pg_dump.schema_of(database, database.server.binaries)
    wanted = applied(make_database, folder)
    assert found == wanted, pg_dump.diff(found, wanted)


def test_an_interrupted_build_is_found_by_the_next_part(database: Database, folder: Path) -> None:
    files = write(database, folder, "--online", "always")
    texts = [file.read_text(encoding="utf-8") for file in files]
    built = next(n for n, text in enumerate(texts) if "INDEX CONCURRENTLY" in text and "people_name" in text)
    run_plainly(database, [(text, PLAIN[text.splitlines()[1]]) for text in texts[: built + 1]])
    database.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'people_name'::regclass")
    with pytest.raises(psycopg.errors.RaiseException, match="interrupted") as caught:
        run_plainly(database, [(texts[built + 1], True)])
    hint = caught.value.diag.message_hint
    assert hint is not None and "DROP INDEX CONCURRENTLY IF EXISTS public.people_name;" in hint


def test_without_a_transaction_it_fails_before_it_ends(database: Database, folder: Path) -> None:
    (file,) = write(database, folder, "--online", "never")
    statements = file.read_text(encoding="utf-8").split("\n\n")
    with pytest.raises(psycopg.errors.RaiseException, match="in one transaction"):
        run_plainly(database, [(statements[0], False), (statements[-1], False)])


def test_where_the_path_differs_a_part_says_so(database: Database, folder: Path) -> None:
    texts = [file.read_text(encoding="utf-8") for file in write(database, folder, "--online", "always")]
    with pytest.raises(psycopg.errors.RaiseException, match="search_path = public"):
        run_plainly(database, [(text, PLAIN[text.splitlines()[1]]) for text in texts], {"search_path": "pg_catalog"})


def test_nothing_to_do_writes_nothing(database: Database, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("tables: {t: {columns: {a: int}}}")
    database.execute("CREATE TABLE t (a int)")
    asked = ["plan", "--schema", str(tmp_path), "--db", database, "--format", "migration"]
    answer = invoke(*asked, "--out", str(tmp_path / "x.sql"))
    assert (answer.code, answer.out) == (0, "") and "no migration was written" in answer.err
    assert not (tmp_path / "x.sql").exists()
    assert invoke(*asked).out == "-- nothing to do\n"


def test_what_reads_the_environment_or_is_refused_is_no_migration() -> None:
    with pytest.raises(RefusedError, match="from the environment"):
        parts_of(Plan((MADE, INSERTED), "f", "a", "b", 18))
    with pytest.raises(RefusedError, match="rows"):
        parts_of(Plan((MADE,), "f", "a", "b", 18, refusals=(Finding("3 rows"),)))


def test_names_of_files(tmp_path: Path) -> None:
    assert slug("add column app.t.„ü“ x") == "add_column_app_t_x"
    assert len(slug("a" * 100)) == 60 and slug("…") == "migration"
    assert name_of(PLAN) == "create_table_app_t_and_3_more"
    plan = Plan((MADE, DROPPED), "f", "a", "b", 18)

    def names(out: str, runner: str = "plain") -> list[str]:
        return [path.name for path, _ in Migration(runner, "x").texts(plan, tmp_path / out) if path is not None]

    assert names("m.sql") == ["m_1.sql", "m_2.sql"]
    assert names("{name}.sql") == ["x_1.sql", "x_2.sql"]
    assert [name[14:] for name in names("{timestamp}_{name}.sql")] == ["_x_1.sql", "_x_2.sql"]
    assert names("m.py", "alembic") == ["m.py"]
    with pytest.raises(UsageError, match=r"there are \{timestamp\} and \{name\}, and no \{date\}"):
        names("{date}.sql")
    assert "part 2 of 2" in formats.render(plan, "migration")


def test_options_of_migrations_are_for_migrations(tmp_path: Path) -> None:
    for option in (["--runner", "dbmate"], ["--name", "x"]):
        answer = invoke("diff", str(tmp_path), str(tmp_path), *option)
        assert (answer.code, answer.err) == (64, f"{option[0]} is for --format migration\n")


@pytest.mark.parametrize("option", [["--only", "x"], ["--steps"], ["--sql"], ["--all-rows"]])
def test_parts_of_the_text_are_of_no_other_format(tmp_path: Path, option: list[str]) -> None:
    answer = invoke("diff", str(tmp_path), str(tmp_path), *option, "--format", "json")
    said = f"{option[0]} is for the text; --format json always has the whole plan\n"
    assert (answer.code, answer.err) == (64, said)
