"""The command line: arguments in, exit code out."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from schemadiff import __version__
from schemadiff.errors import InputError, Interrupted, RefusedError, SchemadiffError, UsageError
from schemadiff.shown import block, one_line

if TYPE_CHECKING:
    from schemadiff.commands.options import Flags
    from schemadiff.commands.output import Output

FORMATS = ("text", "sql", "json", "markdown", "html")

Command = Callable[..., Any]


def say(message: str) -> None:
    """Write a message to standard error; if that is closed, only the exit code remains."""
    with suppress(OSError):
        click.echo(block(message), err=True)


P = ParamSpec("P")
Value = TypeVar("Value")


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


def _debug(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        os.environ["SCHEMADIFF_DEBUG"] = "1"


class Words(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A non-empty text. An empty one comes from a variable without a value, and must not choose a default."""

    name = "text"

    def convert(
        self, value: str | Path, parameter: click.Parameter | None, context: click.Context | None
    ) -> str | Path:
        """Return the text; a usage error if it is empty."""
        if not str(value).strip():
            self.fail("it is empty; perhaps a variable is not set", parameter, context)
        return value


class File(Words):
    """A path that is not empty."""

    name = "path"

    def convert(self, value: str | Path, parameter: click.Parameter | None, context: click.Context | None) -> Path:
        """Return the path; a usage error if it is empty."""
        return Path(super().convert(value, parameter, context))


def _not_empty(variable: str) -> Callable[[click.Context, click.Parameter, Value], Value]:
    """Return a callback that rejects an empty environment variable, which click would ignore."""

    def check(context: click.Context, parameter: click.Parameter, value: Value) -> Value:
        if value is None and not os.environ.get(variable, variable).strip():
            raise click.BadParameter(f"${variable} is set and empty: unset it, or give it a value", context, parameter)
        return value

    return check


SCHEMA = click.option(
    "--schema",
    type=Words(),
    envvar="SCHEMADIFF_SCHEMA",
    callback=_not_empty("SCHEMADIFF_SCHEMA"),
    help="The folder of YAML files.  [default: schema/]",
)
DB = click.option("--db", type=Words(), help="The database: postgresql://… or keywords like dbname=…")
ENV = click.option(
    "--env",
    type=Words(),
    envvar="SCHEMADIFF_ENV",
    callback=_not_empty("SCHEMADIFF_ENV"),
    metavar="NAME",
    help="An environment of schemadiff.toml.",
)
CONFIG = click.option("--config", type=File(), metavar="FILE", help="The configuration.  [default: schemadiff.toml]")
SEEDS = click.option(
    "--seeds", type=Words(), multiple=True, metavar="SET", help="Only these seed sets; `none` for none."
)
ALLOW_ENV = click.option(
    "--allow-env",
    type=Words(),
    multiple=True,
    metavar="GLOB",
    help="$env may read these variables, whatever schemadiff.toml says ($SCHEMADIFF_ALLOW_ENV).",
)
MANAGE = click.option(
    "--manage", type=click.Choice(["declared", "all"]), help="`all` also drops what the YAML does not declare."
)
OUT = click.option("--out", type=File(), help="Write to this file instead of stdout.")
FORMAT = click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
SQL = click.option("--sql", "show_sql", is_flag=True, help="Show the SQL in the text format.")
EXIT_CODE = click.option("--exit-code", is_flag=True, help="Exit with 2 where there are differences.")
NO_TARGET_WRITES = click.option(
    "--no-target-writes", is_flag=True, help="Plan without temporary objects in the database; ask an embedded server."
)
TRY_EXTENSIONS = click.option(
    "--try-extensions",
    is_flag=True,
    help="To find out what a new extension contains, install it in the database and roll that back.",
)
NO_CACHE = click.option(
    "--no-cache", is_flag=True, help="Ask the server again what it has answered before ($SCHEMADIFF_NO_CACHE)."
)
EXPLAIN = click.option(
    "--explain",
    type=Words(),
    multiple=True,
    metavar="OBJECT",
    help="Say why changes of these objects are made and stand where they do; globs work.",
)
REHEARSE = click.option(
    "--rehearse",
    type=click.Choice(["yes", "full", "no"]),
    is_flag=False,
    flag_value="yes",
    envvar="SCHEMADIFF_REHEARSE",
    callback=_not_empty("SCHEMADIFF_REHEARSE"),
    metavar="[=full]",
    help="Fail if the plan cannot be tried on a scratch server; =full tries it on a copy of all definitions.",
)
NO_REHEARSE = click.option("--no-rehearse", is_flag=True, help="Do not try the plan on a scratch server.")
REHEARSE_LIMIT = click.option(
    "--rehearse-limit", type=Words(), metavar="TIME", help="How long that may take.  [default: 60s]"
)
SCRATCH = click.option(
    "--scratch",
    type=Words(),
    metavar="URL",
    help="A server on which plans are tried, in a database of their own that is dropped again.",
)
DEBUG = click.option(
    "--debug", is_flag=True, expose_value=False, is_eager=True, callback=_debug, help="Show tracebacks."
)


