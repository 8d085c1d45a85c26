"""Foreign data: secrets stay where they are, and what needs a wrapper's own code works with one."""

from __future__ import annotations

import pytest

from schemadiff.declaration import dumper
from schemadiff.errors import InputError
from schemadiff.introspection.reader import read
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from schemadiff.report.script import script
from tests.support import engine
from tests.support.databases import MakeDatabase

SERVER = (
    "foreign_data_wrappers: {{w: }}\nforeign_servers: {{s: {{wrapper: w, user_mappings: {{PUBLIC: {mapping}}}}}}}\n"
)
SECRET = SERVER.format(mapping="{options: {user: {$env: FDW_USER}, password: {$env: FDW_PASSWORD}}}")
VALUES = {"FDW_USER": "bob", "FDW_PASSWORD": "it's 100% se\\cret"}


def options(conninfo: str) -> list[str]:
    with connect(conninfo) as connection:
        (row,) = connection.execute("SELECT umoptions FROM pg_user_mappings").fetchall()
    return sorted(row[0] or [])


def test_a_secret_reaches_the_server_and_nothing_else(make_database: MakeDatabase) -> None:
    database = make_database()
    made = engine.plan(database, SECRET, environment=VALUES)
    shown = script(made) + repr(made)
    assert "se\\cret" not in shown and "bob" not in shown
    engine.converge(database, SECRET, environment=VALUES)
    assert options(database) == ["password=it's 100% se\\cret", "user=bob"]


def test_a_secret_of_the_database_is_not_read_and_the_dump_leaves_it_alone(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute(
        "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; "
        "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password 'secret')"
    )
    with connect(database) as connection:
        catalog = read(connection, registry())
    assert "secret" not in repr([o.values for o in catalog])
    dumped = dumper.dump(catalog, registry())
    assert "secret" not in "".join(dumped.values())
    assert engine.plan(database, dict(dumped)).empty
    assert options(database) == ["password=secret"]


def test_options_that_come_and_go_are_altered_in_place(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, SECRET, environment=VALUES)
    engine.converge(database, SERVER.format(mapping="{options: {host: {$env: FDW_USER}}}"), environment=VALUES)
    assert options(database) == ["host=bob"]
    engine.converge(database, SERVER.format(mapping="{}"))
    assert options(database) == ["host=bob"]


def test_what_only_the_server_knows_cannot_be_made_again(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, SECRET, environment=VALUES)
    other = SERVER.format(mapping="{}").replace("wrapper: w", "wrapper: w, type: other")
    made = engine.plan(database, other)
    assert "known to the server alone" in str(made.refusals[0])


def test_an_unset_variable_is_what_apply_needs(make_database: MakeDatabase) -> None:
    made = engine.plan(make_database(), SECRET, environment={"FDW_USER": "bob"})
    assert [str(f) for f in made.requirements] == [
        "schema.yaml:2:51: user mapping s.PUBLIC: the environment variable FDW_PASSWORD is not set"
    ]


def test_a_secret_in_the_file_is_refused() -> None:
    with pytest.raises(InputError, match=r"a secret is written as \{\$env: NAME\}"):
        engine.declared(SERVER.format(mapping="{options: {password: hunter2}}"))
    with pytest.raises(InputError, match="Write PUBLIC in capitals"):
        engine.declared(SERVER.format(mapping="{}").replace("PUBLIC", "public"))


def test_a_role_that_is_not_there_is_named(make_database: MakeDatabase) -> None:
    with pytest.raises(InputError, match="the role nobody_here does not exist"):
        engine.plan(make_database(), SERVER.format(mapping="").replace("PUBLIC", "nobody_here"))


def test_absent_sections_are_not_managed_and_empty_ones_mean_none(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute("CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w")
    assert engine.plan(database, "tables: {}\nschemas: {public: }").empty
    engine.converge(database, "schemas: {public: }\nforeign_servers: {}")
    with connect(database) as connection:
        catalog = read(connection, registry())
    assert [o.identity.name for o in catalog if o.identity.kind.startswith("foreign")] == ["w"]


def test_options_that_the_server_hides_are_not_set_again_and_again(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute("CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w")
    yaml = (
        "foreign_data_wrappers: {w: }\n"
        "foreign_servers: {s: {wrapper: w, user_mappings: {pg_monitor: {options: {user: {$env: FDW_USER}}}}}}\n"
    )
    engine.apply(database, yaml, environment=VALUES)
    with connect(database) as connection:
        connection.execute("SET ROLE pg_monitor")
        assert connection.execute("SELECT umoptions FROM pg_user_mappings").fetchall() == [(None,)]
        assert engine.plan(connection, yaml, environment=VALUES).empty
