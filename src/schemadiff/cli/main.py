"""The command line: arguments in, exit code out."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

import click

from schemadiff import __version__
from schemadiff.cli import file_commands
from schemadiff.cli.guard import flags_of, guarded, options, output_of, say
from schemadiff.cli.parameters import (
    ALL_ROWS,
    ALLOW_ENV,
    DB,
    DEBUG,
    ENV,
    EXIT_CODE,
    EXPLAIN,
    FINDING_FORMAT,
    FORMAT,
    MANAGE,
    MERGE_BASE,
    NAME,
    NO_CACHE,
    NO_REHEARSE,
    NO_SAMPLES,
    NO_TARGET_WRITES,
    ONLINE,
    ONLY,
    OUT,
    PLAN_OUT,
    REHEARSE,
    REHEARSE_LIMIT,
    REVERSE,
    RUNNER,
    SCHEMA,
    SCRATCH,
    SEEDS,
    SQL,
    STEPS,
    TRANSACTIONS,
    TRY_EXTENSIONS,
    File,
    Source,
    Words,
)
from schemadiff.cli.pictures import docs, picture
from schemadiff.errors import UsageError


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
    PLAN_OUT,
    RUNNER,
    NAME,
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
def plan(exit_code: bool, **flags: object) -> int:
    """Show what apply would do; with --out PLAN.json, save it for apply."""
    from schemadiff.commands import plan as command

    output = output_of(flags)
    return command.plan(flags_of(flags), output, exit_code)


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

    return command.apply(flags_of(flags), yes, file)


@cli.command()
@click.argument("a", type=Source())
@click.argument("b", type=Source(), required=False)
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
    PLAN_OUT,
    RUNNER,
    NAME,
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
    MERGE_BASE,
)
@guarded
def diff(a: str, b: str | None, exit_code: bool, merge_base: bool, **flags: object) -> int:
    """Show what turns the source A into B; git:A..B is short for git:A git:B, and git:A...B has --merge-base.

    With --merge-base, what B has changed since it parted from A, and the conflicts of both, which exit with 1.
    """
    from schemadiff.commands import diff as command

    output = output_of(flags)
    return command.diff(a, b, flags_of(flags), output, exit_code, merge_base)


@cli.command()
@options(SCHEMA, DB, ENV, SEEDS, ALLOW_ENV, MANAGE, NO_CACHE, FORMAT, OUT, STEPS, SQL, ALL_ROWS, ONLY)
@guarded
def check(**flags: object) -> int:
    """Find out whether the database still is as declared; exits with 2 if not, and says nothing if it is.

    The database is only read: unlike plan, check makes no temporary objects in it and tries nothing.
    """
    from schemadiff.commands import check as command

    output = output_of(flags)
    return command.check(flags_of(flags), output)


@cli.command()
@click.argument("forge", type=click.Choice(["github", "gitlab"]))
@options(
    SCHEMA,
    SEEDS,
    MANAGE,
    ONLINE,
    NO_CACHE,
    REHEARSE,
    NO_REHEARSE,
    REHEARSE_LIMIT,
    SCRATCH,
    click.option("--no-comment", is_flag=True, help="Write no comment."),
    click.option("--no-status", is_flag=True, help="Set no status of the commit (github)."),
    click.option("--name", type=Words(), help="Tells several comments apart.  [default: the folder]"),
    click.option("--report", type=Words(), multiple=True, metavar="FORMAT=FILE", help="Write this report too."),
)
@guarded
def ci(
    forge: str, no_comment: bool, no_status: bool, name: str | None, report: tuple[str, ...], **flags: object
) -> int:
    """Report what a pull request changes: as its comment, as a status, and at the lines of its files.

    Runs in a job of the code host, for a pull request, and needs no database.
    """
    from schemadiff.commands import ci as command

    reporting = command.Reporting(not no_comment, not no_status, name, report)
    return command.ci(forge, flags_of(flags), reporting)  # type: ignore[arg-type]


@cli.command()
@click.argument("source", required=False, type=Source())
@options(
    DB,
    ENV,
    click.option("--out", type=File(), help="A folder, or a file for .json."),
    click.option("--into", type=File(), metavar="FOLDER", help="Edit the files of a folder where they differ."),
)
@guarded
def dump(source: str | None, out: Path | None, into: Path | None, **flags: object) -> int:
    """Write a source as YAML to stdout or a folder, or as a catalog that diff takes (--out FILE.json).

    With --into, a folder's files are edited to declare what the database has; the rest of them stays as it is.
    """
    from schemadiff.commands import dump as command

    if into is not None:
        if out is not None:
            raise UsageError("--out writes a new folder and --into edits one: use one of them")
        return command.dump_into(source, flags_of(flags), into)
    return command.dump(source, flags_of(flags), out)


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

    return command.history(flags_of(flags), last, format_)


@cli.command()
@options(SCHEMA, ENV, ALLOW_ENV, FINDING_FORMAT, OUT)
@guarded
def validate(**flags: object) -> int:
    """Check the YAML alone, without a database."""
    from schemadiff.commands import validate as command

    output = output_of(flags)
    return command.validate(flags_of(flags), output)


@cli.command()
@options(SCHEMA, DB, ENV)
@guarded
def init(**flags: object) -> int:
    """Make a first folder, from a live database (--db) or as an example."""
    from schemadiff.commands import init as command

    return command.init(flags_of(flags))


@cli.command()
@click.argument("action", type=click.Choice(["start", "stop", "status"]))
@options()
@guarded
def server(action: str, config: Path | None) -> int:
    """Start, stop or look at the embedded server one keeps in .schemadiff/."""
    from schemadiff.commands import server as command

    return command.server(action)


for command in (*file_commands.COMMANDS, picture, docs):
    cli.add_command(command)


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
