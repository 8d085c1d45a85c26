"""A plan that was saved runs exactly its steps: without the YAML, and only where nothing that it depends on changed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from schemadiff.apply.listener import Listener
from schemadiff.plan import Step
from schemadiff.report.json_ import content_digest
from tests.cli.conftest import Declare
from tests.support import pg_dump
from tests.support.command import Answer, invoke
from tests.support.databases import Database

LIVE = """
    CREATE SCHEMA app;
    CREATE TABLE app.customers (id bigint PRIMARY KEY, name text);
    CREATE TABLE app.orders (id bigint PRIMARY KEY, customer bigint, state text, old text);
    CREATE TABLE app.others (id bigint PRIMARY KEY, note text);
    CREATE TABLE app.wide (a text);
    CREATE VIEW app.names AS SELECT name FROM app.customers;
    INSERT INTO app.customers VALUES (1, 'a');
    INSERT INTO app.orders SELECT g, 1, 'new', NULL FROM generate_series(1, 5000) g;
    ANALYZE app.orders;
"""
WANTED = """
    schema: app
    tables:
      customers: {columns: {id: {type: bigint, not_null: true}, name: text}, primary_key: [id]}
      others: {columns: {id: {type: bigint, not_null: true}, note: text}, primary_key: [id]}
      wide: {columns: {a: varchar(90)}}
      orders:
        columns:
          id: {type: bigint, not_null: true}
          customer: bigint
          status: {type: text, renamed_from: state, not_null: true}
        primary_key: [id]
        indexes: {orders_status_idx: [status]}
        foreign_keys: {orders_customer_fkey: {columns: [customer], references: customers(id)}}
    views:
      names: SELECT name FROM app.customers
      open_orders: SELECT id FROM app.orders WHERE status = 'new'
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.json"


@pytest.fixture
def saved(database: Database, declare: Declare, file: Path) -> Path:
    """A plan of online steps, and no YAML any more."""
    database.execute(LIVE)
    save(declare(WANTED), database, file)
    return file


def save(folder: Path, database: Database, file: Path, *more: str) -> None:
    answer = invoke("plan", "--schema", str(folder), "--db", database, "--out", str(file), *more)
    assert answer.code == 0, answer
    shutil.rmtree(folder)


def apply(file: Path, database: Database, *more: str, env: Mapping[str, str] | None = None) -> Answer:
    return invoke("apply", str(file), "--db", database, "--yes", *more, env=env)


def dump(database: Database) -> pg_dump.Dump:
    return pg_dump.schema_of(database, database.server.binaries)


def edited(file: Path, change: Callable[[Any], object], *, signed: bool = True) -> None:
    """Changes the document; with ``signed``, so that its digest fits again."""
    document = json.loads(file.read_text())
    change(document)
    if signed:
        document["digest"] = content_digest(document)
    file.write_text(json.dumps(document))


def test_it_runs_without_the_yaml(saved: Path, database: Database) -> None:
    titles = [step["title"] for step in json.loads(saved.read_text())["steps"]]
    answer = apply(saved, database)
    assert answer.code == 0, answer
    assert [line.split("] ")[1] for line in answer.err.splitlines() if line.startswith("[")] == titles
    assert answer.err.endswith("applied; the database is as the plan says\n")
    assert any(not step["effects"]["transactional"] for step in json.loads(saved.read_text())["steps"])
    again = apply(saved, database)
    assert again.code == 0
    assert "the database already is as this plan makes it; nothing to do" in again.err
    assert not again.out


def test_the_next_plan_from_the_yaml_is_empty(saved: Path, database: Database, declare: Declare) -> None:
    assert apply(saved, database).code == 0
    assert "No changes" in invoke("plan", "--schema", str(declare(WANTED)), "--db", database).out


REFUSAL: dict[str, Any] = {"message": "no way", "place": None, "hint": None, "samples": []}

DRIFTS = [
    ("ALTER TABLE app.orders ADD note text", "table app.orders: column note was added since the plan was made"),
    ("ALTER TABLE app.orders DROP customer", "app.orders: column customer was dropped or renamed since"),
    ("ALTER TABLE app.orders ALTER id TYPE numeric", "table app.orders: column id was changed since"),
    ("COMMENT ON TABLE app.orders IS 'x'", "table app.orders: comment on table app.orders was added since"),
    ("ALTER TABLE app.orders RENAME TO o", "table app.orders was dropped or renamed since"),
    ("CREATE VIEW app.open_orders AS SELECT 1 AS id", "view app.open_orders was created since"),
    ("ALTER TABLE app.customers DROP CONSTRAINT customers_pkey", "customers_pkey was dropped or renamed since"),
    ("ALTER TABLE app.customers ALTER id TYPE numeric", "table app.customers: column id was changed since"),
    ("CREATE VIEW app.more AS SELECT old FROM app.orders", "view app.more depends on what the plan drops"),
    ("CREATE VIEW app.more AS SELECT a FROM app.wide", "view app.more depends on what the plan changes"),
]


