"""The columns that the YAML declares: what names one has to name one that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeGuard

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object
from schemadiff.declaration.known_names import SYSTEM_COLUMNS, TRANSITION
from schemadiff.declaration.messages import did_you_mean, title
from schemadiff.declaration.unread import Unread
from schemadiff.errors import Place
from schemadiff.references.resolver import Names
from schemadiff.sql.namespaces import Namespace


class DeclaredColumns:
    """The columns of all declared tables.

    ``found(message, place, hint)`` takes what is wrong; ``renamed(name)`` gives what is called otherwise from now on.
    What could not be read in full is not looked at.
    """

    def __init__(
        self,
        names: Names,
        unread: Unread,
        found: Callable[[str, Place | None, str | None], None],
        renamed: Callable[[str], Iterable[Identity]],
    ) -> None:
        self._names = names
        self._unread = unread
        self._found = found
        self._renamed = renamed
        registry = names.registry
        self._columns: dict[Identity, dict[str, None]] = {}
        kinds = (name for name, kind in registry.kinds.items() if kind.naming.is_column)
        for column in (item for name in kinds for item in names.catalog.by_kind.get(name, ())):
            if column.parent is not None:
                self._columns.setdefault(column.parent, {})[column.identity.name] = None
        self._tables = {
            name for name in registry.kinds if any(k.naming.is_column for k in registry.children(name).values())
        }

    def of(self, table: Identity | None) -> Mapping[str, None]:
        """Return the names of a table's columns; none for what is no table."""
        return self._columns.get(table, {}) if table is not None else {}

    def exist(self, table: Identity | None, columns: Iterable[str], place: Place | None) -> None:
        """Report the columns that a table does not have."""
        if not self._is_known(table):
            return
        known = self.of(table)
        for column in columns:
            if column not in known:
                new = next((i for i in self._renamed(column) if i.path[:-1] == table.path), None)
                hint = f"It is renamed to `{new.name}`." if new is not None else did_you_mean(column, known)
                self._found(f"{title(table)} has no column {column}", place, hint)

    def named_in(self, text: str, item: Object) -> None:
        """Report the columns that an object's expression names and that are none of its table.

        An expression that reads other relations is left to the server.
        """
        registry, catalog = self._names.registry, self._names.catalog
        table = self._names.owner(item) if registry[item.identity.kind].naming.named_after else item.parent
        if table is not None and table.kind not in self._tables and (holder := catalog.get(table)) is not None:
            table = holder.parent
        if not self._is_known(table):
            return
        known = self.of(table)
        words = sql.bare_words(text)
        if words is not None and words <= known.keys():
            return
        named = sql.name_references(sql.TextKind.EXPRESSION, text)
        if any(reference.sort == Namespace.RELATION for reference in named):
            return
        for column in dict.fromkeys(r.parts[0] for r in named if r.sort == Namespace.COLUMN and len(r.parts) == 1):
            if column in known or column in SYSTEM_COLUMNS or column in TRANSITION or column == table.name:
                continue
            hint = did_you_mean(column, known, f"If it is text, it needs SQL's own quotes: '{column}'.")
            self._found(f"`{text}` names {column}, which is no column of {title(table)}", item.place, hint)

    def _is_known(self, table: Identity | None) -> TypeGuard[Identity]:
        """Whether it is a declared table that could be read in full."""
        return table is not None and table.kind in self._tables and table not in self._unread.objects
