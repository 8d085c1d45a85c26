"""What a plan cannot do, found before its first statement and told all at once."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Finding, NoWay
from schemadiff.kindspec.field_types import ObjectName, ObjectNames, Secret
from schemadiff.kindspec.registry import Registry
from schemadiff.references.hierarchy import Heirs
from schemadiff.references.resolver import Names

if TYPE_CHECKING:
    from schemadiff.diff.renames import Rename
    from schemadiff.planner.model import Action, Situation


def losing(rebuilt: Mapping[Identity, tuple[Identity, ...]], situation: Situation) -> Iterable[Finding]:
    """What holds values of its own, and would lose them with something else that is made again."""
    for identity, causes in rebuilt.items():
        kind, item = situation.registry[identity.kind], situation.live[identity]
        if not kind.stored.holds_data or item.get("generated") is not None:
            continue
        if any(situation.registry[cause.kind].stored.holds_data for cause in causes):
            continue
        yield NoWay(
            f"{situation.registry.title(identity)} relies on {' and '.join(map(situation.registry.title, causes))}, "
            "which has to be made again; PostgreSQL has no command that keeps its values",
            situation.target[identity].place,
            "Declare what it relies on under another name, and change this by itself.",
        )


def missing_secrets(actions: Iterable[Action], situation: Situation) -> Iterable[Finding]:
    """What cannot be made without a secret that the YAML does not name."""
    for action in actions:
        if action.operation == "create" and action.new is not None:
            for described in situation.registry[action.identity.kind].fields.secrets:
                if isinstance(described.type, Secret) and action.new.get(described.name) is None:
                    title = situation.registry.title(action.identity)
                    yield Finding(
                        f"{title} cannot be made without `{described.name}`", action.new.place, "Write {$env: NAME}."
                    )


def unknown_secrets(actions: Iterable[Action], situation: Situation) -> Iterable[Finding]:
    """What is to be made again, and holds a secret that only the server knows."""
    for action in actions:
        if action.operation == "create" and action.new is not None and action.rebuild:
            for name in secrets(action.new, situation.registry):
                if not name:
                    title = situation.registry.title(action.identity)
                    yield Finding(
                        f"{title} has to be made again, and what it holds is known to the server alone; "
                        "declare it as {$env: NAME}",
                        action.new.place,
                    )
                    break


def secrets(item: Object, registry: Registry) -> Iterator[str]:
    """The environment variables that an object's secrets come from; empty for what only the server knows."""
    for described in registry[item.identity.kind].fields.secrets:
        value = item.get(described.name)
        if value is not None:
            yield from (value,) if isinstance(described.type, Secret) else value.values()


def inherited_names(renames: Iterable[Rename], situation: Situation) -> Iterable[Finding]:
    """What would be renamed apart from what it comes from (renameatt_internal in tablecmds.c)."""
    registry, live = situation.registry, situation.live
    for rename in renames:
        copy_of, item = registry[rename.after.kind].inheritance.inherited_from, live.get(rename.after)
        if copy_of is None or item is None:
            continue
        old = rename.after._replace(path=(*rename.after.path[:-1], rename.before.identity.name))
        above = [i for i in copy_of(msgspec.structs.replace(item, identity=old), live) if i in live]
        if above:
            yield NoWay(
                f"{registry.title(old)} cannot be renamed apart from {registry.title(above[0])}, which it comes from",
                rename.place,
                "Write `renamed_from` there.",
            )


def converting_elsewhere(actions: Iterable[Action], situation: Situation) -> Iterable[Finding]:
    """Columns whose values an expression converts, where a foreign table has them too (ATPrepAlterColumnType)."""
    registry = situation.registry
    heirs = Heirs(situation.live, registry)
    for action in actions:
        if action.operation != "alter" or action.way is None or action.new is None or action.new.parent is None:
            continue
        if "type" in action.way.disturbs and (action.way.through or action.new.hint("using") is not None):
            relation = action.new.parent
            family = (relation, *heirs.below(relation))
            if (foreign := next((i for i in family if registry[i.kind].stored.remote), None)) is not None:
                yield NoWay(
                    f"{registry.title(action.identity)} has its values converted, which PostgreSQL refuses for "
                    f"{registry.title(foreign)}",
                    action.new.place,
                    "Leave `using` out."
                    if foreign == relation
                    else "Take it out of what it inherits from in a plan of its own, and put it back after this.",
                )


