"""Errors, in words that a user can act on.

Every error that a user sees is a :class:`SchemadiffError`; each class has the exit code of the process. Findings
(:class:`Finding`) are collected, so that one run reports all of them.

A message contains names and texts from outside, so it is always displayed as one line; further lines are given
separately, as a hint or as ``lines``, and are indented.
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


Sample = tuple[tuple[str, str | None], ...]
"""The key of a row: each column, and its value as text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to report to the user: what is wrong, where, and what to do about it."""

    message: str
    place: Place | None = None
    hint: str | None = None
    samples: tuple[Sample, ...] = ()
    """The keys of some of the rows that it is about; ``hint`` has them in words."""

    def __str__(self) -> str:
        text = one_line(self.message)
        text = f"{self.place}: {text}" if self.place else text
        return f"{text}\n    {one_line(self.hint)}" if self.hint else text


@dataclass(frozen=True, slots=True)
class UnsupportedChange(Finding):
    """A finding on a change that PostgreSQL has no command for, although the declaration itself is right.

    Usually something that stays prevents it, such as columns that hold values of a type.
    """


@dataclass(frozen=True, slots=True)
class BranchConflict(Finding):
    """A finding on two branches that change the same thing differently, so that they cannot be merged as they are."""


class SchemadiffError(Exception):
    """Base of all errors that are shown without a traceback: a message and further lines."""

    exit_code = 1

    def __init__(self, message: str, *lines: str) -> None:
        self.message = message
        self.lines = lines
        super().__init__("\n".join([one_line(message), *(f"    {one_line(line)}" for line in lines)]))

    @property
    def parts(self) -> list[str]:
        """Return its message and lines without indentation, for an error that reports this one."""
        return [line.removeprefix("    ") for line in str(self).split("\n")]


class InputError(SchemadiffError):
    """Invalid input, with every finding sorted by place. Nothing has been changed."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: Sequence[Finding] = sorted(set(findings), key=lambda f: (f.place or Place("", 0, 0), f.message))
        Exception.__init__(self, "\n".join(str(f) for f in self.findings))


class ServerError(SchemadiffError):
    """A PostgreSQL server could not be reached or started, or rejected a command."""

    def __init__(self, message: str, *lines: str, place: Place | None = None) -> None:
        self.place = place
        super().__init__(f"{place}: {message}" if place else message, *lines)


class Interrupted(SchemadiffError):  # noqa: N818 - an interruption is not an error
    """The user interrupted the run."""

    exit_code = 130


class RefusedError(SchemadiffError):
    """The plan is refused and nothing has been changed: consent, violating rows, drift, another apply."""

    exit_code = 3

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: Sequence[Finding] = tuple(findings)
        Exception.__init__(self, "\n".join(str(f) for f in self.findings))


class UsageError(SchemadiffError):
    """The command line is wrong: an unknown name, or options that exclude each other."""

    exit_code = 64