@pytest.mark.parametrize(("drift", "words"), DRIFTS)
def test_drift_is_refused_by_name(saved: Path, database: Database, drift: str, words: str) -> None:
    database.execute(drift)
    before = dump(database)
    answer = apply(saved, database)
    assert answer.code == 3, answer
    assert words in answer.err
    assert "names" not in answer.err and "others" not in answer.err
    assert dump(database) == before


OTHERS = [
    "ALTER TABLE app.others ADD more text",
    "DROP TABLE app.others",
    "CREATE TABLE app.new (id int)",
    "DROP VIEW app.names",
    "ALTER TABLE app.customers ADD more text",
    "COMMENT ON TABLE app.customers IS 'x'",
    "ALTER TABLE app.customers SET (fillfactor = 70)",
    "CREATE INDEX ON app.customers (name)",
    "CREATE VIEW app.ids AS SELECT id FROM app.orders",
    "CREATE SCHEMA other CREATE TABLE orders (id int)",
    "INSERT INTO app.others VALUES (7)",
]


@pytest.mark.parametrize("drift", OTHERS)
def test_other_drift_is_accepted(saved: Path, database: Database, drift: str) -> None:
    database.execute(drift)
    answer = apply(saved, database)
    assert answer.code == 0, answer
    assert answer.err.endswith("applied; the database is as the plan says\n")


def test_what_was_applied_in_part_is_named(saved: Path, database: Database) -> None:
    database.execute("ALTER TABLE app.orders RENAME state TO status")
    database.execute("CREATE INDEX orders_status_idx ON app.orders (status)")
    answer = apply(saved, database)
    assert answer.code == 3
    assert "this plan has been applied in part" in answer.err
    assert "plan again to do the rest" in answer.err
    assert "done already: create index app.orders_status_idx concurrently" in answer.err
    assert "done already: create view" not in answer.err


def test_what_was_interrupted_is_continued_by_the_next_plan(
    saved: Path, database: Database, declare: Declare, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        listener = Interrupted("create index")
        patched.setattr("schemadiff.commands.apply_output.listener_for", lambda count, flags: nullcontext(listener))
        assert apply(saved, database).code == 130
    answer = apply(saved, database)
    assert answer.code == 3, answer
    assert "this plan has been applied in part" in answer.err
    assert "done already: create table" not in answer.err
    assert "done already: rename column" in answer.err
    save(declare(WANTED), database, saved)
    assert apply(saved, database).code == 0


class Interrupted(Listener):
    """Interrupts a run where a step with such a title begins."""

    def __init__(self, title: str) -> None:
        self._title = title

    def begins(self, number: int, step: Step) -> None:
        if step.title.startswith(self._title):
            raise KeyboardInterrupt


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found["steps"][0].update(sql="DROP TABLE app.orders"),
        lambda found: found.update(target="elsewhere"),
        lambda found: found["state"]["depends_on"].pop(),
        lambda found: found.pop("digest"),
    ],
)
def test_what_was_edited_by_hand_is_refused(saved: Path, database: Database, change: Callable[[Any], object]) -> None:
    edited(saved, change, signed=False)
    answer = apply(saved, database)
    assert answer.code == 64
    assert f"{saved} was changed after it was written; plan again" in answer.err


def test_its_layout_does_not_count(saved: Path, database: Database) -> None:
    saved.write_text(json.dumps(json.loads(saved.read_text()), sort_keys=True))
    assert apply(saved, database).code == 0


def test_every_damaged_part_is_an_error_in_one_line(saved: Path, database: Database) -> None:
    whole = saved.read_text()
    for path in [p for p in parts(json.loads(whole)) if p and p[-1] not in ("digest", "seconds")]:
        saved.write_text(whole)
        edited(saved, lambda found, path=path: replace(found, path))  # type: ignore[misc]
        answer = invoke("apply", str(saved), "--db", "postgresql://nobody@127.0.0.1:1/none", "--yes")
        assert (answer.code, answer.err.count("\n")) == (64, 1), (path, answer)


