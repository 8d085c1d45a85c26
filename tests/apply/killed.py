"""``python -m tests.apply.killed DSN FOLDER STEP WHEN [PID]``: an apply that is killed at a step.

``WHEN`` is before, during or after; without a process id it kills itself, with that of a server it kills the server at
once and goes on. Ends with 0 where the plan has no such step.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

from schemadiff.apply.listener import Listener
from schemadiff.apply.planned_state import Planned
from schemadiff.apply.runner import run
from schemadiff.apply.timeouts import Limits
from schemadiff.plan import Step
from schemadiff.postgres.connection import connect
from tests.support import engine

PAUSE = 0.003
"""Seconds after which a statement is under way."""


class Killer(Listener):
    """Kills a process when a step begins, is under way, or has ended."""

    def __init__(self, step: int, when: str, pid: int) -> None:
        self._step = step
        self._when = when
        self._pid = pid
        self._number = -1

    def begins(self, number: int, step: Step) -> None:
        self._number = number
        if number == self._step and self._when == "before":
            self._kill()
        if number == self._step and self._when == "during":
            threading.Thread(target=self._later, daemon=True).start()

    def ended(self, step: Step, seconds: float) -> None:
        if self._number == self._step and self._when == "after":
            self._kill()

    def _later(self) -> None:
        time.sleep(PAUSE)
        self._kill()

    def _kill(self) -> None:
        os.kill(self._pid, signal.SIGKILL if self._pid == os.getpid() else signal.SIGQUIT)


def main() -> None:
    """Plan and run."""
    dsn, folder, step, when, *pid = sys.argv[1:]
    killer = Killer(int(step), when, int(pid[0]) if pid else os.getpid())
    with connect(dsn) as connection:
        planned = Planned(connection)
        made = engine.plan(connection, Path(folder))
        limits = Limits(lock_wait="0")
        run(connection, made, limits=limits, environment={}, planned=planned, listener=killer)


if __name__ == "__main__":
    main()
