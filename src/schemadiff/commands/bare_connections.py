"""Connection strings of ``schemadiff.toml``, to which libpq must add nothing secret."""

from __future__ import annotations

import os
from collections.abc import Iterator

from schemadiff.errors import UsageError
from schemadiff.postgres import libpq
from schemadiff.postgres.connection import NOWHERE

_BARE = frozenset(
    "host hostaddr port dbname user password connect_timeout application_name fallback_application_name "
    "client_encoding options keepalives keepalives_idle keepalives_interval keepalives_count tcp_user_timeout "
    "sslmode sslnegotiation sslrootcert sslsni ssl_min_protocol_version ssl_max_protocol_version channel_binding "
    "target_session_attrs load_balance_hosts require_auth".split()
)
"""What a connection string of the file may contain: nothing that reads a secret from another place or writes a file."""


def not_bare(conninfo: str) -> Iterator[str]:
    """Yield what a connection string of the file may not contain; an invalid one is reported by connecting."""
    for word in sorted((libpq.parsed(conninfo) or {}).keys() - _BARE):
        yield f"{word} is not allowed in a connection string of this file, because it reads from outside of the file"


def bare(conninfo: str) -> str:
    """Return the connection string in a form to which libpq adds nothing secret from other places.

    libpq would complete it from PGPASSWORD, a password file, a service, the user's certificate and key, and a Kerberos
    ticket, and whoever wrote the string chose the host that gets them.
    """
    if os.environ.get("PGSERVICE"):
        raise UsageError(
            "PGSERVICE is set, and the connection string of the file gets nothing from a service: unset it"
        )
    given = libpq.parsed(conninfo)
    if given is None:
        return conninfo
    closed = {
        "password": "",
        "passfile": NOWHERE,
        "sslcert": NOWHERE,
        "sslkey": NOWHERE,
        "gssencmode": "disable",
    }
    if libpq.version() >= 160000:
        closed["require_auth"] = "!gss,!sspi"
    if libpq.version() >= 170000:
        closed["gssdelegation"] = "0"
    return libpq.written(closed | given)
