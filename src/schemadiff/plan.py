"""Steps and plans: what will run, its effects on the running system, and the consent it needs."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from schemadiff.catalog.catalog import Unmodelled
from schemadiff.catalog.objects import Address, Identity
from schemadiff.errors import Finding, Place
from schemadiff.postgres.lock_modes import ACTIVITIES, CONFLICTS, blocked_by
from schemadiff.postgres.quoting import ident
from schemadiff.shown import shell_word

if TYPE_CHECKING:
    from schemadiff.catalog.diagram import Diagram
    from schemadiff.catalog.object_changes import Change
    from schemadiff.catalog.saved_state import SavedState
    from schemadiff.catalog.table_sizes import TableSize

LOCK = (0x5C4E3AD1, 0x0FF)
"""The two keys of the advisory lock that ``apply`` and scripts take; advisory locks belong to a database."""


REDEFINED = "was changed by another session since the plan was made; plan again"
"""Said of an object that has neither its old nor its new definition."""

FILLED = "has rows, which it had not when the plan was made; plan again"
"""Said of a table that had no rows when the plan was made, so that no consent to lose values was asked for."""

VALUED = "has values, which it had not when the plan was made; plan again"
"""Said of a column that held nothing but nulls when the plan was made."""


Policy = Literal["consent", "show", "ignore"]
"""What a hazard means for ``apply``: it needs consent, it is only shown, or it is not even shown."""

POLICIES: tuple[Policy, ...] = ("consent", "show", "ignore")

HAZARDS: Mapping[str, Policy] = {
    "deletes-data": "consent",
    "drops-object": "consent",
    "blocks-reads": "consent",
    "blocks-writes": "consent",
    "weakens-security": "consent",
    "breaks-clients": "show",
    "scans-table": "show",
    "may-fail-on-data": "show",
    "irreversible": "show",
}
"""All hazards, each with its policy where the configuration names none (`docs/deploys.md` describes them)."""


class Hazard(NamedTuple):
    """A named risk of a step at one object."""

    name: str
    """One of ``HAZARDS``."""
    identity: Identity
    why: str
    consented: Place | None = None
    """The place in the project's configuration that consents to it, or None."""
    policy: Policy | None = None
    """What the configuration says about such hazards; None where it says nothing."""
    of_rows: bool = False
    """It is about rows of a seed, which a plan has as changes of their own (``Change.rows``)."""

    @property
    def needs_consent(self) -> bool:
        """Tell whether ``apply`` runs the step only with consent."""
        return (self.policy or HAZARDS[self.name]) == "consent"

    @property
    def words(self) -> str:
        """Return the exact words that give consent, such as ``deletes-data:public.invoices.note``."""
        return f"{self.name}:{glob.escape('.'.join(self.path))}"

    @property
    def path(self) -> tuple[str, ...]:
        """Return the parts of the object's path as consent names them; the last one includes the argument types.

        A part is quoted where a dot would make it look like two, or a parenthesis like arguments.
        """
        *above, name = self.identity.path
        parts = [*map(_quoted, above), _quoted(name) if above or self.identity.arguments is not None else name]
        if self.identity.arguments is not None:
            parts[-1] += f"({self.identity.arguments})"
        return tuple(parts)

    @property
    def flag(self) -> str:
        """Return the consent as a command-line flag, quoted for a shell."""
        return f"--allow {shell_word(self.words)}"

    @property
    def needs(self) -> str:
        """Return the sentence that says which consent is needed, or where it has been given."""
        return self.flag if self.consented is None else f"{self.flag}, given in {self.consented}"


def _quoted(part: str) -> str:
    return f'"{part}"' if any(c in part for c in '."()') else part


PARTS = ("its_index", "its_sequence")
"""The roles of relations that are part of the object's own relation: whoever uses it uses them as well."""


