"""libpq without psycopg: a connection for one question, and what a connection string says.

Importing psycopg takes 0.1 s of CPU, most of a plan that finds nothing changed. This module loads the library that
psycopg brings along by ctypes, and has of it what such a plan needs. Nothing here writes.
"""

from __future__ import annotations

import ctypes
import os
import re
import select
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from glob import glob
from typing import Any

_NAMES = (
    os.path.join("psycopg_binary.libs", "libpq-*.so*"),
    os.path.join("psycopg_binary", ".dylibs", "libpq*.dylib"),
    os.path.join("psycopg_binary.libs", "libpq*.dll"),
)
"""Where the wheels of psycopg_binary have the library, below a folder of ``sys.path``."""

_BAD, _OK = 1, 0
"""ConnStatusType (libpq-fe.h)."""
_READING, _WRITING, _MADE, _FAILED = 1, 2, 3, 0
"""PostgresPollingStatusType: what to wait for, and both ends."""
_TUPLES = 2
"""PGRES_TUPLES_OK of ExecStatusType."""


class _Option(ctypes.Structure):
    """PQconninfoOption."""

    _fields_ = (
        ("keyword", ctypes.c_char_p),
        ("envvar", ctypes.c_char_p),
        ("compiled", ctypes.c_char_p),
        ("val", ctypes.c_char_p),
        ("label", ctypes.c_char_p),
        ("dispchar", ctypes.c_char_p),
        ("dispsize", ctypes.c_int),
    )


_Options = ctypes.POINTER(_Option)
_Handle = ctypes.c_void_p

_SIGNATURES: Mapping[str, tuple[Any, tuple[Any, ...]]] = {
    "PQconninfoParse": (_Options, (ctypes.c_char_p, ctypes.POINTER(ctypes.c_char_p))),
    "PQconndefaults": (_Options, ()),
    "PQconninfoFree": (None, (_Options,)),
    "PQfreemem": (None, (ctypes.c_void_p,)),
    "PQlibVersion": (ctypes.c_int, ()),
    "PQconnectStartParams": (
        _Handle,
        (ctypes.POINTER(ctypes.c_char_p), ctypes.POINTER(ctypes.c_char_p), ctypes.c_int),
    ),
    "PQconnectPoll": (ctypes.c_int, (_Handle,)),
    "PQstatus": (ctypes.c_int, (_Handle,)),
    "PQsocket": (ctypes.c_int, (_Handle,)),
    "PQbackendPID": (ctypes.c_int, (_Handle,)),
    "PQserverVersion": (ctypes.c_int, (_Handle,)),
    "PQsendQuery": (ctypes.c_int, (_Handle, ctypes.c_char_p)),
    "PQsendQueryParams": (
        ctypes.c_int,
        (
            _Handle,
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.c_void_p,
            ctypes.POINTER(ctypes.c_char_p),
            ctypes.c_void_p,
            ctypes.c_void_p,
            ctypes.c_int,
        ),
    ),
    "PQconsumeInput": (ctypes.c_int, (_Handle,)),
    "PQisBusy": (ctypes.c_int, (_Handle,)),
    "PQgetResult": (_Handle, (_Handle,)),
    "PQresultStatus": (ctypes.c_int, (_Handle,)),
    "PQntuples": (ctypes.c_int, (_Handle,)),
    "PQnfields": (ctypes.c_int, (_Handle,)),
    "PQgetisnull": (ctypes.c_int, (_Handle, ctypes.c_int, ctypes.c_int)),
    "PQgetvalue": (ctypes.c_char_p, (_Handle, ctypes.c_int, ctypes.c_int)),
    "PQclear": (None, (_Handle,)),
    "PQfinish": (None, (_Handle,)),
}


@cache
def library() -> ctypes.CDLL | None:
    """Return the library, with the types of its functions; None if it cannot be loaded."""
    found = (path for folder in sys.path for name in _NAMES for path in sorted(glob(os.path.join(folder, name))))
    for path in (*found, "libpq.so.5"):
        try:
            loaded = ctypes.CDLL(path)
            for name, (result, arguments) in _SIGNATURES.items():
                function = getattr(loaded, name)
                function.restype, function.argtypes = result, arguments
        except (OSError, AttributeError):
            continue
        return loaded
    return None


def parsed(conninfo: str) -> dict[str, str] | None:
    """Return what a connection string says, by keyword; None if it cannot be read."""
    if "\0" in conninfo:
        return None
    pq = library()
    if pq is None:
        return _parsed_by_psycopg(conninfo)
    message = ctypes.c_char_p()
    options = pq.PQconninfoParse(conninfo.encode(), ctypes.byref(message))
    if message.value is not None:
        pq.PQfreemem(message)
    return dict(_values(pq, options)) if options else None


def _parsed_by_psycopg(conninfo: str) -> dict[str, str] | None:
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        return {word: str(value) for word, value in conninfo_to_dict(conninfo).items()}
    except psycopg.Error:
        return None


