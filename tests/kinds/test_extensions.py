"""Extensions: what cannot move is refused with words."""

from __future__ import annotations

from tests.support import engine
from tests.support.databases import MakeDatabase


def test_an_extension_that_is_not_relocatable_stays_where_it_is(make_database: MakeDatabase) -> None:
    made = engine.plan(make_database(), "extensions: {plpgsql: {schema: public}}")
    assert made.empty or not made.steps
    (refusal,) = made.refusals
    assert "the extension is not relocatable" in str(refusal)


def test_a_relocatable_extension_moves(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute("UPDATE pg_extension SET extrelocatable = true WHERE extname = 'plpgsql'")
    made = engine.plan(database, "schemas: {s: }\nextensions: {plpgsql: {schema: s}}")
    assert not made.refusals
    assert made.steps[-1].sql == "ALTER EXTENSION plpgsql SET SCHEMA s"
