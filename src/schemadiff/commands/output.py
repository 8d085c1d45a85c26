"""Where answers go: standard output or a file, in full or with words why not; what is said beside them, to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff.errors import SchemadiffError
from schemadiff.shown import block, one_line

if TYPE_CHECKING:
    from schemadiff.plan import Plan


@dataclass(frozen=True, slots=True)
class Output:
    """How and where an answer is written."""

    format: str = "text"
    out: Path | None = None
    show_sql: bool = False

    def write(self, plan: Plan) -> None:
        """Writes the plan; in colours where a person is looking."""
        if self.format == "text":
            if self.out is None and sys.stdout.isatty():
                from schemadiff.report.terminal import show

                with _standard_output():
                    show(plan, sql=self.show_sql)
                return
            from schemadiff.report.text import render

            write(render(plan, sql=self.show_sql), self.out)
            return
        from schemadiff.report import formats

        write(formats.render(plan, self.format), self.out)


def write(text: str, out: Path | None) -> None:
    """Writes an answer. SchemadiffError where it cannot be written in full."""
    if out is None:
        if sys.stdout.isatty() and (seen := block(text)) != text:
            # SQL and YAML are exact in a file or a pipe; a terminal would obey what stands in them.
            say("some characters are shown by their codes here; --out and pipes have them as they are")
            text = seen
        with _standard_output():
            sys.stdout.write(text)
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SchemadiffError(f"cannot write {out}: {error.strerror}") from None
    say(f"wrote {out}")


def say(message: str) -> None:
    """A line of progress; one line, whatever stands in it. Where nobody can hear it, nothing is lost."""
    with suppress(OSError):
        print(one_line(message), file=sys.stderr, flush=True)  # noqa: T201


@contextmanager
def _standard_output() -> Iterator[None]:
    """Whoever reads our answer may be gone, and a disk full: then nothing more is done."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        give_up(sys.stdout)
        raise SchemadiffError(f"the answer cannot be written to standard output: {error.strerror}") from None


def give_up(stream: object) -> None:
    """Lets what a stream still holds go nowhere: Python would try again, and complain, when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
