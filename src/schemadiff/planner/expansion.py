"""What has to be rebuilt or converted because of something else.

The dependencies are those that the server recorded, together with those of ``DEPENDENCY_RULES``, which it does not
record. What happens to a dependent is decided by the first of ``DEPENDENT_RULES`` that has an opinion; what is rebuilt
or converted affects its own dependents, until nothing new is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.change_strategies import Aspect, ChangeStrategy
from schemadiff.kindspec.lookup import Ref
from schemadiff.planner import graph, persistence, type_conversion
from schemadiff.planner.changes import ChangeSet
from schemadiff.planner.model import Action, Dependency, DependencyIndex, PlanningInput
from schemadiff.references.hierarchy import Hierarchy
from schemadiff.references.texts import free_texts, takes_all_columns
from schemadiff.sql.namespaces import Namespace


class Affected(NamedTuple):
    """A dependency whose referenced object changes or goes."""

    dependency: Dependency
    dependent: Identity
    """What would be rebuilt or converted: the dependent, or the composite type that it is an attribute of."""
    aspects: frozenset[Aspect] | None
    """What changes in the referenced object; None where it is dropped, or created for the first time."""
    strategy: ChangeStrategy | None
    """How the referenced type is made anew beside the old one; None where it is not."""

    @property
    def cause(self) -> Identity:
        """The referenced object."""
        return self.dependency.referenced


class Outcome(Enum):
    """What becomes of a dependent."""

    STAYS = "stays as it is"
    REBUILT = "dropped before, and created after"


Decision = Outcome | ChangeStrategy
"""An outcome, or the strategy by which the dependent is converted."""

DependentRule = Callable[[Affected, ChangeSet, PlanningInput], Decision | None]
DependencyRule = Callable[[ChangeSet, PlanningInput], Iterable[Dependency]]


# --- dependencies that the server does not record ---


def users_of_row_type(changes: ChangeSet, given: PlanningInput) -> Iterator[Dependency]:
    """What names the type of whole rows depends on each column of them that changes its type.

    The server has written the types of all columns into ``ROW(…)::t``, and records a dependency on ``t`` alone.
    """
    parts: dict[Identity, list[Identity]] = {}
    for identity in changes.altered:
        parent = given.live[identity].parent
        if parent is not None and changes.changes_type(identity):
            parts.setdefault(parent, []).append(identity)
    for whole, members in parts.items():
        for dependency in given.dependencies.on(whole):
            item = given.live.get(dependency.dependent)
            if item is None or given.live.root(item) == whole:
                continue
            texts = free_texts(item, given.registry)
            if any(ref == Ref(whole, "type") for text in texts for ref in given.live_names.of_text(*text, item)):
                yield from (Dependency(dependency.dependent, part) for part in members)


def users_of_key(changes: ChangeSet, given: PlanningInput) -> Iterator[Dependency]:
    """What depends on a key depends on the key's INCLUDE columns that change their type."""
    if not any(changes.changes_type(identity) for identity in changes.altered):
        return
    for dependency in given.dependencies:
        key = given.live.get(dependency.referenced)
        if key is not None and dependency.dependent != dependency.referenced:
            for column in given.registry[dependency.referenced.kind].dependencies.included_columns(key):
                if changes.changes_type(column):
                    yield Dependency(dependency.dependent, column, unmaintained=True)


def owners_of_parts(changes: ChangeSet, given: PlanningInput) -> Iterator[Dependency]:
    """A partition's own key that owns a part of a parent's index depends on the index's columns that change their type.

    The server builds the index anew, and cannot drop it before the key (ATPostAlterTypeCleanup in tablecmds.c).
    """
    retyped = {identity for identity in changes.altered if changes.changes_type(identity)}
    owners: dict[Identity, list[Identity]] = {}
    for dependency in given.dependencies if retyped else ():
        of, on = (given.registry[i.kind].dependencies for i in (dependency.dependent, dependency.referenced))
        if of.provides == "key" and "type" in on.server_maintained:
            owners.setdefault(dependency.referenced, []).append(dependency.dependent)
    for dependency in given.dependencies if owners else ():
        if dependency.referenced in retyped:
            for key in owners.get(dependency.dependent, ()):
                yield Dependency(key, dependency.referenced, unmaintained=True)


