"""The options of the command line, and the types of their values."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


Value = TypeVar("Value")
Command = Callable[..., Any]

FORMATS = ("text", "sql", "json", "markdown", "html", "sarif", "github", "gitlab", "migration")
RUNNERS = ("plain", "flyway", "dbmate", "alembic")
FINDING_FORMATS = ("text", "json", "markdown", "sarif", "github", "gitlab")
"""The formats of findings alone."""


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


def _file_names(incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


class File(Words):
    """A path that is not empty."""

    name = "path"

    def convert(self, value: str | Path, parameter: click.Parameter | None, context: click.Context | None) -> Path:
        """Return the path; a usage error if it is empty."""
        return Path(super().convert(value, parameter, context))

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Have the shell complete the name of a file or folder."""
        return _file_names(incomplete)


class Source(Words):
    """A source of a catalog, most of which are files and folders."""

    name = "source"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Have the shell complete the name of a file or folder."""
        return _file_names(incomplete)


class Environment(Words):
    """The name of an environment of the configuration."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the names in the configuration that begin like this; none if it cannot be read."""
        import tomllib

        from click.shell_completion import CompletionItem

        try:
            found = tomllib.loads(Path("schemadiff.toml").read_text(encoding="utf-8")).get("environments", {})
        except (OSError, ValueError):
            return []
        return [CompletionItem(name) for name in sorted(found) if name.startswith(incomplete)]


def _not_empty(variable: str) -> Callable[[click.Context, click.Parameter, Value], Value]:
    """Return a callback that rejects an empty environment variable, which click would ignore."""

    def check(context: click.Context, parameter: click.Parameter, value: Value) -> Value:
        if value is None and not os.environ.get(variable, variable).strip():
            raise click.BadParameter(f"${variable} is set and empty: unset it, or give it a value", context, parameter)
        return value

    return check


SCHEMA = click.option(
    "--schema",
    type=Source(),
    envvar="SCHEMADIFF_SCHEMA",
    callback=_not_empty("SCHEMADIFF_SCHEMA"),
    help="The folder of YAML files.  [default: schema/]",
)
DB = click.option("--db", type=Words(), help="The database: postgresql://… or keywords like dbname=…")
ENV = click.option(
    "--env",
    type=Environment(),
    envvar="SCHEMADIFF_ENV",
    callback=_not_empty("SCHEMADIFF_ENV"),
    metavar="NAME",
    help="An environment of schemadiff.toml.",
)
CONFIG = click.option("--config", type=File(), metavar="FILE", help="The configuration.  [default: schemadiff.toml]")
ONLINE = click.option(
    "--online",
    type=click.Choice(["never", "auto", "always"]),
    help="Which existing tables are changed without making their users wait.  [default: auto, those with rows]",
)
TRANSACTIONS = click.option(
    "--transactions",
    type=click.Choice(["one", "auto"]),
    default="one",
    help="`auto` makes several where the server has no room for the locks of one.",
)
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
PLAN_OUT = click.option(
    "--out",
    type=File(),
    help="Write to this file instead of stdout; {timestamp} and {name} in that of a migration are replaced.",
)
RUNNER = click.option(
    "--runner", type=click.Choice(RUNNERS), help="The tool that --format migration is for.  [default: plain]"
)
NAME = click.option("--name", type=Words(), help="The name of the migration.  [default: made from the plan]")
FORMAT = click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="The format.  [default: text; json for --out FILE.json, which apply takes]",
)
STEPS = click.option("--steps", is_flag=True, help="Show the statements in their order and transactions, as text.")
SQL = click.option("--sql", is_flag=True, help="The same with their SQL.")
ALL_ROWS = click.option("--all-rows", is_flag=True, help="Show every row of seeds, and not only the first ones.")
ONLY = click.option(
    "--only",
    type=Words(),
    multiple=True,
    metavar="PATTERN",
    help="Show only the changes of these objects; globs work. The plan is the same.",
)
FINDING_FORMAT = click.option(
    "--format", "format_", type=click.Choice(FINDING_FORMATS), help="The format of errors.  [default: text]"
)
EXIT_CODE = click.option("--exit-code", is_flag=True, help="Exit with 2 where there are differences.")
MERGE_BASE = click.option(
    "--merge-base", is_flag=True, help="Compare the commit from which A and B have parted with B, as git's A...B."
)
NO_TARGET_WRITES = click.option(
    "--no-target-writes", is_flag=True, help="Plan without temporary objects in the database; ask an embedded server."
)
TRY_EXTENSIONS = click.option(
    "--try-extensions",
    is_flag=True,
    help="To find out what a new extension contains, install it in the database and roll that back.",
)
NO_CACHE = click.option(
    "--no-cache",
    is_flag=True,
    help="Read and ask everything again, whatever earlier runs have kept ($SCHEMADIFF_NO_CACHE).",
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
REVERSE = click.option("--reverse", is_flag=True, help="Show what undoes the plan, to be saved before it is applied.")
REHEARSE_LIMIT = click.option(
    "--rehearse-limit", type=Words(), metavar="TIME", help="How long that may take.  [default: 60s]"
)
SCRATCH = click.option(
    "--scratch",
    type=Words(),
    envvar="SCHEMADIFF_SCRATCH",
    metavar="URL",
    help="A server on which plans are tried, in a database of their own that is dropped again.",
)
NO_SAMPLES = click.option(
    "--no-samples", is_flag=True, help="Count rows that a change would violate without naming any of their keys."
)
DEBUG = click.option(
    "--debug", is_flag=True, expose_value=False, is_eager=True, callback=_debug, help="Show tracebacks."
)
