"""From a comparison to single actions: what is made, altered, dropped, and rebuilt because of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

import msgspec

from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.diff.catalogs import Comparison, Pair
from schemadiff.diff.renames import Rename
from schemadiff.errors import Finding, NoWay
from schemadiff.kindspec.change_strategies import Aspect, Way
from schemadiff.kindspec.fields import Context, Field
from schemadiff.kindspec.lookup import Ref
from schemadiff.kindspec.registry import Registry
from schemadiff.planner import contained_values, inheritance, refusals, type_conversion
from schemadiff.planner.model import ANEW, SHELL, Action, Draft, Edge, Situation
from schemadiff.references.resolver import Names, free_texts


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


def _promised(item: Object, situation: Situation) -> Identity | None:
    """The live promise of a new object that routines are made of: the shell of its type."""
    registry = situation.registry
    kind = registry[item.identity.kind]
    if not kind.in_circle(item):
        return None
    kinds = (k.name for k in registry.kinds.values() if k.promise and k.namespace == kind.namespace)
    return next((i for name in kinds if (i := item.identity._replace(kind=name)) in situation.live), None)


def _not_kept(comparison: Comparison, situation: Situation) -> Iterator[Object]:
    """What is dropped, less promises that are kept, and what hangs below these and goes on below what is made."""
    kept = {promise: o.identity for o in comparison.created if (promise := _promised(o, situation)) is not None}
    for item in comparison.dropped:
        made = kept.get(item.parent) if item.parent is not None else None
        if item.identity in kept:
            continue
        if made is None or item.identity._replace(path=(made.kind, *made.path)) not in situation.target:
            yield item


def _renamed(rename: Rename) -> Action:
    return Action("rename", rename.after, "rename", rename.before, None, rename=rename)


def _stored(situation: Situation) -> frozenset[Identity]:
    """The types of columns, and the types inside of those: of a domain, an attribute, a range."""
    within: dict[Identity, list[Identity]] = {}
    found: set[Identity] = set()
    for edge in situation.edges:
        item = situation.live.get(edge.dependent)
        if item is None or situation.registry[edge.on.kind].namespace != "type":
            continue
        if situation.registry[edge.dependent.kind].namespace == "column":
            found.add(edge.on)
        else:
            within.setdefault(situation.live.root(item), []).append(edge.on)
    work = list(found)
    while work:
        for inner in within.get(work.pop(), ()):
            if inner not in found:
                found.add(inner)
                work.append(inner)
    return frozenset(found)


def _ways(pair: Pair, situation: Situation, stored: frozenset[Identity]) -> Iterable[tuple[Field, Way]]:
    kind = situation.registry[pair.live.identity.kind]
    own: Mapping[str, Value] = situation.facts.get(str(pair.live.identity), {})
    context = Context(situation.version, {**situation.facts, **own}, stored)
    for name in pair.changed:
        described = kind.by_name[name]
        yield described, described.way(pair.live, pair.declared, context)


def _refusals(pair: Pair, ways: Iterable[tuple[Field, Way]]) -> Iterator[Finding]:
    """Each reason once, with the fields that it keeps from changing."""
    why: dict[str, list[str]] = {}
    for described, way in ways:
        if way.refusal:
            why.setdefault(way.refusal, []).append(described.name)
    for reason, names in why.items():
        fields = " and ".join(names)
        yield NoWay(f"{pair.live.identity}: {fields} cannot change: {reason}", pair.declared.place)


def _altered(pair: Pair, ways: list[tuple[Field, Way]], releases: frozenset[str]) -> list[Action]:
    """One action for each template, with all the fields that go through it, in the order of the fields; first those
    that release something."""
    fields: dict[str, list[str]] = {}
    chosen: dict[str, Way] = {}
    for described, way in ways:
        assert way.template is not None
        fields.setdefault(way.template, []).append(described.name)
        before = chosen.get(way.template)
        chosen[way.template] = way if before is None else _both(before, way)
    actions: list[Action] = []
    if (anew := type_conversion.steps_aside(chosen.values())) is not None:
        every = tuple(name for names in fields.values() for name in names)
        return [Action("alter", pair.live.identity, ANEW, pair.live, pair.declared, every, anew)]
    for name in sorted(fields, key=lambda template: template not in releases):
        way, altered = chosen[name], fields[name]
        actions += [Action("alter", pair.live.identity, f, pair.live, pair.declared, way=Way(f)) for f in way.first]
        actions.append(Action("alter", pair.live.identity, name, pair.live, pair.declared, tuple(altered), way))
    for name in dict.fromkeys(then for way in chosen.values() for then in way.then):
        actions.append(Action("alter", pair.live.identity, name, pair.live, pair.declared, way=Way(name, last=True)))
    return actions


def _both(one: Way, other: Way) -> Way:
    return replace(
        one,
        disturbs=one.disturbs | other.disturbs,
        guarded=one.guarded or other.guarded,
        deletes_data=one.deletes_data or other.deletes_data,
        first=tuple(dict.fromkeys((*one.first, *other.first))),
        then=tuple(dict.fromkeys((*one.then, *other.then))),
        effects=one.effects if one.effects == other.effects else None,
        through=one.through or other.through,
        lost=(*one.lost, *other.lost),
    )


def _dependents(
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
        identity: _sorted(causes)
        for identity, causes in rebuilt.items()
        if (identity not in replaced or replaced[identity]) and not _is_made_anew(identity, altered, situation)
    }


def _made_of_rows(altered: Mapping[Identity, list[Action]], situation: Situation) -> Iterator[Edge]:
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


def _beyond_the_key(altered: Mapping[Identity, list[Action]], situation: Situation) -> Iterator[Edge]:
    """What relies on a key one of whose other columns changes its type."""
    for edge in situation.edges:
        key = situation.live.get(edge.on)
        if key is not None and edge.dependent != edge.on:
            for column in situation.registry[edge.on.kind].covers(key):
                if any(a.way is not None and "type" in a.way.disturbs for a in altered.get(column, ())):
                    yield Edge(edge.dependent, column, firm=True)


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


def _sorted(causes: Iterable[Identity]) -> tuple[Identity, ...]:
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
    aspect = registry[edge.on.kind].offers
    if way is not None and way.through is not None and registry[edge.dependent.kind].compares:
        return aspect in disturbed
    return aspect in disturbed and (edge.firm or aspect not in registry[edge.dependent.kind].carried)


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
        holder = situation.registry[item.identity.kind].holder(item)
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
    if kinds[dependent.kind].namespace == "constraint" and kinds[identity.kind].offers == "key":
        return False
    if identity.arguments is None:
        return True
    named = Names(situation.target, situation.registry).of(situation.target[dependent])
    return all((ref.to.kind, ref.to.path) != (identity.kind, identity.path) for ref in named)


def _family(
    replaced: Mapping[Identity, tuple[Identity, ...]], situation: Situation
) -> dict[Identity, tuple[Identity, ...]]:
    """What hangs below a replaced object goes and comes back with it."""
    found: dict[Identity, tuple[Identity, ...]] = {}
    for identity in replaced:
        for child in situation.live.family(identity):
            if child.identity not in replaced:
                found[child.identity] = (identity,)
    return found


def _made_over(altered: Mapping[Identity, list[Action]], situation: Situation) -> Iterator[Identity]:
    """What stays and is made anew all the same: by CREATE OR REPLACE, or by the server as it carries a change on."""
    disturbed: dict[Identity, frozenset[Aspect]] = {}
    for identity, actions in altered.items():
        if situation.registry[identity.kind].replaceable and any(a.template == "create" for a in actions):
            yield identity
        disturbed[identity] = frozenset(a for action in actions if action.way for a in action.way.disturbs)
    for edge in situation.edges:
        if not disturbed.get(edge.on, _UNDISTURBED).isdisjoint(situation.registry[edge.dependent.kind].carried):
            yield edge.dependent


_UNDISTURBED: frozenset[Aspect] = frozenset()


def _bereft(
    altered: Mapping[Identity, list[Action]],
    replaced: Mapping[Identity, tuple[Identity, ...]],
    made_over: Collection[Identity],
    situation: Situation,
) -> Iterator[tuple[Identity, list[Action]]]:
    """What stays and loses something with what is made anew: its alterations begin where that leaves it."""
    for kind in situation.registry.kinds.values() if made_over else ():
        if kind.outlives is None:
            continue
        for item in situation.live.by_kind.get(kind.name, ()):
            wanted = situation.target.get(item.identity)
            if wanted is None or item.identity in replaced:
                continue
            left = kind.outlives(item, made_over.__contains__)
            if left == item.values:
                continue
            old = msgspec.structs.replace(item, values=left)
            changed = tuple(f.name for f in kind.fields if not f.hint and old.get(f.name) != wanted.get(f.name))
            pair = Pair(old, wanted, changed)
            yield item.identity, _altered(pair, list(_ways(pair, situation, frozenset())), kind.releases)


def _actions(
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
            actions += [replace(a, new=target[identity], causes=_sorted(a.causes)) for a in changes]
    return actions


def _step_aside(actions: list[Action], situation: Situation) -> Iterable[Edge]:
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


def _row_actions(situation: Situation) -> Iterable[Action]:
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
    for described in kind.fields if kind.late else ():
        if described.late and item.get(described.name) is not None and isinstance(described.change, Way):
            assert described.change.template is not None
            yield Action(
                "alter", item.identity, described.change.template, None, item, (described.name,), described.change
            )


def _follow_up(item: Object, situation: Situation, *, inside: bool) -> Iterable[Action]:
    follow_up = situation.registry[item.identity.kind].follow_up
    for way in follow_up(item, situation.live, situation.version, inside) if follow_up is not None else ():
        for first in way.first:
            yield Action("alter", item.identity, first, None, item, way=Way(first, last=way.last))
        if way.template is not None:
            yield Action("alter", item.identity, way.template, None, item, way=replace(way, first=()))


def references(items: Iterable[Object], names: Names) -> dict[Identity, tuple[tuple[Identity, bool], ...]]:
    """What each object refers to, and whether softly."""
    return {o.identity: tuple({(ref.to, ref.soft) for ref in names.of(o)}) for o in items}
