"""A kind is data: one that the engine has never seen goes through all of it from a folder of its own.

The kind is extended statistics, which are real, so that the server has the last word; the built-in kind of the same
objects is taken away before.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemadiff.declaration import dumper, json_schema
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import connect
from schemadiff.report import json_
from tests.support import engine
from tests.support.databases import Database

KIND = """
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import ColumnNames, Integer
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

KINDS = (
    Kind(
        name="extended_statistics",
        sql_keyword="STATISTICS",
        doc="Statistics from a folder of their own.",
        fields=Fields(
            Field("columns", ColumnNames(), "The columns.", required=True),
            Field("target", Integer(), "The statistics target.", in_place("target")),
        ),
        address_catalog="pg_statistic_ext",
        properties=frozenset({"comment", "rename"}),
        yaml=YamlForm(key="extended_statistics", parents=("table",), shorthand="columns"),
        naming=Naming(namespace="extended_statistics"),
        statements=Statements(idempotent=frozenset({"create", "drop", "target"})),
        dependencies=Dependencies(server_maintained=frozenset({"type"})),
    ),
)
"""

FILES = {
    "kinds/extended_statistics.py": KIND,
    "queries/extended_statistics.sql": """
SELECT s.oid AS _oid, n.nspname AS _schema, s.stxname AS _name, s.stxrelid AS _parent_oid,
       (SELECT array_agg(a.attname::text ORDER BY k.place)
          FROM unnest(s.stxkeys) WITH ORDINALITY AS k(attnum, place)
          JOIN pg_attribute AS a ON a.attrelid = s.stxrelid AND a.attnum = k.attnum) AS columns,
       nullif(s.stxstattarget, -1) AS target
  FROM pg_statistic_ext AS s
  JOIN pg_namespace AS n ON n.oid = s.stxnamespace
""",
    "templates/extended_statistics.sql.j2": """
{% from "sql/clauses.sql.j2" import renamed %}

{% macro create(new) -%}
CREATE STATISTICS IF NOT EXISTS {{ new.path | qualified }} {# -#}
  ON {{ new.columns | idents }} FROM {{ new.parent.path | qualified }}
{%- if new.target is not none %};
{{ target(new) }}{% endif %}
{%- endmacro %}

{% macro drop(old) -%}
DROP STATISTICS IF EXISTS {{ old.path | qualified }}
{%- endmacro %}

{% macro rename(old, to, to_schema) -%}
ALTER STATISTICS {{ old.path | qualified }}{{ renamed(to, to_schema) }}
{%- endmacro %}

{% macro target(new) -%}
ALTER STATISTICS {{ new.path | qualified }} SET STATISTICS {{ new.target if new.target is not none else -1 }}
{%- endmacro %}
""",
    "effects/extended_statistics.toml": "\n".join(
        f'[{name}]\nlock = "SHARE UPDATE EXCLUSIVE"\n' for name in ("create", "drop", "target", "rename")
    )
    + """
[means]
create = "CreateStats AlterStats?"
drop = "Drop:STATISTIC_EXT"
target = "AlterStats"
rename = "Rename:STATISTIC_EXT"
""",
}

BEFORE = """
tables:
  t:
    columns: {a: int, b: int, c: int}
    extended_statistics:
      t_ab: [a, b]
      t_bc: {columns: [b, c], comment: gone soon}
"""
AFTER = """
tables:
  t:
    columns: {a: int, b: bigint, c: int}
    extended_statistics:
      t_a_b: {columns: [a, b], target: 500, renamed_from: t_ab, comment: kept}
      t_ac: [a, c]
"""


@pytest.fixture
def kinds(tmp_path: Path) -> Registry:
    """The built-in kinds and the one from the folder."""
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    built_in = (kind for kind in registry().kinds.values() if kind.name != "statistics")
    return Registry(built_in).with_folder(tmp_path)


def test_it_is_read_from_yaml_and_written_as_yaml(kinds: Registry) -> None:
    declared = engine.declared(AFTER, kinds)
    found = {o.identity.name: dict(o.values) for o in declared.by_kind["extended_statistics"]}
    assert found == {"t_a_b": {"columns": ("a", "b"), "target": 500}, "t_ac": {"columns": ("a", "c")}}
    again = engine.declared(dumper.dump(declared, kinds), kinds)
    assert {o.identity: o.values for o in again} == {o.identity: o.values for o in declared}


def test_it_stands_in_the_json_schema(kinds: Registry) -> None:
    words = "Statistics from a folder of their own."
    assert words in json.dumps(json_schema.json_schema(kinds))
    assert words not in json.dumps(json_schema.json_schema(registry()))


def test_it_goes_through_plan_and_apply_to_an_empty_plan(kinds: Registry, database: Database) -> None:
    engine.converge(database, BEFORE, registry=kinds)
    made = engine.converge(database, AFTER, registry=kinds)
    titles = [step.title for step in made.steps]
    assert "rename extended statistics public.t_ab to t_a_b" in titles
    assert "drop extended statistics public.t_bc" in titles
    assert "create extended statistics public.t_ac" in titles
    assert any("target" in title for title in titles)
    assert json.loads(json_.render(made))["steps"][0]["sql"]


def test_it_is_read_from_the_database_as_it_was_declared(kinds: Registry, database: Database) -> None:
    engine.converge(database, AFTER, registry=kinds)
    with connect(database) as connection:
        live = reader.read(connection, kinds, {"public"})
    declared = engine.declared(AFTER, kinds)
    assert {o.identity: o.values for o in live.by_kind["extended_statistics"]} == {
        o.identity: o.values for o in declared.by_kind["extended_statistics"]
    }
