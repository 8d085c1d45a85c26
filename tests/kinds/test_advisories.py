"""Warnings about declarations that are valid, and that nobody can have meant."""

from __future__ import annotations

from schemadiff.kinds import registry
from schemadiff.preflight import advisories
from tests.support import engine

TEXT = """
schemas: {app: {}}
tables:
  app.users: {columns: {id: int}, indexes: {app.ids: [id]}}
  other.users: {columns: {app.id: int}}
  app.: {columns: {id: int}}
enums: {app.mood: [fine]}
"""


def test_a_key_that_looks_qualified_is_told() -> None:
    declared = engine.declared(TEXT)
    found = advisories.qualified_keys(declared, (declared,), registry())
    assert {(f.message, f.hint, f.place.line if f.place else 0) for f in found} == {
        (
            f"`app.{name}` is the whole name of this {noun}, which is in public, not in app",
            f"For {name} in app, write `{name}` in a file with `schema: app`.",
            line,
        )
        for name, noun, line in (("users", "table", 4), ("mood", "enum", 7))
    }
