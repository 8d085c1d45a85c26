"""``schemadiff server``: the persistent embedded server in .schemadiff/."""

from __future__ import annotations

from schemadiff.commands.output import say, write
from schemadiff.postgres.embedded import kept_status, start_kept, stop_kept


def server(action: str) -> int:
    """Run ``schemadiff server`` and return its exit code; ``action`` is start, stop or status."""
    if action == "start":
        write(f"{start_kept().dsn('postgres')}\n", None)
    elif action == "stop":
        say("stopped" if stop_kept() else "was not running")
    else:
        status = kept_status()
        if status.server is not None:
            write(f"running: PostgreSQL {status.version}, process {status.server.pid}\n", None)
            write(f"{status.server.dsn('postgres')}\n", None)
        elif status.version is not None:
            write(f"stopped: PostgreSQL {status.version} in {status.folder}\n", None)
        else:
            write(f"none: there is no server in {status.folder} yet\n", None)
    return 0
