"""What planning and dumping cost grows with what there is and no faster: counted in lines of Python, not in seconds.

Loops that run in C (sets, sorting) are not seen; ``make bench`` sees them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import schemadiff
from schemadiff.declaration import dumper
from schemadiff.kinds import registry
from tests.security.in_memory import EMPTY, declared, scripts

_OURS = str(Path(schemadiff.__file__).parent)


def plan(before: str, after: str) -> bool:
    """Plan from one to the other; false where nothing is to do."""
    live, wanted = (declared(yaml) if yaml else EMPTY for yaml in (before, after))
    return bool(list(scripts(live, wanted)))


def dump(text: str) -> bool:
    """Write what is declared as YAML again."""
    return bool(dict(dumper.dump(declared(text), registry())))


def lines_of(work: Callable[[int], bool], size: int) -> Counter[str]:
    """How many lines each function runs for work of that size, each turn of a loop counted again."""
    lines: Counter[str] = Counter()

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        code = frame.f_code
        lines[f"{code.co_filename.removeprefix(_OURS)}:{code.co_firstlineno} {code.co_name}"] += event == "line"
        return line

    def call(frame: FrameType, event: str, argument: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(_OURS) else None

    traced = sys.gettrace()
    sys.settrace(call)
    try:
        assert work(size)
    finally:
        sys.settrace(traced)
    return lines


# The names begin with the size: a text that was parsed for a smaller one would be remembered.


def chain(size: int) -> str:
    """Tables of which each has a foreign key to the one before."""
    return "tables:\n" + "".join(
        f"""\
  link_{size}_{n}:
    comment: number {n}
    columns:
      id: {{type: bigint, not_null: true, comment: the key}}
      before: bigint
      note: {{type: text, default: "'note {size} {n}'"}}
    primary_key: [id]
    checks: {{link_{size}_{n}_id_check: id > {size}{n:03}}}
    foreign_keys:
      link_{size}_{n}_before_fkey: {{columns: [before], references: link_{size}_{max(n - 1, 0)}(id)}}
    indexes: {{link_{size}_{n}_before_idx: [before]}}
"""
        for n in range(size)
    )


def reading(relations: int, columns: int) -> str:
    """A view that puts the rows of many tables one below the other, each column by its name."""
    size = relations * columns
    names = [f"part_{size}_{n}" for n in range(columns)]
    tables = "".join(
        f"  shard_{size}_{n}:\n    columns:\n" + "".join(f"      {name}: text\n" for name in names)
        for n in range(relations)
    )
    queries = (f"SELECT {', '.join(f's.{name}' for name in names)} FROM shard_{size}_{n} s" for n in range(relations))
    return f"tables:\n{tables}views:\n  everything:\n    query: {' UNION ALL '.join(queries)}\n"


def joining(relations: int, columns: int) -> str:
    """A view that names every column of many tables, of which no two are called alike."""
    size = relations * columns
    tables = "".join(
        f"  leaf_{size}_{n}:\n    columns:\n" + "".join(f"      c_{size}_{n}_{m}: text\n" for m in range(columns))
        for n in range(relations)
    )
    named = ", ".join(f"c_{size}_{n}_{m}" for n in range(relations) for m in range(columns))
    joined = ", ".join(f"leaf_{size}_{n}" for n in range(relations))
    return f"tables:\n{tables}views:\n  wide:\n    query: SELECT {named} FROM {joined}\n"


def wide(size: int, columns: int) -> str:
    """One table of many columns, each with a default, a comment and a check."""
    return f"tables:\n  broad_{size}:\n    columns:\n      id: int\n" + "".join(
        f"""\
      c_{size}_{n}: {{type: int, default: "{n} + {size}", comment: "{n} of {size}", check: c_{size}_{n} > {n}}}
