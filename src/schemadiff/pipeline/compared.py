"""Both sides of a plan after the comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemadiff.catalog.catalog import Catalog, Unmodelled
from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Comparison
from schemadiff.diff.rename_order import Rename
from schemadiff.errors import Finding
from schemadiff.kindspec.registry import Registry
from schemadiff.planner.server_facts import ServerFacts
from schemadiff.preflight import advisories


@dataclass(frozen=True, slots=True)
class Unverified(Finding):
    """A field that no server could be asked about; the plan leaves it as it is."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides with reconciled values, and their differences."""

    version: int
    before: Catalog
    """The live side as it was read, before the renames."""
    live: Catalog
    declared: Catalog
    renames: tuple[Rename, ...]
    comparison: Comparison
    facts: ServerFacts
    previous: Mapping[Identity, Identity]
    """The identity that the server knows each renamed object by, by its identity after the renames."""
    notes: tuple[Finding, ...] = ()
    """Declared things that the server cannot have and the YAML marks as optional."""

    @property
    def unmodelled(self) -> tuple[Unmodelled, ...]:
        """Return the live and declared objects that are not supported completely, each once."""
        return tuple(dict.fromkeys((*self.live.unmodelled, *self.declared.unmodelled)))

    def warnings(self, registry: Registry) -> tuple[Finding, ...]:
        """Return the findings that a reviewer should see and that do not prevent the plan."""
        return (
            *self.notes,
            *advisories.warnings(self.declared, registry, self.version),
            *advisories.qualified_keys(self.comparison.created, (self.live, self.declared), registry),
        )
