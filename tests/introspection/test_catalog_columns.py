"""Every column of every catalog has been looked at: a new server version that brings one more makes this fail."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

import pytest

from schemadiff.kinds import registry
from schemadiff.postgres.embedded import Server
from tests.support.databases import Database, MakeDatabase

CLASSIFIED: dict[str, dict[str, Any]] = tomllib.loads(
    resources.files("schemadiff.introspection").joinpath("catalog_columns.toml").read_text(encoding="utf-8")
)

COLUMNS = """
    SELECT c.relname::text, array_agg(a.attname::text ORDER BY a.attnum)
    FROM pg_class AS c
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r'
    GROUP BY c.relname
"""


def known(catalog: str) -> list[str]:
    found = CLASSIFIED[catalog]
    return [*found.get("read", ()), *found.get("spelled", ()), *found.get("named", ()), *found.get("follows", ())]


def unclassified(database: Database) -> list[str]:
    missing = []
    for catalog, columns in database.query(COLUMNS):
        if catalog not in CLASSIFIED:
            missing.append(catalog)
        elif CLASSIFIED[catalog]:
            missing += [f"{catalog}.{c}" for c in columns if c not in known(catalog)]
    return missing


def test_no_column_is_unclassified(database: Database) -> None:
    assert unclassified(database) == []


def test_nor_on_the_installed_server(make_database: MakeDatabase, installed_server: Server) -> None:
    assert unclassified(make_database(installed_server)) == []


def test_a_column_has_one_class() -> None:
    for catalog in CLASSIFIED:
        assert len(set(known(catalog))) == len(known(catalog)), catalog


def words_of_queries() -> set[str]:
    texts = (f.read_text(encoding="utf-8") for folder in registry().queries for f in folder.glob("*.sql"))
    return {
        word for text in texts for line in text.splitlines() for word in re.findall(r"\w+", line.partition("-- ")[0])
    }


@pytest.mark.parametrize("catalog", sorted(c for c, found in CLASSIFIED.items() if found))
def test_what_is_said_to_be_read_stands_in_a_query(catalog: str) -> None:
    words = words_of_queries()
    # oid is what addresses point at; every query of a kind selects it as _oid.
    read = [c for c in CLASSIFIED[catalog].get("read", ()) if c not in words]
    spelled = [c for c, function in CLASSIFIED[catalog].get("spelled", {}).items() if function not in words]
    assert [*read, *spelled] == []
