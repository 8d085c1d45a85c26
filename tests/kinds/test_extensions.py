"""Extensions: what cannot move is refused with words."""

from __future__ import annotations

import pytest

from schemadiff.errors import InputError
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


def test_an_extension_is_updated_along_its_scripts(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, "extensions: {citext: '1.4'}\ntables: {t: {columns: {a: citext}, indexes: {i: [a]}}}")
    made = engine.converge(
        database, "extensions: {citext: '1.6'}\ntables: {t: {columns: {a: citext}, indexes: {i: [a]}}}"
    )
    assert [step.sql for step in made.steps] == ["ALTER EXTENSION citext UPDATE TO '1.6'"]


def test_a_version_that_no_script_leads_to_is_told_before_anything_runs(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, "extensions: {citext: '1.6'}")
    with pytest.raises(InputError) as raised:
        engine.plan(database, "extensions:\n  citext: '1.4'\n")
    (finding,) = raised.value.findings
    assert finding.message == "the extension citext is installed as 1.6, and no update leads from there to 1.4"
    assert finding.place is not None and finding.place.line == 2
