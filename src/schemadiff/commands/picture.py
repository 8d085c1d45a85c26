"""``schemadiff picture``: draws the tables of a source, or what changes one source into another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff.commands.options import Flags, resolve
from schemadiff.commands.output import say, write
from schemadiff.commands.readable import Readable, read
from schemadiff.errors import SchemadiffError, UsageError
from schemadiff.kinds import registry
from schemadiff.pictures import contents

if TYPE_CHECKING:
    from schemadiff.catalog.catalog import Catalog
    from schemadiff.catalog.diagram import Diagram

_MANY = 40
"""A picture of more tables shows the columns of keys only, unless it is said which."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be drawn, and how; None for what the command decides."""

    source: str | None = None
    to: str | None = None
    format_: str | None = None
    columns: contents.Columns | None = None
    partitions: bool = False
    only: tuple[str, ...] = ()


def picture(flags: Flags, wanted: Wanted, out: Path | None) -> int:
    """Run ``schemadiff picture`` and return its exit code."""
    options = resolve(flags)
    first = read(wanted.source, options)
    title = first.name
    if wanted.to is None:
        found = contents.diagram(first.catalog, registry(), partitions=wanted.partitions)
    else:
        second = read(wanted.to, options)
        title = f"{first.name} → {second.name}"
        found = _difference(first, second, partitions=wanted.partitions)
    if not found.tables:
        raise SchemadiffError(f"there is nothing to draw: no tables in {title}")
    write(_rendered(_part(found, wanted), title, wanted, out), out)
    return 0


def _difference(first: Readable, second: Readable, *, partitions: bool) -> Diagram:
    """Return the differences of two sources, in the schemas that are managed on both sides."""
    from schemadiff.diff.renames import apply_renames
    from schemadiff.pictures.differences import difference

    one, other = _within(first.catalog, second.catalog), _within(second.catalog, first.catalog)
    one, renames = apply_renames(one, other, registry())
    renamed = {rename.after.path: rename.before.identity.path for rename in renames if rename.inside is None}
    before, after = (contents.diagram(side, registry(), partitions=partitions) for side in (one, other))
    return difference(before, after, renamed=renamed)


def _within(catalog: Catalog, other: Catalog) -> Catalog:
    """Return the catalog without schemas that the other side, a folder of YAML files, does not manage."""
    if other.whole or not catalog.whole:
        return catalog
    return catalog.replacing(item for item in catalog if _schema_of(catalog, item.identity.path) in other.schemas)


def _schema_of(catalog: Catalog, path: tuple[str, ...]) -> str:
    return next((part for part in path if part in catalog.schemas), path[0])


def _part(found: Diagram, wanted: Wanted) -> Diagram:
    """Return the tables and columns that are asked for; of differences the tables that differ."""
    if wanted.only:
        found = contents.selected(found, wanted.only)
        if not found.tables:
            raise UsageError(f"no table is called {' or '.join(wanted.only)}")
    elif found.compares:
        part = contents.touched(found)
        if part.tables:
            found = part
        else:
            say("no table differs; the picture shows all of them")
    columns = wanted.columns
    if columns is None:
        columns = "all" if len(found.tables) <= _MANY else "keys"
        if columns == "keys":
            say(f"{len(found.tables):,} tables, shown with the columns of keys; --columns all shows all of them")
    return contents.with_columns(found, columns)


def _rendered(found: Diagram, title: str, wanted: Wanted, out: Path | None) -> str:
    is_mermaid = out is not None and out.suffix in (".mmd", ".mermaid")
    if (wanted.format_ or ("mermaid" if is_mermaid else "svg")) == "mermaid":
        from schemadiff.pictures import mermaid

        return mermaid.render(found)
    from schemadiff.pictures import svg

    return svg.render(found, title)
