"""Diagrams of any size for tests: tables in areas that refer to one another, to themselves, and in cycles."""

from __future__ import annotations

import random

from schemadiff.catalog.diagram import Diagram, DiagramColumn, DiagramLink, DiagramTable

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
