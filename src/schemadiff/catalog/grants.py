"""Privileges one by one: split from the grants of objects, and combined into grants again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemadiff.catalog.values import Grant


class Key(NamedTuple):
    """One privilege of one role from one grantor, on a column or, if that is None, on the whole object."""

    grantee: str
    privilege: str
    grantor: str
    column: str | None = None


def each(grants: Iterable[Grant]) -> dict[Key, bool]:
    """Return the single privileges of the grants, each with whether it has the grant option."""
    found: dict[Key, bool] = {}
    for grant in grants:
        for column in grant.columns or (None,):
            key = Key(grant.grantee, grant.privilege, grant.grantor, column)
            found[key] = found.get(key, False) or grant.grantable
    return found


def together(privileges: Mapping[Key, bool]) -> tuple[Grant, ...]:
    """Combine privileges into sorted grants, one for all columns of a privilege: the inverse of :func:`each`."""
    found: dict[tuple[str, str, bool, str, bool], list[str]] = {}
    for (grantee, privilege, grantor, column), option in privileges.items():
        columns = found.setdefault((grantee, privilege, option, grantor, column is None), [])
        if column is not None:
            columns.append(column)
    return tuple(
        sorted(
            Grant(grantee, privilege, tuple(sorted(columns)), option, grantor)
            for (grantee, privilege, option, grantor, _), columns in found.items()
        )
    )


def in_turn(privileges: Mapping[Key, bool]) -> tuple[list[dict[Key, bool]], dict[Key, bool]]:
    """Split privileges that grantors passed on into an order in which they can be granted.

    A grantor needs the grant option for a privilege, from the owner or from a role that got it before; the grant option
    on the whole object covers every column.

    Returns:
        A list, each item of which becomes possible through the items before it; and the privileges that no grantor can
            grant.
    """
    held = {(k.grantee, k.privilege, k.column) for k, option in privileges.items() if option and not k.grantor}
    left = {k: option for k, option in privileges.items() if k.grantor}
    turns: list[dict[Key, bool]] = []
    while turn := {
        k: option
        for k, option in left.items()
        if not held.isdisjoint({(k.grantor, k.privilege, k.column), (k.grantor, k.privilege, None)})
    }:
        turns.append(turn)
        held.update((k.grantee, k.privilege, k.column) for k, option in turn.items() if option)
        left = {k: option for k, option in left.items() if k not in turn}
    return turns, left
