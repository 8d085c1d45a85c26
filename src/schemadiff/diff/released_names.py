"""Temporary names for what has, or would bring along, a name that is taken when renames run: they run before drops."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.rename_order import in_schema, names, temporary_identity
from schemadiff.diff.rename_rewriter import Rewriting
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import NameScope
from schemadiff.kindspec.registry import Registry

Stays = Callable[[Object, Catalog], bool]
"""Tells whether a live object that nobody declares is not managed and stays."""

Known = tuple[Identity | None, Identity]
"""What an object belongs to, and what it would be called: two may be called the same, one of them for a while."""


class Released(NamedTuple):
    """What gets a temporary name, by what it is called before."""

    aside: Mapping[Identity, Identity]
    """What an object would take along to a schema where its name stays taken: named so before that object moves."""
    holders: Mapping[Identity, Identity]
    """What will be dropped, and has a name that a rename needs."""
    called: Mapping[Known, Identity]
    """The temporary names by what would be there without them."""


def released(
    moves: Mapping[Identity, Identity], live: Catalog, declared: Catalog, registry: Registry, stays: Stays
) -> Released:
    """Return temporary names for the objects in whose way names would be, with these renames."""
    rewriting = Rewriting(live, moves, registry)
    rewriting.follow()
    holds, takes = names(moves, live, {}, rewriting.identities, registry)
    wanted = {name for old in moves for name in takes[old] - holds[old]}
    holders: dict[Identity, Identity] = {}
    remaining = set()
    for item in live:
        kind = registry[item.identity.kind]
        if item.identity in moves:
            continue
        taken = wanted.intersection(kind.takes(item))
        at = rewriting.identities[item.identity]
        if not taken or at.path[0] != item.identity.path[0]:
            continue
        there = declared.get(item.identity)
        above = rewriting.identities.get(item.parent) if item.parent is not None else None
        kept = there is not None and (kind.naming.scope == NameScope.PARENT or there.parent == above)
        if "rename" not in kind.properties or kept or stays(item, live):
            if at == item.identity:
                remaining |= taken
            continue
        holders[item.identity] = _below_moved(temporary_identity(item.identity), item, kind, moves)
    aside: dict[Identity, Identity] = {}
    for item, new in _brought(moves, rewriting.identities, live) if remaining else ():
        kind, there = registry[new.kind], declared.get(new)
        arrives = in_schema(kind.takes(msgspec.structs.replace(item, identity=new)))
        above = rewriting.identities.get(item.parent) if item.parent is not None else None
        kept = there is not None and there.parent == above
        if not kept and not remaining.isdisjoint(arrives) and "rename" in kind.properties:
            aside[item.identity] = temporary_identity(new)
    called: dict[Known, Identity] = {}
    for old, to in (*aside.items(), *holders.items()):
        parent = live[old].parent
        above = rewriting.identities.get(parent) if parent is not None else None
        called[above, rewriting.identities[old]] = to
    return Released(aside, holders, called)


def _brought(
    moves: Mapping[Identity, Identity], identities: Mapping[Identity, Identity], live: Catalog
) -> Iterator[tuple[Object, Identity]]:
    """Yield what comes to another schema because of what it belongs to, with what it is called then."""
    for old, new in identities.items():
        if old not in moves and old.path[0] != new.path[0] and (item := live.get(old)) is not None:
            yield item, new


def _below_moved(identity: Identity, item: Object, kind: Kind, moves: Mapping[Identity, Identity]) -> Identity:
    parent = moves.get(item.parent) if item.parent is not None else None
    if parent is None or (
        kind.naming.schema_in_key and item.parent is not None and item.parent.path[0] != identity.path[0]
    ):
        return identity
    return identity._replace(
        path=(*(parent.path if kind.naming.scope == NameScope.PARENT else parent.path[:1]), identity.name)
    )
