"""What loses values with a statement only if its table has rows.

Of a table without rows nothing can be lost, so nobody has to consent. The statement then asks for itself whether rows
have come in the meantime.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from schemadiff.catalog.objects import Identity
from schemadiff.references.hierarchy import Hierarchy

if TYPE_CHECKING:
    from schemadiff.planner.model import Action, PlanningInput


def losing(action: Action, given: PlanningInput) -> Identity | None:
    """Return the relation in whose rows an action drops or changes values; None where it is about anything else.

    A relation that is dropped itself takes consent whether or not it has rows: others may rely on its being there.
    """
    registry, relation = given.registry, action.item.parent
    if relation is None or relation not in given.live or relation not in given.target or action.rebuild:
        return None
    if (
        registry[relation.kind].inheritance.parent_relations is None
        or action.old is None
        or action.old.get("generated") is not None
    ):
        return None
    if action.operation == "drop":
        return relation if action.strategy is None and registry[action.identity.kind].stored.holds_data else None
    return relation if action.strategy is not None and action.strategy.deletes_data else None


def asked(actions: Iterable[Action], given: PlanningInput) -> Mapping[Identity, tuple[tuple[str, ...], ...]]:
    """Return the relations of which it matters whether they have rows, and what has to be looked at for each.

    That is the relation with all that has its columns before or after the plan, under the names that the server knows;
    where rows are kept elsewhere, nobody looks.
    """
    relations = dict.fromkeys(r for a in actions if (r := losing(a, given)) is not None)
    if not relations:
        return {}
    both = [Hierarchy(catalog, given.registry) for catalog in (given.live, given.target)]
    previous = given.previous
    found = {}
    for relation in relations:
        family = dict.fromkeys((relation, *(i for descendants in both for i in descendants.below(relation))))
        if not any(given.registry[i.kind].stored.remote for i in family):
            found[relation] = tuple(previous.get(i, i).path for i in family if i in given.live)
    return found


def is_empty(action: Action, given: PlanningInput) -> bool:
    """Return whether an action would lose values, if the relation that it is about had any rows."""
    relation = losing(action, given)
    return relation is not None and relation in given.server.empty_relations
