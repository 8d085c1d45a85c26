"""The check of all SQL texts of a folder, in a process of its own while the plan goes on."""

from __future__ import annotations

from collections.abc import Callable

from schemadiff.declaration import own_process


class FolderProofreading:
    """A check that raises InputError with all findings, made at most once."""

    def __init__(self, check: Callable[[], object]) -> None:
        self._check = check
        self._begun = False
        self._running: own_process.Running | None = None

    def begin(self) -> None:
        """Begin the check in another process, or make it in this one where there is none."""
        if not self._begun:
            self._begun = True
            self._running = own_process.begun(self._checked)
            if self._running is None:
                self._check()

    def wait(self) -> None:
        """Wait for a check that has begun, and raise InputError with its findings."""
        running, self._running = self._running, None
        if running is not None and running.result() is None:
            # The other process cannot hand over its findings, so they are made again.
            self._check()

    def stop(self) -> None:
        """End the other process, if there is one."""
        running, self._running = self._running, None
        if running is not None:
            running.stop()

    def _checked(self) -> bytes:
        self._check()
        return b""
