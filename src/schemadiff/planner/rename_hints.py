"""What is dropped and created in one plan and may be a rename that nobody has declared.

A rename loses nothing, and a drop loses values, so a reader is shown the two together. They are only hints: the plan
does what the YAML says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RENAMED_FROM
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison
from schemadiff.errors import Finding
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.online import is_temporary
from schemadiff.kindspec.registry import Registry
from schemadiff.planner.changes import ChangeSet
from schemadiff.planner.model import PlanningInput
from schemadiff.postgres.quoting import ident
from schemadiff.sql.identifiers import split_name
from schemadiff.sql.namespaces import Namespace

_MOST = 100
"""The number of objects that are compared with each other; of more, nobody could say which is which."""
_SHARED = 0.7
"""The part of the columns that two tables have to share to look like one that is renamed."""
_NEAR = 0.6
"""How similar a name has to be to one that may have been meant."""


class LikelyRename(NamedTuple):
    """A dropped and a created object that may be one."""

    old: Object
    new: Object
    kind: Kind
    why: str

    @property
    def words(self) -> str:
        """Return what the YAML of the new object has to say if it is a rename."""
        return f"`renamed_from: {_written(self.old.identity, self.new.identity)}`"


def rename_hints(changes: ChangeSet, given: PlanningInput) -> Iterator[Finding]:
    """Yield a finding for each created object that may be a dropped one with another name."""
    for one in likely_renames(changes.dropped, changes.created, given.live, given.target, given.registry):
        sort = one.kind.name.replace("_", " ")
        created, dropped = (f"{sort} {'.'.join(item.identity.path)}" for item in (one.new, one.old))
        yield Finding(
            f"{created} is created and {dropped} is dropped, and {one.why}",
            one.new.place,
            f"if this is a rename, write {one.words}",
        )


def with_rename_hints(
    errors: Iterable[Finding],
    comparison: Comparison,
    live: Catalog,
    target: Catalog,
    registry: Registry,
    previous: Mapping[Identity, Identity] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Yield errors of the server; where one misses what is renamed or dropped, with the rename that explains it.

    ``previous`` gives the previous identity of each object that the plan renames.
    """
    found = list(likely_renames(comparison.dropped, comparison.created, live, target, registry))
    for error in errors:
        if error.hint is None and (missing := _missing(error.message)) is not None:
            near = [*_done(missing, previous, target, registry), *map(_condition, _explaining(missing, found))]
            yield replace(error, hint=" ".join(near)) if near else error
        else:
            yield error


_MISSING = re.compile(r"(?:(column)|relation) (\S+) does not exist")
"""How the server names what is missing; in other languages there is no hint."""


class _Missing(NamedTuple):
    """A column or relation that the server misses."""

    is_column: bool
    parts: tuple[str, ...]


def _missing(message: str) -> _Missing | None:
    if (found := _MISSING.search(message)) is None:
        return None
    is_column = found[1] is not None
    # The server puts the whole name of a relation in quotes, and each part of a column's that needs them.
    parts = split_name(found[2] if is_column else found[2].strip('"'))
    return _Missing(is_column, parts) if parts is not None else None


def _done(
    missing: _Missing, previous: Mapping[Identity, Identity], target: Catalog, registry: Registry
) -> Iterator[str]:
    """Yield what the plan renames and had the name that is missed."""
    for new, old in previous.items():
        naming = registry[new.kind].naming
        fits = naming.is_column if missing.is_column else naming.namespace == Namespace.RELATION
        named = old.name if missing.is_column or len(missing.parts) == 1 else old.path
        wanted = missing.parts[-1] if isinstance(named, str) else missing.parts
        if fits and named == wanted and old.path != new.path and (old.name != new.name or not missing.is_column):
            item = target.get(new)
            at = f" ({item.place})" if item is not None and item.place is not None else ""
            alone = missing.is_column or (len(missing.parts) == 1 and old.path[:-1] == new.path[:-1])
            shown = new.name if alone else ".".join(new.path)
            yield f"{'.'.join(old.path)} is renamed to {shown}{at}: write {shown}."


