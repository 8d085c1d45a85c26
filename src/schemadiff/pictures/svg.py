"""A diagram as SVG: one file without fonts, scripts or links to elsewhere, in light and dark colours.

Differences are legible without colour: by signs, by the weight of borders and lines, and by dashes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from schemadiff.catalog.diagram import Diagram, DiagramLink, Mark, Path
from schemadiff.pictures.drawing import (
    HEADER,
    PADDING,
    ROW,
    TEXT_SIZE,
    Drawing,
    DrawnLink,
    DrawnTable,
    draw,
    key_text,
    name_text,
    row_middle,
    type_text,
)
from schemadiff.pictures.layout import Point
from schemadiff.pictures.text_width import text_width
from schemadiff.shown import one_line

_MARGIN = 24
_LEGEND = 20
"""The height of a line of the legend."""
_LEGEND_WIDTH = 460
_BETWEEN = "  ·  "
_ROUND = 6
"""The radius of a line's corners."""
_STEP, _SLOPE = 8, 9
"""A step of a line that is at most so high is a slope that begins and ends so far from it."""
_FORK, _HEAD = 10, 8
"""The lengths of a crow's foot, where many rows can refer to one, and of an arrow's head."""

SIGNS: Mapping[Mark, str] = {"": "", "added": "+", "removed": "\u2212", "changed": "~"}

_CLASSES: Mapping[Mark, str] = {"": "", "added": " added", "removed": " removed", "changed": " changed"}

STYLE = """
.sd-picture { --sd-paper: #fff; --sd-ink: #1f2328; --sd-soft: #59636e; --sd-line: #818b98; --sd-head: #eef1f4;
  --sd-edge: #6e7781; --sd-added: #1a7f37; --sd-removed: #b3261e; --sd-changed: #8a5a00; }
@media (prefers-color-scheme: dark) { .sd-picture { --sd-paper: #15181c; --sd-ink: #e6e8eb; --sd-soft: #9da7b3;
  --sd-line: #59636e; --sd-head: #262c34; --sd-edge: #8b949e; --sd-added: #57c97a; --sd-removed: #ff8a80;
  --sd-changed: #f0b95b; } }
.sd-picture text { font: 13px Helvetica, Arial, "Liberation Sans", sans-serif; fill: var(--sd-ink); }
.sd-picture .paper { fill: var(--sd-paper); }
.sd-picture .box { fill: var(--sd-paper); stroke: var(--sd-line); }
.sd-picture .head { fill: var(--sd-head); } .sd-picture .rule { stroke: var(--sd-line); }
.sd-picture .brief .box { fill: var(--sd-head); stroke-dasharray: 1 3; stroke-linecap: round; }
.sd-picture text.heading { font-size: 14px; font-weight: bold; } .sd-picture .schema { font-weight: normal; }
.sd-picture text.primary { font-weight: bold; }
.sd-picture text.type, .sd-picture text.note { font-size: 12px; fill: var(--sd-soft); }
.sd-picture text.key { font-size: 10px; fill: var(--sd-soft); } .sd-picture text.sign { font-weight: bold; }
.sd-picture .edge path { fill: none; stroke: var(--sd-edge); stroke-width: 1.3; }
.sd-picture .edge path.tip { fill: var(--sd-edge); stroke: none; }
.sd-picture .edge path.open { fill: var(--sd-paper); stroke: var(--sd-edge); }
.sd-picture .edge path.reach { stroke: transparent; stroke-width: 9; }
.sd-picture .edge:hover path { stroke-width: 3; } .sd-picture .edge:hover path.reach { stroke-width: 9; }
.sd-picture .inherits path.line { stroke-dasharray: 2 3; }
.sd-picture .entity.added > .box { stroke: var(--sd-added); stroke-width: 2.6; }
.sd-picture .entity.removed > .box { stroke: var(--sd-removed); stroke-width: 1.6; stroke-dasharray: 7 4; }
.sd-picture .entity.changed > .box { stroke: var(--sd-changed); stroke-width: 1.8; }
.sd-picture text.added { fill: var(--sd-added); } .sd-picture text.changed { fill: var(--sd-changed); }
.sd-picture text.removed { fill: var(--sd-removed); }
.sd-picture text.removed:not(.sign) { text-decoration: line-through; }
.sd-picture .edge.added path { stroke: var(--sd-added); stroke-width: 2.6; }
.sd-picture .edge.removed path { stroke: var(--sd-removed); }
.sd-picture .edge.removed path.line { stroke-dasharray: 7 4; }
.sd-picture .edge.changed path { stroke: var(--sd-changed); stroke-width: 1.8; }
.sd-picture .edge.added path.tip { fill: var(--sd-added); stroke: none; }
.sd-picture .edge.removed path.tip { fill: var(--sd-removed); stroke: none; }
.sd-picture .edge.changed path.tip { fill: var(--sd-changed); stroke: none; }
.sd-picture .edge path.reach.reach { stroke: transparent; stroke-width: 9; }
.sd-picture a:hover .heading { text-decoration: underline; }
"""

