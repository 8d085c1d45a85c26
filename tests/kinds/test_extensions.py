"""Extensions: what cannot move is refused with words."""

from __future__ import annotations

import pytest

from schemadiff.diff.catalogs import Scope
from schemadiff.errors import InputError
from tests.support import engine
from tests.support.databases import Database, MakeDatabase
from tests.support.extensions import SPATIAL, imitated


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


EXCLUSIONS = """
schemas: {public: , ext: }
search_path: [public, ext]
extensions: {cube: {schema: ext}}
tables:
  t:
    columns: {c: cube, b: box}
    exclusions:
      of_extension: {method: gist, elements: [c WITH &&]}
      built_in: {method: gist, elements: [b WITH &&]}
"""


def test_operators_of_extensions_without_their_schema(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.converge(database, EXCLUSIONS)
    # An operator of another schema is not the one that the sign means.
    database.execute(
        "CREATE FUNCTION public.cross_over(ext.cube, ext.cube) RETURNS boolean IMMUTABLE LANGUAGE sql RETURN true;"
        "CREATE OPERATOR public.&& (FUNCTION = cross_over, LEFTARG = ext.cube, RIGHTARG = ext.cube, COMMUTATOR = &&);"
    )
    made = engine.plan(database, EXCLUSIONS)
    replaced = [step.title for step in made.steps if "exclusion" in step.title]
    assert replaced == ["drop exclusion public.t.of_extension", "re-create exclusion public.t.of_extension"]


HSTORE = """
    CREATE EXTENSION hstore;
    CREATE VIEW v AS SELECT 1 AS a;
    ALTER EXTENSION hstore ADD VIEW v;
    CREATE SCHEMA brought;
    ALTER EXTENSION hstore ADD SCHEMA brought
"""
MEMBERS = {
    'functions: {"hstore(text, text)": {returns: hstore, language: sql, body: SELECT NULL}}': (
        "1:13: function public.hstore(text, text)"
    ),
    "views: {v: SELECT 1 AS a}": "1:9: view public.v",
    "tables: {hstore: {columns: {a: int}}}": "1:10: table public.hstore",
    "domains: {hstore: text}": "1:11: domain public.hstore",
    'operators: {"->(hstore, text)": {function: fetchval}}': "1:13: operator public.->(public.hstore, text)",
    "operator_classes: {hash_hstore_ops using hash: {type: hstore, default: true}}": (
        "1:20: operator class public.hash_hstore_ops(hash)"
    ),
    "schemas: {brought: {}}": "1:11: schema brought",
}


@pytest.mark.parametrize("yaml", MEMBERS)
def test_what_an_extension_brought_cannot_be_declared(make_database: MakeDatabase, yaml: str) -> None:
    database = make_database()
    database.execute(HSTORE)
    with pytest.raises(InputError) as raised:
        engine.plan(database, yaml)
    first, *hints = str(raised.value).splitlines()
    assert first == f"schema.yaml:{MEMBERS[yaml]} has the name of an object that the extension hstore brought"
    assert hints == ["    Remove it from the YAML: the extension creates, changes and drops it."]


def test_a_schema_that_an_extension_brought_can_be_filled(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute(HSTORE)
    engine.converge(database, "schema: brought\ntables: {t: {columns: {a: int}}}")
    engine.converge(database, "schema: brought\ntables: {t: {columns: {a: bigint}}}\nviews: {v: SELECT a FROM t}")


def test_what_an_extension_brought_can_be_declared_where_that_goes(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute("CREATE EXTENSION hstore")
    yaml = "schemas: {public: }\ntables: {hstore: {columns: {a: int}}}"
    made = engine.apply(database, yaml, scope=Scope(everything=True))
    assert "DROP EXTENSION" in "".join(step.sql for step in made.steps)
    assert engine.plan(database, yaml).empty


@pytest.mark.parametrize(
    ("yaml", "title"),
    [
        ("casts: {text as varchar: {without_function: true}}", "cast text AS character varying"),
        ("access_methods: {hash: {type: index, handler: hashhandler}}", "access method hash"),
    ],
)
def test_what_the_system_has_is_not_made(database: Database, yaml: str, title: str) -> None:
    with pytest.raises(InputError, match=f"{title} has the name of a built-in object of PostgreSQL"):
        engine.plan(database, yaml)


ON_MEMBERS = "extensions: {pg_trgm: {schema: public%s}}"


def test_privileges_on_members_are_managed_where_the_extension_writes_them(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute("CREATE EXTENSION pg_trgm; REVOKE EXECUTE ON FUNCTION show_trgm(text) FROM PUBLIC")
    assert engine.plan(database, ON_MEMBERS % "").empty
    assert engine.plan(database, ON_MEMBERS % "").unmodelled == ()
    written = ON_MEMBERS % ", privileges: {'function public.show_trgm(TEXT)': {revoked: {PUBLIC: all}}}"
    assert engine.plan(database, written).empty
    given = engine.converge(database, ON_MEMBERS % ", privileges: {}")
    assert [s.sql for s in given.steps] == ["GRANT EXECUTE ON ROUTINE public.show_trgm(text) TO PUBLIC"]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("function show_trgm(text): {revoked: {PUBLIC: [execute]}}", "a function must be written with its schema"),
        ("view public.v: {granted: {PUBLIC: [select]}}", "one of table, sequence, function"),
        ("schema s: {granted: {PUBLIC: [select]}}", "select cannot be granted on a schema"),
        ("table public.t: {}", "nothing is granted or revoked here"),
        (
            "table public.t: {granted: {PUBLIC: [select]}, revoked: {PUBLIC: [select]}}",
            "both granted to PUBLIC and revoked",
        ),
    ],
)
def test_what_cannot_be_said_of_a_member_is_told(make_database: MakeDatabase, written: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        engine.plan(make_database(), ON_MEMBERS % f", privileges: {{{written}}}")


def test_words_among_a_types_modifiers_count_in_any_case(make_database: MakeDatabase) -> None:
    database = make_database()
    imitated(database, "spatial", SPATIAL)
    table = "tables: {t: {columns: {a: 'geometry(%s)', b: int}}}"
    engine.converge(database, table % "Point, 4326")
    for spelled in ("point,4326", "POINT,4326"):
        assert engine.plan(database, table % spelled).empty
    (step,) = engine.converge(database, table % "Polygon,3857").steps
    assert "geometry(Polygon,3857)" in step.sql


def test_words_among_modifiers_are_no_part_of_a_routines_types(make_database: MakeDatabase) -> None:
    database = make_database()
    imitated(database, "spatial", SPATIAL)
    called = (
        '"f(a geometry(Point,4326), b geometry[])": {returns: "geometry(Polygon,3857)", language: sql, body: SELECT a}'
    )
    engine.converge(database, f"functions: {{{called}}}")
    (row,) = database.query("SELECT 'public.f(geometry, geometry[])'::regprocedure::text")
    assert row == ("f(geometry,geometry[])",)
