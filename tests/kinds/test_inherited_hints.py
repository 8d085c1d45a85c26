"""Hints that follow from the tables above are the same, whatever the wanted side was read from."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import APART, GIVEN_NAME, HELD_AS, IMPLIED, OWN
from schemadiff.catalog.objects import Identity
from schemadiff.kinds import registry
from schemadiff.kinds.hints import (
    INHERITS_NOT_NULL,
    KEYED,
    NOT_NULL_ALONE,
    NOT_NULL_STAYS,
    OVER_SAME_COLUMNS,
    PART,
    ROOTS,
)
from schemadiff.pipeline.make_plan import everything_in, make_plan
from schemadiff.postgres.connection import connect
from schemadiff.preflight.versions import with_hints
from schemadiff.sources import snapshot
from tests.support import engine
from tests.support.databases import MakeDatabase
from tests.support.pg_dump import diff, schema_of

TABLES = """
tables:
  named: {columns: {a: {type: int, not_null: {name: a_is_there}}}, primary_key: [a]}
  t:
    columns: {k: {type: int, not_null: true}, n: {type: int, not_null: {name: counted}}, d: {type: int, default: 1}}
    partition_by: list (k)
    primary_key: {name: t_pkey, columns: [k]}
    indexes: {by_k: [k], by_n: [n]}
    partitions:
      p: {values: IN (1), unique: {own: [k]}}
      q: {values: IN (2), indexes: {plain: [k]}, columns: {d: {default: 2}}}
      r: {values: IN (3), columns: {d: {not_null: true}}}
      s: {values: IN (4), columns: {n: {not_null: {name: s_counted}}}}
      u: {values: IN (5), partition_by: list (k), partitions: {u_1: {values: IN (5), indexes: {u_1_own: [n]}}}}
  v:
    columns: {k: {type: int, not_null: true}}
    partition_by: list (k)
    partitions: {v_1: {values: IN (1), primary_key: {name: v_1_own, columns: [k]}}}
  above: {columns: {a: int, b: {type: int, not_null: true}}}
  other: {columns: {a: int}}
  heir: {inherits: [above, other], columns: {c: int}, primary_key: [a]}
  last: {inherits: [heir]}
"""
HINTS = (APART, GIVEN_NAME, IMPLIED, OWN, INHERITS_NOT_NULL, KEYED, NOT_NULL_ALONE, OVER_SAME_COLUMNS, PART, ROOTS)


def hints(catalog: Catalog) -> dict[Identity, dict[str, object]]:
    """The hints of each object that has any of these."""
    found = {
        item.identity: {hint.name: value for hint in HINTS if (value := item.hint(hint)) is not None}
        for item in catalog
    }
    return {identity: each for identity, each in found.items() if each}


def test_a_database_and_a_saved_catalog_have_the_hints_of_the_yaml(make_database: MakeDatabase, tmp_path: Path) -> None:
    database = make_database()
    if database.server.version < 18:
        pytest.skip("NOT NULLs have no names")
    with connect(database) as connection:
        engine.apply(connection, TABLES)
        live = everything_in(connection, registry())
    expected = hints(engine.declared(TABLES))
    assert {name for each in expected.values() for name in each} == {hint.name for hint in HINTS} - {PART.name}
    found = with_hints(live, registry())
    assert hints(found) == expected
    assert not any(item.hint(hint) for item in found for hint in (HELD_AS, NOT_NULL_STAYS))
    (file := tmp_path / "saved.json").write_text(snapshot.text(live))
    assert hints(with_hints(snapshot.load(file), registry())) == expected
    assert hints(with_hints(found, registry())) == expected, "nothing is derived twice"


@pytest.mark.parametrize(
    "case", ["unique/beside_a_new_key_of_the_parent", "table/not_nulls_called_as_their_partitions"]
)
@pytest.mark.parametrize(("source", "target"), [("before", "after"), ("after", "before")])
def test_a_plan_to_a_database_makes_what_it_is(
    make_database: MakeDatabase, case: str, source: str, target: str
) -> None:
    database, wanted = make_database(), make_database()
    if database.server.version < 18 and "not_null" in case:
        pytest.skip("NOT NULLs have no names")
    folder = Path(__file__).parents[1] / "cases" / case
    for each, text in ((database, source), (wanted, target)):
        engine.apply(each, {"t.yaml": (folder / f"{text}.yaml").read_text()})
    with connect(wanted) as connection:
        catalog = everything_in(connection, registry())
    with connect(database) as connection:
        engine.execute(connection, make_plan(connection, catalog, engine.request()))
    binaries = database.server.binaries
    differs = diff(schema_of(wanted, binaries), schema_of(database, binaries), names=("wanted", "made"))
    assert not differs
