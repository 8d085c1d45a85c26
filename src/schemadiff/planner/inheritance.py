"""What PostgreSQL creates, alters and drops by itself in partitions, child tables and typed tables.

A statement on a parent recurses to its children. So an action on an inherited object is left out where the parent's
brings it about; where an inherited object is created and differs, only the difference is; and what differs on purpose
is restored after the parent's statement has run over it. Each of ``PASSES`` returns some of the actions to take, in the
order of the table; ``restored_differences`` is given what the others have returned (``planner/restored.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from schemadiff.catalog.hints import INSIDE, MADE_ALONG, OWN
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.planner.effect_table import effects
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.planner.requested import Requested, created_by_server, sets_deferred_fields, unasked
from schemadiff.planner.restored import DroppedWithParent, restored_differences


class Applied(NamedTuple):
    """What is left of the actions that were asked for, and what stands in the way of them."""

    actions: Sequence[Action]
    dropped_with_parent: tuple[DroppedWithParent, ...] = ()
    unsupported: tuple[tuple[Object, str], ...] = ()
    """What differs from what its parents create, and why PostgreSQL has no command for that."""


def apply(actions: Sequence[Action], given: PlanningInput) -> Applied:
    """Return the actions that have to be taken where statements on parents recurse."""
    if not _inherits(given) and not created_by_server(given):
        return Applied(actions)
    requested = Requested(actions, given)
    kept = [action for each in PASSES for action in each(requested)]
    restored, lost = restored_differences(requested.actions, kept, requested)
    return Applied([*kept, *restored], lost, tuple(requested.unsupported))


def _inherits(given: PlanningInput) -> bool:
    """Tell whether any object is inherited from another, before or after the plan."""
    hooks = {k.name: hook for k in given.registry.kinds.values() if (hook := k.inheritance.inherited_from) is not None}
    return any(
        hook(item, catalog)
        for catalog in (given.target, given.live)
        for name, hook in hooks.items()
        for item in catalog.by_kind.get(name, ())
    )


# --- what statements on parents bring about ---


def propagated(action: Action, requested: Requested) -> bool:
    """Tell whether an action on an inherited object is brought about by what is done to its parents."""
    item, given = action.item, requested.given
    kind = requested.kind(item)
    if kind.inheritance.inherited_from is None or (kind.inheritance.created_by_server and action.operation == "drop"):
        return False
    if action.operation == "create" and requested.is_new(item):
        inside = kind.inheritance.given_at_creation(item, given.version)
        return not (requested.is_local(item) or inside) and requested.is_as_inherited(item)
    if action.operation == "alter" and sets_deferred_fields(action, kind) and item.identity not in given.live:
        return _set_with_parents(action, requested)
    both = requested.lasting_parents(item)
    if not both:
        return False
    if action.operation == "alter":
        return any(_recurses(action, i, requested) for i in both)
    # What is dropped is as it was: its table's own also where the new one is only inherited.
    if kind.inheritance.is_local(action.old or item if action.operation == "drop" else item):
        return False
    others = [o for i in both if (o := requested.by_operation.get((action.operation, i))) is not None]
    if action.operation == "create":
        others = requested.creating_above(item)
    if action.rebuild and not all(o.rebuild for o in others):
        return False
    return bool(others) and (action.operation == "drop" or requested.is_as_inherited(item))


def _set_with_parents(action: Action, requested: Requested) -> bool:
    """Whether what is set after an object is created is set by what is done to its parents."""
    item = action.item
    if not requested.is_new(item):
        # The column of a table that gets a parent has been created by a statement of its own before.
        return any(_recurses(action, i, requested) for i in requested.lasting_parents(item))
    if requested.is_local(item):
        return False
    return _inherited_at_creation(action, requested) or any(
        _recurses(action, i, requested) for i in requested.parents(item)
    )


def _inherited_at_creation(action: Action, requested: Requested) -> bool:
    """Whether a new child's object has from its parents what the action would set, without a statement."""
    kind = requested.kind(action.item)
    inherited = kind.inheritance.values_from_parents(action.item, requested.given.target) or {}
    return kind.inheritance.inherited_at_creation.issuperset(action.fields) and all(
        inherited.get(name) == action.item.get(name) for name in action.fields
    )