def _explaining(missing: _Missing, renames: Iterable[LikelyRename]) -> Iterator[LikelyRename]:
    """Yield the renames after which nothing has the name any more that is missed."""
    wanted = (missing.is_column, missing.parts[-1])
    yield from (one for one in renames if (one.kind.naming.is_column, one.old.identity.name) == wanted)


def _condition(one: LikelyRename) -> str:
    at = f" at {one.new.place}" if one.new.place is not None else ""
    return f"If {'.'.join(one.old.identity.path)} is renamed to {one.new.identity.name}, write {one.words}{at}."


def likely_renames(
    gone: Iterable[Object], made: Iterable[Object], live: Catalog, target: Catalog, registry: Registry
) -> Iterator[LikelyRename]:
    """Yield pairs of a dropped and a created object, each of both once.

    These are columns of one table with equal types, and tables with the same columns or nearly the same; not what an
    interrupted run has left.
    """
    gone, made = tuple(gone), tuple(made)
    if not gone or not made:
        return
    for kind in registry.kinds.values():
        if not kind.stored.holds_data or "rename" not in kind.properties:
            continue
        found = (o for o in gone if o.identity.kind == kind.name and o.identity not in target)
        dropped = [o for o in found if not is_temporary(o.identity)]
        created = [o for o in made if o.identity.kind == kind.name and o.identity not in live]
        if kind.substitutes.relation == "columns":
            yield from _of_siblings(dropped, created, kind, _by_columns(live, target, registry))
            continue
        by_parent: dict[Identity, list[Object]] = {}
        for item in dropped:
            if item.parent is not None and item.parent in live and item.parent in target:
                by_parent.setdefault(item.parent, []).append(item)
        for parent, items in by_parent.items():
            yield from _of_siblings(items, [o for o in created if o.parent == parent], kind, _by_type)


Alike = Callable[[Object, Object], float]
"""Takes a dropped and a created object; returns how much they are alike, from 0 to 1, and 0 where they are not."""


def _of_siblings(
    dropped: Sequence[Object], created: Sequence[Object], kind: Kind, alike: Alike
) -> Iterator[LikelyRename]:
    """Yield the pairs, the most similar ones first, in the order of the created objects."""
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
            yield LikelyRename(meant, new, kind, f"there is no `{new.hint(RENAMED_FROM)}`")
        elif (found := pairs.get(new.identity)) is not None:
            why = "they are alike" if kind.substitutes.relation else "their types are equal"
            yield LikelyRename(found, new, kind, why)


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


def _by_columns(live: Catalog, target: Catalog, registry: Registry) -> Alike:
    """Return how much two tables share of their columns, by name and type."""
    known: dict[tuple[int, Identity], frozenset[tuple[str, str]]] = {}

    def columns_of(item: Object, catalog: Catalog) -> frozenset[tuple[str, str]]:
        if (found := known.get((id(catalog), item.identity))) is None:
            columns = [c for c in catalog.children(item.identity) if _is_column(c, registry)]
            found = frozenset((c.identity.name, c.get("type")) for c in columns)
            known[id(catalog), item.identity] = found
        return found

    def alike(old: Object, new: Object) -> float:
        if bool(old.get("partition_of")) != bool(new.get("partition_of")):
            return 0.0
        before, after = columns_of(old, live), columns_of(new, target)
        shared = len(before & after) / max(len(before | after), 1)
        return shared if shared >= _SHARED else 0.0

    return alike


def _is_column(item: Object, registry: Registry) -> bool:
    return registry[item.identity.kind].naming.namespace == Namespace.COLUMN


def _similarity(old: Object, new: Object) -> float:
    return _ratio(old.identity.name, new.identity.name)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()
