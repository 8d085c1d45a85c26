"""Actions for what is created, dropped, altered and rebuilt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

import msgspec

from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison, Pair
from schemadiff.diff.renames import Rename
from schemadiff.kindspec.change_strategies import Way
from schemadiff.planner import type_conversion
from schemadiff.planner.alterations import altering_actions, strategies_for
from schemadiff.planner.expansion import sorted_causes
from schemadiff.planner.model import SHELL, Action, Edge, Situation


def _promised(item: Object, situation: Situation) -> Identity | None:
    """The live promise of a new object that routines are made of: the shell of its type."""
    registry = situation.registry
    kind = registry[item.identity.kind]
    if not kind.in_circle(item):
        return None
    kinds = (
        k.name for k in registry.kinds.values() if k.naming.is_shell and k.naming.namespace == kind.naming.namespace
    )
    return next((i for name in kinds if (i := item.identity._replace(kind=name)) in situation.live), None)


def shells_not_kept(comparison: Comparison, situation: Situation) -> Iterator[Object]:
    """What is dropped, less promises that are kept, and what hangs below these and goes on below what is made."""
    kept = {promise: o.identity for o in comparison.created if (promise := _promised(o, situation)) is not None}
    for item in comparison.dropped:
        made = kept.get(item.parent) if item.parent is not None else None
        if item.identity in kept:
            continue
        if made is None or item.identity._replace(path=(made.kind, *made.path)) not in situation.target:
            yield item


def rename_action(rename: Rename) -> Action:
    return Action("rename", rename.after, "rename", rename.before, None, rename=rename)


def restore_lost_values(
    altered: Mapping[Identity, list[Action]],
    replaced: Mapping[Identity, tuple[Identity, ...]],
    made_over: Collection[Identity],
    situation: Situation,
) -> Iterator[tuple[Identity, list[Action]]]:
    """What stays and loses something with what is made anew: its alterations begin where that leaves it."""
    for kind in situation.registry.kinds.values() if made_over else ():
        if kind.dependencies.remaining_after_rebuild is None:
            continue
        for item in situation.live.by_kind.get(kind.name, ()):
            wanted = situation.target.get(item.identity)
            if wanted is None or item.identity in replaced:
                continue
            left = kind.dependencies.remaining_after_rebuild(item, made_over.__contains__)
            if left == item.values:
                continue
            old = msgspec.structs.replace(item, values=left)
            changed = tuple(f.name for f in kind.fields if not f.directive and old.get(f.name) != wanted.get(f.name))
            pair = Pair(old, wanted, changed)
            yield (
                item.identity,
                altering_actions(pair, list(strategies_for(pair, situation, frozenset())), kind.statements.run_early),
            )


def planned_actions(
    comparison: Comparison,
    altered: Mapping[Identity, list[Action]],
    replaced: Mapping[Identity, tuple[Identity, ...]],
    situation: Situation,
) -> list[Action]:
    live, target = situation.live, situation.target
    actions = [Action("drop", item.identity, "drop", item, None) for item in comparison.dropped]
    for identity, causes in replaced.items():
        if identity in live:
            actions.append(
                Action("drop", identity, "drop", live[identity], target.get(identity), rebuild=True, causes=causes)
            )
    changed = {p.live.identity: p.changed for p in comparison.pairs}
    new = [target[o.identity] for o in comparison.created]
    new_identities = {o.identity for o in new}
    for identity in replaced:
        for item in (target.get(identity), *target.family(identity)):
            if item is not None and item.identity not in new_identities:
                new_identities.add(item.identity)
                new.append(item)
    comes_back: dict[Identity, tuple[Identity, ...]] = dict(replaced)
    for identity, changes in altered.items():
        if type_conversion.steps_aside(a.way for a in changes) is not None:
            for item in target.family(identity):
                if item.identity not in new_identities:
                    new_identities.add(item.identity)
                    new.append(item)
                    comes_back[item.identity] = (identity,)
    for item in new:
        rebuild, causes = item.identity in comes_back, comes_back.get(item.identity, ())
        fields = changed.get(item.identity, ())
        if situation.registry[item.identity.kind].in_circle(item) and _promised(item, situation) is None:
            actions.append(Action("create", item.identity, SHELL, None, item, rebuild=rebuild, causes=causes))
        actions.append(Action("create", item.identity, "create", None, item, fields, rebuild=rebuild, causes=causes))
        actions += _late(item, situation)
        actions += _follow_up(item, situation, inside=item.parent in new_identities)
    for identity, changes in altered.items():
        if identity not in new_identities:
            actions += [replace(a, new=target[identity], causes=sorted_causes(a.causes)) for a in changes]
    return actions


def drop_superseded_types(actions: list[Action], situation: Situation) -> Iterable[Edge]:
    """Drops what has stepped aside, when nothing relies on it any more."""
    anew = {a.identity: a for a in actions if a.way is not None and a.way.aside}
    for action in anew.values():
        assert action.old is not None
        identity = type_conversion.aside(action.identity)
        old = Object(identity, action.old.values)
        actions.append(Action("drop", identity, "drop", old, None, way=Way("drop", aside=True)))
        yield Edge(action.identity, identity)
        for edge in situation.edges:
            if edge.on == action.identity:
                yield Edge(edge.dependent, identity)
                follower = type_conversion.follower(edge.dependent, situation.live, situation.registry)
                if follower in anew:
                    yield Edge(type_conversion.aside(follower), identity)


def seed_row_actions(situation: Situation) -> Iterable[Action]:
    """A seed's deletions apart from the rest: they go from child to parent, what is written from parent to child."""
    for identity, changes in situation.facts["rows"].items():
        seed = situation.target[identity]
        if any(c.operation == "delete" for c in changes):
            yield Action("alter", identity, "delete", None, seed)
        if any(c.operation != "delete" for c in changes):
            yield Action("create", identity, "write", None, seed)


def _late(item: Object, situation: Situation) -> Iterable[Action]:
    """Fields that are set after the object is made, because what they name may come later."""
    kind = situation.registry[item.identity.kind]
    for described in kind.fields if kind.fields.deferred else ():
        if described.deferred and item.get(described.name) is not None and isinstance(described.change, Way):
            assert described.change.template is not None
            yield Action(
                "alter", item.identity, described.change.template, None, item, (described.name,), described.change
            )


def _follow_up(item: Object, situation: Situation, *, inside: bool) -> Iterable[Action]:
    follow_up = situation.registry[item.identity.kind].statements.after_create
    for way in follow_up(item, situation.live, situation.version, inside) if follow_up is not None else ():
        for first in way.first:
            yield Action("alter", item.identity, first, None, item, way=Way(first, last=way.last))
        if way.template is not None:
            yield Action("alter", item.identity, way.template, None, item, way=replace(way, first=()))
