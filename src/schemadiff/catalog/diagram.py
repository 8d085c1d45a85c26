"""Tables, columns and foreign keys as a picture shows them: plain data, also for the differences of two schemas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mark = Literal["", "added", "removed", "changed"]
"""What a difference does to something; empty where it stays, and in the picture of one schema."""

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DiagramColumn:
    """A column."""

    name: str
    type: str
    keys: tuple[str, ...] = ()
    """``PK``, ``FK``, ``UK``: the keys that it is part of."""
    not_null: bool = False
    mark: Mark = ""
    before: str | None = None
    """What it was before a change, as far as that differs: its type, its name."""


@dataclass(frozen=True, slots=True)
class DiagramTable:
    """A table."""

    path: Path
    columns: tuple[DiagramColumn, ...] = ()
    mark: Mark = ""
    note: str = ""
    """What is said below the columns: ``12 partitions``."""
    comment: str = ""
    brief: bool = False
    """Whether only its name is shown: a neighbour of what the picture is about."""


@dataclass(frozen=True, slots=True)
class DiagramLink:
    """A foreign key, or the inheritance of one table from another."""

    name: str
    source: Path
    target: Path
    columns: tuple[str, ...] = ()
    target_columns: tuple[str, ...] = ()
    optional: bool = False
    """Whether a row of the source can do without one of the target."""
    single: bool = False
    """Whether only one row of the source can refer to a row of the target."""
    inherits: bool = False
    detail: str = ""
    """What happens to the row that refers: ``on delete cascade``."""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """The tables of a picture in their order, and the links between them."""

    tables: tuple[DiagramTable, ...] = ()
    links: tuple[DiagramLink, ...] = ()
    compares: bool = False
    """Whether it shows the differences of two schemas."""
