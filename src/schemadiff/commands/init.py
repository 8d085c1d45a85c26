"""``schemadiff init``: writes a first folder of YAML."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from schemadiff.commands.dump import write_catalog, write_files
from schemadiff.commands.inputs import open_target
from schemadiff.commands.options import Flags, resolve
from schemadiff.commands.output import say
from schemadiff.errors import SchemadiffError, UsageError
from schemadiff.kinds import registry
from schemadiff.sources import adoption
from schemadiff.sources.source import Opened


def init(flags: Flags) -> int:
    """Run ``schemadiff init``: write YAML from the database that --db or --env names, else an example."""
    options = resolve(flags)
    folder = Path(options.schema)
    if folder.exists() and (not folder.is_dir() or any(folder.rglob("*.y*ml"))):
        raise UsageError(f"{options.schema} already contains YAML files; --schema names another folder")
    if flags.db or flags.env:
        with open_target(options) as target:
            found = adoption.as_baseline(Opened(target.connection), registry())
        if not len(found):
            raise SchemadiffError("the database contains nothing to write; without --db, init writes an example")
        write_catalog(found, folder)
        return 0
    example = resources.files("schemadiff.commands").joinpath("example.yaml").read_text(encoding="utf-8")
    write_files({"example.yaml": example}, folder)
    say("next: schemadiff plan" if flags.schema is None else f"next: schemadiff plan --schema {folder}")
    return 0
