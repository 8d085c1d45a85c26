"""Sources as catalogs to look at: read in full, with their names resolved as far as that needs no server."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from schemadiff.commands.inputs import open_target
from schemadiff.commands.options import Options
from schemadiff.kinds import registry
from schemadiff.sources import opening
from schemadiff.sources.source import Opened, Source, parse

if TYPE_CHECKING:
    from schemadiff.catalog.catalog import Catalog


class Readable(NamedTuple):
    """A source and what it holds."""

    name: str
    """As it may be displayed."""
    catalog: Catalog


def read(source: str | None, options: Options) -> Readable:
    """Return the source of that name; without one the database that a flag names, else the folder of YAML files.

    Raises InputError for YAML that cannot be meant, and UsageError for a text that names no source.
    """
    if source is None and (options.flags.db is not None or options.flags.env is not None):
        with open_target(options) as target:
            return Readable(target.name, Opened(target.connection).everything(registry()))
    opened = Source("folder", options.schema, options.search_path) if source is None else None
    opened = opened or parse(source or "", options.search_path)
    found = opening.catalog(opened, registry())
    if opened.sort in ("folder", "git"):
        from schemadiff.declaration.name_resolution import resolve

        found, _ = resolve(found, registry())
    return Readable(opened.name, found)
