"""Records what is read through a connection (:mod:`schemadiff.postgres.records`).

The server adds a digest to each row of a result that it sends. So the digest is of what was read, whatever else happens
on the server meanwhile.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self, TypeGuard
from uuid import uuid4

import psycopg
from psycopg.rows import tuple_row

from schemadiff.postgres.records import AFTER, BEFORE, ROW, FromVariable, Recorded
from schemadiff.postgres.row_versions import CatalogQuery

if TYPE_CHECKING:
    from psycopg import Column
    from psycopg.abc import Params, QueryNoTemplate
    from psycopg.rows import RowMaker, TupleRow

_COMMENTS = re.compile(rb"\A(?:\s|--.*\n)+")
_READS = (b"SELECT", b"WITH")
_CHANGES_NOTHING = (
    b"BEGIN",
    b"ROLLBACK",
    b"SET TRANSACTION",
    b"SET DEFAULT_TRANSACTION_READ_ONLY",
    b"SET LOCAL ROW_SECURITY",
    b"SET LOCAL JOIN_COLLAPSE_LIMIT",
)
"""The beginnings of statements that no result depends on where a record is asked again: it is one query, made with row
security off, and in a read-only session if the first one was."""


_SESSION = b"SELECT current_user::text, session_user::text, current_database()::text, version()"
"""What is known of a session without a query."""


class _Result:
    """The result of a recorded query, as far as it has arrived."""

    digest: str | None = None
    rows: int = 0


class Record:
    """What has been read so far."""

    def __init__(self) -> None:
        self._results: list[tuple[bytes, Params | None, _Result]] = []
        self._whole = True
        self.paused = False

    def add(self, query: bytes, parameters: Params | None) -> _Result:
        """Add a query that is sent, and return where the digest of its result belongs."""
        result = _Result()
        self._results.append((query, parameters, result))
        return result

    def restart(self) -> None:
        """Forget what has been read so far, since nothing was made of it."""
        self._results.clear()

    def break_off(self) -> None:
        """Mark the record as unusable: something was done that cannot be asked again."""
        self._whole = False

    def complete(self, connection: psycopg.Connection[TupleRow]) -> list[Recorded] | None:
        """Return all that was read, within the block that records it; None if some of it cannot be asked again."""
        if not self._whole or not isinstance(connection, RecordingConnection) or connection.record is not self:
            return None
        connection.execute(_SESSION).fetchone()
        literal = psycopg.ClientCursor(connection)
        found: dict[str, Recorded] = {}
        for query, parameters, result in self._results:
            text, variables = (query.decode(), ()) if parameters is None else _complete(literal, query, parameters)
            if result.digest is None:
                return None
            one = Recorded(text, result.digest, result.rows, isinstance(query, CatalogQuery), variables)
            if found.setdefault(text, one) != one:
                return None
        return [*found.values()]


def _complete(cursor: psycopg.ClientCursor[TupleRow], query: bytes, parameters: Params) -> tuple[str, tuple[str, ...]]:
    """Return a query with its parameters, and the variables that are left as $1, $2 and so on: elements of arrays."""
    if isinstance(parameters, Mapping) or not any(map(_has_variables, parameters)):
        return cursor.mogrify(query, parameters), ()
    variables: list[str] = []
    arrays: dict[str, str] = {}

    def element(value: object) -> str:
        if not isinstance(value, FromVariable):
            return cursor.mogrify("%s", [value])
        variables.append(value.name)
        return f"${len(variables)}::pg_catalog.text"

    given: list[object] = []
    for parameter in parameters:
        if _has_variables(parameter):
            place = f"array {uuid4()}"
            arrays[cursor.mogrify("%s", [place])] = f"ARRAY[{', '.join(map(element, parameter))}]"
            given.append(place)
        else:
            given.append(parameter)
    text = cursor.mogrify(query, given)
    for place, array in arrays.items():
        text = text.replace(place, array)
    return text, tuple(variables)


def _has_variables(parameter: object) -> TypeGuard[list[object]]:
    return isinstance(parameter, list) and any(isinstance(value, FromVariable) for value in parameter)


class RecordingCursor(psycopg.Cursor[tuple[Any, ...]]):
    """A cursor whose queries go into the record of its connection while there is one."""

    _recorded: _Result | None = None
    """Where the digest of the present result belongs; None where the cursor records nothing."""

    def execute(  # type: ignore[override]
        self,
        query: QueryNoTemplate,
        params: Params | None = None,
        *,
        prepare: bool | None = None,
        binary: bool | None = None,
    ) -> RecordingCursor:
        """Run a statement, which is no template; a query that is recorded has a last column that nobody sees."""
        record = self.connection.record if isinstance(self.connection, RecordingConnection) else None
        self._recorded = None
        if record is None or record.paused:
            return super().execute(query, params, prepare=prepare, binary=binary)
        if not isinstance(query, str | bytes):
            record.break_off()
            return super().execute(query, params, prepare=prepare, binary=binary)
        text = query.encode() if isinstance(query, str) else query
        words = _COMMENTS.sub(b"", text).upper()
        if not words.startswith(_READS):
            if not words.startswith(_CHANGES_NOTHING):
                record.break_off()
            return super().execute(query, params, prepare=prepare, binary=binary)
        self._recorded = record.add(query if isinstance(query, bytes) else text, params)
        with_digests = b"SELECT q.*, %b FROM %b%b%b" % (ROW.encode(), BEFORE.encode(), text, AFTER.encode())
        return super().execute(with_digests, params, prepare=prepare, binary=binary)

    @property
    def description(self) -> list[Column] | None:
        """Return the columns of the query itself."""
        columns = super().description
        return columns if columns is None or self._recorded is None else columns[:-1]

    def arrived(self) -> bool:
        """Take the digest of the result that has arrived; return whether its rows have one."""
        result = self.pgresult
        if self._recorded is None or result is None or not result.nfields:
            return False
        last = result.nfields - 1
        values = [(result.get_value(number, last) or b"")[2:].decode() for number in range(result.ntuples)]
        self._recorded.rows = result.ntuples
        self._recorded.digest = hashlib.sha256(bytes.fromhex("".join(sorted(values)))).hexdigest()
        return True


def _rows(cursor: psycopg.Cursor[TupleRow]) -> RowMaker[TupleRow]:
    """Return what makes the rows of a result, without their digests; psycopg calls it for each result."""
    if isinstance(cursor, RecordingCursor) and cursor.arrived():
        return lambda values: tuple(values[:-1])
    return tuple_row(cursor)


class RecordingConnection(psycopg.Connection[tuple[Any, ...]]):
    """A connection that can record what is read through it."""

    record: Record | None = None

    @classmethod
    def opened(cls, conninfo: str, options: Mapping[str, Any]) -> Self:
        """Open such a connection, in autocommit mode. Raises psycopg.Error."""
        return cls.connect(conninfo, autocommit=True, cursor_factory=RecordingCursor, row_factory=_rows, **options)


@contextmanager
def recording(connection: psycopg.Connection[TupleRow]) -> Iterator[Record | None]:
    """Record what is read in a block; None where the connection cannot, or already does."""
    if not isinstance(connection, RecordingConnection) or connection.record is not None:
        yield None
        return
    connection.record = record = Record()
    try:
        yield record
    finally:
        connection.record = None


@contextmanager
def not_recorded(connection: psycopg.Connection[TupleRow]) -> Iterator[None]:
    """Leave out what is read in a block: what follows from other things that are recorded."""
    record = connection.record if isinstance(connection, RecordingConnection) else None
    if record is None or record.paused:
        yield
        return
    record.paused = True
    try:
        yield
    finally:
        record.paused = False


def break_off(connection: psycopg.Connection[TupleRow]) -> None:
    """Make the present record unusable, if there is one: something was learned that is not recorded."""
    if isinstance(connection, RecordingConnection) and connection.record is not None:
        connection.record.break_off()
