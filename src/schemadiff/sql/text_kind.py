"""The kinds of SQL text that are parsed."""

from __future__ import annotations

from enum import Enum


class TextKind(Enum):
    """The kind of an SQL text, which decides how it is framed for the parser."""

    EXPRESSION = "expression"
    """One expression over columns."""
    QUERY = "query"
    """One SELECT."""
    SQL_BODY = "sql_body"
    """An SQL-standard routine body: ``RETURN …`` or ``BEGIN ATOMIC … END``."""
    COMMANDS = "commands"
    """One command that a rule can run."""
    BOUND = "bound"
    """The bound of a partition, ``FOR VALUES …`` or ``DEFAULT``."""
