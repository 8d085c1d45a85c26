"""Why the statements of a plan stand where they do, and why objects are recreated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.labels import label
from schemadiff.plan import Explanation, Wait
from schemadiff.planner.changes import ChangeSet
from schemadiff.planner.groups import Group
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.planner.ordering import Arrangement


def explain(
    arrangement: Arrangement, changes: ChangeSet, wanted: Callable[[Identity], bool]
) -> tuple[Explanation, ...]:
    """Return an explanation of each action on the wanted objects, in the order in which they run."""
    index = arrangement.index
    given = index.given
    numbers = {id(action): number for number, action in index}
    asked = [(action, group) for group in arrangement.groups for action in group if wanted(action.identity)]
    waits = _waits({numbers[id(action)] for action, _ in asked}, arrangement)
    found: list[Explanation] = []
    for action, group in asked:
        earlier, later = (tuple(sorted(each)) for each in waits[numbers[id(action)]])
        reasons = tuple(dict.fromkeys(_reasons(action, group, changes, given)))
        found.append(Explanation(action.operation, given.registry.title(action.identity), reasons, earlier, later))
    return tuple(found)


def _reasons(action: Action, group: Group, changes: ChangeSet, given: PlanningInput) -> Iterator[str]:
    title = given.registry.title
    if action is not group.main:
        yield f"is part of the statement that has to {group.main.operation} {title(group.main.identity)}"
    if action.operation == "drop" and action.identity in changes.dropped_identities:
        yield "is dropped, since it is not declared"
        return
    for cause in action.causes:
        done = "recreated" if action.rebuild else "converted"
        yield f"is {done}, since it depends on {title(cause)}, {changes.what_happens(cause)}"
    if action.rebuild and not action.causes:
        fields = next((p.changed for p in changes.pairs if p.live.identity == action.identity), ())
        words = " and ".join(map(label, fields)) or "parent"
        yield f"is recreated, since its {words} cannot change in place to what is declared"


def _waits(numbers: Iterable[int], arrangement: Arrangement) -> Mapping[int, tuple[set[Wait], set[Wait]]]:
    """What each of these actions waits for, and what waits for it, in other statements."""
    index = arrangement.index
    title = index.given.registry.title
    found: dict[int, tuple[set[Wait], set[Wait]]] = {number: (set(), set()) for number in numbers}
    for before, after, rule in arrangement.kept_edges():
        for side, one, other in ((0, after, before), (1, before, after)):
            if one in found:
                because = rule.because(*(title(index.actions[number].identity) for number in (before, after)))
                waiting = index.actions[other]
                found[one][side].add(Wait(f"{waiting.operation} {title(waiting.identity)}", because, rule.name))
    return found
