"""A connection pooler as tests need one: it lends real sessions of a server, per transaction or per client."""

from __future__ import annotations

import os
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from schemadiff.postgres.embedded import Server

Mode = Literal["session", "transaction"]

_STARTUP, _SSL, _GSS = 196608, 80877103, 80877104


class _ClosedError(Exception):
    """The other side has gone."""


class _Wire:
    """Messages of the frontend/backend protocol on a socket."""

    def __init__(self, connection: socket.socket) -> None:
        self.socket = connection

    def _exactly(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            part = self.socket.recv(count - len(found))
            if not part:
                raise _ClosedError
            found += part
        return found

    def startup(self) -> bytes:
        """The parameters of a startup packet; encryption is declined."""
        while True:
            length, code = struct.unpack("!II", self._exactly(8))
            body = self._exactly(length - 8)
            if code == _STARTUP:
                return body
            if code in (_SSL, _GSS):
                self.socket.sendall(b"N")
            else:
                raise _ClosedError

    def message(self) -> tuple[bytes, bytes]:
        """The next message: its letter, and all of it."""
        head = self._exactly(5)
        return head[:1], head + self._exactly(struct.unpack("!I", head[1:])[0] - 4)


def _message(letter: bytes, body: bytes) -> bytes:
    return letter + struct.pack("!I", len(body) + 4) + body


class _Pool:
    def __init__(self, server: Server, mode: Mode) -> None:
        self.server = server
        self.mode = mode
        self.shared: _Wire | None = None
        self.parameters = b""
        self.lock = threading.Lock()
        self.sockets: list[socket.socket] = []
        self.threads: list[threading.Thread] = []

    def begin(self, target: Callable[..., None], *arguments: object) -> None:
        """Runs something beside; it ends when its sockets are closed."""
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self.threads.append(thread)
        thread.start()

    def close(self) -> None:
        """Ends every connection and everything that runs beside."""
        for one in self.sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self.threads:
            thread.join(timeout=5)
        for one in self.sockets:
            one.close()

    def session(self, startup: bytes) -> _Wire:
        """A session of the server, ready for queries; in transaction mode the one that all clients have."""
        if self.mode == "transaction" and self.shared is not None:
            return self.shared
        connection = socket.socket(socket.AF_UNIX)
        self.sockets.append(connection)
        connection.connect(str(self.server.socket_directory / ".s.PGSQL.5432"))
        connection.sendall(struct.pack("!II", len(startup) + 8, _STARTUP) + startup)
        wire = _Wire(connection)
        told = b""
        while (found := wire.message())[0] != b"Z":
            told += found[1] if found[0] == b"S" else b""
        self.parameters = told
        self.shared = wire
        return wire

    def serve(self, connection: socket.socket) -> None:
        client = _Wire(connection)
        self.sockets.append(connection)
        with suppress(_ClosedError, OSError):
            startup = client.startup()
            with self.lock:
                session = self.session(startup)
            key = struct.pack("!II", 4_000_000, int.from_bytes(os.urandom(3)))
            ready = _message(b"Z", b"I")
            connection.sendall(_message(b"R", bytes(4)) + self.parameters + _message(b"K", key) + ready)
            if self.mode == "session":
                self.begin(_pump, session.socket, connection)
                _pump(connection, session.socket)
                return
            while self.transaction(client, session):
                pass

    def transaction(self, client: _Wire, session: _Wire) -> bool:
        """Relays until the session is idle; False where the client has ended."""
        first = client.message()
        if first[0] == b"X":
            return False
        with self.lock:
            letter, message = first
            while True:
                session.socket.sendall(message)
                if letter in (b"Q", b"S") and self.answer(client, session) == b"I":
                    return True
                letter, message = client.message()

    def answer(self, client: _Wire, session: _Wire) -> bytes:
        """Relays an answer; the state of the transaction behind it."""
        while True:
            letter, message = session.message()
            client.socket.sendall(message)
            if letter == b"Z":
                return message[5:]


def _pump(source: socket.socket, target: socket.socket) -> None:
    """Hands on all that comes, until one side ends."""
    with suppress(OSError):
        while data := source.recv(1 << 16):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


@contextmanager
def pooler(server: Server, folder: Path, mode: Mode) -> Iterator[str]:
    """A pooler before a server, listening in the folder; gives the words to connect with."""
    pool = _Pool(server, mode)
    listening = socket.socket(socket.AF_UNIX)
    pool.sockets.append(listening)
    listening.bind(str(folder / ".s.PGSQL.5432"))
    listening.listen()

    def accept() -> None:
        with suppress(OSError):
            while True:
                pool.begin(pool.serve, listening.accept()[0])

    pool.begin(accept)
    try:
        yield f"host={folder} port=5432 user=postgres"
    finally:
        pool.close()
