"""Views that show a view of their own name in another schema, as schemas for an interface do."""

from __future__ import annotations

import pytest

from tests.support import engine
from tests.support.databases import MakeDatabase

BASE = (
    "schema: base\ntables: {t: {columns: {a: int, b: text}}}\n"
    "views: {items: {query: select a from t where b is not null}}"
)
MIDDLE = "schema: middle\n%s: {items: {query: select a from base.items where a > 0}}"
API = "schema: api\nviews: {items: {query: select items.a as n from middle.items order by 1}}"


@pytest.mark.parametrize("between", ["views", "materialized_views"])
def test_they_are_what_they_were_made_as(between: str, make_database: MakeDatabase) -> None:
    database = make_database()
    files = {"base.yaml": BASE, "middle.yaml": MIDDLE % between, "api.yaml": API}
    engine.converge(database, files)
    changed = {**files, "base.yaml": BASE.replace("where b is not null", "where b > 'x'")}
    made = {str(step.identity) for step in engine.converge(database, changed).steps}
    assert "view base.items" in made
    engine.converge(database, {**changed, "api.yaml": API.replace("order by 1", "order by 1 desc")})
