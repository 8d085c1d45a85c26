"""Connections with every setting pinned that changes what the server prints or how long it waits.

psycopg is imported inside the functions: it costs about 0.2 s of CPU, and not every command needs a server.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from schemadiff.errors import Finding, RefusedError, SchemadiffError, ServerError
from schemadiff.postgres import libpq
from schemadiff.postgres.quoting import literal

if TYPE_CHECKING:
    import psycopg
    from psycopg.rows import TupleRow

    Connection = psycopg.Connection[TupleRow]
    Cursor = psycopg.Cursor[TupleRow]

OLDEST = 14
NEWEST = 18
"""The major versions that the live queries and the effects were written for."""

SETTINGS = {
    # what names refer to and how text is read and printed
    "search_path": "pg_catalog, pg_temp",
    "TimeZone": "UTC",
    "DateStyle": "ISO, MDY",
    "IntervalStyle": "postgres",
    "extra_float_digits": "1",
    "bytea_output": "hex",
    "xmloption": "content",
    "xmlbinary": "base64",
    "lc_monetary": "C",
    "lc_numeric": "C",
    "quote_all_identifiers": "off",
    "standard_conforming_strings": "on",
    "transform_null_equals": "off",
    "array_nulls": "on",
    # the defaults of CREATE
    "check_function_bodies": "on",
    "default_tablespace": "",
    "default_table_access_method": "heap",
    "default_transaction_isolation": "read committed",
    "default_transaction_deferrable": "off",
    # how long it waits, and what it reports
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "5min",
    "client_min_messages": "warning",
    # catalog queries are short
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
}
"""The settings that every connection pins."""

CATALOG_PLANS = (
    "SET LOCAL join_collapse_limit = 4; SET LOCAL from_collapse_limit = 4; "
    "SELECT pg_catalog.set_config('enable_nestloop', 'off', TRUE) FROM pg_catalog.pg_class "
    "WHERE oid = 'pg_catalog.pg_class'::pg_catalog.regclass "
    "AND pg_catalog.pg_relation_size(oid) > 1.5 * relpages * pg_catalog.current_setting('block_size')::integer"
)
"""How the server plans queries of its catalogs, for the rest of a transaction.

