"""The platform schema in ``schema/``, brought to databases in the states that its hand-numbered migrations left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemadiff.plan import Plan
from tests.support import engine
from tests.support.databases import Database, MakeDatabase

SCHEMA = Path(__file__).parents[2] / "schema"
ENVIRONMENT = {"LANCIO_DATABASE_PASSWORD": "made-up"}
BASE = (
    "organizations projects credentials invoices payment_methods tax_ids usage_metrics addons customer_profiles credits"
).split()


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The files of the folder, by name."""
    return {str(file.relative_to(SCHEMA)): file.read_text() for file in sorted(SCHEMA.rglob("*.yaml"))}


@pytest.fixture
def platform(make_database: MakeDatabase, texts: dict[str, str], _platform_template: str) -> Database:
    """A database that holds the whole platform, seeds included."""
    return make_database(template=_platform_template)


@pytest.fixture(scope="module")
def _platform_template(request: pytest.FixtureRequest, texts: dict[str, str]) -> Iterator[str]:
    server = request.getfixturevalue("server")
    name = f"platform_{request.config.getoption('--pg') or ''}_{id(request)}"
    engine.converge(server.create_database(name), texts, environment=ENVIRONMENT)
    yield name
    server.drop_database(name)


def titles(made: Plan) -> list[str]:
    return [step.title for step in made.steps]


def operations(made: Plan) -> set[str]:
    return {step.operation for step in made.steps}


def test_an_empty_database_becomes_the_platform_and_then_nothing_is_left(
    database: Database, texts: dict[str, str]
) -> None:
    made = engine.converge(database, texts, environment=ENVIRONMENT)
    assert len(made.steps) > 200
    assert len(made.transactions()) == 1
    tables = {
        row[0]
        for row in database.query(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'platform'::regnamespace"
        )
    }
    assert len(tables) == 25
    plans = database.query("SELECT id, price::text FROM platform.billing_plans ORDER BY sort_order")
    assert plans == [("tier_free", "0.00"), ("tier_pro", "25.00"), ("tier_team", "599.00"), ("tier_enterprise", "0.00")]
    owner = database.query(
        "SELECT m.role FROM platform.organization_members m JOIN platform.organizations o ON o.id = m.organization_id"
        " WHERE o.slug = 'lancio'"
    )
    assert owner == [("owner",)]
    assert database.query("SELECT database_password FROM platform.projects") == [("made-up",)]


def test_a_database_with_the_base_tables_gets_only_what_is_missing(database: Database, texts: dict[str, str]) -> None:
    base = {n: t for n, t in texts.items() if Path(n).stem in BASE or n == "platform.yaml" or "update_updated_at" in n}
    engine.converge(database, base, environment=ENVIRONMENT, seeds=frozenset())
    made = engine.converge(database, texts, environment=ENVIRONMENT)
    assert operations(made) == {"create", "insert"}
    for table in BASE:
        assert f"create table platform.{table}" not in titles(made)
    assert "create table platform.users" in titles(made)


def test_one_changed_price_is_one_updated_row(platform: Database, texts: dict[str, str]) -> None:
    before = platform.query("SELECT id, updated_at FROM platform.billing_plans ORDER BY id")
    name = "tables/billing_plans.yaml"
    assert "price: 25.00" in texts[name]
    made = engine.converge(
        platform, {**texts, name: texts[name].replace("price: 25.00", "price: 29.00")}, environment=ENVIRONMENT
    )
    assert [step.operation for step in made.steps] == ["update"]
    assert "29.00" in made.steps[0].sql
    after = platform.query("SELECT id, updated_at FROM platform.billing_plans ORDER BY id")
    assert [a[0] for a, b in zip(after, before, strict=True) if a != b] == ["tier_pro"]


def test_the_lancio_seed_without_its_user_is_refused(database: Database, texts: dict[str, str]) -> None:
    users = texts["tables/users.yaml"]
    without = users[: users.index("    seeds:")]
    made = engine.plan(database, {**texts, "tables/users.yaml": without}, environment=ENVIRONMENT)
    assert made.refusals
    said = "\n".join(str(r) for r in made.refusals)
    assert "organization_members" in said
    assert "neither declared nor in the database" in said
    assert "organization_members.yaml:" in said


def test_a_trigger_without_the_column_that_its_function_writes_is_named(
    database: Database, texts: dict[str, str]
) -> None:
    sessions = texts["tables/user_sessions.yaml"]
    without = "\n".join(line for line in sessions.splitlines() if not line.strip().startswith("updated_at:"))
    made = engine.plan(database, {**texts, "tables/user_sessions.yaml": without}, environment=ENVIRONMENT)
    said = "\n".join(str(w) for w in made.warnings)
    assert "update_user_sessions_updated_at" in said
    assert "updated_at" in said
    assert "user_sessions.yaml:" in said