"""
        for n in range(columns)
    )


def named(size: int, former: Callable[[int], int | None]) -> str:
    """Tables with a column each, and whose name each had before."""
    return "tables:\n" + "".join(
        f"  t_{size}_{n}: {{columns: {{c_{was if was is not None else n}: int}}"
        + (f", renamed_from: t_{size}_{was}}}\n" if was is not None else "}\n")
        for n in range(size)
        for was in [former(n)]
    )


def views(size: int) -> str:
    """Views one above the other."""
    above = "".join(f"  v_{size}_{n}: SELECT c_{size} FROM v_{size}_{n - 1}\n" for n in range(1, size))
    first = f"  v_{size}_0: SELECT c_{size} FROM base_{size}\n"
    return f"tables:\n  base_{size}: {{columns: {{c_{size}: int}}}}\nviews:\n{first}{above}"


def partitions(size: int, more: str = "") -> str:
    """A table of many partitions, each with an index of its own."""
    parts = "".join(
        f"      p_{size}_{n}: {{values: FROM ({n}) TO ({n + 1}), indexes: {{p_{size}_{n}_b: [b]}}}}\n"
        for n in range(size)
    )
    columns = f"{{a: int, b: int{more}}}"
    return f"tables:\n  whole_{size}:\n    partition_by: range (a)\n    columns: {columns}\n    partitions:\n{parts}"


def labels(size: int, of: int) -> str:
    """An enum type of many labels, the type of a column."""
    names = ", ".join(f"l_{size}_{n}" for n in range(of))
    return f"enums:\n  e_{size}: [{names}]\ntables:\n  t_{size}: {{columns: {{e: e_{size}}}}}\n"


def granted(size: int, privilege: str) -> str:
    """Tables on which many roles have a privilege."""
    grants = ", ".join(f"r_{size}_{n}: [{privilege}]" for n in range(size))
    return f"tables:\n  t_{size}: {{columns: {{a: int}}, grants: {{{grants}}}}}\n"


def body(size: int) -> str:
    """A function of many lines."""
    lines = "".join(f"      PERFORM count(*) FROM t_{size} WHERE a = {n};\n" for n in range(size))
    text = f"    body: |\n      BEGIN\n{lines}      END\n"
    return (
        f"tables:\n  t_{size}: {{columns: {{a: int}}}}\n"
        f"functions:\n  f_{size}():\n    returns: void\n    language: plpgsql\n{text}"
    )


@pytest.mark.parametrize(
    "work",
    [
        lambda size: plan("", chain(size)),
        lambda size: plan(chain(size), ""),
        lambda size: plan("", reading(size, 8)),
        lambda size: plan("", reading(8, size)),
        lambda size: plan("", joining(size, 4)),
        lambda size: plan(wide(size, 0), wide(size, size)),
        lambda size: plan(wide(size, size), wide(size, 0)),
        lambda size: plan(wide(size, size), ""),
        lambda size: plan(named(size, lambda n: None), named(size, lambda n: n ^ 1)),
        lambda size: plan(named(size + 1, lambda n: None), named(size + 1, lambda n: n + 1 if n < size else None)),
        lambda size: plan("", views(size)),
        lambda size: plan(views(size), ""),
        lambda size: plan("", partitions(size)),
        lambda size: plan(partitions(size), partitions(size, ", c: int")),
        lambda size: plan(labels(size, 1), labels(size, size)),
        lambda size: plan(granted(size, "select"), granted(size, "update")),
        lambda size: plan("", body(size)),
        lambda size: dump(chain(size)),
    ],
    ids=[
        *("tables made in a chain", "tables dropped in a chain"),
        *("relations of a text", "columns of a text", "columns of unlike names"),
        *("columns added", "columns dropped", "columns of a dropped table"),
        *("names exchanged in pairs", "names passed on", "views made in a chain", "views dropped in a chain"),
        *("partitions made", "partitions changed", "labels added", "grants", "lines of a body", "tables dumped"),
    ],
)
def test_no_function_does_more_than_its_share(work: Callable[[int], bool]) -> None:
    lines_of(work, 2)  # what is found out once
    once, twice, four_times = (lines_of(work, size) for size in (6, 12, 24))
    growing = {
        function: (once[function], twice[function], lines)
        for function, lines in four_times.items()
        if lines - twice[function] > 2.2 * (twice[function] - once[function]) + 40
    }
    assert not growing
