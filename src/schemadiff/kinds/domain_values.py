"""What domains demand of values."""

from __future__ import annotations

from typing import NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.kindspec.lookup import TemplateObject
from schemadiff.kindspec.statements import Filter, Migration
from schemadiff.postgres.quoting import qualified


class Demands(NamedTuple):
    """What a domain, and the domains that it is over, demand of a value."""

    base: str
    """The type that they all are over, which is no domain."""
    conditions: tuple[str, ...]
    """Conditions over ``value``, of which none may be false."""


def demands(type_: str, catalog: Catalog) -> Demands | None:
    """Return what a type, as columns have it, demands of values; None if it is no domain or demands nothing."""
    if "." not in type_:
        return None
    domains = {qualified(o.identity.path): o for o in catalog.by_kind.get("domain", ())}
    conditions: list[str] = []
    base = type_
    while (domain := domains.get(base)) is not None:
        conditions += _own(domain, catalog)
        base = domain.get("type")
    return Demands(base, tuple(conditions)) if conditions else None


def _own(domain: Object, catalog: Catalog) -> list[str]:
    found = ["value IS NOT NULL"] if domain.get("not_null") else []
    return found + [o.get("expression") for o in catalog.children(domain.identity, "domain_check")]


def demands_on_column(migration: Migration) -> Filter:
    """Return a filter for a column: what its type demands of values, or None."""

    def found(column: TemplateObject) -> Demands | None:
        """Return the demands on one column."""
        return demands(column.object.get("type"), migration.target.catalog)

    return found
