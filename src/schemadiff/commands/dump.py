"""``schemadiff dump``: writes a source as YAML, or as one JSON file that later comparisons can start from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff.commands.inputs import open_target
from schemadiff.commands.options import Flags, resolve
from schemadiff.commands.output import say, write
from schemadiff.errors import SchemadiffError, UsageError
from schemadiff.kinds import registry
from schemadiff.sources import adoption, opening
from schemadiff.sources.source import Opened, parse

if TYPE_CHECKING:
    from schemadiff.catalog.catalog import Catalog


def dump(source: str | None, flags: Flags, out: Path | None) -> int:
    """Run ``schemadiff dump`` and return its exit code.

    ``out`` is a folder for YAML, a ``.json`` file for a saved catalog, or None for YAML on standard output.
    """
    options = resolve(flags)
    if source is None:
        with open_target(options) as target:
            found = adoption.as_baseline(Opened(target.connection), registry())
    elif (parsed := parse(source, options.search_path)).sort == "database":
        with opening.database(parsed, registry()) as opened:
            found = adoption.as_baseline(opened, registry())
    else:
        found = opening.catalog(parsed, registry(), check_sql=True)
    write_catalog(found, out)
    return 0


def write_catalog(found: Catalog, out: Path | None) -> None:
    """Write a catalog as YAML, or as JSON to a file whose name ends in .json; report what is left out."""
    if out is not None and out.suffix == ".json":
        from schemadiff.sources import snapshot

        write(snapshot.text(found), out)
        return
    from schemadiff.declaration import dumper, file_layout

    files = dumper.dump(found, registry())
    if out is None:
        write(file_layout.in_one(files), None)
    else:
        write_files(files, out)
    for one in found.unmodelled:
        say(f"not supported, left out: {one}")


def write_files(files: Mapping[str, str], folder: Path) -> None:
    """Write the files into a folder; UsageError if it already contains YAML files."""
    if folder.exists() and (not folder.is_dir() or any(folder.rglob("*.y*ml"))):
        raise UsageError(f"{folder} already contains YAML files; choose an empty folder")
    for name, text in files.items():
        file = folder / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        except OSError as error:
            raise SchemadiffError(f"cannot write {file}: {error.strerror}") from None
    say(f"wrote {len(files)} file{'s' if len(files) != 1 else ''} to {folder}")
