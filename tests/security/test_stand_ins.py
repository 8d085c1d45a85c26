"""What stands in a sandbox for what takes a superuser: the catalog that comes out is the declared one all the same."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemadiff.pipeline import sandbox_build
from schemadiff.pipeline.harmless_statements import harmless, plain_statements
from schemadiff.pipeline.make_plan import make_plan
from schemadiff.pipeline.request import Request
from schemadiff.plan import Plan
from schemadiff.postgres.embedded import Server
from schemadiff.postgres.embedded.sandbox import sandbox
from tests.golden.test_cases import CASES, skipped_where_too_old
from tests.support import engine
from tests.support.environment import ENVIRONMENT
from tests.support.expected import GOLDEN_VERSION

NATIVE = (
    "access_method",
    "aggregate",
    "base_type",
    "cast",
    "conversion",
    "event_trigger",
    "foreign_data_wrapper",
    "foreign_server",
    "foreign_table",
    "language",
    "materialized_view",
    "member_privileges",
    "operator_class",
    "operator_family",
    "publication",
    "role",
    "role_membership",
    "security_labels",
    "shell_type",
    "subscription",
    "text_search_dictionary",
    "text_search_parser",
    "text_search_template",
    "transform",
)
OF_OWNERS = {"implicit_ones_of_the_systems_types"}
"""Cases of casts between the system's types, which only their owner can create: a sandbox has none."""
FOLDERS = sorted(
    p.parent for kind in NATIVE for p in CASES.glob(f"{kind}/*/before.yaml") if p.parent.name not in OF_OWNERS
)
DIRECTIONS = [
    (f, d) for f in FOLDERS for d in ("forward", "backward") if d == "forward" or not (f / "one_way.txt").is_file()
]


@pytest.mark.parametrize(
    ("folder", "direction"), DIRECTIONS, ids=[f"{f.parent.name}/{f.name}-{d}" for f, d in DIRECTIONS]
)
def test_a_copy_in_a_sandbox_leads_where_a_database_does(folder: Path, direction: str, server: Server) -> None:
    texts = [folder.joinpath(f"{name}.yaml").read_text() for name in ("before", "after")]
    before, after = texts if direction == "forward" else reversed(texts)
    said: list[str] = []
    with skipped_where_too_old_for(server), sandbox(server.binaries) as made:
        wanted = engine.request(environment=ENVIRONMENT)
        built = sandbox_build.build(made, engine.declared({"before.yaml": before}), wanted, said.append)

        def planned(text: str, name: str) -> Plan:
            put_back: Any = lambda live: built.put_back(live, made.administrator)  # noqa: E731
            request: Request = dataclasses.replace(wanted, put_back=put_back)
            return make_plan(made.connection, engine.declared({name: text}), request)

        same, there = planned(before, "before.yaml"), planned(after, "after.yaml")
    assert said == []
    assert same.empty, "\n".join(s.sql for s in same.steps)
    if server.version == GOLDEN_VERSION and not there.refusals:
        expected = statements((folder / f"{direction}.sql").read_text())
        found = [s for step in there.steps for s in statements(step.sql)]
        assert set(found) <= set(expected), "\n\n".join(set(found) - set(expected))


def skipped_where_too_old_for(server: Server) -> Any:
    class Target:
        pass

    target: Any = Target()
    target.server = server
    return skipped_where_too_old(target)


def statements(text: str) -> list[str]:
    """Lines of SQL, less comments, what psql is told, and oids."""
    lines = (line.strip().rstrip(";") for line in text.splitlines())
    return [re.sub(r"\b\d{5,}\b", "oid", line) for line in lines if line and not line.startswith(("--", "\\"))]


