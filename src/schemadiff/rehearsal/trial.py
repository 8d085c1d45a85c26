"""Runs the steps of a plan on the copy: every one that does not need what has failed, each in a savepoint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.errors import Finding
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.sandbox_steps import RefusedStepError, administer, as_builder
from schemadiff.pipeline.stand_ins import StandIns
from schemadiff.plan import Plan, Step
from schemadiff.postgres.connection import server_error
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.references.resolver import Names


@dataclass
class Outcome:
    """What came of running steps."""

    run: int = 0
    """How many statements ran without an error."""
    errors: list[tuple[Step, Finding]] = field(default_factory=list)
    left_out: list[tuple[Step, Finding]] = field(default_factory=list)
    """What an ordinary role cannot do, and what needs it."""


class Trial:
    """Runs steps as the sandbox's builder, or as its administrator where only a superuser can and it is harmless."""

    def __init__(self, sandbox: Sandbox, made: StandIns, wanted: Catalog, environment: Mapping[str, str]) -> None:
        self._sandbox = sandbox
        self._made = made
        self._names = Names(wanted, made.registry)
        self._wanted = wanted
        self._environment = environment

    def run(self, plan: Plan, without: Iterable[Identity] = ()) -> Outcome:
        """Run the steps, transaction by transaction; nothing that needs an object of ``without`` is run."""
        outcome = Outcome()
        gone = set(without)
        for steps in plan.transactions():
            self._transaction(steps, outcome, gone)
        return outcome

    def _transaction(self, steps: list[Step], outcome: Outcome, gone: set[Identity]) -> None:
        together = steps[0].effects.transactional
        with ExitStack() as stack:
            inside = False
            for step in steps:
                if self._needs(step, gone):
                    gone.add(step.identity)
                    continue
                administered = self._made.made_by_administrator(step.identity)
                if administered and inside:
                    # The administrator works in a session of its own, which sees only what is committed.
                    stack.close()
                    inside = False
                if together and not administered and not inside:
                    stack.enter_context(self._sandbox.connection.transaction())
                    inside = True
                self._step(step, outcome, gone, administered=administered)

    def _step(self, step: Step, outcome: Outcome, gone: set[Identity], *, administered: bool) -> None:
        import psycopg

        try:
            if administered:
                administer(self._sandbox, self._made, step)
            else:
                as_builder(self._sandbox.connection, step, self._environment)
        except (psycopg.errors.InsufficientPrivilege, RefusedStepError):
            gone.add(step.identity)
            outcome.left_out.append((step, Finding(f"{step.title}: only a superuser can do this", step.place)))
        except psycopg.OperationalError as error:
            if self._sandbox.connection.closed:
                raise
            self._failed(step, error, outcome, gone)
        except psycopg.Error as error:
            self._failed(step, error, outcome, gone)
        else:
            outcome.run += 1

    def _failed(self, step: Step, error: Any, outcome: Outcome, gone: set[Identity]) -> None:
        gone.add(step.identity)
        outcome.errors.append((step, finding(step, error)))

    def _needs(self, step: Step, gone: set[Identity]) -> bool:
        """Tell whether a step needs an object that could not be created or changed."""
        if not gone:
            return False
        if step.identity in gone:
            return True
        item = self._wanted.get(step.identity)
        if item is None:
            return False
        parts = (item, *self._wanted.family(step.identity)) if step.operation == "create" else (item,)
        return any(ref.to in gone for part in parts for ref in self._names.of(part) if not ref.soft)


def finding(step: Step, error: Any) -> Finding:
    """Return the server's error about a step as a finding at its place, with the server's DETAIL and HINT."""
    if step.environment:
        state = error.sqlstate or ""
        return Finding(f"{step.title}: the server refuses it (SQLSTATE {state}); its message could contain a value")
    failure = server_error(error)
    return Finding(f"{step.title}: {failure.message}", step.place, "; ".join(failure.lines) or None)
