"""What a plan risks for those who use the database, besides lost data and waiting.

Each of ``HAZARD_RULES`` yields hazards of changes of objects. Waiting depends on the whole statement
(``ddl/waiting_times.py``), lost data on what is dropped together (``ddl/annotations.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Pair
from schemadiff.diff.rename_order import Rename
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.online import is_temporary
from schemadiff.kindspec.risks import Risk, RiskyChange, no_risks
from schemadiff.plan import Hazard
from schemadiff.planner.draft import Draft
from schemadiff.planner.model import PlanningInput

HazardRule = Callable[[Draft, PlanningInput], Iterable[Hazard]]


@dataclass(frozen=True)
class Hazards:
    """The hazards of a plan's changes."""

    of_changes: Mapping[Identity, Sequence[Hazard]] = field(default_factory=dict)
    """By the object that is created, dropped or altered."""
    of_renames: Sequence[Sequence[Hazard]] = ()
    """In the order of the renames."""


def used_name_dropped(draft: Draft, given: PlanningInput) -> Iterator[Hazard]:
    """What applications name is dropped, and nothing else answers to its name."""
    for item, kind in _dropped(draft, given):
        if kind.management.named_by_clients(item) and not _is_answered(item, given):
            yield Hazard("breaks-clients", item.identity, f"{given.registry.title(item.identity)} is dropped")


def risk_of_created(draft: Draft, given: PlanningInput) -> Iterator[Hazard]:
    """The kind of a new object says what it risks: a policy lets more rows through."""
    for item in draft.changes.created:
        yield from _risks(_built_in(item, given), item, given)


def risk_of_dropped(draft: Draft, given: PlanningInput) -> Iterator[Hazard]:
    """The kind of what is dropped says what that risks: row security is switched off."""
    for item, _ in _dropped(draft, given):
        yield from _risks(item, None, given)


def risk_of_changed(draft: Draft, given: PlanningInput) -> Iterator[Hazard]:
    """The kind of what differs says what that risks: a column has another type."""
    for pair in draft.changes.pairs:
        yield from _risks(pair.live, _as_live(pair), given)


def secret_lost(draft: Draft, given: PlanningInput) -> Iterator[Hazard]:
    """What is dropped has a secret, which only the server knows."""
    for item, kind in _dropped(draft, given):
        if held := [f.name for f in kind.fields.secrets if item.get(f.name) is not None]:
            why = f"{given.registry.title(item.identity)} is dropped with its {' and '.join(held)}"
            yield Hazard("irreversible", item.identity, f"{why}, which only the server knows")


HAZARD_RULES: tuple[HazardRule, ...] = (
    used_name_dropped,
    risk_of_created,
    risk_of_dropped,
    risk_of_changed,
    secret_lost,
)


def used_name_changed(rename: Rename, given: PlanningInput) -> Iterator[Hazard]:
    """What applications name gets another name, or a member of it does, and nothing answers to the old one."""
    registry, before = given.registry, rename.before
    title, kind = registry.title(rename.named(given.previous)), registry[rename.after.kind]
    if rename.left_by is not None or rename.keeps_name or not kind.management.named_by_clients(before):
        return
    if rename.inside is not None:
        yield Hazard("breaks-clients", rename.after, f"{rename.inside[0]} in {title} becomes {rename.inside[1]}")
    elif not _is_answered(before, given, rename.after):
        yield Hazard("breaks-clients", rename.after, f"{title} becomes {'.'.join(rename.after.path)}")


def hazards(draft: Draft, given: PlanningInput) -> Hazards:
    """Return what the changes of a plan risk; those of one object in the order of the rules.

    The hazard of a property is one of the object that has it, by whose name consent is given.
    """
    found: dict[Identity, list[Hazard]] = {}
    for rule in HAZARD_RULES:
        for hazard in rule(draft, given):
            found.setdefault(hazard.identity, []).append(hazard._replace(identity=_bearer(hazard.identity, given)))
    renames = (action.rename for action in draft.renames)
    return Hazards(found, [list(used_name_changed(r, given)) if r is not None else [] for r in renames])