def test_a_table_made_by_hand_takes_the_declared_shape(platform: Database, texts: dict[str, str]) -> None:
    platform.execute(
        """
        DROP TABLE platform.organization_members;
        CREATE TABLE platform.organization_members (
          id uuid, organization_id uuid, user_id uuid, role varchar(20), joined_at timestamp,
          CONSTRAINT organization_members_organization_id_user_id_key UNIQUE (organization_id, user_id));
        INSERT INTO platform.organization_members
        SELECT gen_random_uuid(), o.id, u.id, 'owner', now() FROM platform.organizations o, platform.users u LIMIT 1;
        """
    )
    key = "SELECT oid FROM pg_constraint WHERE conname = 'organization_members_organization_id_user_id_key'"
    before = platform.query(key)
    made = engine.converge(platform, texts, environment=ENVIRONMENT)
    assert "create table platform.organization_members" not in titles(made)
    assert platform.query(key) == before, "the unique constraint that was there is kept"
    assert platform.query("SELECT role FROM platform.organization_members") == [("owner",)]


def test_an_index_of_the_same_name_on_another_column_is_replaced(platform: Database, texts: dict[str, str]) -> None:
    platform.execute(
        "DROP INDEX platform.idx_api_keys_hash;"
        " CREATE UNIQUE INDEX idx_api_keys_hash ON platform.api_keys (id, key_hash)"
    )
    made = engine.converge(platform, texts, environment=ENVIRONMENT)
    assert titles(made) == ["drop index platform.idx_api_keys_hash", "re-create index platform.idx_api_keys_hash"]


def test_not_null_over_rows_without_a_value_is_refused_with_their_number(
    platform: Database, texts: dict[str, str]
) -> None:
    from schemadiff.apply.row_checks import check_rows
    from schemadiff.postgres.connection import connect

    platform.execute(
        "ALTER TABLE platform.users ALTER mfa_enabled DROP NOT NULL; UPDATE platform.users SET mfa_enabled = NULL"
    )
    made = engine.plan(platform, texts, environment=ENVIRONMENT)
    with connect(platform) as connection:
        found = [str(f) for f in check_rows(connection, made)]
    assert len(found) == 1
    assert re.search(r"users\.yaml:\d+:\d+: 1 row", found[0]), found
    assert "mfa_enabled" in found[0]


def test_one_table_in_two_files_is_an_error_that_names_both(tmp_path: Path, texts: dict[str, str]) -> None:
    from schemadiff.errors import InputError

    with pytest.raises(InputError) as caught:
        engine.declared({**texts, "tables/again.yaml": texts["tables/users.yaml"]})
    said = str(caught.value)
    assert "tables/again.yaml:" in said
    assert "tables/users.yaml:" in said


def test_every_foreign_key_has_a_full_index_and_no_index_repeats_another(texts: dict[str, str]) -> None:
    catalog = engine.declared(texts)
    for table in catalog.by_kind["table"]:
        keys: dict[str, tuple[str, ...]] = {}
        partial: set[str] = set()
        for child in catalog.children(table.identity):
            if child.identity.kind in ("primary_key", "unique"):
                keys[child.identity.name] = child.get("columns")
            elif child.identity.kind == "index":
                keys[child.identity.name] = tuple(e.column or f"({e.expression})" for e in child.get("columns"))
                if child.get("where") is not None:
                    partial.add(child.identity.name)
        for child in catalog.children(table.identity, "foreign_key"):
            columns = child.get("columns")
            full = [n for n, key in keys.items() if n not in partial and key[: len(columns)] == columns]
            assert full, f"{child.identity} has no index"
        for name, key in keys.items():
            again = [n for n, other in keys.items() if n != name and n not in partial and other[: len(key)] == key]
            assert name in partial or not again, f"{name} is the beginning of {again} on {table.identity}"


def test_the_twelve_tables_have_fifty_indexes_each_with_its_reason(texts: dict[str, str]) -> None:
    twelve = (
        "users organization_members project_members project_addons project_metrics billing_plans user_sessions"
        " organization_invitations api_keys audit_logs feature_flags organization_feature_flags"
    ).split()
    catalog = engine.declared(texts)
    indexes = [i for i in catalog.by_kind["index"] if i.parent is not None and i.parent.name in twelve]
    assert len(indexes) >= 50
    for index in indexes:
        assert index.place is not None
        above = texts[index.place.file].splitlines()[index.place.line - 2].strip()
        assert above.startswith("#"), f"{index.identity} says no reason at {index.place}"
