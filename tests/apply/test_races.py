"""What another session does between a plan and its run: nothing is done twice or to another object, and it is told.

Each race is run three ways: the others are done before the run begins; they come while a step waits for a lock; they
are in the middle of it and commit while the run waits for them. With ``--soak`` each goes twenty rounds.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from typing import Any, NamedTuple

import psycopg
import pytest

from schemadiff.apply.planned_state import Planned
from schemadiff.apply.runner import run
from schemadiff.apply.timeouts import Limits
from schemadiff.errors import RefusedError, SchemadiffError
from schemadiff.pipeline.make_plan import make_plan
from schemadiff.plan import Plan
from schemadiff.postgres.connection import connect
from schemadiff.report.script import script
from tests.support import command, engine
from tests.support.databases import Database
from tests.support.processes import comes_true


class Race(NamedTuple):
    """What the plan is for, what somebody else does meanwhile, and what has to be left of it."""

    name: str
    setup: str
    wanted: str
    theirs: str
    told: str
    kept: str
    """A query that gives what they made."""
    value: object
    in_scripts: bool = False
    """Whether a script, which knows no oids, tells it too."""
    locked_in_scripts: bool = True
    """Whether it has a lock that scripts take, so that they tell what is committed while they wait."""
    while_waiting: bool = True
    """Whether they can come while a step waits; not where the run has written what they write before it waits."""
    waits_for: str = "orders"
    """The table whose lock a step waits for; ``depot`` is altered before everything else."""


DEPOT = "CREATE TABLE depot (id int);"
ALTERED = "  depot: {columns: {id: int, number: int}}\n"

RACES = [
    Race(
        "a table to be dropped is renamed away and made anew",
        "CREATE TABLE orders (id int); CREATE TABLE other (id int);",
        "tables: {other: {columns: {id: int}}}",
        "ALTER TABLE orders RENAME TO archive; CREATE TABLE orders (secret text); INSERT INTO orders VALUES ('x')",
        "table public.orders",
        "SELECT count(*) FROM orders",
        1,
        in_scripts=True,
    ),
    Race(
        "a table to be dropped gets another column",
        "CREATE TABLE orders (id int); INSERT INTO orders VALUES (0); CREATE TABLE other (id int);",
        "tables: {other: {columns: {id: int}}}",
        "ALTER TABLE orders ADD precious text; INSERT INTO orders VALUES (1, 'x')",
        "table public.orders was changed by another session",
        "SELECT count(*) FROM orders",
        2,
        in_scripts=True,
    ),
    Race(
        "rows come into a table whose column is dropped without consent, since it had none",
        "CREATE TABLE orders (id int, note text, at timestamp);",
        "tables: {orders: {columns: {id: int}}}",
        "INSERT INTO orders VALUES (1, 'precious')",
        "table public.orders has rows",
        "SELECT note FROM orders",
        "precious",
        in_scripts=True,
    ),
    Race(
        "rows come into a table whose column changes to a type with less digits",
        "CREATE TABLE orders (id int, price numeric(9, 4));",
        "tables: {orders: {columns: {id: int, price: 'numeric(9, 2)'}}}",
        "INSERT INTO orders VALUES (1, 1.2345)",
        "table public.orders has rows",
        "SELECT price::text FROM orders",
        "1.2345",
        in_scripts=True,
    ),
    Race(
        "a table to be renamed is renamed away and made anew",
        "CREATE TABLE orders (id int);",
        "tables: {parcels: {renamed_from: orders, columns: {id: int}}}",
        "ALTER TABLE orders RENAME TO archive; CREATE TABLE orders (id int)",
        "table public.orders was renamed or moved by another session",
        "SELECT to_regclass('parcels') IS NULL AND to_regclass('orders') IS NOT NULL",
        True,
    ),
    Race(
        "a table to be altered is dropped and made anew",
        "CREATE TABLE orders (id int);",
        "tables: {orders: {columns: {id: int, number: int}}}",
        "DROP TABLE orders; CREATE TABLE orders (id int)",
        "table public.orders is not the one that the plan was made for",
        "SELECT count(*) FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attnum > 0",
        1,
    ),
    Race(
        "a table to be altered is dropped",
        "CREATE TABLE orders (id int);",
        "tables: {orders: {columns: {id: int, number: int}}}",
        "DROP TABLE orders",
        "table public.orders was dropped by another session",
        "SELECT to_regclass('orders') IS NULL",
        True,
    ),
    Race(
        "a column is converted by both",
        "CREATE TABLE orders (price int); INSERT INTO orders VALUES (5);",
        "tables: {orders: {columns: {price: {type: bigint, using: price * 100}}}}",
        "ALTER TABLE orders ALTER price TYPE bigint USING price * 100",
        "column public.orders.price was changed by another session",
        "SELECT price FROM orders",
        500,
    ),
    Race(
        "a column is converted to something else",
        "CREATE TABLE orders (price int); INSERT INTO orders VALUES (5);",
        "tables: {orders: {columns: {price: {type: bigint, using: price * 100}}}}",
        "ALTER TABLE orders ALTER price TYPE numeric USING price * 10",
        "column public.orders.price was changed by another session",
        "SELECT price::int FROM orders",
        50,
        in_scripts=True,
    ),
    Race(
        "a column to be dropped is made anew",
        "CREATE TABLE orders (id int, note text);",
        "tables: {orders: {columns: {id: int}}}",
        "ALTER TABLE orders DROP note; ALTER TABLE orders ADD note text DEFAULT 'kept'; INSERT INTO orders VALUES (1)",
        "column public.orders.note is not the one that the plan was made for",
        "SELECT note FROM orders",
        "kept",
    ),
    Race(
        "a default is changed",
        "CREATE TABLE orders (id int DEFAULT 1);",
        "tables: {orders: {columns: {id: {type: int, default: 2}}}}",
        "ALTER TABLE orders ALTER id SET DEFAULT 9",
        "default",
        "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'orders'::regclass",
        "9",
    ),
    Race(
        "a check is redefined",
        "CREATE TABLE orders (id int CONSTRAINT positive CHECK (id > 0));",
        "tables: {orders: {columns: {id: int}, checks: {positive: id > 5}}}",
        "ALTER TABLE orders DROP CONSTRAINT positive; ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 1)",
        "check public.orders.positive",
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'positive'",
        "CHECK ((id > 1))",
        in_scripts=True,
    ),
    Race(
        "an index is redefined",
        "CREATE TABLE orders (id int, at date); CREATE INDEX seek ON orders (id);",
        "tables: {orders: {columns: {id: int, at: date}, indexes: {seek: [id, at]}}}",
        "DROP INDEX seek; CREATE INDEX seek ON orders (at)",
        "index public.seek",
        "SELECT pg_get_indexdef('seek'::regclass) LIKE '%(at)'",
        True,
        in_scripts=True,
    ),
    Race(
        "a trigger is redefined",
        "CREATE TABLE orders (id int);"
        "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
        "CREATE TRIGGER stamped BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();",
        "tables:\n  orders:\n    columns: {id: int}\n"
        "    triggers: {stamped: {timing: before update, for_each: row, execute: stamp()}}\n"
        "functions:\n  stamp(): {returns: trigger, language: plpgsql, body: 'BEGIN RETURN NEW; END'}\n",
        "DROP TRIGGER stamped ON orders;"
        "CREATE TRIGGER stamped BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION stamp()",
        "trigger public.orders.stamped",
        "SELECT pg_get_triggerdef(oid) LIKE '%BEFORE DELETE%' FROM pg_trigger WHERE tgname = 'stamped'",
        True,
        in_scripts=True,
    ),
    Race(
        "a policy is redefined",
        "CREATE TABLE orders (id int); CREATE POLICY mine ON orders USING (id > 0);",
        "tables: {orders: {columns: {id: int}, policies: {mine: {using: id > 5}}}}",
        "ALTER POLICY mine ON orders USING (id > 1)",
        "policy public.orders.mine was changed by another session",
        "SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polname = 'mine'",
        "(id > 1)",
    ),
    Race(
        "a key to be dropped is redefined",
        "CREATE TABLE orders (id int, at date, CONSTRAINT once UNIQUE (id));",
        "tables: {orders: {columns: {id: int, at: date}}}",
        "ALTER TABLE orders DROP CONSTRAINT once; ALTER TABLE orders ADD CONSTRAINT once UNIQUE (id, at)",
        "unique public.orders.once",
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'once'",
        "UNIQUE (id, at)",
        in_scripts=True,
    ),
    Race(
        "a foreign key is redefined",
        "CREATE TABLE people (id int PRIMARY KEY); CREATE TABLE orders (id int CONSTRAINT whose REFERENCES people);",
        "tables: {people: {columns: {id: {type: int, not_null: true}}, primary_key: [id]}, orders: {columns: {id: int},"
        " foreign_keys: {whose: {columns: [id], references: people, on_delete: cascade}}}}",
        "ALTER TABLE orders DROP CONSTRAINT whose;"
        "ALTER TABLE orders ADD CONSTRAINT whose FOREIGN KEY (id) REFERENCES people ON DELETE SET NULL",
        "foreign key public.orders.whose",
        "SELECT pg_get_constraintdef(oid) LIKE '%SET NULL' FROM pg_constraint WHERE conname = 'whose'",
        True,
        in_scripts=True,
    ),
    Race(
        "a policy to be dropped is redefined",
        "CREATE TABLE orders (id int); CREATE POLICY mine ON orders USING (id > 0);",
        "tables: {orders: {columns: {id: int}}}",
        "ALTER POLICY mine ON orders USING (id > 1)",
        "policy public.orders.mine was changed by another session",
        "SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polname = 'mine'",
        "(id > 1)",
        in_scripts=True,
    ),
    Race(
        "a column to be dropped holds something else",
        "CREATE TABLE orders (id int, note text);",
        "tables: {orders: {columns: {id: int}}}",
        "ALTER TABLE orders ALTER note TYPE int USING 7",
        "column public.orders.note was changed by another session",
        "SELECT format_type(atttypid, null) FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = 'note'",
        "integer",
        in_scripts=True,
    ),
    Race(
        "a type to be dropped is made anew",
        DEPOT + "CREATE TYPE state AS ENUM ('a');",
        "tables:\n" + ALTERED,
        "DROP TYPE state; CREATE TYPE state AS ENUM ('theirs')",
        "enum public.state",
        "SELECT enum_range(NULL::state)::text",
        "{theirs}",
        in_scripts=True,
        locked_in_scripts=False,
        while_waiting=False,
        waits_for="depot",
    ),
    Race(
        "a view to be replaced is redefined",
        "CREATE TABLE orders (id int); CREATE VIEW report AS SELECT id FROM orders;",
        "tables: {orders: {columns: {id: int}}}\nviews: {report: SELECT id FROM orders WHERE id > 5}",
        "CREATE OR REPLACE VIEW report AS SELECT id FROM orders WHERE id > 1",
        "view public.report was changed by another session",
        "SELECT pg_get_viewdef('report'::regclass) LIKE '%id > 1%'",
        True,
        in_scripts=True,
        waits_for="report",
    ),
    Race(
        "a view to be dropped is redefined",
        "CREATE TABLE orders (id int); CREATE VIEW report AS SELECT id FROM orders;",
        "tables: {orders: {columns: {id: int}}}",
        "CREATE OR REPLACE VIEW report AS SELECT id FROM orders WHERE id > 1",
        "view public.report was changed by another session",
        "SELECT pg_get_viewdef('report'::regclass) LIKE '%id > 1%'",
        True,
        in_scripts=True,
        waits_for="report",
    ),
    Race(
        "a function is redefined",
        DEPOT + "CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS 'select 1';",
        "tables:\n" + ALTERED + "functions: {rate(): {returns: int, language: sql, body: select 2}}",
        "CREATE OR REPLACE FUNCTION rate() RETURNS int LANGUAGE sql AS 'select 99'",
        "function public.rate()",
        "SELECT rate()",
        99,
        in_scripts=True,
        waits_for="depot",
    ),
    Race(
        "a function to be dropped is redefined",
        DEPOT + "CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS 'select 1';",
        "tables:\n" + ALTERED,
        "CREATE OR REPLACE FUNCTION rate() RETURNS int LANGUAGE sql AS 'select 99'",
        "function public.rate()",
        "SELECT rate()",
        99,
        in_scripts=True,
        while_waiting=False,
        waits_for="depot",
    ),
    Race(
        "a function is made by both",
        DEPOT,
        "tables:\n" + ALTERED + "functions: {rate(): {returns: int, language: sql, body: select 2}}",
        "CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS 'select 99'",
        "another session",
        "SELECT rate()",
        99,
        while_waiting=False,
        waits_for="depot",
    ),
    Race(
        "a table is made by both",
        "CREATE TABLE other (id int);",
        "tables: {other: {columns: {id: int}}, orders: {columns: {id: int}, indexes: {seek: [id]}}}",
        "CREATE TABLE orders (id text); INSERT INTO orders VALUES ('x')",
        "another session",
        "SELECT count(*) FROM orders",
        1,
        while_waiting=False,
    ),
    Race(
        "a seeded row is changed",
        DEPOT + "CREATE TABLE orders (id int PRIMARY KEY, state text); INSERT INTO orders VALUES (1, 'old');",
        "tables:\n" + ALTERED + "  orders:\n    columns: {id: {type: int, not_null: true}, state: text}\n"
        "    primary_key: [id]\n    seeds: {key: [id], rows: [{id: 1, state: ours}]}\n",
        "UPDATE orders SET state = 'theirs'",
        "another session has changed or deleted the row",
        "SELECT state FROM orders",
        "theirs",
        waits_for="depot",
    ),
    Race(
        "rows come that hold a label which goes",
        DEPOT
        + "CREATE TYPE state AS ENUM ('a', 'b'); CREATE TABLE orders (at state); INSERT INTO orders VALUES ('a');",
        "enums: {state: [a]}\ntables:\n" + ALTERED + "  orders: {columns: {at: state}}\n",
        "INSERT INTO orders VALUES ('b')",
        '"b"',
        "SELECT count(*) FROM orders",
        2,
        waits_for="depot",
    ),
    Race(
        "a label is added to a type that loses one",
        DEPOT + "CREATE TYPE state AS ENUM ('a', 'b'); CREATE TABLE orders (at state);",
        "enums: {state: [a]}\ntables:\n" + ALTERED + "  orders: {columns: {at: state}}\n",
        "ALTER TYPE state ADD VALUE 'c'",
        "enum public.state was changed by another session",
        "SELECT count(*) FROM pg_enum",
        3,
        while_waiting=False,
        waits_for="depot",
    ),
]

Theirs = Callable[[Database, Race, Callable[[], object]], None]


def done_before(database: Database, race: Race, go: Callable[[], object]) -> None:
    database.execute(race.theirs)
    go()


def while_it_waits(database: Database, race: Race, go: Callable[[], object]) -> None:
    with database.connect(autocommit=False) as other, running(go) as finished:
        # A view's own lock, without what it reads: SELECT would take both.
        other.execute(f"SELECT FROM {race.waits_for}".encode())
        finished.start()
        waits(database, finished)
        other.execute(race.theirs.encode())
        other.commit()


def in_the_middle(database: Database, race: Race, go: Callable[[], object]) -> None:
    with database.connect(autocommit=False) as other, running(go) as finished:
        other.execute(race.theirs.encode())
        finished.start()
        waits(database, finished)
        other.commit()


WAYS = [done_before, while_it_waits, in_the_middle]


@contextmanager
def running(go: Callable[[], object]) -> Iterator[threading.Thread]:
    raised: list[BaseException] = []

    def body() -> None:
        try:
            go()
        except BaseException as error:  # noqa: BLE001 - raised again where the test can see it
            raised.append(error)

    thread = threading.Thread(target=body)
    yield thread
    thread.join(timeout=30)
    assert not thread.is_alive()
    if raised:
        raise raised[0]


def waits(database: Database, thread: threading.Thread) -> None:
    """Until a session waits for a lock of another, or there is nothing left that could."""
    waiting = (
        "SELECT EXISTS (SELECT FROM pg_stat_activity"
        " WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0)"
    )
    assert comes_true(lambda: not thread.is_alive() or bool(database.query(waiting)[0][0]), seconds=20)


@pytest.fixture
def rounds(pytestconfig: pytest.Config) -> range:
    return range(20 if pytestconfig.getoption("--soak") else 1)


def planned(database: Database, wanted: str) -> tuple[Any, Planned, Plan]:
    connection = connect(database)
    before = Planned(connection)
    return connection, before, make_plan(connection, engine.declared(wanted), engine.request())


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("race", RACES, ids=lambda race: race.name)
def test_apply_tells_and_touches_nothing(
    race: Race, way: Theirs, make_database: Callable[[], Database], rounds: range
) -> None:
    if way is while_it_waits and not race.while_waiting:
        pytest.skip("the run has written it before")
    for _ in rounds:
        database = make_database()
        database.execute(race.setup)
        connection, before, plan = planned(database, race.wanted)
        limits = Limits(lock_timeout="20s")
        with connection, pytest.raises(RefusedError) as refused:
            way(database, race, lambda: run(connection, plan, limits=limits, environment={}, planned=before))  # noqa: B023
        assert race.told in str(refused.value), refused.value
        assert database.query(race.kept) == [(race.value,)]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("race", RACES, ids=lambda race: race.name)
def test_a_script_does_nothing_twice_and_tells_what_it_would_overwrite(
    race: Race, way: Theirs, make_database: Callable[[], Database], rounds: range
) -> None:
    if way is while_it_waits and not race.while_waiting:
        pytest.skip("the script has written it before")
    for _ in rounds:
        database = make_database()
        database.execute(race.setup)
        connection, _, plan = planned(database, race.wanted)
        connection.close()
        answers: list[subprocess.CompletedProcess[str]] = []
        way(database, race, lambda: answers.append(psql(database, script(plan))))  # noqa: B023
        if race.in_scripts and (race.locked_in_scripts or way is done_before):
            assert answers[0].returncode != 0
            assert race.told in answers[0].stderr or "tuple concurrently updated" in answers[0].stderr
            assert database.query(race.kept) == [(race.value,)]
        if race.name.startswith("a column is converted by both"):
            assert database.query(race.kept) == [(race.value,)]


def psql(database: Database, text: str) -> subprocess.CompletedProcess[str]:
    program = str(database.server.binaries.directory / "psql")
    return subprocess.run(
        [program, "-X", "-q", "-d", str(database), "-f", "-"],
        input=text.replace("lock_timeout = '5s'", "lock_timeout = '60s'"),
        capture_output=True,
        encoding="utf-8",
        env=command.environment(),
        timeout=60,
        check=False,
    )


CONVERTED = "tables: {orders: {columns: {id: int, price: {type: bigint, using: price * 100}}}}"


def test_two_scripts_at_once_convert_once(make_database: Callable[[], Database], rounds: range) -> None:
    for _ in rounds:
        database = make_database()
        database.execute("CREATE TABLE orders (id int, price int); INSERT INTO orders VALUES (1, 5)")
        connection, _, plan = planned(database, CONVERTED)
        connection.close()
        answers: list[subprocess.CompletedProcess[str]] = []
        threads = [threading.Thread(target=lambda: answers.append(psql(database, script(plan)))) for _ in range(2)]  # noqa: B023
        with database.connect(autocommit=False) as other:
            other.execute("SELECT FROM orders")
            for thread in threads:
                thread.start()
            assert comes_true(lambda: len(answers) == 1, seconds=20), "the loser does not wait"  # noqa: B023
        for thread in threads:
            thread.join()
        assert sorted(answer.returncode for answer in answers) == [0, 3]
        assert "another apply or script is running on this database" in answers[0].stderr
        assert database.query("SELECT price FROM orders") == [(500,)]
        assert psql(database, script(plan)).returncode == 0
        assert database.query("SELECT price FROM orders") == [(500,)], "and once more"


def test_a_script_and_an_apply_exclude_each_other(database: Database, tmp_path: Any) -> None:
    database.execute("CREATE TABLE orders (id int, price int); INSERT INTO orders VALUES (1, 5)")
    connection, _, plan = planned(database, CONVERTED)
    connection.close()
    (tmp_path / "orders.yaml").write_text(CONVERTED)
    answers: list[subprocess.CompletedProcess[str]] = []
    thread = threading.Thread(target=lambda: answers.append(psql(database, script(plan))))
    with database.connect(autocommit=False) as other:
        other.execute("SELECT FROM orders")
        thread.start()
        waits(database, thread)
        arguments = ("apply", "--yes", "--schema", str(tmp_path), "--db", str(database), "--lock-wait", "300ms")
        answer = command.run(*arguments)
        assert answer.code == 3
        assert "another apply or script is running on this database" in answer.err
    thread.join()
    assert answers[0].returncode == 0
    assert command.run(*arguments).code == 0
    assert database.query("SELECT price FROM orders") == [(500,)]


def test_the_loser_exits_3_and_says_so(database: Database, tmp_path: Any) -> None:
    database.execute("CREATE TABLE orders (id int)")
    (tmp_path / "orders.yaml").write_text("tables: {orders: {columns: {id: int, number: int}}}")
    with database.connect(autocommit=False) as other:
        other.execute("SELECT FROM orders")
        process = command.start("apply", "--yes", "--schema", str(tmp_path), "--db", str(database))
        watched = threading.Thread(target=process.wait)
        watched.start()
        waits(database, watched)
        other.execute("ALTER TABLE orders RENAME TO archive; CREATE TABLE orders (id int)")
        other.commit()
    answer = command.finish(process)
    watched.join()
    assert answer.code == 3
    assert "refused; nothing was changed" in answer.err
    assert (
        "table public.orders was renamed or moved by another session since the plan was made; plan again" in answer.err
    )


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        ("", False),
        ("ALTER TYPE state ADD VALUE 'theirs'", True),
        ("ALTER TYPE state RENAME VALUE 'a' TO 'theirs'", True),
    ],
)
def test_after_a_label_was_committed_only_that_is_as_planned(
    make_database: Callable[[], Database], theirs: str, told: bool
) -> None:
    database = make_database()
    database.execute("CREATE TYPE state AS ENUM ('a')")
    connection, before, plan = planned(database, "enums: {state: [a, b, c]}")
    (step,) = plan.steps
    assert not step.effects.transactional
    database.execute(step.sql)
    database.execute(theirs)
    with connection:
        before.refresh(step)
        touches = tuple(touch._replace(depth="whole") for touch in step.touches)
        question = before.before(replace(step, touches=touches)).encode()
        with pytest.raises(psycopg.Error, match="changed") if told else nullcontext():
            connection.execute(question)


def test_what_is_gone_as_planned_is_no_loss(database: Database) -> None:
    database.execute("CREATE TABLE orders (id int); CREATE TABLE other (id int)")
    connection, before, plan = planned(database, "tables: {other: {columns: {id: int}}}")
    database.execute("DROP TABLE orders")
    with connection:
        run(connection, plan, limits=Limits(), environment={}, planned=before)


def test_what_writes_the_rows_of_a_relation_anew_is_no_change(database: Database) -> None:
    database.execute("CREATE TABLE orders (id int); CREATE TABLE gone (id int); INSERT INTO gone VALUES (1)")
    connection, before, plan = planned(database, "tables: {orders: {columns: {id: int, number: int}}}")
    for statement in ("VACUUM FULL orders", "TRUNCATE orders", "ANALYZE orders", "GRANT SELECT ON gone TO PUBLIC"):
        database.execute(statement)
    with connection:
        run(connection, plan, limits=Limits(), environment={}, planned=before)
    assert database.query("SELECT to_regclass('gone') IS NULL") == [(True,)]


def test_what_changes_while_the_plan_is_made_is_told(database: Database) -> None:
    database.execute("CREATE TABLE orders (id int)")
    with connect(database) as connection:
        before = Planned(connection)
        database.execute("DROP TABLE orders; CREATE TABLE orders (id int)")
        plan = make_plan(connection, engine.declared("tables: {orders: {columns: {}}}"), engine.request())
        with pytest.raises(SchemadiffError, match="another session"):
            run(connection, plan, limits=Limits(), environment={}, planned=before)


@pytest.mark.parametrize("count", [3, 30])
def test_a_step_takes_one_round_trip(database: Database, count: int) -> None:
    tables = [f"t{number}" for number in range(count)]
    database.execute(";".join(f"CREATE TABLE {name} (id int)" for name in tables))
    wanted = "tables: {" + ", ".join(f"{name}: {{columns: {{id: bigint}}}}" for name in tables) + "}"
    connection, before, plan = planned(database, wanted)
    asked = 0
    execute = connection.execute

    def counted(*arguments: Any, **options: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*arguments, **options)

    connection.execute = counted
    with connection:
        run(connection, plan, limits=Limits(), environment={}, planned=before)
    assert len(plan.steps) == count
    assert asked == count + 7, "the rest is for the run, however many steps it has"
