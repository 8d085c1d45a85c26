"""Ctrl-C and SIGTERM: both end a run in order, and neither takes effect between a COMMIT and its answer."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


def end_on_sigterm() -> None:
    """Let SIGTERM end a run as Ctrl-C does: open transactions are rolled back, and what is committed is reported."""

    def terminate(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, terminate)


@contextmanager
def postponed() -> Iterator[None]:
    """Postpone interruptions until the ``with`` block ends, so that its outcome is known."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pending = False

    def note(number: int, frame: FrameType | None) -> None:
        nonlocal pending
        pending = True

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if pending:
        raise KeyboardInterrupt
