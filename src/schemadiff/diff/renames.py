"""Renames come before the comparison: the live catalog is rewritten as it will read once they have run.

There are three sources: ``renamed_from`` in the YAML; names that the server derived from a name that has changed; and
children of one parent that are equal apart from their names. Schemas are renamed before their objects and tables before
their columns, so the rewriting runs once for each depth of path that has a rename.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import msgspec

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RENAMED_FROM, RENAMED_INSIDE
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.diff.fields import ComparisonResult, alike, result
from schemadiff.diff.rename_rewriter import Rewriting
from schemadiff.errors import Finding, InputError, Place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Expression
from schemadiff.kindspec.kind import Kind, Taken
from schemadiff.kindspec.naming import NameScope
from schemadiff.kindspec.registry import Registry
from schemadiff.kindspec.renaming import MadeName
from schemadiff.postgres.quoting import literal, qualified
from schemadiff.references.texts import texts, with_texts
from schemadiff.sql.namespaces import Namespace
from schemadiff.sql.text_kind import TextKind

NOTHING: Mapping[Identity, Identity] = {}


class Rename(NamedTuple):
    """One object under its old and its new identity; ``via`` is a temporary name where two objects exchange names."""

    before: Object
    after: Identity
    place: Place | None
    via: str | None = None
    opens_cycle: bool = False
    """The first of a cycle of renames: it runs only while the object still has its old definition."""
    made: tuple[tuple[Identity, Identity | None, MadeName], ...] = ()
    """The names that the server derived from the object's name, and that are renamed with it: of which object, as it is
    called then, and what that belongs to."""
    inside: tuple[str, str] | None = None
    """The old and the new name of a member of the object, which keeps its own name."""
    left_by: Object | None = None
    """The object that moves to another schema without this one, although the server would move both."""


def apply_renames(
    live: Catalog,
    declared: Catalog,
    registry: Registry,
    stays: Callable[[Object, Catalog], bool] = lambda item, live: False,
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
    for depth in NameScope:
        moves = dict(_asked_for(live, declared, registry, depth, findings))
        moves = _without_finished_circles(moves, live, declared, registry, findings, warn)
        if depth == NameScope.PARENT:
            moved = Rewriting(live, moves, registry).catalog() if moves else live
            moves.update(_implied(moved, declared, registry))
        along = _taken_along(moves, live, registry)
        for behind in _left_behind(along, moves, live, declared, registry):
            del along[behind.after]
            let_go = registry[behind.after.kind].privileges.owner_release_field
            kept = {name: value for name, value in behind.before.values.items() if name != let_go}
            free = msgspec.structs.replace(behind.before, values=kept)
            live = live.replacing(free if o.identity == behind.after else o for o in live)
            renames.append(behind)
        later = {along[old]: moves.pop(old) for old in along if old in moves}
        if moves:
            moves.update(_released_names({**moves, **along}, live, declared, registry, stays))
            live = _step(live, moves, declared, registry, renames, along)
        if along:
            # An object that was moved with another one can be renamed only in its new schema.
            came = frozenset(along.values())
            again = _asked_for(live, declared, registry, depth, findings)
            later = {old: new for old, new in {**later, **dict(again)}.items() if old in came and old != new}
            if later:
                later.update(_released_names(later, live, declared, registry, stays))
                live = _step(live, later, declared, registry, renames)
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
    renames.extend(_ordered(live, moves, declared, registry, along))
    rewriting = Rewriting(live, {**moves, **along}, registry)
    catalog = rewriting.catalog()
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


def _released_names(
    moves: Mapping[Identity, Identity],
    live: Catalog,
    declared: Catalog,
    registry: Registry,
    stays: Callable[[Object, Catalog], bool],
) -> dict[Identity, Identity]:
    """Return temporary names for objects that will be dropped and have a name that a rename needs.

    Renames run before drops.
    """
    wanted: set[Taken] = set()
    for old, new in moves.items():
        kind = registry[old.kind]
        wanted |= kind.takes(msgspec.structs.replace(live[old], identity=new)) - kind.takes(live[old])
    found: dict[Identity, Identity] = {}
    for item in live:
        kind = registry[item.identity.kind]
        if item.identity in moves or item.identity in declared or "rename" not in kind.properties:
            continue
        if not wanted.isdisjoint(kind.takes(item)) and not stays(item, live):
            found[item.identity] = _below_moved(_temporary_identity(item.identity), item, kind, moves)
    return found


def _below_moved(identity: Identity, item: Object, kind: Kind, moves: Mapping[Identity, Identity]) -> Identity:
    parent = moves.get(item.parent) if item.parent is not None else None
    if parent is None or (
        kind.naming.schema_in_key and item.parent is not None and item.parent.path[0] != identity.path[0]
    ):
        return identity
    return identity._replace(
        path=(*(parent.path if kind.naming.scope == NameScope.PARENT else parent.path[:1]), identity.name)
    )


def _asked_for(
    live: Catalog, declared: Catalog, registry: Registry, depth: NameScope, findings: list[Finding]
) -> Iterator[tuple[Identity, Identity]]:
    claimed: dict[Identity, Object] = {}
    for wanted in declared:
        old_name = wanted.hint(RENAMED_FROM)
        if not old_name or _depth(registry[wanted.identity.kind]) != depth:
            continue
        old = old_identity(wanted, old_name, live)
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


def _without_finished_circles(
    moves: dict[Identity, Identity],
    live: Catalog,
    declared: Catalog,
    registry: Registry,
    findings: list[Finding],
    warn: Callable[[Finding], None],
) -> dict[Identity, Identity]:
    """Leave out cycles of renames that have already run.

    Exchanged names leave no trace: a cycle has run if the objects match the declared ones better as they are. Where
    they match as well both ways, nothing is done to what has no data, since the result is the same. Data would be taken
    for that of the other object: a finding. Where they match better one way, but not exactly, that is a guess: a
    warning.
    """
    left = dict(moves)
    understood: list[tuple[list[Identity], int, int]] = []
    for circle in _circles(moves):
        as_they_stand = sum(_fit(live, one, declared, one, registry) for one in circle)
        once_moved = sum(_fit(live, one, declared, moves[one], registry) for one in circle)
        if as_they_stand >= once_moved:
            for one in circle:
                del left[one]
        if _holds_data(registry[circle[0].kind]):
            understood.append((circle, as_they_stand, once_moved))
    moved = Rewriting(live, left, registry).catalog() if any(now < then for _, now, then in understood) else live
    for circle, now, then in understood:
        if now == then:
            findings.append(_ambiguous(circle, declared, registry))
        elif not all(_fits(moved if now < then else live, one, declared, registry) for one in circle):
            warn(_guessed(circle, now, then, declared, registry))
    return left


def _circles(moves: Mapping[Identity, Identity]) -> Iterator[list[Identity]]:
    """Yield the objects that take each other's names in a circle, each circle once."""
    seen: set[Identity] = set()
    for old in moves:
        walked: list[Identity] = []
        following: Identity | None = old
        while following is not None and following not in seen:
            seen.add(following)
            walked.append(following)
            following = moves.get(following)
        if following is not None and following in walked:
            yield walked[walked.index(following) :]


