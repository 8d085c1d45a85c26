"""What can go wrong, in words a user can act on.

Every error that reaches a user is a :class:`SchemadiffError`; each carries the exit code it ends the process
with. Findings (:class:`Finding`) are collected, so that one run reports them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Where something was written: a file as the user named it, line and column counted from 1."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the user: what is wrong, where, and what to try."""

    message: str
    place: Place | None = None
    hint: str | None = None

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}" if self.place else self.message
        return f"{text}\n    {self.hint}" if self.hint else text


@dataclass(frozen=True, slots=True)
class NoWay(Finding):
    """What is declared is right by itself, and PostgreSQL offers no way to it from what is live, or not in one plan.

    What stands in between is something that stays, such as columns that hold values of a type.
    """


class SchemadiffError(Exception):
    """The base of all errors that are told to the user without a traceback."""

    exit_code = 1


class InputError(SchemadiffError):
    """The input is wrong; holds every finding, sorted by place. Nothing has been touched."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: Sequence[Finding] = sorted(set(findings), key=lambda f: (f.place or Place("", 0, 0), f.message))
        super().__init__("\n".join(str(f) for f in self.findings))


class ServerError(SchemadiffError):
    """A PostgreSQL server could not be reached, started, or refused what was asked of it."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        self.place = place
        super().__init__(f"{place}: {message}" if place else message)


class Interrupted(SchemadiffError):  # noqa: N818 - what happened is no error
    """The user ended the run."""

    exit_code = 130


class RefusedError(SchemadiffError):
    """The plan is refused and nothing has been touched: consent, offending data, drift, another apply."""

    exit_code = 3

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: Sequence[Finding] = tuple(findings)
        super().__init__("\n".join(str(f) for f in self.findings))


class UsageError(SchemadiffError):
    """The command line asks for something that does not exist or does not go together."""

    exit_code = 64