def users_of_ordering(changes: ChangeSet, given: PlanningInput) -> Iterator[Dependency]:
    """What sorts values of a type depends on the operator class that orders them, where that is created or dropped.

    A query is stored with the operators that its sorting found when it was parsed.
    """
    was, will = given.live_names, given.target_names
    changing = [(was, o) for o in (*changes.dropped, *(given.live[i] for i in changes.recreated))]
    changing += [(will, o) for o in changes.created]
    classes = {o.identity: types for names, o in changing if (types := names.sorted_by(o))}
    if not classes:
        return
    for item in given.live:
        types = frozenset(was.sorted_types(item))
        yield from (Dependency(item.identity, identity) for identity, of in classes.items() if not of.isdisjoint(types))


def keys_over_same_columns(changes: ChangeSet, given: PlanningInput) -> Iterator[Dependency]:
    """A partition's own key depends on a parent's key over the same columns, where that is created.

    The server takes an index that is there for the parent's part (DefineIndex in indexcmds.c).
    """
    kinds = given.registry
    created = [*changes.created, *(o for i in changes.recreated if (o := given.target.get(i)) is not None)]
    keys = [o for o in created if kinds[o.identity.kind].dependencies.provides == "key" and o.parent in given.live]
    descendants = Hierarchy(given.live, kinds) if keys else None
    for key in keys:
        if descendants is None or key.parent is None:
            continue
        for below in descendants.below(key.parent):
            there = (o for o in given.target.children(below) if o.identity in given.live)
            for own in (o for o in there if kinds[o.identity.kind].dependencies.provides == "key"):
                if any(ref.to == key.identity for ref in given.target_names.of(own)):
                    yield Dependency(own.identity, key.identity)


def references_in_circles(changes: ChangeSet, given: PlanningInput) -> Iterator[Dependency]:
    """A foreign key depends on the persistence of what it references, where tables that turn refer to one another.

    Each of them would have to be logged before the others, or unlogged after them.
    """
    turned = list(persistence.turned((a for actions in changes.altered.values() for a in actions), given.registry))
    if len(turned) < 2:
        return
    numbers = {identity: number for number, identity in enumerate(turned)}
    successors: list[list[int]] = [[] for _ in turned]
    found = [
        c for c in persistence.constraints(given.live, given.registry) if c.holder in numbers and c.needed in numbers
    ]
    for constraint in found:
        successors[numbers[constraint.holder]].append(numbers[constraint.needed])
    for cycle in graph.components(len(turned), successors):
        for constraint in found if len(cycle) > 1 else ():
            if {numbers[constraint.holder], numbers[constraint.needed]} <= set(cycle):
                yield Dependency(constraint.item.identity, constraint.needed, aspect="persistence")


DEPENDENCY_RULES: tuple[DependencyRule, ...] = (
    users_of_row_type,
    users_of_key,
    owners_of_parts,
    users_of_ordering,
    keys_over_same_columns,
    references_in_circles,
)


# --- what becomes of a dependent ---


def dropped_anyway(affected: Affected, changes: ChangeSet, given: PlanningInput) -> Decision | None:
    """What the plan drops, or nobody wants, is not rebuilt."""
    gone = changes.dropped_identities
    if affected.dependency.dependent in gone or affected.dependent in gone or affected.dependent not in given.target:
        return Outcome.STAYS
    return None


def unaffected_aspect(affected: Affected, changes: ChangeSet, given: PlanningInput) -> Decision | None:
    """What depends on something else in the object stays, or what the server carries the change over to.

    So does what holds rows of a view, or is a type of them, where the view is given more columns.
    It carries nothing over for a type that is made anew, nor for what compares two columns that change their types.
    """
    changed, strategy = affected.aspects, affected.strategy
    if changed is None or (strategy is not None and strategy.replaces_type):
        return None
    aspect = affected.dependency.aspect or given.registry[affected.cause.kind].dependencies.provides
    if aspect not in changed:
        return Outcome.STAYS
    kind = given.registry[affected.dependency.dependent.kind]
    if aspect == "columns" and (kind.stored.holds_data or kind.naming.namespace == Namespace.TYPE):
        return Outcome.STAYS
    dependent = kind.dependencies
    if dependent.incomparable_between is not None and aspect == "type":
        item = given.live[affected.dependency.dependent]
        converted = strategy is not None and strategy.intermediate_type is not None
        if converted or dependent.incomparable_between(item, given.live_names, given.target_names):
            return None
    maintained = not affected.dependency.unmaintained and aspect in dependent.server_maintained
    return Outcome.STAYS if maintained else None


def dropped_with_referenced(affected: Affected, changes: ChangeSet, given: PlanningInput) -> Decision | None:
    """What is part of the referenced object is dropped and created with it."""
    if affected.dependent == affected.cause:
        return Outcome.STAYS
    item = given.live.get(affected.dependent)
    while item is not None:
        holder = given.registry[item.identity.kind].dependencies.dropped_with(item)
        if holder == affected.cause:
            return Outcome.STAYS
        item = given.live.get(holder) if holder is not None else None
    return None


