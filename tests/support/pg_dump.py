"""The judge: what two databases are, according to PostgreSQL's own ``pg_dump`` and not to us.

Whether an inheriting table has a column or check of its own beside that of its parent, it has from how it was made, and
no command changes that: the judge takes all of them for inherited.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

import psycopg

from schemadiff.postgres.connection import one_row
from schemadiff.postgres.embedded.binaries import Binaries
from schemadiff.rehearsal import dumps
from schemadiff.rehearsal.dumps import MERGED_COLUMNS, MERGED_CONSTRAINTS, Dump, diff, normalise, split

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

__all__ = ["Dump", "diff", "normalise", "roles_of", "schema_of", "split"]


_HOLDS = """
    SELECT
        EXISTS (SELECT FROM pg_inherits),
        EXISTS (SELECT FROM pg_seclabel) OR EXISTS (SELECT FROM pg_shseclabel),
        EXISTS (SELECT FROM pg_description WHERE objoid >= 16384)
        OR EXISTS (
            SELECT FROM pg_namespace
            WHERE nspname = 'public' AND obj_description(oid, 'pg_namespace') IS DISTINCT FROM 'standard public schema'
        )
"""
"""Whether any table inherits, anything has a label, and anything that is dumped has a comment.

Of what initdb has made only the schema public is dumped with its comment. To read and sort thousands of comments of the
system is a tenth of what pg_dump does to a small database.
"""


def schema_of(
    conninfo: str,
    binaries: Binaries,
    *,
    schemas: Iterable[str] = (),
    owners: bool = True,
    privileges: bool = True,
    connection: Connection | None = None,
) -> Dump:
    """What ``pg_dump`` says about a database, or about some of its schemas.

    ``binaries`` are best the server's own: a newer pg_dump prints some things differently, an older one refuses.
    ``connection`` is one to the database that is open anyway. Raises :class:`ServerError` with pg_dump's words if it
    fails.
    """
    options = [*([] if owners else ["--no-owner"]), *([] if privileges else ["--no-privileges"])]
    # In double quotes it is a name, without it a pattern.
    options += ['--schema="{}"'.format(schema.replace('"', '""')) for schema in schemas]
    with ExitStack() as stack:
        # Where there is no way in, pg_dump says so.
        with suppress(psycopg.OperationalError):
            asking = connection or stack.enter_context(psycopg.connect(conninfo, autocommit=True))
            inherits, labels, comments = one_row(asking.execute(_HOLDS.encode()))
            options += [*([] if labels else ["--no-security-labels"]), *([] if comments else ["--no-comments"])]
            if inherits:
                stack.enter_context(_merged_taken_for_inherited(asking))
        return dumps.schema_of(conninfo, binaries, options)


def roles_of(conninfo: str, binaries: Binaries) -> Dump:
    """What ``pg_dumpall`` says about the roles of a server, their settings and memberships; no passwords.

    Raises :class:`RuntimeError` with its words if it fails.
    """
    command = [str(binaries.path("pg_dumpall")), f"--dbname={conninfo}", "--roles-only", "--no-role-passwords"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    done = subprocess.run(command, capture_output=True, env=environment | {"PGCLIENTENCODING": "UTF8"}, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"pg_dumpall failed: {done.stderr.decode(errors='replace')}")
    # No command takes a time back that a password once ended at; this one says as much as none.
    return normalise(done.stdout.decode().replace(" VALID UNTIL 'infinity'", ""))


@contextmanager
def _merged_taken_for_inherited(connection: Connection) -> Iterator[None]:
    """Columns and constraints that a table has from its parent and of its own count as inherited meanwhile."""
    columns = connection.execute(MERGED_COLUMNS).fetchall()
    constraints = connection.execute(MERGED_CONSTRAINTS).fetchall()
    if not columns and not constraints:
        yield
        return
    _call_local(connection, columns, constraints, local=False)
    try:
        yield
    finally:
        _call_local(connection, columns, constraints, local=True)


def _call_local(
    connection: Connection,
    columns: Sequence[tuple[object, ...]],
    constraints: Sequence[tuple[object, ...]],
    *,
    local: bool,
) -> None:
    """Says of these columns and constraints whether they are their table's own."""
    with connection.transaction(), connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE pg_attribute SET attislocal = %s WHERE attrelid = %s AND attnum = %s",
            [(local, *row) for row in columns],
        )
        cursor.executemany(
            "UPDATE pg_constraint SET conislocal = %s WHERE oid = %s", [(local, *row) for row in constraints]
        )
