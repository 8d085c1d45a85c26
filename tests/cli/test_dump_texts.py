"""What a dump writes is short where the server says that it means the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.declaration.yaml_nodes import Map
from schemadiff.declaration.yaml_reader import read
from tests.support.command import invoke
from tests.support.databases import Database

TABLE = """
    CREATE TYPE mood AS ENUM ('sad', 'ok');
    CREATE TABLE t (
        id bigserial PRIMARY KEY,
        role varchar(20) NOT NULL DEFAULT 'member',
        price numeric(10,2) CHECK (price >= 0),
        mood mood DEFAULT 'ok',
        data jsonb NOT NULL DEFAULT '{}',
        at timestamptz DEFAULT now(),
        word text COLLATE "POSIX" DEFAULT ('x' COLLATE "C"),
        day date,
        total int GENERATED ALWAYS AS (id * 2) STORED,
        CONSTRAINT listed CHECK (role IN ('owner', 'member')),
        CONSTRAINT not_listed CHECK (role NOT IN ('a', 'b') AND price > 1),
        CONSTRAINT either CHECK ((price > 1 OR role = 'x') AND day > '2026-01-01'),
        CONSTRAINT needed CHECK (at::date > day AND (price / 2) * 3 > 1),
        CONSTRAINT divided CHECK (id / 2 > 1 AND id / 2.0 > 1)
    );
    CREATE INDEX listed_index ON t (id) WHERE role IN ('owner', 'member') AND price IS NOT NULL;
    CREATE POLICY mine ON t USING (role = current_user);
"""


def dumped(database: str, folder: Path) -> Map:
    """The table as it is dumped; a plan from there has nothing to do."""
    answer = invoke("dump", "--db", database, "--out", str(folder))
    assert answer.code == 0, answer.err
    plan = invoke("plan", "--schema", str(folder), "--db", database, "--exit-code")
    assert plan.code == 0, plan.out
    root = read((folder / "public/tables/t.yaml").read_bytes(), "t.yaml")
    assert root is not None and isinstance(root["tables"], Map) and isinstance(root["tables"]["t"], Map)
    return root["tables"]["t"]


def test_texts_are_as_a_person_would_write_them(database: Database, tmp_path: Path) -> None:
    database.execute(TABLE)
    table = dumped(database, tmp_path / "schema")
    assert table["checks"] == {
        "t_price_check": "price >= 0",
        "listed": "role IN ('owner', 'member')",
        "not_listed": "role NOT IN ('a', 'b') AND price > 1",
        "either": "(price > 1 OR role = 'x') AND day > '2026-01-01'",
        "needed": "at::date > day AND price / 2 * 3 > 1",
        "divided": "id / 2 > 1 AND id / 2.0 > 1",
    }
    assert table["columns"] == {
        "id": "bigserial",
        "role": {"type": "varchar(20)", "not_null": True, "default": "'member'"},
        "price": "numeric(10,2)",
        "mood": {"type": "mood", "default": "'ok'"},
        "data": {"type": "jsonb", "not_null": True, "default": "'{}'"},
        "at": {"type": "timestamptz", "default": "now()"},
        "word": {"type": "text", "default": "'x' COLLATE \"C\"", "collation": "POSIX"},
        "day": "date",
        "total": {"type": "int", "generated": {"stored": "id * 2"}},
    }
    indexes = table["indexes"]
    assert isinstance(indexes, Map)
    assert indexes["listed_index"] == {
        "columns": ["id"],
        "where": "role IN ('owner', 'member') AND price IS NOT NULL",
    }


def test_a_server_that_cannot_be_asked_gets_brackets_left_out(database: Database, tmp_path: Path) -> None:
    database.execute("CREATE TABLE t (a int CONSTRAINT c CHECK (a IN (1, 2) AND a > 0))")
    database.execute(f"ALTER DATABASE {database.name} SET default_transaction_read_only = on")
    table = dumped(database, tmp_path / "schema")
    assert table["checks"] == {"c": "a = ANY (ARRAY[1, 2]) AND a > 0"}


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ("SELECT 1", False),
        ("ALTER SEQUENCE t_a_seq CACHE 5", True),
        ("ALTER SEQUENCE t_a_seq OWNED BY NONE", True),
        ("COMMENT ON SEQUENCE t_a_seq IS 'numbers'", True),
        ("GRANT USAGE ON SEQUENCE t_a_seq TO PUBLIC", True),
        ("ALTER TABLE t ALTER a SET DEFAULT nextval('t_a_seq') + 1", True),
        ("ALTER TABLE t ALTER a DROP NOT NULL", True),
        ("ALTER SEQUENCE t_a_seq RENAME TO other", True),
        ("ALTER SEQUENCE t_a_seq AS bigint", True),
    ],
)
def test_a_serial_column_is_short_where_nothing_is_special(
    change: str, kept: bool, database: Database, tmp_path: Path
) -> None:
    database.execute(f"CREATE TABLE t (a serial); {change}")
    table = dumped(database, tmp_path / "schema")
    assert isinstance(table["columns"], Map)
    assert (table["columns"]["a"] != "serial") is kept
    assert (tmp_path / "schema/public/sequences.yaml").exists() is kept
