"""What two branches have done to the same objects since their merge base, told by object and not by line.

A version-control system merges lines: it sees no conflict where one branch drops a table in one file and the other adds
a view over it in another, and one where two columns are added below each other. Here the three states are catalogs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RENAMED_FROM
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.diff.exchanged_names import old_identity
from schemadiff.errors import BranchConflict, Finding, Place
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.registry import Registry
from schemadiff.references.resolver import Names

_LISTED = 5
"""How many changes of one branch a message lists."""

_LONG = 60
"""The longest value that a message shows."""


class Branch(NamedTuple):
    """One branch: its name for messages, and its catalog."""

    name: str
    catalog: Catalog


class Change(NamedTuple):
    """What a branch does to an object."""

    verb: str
    """``creates``, ``changes``, ``drops`` or ``renames``."""
    identity: Identity
    fields: Mapping[str, Value]
    """The fields that it sets, each with its new value; all of them for a new object."""
    item: Object
    """The object as the branch has it; for a dropped one, as the merge base has it."""

    @property
    def removes(self) -> bool:
        """Tell whether there is no object of this identity any more."""
        return self.verb in ("drops", "renames")


Changes = Mapping[Identity, Change]


def compare_branches(base: Catalog, one: Branch, other: Branch, registry: Registry) -> tuple[Finding, ...]:
    """Return what a merge has to look at: conflicts first, then objects that both branches change without one.

    Places are those of ``other``, the branch that is to be merged, where it has the object.
    """
    return tuple(_Comparison(base, one, other, registry).findings())


class _Comparison:
    def __init__(self, base: Catalog, one: Branch, other: Branch, registry: Registry) -> None:
        self.base = base
        self.branches = (one, other)
        self.registry = registry
        self.changes: tuple[Changes, Changes] = (_changes(base, one.catalog), _changes(base, other.catalog))

    def findings(self) -> Iterator[Finding]:
        """Yield conflicts, then overlaps of top-level objects without a conflict."""
        conflicts = dict(self._conflicts())
        yield from dict.fromkeys(conflicts.values())
        in_conflict = {self._root(identity) for identity in conflicts}
        yield from (finding for root, finding in self._overlaps() if root not in in_conflict)

    def _conflicts(self) -> Iterator[tuple[Identity, Finding]]:
        one, other = self.changes
        for identity, change in one.items():
            counterpart = other.get(identity)
            if counterpart is not None and (message := self._conflict(change, counterpart)) is not None:
                yield identity, self._finding(message, change, counterpart)
        for by in (0, 1):
            yield from self._left_without(by)

    def _conflict(self, one: Change, other: Change) -> str | None:
        """Return why two changes of the same object cannot be merged; None if they can."""
        title, (first, second) = self.registry.title(one.identity), self.branches
        if one.removes and other.removes:
            if one.verb == other.verb == "drops" or self._renamed(one) == self._renamed(other):
                return None
            return f"{title}: {first.name} {self._does(one)}, and {second.name} {self._does(other)}"
        if one.removes or other.removes:
            return f"{title}: {first.name} {self._does(one)}, and {second.name} {self._does(other)}"
        if one.verb == "creates" and one.item.values == other.item.values:
            if _file(one) == _file(other):
                return None
            return f"{title}: both branches create it alike, and merged it would be declared twice"
        names = self._in_conflict(one, other)
        if not names:
            return None
        how = "; ".join(
            f"{_words(name)} becomes {_shown(one.fields.get(name))} in {first.name}"
            f" and {_shown(other.fields.get(name))} in {second.name}"
            for name in names
        )
        return f"{title}: both branches {one.verb.removesuffix('s')} it differently: {how}"

    def _in_conflict(self, one: Change, other: Change) -> list[str]:
        """Return the fields that both set, differently."""
        kind = self.registry[one.identity.kind]
        names = one.fields.keys() | other.fields.keys() if one.verb == "creates" else one.fields.keys() & other.fields
        found = []
        for field in kind.fields:
            if field.name not in names or field.directive:
                continue
            mine, theirs = one.fields.get(field.name), other.fields.get(field.name)
            if mine == theirs:
                continue
            before = self.base.get(one.identity)
            if isinstance(field.type, t.Rows) and not _same_rows(before, one.item, other.item):
                continue
            found.append(field.name)
        return found

    def _left_without(self, by: int) -> Iterator[tuple[Identity, Finding]]:
        """Yield what one branch creates or changes and what needs something that the other one removes."""
        removed = {i for i, change in self.changes[by].items() if change.removes}
        branch, needing = self.branches[by], self.branches[1 - by]
        if not removed:
            return
        names = Names(needing.catalog, self.registry)
        for identity, change in self.changes[1 - by].items():
            if change.removes or identity in self.changes[by]:
                continue
            parents = [change.item.parent] if change.item.parent is not None else []
            for wanted in dict.fromkeys((*parents, *(ref.to for ref in names.of(change.item)))):
                if wanted in removed:
                    does = self._does(self.changes[by][wanted], self.registry.title(wanted))
                    message = (
                        f"{branch.name} {does}, and {needing.name} {change.verb} {self.registry.title(identity)}, "
                        "which needs it"
                    )
                    yield identity, _finding_of(message, self._place(change, self.changes[by][wanted], by))
                    break

    def _overlaps(self) -> Iterator[tuple[Identity, Finding]]:
        """Yield the top-level objects that both branches change, and what each does to them."""
        grouped = [self._by_root(changes) for changes in self.changes]
        for root in grouped[0].keys() & grouped[1].keys():
            one, other = (group[root] for group in grouped)
            if {c.identity for c in one} == {c.identity for c in other} and all(c.removes for c in (*one, *other)):
                continue
            parts = [f"{b.name} {self._listed(c)}" for b, c in zip(self.branches, (one, other), strict=True)]
            yield root, Finding(f"{self.registry.title(root)}: both branches change it: {'; '.join(parts)}", _at(other))

    def _by_root(self, changes: Changes) -> dict[Identity, list[Change]]:
        found: dict[Identity, list[Change]] = {}
        for identity, change in changes.items():
            found.setdefault(self._root(identity), []).append(change)
        return {root: group for root, group in found.items() if root in self.base}

    def _root(self, identity: Identity) -> Identity:
        for catalog in (self.base, *(branch.catalog for branch in self.branches)):
            if (item := catalog.get(identity)) is not None:
                return catalog.root(item)
        return identity

    def _listed(self, changes: list[Change]) -> str:
        shown = [self._does(change, self.registry.title(change.identity)) for change in changes[:_LISTED]]
        more = len(changes) - len(shown)
        return ", ".join(shown) + (f" and {more} more" if more else "")

    def _does(self, change: Change, title: str = "it") -> str:
        """Return what a branch does to an object, as a phrase with a verb."""
        if change.verb == "renames":
            new = self._renamed(change)
            return f"renames {title} to {new.name}" if new is not None else f"renames {title}"
        if change.verb == "changes":
            names = ", ".join(_words(name) for name in change.fields)
            return f"changes {names} of {title}" if names else f"changes {title}"
        return f"{change.verb} {title}"

    def _renamed(self, change: Change) -> Identity | None:
        """Return the identity that a renamed object has afterwards."""
        return change.item.identity if change.verb == "renames" else None

    def _finding(self, message: str, one: Change, other: Change) -> Finding:
        here, there = (None if c.verb == "drops" else c.item.place for c in (other, one))
        hint = f"{self.branches[0].name} has it at {there}" if there is not None and here is not None else None
        return _finding_of(message, here or there, hint)

    @staticmethod
    def _place(change: Change, removed: Change, by: int) -> Place | None:
        """Return the place in the branch that is to be merged: of what it adds, or of what it renames."""
        return change.item.place if by == 0 or removed.verb == "drops" else removed.item.place


def _finding_of(message: str, place: Place | None, hint: str | None = None) -> BranchConflict:
    return BranchConflict(f"conflict: {message}", place, hint)


def _changes(base: Catalog, side: Catalog) -> dict[Identity, Change]:
    """Return what a branch does to each object, by the identity in the merge base or else its own.

    What only moves along with a renamed object is not changed.
    """
    found: dict[Identity, Change] = {}
    renamed = dict(_renamed(base, side))
    moved = dict(_moved(base, renamed))
    previous = {new: old for old, new in moved.items()}
    for item in side:
        if item.identity in base:
            before = base[item.identity]
        elif item.identity in previous:
            before = base[previous[item.identity]]
        else:
            if not item.implicit:
                found[item.identity] = Change("creates", item.identity, item.values, item)
            continue
        if before.values != item.values:
            names = (*item.values, *(n for n in before.values if n not in item.values))
            fields = {n: item.get(n) for n in names if item.get(n) != before.get(n)}
            found[before.identity] = Change("changes", before.identity, fields, item)
    for item in base:
        if item.identity in renamed:
            found[item.identity] = Change("renames", item.identity, {}, renamed[item.identity])
        elif not (item.identity in side or item.implicit or moved.get(item.identity) in side):
            found[item.identity] = Change("drops", item.identity, {}, item)
    return found


def _renamed(base: Catalog, side: Catalog) -> Iterator[tuple[Identity, Object]]:
    """Yield the objects that a branch renames: the identity before, and the object as it is now."""
    for item in side:
        name = item.hint(RENAMED_FROM)
        if name is not None and item.identity not in base:
            old = old_identity(item, name, base)
            if old in base and old not in side:
                yield old, item


def _moved(base: Catalog, renamed: Mapping[Identity, Object]) -> Iterator[tuple[Identity, Identity]]:
    """Yield the identities before and after of what is renamed and of all below it."""
    for old, item in renamed.items():
        yield old, item.identity
        length = len(old.path)
        for below in base.family(old):
            path = below.identity.path
            # The path of a property begins with the kind of what it belongs to.
            start = next((n for n in (0, 1) if path[n : n + length] == old.path), None)
            if start is not None:
                new = (*path[:start], *item.identity.path, *path[start + length :])
                yield below.identity, below.identity._replace(path=new)


def _same_rows(before: Object | None, one: Object, other: Object) -> bool:
    """Tell whether two versions of a seed set a row with the same key differently."""
    keys = tuple(one.get("key") or ())
    start, mine, theirs = (_rows(item, keys) for item in (before, one, other))
    both = {k for k in mine.keys() | start.keys() if mine.get(k) != start.get(k)}
    both &= {k for k in theirs.keys() | start.keys() if theirs.get(k) != start.get(k)}
    return any(mine.get(k) != theirs.get(k) for k in both)


def _rows(item: Object | None, keys: Iterable[str]) -> dict[str, Mapping[str, Value]]:
    rows = item.get("rows", ()) if item is not None else ()
    return {repr([row.get(key) for key in keys]): row for row in rows}


def _file(change: Change) -> str | None:
    return change.item.place.file if change.item.place is not None else None


def _at(changes: list[Change]) -> Place | None:
    return next((c.item.place for c in changes if c.verb != "drops" and c.item.place is not None), None)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _shown(value: Value) -> str:
    if value is None:
        return "nothing"
    text = (
        ", ".join(map(str, value)) if isinstance(value, tuple) else str(value).lower() if value is True else str(value)
    )
    return text if len(text) <= _LONG and "\n" not in text else "another text"
