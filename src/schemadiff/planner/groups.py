"""Actions that become one statement, and the order in which its parts stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from schemadiff.catalog.objects import Identity
from schemadiff.planner import graph
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.model import Action


@dataclass(frozen=True)
class Group:
    """Actions that run as one statement: a leader, and members that it takes along."""

    main: Action
    members: tuple[Action, ...] = ()
    early: bool = False
    """Whether it is created before something that its string body names, since the two wait for one another."""
    unit: int | None = None
    """What shares its transaction, where that takes long and holds locks: only groups with the same number."""

    def __iter__(self) -> Iterator[Action]:
        yield self.main
        yield from self.members


def group_of(
    main: int, members: Sequence[int], inner: Iterable[tuple[int, int]], index: ActionIndex, *, early: bool
) -> Group:
    """Return the group of a leader and its members; ``inner`` are the edges between any two of them.

    The actions of an ALTER TABLE have no leader by nature: the first of them leads that is not dropped with another.
    """
    if index.kind(main).statements.alter_table_action:
        together = _in_order([main, *members], inner, index)
        dropped = {index.actions[n].identity for n in together if index.actions[n].operation == "drop"}
        main = next(n for n in together if not _is_dropped_with(n, dropped, index))
        members = [n for n in together if n != main]
    else:
        members = _in_order(members, inner, index)
    routine = index.kind(main).naming.overloaded
    return Group(index.actions[main], tuple(index.actions[m] for m in members), early and routine)


def _is_dropped_with(number: int, dropped: set[Identity], index: ActionIndex) -> bool:
    action, kind = index.actions[number], index.kind(number)
    goes = action.operation == "drop" and kind.statements.dropped_with_parent and action.old is not None
    return goes and kind.dependencies.dropped_with(action.item) in dropped


def _in_order(members: Sequence[int], inner: Iterable[tuple[int, int]], index: ActionIndex) -> Sequence[int]:
    """Members as they are written: in the order of the kinds and columns, but after what they refer to."""
    if len(members) < 2:
        return members
    place = {number: position for position, number in enumerate(members)}
    edges = [(place[a], place[b]) for a, b in inner if a in place and b in place]

    def key(number: int) -> tuple[int, int, tuple[str, ...]]:
        action = index.actions[number]
        return index.given.registry.rank(action.identity.kind), action.item.position, action.identity.path

    try:
        ordered = graph.order(len(members), edges, lambda n: key(members[n]))
    except graph.CycleError:
        return sorted(members, key=key)
    return [members[n] for n in ordered]
