"""Nothing that a YAML's author wrote runs on the target while a plan or a diff of it is made.

Each declaration would do something that can be seen: move a sequence, write a large object or a file, end a session,
wait, notify, or bring a row of another table into the output. The target is a real one, and the role a superuser's, as
it is where the role that plans is the role that applies.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from schemadiff.postgres.embedded import Server
from tests.security.target import SECRET, SECRETS, SETUP, Watcher, state
from tests.support.command import Answer, invoke
from tests.support.databases import Database, drop

#: What an expression of type boolean can do; {0} is a file that must not be there afterwards.
DEEDS = {
    "setval": "setval('public.ticket', 4711) > 0",
    "nextval": "nextval('public.ticket') > 0",
    "pg_sleep": "pg_sleep(20) IS NOT NULL",
    "pg_sleep_for": "pg_sleep_for('20 s') IS NOT NULL",
    "lo_import": "lo_import('/etc/passwd', 4242) = 4242",
    "lo_from_bytea": "lo_from_bytea(4243, 'x'::bytea) = 4243",
    "lo_creat": "lo_creat(-1) > 0",
    "lo_export": "lo_export(lo_import('/etc/passwd'), '{0}') = 1",
    "pg_read_file": "pg_read_file('/etc/passwd')::integer = 1",
    "pg_read_binary_file": "encode(pg_read_binary_file('/proc/self/environ'), 'escape')::integer = 1",
    "pg_ls_dir": "(SELECT count(*) FROM pg_ls_dir('.')) > 0",
    "pg_terminate_backend": (
        "query_to_xml('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
        " and datname = current_database()', true, true, '') IS NOT NULL"
    ),
    "set_config": "set_config('search_path', 'evil', false) = 'evil'",
    "pg_notify": "pg_notify('everybody', 'x') IS NOT NULL",
    "query_to_xml": "query_to_xml('select secret from app.person', true, true, '')::text::integer = 1",
    "table_to_xml": "table_to_xml('app.person', true, true, '')::text::integer = 1",
    "database_to_xml": "database_to_xml(true, true, '')::text::integer = 1",
    "cursor_to_xml": "cursor_to_xml('c', 1, true, true, '') IS NULL",
    "current_setting": "current_setting('data_directory')::integer = 1",
    "pg_advisory_lock": "pg_advisory_lock(1) IS NOT NULL",
    "pg_reload_conf": "pg_reload_conf()",
    "pg_switch_wal": "pg_switch_wal() IS NOT NULL",
    "repeat": "length(repeat('x', 1000000000)) > 0 AND length(repeat('y', 1000000000)) > 0",
    "lpad": "length(lpad('x', 1000000000)) > 0",
    "generate_series": "(SELECT count(*) FROM generate_series(1, 10000000000)) > 0",
    "factorial": "factorial(100000) > 0",
    "power": "9.99 ^ 99999.9 > 0",
    "falsely immutable": "public.sing('x') = 'x'",
    "falsely immutable, unqualified": "sing('x') = 'x'",
    "an operator": "1 ^^^ 2",
    "a qualified operator": "1 OPERATOR(public.^^^) 2",
    "an operator's function": "pg_catalog.int4eq(public.louder(1, 2)::integer, 1)",
    "a domain": "'x'::public.sung = 'x'",
    "an array of a domain": "'{x}'::public.sung[] IS NOT NULL",
    "a row of a domain": "'(a,b)'::public.chord IS NOT NULL",
    "a cast": "'sad'::public.mood::integer = 1",
    "a subquery": f"(SELECT secret FROM app.person LIMIT 1) = '{SECRET}'",
    "an existing secret": "EXISTS (SELECT FROM pg_authid)",
    "regclass": "'app.person'::regclass::oid = 1",
    "xml": "'<a/>'::xml IS NOT NULL",
    "a moment": "clock_timestamp() > 'now'::timestamptz",
    "dblink": "dblink_exec('dbname=' || current_database(), 'DROP TABLE app.visit') IS NOT NULL",
}

PERSON = {
    "id": {"type": "int", "not_null": True},
    "name": "text",
    "secret": "text",
    "age": "int",
    "feels": "mood",
    "said": "sung",
    "tunes": "sung[]",
}
THING: dict[str, Any] = {
    "id": {"type": "int", "not_null": True},
    "size": "int",
    "ok": {"type": "boolean", "default": "true"},
    "big": {"type": "boolean", "generated": {"stored": "size > 9"}},
}


def person(**more: Any) -> dict[str, Any]:
    return {"tables": {"person": {"columns": PERSON, "primary_key": ["id"], **more}}}


def thing(columns: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"tables": {"thing": {"columns": {**THING, **(columns or {})}, "primary_key": ["id"], **more}}}


def visit(columns: dict[str, Any], **more: Any) -> dict[str, Any]:
    kept = {"id": {"type": "int", "not_null": True}, "at": "timestamp"}
    return {"tables": {"visit": {"columns": {**kept, **columns}, "primary_key": ["id"], **more}}}


def log(key: str, bounds: dict[str, str], name: str = "log", place: str = "text") -> dict[str, Any]:
    partitions = {f"{name}_{n}": {"values": bound} for n, bound in bounds.items()}
    columns = {"id": "int", "place": place}
    return {"tables": {name: {"columns": columns, "partition_by": f"list ({key})", "partitions": partitions}}}


#: Where an expression can stand that planning looks at: what is counted, what is asked about, what is compared.
PLACES: dict[str, Callable[[str], dict[str, Any]]] = {
    "a new check": lambda e: person(checks={"c": e}),
    "a changed check": lambda e: thing(checks={"c": e}),
    "a changed bound": lambda e: log("place", {"a": f"IN ((({e})::text))"}),
    "a changed generated column": lambda e: thing({"big": {"type": "boolean", "generated": {"stored": e}}}),
    "a conversion that a check looks at": lambda e: visit(
        {"at": {"type": "boolean", "using": e}}, checks={"c": "at IS NOT FALSE"}
    ),
}

MORE: dict[str, Callable[[str], dict[str, Any]]] = {
    "a check of a renamed table": lambda e: {
        "tables": {"people": {"renamed_from": "person", **person(checks={"c": e})["tables"]["person"]}}
    },
    "a new bound": lambda e: log("place", {"a": "IN ('a')", "b": f"IN ((({e})::text))"}),
    "a conversion that a seed looks at": lambda e: visit(
        {"at": {"type": "boolean", "using": e}}, seeds={"key": ["id"], "rows": [{"id": 1, "at": True}]}
    ),
    "a backfill": lambda e: visit({"b": {"type": "boolean", "not_null": True, "backfill": e}}),
    "a new default": lambda e: visit(
        {"b": {"type": "boolean", "default": e}}, seeds={"key": ["id"], "rows": [{"id": 1, "b": True}]}
    ),
    "a changed default": lambda e: thing({"ok": {"type": "boolean", "default": e}}),
    "a value of a seed": lambda e: visit(
        {"b": "boolean"}, seeds={"key": ["id"], "rows": [{"id": 9, "b": {"$sql": e}}]}
    ),
    "the condition of a unique index": lambda e: person(
        indexes={"i": {"columns": ["name"], "unique": True, "where": e}}
    ),
    "the expression of an index": lambda e: person(indexes={"i": {"columns": [f"({e})"], "unique": True}}),
    "a changed expression of an index": lambda e: thing(indexes={"by_size": [f"({e})"]}),
    "a changed condition of an index": lambda e: thing(indexes={"small": {"columns": ["id"], "where": e}}),
    "an exclusion": lambda e: thing(exclusions={"x": {"elements": [f"({e}) WITH ="]}}),
    "a changed policy": lambda e: thing(policies={"seen": {"using": e}}),
    "a changed trigger": lambda e: thing(
        triggers={"touched": {"timing": "before update", "for_each": "row", "when": e, "execute": "public.touch()"}}
    ),
    "a changed rule": lambda e: thing(rules={"kept": {"event": "delete", "instead": True, "when": e}}),
    "a changed view": lambda e: {**thing(), "views": {"seen": f"SELECT id FROM thing WHERE {e}"}},
    "a new materialized view": lambda e: {**thing(), "materialized_views": {"m": f"SELECT id FROM thing WHERE {e}"}},
    "a partition key": lambda e: log(f"({e})", {"a": "IN (true)"}, name="cut"),
    "a changed domain's check": lambda e: {"domains": {"tone": {"type": "text", "checks": {"c": e}}}},
    "a new check of a domain of rows": lambda e: {
        "domains": {"sung": {"type": "text", "checks": {"c": "sing(VALUE) IS NOT NULL", "d": e}}},
        **person(),
    },
    "a changed default of a parameter": lambda e: {
        "functions": {
            f"with_default(a boolean DEFAULT {e})": {"returns": "int", "language": "sql", "sql_body": "RETURN 1"}
        }
    },
    "statistics": lambda e: thing(statistics={"sizes": {"columns": ["(size + 1)", f"({e})"]}}),
}


@pytest.fixture(scope="module")
def target(server: Server, _database_names: Iterator[str]) -> Iterator[Database]:
    """One database for all: each test sees that it has not changed."""
    name = next(_database_names)
    server.create_database(name)
    database = Database(server, name)
    database.execute(SETUP)
    yield database
    drop(database)


@pytest.fixture
def watched(target: Database) -> Iterator[Database]:
    """The target; what it holds and who is connected has to be the same afterwards."""
    before = state(target)
    watcher = Watcher(target)
    try:
        yield target
        watcher.check()
        assert state(target) == before
    finally:
        watcher.close()


def planned(target: Database, folder: Path, content: dict[str, Any], *flags: str, diff: bool = False) -> Answer:
    """What a plan says, after seeing that it was quick and gave nothing away."""
    folder.mkdir(exist_ok=True)
    (folder / "hostile.yaml").write_text(json.dumps({"schema": "app", **content}), encoding="utf-8")
    began = time.monotonic()
    if diff:
        answer = invoke("diff", str(target), str(folder), *flags)
    else:
        answer = invoke("plan", "--db", str(target), "--schema", str(folder), "--sql", *flags)
    assert time.monotonic() - began < 15, "it has waited for something"
    said = answer.out + answer.err
    assert not any(secret in said.replace(json.dumps(content), "") for secret in SECRETS if secret not in str(content))
    assert "root:" not in said, "a file of the server was shown"
    assert "has a bug" not in said, said
    return answer


def deed(name: str, folder: Path) -> str:
    return DEEDS[name].replace("{0}", str(folder / "written"))


SOME = [(name, place) for i, name in enumerate(DEEDS) for j, place in enumerate(PLACES) if (i + j) % len(PLACES) < 2]
"""Every deed at two places, and every place with many; all of them are a long campaign."""


@pytest.mark.parametrize(("name", "place"), SOME)
def test_plan(watched: Database, tmp_path: Path, name: str, place: str) -> None:
    planned(watched, tmp_path / "schema", PLACES[place](deed(name, tmp_path)))
    assert not (tmp_path / "written").exists()


@pytest.mark.parametrize("name", DEEDS)
def test_plan_without_writes_counts_nothing_more(watched: Database, tmp_path: Path, name: str) -> None:
    planned(watched, tmp_path / "schema", PLACES["a new check"](deed(name, tmp_path)), "--no-target-writes")
    assert not (tmp_path / "written").exists()


@pytest.mark.parametrize("place", MORE)
@pytest.mark.parametrize("name", ["setval", "falsely immutable", "a row of a domain"])
def test_plan_of_other_places(watched: Database, tmp_path: Path, name: str, place: str) -> None:
    planned(watched, tmp_path / "schema", MORE[place](deed(name, tmp_path)))


@pytest.mark.parametrize("place", ["a new check", "a changed bound"])
@pytest.mark.parametrize("name", ["setval", "query_to_xml", "falsely immutable", "an array of a domain"])
def test_diff(watched: Database, tmp_path: Path, name: str, place: str) -> None:
    planned(watched, tmp_path / "schema", PLACES[place](deed(name, tmp_path)), diff=True)
    planned(watched, tmp_path / "schema", PLACES[place](deed(name, tmp_path)), "--no-target-writes", diff=True)


@pytest.mark.soak
@pytest.mark.parametrize("flags", [(), ("--no-target-writes",)], ids=["asking", "without-writes"])
@pytest.mark.parametrize("diff", [False, True], ids=["plan", "diff"])
@pytest.mark.parametrize("place", [*PLACES, *MORE])
@pytest.mark.parametrize("name", DEEDS)
def test_everything(
    watched: Database, tmp_path: Path, name: str, place: str, diff: bool, flags: tuple[str, ...]
) -> None:
    planned(watched, tmp_path / "schema", {**PLACES, **MORE}[place](deed(name, tmp_path)), *flags, diff=diff)
    assert not (tmp_path / "written").exists()


@pytest.mark.parametrize(
    ("name", "key", "place"),
    [("sung_log", "place", "sung"), ("keyed_log", "(sing('x') || place)", "text")],
    ids=["a domain", "a key that calls"],
)
def test_what_brings_a_bound_to_its_key_does_not_run(
    watched: Database, tmp_path: Path, name: str, key: str, place: str
) -> None:
    content = log(key, {"a": "IN ('c', 'b')"}, name=name, place=place)
    answer = planned(watched, tmp_path / "schema", content)
    assert answer.code == 0, answer


def test_what_cannot_be_counted_is_said(watched: Database, tmp_path: Path) -> None:
    answer = planned(watched, tmp_path / "schema", person(checks={"c": "public.sing('x') = 'x'", "d": "age < 35"}))
    assert "check app.person.c: rows not counted: " in answer.out
    assert "the test calls public.sing(), which is not built in" in answer.out
    assert answer.code == 3 and "1 row of app.person violates d" in answer.out


def test_a_value_in_an_error_is_not_shown(watched: Database, tmp_path: Path) -> None:
    answer = planned(watched, tmp_path / "schema", person(checks={"c": "secret::integer > 0"}))
    assert "raises an error for some row (SQLSTATE 22P02)" in answer.out


def test_the_target_tells_what_ran_in_it(database: Database) -> None:
    database.execute(SETUP)
    before = state(database)
    database.execute("SELECT sing('x')")
    sung = state(database)
    assert sung != before
    database.execute("SELECT 'x'::sung")
    assert state(database) != sung


@pytest.mark.parametrize(
    "text",
    [
        "'x'::public.song = 'x'",
        "'{x}'::public.song[] IS NOT NULL",
        "tunes <> '{x}'",
        "more <> '{x}'",
        "tunes = said::text::song[]",
    ],
)
def test_a_renamed_domain_is_the_one_that_the_server_has(database: Database, tmp_path: Path, text: str) -> None:
    """Its check runs for a constant under the new name as under the old one, in whatever column it is found."""
    database.execute(SETUP + "ALTER TABLE app.person ADD CONSTRAINT c CHECK (name IS NOT NULL)")
    before = state(database)
    folder = tmp_path / "schema"
    folder.mkdir()
    song = {"renamed_from": "sung", "type": "text", "checks": {"sung_check": "sing(VALUE) IS NOT NULL"}}
    (folder / "public.yaml").write_text(json.dumps({"domains": {"song": song}}), encoding="utf-8")
    columns = {**PERSON, "said": "public.song", "tunes": "public.song[]", "more": "public.song[]"}
    content = {"tables": {"person": {"columns": columns, "primary_key": ["id"], "checks": {"c": text}}}}
    answer = planned(database, folder, content)
    assert "rename domain public.sung to song" in answer.out, answer
    assert state(database) == before
