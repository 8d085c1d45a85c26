"""Random rows on both sides: whatever they are, one run ends in what is declared, and runs cut off or repeated too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemadiff.postgres.connection import connect
from tests.seeds.support import Asked, ask, written
from tests.support.databases import Database

HEAD = """
schema: app
tables:
  t:
    columns:
      id: {type: integer, not_null: true}
      name: text
      price: "numeric(6,2)"
      doc: jsonb
      tags: "text[]"
      up: {type: integer, references: t(id)}
    primary_key: [id]
    seeds:
      key: [id]
      mode: %s
      rows: [%s]
  u:
    columns: {id: {type: integer, not_null: true}, t: {type: integer, references: t(id)}, n: text}
    primary_key: [id]
    seeds:
      key: [id]
      mode: %s
      rows: [%s]
"""
SCHEMA = """
    CREATE SCHEMA app;
    CREATE TABLE app.t (id integer PRIMARY KEY, name text, price numeric(6,2), doc jsonb, tags text[],
        up integer REFERENCES app.t);
    CREATE TABLE app.u (id integer PRIMARY KEY, t integer REFERENCES app.t, n text);
"""

KEYS = st.integers(1, 6)
VALUES: dict[str, list[tuple[str, str]]] = {
    "name": [("null", "NULL"), ("''", "''"), ("a", "'a'"), ('"it\'s"', "'it''s'"), ("'\\'", "E'\\\\'")],
    "price": [("null", "NULL"), ("1", "1"), ("1.50", "1.5"), ("-2.25", "-2.25")],
    "doc": [
        ("null", "NULL"),
        ("[]", "'[]'"),
        ("{a: 1.0}", "'{\"a\": 1}'"),
        ("{b: x, a: null}", '\'{"a":null,"b":"x"}\''),
    ],
    "tags": [("null", "NULL"), ("[]", "'{}'"), ("[a, null]", "'{a,NULL}'"), ("['x,y', 'NULL']", '\'{"x,y","NULL"}\'')],
}
"""What the YAML says, and SQL for the same."""


@st.composite
def live_rows(draw: st.DrawFn) -> dict[int, dict[str, str]]:
    """Rows of t as they are; each points at itself or a lower one."""
    ids = sorted(draw(st.sets(KEYS)))
    rows = {}
    for number, key in enumerate(ids):
        row = {name: draw(st.sampled_from(values))[1] for name, values in VALUES.items()}
        row["up"] = draw(st.sampled_from(["NULL", *(str(i) for i in ids[: number + 1])]))
        rows[key] = row
    return rows


@st.composite
def declared_rows(draw: st.DrawFn) -> dict[int, dict[str, tuple[str, str]]]:
    """Rows of t as they are declared, in any order; each points at a declared one that is lower, some by $row."""
    ids = draw(st.lists(KEYS, unique=True))
    rows = {}
    for key in ids:
        row = {n: draw(st.sampled_from(v)) for n, v in VALUES.items() if draw(st.booleans())}
        to = draw(st.sampled_from([None, *(i for i in ids if i < key)]))
        if to is not None:
            row["up"] = (draw(st.sampled_from([str(to), f"{{$row: {{table: t, id: {to}}}}}"])), str(to))
        rows[key] = row
    return rows


def _yaml(rows: dict[int, dict[str, tuple[str, str]]], mode: str, pointing: dict[int, int], mode_u: str) -> str:
    t = ", ".join(f"{{id: {k}" + "".join(f", {n}: {v[0]}" for n, v in row.items()) + "}" for k, row in rows.items())
    u = ", ".join(f"{{id: {k}, t: {v}, n: x}}" for k, v in pointing.items())
    return HEAD % (mode, t, mode_u, u)


def _in_order(asked: Asked) -> list[str]:
    """Deletes come first, those of tables that point before those of what they point at."""
    deletes = [
        s for seed in reversed(list(asked.plan.changes)) for s in asked.statements_of(seed) if s.operation == "delete"
    ]
    return [written(s) for s in [*deletes, *(s for s in asked.statements if s.operation != "delete")]]


def _all(connection: Any) -> list[Any]:
    t = connection.execute("SELECT id, name, price::text, doc::text, tags::text, up FROM app.t ORDER BY id").fetchall()
    u = connection.execute("SELECT id, t, n FROM app.u ORDER BY id").fetchall()
    versions = connection.execute(
        "SELECT 't', id, xmin::text FROM app.t UNION ALL SELECT 'u', id, xmin::text FROM app.u"
    )
    return [t, u, sorted(versions.fetchall())]


class _Campaign:
    def __init__(self, database: Database, connection: Any) -> None:
        self.database = database
        self.connection = connection
        self.connection.execute(SCHEMA.encode())

    def run(self, data: st.DataObject) -> None:
        before = data.draw(live_rows())
        wanted = data.draw(declared_rows())
        mode = data.draw(st.sampled_from(["insert", "upsert", "exact"]))
        mode_u = data.draw(st.sampled_from(["insert", "upsert", "exact"]))
        known = sorted({*wanted, *(before if mode != "exact" else ())})
        pointing = data.draw(st.dictionaries(st.integers(1, 3), st.sampled_from(known), max_size=3)) if known else {}
        users = data.draw(st.dictionaries(st.integers(1, 3), st.sampled_from(sorted(before)))) if before else {}
        self._fill(before, users)
        yaml = _yaml(wanted, mode, pointing, mode_u)
        asked = ask(self.database, yaml)
        assert asked.errors == []
        if asked.refusals:
            self._refused(asked, mode)
            return
        script = _in_order(asked)
        cut = data.draw(st.integers(0, len(script)))
        for statement in [*script[:cut], *script]:
            self.connection.execute(statement.encode())
        after = _all(self.connection)
        for statement in script:
            self.connection.execute(statement.encode())
        assert _all(self.connection) == after
        self._check(before, wanted, mode)
        assert ask(self.database, yaml).changes == []
        self.connection.execute("UPDATE app.t SET name = 'between', price = 9, doc = '0', tags = '{between}'")
        between = _all(self.connection)[:2]
        for statement in script:
            self.connection.execute(statement.encode())
        assert _all(self.connection)[:2] == between

    def _fill(self, before: dict[int, dict[str, str]], users: dict[int, int]) -> None:
        self.connection.execute("TRUNCATE app.u, app.t")
        for key, row in before.items():
            values = ", ".join(row.values())
            self.connection.execute(f"INSERT INTO app.t (id, {', '.join(row)}) VALUES ({key}, {values})".encode())
        for key, to in users.items():
            self.connection.execute(f"INSERT INTO app.u VALUES ({key}, {to}, 'live')".encode())

    def _refused(self, asked: Asked, mode: str) -> None:
        """Nothing but a row that is deleted and needed refuses these."""
        assert mode == "exact"
        assert all("would be deleted" in r or "deleted by this plan" in r for r in asked.refusals)

    def _check(
        self, before: dict[int, dict[str, str]], wanted: dict[int, dict[str, tuple[str, str]]], mode: str
    ) -> None:
        ids = set(wanted) if mode == "exact" else set(wanted) | set(before)
        rows = self.connection.execute("SELECT id FROM app.t ORDER BY id").fetchall()
        assert [r[0] for r in rows] == sorted(ids)
        for key in ids:
            values = dict(before.get(key, dict.fromkeys((*VALUES, "up"), "NULL")))
            if key not in before or mode != "insert":
                values.update({name: value for name, (_, value) in wanted.get(key, {}).items()})
            conditions = " AND ".join(f"{name} IS NOT DISTINCT FROM {value}" for name, value in values.items())
            found = self.connection.execute(f"SELECT FROM app.t WHERE id = {key} AND {conditions}".encode())
            assert found.rowcount == 1, (key, values)


@pytest.fixture
def campaign(database: Database) -> Iterator[_Campaign]:
    with connect(str(database)) as connection:
        yield _Campaign(database, connection)


CHECKS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=20, deadline=None, suppress_health_check=CHECKS)
@given(data=st.data())
def test_any_rows_become_what_is_declared(campaign: _Campaign, data: st.DataObject) -> None:
    campaign.run(data)


@pytest.mark.soak
@settings(max_examples=500, deadline=None, suppress_health_check=CHECKS)
@given(data=st.data())
def test_very_many_rows_become_what_is_declared(campaign: _Campaign, data: st.DataObject) -> None:
    campaign.run(data)
