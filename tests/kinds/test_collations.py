"""Collations beyond the golden cases: locales of ICU, names that are looked up, what the server does not tell apart."""

from __future__ import annotations

import pytest

from schemadiff import sql
from schemadiff.declaration import dumper
from schemadiff.errors import InputError
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from schemadiff.postgres.embedded import Server
from schemadiff.sql.index_elements import Element
from tests.support import engine
from tests.support.databases import MakeDatabase

ICU = """
collations:
  german: {provider: icu, locale: de_DE}
  same: {provider: icu, locale: und-u-ks-level2, deterministic: false, comment: case does not matter}
tables: {t: {columns: {a: {type: text, collation: same}, b: {type: text, collation: german}}, unique: {t_a: [a]}}}
"""


def test_locales_of_icu(installed_server: Server, make_database: MakeDatabase) -> None:
    database = make_database(installed_server)
    # Every server lists "unicode"; the rest of ICU's is what initdb asked ICU for.
    if not database.query("SELECT FROM pg_collation WHERE collname = 'und-x-icu'"):
        pytest.skip("this server knows no ICU")
    engine.converge(database, ICU)
    database.execute("INSERT INTO t VALUES ('a', 'x')")
    engine.converge(database, ICU.replace("de_DE", "de-AT"))
    with connect(database) as connection:
        files = dumper.dump(reader.read(connection, registry()), registry())
    assert engine.plan(database, files).empty
    made = engine.converge(database, ICU.replace(", deterministic: false", ""))
    assert "CREATE COLLATION IF NOT EXISTS public.same (PROVIDER = icu, LOCALE = 'und-u-ks-level2')" in "".join(
        step.sql for step in made.steps
    )
    assert database.query("SELECT a FROM t") == [("a",)]


def test_names_are_looked_up(make_database: MakeDatabase) -> None:
    yaml = "collations: {german: C}\ntables: {t: {columns: {a: {type: text, collation: germn}}}}"
    with pytest.raises(InputError, match=r"(?s)schema.yaml:2:\d+: there is no collation germn in .*mean `german`"):
        engine.plan(make_database(), yaml)
    with pytest.raises(InputError, match=r"there is no collation s.german"):
        engine.plan(make_database(), "tables: {t: {columns: {a: text}, indexes: {i: [a collate s.german]}}}")


WRITTEN_OUT = """
tables:
  letters:
    columns:
      plain: {type: text, collation: pg_catalog.default}
      quoted: {type: text, collation: 'pg_catalog."default"'}
      many: {type: "text[]", collation: default}
      short: {type: name, collation: pg_catalog.C}
    indexes:
      letters_plain: [plain COLLATE pg_catalog."default" pg_catalog.text_ops]
      letters_short: [short COLLATE pg_catalog."C"]
domains: {word: {type: text, collation: pg_catalog.default}}
composite_types: {pair: {attributes: {first: {type: text, collation: pg_catalog.default}}}}
range_types: {span: {subtype: text, opclass: pg_catalog.text_ops, collation: pg_catalog.default}}
"""


def test_the_systems_own_by_its_schema(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute(
        """
        CREATE DOMAIN word AS text;
        CREATE TYPE pair AS (first text);
        CREATE TYPE span AS RANGE (SUBTYPE = text);
        CREATE TABLE letters (plain text, quoted text, many text[], short name);
        CREATE INDEX letters_plain ON letters (plain);
        CREATE INDEX letters_short ON letters (short);
        """
    )
    assert engine.plan(database, WRITTEN_OUT).empty


@pytest.mark.parametrize(
    ("collation", "words"),
    [
        ("{provider: icu, lc_collate: C, lc_ctype: C}", "only a collation of libc can have lc_collate"),
        ("{lc_collate: C}", "lc_collate and lc_ctype are needed together"),
        ("{locale: C, lc_ctype: C}", "lc_ctype cannot be used together with locale"),
        ("{provider: icu}", "a collation needs a locale"),
        ("{locale: C, deterministic: false}", "collations of libc must be deterministic"),
        ("{locale: C, rules: x}", "only a collation of icu can have rules"),
        ("{locale: C, deterministic: 1}", "deterministic must be true or false"),
    ],
)
def test_what_does_not_go_together(collation: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        engine.declared(f"collations: {{c: {collation}}}")


def test_a_locale_that_the_server_does_not_have_is_found_while_planning(make_database: MakeDatabase) -> None:
    if make_database().server.version < 17:
        pytest.skip("the builtin provider came with 17")
    database = make_database()
    engine.converge(database, "collations: {c: {provider: builtin, locale: C}}")
    with pytest.raises(InputError, match=r"schema.yaml:1:\d+: .*invalid locale name"):
        engine.plan(database, "collations: {c: {provider: builtin, locale: D}}")


def test_a_collation_in_the_parentheses_of_a_key_is_the_keys_own() -> None:
    assert sql.parse_element("(lower(a) COLLATE s.c)") == Element(None, "lower(a)", "s.c")
    assert sql.parse_element('(a COLLATE "C") COLLATE s.c') == Element("a", None, "s.c")


def test_the_place_of_a_collation_is_that_of_its_name() -> None:
    text = "a < b collate\n s.c"
    (found,) = (m for m in sql.name_references(sql.TextKind.EXPRESSION, text) if m.sort == "collation")
    assert text[found.start :] == "s.c"


def test_a_key_with_its_columns_own_collation_has_none(make_database: MakeDatabase) -> None:
    yaml = """
    collations: {c: C}
    tables:
      t:
        columns: {a: {type: text, collation: c}, b: {type: text, collation: C}}
        indexes: {i: [a collate c, 'b collate "C"']}
    """
    engine.converge(make_database(), yaml)
