"""Builds the copy of the live definitions on the scratch server."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Comparison, Scope, compare
from schemadiff.introspection import reader
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.compared import Compared
from schemadiff.pipeline.plan_stage import planned
from schemadiff.pipeline.request import Request
from schemadiff.pipeline.sandbox_steps import RefusedStepError, administer, as_builder, install_all
from schemadiff.pipeline.stand_ins import StandIns, stand_ins
from schemadiff.plan import Step
from schemadiff.planner.server_facts import ServerFacts
from schemadiff.postgres.connection import server_version
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.references.roles import roles_of


def roles(catalogs: Iterable[Catalog], registry: Registry) -> set[str]:
    """Return the roles that the catalogs name or declare."""
    catalogs = list(catalogs)
    cluster = [k.name for k in registry.kinds.values() if k.management.cluster_wide]
    named = {role for c in catalogs for item in c for role in roles_of(item, registry[item.identity.kind])}
    return named | {o.identity.name for c in catalogs for kind in cluster for o in c.by_kind.get(kind, ())}


OVERDUE = "the time for the rehearsal was over"


class Copy(NamedTuple):
    """The copy of the live definitions."""

    made: StandIns
    missing: Mapping[Identity, str]
    """What could not be created, and why."""


def build(sandbox: Sandbox, live: Catalog, registry: Registry, deadline: float) -> Copy:
    """Create the live definitions in the sandbox, as far as it can have them.

    Nothing is created after ``deadline``, by the monotonic clock.
    """
    install_all(sandbox, live)
    made = stand_ins(live, registry, sandbox)
    there = reader.read(sandbox.connection, registry, live.schemas)
    comparison = Comparison(created=compare(there, made.buildable, registry, Scope()).created)
    compared = Compared(
        server_version(sandbox.connection), there, there, made.buildable, (), comparison, ServerFacts(), {}
    )
    request = Request(registry, seeds=frozenset(), put_back=lambda read: read, check_bodies=False)
    plan = planned(sandbox.connection, compared, made.buildable, {}, (), request).plan
    return Copy(made, dict(_failed(sandbox, made, plan.steps, deadline)))


def _failed(
    sandbox: Sandbox, made: StandIns, steps: Collection[Step], deadline: float
) -> Iterator[tuple[Identity, str]]:
    """Run the steps, and yield the objects of those that fail with the reason.

    They run in one transaction, or one by one if that fails.
    """
    import psycopg

    connection = sandbox.connection
    if not any(made.made_by_administrator(step.identity) for step in steps):
        with suppress(psycopg.Error, TimeoutError):
            with connection.transaction():
                for step in steps:
                    if time.monotonic() > deadline:
                        raise TimeoutError
                    as_builder(connection, step, {})
            return
    for step in steps:
        if time.monotonic() > deadline:
            yield step.identity, OVERDUE
            continue
        try:
            if made.made_by_administrator(step.identity):
                administer(sandbox, made, step)
            else:
                as_builder(connection, step, {})
        except RefusedStepError:
            yield step.identity, "only a superuser can create it"
        except psycopg.Error as error:
            yield step.identity, error.diag.message_primary or str(error)
