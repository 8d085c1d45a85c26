"""YAML and scripts that would do something: they are compared, and nothing happens outside of the sandbox."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from tests.support.command import Answer, invoke
from tests.support.databases import Database

VALUE = "sesame-8421"
ENV = {"SCHEMADIFF_VAR_TOKEN": VALUE}
NOTHING = "tables: {other: {columns: {a: int}}}\n"


@pytest.fixture
def place(reachable: Path) -> Iterator[Path]:
    """A folder that anybody may write to, where the programs of a hostile source would leave their traces."""
    folder = Path(tempfile.mkdtemp(dir=reachable))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def unharmed(answer: Answer, place: Path) -> None:
    assert list(place.iterdir()) == [], answer
    for text in (answer.out, answer.err):
        assert VALUE not in text
        assert "Traceback" not in text and "has a bug" not in text, text
    assert answer.code in (0, 1, 2, 3), answer


RAN = "begin copy (select 1) to program 'touch {place}/ran; env > {place}/env'; return {value}; end"

FOLDERS = {
    "a trigger that raises what it is given": """
        tables:
          t:
            columns: {a: {type: int, not_null: true}, s: text}
            primary_key: [a]
            triggers: {g: {timing: before insert, for_each: row, execute: f()}}
            seeds: {key: [a], rows: [{a: 1, s: {$env: SCHEMADIFF_VAR_TOKEN}}]}
        functions:
          f(): {returns: trigger, language: plpgsql, body: "begin raise exception 'it is %', new.s; end"}
    """,
    "a check that raises what it is given": """
        tables:
          t:
            columns: {a: {type: int, not_null: true}, s: text}
            primary_key: [a]
            checks: {c: f(s)}
            seeds: {key: [a], rows: [{a: 1, s: {$env: SCHEMADIFF_VAR_TOKEN}}]}
        functions:
          f(text): {returns: boolean, language: plpgsql, body: "begin raise exception 'it is %', $1; end"}
    """,
    "a check that converts what it is given": """
        tables:
          t:
            columns: {a: {type: int, not_null: true}, s: text}
            primary_key: [a]
            checks: {c: "s::regclass is not null or s::int > 0"}
            seeds: {key: [a], rows: [{a: 1, s: {$env: SCHEMADIFF_VAR_TOKEN}}]}
    """,
    "an index that raises what it is given": """
        tables:
          t:
            columns: {a: {type: int, not_null: true}, s: text}
            primary_key: [a]
            indexes: {i: {columns: ["(f(s))"]}}
            seeds: {key: [a], rows: [{a: 1, s: {$env: SCHEMADIFF_VAR_TOKEN}}]}
        functions:
          f(text):
            returns: int
            language: plpgsql
            volatility: immutable
            body: "begin raise exception 'it is %', $1; end"
    """,
    "rows that run a program": """
        tables:
          t:
            columns: {a: {type: int, not_null: true}, s: {type: text, default: f()}}
            primary_key: [a]
            seeds: {key: [a], rows: [{a: 1}, {a: 2, s: {$sql: f()}}]}
        functions:
          f(): {returns: text, language: plpgsql, body: "RAN1"}
    """,
    "a constant that is folded": """
        tables: {t: {columns: {a: int}, indexes: {i: {columns: ["(f(1))"]}}}}
        functions:
          f(int): {returns: int, language: plpgsql, volatility: immutable, body: "RAN1"}
    """,
    "a domain over a function": """
        tables: {t: {columns: {a: {type: d, default: "'x'"}}, checks: {c: "'{x}'::d[] IS NOT NULL"}}}
        domains: {d: {type: text, checks: {c: f(VALUE)}}}
        functions:
          f(text): {returns: boolean, language: plpgsql, body: "RANtrue"}
    """,
    "a materialized view": """
        materialized_views: {m: {query: SELECT f() AS x}}
        tables: {t: {columns: {a: int}, checks: {c: "a  >  0 and 'm' <> ''"}}}
        functions:
          f(): {returns: text, language: plpgsql, body: "RAN1"}
    """,
    "an event trigger": """
        event_triggers: {e: {event: ddl_command_end, execute: f()}}
        tables: {t: {columns: {a: int}, checks: {c: "a  >  0"}}}
        functions:
          f(): {returns: event_trigger, language: plpgsql, body: "begin copy (select 1) to program 'touch PLACE'; end"}
    """,
    "a library": """
        tables: {t: {columns: {a: int}, checks: {c: "a  >  f()"}}}
        functions:
          f(): {returns: int, language: c, library: /tmp/no_such_library.so}
    """,
    "built-in functions under other types": """
        tables:
          t:
            columns: {a: {type: int, not_null: true}}
            primary_key: [a]
            checks: {c: "f(a) <> ''"}
            seeds: {key: [a], rows: [{a: 1094795585}]}
        functions:
          f(int): {returns: text, language: internal, volatility: immutable, body: textin}
    """,
    "an operator class that takes numbers for addresses": """
        tables:
          t:
            columns: {a: {type: int, not_null: true}, b: int}
            primary_key: [a]
            indexes: {i: {columns: [{column: b, opclass: wrong}]}}
            seeds: {key: [a], rows: [{a: 1, b: 1094795585}, {a: 2, b: 1094795586}]}
        operator_classes:
          wrong using btree:
            type: int
            operators: {1: <, 2: <=, 3: =, 4: ">=", 5: ">"}
            functions: {1: "bttextcmp(text, text)"}
    """,
    "an operator class of parts of others": """
        tables:
          t:
            columns: {a: {type: int, not_null: true}, p: point}
            primary_key: [a]
            indexes: {i: {method: gist, columns: [{column: p, opclass: parts}]}}
            seeds: {key: [a], rows: [{a: 1, p: "(1,2)"}, {a: 2, p: "(3,4)"}]}
        operator_classes:
          parts using gist:
            type: point
            functions:
              1: gist_point_consistent(internal, point, smallint, oid, internal)
              2: gist_box_union(internal, internal)
              5: gist_box_penalty(internal, internal, internal)
              6: gist_box_picksplit(internal, internal)
              7: gist_box_same(box, box, internal)
    """,
    "an operator family of the system": """
        operator_classes:
          own using btree:
            type: int
            family: pg_catalog.integer_ops
            functions: {1: "f(int, int)"}
        functions:
          f(int, int): {returns: int, language: plpgsql, volatility: immutable, body: "RAN1"}
        tables: {t: {columns: {a: int}, checks: {c: "a  >  0"}}}
    """,
    "a role of the system": """
        roles: {helper: {superuser: true, login: true, member_of: [pg_read_server_files]}}
        tables: {t: {owner: helper, columns: {a: int}, checks: {c: "a  >  0"}}}
    """,
    "functions of the system": """
        schema: pg_catalog
        functions:
          pg_backend_pid(): {returns: int, language: internal, body: pg_backend_pid}
    """,
    "a language of its own": """
        languages: {mine: {trusted: true, handler: plpgsql_call_handler}}
        tables: {t: {columns: {a: int}, checks: {c: "a  >  f()"}}}
        functions:
          f(): {returns: int, language: mine, body: "RAN1"}
    """,
    "a wrapper for files": """
        extensions: {file_fdw: {}}
        foreign_servers: {files: {wrapper: file_fdw}}
        foreign_tables: {hosts: {server: files, columns: {l: text}, options: {filename: /etc/hosts}}}
        materialized_views: {m: {query: SELECT l FROM hosts}}
    """,
    "a view of a file": """
        tables: {t: {columns: {a: int}, checks: {c: "a  >  0"}}}
        views: {v: {query: "SELECT pg_read_file('/etc/hostname') AS x"}}
    """,
}


def write(tmp_path: Path, text: str, place: Path, name: str = "hostile") -> str:
    folder = tmp_path / name
    folder.mkdir()
    text = dedent(text).replace("PLACE", f"{place}/ran")
    for value in ("1", "true"):
        text = text.replace(f"RAN{value}", RAN.format(place=place, value=value))
    (folder / "schema.yaml").write_text(text)
    return str(folder)


@pytest.mark.parametrize("name", FOLDERS)
def test_a_hostile_folder_is_only_compared(name: str, tmp_path: Path, place: Path, database: Database) -> None:
    folder = write(tmp_path, FOLDERS[name], place)
    other = write(tmp_path, NOTHING, place, "other")
    unharmed(invoke("diff", folder, other, env=ENV), place)
    database.execute("CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0))")
    before = database.query("SELECT count(*) FROM pg_class")
    unharmed(invoke("plan", "--schema", folder, "--db", str(database), "--no-target-writes", env=ENV), place)
    assert database.query("SELECT count(*) FROM pg_class") == before


SCRIPTS = {
    "a program": "COPY (SELECT 1) TO PROGRAM 'touch {place}/ran';",
    "a file": "COPY (SELECT 1) TO '{place}/ran';",
    "a program in a block": "DO $$ BEGIN EXECUTE 'COPY (SELECT 1) TO PROGRAM ''touch {place}/ran'''; END $$;",
    "the environment": "CREATE TABLE e (t text); COPY e FROM '/proc/self/environ';",
    "an exported object": "SELECT lo_export(lo_from_bytea(0, 'x'), '{place}/ran');",
    "a setting": "ALTER SYSTEM SET archive_command = 'touch {place}/ran'; SELECT pg_reload_conf();",
    "a superuser": "CREATE ROLE boss SUPERUSER; SET ROLE boss; COPY (SELECT 1) TO '{place}/ran';",
    "the administrator": "DO $$ DECLARE r name; BEGIN FOR r IN SELECT rolname FROM pg_roles WHERE rolsuper LOOP"
    " EXECUTE format('SET ROLE %I', r); END LOOP; END $$; COPY (SELECT 1) TO '{place}/ran';",
    "an event trigger": "CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS"
    " $$ BEGIN COPY (SELECT 1) TO PROGRAM 'touch {place}/ran'; END $$;"
    " CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f(); CREATE TABLE t (a int);",
    "an extension over a trojan": "CREATE FUNCTION public.digest(text, text) RETURNS text LANGUAGE plpgsql AS"
    " $$ BEGIN COPY (SELECT 1) TO '{place}/ran'; RETURN 1; END $$; CREATE EXTENSION IF NOT EXISTS hstore;"
    " COMMENT ON EXTENSION hstore IS 'x''; COPY (SELECT 1) TO ''{place}/ran''; --';",
    "an operator that stands before another": "CREATE SCHEMA pg_trojan; CREATE FUNCTION public.eq(name, text)"
    " RETURNS bool LANGUAGE plpgsql AS $$ BEGIN COPY (SELECT 1) TO '{place}/ran'; RETURN true; END $$;"
    " CREATE OPERATOR public.= (LEFTARG = name, RIGHTARG = text, FUNCTION = public.eq);"
    " CREATE ROLE later; CREATE TABLE t (a int); ALTER TABLE t OWNER TO later;",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_hostile_script_is_only_read(name: str, tmp_path: Path, place: Path) -> None:
    script = tmp_path / "hostile.sql"
    script.write_text(SCRIPTS[name].replace("{place}", str(place)))
    for arguments in (["dump", str(script)], ["diff", str(script), str(script)]):
        answer = invoke(*arguments, env=ENV)
        unharmed(answer, place)
        assert f"{script} is run in a temporary server" in answer.err


def test_what_stops_a_script_is_told_at_its_line(tmp_path: Path, place: Path) -> None:
    script = tmp_path / "hostile.sql"
    script.write_text(f"CREATE TABLE t (a int);\n\nCOPY t TO\n  '{place}/ran';\n")
    answer = invoke("dump", str(script))
    assert answer.code == 1
    assert f"{script}:3:1: the script does not run: " in answer.err
    assert "COPY" in answer.err


def test_what_rows_say_is_not_shown_but_their_place_is(tmp_path: Path, place: Path) -> None:
    folder = write(tmp_path, FOLDERS["a check that raises what it is given"], place)
    answer = invoke("diff", folder, write(tmp_path, NOTHING, place, "other"), env=ENV)
    assert answer.code == 1
    assert "SQLSTATE P0001" in answer.err
    assert f"{folder}/schema.yaml:" in answer.err
    assert "it is" not in answer.err.replace("it is refused", "")
