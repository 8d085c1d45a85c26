"""The picture of a plan: the tables that it touches, with what is added, removed and changed, and their neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from schemadiff.catalog import structure
from schemadiff.catalog.object_changes import Change
from schemadiff.pictures import contents
from schemadiff.pictures.differences import difference

if TYPE_CHECKING:
    from schemadiff.catalog.catalog import Catalog
    from schemadiff.catalog.diagram import Diagram
    from schemadiff.kindspec.registry import Registry
    from schemadiff.pipeline.compared import Compared

_TABLES, _NEIGHBOURS = 40, 100
"""A plan that touches more tables, or tables with more neighbours, has no picture: nothing could be found in it."""
_ALL_COLUMNS = 12
"""Where more tables are touched, only the columns of keys and those that change are shown."""


def plan_diagram(compared: Compared, wanted: Catalog, changes: Iterable[Change], registry: Registry) -> Diagram | None:
    """Return the picture of the tables that the changes touch; None if they touch none, or too many.

    ``wanted`` is what the database will hold.
    """
    changed = {
        change.root.path for change in changes if change.operation != "rows" and structure.columns(wanted, change.root)
    }
    renamed = {rename.after.path: rename.before.identity.path for rename in compared.renames if rename.inside is None}
    before, after = (contents.diagram(side, registry) for side in (compared.live, wanted))
    part = contents.touched(difference(before, after, renamed=renamed, changed=changed))
    touched = sum(not table.brief for table in part.tables)
    if not 0 < touched <= _TABLES or len(part.tables) - touched > _NEIGHBOURS:
        return None
    return contents.with_columns(part, "all" if touched <= _ALL_COLUMNS else "keys")
