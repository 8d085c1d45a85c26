"""What tables have from others by themselves: the columns of a partition or an inheriting table, their defaults.

A statement on the leader reaches its copies. So an action on a copy is left out where the leader's brings it about;
where a copy is made and differs, only the difference is; and what differs on purpose is put right again after the
leader's statement has run over it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.fields import alike
from schemadiff.errors import Finding, NoWay
from schemadiff.kindspec.change_strategies import Way
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.fields import Context
from schemadiff.kindspec.kind import Kind
from schemadiff.planner.effect_table import effects

if TYPE_CHECKING:
    from schemadiff.planner.model import Action, Situation


def settled(actions: list[Action], situation: Situation) -> tuple[list[Action], list[Finding]]:
    """The actions that have to be taken, and what would be lost on the way."""
    registry = situation.registry
    if not any(registry[a.identity.kind].inheritance.inherited_from for a in actions) and not _made_along(situation):
        return actions, []
    return _Copies(actions, situation).settled()


def _made_along(situation: Situation) -> list[Object]:
    """The copies that are there as long as their leaders are."""
    kinds = (name for name, kind in situation.registry.kinds.items() if kind.inheritance.created_by_server)
    return [item for name in kinds for item in situation.target.by_kind.get(name, ())]


def leaders(item: Object, catalog: Catalog, kind: Kind) -> tuple[Identity, ...]:
    """The objects whose changes reach this one."""
    return kind.inheritance.inherited_from(item, catalog) if kind.inheritance.inherited_from is not None else ()


def completes(action: Action, kind: Kind) -> bool:
    """Whether the alteration is of what comes after an object is made."""
    return bool(action.fields) and all(kind.fields.by_name[name].late for name in action.fields)


def _action(operation: Literal["create", "drop", "alter"], old: Object | None, new: Object | None) -> Action:
    """An action that nobody asked for, on what one of these is."""
    from schemadiff.planner.model import Action

    item = new or old
    assert item is not None
    return Action(operation, item.identity, operation, old, new)


class _Copies:
    def __init__(self, actions: list[Action], situation: Situation) -> None:
        self.actions = actions
        self.situation = situation
        self.registry = situation.registry
        self.led = {(a.operation, a.identity): a for a in actions}
        self.altered = {(a.template, a.identity): a for a in actions if a.operation == "alter"}
        self.made = {a.identity for a in actions if a.operation == "create"}
        self.refused: list[Finding] = []

    def settled(self) -> tuple[list[Action], list[Finding]]:
        kept: list[Action] = []
        renewed = {o.identity: o for o in _made_along(self.situation) if self._is_renewed(o)}
        self.actions = [a for a in self.actions if not self._comes_and_goes(a, renewed)]
        gone = {a.identity for a in self.actions if a.operation == "drop" and self._by_itself(a)}
        for item in renewed.values():
            kept += self._otherwise(item)
        for action in self.actions:
            if self._vanishes(action, gone):
                continue
            if action.operation == "rename" or not self._by_itself(action):
                kept += self._as_made(action)
            if action.operation == "create":
                kept += self._lacking(action.item)
        again, lost = self._put_right(self.actions, kept)
        return [*kept, *again], [*lost, *self.refused]

    def _is_renewed(self, item: Object) -> bool:
        """Whether what is there as long as its leaders are is made with this plan, or made again by the server."""
        kind = self.registry[item.identity.kind]
        if item.identity not in self.situation.live or self._is_new(item):
            return True
        above = leaders(item, self.situation.target, kind)
        return any(("create", leader) in self.led or leader in self._carried for leader in above)

    @cached_property
    def _carried(self) -> frozenset[Identity]:
        """What the server makes again because of a column's new type, and its copies with it as it makes new ones
        (ATPostAlterTypeCleanup in tablecmds.c)."""
        retyped = {a.identity for a in self.actions if a.operation == "alter" and a.way and "type" in a.way.disturbs}
        return frozenset(e.dependent for e in self.situation.edges if e.on in retyped) if retyped else frozenset()

    def _comes_and_goes(self, action: Action, renewed: Container[Identity]) -> bool:
        """Whether the action is to make or drop what comes and goes by itself, or to alter what comes back."""
        kind = self.registry[action.identity.kind]
        if not kind.inheritance.created_by_server:
            return False
        if action.operation == "drop":
            # What was set after it was made is let go of.
            return not any(f.late and action.item.get(f.name) for f in kind.fields)
        return action.identity in renewed

    def _otherwise(self, item: Object) -> Iterator[Action]:
        """What is to be another thing in a copy that is just made than its leaders make it."""
        kind = self.registry[item.identity.kind]
        before = Object(
            item.identity, kind.inheritance.values_from_parents(item, self.situation.target) or {}, item.parent
        )
        context = Context(self.situation.version, self.situation.facts)
        for field in kind.fields:
            if not field.hint and before.get(field.name, field.default) != item.get(field.name, field.default):
                way = field.way(before, item, context)
                yield replace(
                    _action("alter", before, item), template=way.template or "", fields=(field.name,), way=way
                )

    def _vanishes(self, action: Action, gone: set[Identity]) -> bool:
        """Whether it goes with what it hangs below, which goes with its leaders."""
        vanishes = self.registry[action.identity.kind].statements.dropped_with_parent
        return action.operation == "drop" and vanishes and action.item.parent in gone

    def _both(self, item: Object) -> tuple[Identity, ...]:
        """The leaders that it has before and after."""
        kind = self.registry[item.identity.kind]
        after = leaders(item, self.situation.target, kind)
        return tuple(i for i in leaders(item, self.situation.live, kind) if i in after)

    def _is_new(self, item: Object) -> bool:
        """Whether what it hangs below is made too."""
        return self.situation.target.root(item) in self.made

    def _is_apart(self, item: Object) -> bool:
        """Whether it is made as if it were no copy."""
        above = self.situation.target.get(item.parent) if item.parent is not None else None
        around = [item] if above is None else [item, above]
        own = self._is_new(item) and any(o.hint("own") for o in around)
        return own or any(self.registry[o.identity.kind].inheritance.is_local(o) for o in around)

    def _given(self, item: Object) -> bool:
        """Whether it is as its leaders have it."""
        kind = self.registry[item.identity.kind]
        theirs = kind.inheritance.values_from_parents(item, self.situation.target)
        return theirs is not None and alike(kind, item.values, theirs)

    def _by_itself(self, action: Action) -> bool:
        item = action.item
        kind = self.registry[action.identity.kind]
        if kind.inheritance.inherited_from is None or (
            kind.inheritance.created_by_server and action.operation == "drop"
        ):
            return False
        if action.operation == "create" and self._is_new(item):
            inside = kind.inheritance.given_at_creation(item, self.situation.version)
            return not (self._is_apart(item) or inside) and self._given(item)
        if action.operation == "alter" and completes(action, kind) and item.identity not in self.situation.live:
            if self._is_apart(item) and self._is_new(item):
                return False
            above = leaders(item, self.situation.target, kind)
            return self._is_made_so(action, kind) or any(self._reached(action, leader) for leader in above)
        both = self._both(item)
        if not both:
            return False
        if action.operation == "alter":
            return any(self._reached(action, leader) for leader in both)
        if kind.inheritance.is_local(item):
            return False
        others = [o for i in both if (o := self.led.get((action.operation, i))) is not None]
        if action.rebuild and not all(o.rebuild for o in others):
            return False
        return bool(others) and (action.operation == "drop" or self._given(item))

    def _is_made_so(self, action: Action, kind: Kind) -> bool:
        """Whether the copy has from its leaders what the action would give it, as soon as it is made."""
        theirs = kind.inheritance.values_from_parents(action.item, self.situation.target) or {}
        return kind.inheritance.inherited_at_creation.issuperset(action.fields) and all(
            theirs.get(name) == action.item.get(name) for name in action.fields
        )

    def _reached(self, action: Action, leader: Identity) -> bool:
        other = self.altered.get((action.template, leader))
        if other is None or other.new is None or action.new is None:
            return False
        kind = self.registry[action.identity.kind]
        if action.old is not None and kind.inheritance.precedes_parent(action.template, action.new):
            return False
        if not kind.inheritance.propagates(
            action.template, action.old or action.new, other.new, self.situation.version
        ):
            return False
        return all(other.new.get(name) == action.new.get(name) for name in action.fields)

    def _as_made(self, action: Action) -> Iterator[Action]:
        """What is made by its leaders' being there is altered where it differs, and loses what it is not to have."""
        item, kind = action.item, self.registry[action.identity.kind]
        led = kind.inheritance.inherited_from is not None and action.operation == "create" and not self._is_apart(item)
        led = led and (self._is_new(item) or any(("create", i) in self.led for i in self._both(item)))
        theirs = kind.inheritance.values_from_parents(item, self.situation.target) if led else None
        if theirs is None:
            yield action
        else:
            before = Object(item.identity, theirs, item.parent, hints={"made_along": True})
            inside = kind.inheritance.given_at_creation(item, self.situation.version)
            if self._is_new(item) and inside:
                said = msgspec.structs.replace(item, hints={**(item.hints or {}), "inside": True})
                yield replace(action, new=said)
                before = Object(item.identity, {**theirs, **inside}, item.parent)
            for name, way in self._ways(before, item):
                yield from self._first(before, item, way)
                yield replace(action, operation="alter", template=way.template or "", fields=(name,), way=way)

    def _first(self, before: Object, item: Object, way: Way) -> Iterator[Action]:
        """What runs before such an alteration; a table that is just made has no rows to look at."""
        for template in way.first:
            if not (self._is_new(item) and effects(self.registry, item.identity.kind, template).scan):
                yield replace(_action("alter", before, item), template=template, way=Way(template))

    def _ways(self, before: Object, item: Object) -> Iterator[tuple[str, Way]]:
        kind = self.registry[item.identity.kind]
        context = Context(self.situation.version, self.situation.facts)
        for field in kind.fields:
            if field.hint or field.late or before.get(field.name) == item.get(field.name):
                continue
            if field.name in (item.hint("implied") or ()):
                continue
            way = field.way(before, item, context)
            if way.refusal is not None:
                self.refused.append(NoWay(f"{item.identity}: {way.refusal}", item.place))
            elif way.template is not None:
                yield field.name, way

    def _lacking(self, item: Object) -> Iterator[Action]:
        """The traits that its leaders have and it has not."""
        kind = self.registry[item.identity.kind]
        if kind.inheritance.inherited_from is None or item.hint("own"):
            return
        above = leaders(item, self.situation.target, kind)
        if self._is_new(item) or any(("create", i) in self.led for i in above):
            traits = (trait for leader in above for trait in self.situation.target.children(leader))
            copies = {o.identity: o for trait in traits if (o := self._copy_of_trait(trait, item)) is not None}
            for identity, copy in copies.items():
                if identity not in self.situation.target:
                    yield _action("drop", copy, None)

    def _copy_of_trait(self, trait: Object, item: Object) -> Object | None:
        kind = self.registry[trait.identity.kind]
        if kind.inheritance.inherited_from is None or kind.yaml.layout is not Layout.TRAIT:
            return None
        return Object(Identity(kind.name, (item.identity.kind, *item.identity.path)), trait.values, item.identity)

    # --- after the leaders ---

    def _put_right(self, run: list[Action], kept: list[Action]) -> tuple[list[Action], list[Finding]]:
        """What statements on leaders run over, as it is to be; given also all that is taken already."""
        copies: dict[Identity, list[Object]] = {}
        for item in self.situation.target:
            kind = self.registry[item.identity.kind]
            if kind.inheritance.inherited_from is not None:
                there = self.situation.live.get(item.identity)
                above = self._both(there) if there is not None else leaders(item, self.situation.target, kind)
                for leader in above:
                    copies.setdefault(leader, []).append(item)
        if not copies:
            return [], []
        taken = {(a.operation, a.template, a.identity) for a in kept}
        again: list[Action] = []
        lost: list[Finding] = []
        for action in run:
            kind = self.registry[action.identity.kind]
            if action.operation == "rename" or (action.rebuild and action.operation == "drop"):
                continue
            if kind.yaml.layout is Layout.TRAIT:
                holders = copies.get(action.item.parent, ()) if action.item.parent is not None else ()
                found = self._traits(action, holders)
            elif action.operation == "alter":
                found = self._overrun(action, copies.get(action.identity, ()))
            elif action.operation == "drop":
                found = self._taken_along(action, copies.get(action.identity, ()), lost)
            else:
                continue
            for one in found:
                if (which := (one.operation, one.template, one.identity)) not in taken:
                    taken.add(which)
                    again.append(one)
        if again:
            # What is put right may itself have copies.
            more, further = self._put_right(again, [*kept, *again])
            return [*again, *more], [*lost, *further]
        return again, lost

    def _overrun(self, action: Action, copies: Sequence[Object]) -> Iterator[Action]:
        if action.new is None:
            return
        for copy in copies:
            kind = self.registry[copy.identity.kind]
            live = self.situation.live.get(copy.identity)
            overrun_again = action.old is not None and self._is_new(copy)
            if live is None and (kind.inheritance.created_by_server or not (overrun_again or completes(action, kind))):
                continue
            reached = kind.inheritance.propagates(action.template, live or copy, action.new, self.situation.version)
            if reached and any(copy.get(name) != action.new.get(name) for name in action.fields):
                yield replace(action, identity=copy.identity, old=live, new=copy, causes=())

    def _traits(self, action: Action, holders: Sequence[Object]) -> Iterator[Action]:
        for holder in holders:
            copy = self._copy_of_trait(action.item, holder)
            if copy is None:
                continue
            wanted = self.situation.target.get(copy.identity)
            new = self._is_new(holder)
            if new and action.old is None:
                continue
            if wanted is None:
                if action.operation != "drop":
                    yield _action("drop", copy, None)
            elif not self._is_as(action, wanted):
                # The leader's statement comes before a new one, and runs over it where the script runs again.
                live = wanted if new else self.situation.live.get(copy.identity)
                if live is not None:
                    yield from self._made_so(live, wanted)

    def _is_as(self, action: Action, wanted: Object) -> bool:
        """Whether a trait is as an action on its leader makes it."""
        kind = self.registry[wanted.identity.kind]
        made = action.new if action.operation != "drop" else None
        return made is not None and alike(kind, wanted.values, made.values)

    def _made_so(self, live: Object, wanted: Object) -> Iterator[Action]:
        for name, way in self._ways(Object(wanted.identity, {}, wanted.parent), wanted):
            yield replace(_action("alter", live, wanted), template=way.template or "", fields=(name,), way=way)

    def _taken_along(self, action: Action, copies: Sequence[Object], lost: list[Finding]) -> Iterator[Action]:
        for copy in copies:
            kind = self.registry[copy.identity.kind]
            live = self.situation.live.get(copy.identity)
            if (
                live is None
                or kind.inheritance.created_by_server
                or kind.inheritance.is_local(live)
                or any(i in self.situation.target for i in self._both(live))
            ):
                continue
            if kind.stored.holds_data:
                title = self.registry.title(copy.identity)
                leader = self.registry.title(action.identity)
                lost.append(
                    NoWay(
                        f"{title} would go with {leader}, from which it is inherited; let the table leave its parent "
                        "first, in a plan of its own",
                        copy.place,
                    )
                )
            else:
                yield _action("create", None, copy)