@dataclass(frozen=True, slots=True)
class Effects:
    """The effects of a statement on the running system, by the effects table (measured on PostgreSQL 15 and 18)."""

    lock: str = "ACCESS EXCLUSIVE"
    """The strongest lock that it takes on the top-level relation that its object belongs to."""
    rewrite: bool = False
    """Whether it writes the rows of a relation anew."""
    scan: bool = False
    """Whether it reads all rows of a relation."""
    transactional: bool = True
    """Whether it can run in one transaction with the others."""
    builds: bool = False
    """Whether it builds an index, or those of a relation anew as far as there are any."""
    others: Mapping[str, str] = field(default_factory=dict)
    """The locks on further relations that were there before the plan, by role (``planner/locked_relations.py``); only
    modes that make more than other DDL of the same object wait: SHARE UPDATE EXCLUSIVE and stronger ones."""
    precondition_lock: str | None = None
    """The lock on the own relation under which a condition has to be tested before the statement, where that is not
    ``lock``: other sessions that alter a part of the relation take it."""
    row: str = field(default="", compare=False)
    """The rows of the effects table that it comes from, such as ``column.create_in_rows``, joined by `` + ``."""

    @property
    def tested_under(self) -> str:
        """Return the lock on the own relation under which a condition is tested before the statement."""
        return self.precondition_lock or self.lock

    @property
    def blocks(self) -> tuple[str, ...]:
        """Return the activities on the own relation that wait while the statement's locks are held.

        A lock on one of its indexes counts, since every statement on a table locks all of its indexes, and so does one
        on the sequence that numbers its rows, which writes wait for (``nextval`` takes ROW EXCLUSIVE).
        """
        index, sequence = (self.others.get(role, "NONE") for role in PARTS)
        waiting = {*blocked_by(self.lock), *blocked_by(index)}
        if "ROW EXCLUSIVE" in CONFLICTS[sequence]:
            waiting.add("writes")
        return tuple(name for name in ACTIVITIES if name in waiting)


class _Count(int):
    def __format__(self, forms: str) -> str:
        one, _, many = forms.partition("|")
        return (one if self == 1 else many) if forms else str(int(self))


class Keys(NamedTuple):
    """A query that lists the keys of rows, as texts."""

    sql: str
    names: tuple[str, ...]
    """What each of its columns is called in a message."""
    block: str | None = None
    """Where only the conversion of each value shows which rows these are: a DO block that leaves their keys in the
    setting ``schemadiff.keys``, as JSON. ``sql`` then lists the keys of all rows."""


class DataCheck(NamedTuple):
    """A data check: a SELECT that counts existing rows, which has to be zero for the step to succeed."""

    sql: str
    """One SELECT that returns a count."""
    message: str
    """What is wrong with the rows; ``{count}`` is replaced by their number, ``{count:row|rows}`` by the word that fits
    it."""
    early: str | None = None
    """The same query in the form that can run before the first step; None where there is none."""
    about: str = ""
    """What the check is made for, in words."""
    relations: frozenset[tuple[str, ...]] = frozenset()
    """The relations whose rows it reads, completely."""
    keys: Keys | None = None
    """The query for the keys of the rows that ``early`` counts; None where they cannot be named or may not be."""
    tries: bool = False
    """Whether it does to each row what the statement will do, so that its error is an error of the row."""
    place: Place | None = None
    """The place of the declaration that it is made for, which can differ from the place of the step."""
    rechecked: bool = False
    """Whether it is about a constraint that stays, on values that the step converts."""
    uncounted: str | None = None
    """Why it cannot be counted before the first step, where a reader has to know."""

    def message_for(self, count: int) -> str:
        """Return the message for a number of rows."""
        return self.message.format(count=_Count(count))

    @property
    def violation(self) -> str:
        """Return what rows would violate it, whose number is not known: ``rows of public.t have no id``."""
        return self.message_for(2).removeprefix("2 ").partition("; ")[0]


