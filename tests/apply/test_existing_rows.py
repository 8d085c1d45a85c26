"""What rows decide is asked before anything runs: how many violate it, and the keys of some of them.

``existing_rows.yaml`` holds the cases. Each is tried both ways: what the plan says, and what the server says to the
statements alone.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml
from psycopg.rows import TupleRow

from schemadiff.apply.planned_state import Planned
from schemadiff.apply.row_checks import check_rows, violations
from schemadiff.apply.runner import run
from schemadiff.apply.timeouts import Limits
from schemadiff.catalog.objects import Identity
from schemadiff.errors import RefusedError, SchemadiffError
from schemadiff.pipeline import existing_rows
from schemadiff.pipeline.make_plan import make_plan
from schemadiff.plan import FILLED, VALUED, DataCheck, Plan, Step
from schemadiff.postgres.connection import connect
from tests.support import engine
from tests.support.command import invoke
from tests.support.databases import Database

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("existing_rows.yaml").read_text())


def counted(database: Database, yaml: str, **options: Any) -> Plan:
    """The plan with what its data checks have found."""
    with connect(database) as connection:
        return existing_rows.counted(connection, engine.plan(connection, yaml, **options)).plan


def told(made: Plan) -> Iterator[str]:
    """What it refuses, with the keys of rows in order: which ones the server comes by first is its own affair."""
    for finding in made.refusals:
        names, _, keys = (finding.hint or "").partition(": ")
        yield f"{finding.message} · {names}: {', '.join(sorted(keys.split(', ')))}" if keys else finding.message


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_what_rows_decide_is_known_before(database: Database, case: dict[str, Any]) -> None:
    if database.server.version < case.get("since", 0):
        pytest.skip("the server is too old")
    engine.apply(database, case["before"])
    database.execute(case["rows"])
    with connect(database) as connection:
        planned = Planned(connection)
        made = make_plan(connection, engine.declared(case["after"]), engine.request())
        found = existing_rows.counted(connection, made).plan
        assert list(told(found)) == case.get("told", [])
        assert [w.message for w in found.warnings] == case.get("warned", [])
        bare = tuple(dataclasses.replace(step, data_checks=()) for step in made.steps)
        alone = dataclasses.replace(made, steps=bare)
        if case.get("told") or case.get("warned"):
            with pytest.raises(SchemadiffError):
                run(connection, alone, limits=Limits(), environment={}, planned=planned)
        else:
            run(connection, alone, limits=Limits(), environment={}, planned=planned)


class Asked:
    """A connection that keeps what it is asked."""

    def __init__(self, connection: psycopg.Connection[TupleRow], patch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        execute = connection.execute

        def kept(query: str | bytes, *more: Any, **options: Any) -> Any:
            self.texts.append(query.decode() if isinstance(query, bytes) else query)
            return execute(query, *more, **options)

        patch.setattr(connection, "execute", kept)

    def counting(self, condition: str) -> int:
        """How many of the questions count rows by a condition."""
        return sum("count(*)" in text and text.endswith(condition) for text in self.texts)


ALIKE = """
tables:
  t:
    columns: {id: int, a: {type: int, not_null: true}}
    checks: {one: a > 0, two: a > 0}
  u: {columns: {b: %s}, checks: {one: helper.one(b), two: helper.one(b)}}
"""


def test_what_several_checks_ask_is_counted_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    database.execute(
        "CREATE TABLE t (id int, a int); INSERT INTO t VALUES (1, 0), (2, null), (3, 1); CREATE SCHEMA helper;"
        "CREATE FUNCTION helper.one(int) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT $1 > 0';"
        "CREATE TABLE u (b int); INSERT INTO u VALUES (0)"
    )
    with connect(database) as connection:
        made = engine.plan(connection, ALIKE % "int")
        asked = Asked(connection, monkeypatch)
        plan, left = existing_rows.counted(connection, made)
        assert list(told(plan)) == [
            "1 row of public.t has no a; mend it, or declare backfill on the column",
            "1 row of public.t violates one · such as a: 0",
            "1 row of public.t violates two · such as a: 0",
        ]
        assert [asked.counting(text) for text in ("a IS NULL", "(a > 0)", "helper.one(b))")] == [1, 1, 0]
        assert len(left) == 2
        found = check_rows(connection, plan, only=left)
        assert [finding.message for finding in found] == [
            "1 row of public.u violates one",
            "1 row of public.u violates two",
        ]
        assert asked.counting("helper.one(b))") == 1


def test_directly_before_a_step_too(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    database.execute("CREATE TABLE t (a int); INSERT INTO t VALUES (0)")
    checks = [DataCheck("SELECT count(*) FROM public.t WHERE a = 0", f"{{count}} in {name}") for name in "ab"]
    step = Step("", "alter", Identity("table", ("public", "t")), "")
    with connect(database) as connection:
        asked = Asked(connection, monkeypatch)
        assert [finding.message for finding in violations(connection, step, checks)] == ["1 in a", "1 in b"]
        assert asked.counting("a = 0") == 1


TABLE = "tables: {t: {columns: {id: int, a: %s}, primary_key: [id], checks: {c: a <> 'no'}}}"


def test_keys_are_shown_unless_one_asks_for_none(database: Database, tmp_path: Path) -> None:
    database.execute(
        "CREATE TABLE t (id int PRIMARY KEY, a text); INSERT INTO t SELECT n, 'no' FROM generate_series(1, 9) n"
    )
    file = tmp_path / "schema" / "t.yaml"
    file.parent.mkdir()
    file.write_text(TABLE % "text")
    config = tmp_path / "schemadiff.toml"
    config.write_text("samples = false\n")
    asked = ["plan", "--db", database, "--schema", str(file.parent), "--format"]
    for form in ("text", "json", "markdown", "html"):
        out = invoke(*asked, form).out
        assert "such as id: 1, 2, 3, 4, 5" in out, form
        if form == "json":
            assert json.loads(out)["refusals"][0]["samples"] == [{"id": str(n)} for n in range(1, 6)]
        for without in (["--no-samples"], ["--config", str(config)]):
            answer = invoke(*asked, form, *without)
            assert "9 rows of public.t violate c" in answer.out and "such as" not in answer.out, form
    applied = invoke("apply", "--db", database, "--schema", str(file.parent), "--yes")
    assert "9 rows of public.t violate c\n    such as id: 1, 2, 3, 4, 5" in applied.err


def test_keys_that_come_from_the_environment_are_not_shown(database: Database) -> None:
    database.execute(
        "CREATE TABLE t (id text PRIMARY KEY, n int); INSERT INTO t VALUES ('secret', 1), ('other', 2);"
        "CREATE TABLE u (id int, n text); INSERT INTO u VALUES (1, 'secret'), (2, 'secret');"
    )
    yaml = """
