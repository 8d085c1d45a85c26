"""Hostile names on a real server: what they would drop is still there, and they came out to the letter."""

from __future__ import annotations

import json

import pytest

from schemadiff.errors import InputError
from tests.security.breaking_out import PAYLOADS
from tests.support import engine
from tests.support.databases import Database, MakeDatabase

HOSTILE = [p for p in PAYLOADS if len(p.encode()) < 60]
STRANGE = (
    "$$",
    "$body$",
    "$schemadiff",
    "a--",
    "*/",
    "/*",
    "a\\",
    ":x",
    "{count}",
    "{{x}}",
    "%s",
    "\U0001f600",
    "a\tb",
)


def _yaml(name: str, fillfactor: int = 70) -> str:
    """A table with one of everything that has a name, and texts that end as comments and quotes do."""
    key, function = _quoted(name), _quoted(f"fn {name}")
    constant = "E'" + name.replace("\\", "\\\\").replace("'", "''") + "'"
    comment = name.splitlines()[0]
    table = {
        "comment": f"{name} --",
        "options": {"fillfactor": fillfactor},
        "columns": {
            name: {"type": "integer", "comment": f"{name}\\", "statistics": 50},
            "other": {"type": "text", "default": f"{constant} -- {comment}", "not_null": True},
        },
        "primary_key": {"name": f"pk {name}", "columns": [name]},
        "checks": {f"ck {name}": f"{key} > 0 -- {comment}"},
        "indexes": {f"ix {name}": {"columns": [f"{key} desc"], "where": f"{key} > 5 -- {comment}"}},
        "triggers": {f"tg {name}": {"timing": "after insert", "execute": f"{function}({constant})"}},
        "policies": {f"po {name}": {"using": f"other <> {constant}"}},
        "seeds": {"key": [name], "rows": [{name: 7, "other": name}]},
    }
    routine = {"returns": "trigger", "language": "plpgsql", "body": f"BEGIN RETURN NULL; END -- {comment}"}
    return json.dumps(
        {
            "tables": {"victims": {"columns": {"id": "int"}}, name: table},
            "sequences": {f"sq {name}": {"start": 2**63 - 1}},
            "enums": {f"en {name}": [name, "b"]},
            "views": {f"vw {name}": f"SELECT {constant} AS one -- {comment}"},
            "functions": {f"{function}()": routine},
        },
        ensure_ascii=False,
    )


@pytest.mark.parametrize("name", [*HOSTILE, *STRANGE])
def test_names_come_out_to_the_letter(name: str, make_database: MakeDatabase) -> None:
    database = make_database()
    made = engine.converge(database, _yaml(name))
    assert _relations(database) >= {"victims", name}
    assert database.query(f"SELECT other FROM {_quoted(name)}") == [(name,)]
    # What is written is said again in other words, taken back, and made anew by the script.
    engine.converge(database, _yaml(name, fillfactor=75))
    engine.apply(database, "tables: {victims: {columns: {id: int}}}")
    assert _relations(database) == {"victims"}
    for step in made.steps:
        database.execute(step.sql)
    assert _relations(database) >= {"victims", name}


def _relations(database: Database) -> set[str]:
    found = database.query(
        "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
    )
    return {name for (name,) in found}


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@pytest.mark.parametrize(
    ("yaml", "words"),
    [
        ("tables: {t: {columns: {a: int}, options: {'fillfactor=7); DROP TABLE v': 1}}}", "1:74: .*storage parameter"),
        ("tables: {t: {columns: {a: {type: int, statistics: %s}}}}" % ("9" * 30), "1:51: a whole number from"),
        ("sequences: {s: {max: %s}}" % ("9" * 5000), "1:22: a whole number from .* with 5000 characters"),
        ("functions: {f(): {returns: int, language: sql, body: select 1, cost: 1e999}}", "1:70: PostgreSQL cannot"),
        ("functions: {f(): {returns: int, language: sql, body: x, set: {'a b': 1}}}", "the name of a setting"),
        ("functions: {f(): {returns: int, language: sql, body: x, transform: ['int); DROP TABLE v']}}", "is not a"),
        ("tables: {t: {columns: {a: int}, indexes: {i: {columns: [a], statistics: {'a, b': 1}}}}}", "a position among"),
        ("tables: {t: {columns: {a: int}, indexes: {i: ['a) INCLUDE (a']}}}", "an entry of its own"),
        ("tables: {t: {columns: {a: {type: int, identity: {always: {max: %s}}}}}}" % ("9" * 5000), "whole number"),
        ("tables: {t: {columns: {a: {type: int, identity: {always: {type: 'int; DROP'}}}}}}", "one of `smallint`"),
        ('tables: {"a\\0b": {columns: {a: int}}}', "NUL"),
        ("tables: {%s: {columns: {a: int}}}" % ("x" * 64), "64 bytes"),
        ("operators: {'+(int, int)': {function: f, commutator: '=--'}}", "is not written as"),
        ("casts: {'int as text) WITH INOUT --': {inout: true}}", "is not written as"),
    ],
)  # fmt: skip
def test_what_no_server_could_take_is_told_with_its_place(yaml: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        engine.declared(yaml)
