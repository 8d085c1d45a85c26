"""How the fields of an object that differ get from one value to the other."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from schemadiff.catalog.hints import USING
from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Pair
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.fields import Context, Field
from schemadiff.planner import type_conversion
from schemadiff.planner.model import REPLACE_TYPE, Action, PlanningInput
from schemadiff.sql.namespaces import Namespace


def stored_types(given: PlanningInput) -> frozenset[Identity]:
    """Return the types of live columns, and the types inside of those: of a domain, an attribute, a range."""
    within: dict[Identity, list[Identity]] = {}
    found: set[Identity] = set()
    for dependency in given.dependencies:
        item = given.live.get(dependency.dependent)
        if item is None or given.registry[dependency.referenced.kind].naming.namespace != Namespace.TYPE:
            continue
        if given.registry[dependency.dependent.kind].naming.is_column:
            found.add(dependency.referenced)
        else:
            within.setdefault(given.live.root(item), []).append(dependency.referenced)
    work = list(found)
    while work:
        for inner in within.get(work.pop(), ()):
            if inner not in found:
                found.add(inner)
                work.append(inner)
    return frozenset(found)


def converts_by_expression(action: Action) -> bool:
    """Tell whether an action converts the values of a column by an expression (USING), and not by a cast."""
    if action.operation != "alter" or action.strategy is None or action.new is None:
        return False
    by_expression = action.strategy.intermediate_type is not None or action.new.hint(USING) is not None
    return by_expression and action.retypes


def strategies_for(
    pair: Pair,
    given: PlanningInput,
    *,
    stored: Container[Identity] = (),
    created: Container[Identity] = (),
    dropped: Container[Identity] = (),
) -> Iterator[tuple[Field, ChangeStrategy]]:
    """Yield the strategy for each field of a pair that differs, in the order of the fields.

    ``stored`` are the types that columns hold values of; ``created`` and ``dropped`` what the plan does by itself.
    """
    kind = given.registry[pair.live.identity.kind]
    context = Context(
        given.version,
        casts=given.server.casts,
        declared_columns=given.server.view_columns.get(pair.live.identity, ()),
        created=created,
        dropped=dropped,
        stored=stored,
    )
    for name in pair.changed:
        described = kind.fields.by_name[name]
        yield described, described.strategy(pair.live, pair.declared, context)


def by_template(
    strategies: Iterable[tuple[str, ChangeStrategy]],
) -> tuple[dict[str, list[str]], dict[str, ChangeStrategy]]:
    """Return the fields that go through each template, and one strategy for all of them, from that of each field."""
    fields: dict[str, list[str]] = {}
    chosen: dict[str, ChangeStrategy] = {}
    for name, strategy in strategies:
        assert strategy.template is not None
        fields.setdefault(strategy.template, []).append(name)
        before = chosen.get(strategy.template)
        chosen[strategy.template] = strategy if before is None else _both(before, strategy)
    return fields, chosen


def altering_actions(
    pair: Pair, strategies: list[tuple[Field, ChangeStrategy]], run_early: frozenset[str]
) -> list[Action]:
    """Return one action for each template, with all the fields that go through it.

    They are in the order of the fields, but for the templates that run early, which come first. An object that has to
    be made anew beside the old one has a single action.
    """
    fields, chosen = by_template((described.name, strategy) for described, strategy in strategies)
    actions: list[Action] = []
    done: set[str] = set()
    if (replacing := type_conversion.type_replacement(chosen.values())) is not None:
        every = tuple(name for names in fields.values() for name in names)
        return [Action("alter", pair.live.identity, REPLACE_TYPE, pair.live, pair.declared, every, replacing)]
    for name in sorted(fields, key=lambda template: template not in run_early):
        strategy, altered = chosen[name], fields[name]
        actions += [
            Action("alter", pair.live.identity, f, pair.live, pair.declared, strategy=ChangeStrategy(f))
            for f in strategy.first
            if f not in done
        ]
        done.update((*strategy.first, name))
        actions.append(Action("alter", pair.live.identity, name, pair.live, pair.declared, tuple(altered), strategy))
    for name in dict.fromkeys(then for strategy in chosen.values() for then in strategy.then):
        actions.append(
            Action(
                "alter", pair.live.identity, name, pair.live, pair.declared, strategy=ChangeStrategy(name, last=True)
            )
        )
    return actions


def _both(one: ChangeStrategy, other: ChangeStrategy) -> ChangeStrategy:
    return replace(
        one,
        changed_aspects=one.changed_aspects | other.changed_aspects,
        guarded=one.guarded or other.guarded,
        deletes_data=one.deletes_data or other.deletes_data,
        first=tuple(dict.fromkeys((*one.first, *other.first))),
        then=tuple(dict.fromkeys((*one.then, *other.then))),
        effects=one.effects if one.effects == other.effects else None,
        intermediate_type=one.intermediate_type or other.intermediate_type,
        removed_values=(*one.removed_values, *other.removed_values),
    )