def written(words: Mapping[str, str]) -> str:
    """Return the connection string that says this."""

    def quoted(value: str) -> str:
        escaped = value.replace("\\", "\\\\").replace("'", "\\'")
        return f"'{escaped}'" if not value or re.search(r"[\s'\\]", value) else value

    return " ".join(f"{word}={quoted(value)}" for word, value in words.items())


def version() -> int:
    """Return the version of the library, such as 170004."""
    pq = library()
    if pq is not None:
        return int(pq.PQlibVersion())
    from psycopg import pq as other

    return other.version()


def defaults() -> dict[str, str]:
    """Return what libpq adds to a connection string: from the environment, a service, or compiled in."""
    pq = library()
    if pq is None:
        from psycopg import pq as other

        found = other.Conninfo.get_defaults()
        return {o.keyword.decode(): o.val.decode(errors="replace") for o in found if o.val is not None}
    options = pq.PQconndefaults()
    return dict(_values(pq, options)) if options else {}


def _values(pq: ctypes.CDLL, options: Iterable[_Option]) -> Iterator[tuple[str, str]]:
    try:
        for option in options:
            if option.keyword is None:
                return
            if option.val is not None:
                yield option.keyword.decode(), option.val.decode(errors="replace")
    finally:
        pq.PQconninfoFree(options)


class NoAnswerError(Exception):
    """The question has no answer: no connection, or an error of the server."""


class Session:
    """A connection that answers one question after the other. It can be interrupted while it waits."""

    def __init__(self, conninfo: str, options: Mapping[str, str], *, patience: float = 10) -> None:
        """Open the connection. ``patience`` is for all of it, in seconds. Raises NoAnswerError."""
        pq = library()
        if pq is None:
            raise NoAnswerError
        self._pq = pq
        words = {"dbname": conninfo, **options}
        names = (ctypes.c_char_p * (len(words) + 1))(*(word.encode() for word in words), None)
        values = (ctypes.c_char_p * (len(words) + 1))(*(value.encode() for value in words.values()), None)
        self._handle = pq.PQconnectStartParams(names, values, 1)
        try:
            self._connect(time.monotonic() + patience)
        except BaseException:
            self.close()
            raise

    def _connect(self, deadline: float) -> None:
        pq = self._pq
        wanted = _WRITING
        while self._handle and pq.PQstatus(self._handle) != _BAD:
            if not self._wait(wanted, deadline - time.monotonic()):
                break
            wanted = pq.PQconnectPoll(self._handle)
            if wanted == _MADE:
                return
            if wanted == _FAILED:
                break
        raise NoAnswerError

    def _wait(self, wanted: int, patience: float | None) -> bool:
        """Wait for the socket; return whether it became ready in time."""
        socket = self._pq.PQsocket(self._handle)
        if socket < 0 or (patience is not None and patience <= 0):
            return False
        poll = select.poll()
        poll.register(socket, select.POLLIN if wanted == _READING else select.POLLOUT)
        return bool(poll.poll(None if patience is None else patience * 1000))

    @property
    def process(self) -> int:
        """Return the process id that the server gave when it was connected to."""
        return int(self._pq.PQbackendPID(self._handle))

    @property
    def version(self) -> int:
        """Return the server's version as a number, 150004."""
        return int(self._pq.PQserverVersion(self._handle))

    def row(self, query: str, parameters: Sequence[str] = ()) -> list[str | None]:
        """Return the one row of a query, as the server prints its values. Raises NoAnswerError.

        With ``parameters``, the texts for $1, $2 and so on, the query is a single statement.
        """
        if not parameters:
            self.send(query)
            return self.answer()
        values = (ctypes.c_char_p * len(parameters))(*(os.fsencode(value) for value in parameters))
        if not self._pq.PQsendQueryParams(self._handle, query.encode(), len(values), None, values, None, None, 0):
            raise NoAnswerError
        return self.answer()

    def send(self, query: str) -> None:
        """Send a query whose answer is fetched later. Raises NoAnswerError."""
        if not self._pq.PQsendQuery(self._handle, query.encode()):
            raise NoAnswerError

    def answer(self) -> list[str | None]:
        """Return the one row of the query that was sent; of several statements, that of the last. NoAnswerError."""
        pq = self._pq
        found: list[str | None] | None = None
        while True:
            while pq.PQisBusy(self._handle):
                if not self._wait(_READING, None) or not pq.PQconsumeInput(self._handle):
                    raise NoAnswerError
            result = pq.PQgetResult(self._handle)
            if not result:
                break
            try:
                if pq.PQresultStatus(result) == _TUPLES and pq.PQntuples(result) == 1:
                    found = [
                        None if pq.PQgetisnull(result, 0, n) else pq.PQgetvalue(result, 0, n).decode()
                        for n in range(pq.PQnfields(result))
                    ]
            finally:
                pq.PQclear(result)
        if found is None:
            raise NoAnswerError
        return found

    def close(self) -> None:
        """Close the connection."""
        if self._handle:
            self._pq.PQfinish(self._handle)
            self._handle = None

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
