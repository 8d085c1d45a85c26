"""Fields: the attributes of a kind."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.casts import Cast
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy
from schemadiff.kindspec.field_types import FieldType, RoleNames, RoutineRef, Rows, Secret, Secrets


class Context(NamedTuple):
    """What a field may look at to choose its way."""

    version: int
    """The target's major version."""
    casts: Mapping[tuple[str, str], Cast] = {}
    """The casts between the old and the new types of what changes its type."""
    declared_columns: tuple[tuple[str, str], ...] = ()
    """The columns that the declared query of a view gives; empty where the server was not asked."""
    created: Container[Identity] = ()
    """What the plan creates by itself."""
    dropped: Container[Identity] = ()
    """What the plan drops by itself."""
    stored: Container[Identity] = ()
    """The types that columns hold values of, by themselves or inside of others."""


ChooseStrategy = Callable[[Object, Object, Context], ChangeStrategy]


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute of a kind."""

    name: str
    type: FieldType
    doc: str
    change: ChangeStrategy | ChooseStrategy = REPLACE
    default: Value = None
    """What absence means; a value equal to it is left out."""
    required: bool = False
    since: int = 0
    """The first major version that has it."""
    opt_in: bool = False
    """Absent in the YAML means not managed: the live value stays."""
    directive: bool = False
    """About the way and not the object: kept in ``Object.hints``, never compared."""
    deferred: bool = False
    """Set by a statement of its own after the object is made, since what it names may come later."""
    unordered: bool = False
    """For tuples: the order of the parts means nothing."""
    in_yaml: bool = True
    """A key of the YAML; else set by the kind's own decode hook or the live query alone."""

    def strategy(self, before: Object, after: Object, context: Context) -> ChangeStrategy:
        """The way for this change."""
        return self.change if isinstance(self.change, ChangeStrategy) else self.change(before, after, context)


class Fields(tuple[Field, ...]):
    """The fields of a kind, in the order in which they are dumped."""

    def __new__(cls, *fields: Field) -> Self:
        return super().__new__(cls, fields)

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """Each field by its name."""
        return {field.name: field for field in self}

    @cached_property
    def deferred(self) -> frozenset[str]:
        """The names of the fields that are set after the object is made."""
        return frozenset(field.name for field in self if field.deferred)

    @cached_property
    def circular(self) -> tuple[Field, ...]:
        """The fields that name routines which take or give the object's own type."""
        return tuple(field for field in self if isinstance(field.type, RoutineRef) and field.type.circular)

    @cached_property
    def naming_roles(self) -> tuple[str, ...]:
        """The names of the fields that hold roles."""
        return tuple(field.name for field in self if isinstance(field.type, RoleNames))

    @cached_property
    def secrets(self) -> tuple[Field, ...]:
        """The fields that come from environment variables."""
        return tuple(field for field in self if isinstance(field.type, Secret | Secrets))

    @cached_property
    def hold_rows(self) -> bool:
        """Whether they are rows and no definition: compared on the server, by ``seeds``."""
        return any(isinstance(field.type, Rows) for field in self)
