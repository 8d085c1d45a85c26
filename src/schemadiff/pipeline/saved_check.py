"""Compares a database with the states before and after a saved plan.

What the plan depends on is compared by digests, and what it leaves by the same comparison as any plan: as if the saved
objects were declared, and nothing else were managed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Address, Identity
from schemadiff.catalog.saved_state import Part, SavedState
from schemadiff.diff.catalogs import Scope
from schemadiff.diff.renames import apply_renames
from schemadiff.introspection import reader
from schemadiff.introspection.dependencies import dependencies
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.make_plan import make_plan
from schemadiff.pipeline.request import Request
from schemadiff.pipeline.saved_state import ADDRESS, digest, dropped_addresses
from schemadiff.plan import Plan, Step

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


_CHANGED = "was changed"
_SINCE = "since the plan was made"
_NEWLY = "and did not when that was made"


class Drift(NamedTuple):
    """What has happened to an object since the plan was made."""

    root: Identity
    """The top-level object that it belongs to."""
    identity: Identity
    how: str

    def words(self, registry: Registry) -> str:
        """Return it as a sentence: ``table app.orders: column note was added since the plan was made``."""
        if self.identity == self.root:
            return f"{registry.title(self.root)} {self.how}"
        kind = registry[self.identity.kind]
        part = f"{kind.name.replace('_', ' ')} {self.identity.name}"
        if kind.yaml.layout is Layout.PROPERTY:
            part = registry.title(self.identity)
        return f"{registry.title(self.root)}: {part} {self.how}"


def live_catalog(connection: Connection, state: SavedState, registry: Registry) -> Catalog:
    """Return the live catalog, as far as it was read when the plan was made."""
    return reader.read(connection, registry, state.scope.read, state.scope.sections)


def drift(live: Catalog, state: SavedState) -> list[Drift]:
    """Return what has changed of all that the plan depends on by digests; changes of other objects do not count."""
    expected = {one.identity: one for one in state.depends_on}
    roots = state.roots if state.starts_from is None else frozenset[Identity]()
    found: list[Drift] = []
    for identity, (_, root, before) in expected.items():
        item = live.get(identity)
        if item is None and before is not None:
            found.append(Drift(root, identity, f"was dropped or renamed {_SINCE}"))
        elif item is not None and before not in ("", digest(item)):
            found.append(Drift(live.root(item), identity, f"{'was created' if before is None else _CHANGED} {_SINCE}"))
    found += [
        Drift(root, item.identity, f"was added {_SINCE}")
        for item in live
        if item.identity not in expected and (root := live.root(item)) in roots
    ]
    whole = {one.identity for one in found if one.identity == one.root and one.how != f"{_CHANGED} {_SINCE}"}
    return [one for one in found if one.identity == one.root or one.root not in whole]


def renamed_drops(live: Catalog, plan: Plan) -> bool:
    """Tell whether something that the plan drops is still there, under any name."""
    goes = dropped_addresses(plan)
    return any(item.address in goes for item in live)


def new_dependents(connection: Connection, live: Catalog, plan: Plan, state: SavedState) -> list[Drift]:
    """Return what depends on something that the plan drops or replaces and is not part of the plan."""
    goes = dropped_addresses(plan)
    dropped = {item.identity for item in live if item.address in goes}
    if not dropped:
        return []
    known = {one.identity for one in state.depends_on}
    return [
        Drift(root, edge.dependent, f"depends on what the plan drops, {_NEWLY}")
        for edge in sorted(dependencies(connection, live).edges, key=str)
        if edge.referenced in dropped and edge.dependent not in known
        if (item := live.get(edge.dependent)) is not None and (root := live.root(item)) not in state.roots
    ]


class Left(NamedTuple):
    """What is left to do to bring a database to a saved state."""

    plan: Plan
    """The plan for the touched objects; empty if they are in that state."""
    outside: tuple[Drift, ...]
    """Other objects that would have to be rebuilt for it."""


def left_to(connection: Connection, live: Catalog, part: Part, state: SavedState, request: Request) -> Left:
    """Return what is left to do to bring the touched objects to a saved state; ``live`` is the live catalog.

    Raises InputError, as any plan, where the database lacks what the objects need.
    """
    registry = request.registry
    schemas, sections = {*live.schemas, *state.scope.managed}, state.scope.sections
    # All else is declared as it is, so that everything that the objects refer to is declared.
    moved, _ = apply_renames(live, Catalog(part.objects, schemas=schemas, sections=sections), registry)
    own = {item.identity for item in part.objects}
    others = [item for item in moved if moved.root(item) not in part.roots and item.identity not in own]
    wanted = Catalog((*part.objects, *others), schemas=schemas, sections=sections)
    made = make_plan(connection, wanted, dataclasses.replace(request, scope=Scope()))
    outside = {o.identity: root for side in (live, wanted) for o in side if (root := side.root(o)) not in part.roots}
    steps = tuple(step for step in made.steps if step.identity not in outside)
    more = dict.fromkeys(outside[step.identity] for step in made.steps if step.identity in outside)
    known = {*state.dependents, *(one.identity for one in state.depends_on)}
    rebuilt = tuple(
        Drift(root, root, f"depends on what the plan changes, {_NEWLY}") for root in more if root not in known
    )
    return Left(dataclasses.replace(made, steps=steps), rebuilt)


_TEMPORARY = "schemadiff_"
"""What all temporary names contain."""

_HAPPENED = {"create": "was dropped", "drop": "was added"}
"""What has happened to an object that a plan would have to bring back to how it was, by what that plan does."""


def differences(connection: Connection, live: Catalog, part: Part, state: SavedState, request: Request) -> list[Drift]:
    """Return how the touched objects differ from a state that is known by value."""
    wanted = Catalog(part.objects)
    found = []
    for step in left_to(connection, live, part, state, request).plan.steps:
        side = live if step.operation == "drop" else wanted
        root = side.root(side[step.identity]) if step.identity in side else step.identity
        found.append(Drift(root, step.identity, f"{_HAPPENED.get(step.operation, _CHANGED)} {_SINCE}"))
    return found


def done(plan: Plan, left: Plan) -> list[Step]:
    """Return the steps that have been done already, if all that is left are steps of the plan; else none.

    What an interrupted run has left under a temporary name is dropped besides.
    """
    planned = {(step.operation, step.identity) for step in plan.steps}
    open_ = {(step.operation, step.identity) for step in left.steps}
    if any(operation != "drop" or _TEMPORARY not in identity.name for operation, identity in open_ - planned):
        return []
    return [step for step in plan.steps if (step.operation, step.identity) not in open_]


def at_present_addresses(plan: Plan, live: Catalog, state: SavedState) -> Plan:
    """Return the plan with the addresses that its objects have now, as in a database that was restored meanwhile."""
    found = {item.identity: item.address for item in (*live.clones, *live)}
    moved = {old: new for old, identity in state.addresses if (new := found.get(identity)) is not None}
    if all(old == new for old, new in moved.items()):
        return plan
    return dataclasses.replace(plan, steps=tuple(_at(step, moved) for step in plan.steps))


def _at(step: Step, moved: Mapping[Address, Address]) -> Step:
    """Return the step with other addresses, in its statement too."""

    def named(found: re.Match[str]) -> str:
        old = Address(*map(int, found.groups()))
        return found[0].replace(", ".join(map(str, old)), ", ".join(map(str, moved.get(old, old))))

    return dataclasses.replace(
        step,
        sql=ADDRESS.sub(named, step.sql),
        touches=tuple(t._replace(address=moved.get(t.address, t.address)) for t in step.touches),
        relation=moved.get(step.relation, step.relation) if step.relation is not None else None,
    )
