"""Who waits for a statement that takes long because its transaction has locked other tables too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from schemadiff.catalog.objects import Address, Identity
from schemadiff.catalog.table_sizes import LONGEST
from schemadiff.plan import Hazard, Step, transactions
from schemadiff.planner.model import PlanningInput
from schemadiff.planner.waiting_times import about
from schemadiff.postgres.lock_modes import blocked_by


def with_waits(steps: list[Step], given: PlanningInput) -> list[Step]:
    """Return the steps, with the hazard of each table with rows that waits for a long statement on another one."""
    relations = _Relations(given)
    return [step for together in transactions(steps) for step in _transaction(together, relations)]


class _Relations:
    """The live relations of one plan."""

    def __init__(self, given: PlanningInput) -> None:
        self._given = given
        is_relation = {k.name for k in given.registry.kinds.values() if k.inheritance.parent_relations is not None}
        live = [o for o in given.live if o.parent is None and o.identity.kind in is_relation]
        self._by_address: Mapping[Address, Identity] = {o.address: o.identity for o in live if o.address is not None}
        self._by_name = {".".join(given.previous.get(o.identity, o.identity).path): o.identity for o in live}
        self._by_name |= {".".join(o.identity.path): o.identity for o in live}

    def title(self, relation: Identity) -> str:
        return self._given.registry.title(relation)

    def own(self, step: Step) -> Identity | None:
        """Return the relation that a step takes its lock on."""
        if step.relation is not None:
            return self._by_address.get(step.relation)
        item = self._given.target.get(step.identity) or self._given.live.get(step.identity)
        return self._given.root_of(item) if item is not None else None

    def made_to_wait(self, step: Step) -> Iterator[tuple[Identity, tuple[str, ...]]]:
        """Yield the relations with rows that a step locks, each with the activities that wait."""
        found = [(self.own(step), step.effects.blocks)]
        found += [(self._by_name.get(name), blocked_by(mode)) for name, mode in step.also_locks]
        for relation, activities in found:
            size = self._given.server.sizes.get(relation) if relation is not None else None
            if relation is not None and activities and size is not None and size.size > 0:
                yield relation, activities


def _transaction(steps: Sequence[Step], relations: _Relations) -> Sequence[Step]:
    long = [step for step in steps if step.seconds > LONGEST]
    if len(steps) < 2 or not long:
        return steps
    said = {h.identity for step in steps for h in step.hazards if h.name.startswith("blocks-")}
    waiting: dict[Identity, set[str]] = {}
    for step in steps:
        for relation, activities in relations.made_to_wait(step):
            if relation not in said:
                waiting.setdefault(relation, set()).update(activities)
    longest = max(long, key=lambda step: step.seconds)
    total = about(sum(step.seconds for step in long))
    hazards = []
    for relation, waits in waiting.items():
        who, words = ("reads", "readers and writers") if "reads" in waits else ("writes", "writers")
        why = f"{words} of {relations.title(relation)} wait for {total} in the transaction of: {longest.title}"
        hazards.append(Hazard(f"blocks-{who}", relation, why))
    return [replace(step, hazards=(*step.hazards, *hazards)) if step is longest else step for step in steps]
