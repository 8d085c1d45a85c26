"""The command line: arguments in, exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from schemadiff import __version__
from schemadiff.errors import Finding, InputError, RefusedError, SchemadiffError

FORMATS = ("text", "sql", "json", "markdown", "html")


def say(message: str) -> None:
    """A line of progress, to standard error."""
    click.echo(message, err=True)


def guarded(command: Callable[..., int | None]) -> Callable[..., None]:
    """Turns errors into words and exit codes; a traceback only with --debug."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            code = command(*args, **options)
        except SchemadiffError as error:
            say(_words(error))
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            say("interrupted; nothing was changed")
            sys.exit(130)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(1)
        except Exception as error:
            if os.environ.get("SCHEMADIFF_DEBUG"):
                raise
            say(f"schemadiff has a bug: {type(error).__name__}: {error}\n    run again with --debug for the traceback")
            sys.exit(1)
        sys.exit(code or 0)

    return run


def _words(error: SchemadiffError) -> str:
    if isinstance(error, InputError):
        count = len(error.findings)
        return f"{error}\n{count} error{'s' if count != 1 else ''}; nothing was touched"
    if isinstance(error, RefusedError):
        return f"refused, and nothing was touched:\n{error}"
    return f"error: {error}"


def _debug(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        os.environ["SCHEMADIFF_DEBUG"] = "1"


SCHEMA = click.option("--schema", "schema", default="schema/", show_default=True, help="The folder of YAML files.")
DB = click.option("--db", default=None, help="The database: postgresql://… or words like dbname=…")
SEEDS = click.option("--seeds", multiple=True, metavar="SET", help="Only these seed sets; `none` for none.")
MANAGE = click.option("--manage", type=click.Choice(["all"]), default=None, help="Make the YAML the whole truth.")
OUT = click.option("--out", type=click.Path(path_type=Path), default=None, help="Write there and not to stdout.")
DEBUG = click.option(
    "--debug", is_flag=True, expose_value=False, is_eager=True, callback=_debug, help="Show tracebacks."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="schemadiff")
def cli() -> None:
    """Keeps a PostgreSQL database in step with a folder of YAML files."""


def _format(default: str = "text") -> Callable[[Any], Any]:
    return click.option("--format", "format_", type=click.Choice(FORMATS), default=default, show_default=True)


@cli.command()
@SCHEMA
@DB
@SEEDS
@MANAGE
@_format()
@OUT
@click.option("--sql", "show_sql", is_flag=True, help="Show the SQL in the text format.")
@click.option("--exit-code", is_flag=True, help="Exit with 2 where there are differences.")
@DEBUG
@guarded
def plan(
    schema: str,
    db: str | None,
    seeds: tuple[str, ...],
    manage: str | None,
    format_: str,
    out: Path | None,
    show_sql: bool,
    exit_code: bool,
) -> int:
    """Show what apply would do."""
    from schemadiff.workflow import commands

    return commands.plan(
        commands.Options(schema, db, seeds, manage == "all"), commands.Output(format_, out, show_sql), exit_code
    )


@cli.command()
@SCHEMA
@DB
@SEEDS
@MANAGE
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--allow", multiple=True, metavar="HAZARD[:OBJECT]", help="Consent to a hazard; globs work.")
@click.option("--lock-timeout", default="5s", show_default=True, help="How long a statement waits for a lock.")
@click.option("--statement-timeout", default="10min", show_default=True, help="How long a statement may run.")
@DEBUG
@guarded
def apply(
    schema: str,
    db: str | None,
    seeds: tuple[str, ...],
    manage: str | None,
    yes: bool,
    allow: tuple[str, ...],
    lock_timeout: str,
    statement_timeout: str,
) -> int:
    """Bring the database to the declared schema."""
    from schemadiff.workflow import commands

    return commands.apply(
        commands.Options(schema, db, seeds, manage == "all"), yes, allow, lock_timeout, statement_timeout
    )


@cli.command()
@click.argument("a")
@click.argument("b")
@SEEDS
@MANAGE
@_format()
@OUT
@click.option("--sql", "show_sql", is_flag=True, help="Show the SQL in the text format.")
@click.option("--exit-code", is_flag=True, help="Exit with 2 where there are differences.")
@DEBUG
@guarded
def diff(
    a: str,
    b: str,
    seeds: tuple[str, ...],
    manage: str | None,
    format_: str,
    out: Path | None,
    show_sql: bool,
    exit_code: bool,
) -> int:
    """Show what turns A into B; each a folder, postgresql://…, git:REF[:path] or a .sql file."""
    from schemadiff.workflow import commands

    return commands.diff(
        a, b, commands.Options("", None, seeds, manage == "all"), commands.Output(format_, out, show_sql), exit_code
    )


@cli.command()
@click.argument("source", required=False)
@DB
@OUT
@DEBUG
@guarded
def dump(source: str | None, db: str | None, out: Path | None) -> int:
    """Write a source as YAML, to stdout or to a folder."""
    from schemadiff.workflow import commands

    return commands.dump(source or db, out)


@cli.command()
@SCHEMA
@DEBUG
@guarded
def validate(schema: str) -> int:
    """Check the YAML alone, without a database."""
    from schemadiff.workflow import commands

    return commands.validate(schema)


@cli.command()
@SCHEMA
@DB
@DEBUG
@guarded
def init(schema: str, db: str | None) -> int:
    """Make a first folder, from a live database (--db) or as an example."""
    from schemadiff.workflow import commands

    return commands.init(schema, db)


@cli.command()
@click.argument("action", type=click.Choice(["start", "stop", "status"]))
@DEBUG
@guarded
def server(action: str) -> int:
    """Start, stop or look at the embedded server one keeps in .schemadiff/."""
    from schemadiff.workflow import commands

    return commands.server(action)


def main() -> None:
    """The entry point: wrong usage ends with 64."""
    try:
        cli.main(standalone_mode=False)
    except click.UsageError as error:
        error.show()
        sys.exit(64)
    except click.exceptions.Abort:
        say("interrupted; nothing was changed")
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(1)


__all__ = ["Finding", "main"]
