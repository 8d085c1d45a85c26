"""What a server has said about the texts that it was asked about."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RESULT
from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Pair

Key = tuple[Identity, str]
"""A field of a live object."""


@dataclass
class Answers:
    """The server's answers."""

    different: set[Key] = field(default_factory=set)
    view_columns: dict[Identity, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """The columns, names and types, that the query of a declared view returns."""
    canonical_texts: dict[Key, str] = field(default_factory=dict)
    """The canonical form of a field's declared text, for fields that are one text."""
    unknown: dict[Key, str] = field(default_factory=dict)
    """What this server cannot decide, and why: only if it is not the target that was asked."""
    unasked: dict[Key, str] = field(default_factory=dict)
    """What the server was not asked, because it would have evaluated something while parsing; and what."""

    foreign: bool = False
    """Whether another server answered than the expected one, so that the answers are not kept."""

    def keeps(self, key: Key) -> bool:
        """Tell whether the field was found equal by the expected server."""
        return not self.foreign and not any(key in keys for keys in (self.different, self.unknown, self.unasked))

    def same_columns(self, live: Catalog) -> frozenset[Identity]:
        """Return the views whose declared query returns the columns that the live view has."""
        views = ((live.get(identity), columns) for identity, columns in self.view_columns.items())
        return frozenset(view.identity for view, columns in views if view is not None and view.hint(RESULT) == columns)

    def differs(self, pair: Pair, name: str) -> bool:
        """Tell whether the field's declared text means something else than the live one."""
        return (pair.live.identity, name) in self.different
