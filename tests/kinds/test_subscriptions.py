"""Subscriptions: the connection string is a secret, and no publisher is asked for anything."""

from __future__ import annotations

import pytest

from schemadiff.declaration import dumper
from schemadiff.errors import InputError, ServerError
from schemadiff.introspection.reader import read
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from schemadiff.report.script import script
from tests.support import engine
from tests.support.databases import MakeDatabase

ONE = "subscriptions: {s: {connection: {$env: PUBLISHER}, publications: news}}\n"
CONNECTION = "host=/nowhere dbname=app password='it''s 100% se\\\\cret'".replace("''", "\\'")
OWN = "(SELECT oid FROM pg_database WHERE datname = current_database())"
VALUES = {"PUBLISHER": CONNECTION}


def test_the_connection_string_reaches_the_server_and_nothing_else(make_database: MakeDatabase) -> None:
    database = make_database()
    made = engine.plan(database, ONE, environment=VALUES)
    shown = script(made) + repr(made)
    assert "100%" not in shown and "nowhere" not in shown
    engine.converge(database, ONE, environment=VALUES)
    found = database.query(
        f"SELECT subconninfo, subslotname::text, subenabled FROM pg_subscription WHERE subdbid = {OWN}"
    )
    assert found == [(CONNECTION, "s", False)]
    with connect(database) as connection:
        catalog = read(connection, registry())
    dumped = "".join(dumper.dump(catalog, registry()).values())
    assert "nowhere" not in dumped + repr([o.values for o in catalog])
    assert "    publications: [news]" in dumped
    assert engine.plan(database, dumped).empty


def test_what_the_server_cannot_parse_is_not_shown(make_database: MakeDatabase) -> None:
    with pytest.raises(ServerError, match="the connection string of subscription s cannot be parsed") as raised:
        engine.apply(make_database(), ONE, environment={"PUBLISHER": "hunter2"})
    assert "hunter2" not in str(raised.value)


def test_none_is_made_without_a_connection_string(make_database: MakeDatabase) -> None:
    made = engine.plan(make_database(), "subscriptions: {s: {publications: news}}\n")
    assert [str(f) for f in made.refusals] == [
        "schema.yaml:1:17: subscription s cannot be made without `connection`\n    Write {$env: NAME}."
    ]


def test_a_role_that_may_not_read_the_connection_string_plans_all_the_same(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, ONE, environment=VALUES)
    database.execute("CREATE ROLE reads_no_secret LOGIN")
    try:
        made = engine.plan(f"{database} options='-c role=reads_no_secret'", ONE, environment=VALUES)
        assert made.empty
    finally:
        database.execute("DROP ROLE reads_no_secret")


def test_enabled_is_set_after_it_is_made_and_a_drop_tells_of_the_slot(make_database: MakeDatabase) -> None:
    database = make_database()
    enabled = ONE.replace("news}", "news, enabled: true}")
    engine.converge(database, enabled, environment=VALUES)
    assert database.query("SELECT subenabled FROM pg_subscription WHERE subdbid = " + OWN) == [(True,)]
    made = engine.plan(database, "subscriptions:\ntables: {t: {columns: {a: integer}}}\n")
    assert any("its slot s stays on the publisher" in h.why for h in made.hazards)
    engine.converge(database, "subscriptions:\ntables: {t: {columns: {a: integer}}}\n")
    assert database.query("SELECT count(*) FROM pg_subscription WHERE subdbid = " + OWN) == [(0,)]


def test_no_slot_is_never_enabled() -> None:
    with pytest.raises(InputError, match="a subscription without a slot cannot be enabled"):
        engine.declared(ONE.replace("news}", "news, enabled: true, slot_name: none}"))
