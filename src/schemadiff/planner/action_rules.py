"""The actions that bring the changes of a plan about, each rule with its own.

The order of the rules is the order of the actions; it decides only between actions of one object that nothing else
orders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import msgspec

from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Pair
from schemadiff.kindspec.change_strategies import Aspect, ChangeStrategy
from schemadiff.kindspec.statements import Creation
from schemadiff.planner import type_conversion
from schemadiff.planner.alterations import altering_actions, strategies_for
from schemadiff.planner.changes import ChangeSet, shell_of
from schemadiff.planner.expansion import sorted_causes
from schemadiff.planner.model import SHELL, Action, Dependency, PlanningInput

ActionRule = Callable[[ChangeSet, PlanningInput], Iterable[Action]]


# --- changes that follow from what is recreated ---


def recreate_descendants(changes: ChangeSet, given: PlanningInput) -> None:
    """What belongs to a recreated object is dropped and created with it."""
    found: dict[Identity, tuple[Identity, ...]] = {}
    for identity in changes.recreated:
        for child in given.live.family(identity):
            if child.identity not in changes.recreated:
                found[child.identity] = (identity,)
    changes.recreated.update(found)


def restore_lost_values(changes: ChangeSet, given: PlanningInput) -> None:
    """What stays and loses values with something recreated is altered from where that leaves it.

    The privileges on a column go with the column, and stand among those of its table.
    """
    recreated = {*changes.recreated, *_recreated_in_place(changes, given)}
    for kind in given.registry.kinds.values() if recreated else ():
        if kind.dependencies.remaining_after_rebuild is None:
            continue
        for item in given.live.by_kind.get(kind.name, ()):
            wanted = given.target.get(item.identity)
            if wanted is None or item.identity in changes.recreated:
                continue
            left = kind.dependencies.remaining_after_rebuild(item, recreated.__contains__)
            if left == item.values:
                continue
            old = msgspec.structs.replace(item, values=left)
            # What else differs as texts or in its order was found to be the same.
            differs = {name for action in changes.altered.get(item.identity, ()) for name in action.fields}
            differs.update(name for name, value in item.values.items() if left.get(name) != value)
            changed = tuple(f.name for f in kind.fields if f.name in differs and old.get(f.name) != wanted.get(f.name))
            pair = Pair(old, wanted, changed)
            changes.altered[item.identity] = altering_actions(
                pair, list(strategies_for(pair, given)), kind.statements.run_early
            )


def _recreated_in_place(changes: ChangeSet, given: PlanningInput) -> Iterator[Identity]:
    """What stays and is recreated all the same: by CREATE OR REPLACE, or by the server as it maintains it."""
    for identity, actions in changes.altered.items():
        if given.registry[identity.kind].statements.or_replace and any(a.template == "create" for a in actions):
            yield identity
    changed = {identity: aspects for identity in changes.altered if (aspects := changes.changed_aspects(identity))}
    for dependency in given.dependencies if changed else ():
        maintained = given.registry[dependency.dependent.kind].dependencies.server_maintained
        if not changed.get(dependency.referenced, _NONE).isdisjoint(maintained):
            yield dependency.dependent


_NONE: frozenset[Aspect] = frozenset()


# --- actions ---


def drop_undeclared(changes: ChangeSet, given: PlanningInput) -> Iterator[Action]:
    """What is not declared any more is dropped, unless it belongs to what is recreated."""
    for item in changes.dropped:
        if item.identity not in changes.recreated:
            yield Action("drop", item.identity, "drop", item, None)


def drop_recreated(changes: ChangeSet, given: PlanningInput) -> Iterator[Action]:
    """What is recreated is dropped first."""
    for identity, causes in changes.recreated.items():
        if (item := given.live.get(identity)) is not None:
            yield Action("drop", identity, "drop", item, given.target.get(identity), rebuild=True, causes=causes)


def create_wanted(changes: ChangeSet, given: PlanningInput) -> Iterator[Action]:
    """What is declared and not there is created, with what is set after that by statements of their own."""
    causes = changes.causes_of_creation
    changed = {p.live.identity: p.changed for p in changes.pairs}
    for identity in causes:
        item, why = given.target[identity], causes[identity]
        rebuild, because = why is not None, why or ()
        if given.registry[identity.kind].is_circular(item) and shell_of(item, given) is None:
            yield Action("create", identity, SHELL, None, item, rebuild=rebuild, causes=because)
        fields = changed.get(identity, ())
        yield Action("create", identity, "create", None, item, fields, rebuild=rebuild, causes=because)
        yield from _deferred_fields(item, given)
        yield from _after_create(item, given, inside=item.parent in causes)


def _deferred_fields(item: Object, given: PlanningInput) -> Iterator[Action]:
    """Fields that are set after the object is created, because what they name may come later."""
    kind = given.registry[item.identity.kind]
    for described in kind.fields if kind.fields.deferred else ():
        if described.deferred and item.get(described.name) is not None and isinstance(described.change, ChangeStrategy):
            strategy = described.change
            assert strategy.template is not None
            yield Action("alter", item.identity, strategy.template, None, item, (described.name,), strategy)


def _after_create(item: Object, given: PlanningInput, *, inside: bool) -> Iterator[Action]:
    """What has to follow the creation of an object; ``inside`` tells whether its parent is created as well."""
    after_create = given.registry[item.identity.kind].statements.after_create
    creation = Creation(given.live, given.target, given.version, inside)
    for strategy in after_create(item, creation) if after_create is not None else ():
        for first in strategy.first:
            yield Action("alter", item.identity, first, None, item, strategy=ChangeStrategy(first, last=strategy.last))
        if strategy.template is not None:
            yield Action("alter", item.identity, strategy.template, None, item, strategy=replace(strategy, first=()))


def alter_in_place(changes: ChangeSet, given: PlanningInput) -> Iterator[Action]:
    """What differs and can be altered is, unless it is created again as a part of something else."""
    created = changes.causes_of_creation
    for identity, actions in changes.altered.items():
        if identity not in created:
            wanted = changes.attainable(given.target[identity])
            new = _released(wanted, given) if _loses_its_holder(wanted, changes, given) else wanted
            for action in actions:
                yield replace(action, new=new, causes=sorted_causes(action.causes))


def keep_what_is_held(changes: ChangeSet, given: PlanningInput) -> Iterator[Action]:
    """What would be dropped with a recreated object is released before, and held again after (an owned sequence)."""
    for kind in given.registry.kinds.values() if changes.recreated else ():
        if not kind.privileges.owner_release_field:
            continue
        described = kind.fields.by_name[kind.privileges.owner_release_field]
        for item in given.live.by_kind.get(kind.name, ()):
            wanted = given.target.get(item.identity)
            if wanted is not None and _loses_its_holder(wanted, changes, given):
                assert isinstance(described.change, ChangeStrategy) and described.change.template is not None
                for old, new in ((item, _released(item, given)), (None, wanted)):
                    fields = (described.name,)
                    yield Action("alter", item.identity, described.change.template, old, new, fields, described.change)


def _loses_its_holder(wanted: Object, changes: ChangeSet, given: PlanningInput) -> bool:
    """Whether a live object stays, and what it would be dropped with is recreated."""
    kind, live = given.registry[wanted.identity.kind], given.live.get(wanted.identity)
    if not kind.privileges.owner_release_field or live is None or wanted.identity in changes.recreated:
        return False
    holder = kind.dependencies.dropped_with(wanted)
    return holder in changes.recreated and holder == kind.dependencies.dropped_with(live)


def _released(item: Object, given: PlanningInput) -> Object:
    field = given.registry[item.identity.kind].privileges.owner_release_field
    return msgspec.structs.replace(item, values={k: v for k, v in item.values.items() if k != field})


ACTION_RULES: tuple[ActionRule, ...] = (
    drop_undeclared,
    drop_recreated,
    create_wanted,
    alter_in_place,
    keep_what_is_held,
)


def seed_rows(given: PlanningInput) -> Iterator[Action]:
    """The rows of a seed are deleted and written by two actions.

    Deletions go from child to parent, what is written from parent to child.
    """
    for identity, changes in given.seeds.rows.items():
        seed = given.target[identity]
        if any(c.operation == "delete" for c in changes):
            yield Action("alter", identity, "delete", None, seed)
        if any(c.operation != "delete" for c in changes):
            yield Action("create", identity, "write", None, seed)


def drop_superseded_types(
    actions: Iterable[Action], given: PlanningInput
) -> tuple[tuple[Action, ...], tuple[Dependency, ...]]:
    """Return the actions that drop the old types beside which new ones were made, and what depends on them until then.

    What depended on a type under its own name depends on it under the temporary one.
    """
    replacing = {a.identity: a for a in actions if a.strategy is not None and a.strategy.replaces_type}
    drops: list[Action] = []
    found: list[Dependency] = []
    for action in replacing.values():
        assert action.old is not None
        identity = type_conversion.temporary_identity(action.identity)
        old = Object(identity, action.old.values)
        drops.append(Action("drop", identity, "drop", old, None, strategy=ChangeStrategy("drop", replaces_type=True)))
        found.append(Dependency(action.identity, identity))
        for dependency in given.dependencies.on(action.identity):
            found.append(Dependency(dependency.dependent, identity))
            converted = type_conversion.converted_object(dependency.dependent, given.live, given.registry)
            if converted in replacing:
                found.append(Dependency(type_conversion.temporary_identity(converted), identity))
    return tuple(drops), tuple(found)