def _holds_data(kind: Kind) -> bool:
    """Tell whether objects of a kind have more than what is declared: rows, values, passwords, or objects that do."""
    return kind.stored.holds_data or kind.management.cluster_wide or _is_schema(kind)


def _ambiguous(circle: Iterable[Identity], declared: Catalog, registry: Registry) -> Finding:
    titles, place = _of_circle(circle, declared, registry)
    return Finding(
        f"{titles} may have exchanged their names already, or not: they match the YAML as well either way",
        place,
        "If they have exchanged them, take `renamed_from` out. If not, do it in two plans: give one of them a name "
        "that nothing has, and then the final one.",
    )


def _guessed(
    circle: Iterable[Identity], as_they_stand: int, once_moved: int, declared: Catalog, registry: Registry
) -> Finding:
    """Return the warning which way an exchange of names was understood, where the objects match neither way exactly."""
    titles, place = _of_circle(circle, declared, registry)
    have = f"{as_they_stand} values as they are, and {once_moved} once their names are exchanged"
    if once_moved > as_they_stand:
        return Finding(
            f"{titles} exchange their names: they match the YAML better that way, though not exactly ({have})",
            place,
            "If they have exchanged them already, take `renamed_from` out.",
        )
    return Finding(
        f"{titles} are taken to have exchanged their names already: they match the YAML better that way, though not "
        f"exactly ({have})",
        place,
        "If they have, take `renamed_from` out. If not, do it in two plans: give one of them a name that nothing has, "
        "and then the final one.",
    )


def _of_circle(circle: Iterable[Identity], declared: Catalog, registry: Registry) -> tuple[str, Place | None]:
    """Return what the objects of a circle of renames are called together, and where the first of them is declared."""
    circle = list(circle)
    *titles, last = sorted(map(registry.title, circle))
    places = (place for one in circle if (place := _place(declared, one)) is not None)
    return f"{', '.join(titles)} and {last}", min(places, default=None)


