"""Which members of an extension a part of a database needs, so that no more of them are rebuilt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.field_types import TypeName
from schemadiff.kindspec.lookup import Ref
from schemadiff.kindspec.registry import Registry
from schemadiff.kindspec.substitutes import without
from schemadiff.references.resolver import Names
from schemadiff.sql.namespaces import Namespace

_WORD = re.compile(r"\w+")
_UNNAMED = (Namespace.CAST, Namespace.OPERATOR, Namespace.OPCLASS)
"""What the server uses for values of a type without being told its name."""


def texts_of(catalogs: Iterable[Catalog], extensions: Collection[Identity]) -> str:
    """Return the values of all objects, in which the names of members stand."""
    return "\n".join(
        f"{item.identity.path} {item.values}"
        for catalog in catalogs
        for item in (*catalog, *catalog.clones)
        if item.identity not in extensions
    )


def needed(members: Catalog, registry: Registry, text: str) -> Catalog:
    """Return the members that a text names, with everything that they refer to and that their types use.

    Links to others (the commutator of an operator) are left out.
    """
    return _Needed(members, registry, text).found()


class _Needed:
    def __init__(self, members: Catalog, registry: Registry, text: str) -> None:
        self._members = members
        self._registry = registry
        self._names = Names(members, registry)
        self._text = text
        self._words = {word.lower() for word in _WORD.findall(text)}
        self._taken: set[Identity] = set()

    def found(self) -> Catalog:
        """Return the needed members with what is below them."""
        self._take(item.identity for item in self._members if item.parent is None and self._is_named(item))
        while more := [item.identity for item in self._unnamed if self._is_used(item)]:
            self._take(more)
        kept = (item for item in self._members if self._members.root(item) in self._taken)
        return self._members.replacing(self._unlinked(item) for item in kept)

    def _namespace(self, item: Object) -> str:
        return self._registry[item.identity.kind].naming.namespace

    def _is_named(self, item: Object) -> bool:
        """Tell whether the text has the name of a member; of an operator class also where only its method is named."""
        name = item.identity.name
        match self._namespace(item):
            case Namespace.OPERATOR:
                return name in self._text and not any(self._own_types(item))
            case Namespace.CAST | Namespace.OPFAMILY:
                return False
            case Namespace.OPCLASS:
                implied = item.get("default") and item.get("using") in self._words and not any(self._own_types(item))
                return bool(implied) or name.lower() in self._words
        return set(map(str.lower, _WORD.findall(name))) <= self._words

    @cached_property
    def _unnamed(self) -> list[Object]:
        return [item for item in self._members if self._namespace(item) in _UNNAMED]

    def _is_used(self, item: Object) -> bool:
        """Tell whether a member is for needed types only, and not yet taken."""
        if item.identity in self._taken:
            return False
        types = set(self._own_types(item))
        return bool(types) and types <= self._taken

    def _own_types(self, item: Object) -> Iterator[Identity]:
        """Yield the types of the extension that an object is for."""
        kind = self._registry[item.identity.kind]
        named = kind.dependencies.implicit_for_types or [f.name for f in kind.fields.of_type(TypeName)]
        for name in named:
            if (text := item.get(name)) is not None:
                yield from (ref.to for ref in self._names.of_type(text, item.search_path))

    def _take(self, identities: Iterable[Identity]) -> None:
        """Take members with all that they refer to."""
        left = list(identities)
        while left:
            identity = left.pop()
            if identity in self._taken:
                continue
            self._taken.add(identity)
            for part in (self._members[identity], *self._members.family(identity)):
                links = {to for _, to in self._links(part)}
                named = (ref for ref in self._names.of(part) if ref.to not in links and not self._is_estimate(ref))
                left += (self._members.root(self._members[ref.to]) for ref in named if ref.to in self._members)

    def _is_estimate(self, ref: Ref) -> bool:
        """Tell whether an object only may use what serves a type; :meth:`_is_used` decides on it by all its types."""
        return ref.soft and self._registry[ref.to.kind].naming.namespace in _UNNAMED

    def _links(self, item: Object) -> Iterable[tuple[str, Identity]]:
        links = self._registry[item.identity.kind].dependencies.optional_links
        return () if links is None else links(item)

    def _unlinked(self, item: Object) -> Object:
        """Return the object without links to members that are not taken."""
        gone = [name for name, to in self._links(item) if to not in self._taken]
        return without(item, *gone) if gone else item
