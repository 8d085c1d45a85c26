"""How a kind is written in YAML: its key, its short forms, and what they are decoded to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.decoding import Decoding, Key, Layout
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.reports import ReportObject


class Abridged(NamedTuple):
    """The children of an object as a dump writes them, without what loading adds."""

    children: list[Object]
    implied: tuple[Identity, ...] = ()
    """The objects, of whatever parent, that these children declare as well."""


@dataclass(frozen=True, eq=False, repr=False)
class YamlForm:
    """Describe how a kind is written in YAML: its key, its short forms, and what they are decoded to."""

    key: str
    """Its key, at the top of a file or in its parent's mapping."""
    parents: tuple[str, ...] = ()
    """The kinds whose mappings hold it; empty for a kind at the top of a file."""
    layout: Layout = Layout.MAP
    repeatable: bool = False
    """For SINGLE: one object or a list of them."""
    shorthand: str | None = None
    """The field that is set by a value that is no mapping."""
    key_syntax: Key | None = None
    """How its key is read if it holds more than the name (routines apart)."""
    decode: Callable[[Decoding], None] | None = None
    """Rewrites what was written, before the fields are read: the kind's own short forms."""
    needs_decode: Callable[[Mapping[str, Value]], bool] | None = None
    """Whether ``decode`` has anything to do for these keys; it is always called if this is None."""
    encode: Callable[[Object, dict[str, Value]], Value] | None = None
    """The inverse: from the mapping of fields to the shortest form, for dump."""
    schema_overrides: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    """JSON Schema of the keys that the decode hook reads: those that are no fields, and fields with further forms."""
    normalize: Callable[[Object, NameLookup, ReportObject], Mapping[str, Value]] | None = None
    """The values of a declared object once all names are known; ``error(message, hint)`` reports an error."""
    derive: Callable[[Object, list[Object]], list[Object]] | None = None
    """The children of a declared object after what it implies is added (a primary key makes its columns NOT NULL)."""
    abridge: Callable[[Object, Catalog], Abridged] | None = None
    """The inverse, for dump: the children in their shortest form, without what ``decode`` and ``derive`` add."""