def unmanaged(actions: Iterable[Action], situation: Situation) -> list[Finding]:
    """Dependents that are not ours to rebuild refuse the plan, by name."""
    going = {a.identity for a in actions if a.operation == "drop"}
    disturbed = {a.identity for a in actions if a.operation == "alter" and a.way is not None and a.way.disturbs}
    findings = []
    for what, identity in sorted(situation.foreign, key=str):
        if identity in going or identity in disturbed:
            verb = "would be dropped" if identity in going else "would change"
            findings.append(
                Finding(f"{identity} {verb}, and {what} depends on it, which schemadiff does not manage here")
            )
    return findings


def left_relying(actions: Iterable[Action], gone: frozenset[Identity], situation: Situation) -> Iterable[Finding]:
    """What stays although nothing declares it, and could not be made again over what goes."""
    names, title = Names(situation.live, situation.registry), situation.registry.title
    for action in actions:
        # What stays is the live object itself; a declared one has been found to name nothing that goes.
        stays = action.new if action.new is situation.live.get(action.identity) else None
        if action.operation == "create" and action.rebuild and stays is not None:
            for lost in sorted({ref.to for ref in names.of(stays) if not ref.soft and ref.to in gone}):
                yield Finding(
                    f"{title(lost)} would be dropped, and {title(action.identity)} relies on it, which is not declared "
                    "and stays",
                    None,
                    f"Declare {title(lost)}, or the other one without it.",
                )


def forsaken(gone: frozenset[Identity], situation: Situation) -> Iterable[Finding]:
    """What stays and goes on naming a partner that goes: the server would forget the name, and a new build keep it."""
    for kind in sorted({identity.kind for identity in gone}):
        partners = situation.registry[kind].dependencies.optional_links
        if partners is None:
            continue
        for item in situation.target.by_kind.get(kind, ()):
            for name, partner in partners(item):
                if partner in gone and item.identity in situation.live:
                    yield NoWay(
                        f"{situation.registry.title(partner)} would be dropped, and "
                        f"{situation.registry.title(item.identity)} names it as its {name}",
                        item.place,
                        f"Take `{name}` out, or declare the other one.",
                    )


def left_naming(gone: frozenset[Identity], situation: Situation) -> Iterable[Finding]:
    """What stays and names by itself what goes: nothing could be made of it again. Roles have an eye of their own."""
    title = situation.registry.title
    kinds = {identity.kind for identity in gone if not situation.registry[identity.kind].management.cluster_wide}
    for kind in situation.registry.kinds.values():
        for described in kind.fields:
            if not isinstance(described.type, ObjectName | ObjectNames) or described.type.kind not in kinds:
                continue
            for item in situation.target.by_kind.get(kind.name, ()):
                value = item.get(described.name)
                for named in described.type.identities(value) if value is not None else ():
                    if named in gone:
                        yield Finding(
                            f"{title(named)} would be dropped, and {title(item.identity)} names it",
                            item.place,
                            f"Declare the {named.kind.replace('_', ' ')}, or take its name out here.",
                        )


def keeping_types(
    altered: Mapping[Identity, Sequence[Action]], replaced: Container[Identity], situation: Situation
) -> Iterable[Finding]:
    """Columns by which rows are spread over partitions, and which change type or collation (ATPrepAlterColumnType)."""
    retyped = {i for i, actions in altered.items() if any(a.way and "type" in a.way.disturbs for a in actions)}
    if not retyped:
        return
    names = Names(situation.live, situation.registry)
    title = situation.registry.title
    for name, items in situation.live.by_kind.items():
        if (keeps := situation.registry[name].stored.pinned_columns) is None:
            continue
        for item in (o for o in items if o.identity in situation.target and o.identity not in replaced):
            kept = {*keeps(item), *(ref.to for ref in names.of(item))} & retyped
            for column in sorted(kept):
                yield NoWay(
                    f"{title(column)} cannot change its type or collation: {title(item.identity)} is partitioned by it",
                    situation.target[column].place,
                    "Make another table, and move the rows.",
                )
