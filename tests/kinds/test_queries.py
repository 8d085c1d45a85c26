"""The catalog query of a kind returns what its description says: what identifies its objects, and each field."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.errors import ServerError
from schemadiff.introspection import reader
from schemadiff.introspection.catalog_queries import shared, statement
from schemadiff.kinds import registry
from schemadiff.kinds.constraint_fields import INDEX_ALONE, INDEX_SHARED
from schemadiff.kindspec.field_types import Secret, Secrets
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import connect, server_version
from tests.kinds import test_dummy_kind
from tests.support.databases import Database

FOUND_BY_COMPARING = {INDEX_ALONE.name, INDEX_SHARED.name}
"""Set on a live object where the declared one is to be otherwise."""


def read_by(kind: Kind, version: int) -> set[str]:
    """The fields that the server has and whose values are read: neither secrets nor what only one side says."""
    fields = (f for f in kind.fields if f.since <= version and not isinstance(f.type, Secret | Secrets))
    return {field.name for field in fields if not field.directive} - FOUND_BY_COMPARING


def test_each_field_has_a_column_in_the_query_of_its_kind(database: Database) -> None:
    kinds = registry()
    lacking = []
    with connect(database) as connection:
        version = server_version(connection)
        row = connection.execute(shared("_rare_columns", version))
        rare = dict(zip((c.name for c in row.description or ()), row.fetchone() or (), strict=True))
        for name, kind in kinds.kinds.items():
            if (query := statement(kinds, name, version)) is None:
                continue
            answer = connection.execute(query, {"schemas": "{}", **rare}, prepare=False)
            found = {c.name.removeprefix("_hint.").partition(".")[0] for c in answer.description or ()}
            lacking += [f"introspection/queries/{name}.sql: {field}" for field in read_by(kind, version) - found]
    assert not lacking


@pytest.mark.parametrize(
    ("kind", "column", "words"),
    [
        ("extended_statistics", "s.stxrelid AS _parent_oid", "extended_statistics.sql returns no column _parent_oid"),
        ("extended_statistics", "s.stxname AS _name", "extended_statistics.sql returns no column _name"),
        ("schema", "ARRAY[n.nspname]::text[] AS _path", "schema.sql returns no column _path"),
    ],
)
def test_a_column_that_a_query_lacks_is_named(
    kind: str, column: str, words: str, tmp_path: Path, database: Database
) -> None:
    for name, text in test_dummy_kind.FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    built_in = registry()
    source = (built_in.with_folder(tmp_path).query(kind) or Path()).read_text(encoding="utf-8")
    assert column in source
    (tmp_path / "queries" / f"{kind}.sql").write_text(
        source.replace(column, column.partition(" AS ")[0] + " AS _other")
    )
    kinds = Registry(k for k in built_in.kinds.values() if k.name != "statistics").with_folder(tmp_path)
    kinds.queries = tuple(reversed(kinds.queries))
    database.execute("CREATE TABLE t (a int, b int); CREATE STATISTICS s ON a, b FROM t")
    with connect(database) as connection, pytest.raises(ServerError, match=words):
        reader.read(connection, kinds, {"public"})
