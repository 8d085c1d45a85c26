"""What is to be otherwise than a parent's statement leaves it is restored after that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.fields import alike
from schemadiff.kindspec.decoding import Layout
from schemadiff.planner.model import Action
from schemadiff.planner.requested import Requested, carries_over, sets_deferred_fields, unasked


class DroppedWithParent(NamedTuple):
    """An inherited object with values of its own that would be dropped with what it is inherited from."""

    item: Object
    parent: Identity


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
        if requested.kind(item).inheritance.inherited_from is not None and (parents := requested.parents(item)):
            there = given.live.get(item.identity)
            lasting = requested.lasting_parents(there) if there is not None else None
            for above in parents:
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
        yield from _reset_with_parent(action, found.lasting, requested)
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


def _reset_with_parent(action: Action, children: Iterable[Object], requested: Requested) -> Iterator[Action]:
    """What a parent's statement resets is set again, but for what the same statement sets below as well."""
    kind, given, above = requested.kind(action.item), requested.given, action.new
    lost = kind.stored.resets.get(action.template, frozenset())
    if above is None or not lost:
        return
    for item in children:
        live = given.live.get(item.identity)
        for described in (d for d in kind.fields if d.name in lost):
            strategy = described.strategy(live or item, item, requested.context)
            template = strategy.template or ""
            reaches = kind.inheritance.propagates(template, live or item, above, given.version)
            if item.get(described.name) != (above.get(described.name) if reaches else None):
                again = unasked("alter", live, item)
                yield replace(again, template=template, fields=(described.name,), strategy=strategy)


def _properties_set_again(action: Action, holders: Sequence[Object], requested: Requested) -> Iterator[Action]:
    """Properties of what is there, where a parent's statement sets its own again, are given their own values again."""
    if not holders:
        return
    there = [holder for holder in holders if not requested.is_new(holder)]
    for property_ in requested.given.live.children(action.identity):
        wanted = requested.given.target.get(property_.identity)
        if wanted is not None and carries_over(action, requested.kind(property_)):
            yield from _property_run_over(unasked("alter", property_, wanted), _Children(there, []), requested)


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
                yield unasked("drop", property_, None)
        elif made is None or not alike(requested.kind(wanted), wanted.values, made.values):
            # The parent's statement comes before a new one, and runs over it where the script runs again.
            live = wanted if new else requested.given.live.get(property_.identity)
            if live is not None:
                nothing = Object(wanted.identity, {}, wanted.parent)
                for fields, strategy in requested.alterations(nothing, wanted):
                    yield replace(
                        unasked("alter", live, wanted),
                        template=strategy.template or "",
                        fields=fields,
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
            yield unasked("create", None, item)
