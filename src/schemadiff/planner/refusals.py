"""What a plan cannot do, found before its first statement and reported all at once.

Each of ``REFUSAL_RULES`` yields its findings, in the order of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from schemadiff.errors import Finding, UnsupportedChange
from schemadiff.kindspec.field_types import ObjectName, ObjectNames, Secret
from schemadiff.planner import contained_values
from schemadiff.planner.alterations import converts_by_expression
from schemadiff.planner.draft import Draft
from schemadiff.planner.model import PlanningInput
from schemadiff.references.hierarchy import Hierarchy
from schemadiff.references.secret_variables import secret_variables

RefusalRule = Callable[[Draft, PlanningInput], Iterable[Finding]]


def renamed_apart_from_parent(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """An inherited object cannot be renamed without what it is inherited from (renameatt_internal in tablecmds.c)."""
    registry, live = given.registry, given.live
    for rename in draft.changes.renames:
        item = live.get(rename.after)
        if item is None:
            continue
        old = rename.after._replace(path=(*rename.after.path[:-1], rename.before.identity.name))
        above = [i for i in given.inherited_from(msgspec.structs.replace(item, identity=old), live) if i in live]
        if above:
            yield UnsupportedChange(
                f"{registry.title(old)} cannot be renamed apart from {registry.title(above[0])}, which it comes from",
                rename.place,
                "Write `renamed_from` there.",
            )


def unsupported_change(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """PostgreSQL has no command for the change of a field. Each reason once, with the fields that it is about."""
    for pair, refused in draft.changes.unsupported:
        why: dict[tuple[str, str | None], list[str]] = {}
        for described, strategy in refused:
            why.setdefault((strategy.refusal or "", strategy.advice), []).append(described.name)
        for (reason, advice), names in why.items():
            said = f"{pair.live.identity}: {' and '.join(names)} cannot change: {reason}"
            yield UnsupportedChange(said, pair.declared.place, advice)


def stored_values_lost(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """What holds values of its own would lose them if it were recreated with what it depends on."""
    registry = given.registry
    for identity, causes in draft.changes.rebuilt.items():
        kind, item = registry[identity.kind], given.live[identity]
        if not kind.stored.holds_data or item.get("generated") is not None:
            continue
        if any(registry[cause.kind].stored.holds_data for cause in causes):
            continue
        yield UnsupportedChange(
            f"{registry.title(identity)} depends on {' and '.join(map(registry.title, causes))}, "
            "which has to be dropped and recreated; PostgreSQL has no command that keeps its values",
            given.target[identity].place,
            "Declare what it depends on under another name, and change this by itself.",
        )


def partition_key_pinned(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """Columns of a partition key cannot change type or collation (ATPrepAlterColumnType in tablecmds.c)."""
    changes, title = draft.changes, given.registry.title
    retyped = {identity for identity in changes.altered if changes.changes_type(identity)}
    if not retyped:
        return
    for name, items in given.live.by_kind.items():
        if (pinned := given.registry[name].stored.pinned_columns) is None:
            continue
        for item in (o for o in items if o.identity in given.target and o.identity not in changes.recreated):
            kept = {*pinned(item), *(ref.to for ref in given.live_names.of(item))} & retyped
            for column in sorted(kept):
                yield UnsupportedChange(
                    f"{title(column)} cannot change its type or collation: {title(item.identity)} is partitioned by it",
                    given.target[column].place,
                    "Make another table, and move the rows.",
                )


def data_dropped_with_parent(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """What holds values would be dropped with what it is inherited from."""
    title = given.registry.title
    for item, parent in draft.inherited.dropped_with_parent:
        yield UnsupportedChange(
            f"{title(item.identity)} would be dropped with {title(parent)}, from which it is inherited; let the table "
            "leave its parent first, in a plan of its own",
            item.place,
        )


def unsupported_difference_from_parent(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """An inherited object is created by the server with its parent's, and cannot be made different."""
    for item, why in draft.inherited.unsupported:
        yield UnsupportedChange(f"{item.identity}: {why}", item.place)


