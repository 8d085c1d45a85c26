"""Field types: what the value of a field is, with the options that mean something for such a value alone.

Each phase has one table from field type to function (decoding, dumping, JSON Schema, live rows, name resolution,
references, renames, saved catalogs, extensions); ``tests/kindspec/test_field_types.py`` checks that each table covers
every type, so that a new one cannot be forgotten anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import ClassVar

import msgspec

from schemadiff.catalog.objects import Identity, Object
from schemadiff.sql.text_kind import TextKind


class FieldType(msgspec.Struct, frozen=True):
    """What the value of a field is. The subclasses are all that there are; none is a subclass of another."""

    text_kind: ClassVar[TextKind | None] = None
    """The kind of the SQL texts that a value holds, one or several; None where it holds none."""
    can_be_empty: ClassVar[bool] = False
    """An empty list or mapping says the same as leaving the field out."""
    is_mapping: ClassVar[bool] = False
    """The YAML writes a value as a mapping, so that one in the place of an object is the value and not the object."""


class Flag(FieldType, frozen=True):
    """``True``; false is absence."""


class Integer(FieldType, frozen=True):
    """``int``."""

    bigint: bool = False
    """It has eight bytes and not four."""
    written_default: int | None = None
    """What means absence where it is written out all the same, for a field without a default; left out as well."""


class Number(FieldType, frozen=True):
    """A decimal number, kept as text."""


class Text(FieldType, frozen=True):
    """Free text, compared to the letter."""


class Locale(FieldType, frozen=True):
    """The locale of a collation, a text of which the server has a spelling of its own."""


class Choice(FieldType, frozen=True):
    """One of some words, in lower case."""

    values: tuple[str, ...]
    since: Mapping[str, int] = {}
    """The major version that brought a value, for those that came later."""


class Choices(FieldType, frozen=True):
    """A tuple of such words."""

    can_be_empty: ClassVar[bool] = True
    values: tuple[str, ...]


class Name(FieldType, frozen=True):
    """One identifier as stored."""

    namespace: str = ""
    """The namespace of the object that it names and whose renames it follows; empty where it names no other object."""
    written_default: str | None = None
    """What means absence where it is written out all the same, for a field without a default; left out as well."""


class Names(FieldType, frozen=True):
    """A tuple of identifiers as stored that name no other object of the database."""

    can_be_empty: ClassVar[bool] = True


class NamePath(FieldType, frozen=True):
    """A tuple of identifiers that name one object together, whatever it is of."""

    can_be_empty: ClassVar[bool] = True


class ObjectName(FieldType, frozen=True):
    """The name of an object of a kind without a schema: it is made before and dropped after what names it."""

    kind: str

    def identities(self, value: str) -> tuple[Identity, ...]:
        """Return the object that the value names."""
        return (Identity(self.kind, (value,)),)


class ObjectNames(FieldType, frozen=True):
    """A tuple of such names."""

    can_be_empty: ClassVar[bool] = True
    kind: str

    def identities(self, value: tuple[str, ...]) -> tuple[Identity, ...]:
        """Return the objects that the value names, in its order."""
        return tuple(Identity(self.kind, (name,)) for name in value)


class RoleNames(FieldType, frozen=True):
    """A tuple of names of roles, which have to exist before the first statement; ``public`` may be among them."""

    can_be_empty: ClassVar[bool] = True


class ColumnNames(FieldType, frozen=True):
    """A tuple of names of columns."""

    can_be_empty: ClassVar[bool] = True
    referenced: bool = False
    """They are columns of the table that is referenced, and not of the owning one."""


class Texts(FieldType, frozen=True):
    """A tuple of free texts, order kept (enum labels)."""

    can_be_empty: ClassVar[bool] = True


class Keys(Enum):
    """What the keys of options are. Templates quote them; what no server could take is refused where it stands."""

    NAME = "name"
    """An identifier: an option of foreign data, a provider of labels."""
    PARAMETER = "parameter"
    """A storage parameter, ``fillfactor`` or ``toast.autovacuum_enabled``."""
    SETTING = "setting"
    """The name of a setting, ``work_mem`` or ``app.tenant``."""
    PLACE = "place"
    """A place among columns, from 1; the value is a whole number."""


class Options(FieldType, frozen=True):
    """A mapping of names to texts (storage parameters, SET clauses)."""

    can_be_empty: ClassVar[bool] = True
    is_mapping: ClassVar[bool] = True
    keys: Keys = Keys.NAME
    entries: Mapping[str, FieldType] = {}
    """What the values of known keys have to be, beyond texts."""


class TypeName(FieldType, frozen=True):
    """A type as ``format_type`` prints it."""

    ordered: bool = False
    """The object orders values of it, by the type's own operator class where it names none."""


class TypeNames(FieldType, frozen=True):
    """A tuple of types, as they are written."""

    can_be_empty: ClassVar[bool] = True


