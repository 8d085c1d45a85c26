"""Which page documents an object, and the links from one page to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff.catalog.objects import Identity
from schemadiff.declaration.file_layout import file_name, suffix

INDEX = "index.html"
PICTURE = "picture.html"


class Addresses:
    """The pages of objects, as paths from the root of the site: ``table/shop.orders.html``."""

    def __init__(self, identities: Iterable[Identity]) -> None:
        found: dict[Identity, str] = {}
        taken: set[str] = set()
        for identity in sorted(identities, key=lambda i: (i.kind, i.path, i.arguments or "")):
            stem = f"{file_name(identity.kind)}/{file_name('.'.join(identity.path))}"
            number = 1
            # File systems that ignore case would have one file for two names.
            while (path := f"{stem}{suffix(number)}.html").lower() in taken:
                number += 1
            taken.add(path.lower())
            found[identity] = path
        self.of: Mapping[Identity, str] = found

    def __contains__(self, identity: object) -> bool:
        return identity in self.of


def to_root(page: str) -> str:
    """Return what leads from a page to the root of the site."""
    return "../" * page.count("/")