class Touch(NamedTuple):
    """A live object that a step was planned for, and what of it must not have changed when the step runs."""

    address: Address
    title: str
    depth: Literal["name", "row", "whole"]
    """``name``: the name belongs to the same object; ``row``: its catalog row is unchanged; ``whole``: so are its parts
    (the columns of a table, the labels of an enum)."""
    goes: bool = False
    """Whether the step drops it, so that it may already be gone."""
    texts: tuple[str, ...] = ()
    """The texts that it will contain: the labels of an enum."""


class Recovery(NamedTuple):
    """A statement that removes what an earlier run has left, outside of a transaction."""

    condition: str
    """The condition that there is something to remove."""
    sql: str


@dataclass(frozen=True, slots=True)
class Step:
    """One SQL statement of a plan."""

    sql: str
    """The statement as it runs: it can run twice."""
    operation: str
    identity: Identity
    title: str
    effects: Effects = Effects()
    hazards: tuple[Hazard, ...] = ()
    data_checks: tuple[DataCheck, ...] = ()
    place: Place | None = None
    search_path: tuple[str, ...] | None = None
    """The schemas of the search_path after pg_catalog; None if every name is qualified and any path will do.

    A precondition that compares definitions needs the empty one, because the server's output depends on it.
    """
    check_bodies: bool = True
    """Whether the server checks routine bodies; False where a dependency cycle between string bodies prevents it."""
    because: tuple[Identity, ...] = ()
    """For a rebuild: the objects whose changes make it necessary."""
    part_of: Identity | None = None
    """The top-level object that the same plan creates, if this step only completes it."""
    serves: Identity | None = None
    """The object that an online change is about, if this step makes or drops a temporary one for it."""
    environment: tuple[str, ...] = ()
    """The names of environment variables whose values the statement reads from settings."""
    touches: tuple[Touch, ...] = ()
    """The live objects it was planned for; ``apply`` runs it only while they are as planned."""
    absent: str | None = None
    """The condition that the object it creates already exists, because another session created it."""
    relation: Address | None = None
    """The live top-level relation on which it takes the lock of its effects."""
    in_use: str | None = None
    """The name of that relation as it is until then, if it is a table in use, or else of one in ``also_locks`` that is;
    a script takes the locks first."""
    rows: int | None = None
    """The number of rows it changes if they are as planned; None where that does not matter."""
    alone: bool = False
    """Whether it has a transaction of its own, because it takes as long as its table is large."""
    begins: bool = False
    """Whether a transaction begins with it, though it could share the one of the step before it."""
    when: str | None = None
    """The condition under which it runs, where the statement cannot stand in a block with it; None for always."""
    recovery: Recovery | None = None
    """What has to be removed before it runs, if an earlier run was interrupted."""
    also_locks: tuple[tuple[str, str], ...] = ()
    """Further relations on which it takes a lock of SHARE UPDATE EXCLUSIVE or stronger, each with the mode; in the
    order of the effects table's roles, and after those what a rehearsal has seen besides."""
    bare: str | None = None
    """The statement without the conditions around it; None where ``sql`` has none."""
    size: TableSize | None = None
    """How large the table is that it takes its lock on; None for what is no table, and where nobody has asked."""
    seconds: float = 0.0
    """About how long it takes because of that size; 0 for a moment."""

    @property
    def shares(self) -> bool:
        """Tell whether it can share a transaction with the steps before and after it."""
        return self.effects.transactional and not self.alone

    @property
    def waits_freely(self) -> bool:
        """Tell whether it may wait for its locks as long as it takes.

        A statement that works concurrently waits for transactions to end; a lock timeout would leave an invalid index.
        Its lock conflicts with no reads and writes, so that nobody waits behind it.
        """
        return not self.effects.transactional and self.effects.lock == "SHARE UPDATE EXCLUSIVE"


