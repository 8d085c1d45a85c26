"""Conversions: encodings by their names."""

from __future__ import annotations

import pytest

from schemadiff.errors import InputError
from schemadiff.kinds.conversion import _ALIASES, _ENCODINGS
from tests.support import engine
from tests.support.databases import MakeDatabase


def test_an_encoding_that_there_is_not() -> None:
    with pytest.raises(InputError, match=r"(?s)schema.yaml:1:\d+: 'LATN1' is not an encoding.*mean `LATIN1`"):
        engine.declared("conversions: {c: {for: LATN1, to: UTF8, function: f}}")


def test_the_server_knows_the_same_names(make_database: MakeDatabase) -> None:
    database = make_database()
    for alias, name in (*_ALIASES.items(), *((name, name) for name in _ENCODINGS)):
        assert database.query(f"SELECT pg_encoding_to_char(pg_char_to_encoding('{alias}'))") in ([(name,)], [("",)])