The queries name joins in a good order; to try all others takes longer than most queries run. While the catalogs have
grown much since they were analyzed, as in a database that was just built, the server expects one row where there are
thousands, and would go through one relation for each row of another. The user's own queries are planned as ever.
"""
USUAL_PLANS = "; ".join(
    f"SET LOCAL {name} TO DEFAULT" for name in ("join_collapse_limit", "from_collapse_limit", "enable_nestloop")
)
"""Ends what :data:`CATALOG_PLANS` began, in a transaction that goes on."""

_CONNECT_TIMEOUT = "10"
"""Seconds to wait for a connection if the user says nothing; libpq itself would wait for ever."""

NOWHERE = "/dev/null/none"
"""A path that is a file on no machine, for what libpq would otherwise read by itself; as ``passfile`` it marks a
connection string that gets no secret from other places."""

_SECRETS = ("password", "sslpassword", "oauth_client_secret", "scram_client_key", "scram_server_key")


def connect(
    conninfo: str, *, application_name: str = "schemadiff", read_only: bool = False, recorded: bool = False
) -> Connection:
    """Open a connection in autocommit mode, so that every transaction is begun explicitly. Raises ServerError.

    What is read through a ``recorded`` one can be recorded (:mod:`schemadiff.postgres.recording`).

    The settings are made in one statement after connecting, not by libpq's ``options``: poolers reject those, and the
    user's own (``PGOPTIONS``, ``-c role=…``) are kept.
    """
    import psycopg

    given = libpq.parsed(conninfo)
    if (named := re.match(r"(postgres(?:ql)?)\+\w+(?=://)", conninfo)) is not None:
        raise ServerError(f"the connection string names a driver of SQLAlchemy: write {named[1]}:// for {named[0]}://")
    if given is None or _misread(conninfo):
        # libpq's message repeats the connection string, which may contain a password.
        raise ServerError(
            "the connection string cannot be read: write postgresql://user@host:port/database, "
            "or words like host=… dbname=…; in a URL, @ : / ? # % of a password are written %40 %3A %2F %3F %23 %25"
        )
    options = connection_options(conninfo, application_name)
    try:
        connection = _opened(conninfo, options, recorded=recorded)
    except psycopg.Error as error:
        reason, *more = _without_secrets(str(error).strip(), conninfo, given).splitlines() or ["no reason is given"]
        if given.get("passfile") == NOWHERE and not given.get("password"):
            more.append(
                "where the project's file holds the connection string, it gets no password or key from other places; "
                'for one that does, use --db, or db = {env = "NAME"}'
            )
        raise ServerError(f"cannot connect to {describe(conninfo)}: {reason}", *map(str.strip, more)) from None
    try:
        _pin(connection, {"default_transaction_read_only": "on"} if read_only else {}, conninfo, options)
    except psycopg.Error as error:
        connection.close()
        raise server_error(error) from None
    except SchemadiffError:
        connection.close()
        raise
    return connection


def _opened(conninfo: str, options: Mapping[str, Any], *, recorded: bool) -> Connection:
    import logging

    import psycopg

    # What fails is raised as well; where nobody handles the log, Python would print it between our messages.
    log = logging.getLogger("psycopg")
    if not log.handlers:
        log.addHandler(logging.NullHandler())
    if not recorded:
        return psycopg.connect(conninfo, autocommit=True, **options)
    from schemadiff.postgres.recording import RecordingConnection

    return RecordingConnection.opened(conninfo, options)


def connection_options(conninfo: str, application_name: str = "schemadiff") -> dict[str, Any]:
    """Return what is said to libpq in addition to a connection string."""
    options: dict[str, Any] = {"client_encoding": "UTF8", "fallback_application_name": application_name}
    if "connect_timeout" not in (libpq.parsed(conninfo) or {}) and "PGCONNECT_TIMEOUT" not in os.environ:
        options["connect_timeout"] = _CONNECT_TIMEOUT
    return options


def direct_settings(process: int, more: Mapping[str, str]) -> str:
    """Return the query that makes the settings of a session, and ``more``, if the session has that process id.

    Otherwise there is a pooler in between: the query returns null, and makes none.
    """
    pins = {**SETTINGS, **more}.items()
    calls = ", ".join(f"pg_catalog.set_config({literal(name)}, {literal(value)}, false)" for name, value in pins)
    return f"SELECT CASE WHEN pg_catalog.pg_backend_pid() = {process} THEN ARRAY[{calls}] END"


def _pin(connection: Connection, more: Mapping[str, str], conninfo: str, options: Mapping[str, Any]) -> None:
    """Make the settings for the session, once it is known that the pooler, if any, lends it to nobody else.

    If the process id that libpq got is not that of the session, there is a pooler, and nothing has been set yet.
    """
    from schemadiff.postgres.poolers import shares_sessions

    done = connection.execute(direct_settings(connection.info.backend_pid, more).encode()).fetchone()
    if done is not None and done[0] is not None:
        return
    if shares_sessions(connection, conninfo, options):
        raise RefusedError(
            [
                Finding(
                    f"the connection to {describe(conninfo)} goes through a pooler that gives each transaction another "
                    "session (PgBouncer in transaction or statement mode)",
                    hint="Settings, locks and temporary objects would reach other clients: connect to the server "
                    "itself, or to a pool in session mode.",
                )
            ]
        )
    for name, value in {**SETTINGS, **more}.items():
        connection.execute("SELECT pg_catalog.set_config(%s, %s, false)", [name, value])


def describe(conninfo: str) -> str:
    """Return the database, host, port and user of a connection string, without anything secret."""
    given = libpq.parsed(conninfo)
    if given is None or _misread(conninfo):
        return "the given database"
    for word, value in libpq.defaults().items():
        if word not in given and word in ("host", "hostaddr", "port", "dbname", "user"):
            given[word] = value
    if "service" in given and "host" not in given:
        return f"service {given['service']}"
    user = given.get("user")
    database = given.get("dbname") or user or "the default database"
    host = given.get("host") or given.get("hostaddr") or "the local socket"
    text = f"{database} on {host} port {given.get('port', 5432)}"
    return f"{text} as {user}" if user else text


def _misread(conninfo: str) -> bool:
    """Tell whether a URL's password contains characters that split it.

    Parts of it would then be read as host, port or database.
    """
    found = re.match(r"postgres(?:ql)?://([^/?]*)([^?]*)", conninfo)
    if found is None:
        return False
    authority, path = found.groups()
    ports = re.findall(r":([^,:\]]*)(?=,|$)", authority.rpartition("@")[2])
    return authority.count("@") > 1 or "@" in path or any(p and not p.isdigit() for p in ports)


def one_row(cursor: Cursor) -> TupleRow:
    """Return the row of a query that returns exactly one."""
    row = cursor.fetchone()
    assert row is not None, "the query gives no row"
    return row


def server_version(connection: Connection) -> int:
    """Return the server's major version; :class:`ServerError` if it is not supported.

    :func:`version_warning` is about versions newer than schemadiff knows.
    """
    version = connection.info.server_version // 10000
    if version < OLDEST:
        raise ServerError(f"the server is PostgreSQL {version}; schemadiff works with {OLDEST} to {NEWEST}")
    return version


def version_warning(version: int) -> str | None:
    """Return the warning about a server version that is newer than schemadiff knows, or None."""
    if version <= NEWEST:
        return None
    return f"schemadiff knows {OLDEST} to {NEWEST}; what PostgreSQL {version} added to the catalogs is not read"


def server_error(error: psycopg.Error) -> ServerError:
    """Return an error with the server's message, code, detail, hint and context."""
    diagnosis = error.diag
    if diagnosis.message_primary is None:
        message, *more = str(error).strip().splitlines() or [type(error).__name__]
        return ServerError(message, *map(str.strip, more))
    lines: list[str] = []
    for label, text in (
        ("detail", diagnosis.message_detail),
        ("hint", diagnosis.message_hint),
        ("where", diagnosis.context),
    ):
        if text:
            first, *rest = text.splitlines() or [""]
            lines += [f"{label}: {first}", *(f"    {line}" for line in rest)]
    return ServerError(f"{diagnosis.message_primary} (SQLSTATE {diagnosis.sqlstate})", *lines)