class Wait(NamedTuple):
    """A change that another one waits for, and the rule that orders them."""

    title: str
    """The other change: its operation and its object."""
    because: str
    """The reason for the order."""
    rule: str
    """The name of the planner's rule."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a change is made, and why its statement stands where it does."""

    operation: str
    title: str
    reasons: tuple[str, ...]
    """The reasons for the change besides the declaration: why the object is recreated, or what the change is merged
    into."""
    waits_for: tuple[Wait, ...]
    """The changes that have to come before it."""
    waited_for_by: tuple[Wait, ...]
    """The changes that have to come after it."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How a plan was tried on a scratch server before it was shown."""

    statements: int = 0
    """How many statements were run there."""
    seconds: float = 0.0
    left_out: tuple[Finding, ...] = ()
    """What could not be tried there, and why."""
    absent: str | None = None
    """Why there was no rehearsal; None if there was one."""
    remembered: bool = False
    """Whether the same plan was tried before on the same definitions, and nothing was found."""


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
    """What ``apply`` needs and this session does not have: privileges, variables. They do not prevent planning."""
    warnings: tuple[Finding, ...] = ()
    unmodelled: tuple[Unmodelled, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    """The explanations of the objects that were asked for."""
    rehearsal: Rehearsal | None = None
    """How it was tried on a scratch server; None for a plan that needs no rehearsal, or was not asked for one."""
    state: SavedState | None = None
    """The states before and after it, for a plan that is saved to be applied later."""
    changes: tuple[Change, ...] = ()
    """What it changes, by object; those of one top-level object stand together."""
    diagram: Diagram | None = None
    """The tables that it touches, if a picture of them was asked for and they are not too many."""

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to do."""
        return not self.steps

    @property
    def hazards(self) -> tuple[Hazard, ...]:
        """Return all hazards, in the order of the steps."""
        return tuple(h for s in self.steps for h in s.hazards)

    @property
    def consents(self) -> tuple[Hazard, ...]:
        """Return the hazards that need consent, in the order of the steps."""
        return tuple(h for h in self.hazards if h.needs_consent)

    def transactions(self) -> list[list[Step]]:
        """Return the steps in the groups that commit together, in order."""
        return transactions(self.steps)


def transactions(steps: Iterable[Step]) -> list[list[Step]]:
    """Return steps in the groups that commit together, in order."""
    groups: list[list[Step]] = []
    for step in steps:
        if not groups or step.begins or not step.shares or not groups[-1][-1].shares:
            groups.append([])
        groups[-1].append(step)
    return groups


def search_path(schemas: Iterable[str]) -> str:
    """Return the search_path setting for these schemas; pg_temp comes last, so that no temporary object hides another.

    pg_catalog is searched first without being named. If it were named, CREATE EXTENSION would create its objects there.
    """
    return ", ".join(ident(s) for s in (*(tuple(schemas) or ("pg_catalog",)), "pg_temp"))


def path_of(step: Step) -> str:
    """Return the search_path that a step's statement runs under."""
    return search_path(step.search_path or ())


class Held(NamedTuple):
    """The settings that a transaction has so far; None where a setting is not known."""

    path: str | None = None
    check_bodies: bool | None = None

    def setting(self, step: Step, *, exactly: bool = False) -> tuple[Held, list[tuple[str, str]]]:
        """Return the settings after a step's, and the name and value of each one that has to be set before it.

        A step that names everything in full keeps the current path, unless it has to be run ``exactly`` with its own.
        """
        wanted = path_of(step) if exactly or self.path is None or step.search_path is not None else self.path
        made = [("search_path", wanted)] if wanted != self.path else []
        if step.check_bodies != self.check_bodies:
            made.append(("check_function_bodies", "on" if step.check_bodies else "off"))
        return Held(wanted, step.check_bodies), made


def set_local(settings: Iterable[tuple[str, str]]) -> str:
    """Return the statements that make settings for the rest of a transaction."""
    return "".join(f"SET LOCAL {name} = {value};\n" for name, value in settings)


def setting_of(variable: str) -> str:
    """Return the name of the setting through which a statement reads an environment variable."""
    return f"schemadiff.env_{variable}"
