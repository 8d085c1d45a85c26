"""What the server's version supports."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import OWN_IDENTITY
from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Finding
from schemadiff.kindspec.field_types import Choice, Grants
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import one_row
from schemadiff.references.roles import owner_of

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


def unsupported_features(declared: Catalog, registry: Registry, version: int) -> Iterable[Finding]:
    """Yield a finding for each field, or value of a field, that needs a later version than the target's."""
    for kind in registry.kinds.values():
        newer = {f.name: f.since for f in kind.fields if f.since > version}
        later = [(f.name, f.type.since) for f in kind.fields if isinstance(f.type, Choice) and f.type.since]
        checks = [check for field, check in _BY_FIELD.items() if field in kind.fields.by_name]
        if not (newer or later or checks):
            continue
        for item in declared.by_kind.get(kind.name, ()):
            values = item.values
            for name in newer.keys() & values.keys() if newer else ():
                words = f"{item.identity}: {name} needs PostgreSQL {newer[name]}, the target is {version}"
                yield Finding(words, item.place)
            for name, words_since in later:
                if (since := words_since.get(str(values.get(name)), 0)) > version:
                    said = f"{item.identity}: {name} {values[name]} needs PostgreSQL {since}, the target is {version}"
                    yield Finding(said, item.place)
            for check in checks:
                if (found := check(item, version)) is not None:
                    yield found


def _virtual(item: Object, version: int) -> Finding | None:
    if version < 18 and item.values.get("generated_kind") == "virtual":
        return Finding(
            f"{item.identity}: virtual generated columns need PostgreSQL 18, the target is {version}",
            item.place,
            "write {stored: …}, or leave the column out",
        )
    return None


def _own_identity(item: Object, version: int) -> Finding | None:
    if version >= 17 and item.hint(OWN_IDENTITY):
        return Finding(
            f"{item.identity}: a partition has no identity of its own from PostgreSQL 17 on, and the target is "
            f"{version}",
            item.place,
            "declare it on the partitioned table, whose identity and sequence serve all partitions",
        )
    return None


def _invoker(item: Object, version: int) -> Finding | None:
    if version < 15 and (item.values.get("options") or {}).get("security_invoker"):
        return Finding(f"{item.identity}: security_invoker needs PostgreSQL 15, the target is {version}", item.place)
    return None


_BY_FIELD = {"generated_kind": _virtual, "identity": _own_identity, "options": _invoker}
"""By the field of a kind, what else depends on the version."""


PRIVILEGES_SINCE = {"maintain": 17}


def _privileges(item: Object, registry: Registry) -> frozenset[str]:
    """Return every privilege that exists for the object with these grants, or for these default privileges."""
    if (grantable := registry[item.identity.kind].privileges.available_for) is not None:
        return frozenset(grantable(item))
    return frozenset(registry[item.parent.kind].privileges.available) if item.parent is not None else frozenset()


def with_hints(wanted: Catalog, registry: Registry) -> Catalog:
    """Return a wanted side with the hints that follow from what tables inherit (``reconciliation.wanted``)."""
    for kind in registry.kinds.values():
        if kind.reconciliation.wanted is not None:
            wanted = _with(wanted, kind.reconciliation.wanted(wanted))
    return wanted


def with_explicit_names(live: Catalog, wanted: Catalog, registry: Registry, version: int) -> tuple[Catalog, Catalog]:
    """Return both sides with the names that the server would not choose by itself (``reconciliation.names``)."""
    for kind in registry.kinds.values():
        if kind.reconciliation.names is not None:
            before, after = kind.reconciliation.names(live, wanted, version)
            live, wanted = _with(live, before), _with(wanted, after)
    return live, wanted


def _with(catalog: Catalog, changed: Iterable[Object]) -> Catalog:
    by_identity = {item.identity: item for item in changed}
    return catalog.replacing(by_identity.get(o.identity, o) for o in catalog) if by_identity else catalog


def reconcile_declared(
    connection: Connection, live: Catalog, declared: Catalog, registry: Registry, version: int
) -> Catalog:
    """Return the declared catalog reconciled with the live one."""
    later = {p for p, since in PRIVILEGES_SINCE.items() if since > version}

    @cache
    def user() -> str:
        name: str = one_row(connection.execute("SELECT current_user::text"))[0]
        return name

    def all_of(property_: Object) -> frozenset[str]:
        return _privileges(property_, registry) - later

    def owner(property_: Object) -> str:
        """Return the owner of the object that a property belongs to: the connected role if none is declared."""
        assert property_.parent is not None
        holder = declared.get(property_.parent) or live.get(property_.parent) or Object(property_.parent, {})
        return owner_of(holder, registry, declared, live) or user()

    hooks = [k.reconciliation.declared for k in registry.kinds.values() if k.reconciliation.declared is not None]
    changed = {o.identity: o for hook in hooks for o in hook(live, declared, all_of, owner)}
    if not changed:
        return declared
    kept = [(o, changed.pop(o.identity, o)) for o in declared]
    # Grants that add nothing to the built-in privileges are no object of their own.
    left = [
        now
        for o, now in kept
        if now.values or not o.values or not registry[o.identity.kind].management.opt_in_by_section
    ]
    return declared.replacing([*left, *changed.values()])


def without_later_privileges(declared: Catalog, registry: Registry, version: int) -> tuple[Catalog, list[Finding]]:
    """Return the catalog with `all` expanded to what the target's version has.

    Also returns a finding for each privilege of a later version that is granted by name.
    """
    import msgspec

    later = {p for p, since in PRIVILEGES_SINCE.items() if since > version}
    findings: list[Finding] = []
    changed: dict[Identity, Object] = {}
    granting = [(k.name, f.name) for k in registry.kinds.values() for f in k.fields.of_type(Grants)]
    for field, item in (
        ((field, o) for name, field in granting for o in declared.by_kind.get(name, ())) if later else ()
    ):
        item = changed.get(item.identity, item)
        given = item.get(field, ())
        everything = _privileges(item, registry)
        for grant in given:
            if grant.privilege in later:
                reconcile_declared = {
                    g.privilege for g in given if g._replace(privilege="") == grant._replace(privilege="")
                }
                if reconcile_declared != everything:
                    since = PRIVILEGES_SINCE[grant.privilege]
                    words = f"{item.identity}: {grant.privilege} needs PostgreSQL {since}, the target is {version}"
                    findings.append(Finding(words, item.place))
        kept = tuple(g for g in given if g.privilege not in later)
        if len(kept) != len(given):
            left = {name: value for name, value in item.values.items() if name != field}
            changed[item.identity] = msgspec.structs.replace(item, values={**left, field: kept} if kept else left)
    if changed:
        declared = declared.replacing(changed.get(o.identity, o) for o in declared)
    return declared, findings
