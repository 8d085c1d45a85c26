"""Identities and objects: the same immutable types for what is declared and what is live.

An object's ``values`` are sparse: a field that has its default is left out, on both sides, so that two objects
are equal exactly when their mappings are. Values are ``str``, ``int``, ``True``, or tuples and mappings of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from schemadiff.errors import Place

Value = Any
"""A field's value: ``str``, ``int``, ``bool``, a tuple, a NamedTuple or a mapping of those. Never a list."""


class Identity(NamedTuple):
    """What makes two objects the same one: kind, path (schema, owning object, name) and input types."""

    kind: str
    path: tuple[str, ...]
    arguments: str | None = None

    @property
    def name(self) -> str:
        """The last part of the path: the object's own name."""
        return self.path[-1]

    def __str__(self) -> str:
        dotted = ".".join(self.path)
        return f"{self.kind} {dotted}" + (f"({self.arguments})" if self.arguments is not None else "")


def is_of_the_system(schema: str) -> bool:
    """Whether a schema is PostgreSQL's own: names that begin with pg_ are reserved."""
    return schema.startswith("pg_") or schema == "information_schema"


class Address(NamedTuple):
    """Where the server keeps an object: the catalog's oid, the row's oid, and a column number or 0."""

    classid: int
    objid: int
    subid: int = 0


class Object(msgspec.Struct, frozen=True):
    """One object of a catalog.

    ``hints`` hold what the YAML says about the way there and not about the object (``renamed_from``, ``using``,
    ``backfill``); they are never compared. ``position`` orders siblings where they are made and dumped (columns);
    ``search_path`` is where unqualified names in the object's SQL text are looked up after pg_catalog.
    ``implicit`` marks a name that nobody wrote: the server, or schemadiff in its place, made it.
    """

    identity: Identity
    values: Mapping[str, Value]
    parent: Identity | None = None
    position: int = 0
    place: Place | None = None
    search_path: tuple[str, ...] = ()
    hints: Mapping[str, Value] | None = None
    address: Address | None = None
    implicit: bool = False

    def get(self, name: str, default: Value = None) -> Value:
        """The value of a field, or ``default`` where it has its own default."""
        return self.values.get(name, default)

    def hint(self, name: str) -> Value:
        """A hint's value, or None."""
        return self.hints.get(name) if self.hints else None

    def place_of(self, name: str) -> Place | None:
        """Where the text of a hint was written; the object's own place where that is not known."""
        found = next((at for field, *at in self.hint("places") or () if field == name), None)
        return self.place._replace(line=found[0], column=found[1]) if found and self.place else self.place
