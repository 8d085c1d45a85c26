"""A diagram as Mermaid text (``erDiagram``), which code hosts and wikis draw.

Mermaid's types and column names are words of few characters. What does not fit is replaced by underscores, and stands
exactly in the comment behind it. In a quoted text, Mermaid reads ``#34;`` as the character of that number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemadiff.catalog.diagram import Diagram, DiagramColumn, DiagramLink
from schemadiff.shown import one_line

_NOT_IN_TYPE = re.compile(r"[^A-Za-z0-9_\[\]()-]+")
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9_-]+")
_NOT_IN_TEXT = re.compile(r"[^\w .,:;()\[\]/+*=?!@$€→-]")

_WORDS = {"added": "added", "removed": "removed", "changed": "changed", "": ""}


def render(diagram: Diagram) -> str:
    """Return the diagram as Mermaid text; ends with a newline."""
    return "\n".join(_lines(diagram)) + "\n"


def _lines(diagram: Diagram) -> Iterator[str]:
    several = len({table.path[:-1] for table in diagram.tables}) > 1
    names = {table.path: f"t{n}" for n, table in enumerate(diagram.tables, 1)}
    yield "erDiagram"
    for table in diagram.tables:
        title = ".".join(table.path if several else table.path[-1:])
        notes = ", ".join(note for note in (_WORDS[table.mark], table.note) if note)
        label = _text(f"{title} ({notes})" if notes else title)
        columns = () if table.brief else table.columns
        yield f"    {names[table.path]}[{label}]{' {' if columns else ''}"
        yield from (f"        {_column(column)}" for column in columns)
        if columns:
            yield "    }"
    for link in diagram.links:
        yield f"    {names[link.source]} {_cardinality(link)} {names[link.target]} : {_text(_label(link))}"


def _column(column: DiagramColumn) -> str:
    type_ = _word(_NOT_IN_TYPE, column.type)
    name = _word(_NOT_IN_NAME, column.name)
    notes = []
    if name != column.name:
        notes.append(column.name)
    if type_.replace("_", " ") != column.type.replace("_", " "):
        notes.append(column.type)
    if not column.not_null:
        notes.append("null")
    if column.mark:
        notes.append(_WORDS[column.mark] + (f", was {column.before}" if column.before else ""))
    keys = ", ".join(column.keys)
    return " ".join(part for part in (type_, name, keys, _text("; ".join(notes)) if notes else "") if part)


def _word(characters: re.Pattern[str], text: str) -> str:
    """Return a text as a word that begins with a letter."""
    word = characters.sub("_", text).rstrip("_") or "_"
    return word if word[0].isascii() and word[0].isalpha() else f"x{word}"


def _label(link: DiagramLink) -> str:
    label = link.detail if link.inherits else ", ".join(link.columns)
    return f"{label} ({_WORDS[link.mark]})" if link.mark else label


def _cardinality(link: DiagramLink) -> str:
    """Return the sign between the tables: how many rows refer to how many, dotted where it identifies no row."""
    if link.inherits:
        return "||..||"
    line = ".." if link.mark == "removed" else "--"
    return f"{'|o' if link.single else '}o'}{line}{'o|' if link.optional else '||'}"


def _text(text: str) -> str:
    return '"' + _NOT_IN_TEXT.sub(lambda found: f"#{ord(found[0])};", one_line(text)) + '"'
