"""``schemadiff dump``: writes a source as YAML, or as one JSON file that later comparisons can start from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff.commands.inputs import open_target
from schemadiff.commands.options import Flags, resolve
from schemadiff.commands.output import say, write, write_changes
from schemadiff.errors import UsageError
from schemadiff.kinds import registry
from schemadiff.sources import adoption, opening, short_texts
from schemadiff.sources.source import Opened, parse

if TYPE_CHECKING:
    from schemadiff.catalog.catalog import Catalog


def dump(source: str | None, flags: Flags, out: Path | None) -> int:
    """Run ``schemadiff dump`` and return its exit code.

    ``out`` is a folder for YAML, a ``.json`` file for a saved catalog, or None for YAML on standard output.
    """
    options = resolve(flags)
    is_saved = out is not None and out.suffix == ".json"
    if source is None:
        with open_target(options) as target:
            found = baseline(Opened(target.connection), short=not is_saved)
    elif (parsed := parse(source, options.search_path)).sort in ("database", "script"):
        with opening.database(parsed, registry()) as opened:
            found = baseline(opened, short=not is_saved)
    else:
        found = opening.catalog(parsed, registry(), check_sql=True)
    write_catalog(found, out)
    return 0


def dump_into(source: str | None, flags: Flags, folder: Path) -> int:
    """Run ``schemadiff dump --into FOLDER`` and return its exit code: edit the folder's files where they differ.

    All files are written, or none. Raises UsageError if the folder has no YAML, or the source is no database.
    """
    from schemadiff.sources import folder_update

    if not any(folder.rglob("*.y*ml")):
        raise UsageError(f"{folder} contains no YAML files to edit; --out {folder} writes them")
    options = resolve(flags)
    parsed = parse(source, options.search_path) if source is not None else None
    if parsed is not None and parsed.sort != "database":
        raise UsageError("--into takes what a database has: name it with --db, or as postgresql://…")
    request = options.request(parsed.name if parsed is not None else "", str(folder))
    with open_target(options) if parsed is None else opening.database(parsed, registry()) as opened:
        contents = folder_update.updated(opened.connection, folder, request, options.search_path)
    added = {file for file in contents if not file.exists()}
    write_changes(contents)
    for file, content in sorted(contents.items()):
        say(f"{'removed' if content is None else 'added' if file in added else 'edited'} {file}")
    if not contents:
        say(f"{folder} declares what the database has")
    return 0


def baseline(opened: Opened, *, short: bool = True) -> Catalog:
    """Return the catalog of a database as YAML would declare it; ``short`` for texts as a person would write them."""
    found = adoption.as_baseline(opened, registry())
    return short_texts.shortened(opened.connection, found, registry()) if short else found


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
        raise UsageError(f"{folder} already contains YAML files; choose an empty folder, or edit them with --into")
    write_changes({folder / name: text.encode() for name, text in files.items()})
    say(f"wrote {len(files)} file{'s' if len(files) != 1 else ''} to {folder}")
