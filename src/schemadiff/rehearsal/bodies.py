"""Routines whose bodies are strings: what no longer compiles after the plan.

The server keeps no dependencies of such a body and notices nothing when a column that it names is renamed. Each is
compiled on the copy before and after the steps: a body in SQL by the server's own validator, one in PL/pgSQL by the
extension plpgsql_check where the scratch server offers it, else its statements by PREPARE. Neither runs the body. What
failed before as well is not the plan's fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Finding
from schemadiff.kindspec.registry import Registry
from schemadiff.plan import search_path
from schemadiff.postgres.connection import one_row
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.postgres.quoting import ident
from schemadiff.sql.namespaces import Namespace
from schemadiff.sql.plpgsql import declared_variables
from schemadiff.sql.plpgsql_statements import Prepared, prepared_statements

if TYPE_CHECKING:
    import psycopg

    from schemadiff.postgres.connection import Connection

Errors = Mapping[Identity, frozenset[str]]
"""The errors of each routine."""

_OF_NAMES = frozenset({"42P01", "42703", "42704", "42883", "42804"})
"""The SQLSTATEs that count for a prepared statement: others can come from a parameter without a type."""

_OF_TYPES = frozenset({"42883", "42804"})
"""Those of them that can as well: a function or operator that does not exist for these types, types that differ."""


def string_routines(catalog: Catalog, registry: Registry) -> Iterator[Object]:
    """Yield the routines whose body is a string that can be compiled without being called."""
    for name, items in catalog.by_kind.items():
        if registry[name].naming.namespace == Namespace.ROUTINE:
            yield from (o for o in items if o.get("language") in ("sql", "plpgsql") and o.get("body"))


def errors(scratch: Sandbox, catalog: Catalog, declared: Catalog, registry: Registry) -> Errors:
    """Return what the server rejects in the routines of a catalog that was read from this database.

    A routine without a search_path of its own has that of its declaration and its own schema behind it, or public:
    nothing says with which one it is called.
    """
    found: dict[Identity, frozenset[str]] = {}
    routines = [item for item in string_routines(catalog, registry) if item.address is not None]
    with _checker(scratch) if any(o.get("language") == "plpgsql" for o in routines) else nullcontext() as checker:
        for item in routines:
            said = declared.get(item.identity)
            own = item.identity.path[0]
            path = (*said.search_path, own) if said is not None and said.search_path else (own, "public")
            path_setting = item.get("set", {}).get("search_path") or search_path(tuple(dict.fromkeys(path)))
            found[item.identity] = frozenset(_errors(scratch.connection, item, path_setting, checker))
    return found


_CHECKER = "plpgsql_check"
_HOME = "schemadiff_check"
"""The schema of the extension while bodies are compiled."""


@contextmanager
def _checker(scratch: Sandbox) -> Iterator[str | None]:
    """Yield the schema that has the functions of plpgsql_check, which is there as long; None where it is not offered.

    They are called by the builder, since planning a statement evaluates what is immutable in it.
    """
    import psycopg

    asked = (
        "SELECT n.nspname::text FROM pg_catalog.pg_available_extensions AS a"  # noqa: S608 - a constant
        " LEFT JOIN pg_catalog.pg_extension AS e ON e.extname = a.name"
        f" LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace WHERE a.name = '{_CHECKER}'"
    )
    offered = scratch.administrate(asked)
    if not offered or offered[0][0] is not None:
        yield offered[0][0] if offered else None
        return
    made = False
    with suppress(psycopg.Error), scratch.together():
        scratch.administrate(f"CREATE SCHEMA {_HOME}")
        scratch.administrate(f"CREATE EXTENSION {_CHECKER} SCHEMA {_HOME}")
        scratch.administrate(f"GRANT USAGE ON SCHEMA {_HOME} TO PUBLIC")
        made = True
    try:
        yield _HOME if made else None
    finally:
        if made:
            scratch.administrate(f"DROP SCHEMA {_HOME} CASCADE")


_CHECKED = """
    SELECT DISTINCT c.message
    FROM (
        SELECT tgrelid, tgoldtable, tgnewtable FROM pg_catalog.pg_trigger
        WHERE tgfoid = %(routine)s AND NOT tgisinternal
        UNION ALL
        SELECT 0, NULL, NULL FROM pg_catalog.pg_proc
        WHERE oid = %(routine)s AND prorettype <> 'pg_catalog.trigger'::pg_catalog.regtype
    ) AS t
    CROSS JOIN LATERAL {checker}.plpgsql_check_function_tb(
        %(routine)s::pg_catalog.regprocedure, t.tgrelid,
        fatal_errors => false, other_warnings => false, extra_warnings => false,
        oldtable => t.tgoldtable, newtable => t.tgnewtable
    ) AS c
    WHERE c.level = 'error'
"""
"""The errors of a routine; of a trigger's function, for each table that it is a trigger of."""


