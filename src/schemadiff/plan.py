"""Steps and plans: what will run, what it does to the running system, and who asked for it."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from schemadiff.catalog.catalog import Unmodelled
from schemadiff.catalog.objects import Address, Identity
from schemadiff.errors import Finding, Place
from schemadiff.postgres.quoting import ident
from schemadiff.shown import shell_word

LOCK = (0x5C4E3AD1, 0x0FF)
"""The two keys of the advisory lock that applies and scripts take; advisory locks are local to a database."""


REDEFINED = "was changed by another session since the plan was made; plan again"
"""What is said of an object that is neither as it was nor as it is to be."""

FILLED = "has rows, which it had not when the plan was made; plan again"
"""What is said of a table whose values nobody has consented to lose, since there were none."""


class Hazard(NamedTuple):
    """A named risk that needs consent before ``apply`` runs the step, at one object."""

    name: str
    """``deletes-data`` or ``drops-object``."""
    identity: Identity
    why: str
    consented: Place | None = None
    """Where the project's configuration consents to it, if anywhere."""

    @property
    def words(self) -> str:
        """The exact words that allow it."""
        return f"{self.name}:{glob.escape('.'.join(self.path))}"

    @property
    def path(self) -> tuple[str, ...]:
        """The parts of the object's path as consent names them, the last one with the types of its arguments.

        A part is in quotes where a dot would make one look like two, or a parenthesis like arguments.
        """
        *above, name = self.identity.path
        parts = [*map(_quoted, above), _quoted(name) if above or self.identity.arguments is not None else name]
        if self.identity.arguments is not None:
            parts[-1] += f"({self.identity.arguments})"
        return tuple(parts)

    @property
    def flag(self) -> str:
        """The same as a flag, ready for a shell."""
        return f"--allow {shell_word(self.words)}"

    @property
    def needs(self) -> str:
        """What it takes, or who has given it."""
        return self.flag if self.consented is None else f"{self.flag}, given in {self.consented}"


def _quoted(part: str) -> str:
    return f'"{part}"' if any(c in part for c in '."()') else part


STRENGTH = (
    "NONE",
    "ACCESS SHARE",
    "ROW SHARE",
    "ROW EXCLUSIVE",
    "SHARE UPDATE EXCLUSIVE",
    "SHARE",
    "SHARE ROW EXCLUSIVE",
    "EXCLUSIVE",
    "ACCESS EXCLUSIVE",
)
"""The modes of table locks. Each keeps out what those before it do, but that two sessions can hold SHARE at once and
only one SHARE UPDATE EXCLUSIVE."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What a statement does to the running system (measured; see docs/architecture.md)."""

    lock: str = "ACCESS EXCLUSIVE"
    """The strongest lock it takes on the object's table."""
    rewrite: bool = False
    scan: bool = False
    transactional: bool = True
    """Whether it can run in a transaction with the others."""


class _Count(int):
    def __format__(self, forms: str) -> str:
        one, _, many = forms.partition("|")
        return (one if self == 1 else many) if forms else str(int(self))


class DataCheck(NamedTuple):
    """A question about existing rows that has to answer zero before the step can succeed."""

    sql: str
    """One SELECT that gives a count."""
    message: str
    """What the rows do wrong; ``{count}`` stands for how many, ``{count:row|rows}`` for the word that goes with it."""
    early: str | None = None
    """The same question as it can be asked before any step has run."""
    about: str = ""
    """What it is asked for, in words."""
    relations: frozenset[tuple[str, ...]] = frozenset()
    """The relations whose rows it looks at, and no others."""
    tries: bool = False
    """Whether it does to each row what the statement will do: an error of it is the row's."""
    place: Place | None = None
    """Where what it is asked for is declared, which may be merged into the statement of something else."""

    def message_for(self, count: int) -> str:
        """What so many rows do wrong."""
        return self.message.format(count=_Count(count))


@dataclass(frozen=True, slots=True)
class Detail:
    """One line of what a step changes: a field's old and new value."""

    name: str
    before: str | None
    after: str | None


class Touch(NamedTuple):
    """A live object that a step was made for, and how much of it has to be as it was when the step runs."""

    address: Address
    title: str
    depth: Literal["name", "row", "whole"]
    """``name``: what has the name still is this one; ``row``: nobody has altered it; ``whole``: nor has anybody
    changed or added to what it is made of (the columns of a table, the labels of an enum)."""
    goes: bool = False
    """Whether the step drops it, so that it may be gone already."""
    texts: tuple[str, ...] = ()
    """The texts that it is to hold: the labels of an enum."""


