"""What a run reports while it goes on; the commands show it."""

from __future__ import annotations

from typing import NamedTuple

from schemadiff.plan import Step


class Blocker(NamedTuple):
    """A session that holds a lock which another one waits for."""

    pid: int
    role: str
    application: str
    state: str
    age: str
    query: str = ""
    """The beginning of what it runs or ran last, without the values in it; empty if that may not be read."""

    def __str__(self) -> str:
        application = f", {self.application}" if self.application else ""
        query = f": {self.query}" if self.query else ""
        return (
            f"process {self.pid} ({self.role}{application}), {self.state}, its transaction open for {self.age}{query}"
        )


class Advance(NamedTuple):
    """How far a long statement has come, as the server says."""

    phase: str
    """What it does, such as ``building index: scanning table``."""
    done: int
    total: int
    """Of how many blocks, rows or sessions; 0 if that is not known."""


class Listener:
    """Hears what happens in a run; by itself it does nothing."""

    def begins(self, number: int, step: Step) -> None:
        """Hear that a step begins; its number counts from 0. It can begin again if a lock was not to be had."""

    def ended(self, step: Step, seconds: float) -> None:
        """Hear that a step's statement has succeeded, and how long it took."""

    def committed(self) -> None:
        """Hear that the transaction of the steps that have ended is committed."""

    def advances(self, advance: Advance) -> None:
        """Hear how far the statement that runs has come; called from another thread as well."""

    def waits(self, blockers: tuple[Blocker, ...]) -> None:
        """Hear which sessions the statement waits for, once for each set of sessions; called from another thread."""

    def tries_again(self, step: Step, pause: float) -> None:
        """Hear that a lock was not to be had, and after how many seconds the transaction is tried again."""

    def says(self, message: str) -> None:
        """Hear anything else that a reader has to know; called from another thread as well."""
