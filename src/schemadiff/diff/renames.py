"""Renames come before the comparison: the live catalog is rewritten as it will read once they have run.

There are three sources: ``renamed_from`` in the YAML; names that the server derived from a name that has changed; and
children of one parent that are equal apart from their names. Schemas are renamed before their objects and tables before
their columns, so the rewriting runs once for each depth of path that has a rename.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RENAMED_FROM, RENAMED_INSIDE
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.diff.exchanged_names import old_identity, without_finished_cycles
from schemadiff.diff.fields import alike
from schemadiff.diff.released_names import Known, Stays, released
from schemadiff.diff.rename_order import Rename, in_turn
from schemadiff.diff.rename_rewriter import Rewriting
from schemadiff.errors import Finding, InputError
from schemadiff.kindspec.field_types import Expression
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import NameScope
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import literal, qualified
from schemadiff.references.texts import texts, with_texts
from schemadiff.sql.text_kind import TextKind

NOTHING: Mapping[Identity, Identity] = {}


def apply_renames(
    live: Catalog,
    declared: Catalog,
    registry: Registry,
    stays: Stays = lambda item, live: False,
    warn: Callable[[Finding], None] = lambda finding: None,
) -> tuple[Catalog, tuple[Rename, ...]]:
    """Return the live catalog after the renames, and the renames in an order that can run.

    ``stays`` tells whether a live object that nobody declares is not managed and stays; ``warn`` takes what a user
    should know of how the renames were understood.

    Raises:
        InputError: The YAML contradicts itself.
    """
    renames: list[Rename] = []
    findings: list[Finding] = []
    called: dict[Known, Identity] = {}
    for depth in NameScope:
        moves = dict(_asked_for(live, declared, registry, depth, called, findings))
        moves = without_finished_cycles(moves, live, declared, registry, findings, warn)
        if depth == NameScope.PARENT:
            moved = Rewriting(live, moves, registry).catalog() if moves else live
            moves.update(_implied(moved, declared, registry))
        along = _taken_along(moves, live, registry)
        for behind in _left_behind(along, moves, live, declared, registry):
            del along[behind.after]
            let_go = registry[behind.after.kind].privileges.owner_release_field
            kept = {name: value for name, value in behind.before.values.items() if name != let_go}
            alone = msgspec.structs.replace(behind.before, values=kept)
            live = live.replacing(alone if o.identity == behind.after else o for o in live)
            renames.append(behind)
        later = {along[old]: moves.pop(old) for old in along if old in moves}
        if moves:
            free = released({**moves, **along}, live, declared, registry, stays)
            called.update(free.called)
            moves = {**free.aside, **moves, **free.holders}
            live = _step(live, moves, declared, registry, renames, along)
        if along:
            # An object that was moved with another one can be renamed only in its new schema.
            came = frozenset(along.values())
            again = _asked_for(live, declared, registry, depth, called, findings)
            later = {old: new for old, new in {**later, **dict(again)}.items() if old in came and old != new}
            if later:
                free = released(later, live, declared, registry, stays)
                called.update(free.called)
                live = _step(live, {**free.aside, **later, **free.holders}, declared, registry, renames)
    if findings:
        raise InputError(findings)
    return _inside(live, declared, registry, renames), tuple(renames)


def _inside(live: Catalog, declared: Catalog, registry: Registry, renames: list[Rename]) -> Catalog:
    """Return the live catalog with renamed enum labels, in the enums and in the texts that name them."""
    for name, kind in registry.kinds.items():
        if kind.renaming.member_renames is None or kind.renaming.values_with_renamed_member is None:
            continue
        for wanted in declared.by_kind.get(name, ()):
            have = live.get(wanted.identity)
            if have is None or wanted.hints is None:
                continue
            for old, new in kind.renaming.member_renames(have, wanted):
                renames.append(Rename(have, wanted.identity, wanted.place, inside=(old, new)))
                pairs = (*(have.hint(RENAMED_INSIDE) or ()), (old, new))
                values = kind.renaming.values_with_renamed_member(have, old, new)
                have = msgspec.structs.replace(have, values=values).with_hints(RENAMED_INSIDE.of(pairs))
                type_ = qualified(wanted.identity.path)
                old_text, new_text = (f"{literal(label)}::{type_}" for label in (old, new))
                kept = {wanted.identity: have}
                live = live.replacing(kept.get(o.identity) or _with_text(o, old_text, new_text, registry) for o in live)
    return live


def _with_text(item: Object, old: str, new: str, registry: Registry) -> Object:
    """Return the object with a constant as the server will print it after the rename.

    A label is followed by the name of its type, which must not be the beginning of a longer name.
    """
    old_text = re.compile(rf"{re.escape(old)}(?![\w$])")
    changed: dict[str, Value] = {}
    for name, value in item.values.items():
        field = registry[item.identity.kind].fields.by_name.get(name)
        if field is None or not value or field.type.text_kind in (None, TextKind.BOUND):
            continue
        before = texts(value)
        after = tuple(old_text.sub(lambda _: new, text) for text in before)
        if after != before:
            changed[name] = with_texts(value, after)
    return msgspec.structs.replace(item, values={**item.values, **changed}) if changed else item


def _step(
    live: Catalog,
    moves: dict[Identity, Identity],
    declared: Catalog,
    registry: Registry,
    renames: list[Rename],
    along: Mapping[Identity, Identity] = NOTHING,
) -> Catalog:
    rewriting = Rewriting(live, {**moves, **along}, registry)
    catalog = rewriting.catalog()
    renames.extend(in_turn(live, moves, declared, registry, along, rewriting.identities))
    if findings := list(rewriting.collisions(declared)):
        raise InputError(findings)
    return catalog


def _taken_along(moves: Mapping[Identity, Identity], live: Catalog, registry: Registry) -> dict[Identity, Identity]:
    """Return what moves to another schema with the object whose owner it shares, without a statement of its own."""
    elsewhere = {old: new.path[0] for old, new in moves.items() if old.path[0] != new.path[0] and len(old.path) > 1}
    found: dict[Identity, Identity] = {}
    for name in registry.kinds if elsewhere else ():
        for item in live.by_kind.get(name, ()) if registry[name].naming.in_schema else ():
            of = next((i for i in registry[name].privileges.owner_follows(item) if i in elsewhere), None)
            if of is not None:
                found[item.identity] = item.identity._replace(path=(elsewhere[of], item.identity.name))
    return found


def _left_behind(
    along: Mapping[Identity, Identity],
    moves: Mapping[Identity, Identity],
    live: Catalog,
    declared: Catalog,
    registry: Registry,
) -> list[Rename]:
    """Return renames for what keeps its schema although the server would move it with a renamed object.

    What is declared where it would come to moves there, unless that is another one, which is there already.
    """
    found = []
    for old, new in along.items():
        wanted = declared.get(old)
        kind = registry[old.kind]
        moves_along = new in declared and (new not in live or new in moves or new in along)
        if (
            wanted is None
            or moves_along
            or wanted.hint(RENAMED_FROM) is not None
            or not kind.privileges.owner_release_field
        ):
            continue
        of = next(item for i in kind.privileges.owner_follows(live[old]) if (item := live.get(i)) is not None)
        found.append(Rename(live[old], old, wanted.place, left_by=of))
    return found


def _asked_for(
    live: Catalog,
    declared: Catalog,
    registry: Registry,
    depth: NameScope,
    called: Mapping[Known, Identity],
    findings: list[Finding],
) -> Iterator[tuple[Identity, Identity]]:
    claimed: dict[Identity, Object] = {}
    for wanted in declared:
        old_name = wanted.hint(RENAMED_FROM)
        if not old_name or _depth(registry[wanted.identity.kind]) != depth:
            continue
        old = old_identity(wanted, old_name, live)
        old = called.get((wanted.parent, old), old)
        if old == wanted.identity or old not in live:
            continue
        other = claimed.setdefault(old, wanted)
        if other is not wanted:
            findings.append(
                Finding(
                    f"{qualified(old.path)} is the previous name of both {other.identity} and {wanted.identity}",
                    wanted.place,
                )
            )
    for old in _finished(claimed, live):
        wanted = claimed.pop(old)
        if old not in declared:
            findings.append(
                Finding(
                    f"{wanted.identity} is to be renamed from {qualified(old.path)}, and both exist",
                    wanted.place,
                    "Drop one of the two by hand, or declare both.",
                )
            )
    return ((old, wanted.identity) for old, wanted in claimed.items())


def _depth(kind: Kind) -> NameScope:
    """Return a kind's depth in the order of renames: children of a table come after tables, whatever their scope is."""
    return NameScope.PARENT if kind.yaml.parents else kind.naming.scope


