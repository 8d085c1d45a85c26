"""What the live side leaves out and the YAML may write out, and the reverse.

Only the server knows which operator class is the default of a type, which collation is a type's own, and which operator
of an extension a sign means. It is asked only about objects that differ in such a name: one that equals the default is
treated as absent, and an operator gets the schema that the live one has.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Address, Identity, Object, Value
from schemadiff.introspection.catalog_queries import shared
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import server_version
from schemadiff.postgres.quoting import qualified
from schemadiff.sql.index_elements import Element
from schemadiff.sql.namespaces import Namespace

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


class _Kept(NamedTuple):
    """The operator classes and the collations of an object's keys, or the collation of its type."""

    classes: tuple[str | None, ...]
    collations: tuple[str | None, ...]
    operators: tuple[str | None, ...]
    """The schemas of the operators that their signs alone mean; None for the others."""


_Found = tuple[Object, Object, Field, Address]
"""The declared and the live object, the field, and the live address."""


def without_defaults(connection: Connection, live: Catalog, declared: Catalog, registry: Registry) -> Catalog:
    """Return the declared catalog without what live objects have by default, with operators' schemas as they have them.

    Defaults are operator classes and collations.
    """
    found = list(_written_out(live, declared, registry))
    if not found:
        return declared
    addresses = [address for *_, address in found]
    rows = connection.execute(
        shared("_kept", server_version(connection)),
        {
            "classes": [a.classid for a in addresses],
            "objects": [a.objid for a in addresses],
            "parts": [a.subid for a in addresses],
            "paths": [json.dumps(wanted.search_path) for wanted, *_ in found],
        },
    ).fetchall()
    known = {number: _Kept(*map(tuple, of_keys)) for number, *of_keys in rows}
    changed: dict[Identity, Object] = {}
    types = _Types(live, declared, changed, registry)
    # The collations of types decide what is the default of those above them and of columns, and these that of a key.
    numbered = sorted(enumerate(found, 1), key=lambda entry: isinstance(entry[1][2].type, t.IndexElements))
    left: Sequence[tuple[int, _Found]] = numbered
    while left:
        later = []
        for number, (wanted, have, field, address) in left:
            if (kept := known.get(number)) is None:
                continue
            if not isinstance(field.type, t.IndexElements) and types.change_beneath(wanted):
                later.append((number, (wanted, have, field, address)))
                continue
            now = changed.get(wanted.identity, wanted)
            retyped = partial(types.changes, have.parent or have.identity)
            changed[wanted.identity] = msgspec.structs.replace(now, values=_left_out(now, have, field, kept, retyped))
        if len(later) == len(left):
            break
        left = later
    inherited = _inherited(live, declared, changed, registry) if changed else {}
    return declared.replacing(inherited.get(o.identity) or changed.get(o.identity, o) for o in declared)


def _inherited(
    live: Catalog, declared: Catalog, changed: Mapping[Identity, Object], registry: Registry
) -> Mapping[Identity, Object]:
    """Return the new objects that are inherited from changed ones, also through others, without the same defaults.

    They have been given the values of those as they are written.
    """
    found: dict[Identity, Object] = {}
    below: dict[Identity, list[Object]] = {}
    for kind in registry.kinds.values():
        if kind.inheritance.inherited_from is not None:
            for item in declared.by_kind.get(kind.name, ()):
                for above in kind.inheritance.inherited_from(item, declared) if item.identity not in live else ():
                    below.setdefault(above, []).append(item)
    left = list(changed)
    while left:
        above = left.pop()
        written, now = declared[above], found.get(above) or changed[above]
        gone = {name: value for name, value in written.values.items() if name not in now.values}
        for item in below.get(above, ()) if gone else ():
            values = {name: value for name, value in item.values.items() if gone.get(name) != value}
            if item.identity not in found and len(values) < len(item.values):
                found[item.identity] = msgspec.structs.replace(item, values=values)
                left.append(item.identity)
    return found


def _written_out(live: Catalog, declared: Catalog, registry: Registry) -> Iterator[_Found]:
    """Yield the declared objects that write out what their live ones do not, with the field and the live address."""
    for kind in registry.kinds.values():
        fields = [
            f
            for f in kind.fields
            if isinstance(f.type, t.IndexElements) or _namespace(f) in (Namespace.COLLATION, Namespace.OPCLASS)
        ]
        for wanted in declared.by_kind.get(kind.name, ()) if fields else ():
            have = live.get(wanted.identity)
            if have is None or have.address is None or have.values == wanted.values:
                continue
            for field in fields:
                mine, theirs = wanted.get(field.name), have.get(field.name)
                if isinstance(field.type, t.IndexElements):
                    if mine and theirs and any(_is_written_otherwise(a, b) for a, b in zip(mine, theirs, strict=False)):
                        yield wanted, have, field, have.address
                elif mine is not None and theirs is None and _types_of(kind, have) == _types_of(kind, wanted):
                    yield wanted, have, field, have.address


