"""Runs the steps of a plan on the copy: every one that does not need what has failed, each in a savepoint."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from schemadiff.catalog.hints import RENAMED_FROM
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.exchanged_names import old_identity
from schemadiff.errors import Finding
from schemadiff.kinds.harmless_functions import INERT
from schemadiff.pipeline.sandbox_creation import OVERDUE
from schemadiff.pipeline.sandbox_steps import (
    RefusedStepError,
    Runner,
    may_be_of_an_extension,
    may_be_of_what_stays,
    may_follow,
)
from schemadiff.pipeline.stand_ins import StandIns
from schemadiff.plan import Plan, Step
from schemadiff.postgres.connection import without_values
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.references.resolver import Names
from schemadiff.rehearsal.locks import Locks

if TYPE_CHECKING:
    import psycopg


@dataclass
class Outcome:
    """What came of running steps."""

    run: int = 0
    """How many statements ran without an error."""
    errors: list[tuple[Step, Finding]] = field(default_factory=list)
    left_out: list[tuple[Step, Finding]] = field(default_factory=list)
    """What an ordinary role cannot do, and what fails because the copy lacks something."""
    lacking: int = 0
    """How many of these were left out because a member of an extension is missing."""
    dependents: int = 0
    """How many steps were not run because they need what was left out."""
    locks: dict[tuple[str, Identity], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """The further locks of a step, by its title and object: several statements can change one object."""
    gone: dict[Identity, bool] = field(default_factory=dict)
    """The objects that could not be created or changed: True where the server rejected the step."""


class Trial:
    """Runs steps as the sandbox's builder, or as its administrator where only a superuser can and it is harmless."""

    def __init__(
        self,
        sandbox: Sandbox,
        copied: StandIns,
        made: StandIns,
        environment: Mapping[str, str],
        deadline: float,
        *,
        incomplete: bool = False,
    ) -> None:
        """Prepare to run steps from ``copied`` towards ``made.buildable``.

        ``deadline`` is the time, by the monotonic clock, after which nothing more is started; an ``incomplete`` copy
        lacks some of the live objects.
        """
        self._sandbox = sandbox
        self._copied = copied
        self._made = made
        self._wanted = made.buildable
        self._names = Names(self._wanted, made.registry)
        self._runner = Runner(sandbox, made, copied, environment)
        self._deadline = deadline
        self._incomplete = incomplete
        self.lacks: frozenset[str] | None = None
        """Texts in errors about members of extensions that the sandbox lacks; None if it has all."""
        live = copied.buildable
        self._locks = Locks(sandbox.connection, [o.identity.path for o in live if self._is_relation(o)])

    def run(self, plan: Plan, without: Iterable[Identity] = (), *, again: bool = False) -> Outcome:
        """Run the steps, transaction by transaction; nothing that needs an object of ``without`` is run.

        When run ``again``, without what the administrator runs, since that has no preconditions.
        """
        outcome = Outcome(gone=dict.fromkeys(without, False))
        for steps in plan.transactions():
            if again:
                steps = [s for s in steps if not self._runner.is_administered(s)]
            if steps:
                self._committed(steps, outcome)
        return outcome

    def _committed(self, steps: list[Step], outcome: Outcome) -> None:
        """Run the steps of one transaction; what is checked only at its end is an error of its last step."""
        import psycopg

        try:
            self._transaction(steps, outcome)
        except psycopg.Error as error:
            if self._sandbox.connection.closed:
                raise
            self._failed(steps[-1], error, outcome)

    def _transaction(self, steps: list[Step], outcome: Outcome) -> None:
        together = steps[0].effects.transactional
        with ExitStack() as stack:
            inside = False
            for step in steps:
                if (failed := self.needs(step, outcome.gone)) is not None:
                    self._miss(step, failed, outcome)
                    outcome.dependents += not failed
                    continue
                if time.monotonic() > self._deadline:
                    self._leave_out(step, OVERDUE, outcome)
                    continue
                administered = self._runner.is_administered(step)
                if administered and inside:
                    # The administrator works in a session of its own, which sees only what is committed.
                    stack.close()
                    inside = False
                if together and not administered and not inside:
                    stack.enter_context(self._sandbox.connection.transaction())
                    self._locks.begin()
                    inside = True
                if self._step(step, outcome) and inside:
                    self._note_locks(step, outcome)

    def _is_relation(self, item: Object) -> bool:
        return self._made.registry[item.identity.kind].dependencies.provides == "columns"

    def _note_locks(self, step: Step, outcome: Outcome) -> None:
        item = self._wanted.get(step.identity) or self._copied.buildable.get(step.identity)
        catalog = self._wanted if step.identity in self._wanted else self._copied.buildable
        # A part of a table that gets a temporary name is on neither side.
        own = catalog.root(item).path if item is not None else step.identity.path[:-1]
        if found := tuple(self._locks.taken(step, own)):
            outcome.locks[step.title, step.identity] = found

    def _step(self, step: Step, outcome: Outcome) -> bool:
        """Run a step, and tell whether it succeeded."""
        import psycopg

        try:
            self._runner.run(step)
        except (psycopg.errors.InsufficientPrivilege, RefusedStepError):
            self._leave_out(step, "only a superuser can do this", outcome)
            return False
        except psycopg.errors.QueryCanceled:
            self._leave_out(step, OVERDUE, outcome)
            return False
        except psycopg.Error as error:
            if self._sandbox.connection.closed:
                raise
            if (error.sqlstate or "").startswith(_RESOURCES):
                self._leave_out(step, "it takes more memory or temporary files than the scratch server allows", outcome)
            else:
                self._failed(step, error, outcome)
            return False
        outcome.run += 1
        return True

    def _failed(self, step: Step, error: psycopg.Error, outcome: Outcome) -> None:
        found = finding(step, error, secret=self._runner.is_secret)
        is_partial = self._incomplete or len(outcome.left_out) > outcome.lacking
        stays = [identity.name for identity, failed in outcome.gone.items() if not failed]
        if error.diag.source_function == INERT:
            self._leave_out(step, "it calls native code, which the scratch server does not have", outcome)
        elif (is_partial and may_follow(error)) or may_be_of_what_stays(error, stays):
            self._miss(step, False, outcome)
            outcome.left_out.append((step, found))
        elif self.lacks is not None and may_be_of_an_extension(error, self.lacks):
            self._miss(step, False, outcome)
            outcome.left_out.append((step, found))
            outcome.lacking += 1
            # So errors about what is left out are known.
            name = step.identity.name
            self.lacks |= {f'"{name}"', f"{name}("}
        else:
            self._miss(step, True, outcome)
            outcome.errors.append((step, found))

    def _leave_out(self, step: Step, why: str, outcome: Outcome) -> None:
        self._miss(step, False, outcome)
        outcome.left_out.append((step, Finding(f"{step.title}: {why}", step.place)))

    def _miss(self, step: Step, failed: bool, outcome: Outcome) -> None:
        """Note that a step was not done; what is not renamed keeps a name that another object may be to have."""
        outcome.gone[step.identity] = failed
        if step.serves is not None:
            outcome.gone.setdefault(step.serves, failed)
        item = self._wanted.get(step.identity) if step.operation == "rename" else None
        if item is not None and (name := item.hint(RENAMED_FROM)) is not None:
            live = self._copied.buildable
            if (old := old_identity(item, name, live)) in live:
                outcome.gone.setdefault(old, failed)

    def needs(self, step: Step, gone: Mapping[Identity, bool]) -> bool | None:
        """Tell whether a step needs something that failed (True) or was left out (False); None if neither."""
        if not gone:
            return None
        about = step.serves or step.identity
        for one in (about, step.identity):
            if one in gone:
                return gone[one]
        item = self._wanted.get(about)
        if item is None:
            return next((gone[above] for above in gone if _is_part(about, above)), None)
        for above in self._above(item):
            if above in gone:
                return gone[above]
        parts = (item, *self._wanted.family(about)) if step.operation == "create" else (item,)
        needed = {ref.to for part in parts for ref in self._names.of(part) if not ref.soft and ref.to in gone}
        return any(gone[identity] for identity in needed) if needed else None

    def _above(self, item: Object) -> Iterator[Identity]:
        """Yield what an object belongs to, and what that belongs to."""
        above: Object | None = item
        while above is not None and above.parent is not None:
            yield above.parent
            above = self._wanted.get(above.parent)


def _is_part(dropped: Identity, above: Identity) -> bool:
    """Tell whether one object is part of another, or a property of that or of a part of it, by their paths."""
    length = len(above.path)
    return above.path in (dropped.path[:length], dropped.path[1 : length + 1]) and len(dropped.path) > length


def finding(step: Step, error: psycopg.Error, *, secret: bool) -> Finding:
    """Return the server's error about a step as a finding at its place, with the server's DETAIL and HINT.

    If values of environment variables have been used (``secret``), only what can contain none.
    """
    if secret:
        return Finding(f"{step.title}: {without_values(error).message}", step.place)
    diagnosis = error.diag
    further = (diagnosis.message_detail, diagnosis.message_hint)
    more = "; ".join(line for text in further if text for line in text.splitlines())
    return Finding(f"{step.title}: {diagnosis.message_primary or error}", step.place, more or None)


_RESOURCES = "53"
"""The class of SQLSTATEs for what the limits of the scratch server do not allow; the target may have other limits."""