Href = Callable[[Path], str | None]
"""Returns where the name of a table leads to; None for nowhere."""


def render(diagram: Diagram, title: str, *, href: Href | None = None, whole_file: bool = True) -> str:
    """Return the picture as an ``svg`` element; ends with a newline.

    ``whole_file`` adds what a file of its own needs, and :data:`STYLE`, which a page with several pictures has once.
    """
    return "\n".join(_picture(draw(diagram), title, href, whole_file=whole_file)) + "\n"


def _picture(drawing: Drawing, title: str, href: Href | None, *, whole_file: bool) -> Iterator[str]:
    legend = _legend(drawing)
    width = max([drawing.width, *(text_width(line, TEXT_SIZE - 1) for line in legend)]) + 2 * _MARGIN
    height = drawing.height + 2 * _MARGIN + (_LEGEND * len(legend) + _MARGIN // 2 if legend else 0)
    namespace = ' xmlns="http://www.w3.org/2000/svg"' if whole_file else ""
    yield (
        f'<svg{namespace} class="sd-picture" role="img" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" aria-label="{_safe(title)}">'
    )
    if whole_file:
        yield f"<title>{_safe(title)}</title><style>{STYLE}</style>"
        yield f'<rect class="paper" width="{width}" height="{height}"/>'
    yield f'<g transform="translate({_MARGIN} {_MARGIN})">'
    for link in drawing.links:
        yield from _edge(link)
    for table in drawing.tables:
        yield from _table(table, href)
    yield "</g>"
    for n, line in enumerate(legend):
        y = drawing.height + 2 * _MARGIN + _LEGEND * n + _LEGEND // 2
        yield f'<text class="note" x="{_MARGIN}" y="{y}">{escape(line)}</text>'
    yield "</svg>"


def _legend(drawing: Drawing) -> list[str]:
    """Return the lines that explain what the picture uses of its signs."""
    columns = [column for drawn in drawing.tables if not drawn.table.brief for column in drawn.table.columns]
    keys = {key for column in columns for key in key_text(column).split()}
    words = {"PK": "primary key", "FK": "foreign key", "UK": "unique key"}
    parts = [f"{key} {meaning}" for key, meaning in words.items() if key in keys]
    if any(not column.not_null for column in columns):
        parts.append("? may be null")
    links = [drawn.link for drawn in drawing.links]
    if any(not link.inherits for link in links):
        parts.append("an arrow leads from a foreign key to what it references, a fork where many rows can")
    if any(link.inherits for link in links):
        parts.append("dotted: inherits")
    if any(drawn.table.brief for drawn in drawing.tables):
        parts.append("tables without columns are neighbours, shown by name")
    if drawing.compares:
        parts += ["+ added, thick lines", "\u2212 removed, dashed", "~ changed"]
    return _wrapped(parts, max(drawing.width, _LEGEND_WIDTH))


def _wrapped(parts: Sequence[str], width: int) -> list[str]:
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{_BETWEEN}{part}" if lines else part
        if lines and text_width(longer, TEXT_SIZE - 1) > width:
            lines.append(part)
        else:
            lines[-1:] = [longer]
    return lines


# --- tables ---


def _table(drawn: DrawnTable, href: Href | None) -> Iterator[str]:
    table, box = drawn.table, drawn.box
    classes = f"entity{_CLASSES[table.mark]}{' brief' if table.brief else ''}"
    yield f'<g class="{classes}" transform="translate({box.x} {box.y})">'
    name = one_line(".".join(table.path))
    yield f"<title>{_safe(name)}{_comment(table.comment)}</title>"
    yield f'<rect class="box" width="{box.width}" height="{box.height}" rx="5"/>'
    if not table.brief and table.columns:
        yield (
            f'<path class="head" d="M1 {HEADER}V6a5 5 0 0 1 5 -5H{box.width - 6}a5 5 0 0 1 5 5V{HEADER}Z"/>'
            f'<path class="rule" d="M0 {HEADER}H{box.width}"/>'
        )
    middle = HEADER // 2 + 5 if table.columns and not table.brief else _middle_of_name(drawn)
    yield from _title(drawn, middle, href(table.path) if href is not None else None)
    if not table.brief:
        for row in range(len(table.columns)):
            yield from _column(drawn, row)
        if table.note:
            yield f'<text class="note" x="{PADDING}" y="{box.height - 9}">{_safe(table.note)}</text>'
    yield "</g>"


def _middle_of_name(drawn: DrawnTable) -> int:
    noted = ROW if drawn.table.note and not drawn.table.brief else 0
    return (drawn.box.height - noted) // 2 + 5


def _title(drawn: DrawnTable, y: int, link: str | None) -> Iterator[str]:
    mark = _CLASSES[drawn.table.mark]
    x = PADDING + drawn.signs
    if drawn.table.mark:
        yield f'<text class="sign{mark}" x="{PADDING}" y="{y}">{SIGNS[drawn.table.mark]}</text>'
    prefix = f'<tspan class="schema">{escape(drawn.prefix)}</tspan>' if drawn.prefix else ""
    text = f'<text class="heading{mark}" x="{x}" y="{y}">{prefix}{escape(drawn.title)}</text>'
    yield text if link is None else f'<a href="{_safe(link)}">{text}</a>'


def _column(drawn: DrawnTable, row: int) -> Iterator[str]:
    column = drawn.table.columns[row]
    y = row_middle(row) + 4
    mark = _CLASSES[column.mark]
    x = PADDING
    if column.mark and drawn.table.mark == "changed":
        yield f'<text class="sign{mark}" x="{x}" y="{y}">{SIGNS[column.mark]}</text>'
    x += drawn.signs
    if text := key_text(column):
        yield f'<text class="key" x="{x}" y="{y}">{text}</text>'
    x += drawn.keys
    primary = " primary" if "PK" in column.keys else ""
    yield f'<text class="column{primary}{mark}" x="{x}" y="{y}">{escape(name_text(column.name))}</text>'
    right = drawn.box.width - PADDING
    yield f'<text class="type{mark}" x="{right}" y="{y}" text-anchor="end">{escape(type_text(column))}</text>'


# --- lines ---


def _edge(drawn: DrawnLink) -> Iterator[str]:
    link, points = drawn
    classes = f"edge{_CLASSES[link.mark]}{' inherits' if link.inherits else ''}"
    ends = _tip(points, open_=link.inherits) + (_fork(points) if not link.single and not link.inherits else "")
    line = _path(points)
    yield (
        f'<g class="{classes}"><title>{_safe(_about(link))}</title>'
        f'<path class="reach" d="{line}"/><path class="line" d="{line}"/>{ends}</g>'
    )


def _about(link: DiagramLink) -> str:
    source, target = ".".join(link.source), ".".join(link.target)
    if link.inherits:
        return f"{source} {link.detail} {target}"
    detail = f", {link.detail}" if link.detail else ""
    mark = f" ({link.mark})" if link.mark else ""
    ends = f"{source}({', '.join(link.columns)}) → {target}({', '.join(link.target_columns)})"
    return f"{link.name}: {ends}{detail}{mark}"


def _path(points: Sequence[Point]) -> str:
    """Return the line with rounded corners; a short step is drawn as a slope."""
    parts = [f"M{points[0][0]} {points[0][1]}"]
    n = 1
    while n < len(points) - 1:
        before, corner, after = points[n - 1 : n + 2]
        following = points[n + 2] if n + 2 < len(points) else after
        if 0 < abs(after[1] - corner[1]) <= _STEP and min(_run(before, corner), _run(after, following)) > _SLOPE:
            (ax, ay), (bx, by) = corner, after
            start, end = _towards(ax, before[0], _SLOPE), _towards(bx, following[0], _SLOPE)
            parts.append(f"L{start} {ay}C{ax} {ay} {bx} {by} {end} {by}")
            n += 2
            continue
        (ax, ay), (bx, by), (cx, cy) = before, corner, after
        radius = min(_ROUND, max(abs(bx - ax), abs(by - ay)) / 2, max(abs(cx - bx), abs(cy - by)) / 2)
        parts.append(f"L{_towards(bx, ax, radius)} {_towards(by, ay, radius)}")
        parts.append(f"Q{bx} {by} {_towards(bx, cx, radius)} {_towards(by, cy, radius)}")
        n += 1
    parts.append(f"L{points[-1][0]} {points[-1][1]}")
    return "".join(parts)


def _run(one: Point, other: Point) -> int:
    """Return how far two points of a horizontal part are from one another."""
    return abs(one[0] - other[0])


def _towards(start: int, end: int, distance: float) -> str:
    return f"{start + (distance if end > start else -distance if end < start else 0):g}"


def _direction(end: Point, before: Point) -> int:
    """Return 1 if a line comes to its end from the right, -1 from the left."""
    return 1 if before[0] > end[0] else -1


def _tip(points: Sequence[Point], *, open_: bool) -> str:
    x, y = points[-1]
    away = _direction(points[-1], points[-2]) * _HEAD
    return f'<path class="{"open" if open_ else "tip"}" d="M{x} {y}l{away} -4v8z"/>'


def _fork(points: Sequence[Point]) -> str:
    x, y = points[0]
    away = _direction(points[0], points[1]) * _FORK
    return f'<path class="fork" d="M{x} {y - 4}L{x + away} {y}L{x} {y + 4}"/>'


def _safe(text: str) -> str:
    return escape(one_line(text))


def _comment(text: str) -> str:
    return "\n" + escape(one_line(text)) if text else ""
