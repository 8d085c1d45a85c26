"""How a statement knows that objects have not exchanged their names yet.

Exchanged names leave no trace of their own. The first rename of a cycle therefore runs only while its object is still
recognized under the old name: by its kind, if the object that gets the name is of another one, or by plain values in
which it differs from that object, both as that one is now and as the plan leaves it. What has none is recognized by its
address, which means something only in the database that the plan was made on. What would change any of this comes after
the renames (``planner/recognition.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.ddl.preconditions import Preconditions
from schemadiff.ddl.template_objects import Side, View
from schemadiff.ddl.templates import Templates
from schemadiff.planner.model import PlanningInput

UNKNOWN = "nothing but its name tells it from what it exchanges names with; make the plan on the database itself"
"""Said where a plan is for another database, and no condition is to be had."""


class ExchangedNames:
    """The conditions of the renames of one plan."""

    def __init__(self, given: PlanningInput, templates: Templates, preconditions: Preconditions) -> None:
        self._given = given
        self._templates = templates
        self._preconditions = preconditions
        self._now = {old: new for new, old in given.previous.items()}

    def not_yet(self, item: Object) -> str | None:
        """Return the condition that a name still belongs to an object, which gives it up in a cycle.

        The object has its own previous name, and what it is below is renamed already. None where there is no condition
        that another database could be asked.
        """
        later = self._now.get(self._at_first(item))
        if later is not None:
            for condition in self._differences(item, later):
                return condition
        return None if self._given.elsewhere else self._preconditions.still(item)

    def _at_first(self, item: Object) -> Identity:
        """Return what an object was called before the plan, when what it is below may have had another name, too."""
        identity, parent = item.identity, item.parent
        if parent is None or identity.path[:-1] != parent.path:
            return identity
        return identity._replace(path=(*self._given.previous.get(parent, parent).path, identity.name))

    def _differences(self, item: Object, later: Identity) -> Iterator[str]:
        """Yield conditions that hold for an object under its name, and not for what has that name afterwards."""
        live, target = self._templates.live, self._templates.target
        sides = ((live, live.catalog.get(item.identity)), (target, target.catalog.get(item.identity)))
        mine = live.catalog.get(later)
        if mine is None:
            return
        others = [(side, other) for side, other in sides if other is not None]
        if len(others) < len(sides):
            # What gets the name is of another kind, or elsewhere, and nothing that the plan creates takes its place.
            if not others and self._templates.has(self._given.registry[item.identity.kind], "exists"):
                yield self._templates.exists(item, live)
            return
        if self._is_known(mine):
            own = self._known(mine, live, item)
            if all(self._known(other, side, item) != own for side, other in others):
                yield own
            return
        theirs = [{c.identity.name: (c, side) for c in self._columns(o, side.catalog)} for side, o in others]
        for column in self._columns(mine, live.catalog):
            at = _below(item, column)
            twins = [found.get(column.identity.name) for found in theirs]
            own = self._known(column, live, at)
            if all(twin is None or self._known(*twin, at) != own for twin in twins):
                yield own

    def _columns(self, relation: Object, catalog: Catalog) -> Iterator[Object]:
        """Yield the columns that keep their names."""
        for column in structure.columns(catalog, relation.identity):
            before = self._given.previous.get(column.identity, column.identity)
            if before.name == column.identity.name and self._is_known(column):
                yield column

    def _is_known(self, item: Object) -> bool:
        return self._templates.has(self._given.registry[item.identity.kind], "recognized")

    def _known(self, item: Object, side: Side, at: Object) -> str:
        """Return the condition by which an object is recognized, under the name of another one."""
        context = {
            "old": View(msgspec.structs.replace(item, identity=at.identity, parent=at.parent), side),
            "old_properties": self._templates.properties(item.identity, side),
        }
        return self._templates.fill(item.identity.kind, "recognized", context)


def _below(relation: Object, column: Object) -> Object:
    """Return a column as it is called below a relation."""
    identity = column.identity._replace(path=(*relation.identity.path, column.identity.name))
    return msgspec.structs.replace(column, identity=identity, parent=relation.identity)
