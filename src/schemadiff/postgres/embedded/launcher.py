"""The small process between schemadiff and a server it starts; a script of its own, never imported.

Run as ``python -I -S launcher.py ORDER``, with the order (:class:`Order`) as JSON. stderr is the server's log. A
watchdog writes one line to stdout when the server ends by itself.

It is a process of its own, because a ``preexec_fn`` is unsafe in a program with threads, and PR_SET_PDEATHSIG
alone is bound to the *thread* that started the server and leaves the folder behind. As root it drops
privileges after Python is loaded, so that the server's account need not be able to enter Python's folder.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import select
import signal
import sys
import time
from typing import Literal, NoReturn, Required, TypedDict

#: <linux/prctl.h>
PR_SET_PDEATHSIG = 1

#: How often, in seconds, the parent is looked for beside listening to its pipe: a process that the parent
#: forked holds the pipe open too, and would keep the server alive for as long as it lives.
PARENT_CHECK = 0.5

#: How long, in seconds, an immediate shutdown may take before the server is killed. PostgreSQL itself kills
#: backends that ignore it after five.
PATIENCE = 10.0


class Order(TypedDict, total=False):
    """What the launcher is to start, and how."""

    mode: Required[Literal["watchdog", "detach"]]
    """``watchdog``: stay, and end the server when stdin becomes readable (a byte, or the end of the pipe) or when the
    parent is gone, then delete the folder ``remove``. This holds however the parent ends, ``kill -9`` included.
    ``detach``: leave the server running as a child of init, and exit."""
    command: Required[list[str]]
    """The server's command line."""
    uid: int
    gid: int
    """The account that runs it; absent: the same one."""
    parent: int
    """The process id of who starts the watchdog."""
    remove: str
    """The folder that the watchdog deletes in the end."""
    memory: int
    """The bytes of address space that each process of the server may have; absent: no limit. What needs more of it is
    an error of the statement ("out of memory")."""
    pid_file: int
    """An inherited, locked file descriptor that receives the server's process id and stays open in all of its
    processes, so that the lock lasts exactly as long as they do (detach)."""


def start(order: Order) -> int:
    """Start the server as the right account, and return its process id."""
    launcher = os.getpid()
    child = os.fork()
    if child == 0:
        try:
            become_server(order, launcher)
        except BaseException as error:  # noqa: BLE001  (whatever it is, the log is where it is looked for)
            os.write(2, f"cannot run {order['command'][0]}: {error}\n".encode())
        finally:
            os._exit(127)
    return child


def become_server(order: Order, launcher: int) -> NoReturn:
    # Up to 15 the server resolves its own path through the working directory, which its account must then be
    # able to enter.
    """Replace this process by the server, as the right account."""
    os.chdir("/")
    os.umask(0o077)
    null = os.open("/dev/null", os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    pid_file = order.get("pid_file")
    if pid_file is not None:
        os.ftruncate(pid_file, 0)
        os.pwrite(pid_file, b"%d\n" % os.getpid(), 0)
    if "memory" in order:
        # Here, because the server's account may not be able to import it.
        import resource

        # Not every system has this limit.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (order["memory"], order["memory"]))
    if "uid" in order:
        os.setgroups([])
        os.setgid(order["gid"])
        os.setuid(order["uid"])
    if order["mode"] == "watchdog" and sys.platform == "linux":
        # For the case that this guard is killed. Only after setuid, which resets it; see prctl(2).
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)
        if os.getppid() != launcher:
            raise ProcessLookupError("its guard is gone")
    os.execv(order["command"][0], order["command"])  # noqa: S606  (no shell is the point)


def watchdog(order: Order) -> None:
    """Run the server until it is to end, then leave nothing of it."""
    wake, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.set_wakeup_fd(waker)
    # Handlers, not SIG_IGN: the server would inherit that one. A terminal's Ctrl-C is the parent's business.
    for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    server: int | None = start(order)
    watched = [0, wake]
    asked = False
    while not asked:
        readable, _, _ = select.select(watched, [], [], PARENT_CHECK)
        received = os.read(wake, 1024) if wake in readable else b""
        asked = 0 in readable or os.getppid() != order["parent"] or signal.SIGTERM in received
        if server is not None and os.waitpid(server, os.WNOHANG)[0]:
            # Stay: the parent wants to read the log, and the folder is to be deleted after it.
            server = None
            try:
                os.write(1, b"ended\n")
            except BrokenPipeError:
                asked = True
    if server is not None:
        end(server)
    import shutil

    shutil.rmtree(order["remove"], ignore_errors=True)


def end(server: int) -> None:
    """Shut down without a checkpoint: nothing of it will be read again."""
    deadline = time.monotonic() + PATIENCE
    os.kill(server, signal.SIGQUIT)
    while not os.waitpid(server, os.WNOHANG)[0]:
        if time.monotonic() > deadline:
            os.kill(server, signal.SIGKILL)
            os.waitpid(server, 0)
            return
        time.sleep(0.002)


def main() -> None:
    """Read the order from the command line and carry it out."""
    order: Order = json.loads(sys.argv[1])
    if order["mode"] == "watchdog":
        watchdog(order)
    else:
        start(order)


if __name__ == "__main__":
    main()
