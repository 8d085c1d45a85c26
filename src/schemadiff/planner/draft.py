"""From a comparison to single actions: what is made, altered, dropped, and rebuilt because of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison
from schemadiff.diff.renames import Rename
from schemadiff.planner import contained_values, inheritance, refusals
from schemadiff.planner.action_passes import _actions, _bereft, _not_kept, _renamed, _row_actions, _step_aside
from schemadiff.planner.alterations import _altered, _refusals, _stored, _ways
from schemadiff.planner.expansion import _beyond_the_key, _dependents, _family, _made_of_rows, _made_over
from schemadiff.planner.model import Action, Draft, Edge, Situation
from schemadiff.references.resolver import Names


def draft(comparison: Comparison, renames: Iterable[Rename], situation: Situation) -> Draft:
    """Every action the comparison asks for, dependents included, to a fixed point."""
    comparison = replace(comparison, dropped=tuple(_not_kept(comparison, situation)))
    made, gone = (frozenset(o.identity for o in items) for items in (comparison.created, comparison.dropped))
    situation = replace(situation, facts={**situation.facts, "created": made, "dropped": gone})
    renames = tuple(renames)
    result = Draft(renames=[_renamed(r) for r in renames])
    result.refusals += refusals.inherited_names(renames, situation)
    registry = situation.registry
    altered: dict[Identity, list[Action]] = {}
    replaced: dict[Identity, tuple[Identity, ...]] = {}
    stored = _stored(situation) if comparison.pairs else frozenset()
    for pair in comparison.pairs:
        asked = list(_ways(pair, situation, stored))
        result.refusals += _refusals(pair, asked)
        # What is refused is not shown as if it were done by dropping, nor does it disturb others.
        ways = [(described, way) for described, way in asked if not way.refusal]
        if pair.moved or any(way.template is None for _, way in ways):
            replaced[pair.live.identity] = ()
        else:
            altered[pair.live.identity] = _altered(pair, ways, registry[pair.live.identity.kind].releases)
    rows = (
        *_made_of_rows(altered, situation),
        *_beyond_the_key(altered, situation),
        *_sorted_otherwise(comparison, replaced, situation),
    )
    situation = replace(situation, edges=(*situation.edges, *rows))
    rebuilt = _dependents(comparison, altered, replaced, situation)
    result.refusals += refusals.losing(rebuilt, situation)
    for identity, causes in rebuilt.items():
        replaced[identity] = causes
        altered.pop(identity, None)
    result.refusals += refusals.keeping_types(altered, replaced, situation)
    replaced.update(_family(replaced, situation))
    made_over = {*replaced, *_made_over(altered, situation)}
    altered.update(_bereft(altered, replaced, made_over, situation))
    result.actions = _actions(comparison, altered, replaced, situation)
    result.actions, lost = inheritance.settled(result.actions, situation)
    result.refusals += lost
    result.refusals += refusals.converting_elsewhere(result.actions, situation)
    result.refusals += contained_values.refusals(result.actions, situation)
    result.actions += _row_actions(situation)
    result.edges = (*rows, *_step_aside(result.actions, situation))
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
