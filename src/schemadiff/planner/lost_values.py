"""What loses values with a statement, and how many there are.

Where there are none, nothing can be lost, so nobody has to consent. The statement then asks for itself whether some
have come in the meantime.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.online import is_temporary
from schemadiff.references.hierarchy import Hierarchy

if TYPE_CHECKING:
    from schemadiff.planner.model import Action, PlanningInput


class Loss(NamedTuple):
    """What an action drops or changes: all rows of a relation, or the values of one of its columns."""

    relation: Identity
    column: Identity | None
    """The column whose values are concerned; None for rows."""


class Question(NamedTuple):
    """What to count for a loss, under the names that the server knows."""

    relation: tuple[str, ...]
    column: str | None
    """The column of which values that are not null are counted; None for rows."""
    relations: tuple[tuple[str, ...], ...]
    """All relations whose rows count as its own."""
    grows: bool
    """Whether the plan adds some of them to it, so that counting the relation alone does not tell that it is empty."""


def losing(action: Action, given: PlanningInput) -> Loss | None:
    """Return what an action loses; None if it is about anything else, such as values that are computed.

    What an interrupted run has left is nobody's.
    """
    registry = given.registry
    if is_temporary(action.identity):
        return None
    if action.operation == "drop" and action.strategy is None and action.item.parent is None:
        stored = registry[action.identity.kind].stored
        is_table = registry[action.identity.kind].inheritance.parent_relations is not None and stored.holds_data
        return Loss(action.identity, None) if is_table and action.identity in given.live else None
    relation = action.item.parent
    if relation is None or relation not in given.live or relation not in given.target or action.old is None:
        return None
    if registry[relation.kind].inheritance.parent_relations is None or action.old.get("generated") is not None:
        return None
    if action.operation == "drop":
        drops = action.strategy is None and registry[action.identity.kind].stored.holds_data
        return Loss(relation, action.identity) if drops else None
    return Loss(relation, action.identity) if action.strategy is not None and action.strategy.deletes_data else None


def asked(actions: Iterable[Action], given: PlanningInput) -> Mapping[Identity, Question]:
    """Return what has to be counted, by the object that would lose values.

    A relation is counted with all that has its columns before or after the plan; where rows are kept elsewhere, nobody
    looks.
    """
    losses = {action.identity: loss for action in actions if (loss := losing(action, given)) is not None}
    if not losses:
        return {}
    live, target = (Hierarchy(catalog, given.registry) for catalog in (given.live, given.target))
    previous = given.previous
    found = {}
    for identity, (relation, column) in losses.items():
        now = {relation, *live.below(relation)}
        family = dict.fromkeys((relation, *live.below(relation), *target.below(relation)))
        if not any(given.registry[i.kind].stored.remote for i in family):
            found[identity] = Question(
                previous.get(relation, relation).path,
                previous.get(column, column).name if column is not None else None,
                tuple(previous.get(i, i).path for i in family if i in given.live),
                any(i in given.live and i not in now for i in family),
            )
    return found


def is_empty(action: Action, given: PlanningInput) -> bool:
    """Return whether an action would lose values, if there were any.

    What is dropped to be created again takes consent all the same, and so does a column of a large table: to look for
    values once more, under the lock of the statement, would make readers wait.
    """
    loss = losing(action, given)
    if action.rebuild or given.server.lost.get(action.identity) != 0 or loss is None:
        return False
    return not _is_large(loss, given)


def _is_large(loss: Loss, given: PlanningInput) -> bool:
    size = given.server.sizes.get(loss.relation)
    has_rows = loss.column is not None and loss.relation not in given.server.empty_relations
    return has_rows and size is not None and not size.is_read_in_a_moment


def in_words(action: Action, given: PlanningInput) -> str:
    """Return how much an action loses, to follow the hazard: `` (2 rows)``; empty where nobody has looked."""
    loss = losing(action, given)
    if loss is None or action.identity not in given.server.lost:
        return ""
    count = given.server.lost[action.identity]
    if count is None:
        return " (not counted)"
    if count == 0 and _is_large(loss, given):
        return " (0 values now, which is not checked again when it runs)"
    noun = "row" if loss.column is None else "value"
    return f" ({count:,} {noun}{'' if count == 1 else 's'})"
