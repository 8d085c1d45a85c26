"""What has to be rebuilt or converted because of something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Comparison
from schemadiff.kindspec.change_strategies import Aspect, Way
from schemadiff.kindspec.lookup import Ref
from schemadiff.kindspec.registry import Registry
from schemadiff.planner import type_conversion
from schemadiff.planner.model import Action, Edge, Situation
from schemadiff.references.resolver import Names
from schemadiff.references.texts import free_texts


def rebuild_dependents(
    comparison: Comparison,
    altered: dict[Identity, list[Action]],
    replaced: Mapping[Identity, tuple[Identity, ...]],
    situation: Situation,
) -> dict[Identity, tuple[Identity, ...]]:
    """The live objects that rely on what is disturbed and stay wanted, with what disturbs them.

    Those that follow a type or a collation are altered instead, which is noted in ``altered``.
    """
    dependents: dict[Identity, list[Edge]] = {}
    for edge in situation.edges:
        dependents.setdefault(edge.on, []).append(edge)
    work: list[tuple[Identity, frozenset[Aspect] | None, Way | None]] = []
    work += [(o.identity, None, None) for o in comparison.dropped]
    work += [(identity, None, None) for identity in replaced]
    work += [(o.identity, None, None) for o in comparison.created if o.identity in dependents]
    for identity, actions in altered.items():
        disturbed = frozenset(a for action in actions if action.way for a in action.way.disturbs)
        if disturbed:
            work.append((identity, disturbed, type_conversion.steps_aside(action.way for action in actions)))
    dropped = {o.identity for o in comparison.dropped}
    rebuilt: dict[Identity, tuple[Identity, ...]] = {}
    while work:
        identity, aspects, way = work.pop()
        for edge in dependents.get(identity, ()):
            if edge.dependent in dropped or not _bothered(edge, aspects, way, situation.registry):
                continue
            dependent = type_conversion.follower(edge.dependent, situation.live, situation.registry)
            if dependent in dropped or dependent == identity:
                continue
            if dependent not in situation.target or _within(dependent, identity, situation):
                continue
            if aspects is None and _stops_relying(dependent, identity, altered, situation):
                continue
            if dependent in replaced or _is_retyped(dependent, altered):
                follows = None
            else:
                follows = type_conversion.following(
                    dependent, way if way and way.aside else None, situation.target, situation.registry
                )
            if follows is not None:
                if _follow(dependent, follows, identity, altered, situation):
                    work.append((dependent, follows.disturbs, follows))
                continue
            if way is not None and way.aside and _is_retyped(dependent, altered):
                continue
            known = rebuilt.get(dependent)
            if known is None:
                rebuilt[dependent] = (identity,)
                if dependent not in replaced:
                    work.append((dependent, None, None))
            elif identity not in known:
                rebuilt[dependent] = (*known, identity)
    return {
        identity: sorted_causes(causes)
        for identity, causes in rebuilt.items()
        if (identity not in replaced or replaced[identity]) and not _is_made_anew(identity, altered, situation)
    }


def users_of_row_type(altered: Mapping[Identity, list[Action]], situation: Situation) -> Iterator[Edge]:
    """What names the type of whole rows, a part of which changes its type: the server has written the types of all
    parts into ``ROW(…)::t``, and records that it relies on ``t`` alone."""
    parts: dict[Identity, list[Identity]] = {}
    for identity, actions in altered.items():
        parent = situation.live[identity].parent
        if parent is not None and any(a.way is not None and "type" in a.way.disturbs for a in actions):
            parts.setdefault(parent, []).append(identity)
    if not parts:
        return
    names = Names(situation.live, situation.registry)
    for edge in situation.edges:
        if (
            edge.on in parts
            and edge.dependent in situation.live
            and situation.live.root(item := situation.live[edge.dependent]) != edge.on
        ):
            texts = free_texts(item, situation.registry)
            if any(ref == Ref(edge.on, "type") for text in texts for ref in names.of_text(*text, item)):
                yield from (Edge(edge.dependent, part) for part in parts[edge.on])


def users_of_key(altered: Mapping[Identity, list[Action]], situation: Situation) -> Iterator[Edge]:
    """What relies on a key one of whose other columns changes its type."""
    for edge in situation.edges:
        key = situation.live.get(edge.on)
        if key is not None and edge.dependent != edge.on:
            for column in situation.registry[edge.on.kind].dependencies.included_columns(key):
                if any(a.way is not None and "type" in a.way.disturbs for a in altered.get(column, ())):
                    yield Edge(edge.dependent, column, firm=True)


def sorted_causes(causes: Iterable[Identity]) -> tuple[Identity, ...]:
    """The same causes are told in the same order, whatever order they were found in."""
    return tuple(sorted(causes, key=lambda i: (i.kind, i.path, i.arguments or "")))


def _is_made_anew(identity: Identity, altered: Mapping[Identity, list[Action]], situation: Situation) -> bool:
    """Whether it hangs below what steps aside, and is made again with that."""
    root = situation.live.root(situation.live[identity])
    return type_conversion.steps_aside(a.way for a in altered.get(root, ())) is not None


def _bothered(edge: Edge, disturbed: frozenset[Aspect] | None, way: Way | None, registry: Registry) -> bool:
    """Whether the dependent has to go: what it relies on goes, or changes in the aspect it relies on.

    The server carries nothing through for a type that steps aside, nor what compares its values with those of another.
    """
    if disturbed is None or (way is not None and way.aside):
        return True
    aspect = registry[edge.on.kind].dependencies.provides
    if way is not None and way.through is not None and registry[edge.dependent.kind].dependencies.compares_values:
        return aspect in disturbed
    return aspect in disturbed and (
        edge.firm or aspect not in registry[edge.dependent.kind].dependencies.server_maintained
    )


def _is_retyped(dependent: Identity, altered: Mapping[Identity, list[Action]]) -> bool:
    """Whether it is converted to another type by itself."""
    return any(a.template == "type" for a in altered.get(dependent, ()))


def _follow(
    dependent: Identity,
    way: Way,
    cause: Identity,
    altered: dict[Identity, list[Action]],
    situation: Situation,
) -> bool:
    """Notes that the dependent follows; says whether that is news."""
    assert way.template is not None
    actions = altered.get(dependent, [])
    known = next((a for a in actions if a.template == way.template), None)
    if known is not None:
        if cause not in known.causes and known.causes:
            # A column of a domain can follow both that and its collation.
            further = way.through is not None and known.way is not None and known.way.through is None
            both = replace(known, causes=(*known.causes, cause), way=way if further else known.way)
            actions[actions.index(known)] = both
            return further
        return False
    live, wanted = situation.live[dependent], situation.target[dependent]
    action = Action("alter", dependent, way.template, live, wanted, way=way, causes=(cause,))
    altered[dependent] = [action] if way.aside else [action, *actions]
    return True


def _within(dependent: Identity, identity: Identity, situation: Situation) -> bool:
    """Whether the dependent hangs below the other, and comes and goes with it."""
    item = situation.live.get(dependent)
    while item is not None:
        holder = situation.registry[item.identity.kind].dependencies.dropped_with(item)
        if holder == identity:
            return True
        item = situation.live.get(holder) if holder is not None else None
    return False


def _stops_relying(
    dependent: Identity, identity: Identity, altered: Mapping[Identity, list[Action]], situation: Situation
) -> bool:
    """Whether an alteration in place ends the dependence: the wanted object names the other no more.

    A call that means another routine of the same name finds the one that is to go, as long as it is there. And no
    alteration of a foreign key has it look for another key.
    """
    if dependent not in altered or identity in situation.target:
        return False
    kinds = situation.registry
    if kinds[dependent.kind].naming.namespace == "constraint" and kinds[identity.kind].dependencies.provides == "key":
        return False
    if identity.arguments is None:
        return True
    named = Names(situation.target, situation.registry).of(situation.target[dependent])
    return all((ref.to.kind, ref.to.path) != (identity.kind, identity.path) for ref in named)


def add_descendants(
    replaced: Mapping[Identity, tuple[Identity, ...]], situation: Situation
) -> dict[Identity, tuple[Identity, ...]]:
    """What hangs below a replaced object goes and comes back with it."""
    found: dict[Identity, tuple[Identity, ...]] = {}
    for identity in replaced:
        for child in situation.live.family(identity):
            if child.identity not in replaced:
                found[child.identity] = (identity,)
    return found


def recreated_in_place(altered: Mapping[Identity, list[Action]], situation: Situation) -> Iterator[Identity]:
    """What stays and is made anew all the same: by CREATE OR REPLACE, or by the server as it carries a change on."""
    disturbed: dict[Identity, frozenset[Aspect]] = {}
    for identity, actions in altered.items():
        if situation.registry[identity.kind].statements.or_replace and any(a.template == "create" for a in actions):
            yield identity
        disturbed[identity] = frozenset(a for action in actions if action.way for a in action.way.disturbs)
    for edge in situation.edges:
        if not disturbed.get(edge.on, _UNDISTURBED).isdisjoint(
            situation.registry[edge.dependent.kind].dependencies.server_maintained
        ):
            yield edge.dependent


_UNDISTURBED: frozenset[Aspect] = frozenset()
