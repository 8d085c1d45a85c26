"""Builds the copy of the live definitions on the scratch server."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.sandbox_creation import create
from schemadiff.pipeline.sandbox_steps import install_all
from schemadiff.pipeline.stand_ins import StandIns, stand_ins
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.references.roles import roles_of
from schemadiff.rehearsal.extent import Extent


def roles(catalogs: Iterable[Catalog], registry: Registry) -> set[str]:
    """Return the roles that the catalogs name or declare."""
    catalogs = list(catalogs)
    cluster = [k.name for k in registry.kinds.values() if k.management.cluster_wide]
    named = {role for c in catalogs for item in c for role in roles_of(item, registry[item.identity.kind])}
    return named | {o.identity.name for c in catalogs for kind in cluster for o in c.by_kind.get(kind, ())}


def with_possible_owners(part: Extent, sandbox: Sandbox) -> Extent:
    """Return the part without owners that the plan leaves as they are and that objects of the sandbox cannot have.

    On a server that the user names, an ordinary role can give objects only to roles that it is a member of; what the
    builder owns instead can be changed in the same ways.
    """
    kept = set()
    for item in part.before:
        if structure.is_owner(item.identity) and not sandbox.can_give_to(item.get("role")):
            wanted = part.after.get(item.identity)
            if wanted is None or wanted.get("role") == item.get("role"):
                kept.add(item.identity)
    if not kept:
        return part
    return Extent(*(side.replacing(o for o in side if o.identity not in kept) for side in part))


class Copy(NamedTuple):
    """The copy of the live definitions."""

    made: StandIns
    missing: Mapping[Identity, str]
    """What could not be created, and why."""


def build(sandbox: Sandbox, live: Catalog, registry: Registry, deadline: float, *, separate: bool = False) -> Copy:
    """Create the live definitions in the sandbox, as far as it can have them.

    Nothing is created after ``deadline``, by the monotonic clock; ``separate`` as in ``sandbox_creation.create``.
    """
    install_all(sandbox, live)
    made = stand_ins(live, registry, sandbox)
    return Copy(made, create(sandbox, made, made.buildable, deadline, separate=separate))
