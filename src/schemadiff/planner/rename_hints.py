"""What is dropped and created in one plan and may be a rename that nobody has declared.

A rename loses nothing, and a drop loses values, so a reader is shown the two together. They are only hints: the plan
does what the YAML says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RENAMED_FROM
from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Finding
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.online import is_temporary
from schemadiff.planner.changes import ChangeSet
from schemadiff.planner.model import PlanningInput
from schemadiff.postgres.quoting import ident
from schemadiff.sql.namespaces import Namespace

_MOST = 100
"""The number of objects that are compared with each other; of more, nobody could say which is which."""
_SHARED = 0.7
"""The part of the columns that two tables have to share to look like one that is renamed."""
_NEAR = 0.6
"""How similar a name has to be to one that may have been meant."""


def rename_hints(changes: ChangeSet, given: PlanningInput) -> Iterator[Finding]:
    """Yield a finding for each created object that may be a dropped one with another name, each of both once.

    These are columns of one table with equal types, and tables with the same columns or nearly the same; not what an
    interrupted run has left.
    """
    if not changes.dropped or not changes.created:
        return
    for kind in given.registry.kinds.values():
        if not kind.stored.holds_data or "rename" not in kind.properties:
            continue
        gone = (o for o in changes.dropped if o.identity.kind == kind.name and o.identity not in given.target)
        dropped = [o for o in gone if not is_temporary(o.identity)]
        created = [o for o in changes.created if o.identity.kind == kind.name and o.identity not in given.live]
        if kind.substitutes.relation == "columns":
            yield from _of_siblings(dropped, created, kind, _by_columns(given))
            continue
        by_parent: dict[Identity, list[Object]] = {}
        for item in dropped:
            if item.parent is not None and item.parent in given.live and item.parent in given.target:
                by_parent.setdefault(item.parent, []).append(item)
        for parent, items in by_parent.items():
            yield from _of_siblings(items, [o for o in created if o.parent == parent], kind, _by_type)


Alike = Callable[[Object, Object], float]
"""Takes a dropped and a created object; returns how much they are alike, from 0 to 1, and 0 where they are not."""


def _of_siblings(dropped: Sequence[Object], created: Sequence[Object], kind: Kind, alike: Alike) -> Iterator[Finding]:
    """Yield the findings on pairs, the most similar ones first, in the order of the created objects."""
    if max(len(dropped), len(created), 1) > _MOST:
        return
    ranked = sorted(
        ((alike(old, new), _similarity(old, new), old, new) for old in dropped for new in created if alike(old, new)),
        key=lambda found: found[:2],
        reverse=True,
    )
    pairs: dict[Identity, Object] = {}
    for _, _, old, new in ranked:
        if new.identity not in pairs and old not in pairs.values():
            pairs[new.identity] = old
    for new in created:
        if (meant := _misspelled(new, dropped)) is not None:
            yield _finding(meant, new, kind, f"there is no `{new.hint(RENAMED_FROM)}`")
        elif (found := pairs.get(new.identity)) is not None:
            yield _finding(found, new, kind, "they are alike" if kind.substitutes.relation else "their types are equal")


def _finding(old: Object, new: Object, kind: Kind, why: str) -> Finding:
    sort = kind.name.replace("_", " ")
    created, dropped = (f"{sort} {'.'.join(identity.path)}" for identity in (new.identity, old.identity))
    name = _written(old.identity, new.identity)
    return Finding(
        f"{created} is created and {dropped} is dropped, and {why}",
        new.place,
        f"if this is a rename, write `renamed_from: {name}`",
    )


def _written(old: Identity, new: Identity) -> str:
    """Return the old name as ``renamed_from`` has it: with its schema if that is another one."""
    if len(old.path) == 2 and old.path[0] != new.path[0]:
        return ".".join(map(ident, old.path))
    return old.name


def _misspelled(new: Object, dropped: Iterable[Object]) -> Object | None:
    """Return the dropped object that ``renamed_from`` probably means; what it names is not there."""
    name = new.hint(RENAMED_FROM)
    if not name:
        return None
    last = name.rpartition(".")[2]
    rated = [(_ratio(last, old.identity.name), old) for old in dropped]
    return max((pair for pair in rated if pair[0] >= _NEAR), key=lambda pair: pair[0], default=(0, None))[1]


def _by_type(old: Object, new: Object) -> float:
    same = old.get("type") == new.get("type") and (old.get("generated") is None) == (new.get("generated") is None)
    return float(same)


def _by_columns(given: PlanningInput) -> Alike:
    """Return how much two tables share of their columns, by name and type."""
    known: dict[tuple[int, Identity], frozenset[tuple[str, str]]] = {}

    def columns_of(item: Object, catalog: Catalog) -> frozenset[tuple[str, str]]:
        if (found := known.get((id(catalog), item.identity))) is None:
            columns = [c for c in catalog.children(item.identity) if _is_column(c, given)]
            found = frozenset((c.identity.name, c.get("type")) for c in columns)
            known[id(catalog), item.identity] = found
        return found

    def alike(old: Object, new: Object) -> float:
        if bool(old.get("partition_of")) != bool(new.get("partition_of")):
            return 0.0
        before, after = columns_of(old, given.live), columns_of(new, given.target)
        shared = len(before & after) / max(len(before | after), 1)
        return shared if shared >= _SHARED else 0.0

    return alike


def _is_column(item: Object, given: PlanningInput) -> bool:
    return given.registry[item.identity.kind].naming.namespace == Namespace.COLUMN


def _similarity(old: Object, new: Object) -> float:
    return _ratio(old.identity.name, new.identity.name)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()
