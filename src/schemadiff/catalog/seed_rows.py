"""The rows of a seed, and placeholders for values that are known only later.

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
    """JSON text: keys in their order, numbers with the digits as they were written.

    A number that is not valid in JSON is a string that begins with :data:`AS_WRITTEN`.
    """

    __slots__ = ()


AS_WRITTEN = "\0"
"""Marks a number of YAML that is none in JSON (``007``, ``0x10``, ``.inf``); no text in PostgreSQL contains it."""


class Env(NamedTuple):
    """The value of an environment variable of the process that runs apply."""

    name: str


class Sql(NamedTuple):
    """An SQL expression that is evaluated on insert only and never compared."""

    expression: str


class RowKey(NamedTuple):
    """The primary key of the row of ``table`` that has these values in these columns."""

    table: tuple[str, ...]
    columns: tuple[tuple[str, Any], ...]


class Row(dict[str, Any]):
    """One row, by column. Equality ignores its place; it is not changed after it is created."""

    __slots__ = ("place",)

    def __init__(self, values: Mapping[str, Any], place: Place | None = None) -> None:
        super().__init__(values)
        self.place = place

    def heading(self, seed: Place | None) -> Place | None:
        """Return where its columns are named: in the first line of a CSV file, else in the row itself.

        ``seed`` is the place of the seed that it belongs to; a row of a CSV file is in another file.
        """
        if self.place is None or seed is None or self.place.file == seed.file:
            return self.place or seed
        return Place(self.place.file, 1)
