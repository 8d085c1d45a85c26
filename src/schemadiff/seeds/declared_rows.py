"""The declared rows by cell: the server's form of each value, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object, Value
from schemadiff.catalog.row_changes import seed_title
from schemadiff.catalog.seed_rows import Env, Json, Number, Row, RowKey, Sql
from schemadiff.errors import Finding, Place
from schemadiff.references.resolver import Names
from schemadiff.seeds.tables import Column, Table
from schemadiff.seeds.value_input import Accepted, Refused, Text
from schemadiff.seeds.value_text import INFINITY, NoJsonNumberError, elements, text_of


@dataclass(slots=True)
class Cell:
    """One value of a row."""

    raw: Any
    column: Column
    text: str | None = None
    """The value in the server's text form; None for null, and where ``known`` is false."""
    known: bool = True
    """False for what is only known after the insert: ``$sql``, and ``$row`` to a row that is to be inserted."""
    variable: str | None = None
    """The environment variable that it comes from."""
    pointed: str = ""
    """For ``$row``: the referenced column of the other table."""
    inner: tuple[tuple[str, Cell], ...] = ()
    """For ``$row``: the values that the other row has."""
    row: DeclaredRow | None = None
    """For ``$row``: the declared row."""
    missing: bool = False
    """Whether its environment variable is not set."""
    expression: str = ""
    """For ``$sql``: the expression with qualified names."""

    @property
    def signature(self) -> object:
        """Return a key that two cells of one column share if they will have the same value.

        None where that is not known.
        """
        if self.known:
            return ("text", self.text)
        return ("row", self.raw) if isinstance(self.raw, RowKey) else None

    @property
    def shown(self) -> str:
        """Return its text for display."""
        if self.variable is not None:
            return f"<env {self.variable}>"
        if isinstance(self.raw, RowKey):
            inner = ", ".join(f"{name}={cell.shown}" for name, cell in self.inner)
            return seed_title(self.raw.table, inner)
        if isinstance(self.raw, Sql):
            return self.raw.expression
        return "NULL" if self.text is None else self.text

    def all(self) -> Iterator[Cell]:
        """Yield the cell and those inside of it."""
        yield self
        for _, cell in self.inner:
            yield from cell.all()


@dataclass(slots=True, eq=False)
class DeclaredRow:
    """One row of a seed, and what is known of the live row."""

    seed: Seed
    place: Place | None
    cells: dict[str, Cell]
    found: bool = False
    live: dict[str, str | None] = field(default_factory=dict)
    """The live texts, as far as they are known and may be shown."""
    filled: dict[str, bool] = field(default_factory=dict)
    """For columns that come from the environment, whose live text may not be shown: whether it is not null."""
    differs: set[str] = field(default_factory=set)

    @property
    def key(self) -> dict[str, str]:
        """Return the key for display."""
        return {name: self.cells[name].shown for name in self.seed.key}

    @property
    def title(self) -> str:
        """Return the row in one line for display."""
        return seed_title(self.seed.table.path, ", ".join(f"{n}={t}" for n, t in self.key.items()))

    def after(self, column: str) -> object:
        """Return the signature of the column's value after the plan; None where that is not known."""
        if self.found and column in self.live and (column not in self.cells or self.seed.mode == "insert"):
            return ("text", self.live[column])
        cell = self.cells.get(column)
        return cell.signature if cell is not None else None

    def changes(self, column: str) -> bool:
        """Tell whether the plan writes this column."""
        return column in self.cells and (not self.found or (self.seed.mode != "insert" and column in self.differs))


@dataclass(slots=True, eq=False)
class Seed:
    """A selected seed."""

    item: Object
    table: Table
    key: tuple[str, ...]
    mode: str
    columns: list[str] = field(default_factory=list)
    """The columns that its rows set, in the table's order."""
    rows: list[DeclaredRow] = field(default_factory=list)

    @property
    def pointed(self) -> set[tuple[str, ...]]:
        """Return the tables that its rows reference by ``$row``."""
        cells = (part for row in self.rows for cell in row.cells.values() for part in cell.all())
        return {part.raw.table for part in cells if isinstance(part.raw, RowKey)}

    @property
    def secrets(self) -> set[str]:
        """Return the columns that come from the environment in some row."""
        return {name for row in self.rows for name, cell in row.cells.items() if cell.variable is not None}