@dataclass(frozen=True, slots=True)
class Step:
    """One SQL statement."""

    sql: str
    operation: str
    identity: Identity
    title: str
    effects: Effects = Effects()
    details: tuple[Detail, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    data_checks: tuple[DataCheck, ...] = ()
    place: Place | None = None
    search_path: tuple[str, ...] | None = None
    """What it runs under after pg_catalog; None where it names everything in full and runs under any.

    A guard that compares definitions needs the empty one, since what the server prints depends on it.
    """
    check_bodies: bool = True
    """False where a circle of string bodies means that they cannot be checked as they are made."""
    because: tuple[Identity, ...] = ()
    """For a rebuild: what makes it necessary."""
    part_of: Identity | None = None
    """The object at the top that the same plan makes, and that this step only completes."""
    environment: tuple[str, ...] = ()
    """Names of environment variables whose values the statement reads as settings."""
    touches: tuple[Touch, ...] = ()
    """What it was made for; ``apply`` runs it only while that is still there."""
    absent: str | None = None
    """The condition that what it makes is there already: somebody else has made it since."""
    relation: Address | None = None
    """The live relation at the top that it takes the lock of its effects on."""
    rows: int | None = None
    """How many rows it changes while they are as they were seen; None where that does not matter."""


class Wait(NamedTuple):
    """A change that another one waits for, and the rule that says so."""

    title: str
    """The other change: its operation and its object."""
    because: str
    """Why the later of both waits for the earlier one."""
    rule: str
    """The name of the planner's rule."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a change is made, and why it stands where it does."""

    operation: str
    title: str
    reasons: tuple[str, ...]
    """Why it is made, beyond what is declared: why the object is recreated, or what the change is merged into."""
    waits_for: tuple[Wait, ...]
    """What comes before it, directly."""
    waited_for_by: tuple[Wait, ...]
    """What comes after it, directly."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Ordered steps, and all that a reviewer has to know about them."""

    steps: tuple[Step, ...]
    fingerprint: str
    source: str
    target: str
    version: int
    refusals: tuple[Finding, ...] = ()
    """Why the plan cannot run as it is."""
    requirements: tuple[Finding, ...] = ()
    """What apply needs and this session has not: privileges, variables. Whoever only plans can do without."""
    warnings: tuple[Finding, ...] = ()
    unmodelled: tuple[Unmodelled, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    """Of the objects that were asked for."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.steps

    @property
    def hazards(self) -> tuple[Hazard, ...]:
        """All hazards, in the order of the steps."""
        return tuple(h for s in self.steps for h in s.hazards)

    def transactions(self) -> list[list[Step]]:
        """The steps in the groups that commit together, in order."""
        groups: list[list[Step]] = []
        for step in self.steps:
            alone = not step.effects.transactional
            if not groups or alone or not groups[-1][-1].effects.transactional:
                groups.append([])
            groups[-1].append(step)
        return groups


def search_path(schemas: Iterable[str]) -> str:
    """The setting for these schemas; pg_temp comes last, so that nothing temporary stands in for a name.

    pg_catalog is searched first without being named. Named, it would be where CREATE EXTENSION puts its objects.
    """
    return ", ".join(ident(s) for s in (*(tuple(schemas) or ("pg_catalog",)), "pg_temp"))


def path_of(step: Step) -> str:
    """The search_path a statement runs under."""
    return search_path(step.search_path or ())


class Held(NamedTuple):
    """What a transaction has set for its steps so far; None where that is not known."""

    path: str | None = None
    check_bodies: bool | None = None

    def setting(self, step: Step, *, exactly: bool = False) -> tuple[Held, list[tuple[str, str]]]:
        """What holds for a step, and the settings, with their values, that have to be made for it.

        A step that names everything in full keeps the path that it finds, but where it has to be run ``exactly`` so.
        """
        wanted = path_of(step) if exactly or self.path is None or step.search_path is not None else self.path
        made = [("search_path", wanted)] if wanted != self.path else []
        if step.check_bodies != self.check_bodies:
            made.append(("check_function_bodies", "on" if step.check_bodies else "off"))
        return Held(wanted, step.check_bodies), made


def setting_of(variable: str) -> str:
    """The setting through which a statement reads an environment variable."""
    return f"schemadiff.env_{variable}"
