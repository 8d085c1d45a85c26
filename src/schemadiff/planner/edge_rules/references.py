"""What is created or altered comes after what it refers to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from schemadiff.catalog.hints import INSIDE
from schemadiff.catalog.objects import Identity
from schemadiff.planner.action_index import ActionIndex, Barrier
from schemadiff.planner.edges import Edge, chain, edge_rule
from schemadiff.planner.model import SHELL, Action, PlanningInput
from schemadiff.sql.namespaces import Namespace


@edge_rule("{later} completes the shell")
def create_after_shell(index: ActionIndex) -> Iterator[Edge]:
    """A shell is created before the object that it promises."""
    for number, action in index:
        if action.template == SHELL and action.operation == "create":
            yield from (Edge(number, other) for other in index.of("create", action.identity))


@edge_rule("{later} has to be there before it is altered")
def alter_after_create(index: ActionIndex) -> Iterator[Edge]:
    """An object is created before it is altered."""
    for number, action in index:
        if action.operation == "alter" and action.new is not None and not index.has_rows(number):
            yield from chain(index.of("create", action.identity), number)


@edge_rule("{later} refers to {earlier}")
def create_after_references(index: ActionIndex) -> Iterator[Edge]:
    """What is created or altered comes after what it refers to is created or altered."""
    circular = _routines_of_shells(index)
    for number, action in index:
        created_only = _parents_of_local(number, index)
        merged = _parents(action, index) if index.merges(number) else ()
        for ref in index.references(number):
            if ref.to == action.identity:
                continue
            waits_for_shell = action.identity in circular.get(ref.to, ())
            for operation in ("alter", "create") if ref.to not in merged else ("alter",):
                for other in index.bringing(operation, ref.to):
                    if operation == "alter" and ref.to in created_only and not _has_its_type(number, other, index):
                        continue
                    if waits_for_shell and index.actions[other].template != SHELL:
                        # A routine of a type needs its shell, and the type the routine.
                        continue
                    if _belongs_to(number, index.barriers.get(other), index):
                        # It comes before or after that alteration as its barrier says.
                        continue
                    if not (
                        operation == "alter"
                        and (
                            index.is_there_without(other)
                            or _is_indifferent(action, other, index)
                            or _is_for_another(other, ref.to, index)
                        )
                    ):
                        is_only_owned = operation == "alter" and index.is_only_owned(action.new, ref.to)
                        yield Edge(other, number, ref.soft or is_only_owned)


@edge_rule("{later} links what is there with {earlier}")
def link_after_partners(index: ActionIndex) -> Iterator[Edge]:
    """An alteration that links two objects comes after the creation of the other, which links both by itself.

    No creation waits for its partners: each may be created first.
    """
    for number, action in index:
        links = index.kind(number).dependencies.optional_links
        if action.operation == "alter" and links is not None:
            for _, partner in links(action.item):
                yield from chain(index.of("create", partner), number)


@edge_rule("{later} is of what is there once {earlier} is done")
def parts_of_columns_completed(index: ActionIndex) -> Iterator[Edge]:
    """What belongs to a part of a new column comes after the alterations that complete the column.

    The sequence of an identity, which has privileges and an owner, is there once the column has been given values.
    """
    target, registry = index.given.target, index.given.registry
    for number, action in index:
        part = target.get(action.item.parent) if action.operation != "drop" and action.item.parent is not None else None
        if part is not None and part.parent is not None and registry[part.parent.kind].naming.is_column:
            yield from chain((n for n in index.of("alter", part.parent) if index.completes(n)), number)


def _is_indifferent(action: Action, other: int, index: ActionIndex) -> bool:
    """Whether a statement on a table in use is the same before and after an alteration: a NOT NULL, a backfill."""
    if action.online is None or action.operation != "create" or action.online.needs_values:
        return False
    strategy = index.actions[other].strategy
    return strategy is None or not strategy.changed_aspects


def _is_for_another(other: int, identity: Identity, index: ActionIndex) -> bool:
    """Whether an alteration of a table is one for another: the default partition is proven free of a new one's rows."""
    online = index.actions[other].online
    return online is not None and online.of is not None and online.of[0] != identity


def _routines_of_shells(index: ActionIndex) -> Mapping[Identity, Collection[Identity]]:
    """The routines that a type is made of and that take or give it, by type."""
    routines_of = index.given.target_names.circular_routines
    return {
        action.identity: frozenset(routines_of(action.new))
        for _, action in index
        if action.identity.kind in index.circular_kinds and action.new is not None and action.operation != "drop"
    }


def _has_its_type(number: int, other: int, index: ActionIndex) -> bool:
    """Whether an object is created with the type that an alteration gives what it is inherited from.

    With a NOT NULL of another name, it would stand in the way of the alteration.
    """
    return index.actions[number].operation == "create" and index.actions[other].retypes


def _parents_of_local(number: int, index: ActionIndex) -> Collection[Identity]:
    """What an object is inherited from whose alterations it does not wait for, since it has its own values."""
    action, inheritance = index.actions[number], index.kind(number).inheritance
    if action.new is None or inheritance.inherited_from is None:
        return ()
    own = action.new.hint(INSIDE) or (
        action.old is not None and inheritance.precedes_parent(action.template, action.new, index.given.version)
    )
    return _parents(action, index) if own else ()


def _parents(action: Action, index: ActionIndex) -> Collection[Identity]:
    return index.given.inherited_from(action.new, index.given.target) if action.new is not None else ()


def _belongs_to(number: int, barrier: Barrier | None, index: ActionIndex) -> bool:
    """Whether an action is on a part of one of the objects that a barrier names."""
    if barrier is None:
        return False
    root = index.root(number)
    return root != index.actions[number].identity and (root in barrier.before or root in barrier.after)


