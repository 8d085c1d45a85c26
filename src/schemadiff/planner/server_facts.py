"""What the server was asked for a plan."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from schemadiff.catalog.objects import Identity
from schemadiff.catalog.table_sizes import TableSize
from schemadiff.kindspec.casts import Cast


class ServerFacts(msgspec.Struct, frozen=True):
    """What the server was asked for this plan: all that the planner and the templates cannot tell from the catalogs."""

    current_user: str = ""
    """The connected role; empty where there is no connection."""
    casts: Mapping[tuple[str, str], Cast] = {}
    """The casts between the old and the new types of what changes its type, as ``format_type`` prints both."""
    view_columns: Mapping[Identity, tuple[tuple[str, str], ...]] = {}
    """The columns that the query of a declared view gives: names and types."""
    canonical_texts: Mapping[tuple[Identity, str], str] = {}
    """Declared texts as the server prints them, by live object and field."""
    volatile_routines: frozenset[tuple[str, ...]] = frozenset()
    """The names of volatile routines, as the texts of new objects call them."""
    empty_relations: frozenset[Identity] = frozenset()
    """The relations without any row, among those that lose values."""
    lost: Mapping[Identity, int | None] = {}
    """By what loses values, how many rows or values that are not null it has; None where they could not be counted."""
    sizes: Mapping[Identity, TableSize] = {}
    """How large the existing tables are that the plan changes, with their descendants."""
    in_use: frozenset[Identity] = frozenset()
    """The tables that are changed online: they existed before the plan and have rows, or all by ``--online always``."""
    unnamed: frozenset[Identity] = frozenset()
    """The tables whose rows the server refuses to change as they are, because a publication has to name them."""
