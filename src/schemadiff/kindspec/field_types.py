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
    """Base of the field types. No other subclasses exist, and none is a subclass of another."""

    text_kind: ClassVar[TextKind | None] = None
    """The kind of the SQL texts that a value holds, one or several; None if it holds none."""
    can_be_empty: ClassVar[bool] = False
    """An empty list or mapping means the same as leaving the field out."""
    is_mapping: ClassVar[bool] = False
    """The YAML writes a value as a mapping; a mapping in the place of an object is then the value and not the
    object."""


class Flag(FieldType, frozen=True):
    """``True``; false is the same as absent."""


class Integer(FieldType, frozen=True):
    """``int``."""

    bigint: bool = False
    """The type is bigint and not integer."""
    written_default: int | None = None
    """The value that means the same as absence, for a field without a default; it is left out, too."""


class Number(FieldType, frozen=True):
    """A decimal number, kept as text."""


class Text(FieldType, frozen=True):
    """Free text, compared exactly."""


class Locale(FieldType, frozen=True):
    """The locale of a collation, a text that the server may store in another form."""


class Choice(FieldType, frozen=True):
    """One of several words, in lower case."""

    values: tuple[str, ...]
    since: Mapping[str, int] = {}
    """The first major version that has a value, for values that do not exist in all supported versions."""


class Choices(FieldType, frozen=True):
    """A tuple of such words."""

    can_be_empty: ClassVar[bool] = True
    values: tuple[str, ...]


class Name(FieldType, frozen=True):
    """One identifier as stored."""

    namespace: str = ""
    """The namespace of the object that it names, whose renames it follows; empty if it names no other object."""
    written_default: str | None = None
    """The value that means the same as absence, for a field without a default; it is left out, too."""


class Names(FieldType, frozen=True):
    """A tuple of identifiers as stored that name no other object of the database."""

    can_be_empty: ClassVar[bool] = True


class NamePath(FieldType, frozen=True):
    """A tuple of identifiers that together name one object, of any kind."""

    can_be_empty: ClassVar[bool] = True


class ObjectName(FieldType, frozen=True):
    """The name of an object of a kind without schema, created before and dropped after the objects that name it."""

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
    """A tuple of role names. The roles must exist before the first statement; PUBLIC is none."""

    can_be_empty: ClassVar[bool] = True


class ColumnNames(FieldType, frozen=True):
    """A tuple of names of columns."""

    can_be_empty: ClassVar[bool] = True
    referenced: bool = False
    """They are columns of the referenced table and not of the owning one."""


class Texts(FieldType, frozen=True):
    """A tuple of free texts in a significant order (enum labels)."""

    can_be_empty: ClassVar[bool] = True


class Keys(Enum):
    """What the keys of options are. Templates quote them; keys that no server accepts are decode errors."""

    NAME = "name"
    """An identifier: an option of foreign data, a provider of labels."""
    PARAMETER = "parameter"
    """A storage parameter, ``fillfactor`` or ``toast.autovacuum_enabled``."""
    SETTING = "setting"
    """The name of a setting, ``work_mem`` or ``app.tenant``."""
    PLACE = "place"
    """A position among columns, counted from 1; the value is an integer."""


class Options(FieldType, frozen=True):
    """A mapping of names to texts (storage parameters, SET clauses)."""

    can_be_empty: ClassVar[bool] = True
    is_mapping: ClassVar[bool] = True
    keys: Keys = Keys.NAME
    entries: Mapping[str, FieldType] = {}
    """The field types of the values of known keys; other values are texts."""


class TypeName(FieldType, frozen=True):
    """A type as ``format_type`` prints it."""

    ordered: bool = False
    """The object sorts values of the type, by the type's default operator class where it names none."""


class TypeNames(FieldType, frozen=True):
    """A tuple of types, as they are written."""

    can_be_empty: ClassVar[bool] = True


class ExpressionKind(Enum):
    """What an expression is used for (ParseExprKind), which decides how the server is asked about it."""

    CHECK = auto()
    """A check of a table, over the columns of the owner."""
    DEFAULT = auto()
    """The default of a column of that type."""
    GENERATED = auto()
    """The value of a generated column of that type."""
    CONVERSION = auto()
    """The conversion of a column's values to that type (USING)."""
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
    """A tuple of SQL commands as a rule can run them; ``new`` and ``old`` are rows of the owning relation."""

    text_kind: ClassVar[TextKind | None] = TextKind.COMMANDS


class RoutineBody(FieldType, frozen=True):
    """The body of a routine as a string, compared exactly."""


class SqlBody(FieldType, frozen=True):
    """An SQL-standard routine body: ``RETURN …`` or ``BEGIN ATOMIC … END``."""

    text_kind: ClassVar[TextKind | None] = TextKind.SQL_BODY


class IndexElements(FieldType, frozen=True):
    """A tuple of :class:`Element`: the keys of an index, an exclusion constraint or a partitioned table."""

    text_kind: ClassVar[TextKind | None] = TextKind.EXPRESSION
    operators: bool = False
    """Each element is written with its operator, ``room WITH =``."""


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
    """A tuple of such references in a significant order."""


class ColumnRef(FieldType, frozen=True):
    """A tuple (schema, table, column)."""


class RoutineRef(FieldType, frozen=True):
    """A tuple (schema, name) of a routine; (name,) if not resolved yet."""

    overloads: Callable[[Object], tuple[str, ...]] | None = None
    """The input types that decide which routines of that name can be meant; all of them if None."""
    circular: bool = False
    """The routine takes or returns the object's own type. An object with such a routine is first created as a shell, by
    the template ``shell``; once it is complete, its DROP drops these routines as well."""


class ObjectRef(FieldType, frozen=True):
    """A tuple (schema, name) of an object in a namespace; (name,) if not resolved yet."""

    namespace: str
    may_be_missing: bool = False
    """It may name an object that does not exist (a shell operator), which then belongs to the object's own schema."""


class ObjectRefLists(FieldType, frozen=True):
    """A mapping of names to tuples of such references (the dictionaries of a token type)."""

    can_be_empty: ClassVar[bool] = True
    is_mapping: ClassVar[bool] = True
    namespace: str


class SqlName(FieldType, frozen=True):
    """The name of an object in a namespace as SQL text, qualified unless it is in pg_catalog (a collation)."""

    namespace: str


class OperatorMembers(FieldType, frozen=True):
    """A tuple of :class:`Member`, sorted: the contents of an operator class or family."""

    can_be_empty: ClassVar[bool] = True


class Secret(FieldType, frozen=True):
    """The name of an environment variable whose value is set and never read back; empty if the server has a value."""

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
    """Anything else: nested tuples that the kind's own ``decode`` hook builds, compared by equality."""

    can_be_empty: ClassVar[bool] = True
    is_mapping: ClassVar[bool] = True
