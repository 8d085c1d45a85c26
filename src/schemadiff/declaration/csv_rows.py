"""CSV files of rows, as COPY … CSV HEADER reads them: an empty field is null, a quoted empty one is empty text."""

from __future__ import annotations

import re

from schemadiff.catalog.seed_rows import Row
from schemadiff.declaration.scalar_decoders import DecodeError
from schemadiff.errors import Place

_FIELD = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|\Z)')


def read(data: bytes, file: str) -> tuple[Row, ...]:
    """Return the rows; the first line contains the names of their columns."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DecodeError(f"{file} is not UTF-8: {error.reason} at byte {error.start}") from None
    lines = list(_records(text, file))
    if not lines:
        raise DecodeError(f"{file} is empty", "Its first line names the columns.")
    header = [cell or "" for cell in lines[0][1]]
    if "" in header or len(set(header)) < len(header):
        raise DecodeError(f"the first line of {file} must name every column, each once")
    found = []
    for line, cells in lines[1:]:
        if len(cells) != len(header):
            raise DecodeError(f"line {line} of {file} has {len(cells)} fields, and the first line {len(header)}")
        found.append(Row(dict(zip(header, cells, strict=True)), Place(file, line)))
    return tuple(found)


def _records(text: str, file: str) -> list[tuple[int, list[str | None]]]:
    records: list[tuple[int, list[str | None]]] = []
    cells: list[str | None] = []
    at, line, first = 0, 1, 1
    while at < len(text) or cells:
        match = _FIELD.match(text, at)
        if match is None:
            raise DecodeError(f"line {line} of {file} has an unclosed quote, or text next to a quoted field")
        quoted, plain, end = match.groups()
        cells.append(quoted.replace('""', '"') if quoted is not None else plain or None)
        line += match[0].count("\n") + match[0].count("\r") - match[0].count("\r\n")
        at = match.end()
        if end != ",":
            if cells != [None] or len(cells) > 1:
                records.append((first, cells))
            cells, first = [], line
            if at >= len(text):
                break
    return records
