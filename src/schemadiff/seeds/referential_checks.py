"""Checks foreign keys of the target: every row that is written references a row that is declared or live."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.catalog.row_changes import seed_title
from schemadiff.catalog.seed_rows import RowKey
from schemadiff.errors import Finding
from schemadiff.seeds import foreign_keys, value_input
from schemadiff.seeds.declared_rows import Cell, DeclaredRow
from schemadiff.seeds.exact_deletions import Deletion
from schemadiff.seeds.foreign_keys import ForeignKey
from schemadiff.seeds.row_references import RowReferences

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

Cells = list[Cell]


class Referring:
    """Looks up the values of foreign keys; those of ``$row`` have been found before."""

    def __init__(self, connection: Connection, target: Catalog, row_references: RowReferences, version: int) -> None:
        self.connection = connection
        self.target = target
        self.row_references = row_references
        self.version = version

    def refusals(self, deleted: Mapping[Identity, Sequence[Deletion]]) -> list[Finding]:
        """Return a finding for each row that would reference no row."""
        gone: dict[tuple[str, ...], list[Deletion]] = {}
        for rows in deleted.values():
            for row in rows:
                gone.setdefault(row.path, []).append(row)
        found: list[Finding] = []
        for path, seeds in self.row_references.by_table.items():
            for key in foreign_keys.foreign_keys(self.target, structure.table(path)):
                uses = [
                    (row, [row.cells[c] for c in key.columns])
                    for seed in seeds
                    for row in seed.rows
                    if any(row.changes(c) for c in key.columns) and all(c in row.cells for c in key.columns)
                ]
                uses = [(row, cells) for row, cells in uses if _is_open(key, cells)]
                found += self._nowhere(key, uses, gone.get(key.table, ())) if uses else []
        return found

    def _nowhere(
        self, key: ForeignKey, uses: Sequence[tuple[DeclaredRow, Cells]], gone: Sequence[Deletion]
    ) -> Iterable[Finding]:
        declared = self.row_references.declared(key.table, key.references)
        text_of = self._text_of(key, uses)
        asked: dict[foreign_keys.Texts, list[DeclaredRow]] = {}
        for row, cells in uses:
            texts = tuple(text_of(cell, name) for cell, name in zip(cells, key.references, strict=True))
            if tuple(("text", text) for text in texts) not in declared:
                asked.setdefault(texts, []).append(row)
        if not asked:
            return
        absent = foreign_keys.absent(
            self.connection, self.row_references.tables[key.table], key.references, list(asked)
        )
        if others := [texts for texts in (_texts(signature) for signature in declared) if texts is not None]:
            equal = foreign_keys.equal(
                self.connection, self.row_references.tables[key.table], key.references, list(absent), others
            )
            # If the server cannot compare yet, it will check when the rows are written.
            absent = absent - equal if equal is not None else set()
        deleted = {tuple(row.texts.get(c) for c in key.references) for row in gone}
        for texts, rows in asked.items():
            if texts in absent:
                yield from (_finding(row, key, "neither declared nor in the database") for row in rows)
            elif texts in deleted:
                yield from (_finding(row, key, "deleted by this plan") for row in rows)

    def _text_of(self, key: ForeignKey, uses: Iterable[tuple[DeclaredRow, Cells]]) -> Callable[[Cell, str], str | None]:
        """Return a function from a cell to its text in the type of the referenced column, which may be another one."""
        columns = self.row_references.tables[key.table].columns
        differing = {
            value_input.Text(columns[name].cast, str(cell.text))
            for _, cells in uses
            for cell, name in zip(cells, key.references, strict=True)
            if name in columns and columns[name].cast != cell.column.cast
        }
        answers = value_input.accepted(self.connection, differing, self.version)

        def text_of(cell: Cell, name: str) -> str | None:
            if name not in columns:
                return cell.text
            answer = answers.get(value_input.Text(columns[name].cast, str(cell.text)), cell.text)
            return cell.text if isinstance(answer, value_input.Refused) else answer

        return text_of


def _texts(signature: tuple[object, ...]) -> foreign_keys.Texts | None:
    """Return the texts of the values that a declared row will have; None where one is not known yet."""
    texts = [part[1] for part in signature if isinstance(part, tuple) and part[0] == "text"]
    if len(texts) < len(signature) or None in texts:
        return None
    return tuple(str(text) for text in texts)


def _is_open(key: ForeignKey, cells: Cells) -> bool:
    """Tell whether the values reference a row and were not found by ``$row``."""
    if any(not c.known or c.text is None for c in cells):
        return False
    return not all(isinstance(c.raw, RowKey) and c.raw.table == key.table for c in cells)


def _finding(row: DeclaredRow, key: ForeignKey, why: str) -> Finding:
    shown = ", ".join(f"{name}={row.cells[own].shown}" for own, name in zip(key.columns, key.references, strict=True))
    message = f"{row.title}: {', '.join(key.columns)} references {seed_title(key.table, shown)}, which is {why}"
    return Finding(message, row.place)
