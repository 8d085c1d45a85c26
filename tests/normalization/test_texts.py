"""What real servers say to texts as people write them, on the newest version and on the installed one."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from schemadiff.catalog.objects import Identity
from schemadiff.postgres.embedded import Server
from tests.normalization import cases
from tests.normalization.cases import DIFFERENT, EQUAL, Case
from tests.normalization.support import compared, differing, one_database, undecided
from tests.support.databases import Database

WORLD = """
CREATE SCHEMA app;
SET search_path = app;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE SEQUENCE numbers;
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
CREATE FUNCTION twice(n bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
CREATE FUNCTION fires() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TABLE item (id integer PRIMARY KEY, name text, price numeric(10,2), made timestamptz);
CREATE TABLE sale (id integer PRIMARY KEY, item_id integer, amount numeric);
CREATE VIEW dear AS SELECT * FROM item WHERE price > 100;
"""

YAML: dict[str, Any] = {
    "schema": "app",
    "enums": {"mood": ["sad", "ok"]},
    "sequences": {"numbers": {}},
    "functions": {
        f"twice(n {kind})": {"returns": kind, "language": "sql", "volatility": "immutable", "body": "SELECT n * 2"}
        for kind in ("integer", "bigint")
    }
    | {
        "fires()": {"returns": "trigger", "language": "plpgsql", "body": "BEGIN RETURN new; END"},
    },
    "tables": {
        "item": {
            "columns": {"id": "integer", "name": "text", "price": "numeric(10,2)", "made": "timestamptz"},
            "primary_key": ["id"],
        },
        "sale": {"columns": {"id": "integer", "item_id": "integer", "amount": "numeric"}, "primary_key": ["id"]},
    },
    "views": {"dear": "SELECT * FROM item WHERE price > 100"},
}


class Sort(NamedTuple):
    """How a case of one sort becomes an object on both sides, and which field of which object is asked."""

    cases: list[Case]
    sql: Callable[[str, Case], str]
    yaml: Callable[[str, Case], tuple[str, str, Any]]
    """The section, the key in it, and what stands there."""
    identity: Callable[[str], Identity]
    field: str


def _columns(case: Case) -> dict[str, Any]:
    found = {}
    for column in re.split(r",\s*(?![^(]*\))", case.columns):
        name, _, kind = column.partition(" ") if not column.startswith('"') else _quoted(column)
        found[name] = kind
    return found


def _quoted(column: str) -> tuple[str, str, str]:
    _, name, kind = column.split('"')
    return name, " ", kind.strip()


def _table(name: str, case: Case, **more: Any) -> tuple[str, str, Any]:
    return "tables", name, {"columns": _columns(case), **more}


def _with_last(name: str, case: Case, key: str) -> tuple[str, str, Any]:
    """The case's text is about the column q."""
    columns = _columns(case)
    value: Any = {"stored": case.declared} if key == "generated" else case.declared
    columns["q"] = {"type": columns["q"], key: value}
    return "tables", name, {"columns": columns}


def _made(name: str, case: Case, rest: str) -> str:
    return f"CREATE TABLE {name} ({case.columns});\n{rest}"


SORTS = {
    "check": Sort(
        cases.CHECKS,
        lambda n, c: f"CREATE TABLE {n} ({c.columns}, CONSTRAINT c CHECK ({c.made_of}\n))",
        lambda n, c: _table(n, c, checks={"c": c.declared}),
        lambda n: Identity("check", ("app", n, "c")),
        "expression",
    ),
    "default": Sort(
        cases.DEFAULTS,
        lambda n, c: f"CREATE TABLE {n} ({c.columns} DEFAULT {c.made_of})",
        lambda n, c: _with_last(n, c, "default"),
        lambda n: Identity("default", ("column", "app", n, "q")),
        "expression",
    ),
    "generated": Sort(
        cases.GENERATED,
        lambda n, c: f"CREATE TABLE {n} ({c.columns} GENERATED ALWAYS AS ({c.made_of}) STORED)",
        lambda n, c: _with_last(n, c, "generated"),
        lambda n: Identity("column", ("app", n, "q")),
        "generated",
    ),
    "predicate": Sort(
        cases.PREDICATES,
        lambda n, c: _made(n, c, f"CREATE INDEX {n}_i ON {n} (a) WHERE {c.made_of}"),
        lambda n, c: _table(n, c, indexes={f"{n}_i": {"columns": ["a"], "where": c.declared}}),
        lambda n: Identity("index", ("app", f"{n}_i")),
        "where",
    ),
    "expression": Sort(
        cases.EXPRESSIONS,
        lambda n, c: _made(n, c, f"CREATE INDEX {n}_i ON {n} ({c.made_of}, a)"),
        lambda n, c: _table(n, c, indexes={f"{n}_i": {"columns": [c.declared, "a"]}}),
        lambda n: Identity("index", ("app", f"{n}_i")),
        "columns",
    ),
    "condition": Sort(
        cases.CONDITIONS,
        lambda n, c: _made(
            n, c, f"CREATE TRIGGER g AFTER UPDATE ON {n} FOR EACH ROW WHEN ({c.made_of}) EXECUTE FUNCTION fires()"
        ),
        lambda n, c: _table(
            n,
            c,
            triggers={"g": {"timing": "after update", "for_each": "row", "when": c.declared, "execute": "fires()"}},
        ),
        lambda n: Identity("trigger", ("app", n, "g")),
        "when",
    ),
    "exclusion": Sort(
        cases.ELEMENTS_OF_EXCLUSIONS,
        lambda n, c: f"CREATE TABLE {n} ({c.columns}, CONSTRAINT {n}_x EXCLUDE USING gist ({c.made_of}))",
        lambda n, c: _table(n, c, exclusions={f"{n}_x": {"method": "gist", "elements": [c.declared]}}),
        lambda n: Identity("exclusion", ("app", n, f"{n}_x")),
        "elements",
    ),
    "exclusion_where": Sort(
        cases.WHERE_OF_EXCLUSIONS,
        lambda n, c: (
            f"CREATE TABLE {n} ({c.columns}, CONSTRAINT {n}_x EXCLUDE USING gist (a WITH &&) WHERE ({c.made_of}))"
        ),
        lambda n, c: _table(
            n, c, exclusions={f"{n}_x": {"method": "gist", "elements": ["a WITH &&"], "where": c.declared}}
        ),
        lambda n: Identity("exclusion", ("app", n, f"{n}_x")),
        "where",
    ),
    "view": Sort(
        cases.VIEWS,
        lambda n, c: f"CREATE VIEW {n} AS {c.made_of}\n",
        lambda n, c: ("views", n, c.declared),
        lambda n: Identity("view", ("app", n)),
        "query",
    ),
    "body": Sort(
        cases.BODIES,
        lambda n, c: f"CREATE FUNCTION {n}({c.columns}) RETURNS integer LANGUAGE sql {c.made_of}",
        lambda n, c: ("functions", f"{n}({c.columns})", {"returns": "integer", "sql_body": c.declared}),
        lambda n: Identity("function", ("app", n), "integer"),
        "sql_body",
    ),
    "parameter": Sort(
        cases.PARAMETERS,
        lambda n, c: (
            f"CREATE FUNCTION {n}(x integer, a {c.columns} DEFAULT {c.made_of}) RETURNS void LANGUAGE sql AS ''"
        ),
        lambda n, c: (
            "functions",
            f"{n}(x integer, a {c.columns} default {c.declared})",
            {"returns": "void", "language": "sql", "body": ""},
        ),
        lambda n: Identity("function", ("app", n)),
        "parameters",
    ),
}

SERVERS = ("newest", "installed")

LATER_SYNTAX = {"x IS JSON": 16}
"""What older servers cannot parse, and the first version that can."""


def _all() -> Iterator[tuple[str, Sort, Case]]:
    for sort, how in SORTS.items():
        for number, case in enumerate(how.cases):
            yield f"{sort}_{number}", how, case


ALL = list(_all())


class Said(NamedTuple):
    """What the servers said about all cases, asked at once."""

    asked: dict[str, tuple[str, ...]]
    different: dict[tuple[str, ...], tuple[str, ...]]
    built: set[str]


def _ask_all(server: Server, name: str, *, restored: bool = False, **options: Any) -> Said:
    content = {**YAML, "tables": {**YAML["tables"]}, "views": {**YAML["views"]}, "functions": {**YAML["functions"]}}
    script = [WORLD]
    built = set()
    for case_name, how, case in ALL:
        if LATER_SYNTAX.get(case.declared, 0) > server.version:
            continue
        section, key, value = how.yaml(case_name, case)
        content[section][key] = value
        script.append(how.sql(case_name, case) + ";\n")
        built.add(case_name)
    database: Database = one_database(server, name, "".join(script))
    try:
        if restored:
            _restore(database)
        asked = undecided(str(database), content)
        pairs = differing(compared(str(database), content, **options))
    finally:
        server.drop_database(name)
    return Said(asked, {i.path: fields for i, fields in pairs.items()}, built)


def _restore(database: Database) -> None:
    """Makes all that it has anew, from what pg_dump says of it."""
    binaries = database.server.binaries
    dump = [str(binaries.path("pg_dump")), "--schema-only", "--clean", "-d", str(database)]
    script = subprocess.run(dump, capture_output=True, text=True, check=True).stdout
    psql = [str(binaries.path("psql")), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", str(database)]
    subprocess.run(psql, input=script, capture_output=True, text=True, check=True)


def _name(version: str) -> str:
    return f"canonical_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{version}"


@pytest.fixture(scope="module")
def newest(server: Server) -> Said:
    return _ask_all(server, _name("newest"))


@pytest.fixture(scope="module")
def installed(installed_server: Server) -> Said:
    return _ask_all(installed_server, _name("installed"))


@pytest.fixture(scope="module")
def newest_elsewhere(server: Server) -> Said:
    return _ask_all(server, _name("elsewhere"), target_writes=False)


@pytest.fixture(scope="module")
def installed_elsewhere(installed_server: Server) -> Said:
    return _ask_all(installed_server, _name("installed_elsewhere"), target_writes=False)


@pytest.fixture(scope="module")
def newest_restored(server: Server) -> Said:
    return _ask_all(server, _name("restored"), restored=True)


@pytest.fixture(scope="module")
def installed_restored(installed_server: Server) -> Said:
    return _ask_all(installed_server, _name("installed_restored"), restored=True)


@pytest.mark.parametrize("which", SERVERS)
@pytest.mark.parametrize(("name", "how", "case"), ALL, ids=[f"{n}: {c.declared[:60]}" for n, _, c in ALL])
def test_text(name: str, how: Sort, case: Case, which: str, request: pytest.FixtureRequest) -> None:
    said: Said = request.getfixturevalue(which)
    if name not in said.built:
        pytest.skip("this server has no such syntax")
    found = said.different.get(how.identity(name).path, ())
    assert (how.field in found) is (case.verdict == DIFFERENT)


@pytest.mark.parametrize("which", [f"{which}{how}" for which in SERVERS for how in ("", "_elsewhere", "_restored")])
def test_nothing_else_differs(which: str, request: pytest.FixtureRequest) -> None:
    said: Said = request.getfixturevalue(which)
    expected = {how.identity(n).path: (how.field,) for n, how, c in ALL if c.verdict == DIFFERENT and n in said.built}
    assert said.different == expected


def test_most_of_it_had_to_be_asked(newest: Said) -> None:
    """The table would prove little if its texts were already the server's own."""
    spelled_otherwise = [c for _, _, c in ALL if c.verdict == EQUAL]
    assert len(newest.asked) > 0.8 * len(spelled_otherwise)
