"""What is to happen to rows: plain data for the plan, and for the templates that make statements of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from schemadiff.catalog.objects import Identity
from schemadiff.errors import Finding, Place

Operation = Literal["insert", "update", "delete"]


class Value(NamedTuple):
    """A value as a template writes it: how, and what.

    ``plain`` are digits or a truth value, ``text`` is quoted, ``env`` reads the setting of an environment variable
    (``cast`` to the column's type where text is not taken there), ``row`` selects the column ``text`` of the row of
    ``table`` that meets the conditions, ``sql`` is an expression.
    """

    how: Literal["null", "plain", "text", "env", "row", "sql"]
    text: str = ""
    cast: str | None = None
    table: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def variables(self) -> Iterator[str]:
        """The environment variables it reads."""
        if self.how == "env":
            yield self.text
        for condition in self.conditions:
            yield from condition.value.variables()


class Condition(NamedTuple):
    """A column that has a value, by the operator of the key's index."""

    column: str
    operator: str
    value: Value


NULL = Value("null")


class Precondition(NamedTuple):
    """That a column still has the value that was seen.

    ``form`` says how it is compared: as it is, as ``text`` where the type has no equality, or ``exact`` where the
    collation calls different texts equal.
    """

    column: str
    form: str
    value: Value
    unlike: bool = False
    """That it has another value than this one: where what is there cannot be foreseen, or is as secret as this."""


class ColumnChange(NamedTuple):
    """One column of a row: the texts for people, then what the templates need.

    A text is None where there is no value yet (``old`` of an insert), ``NULL`` stands for null, and nothing of an
    environment variable but its name is in either.
    """

    name: str
    old: str | None
    new: str | None
    secret: str | None = None
    value: Value = NULL


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that is to be inserted, updated or deleted."""

    operation: Operation
    key: Mapping[str, str]
    """The key's columns and their texts for people."""
    columns: tuple[ColumnChange, ...]
    place: Place | None = None
    conditions: tuple[Condition, ...] = ()
    """What finds the row by its key."""
    preconditions: tuple[Precondition, ...] = ()
    """What was seen in it."""
    arbiter: bool = True
    """Whether ON CONFLICT can name the key; it cannot name one that is deferrable."""
    overriding: bool = False
    """Whether it sets a column that is generated always as identity."""
    apart: bool = False
    """Whether it selects from rows of its own table, and so cannot stand in one statement with them."""
    cycle: int = 0
    """A number that rows share which point to one another in a circle and stand in one statement; 0 for none."""

    @property
    def label(self) -> str:
        """The key in a line for people."""
        return ", ".join(f"{name}={text}" for name, text in self.key.items())

    @property
    def environment(self) -> tuple[str, ...]:
        """The environment variables that its statement reads."""
        values: list[Value] = [c.value for c in self.columns]
        values += [c.value for c in self.conditions]
        values += [g.value for g in self.preconditions]
        return tuple(dict.fromkeys(name for value in values for name in value.variables()))


@dataclass(frozen=True, slots=True)
class SeedPlan:
    """What the comparison of all seeds found."""

    changes: Mapping[Identity, tuple[RowChange, ...]]
    """By seed, in an order that can run: deletes, then the rest with rows before those that point to them."""
    refusals: tuple[Finding, ...] = ()
    """Why the plan cannot run: rows that point nowhere, rows that others need."""
    errors: tuple[Finding, ...] = ()
    """What is wrong in the YAML or missing in the environment."""


def seed_title(table: Iterable[str], label: str) -> str:
    """A row in a line for people."""
    return f"{'.'.join(table)} {label}"
