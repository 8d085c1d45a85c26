"""The changes of a plan by object, as plain data for the reports: what differs, without how it is brought about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemadiff.catalog.objects import Identity
from schemadiff.errors import Place


@dataclass(frozen=True, slots=True)
class Detail:
    """The old and the new value of one field, as texts for people."""

    name: str
    before: str | None
    after: str | None
    """As the server would print it, where it was asked."""
    written: str | None = None
    """The new value as the YAML has it, where that is another text than ``after``."""
    directive: bool = False
    """Whether it says how values change (``after``), and is no value of the object itself."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is inserted, updated or deleted, by its key."""

    operation: Literal["insert", "update", "delete"]
    label: str
    """The key in one line."""
    details: tuple[Detail, ...] = ()
    place: Place | None = None


Operation = Literal["create", "alter", "drop", "rename", "rebuild", "rows"]


@dataclass(frozen=True, slots=True)
class Change:
    """Describe what happens to one object, with its properties (comment, owner, privileges)."""

    operation: Operation
    """``rebuild``: dropped and created again, or converted, because of other objects; ``rows``: those of a seed."""
    identity: Identity
    root: Identity
    """The top-level object that it belongs to; its own identity if it is one."""
    noun: str
    """What PostgreSQL calls such an object: ``column``, ``CHECK``."""
    name: str
    """Its name; below a table without the name of the table."""
    place: Place | None = None
    details: tuple[Detail, ...] = ()
    definition: str | None = None
    """What is created or dropped as a clause of SQL; None where it has none."""
    previous_name: str | None = None
    """Its name before the plan, if it is renamed."""
    recreated: bool = False
    """Whether it is dropped and created again: because its own change cannot be made in place, or because of others."""
    because: tuple[str, ...] = ()
    """The causes of a rebuild: ``column public.t.price, whose type changes``."""
    parts: tuple[tuple[str, int], ...] = ()
    """How many objects of each noun are created, dropped or rebuilt together with it."""
    descendants: tuple[str, ...] = ()
    """The partitions and child tables to which PostgreSQL passes the change on."""
    rows: tuple[Row, ...] = ()
