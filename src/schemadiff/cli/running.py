"""How a command runs: errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, ParamSpec

import click

from schemadiff.cli.parameters import CONFIG, DEBUG
from schemadiff.errors import InputError, Interrupted, RefusedError, SchemadiffError, UsageError
from schemadiff.shown import block, one_line

Command = Callable[..., Any]


def say(message: str) -> None:
    """Write a message to standard error; if that is closed, only the exit code remains."""
    with suppress(OSError):
        click.echo(block(message), err=True)


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