def parts(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to the parts of a document, two of each list, none inside of what is kept by value."""
    found = [path]
    items = node.items() if isinstance(node, dict) else list(enumerate(node))[:2] if isinstance(node, list) else ()
    for key, value in items:
        if key not in ("objects", "samples", "others"):
            found += parts(value, (*path, key))
    return found


def replace(node: Any, path: tuple[Any, ...]) -> None:
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = 0.5


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda found: found["state"].update(database="other"), "the plan was made for the database other, this is"),
        (lambda found: found.update(server_version=13), "the plan was made for PostgreSQL 13, this is"),
        (lambda found: found["refusals"].append(REFUSAL), "no way"),
    ],
)
def test_for_another_database_or_refused(
    saved: Path, database: Database, change: Callable[[Any], object], words: str
) -> None:
    edited(saved, change)
    answer = apply(saved, database)
    assert answer.code == 3, answer
    assert words in answer.err


def test_of_another_version_of_schemadiff(saved: Path, database: Database) -> None:
    edited(saved, lambda found: found["state"].update(schemadiff="0.0.1"))
    answer = apply(saved, database)
    assert answer.code == 64
    assert "was written by schemadiff 0.0.1, and this is" in answer.err


def test_what_diff_makes_is_for_no_database(declare: Declare, database: Database, file: Path) -> None:
    one, other = (
        declare("tables: {t: {columns: {a: int}}}"),
        declare("tables: {u: {columns: {a: int}}}", folder="other"),
    )
    assert invoke("diff", str(other), str(one), "--out", str(file)).code == 0
    answer = apply(file, database)
    assert answer.code == 64
    assert f"{file} was not made for a database" in answer.err


def test_a_plan_of_nothing(declare: Declare, database: Database, file: Path) -> None:
    database.execute("CREATE TABLE t (a int)")
    save(declare("tables: {t: {columns: {a: int}}}"), database, file)
    answer = apply(file, database)
    assert answer.code == 0
    assert "has no statements; nothing to do" in answer.err


def test_consent_is_given_when_it_is_applied(declare: Declare, database: Database, file: Path) -> None:
    database.execute("CREATE TABLE t (a int, b int); INSERT INTO t VALUES (1, 2)")
    save(declare("tables: {t: {columns: {a: int}}}"), database, file)
    answer = apply(file, database)
    assert answer.code == 3
    assert "allow it with --allow deletes-data:public.t.b" in answer.err
    assert apply(file, database, "--allow", "deletes-data:public.t.b").code == 0


def test_what_was_to_be_dropped_and_was_renamed(declare: Declare, database: Database, file: Path) -> None:
    database.execute("CREATE TABLE t (a int); CREATE VIEW v AS SELECT 1 AS a")
    save(declare("tables: {t: {columns: {a: int}}}"), database, file)
    database.execute("ALTER VIEW v RENAME TO w")
    answer = apply(file, database, "--allow", "all")
    assert answer.code == 3, answer
    assert "view public.v was dropped or renamed since the plan was made" in answer.err
    database.execute("DROP VIEW w")
    assert "already is as this plan makes it" in apply(file, database).err


def test_rows_in_the_way_are_counted_again(declare: Declare, database: Database, file: Path) -> None:
    database.execute("CREATE TABLE t (a int)")
    save(declare("tables: {t: {columns: {a: {type: int, not_null: true}}}}"), database, file)
    database.execute("INSERT INTO t VALUES (NULL), (NULL)")
    answer = apply(file, database)
    assert answer.code == 3
    assert "2 rows" in answer.err


SEEDS = (
    "tables: {t: {columns: {a: {type: int, not_null: true}, b: text}, primary_key: [a], seeds: {key: [a], rows: %s}}}"
)


def test_rows_that_have_changed(declare: Declare, database: Database, file: Path) -> None:
    database.execute("CREATE TABLE t (a int PRIMARY KEY, b text); INSERT INTO t VALUES (1, 'x'), (9, 'other')")
    save(declare(SEEDS % "[{a: 1, b: y}, {a: 2, b: z}]"), database, file)
    database.execute("UPDATE t SET b = 'changed' WHERE a = 1")
    answer = apply(file, database)
    assert answer.code == 3
    assert "rows of seed public.t.default have changed since the plan was made; plan again" in answer.err
    database.execute("UPDATE t SET b = 'x' WHERE a = 1; UPDATE t SET b = 'more' WHERE a = 9")
    assert apply(file, database).code == 0
    assert database.query("SELECT b FROM t ORDER BY a") == [("y",), ("z",), ("more",)]
    assert "already is as this plan makes it" in apply(file, database).err


def test_exchanged_names_in_a_database_that_was_restored(declare: Declare, database: Database, file: Path) -> None:
    """Statements that tell two objects apart by their oids get those of the day."""
    live = "CREATE TABLE a (x int); CREATE TABLE b (y int); CREATE INDEX a_x ON a (x)"
    database.execute(live)
    save(
        declare("tables: {a: {renamed_from: b, columns: {y: int}}, b: {renamed_from: a, columns: {x: int}, "
                "indexes: {a_x: [x]}}}"),
        database,
        file,
    )  # fmt: skip
    database.execute(f"DROP TABLE a, b; CREATE TABLE between (); {live}; DROP TABLE between")
    answer = apply(file, database)
    assert answer.code == 0, answer
    assert database.query("SELECT attname FROM pg_attribute WHERE attrelid = 'a'::regclass AND attnum > 0") == [("y",)]