def _recurses(action: Action, parent: Identity, requested: Requested) -> bool:
    """Whether the same alteration of a parent's object reaches this one, and gives it the same values."""
    inheritance = requested.registry[action.identity.kind].inheritance
    other = requested.by_template.get((action.template, parent))
    if other is None and (same := inheritance.same_below.get(action.template)) is not None:
        other = requested.by_template.get((same, parent))
    if other is None or other.new is None or action.new is None:
        return False
    if action.old is not None and inheritance.precedes_parent(action.template, action.new, requested.given.version):
        return False
    if not inheritance.propagates(other.template, action.old or action.new, other.new, requested.given.version):
        return False
    return all(other.new.get(name) == action.new.get(name) for name in action.fields)


# --- passes ---


def alter_what_server_creates(requested: Requested) -> Iterator[Action]:
    """What the server creates and is to be otherwise than its parents make it is altered."""
    for item in requested.renewed.values():
        before = requested.inherited_values(item) or Object(item.identity, {}, item.parent)
        for field in requested.kind(item).fields:
            if not field.directive and before.get(field.name, field.default) != item.get(field.name, field.default):
                strategy = field.strategy(before, item, requested.context)
                altering = unasked("alter", before, item)
                yield replace(altering, template=strategy.template or "", fields=(field.name,), strategy=strategy)


def skip_what_propagates(requested: Requested) -> Iterator[Action]:
    """What is not brought about by statements on parents is done.

    Inherited objects that the server creates with their tables are altered instead where they differ, and lose the
    properties that only their parents have.
    """
    dropped = {a.identity for a in requested.actions if a.operation == "drop" and propagated(a, requested)}
    for action in requested.actions:
        if action.operation == "drop" and _dropped_with(action, dropped, requested):
            continue
        if action.operation == "rename" or not (propagated(action, requested) or requested.cannot_be_done(action)):
            yield from alter_what_parents_created(action, requested)
        if action.operation == "create":
            yield from drop_missing_properties(action.item, requested)


def _dropped_with(action: Action, dropped: set[Identity], requested: Requested) -> bool:
    """Whether it goes with what it belongs to, which goes with its parents."""
    return requested.registry[action.identity.kind].statements.dropped_with_parent and action.item.parent in dropped


def alter_what_parents_created(action: Action, requested: Requested) -> Iterator[Action]:
    """Yield an action, or, where it would create what its parents have created by then, what makes the difference."""
    item, inheritance = action.item, requested.kind(action.item).inheritance
    inherits = inheritance.inherited_from is not None and action.operation == "create" and not requested.is_local(item)
    is_new = requested.is_new(item)
    inherits = inherits and (is_new or bool(requested.creating_above(item)))
    before = requested.received_values(item) if inherits else None
    if before is None:
        yield action
        return
    before = Object(item.identity, before.values, item.parent).with_hints(MADE_ALONG.of(True))
    inside = inheritance.given_at_creation(item, requested.given.version)
    if is_new and inside:
        yield replace(action, new=item.with_hints(INSIDE.of(True)))
        before = Object(item.identity, {**before.values, **inside}, item.parent)
    for fields, strategy in requested.alterations(before, item):
        if (strategy.template, item.identity) in requested.by_template:
            continue  # It follows the creation anyway.
        for template in strategy.first:
            # A table that is just created has no rows to look at.
            if not (is_new and effects(requested.registry, item.identity.kind, template).scan):
                yield replace(unasked("alter", before, item), template=template, strategy=ChangeStrategy(template))
        yield replace(action, operation="alter", template=strategy.template or "", fields=fields, strategy=strategy)


def drop_missing_properties(item: Object, requested: Requested) -> Iterator[Action]:
    """Properties that a created object has from its parents, and is not to have, are dropped."""
    if requested.kind(item).inheritance.inherited_from is None or item.hint(OWN):
        return
    target, above = requested.given.target, requested.parents(item)
    if requested.is_new(item) or any(("create", i) in requested.by_operation for i in above):
        found = (requested.inherited_property(property_, item) for i in above for property_ in target.children(i))
        for identity, property_ in {o.identity: o for o in found if o is not None}.items():
            if identity not in target:
                yield unasked("drop", property_, None)


PASSES: tuple[Callable[[Requested], Iterable[Action]], ...] = (alter_what_server_creates, skip_what_propagates)
