"""Which seeds, and which rows of one, come before which."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.declaration.loader import load
from schemadiff.declaration.name_resolution import resolve
from schemadiff.kinds import registry
from schemadiff.seeds.ordering import arranged, references, sorted_seeds
from tests.seeds.support import declared

SCHEMA = Path(__file__).parent.parent.parent / "schema"


def _resolved(catalog: Catalog) -> Catalog:
    return resolve(catalog, registry())[0]


def _seed(table: str, name: str = "default", schema: str = "app") -> Identity:
    return Identity("seed", (schema, table, name))


def test_the_platforms_seeds_come_in_the_order_of_their_keys() -> None:
    catalog = _resolved(load(SCHEMA, registry()))
    found = references(catalog)
    members = _seed("organization_members", "lancio", "platform")
    assert found[members] == {_seed("organizations", "lancio", "platform"), _seed("users", "lancio", "platform")}
    assert found[_seed("billing_plans", schema="platform")] == set()
    order = sorted_seeds(list(found), found)
    assert all(order.index(one) < order.index(other) for other, before in found.items() for one in before)


def test_only_what_rows_set_makes_an_order() -> None:
    """Two tables may refer to each other as long as the rows do not."""
    catalog = _resolved(
        declared(
            """
            schema: app
            tables:
              a:
                columns: {id: {type: integer, not_null: true}, b: {type: integer, references: b(id)}}
                primary_key: [id]
                seeds: {key: [id], rows: [{id: 1}, {id: 2, b: null}]}
              b:
                columns: {id: {type: integer, not_null: true}, a: {type: integer, references: a(id)}}
                primary_key: [id]
                seeds: {key: [id], rows: [{id: 1, a: 1}]}
            """
        )
    )
    assert references(catalog) == {_seed("a"): set(), _seed("b"): {_seed("a")}}


def test_keys_that_are_checked_at_the_end_make_no_order() -> None:
    catalog = _resolved(
        declared(
            """
            schema: app
            tables:
              a:
                columns: {id: integer, b: integer}
                primary_key: [id]
                foreign_keys: {late: {columns: [b], references: b(id), initially_deferred: true}}
                seeds: {key: [id], rows: [{id: 1, b: 1}]}
              b:
                columns: {id: integer, a: {type: integer, references: a(id)}}
                primary_key: [id]
                seeds: {key: [id], rows: [{id: 1, a: 1}]}
            """
        )
    )
    assert references(catalog) == {_seed("a"): set(), _seed("b"): {_seed("a")}}


def test_seeds_of_one_table_wait_for_those_that_hold_what_they_point_at() -> None:
    catalog = _resolved(
        declared(
            """
            schema: app
            tables:
              t:
                columns: {id: {type: integer, not_null: true}, up: {type: integer, references: t(id)}}
                primary_key: [id]
                seeds:
                  - {set: leaves, key: [id], rows: [{id: 3, up: 1}]}
                  - {set: roots, key: [id], rows: [{id: 1}]}
                  - {set: more, key: [id], rows: [{id: 4, up: {$row: {table: t, id: 3}}}]}
            """
        )
    )
    found = references(catalog)
    assert found[_seed("t", "leaves")] == {_seed("t", "roots")}
    assert found[_seed("t", "more")] == {_seed("t", "leaves")}
    assert sorted_seeds(list(found), found) == [_seed("t", "roots"), _seed("t", "leaves"), _seed("t", "more")]


@pytest.mark.parametrize(
    ("count", "before", "expected"),
    [
        (0, [], []),
        (3, [], [[0], [1], [2]]),
        (3, [(2, 0)], [[1], [2], [0]]),
        (3, [(2, 1), (1, 0)], [[2], [1], [0]]),
        (2, [(0, 0)], [[0], [1]]),
        (4, [(1, 2), (2, 1), (2, 0), (3, 1)], [[3], [1, 2], [0]]),
        (2, [(0, 1), (1, 0)], [[0, 1]]),
    ],
)
def test_numbers_are_arranged(count: int, before: list[tuple[int, int]], expected: list[list[int]]) -> None:
    assert arranged(count, before, lambda n: n) == expected


def test_circles_among_seeds_still_give_an_order() -> None:
    one, other = _seed("a"), _seed("b")
    assert sorted(sorted_seeds([one, other], {one: {other}, other: {one}})) == [one, other]
