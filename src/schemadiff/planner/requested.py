"""The actions that are asked for, with what the rules about inherited objects want to know about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from schemadiff.catalog.hints import IMPLIED, LEAVES, OWN
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.diff.fields import alike
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Expression
from schemadiff.kindspec.fields import Context
from schemadiff.kindspec.kind import Kind
from schemadiff.planner.alterations import by_template
from schemadiff.planner.model import Action, Operation, PlanningInput
from schemadiff.sql.syntax import structure


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


def unasked(operation: Operation, old: Object | None, new: Object | None) -> Action:
    """Return an action that nobody asked for, on what one of these is."""
    item = new or old
    assert item is not None
    return Action(operation, item.identity, operation, old, new)


def _same_text(one: Value, other: Value) -> bool:
    """Whether two expressions are one, written in two ways."""
    return isinstance(one, str) and isinstance(other, str) and structure(one) == structure(other) is not None


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
        """Return what an object is inherited from all the time: not from a table that is left and joined again."""
        after = self.parents(item)
        if not after:
            return ()
        table = self.given.live.get(self.given.root_of(item))
        left = (table.hint(LEAVES) if table is not None else None) or ()
        above = tuple(i for i in self.given.inherited_from(item, self.given.live) if i in after)
        return tuple(i for i in above if not self._is_part_of(i, left)) if left else above

    def _is_part_of(self, identity: Identity, tables: Collection[tuple[str, ...]]) -> bool:
        item = self.given.target.get(identity) or self.given.live.get(identity)
        return item is not None and self.given.root_of(item).path in tables

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

    def received_values(self, item: Object) -> Object | None:
        """Return an object as the statements that create it for its parents leave it; None if it inherits nothing.

        What is there gets the value that a parent's object has before it is altered by itself
        (``inherited_at_creation``). A new table may be created before or after that, so what it gets counts as
        something else than it is to have.
        """
        received = self.inherited_values(item)
        kind = self.kind(item)
        names = kind.inheritance.inherited_at_creation - kind.fields.deferred
        if received is None or not names or self._is_remote(item):
            return received
        values = dict(received.values)
        for before, after in self._altered_above(item):
            for name in names:
                if before.get(name) != after.get(name):
                    both = (before.get(name), after.get(name))
                    values[name] = next(v for v in both if v != item.get(name)) if self.is_new(item) else both[0]
        return Object(item.identity, {name: value for name, value in values.items() if value is not None}, item.parent)

    def _altered_above(self, item: Object) -> Iterator[tuple[Object, Object]]:
        """Yield what an object is inherited from, before the plan's alterations of it and after them."""
        above = self.parents(item) if self.is_new(item) else [action.identity for action in self.creating_above(item)]
        for identity in above:
            after = self.given.target.get(identity)
            if after is None or ("create", identity) not in self.by_operation:
                before = self.given.live.get(identity)
            else:
                before = None if self.is_local(after) else self.received_values(after)
            if before is not None and after is not None:
                yield before, after
            if after is not None and self._is_remote(after):
                yield from ((o, after) for o in self._far_above(after))

    def _is_remote(self, item: Object) -> bool:
        """Whether it belongs to what holds its values elsewhere."""
        return item.parent is not None and self.registry[item.parent.kind].stored.remote

    def _far_above(self, item: Object) -> Iterator[Object]:
        """Yield what is above an object of a foreign table: it can have values from there that are not modelled."""
        for identity in self.parents(item):
            found = [o for o in (self.given.live.get(identity), self.given.target.get(identity)) if o is not None]
            yield from found
            if found:
                yield from self._far_above(found[-1])

    def is_as_inherited(self, item: Object) -> bool:
        """Tell whether an object has the values that it has from its parents."""
        received = self.received_values(item)
        return received is not None and alike(self.kind(item), item.values, received.values)

    def alterations(self, before: Object, item: Object) -> Iterator[tuple[tuple[str, ...], ChangeStrategy]]:
        """Yield the fields in which an object differs, by the strategies that change them in place.

        Fields that one statement changes are together. Those that are set after creation, and those that another
        object implies, do not count.
        """
        fields, strategies = by_template(self._in_place(before, item))
        return ((tuple(fields[template]), strategy) for template, strategy in strategies.items())

    def _in_place(self, before: Object, item: Object) -> Iterator[tuple[str, ChangeStrategy]]:
        for field in self.kind(item).fields:
            if field.directive or field.deferred or before.get(field.name) == item.get(field.name):
                continue
            if field.name in (item.hint(IMPLIED) or ()):
                continue
            if field.name in _same_below(self.kind(item)):
                self._cannot_differ(item, field.name)
                continue
            strategy = field.strategy(before, item, self.context)
            if strategy.refusal is not None:
                self.unsupported.append((item, strategy.refusal))
            elif strategy.template is not None:
                yield field.name, strategy
            elif field.in_yaml and not _same_text(before.get(field.name), item.get(field.name)):
                why = f"PostgreSQL has no command that gives it another `{field.name}` than its parents'"
                self.unsupported.append((item, f"{why}, with which it is created"))

    def cannot_be_done(self, action: Action) -> bool:
        """Tell whether an alteration makes an object otherwise than it stays inherited, which is told as a refusal."""
        same = _same_below(self.kind(action.item))
        if action.operation != "alter" or same.isdisjoint(action.fields) or not self.lasting_parents(action.item):
            return False
        inherited = self.inherited_values(action.item)
        differing = [n for n in action.fields if n in same and inherited and inherited.get(n) != action.item.get(n)]
        for name in differing:
            self._cannot_differ(action.item, name)
        return bool(differing)

    def _cannot_differ(self, item: Object, name: str) -> None:
        self.unsupported.append((item, f"its {name} cannot be another than that of what it is inherited from"))

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
        created = self.kind(item).inheritance.created_by_server
        lost_with = created.lost_with if created is not None else ()
        if item.parent is not None and any((template, item.parent) in self.by_template for template in lost_with):
            return True
        return any(("create", above) in self.by_operation or above in self._maintained for above in self.parents(item))

    @cached_property
    def _maintained(self) -> frozenset[Identity]:
        """What the server creates again because of a column's new type, and what inherits from it as well.

        See ATPostAlterTypeCleanup in tablecmds.c.
        """
        retyped = {a.identity for a in self.by_template.values() if a.retypes}
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


def _same_below(kind: Kind) -> frozenset[str]:
    """Return the fields in which an object cannot be otherwise than it is inherited: no expression is among them."""
    merged = kind.inheritance.merged_fields
    return frozenset(n for n in merged if not isinstance(kind.fields.by_name[n].type, Expression)) if merged else merged
