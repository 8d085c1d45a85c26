"""The judge: what two databases are, according to PostgreSQL's own ``pg_dump`` and not to us.

Whether an inheriting table has a column or check of its own beside that of its parent, it has from how it was made, and
no command changes that: the judge takes all of them for inherited.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress

import psycopg

from schemadiff.postgres.embedded.binaries import Binaries
from schemadiff.rehearsal import dumps
from schemadiff.rehearsal.dumps import MERGED_COLUMNS, MERGED_CONSTRAINTS, Dump, diff, normalise, split

__all__ = ["Dump", "diff", "normalise", "roles_of", "schema_of", "split"]


def schema_of(
    conninfo: str,
    binaries: Binaries,
    *,
    schemas: Iterable[str] = (),
    owners: bool = True,
    privileges: bool = True,
) -> Dump:
    """What ``pg_dump`` says about a database, or about some of its schemas.

    ``binaries`` are best the server's own: a newer pg_dump prints some things differently, an older one refuses.
    Raises :class:`ServerError` with pg_dump's words if it fails.
    """
    options = [*([] if owners else ["--no-owner"]), *([] if privileges else ["--no-privileges"])]
    # In double quotes it is a name, without it a pattern.
    options += ['--schema="{}"'.format(schema.replace('"', '""')) for schema in schemas]
    with _merged_taken_for_inherited(conninfo):
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
def _merged_taken_for_inherited(conninfo: str) -> Iterator[None]:
    """Columns and constraints that a table has from its parent and of its own count as inherited meanwhile."""
    with ExitStack() as stack:
        # Where there is no way in, pg_dump says so.
        with suppress(psycopg.OperationalError):
            connection = stack.enter_context(psycopg.connect(conninfo, autocommit=True))
            columns = connection.execute(MERGED_COLUMNS).fetchall()
            constraints = connection.execute(MERGED_CONSTRAINTS).fetchall()
            if columns or constraints:
                _call_local(connection, columns, constraints, local=False)
                stack.callback(_call_local, connection, columns, constraints, local=True)
        yield


def _call_local(
    connection: psycopg.Connection[tuple[object, ...]],
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
