"""Creates objects in a sandbox, as far as it can have them."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Comparison, Scope, compare
from schemadiff.introspection import reader
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.compared import Compared
from schemadiff.pipeline.plan_stage import planned
from schemadiff.pipeline.request import Request
from schemadiff.pipeline.sandbox_steps import RefusedStepError, Runner
from schemadiff.pipeline.stand_ins import StandIns
from schemadiff.plan import Step
from schemadiff.planner.server_facts import ServerFacts
from schemadiff.postgres.connection import server_version
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.preflight import versions

OVERDUE = "the time for the rehearsal was over"


def create(
    sandbox: Sandbox, made: StandIns, wanted: Catalog, deadline: float = math.inf, *, separate: bool = False
) -> dict[Identity, str]:
    """Create what is wanted and not there; return what could not be created, and why.

    Roles and extensions have to be there before. Nothing is created after ``deadline``, by the monotonic clock.
    ``separate`` creates nearly everything by a statement of its own, so that no more is missing than has to be.
    """
    steps = _steps(sandbox, made.registry, wanted, separate=separate)
    runner = Runner(sandbox, made)
    if not any(made.made_by_administrator(step.identity) for step in steps) and run_together(runner, steps, deadline):
        return {}
    return dict(_one_by_one(runner, steps, deadline))


def _steps(sandbox: Sandbox, registry: Registry, wanted: Catalog, *, separate: bool) -> tuple[Step, ...]:
    connection = sandbox.connection
    there = reader.read(connection, registry, wanted.schemas)
    version = server_version(connection)
    wanted = versions.with_hints(wanted, registry)
    _, wanted = versions.with_explicit_names(there, wanted, registry, version)
    comparison = Comparison(created=compare(there, wanted, registry, Scope()).created)
    compared = Compared(version, there, there, wanted, (), comparison, ServerFacts(), {})
    request = Request(registry, seeds=frozenset(), put_back=lambda read: read, check_bodies=False, separate=separate)
    return planned(connection, compared, wanted, {}, (), request).plan.steps


def run_together(runner: Runner, steps: Iterable[Step], deadline: float = math.inf) -> bool:
    """Run the steps in one transaction, and tell whether the server accepted all of them in time; else none has run."""
    import psycopg

    with suppress(psycopg.Error, TimeoutError), runner.connection.transaction():
        for step in steps:
            if time.monotonic() > deadline:
                raise TimeoutError
            runner.run_inside(step)
        return True
    return False


def _one_by_one(runner: Runner, steps: Iterable[Step], deadline: float) -> Iterator[tuple[Identity, str]]:
    """Run each step by itself, and yield the objects of those that fail with the reason."""
    import psycopg

    for step in steps:
        if time.monotonic() > deadline:
            yield step.identity, OVERDUE
            continue
        try:
            runner.run(step)
        except RefusedStepError as error:
            yield step.identity, error.reason
        except psycopg.Error as error:
            yield step.identity, error.diag.message_primary or str(error)
