"""From a comparison to single actions: what is made, altered, dropped, and rebuilt because of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison
from schemadiff.diff.renames import Rename
from schemadiff.planner import contained_values, inheritance, refusals
from schemadiff.planner.action_passes import (
    drop_superseded_types,
    planned_actions,
    rename_action,
    restore_lost_values,
    seed_row_actions,
    shells_not_kept,
)
from schemadiff.planner.alterations import altering_actions, stored_types, strategies_for, unsupported_changes
from schemadiff.planner.expansion import (
    add_descendants,
    rebuild_dependents,
    recreated_in_place,
    users_of_key,
    users_of_row_type,
)
from schemadiff.planner.model import Action, Draft, Edge, Situation
from schemadiff.references.resolver import Names


def draft(comparison: Comparison, renames: Iterable[Rename], situation: Situation) -> Draft:
    """Every action the comparison asks for, dependents included, to a fixed point."""
    comparison = replace(comparison, dropped=tuple(shells_not_kept(comparison, situation)))
    made, gone = (frozenset(o.identity for o in items) for items in (comparison.created, comparison.dropped))
    situation = replace(situation, facts={**situation.facts, "created": made, "dropped": gone})
    renames = tuple(renames)
    result = Draft(renames=[rename_action(r) for r in renames])
    result.refusals += refusals.inherited_names(renames, situation)
    registry = situation.registry
    altered: dict[Identity, list[Action]] = {}
    replaced: dict[Identity, tuple[Identity, ...]] = {}
    stored = stored_types(situation) if comparison.pairs else frozenset()
    for pair in comparison.pairs:
        asked = list(strategies_for(pair, situation, stored))
        result.refusals += unsupported_changes(pair, asked)
        # What is refused is not shown as if it were done by dropping, nor does it disturb others.
        ways = [(described, way) for described, way in asked if not way.refusal]
        if pair.moved or any(way.template is None for _, way in ways):
            replaced[pair.live.identity] = ()
        else:
            altered[pair.live.identity] = altering_actions(
                pair, ways, registry[pair.live.identity.kind].statements.run_early
            )
    rows = (
        *users_of_row_type(altered, situation),
        *users_of_key(altered, situation),
        *_sorted_otherwise(comparison, replaced, situation),
    )
    situation = replace(situation, edges=(*situation.edges, *rows))
    rebuilt = rebuild_dependents(comparison, altered, replaced, situation)
    result.refusals += refusals.losing(rebuilt, situation)
    for identity, causes in rebuilt.items():
        replaced[identity] = causes
        altered.pop(identity, None)
    result.refusals += refusals.keeping_types(altered, replaced, situation)
    replaced.update(add_descendants(replaced, situation))
    made_over = {*replaced, *recreated_in_place(altered, situation)}
    altered.update(restore_lost_values(altered, replaced, made_over, situation))
    result.actions = planned_actions(comparison, altered, replaced, situation)
    result.actions, lost = inheritance.settled(result.actions, situation)
    result.refusals += lost
    result.refusals += refusals.converting_elsewhere(result.actions, situation)
    result.refusals += contained_values.refusals(result.actions, situation)
    result.actions += seed_row_actions(situation)
    result.edges = (*rows, *drop_superseded_types(result.actions, situation))
    result.refusals += refusals.missing_secrets(result.actions, situation)
    result.refusals += refusals.unknown_secrets(result.actions, situation)
    result.refusals += refusals.unmanaged(result.actions, situation)
    result.refusals += refusals.left_relying(result.actions, gone, situation)
    result.refusals += refusals.forsaken(gone, situation)
    result.refusals += refusals.left_naming(gone, situation)
    return result


def _sorted_otherwise(comparison: Comparison, replaced: Iterable[Identity], situation: Situation) -> Iterator[Edge]:
    """What was parsed with or without an operator class that goes or comes: it is stored with the operators that its
    sorting found then, and the server records no dependency on the class."""
    registry = situation.registry
    was, will = Names(situation.live, registry), Names(situation.target, registry)
    changing = [(was, o) for o in (*comparison.dropped, *(situation.live[i] for i in replaced))]
    changing += [(will, o) for o in comparison.created]
    classes = {o.identity: types for names, o in changing if (types := names.sorted_by(o))}
    if not classes:
        return
    for item in situation.live:
        types = frozenset(was.sorted_types(item))
        yield from (Edge(item.identity, identity) for identity, of in classes.items() if not of.isdisjoint(types))


def references(items: Iterable[Object], names: Names) -> dict[Identity, tuple[tuple[Identity, bool], ...]]:
    """What each object refers to, and whether softly."""
    return {o.identity: tuple({(ref.to, ref.soft) for ref in names.of(o)}) for o in items}
