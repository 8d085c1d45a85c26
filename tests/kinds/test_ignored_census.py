"""What is not modelled is not named where the configuration leaves it out."""

from __future__ import annotations

import pytest

from schemadiff.catalog.objects import Identity
from schemadiff.commands.config import Pattern
from schemadiff.diff.catalogs import Scope
from schemadiff.kinds import registry
from tests.support import engine
from tests.support.databases import MakeDatabase

SQL = "CREATE SCHEMA s; CREATE SCHEMA o; CREATE TABLE o.t (a int, b int); CREATE STATISTICS s.i ON a, b FROM o.t"


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        (None, {"extended statistics"}),
        (Pattern(schema=("s",)), set()),
        (Pattern(schema=("s",), name=("i",)), set()),
        (Pattern(schema=("other",)), {"extended statistics"}),
        (Pattern(name=("x*",)), {"extended statistics"}),
    ],
)
def test_what_is_ignored_is_not_named(make_database: MakeDatabase, pattern: Pattern | None, left: set[str]) -> None:
    database = make_database()
    database.execute(SQL)
    kinds = registry()

    def ignored(identity: Identity) -> bool:
        return pattern is not None and pattern.fits(identity, kinds)

    plan = engine.plan(database, "schemas: {s: }", scope=Scope(ignore=ignored))
    assert {u.what for u in plan.unmodelled} == left
