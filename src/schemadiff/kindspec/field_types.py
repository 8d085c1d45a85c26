"""What a field's value is: decoding, dumping, JSON Schema, comparison and canonical form follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from schemadiff.sql.text_kind import TextKind


class Shape(Enum):
    """What a field's value is. Decoding, dumping, JSON Schema, comparison and canonical form follow from it."""

    FLAG = "flag"
    """``True``; false is absence."""
    INTEGER = "integer"
    """``int``."""
    NUMBER = "number"
    """A decimal number, kept as text."""
    TEXT = "text"
    """Free text, compared to the letter."""
    CHOICE = "choice"
    """One of the field's ``choices``, lower case."""
    NAME = "name"
    """One identifier as stored."""
    NAMES = "names"
    """A tuple of identifiers as stored."""
    TEXTS = "texts"
    """A tuple of free texts, order kept (enum labels)."""
    OPTIONS = "options"
    """A mapping of names to texts (storage parameters, SET clauses)."""
    TYPE = "type"
    """A type name as ``format_type`` prints it."""
    EXPRESSION = "expression"
    """One SQL expression over the columns of the owning table."""
    QUERY = "query"
    """One SELECT."""
    COMMANDS = "commands"
    """A tuple of SQL commands, each as a rule can run it; ``new`` and ``old`` are rows of the owning relation."""
    BODY = "body"
    """A string body, kept to the letter."""
    SQL_BODY = "sql_body"
    """A SQL-standard routine body: ``RETURN …`` or ``BEGIN ATOMIC … END``."""
    ELEMENTS = "elements"
    """A tuple of :class:`Element`: the keys of an index or exclusion constraint."""
    PARAMETERS = "parameters"
    """A tuple of :class:`Parameter`."""
    RELATION = "relation"
    """A tuple (schema, name) of a relation."""
    RELATIONS = "relations"
    """A tuple of what ``RELATION`` is, order kept."""
    COLUMN = "column"
    """A tuple (schema, table, column)."""
    ROUTINE = "routine"
    """A tuple (schema, name) of a routine that takes no declared arguments, or (name,) not yet resolved."""
    OBJECT = "object"
    """A tuple (schema, name) of an object in the field's namespace ``to``; (name,) where not yet resolved."""
    OBJECT_LISTS = "object_lists"
    """A mapping of names to tuples of what ``OBJECT`` is (the dictionaries of a token type)."""
    MEMBERS = "members"
    """A tuple of :class:`Member`, sorted: what an operator class or family holds."""
    SECRET = "secret"  # noqa: S105 - a word
    """The name of an environment variable whose value is written, never read back; empty where the server has one."""
    SECRETS = "secrets"
    """A mapping of names to such variables; only the names are compared."""
    GRANTS = "grants"
    """A tuple of :class:`Grant`, sorted."""
    ROWS = "rows"
    """The rows of a seed."""
    BOUND = "bound"
    """The bound of a partition, ``FOR VALUES …`` or ``DEFAULT``."""
    DATA = "data"
    """Anything else: nested tuples, built by the kind's own ``decode`` hook and compared as they are."""

    @property
    def text_kind(self) -> TextKind:
        """The kind of SQL text that a value of this shape holds; KeyError where it is no SQL text."""
        return _TEXT_KINDS[self]


_TEXT_KINDS: Mapping[Shape, TextKind] = {Shape(kind.value): kind for kind in TextKind}


class Keys(Enum):
    """What the keys of OPTIONS are. Templates quote them; what no server could take is refused where it stands."""

    NAME = "name"
    """An identifier: an option of foreign data, a provider of labels."""
    PARAMETER = "parameter"
    """A storage parameter, ``fillfactor`` or ``toast.autovacuum_enabled``."""
    SETTING = "setting"
    """The name of a setting, ``work_mem`` or ``app.tenant``."""
    PLACE = "place"
    """A place among columns, from 1; the value is a whole number."""
