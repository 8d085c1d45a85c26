"""Builds the copy of the live definitions on the scratch server."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.sandbox_creation import create
from schemadiff.pipeline.sandbox_steps import install_all
from schemadiff.pipeline.stand_ins import StandIns, stand_ins
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.references.roles import roles_of


def roles(catalogs: Iterable[Catalog], registry: Registry) -> set[str]:
    """Return the roles that the catalogs name or declare."""
    catalogs = list(catalogs)
    cluster = [k.name for k in registry.kinds.values() if k.management.cluster_wide]
    named = {role for c in catalogs for item in c for role in roles_of(item, registry[item.identity.kind])}
    return named | {o.identity.name for c in catalogs for kind in cluster for o in c.by_kind.get(kind, ())}


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
