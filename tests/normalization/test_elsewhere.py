"""Targets that cannot be asked: an embedded server answers, and what it cannot tell is never guessed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemadiff.commands import apply, diff, plan
from schemadiff.commands.options import Flags
from schemadiff.commands.output import Output
from schemadiff.errors import RefusedError
from schemadiff.pipeline.compared import Compared, Unverified
from schemadiff.pipeline.make_plan import make_plan
from schemadiff.postgres.connection import connect
from tests.normalization.support import compared, compared_on, counted, differing
from tests.support import engine
from tests.support.databases import Database

LIVE = """
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
CREATE TABLE t (id integer PRIMARY KEY, price numeric CONSTRAINT c CHECK (price >= 0), m mood DEFAULT 'ok');
CREATE VIEW v AS SELECT * FROM t WHERE price > 1;
CREATE INDEX i ON t (twice(id)) WHERE m IN ('ok', 'sad');
"""

CONTENT: dict[str, Any] = {
    "enums": {"mood": ["sad", "ok"]},
    "functions": {
        "twice(n integer)": {
            "returns": "integer",
            "language": "sql",
            "volatility": "immutable",
            "body": "SELECT n * 2",
            "owner": "postgres",
        }
    },
    "tables": {
        "t": {
            "columns": {"id": "integer", "price": "numeric", "m": {"type": "mood", "default": "'ok'"}},
            "primary_key": ["id"],
            "checks": {"c": "price>=0"},
            "indexes": {"i": {"columns": ["twice( id )"], "where": "m in ('ok','sad')"}},
            "grants": {"PUBLIC": ["select"]},
        }
    },
    "views": {"v": "SELECT * FROM t WHERE price>1"},
}


def changed() -> dict[str, Any]:
    """The same content, with four changes of meaning."""
    content: dict[str, Any] = json.loads(json.dumps(CONTENT))
    content["tables"]["t"]["checks"]["c"] = "price::int >= 0"
    content["tables"]["t"]["columns"]["m"]["default"] = "'sad'"
    content["tables"]["t"]["columns"]["new"] = "date"
    content["tables"]["t"]["indexes"]["i"]["where"] = "m in ('sad','ok')"
    return content


def names(found: Compared) -> set[str]:
    return {str(i) for i in differing(found)}


def unverified(found: Compared) -> list[str]:
    return [n.message for n in found.notes if isinstance(n, Unverified)]


@pytest.fixture
def reader(database: Database) -> Iterator[str]:
    """A role that may read everything and make nothing, as a connection string."""
    role = f"reader_{database.name}"
    database.execute(
        f"CREATE ROLE {role} LOGIN IN ROLE pg_read_all_data; REVOKE TEMP ON DATABASE {database.name} FROM PUBLIC"
    )
    yield f"{database} user={role}"
    database.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")


EXPECTED = {"check public.t.c", "default column.public.t.m", "index public.i", "view public.v"}


def test_without_writes(database: Database) -> None:
    database.execute(LIVE)
    with connect(database) as connection, counted(connection) as statements:
        found = compared_on(connection, CONTENT, target_writes=False)
    assert not [s for s in statements if s.startswith("CREATE")]
    assert names(found) == set()
    assert unverified(found) == []


def test_the_same_as_the_target_says(database: Database) -> None:
    database.execute(LIVE)
    asked, elsewhere = (names(compared(database, changed(), target_writes=w)) for w in (True, False))
    assert asked == elsewhere
    assert elsewhere >= EXPECTED


def test_a_role_that_may_not_make_temporary_tables(database: Database, reader: str) -> None:
    database.execute(LIVE)
    found = compared(reader, changed())
    assert names(found) >= EXPECTED
    assert unverified(found) == []


def test_a_session_that_is_read_only(database: Database) -> None:
    database.execute(LIVE)
    with connect(database, read_only=True) as connection:
        found = compared_on(connection, changed())
    assert names(found) >= EXPECTED


def test_nothing_can_be_written_meanwhile(database: Database) -> None:
    database.execute(LIVE + "INSERT INTO t VALUES (1, 1)")
    content = {**CONTENT, "tables": json.loads(json.dumps(CONTENT["tables"]))}
    content["tables"]["t"]["seeds"] = {"key": ["id"], "rows": [{"id": 1, "price": 2}]}
    with connect(database) as connection, counted(connection) as statements:
        asked = engine.request(target_writes=False)
        made = make_plan(connection, engine.declared(json.dumps(content)), asked)
        assert [s.operation for s in made.steps] == ["create", "update"]
        assert connection.execute("SHOW transaction_read_only").fetchone() == ("off",)
    assert "SET default_transaction_read_only = on" in statements


def test_an_extension_that_nobody_has(database: Database) -> None:
    """Its types, and what is built on them, stand for an extension that the embedded server lacks."""
    database.execute(
        "CREATE SCHEMA ext; CREATE TYPE ext.shape AS (x integer);"
        "CREATE FUNCTION ext.area(s ext.shape) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';"
        "CREATE TABLE t (a integer CONSTRAINT c CHECK (a > 0), s ext.shape DEFAULT ROW(1)::ext.shape,"
        "  CONSTRAINT d CHECK (ext.area(s) > 0 AND a > 0), CONSTRAINT e CHECK (a > 1));"
        "CREATE VIEW v AS SELECT ext.area(s) FROM t; CREATE VIEW w AS SELECT a FROM t"
    )
    content = {
        "tables": {
            "t": {
                "columns": {"a": "integer", "s": {"type": "ext.shape", "default": "ROW( 1 )::ext.shape"}},
                "checks": {"c": "a>0", "d": "ext.area(s)>0 AND a>0", "e": "a > 2"},
            }
        },
        "views": {"v": "SELECT ext.area( s ) FROM t", "w": "SELECT t.a FROM t"},
    }
    assert names(compared(database, content)) == {"check public.t.e"}
    found = compared(database, content, target_writes=False)
    assert names(found) == {"check public.t.e"}
    told = unverified(found)
    assert sorted(t.partition(": ")[0] for t in told) == [
        "cannot verify check public.t.d",
        "cannot verify default of column public.t.s",
        "cannot verify view public.v",
    ]
    assert "the embedded server does not have the column's type" in "\n".join(told)


class TestTheFlag:
    """plan shows what cannot be verified and goes on; apply refuses, as long as the flag is given."""

    @pytest.fixture
    def folder(self, tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Path:
        database.execute(
            "CREATE SCHEMA ext; CREATE FUNCTION ext.f(a integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';"
            "CREATE TABLE t (a integer CONSTRAINT c CHECK (ext.f(a) AND a > 0))"
        )
        content = {"tables": {"t": {"columns": {"a": "integer"}, "checks": {"c": "ext.f(a) AND a>0"}}}}
        (tmp_path / "s.yaml").write_text(json.dumps(content))
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def flags(self, folder: Path, database: Database, given: bool) -> Flags:
        return Flags(schema=str(folder), db=database, no_target_writes=given)

    def test_plan(self, folder: Path, database: Database, capsys: pytest.CaptureFixture[str]) -> None:
        assert plan.plan(self.flags(folder, database, True), Output(), True) == 0
        said = capsys.readouterr().out
        assert "No changes" in said
        assert 'cannot verify check public.t.c: expression: schema "ext" does not exist' in said
        assert "since --no-target-writes says so; the expression is left as it is" in said

    def test_apply(self, folder: Path, database: Database) -> None:
        with pytest.raises(RefusedError, match=r"cannot verify check public\.t\.c"):
            apply.apply(self.flags(folder, database, True), True)
        assert apply.apply(self.flags(folder, database, False), True) == 0

    def test_a_folder_is_asked_in_its_own_copy(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "s.yaml").write_text(
            json.dumps({"tables": {"t": {"columns": {"a": "integer"}, "checks": {"c": "a>0"}}}})
        )
        flags = Flags(no_target_writes=True)
        assert diff.diff(str(folder), str(folder), flags, Output(), True) == 0
        assert "No changes" in capsys.readouterr().out