@edge_rule("{later} uses whole rows that {earlier} is part of")
def use_rows_after_their_columns(index: ActionIndex) -> Iterator[Edge]:
    """What uses the rows of a relation comes after its columns have been created, dropped and retyped.

    So does what takes all columns that there are when it is created: a view with a star, which names none of them.
    """
    reshaping: dict[Identity, list[int]] = {}
    for number, action in index:
        parent = action.item.parent
        reshapes = action.operation != "alter" or action.retypes
        if parent is not None and reshapes and index.kind(number).stored.holds_data:
            reshaping.setdefault(parent, []).append(number)
    if not reshaping:
        return
    inside = _RowsInside(index.given, reshaping)
    for number, action in index:
        used = set(inside.what_is_named(number, index))
        for ref in index.references(number):
            if ref.to in reshaping and (index.takes_all_columns(number, ref.to) or _is_made_of(action, ref.to, index)):
                used.add(ref.to)
        for row in sorted(used.difference((action.identity, index.root(number)))):
            yield from chain(reshaping[row], number, soft=True)


class _RowsInside:
    """The rows of some relations inside of values: of a type itself, or of a column, a domain, a result of the type."""

    def __init__(self, given: PlanningInput, relations: Collection[Identity]) -> None:
        self._given = given
        self._relations = relations
        self._known: dict[Identity, frozenset[Identity]] = {}
        self._objects: dict[Identity, frozenset[Identity]] = {}

    def what_is_named(self, number: int, index: ActionIndex) -> Iterator[Identity]:
        """Yield the relations of which an action's object uses rows; the check of a domain uses those of its values."""
        action = index.actions[number]
        for ref in index.references(number):
            yield from self._of_type(ref.to) if ref.aspect == "type" else self._of_object(ref.to)
        above = action.item.parent
        if above is not None and action.operation != "drop" and self._is_type(above):
            yield from self._of_type(above)

    def _is_type(self, identity: Identity) -> bool:
        return self._given.registry[identity.kind].naming.namespace == Namespace.TYPE

    def _of_type(self, identity: Identity) -> frozenset[Identity]:
        known = self._known.get(identity)
        if known is None:
            self._known[identity] = frozenset()  # A type is not inside of itself.
            parts = (identity, *(o.identity for o in self._given.target.children(identity)))
            known = frozenset(row for part in parts for row in self._of_object(part))
            if identity in self._relations:
                known |= {identity}
            self._known[identity] = known
        return known

    def _of_object(self, identity: Identity) -> frozenset[Identity]:
        known = self._objects.get(identity)
        if known is None:
            item = self._given.target.get(identity)
            refs = self._given.target_names.of(item) if item is not None else ()
            types = {ref.to for ref in refs if ref.aspect == "type"}
            known = frozenset(row for type_ in types for row in self._of_type(type_))
            self._objects[identity] = known
        return known


def _is_made_of(action: Action, of: Identity, index: ActionIndex) -> bool:
    """Tell whether a relation is created with the columns of a type, whose attributes cannot change any more then.

    Not so those of a table: statements on it recurse.
    """
    given = index.given
    if action.operation != "create" or given.registry[of.kind].stored.holds_data:
        return False
    columns = given.target.children(action.identity)
    above = (given.target.get(i) for column in columns for i in given.inherited_from(column, given.target))
    return any(o is not None and o.parent == of for o in above)


@edge_rule("alterations of {later} keep their order")
def alterations_in_turn(index: ActionIndex) -> Iterator[Edge]:
    """The alterations of an object keep their order; what nothing waits for, or what waits for parts, is last."""
    for numbers in index.altered():
        ordered = sorted(
            numbers,
            key=lambda n: (bool(n in index.barriers and index.barriers[n].after), index.sets_deferred_fields(n)),
        )
        for for_another in (False, True):
            same = [n for n in ordered if _is_for_another(n, index.actions[n].identity, index) is for_another]
            yield from (Edge(before, after) for before, after in pairwise(same))


@edge_rule("{later} is the next part of a change of a table in use")
def parts_in_turn(index: ActionIndex) -> Iterator[Edge]:
    """The statements that change a table in use together keep their order, after what each of them uses.

    An old key stays until the index of the new one is built, unless that waits for what cannot change before the key
    is gone.
    """
    parts: dict[tuple[Identity, str], list[tuple[int, int]]] = {}
    for number, action in index:
        if action.online is None or action.online.of is None:
            continue
        if action.operation != "drop":
            parts.setdefault(action.online.of, []).append((action.online.part, number))
        is_soft = action.operation == "drop"
        for used in action.online.after:
            yield from chain(index.of("create", used), number, soft=is_soft)
            altered = (n for n in index.of("alter", used) if not index.is_there_without(n))
            yield from chain(altered, number, soft=is_soft)
    for numbers in parts.values():
        yield from (Edge(one[1], other[1]) for one, other in pairwise(sorted(numbers)) if one[0] != other[0])


@edge_rule("nobody declares what is granted on what {earlier} brings")
def extensions_before_default_privileges(index: ActionIndex) -> Iterator[Edge]:
    """Extensions come before default privileges change, but for those on what the extension itself is created in."""
    registry = index.given.registry
    bringing = [
        n for n, a in index if registry[a.identity.kind].dependencies.creates_unplanned and a.operation != "drop"
    ]
    if not bringing:
        return
    names = index.given.target_names
    for number, action in index:
        default_privileges = registry[action.identity.kind].privileges.default_privileges
        if default_privileges is None or action.new is None or action.operation == "drop":
            continue
        sort = default_privileges(action.new).sort
        for other in bringing:
            refs = names.of(index.actions[other].item)
            if all(registry[ref.to.kind].granted_sort != sort for ref in refs):
                yield Edge(other, number)
