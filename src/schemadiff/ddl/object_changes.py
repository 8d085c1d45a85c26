"""What a plan changes, object by object: the comparison as a reviewer reads it, before it becomes statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from schemadiff.catalog.object_changes import Change, Detail, Operation, Row
from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.row_changes import RowChange
from schemadiff.ddl.field_display import FieldDisplay
from schemadiff.ddl.template_objects import Side, View
from schemadiff.ddl.templates import Templates
from schemadiff.diff.catalogs import Pair
from schemadiff.diff.rename_order import Rename
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.online import is_temporary
from schemadiff.planner.draft import Draft
from schemadiff.planner.model import Action, PlanningInput

INTERRUPTED = "what an interrupted run has left"
"""The cause of dropping a temporary index, check or column."""


def object_changes(draft: Draft, given: PlanningInput, templates: Templates) -> tuple[Change, ...]:
    """Return the changes of a plan, those of one top-level object together, in the order of the kinds and names.

    What belongs to an object that is created, dropped or rebuilt is counted with it. What a partition or child table
    only inherits is named with its parent's change. Properties are details of the object that has them.
    """
    found = _Collected(draft, given, templates)
    return tuple(sorted(found.changes(), key=found.order))


@dataclass
class _Entry:
    """One change while it is put together."""

    operation: Operation
    item: Object
    details: list[Detail] = field(default_factory=list)
    renamed: Rename | None = None
    recreated: bool = False
    because: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


class _Collected:
    def __init__(self, draft: Draft, given: PlanningInput, templates: Templates) -> None:
        self._draft = draft
        self._given = given
        self._templates = templates
        self._registry = given.registry
        self._display = FieldDisplay(given)
        changes = draft.changes
        self._created = changes.created_identities
        self._dropped = frozenset(o.identity for o in changes.dropped)
        self._recreated = changes.recreated
        self._pairs = {pair.declared.identity: pair for pair in changes.pairs}
        self._entries: dict[Identity, _Entry] = {}
        self._parts: dict[Identity, Counter[str]] = {}
        self._descendants: dict[Identity, dict[str, None]] = {}

    def changes(self) -> Iterator[Change]:
        """Yield the changes; to be asked once."""
        for item in self._draft.changes.created:
            self._add_whole("create", item, self._created)
        for item in self._draft.changes.dropped:
            self._add_whole("drop", item, self._dropped)
        for pair in self._draft.changes.pairs:
            self._add_pair(pair)
        for action in self._draft.renames:
            if action.rename is not None:
                self._add_rename(action.rename)
        self._add_rebuilds()
        for identity, rows in self._given.seeds.rows.items():
            self._add_rows(self._given.target[identity], rows)
        for entry in self._entries.values():
            yield self._change(entry)

    def order(self, change: Change) -> tuple[object, ...]:
        """Return the place of a change: by top-level objects, each before what belongs to it."""
        rank = self._registry.rank
        item = self._object(change.identity)
        position = item.position if item is not None else 0
        root, identity = change.root, change.identity
        inside = (change.operation == "rows", identity != root, rank(identity.kind), position, identity.path)
        return (rank(root.kind), root.path, root.arguments or "", *inside, identity.arguments or "")

    # --- what the comparison found ---

    def _add_whole(self, operation: Operation, item: Object, others: Collection[Identity]) -> None:
        """Add what is created or dropped: as itself, as a part of what it belongs to, or as a property's value."""
        whole = self._outermost(item, others)
        if whole is not None:
            if not self._is_property(item):
                self._parts.setdefault(whole, Counter())[self._noun(item.identity)] += 1
            return
        if self._is_inherited(item, others):
            return
        if self._is_property(item):
            self._add_details(item, self._display.whole(item, created=operation == "create"))
            return
        because = (INTERRUPTED,) if operation == "drop" and is_temporary(item.identity) else ()
        self._entries[item.identity] = _Entry(operation, item, because=because)

    def _add_pair(self, pair: Pair) -> None:
        item = pair.declared
        if self._is_inherited(item, self._alike(pair)):
            return
        if self._is_property(item):
            self._add_details(item, self._display.changed(pair))
            return
        recreated = item.identity in self._recreated and not self._recreated[item.identity]
        entry = self._entries.setdefault(item.identity, _Entry("alter", item))
        entry.details[:0] = self._display.changed(pair)
        entry.recreated = recreated

    def _add_details(self, item: Object, details: Iterable[Detail]) -> None:
        """Add the values of a property to the change of the object that has it; nothing if it has none."""
        if not (details := list(details)):
            return
        bearer = self._bearer(item)
        entry = self._entries.setdefault(bearer.identity, _Entry("alter", bearer))
        entry.details += details

    def _add_rename(self, rename: Rename) -> None:
        after = self._given.target.get(rename.after)
        if after is None or rename.keeps_name:
            # A temporary name, of what changes places with something else, or a part of what goes.
            return
        entry = self._entries.setdefault(rename.after, _Entry("rename", after))
        if rename.inside is not None:
            entry.operation = "alter"
            entry.details.append(Detail("renamed", *rename.inside))
        else:
            entry.renamed = rename

    def _add_rebuilds(self) -> None:
        """Add what is dropped and created again, or converted, because of others."""
        changes = self._draft.changes
        converted = {i: a for i, actions in changes.altered.items() if (a := _causes(actions)) and i not in self._pairs}
        for identity, causes in {**self._recreated, **converted}.items():
            item = self._object(identity)
            if item is None or identity in self._pairs or identity in self._entries or self._is_property(item):
                continue
            whole = self._outermost(item, {**self._recreated, **dict.fromkeys(self._dropped)})
            if whole is not None:
                self._parts.setdefault(whole, Counter())[self._noun(identity)] += 1
            elif not self._is_inherited(item, self._recreated):
                because = tuple(f"{self._title(i)}, {changes.what_happens(i)}" for i in causes if i != item.parent)
                recreated = identity in self._recreated
                self._entries[identity] = _Entry("rebuild", item, recreated=recreated, because=because)

    def _add_rows(self, seed: Object, changes: Iterable[RowChange]) -> None:
        rows = tuple(
            Row(c.operation, c.label, tuple(Detail(v.name, v.old, v.new) for v in c.columns), c.place) for c in changes
        )
        if rows:
            self._entries[seed.identity] = _Entry("rows", seed, rows=rows)

    # --- what belongs together ---

    def _outermost(self, item: Object, others: Collection[Identity]) -> Identity | None:
        """Return the outermost object among ``others`` that an object belongs to; None if it belongs to none."""
        found, above = None, item.parent
        while above is not None:
            if above in others:
                found = above
            holder = self._object(above)
            above = holder.parent if holder is not None else None
        return found

    def _is_inherited(self, item: Object, others: Collection[Identity]) -> bool:
        """Tell whether a change only follows that of a parent table; the table is then noted with the parent's."""
        catalog = self._given.target if item.identity in self._given.target else self._given.live
        above = [i for i in self._given.inherited_from(item, catalog) if i in others]
        if not above:
            return False
        table = ".".join(self._given.root_of(item).path)
        self._descendants.setdefault(above[-1], {})[table] = None
        return True

    def _alike(self, pair: Pair) -> Collection[Identity]:
        return (
            {i for i, other in self._pairs.items() if set(pair.changed) <= set(other.changed)}
            if (self._registry[pair.declared.identity.kind].inheritance.inherited_from is not None)
            else ()
        )

    def _is_property(self, item: Object) -> bool:
        """Tell whether an object is reported with the one that has it, which a catalog has to hold."""
        layout = self._registry[item.identity.kind].yaml.layout
        return layout is Layout.PROPERTY and item.parent is not None and self._object(item.parent) is not None

    def _object(self, identity: Identity) -> Object | None:
        return self._given.target.get(identity) or self._given.live.get(identity)

    def _bearer(self, item: Object) -> Object:
        """Return the object that has a property, also through another property (the sequence of an identity)."""
        while self._is_property(item):
            assert item.parent is not None
            item = self._object(item.parent) or item
        return item

    # --- as it is reported ---

    def _change(self, entry: _Entry) -> Change:
        item, identity = entry.item, entry.item.identity
        root = self._given.root_of(item)
        renamed = entry.renamed
        alone = renamed is not None and not entry.details and entry.operation != "rebuild"
        return Change(
            "rename" if alone else entry.operation,
            identity,
            root,
            self._noun(identity),
            _name(identity, root),
            item.place if entry.operation != "drop" else None,
            tuple(entry.details) or self._described(entry),
            definition=self._definition(entry),
            previous_name=_previous_name(renamed, root, self._given.previous) if renamed is not None else None,
            recreated=entry.recreated,
            because=entry.because,
            parts=tuple(self._parts.get(identity, Counter()).items()),
            descendants=tuple(self._descendants.get(identity, ())),
            rows=entry.rows,
        )

    def _described(self, entry: _Entry) -> tuple[Detail, ...]:
        """Return the values of an object that is created or dropped below another one and has no clause of SQL.

        Of a table there is only what it inherits from.
        """
        parents_of = self._registry[entry.item.identity.kind].inheritance.parent_relations
        if entry.operation == "create" and parents_of is not None and (parents := parents_of(entry.item)):
            bound = entry.item.get("values")
            above = ", ".join(".".join(path) for path in parents)
            return (
                Detail("partition of" if bound else "child table of", None, above),
                *([Detail("FOR VALUES", None, str(bound))] if bound else ()),
            )
        if entry.operation not in ("create", "drop") or entry.item.parent is None:
            return ()
        if self._clause(entry):
            return tuple(self._display.directives(entry.item, ("not_null",))) if entry.operation == "create" else ()
        return tuple(self._display.whole(entry.item, created=entry.operation == "create"))

    def _clause(self, entry: _Entry) -> bool:
        return self._registry.has_template(entry.item.identity.kind, "inline")

    def _definition(self, entry: _Entry) -> str | None:
        """Return the clause that stands for an object in the statement that creates its parent."""
        if entry.operation not in ("create", "drop") or entry.item.parent is None or not self._clause(entry):
            return None
        side = self._templates.target if entry.operation == "create" else self._templates.live
        return self._inline(entry.item, side)

    def _inline(self, item: Object, side: Side) -> str:
        inner = [
            self._inline(child, side)
            for child in side.catalog.children(item.identity)
            if self._registry.has_template(child.identity.kind, "inline")
        ]
        return self._templates.clause(View(item, side), inner)

    def _noun(self, identity: Identity) -> str:
        return self._registry.noun(identity.kind)

    def _title(self, identity: Identity) -> str:
        return self._registry.title(identity)


def _causes(actions: Iterable[Action]) -> tuple[Identity, ...]:
    return tuple(dict.fromkeys(cause for action in actions for cause in action.causes))


def _name(identity: Identity, root: Identity) -> str:
    """Return the name of an object, without what it shares with the top-level object that it belongs to."""
    path = identity.path
    inside = path[len(root.path) :] if identity != root and path[: len(root.path)] == root.path else ()
    if not inside and identity != root and path[:-1] == root.path[:-1]:
        inside = path[-1:]
    name = ".".join(map(_part, inside or path))
    return name if identity.arguments is None else f"{name}({identity.arguments})"


def _part(name: str) -> str:
    """Return a part of a path, quoted where a dot would make it look like two."""
    return f'"{name}"' if "." in name else name


def _previous_name(rename: Rename, root: Identity, previous: Mapping[Identity, Identity]) -> str:
    """Return the previous name: of what moves to another schema or table with all of its path."""
    before, after = rename.named(previous), rename.after
    moved = before.path[:-1] != after.path[:-1] or after == root
    return ".".join(map(_part, before.path)) if moved else _part(before.name)