def _fit(live: Catalog, have: Identity, declared: Catalog, wanted: Identity, registry: Registry) -> int:
    """Count the values that a live object and its children have in common with a declared one.

    The children of a schema are all objects in it.
    """
    one, other = live[have], declared[wanted]
    count = sum(bool(one.get(f.name) == other.get(f.name)) for f in registry[have.kind].fields if not f.directive)
    below = {_part(c, wanted, registry): c for c in _contents(declared, wanted, registry)}
    for child in _contents(live, have, registry):
        twin = below.get(_part(child, have, registry))
        if twin is not None:
            count += 1 + sum(bool(value == twin.get(name)) for name, value in child.values.items())
    return count


def _fits(live: Catalog, one: Identity, declared: Catalog, registry: Registry) -> bool:
    """Tell whether a live object, with what it contains, is as it is declared under its name.

    What the YAML leaves alone does not count, nor do texts, which the server may print otherwise. What it contains can
    have other names as far as renames will change them.
    """
    if not _may_be_alike(registry[one.kind], live[one], declared[one]):
        return False
    left = {_part(c, one, registry): c for c in _contents(declared, one, registry)}
    others = []
    for child in _contents(live, one, registry):
        part = _part(child, one, registry)
        if (twin := left.get(part)) is not None and _may_be_alike(registry[child.identity.kind], child, twin):
            del left[part]
        else:
            others.append(child)
    for child in others:
        kind = registry[child.identity.kind]
        twin_part = next((at for at, wanted in left.items() if _may_become(child, wanted, live, kind)), None)
        if twin_part is not None:
            del left[twin_part]
        elif not kind.management.opt_in:
            return False
    return not left


def _may_become(child: Object, wanted: Object, live: Catalog, kind: Kind) -> bool:
    """Tell whether a rename may make a live object the wanted one, which has another name."""
    if wanted.identity.kind != kind.name or not _may_be_alike(kind, child, wanted):
        return False
    old = wanted.hint(RENAMED_FROM)
    return kind.renaming.detect_equal if old is None else old_identity(wanted, old, live).name == child.identity.name


def _may_be_alike(kind: Kind, live: Object, declared: Object) -> bool:
    """Tell whether a live object is as declared, as far as that can be told without the server."""
    fields = (f for f in kind.fields if not (f.directive or (f.opt_in and f.name not in declared.values)))
    return all(result(f.type, live.get(f.name), declared.get(f.name)) != ComparisonResult.DIFFERENT for f in fields)


def _part(child: Object, whole: Identity, registry: Registry) -> tuple[str, ...]:
    """Return what a child is to its parent, or an object to its schema; a comment or owner has the kind's name."""
    kind = registry[child.identity.kind]
    is_property = kind.yaml.layout is Layout.PROPERTY
    if _is_schema(registry[whole.kind]):
        return kind.name, *child.identity.path[2 if is_property else 1 :], child.identity.arguments or ""
    return kind.name, "" if is_property else child.identity.name


def _contents(catalog: Catalog, whole: Identity, registry: Registry) -> Iterator[Object]:
    """Yield the children of an object; for a schema, what is in it as well."""
    yield from catalog.children(whole)
    for item in catalog if _is_schema(registry[whole.kind]) else ():
        if (
            item.parent is None
            and registry[item.identity.kind].naming.in_schema
            and item.identity.path[0] == whole.name
        ):
            yield item
            yield from catalog.family(item.identity)


def _is_schema(kind: Kind) -> bool:
    return kind.naming.namespace == Namespace.SCHEMA


def old_identity(wanted: Object, old_name: str, live: Container[Identity] = ()) -> Identity:
    """Return what ``renamed_from`` names: the same path with another last part, or another schema if it is dotted.

    A name that a live object has exactly as it is written is that one; any other is read as SQL reads it.
    """
    path = wanted.identity.path
    exact = wanted.identity._replace(path=(*path[:-1], old_name))
    if exact in live:
        return exact
    parts = sql.split_name(old_name) or (old_name,)
    if len(parts) == 2 and len(path) == 2:
        return wanted.identity._replace(path=parts)
    return wanted.identity._replace(path=(*path[:-1], parts[-1]))


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