def recreated_apart_from_parent(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """What holds values cannot be dropped while what it is inherited from stays (ATExecDropColumn in tablecmds.c)."""
    title = given.registry.title
    dropped = {action.identity for action in draft.actions if action.operation == "drop"}
    for action in draft.actions:
        if (
            action.operation != "drop"
            or not action.rebuild
            or action.item.parent in dropped
            or not given.registry[action.identity.kind].stored.holds_data
        ):
            continue
        wanted = given.target.get(action.identity)
        after = given.inherited_from(wanted, given.target) if wanted is not None else ()
        lasting = [i for i in given.inherited_from(action.item, given.live) if i in given.live and i in after]
        if above := next((i for i in lasting if i not in dropped), None):
            yield UnsupportedChange(
                f"{title(action.identity)} would have to be dropped and created again, and is inherited from "
                f"{title(above)}",
                action.item.place if wanted is None else wanted.place,
                "Change that one in the same way, or let the table leave its parent in a plan of its own.",
            )


def reaches_one_level(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """A statement that this version runs only where no child table has child tables (ATPrepDropExpression)."""
    registry = given.registry
    actions = [
        action
        for action in draft.actions
        if given.version < registry[action.identity.kind].prerequisites.one_level_before.get(action.template, 0)
    ]
    before, after = Hierarchy(given.live, registry), Hierarchy(given.target, registry)
    for action in actions:
        relation = action.item.parent
        assert relation is not None
        near = {*before.children(relation)} & {*after.children(relation)}
        far = sorted(i for one in near for i in {*before.children(one)} & {*after.children(one)})
        if far:
            since = registry[action.identity.kind].prerequisites.one_level_before[action.template]
            yield UnsupportedChange(
                f"{registry.title(action.identity)}: PostgreSQL before {since} does this only where no child table has "
                f"child tables, as {registry.title(far[0])}",
                action.item.place,
                "Take that one out of what it inherits from in a plan of its own, and put it back after this.",
            )


def conversion_reaches_foreign_table(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """Values cannot be converted by an expression where a foreign table has the column too (ATPrepAlterColumnType).

    One that comes or goes with the plan has it only before or after that (``conversions_without_foreign_tables``).
    """
    registry = given.registry
    before, after = Hierarchy(given.live, registry), Hierarchy(given.target, registry)
    for action in draft.actions:
        if not converts_by_expression(action) or action.new is None or action.new.parent is None:
            continue
        relation = action.new.parent
        lasting = {relation, *after.below(relation)}
        both = (relation, *(i for i in before.below(relation) if i in lasting))
        if (foreign := next((i for i in both if registry[i.kind].stored.remote), None)) is not None:
            yield UnsupportedChange(
                f"{registry.title(action.identity)} has its values converted, which PostgreSQL refuses for "
                f"{registry.title(foreign)}",
                action.new.place,
                "Leave `using` out."
                if foreign == relation
                else "Take it out of what it inherits from in a plan of its own, and put it back after this.",
            )


def validation_in_containers(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """Values inside of arrays, composite types and ranges cannot be validated."""
    return contained_values.refusals(draft.actions, given)


def missing_secret(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """What takes a secret cannot be created without one."""
    title = given.registry.title
    for action in draft.actions:
        if action.operation == "create" and action.new is not None:
            for described in given.registry[action.identity.kind].fields.secrets:
                if isinstance(described.type, Secret) and action.new.get(described.name) is None:
                    yield Finding(
                        f"{title(action.identity)} cannot be made without `{described.name}`",
                        action.new.place,
                        "Write {$env: NAME}.",
                    )


def unknown_secret(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """What holds a secret that only the server knows cannot be recreated."""
    for action in draft.actions:
        if action.operation != "create" or action.new is None or not action.rebuild:
            continue
        if any(not name for name in secret_variables(action.new, given.registry)):
            yield Finding(
                f"{given.registry.title(action.identity)} has to be dropped and recreated, and its secret is known to "
                "the server alone; declare it as {$env: NAME}",
                action.new.place,
            )


def unmanaged_dependent(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """What schemadiff does not manage cannot be rebuilt."""
    dropped = {a.identity for a in draft.actions if a.operation == "drop"}
    changed = {
        a.identity
        for a in draft.actions
        if a.operation == "alter"
        and a.strategy is not None
        and given.registry[a.identity.kind].dependencies.provides in a.strategy.changed_aspects
    }
    for what, identity in sorted(given.unmanaged, key=str):
        if identity in dropped or identity in changed:
            verb = "would be dropped" if identity in dropped else "would change"
            yield Finding(f"{identity} {verb}, and {what} depends on it, which schemadiff does not manage here")


def undeclared_dependent(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """What stays although nothing declares it cannot be created again over what is dropped."""
    title = given.registry.title
    for action in draft.actions:
        # What stays is the live object itself; a declared one has been found to name nothing that is dropped.
        stays = action.new if action.new is given.live.get(action.identity) else None
        if action.operation == "create" and action.rebuild and stays is not None:
            refs = given.live_names.of(stays)
            for lost in sorted({ref.to for ref in refs if not ref.soft and ref.to in draft.changes.dropped_identities}):
                yield Finding(
                    f"{title(lost)} would be dropped, and {title(action.identity)} depends on it, which is not "
                    "declared and stays",
                    None,
                    f"Declare {title(lost)}, or the other one without it.",
                )


def dangling_link(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """An operator that stays cannot name a dropped commutator or negator.

    PostgreSQL clears such a link (RemoveOperatorById), while a fresh build of the YAML would keep it, so that no plan
    would ever be empty.
    """
    gone, registry = draft.changes.dropped_identities, given.registry
    for kind in sorted({identity.kind for identity in gone}):
        links = registry[kind].dependencies.optional_links
        for item in given.target.by_kind.get(kind, ()) if links is not None else ():
            for name, linked in links(item) if links is not None else ():
                if linked in gone and item.identity in given.live:
                    yield UnsupportedChange(
                        f"{registry.title(linked)} would be dropped, and {registry.title(item.identity)} names it as "
                        f"its {name}",
                        item.place,
                        f"Take `{name}` out, or declare the other one.",
                    )


def dangling_name(draft: Draft, given: PlanningInput) -> Iterator[Finding]:
    """What stays cannot name what is dropped, where the server records no dependency. Roles are looked at elsewhere."""
    gone, title = draft.changes.dropped_identities, given.registry.title
    kinds = {identity.kind for identity in gone if not given.registry[identity.kind].management.cluster_wide}
    for kind in given.registry.kinds.values():
        for described in kind.fields:
            if not isinstance(described.type, ObjectName | ObjectNames) or described.type.kind not in kinds:
                continue
            for item in given.target.by_kind.get(kind.name, ()):
                value = item.get(described.name)
                for named in described.type.identities(value) if value is not None else ():
                    if named in gone:
                        yield Finding(
                            f"{title(named)} would be dropped, and {title(item.identity)} names it",
                            item.place,
                            f"Declare the {named.kind.replace('_', ' ')}, or take its name out here.",
                        )


REFUSAL_RULES: tuple[RefusalRule, ...] = (
    renamed_apart_from_parent,
    unsupported_change,
    stored_values_lost,
    partition_key_pinned,
    data_dropped_with_parent,
    unsupported_difference_from_parent,
    recreated_apart_from_parent,
    reaches_one_level,
    conversion_reaches_foreign_table,
    validation_in_containers,
    missing_secret,
    unknown_secret,
    unmanaged_dependent,
    undeclared_dependent,
    dangling_link,
    dangling_name,
)


def refusals(draft: Draft, given: PlanningInput) -> tuple[Finding, ...]:
    """Return what a plan cannot do, in the order of the rules."""
    return tuple(finding for rule in REFUSAL_RULES for finding in rule(draft, given))
