"""What must be so before the first statement: names, roles, extensions, features of the version, privileges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from schemadiff.errors import Finding, InputError
from schemadiff.model import sql
from schemadiff.model.kind import Shape
from schemadiff.model.objects import Catalog, Identity, Object
from schemadiff.model.registry import Registry

if TYPE_CHECKING:
    from schemadiff.plan.steps import Step

    Connection = Any


def settled(connection: Connection, declared: Catalog, registry: Registry) -> Catalog:
    """The declared catalog with the names that only the server knows (an extension's types and functions)."""
    from schemadiff.declared.resolve import resolve, settle

    resolved, unresolved = resolve(declared, registry)
    if not unresolved:
        return resolved
    from schemadiff.live.lookup import look_up

    return settle(resolved, registry, look_up(connection, unresolved))


def check(connection: Connection, declared: Catalog, registry: Registry, version: int) -> Catalog:
    """The declared catalog without optional extensions that the server lacks; InputError for all it cannot have."""
    findings = [*_features(declared, registry, version)]
    absent: set[Identity] = set()
    for item, finding in _missing_extensions(connection, declared):
        if item.hint("optional"):
            absent.add(item.identity)
        else:
            findings.append(finding)
    findings += _missing_roles(connection, declared)
    if findings:
        raise InputError(findings)
    if not absent:
        return declared
    return declared.replacing(o for o in declared if o.identity not in absent and o.parent not in absent)


def _features(declared: Catalog, registry: Registry, version: int) -> Iterable[Finding]:
    """Fields, and values of fields, that came with a later version than the target's."""
    newer = {
        (k.name, f.name): f.since for k in registry.kinds.values() for f in k.fields if f.since > version
    }
    kinds = {k for k, _ in newer}
    for item in declared:
        if item.identity.kind in kinds:
            for name in item.values:
                if since := newer.get((item.identity.kind, name)):
                    yield Finding(
                        f"{item.identity}: {name} needs PostgreSQL {since}, the target is {version}", item.place
                    )
        if version < 18 and item.values.get("generated_kind") == "virtual":
            yield Finding(
                f"{item.identity}: virtual generated columns need PostgreSQL 18, the target is {version}",
                item.place,
                "write {stored: …}, or leave the column out",
            )
        if version < 15 and (item.values.get("options") or {}).get("security_invoker"):
            yield Finding(
                f"{item.identity}: security_invoker needs PostgreSQL 15, the target is {version}", item.place
            )


def _missing_extensions(connection: Connection, declared: Catalog) -> Iterable[tuple[Object, Finding]]:
    wanted = declared.by_kind.get("extension", [])
    if not wanted:
        return
    offered = {
        row[0]: row[1]
        for row in connection.execute(
            "SELECT name::text, array_agg(version::text) FROM pg_available_extension_versions GROUP BY name"
        )
    }
    for item in wanted:
        name, version = item.identity.name, item.get("version")
        if name not in offered:
            yield item, Finding(f"the server does not offer the extension {name}", item.place)
        elif version is not None and version not in offered[name]:
            have = ", ".join(sorted(offered[name]))
            yield item, Finding(f"the server does not offer {name} {version}; it has {have}", item.place)


def _missing_roles(connection: Connection, declared: Catalog) -> Iterable[Finding]:
    wanted: dict[str, Object] = {}
    for item in declared.by_kind.get("owner", ()):
        wanted.setdefault(item.get("role"), item)
    for item in declared.by_kind.get("grants", ()):
        for grant in item.get("grants", ()):
            if grant.grantee != "PUBLIC":
                wanted.setdefault(grant.grantee, item)
    if not wanted:
        return
    rows = connection.execute("SELECT rolname::text FROM pg_roles WHERE rolname = ANY(%s)", [list(wanted)])
    have = {row[0] for row in rows}
    for role, item in wanted.items():
        if role not in have:
            yield Finding(f"the role {role} does not exist on the server", item.place)


def privileges(connection: Connection, steps: Iterable[Step]) -> list[Finding]:
    """What the connected role may not do: create in a schema or the database, alter what it does not own."""
    steps = list(steps)
    user, superuser = connection.execute(
        "SELECT current_user::text, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)"
    ).fetchone()
    if superuser or not steps:
        return []
    findings: list[Finding] = []
    schemas = sorted({s.identity.path[0] for s in steps if s.operation == "create" and len(s.identity.path) > 1})
    rows = connection.execute(
        "SELECT nspname::text FROM pg_namespace"
        " WHERE nspname = ANY(%s) AND NOT pg_catalog.has_schema_privilege(oid, 'CREATE')",
        [schemas],
    )
    findings += [Finding(f"the role {user} may not create in the schema {row[0]}") for row in rows]
    if any(s.operation == "create" and s.identity.kind == "schema" for s in steps):
        allowed = connection.execute("SELECT has_database_privilege(current_database(), 'CREATE')").fetchone()[0]
        if not allowed:
            findings.append(Finding(f"the role {user} may not create schemas in this database"))
    tables = sorted({s.identity.path[:2] for s in steps if s.operation != "create" and len(s.identity.path) > 1})
    rows = connection.execute(
        "SELECT n.nspname::text, c.relname::text FROM unnest(%s::text[], %s::text[]) AS t(s, r)"
        " JOIN pg_namespace n ON n.nspname = t.s JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = t.r"
        " WHERE NOT pg_has_role(c.relowner, 'USAGE')",
        [[t[0] for t in tables], [t[1] for t in tables]],
    )
    findings += [Finding(f"the role {user} does not own {row[0]}.{row[1]} and cannot change it") for row in rows]
    return findings


def warnings(declared: Catalog, registry: Registry) -> tuple[Finding, ...]:
    """What is legal and will hurt: a trigger whose function writes a column that the table does not have."""
    found: list[Finding] = []
    for item in declared:
        kind = registry[item.identity.kind]
        for described in kind.fields:
            if described.shape is Shape.ROUTINE and item.get(described.name) and item.parent is not None:
                found += _written_columns(item, item.get(described.name), declared)
    return tuple(found)


def _written_columns(trigger: Object, function: tuple[str, ...], declared: Catalog) -> Iterable[Finding]:
    routine = declared.get(Identity("function", function, ""))
    assert trigger.parent is not None
    if routine is None or not routine.get("body") or trigger.parent.kind != "table":
        return
    have = {c.identity.name for c in declared.children(trigger.parent, "column")}
    for column in sql.assigned_to_new(routine.get("body")):
        if column not in have:
            yield Finding(
                f"{trigger.identity} runs {'.'.join(function)}, which writes NEW.{column}, "
                f"and {trigger.parent} has no column {column}",
                trigger.place,
                "every write that fires the trigger would fail; declare the column or drop the trigger",
            )