def _namespace(field: Field) -> str | None:
    """Return the namespace of the object that a field names; None if it names none."""
    return field.type.namespace if isinstance(field.type, t.ObjectRef | t.SqlName) else None


def _types_of(kind: Kind, item: Object) -> list[Value]:
    return [item.get(f.name) for f in kind.fields.of_type(t.TypeName)]


def _is_written_otherwise(wanted: Element, have: Element) -> bool:
    return (
        (wanted.opclass is not None and have.opclass is None)
        or (wanted.collation is not None and have.collation is None)
        or _has_the_sign(wanted, have)
    )


def _has_the_sign(wanted: Element, have: Element) -> bool:
    """Tell whether the declared operator has no schema, and is called like the live one of some schema."""
    if wanted.operator is None or have.operator is None or wanted.operator == have.operator:
        return False
    mine, theirs = sql.split_object(wanted.operator), sql.split_object(have.operator)
    return mine is not None and theirs is not None and len(mine) == 1 and mine == theirs[1:]


class _Types:
    """Tells which columns change their type or collation, and with it what is the default of a key over them."""

    def __init__(
        self, live: Catalog, declared: Catalog, changed: Mapping[Identity, Object], registry: Registry
    ) -> None:
        self._live = live
        self._declared = declared
        self._changed = changed
        self._registry = registry
        kinds = registry.kinds.values()
        self._kinds = [k.name for k in kinds if k.naming.namespace == Namespace.TYPE]

    def changes(self, relation: Identity, name: str) -> bool:
        """Tell whether a column has another type or collation, by itself or through its type."""
        return self._differs(structure.column((*relation.path, name)), frozenset())

    def change_beneath(self, item: Object) -> bool:
        """Tell whether one of the types that an object names changes, and with it what is the default over it."""
        kind = self._registry[item.identity.kind]
        names = (item.get(f.name) for f in kind.fields.of_type(t.TypeName))
        return any(self._beneath(name or "", frozenset()) for name in names)

    def _beneath(self, type_: str, seen: frozenset[Identity]) -> bool:
        uses = sql.user_types(type_)
        return any(self._differs(Identity(k, use.parts), seen) for use in uses for k in self._kinds)

    def _differs(self, identity: Identity, seen: frozenset[Identity]) -> bool:
        before, after = self._live.get(identity), self._changed.get(identity) or self._declared.get(identity)
        if before is None or after is None or identity in seen:
            return False
        kind = self._registry[identity.kind]
        types = [f.name for f in kind.fields.of_type(t.TypeName)]
        collations = [f.name for f in kind.fields if _namespace(f) == Namespace.COLLATION]
        if any(before.get(name) != after.get(name) for name in (*types, *collations)):
            return True
        return any(self._beneath(after.get(name) or "", seen | {identity}) for name in types)


def _left_out(
    wanted: Object, have: Object, field: Field, kept: _Kept, retyped: Callable[[str], bool]
) -> Mapping[str, Value]:
    if not isinstance(field.type, t.IndexElements):
        mine = wanted.get(field.name)
        if isinstance(field.type, t.ObjectRef):
            mine = qualified(mine[1:] if mine[0] == "pg_catalog" else mine)
        same = mine in (kept.classes if _namespace(field) == "opclass" else kept.collations)
        return {k: v for k, v in wanted.values.items() if k != field.name} if same else wanted.values
    elements: list[Element] = list(wanted.get(field.name))
    for place, (one, theirs) in enumerate(zip(elements, have.get(field.name), strict=False)):
        if one.column != theirs.column or (one.column is not None and retyped(one.column)):
            continue
        if theirs.opclass is None and one.opclass == kept.classes[place]:
            elements[place] = elements[place]._replace(opclass=None)
        if theirs.collation is None and one.collation == kept.collations[place]:
            elements[place] = elements[place]._replace(collation=None)
        if _has_the_sign(one, theirs) and kept.operators[place] is not None:
            elements[place] = elements[place]._replace(operator=theirs.operator)
    return {**wanted.values, field.name: tuple(elements)}
