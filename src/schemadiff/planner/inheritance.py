"""What PostgreSQL creates, alters and drops by itself in partitions, child tables and typed tables.

A statement on a parent recurses to its children. So an action on an inherited object is left out where the parent's
brings it about; where an inherited object is created and differs, only the difference is; and what differs on purpose
is restored after the parent's statement has run over it. Each of ``PASSES`` returns some of the actions to take, in the
order of the table; ``restored_differences`` is given what the others have returned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from schemadiff.catalog.hints import IMPLIED, INSIDE, MADE_ALONG, OWN
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.fields import alike
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.fields import Context
from schemadiff.kindspec.kind import Kind
from schemadiff.planner.effect_table import effects
from schemadiff.planner.model import Action, Operation, PlanningInput


class DroppedWithParent(NamedTuple):
    """An inherited object with values of its own that would be dropped with what it is inherited from."""

    item: Object
    parent: Identity


class Applied(NamedTuple):
    """What is left of the actions that were asked for, and what stands in the way of them."""

    actions: Sequence[Action]
    dropped_with_parent: tuple[DroppedWithParent, ...] = ()
    unsupported: tuple[tuple[Object, str], ...] = ()
    """What differs from what its parents create, and why PostgreSQL has no command for that."""


def apply(actions: Sequence[Action], given: PlanningInput) -> Applied:
    """Return the actions that have to be taken where statements on parents recurse."""
    inherits = any(given.registry[a.identity.kind].inheritance.inherited_from for a in actions)
    if not inherits and not created_by_server(given):
        return Applied(actions)
    requested = Requested(actions, given)
    kept = [action for each in PASSES for action in each(requested)]
    restored, lost = restored_differences(requested.actions, kept, requested)
    return Applied([*kept, *restored], lost, tuple(requested.unsupported))


def created_by_server(given: PlanningInput) -> list[Object]:
    """Return the wanted objects that live as long as what they are inherited from (a partition's index)."""
    kinds = (name for name, kind in given.registry.kinds.items() if kind.inheritance.created_by_server)
    return [item for name in kinds for item in given.target.by_kind.get(name, ())]


def sets_deferred_fields(action: Action, kind: Kind) -> bool:
    """Tell whether an alteration is of fields that are set after the object is created."""
    return bool(action.fields) and all(kind.fields.by_name[name].deferred for name in action.fields)


def carries_over(action: Action, property_kind: Kind) -> bool:
    """Tell whether an alteration keeps inherited properties of a kind in that its statement may set them again."""
    if property_kind.yaml.layout is not Layout.PROPERTY or property_kind.inheritance.inherited_from is None:
        return False
    changed = action.strategy.changed_aspects if action.strategy is not None else ()
    return not property_kind.dependencies.server_maintained.isdisjoint(changed)


def _action(operation: Operation, old: Object | None, new: Object | None) -> Action:
    """An action that nobody asked for, on what one of these is."""
    item = new or old
    assert item is not None
    return Action(operation, item.identity, operation, old, new)


class Requested:
    """The actions that were asked for, with what the passes want to know about them."""

    def __init__(self, actions: Sequence[Action], given: PlanningInput) -> None:
        self.given = given
        self.registry = given.registry
        self.by_operation = {(a.operation, a.identity): a for a in actions}
        self.by_template = {(a.template, a.identity): a for a in actions if a.operation == "alter"}
        self._created = {a.identity for a in actions if a.operation == "create"}
        self.unsupported: list[tuple[Object, str]] = []
        """Grows while the passes run; see ``Applied``."""
        self.context = Context(given.version, casts=given.server.casts)
        self.renewed = {o.identity: o for o in created_by_server(given) if self._is_renewed(o)}
        """What the server creates with this plan, or creates again."""
        self.actions = [a for a in actions if not self._done_by_server(a)]
        """The actions that were asked for, without those that create and drop what the server does."""

    def kind(self, item: Object) -> Kind:
        """Return the description of an object's kind."""
        return self.registry[item.identity.kind]

    def parents(self, item: Object) -> tuple[Identity, ...]:
        """Return what an object is inherited from once the plan is done."""
        return self.given.inherited_from(item, self.given.target)

    def lasting_parents(self, item: Object) -> tuple[Identity, ...]:
        """Return what an object is inherited from before and after the plan."""
        after = self.parents(item)
        return tuple(i for i in self.given.inherited_from(item, self.given.live) if i in after) if after else ()

    def creating_above(self, item: Object) -> list[Action]:
        """Return the actions on lasting parents that create an object.

        A parent's new column merges with one that is there, which takes over nothing that stands in its definition.
        """
        found = (self.by_operation.get(("create", i)) for i in self.lasting_parents(item))
        there = item.parent in self.given.live
        return [o for o in found if o is not None and not (there and ("create", o.item.parent) in self.by_operation)]

    def is_new(self, item: Object) -> bool:
        """Tell whether the top-level object that it belongs to is created by the plan."""
        return self.given.target.root(item) in self._created

    def is_local(self, item: Object) -> bool:
        """Tell whether an object is created as if it were not inherited."""
        above = self.given.target.get(item.parent) if item.parent is not None else None
        both = [item] if above is None else [item, above]
        own = self.is_new(item) and any(o.hint(OWN) for o in both)
        return own or any(self.kind(o).inheritance.is_local(o) for o in both)

    def inherited_values(self, item: Object) -> Object | None:
        """Return an object with the values that it inherits once the plan is done; None where it inherits none."""
        values = self.kind(item).inheritance.values_from_parents(item, self.given.target)
        return Object(item.identity, values, item.parent) if values is not None else None

    def is_as_inherited(self, item: Object) -> bool:
        """Tell whether an object has the values that it inherits."""
        inherited = self.inherited_values(item)
        return inherited is not None and alike(self.kind(item), item.values, inherited.values)

    def alterations(self, before: Object, item: Object) -> Iterator[tuple[str, ChangeStrategy]]:
        """Yield the fields in which an object differs, each with the strategy that changes it in place.

        Fields that are set after creation, and those that another object implies, do not count.
        """
        for field in self.kind(item).fields:
            if field.directive or field.deferred or before.get(field.name) == item.get(field.name):
                continue
            if field.name in (item.hint(IMPLIED) or ()):
                continue
            strategy = field.strategy(before, item, self.context)
            if strategy.refusal is not None:
                self.unsupported.append((item, strategy.refusal))
            elif strategy.template is not None:
                yield field.name, strategy

    def inherited_property(self, property_: Object, item: Object) -> Object | None:
        """Return a property of a parent (its comment, its default) as the property of an object that inherits it."""
        kind = self.kind(property_)
        if kind.inheritance.inherited_from is None or kind.yaml.layout is not Layout.PROPERTY:
            return None
        return Object(Identity(kind.name, (item.identity.kind, *item.identity.path)), property_.values, item.identity)

    def _is_renewed(self, item: Object) -> bool:
        """Whether what the server creates is created with this plan, or created again."""
        if item.identity not in self.given.live or self.is_new(item):
            return True
        return any(("create", above) in self.by_operation or above in self._maintained for above in self.parents(item))

    @cached_property
    def _maintained(self) -> frozenset[Identity]:
        """What the server creates again because of a column's new type, and what inherits from it as well.

        See ATPostAlterTypeCleanup in tablecmds.c.
        """
        retyped = {
            a.identity
            for a in self.by_template.values()
            if a.strategy is not None and "type" in a.strategy.changed_aspects
        }
        return frozenset(d.dependent for identity in retyped for d in self.given.dependencies.on(identity))

    def _done_by_server(self, action: Action) -> bool:
        """Whether an action is to create or drop what the server does, or to alter what it creates again."""
        kind = self.registry[action.identity.kind]
        if not kind.inheritance.created_by_server:
            return False
        if action.operation == "drop":
            # What was set after it was created is given up.
            return not any(f.deferred and action.item.get(f.name) for f in kind.fields)
        return action.identity in self.renewed


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
    if kind.inheritance.is_local(item):
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
                altering = _action("alter", before, item)
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
        if action.operation == "rename" or not propagated(action, requested):
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
    before = requested.inherited_values(item) if inherits else None
    if before is None:
        yield action
        return
    before = Object(item.identity, before.values, item.parent).with_hints(MADE_ALONG.of(True))
    inside = inheritance.given_at_creation(item, requested.given.version)
    if is_new and inside:
        yield replace(action, new=item.with_hints(INSIDE.of(True)))
        before = Object(item.identity, {**before.values, **inside}, item.parent)
    for name, strategy in requested.alterations(before, item):
        if (strategy.template, item.identity) in requested.by_template:
            continue  # It follows the creation anyway.
        for template in strategy.first:
            # A table that is just created has no rows to look at.
            if not (is_new and effects(requested.registry, item.identity.kind, template).scan):
                yield replace(_action("alter", before, item), template=template, strategy=ChangeStrategy(template))
        yield replace(action, operation="alter", template=strategy.template or "", fields=(name,), strategy=strategy)


def drop_missing_properties(item: Object, requested: Requested) -> Iterator[Action]:
    """Properties that a created object has from its parents, and is not to have, are dropped."""
    if requested.kind(item).inheritance.inherited_from is None or item.hint(OWN):
        return
    target, above = requested.given.target, requested.parents(item)
    if requested.is_new(item) or any(("create", i) in requested.by_operation for i in above):
        found = (requested.inherited_property(property_, item) for i in above for property_ in target.children(i))
        for identity, property_ in {o.identity: o for o in found if o is not None}.items():
            if identity not in target:
                yield _action("drop", property_, None)


PASSES: tuple[Callable[[Requested], Iterable[Action]], ...] = (alter_what_server_creates, skip_what_propagates)


# --- after the parents ---


def restored_differences(
    run: Iterable[Action], taken: Iterable[Action], requested: Requested
) -> tuple[list[Action], tuple[DroppedWithParent, ...]]:
    """Return the actions that restore what statements on parents run over, and what would lose its values.

    ``run`` are the statements; actions that are ``taken`` already are not taken again.
    """
    children = _children(requested)
    known = {(a.operation, a.template, a.identity) for a in taken}
    restored: list[Action] = []
    lost: list[DroppedWithParent] = []
    left = list(run) if children else []
    while left:
        found: list[Action] = []
        for action in left:
            for one in _run_over(action, children, lost, requested):
                if (which := (one.operation, one.template, one.identity)) not in known:
                    known.add(which)
                    found.append(one)
        restored += found
        # What is restored may itself be inherited by others.
        left = found
    return restored, tuple(lost)


class _Children(NamedTuple):
    """The wanted objects that are inherited from another one: as long as the plan runs, or from then on."""

    lasting: list[Object]
    joining: list[Object]
    """They are reached where the script runs again."""


_NONE = _Children([], [])


def _children(requested: Requested) -> dict[Identity, _Children]:
    """The objects that are inherited from each."""
    given = requested.given
    found: dict[Identity, _Children] = {}
    for item in given.target:
        if requested.kind(item).inheritance.inherited_from is not None:
            there = given.live.get(item.identity)
            lasting = requested.lasting_parents(there) if there is not None else None
            for above in requested.parents(item):
                children = found.setdefault(above, _Children([], []))
                (children.lasting if lasting is None or above in lasting else children.joining).append(item)
    return found


def _run_over(
    action: Action, children: Mapping[Identity, _Children], lost: list[DroppedWithParent], requested: Requested
) -> Iterator[Action]:
    if action.operation == "rename" or (action.rebuild and action.operation == "drop"):
        return
    found = children.get(action.identity, _NONE)
    if requested.kind(action.item).yaml.layout is Layout.PROPERTY:
        holders = children.get(action.item.parent, _NONE) if action.item.parent is not None else _NONE
        yield from _property_run_over(action, holders, requested)
    elif action.operation == "alter":
        yield from _altered_with_parent(action, found, requested)
        yield from _properties_set_again(action, found.lasting, requested)
    elif action.operation == "drop":
        yield from _dropped_with_parent(action, found.lasting, lost, requested)


def _altered_with_parent(action: Action, children: _Children, requested: Requested) -> Iterator[Action]:
    """What gets another value than it is to have is given that one again."""
    if action.new is None:
        return
    for item, joins in (*((o, False) for o in children.lasting), *((o, True) for o in children.joining)):
        kind, live = requested.kind(item), requested.given.live.get(item.identity)
        again = action.old is not None and requested.is_new(item)
        if live is None and (kind.inheritance.created_by_server or not (again or sets_deferred_fields(action, kind))):
            continue
        reached = item if live is None or joins else live
        if not kind.inheritance.propagates(action.template, reached, action.new, requested.given.version):
            continue
        # What it does not inherit, as the name of a NOT NULL, is not changed by the parent's.
        made = kind.inheritance.values_from_parents(item, requested.given.target) or action.new.values
        if any(item.get(name) != made.get(name) for name in action.fields):
            yield replace(action, identity=item.identity, old=live, new=item, causes=())


def _properties_set_again(action: Action, holders: Sequence[Object], requested: Requested) -> Iterator[Action]:
    """Properties of what is there, where a parent's statement sets its own again, are given their own values again."""
    if not holders:
        return
    there = [holder for holder in holders if not requested.is_new(holder)]
    for property_ in requested.given.live.children(action.identity):
        wanted = requested.given.target.get(property_.identity)
        if wanted is not None and carries_over(action, requested.kind(property_)):
            yield from _property_run_over(_action("alter", property_, wanted), _Children(there, []), requested)


def _property_run_over(action: Action, holders: _Children, requested: Requested) -> Iterator[Action]:
    """A property that is not to be as the parent's is dropped, or given its own values again."""
    made = action.new if action.operation != "drop" else None
    # What is created with what it belongs to reaches nothing when the script runs again.
    once = action.old is None and ("create", action.item.parent) in requested.by_operation
    for holder in (*holders.lasting, *(() if once else holders.joining)):
        property_ = requested.inherited_property(action.item, holder)
        if property_ is None:
            continue
        wanted = requested.given.target.get(property_.identity)
        new = requested.is_new(holder)
        if new and once:
            continue
        if wanted is None:
            if action.operation != "drop":
                yield _action("drop", property_, None)
        elif made is None or not alike(requested.kind(wanted), wanted.values, made.values):
            # The parent's statement comes before a new one, and runs over it where the script runs again.
            live = wanted if new else requested.given.live.get(property_.identity)
            if live is not None:
                nothing = Object(wanted.identity, {}, wanted.parent)
                for name, strategy in requested.alterations(nothing, wanted):
                    yield replace(
                        _action("alter", live, wanted),
                        template=strategy.template or "",
                        fields=(name,),
                        strategy=strategy,
                    )


def _dropped_with_parent(
    action: Action, children: Iterable[Object], lost: list[DroppedWithParent], requested: Requested
) -> Iterator[Action]:
    """What is dropped with its last parent and stays wanted is created again, if it holds no values."""
    for item in children:
        kind, live = requested.kind(item), requested.given.live.get(item.identity)
        if live is None or kind.inheritance.created_by_server or kind.inheritance.is_local(live):
            continue
        if any(i in requested.given.target for i in requested.lasting_parents(live)):
            continue
        if kind.stored.holds_data:
            lost.append(DroppedWithParent(item, action.identity))
        else:
            yield _action("create", None, item)