def _is_for_nothing(connection: Connection, oid: int) -> bool:
    """Tell whether a routine is the function of a trigger, and no table has that trigger."""
    asked = (
        "SELECT prorettype = 'pg_catalog.trigger'::pg_catalog.regtype"
        " AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgfoid = p.oid AND NOT tgisinternal)"
        " FROM pg_catalog.pg_proc AS p WHERE p.oid = %s"
    )
    return bool(one_row(connection.execute(asked, [oid]))[0])


def _checked(connection: Connection, oid: int, path: str, checker: str) -> list[str]:
    """Return what plpgsql_check rejects in a routine; raises psycopg.Error where it cannot check it."""
    with connection.transaction(force_rollback=True):
        connection.execute("SELECT pg_catalog.set_config('search_path', %s, true)", [path])
        query = _CHECKED.format(checker=ident(checker))
        return [message for (message,) in connection.execute(query.encode(), {"routine": oid}).fetchall()]


def _errors(connection: Connection, item: Object, path: str, checker: str | None) -> Iterator[str]:
    import psycopg

    assert item.address is not None
    oid = item.address.objid
    if checker is not None and item.get("language") == "plpgsql" and not _is_for_nothing(connection, oid):
        with suppress(psycopg.Error):
            yield from _checked(connection, oid, path, checker)
            return

    query = "SELECT pg_catalog.pg_get_functiondef(oid) FROM pg_catalog.pg_proc WHERE oid = %s AND prokind IN ('f', 'p')"
    if (row := connection.execute(query, [oid]).fetchone()) is None:
        return
    is_sql = item.get("language") == "sql"
    types = {} if is_sql else _types_of_variables(item)
    prepared = [Prepared("", ())] if is_sql else prepared_statements(row[0], item.identity.name)
    for text, variables in prepared:
        known = ", ".join(types.get(name, "unknown") for name in variables)
        statement = row[0] if is_sql else f"PREPARE schemadiff_body{f' ({known})' if known else ''} AS {text}"
        try:
            with connection.transaction(force_rollback=True):
                one_row(connection.execute("SELECT pg_catalog.set_config('search_path', %s, true)", [path]))
                connection.execute("SET LOCAL check_function_bodies = on")
                connection.execute(statement.encode())
            if not is_sql:
                connection.execute("DEALLOCATE schemadiff_body")
        except psycopg.Error as error:
            typed = all(name in types for name in variables)
            if is_sql or _counts(connection, error, oid, typed=typed):
                yield error.diag.message_primary or str(error)


def _types_of_variables(item: Object) -> Mapping[str, str]:
    """Return the types of a routine's parameters and variables by name, as far as its text says which one is meant."""
    declared = declared_variables(item.get("body"))
    parameters = {p.name: p.type for p in item.get("parameters", ()) if p.name and p.name not in declared}
    given = {p.name for p in item.get("parameters", ())}
    usual = {name: type_ for name, type_ in parameters.items() if not _PSEUDO.match(type_)}
    return usual | {name: type_ for name, type_ in declared.items() if name not in given}


_PSEUDO = re.compile(r"any|record|internal|cstring|void", re.IGNORECASE)
"""Types that no parameter of a prepared statement can have; what begins like one of them is not worth telling apart."""

_MISSING_FUNCTION = re.compile(r"function (?:.*\.)?(?P<name>[^.]+)\((?P<arguments>.*)\) does not exist")
_MISSING_RELATION = re.compile(r'relation "(?P<name>.*)" does not exist')
_TAKES = """
    SELECT EXISTS (
        SELECT FROM pg_catalog.pg_proc
        WHERE pg_catalog.quote_ident(proname) = %s
            AND (provariadic <> 0 OR %s BETWEEN pronargs - pronargdefaults AND pronargs)
    )
"""
_IS_TRANSITION = (
    "SELECT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgfoid = %s AND %s IN (tgoldtable, tgnewtable))"
)


def _counts(connection: Connection, error: psycopg.Error, oid: int, *, typed: bool) -> bool:
    """Tell whether an error says something of names.

    It does not where it follows from what only a trigger's function is given, or from a parameter without a type: then
    a function counts as missing if there is none of its name that takes as many arguments.
    """
    said = error.diag.message_primary or ""
    if (relation := _MISSING_RELATION.fullmatch(said)) is not None:
        return not one_row(connection.execute(_IS_TRANSITION, [oid, relation["name"]]))[0]
    if typed or error.sqlstate not in _OF_TYPES:
        return error.sqlstate in _OF_NAMES
    function = _MISSING_FUNCTION.fullmatch(said)
    if function is None:
        return False
    count = len(function["arguments"].split(", ")) if function["arguments"] else 0
    return not one_row(connection.execute(_TAKES, [function["name"], count]))[0]


def broken(before: Errors, after: Errors, declared: Catalog, registry: Registry) -> Iterator[Finding]:
    """Yield a finding for each body that compiled before the plan and does not after it."""
    for identity, found in after.items():
        if identity not in before:
            continue
        item = declared.get(identity)
        for message in sorted(found - before[identity]):
            title = registry.title(identity)
            yield Finding(f"{title}: its body would no longer compile: {message}", item.place if item else None)
