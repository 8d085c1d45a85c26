"""The commands that show a schema: ``picture`` and ``docs``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from schemadiff.cli.guard import guarded, options
from schemadiff.cli.parameters import DB, ENV, OUT, SCHEMA, File, Words


@click.command()
@click.argument("source", required=False)
@options(
    SCHEMA,
    DB,
    ENV,
    click.option("--to", type=Words(), metavar="SOURCE", help="Show what changes the source into this one."),
    click.option(
        "--format",
        "format_",
        type=click.Choice(["svg", "mermaid"]),
        help="The format.  [default: svg; mermaid for --out FILE.mmd]",
    ),
    click.option(
        "--columns",
        type=click.Choice(["all", "keys", "none"]),
        help="The columns to show.  [default: all; those of keys in a picture of more than 40 tables]",
    ),
    click.option("--partitions", is_flag=True, help="Show every partition, and not only how many there are."),
    click.option(
        "--only",
        type=Words(),
        multiple=True,
        metavar="PATTERN",
        help="Only these tables, and the names of those that they are linked with; globs work.",
    ),
    OUT,
)
@guarded
def picture(source: str | None, out: Path | None, **flags: Any) -> int:  # noqa: ANN401 # by the names of the options
    """Draw the tables of a source and the foreign keys between them.

    The source is the folder of YAML files, unless it is given, or --db or --env name a database.
    """
    from schemadiff.commands import picture as command
    from schemadiff.commands.options import Flags

    names = ("to", "format_", "columns", "partitions", "only")
    wanted = command.Wanted(source, **{name: flags.pop(name) for name in names})
    return command.picture(Flags(**flags), wanted, out)


@click.command()
@click.argument("source", required=False)
@options(
    SCHEMA,
    DB,
    ENV,
    click.option("--title", type=Words(), help="What the documentation is called.  [default: the source]"),
    click.option("--out", type=File(), required=True, help="The folder to write: new, empty or written by docs."),
)
@guarded
def docs(source: str | None, title: str | None, out: Path, **flags: Any) -> int:  # noqa: ANN401 # by their names
    """Write the documentation of a source as a folder of pages with search and pictures, without a server.

    The source is the folder of YAML files, unless it is given, or --db or --env name a database.
    """
    from schemadiff.commands import docs as command
    from schemadiff.commands.options import Flags

    return command.docs(source, Flags(**flags), title, out)
