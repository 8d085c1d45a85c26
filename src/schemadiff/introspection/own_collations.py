"""Collations that the YAML writes at a column or attribute, and that its type has by itself.

Of inherited columns and of what they are inherited from one may write it and the other not, and PostgreSQL has no
command that would make them differ. What is there already is told from its own collation (``written_defaults.py``);
for what the plan creates, or gives another type, the types are asked about: the declared ones, and the server's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Finding, InputError
from schemadiff.introspection.catalog_queries import shared
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import server_version
from schemadiff.sql.namespaces import Namespace

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


_DEFAULT = '"default"'


class _Typed(NamedTuple):
    """A kind whose objects have a type and a collation, with these fields."""

    kind: Kind
    type: Field
    collation: Field


def without_own(connection: Connection, live: Catalog, declared: Catalog, registry: Registry) -> Catalog:
    """Return the declared catalog without the collations that types have, where objects inherit from one another.

    Raises InputError for a collation of a type that has none.
    """
    written = list(_written(live, declared, registry))
    if not written:
        return declared
    types = _Types(declared, registry)
    sources = {item.identity: types.source(item.get(typed.type.name)) for item, typed in written}
    asked = {name for name, collation in sources.values() if collation is None}
    rows = connection.execute(shared("_collations", server_version(connection)), {"types": sorted(asked)}).fetchall()
    own: dict[str, str | None] = dict(rows)
    if none := [o for o, _ in written if own.get(sources[o.identity][0], "") is None]:
        raise InputError(
            Finding(f"{registry.title(o.identity)}: {sources[o.identity][0]} has no collation", o.place, "Remove it.")
            for o in none
        )
    related = _related(declared, registry)
    changed: dict[Identity, Object] = {}
    for item, typed in (entry for entry in written if entry[0].identity in related):
        name, collation = sources[item.identity]
        # A type that comes with the plan, from an extension, has the default one if it has any.
        if item.get(typed.collation.name) == (collation or own.get(name, _DEFAULT)):
            values = {k: v for k, v in item.values.items() if k != typed.collation.name}
            changed[item.identity] = msgspec.structs.replace(item, values=values)
    return declared.replacing(changed.get(o.identity, o) for o in declared) if changed else declared


def _typed_kinds(registry: Registry) -> Iterator[_Typed]:
    for kind in registry.kinds.values():
        types = kind.fields.of_type(t.TypeName)
        collations = [
            f for f in kind.fields if isinstance(f.type, t.SqlName) and f.type.namespace == Namespace.COLLATION
        ]
        if types and collations:
            yield _Typed(kind, types[0], collations[0])


def _written(live: Catalog, declared: Catalog, registry: Registry) -> Iterator[tuple[Object, _Typed]]:
    """Yield what writes a collation that the live object does not have, with that type, as one of its own."""
    for typed in _typed_kinds(registry):
        name, type_ = typed.collation.name, typed.type.name
        for item in declared.by_kind.get(typed.kind.name, ()):
            if (written := item.values.get(name)) is not None:
                have = live.get(item.identity)
                if have is None or have.get(name) != written or have.get(type_) != item.get(type_):
                    yield item, typed


def _related(declared: Catalog, registry: Registry) -> frozenset[Identity]:
    """Return the objects that others inherit from, and those that inherit."""
    found: set[Identity] = set()
    for kind in registry.kinds.values():
        if kind.inheritance.inherited_from is not None:
            for item in declared.by_kind.get(kind.name, ()):
                if above := kind.inheritance.inherited_from(item, declared):
                    found.update((item.identity, *above))
    return frozenset(found)


class _Types:
    """Tells where the collation of a type is from."""

    def __init__(self, declared: Catalog, registry: Registry) -> None:
        self._declared = declared
        self._kinds: Iterable[_Typed] = [
            typed for typed in _typed_kinds(registry) if typed.kind.naming.namespace == Namespace.TYPE
        ]

    def source(self, type_: str) -> tuple[str, str | None]:
        """Return the type that decides, below declared ones, and the collation if a declared one says it."""
        seen: set[Identity] = set()
        while (found := self._declared_as(type_)) is not None and found[0].identity not in seen:
            item, typed = found
            if (collation := item.get(typed.collation.name)) is not None:
                return type_, collation
            seen.add(item.identity)
            type_ = item.get(typed.type.name)
        return type_, None

    def _declared_as(self, type_: str) -> tuple[Object, _Typed] | None:
        for use in sql.user_types(type_):
            for typed in self._kinds:
                if (item := self._declared.get(Identity(typed.kind.name, use.parts))) is not None:
                    return item, typed
        return None
