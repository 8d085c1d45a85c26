"""What every command of the command line has: its errors as messages and exit codes, its options as objects."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from schemadiff.cli.parameters import CONFIG, DEBUG
from schemadiff.errors import InputError, Interrupted, RefusedError, SchemadiffError, UsageError
from schemadiff.shown import block, one_line, without_passwords

if TYPE_CHECKING:
    from schemadiff.commands.options import Flags
    from schemadiff.commands.output import Output

Command = Callable[..., Any]


def say(message: str) -> None:
    """Write a message to standard error; if that is closed, only the exit code remains."""
    with suppress(OSError):
        click.echo(block(without_passwords(message)), err=True)


P = ParamSpec("P")


def guarded(command: Callable[P, int | None]) -> Callable[P, None]:
    """Turn errors of a command into messages and exit codes; a traceback is shown only with --debug."""

    @wraps(command)
    def run(*args: P.args, **options: P.kwargs) -> None:
        try:
            code = command(*args, **options)
        except SchemadiffError as error:
            say(_words(error))
            code = error.exit_code
        except KeyboardInterrupt:
            say("interrupted; nothing was changed")
            code = 130
        except Exception as error:
            if os.environ.get("SCHEMADIFF_DEBUG"):
                raise
            say(_unforeseen(error))
            code = 1
        _let_go_of_stderr()
        sys.exit(code or 0)

    return run


def _let_go_of_stderr() -> None:
    """Keep Python from exiting with 120 instead of the command's own code if stderr is closed."""
    try:
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _words(error: SchemadiffError) -> str:
    if isinstance(error, InputError):
        count = len(error.findings)
        return f"{error}\n{count} error{'s' if count != 1 else ''}; nothing was changed"
    if isinstance(error, RefusedError):
        return f"refused; nothing was changed:\n{error}"
    if isinstance(error, Interrupted | UsageError):
        return str(error)
    return f"error: {error}"


def _unforeseen(error: Exception) -> str:
    """Return the message for an unexpected error: psycopg's are the server's or network's, OSError the system's."""
    if isinstance(error, OSError):
        about = f": {one_line(error.filename)}" if error.filename is not None else ""
        return f"error: {error.strerror or type(error).__name__}{about}"
    if isinstance(error, RecursionError):
        return "error: the input is nested too deeply"
    if type(error).__module__.partition(".")[0] == "psycopg":
        from schemadiff.postgres.connection import server_error

        return f"error: {server_error(error)}"  # type: ignore[arg-type]
    return (
        f"schemadiff has a bug: {type(error).__name__}: {one_line(error)}\n    run again with --debug for the traceback"
    )


def options(*wanted: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that adds these options in this order, and --config and --debug."""

    def add(command: Command) -> Command:
        for option in reversed((*wanted, CONFIG, DEBUG)):
            command = option(command)
        return command

    return add


def flags_of(given: Mapping[str, Any]) -> Flags:
    """Return the flags of a command as one object."""
    from schemadiff.commands.options import Flags

    return Flags(**given)


def output_of(given: dict[str, Any]) -> Output:
    """Take the options of the output out of those of a command, and return them as one object.

    The format is JSON for a file whose name ends in .json. Raises UsageError for options of another format.
    """
    from schemadiff.commands.migration_output import Migration
    from schemadiff.commands.output import Output
    from schemadiff.report.display import Display

    out: Path | None = given.pop("out", None)
    asked: str | None = given.pop("format_", None)
    runner, name = given.pop("runner", None), given.pop("name", None)
    saved = out is not None and out.suffix == ".json"
    format_ = asked or ("json" if saved else "text")
    if format_ != "migration" and (runner or name):
        raise UsageError(f"--{'runner' if runner else 'name'} is for --format migration")
    migration = Migration(runner or "plain", name)
    shown = {name: given.pop(name) for name in _DISPLAY if name in given}
    if format_ != "text" and (part := next((name for name, value in shown.items() if value), None)) is not None:
        raise UsageError(f"--{part.replace('_', '-')} is for the text; --format {format_} always has the whole plan")
    display = Display(**shown)
    return Output(format_, out, display, migration, for_errors=asked is not None)


_DISPLAY = ("steps", "sql", "all_rows", "only")
"""The options that say what of a plan is shown."""
