"""``$row`` values: the row that each refers to, among the declared rows as they will be, else among the live ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog.seed_rows import RowKey
from schemadiff.errors import Finding
from schemadiff.seeds import foreign_keys
from schemadiff.seeds.declared_rows import Cell, DeclaredRow, Seed
from schemadiff.seeds.exact_deletions import Deletion
from schemadiff.seeds.tables import Table

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

Path = tuple[str, ...]


class _Form(NamedTuple):
    """What ``$row`` values have in common that are looked up together."""

    table: Path
    columns: tuple[str, ...]
    wanted: str


class _Use(NamedTuple):
    """A ``$row`` value, and the column and row that contain it."""

    cell: Cell
    row: DeclaredRow
    column: str

    @property
    def written(self) -> bool:
        """Tell whether the plan needs it: to find the row, or to write the column."""
        return self.column in self.row.seed.key or self.row.changes(self.column)

    def said(self, what: str) -> Finding:
        """Return a finding about the row."""
        return Finding(
            f"{self.row.title}: {self.cell.column.name} references {self.cell.shown}, {what}", self.row.place
        )


class RowReferences:
    """Finds the rows that the ``$row`` values of seeds refer to, and collects findings about them."""

    def __init__(
        self, connection: Connection, tables: Mapping[Path, Table], by_table: Mapping[Path, Sequence[Seed]]
    ) -> None:
        self.connection = connection
        self.tables = tables
        self.by_table = by_table
        self._wrong: list[tuple[_Use, str]] = []
        self._live: list[tuple[_Use, _Form]] = []

    def resolve(self, seed: Seed, columns: Iterable[str]) -> None:
        """Find the rows that these columns of a seed refer to, innermost first, all of one form together."""
        depths: dict[int, dict[_Form, list[_Use]]] = {}
        for name in columns:
            for row in seed.rows:
                for cell in row.cells[name].all() if name in row.cells else ():
                    if isinstance(cell.raw, RowKey) and not cell.known and cell.row is None:
                        form = _Form(cell.raw.table, tuple(n for n, _ in cell.inner), cell.pointed)
                        depths.setdefault(_depth(cell), {}).setdefault(form, []).append(_Use(cell, row, name))
        for depth in sorted(depths):
            for form, uses in depths[depth].items():
                self._resolve(form, uses)

    def _resolve(self, form: _Form, uses: Sequence[_Use]) -> None:
        asked: dict[foreign_keys.Texts, list[_Use]] = {}
        declared = self.declared(form.table, form.columns)
        for use in uses:
            inner = [c for _, c in use.cell.inner]
            if found := declared.get(tuple(c.signature for c in inner)):
                self._declared(use, found, form.wanted)
            elif all(c.known for c in inner):
                asked.setdefault(tuple(c.text for c in inner), []).append(use)
            elif not any(c.missing for c in inner):
                self._wrong.append((use, "which is neither declared nor in the database"))
        if asked:
            table = self.tables[form.table]
            answers = foreign_keys.find(self.connection, table, form.columns, form.wanted, list(asked))
            for (count, text), alike in zip(answers, asked.values(), strict=True):
                for use in alike:
                    self._found(use, form, count, text)

    def _declared(self, use: _Use, found: Sequence[DeclaredRow], wanted: str) -> None:
        if len(found) > 1:
            self._wrong.append((use, f"which matches {len(found)} declared rows"))
        use.cell.row = found[0]
        signature = found[0].after(wanted)
        if isinstance(signature, tuple) and signature[0] == "text" and signature[1] is not None:
            use.cell.known, use.cell.text = True, signature[1]

    def _found(self, use: _Use, form: _Form, count: int, text: str | None) -> None:
        if count == 1:
            use.cell.known, use.cell.text = True, text
            self._live.append((use, form))
        else:
            what = f"which matches {count} rows" if count else "which is neither declared nor in the database"
            self._wrong.append((use, what))

    def declared(self, path: Path, columns: tuple[str, ...]) -> dict[tuple[object, ...], list[DeclaredRow]]:
        """Return the declared rows of a table by what these columns will contain."""
        index: dict[tuple[object, ...], list[DeclaredRow]] = {}
        for seed in self.by_table.get(path, ()):
            for row in seed.rows:
                signature = tuple(row.after(name) for name in columns)
                if None not in signature:
                    index.setdefault(signature, []).append(row)
        return index

    def refusals(self, deleted: Iterable[Sequence[Deletion]]) -> list[Finding]:
        """Return findings about the references that the plan needs, after all rows have been compared."""
        found = [use.said(what) for use, what in self._wrong if use.written]
        gone = {(row.path, name, text) for rows in deleted for row in rows for name, text in row.texts.items()}
        found += [
            use.said("which is deleted by this plan")
            for use, form in self._live
            if use.written and (form.table, form.wanted, use.cell.text) in gone
        ]
        return list(dict.fromkeys(found))


def _depth(cell: Cell) -> int:
    return max((_depth(c) + 1 for _, c in cell.inner if isinstance(c.raw, RowKey)), default=0)
