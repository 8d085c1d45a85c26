"""Pictures are legible at every size: nothing lies on something else, and lines can be followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.catalog.diagram import Diagram, DiagramColumn, DiagramLink, DiagramTable
from schemadiff.declaration import loader
from schemadiff.declaration.name_resolution import resolve
from schemadiff.kinds import registry
from schemadiff.pictures import contents, svg
from schemadiff.pictures.drawing import Drawing, draw
from schemadiff.pictures.layout import layout
from schemadiff.pictures.ranks import ranks
from tests.pictures import geometry
from tests.pictures.generated import generated, tangled

PLATFORM = Path(__file__).parents[2] / "schema"
COLUMNS: tuple[contents.Columns, ...] = ("all", "keys", "none")


def legible(drawing: Drawing) -> None:
    assert geometry.overlapping_boxes(drawing) == []
    assert geometry.outside(drawing) == []
    assert geometry.lines_through_boxes(drawing) == []
    assert geometry.lines_on_one_another(drawing) == []
    assert geometry.not_at_their_ends(drawing) == []


@pytest.fixture(scope="module")
def platform() -> Diagram:
    catalog, _ = resolve(loader.load(PLATFORM, registry()), registry())
    return contents.diagram(catalog, registry())


@pytest.mark.parametrize("columns", COLUMNS)
def test_the_platform_of_25_tables(platform: Diagram, columns: contents.Columns) -> None:
    assert len(platform.tables) == 25
    assert len(platform.links) == 36
    legible(draw(contents.with_columns(platform, columns)))


@pytest.mark.parametrize("cycles", [False, True], ids=["acyclic", "cycles"])
@pytest.mark.parametrize(("count", "seeds"), [(2, 8), (5, 8), (25, 4), (200, 1)])
def test_generated_tables(count: int, seeds: int, cycles: bool) -> None:
    for seed in range(seeds):
        whole = generated(count, seed, cycles=cycles)
        legible(draw(contents.with_columns(whole, COLUMNS[seed % 3] if count < 200 else "keys")))


@pytest.mark.parametrize("columns", COLUMNS)
def test_tangled_tables(columns: contents.Columns) -> None:
    for seed in range(60):
        legible(drawing := draw(contents.with_columns(tangled(seed), columns)))
        assert all(len(drawn.points) > 1 for drawn in drawing.links)


def test_a_column_with_two_keys_has_two_lines() -> None:
    columns = (DiagramColumn("id", "int", ("PK", "FK")),)
    tables = tuple(DiagramTable(("app", name), columns) for name in ("a", "b", "c"))
    links = tuple(DiagramLink(f"to_{name}", ("app", "c"), ("app", name), ("id",), ("id",)) for name in ("a", "b"))
    drawing = draw(Diagram(tables, links))
    legible(drawing)
    assert drawing.links[0].points[0] != drawing.links[1].points[0]


def test_two_tables_that_refer_to_each_other_and_to_themselves() -> None:
    columns = (DiagramColumn("id", "int", ("PK",)), DiagramColumn("other", "int"), DiagramColumn("own", "int"))
    a, b = ("app", "a"), ("app", "b")
    links = [
        DiagramLink(f"{source[1]}_{column}", source, target, (column,), ("id",))
        for source, target, column in ((a, b, "other"), (b, a, "other"), (a, a, "own"), (b, b, "own"))
    ]
    legible(draw(Diagram((DiagramTable(a, columns), DiagramTable(b, columns)), tuple(links))))


def test_what_is_referenced_stands_left_of_what_refers_to_it() -> None:
    assert ranks([(100, 100)] * 3, {(1, 0), (2, 1)}) == [0, 1, 2]


def test_no_two_boxes_of_a_cycle_share_a_rank() -> None:
    found = ranks([(100, 100)] * 3, {(0, 1), (1, 2), (2, 0)})
    assert sorted(found) == [0, 1, 2]


def test_a_table_that_all_others_refer_to_does_not_make_one_high_strip() -> None:
    found = ranks([(200, 100)] * 61, {(n, 0) for n in range(1, 61)})
    assert max(found.count(rank) for rank in set(found)) <= 12


def test_tables_without_keys_fill_a_grid() -> None:
    placed = layout([(160, 100)] * 24, [])
    assert len({box.x for box in placed.boxes}) > 3
    assert 1 < placed.width / placed.height < 3


def test_a_layout_of_nothing_is_empty() -> None:
    assert layout([], [])[:2] == (0, 0)


def test_the_same_diagram_gives_the_same_picture() -> None:
    whole = generated(25, 7, cycles=True)
    assert svg.render(whole, "one") == svg.render(whole, "one")
