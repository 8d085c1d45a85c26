"""The commands that concern files, editors and what they find around them."""

from __future__ import annotations

from pathlib import Path

import click

from schemadiff.cli.guard import flags_of, guarded, options
from schemadiff.cli.parameters import DB, ENV, OUT, SCHEMA, SCRATCH, Source


@click.command()
@click.argument("files", nargs=-1, type=Source(), metavar="[FILES|FOLDERS|-]...")
@options(
    SCHEMA,
    click.option("--check", is_flag=True, help="Write nothing, and exit with 2 if a file is laid out differently."),
    click.option("--diff", "show_diff", is_flag=True, help="Write nothing, and show what would change."),
)
@guarded
def fmt(files: tuple[str, ...], check: bool, show_diff: bool, **flags: object) -> int:
    """Write YAML files in the canonical layout; by default, all of the schema folder.

    Comments stay, and so does what the files mean. With -, standard input is laid out to standard output.
    """
    from schemadiff.commands import fmt as command

    return command.fmt(flags_of(flags), files, check=check, show_diff=show_diff)


@click.command()
@options(OUT)
@guarded
def schema(out: Path | None, config: Path | None) -> int:
    """Write the JSON Schema of the YAML files, with which editors complete keys and mark errors."""
    from schemadiff.commands import schema as command

    return command.schema(out)


@click.command()
@options(
    SCHEMA,
    DB,
    ENV,
    SCRATCH,
    click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True),
)
@guarded
def doctor(format_: str, **flags: object) -> int:
    """Say what is found: configuration, files, git, caches, the database, and what the role may do there.

    Exits with 1 if something is a problem. Nothing is changed, and no server is started.
    """
    from schemadiff.commands import doctor as command

    return command.doctor(flags_of(flags), format_)


COMMANDS: tuple[click.Command, ...] = (fmt, schema, doctor)