tables:
  t: {columns: {id: text, n: int}, primary_key: [id], checks: {c: n > 5}, seeds: %s}
  u: {columns: {id: int, n: text}, unique: {k: [n]}}
"""
    rows = "{key: [id], rows: [{id: {$env: KEY}}]}"
    made = counted(database, yaml % rows, environment={"KEY": "secret"})
    assert list(told(made)) == [
        "2 rows of public.t violate c",
        "2 rows of public.u are alike in (n), which k forbids · such as n: secret",
    ]


def test_a_key_that_only_its_extension_can_print_is_not_shown(database: Database) -> None:
    database.execute(
        "CREATE TYPE pair AS (a int, b int); CREATE TABLE t (id pair PRIMARY KEY, n int);"
        "INSERT INTO t VALUES ((1, 2), 1)"
    )
    yaml = """
composite_types: {pair: {attributes: {a: int, b: int}}}
tables: {t: {columns: {id: pair, n: int}, primary_key: [id], checks: {c: n > 5}}}
"""
    assert list(told(counted(database, yaml))) == ["1 row of public.t violates c"]


GONE = "tables: {t: {columns: {id: int}, primary_key: [id]}}"
LOSSES = {
    "a column": (GONE, "INSERT INTO t VALUES (1, 'x'), (2, NULL)", "drops column public.t.a and its data (1 value)"),
    "a table": (
        "schemas: {public: {}}",
        "INSERT INTO t VALUES (1, 'x'), (2, NULL)",
        "drops table public.t and its data (2 rows)",
    ),
    "a type": (
        "tables: {t: {columns: {id: int, a: {type: 'char(1)', using: a}}, primary_key: [id]}}",
        "INSERT INTO t VALUES (1, 'x')",
        None,
    ),
}


@pytest.mark.parametrize("case", LOSSES.values(), ids=list(LOSSES))
def test_consent_says_how_much_goes(database: Database, case: tuple[str, str, str | None]) -> None:
    after, rows, why = case
    database.execute(f"CREATE TABLE t (id int PRIMARY KEY, a text); {rows}")
    assert [h.why for h in counted(database, after).consents] == ([why] if why is not None else [])


def test_what_the_role_may_not_see_is_not_counted(database: Database) -> None:
    database.execute(
        "CREATE TABLE t (id int PRIMARY KEY, a text); INSERT INTO t VALUES (1, 'x');"
        "CREATE ROLE lost_reader LOGIN; GRANT SELECT (id) ON t TO lost_reader"
    )
    try:
        made = engine.plan(f"{database} user=lost_reader", GONE)
        assert [h.why for h in made.consents] == ["drops column public.t.a and its data (not counted)"]
    finally:
        database.execute("DROP OWNED BY lost_reader; DROP ROLE lost_reader")


EMPTY = {
    "a column of nulls": ("INSERT INTO t VALUES (1, NULL)", GONE, "UPDATE t SET a = 'x'", VALUED),
    "a column of an empty table": ("", GONE, "INSERT INTO t VALUES (1, NULL)", FILLED),
    "an empty table": ("", "schemas: {public: {}}", "INSERT INTO t VALUES (1, NULL)", FILLED),
    "a narrower type of nulls": (
        "INSERT INTO t VALUES (1, NULL)",
        "tables: {t: {columns: {id: int, a: date}, primary_key: [id]}}",
        "UPDATE t SET a = '2020-01-01'",
        VALUED,
    ),
}


@pytest.mark.parametrize("case", EMPTY.values(), ids=list(EMPTY))
def test_what_is_empty_needs_no_consent_while_it_is(database: Database, case: tuple[str, str, str, str]) -> None:
    rows, after, meanwhile, message = case
    database.execute(f"CREATE TABLE t (id int PRIMARY KEY, a text); {rows}")
    with connect(database) as connection:
        planned = Planned(connection)
        made = make_plan(connection, engine.declared(after), engine.request())
        assert made.steps and not made.consents and not made.refusals
        database.execute(meanwhile)
        with pytest.raises(RefusedError, match=message.partition(";")[0]):
            run(connection, made, limits=Limits(), environment={}, planned=planned)
        database.execute("TRUNCATE t; " + rows)
        for _ in range(2):
            for step in made.steps:
                connection.execute(step.sql.encode())
    assert engine.plan(database, after).empty