def _ordered(
    live: Catalog,
    moves: dict[Identity, Identity],
    declared: Catalog,
    registry: Registry,
    along: Mapping[Identity, Identity],
) -> Iterator[Rename]:
    """Yield each rename after the one that releases its name; one of a cycle gets a temporary name first.

    Objects in ``along`` get their names together with the object that they belong to.
    """
    left = dict(moves)
    holds = {old: registry[old.kind].takes(live[old]) for old in left}
    takes = {
        old: registry[old.kind].takes(msgspec.structs.replace(live[old], identity=new)) for old, new in left.items()
    }
    for old, new in along.items():
        kind = registry[old.kind]
        of = next(i for i in kind.privileges.owner_follows(live[old]) if i in moves)
        holds[of] |= kind.takes(live[old])
        takes[of] |= kind.takes(msgspec.structs.replace(live[old], identity=new))
    wants = {old: takes[old] - holds[old] for old in left}
    renamed_away: dict[Identity, str] = {}

    position = {old: number for number, old in enumerate(moves)}
    holders, wanting = _by_name(holds), _by_name(wants)

    def blocker(one: Identity) -> Identity | None:
        found = (o for name in wants[one] for o in holders.get(name, ()) if o != one and o in left and name in holds[o])
        return min(found, key=position.__getitem__, default=None)

    def waiting(released: Iterable[Identity]) -> list[Identity]:
        """Return in their order those that wait for a name of these: all that can have become free."""
        found = {one for old in released for name in held[old] for one in wanting.get(name, ()) if one in left}
        return sorted(found, key=position.__getitem__)

    held = dict(holds)
    heirs = _Heirs(live, registry)
    candidates = list(left)
    while left:
        free = [old for old in candidates if blocker(old) is None]
        for old in free:
            new = left.pop(old)
            at = _temporary_identity(old) if old in renamed_away else old
            made = tuple(_made_names(live, old, at, new, registry, heirs))
            yield Rename(live[old], new, _place(declared, new), via=renamed_away.get(old), made=made)
        candidates = waiting(free)
        if free:
            continue
        walked = [next(iter(left))]
        while (following := blocker(walked[-1])) is not None and following not in walked:
            walked.append(following)
        assert following is not None
        temporary = _temporary_identity(following)
        renamed_away[following] = temporary.name
        holds[following] = frozenset()
        made = tuple(_made_names(live, following, following, temporary, registry, heirs))
        yield Rename(live[following], temporary, _place(declared, left[following]), opens_cycle=True, made=made)
        candidates = waiting([following])


def _by_name(names: Mapping[Identity, frozenset[Taken]]) -> dict[Taken, list[Identity]]:
    """Return the objects by each of their names."""
    found: dict[Taken, list[Identity]] = {}
    for identity, of in names.items():
        for name in of:
            found.setdefault(name, []).append(identity)
    return found


def _made_names(
    live: Catalog, item: Identity, before: Identity, after: Identity, registry: Registry, heirs: _Heirs
) -> Iterator[tuple[Identity, Identity | None, MadeName]]:
    """Yield the names that the server derived for an object and its children, which go from one identity to another.

    An object that is inherited from it is renamed with it: the column of a typed table, with an attribute of its type.
    """
    family = [(one, one.identity.path[len(item.path) :]) for one in (live[item], *live.family(item))]
    found = [(one, after if below else None, (*before.path, *below), (*after.path, *below)) for one, below in family]
    if before.name != after.name:
        inherited = ((one, one.identity.path[:-1]) for one in heirs.of(live[item]))
        found += [(one, one.parent, (*above, before.name), (*above, after.name)) for one, above in inherited]
    for one, parent, old, new in found:
        made_names = registry[one.identity.kind].renaming.derived_names
        for made in made_names(one, old, new, live) if made_names is not None else ():
            if made.old != made.new:
                yield one.identity._replace(path=new), parent, made


class _Heirs:
    """The objects of a catalog that are inherited from others and have names that the server derives from their own."""

    def __init__(self, live: Catalog, registry: Registry) -> None:
        self._live = live
        self._registry = registry

    def of(self, item: Object) -> Iterator[Object]:
        """Yield what is inherited from an object, directly and through others."""
        if self._registry[item.identity.kind].naming.namespace not in (Namespace.COLUMN, Namespace.ATTRIBUTE):
            return
        seen, left = {item.identity}, [item.identity]
        while left:
            for one in self._inheriting.get(left.pop(), ()):
                if one.identity not in seen:
                    seen.add(one.identity)
                    left.append(one.identity)
                    yield one

    @cached_property
    def _inheriting(self) -> Mapping[Identity, list[Object]]:
        """Return the objects by what each of them is inherited from."""
        found: dict[Identity, list[Object]] = {}
        for name, kind in self._registry.kinds.items():
            if kind.renaming.derived_names is None or kind.inheritance.inherited_from is None:
                continue
            for one in self._live.by_kind.get(name, ()):
                for above in kind.inheritance.inherited_from(one, self._live):
                    found.setdefault(above, []).append(one)
        return found


def _temporary_identity(identity: Identity) -> Identity:
    """Return the identity of the object under a temporary name."""
    return identity._replace(path=(*identity.path[:-1], f"schemadiff_{identity.name}"[:60]))


def _place(declared: Catalog, identity: Identity) -> Place | None:
    item = declared.get(identity)
    return item.place if item is not None else None
