"""Identities and objects: the same immutable types for declared and for live objects.

An object's ``values`` are sparse: a field that has its default is left out, on both sides, so two objects are equal
exactly when their mappings are. Values are ``str``, ``int``, ``True``, or tuples and mappings of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec

from schemadiff.catalog.hints import PLACES, Hint, HintValue
from schemadiff.errors import Place

T = TypeVar("T")

Value = Any
"""The value of a field: ``str``, ``int``, ``bool``, a tuple, a NamedTuple or a mapping of those. Never a list."""


class Identity(NamedTuple):
    """What identifies an object: its kind, its path (schema, parent object, name) and its input types."""

    kind: str
    path: tuple[str, ...]
    arguments: str | None = None

    @property
    def name(self) -> str:
        """Return the last part of the path: the object's own name."""
        return self.path[-1]

    def __str__(self) -> str:
        dotted = ".".join(self.path)
        return f"{self.kind} {dotted}" + (f"({self.arguments})" if self.arguments is not None else "")


def is_of_the_system(schema: str) -> bool:
    """Tell whether a schema belongs to PostgreSQL: information_schema, and the reserved names that begin with pg_."""
    return schema.startswith("pg_") or schema == "information_schema"


class Address(NamedTuple):
    """Where the server stores an object: the oid of the catalog, the oid of the row, and a column number or 0."""

    classid: int
    objid: int
    subid: int = 0


class Object(msgspec.Struct, frozen=True):
    """Describe one object of a catalog.

    ``hints`` hold what is known about the object besides its values, by the names of the hints (``catalog/hints.py``);
    they are never compared. ``position`` is the order of siblings when they are created and dumped
    (columns). ``search_path`` lists the schemas in which unqualified names in the object's SQL texts are looked up
    after pg_catalog. ``implicit`` is true for a name that the YAML does not contain: the server, or schemadiff by the
    server's rule, derived it.
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
        """Return the value of a field, or ``default`` if the field has its own default."""
        return self.values.get(name, default)

    def hint(self, hint: Hint[T]) -> T | None:
        """Return the value of a hint; None if the object does not have it."""
        return self.hints.get(hint.name) if self.hints else None

    def with_hints(self, *given: HintValue) -> Object:
        """Return the object with these hints in addition to, or instead of, those that it has."""
        return msgspec.structs.replace(self, hints={**(self.hints or {}), **dict(given)})

    def place_of(self, name: str) -> Place | None:
        """Return where the text of a hint was written; the object's own place if that is not known."""
        found = next((at for field, *at in self.hint(PLACES) or () if field == name), None)
        return self.place._replace(line=found[0], column=found[1]) if found and self.place else self.place
