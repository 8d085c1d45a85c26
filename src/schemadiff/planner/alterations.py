"""How the fields of an object that differ get from one value to the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from schemadiff.catalog.objects import Identity, Value
from schemadiff.diff.catalogs import Pair
from schemadiff.errors import Finding, NoWay
from schemadiff.kindspec.change_strategies import Way
from schemadiff.kindspec.fields import Context, Field
from schemadiff.planner import type_conversion
from schemadiff.planner.model import ANEW, Action, Situation


def stored_types(situation: Situation) -> frozenset[Identity]:
    """The types of columns, and the types inside of those: of a domain, an attribute, a range."""
    within: dict[Identity, list[Identity]] = {}
    found: set[Identity] = set()
    for edge in situation.edges:
        item = situation.live.get(edge.dependent)
        if item is None or situation.registry[edge.on.kind].naming.namespace != "type":
            continue
        if situation.registry[edge.dependent.kind].naming.namespace == "column":
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


def strategies_for(pair: Pair, situation: Situation, stored: frozenset[Identity]) -> Iterable[tuple[Field, Way]]:
    kind = situation.registry[pair.live.identity.kind]
    own: Mapping[str, Value] = situation.facts.get(str(pair.live.identity), {})
    context = Context(situation.version, {**situation.facts, **own}, stored)
    for name in pair.changed:
        described = kind.fields.by_name[name]
        yield described, described.way(pair.live, pair.declared, context)


def unsupported_changes(pair: Pair, ways: Iterable[tuple[Field, Way]]) -> Iterator[Finding]:
    """Each reason once, with the fields that it keeps from changing."""
    why: dict[str, list[str]] = {}
    for described, way in ways:
        if way.refusal:
            why.setdefault(way.refusal, []).append(described.name)
    for reason, names in why.items():
        fields = " and ".join(names)
        yield NoWay(f"{pair.live.identity}: {fields} cannot change: {reason}", pair.declared.place)


def altering_actions(pair: Pair, ways: list[tuple[Field, Way]], releases: frozenset[str]) -> list[Action]:
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