def _bearer(identity: Identity, given: PlanningInput) -> Identity:
    """Return the object that has a property, also through another one: the column of an identity's sequence."""
    while given.registry[identity.kind].yaml.layout is Layout.PROPERTY:
        identity = Identity(identity.path[0], identity.path[1:], identity.arguments)
    return identity


def _dropped(draft: Draft, given: PlanningInput) -> Iterator[tuple[Object, Kind]]:
    """Yield what is dropped by itself, and not with what it belongs to."""
    gone = draft.changes.dropped_identities
    for item in draft.changes.dropped:
        kind = given.registry[item.identity.kind]
        if gone.isdisjoint((item.parent, kind.dependencies.dropped_with(item))) and not is_temporary(item.identity):
            yield item, kind


def _built_in(item: Object, given: PlanningInput) -> Object | None:
    """Return a new property as the server has it by itself; None for other objects, and for one of a new object.

    An object whose privileges nobody has changed has no grants in the catalog, and PUBLIC has some all the same.
    """
    values = given.registry[item.identity.kind].management.built_in_values
    if values is None or item.parent is None or item.parent not in given.live:
        return None
    return msgspec.structs.replace(item, values=values(given.registry[item.parent.kind]))


def _as_live(pair: Pair) -> Object:
    """Return the declared object, with the fields that do not differ as the live one has them."""
    values = {name: value for name, value in pair.declared.values.items() if name in pair.changed}
    values |= {name: value for name, value in pair.live.values.items() if name not in pair.changed}
    return msgspec.structs.replace(pair.declared, values=values)


def _risks(old: Object | None, new: Object | None, given: PlanningInput) -> Iterator[Hazard]:
    """Yield what the kind says; of what an object inherits, the change of the one that it comes from says it."""
    item = new or old
    assert item is not None
    kind = given.registry[item.identity.kind]
    if kind.management.risks is no_risks:
        return
    catalog = given.target if new is not None else given.live
    if is_temporary(item.identity) or any(i in catalog for i in given.inherited_from(item, catalog)):
        return
    for risk in kind.management.risks(_change(old, new, given)):
        yield Hazard(risk.name, item.identity, f"{given.registry.title(item.identity)} {risk.what}")


def _change(old: Object | None, new: Object | None, given: PlanningInput) -> RiskyChange:
    columns = given.server.view_columns.get(new.identity, ()) if new is not None else ()
    return RiskyChange(old, new, given.live_names, given.target_names, given.server.casts, columns)


def _is_answered(old: Object, given: PlanningInput, now: Identity | None = None) -> bool:
    """Tell whether the target has something else under a name, which does what applications used it for.

    That is an object in the same namespace, with at least the columns that the old one has, or a routine that takes the
    same calls. ``now`` is what the old one is called after the renames.
    """
    name, own = old.identity, given.registry[old.identity.kind]
    if own.naming.overloaded:
        found = (given.target[i] for i in given.target_names.find(own.naming.namespace, name.path, ()))
        return any(
            o.identity.kind == name.kind and not _breaks(own.management.risks(_change(old, o, given))) for o in found
        )
    kinds = (k for k in given.registry.kinds.values() if k.naming.namespace == own.naming.namespace)
    others = [i for kind in kinds if (i := Identity(kind.name, name.path)) in given.target]
    had = _columns(now or name, given.live, given)
    return any(not (has := _columns(i, given.target, given)) or had <= has for i in others)


def _columns(relation: Identity, catalog: Catalog, given: PlanningInput) -> set[str]:
    """Return the names of the columns of a relation; none where only the server knows them."""
    children = catalog.children(relation)
    return {o.identity.name for o in children if given.registry[o.identity.kind].naming.is_column}


def _breaks(risks: Iterable[Risk]) -> bool:
    return any(risk.name == "breaks-clients" for risk in risks)
