"""What the server loses of an object that it rebuilds for a column's new type (ATPostAlterTypeCleanup)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from schemadiff.catalog.objects import Identity, Object, Value

Remaining = Callable[[Object, Callable[[Identity], bool]], Mapping[str, Value]]


def less(forgotten: str) -> Remaining:
    """Return the hook for ``Dependencies.remaining_after_rebuild`` that removes one field of rebuilt objects."""

    def remaining(item: Object, rebuilt: Callable[[Identity], bool]) -> Mapping[str, Value]:
        if forgotten not in item.values or not rebuilt(item.identity):
            return item.values
        return {name: value for name, value in item.values.items() if name != forgotten}

    return remaining
