"""The embedded server: a PostgreSQL that schemadiff starts and stops itself.

*Ephemeral* (:func:`throwaway`): a fresh server with durability off, which ends with its parent process in any case and
leaves no files. *Persistent* (:func:`start_kept`): a durable server with its data in a folder, which runs on after the
process that started it.

Both listen only on a Unix socket in a folder that no other account can enter; no password is needed, and the superuser
is ``postgres``. The encoding is UTF8, and the locale C, which every platform has and sorts alike.
"""

from schemadiff.postgres.embedded.ephemeral import throwaway
from schemadiff.postgres.embedded.persistent import DEFAULT_FOLDER, KeptStatus, kept_status, start_kept, stop_kept
from schemadiff.postgres.embedded.process import Server

__all__ = ["DEFAULT_FOLDER", "KeptStatus", "Server", "kept_status", "start_kept", "stop_kept", "throwaway"]
