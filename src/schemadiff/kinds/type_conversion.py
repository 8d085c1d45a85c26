"""How the values of a column are converted when its type changes."""

from __future__ import annotations

from dataclasses import replace

from schemadiff.catalog.objects import Object
from schemadiff.kindspec.change_strategies import ChangeStrategy, in_place
from schemadiff.kindspec.fields import Context


def by_cast(before: Object, after: Object, context: Context) -> ChangeStrategy | None:
    """Return the strategy by the assignment cast; None if there is none."""
    cast = context.casts.get((before.get("type"), after.get("type")))
    if cast is None or cast.conversion in ("none", "explicit"):
        return None
    strategy = in_place("type", "type", guarded=True, deletes_data=cast.conversion == "lossy")
    return replace(strategy, effects="type_of_same_values") if cast.in_place else strategy
