"""Routines whose bodies are strings: what no longer compiles after the plan.

The server keeps no dependencies of such a body and notices nothing when a column that it names is renamed. Each is
compiled on the copy before and after the steps: a body in SQL by the server's own validator, the statements of one in
PL/pgSQL by PREPARE, which runs nothing. What failed before as well is not the plan's fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Finding
from schemadiff.kindspec.registry import Registry
from schemadiff.plan import search_path
from schemadiff.postgres.connection import one_row
from schemadiff.sql.namespaces import Namespace
from schemadiff.sql.plpgsql_statements import prepared_statements

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

Errors = Mapping[Identity, frozenset[str]]
"""The errors of each routine."""

_OF_NAMES = frozenset({"42P01", "42703", "42704", "42883", "42804"})
"""The SQLSTATEs that count for a prepared statement: others can come from a parameter without a type."""


def string_routines(catalog: Catalog, registry: Registry) -> Iterator[Object]:
    """Yield the routines whose body is a string that can be compiled without being called."""
    for name, items in catalog.by_kind.items():
        if registry[name].naming.namespace == Namespace.ROUTINE:
            yield from (o for o in items if o.get("language") in ("sql", "plpgsql") and o.get("body"))


def errors(connection: Connection, catalog: Catalog, declared: Catalog, registry: Registry) -> Errors:
    """Return what the server rejects in the routines of a catalog that was read from this database.

    A routine without a search_path of its own has that of its declaration, else its own schema and public.
    """
    found: dict[Identity, frozenset[str]] = {}
    for item in string_routines(catalog, registry):
        if item.address is not None:
            said = declared.get(item.identity)
            path = said.search_path if said is not None and said.search_path else (item.identity.path[0], "public")
            path_setting = item.get("set", {}).get("search_path") or search_path(path)
            found[item.identity] = frozenset(_errors(connection, item, item.address.objid, path_setting))
    return found


def _errors(connection: Connection, item: Object, oid: int, path: str) -> Iterator[str]:
    import psycopg

    query = "SELECT pg_catalog.pg_get_functiondef(oid) FROM pg_catalog.pg_proc WHERE oid = %s AND prokind IN ('f', 'p')"
    if (row := connection.execute(query, [oid]).fetchone()) is None:
        return
    is_sql = item.get("language") == "sql"
    statements = [row[0]] if is_sql else [f"PREPARE schemadiff_body AS {s}" for s in prepared_statements(row[0])]
    for statement in statements:
        try:
            with connection.transaction(force_rollback=True):
                one_row(connection.execute("SELECT pg_catalog.set_config('search_path', %s, true)", [path]))
                connection.execute("SET LOCAL check_function_bodies = on")
                connection.execute(statement.encode())
            if not is_sql:
                connection.execute("DEALLOCATE schemadiff_body")
        except psycopg.Error as error:
            if is_sql or error.sqlstate in _OF_NAMES:
                yield error.diag.message_primary or str(error)


def broken(before: Errors, after: Errors, declared: Catalog, registry: Registry) -> Iterator[Finding]:
    """Yield a finding for each body that compiled before the plan and does not after it."""
    for identity, found in after.items():
        if identity not in before:
            continue
        item = declared.get(identity)
        for message in sorted(found - before[identity]):
            title = registry.title(identity)
            yield Finding(f"{title}: its body would no longer compile: {message}", item.place if item else None)
