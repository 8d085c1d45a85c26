"""Collations that types have by themselves, written out."""

from __future__ import annotations

import pytest

from schemadiff.errors import InputError
from tests.support import engine
from tests.support.databases import Database


def test_a_type_without_a_collation_is_told_with_its_place(database: Database) -> None:
    """Also where it counts as not written for others, since the column is inherited."""
    yaml = """
domains: {d: bigint}
tables:
  p: {columns: {n: "int[]", m: text}}
  heir:
    inherits: [p]
    columns:
      n: {collation: default}
      m: {collation: default}
  plain: {columns: {a: {type: d, collation: C}}}
"""
    with pytest.raises(InputError) as caught:
        engine.plan(database, yaml)
    assert [(f.message, f.place.line if f.place else None) for f in caught.value.findings] == [
        ("column public.heir.n: integer[] has no collation", 8),
        ("column public.plain.a: bigint has no collation", 10),
    ]
