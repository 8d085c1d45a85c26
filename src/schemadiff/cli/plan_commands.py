"""The commands that make plans, run them and report them."""

from __future__ import annotations

from pathlib import Path

import click

from schemadiff.cli.guard import flags_of, guarded, options, output_of
from schemadiff.cli.parameters import (
    ALL_ROWS,
    ALLOW_ENV,
    DB,
    ENV,
    EXIT_CODE,
    EXPLAIN,
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


@click.command()
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


@click.command()
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


@click.command()
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


@click.command()
@options(SCHEMA, DB, ENV, SEEDS, ALLOW_ENV, MANAGE, NO_CACHE, FORMAT, OUT, STEPS, SQL, ALL_ROWS, ONLY)
@guarded
def check(**flags: object) -> int:
    """Find out whether the database still is as declared; exits with 2 if not, and says nothing if it is.

    The database is only read: unlike plan, check makes no temporary objects in it and tries nothing.
    """
    from schemadiff.commands import check as command

    output = output_of(flags)
    return command.check(flags_of(flags), output)


@click.command()
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


@click.command()
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
