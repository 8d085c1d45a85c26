"""schemadiff doctor says what is found, and what to do about it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Declare
from tests.support.command import Answer, invoke
from tests.support.databases import Database


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in an empty folder."""
    monkeypatch.chdir(tmp_path)


def doctor(*arguments: str, **env: str) -> Answer:
    return invoke("doctor", *arguments, env=env)


def checks(answer: Answer) -> dict[str, tuple[str, str]]:
    found: dict[str, Any] = json.loads(answer.out)
    assert found["format"] == "schemadiff doctor"
    assert found["ok"] is (answer.code == 0)
    return {check["subject"]: (check["state"], check["found"]) for check in found["checks"]}


def test_without_a_database_the_rest_is_checked(tmp_path: Path) -> None:
    answer = doctor()
    assert answer.code == 0, answer.out
    assert "ok       schemadiff: version" in answer.out
    assert "note     YAML: schema/ does not exist\n         `schemadiff init` writes it." in answer.out
    assert "note     database: none is named" in answer.out
    assert "scratch server: embedded, PostgreSQL" in answer.out
    assert list(tmp_path.iterdir()) == []


def test_with_a_database_its_server_and_the_privileges_are_checked(declare: Declare, database: Database) -> None:
    declare("extensions: {pgcrypto: {}, no_such: {}, perhaps: {optional: true}}\ntables: {t: {columns: {a: int}}}\n")
    answer = doctor("--db", database, "--format", "json")
    assert answer.code == 1
    found = checks(answer)
    assert found["server"][1].startswith(f"PostgreSQL {database.server.version}")
    assert found["plan"][0] == "ok"
    assert found["apply"][0] == "ok"
    assert found["extension no_such"] == ("problem", "the server does not offer it")
    assert found["extension perhaps"][0] == "note"
    assert found["YAML"][0] == "ok"


def test_what_a_role_may_not_do_is_said(declare: Declare, database: Database) -> None:
    declare("tables: {t: {columns: {a: int}}}\n")
    role = f"reader_{database.name}"
    database.execute(f"""
        CREATE TABLE t (a int); CREATE ROLE {role} LOGIN;
        REVOKE TEMPORARY ON DATABASE {database.name} FROM PUBLIC; GRANT CREATE ON SCHEMA public TO {role};
    """)
    try:
        found = checks(doctor("--db", f"{database} user={role}", "--format", "json"))
        assert found["plan"] == ("note", f"the role {role} may not create temporary tables")
        assert found["apply"][0] == "problem"
        assert "public.t belong" in found["apply"][1]
        database.execute(f"REVOKE ALL ON SCHEMA public FROM {role}, PUBLIC")
        found = checks(doctor("--db", f"{database} user={role}", "--format", "json"))
        assert found["plan"] == ("problem", f"the role {role} may not use schema public")
        assert found["apply"] == ("problem", f"the role {role} may not create objects in public")
    finally:
        database.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")


def test_problems_are_said_without_a_password(declare: Declare) -> None:
    declare("tables: {t: {columns: {a: int, b: {typ: int}}}}\n")
    answer = doctor("--db", "postgresql://u:s3cret@127.0.0.1:1/x")
    assert answer.code == 1
    assert "s3cret" not in answer.out + answer.err
    assert "problem  database:" in answer.out
    assert "problem  YAML: schema/schema.yaml:1:" in answer.out
    assert "2 problems" in answer.out


def test_a_wrong_configuration_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "schemadiff.toml").write_text("managed = 1\nschema = 2\n")
    found = checks(doctor("--format", "json"))
    assert found["configuration"][0] == "problem"
    assert "and 1 more" in found["configuration"][1]
    assert "git" in found
