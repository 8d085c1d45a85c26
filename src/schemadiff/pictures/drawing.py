"""From a diagram to the sizes of its boxes and the ends of its lines, and to the layout of both."""

from __future__ import annotations

from typing import NamedTuple

from schemadiff.catalog.diagram import Diagram, DiagramColumn, DiagramLink, DiagramTable
from schemadiff.pictures.layout import Box, Layout, Point, layout
from schemadiff.pictures.nets import Line
from schemadiff.pictures.text_width import shortened, text_width
from schemadiff.shown import one_line

HEADER, ROW, FOOT = 32, 20, 8
"""Heights: of the name of a table, of a column, and of the room below the columns. With ``_FIRST_ROW`` they put the
ends of lines on multiples of four, as the layout expects."""
_FIRST_ROW = HEADER + ROW // 2 + 2
_HEADER_END = 16
_ENDS_APART = 8
"""How far lines that end at the name of a table are from one another."""

NAME_SIZE, TEXT_SIZE, SMALL_SIZE = 14, 13, 10
PADDING, SIGN, KEY, GAP = 10, 14, 20, 18
"""Widths: of the margin in a box, of a sign, of the word for a key, of what is between a name and a type."""
_LONGEST = 44
_NARROWEST = 120


class DrawnTable(NamedTuple):
    """A table and where it stands."""

    table: DiagramTable
    box: Box
    title: str
    prefix: str
    """The schema, if there are several."""
    keys: int
    """The width of the words for keys."""
    signs: int
    """The width of the signs of differences."""


class DrawnLink(NamedTuple):
    """A link and the points of its line."""

    link: DiagramLink
    points: list[Point]


class Drawing(NamedTuple):
    """A diagram with coordinates."""

    width: int
    height: int
    tables: list[DrawnTable]
    links: list[DrawnLink]
    compares: bool


def key_text(column: DiagramColumn) -> str:
    """Return the words for the keys that a column is part of; a primary key needs no further one to be unique."""
    keys = [key for key in column.keys if not (key == "UK" and "PK" in column.keys)]
    return " ".join(keys)


def type_text(column: DiagramColumn) -> str:
    """Return the type with a question mark where values may be null, and with what it was before a change."""
    text = shortened(one_line(column.type), _LONGEST) + ("" if column.not_null else " ?")
    return f"{text} (was {shortened(one_line(column.before), _LONGEST)})" if column.before is not None else text


def name_text(name: str) -> str:
    """Return a name as it is displayed: every character visible, and not longer than fits."""
    return shortened(one_line(name), _LONGEST)


def draw(diagram: Diagram) -> Drawing:
    """Return the diagram with coordinates."""
    several = len({table.path[:-1] for table in diagram.tables}) > 1
    signs = SIGN if diagram.compares else 0
    tables = [_unplaced(table, several=several, signs=signs) for table in diagram.tables]
    lines, heights = _lines(diagram, tables)
    sizes = [(_width(table), max(table_height(table.table), heights.get(n, 0))) for n, table in enumerate(tables)]
    placed: Layout = layout(sizes, lines)
    return Drawing(
        placed.width,
        placed.height,
        [table._replace(box=box) for table, box in zip(tables, placed.boxes, strict=True)],
        [DrawnLink(link, points) for link, points in zip(diagram.links, placed.paths, strict=True)],
        diagram.compares,
    )


def _unplaced(table: DiagramTable, *, several: bool, signs: int) -> DrawnTable:
    prefix = name_text(".".join(table.path[:-1])) + "." if several and len(table.path) > 1 else ""
    widths = [text_width(key_text(column), SMALL_SIZE) + 6 for column in table.columns if column.keys]
    return DrawnTable(
        table, Box(0, 0, 0, 0), name_text(table.path[-1]), prefix, max(KEY, *widths) if widths else 0, signs
    )


def table_height(table: DiagramTable) -> int:
    """Return the height of a table's box."""
    if table.brief:
        return HEADER
    return HEADER + (ROW * len(table.columns) + FOOT if table.columns else 0) + (ROW if table.note else 0)


def row_middle(row: int) -> int:
    """Return the height of the middle of a column's row, from the top of its box."""
    return _FIRST_ROW + ROW * row


def _width(drawn: DrawnTable) -> int:
    table = drawn.table
    title = text_width(drawn.prefix, TEXT_SIZE) + text_width(drawn.title, NAME_SIZE, bold=True)
    widths = [_NARROWEST, 2 * PADDING + drawn.signs + title]
    if not table.brief:
        for column in table.columns:
            # Names of NOT NULL columns are no wider; bold is reckoned for those of a primary key.
            name = text_width(name_text(column.name), TEXT_SIZE, bold=True)
            inside = drawn.signs + drawn.keys + name + GAP + text_width(type_text(column), TEXT_SIZE - 1)
            widths.append(2 * PADDING + inside)
        widths.append(2 * PADDING + text_width(one_line(table.note), TEXT_SIZE - 1))
    return max(widths)


def _lines(diagram: Diagram, tables: list[DrawnTable]) -> tuple[list[Line], dict[int, int]]:
    """Return the lines of the links, and the heights that boxes without columns need for the ends of theirs."""
    numbers = {drawn.table.path: n for n, drawn in enumerate(tables)}
    rows = [
        {} if drawn.table.brief else {column.name: n for n, column in enumerate(drawn.table.columns)}
        for drawn in tables
    ]
    ends: dict[int, dict[object, int]] = {}

    def end(box: int, columns: tuple[str, ...], what: object) -> int:
        row = next((rows[box][column] for column in columns if column in rows[box]), None)
        if row is not None:
            return row_middle(row)
        present = ends.setdefault(box, {})
        at = present.setdefault(what, len(present))
        return _HEADER_END + (_ENDS_APART * at if not rows[box] else 0)

    lines = []
    for link in diagram.links:
        source, target = numbers[link.source], numbers[link.target]
        lines.append(
            Line(
                source,
                target,
                end(source, link.columns, (link.target, link.target_columns, link.mark)),
                end(target, link.target_columns, "referenced"),
                f"{link.mark} {link.inherits}",
            )
        )
    heights = {
        box: 2 * _HEADER_END + _ENDS_APART * (len(present) - 1) for box, present in ends.items() if not rows[box]
    }
    return lines, heights
