"""Builds a catalog in a sandbox, to compare from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.errors import InputError, ServerError
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.extension_stand_ins import stand_in
from schemadiff.pipeline.make_plan import make_plan
from schemadiff.pipeline.request import Request
from schemadiff.pipeline.sandbox_creation import run_together
from schemadiff.pipeline.sandbox_steps import RefusedStepError, Runner, error_lines, install_all, may_follow
from schemadiff.pipeline.stand_ins import StandIns, stand_ins
from schemadiff.plan import Plan, Step
from schemadiff.postgres.connection import server_version
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.preflight import prepare
from schemadiff.references.roles import roles_of

if TYPE_CHECKING:
    import psycopg

    from schemadiff.postgres.connection import Connection

Say = Callable[[str], None]


class ComparedWith(NamedTuple):
    """What a catalog that is built will be compared with."""

    catalog: Catalog
    live: Connection | None = None
    """A database that has it."""


def build(
    sandbox: Sandbox,
    declared: Catalog,
    request: Request,
    say: Say,
    compared_with: ComparedWith = ComparedWith(Catalog(())),  # noqa: B008
) -> StandIns:
    """Build the catalog, and return how to restore the declared values of what was built in a harmless form.

    Rows are inserted only for seed sets that the request compares. ``say`` gets a line for each thing that could not be
    built. Extensions that the server lacks are stood in for, as far as both catalogs need them. Raises InputError where
    the catalog cannot be built.
    """
    registry = request.registry
    sandbox.make_roles(_roles(declared, registry))
    stood = stand_in(sandbox, compared_with.live, [declared, compared_with.catalog], registry)
    for note in stood.notes:
        say(f"{note.place}: {note.message}" if note.place else note.message)
    install_all(sandbox, declared, stood.versions)
    prepared = prepare.prepare(sandbox.connection, declared, registry, server_version(sandbox.connection))
    made = stand_ins(prepared.catalog, registry, sandbox)
    made.extensions.update(stood.extensions)
    made.lacks = stood.lacks
    wanted = Request(
        registry,
        seeds=request.seeds,
        environment=request.environment,
        check_bodies=request.check_bodies,
        variables=request.variables,
        put_back=made.without_its_own,
    )
    plan = _planned(sandbox, made, wanted)
    runner = Runner(sandbox, made, environment=request.environment)
    if made.lacks is not None:
        # Mostly nothing needs what an extension would bring, and fewer statements are quicker by a third.
        if all(_in_one_go(runner, transaction) for transaction in plan.transactions()):
            return made
        plan = _planned(sandbox, made, dataclasses.replace(wanted, separate=True))
    for transaction in plan.transactions():
        for is_plain, steps in groupby(transaction, runner.may_run_inside):
            while together := list(islice(steps, _TOGETHER)):
                if not (is_plain and not made.left_out and run_together(runner, together)):
                    _run_each(runner, together, made, say)
    if made.needing:
        more = len(made.needing) - _SHOWN
        shown = ", ".join(made.needing[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
        say(f"left out of the temporary copy, because they need an extension that it lacks: {shown}")
    return made


def _planned(sandbox: Sandbox, made: StandIns, wanted: Request) -> Plan:
    """Return the plan that builds what is not there yet. Raises InputError where it is refused."""
    plan = make_plan(sandbox.connection, made.buildable, wanted)
    if plan.refusals:
        hint = "The source is built in an empty database; --seeds none compares without rows."
        raise InputError(r if r.hint else dataclasses.replace(r, hint=hint) for r in plan.refusals)
    return plan


def _in_one_go(runner: Runner, steps: Iterable[Step]) -> bool:
    """Run the steps, and tell whether the server accepted all of them; else it has undone the last ones."""
    import psycopg

    try:
        for is_plain, group in groupby(steps, runner.may_run_inside):
            while together := list(islice(group, _TOGETHER if is_plain else 1)):
                if not is_plain:
                    runner.run(together[0])
                elif not run_together(runner, together):
                    return False
    except (psycopg.Error, RefusedStepError):
        return False
    return True


_TOGETHER = 100
"""How many statements share a transaction; where the server rejects one of them, each gets its own."""
_SHOWN = 5
"""How many changes that need an extension are named."""


def _roles(declared: Catalog, registry: Registry) -> set[str]:
    """Return the roles that a catalog names or declares; they have to be created in a sandbox first."""
    named = {role for item in declared for role in roles_of(item, registry[item.identity.kind])}
    return named | {item.identity.name for item in structure.roles(declared)}


def _run_each(runner: Runner, steps: Iterable[Step], made: StandIns, say: Say) -> None:
    """Run steps one by one, without those of objects whose parent has been left out."""
    for step in steps:
        item = made.buildable.get(step.identity)
        if item is not None and item.parent in made.left_out:
            made.left_out.add(step.identity)
        else:
            _run(runner, step, made, say)


def _run(runner: Runner, step: Step, made: StandIns, say: Say) -> None:
    """Run one step; leave out and report what only a superuser could do."""
    import psycopg

    failed: psycopg.Error | None
    try:
        runner.run(step)
        return
    except RefusedStepError as error:
        failed = error.failed
    except psycopg.errors.InsufficientPrivilege as error:
        failed = error if made.registry[step.identity.kind].fields.hold_rows else None
    except psycopg.Error as error:
        failed = error
    if failed is not None and made.lacks is not None and may_follow(failed):
        made.left_out.update((step.identity, *(o.identity for o in made.buildable.family(step.identity))))
        made.needing.append(step.title)
        return
    if failed is not None:
        first, *rest = error_lines(failed, secret=runner.is_secret)
        raise ServerError(f"{step.title}: {first}", *rest, place=step.place)
    made.left_out.add(step.identity)
    if not structure.is_owner(step.identity):
        place = f"{step.place}: " if step.place else ""
        say(f"{place}left out of the temporary copy, because it needs a superuser: {step.title}")
