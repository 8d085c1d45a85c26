"""The operators of exclusion constraints, which YAML may write without their schema."""

from __future__ import annotations

from collections.abc import Callable

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.postgres.quoting import operator_name
from schemadiff.references.resolver import Names
from schemadiff.sql.index_elements import Element
from schemadiff.sql.namespaces import Namespace

_BUILT_IN = frozenset({"=", "<>", "&&", "-|-", "~=", "*=", "*<>", "<->", "?#", "?||", "?-|", "?-", "?|"})
"""The signs of pg_catalog's operators that are their own commutators, or look so (pg_operator)."""


def key_operator(
    element: Element, item: Object, names: Names, catalog: Catalog, a_type: Callable[[str, Object], str]
) -> str | None:
    """Return the operator of a key as on the live side, with its schema unless it is one of pg_catalog.

    A sign that pg_catalog has as well means the declared operator only where that takes the column's type: the server
    prefers an operator of exactly that type, whatever schema it is in. An operator that is not declared stays as it is
    written; None stays None.

    Args:
        element: The key, of an exclusion constraint or an index.
        item: The constraint.
        names: The declared names.
        catalog: The declared objects.
        a_type: Returns a type of an object under its full name.
    """
    parts = sql.split_object(element.operator) if element.operator is not None else None
    if parts is None or len(parts) > 1:
        return element.operator
    found = names.find(Namespace.OPERATOR, parts, item.search_path)
    if found and element.column is not None and item.parent is not None:
        column = catalog.get(structure.column((*item.parent.path, element.column)))
        own = a_type(column.values["type"], column) if column is not None else None
        for identity in found:
            types = sql.split_types(identity.arguments or "")
            if all(a_type(each, catalog[identity]) == own for each in types):
                return operator_name(identity.path)
    if parts[0] in _BUILT_IN or len({identity.path for identity in found}) != 1:
        return element.operator
    return operator_name(found[0].path)
