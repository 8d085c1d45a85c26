"""Builds a catalog in a sandbox, to compare from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.errors import InputError, ServerError
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.make_plan import make_plan
from schemadiff.pipeline.request import Request
from schemadiff.pipeline.sandbox_steps import RefusedStepError, administer, as_builder, error_lines, install_all
from schemadiff.pipeline.stand_ins import StandIns, stand_ins
from schemadiff.plan import Step
from schemadiff.postgres.connection import server_version
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.preflight import prepare
from schemadiff.references.roles import roles_of

if TYPE_CHECKING:
    import psycopg

Say = Callable[[str], None]


def build(sandbox: Sandbox, declared: Catalog, request: Request, say: Say) -> StandIns:
    """Build the catalog, and return how to restore the declared values of what was built in a harmless form.

    Rows are inserted only for seed sets that the request compares. ``say`` gets a line for each thing that could not be
    built. Raises InputError where the catalog cannot be built.
    """
    registry = request.registry
    sandbox.make_roles(_roles(declared, registry))
    install_all(sandbox, declared)
    prepared = prepare.prepare(sandbox.connection, declared, registry, server_version(sandbox.connection))
    made = stand_ins(prepared.catalog, registry, sandbox)
    wanted = Request(
        registry,
        seeds=request.seeds,
        environment=request.environment,
        check_bodies=request.check_bodies,
        variables=request.variables,
        put_back=made.without_its_own,
    )
    plan = make_plan(sandbox.connection, made.buildable, wanted)
    if plan.refusals:
        hint = "The source is built in an empty database; --seeds none compares without rows."
        raise InputError(r if r.hint else dataclasses.replace(r, hint=hint) for r in plan.refusals)
    run = _Run(sandbox, made, request.environment, say)
    for step in plan.steps:
        run.step(step)
    return made


def _roles(declared: Catalog, registry: Registry) -> set[str]:
    """Return the roles that a catalog names or declares; they have to be created in a sandbox first."""
    named = {role for item in declared for role in roles_of(item, registry[item.identity.kind])}
    return named | {item.identity.name for item in structure.roles(declared)}


class _Run:
    """Runs steps, each in a transaction of its own, as the builder or the administrator."""

    def __init__(self, sandbox: Sandbox, made: StandIns, environment: Mapping[str, str], say: Say) -> None:
        self._sandbox = sandbox
        self._made = made
        self._environment = environment
        self._say = say
        self._rows = False

    def step(self, step: Step) -> None:
        """Run one step; leave out and report what only a superuser could do."""
        import psycopg

        registry = self._made.registry
        rows = registry[step.identity.kind].fields.hold_rows
        self._rows = self._rows or rows
        try:
            if self._made.made_by_administrator(step.identity):
                administer(self._sandbox, self._made, step)
            else:
                as_builder(self._sandbox.connection, step, self._environment if rows else {})
        except (psycopg.errors.InsufficientPrivilege, RefusedStepError) as error:
            if rows and isinstance(error, psycopg.Error):
                raise self._server_error(error, step) from None
            self._made.left_out.add(step.identity)
            if not structure.is_owner(step.identity):
                place = f"{step.place}: " if step.place else ""
                self._say(f"{place}left out of the temporary copy, because it needs a superuser: {step.title}")
        except psycopg.Error as error:
            raise self._server_error(error, step) from None

    def _server_error(self, error: psycopg.Error, step: Step) -> ServerError:
        first, *rest = error_lines(error, secret=self._rows)
        return ServerError(f"{step.title}: {first}", *rest, place=step.place)