def _finished(claimed: Mapping[Identity, Object], live: Catalog) -> list[Identity]:
    """Return the renames whose new name already exists and is not released by another rename."""
    left = {old: wanted.identity for old, wanted in claimed.items()}
    taking: dict[Identity, list[Identity]] = {}
    for old, new in left.items():
        taking.setdefault(new, []).append(old)
    stuck = [old for old, new in left.items() if new in live and new not in left]
    while stuck:
        old = stuck.pop()
        del left[old]
        # What was to take its name is stuck as well: it stays.
        stuck += taking.get(old, ())
    return [old for old in claimed if old not in left]


def _implied(live: Catalog, declared: Catalog, registry: Registry) -> Iterator[tuple[Identity, Identity]]:
    """Yield pairs of objects that are equal apart from their names, where each side has just one of the two."""
    for name, kind in registry.kinds.items():
        if not kind.renaming.detect_equal:
            continue
        wanted: dict[Identity | None, list[Object]] = {}
        for item in declared.by_kind.get(name, ()):
            if item.identity not in live and (item.parent is not None or item.implicit):
                wanted.setdefault(kind.dependencies.dropped_with(item), []).append(item)
        if not wanted:
            continue
        spare: dict[Identity | None, list[Object]] = {}
        for item in live.by_kind.get(name, ()):
            if item.identity not in declared:
                spare.setdefault(kind.dependencies.dropped_with(item), []).append(item)
        for holder, items in wanted.items():
            if holder is not None:
                yield from _matched(kind, spare.get(holder, []), items)


def _matched(kind: Kind, live: list[Object], declared: list[Object]) -> Iterator[tuple[Identity, Identity]]:
    left = list(live)
    for item in declared:
        match = next((o for o in left if alike(kind, o.values, item.values)), None)
        if match is None and item.implicit and len(declared) == 1:
            match = next((o for o in left if _differ_in_text_only(kind, o, item)), None)
        if match is not None:
            left.remove(match)
            yield match.identity, item.identity


def _differ_in_text_only(kind: Kind, one: Object, other: Object) -> bool:
    """Tell whether two objects differ only in texts that the server may print otherwise.

    A name derived by the server then belongs to the only object that can have it.
    """
    fields = (f for f in kind.fields if not f.directive)
    return all(one.get(f.name) == other.get(f.name) or isinstance(f.type, Expression) for f in fields)
