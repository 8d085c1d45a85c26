"""How ``apply`` shows a run: a line for each statement, and how far long ones have come."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff import git
from schemadiff.apply.listener import Advance, Blocker, Listener
from schemadiff.commands.output import Output, say
from schemadiff.errors import UsageError
from schemadiff.report.display import Display
from schemadiff.shown import one_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from schemadiff.commands.inputs import Target
    from schemadiff.commands.options import Flags, Options
    from schemadiff.plan import Plan, Step

_BETWEEN_LINES = 10.0
"""Seconds between two lines about the same statement in a log."""


def show(plan: Plan, flags: Flags, *, asks: bool) -> None:
    """Show a plan that will run; not where only errors are wanted and there is no question about it."""
    if not flags.quiet or (asks and not plan.empty):
        Output(display=Display(sql=flags.verbose)).write(plan)


@contextmanager
def listener_for(count: int, flags: Flags) -> Iterator[Listener]:
    """Yield what shows a run with so many statements, on standard error.

    Raises UsageError if both ``--quiet`` and ``--verbose`` are given.
    """
    if flags.quiet and flags.verbose:
        raise UsageError("--quiet and --verbose exclude each other")
    if flags.quiet:
        yield Listener()
    elif sys.stderr.isatty():
        bar = _Bar(count, verbose=flags.verbose)
        try:
            yield bar
        finally:
            bar.close()
    else:
        yield _Lines(count, verbose=flags.verbose)


@contextmanager
def journal(options: Options, target: Target, plan: Plan, listener: Listener) -> Iterator[Listener]:
    """Yield a listener that records the run in the journal as well; the given one where there is to be none."""
    if options.journal is None:
        yield listener
        return
    from schemadiff.apply.journal import recorded

    source = plan.target + _revision(Path(plan.target))
    with recorded(options.journal, target.conninfo, plan, source, listener) as heard:
        yield heard


def _revision(folder: Path) -> str:
    """Return the revision of the folder, to follow its name; empty where no repository has it."""
    try:
        found = git.run("rev-parse", "HEAD", cwd=folder)
        changed = git.run("status", "--porcelain", "--", ".", cwd=folder)
    except OSError:
        return ""
    if found.returncode != 0:
        return ""
    return f" at {found.stdout.decode().strip()}{', with changes' if changed.stdout.strip() else ''}"


class _Lines(Listener):
    """Lines, as a log keeps them."""

    def __init__(self, count: int, *, verbose: bool) -> None:
        self._count = count
        self._verbose = verbose
        self._begun = -1
        self._shown = 0.0
        """When the statement that runs began, or its progress was shown last."""

    def begins(self, number: int, step: Step) -> None:
        self._shown = time.monotonic()
        if number <= self._begun:
            return
        self._begun = number
        say(f"[{number + 1}/{self._count}] {step.title}")
        if self._verbose:
            for line in step.sql.splitlines():
                say(f"      {line}")

    def ended(self, step: Step, seconds: float) -> None:
        if self._verbose:
            say(f"      done in {seconds:.3f} s")

    def advances(self, advance: Advance) -> None:
        if time.monotonic() - self._shown > _BETWEEN_LINES:
            self._shown = time.monotonic()
            say(f"      {_in_words(advance)}")

    def waits(self, blockers: tuple[Blocker, ...]) -> None:
        self.says(f"waiting for a lock held by {'; '.join(map(str, blockers))}")

    def tries_again(self, step: Step, pause: float) -> None:
        if self._verbose:
            say(f"      the lock is not available; rolled back, trying again in {pause:.1f} s")

    def says(self, message: str) -> None:
        say(message)


class _Bar(_Lines):
    """Lines, and below them a bar while the server tells how far a long statement is."""

    def __init__(self, count: int, *, verbose: bool) -> None:
        super().__init__(count, verbose=verbose)
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def begins(self, number: int, step: Step) -> None:
        self.close()
        super().begins(number, step)

    def ended(self, step: Step, seconds: float) -> None:
        self.close()
        super().ended(step, seconds)

    def advances(self, advance: Advance) -> None:
        if self._progress is None or self._task is None:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

            columns = (TextColumn("      {task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
            self._progress.start()
            self._task = self._progress.add_task("", total=None)
        total = advance.total or None
        self._progress.update(self._task, description=advance.phase, completed=advance.done, total=total)

    def says(self, message: str) -> None:
        if self._progress is None:
            super().says(message)
        else:
            self._progress.console.print(one_line(message), markup=False, highlight=False)

    def close(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()
        self._progress = self._task = None


def _in_words(advance: Advance) -> str:
    if not advance.total:
        return advance.phase
    return f"{advance.phase}: {100 * advance.done // advance.total} %"
