"""Providers of security labels: libraries that the server has loaded, or has not; no catalog says which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from schemadiff.errors import Finding
from schemadiff.live.statements import shared
from schemadiff.model.objects import Catalog, Object
from schemadiff.model.registry import Registry
from schemadiff.postgres.connection import server_version
from schemadiff.postgres.quoting import ident

if TYPE_CHECKING:
    from schemadiff.plan.actions import Action

    Connection = Any


def not_loaded(connection: Connection, actions: Iterable[Action], registry: Registry) -> list[Finding]:
    """One finding for each provider that the plan names and the session does not have."""
    named: dict[str, Object] = {}
    for action in actions:
        providers = registry[action.identity.kind].providers
        sides = (action.new, action.old) if providers is not None and action.operation in ("create", "alter") else ()
        for item in sides:
            if providers is not None and item is not None:
                for provider in providers(item):
                    named.setdefault(provider, action.new or item)
    hint = "The library that registers it has to be named in shared_preload_libraries or session_preload_libraries."
    return [
        Finding(f"the server has loaded no provider of security labels {provider}", item.place, hint)
        for provider, item in named.items()
        if not _is_loaded(connection, provider)
    ]


def _is_loaded(connection: Connection, provider: str) -> bool:
    """Whether SECURITY LABEL gets further than to its provider, which it looks for before the object (seclabel.c).

    Where nothing may be written, the server does not tell: it is believed to be there.
    """
    import psycopg

    try:
        with connection.transaction(force_rollback=True):
            # No table of this name can be made: the schema is the system's.
            connection.execute(f"SECURITY LABEL FOR {ident(provider)} ON TABLE pg_toast.none IS NULL".encode())
    except psycopg.errors.InvalidParameterValue:
        return False
    except psycopg.Error:
        return True
    return True


def without(declared: Catalog, registry: Registry) -> Catalog:
    """What can be built on a server that has no providers."""
    return declared.replacing(o for o in declared if registry[o.identity.kind].providers is None)


def write_down(connection: Connection, declared: Catalog, live: Catalog, registry: Registry) -> None:
    """Puts declared labels into the catalogs of a throwaway server, whose copy of a source has to show them."""
    rows = list(_rows(declared, live, registry))
    if rows:
        names = ("classid", "objid", "subid", "part", "provider", "label")
        columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
        with connection.transaction():
            connection.execute("SET LOCAL allow_system_table_mods = on")
            connection.execute(shared("_write_labels", server_version(connection)), columns)


def _rows(declared: Catalog, live: Catalog, registry: Registry) -> Iterator[tuple[int, int, int, str | None, str, str]]:
    """Addresses, providers and labels; of a column without an address of its own (a view's) its name beside that of
    what it is of."""
    for item in declared:
        if registry[item.identity.kind].providers is None or item.parent is None:
            continue
        bearer = live.get(item.parent)
        holder = declared[item.parent].parent
        above = live.get(holder) if holder is not None else None
        address, part = bearer.address if bearer is not None else None, None
        if registry[item.parent.kind].sql == "COLUMN" and above and not (address and address.subid):
            address, part = above.address, item.parent.name
        if address is not None:
            for provider, label in item.get("labels", {}).items():
                yield (address.classid, address.objid, address.subid, part, provider, label)
