"""How a kind is written in YAML, and what its decode hook receives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from schemadiff.catalog.hints import HintValue
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.reports import ReportKey


class Layout(Enum):
    """Name the ways to write the objects of a kind."""

    MAP = "map"
    """A mapping of names to objects."""
    SINGLE = "single"
    """One object without a key of its own (a primary key); its name is derived or given as ``name``."""
    PROPERTY = "trait"
    """A key of the object that has the property (comment, owner, grants)."""


class Key(NamedTuple):
    """Describe a key that holds more than a name: ``+(integer, integer)``, ``int4_ops using btree``, ``a as b``.

    ``parse`` returns the name and the values that are written in the key, or a syntax error. ``identify`` returns the
    identity of an object with these values, whose types may be in canonical form by then. ``text`` is the inverse of
    ``parse``; it takes the object and the function that writes types.
    """

    parse: Callable[[str], Value]
    identify: Callable[[Identity, Mapping[str, Value]], Identity]
    text: Callable[[Object, Callable[[str], str]], str]
    holds: tuple[str, ...]
    """The fields that are written in the key and nowhere else."""
    form: str
    """The syntax of the key, for error messages."""


@dataclass(slots=True)
class Decoding:
    """What a kind's decode hook receives and may change: the keys as written, and the objects to add.

    ``node`` maps keys to YAML nodes; the hook fills ``values`` and calls ``note`` for the keys that it removes from
    ``node``. ``error(message, key, hint)`` reports a finding at the key; ``missing`` does so where another key would
    have to be there, and is not heard where the mapping has a key that is misspelled.
    """

    name: str
    node: dict[str, Value]
    parent: Object | None
    search_path: tuple[str, ...]
    error: ReportKey
    missing: ReportKey
    values: dict[str, Value] = field(default_factory=dict)
    hints: dict[str, Value] = field(default_factory=dict)
    children: list[tuple[str, str | None, Value, str]] = field(default_factory=list)
    """Children to add: (kind, name or None for a derived one, node, the key that it was written under)."""
    siblings: list[tuple[str, str | None, Value, str]] = field(default_factory=list)
    """Children of the parent to add, in the same form."""
    nested: list[tuple[str, str, str, Mapping[str, Value]]] = field(default_factory=list)
    """Keys that hold a mapping of further top-level objects: their kind, the key, another key with what each of these
    objects has unless it says otherwise, and values that each of them has."""
    others: list[tuple[str, str, Value, str]] = field(default_factory=list)
    """Objects of the same schema to add, in the same form; their names count as derived."""

    def note(self, *given: HintValue) -> None:
        """Give the object these hints."""
        self.hints.update(given)
