"""Fields: the attributes of a kind."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, Self

from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.casts import Cast
from schemadiff.kindspec.change_strategies import REPLACE, Way
from schemadiff.kindspec.field_types import Keys, Shape


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


ChooseWay = Callable[[Object, Object, Context], Way]


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute of a kind."""

    name: str
    shape: Shape
    doc: str
    change: Way | ChooseWay = REPLACE
    default: Value = None
    """What absence means; a value equal to it is left out."""
    written_default: Value = None
    """What absence is where it is written out all the same, for a field without a default; left out as well."""
    choices: tuple[str, ...] = ()
    facet: bool = False
    """Absent in the YAML means not managed: the live value stays."""
    hint: bool = False
    """About the way and not the object: kept in ``Object.hints``, never compared."""
    required: bool = False
    keys: Keys = Keys.NAME
    """For OPTIONS: what its keys are."""
    entries: Mapping[str, Field] = field(default_factory=dict)
    """For OPTIONS: what the values of known keys are, beyond texts."""
    parts: Shape = Shape.TEXT
    """For TEXTS: what each of them is: TEXT, NAME, TYPE, or a CHOICE among ``choices``."""
    wide: bool = False
    """For INTEGER: it has eight bytes and not four."""
    since: int = 0
    """The first major version that has it."""
    of: Literal["own", "referenced", "none"] = "own"
    """For NAMES: whether the columns are those of the owning table or of the referenced one; for EXPRESSION, whether
    it can name columns at all."""
    to: str = ""
    """For OBJECT and OBJECT_LISTS, and for a NAME that is another object's: the namespace of what is named. For TEXT:
    it is the name of an object there as SQL writes it, in full unless that is the system's (a collation)."""
    promised: bool = False
    """For OBJECT: it may name what is not there (a shell operator), which then belongs to the object's own schema."""
    operator: bool = False
    """For ELEMENTS: each stands with its operator, ``room WITH =``."""
    asked: str = ""
    """For EXPRESSION: what carries it where the server is asked for its spelling
    (``normalization/temporary_objects.py``); a check of a table with the owner's columns where this is empty. For TEXT:
    the same, where the server has a spelling of its own (the locale of a collation)."""
    refers: str = ""
    """For NAME and NAMES: the kind, of those without a schema, whose objects are named."""
    later: Mapping[str, int] = field(default_factory=dict)
    """For CHOICE: those that came with a later major version."""
    ordered: bool = False
    """For TYPE: the object orders values of it, by the type's own operator class where it names none."""
    late: bool = False
    """Set by a statement of its own after the object is made, since what it names may come later."""
    roles: bool = False
    """For TEXTS: the names of roles, which have to exist before the first statement."""
    unordered: bool = False
    """For tuples: the order of the parts means nothing."""
    internal: bool = False
    """Set by the kind's own decode hook or the live query, never a key of the YAML by itself."""
    overloads: Callable[[Object], tuple[str, ...]] | None = None
    """For ROUTINE: the input types that tell which routines of that name can be meant; all of them where absent."""
    circle: bool = False
    """For ROUTINE: it takes or gives the object's own type. An object that has such a one is promised first, by the
    template ``shell``; once it is there, dropping it takes these routines along in the same statement."""

    def way(self, before: Object, after: Object, context: Context) -> Way:
        """The way for this change."""
        return self.change if isinstance(self.change, Way) else self.change(before, after, context)


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
        return frozenset(field.name for field in self if field.late)

    @cached_property
    def naming_roles(self) -> tuple[str, ...]:
        """The names of the fields that hold roles."""
        return tuple(field.name for field in self if field.roles)

    @cached_property
    def secrets(self) -> tuple[Field, ...]:
        """The fields that come from environment variables."""
        return tuple(field for field in self if field.shape in (Shape.SECRET, Shape.SECRETS))

    @cached_property
    def hold_rows(self) -> bool:
        """Whether they are rows and no definition: compared on the server, by ``seeds``."""
        return any(field.shape is Shape.ROWS for field in self)