def options(*wanted: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that adds these options in this order, and --config and --debug."""

    def add(command: Command) -> Command:
        for option in reversed((*wanted, CONFIG, DEBUG)):
            command = option(command)
        return command

    return add


def _flags(given: Mapping[str, Any]) -> Flags:
    """Return the flags of a command as one object."""
    from schemadiff.commands.options import Flags

    return Flags(**given)


def _output(format_: str, out: Path | None, show_sql: bool) -> Output:
    """Return how and where a command writes its result."""
    from schemadiff.commands.output import Output

    return Output(format_, out, show_sql)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="schemadiff")
@DEBUG
def cli() -> None:
    """Keeps a PostgreSQL database in step with a folder of YAML files.

    A source is a folder, postgresql://…, git:REF[:path], a .sql file, or a catalog that dump saved as .json.

    Exit codes: 0 done, or no changes; 1 failed; 2 differences, with --exit-code; 3 refused, and nothing changed;
    64 wrong usage; 130 interrupted.
    """


@cli.command()
@options(
    SCHEMA,
    DB,
    ENV,
    SEEDS,
    ALLOW_ENV,
    MANAGE,
    NO_TARGET_WRITES,
    TRY_EXTENSIONS,
    NO_CACHE,
    FORMAT,
    OUT,
    SQL,
    EXPLAIN,
    REHEARSE,
    NO_REHEARSE,
    REHEARSE_LIMIT,
    SCRATCH,
    EXIT_CODE,
)
@guarded
def plan(format_: str, out: Path | None, show_sql: bool, exit_code: bool, **flags: object) -> int:
    """Show what apply would do."""
    from schemadiff.commands import plan as command

    return command.plan(_flags(flags), _output(format_, out, show_sql), exit_code)


@cli.command()
@click.argument("file", metavar="[PLAN.json]", required=False, type=File())
@options(
    SCHEMA,
    DB,
    ENV,
    SEEDS,
    ALLOW_ENV,
    MANAGE,
    NO_TARGET_WRITES,
    TRY_EXTENSIONS,
    NO_CACHE,
    click.option("--yes", is_flag=True, help="Do not ask."),
    click.option(
        "--allow", type=Words(), multiple=True, metavar="HAZARD[:OBJECT]", help="Consent to a hazard; globs work."
    ),
    click.option("--lock-timeout", metavar="TIME", help="How long a statement waits for a lock.  [default: 5s]"),
    click.option("--statement-timeout", metavar="TIME", help="How long a statement may run.  [default: 10min]"),
    REHEARSE,
    NO_REHEARSE,
    REHEARSE_LIMIT,
    SCRATCH,
)
@guarded
def apply(file: Path | None, yes: bool, **flags: object) -> int:
    """Bring the database to the declared schema.

    With a plan that `plan --format json` wrote, only if that is still what would be done.
    """
    from schemadiff.commands import apply as command

    return command.apply(_flags(flags), yes, file)


@cli.command()
@click.argument("a")
@click.argument("b")
@options(
    SEEDS,
    ALLOW_ENV,
    MANAGE,
    NO_TARGET_WRITES,
    TRY_EXTENSIONS,
    NO_CACHE,
    FORMAT,
    OUT,
    SQL,
    EXPLAIN,
    REHEARSE,
    NO_REHEARSE,
    REHEARSE_LIMIT,
    SCRATCH,
    EXIT_CODE,
)
@guarded
def diff(a: str, b: str, format_: str, out: Path | None, show_sql: bool, exit_code: bool, **flags: object) -> int:
    """Show what turns the source A into B."""
    from schemadiff.commands import diff as command

    return command.diff(a, b, _flags(flags), _output(format_, out, show_sql), exit_code)


@cli.command()
@click.argument("source", required=False)
@options(DB, ENV, click.option("--out", type=File(), help="A folder, or a file for .json."))
@guarded
def dump(source: str | None, out: Path | None, **flags: object) -> int:
    """Write a source as YAML to stdout or a folder, or as a catalog that diff takes (--out FILE.json)."""
    from schemadiff.commands import dump as command

    return command.dump(source, _flags(flags), out)


@cli.command()
@options(SCHEMA, ENV, ALLOW_ENV)
@guarded
def validate(**flags: object) -> int:
    """Check the YAML alone, without a database."""
    from schemadiff.commands import validate as command

    return command.validate(_flags(flags))


@cli.command()
@options(SCHEMA, DB, ENV)
@guarded
def init(**flags: object) -> int:
    """Make a first folder, from a live database (--db) or as an example."""
    from schemadiff.commands import init as command

    return command.init(_flags(flags))


@cli.command()
@click.argument("action", type=click.Choice(["start", "stop", "status"]))
@options()
@guarded
def server(action: str, config: Path | None) -> int:
    """Start, stop or look at the embedded server one keeps in .schemadiff/."""
    from schemadiff.commands import server as command

    return command.server(action)


def main() -> None:
    """Run the command line; wrong usage exits with 64."""
    from schemadiff.apply.signals import end_on_sigterm

    end_on_sigterm()
    # Objects of a command live until it ends: garbage collection of all of them took 8 % of a large plan.
    gc.set_threshold(100_000, 20, 50)
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        # SQL and YAML are UTF-8, whatever the locale.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        cli.main(standalone_mode=False)
    except SystemExit:
        # The command has ended: an interrupt from here on would only replace its exit code.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise
    except click.NoSuchOption as error:
        _near(error).show()
        sys.exit(64)
    except click.UsageError as error:
        error.show()
        sys.exit(64)
    except (click.exceptions.Abort, KeyboardInterrupt):
        say("interrupted; nothing was changed")
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(1)
    except OSError as error:
        # What click itself reports, such as --help; commands report their own results.
        say(f"error: the result cannot be written to standard output: {error.strerror}")
        _nowhere(1)
        sys.exit(1)


def _near(error: click.NoSuchOption) -> click.NoSuchOption:
    """Return the error with suggestions that are similar without the dashes, which click compares as well."""
    from difflib import get_close_matches

    words = {word.lstrip("-"): word for word in error.possibilities or ()}
    near = get_close_matches(error.option_name.lstrip("-"), words)
    return click.NoSuchOption(error.option_name, possibilities=[words[word] for word in near], ctx=error.ctx)


def _open_streams() -> None:
    """Replace closed streams, so that what is opened next, such as a connection, does not get their file descriptors.

    Reading then finds the end at once, messages are discarded, and a result that cannot be written is an error.
    """
    for number, name, mode in ((0, "stdin", os.O_RDONLY), (1, "stdout", os.O_RDONLY), (2, "stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            _nowhere(number, mode)
            setattr(sys, name, open(number, "w" if number else "r", closefd=False))  # noqa: SIM115


def _nowhere(number: int, mode: int = os.O_WRONLY) -> None:
    nothing = os.open(os.devnull, mode)
    if nothing != number:
        os.dup2(nothing, number)
        os.close(nothing)