HARMLESS = [
    "CREATE FUNCTION s.f(s.t, s.t) RETURNS boolean LANGUAGE internal AS 'byteaeq'",
    "CREATE FUNCTION s.f(s.t, bigint) RETURNS bigint LANGUAGE internal AS 'hashvarlenaextended'",
    "CREATE OR REPLACE FUNCTION s.f(int) RETURNS int LANGUAGE internal AS 'shell_in'",
    "CREATE FUNCTION s.f(cstring) RETURNS s.t LANGUAGE internal STRICT AS 'textin'",
    "CREATE FUNCTION s.f(s.t) RETURNS cstring LANGUAGE internal STRICT AS 'textout'",
    "CREATE TYPE s.t",
    "CREATE TYPE s.t (INPUT = s.f, OUTPUT = s.g)",
    "CREATE FOREIGN DATA WRAPPER w OPTIONS (a 'b')",
    "CREATE CAST (s.t AS text) WITH FUNCTION s.f(s.t) AS IMPLICIT",
    "DO $$ BEGIN IF NOT EXISTS (SELECT 1) THEN CREATE OPERATOR FAMILY s.f USING btree; END IF; END $$",
    "COMMENT ON TYPE s.t IS 'x'",
    "REVOKE ALL ON FUNCTION s.f(int) FROM PUBLIC",
]
HARMFUL = [
    "CREATE CAST (s.t(1) AS text) WITH INOUT",
    "CREATE FUNCTION s.f(s.t(1)) RETURNS int LANGUAGE internal AS 'shell_in'",
    "CREATE FUNCTION s.f(s.t, s.t) RETURNS text LANGUAGE internal AS 'byteaeq'",
    "CREATE FUNCTION s.f(s.t, int) RETURNS boolean LANGUAGE internal AS 'byteaeq'",
    "CREATE FUNCTION s.f(s.t[]) RETURNS int LANGUAGE internal AS 'hashvarlena'",
    "CREATE FUNCTION s.f(int) RETURNS int LANGUAGE internal AS 'int4in'",
    "CREATE FUNCTION s.f(int) RETURNS s.t LANGUAGE internal AS 'textin'",
    "CREATE FUNCTION s.f(int) RETURNS cstring LANGUAGE internal AS 'textout'",
    "CREATE FUNCTION s.f(text) RETURNS cstring LANGUAGE internal AS 'int4out'",
    "CREATE FUNCTION s.f() RETURNS int LANGUAGE c AS 'x', 'shell_in'",
    "CREATE FUNCTION s.f() RETURNS int LANGUAGE plpgsql AS 'shell_in'",
    "CREATE FUNCTION s.f() RETURNS int LANGUAGE internal LEAKPROOF AS 'shell_in'",
    "CREATE FUNCTION pg_catalog.lower(text) RETURNS text LANGUAGE internal AS 'shell_in'",
    "CREATE FUNCTION lower(text) RETURNS text LANGUAGE internal AS 'shell_in'",
    "CREATE FOREIGN DATA WRAPPER w HANDLER public.h",
    "CREATE CAST (s.t AS text) WITHOUT FUNCTION",
    "CREATE CAST (int4 AS text) WITH FUNCTION s.f(int4) AS IMPLICIT",
    "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION s.f()",
    "CREATE TRUSTED LANGUAGE l HANDLER s.h",
    "GRANT pg_read_server_files TO postgres",
    "GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(text) TO postgres",
    "GRANT EXECUTE ON FUNCTION pg_read_file(text) TO postgres",
    "GRANT SELECT ON pg_authid TO postgres",
    "GRANT ALL ON ALL FUNCTIONS IN SCHEMA pg_catalog TO postgres",
    "SELECT 1",
    "COPY (SELECT 1) TO PROGRAM 'id'",
    "ALTER ROLE postgres SUPERUSER",
    "DO $$ BEGIN PERFORM 1; END $$",
    "DO $$ BEGIN IF s.f() THEN CREATE TYPE s.t; ELSE PERFORM 1; END IF; END $$",
    "DO $$ BEGIN EXECUTE 'CREATE TYPE s.t'; END $$",
    "DO $$ BEGIN IF true THEN CREATE TYPE s.t; DROP TABLE s.t; END IF; END $$",
    "CREATE TYPE s.t; DROP TABLE s.t",
    "DO LANGUAGE plpython3u $$ import os $$",
    "this is nothing",
]


def judged(sql: str) -> Iterator[bool]:
    try:
        yield from (harmless(s.node) for s in plain_statements(sql))
    except ValueError:
        yield False


@pytest.mark.parametrize("sql", HARMLESS)
def test_what_the_administrator_runs(sql: str) -> None:
    assert all(judged(sql))


@pytest.mark.parametrize("sql", HARMFUL)
def test_what_the_administrator_does_not_run(sql: str) -> None:
    assert not all(judged(sql))
