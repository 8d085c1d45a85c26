"""Providers of security labels: libraries that the server has loaded; no catalog lists them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from schemadiff.catalog.objects import Object
from schemadiff.errors import Finding
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import ident

if TYPE_CHECKING:
    from schemadiff.planner.model import Action
    from schemadiff.postgres.connection import Connection


def not_loaded(connection: Connection, actions: Iterable[Action], registry: Registry) -> list[Finding]:
    """Return a finding for each provider that the plan needs and the server has not loaded."""
    named: dict[str, Object] = {}
    for action in actions:
        providers = registry[action.identity.kind].prerequisites.label_providers
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
    """Tell whether a provider is loaded, by the error of SECURITY LABEL: it looks for the provider first (seclabel.c).

    In a read-only session the statement fails before that, so the provider is assumed to be loaded.
    """
    import psycopg

    try:
        with connection.transaction(force_rollback=True):
            # No table can have this name: the schema is the system's.
            connection.execute(f"SECURITY LABEL FOR {ident(provider)} ON TABLE pg_toast.none IS NULL".encode())
    except psycopg.errors.InvalidParameterValue:
        return False
    except psycopg.Error:
        return True
    return True
