"""What is told of objects that no server has agrees with what the server says of its own types and access methods."""

from __future__ import annotations

from typing import cast

import pytest

from schemadiff.kinds.toast_storage import storage_of_type
from schemadiff.kindspec.lookup import NameLookup
from tests.declaration.support import findings, resolved
from tests.support.databases import Database

NO_NAMES = cast("NameLookup", None)
STORAGE = {"p": "plain", "m": "main", "x": "extended", "e": "external"}
ELEMENTS = {"gist": "r", "spgist": "r", "gin": "(array[a])"}
FORMS = {
    "unique": "columns: ['{0}'], unique: true",
    "several columns": "columns: ['{0}', '{1}']",
    "included columns": "columns: ['{0}'], include: [b]",
    "an order": "columns: ['{0} desc']",
    "for CLUSTER": "columns: ['{0}'], cluster: true",
}


def test_types_are_stored_as_is_said(database: Database) -> None:
    """Types in whose values nothing is compressed have neither compression nor storage."""
    rows = database.query(
        "SELECT format_type(oid, NULL), typstorage::text FROM pg_type"
        " WHERE typtype IN ('b', 'r', 'm') AND typnamespace = 'pg_catalog'::regnamespace"
    )
    assert len(rows) > 100
    assert {name: storage_of_type(name, NO_NAMES) for name, _ in rows} == {name: STORAGE[s] for name, s in rows}


@pytest.mark.parametrize("method", ["btree", "gist", "spgist", "gin", "brin", "hash"])
def test_an_index_is_refused_where_the_server_refuses_it(database: Database, method: str) -> None:
    key = ELEMENTS.get(method, "a")
    other = "(array[b])" if method == "gin" else "(r + r)" if key == "r" else "b"
    for form, values in FORMS.items():
        index = f"{{method: {method}, {values.format(key, other)}}}"
        yaml = f"tables: {{t: {{columns: {{a: int, b: int, r: int4range}}, indexes: {{i: {index}}}}}}}"
        database.execute("DROP TABLE IF EXISTS t; CREATE TABLE t (a int, b int, r int4range)")
        unique, include = ("UNIQUE" if form == "unique" else ""), (" INCLUDE (b)" if "included" in form else "")
        keys = {"several columns": f"{key}, {other}", "an order": f"{key} DESC"}.get(form, key)
        statement = f"CREATE {unique} INDEX i ON t USING {method} ({keys}){include}"
        statement += "; ALTER TABLE t CLUSTER ON i" if "CLUSTER" in form else ""
        try:
            database.execute(statement)
        except Exception:  # noqa: BLE001 - whatever the server says
            assert len(findings(yaml)) == 1, form
        else:
            resolved(yaml)
