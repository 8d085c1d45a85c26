"""What a kind says about its form in YAML, and what its decode hook sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from schemadiff.catalog.objects import Identity, Object, Value


class Layout(Enum):
    """How the objects of a kind are written."""

    MAP = "map"
    """A mapping of names to objects."""
    SINGLE = "single"
    """One object without a key of its own (a primary key); its name is implicit or given as ``name``."""
    PROPERTY = "trait"
    """A key of whatever carries the trait (comment, owner, grants)."""


class Key(NamedTuple):
    """A key that says more than a name: ``+(integer, integer)``, ``int4_ops using btree``, ``a as b``.

    ``parse`` gives the name and the values that stand in the key, or the parser's fault. ``identify`` is the identity
    of an object with these values, whose types may have been spelled anew. ``text`` is the inverse of ``parse``, given
    the object and how types are written.
    """

    parse: Callable[[str], Value]
    identify: Callable[[Identity, Mapping[str, Value]], Identity]
    text: Callable[[Object, Callable[[str], str]], str]
    holds: tuple[str, ...]
    """The fields that stand in it, and nowhere else."""
    form: str
    """How the key is written, for whoever wrote it otherwise."""


@dataclass(slots=True)
class Decoding:
    """What a kind's decode hook sees and may change: the keys as written, and the objects it adds.

    ``node`` maps keys to YAML nodes; ``values`` and ``hints`` are filled by the hook for keys it takes out of
    ``node``. ``error(message, key, hint)`` reports a finding at the key.
    """

    name: str
    node: dict[str, Value]
    parent: Object | None
    search_path: tuple[str, ...]
    error: Callable[..., None]
    values: dict[str, Value] = field(default_factory=dict)
    hints: dict[str, Value] = field(default_factory=dict)
    children: list[tuple[str, str | None, Value, str]] = field(default_factory=list)
    """More children: (kind, name or None for an implicit one, node, the key it was written under)."""
    siblings: list[tuple[str, str | None, Value, str]] = field(default_factory=list)
    """More children of the parent, in the same form."""
    nested: list[tuple[str, str, Mapping[str, Value]]] = field(default_factory=list)
    """Keys that hold a mapping of further objects at the top, their kind, and values that each of them has."""
    others: list[tuple[str, str, Value, str]] = field(default_factory=list)
    """More objects of the same schema, in the same form; their names count as implicit."""