_OF_NAMES = ("08", "25", "28", "53", "54", "55", "57")
_OF_NAMES_TOO = frozenset("23502 23503 23505 23514 23P01 42501 42710 42723 42804 42939 42P06 42P07".split())
"""Classes and codes of errors whose primary message contains names and limits and never a value (Appendix A)."""
_OF_NAMES_IN_TEXTS = frozenset("0A000 42703 42704 42883 42P01".split())
"""Codes of errors about names in a statement. A value that is cast to regclass raises them too, but then the
error has no position in a statement."""


def without_values(error: psycopg.Error) -> ServerError:
    """Return the error of a statement that handles secrets: its code, and the message if that can contain no value.

    Detail and context quote rows and parameters; a message that a routine raised may contain anything.
    """
    diagnosis = error.diag
    code = diagnosis.sqlstate
    if code is None:
        return ServerError("the connection to the server was lost" if error.args else type(error).__name__)
    routines = _ROUTINE.findall(diagnosis.context or "")
    raised = any(not routine.startswith("inline_code_block line ") for routine in routines)
    in_text = code in _OF_NAMES_IN_TEXTS and bool(diagnosis.statement_position or diagnosis.internal_position)
    in_text = in_text or (code == "42601" and _RAISED_BY_US.match(diagnosis.context or "") is not None)
    if (code.startswith(_OF_NAMES) or code in _OF_NAMES_TOO or in_text) and not raised:
        return ServerError(f"{diagnosis.message_primary} (SQLSTATE {code})")
    return ServerError(
        f"the server refused it (SQLSTATE {_known(code)}); its "
        "message may contain values of the environment and is not "
        "shown"
    )


_ROUTINE = re.compile(r"^\S+ function (.*)$", re.MULTILINE)
"""A routine in an error's context; a DO block, such as ours, is the only one without parentheses."""
_RAISED_BY_US = re.compile(r"\S+ function inline_code_block line \d+ at RAISE$", re.MULTILINE)
"""The innermost context of an error that a DO block itself raises. Code of the YAML is in no DO block."""


def _known(code: str) -> str:
    """Return the code if PostgreSQL defines it: a made-up one could be five characters of a secret."""
    from psycopg import errors

    try:
        errors.lookup(code)
    except KeyError:
        return "of its own"
    return code


def _without_secrets(message: str, conninfo: str, given: Mapping[str, str]) -> str:
    """Return the message without the passwords of the connection string."""
    secrets = {str(given[word]) for word in _SECRETS if given.get(word)}
    secrets |= {raw for raw in re.findall(r"://[^/@:?#]*:([^@/]*)@", conninfo) if raw}
    secrets |= {unquote(secret) for secret in secrets}
    for secret in sorted(secrets, key=len, reverse=True):
        message = message.replace(secret, "***")
    return message
