"""What a new column does to the table is what the server is seen to do."""

from __future__ import annotations

from tests.support import engine
from tests.support.databases import Database

COLUMNS = {
    "none": "{type: int}",
    "constant": "{type: int, default: 5, not_null: true}",
    "stable": "{type: timestamptz, default: now()}",
    "session": "{type: text, default: CURRENT_USER}",
    "volatile": "{type: timestamptz, default: clock_timestamp()}",
    "inside": "{type: int, default: 1 + (random() * 5)::int}",
    "uuid": "{type: uuid, default: gen_random_uuid()}",
    "serial": "{type: serial}",
    "identity": "{type: int, identity: always}",
    "stored": "{type: int, generated: {stored: a + 1}}",
    "own": "{type: int, default: own()}",
    "steady": "{type: int, default: steady()}",
    "there": "{type: int, default: there()}",
    "conditional": "{type: positive}",
    "named": "{type: named}",
}


def test_a_new_column_rewrites_what_the_server_rewrites(database: Database) -> None:
    """Measured by the file that holds the table."""
    database.execute("CREATE FUNCTION there() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'")
    for name in COLUMNS:
        database.execute(f"CREATE TABLE t_{name} (a int); INSERT INTO t_{name} VALUES (1)")
    tables = "\n".join(f"  t_{name}: {{columns: {{a: int, b: {text}}}}}" for name, text in COLUMNS.items())
    declared = f"""
functions:
  own(): {{returns: int, language: plpgsql, body: BEGIN RETURN 1; END}}
  there(): {{returns: int, language: plpgsql, body: BEGIN RETURN 1; END}}
  steady(): {{returns: int, language: plpgsql, body: BEGIN RETURN 1; END, volatility: stable}}
domains:
  positive: {{type: int, checks: {{c: VALUE > 0}}}}
  named: {{type: int}}
tables:
{tables}
"""
    files = "SELECT relname, pg_relation_filenode(oid) FROM pg_class WHERE relname LIKE 't\\_%' AND relkind = 'r'"
    before: dict[str, int] = dict(database.query(files))
    plan = engine.apply(database, declared)
    told = {s.identity.path[1] for s in plan.steps if s.identity.kind == "column" and s.effects.rewrite}
    assert told == {name for name, file in database.query(files) if before[name] != file}
