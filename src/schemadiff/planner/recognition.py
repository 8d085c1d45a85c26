"""What has to stay as it is until objects that exchange names have done so.

The first rename of a cycle runs only while its object is recognized (``ddl/exchanged_names.py``): by values of its own
or of its columns, or by its address. So whatever changes these comes after the renames.
"""

from __future__ import annotations

from collections.abc import Iterable

from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.change_strategies import Aspect
from schemadiff.planner.model import Action, PlanningInput


class Recognition:
    """What the objects are recognized by whose renames open the cycles of one plan."""

    def __init__(self, renames: Iterable[Action], given: PlanningInput) -> None:
        found = [action.rename for action in renames if action.rename is not None]
        registry, live = given.registry, given.live
        finally_ = {rename.before.identity: rename.after for rename in found if rename.via is not None}
        first = [finally_.get(rename.before.identity) for rename in found if rename.opens_cycle]
        items = [item for identity in first if identity is not None and (item := live.get(identity)) is not None]
        maintained = (registry[item.identity.kind].dependencies.server_maintained for item in items)
        self._aspects: frozenset[Aspect] = frozenset().union(*maintained)
        # What is renamed is mentioned by what changes it; what that is inherited from is not.
        parts = (part for item in items for part in (item, *live.children(item.identity)))
        left = [part for part in parts if registry[part.identity.kind].stored.holds_data]
        above: set[Identity] = set()
        while left:
            nearest = {i for i in given.inherited_from(left.pop(), live) if i in live} - above
            above |= nearest
            left += map(live.__getitem__, nearest)
        self._inherited = frozenset(above)

    def ends_with(self, action: Action) -> bool:
        """Tell whether an action changes what one of the objects is recognized by.

        The server makes a constraint, an index or statistics anew when a column gets a new type, at another address.
        """
        disturbs = action.strategy is not None and not self._aspects.isdisjoint(action.strategy.changed_aspects)
        return disturbs or not self._inherited.isdisjoint((action.identity, action.item.parent))