def alteration_ends_dependency(affected: Affected, changes: ChangeSet, given: PlanningInput) -> Decision | None:
    """What is altered in place so that it names the dropped object no more is not rebuilt.

    A call that means another routine of the same name finds the dropped one as long as that is there, and what takes
    its name is not there as long as it is. So does a star find a dropped column. No alteration of a foreign key has it
    look for another key. And before 18 a routine depends on every transform of a type that it takes or returns, whether
    it uses it or not (ProcedureCreate).
    """
    dependent, cause = affected.dependent, affected.cause
    if affected.aspects is not None or dependent not in changes.altered or cause in given.target:
        return None
    kinds = given.registry
    if given.version < 18 and kinds[cause.kind].address_catalog == "pg_transform":
        return None
    if (
        kinds[dependent.kind].naming.namespace == Namespace.CONSTRAINT
        and kinds[cause.kind].dependencies.provides == "key"
    ):
        return None
    above = given.live[cause].parent if kinds[cause.kind].stored.holds_data else None
    if above is not None and takes_all_columns(given.target[dependent], above, kinds):
        return None
    if cause.arguments is not None:
        named = given.target_names.of(given.target[dependent])
        if any((ref.to.kind, ref.to.path) == (cause.kind, cause.path) for ref in named):
            return None
    return None if _names_successor(dependent, cause, changes, given) else Outcome.STAYS


def _names_successor(dependent: Identity, cause: Identity, changes: ChangeSet, given: PlanningInput) -> bool:
    """Tell whether a dependent will name what takes the name of the dropped object, which has to be gone before.

    A column that goes with its table is in the way of what takes the table's name.
    """
    gone = [given.live[cause]]
    if (root := given.live.root(gone[0])) in changes.dropped_identities and root != cause:
        gone.append(given.live[root])
    freed = frozenset(name for item in gone for name in given.registry[item.identity.kind].takes(item))
    named = {ref.to for ref in given.target_names.of(given.target[dependent])} & changes.created_identities
    return any(freed & given.registry[successor.kind].takes(given.target[successor]) for successor in named)


def leaves_the_type(affected: Affected, changes: ChangeSet, given: PlanningInput) -> Decision | None:
    """What gets another type before the one that it has is dropped or recreated is neither converted nor rebuilt."""
    dependent = affected.dependency.dependent
    if affected.aspects is not None or not _changes_type_itself(dependent, changes):
        return None
    named = given.target_names.of(given.target[dependent])
    return None if any(ref.to == affected.cause for ref in named) else Outcome.STAYS


def converted(affected: Affected, changes: ChangeSet, given: PlanningInput) -> Decision | None:
    """What holds values of a type is converted, but for what is recreated or changes its type by itself.

    A type of which no column holds values is rebuilt like anything else, so that what is inside of it can be dropped.
    """
    dependent, strategy = affected.dependent, affected.strategy
    if dependent in changes.recreated or _changes_type_itself(dependent, changes):
        return None
    spaces = {i: given.registry[i.kind].naming.namespace for i in (dependent, affected.cause)}
    cause = strategy if strategy is not None and strategy.replaces_type else None
    if spaces[dependent] == Namespace.TYPE and dependent not in changes.stored_types:
        return None
    if cause is None and (spaces[dependent], spaces[affected.cause]) != (Namespace.TYPE, Namespace.COLLATION):
        return None
    return type_conversion.conversion_of(dependent, cause, given.target, given.registry)


def changes_type_itself(affected: Affected, changes: ChangeSet, given: PlanningInput) -> Decision | None:
    """What leaves a type that is made anew, for another type, is neither converted nor rebuilt."""
    leaves = affected.strategy is not None and affected.strategy.replaces_type
    return Outcome.STAYS if leaves and _changes_type_itself(affected.dependent, changes) else None


def rebuilt(affected: Affected, changes: ChangeSet, given: PlanningInput) -> Decision | None:
    """Every other dependent is dropped before the change, and created after it."""
    return Outcome.REBUILT


DEPENDENT_RULES: tuple[DependentRule, ...] = (
    dropped_anyway,
    unaffected_aspect,
    dropped_with_referenced,
    alteration_ends_dependency,
    leaves_the_type,
    converted,
    changes_type_itself,
    rebuilt,
)


def _changes_type_itself(dependent: Identity, changes: ChangeSet) -> bool:
    return any(action.template == "type" for action in changes.altered.get(dependent, ()))


