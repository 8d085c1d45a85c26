"""What can go wrong, in words a user can act on.

Every error that reaches a user is a :class:`SchemadiffError`; each carries the exit code it ends the process
with. Findings (:class:`Finding`) are collected, so that one run reports them all.

A message holds names and words from outside, so it is one line, whatever stands in it; what goes on in further lines is
given apart, as a hint or as more ``lines``, and is indented.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from schemadiff.shown import one_line


class Place(NamedTuple):
    """Where something was written: a file as the user named it, line and column counted from 1."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{one_line(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the user: what is wrong, where, and what to try."""

    message: str
    place: Place | None = None
    hint: str | None = None

    def __str__(self) -> str:
        text = one_line(self.message)
        text = f"{self.place}: {text}" if self.place else text
        return f"{text}\n    {one_line(self.hint)}" if self.hint else text


@dataclass(frozen=True, slots=True)
class UnsupportedChange(Finding):
    """What is declared is right by itself, and PostgreSQL offers no way to it from what is live, or not in one plan.

    What stands in between is something that stays, such as columns that hold values of a type.
    """


class SchemadiffError(Exception):
    """The base of all errors that are told to the user without a traceback: a message, and what goes on below it."""

    exit_code = 1

    def __init__(self, message: str, *lines: str) -> None:
        self.message = message
        self.lines = lines
        super().__init__("\n".join([one_line(message), *(f"    {one_line(line)}" for line in lines)]))

    @property
    def parts(self) -> list[str]:
        """What it says, line by line and without indentation, for an error that tells of this one."""
        return [line.removeprefix("    ") for line in str(self).split("\n")]


class InputError(SchemadiffError):
    """The input is wrong; holds every finding, sorted by place. Nothing has been touched."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: Sequence[Finding] = sorted(set(findings), key=lambda f: (f.place or Place("", 0, 0), f.message))
        Exception.__init__(self, "\n".join(str(f) for f in self.findings))


class ServerError(SchemadiffError):
    """A PostgreSQL server could not be reached, started, or refused what was asked of it."""

    def __init__(self, message: str, *lines: str, place: Place | None = None) -> None:
        self.place = place
        super().__init__(f"{place}: {message}" if place else message, *lines)


class Interrupted(SchemadiffError):  # noqa: N818 - what happened is no error
    """The user ended the run."""

    exit_code = 130


class RefusedError(SchemadiffError):
    """The plan is refused and nothing has been touched: consent, offending data, drift, another apply."""

    exit_code = 3

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: Sequence[Finding] = tuple(findings)
        Exception.__init__(self, "\n".join(str(f) for f in self.findings))


class UsageError(SchemadiffError):
    """The command line asks for something that does not exist or does not go together."""

    exit_code = 64
