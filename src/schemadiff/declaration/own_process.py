"""Work done in a process of its own, while this one does something else."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress


def bytes_of(make: Callable[[], bytes], meanwhile: Callable[[], object]) -> bytes | None:
    """Return what ``make`` returns in a process of its own, while ``meanwhile`` runs in this one.

    None if ``make`` raises anything, and, without calling either, where there is no second process (:func:`begun`).
    """
    running = begun(make)
    if running is None:
        return None
    try:
        meanwhile()
    except BaseException:
        running.stop()
        raise
    return running.result()


def begun(make: Callable[[], bytes]) -> Running | None:
    """Return ``make`` as it begins to run in a process of its own.

    None where a second process would gain nothing or could do harm: on one core, where no process can be made, or where
    there are threads, whose locks a copy would hold for ever.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1 or _cores() < 2:
        return None
    source, sink = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(source)
        os.close(sink)
        return None
    if not process:
        _make(make, sink)
    os.close(sink)
    return Running(process, source)


class Running:
    """Work in a process of its own, of which either the result is waited for or the end is made, once."""

    def __init__(self, process: int, source: int) -> None:
        self._process = process
        self._source = source

    def result(self) -> bytes | None:
        """Return the result once the process has ended; None if it raised anything."""
        try:
            with os.fdopen(self._source, "rb") as stream:
                found = stream.read()
        except BaseException:
            self._kill()
            raise
        finally:
            _, status = os.waitpid(self._process, 0)
        return found if status == 0 else None

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        os.close(self._source)
        self._kill()
        os.waitpid(self._process, 0)

    def _kill(self) -> None:
        with suppress(OSError):
            os.kill(self._process, signal.SIGKILL)


def _make(make: Callable[[], bytes], sink: int) -> None:
    """Write the result and end: nothing that belongs to the other process may be flushed, closed or said here."""
    code = 1
    try:
        left = memoryview(make())
        while left:
            left = left[os.write(sink, left) :]
        code = 0
    finally:
        # Whatever was raised, the other process finds out by itself.
        os._exit(code)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
