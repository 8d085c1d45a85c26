"""How a kind stands in YAML: its key, its short forms, and what is made of what is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.decoding import Decoding, Key, Layout
from schemadiff.kindspec.lookup import NameLookup


@dataclass(frozen=True, eq=False, repr=False)
class YamlForm:
    """How a kind stands in YAML: its key, its short forms, and what is made of what is written."""

    key: str
    """The key it stands under, at the top of a file or in its parent's mapping."""
    parents: tuple[str, ...] = ()
    """The kinds whose mappings hold it; none for a kind that stands at the top of a file."""
    layout: Layout = Layout.MAP
    repeatable: bool = False
    """For SINGLE: one object or a list of them."""
    shorthand: str | None = None
    """The field that a value without a mapping gives."""
    key_syntax: Key | None = None
    """How its key is read where that holds more than the name, other than a routine's."""
    decode: Callable[[Decoding], None] | None = None
    """Rewrites what was written, before the fields are read: the kind's own short forms."""
    needs_decode: Callable[[Mapping[str, Value]], bool] | None = None
    """Whether ``decode`` has anything to do for these keys; it is called always where this is absent."""
    encode: Callable[[Object, dict[str, Value]], Value] | None = None
    """The inverse: from the mapping of fields that dump would write to the shortest form."""
    schema_overrides: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    """JSON Schema of the keys that the decode hook reads: those that are no fields, and fields with further forms."""
    normalize: Callable[[Object, NameLookup, Callable[..., None]], Mapping[str, Value]] | None = None
    """The values of a declared object once all names are known; ``error(message, hint)`` says what is wrong."""
    derive: Callable[[Object, list[Object]], list[Object]] | None = None
    """What a declared object makes of its children once all are read (a primary key makes its columns NOT NULL)."""
    omit_derived: Callable[[Object, list[Object]], list[Object]] | None = None
    """The inverse, for dump: the children without what ``derive`` brings back."""
