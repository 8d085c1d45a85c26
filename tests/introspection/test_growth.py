"""A plan with nothing to do grows with the database and no faster: counted in lines of Python and in queries.

Both sides are read, the YAML included. With --soak, from 200 to 2,000 objects; else on a smaller scale. Loops that run
in C are not seen; ``make bench`` sees them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import pytest

import schemadiff
from schemadiff.declaration import dumper
from schemadiff.declaration.loader import load_texts
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.pipeline.make_plan import make_plan
from schemadiff.postgres.connection import connect
from tests.bench import schemas
from tests.normalization.support import counted
from tests.support import engine
from tests.support.databases import Database, MakeDatabase

LINEAR = 1.5
"""How much more than its share a function may do: the order of rows matters, and texts that were parsed before. What
grows with the square does 3.5 times its share here."""
_OURS = str(Path(schemadiff.__file__).parent)
LISTED = """
tables:
  listed:
    columns: {{id: {{type: integer, not_null: true}}, name: {{type: text, not_null: true}}}}
    primary_key: [id]
    seeds: [{{key: [id], rows: [{}]}}]
"""


def _columns(size: int) -> Iterator[str]:
    names = ", ".join(f"c_{n} text DEFAULT 'of {n}' NOT NULL" for n in range(size))
    yield f"CREATE TABLE wide ({names})"


def _labels(size: int) -> Iterator[str]:
    labels = ", ".join(f"'label {n}'" for n in range(size))
    yield f"CREATE TYPE many AS ENUM ({labels})"
    yield "CREATE TABLE labelled (id many PRIMARY KEY)"


def _grants(size: int) -> Iterator[str]:
    for n in range(size):
        yield f"CREATE TABLE granted_{n} (id int)"
        yield f"GRANT SELECT, INSERT (id) ON granted_{n} TO PUBLIC, pg_monitor"


def _body(size: int) -> Iterator[str]:
    lines = "\n".join(f"  -- line {n} of a long body, which is a comment" for n in range(size))
    yield f"CREATE FUNCTION long() RETURNS integer LANGUAGE plpgsql AS $$BEGIN\n{lines}\n  RETURN 1;\nEND$$"


def _rows(size: int) -> Iterator[str]:
    yield "CREATE TABLE listed (id integer PRIMARY KEY, name text NOT NULL)"
    yield f"INSERT INTO listed SELECT n, 'row ' || n FROM generate_series(0, {size - 1}) AS n"


DDL: dict[str, Callable[[int], Iterator[str]]] = {
    "tables": schemas.sql,
    "views in a chain": lambda size: schemas.chains(size, 500),
    "partitions": schemas.partitions,
    "columns": _columns,
    "labels of an enum": _labels,
    "rows of a seed": _rows,
    "grants": _grants,
    "lines of a body": _body,
    "functions": schemas.functions,
    "schemas": lambda size: schemas.schemas(size, 1),
}


class Cost(NamedTuple):
    """What one plan took."""

    lines: Counter[str]
    """How many lines each function ran, each turn of a loop counted again."""
    queries: int


def texts_of(database: Database, name: str, size: int) -> dict[str, bytes]:
    """The database as YAML, with the rows of its seed."""
    if name == "rows of a seed":
        rows = ", ".join(f"{{id: {n}, name: row {n}}}" for n in range(size))
        return {"rows.yaml": LISTED.format(rows).encode()}
    with connect(database) as connection:
        found = dumper.dump(reader.read(connection, registry()), registry())
    return {path: text.encode() for path, text in found.items()}


def cost(database: Database, texts: dict[str, bytes]) -> Cost:
    """Make a plan with nothing to do."""
    lines: Counter[str] = Counter()

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        code = frame.f_code
        lines[f"{code.co_filename.removeprefix(_OURS)}:{code.co_firstlineno} {code.co_name}"] += event == "line"
        return line

    def call(frame: FrameType, event: str, argument: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(_OURS) else None

    with connect(database) as connection, counted(connection) as statements:
        traced = sys.gettrace()
        sys.settrace(call)
        try:
            made = make_plan(connection, load_texts(texts, registry(), check_sql=False), engine.request())
        finally:
            sys.settrace(traced)
    assert made.empty, [step.title for step in made.steps]
    return Cost(lines, len(statements))


@pytest.mark.parametrize("name", DDL)
def test_a_plan_with_nothing_to_do_grows_with_the_database(
    name: str, make_database: MakeDatabase, pytestconfig: pytest.Config
) -> None:
    small = 200 if pytestconfig.getoption("--soak") else 6
    costs = []
    for size in (2, small, 5 * small // 2, 10 * small):
        if name == "columns":
            size = min(size, 1600)
        database = make_database()
        with database.connect(autocommit=False) as connection:
            for statement in DDL[name](size):
                connection.execute(statement.encode())
        costs.append((size, cost(database, texts_of(database, name, size))))
    (_, _), (first, once), (second, more), (third, most) = costs
    each = (third - second) / (second - first)
    growing = {
        function: (once.lines[function], more.lines[function], lines)
        for function, lines in most.lines.items()
        if lines - more.lines[function] > LINEAR * each * (more.lines[function] - once.lines[function]) + 40 * each
    }
    assert not growing
    assert most.queries == once.queries
