"""What the declarations of a PL/pgSQL body name, under which search_path."""

from __future__ import annotations

import pytest

from schemadiff.catalog.objects import Identity
from schemadiff.kinds import registry
from schemadiff.references.resolver import Names
from schemadiff.sql.plpgsql import declared_types
from tests.declaration.support import loaded


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("BEGIN a := b::t; END", []),
        ("DECLARE r t%ROWTYPE; BEGIN END", ["t"]),
        ("declare R S.T; begin end", ["s.t"]),
        ('DECLARE "a b" CONSTANT "The T"[] NOT NULL := x; BEGIN END', ["The T"]),
        ("DECLARE c t.a%TYPE; BEGIN END", ["t", "t", "t.a"]),
        ("DECLARE c NO SCROLL CURSOR (k t.a%TYPE, l numeric(1, 2), m s.u) FOR SELECT v; BEGIN END",
         ["t", "t", "t.a", "numeric", "s.u"]),
        ("DECLARE c CURSOR FOR SELECT 1; n ALIAS FOR $1; BEGIN END", []),
        ("-- DECLARE r t;\nBEGIN RAISE 'DECLARE r t;'; END", []),
        ("BEGIN <<x>> DECLARE r t; BEGIN DECLARE q u; BEGIN END; END; END", ["t", "u"]),
        ("DECLARE r t", ["t"]),
        ("DECLARE r 'unterminated", []),
        ("DECLARE c CURSOR (", []),
    ],
)  # fmt: skip
def test_types_are_read_from_declarations_alone(body: str, named: list[str]) -> None:
    assert [".".join(mention.parts) for mention in declared_types(body)] == named


@pytest.mark.parametrize(("path", "meant"), [("second", "second"), ("'second', first", "second"), ("first", "first")])
def test_a_name_is_looked_up_under_the_path_that_the_routine_sets(path: str, meant: str) -> None:
    catalog = loaded(
        {
            "first.yaml": f"""
schema: first
tables: {{t: {{columns: {{a: int}}}}}}
functions:
  f(): {{returns: int, language: plpgsql, set: {{search_path: "{path}"}}, body: DECLARE r t; BEGIN RETURN 1; END}}
""",
            "second.yaml": "schema: second\ntables: {t: {columns: {a: int}}}",
        }
    )
    function = catalog[Identity("function", ("first", "f"), "")]
    found = {ref.to for ref in Names(catalog, registry()).of(function) if ref.to.kind == "table"}
    assert found == {Identity("table", (meant, "t"))}
