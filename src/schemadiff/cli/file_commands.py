"""The commands that concern files and databases by themselves, editors, and what they find around them."""

from __future__ import annotations

from pathlib import Path

import click

from schemadiff.cli.guard import flags_of, guarded, options, output_of
from schemadiff.cli.parameters import ALLOW_ENV, DB, ENV, FINDING_FORMAT, OUT, SCHEMA, SCRATCH, File, Source
from schemadiff.errors import UsageError


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


@click.command()
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


@click.command()
@options(SCHEMA, ENV, ALLOW_ENV, FINDING_FORMAT, OUT)
@guarded
def validate(**flags: object) -> int:
    """Check the YAML alone, without a database."""
    from schemadiff.commands import validate as command

    output = output_of(flags)
    return command.validate(flags_of(flags), output)


@click.command()
@options(SCHEMA, DB, ENV)
@guarded
def init(**flags: object) -> int:
    """Make a first folder, from a live database (--db) or as an example."""
    from schemadiff.commands import init as command

    return command.init(flags_of(flags))


@click.command()
@click.argument("action", type=click.Choice(["start", "stop", "status"]))
@options()
@guarded
def server(action: str, config: Path | None) -> int:
    """Start, stop or look at the embedded server one keeps in .schemadiff/."""
    from schemadiff.commands import server as command

    return command.server(action)
