"""Where results are written: standard output or a file, complete or with an error; messages go to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff.commands.migration_output import Migration
from schemadiff.errors import Interrupted, SchemadiffError, UsageError
from schemadiff.report.display import WHOLE, Display
from schemadiff.shown import block, one_line

if TYPE_CHECKING:
    from schemadiff.commands.options import Flags
    from schemadiff.plan import Plan


@dataclass(frozen=True, slots=True)
class Output:
    """How and where a result is written."""

    format: str = "text"
    out: Path | None = None
    display: Display = WHOLE
    migration: Migration = field(default_factory=Migration)
    for_errors: bool = False
    """Whether the format was asked for, so that errors are written in it too. A file that was only named to save a plan
    gets nothing but a plan."""

    @property
    def is_drawn(self) -> bool:
        """Tell whether it has a picture of the tables that a plan touches."""
        return self.format == "html"

    def write(self, plan: Plan) -> None:
        """Write the plan; in colours on a terminal."""
        if self.format == "text":
            if self.out is None and sys.stdout.isatty():
                from schemadiff.report.terminal import show

                with _standard_output():
                    show(plan, self.display)
                return
            from schemadiff.report.text import render

            write(render(plan, self.display), self.out)
            return
        if self.format == "migration":
            written = list(self.migration.texts(plan, self.out))
            if not written:
                say("nothing to do, so no migration was written")
            for path, text in written:
                write(text, path)
            return
        from schemadiff.report import formats

        write(formats.render(plan, self.format), self.out)

    def write_valid(self) -> None:
        """Write that the input has no errors, in a format for programs."""
        from schemadiff.report import formats

        if self.format in formats.ERROR_FORMATS:
            write(formats.render_valid(self.format), self.out)

    @contextmanager
    def reporting_errors(self) -> Iterator[None]:
        """Write the error that ends a block as its result, in a format for programs; the error is raised on.

        Wrong usage and interruptions are no results.
        """
        try:
            yield
        except (UsageError, Interrupted):
            raise
        except SchemadiffError as error:
            self._write_error(error)
            raise
        except Exception as error:
            if type(error).__module__.partition(".")[0] == "psycopg":
                from schemadiff.postgres.connection import server_error

                self._write_error(server_error(error))  # type: ignore[arg-type]
            raise

    def _write_error(self, error: SchemadiffError) -> None:
        from schemadiff.report import formats

        if self.for_errors and self.format in formats.ERROR_FORMATS:
            write(formats.render_error(error, self.format), self.out)


def write(text: str, out: Path | None) -> None:
    """Write a result; SchemadiffError if it cannot be written completely."""
    if out is None:
        if sys.stdout.isatty() and (seen := block(text)) != text:
            # SQL and YAML are exact in a file or pipe; a terminal would interpret control characters in them.
            say("control characters are shown as codes here; --out and pipes contain them unchanged")
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


def note(message: str, flags: Flags) -> None:
    """Write a message of one line to stderr that is no error; not where only errors are wanted."""
    if not flags.quiet:
        say(message)


def write_changes(contents: Mapping[Path, bytes | None]) -> None:
    """Write files, or remove those without content: all or none. Raises SchemadiffError if one cannot be written."""
    from schemadiff.declaration import file_changes

    try:
        file_changes.write_all(contents)
    except OSError as error:
        about = f" {one_line(error.filename)}" if error.filename else ""
        raise SchemadiffError(f"cannot write{about}: {error.strerror}; no file was changed") from None


def say(message: str) -> None:
    """Write a message of one line to stderr; errors in doing so are ignored."""
    with suppress(OSError):
        print(one_line(message), file=sys.stderr, flush=True)  # noqa: T201


@contextmanager
def _standard_output() -> Iterator[None]:
    """Turn errors of standard output, such as a closed pipe or a full disk, into a SchemadiffError."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        give_up(sys.stdout)
        raise SchemadiffError(f"the result cannot be written to standard output: {error.strerror}") from None


def give_up(stream: object) -> None:
    """Discard what a stream still buffers: Python would try again and complain when it exits."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
