"""The kinds of SQL text that are parsed."""

from __future__ import annotations

from enum import Enum


class TextKind(Enum):
    """What a piece of SQL has to be: it decides how the text is framed for the parser."""

    EXPRESSION = "expression"
    """One expression over columns."""
    QUERY = "query"
    """One SELECT."""
    SQL_BODY = "sql_body"
    """A SQL-standard routine body: ``RETURN …`` or ``BEGIN ATOMIC … END``."""
    COMMANDS = "commands"
    """One command, as a rule can run it."""
    BOUND = "bound"
    """The bound of a partition, ``FOR VALUES …`` or ``DEFAULT``."""
