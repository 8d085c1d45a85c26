"""Diagrams of any size for tests: tables in areas that refer to one another, to themselves, and in cycles."""

from __future__ import annotations

import random

from schemadiff.catalog.diagram import Diagram, DiagramColumn, DiagramLink, DiagramTable, Mark

TYPES = ("text", "numeric(10,2)", "timestamp with time zone", "boolean", "jsonb")


def generated(count: int, seed: int, *, cycles: bool) -> Diagram:
    """A diagram of that many tables; ``cycles`` adds references to later tables and to the table itself."""
    draw = random.Random(seed)  # noqa: S311 # the same in every run
    paths = [("app", f"table_{n}") for n in range(count)]
    tables, links = [], []
    for n, path in enumerate(paths):
        columns = [DiagramColumn("id", "bigint", ("PK",), True)]
        targets = {draw.choice((0, 1, 2, max(0, n - draw.randint(1, 9)))) for _ in range(draw.choice((0, 1, 1, 2, 3)))}
        if cycles and draw.random() < 0.2:
            targets |= {n, draw.randrange(count)}
        for target in sorted(targets if cycles else {t for t in targets if t < n}):
            if target < count:
                columns.append(DiagramColumn(f"to_{target}", "bigint", ("FK",), draw.random() < 0.5))
                links.append(DiagramLink(f"fk_{n}_{target}", path, paths[target], (f"to_{target}",), ("id",)))
        columns += [DiagramColumn(f"value_{m}", draw.choice(TYPES)) for m in range(draw.randint(1, 8))]
        tables.append(DiagramTable(path, tuple(columns)))
    return Diagram(tuple(tables), tuple(links))


MARKS: tuple[Mark, ...] = ("", "added", "removed", "changed")


def tangled(seed: int) -> Diagram:
    """A small diagram: several keys of a column, several lines between two tables or from one to itself, all marks."""
    draw = random.Random(seed)  # noqa: S311 # the same in every run
    tables, links = [], []
    for n in range(draw.randint(1, 12)):
        names = range(draw.randint(0, 5))
        columns = [DiagramColumn(f"c{m}", "int", () if m else ("PK",), mark=draw.choice(MARKS)) for m in names]
        path = (draw.choice(("app", "app", "other")), f"t{n}")
        note = draw.choice(("", "3 partitions"))
        tables.append(DiagramTable(path, tuple(columns), draw.choice(MARKS), note, brief=draw.random() < 0.15))
    for n in range(draw.randint(0, 3 * len(tables))):
        source, target = draw.choice(tables), draw.choice(tables)
        mark = draw.choice(MARKS)
        if not source.columns or not target.columns or draw.random() < 0.1:
            links.append(DiagramLink(f"inherits_{n}", source.path, target.path, inherits=True, mark=mark))
            continue
        own = tuple(draw.choice(source.columns).name for _ in range(draw.randint(1, 2)))
        key = target.columns[0] if draw.random() < 0.7 else draw.choice(target.columns)
        links.append(DiagramLink(f"fk_{n}", source.path, target.path, own, (key.name,), mark=mark))
    return Diagram(tuple(tables), tuple(links), compares=True)
