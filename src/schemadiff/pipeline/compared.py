"""Both sides of a plan once they are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemadiff.catalog.catalog import Catalog, Unmodelled
from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Comparison
from schemadiff.diff.renames import Rename
from schemadiff.errors import Finding
from schemadiff.kindspec.registry import Registry
from schemadiff.planner.server_facts import ServerFacts
from schemadiff.preflight import advisories


@dataclass(frozen=True, slots=True)
class Unverified(Finding):
    """A field that nobody could be asked about; it is left as it is."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides, brought to one spelling, and what they do not share."""

    version: int
    live: Catalog
    declared: Catalog
    renames: tuple[Rename, ...]
    comparison: Comparison
    facts: ServerFacts
    previous: Mapping[Identity, Identity]
    """What has been renamed: the identity it will have, and the one that the server knows it by."""
    notes: tuple[Finding, ...] = ()
    """What the server cannot have, and the YAML can do without."""

    @property
    def unmodelled(self) -> tuple[Unmodelled, ...]:
        """What neither side could be read whole for."""
        return tuple(dict.fromkeys((*self.live.unmodelled, *self.declared.unmodelled)))

    def warnings(self, registry: Registry) -> tuple[Finding, ...]:
        """What a reviewer should know that is no error."""
        return (*self.notes, *advisories.warnings(self.declared, registry, self.version))