class Reading:
    """Turns values into cells; collects the findings and the values that the server has to convert."""

    def __init__(
        self, tables: Mapping[tuple[str, ...], Table], environment: Mapping[str, str], target: Catalog, names: Names
    ) -> None:
        self.tables = tables
        self.names = names
        self.environment = environment
        self.target = target
        self.errors: list[Finding] = []
        self._unspelled: list[tuple[Cell, Text, str, Place | None]] = []

    def seed(self, item: Object) -> Seed:
        """Return a seed with its rows; :meth:`spell` then sets the server's form of the values."""
        assert item.parent is not None
        self._item = item
        table = self.tables[item.parent.path]
        seed = Seed(item, table, tuple(item.get("key", ())), item.get("mode", "upsert"))
        seen: set[str] = set()
        for row in item.get("rows", ()):
            place = row.place or item.place
            if not self._has_key(seed, row, place):
                continue
            cells = {name: self._cell(value, table.columns[name], table, place) for name, value in row.items()}
            seen |= cells.keys()
            seed.rows.append(DeclaredRow(seed, place, cells))
        seed.columns = [name for name in table.columns if name in seen]
        return seed

    def _has_key(self, seed: Seed, row: Row, place: Place | None) -> bool:
        """Tell whether the row has a complete key, and every column of it can be set."""
        problems = len(self.errors)
        title = ".".join(seed.table.path)
        for name in row:
            column = seed.table.columns.get(name)
            if column is None:
                self._found(f"{title} has no column {name}", row.heading(seed.item.place))
            elif column.generated:
                words = f"{title}: {name} is generated, so no row can set it"
                self._found(words, row.heading(seed.item.place), "Leave it out of the row.")
        for name in seed.key:
            value = row.get(name)
            if value is None:
                self._found(f"{title}: the row has no value for its key column {name}", place)
            elif isinstance(value, Sql):
                self._found(
                    f"{title}: {name} is a key column and cannot be $sql, whose value is known only after the insert",
                    place,
                )
            elif isinstance(value, Env) and seed.mode == "exact":
                self._found(f"{title}: {name} is the key; with mode exact it cannot come from the environment", place)
        return len(self.errors) == problems

    def _cell(self, value: Value, column: Column, table: Table, place: Place | None) -> Cell:
        title = f"{'.'.join(table.path)}: {column.name}"
        if isinstance(value, Sql):
            return Cell(value, column, known=False, expression=self._expression(value.expression, title, place))
        if isinstance(value, RowKey):
            return self._pointer(value, column, table, place, title)
        if isinstance(value, Env):
            cell = Cell(value, column, variable=value.name)
            if value.name in self.environment:
                self._read_text(cell, self.environment[value.name], title, place)
            else:
                cell.known, cell.missing = False, True
            return cell
        cell = Cell(value, column)
        if (problems := _unknown_labels(value, column)) and column.labels is not None:
            known = ", ".join(column.labels)
            self._found(f"{title}: {problems[0]!r} is not a valid {column.type}", place, f"There are: {known}.")
            cell.text = text_of(value)
            return cell
        try:
            text = text_of(value, array=column.array, json_elements=column.json and column.array, texts=column.texts)
        except NoJsonNumberError as number:
            self._found(f"{title}: JSON has no number {number}", place, "Put it in quotes, as text, or write null.")
            return cell
        if text is not None:
            self._read_text(cell, text, title, place)
        return cell

    def _expression(self, text: str, title: str, place: Place | None) -> str:
        """Return the expression with qualified names; it is checked to be exactly one expression."""
        if problem := sql.problem(sql.TextKind.EXPRESSION, text):
            self._found(f"{title}: {problem.message}", place)
            return text
        return self.names.qualify(sql.TextKind.EXPRESSION, text, self._item)

    def _pointer(self, value: RowKey, column: Column, table: Table, place: Place | None, title: str) -> Cell:
        from schemadiff.seeds.foreign_keys import pointed_column

        other = self.tables.get(value.table)
        name = pointed_column(self.target, table.identity, column.name, value.table)
        cell = Cell(value, column, known=False)
        if other is None or name is None or name not in other.columns:
            self._found(
                f"{title}: {'.'.join(value.table)} has no primary key of one column that $row could refer to",
                place,
                "Declare a foreign key on this column: $row then refers to the column that it references.",
            )
            return cell
        cell.pointed = name
        inner = []
        for key, part in value.columns:
            if key not in other.columns:
                self._found(f"{'.'.join(value.table)} has no column {key}", place)
            elif isinstance(part, Sql):
                self._found(f"{title}: a row cannot be looked up by $sql", place)
            else:
                inner.append((key, self._cell(part, other.columns[key], other, place)))
        cell.inner = tuple(inner)
        return cell

    def _read_text(self, cell: Cell, text: str, title: str, place: Place | None) -> None:
        cell.text = text
        self._unspelled.append((cell, Text(cell.column.cast, text), title, place))

    def unspelled(self) -> Iterable[Text]:
        """Return the values that the server has to convert."""
        return [text for _, text, _, _ in self._unspelled]

    def spell(self, accepted: Accepted) -> None:
        """Set the server's form of the values; each value that it rejects becomes a finding."""
        for cell, text, title, place in self._unspelled:
            answer = accepted[text]
            if not isinstance(answer, Refused):
                cell.text = answer
            elif cell.variable is not None:
                # The server's message contains the value.
                message = (
                    f"{title}: the value of the environment variable {cell.variable} is not a valid {cell.column.type}"
                )
                self._found(message, place)
            else:
                self._found(f"{title}: {answer.message}", place, _hint(cell))

    def _found(self, message: str, place: Place | None, hint: str | None = None) -> None:
        self.errors.append(Finding(message, place, hint))


def _unknown_labels(value: Value, column: Column) -> list[str]:
    if column.labels is None or value is None:
        return []
    if column.array:
        return [e for e in elements(value) if e not in column.labels] if isinstance(value, Json) else []
    return [] if str(value) in column.labels else [str(value)]


def _hint(cell: Cell) -> str | None:
    plain = isinstance(cell.raw, str) and not isinstance(cell.raw, (Json, Number))
    if plain and cell.column.json and not cell.column.array:
        return "Text in a JSON column needs the quotes of JSON as well: '\"text\"'."
    if plain and (word := INFINITY.get(str(cell.raw).lower())) is not None:
        return f"{cell.raw} is a plain text here; PostgreSQL's word for it is {word}, where the type has it."
    return None
