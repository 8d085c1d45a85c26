"""What the YAML declares and could not be read in full. What only follows from that is not reported as well."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object


@dataclass
class Unread:
    """Objects whose mapping holds an error, and names of what is no object because of one."""

    objects: set[Identity] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.objects or self.names)

    def add(self, parent: Object | None, names: object = ()) -> None:
        """Take in the keys of a mapping, or names, of which no objects were made below ``parent`` or at the top."""
        if parent is not None:
            self.objects.add(parent.identity)
        for name in names if isinstance(names, (dict, list)) else ():
            self.names.add(str(name).partition("(")[0].rpartition(".")[2].strip('"'))

    def holds(self, identity: Identity, catalog: Catalog) -> bool:
        """Return whether the object, or something that it hangs below, is among them."""
        left: Identity | None = identity
        while left is not None:
            if left in self.objects:
                return True
            item = catalog.get(left)
            left = item.parent if item is not None else None
        return False
