"""Fields: the attributes of a kind."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Self

from schemadiff.catalog.hints import OF_EVERY_KIND, Hint
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.casts import Cast
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy
from schemadiff.kindspec.field_types import FieldType, RoleNames, RoutineRef, Rows, Secret, Secrets


class Context(NamedTuple):
    """What the change of a field may depend on."""

    version: int
    """The major version of the target."""
    casts: Mapping[tuple[str, str], Cast] = {}
    """The casts between the old and the new types of what changes its type."""
    declared_columns: tuple[tuple[str, str], ...] = ()
    """The columns of a view's declared query; empty if the server was not asked."""
    created: Container[Identity] = ()
    """The objects that the plan creates by statements of their own."""
    dropped: Container[Identity] = ()
    """The objects that the plan drops by statements of their own."""
    stored: Container[Identity] = ()
    """The types that columns hold values of, directly or inside of other types."""


ChooseStrategy = Callable[[Object, Object, Context], ChangeStrategy]


@dataclass(frozen=True, slots=True)
class Field:
    """Describe one attribute of a kind."""

    name: str
    type: FieldType
    doc: str
    change: ChangeStrategy | ChooseStrategy = REPLACE
    default: Value = None
    """The value that absence means; a value equal to it is left out."""
    required: bool = False
    can_be_inherited: bool = False
    """An object that inherits a required field need not write it."""
    since: int = 0
    """The first major version that has the field."""
    opt_in: bool = False
    """Absent in the YAML means not managed: the live value stays."""
    directive: bool = False
    """It describes the change and not the object: kept in ``Object.hints``, never compared."""
    deferred: bool = False
    """Set by a statement of its own after the object is created, since the object that it names may be created
    later."""
    unordered: bool = False
    """For tuples: the order of the elements has no meaning."""
    in_yaml: bool = True
    """It is a key in the YAML; otherwise only the kind's decode hook or the catalog query sets it."""

    def source(self, item: Object) -> Mapping[str, Value]:
        """Return the mapping of an object that holds the field's value: its hints for a directive, else its values."""
        return (item.hints or {}) if self.directive else item.values

    def strategy(self, before: Object, after: Object, context: Context) -> ChangeStrategy:
        """Return the change strategy for the change from one object to the other."""
        return self.change if isinstance(self.change, ChangeStrategy) else self.change(before, after, context)


class Fields(tuple[Field, ...]):
    """The fields of a kind, in the order in which they are dumped, and the hints that its objects can have."""

    _hints: tuple[Hint[Any], ...]

    def __new__(cls, *fields: Field, hints: Iterable[Hint[Any]] = ()) -> Self:
        """Return the tuple of these fields; ``hints`` are those that the kind's query and its hooks set."""
        made = super().__new__(cls, fields)
        made._hints = tuple(hints)
        return made

    @cached_property
    def hints(self) -> Mapping[str, Hint[Any]]:
        """Return the hints that objects of the kind can have, by name, without those that are directives."""
        return {hint.name: hint for hint in (*OF_EVERY_KIND, *self._hints)}

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """Return the fields by name."""
        return {field.name: field for field in self}

    def of_type(self, *types: type[FieldType]) -> tuple[Field, ...]:
        """Return the fields of these types, in their order; found once for each kind."""
        found = self._of_type.get(types)
        if found is None:
            found = self._of_type[types] = tuple(field for field in self if isinstance(field.type, types))
        return found

    @cached_property
    def _of_type(self) -> dict[tuple[type[FieldType], ...], tuple[Field, ...]]:
        return {}

    @cached_property
    def deferred(self) -> frozenset[str]:
        """Return the names of the fields that are set after the object is created."""
        return frozenset(field.name for field in self if field.deferred)

    @cached_property
    def circular(self) -> tuple[Field, ...]:
        """Return the fields that name routines which take or return the object's own type."""
        return tuple(field for field in self if isinstance(field.type, RoutineRef) and field.type.circular)

    @cached_property
    def naming_roles(self) -> tuple[str, ...]:
        """Return the names of the fields that hold roles."""
        return tuple(field.name for field in self.of_type(RoleNames))

    @cached_property
    def secrets(self) -> tuple[Field, ...]:
        """Return the fields whose values come from environment variables."""
        return self.of_type(Secret, Secrets)

    @cached_property
    def hold_rows(self) -> bool:
        """Tell whether the fields hold rows and no definition; ``seeds`` compares these on the server."""
        return bool(self.of_type(Rows))
