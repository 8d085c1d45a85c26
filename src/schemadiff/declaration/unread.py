"""What the YAML declares but could not be decoded completely; errors that only follow from that are not reported."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object


@dataclass
class Unread:
    """Objects whose mapping has an error, and names that became no objects because of one."""

    objects: set[Identity] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.objects or self.names)

    def add(self, parent: Object | None, names: object = ()) -> None:
        """Add the keys of a mapping, or names, from which no objects were built below ``parent`` or at the top."""
        if parent is not None:
            self.objects.add(parent.identity)
        for name in names if isinstance(names, (dict, list)) else ():
            self.names.add(str(name).partition("(")[0].rpartition(".")[2].strip('"'))

    def holds(self, identity: Identity, catalog: Catalog) -> bool:
        """Tell whether the object, or one of its ancestors, is among them."""
        left: Identity | None = identity
        while left is not None:
            if left in self.objects:
                return True
            item = catalog.get(left)
            left = item.parent if item is not None else None
        return False
