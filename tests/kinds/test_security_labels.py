"""Security labels: read wherever they are, managed where they are written, refused where nobody provides them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from schemadiff.declaration import dumper
from schemadiff.diff.catalogs import Scope
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.plan import Plan
from schemadiff.postgres.connection import connect
from tests.support import engine, label_provider
from tests.support.command import invoke
from tests.support.databases import Database

LABELLED = """
tables:
  t: {columns: {a: {type: int, security_labels: {dummy: a}}, b: int}, security_labels: {dummy: t}}
views: {v: {query: SELECT 1 AS a, columns: {a: {security_labels: {dummy: v}}}}}
"""
BARE = "tables: {t: {columns: {a: int, b: int}}}\nviews: {v: {query: SELECT 1 AS a}}"
OTHERS = """
roles: {%(role)s: {security_labels: {dummy: role}}}
languages: {l: {handler: plpgsql_call_handler, security_labels: {dummy: language}}}
event_triggers: {e: {event: ddl_command_end, execute: f(), security_labels: {dummy: event}}}
subscriptions:
  %(role)s:
    connection: {$env: CONNECTION}
    publications: [p]
    slot_name: none
    enabled: false
    security_labels: {dummy: subscription}
shell_types: {s: {security_labels: {dummy: shell}}}
base_types: {label: {input: label_in, output: label_out, security_labels: {dummy: base}}}
functions:
  f(): {returns: event_trigger, language: plpgsql, body: BEGIN END}
  label_in(cstring): {returns: label, language: internal, volatility: immutable, strict: true, body: textin}
  label_out(label): {returns: cstring, language: internal, volatility: immutable, strict: true, body: textout}
"""


def sql_of(plan: Plan) -> list[str]:
    return [step.sql for step in plan.steps]


def labels(database: Database) -> list[str]:
    return [f"{row[0]} {row[1]}" for row in database.query("SELECT objname, label FROM pg_seclabels ORDER BY 1")]


@pytest.fixture
def provided(database: Database, reachable: Path) -> Database:
    label_provider.load(database, reachable)
    return database


@pytest.fixture
def role(database: Database) -> Iterator[str]:
    name = f"labelled_{database.name}"
    yield name
    database.execute(
        f"DO $$ BEGIN IF EXISTS (SELECT FROM pg_subscription WHERE subname = '{name}') THEN "
        f"ALTER SUBSCRIPTION {name} DISABLE; ALTER SUBSCRIPTION {name} SET (slot_name = NONE); END IF; END $$"
    )
    database.execute(f"DROP SUBSCRIPTION IF EXISTS {name}")
    database.execute(f"DROP ROLE IF EXISTS {name}")


def test_labels_that_nobody_declares_stay_and_come_back(provided: Database) -> None:
    engine.converge(provided, LABELLED)
    assert engine.plan(provided, BARE).empty
    before = labels(provided)
    engine.converge(provided, BARE.replace("SELECT 1 AS a", "SELECT 1::bigint AS a"))
    assert labels(provided) == before == ["t t", "t.a a", "v.a v"]


def test_an_empty_mapping_takes_them_back(provided: Database) -> None:
    engine.converge(provided, LABELLED)
    engine.converge(provided, "tables: {t: {columns: {a: {type: int, security_labels: {}}, b: int}}}")
    assert labels(provided) == ["t t"]


def test_where_the_yaml_is_the_whole_truth_they_go(provided: Database) -> None:
    engine.converge(provided, LABELLED)
    scope = Scope(manage=lambda identity: identity.kind == "security_labels")
    engine.converge(provided, BARE.replace("columns: {a: int", "columns: {a: bigint"), scope=scope)
    assert labels(provided) == ["v.a v"], "a column of a view is written only where something is said about it"


def test_they_follow_renames(provided: Database) -> None:
    engine.converge(provided, LABELLED)
    renamed = "tables: {u: {renamed_from: t, columns: {a: {type: int, security_labels: {dummy: a}}, b: int}}}\n"
    engine.converge(provided, renamed + "views: {v: {query: SELECT 1 AS a}}")
    assert labels(provided) == ["u t", "u.a a", "v.a v"]


def test_the_rarer_objects_take_labels_too(provided: Database, role: str) -> None:
    yaml = OTHERS % {"role": role}
    keep = Scope(ignore=lambda identity: identity.kind == "role" and identity.name != role)
    environment = {"CONNECTION": "dbname=nowhere"}
    engine.converge(provided, yaml, scope=keep, environment=environment)
    found = provided.query("SELECT label FROM pg_seclabels WHERE provider = 'dummy' ORDER BY 1")
    assert [row[0] for row in found] == ["base", "event", "language", "role", "shell", "subscription"]
    engine.converge(provided, yaml.replace("{dummy: ", "{dummy: new "), scope=keep, environment=environment)


def test_a_provider_that_is_not_loaded_refuses_the_plan(database: Database) -> None:
    engine.apply(database, BARE)
    made = engine.plan(database, LABELLED)
    (refusal,) = made.refusals
    assert str(refusal).startswith("schema.yaml:3:")
    assert "the server has loaded no provider of security labels dummy" in str(refusal)
    assert "SECURITY LABEL FOR dummy ON TABLE public.t IS 't'" in sql_of(made)


def _write_down(database: Database) -> None:
    database.execute(
        "SET allow_system_table_mods = on; "
        "INSERT INTO pg_seclabel SELECT r::regclass, 'pg_class'::regclass, n, p, l FROM (VALUES "
        "('t', 0, 'dummy', 't'), ('t', 1, 'dummy', 'a'), ('t', 0, 'other', 'x=y'), "
        "('v', 1, 'dummy', 'v')) AS x (r, n, p, l)"
    )


def test_what_is_labelled_is_read_and_dumped(database: Database) -> None:
    engine.apply(database, BARE)
    _write_down(database)
    with connect(database) as connection:
        files = dumper.dump(reader.read(connection, registry()), registry())
    assert engine.plan(database, files).empty
    text = "".join(files.values())
    assert text.count("security_labels") == 3
    assert "other: x=y" in text
    gone = engine.plan(database, BARE.replace("{columns", "{security_labels: {dummy: t}, columns"))
    assert sql_of(gone) == ["SECURITY LABEL FOR other ON TABLE public.t IS NULL"]


def test_two_folders_differ_by_their_labels_alone(tmp_path: Path) -> None:
    for name, text in (("one", LABELLED), ("other", LABELLED.replace("dummy: a", "dummy: b"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "schema.yaml").write_text(text)
    answer = invoke("diff", str(tmp_path / "one"), str(tmp_path / "other"), "--format", "sql")
    assert answer.code == 0, answer
    assert [line for line in answer.out.splitlines() if line.startswith("SECURITY")] == [
        "SECURITY LABEL FOR dummy ON COLUMN public.t.a IS 'b';"
    ]