def decide(affected: Affected, changes: ChangeSet, given: PlanningInput) -> Decision:
    """Return what becomes of a dependent: the decision of the first rule that has one."""
    return next(d for rule in DEPENDENT_RULES if (d := rule(affected, changes, given)) is not None)


# --- to a fixed point ---


class _Cause(NamedTuple):
    """An object whose dependents have to be looked at."""

    identity: Identity
    aspects: frozenset[Aspect] | None = None
    strategy: ChangeStrategy | None = None


def expand(changes: ChangeSet, given: PlanningInput) -> tuple[Dependency, ...]:
    """Add what has to be rebuilt or converted because of the changes, until nothing new is found.

    Returns the dependencies that the server does not record. What is rebuilt is in ``changes.rebuilt``, what is
    converted in ``changes.altered``.
    """
    more = tuple(dependency for rule in DEPENDENCY_RULES for dependency in rule(changes, given))
    dependencies = given.dependencies.and_also(more)
    work = list(_causes(changes, dependencies, given))
    found: dict[Identity, tuple[Identity, ...]] = {}
    while work:
        cause = work.pop()
        for dependency in dependencies.on(cause.identity):
            dependent = type_conversion.converted_object(dependency.dependent, given.live, given.registry)
            decision = decide(Affected(dependency, dependent, cause.aspects, cause.strategy), changes, given)
            if isinstance(decision, ChangeStrategy):
                if _convert(dependent, decision, cause.identity, changes, given):
                    work.append(_Cause(dependent, decision.changed_aspects, decision))
            elif decision is Outcome.REBUILT:
                known = found.get(dependent, ())
                if not known and dependent not in changes.recreated:
                    work += _rebuilt(dependent, given)
                found[dependent] = known if cause.identity in known else (*known, cause.identity)
    for identity, causes in found.items():
        of_itself = identity in changes.recreated and not changes.recreated[identity]
        if not of_itself and not _made_with_its_root(identity, changes, given):
            changes.rebuilt[identity] = sorted_causes(causes)
    return more


def _rebuilt(identity: Identity, given: PlanningInput) -> Iterator[_Cause]:
    """Yield what is dropped and created, an object and its columns: the server records what depends on either."""
    yield _Cause(identity)
    children = (item.identity for item in given.live.children(identity))
    yield from (_Cause(child) for child in children if given.registry[child.kind].naming.is_column)


def _causes(changes: ChangeSet, dependencies: DependencyIndex, given: PlanningInput) -> Iterator[_Cause]:
    yield from (_Cause(o.identity) for o in changes.dropped)
    yield from (cause for identity in changes.recreated for cause in _rebuilt(identity, given))
    yield from (_Cause(o.identity) for o in changes.created if dependencies.on(o.identity))
    for identity in changes.altered:
        if aspects := changes.changed_aspects(identity):
            yield _Cause(identity, aspects, type_conversion.type_replacement(changes.strategies(identity)))


def _made_with_its_root(identity: Identity, changes: ChangeSet, given: PlanningInput) -> bool:
    """Whether it belongs to an object that is made anew, and is made again with that."""
    root = given.live.root(given.live[identity])
    return type_conversion.type_replacement(changes.strategies(root)) is not None


def _convert(
    dependent: Identity, strategy: ChangeStrategy, cause: Identity, changes: ChangeSet, given: PlanningInput
) -> bool:
    """Note that a dependent is converted; return whether its own dependents have to be looked at for that."""
    assert strategy.template is not None
    actions = changes.altered.get(dependent, [])
    known = next((a for a in actions if a.template == strategy.template), None)
    if known is not None:
        if cause not in known.causes and known.causes:
            # A column of a domain can be converted for both that and its collation.
            further = (
                strategy.intermediate_type is not None
                and known.strategy is not None
                and known.strategy.intermediate_type is None
            )
            both = replace(known, causes=(*known.causes, cause), strategy=strategy if further else known.strategy)
            actions[actions.index(known)] = both
            return further
        return False
    live, wanted = given.live[dependent], given.target[dependent]
    action = Action("alter", dependent, strategy.template, live, wanted, strategy=strategy, causes=(cause,))
    changes.altered[dependent] = [action] if strategy.replaces_type else [action, *actions]
    return True


def sorted_causes(causes: Iterable[Identity]) -> tuple[Identity, ...]:
    """Return the same causes in the same order, whatever order they were found in."""
    return tuple(sorted(causes, key=lambda i: (i.kind, i.path, i.arguments or "")))
