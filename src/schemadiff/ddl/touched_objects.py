"""The live objects that actions are about: what a step is made for, and on which relation it takes its lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

from schemadiff.catalog.objects import Address, Object
from schemadiff.kindspec.field_types import Texts
from schemadiff.plan import Touch
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.postgres.lock_modes import blocked_by

Depth = Literal["name", "row", "whole"]


class TouchedObjects:
    """Finds the live objects of one plan's actions."""

    def __init__(self, given: PlanningInput) -> None:
        self._given = given

    def of(self, actions: Iterable[Action]) -> tuple[Touch, ...]:
        """Return the live objects that the actions alter, replace or drop, and those that they are below."""
        found: dict[Address, Touch] = {}
        for action in actions:
            dropped = action.operation == "drop"
            if action.old is not None:
                replaced = action.strategy is not None and action.strategy.replaces_type
                depth: Depth = "whole" if dropped or replaced else "row"
                self._add(found, action.old, "name" if action.operation == "rename" else depth, dropped, action.new)
            above = action.item.parent
            while above is not None and (holder := self._given.live.get(above)) is not None:
                self._add(found, holder, "name", dropped)
                above = holder.parent
        return tuple(found.values())

    def _add(
        self, found: dict[Address, Touch], item: Object, depth: Depth, dropped: bool, new: Object | None = None
    ) -> None:
        if item.address is None:
            return
        before = found.get(item.address)
        if before is None or (before.depth == "name" and depth != "name"):
            title = self._given.registry.title(item.identity)
            found[item.address] = Touch(item.address, title, depth, dropped, self._texts(new))

    def _texts(self, item: Object | None) -> tuple[str, ...]:
        if item is None:
            return ()
        fields = self._given.registry[item.identity.kind].fields.of_type(Texts)
        return tuple(text for field in fields for text in item.get(field.name) or ())

    def root(self, action: Action) -> Object | None:
        """Return the live top-level object that an action belongs to; None for what is created by the plan."""
        item = action.item
        if action.rename is not None:
            # Under a temporary name nothing is known; and what has its old name by then is another object.
            item = self._given.live.get(action.rename.after) or self._by_address.get(item.address, item)
        return self._given.live.get(self._given.root_of(item))

    @cached_property
    def _by_address(self) -> Mapping[Address | None, Object]:
        return {item.address: item for item in self._given.live if item.address is not None}

    def relation(self, action: Action) -> Address | None:
        """Return the address of that object; None where there is none."""
        root = self.root(action)
        return root.address if root is not None else None

    def in_use(
        self, action: Action, named: tuple[str, ...] | None = None, also: Iterable[tuple[str, str]] = ()
    ) -> str | None:
        """Return the name of a table in use that a statement locks: of that object, or else another one.

        Args:
            action: What the statement does.
            named: How it names that object.
            also: The names of further relations that it locks, with the modes.
        """
        root, used = self.root(action), self._given.server.in_use
        if root is not None and root.identity in used:
            return ".".join(named or root.identity.path)
        names = {".".join(identity.path) for identity in used}
        return next((name for name, mode in also if name in names and blocked_by(mode)), None)
