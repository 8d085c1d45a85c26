"""The rows of a seed and the values that stand in them for something known later.

A value is ``str``, ``bool``, None, a :class:`Number`, a :class:`Json`, or one of :class:`Env`, :class:`RowKey` and
:class:`Sql`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from schemadiff.errors import Place


class Number(str):
    """A number, with the digits as they were written."""

    __slots__ = ()


class Json(str):
    """JSON text: keys in their order, numbers with the digits as they were written. A number that JSON would not take
    is a string that begins with :data:`AS_WRITTEN`."""

    __slots__ = ()


AS_WRITTEN = "\0"
"""Begins what YAML calls a number and JSON does not (``007``, ``0x10``, ``.inf``); no text of the server holds it."""


class Env(NamedTuple):
    """The value of an environment variable of whoever runs apply."""

    name: str


class Sql(NamedTuple):
    """An expression that is evaluated on insert only and never compared."""

    expression: str


class RowKey(NamedTuple):
    """The primary key of the row of ``table`` that has these values in these columns."""

    table: tuple[str, ...]
    columns: tuple[tuple[str, Any], ...]


class Row(dict[str, Any]):
    """One row, column to value; equal to another whatever their places. Nobody changes it once it is made."""

    __slots__ = ("place",)

    def __init__(self, values: Mapping[str, Any], place: Place | None = None) -> None:
        super().__init__(values)
        self.place = place
