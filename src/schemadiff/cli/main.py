"""The command line: arguments in, exit code out."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from schemadiff import __version__
from schemadiff.cli.parameters import (
    ALL_ROWS,
    ALLOW_ENV,
    DB,
    DEBUG,
    ENV,
    EXIT_CODE,
    EXPLAIN,
    FORMAT,
    MANAGE,
    NO_CACHE,
    NO_REHEARSE,
    NO_SAMPLES,
    NO_TARGET_WRITES,
    ONLINE,
    ONLY,
    OUT,
    REHEARSE,
    REHEARSE_LIMIT,
    REVERSE,
    SCHEMA,
    SCRATCH,
    SEEDS,
    SQL,
    STEPS,
    TRANSACTIONS,
    TRY_EXTENSIONS,
    File,
    Words,
)
from schemadiff.cli.pictures import docs, picture
from schemadiff.cli.running import guarded, options, say

if TYPE_CHECKING:
    from schemadiff.commands.options import Flags
    from schemadiff.commands.output import Output


def _flags(given: Mapping[str, Any]) -> Flags:
    """Return the flags of a command as one object."""
    from schemadiff.commands.options import Flags

    return Flags(**given)


_DISPLAY = ("steps", "sql", "all_rows", "only")
"""The options that say what of a plan is shown."""


def _output(format_: str | None, out: Path | None, flags: dict[str, Any]) -> Output:
    """Return how and where a command writes its result; as JSON to a file whose name ends in .json.

    The options of ``_DISPLAY`` are taken from the flags.
    """
    from schemadiff.commands.output import Output
    from schemadiff.report.display import Display

    is_json = out is not None and out.suffix == ".json"
    shown = Display(**{name: flags.pop(name) for name in _DISPLAY})
    return Output(format_ or ("json" if is_json else "text"), out, shown)


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
    NO_SAMPLES,
    ONLINE,
    TRANSACTIONS,
    FORMAT,
    OUT,
    STEPS,
    SQL,
    ALL_ROWS,
    ONLY,
    EXPLAIN,
    REHEARSE,
    NO_REHEARSE,
    REHEARSE_LIMIT,
    SCRATCH,
    REVERSE,
    EXIT_CODE,
)
@guarded
def plan(format_: str | None, out: Path | None, exit_code: bool, **flags: object) -> int:
    """Show what apply would do; with --out PLAN.json, save it for apply."""
    from schemadiff.commands import plan as command

    output = _output(format_, out, flags)
    return command.plan(_flags(flags), output, exit_code)


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
    NO_SAMPLES,
    ONLINE,
    TRANSACTIONS,
    click.option("--yes", is_flag=True, help="Do not ask."),
    click.option(
        "--allow", type=Words(), multiple=True, metavar="HAZARD[:OBJECT]", help="Consent to a hazard; globs work."
    ),
    click.option("--lock-timeout", metavar="TIME", help="How long one attempt waits for a lock.  [default: 100ms]"),
    click.option(
        "--lock-wait", metavar="TIME", help="How long a transaction is tried again for its locks.  [default: 1min]"
    ),
    click.option("--statement-timeout", metavar="TIME", help="How long a statement may run.  [default: 10min]"),
    click.option(
        "--long-statement-timeout",
        metavar="TIME",
        help="The same for what takes long and makes nobody wait.  [default: 0, no limit]",
    ),
    click.option(
        "--max-replication-lag",
        metavar="TIME",
        help="Between batches and before what takes long, wait for standbys that are further behind.  [default: 10s]",
    ),
    click.option(
        "--max-replication-wal",
        metavar="SIZE",
        help="The same for standbys and slots in use that lack more WAL.  [default: 1GB]",
    ),
    click.option(
        "--terminate-blockers",
        metavar="AGE",
        help="Terminate sessions that hold a lock in the way if their transactions are older than that.",
    ),
    click.option("--quiet", "-q", is_flag=True, help="Show errors only, and the plan if there is a question."),
    click.option("--verbose", "-v", is_flag=True, help="Show the SQL and the time of each statement."),
    REHEARSE,
    NO_REHEARSE,
    REHEARSE_LIMIT,
    SCRATCH,
)
@guarded
def apply(file: Path | None, yes: bool, **flags: object) -> int:
    """Bring the database to the declared schema.

    With a plan that `plan --out PLAN.json` wrote, run exactly its steps; the YAML is not read.
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
    NO_SAMPLES,
    ONLINE,
    TRANSACTIONS,
    FORMAT,
    OUT,
    STEPS,
    SQL,
    ALL_ROWS,
    ONLY,
    EXPLAIN,
    REHEARSE,
    NO_REHEARSE,
    REHEARSE_LIMIT,
    SCRATCH,
    EXIT_CODE,
)
@guarded
def diff(a: str, b: str, format_: str | None, out: Path | None, exit_code: bool, **flags: object) -> int:
    """Show what turns the source A into B."""
    from schemadiff.commands import diff as command

    output = _output(format_, out, flags)
    return command.diff(a, b, _flags(flags), output, exit_code)


@cli.command()
@click.argument("source", required=False)
@options(DB, ENV, click.option("--out", type=File(), help="A folder, or a file for .json."))
@guarded
def dump(source: str | None, out: Path | None, **flags: object) -> int:
    """Write a source as YAML to stdout or a folder, or as a catalog that diff takes (--out FILE.json)."""
    from schemadiff.commands import dump as command

    return command.dump(source, _flags(flags), out)


@cli.command()
@options(
    DB,
    ENV,
    click.option("--last", type=click.IntRange(1), default=10, show_default=True, help="How many runs."),
    click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True),
)
@guarded
def history(last: int, format_: str, **flags: object) -> int:
    """Show the runs that apply has recorded in the journal, the newest first."""
    from schemadiff.commands import history as command

    return command.history(_flags(flags), last, format_)


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


cli.add_command(picture)
cli.add_command(docs)


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
    except SystemExit as ended:
        # The command has ended: an interrupt from here on would only replace its exit code.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _leave(ended.code if isinstance(ended.code, int) else 1)
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


def _leave(code: int) -> NoReturn:
    """End the process without freeing its objects one by one: that took a fifth of a plan of 1,000 tables."""
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
    except OSError:
        code = code or 1
    os._exit(code)


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
