"""The changes of seed rows: plain data for the plan, and for the templates that write the statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from schemadiff.catalog.objects import Identity
from schemadiff.errors import Finding, Place

Operation = Literal["insert", "update", "delete"]


class Value(NamedTuple):
    """A value as a template writes it: how, and what.

    ``how`` is one of: ``plain`` for digits or a truth value, ``text`` for a text to be quoted, ``env`` for the setting
    of an environment variable (``cast`` to the column's type where the column does not take text), ``row`` for the
    column ``text`` of the row of ``table`` that meets the conditions, ``sql`` for an expression.
    """

    how: Literal["null", "plain", "text", "env", "row", "sql"]
    text: str = ""
    cast: str | None = None
    table: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def variables(self) -> Iterator[str]:
        """Yield the environment variables that the value reads."""
        if self.how == "env":
            yield self.text
        for condition in self.conditions:
            yield from condition.value.variables()


class Condition(NamedTuple):
    """The condition that a column has a value, by the operator of the key's index."""

    column: str
    operator: str
    value: Value


NULL = Value("null")


class Precondition(NamedTuple):
    """The condition that a column still has the value that was read when the plan was made.

    ``form`` says how it is compared: as it is; as ``text`` if the type has no equality operator; ``exact`` if the
    collation treats different texts as equal.
    """

    column: str
    form: str
    value: Value
    unlike: bool = False
    """The column has to have another value than this: the present value cannot be foreseen, or is secret as this one
    is."""


class ColumnChange(NamedTuple):
    """The change of one column of a row: the texts for people, then what the templates need.

    A text is None if there is no value yet (``old`` of an insert) and ``NULL`` for null; of an environment variable it
    contains only the name.
    """

    name: str
    old: str | None
    new: str | None
    secret: str | None = None
    value: Value = NULL


@dataclass(frozen=True, slots=True)
class RowChange:
    """Describe one row that is inserted, updated or deleted."""

    operation: Operation
    key: Mapping[str, str]
    """The columns of the key and their texts for people."""
    columns: tuple[ColumnChange, ...]
    place: Place | None = None
    conditions: tuple[Condition, ...] = ()
    """The conditions that find the row by its key."""
    preconditions: tuple[Precondition, ...] = ()
    """The conditions that the row still has the values that were read."""
    arbiter: bool = True
    """Whether ON CONFLICT can name the key: it cannot name a deferrable constraint, nor stand beside some rules."""
    ruled: bool = False
    """Whether the table has such rules, which are done for the row as well."""
    overriding: bool = False
    """Whether it sets an identity column that is GENERATED ALWAYS."""
    apart: bool = False
    """Whether it reads rows of its own table, and so cannot be in one statement with them."""
    cycle: int = 0
    """A number shared by rows that refer to one another in a cycle and are changed by one statement; 0 for none."""

    @property
    def label(self) -> str:
        """Return the key in one line for people."""
        return ", ".join(f"{name}={text}" for name, text in self.key.items())

    @property
    def environment(self) -> tuple[str, ...]:
        """Return the environment variables that the row's statement reads."""
        values: list[Value] = [c.value for c in self.columns]
        values += [c.value for c in self.conditions]
        values += [g.value for g in self.preconditions]
        return tuple(dict.fromkeys(name for value in values for name in value.variables()))


@dataclass(frozen=True, slots=True)
class SeedPlan:
    """Describe the result of comparing all seeds."""

    changes: Mapping[Identity, tuple[RowChange, ...]]
    """By seed, in an order that can run: deletes first, then the others, referenced rows before those that refer to
    them."""
    refusals: tuple[Finding, ...] = ()
    """Why the plan cannot run: rows that refer to missing rows, deleted rows that others refer to."""
    errors: tuple[Finding, ...] = ()
    """Errors in the YAML, and variables missing in the environment."""


def seed_title(table: Iterable[str], label: str) -> str:
    """Return the name of a row in one line for people."""
    return f"{'.'.join(table)} {label}"
