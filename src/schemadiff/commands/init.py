"""``schemadiff init``: writes a first folder of YAML and a configuration."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path

from schemadiff.commands.config import FILE
from schemadiff.commands.dump import baseline, write_catalog, write_files
from schemadiff.commands.inputs import open_target
from schemadiff.commands.options import SCHEMA, Flags, resolve
from schemadiff.commands.output import say, write_changes
from schemadiff.errors import SchemadiffError, UsageError
from schemadiff.shown import shell_word
from schemadiff.sources.source import Opened

CONFIGURATION = """\
# The settings of schemadiff for this project; a flag comes before them.
{schema}
# The environment variables that `{{$env: NAME}}` in the YAML may read, besides SCHEMADIFF_VAR_*:
# environment_variables = ["APP_*"]

# What stays as it is, whatever the YAML says:
# [[ignore]]
# schema = "audit"

# A database by name, for `schemadiff plan --env production`; its address comes from a variable:
# [environments.production]
# db = {{env = "PRODUCTION_URL"}}
"""


def init(flags: Flags) -> int:
    """Run ``schemadiff init``: write YAML from the database that --db, --env or $DATABASE_URL names, else an example.

    A ``schemadiff.toml`` is written if there is none. Raises UsageError if the folder contains YAML files.
    """
    options = resolve(flags)
    folder = Path(options.schema)
    if folder.exists() and (not folder.is_dir() or any(folder.rglob("*.y*ml"))):
        raise UsageError(f"{options.schema} already contains YAML files; --schema names another folder")
    if _names_database(flags):
        with open_target(options) as target:
            found = baseline(Opened(target.connection))
        if not len(found):
            raise SchemadiffError("the database contains nothing to write; without --db, init writes an example")
        write_catalog(found, folder)
    else:
        example = resources.files("schemadiff.commands").joinpath("example.yaml").read_text(encoding="utf-8")
        write_files({"example.yaml": example}, folder)
    is_configured = flags.config is not None or Path(FILE).exists()
    if not is_configured:
        write_changes({Path(FILE): CONFIGURATION.format(schema=_schema(folder)).encode()})
        say(f"wrote {FILE}")
    say(f"next: {_next(flags, folder, is_configured=is_configured)}")
    return 0


def _schema(folder: Path) -> str:
    """Return the line that names the folder, if it is another one than the default and below the current one."""
    if folder == Path(SCHEMA) or not _is_below(folder):
        return ""
    return f"\nschema = {_quoted(os.path.relpath(folder))}\n"


def _is_below(folder: Path) -> bool:
    return Path(os.path.realpath(folder)).is_relative_to(os.path.realpath("."))


def _quoted(text: str) -> str:
    """Return a text as TOML and JSON write it."""
    import json

    return json.dumps(text, ensure_ascii=False)


def _next(flags: Flags, folder: Path, *, is_configured: bool) -> str:
    """Return what to do next; a connection string may contain a password and is left out."""
    words = ["schemadiff plan"]
    if flags.env:
        words.append(f"--env {shell_word(flags.env)}")
    elif flags.db:
        words.append("--db …")
    if folder != Path(SCHEMA) and (is_configured or not _is_below(folder)):
        words.append(f"--schema {shell_word(str(folder))}")
    then = " says that there is nothing to do; edit the YAML, and it says what changes"
    return " ".join(words) + (then if _names_database(flags) else " says what the example takes")


def _names_database(flags: Flags) -> bool:
    return bool(flags.db or flags.env or os.environ.get("DATABASE_URL"))
