"""A database that shows whether anything of an author's ran in it."""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.support.databases import Database

SECRET = "hunter2-of-alice"  # noqa: S105 - what must not be shown

SECRETS = (SECRET, "swordfish-of-bob")

SETUP = f"""
CREATE SEQUENCE ticket;
CREATE SEQUENCE canary;
CREATE FUNCTION sing(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
    $$BEGIN PERFORM nextval('public.canary'); RETURN $1; END$$;
CREATE FUNCTION sing(integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS
    $$BEGIN PERFORM nextval('public.canary'); RETURN $1; END$$;
CREATE DOMAIN sung AS text CHECK (sing(VALUE) IS NOT NULL);
CREATE TYPE chord AS (root text, above sung);
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE FUNCTION louder(integer, integer) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
    $$BEGIN PERFORM nextval('public.canary'); RETURN true; END$$;
CREATE OPERATOR ^^^ (LEFTARG = integer, RIGHTARG = integer, FUNCTION = louder);
CREATE FUNCTION as_number(mood) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS
    $$BEGIN PERFORM nextval('public.canary'); RETURN 1; END$$;
CREATE CAST (mood AS integer) WITH FUNCTION as_number(mood) AS IMPLICIT;

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;

CREATE SCHEMA app;
SET LOCAL search_path = app, public;
CREATE TABLE person (id integer PRIMARY KEY, name text, secret text, age integer, feels mood, said sung, tunes sung[]);
INSERT INTO person VALUES
    (1, 'alice', '{SECRET}', 30, 'sad', 'do', '{{re}}'), (2, 'bob', 'swordfish-of-bob', 40, 'happy', 'mi', '{{fa}}');
CREATE TABLE visit (id integer PRIMARY KEY, at timestamp);
INSERT INTO visit VALUES (1, '2026-01-01'), (2, '2026-02-01');
CREATE TABLE log (id integer, place text) PARTITION BY LIST (place);
CREATE TABLE log_a PARTITION OF log FOR VALUES IN ('a');
CREATE TABLE sung_log (id integer, place sung) PARTITION BY LIST (place);
CREATE TABLE sung_log_a PARTITION OF sung_log FOR VALUES IN ('a');
CREATE TABLE keyed_log (id integer, place text) PARTITION BY LIST ((sing('x') || place));
CREATE TABLE keyed_log_a PARTITION OF keyed_log FOR VALUES IN ('xa');
CREATE DOMAIN tone AS text CONSTRAINT c CHECK (VALUE <> '');
CREATE FUNCTION with_default(a boolean DEFAULT true) RETURNS integer LANGUAGE sql RETURN 1;
CREATE TABLE thing (
    id integer PRIMARY KEY, size integer, ok boolean DEFAULT true,
    big boolean GENERATED ALWAYS AS (size > 9) STORED, CONSTRAINT c CHECK (size > 0));
INSERT INTO thing VALUES (1, 1, true), (2, 2, false);
CREATE INDEX by_size ON thing ((size + 1));
CREATE INDEX small ON thing (id) WHERE size < 5;
CREATE POLICY seen ON thing USING (size > 0);
CREATE TRIGGER touched BEFORE UPDATE ON thing FOR EACH ROW WHEN (OLD.size > 0) EXECUTE FUNCTION touch();
CREATE RULE kept AS ON DELETE TO thing WHERE OLD.size > 0 DO INSTEAD NOTHING;
CREATE VIEW seen AS SELECT id FROM thing WHERE size > 0;
CREATE STATISTICS sizes ON (size + 1), (size + 2) FROM thing;
SELECT setval('canary', 1, false);
"""


class State(NamedTuple):
    """What a target holds that a hostile declaration would change."""

    ticket: Any
    canary: Any
    rows: Any
    large_objects: Any
    settings: Any
    relations: Any


def state(database: Database) -> State:
    """What is there now."""
    return State(
        database.query("SELECT last_value, is_called FROM ticket"),
        database.query("SELECT last_value, is_called FROM canary"),
        database.query("SELECT id, name, secret, age, feels, said, tunes::text FROM app.person ORDER BY id"),
        database.query("SELECT oid FROM pg_largeobject_metadata ORDER BY 1"),
        database.query(
            "SELECT setrole, setconfig FROM pg_db_role_setting"
            " WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY 1"
        ),
        database.query(
            "SELECT c.oid, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname NOT LIKE 'pg!_%' ESCAPE '!' AND n.nspname <> 'information_schema' ORDER BY 1"
        ),
    )


class Watcher:
    """A session of somebody else's, which has to stay alive and hear of nothing."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connect()
        self._connection.execute("LISTEN everybody")

    def check(self) -> None:
        """Fails where the session has been ended, or told something."""
        self._connection.execute("SELECT 1")
        assert not list(self._connection.notifies(timeout=0)), "somebody was notified"

    def close(self) -> None:
        self._connection.close()
