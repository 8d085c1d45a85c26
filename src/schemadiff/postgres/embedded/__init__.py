"""The embedded server: a PostgreSQL that schemadiff starts and stops itself.

*Throwaway* (:func:`throwaway`): a fresh server with durability off, which ends with its parent whatever
happens and leaves nothing behind. *Kept* (:func:`start_kept`): a durable server that lives in a folder and
survives who started it.

Both listen on a Unix socket only, in a folder that no other account can enter; who can, needs no password, and
the superuser is ``postgres``. Encoding is UTF8 and locale C, which every platform has and sorts alike.
"""

from schemadiff.postgres.embedded.ephemeral import throwaway
from schemadiff.postgres.embedded.persistent import DEFAULT_FOLDER, KeptStatus, kept_status, start_kept, stop_kept
from schemadiff.postgres.embedded.process import Server

__all__ = ["DEFAULT_FOLDER", "KeptStatus", "Server", "kept_status", "start_kept", "stop_kept", "throwaway"]