class ExpressionKind(Enum):
    """What an expression is for (PostgreSQL's ParseExprKind), and so what it is put into to be asked about."""

    CHECK = auto()
    """A check of a table with the owner's columns."""
    DEFAULT = auto()
    """The default of a column of the type."""
    GENERATED = auto()
    """What is assigned to a column of the type: a generated column."""
    CONVERSION = auto()
    """What is assigned to a column of the type: its values as they are converted."""
    TRIGGER = auto()
    """The condition of a trigger."""
    POLICY = auto()
    """The condition of a policy."""
    RULE = auto()
    """The condition of a rule."""
    DOMAIN_DEFAULT = auto()
    """The default of a domain."""
    DOMAIN_CHECK = auto()
    """A check of a domain."""


class Expression(FieldType, frozen=True):
    """One SQL expression."""

    text_kind: ClassVar[TextKind | None] = TextKind.EXPRESSION
    kind: ExpressionKind = ExpressionKind.CHECK
    columns: bool = True
    """It can name columns of the owning table."""


class Query(FieldType, frozen=True):
    """One SELECT."""

    text_kind: ClassVar[TextKind | None] = TextKind.QUERY


class RuleCommands(FieldType, frozen=True):
    """A tuple of SQL commands, each as a rule can run it; ``new`` and ``old`` are rows of the owning relation."""

    text_kind: ClassVar[TextKind | None] = TextKind.COMMANDS


class RoutineBody(FieldType, frozen=True):
    """A string body, kept to the letter."""


class SqlBody(FieldType, frozen=True):
    """A SQL-standard routine body: ``RETURN …`` or ``BEGIN ATOMIC … END``."""

    text_kind: ClassVar[TextKind | None] = TextKind.SQL_BODY


class IndexElements(FieldType, frozen=True):
    """A tuple of :class:`Element`: the keys of an index, an exclusion constraint or a partitioned table."""

    text_kind: ClassVar[TextKind | None] = TextKind.EXPRESSION
    operators: bool = False
    """Each stands with its operator, ``room WITH =``."""


class Parameters(FieldType, frozen=True):
    """A tuple of :class:`Parameter`."""

    text_kind: ClassVar[TextKind | None] = TextKind.EXPRESSION
    can_be_empty: ClassVar[bool] = True


class PartitionBound(FieldType, frozen=True):
    """The bound of a partition, ``FOR VALUES …`` or ``DEFAULT``."""

    text_kind: ClassVar[TextKind | None] = TextKind.BOUND


class RelationRef(FieldType, frozen=True):
    """A tuple (schema, name) of a relation."""


class RelationRefs(FieldType, frozen=True):
    """A tuple of such references, order kept."""


class ColumnRef(FieldType, frozen=True):
    """A tuple (schema, table, column)."""


class RoutineRef(FieldType, frozen=True):
    """A tuple (schema, name) of a routine, or (name,) not yet resolved."""

    overloads: Callable[[Object], tuple[str, ...]] | None = None
    """The input types that tell which routines of that name can be meant; all of them where None."""
    circular: bool = False
    """It takes or gives the object's own type. An object that has such a one begins as a shell, by the template
    ``shell``; once it is there, dropping it takes these routines along in the same statement."""


class ObjectRef(FieldType, frozen=True):
    """A tuple (schema, name) of an object in a namespace; (name,) where not yet resolved."""

    namespace: str
    may_be_missing: bool = False
    """It may name what is not there (a shell operator), which then belongs to the object's own schema."""


class ObjectRefLists(FieldType, frozen=True):
    """A mapping of names to tuples of such references (the dictionaries of a token type)."""

    can_be_empty: ClassVar[bool] = True
    is_mapping: ClassVar[bool] = True
    namespace: str


class SqlName(FieldType, frozen=True):
    """The name of an object in a namespace as SQL writes it, in full unless it is the system's (a collation)."""

    namespace: str


class OperatorMembers(FieldType, frozen=True):
    """A tuple of :class:`Member`, sorted: what an operator class or family holds."""

    can_be_empty: ClassVar[bool] = True


class Secret(FieldType, frozen=True):
    """The name of an environment variable whose value is written, never read back; empty where the server has one."""

    is_mapping: ClassVar[bool] = True


class Secrets(FieldType, frozen=True):
    """A mapping of names to such variables; only the names are compared."""

    is_mapping: ClassVar[bool] = True


class Grants(FieldType, frozen=True):
    """A tuple of :class:`Grant`, sorted."""

    can_be_empty: ClassVar[bool] = True
    is_mapping: ClassVar[bool] = True


class Rows(FieldType, frozen=True):
    """The rows of a seed."""

    can_be_empty: ClassVar[bool] = True


class Data(FieldType, frozen=True):
    """Anything else: nested tuples, built by the kind's own ``decode`` hook and compared as they are."""

    can_be_empty: ClassVar[bool] = True
    is_mapping: ClassVar[bool] = True
