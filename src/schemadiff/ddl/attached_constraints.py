"""What the server checks on the rows of a relation that is attached to others: the constraints that it inherits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from schemadiff.catalog.objects import Object
from schemadiff.ddl.present_relations import PresentRelations
from schemadiff.ddl.templates import Templates
from schemadiff.diff.fields import alike
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.references.hierarchy import Hierarchy


class AttachedConstraints:
    """The constraints and indexes that relations of one plan inherit once they are attached."""

    def __init__(
        self,
        given: PlanningInput,
        templates: Templates,
        hierarchy: Mapping[int, Hierarchy],
        relations: PresentRelations,
    ) -> None:
        self._given = given
        self._templates = templates
        self._before, self._after = hierarchy[id(given.live)], hierarchy[id(given.target)]
        self._relations = relations

    def inherited(self, action: Action) -> Iterator[Action]:
        """Yield as actions that create them what the relation of an action inherits by it; none if it attaches none."""
        new, registry, target = action.new, self._given.registry, self._given.target
        if new is None or registry[new.identity.kind].stored.remote or not self._relations.joins(action):
            return
        before = {item.identity for item in self._before.above(action.old or new)}
        names = [kind.name for kind in registry.kinds.values() if self._templates.has(kind, "check_create")]
        for above in self._after.above(new):
            for name in names if above.identity not in before else ():
                for item in target.children(above.identity, name):
                    path = (*new.identity.path, item.identity.name)
                    copy = msgspec.structs.replace(
                        item, identity=item.identity._replace(path=path), parent=new.identity
                    )
                    if self._is_inherited(item, copy) and not self._has_alike(copy):
                        yield Action("create", copy.identity, "create", None, copy)

    def _is_inherited(self, item: Object, copy: Object) -> bool:
        """Tell whether a constraint or an index of a table is one of a table below as well, as which it is given."""
        kind = self._given.registry[item.identity.kind]
        if kind.naming.is_column or item.get("no_inherit"):
            return False
        table = self._given.target.get(copy.parent) if copy.parent is not None else None
        is_partition = table is not None and table.get("partition_of") is not None
        return is_partition or item.identity in self._given.inherited_from(copy, self._given.target)

    def _has_alike(self, copy: Object) -> bool:
        """Tell whether a table has such a constraint by itself, as far as its rows are checked for that."""
        kind = self._given.registry[copy.identity.kind]
        assert copy.parent is not None
        sides = (self._given.live, self._given.target)
        mine = (o for side in sides for o in side.children(copy.parent, kind.name))
        return any(o.identity == copy.identity or alike(kind, o.values, copy.values) for o in mine)
