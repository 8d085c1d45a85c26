"""From the privileges that are held to those that are wanted: what stays is never taken away in between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemadiff.model.kind import Grant

_Key = tuple[str, str, str | None]
"""Grantee, privilege, and a column; None for the whole object."""


class Changes(NamedTuple):
    """What to grant, then what to revoke, then what to grant again.

    A grant among ``revoked`` that is grantable loses its grant option and nothing else.
    """

    granted: tuple[Grant, ...]
    revoked: tuple[Grant, ...]
    regranted: tuple[Grant, ...]
    """Columns of what was revoked for the whole table, which takes it from every column too (REVOKE, "Notes")."""


def changes(have: Iterable[Grant], wanted: Iterable[Grant]) -> Changes:
    """The way from the one to the other."""
    before, after = _each(have), _each(wanted)
    revoked = [(key, False) for key in before if key not in after]
    revoked += [(key, True) for key, option in before.items() if option and after.get(key) is False]
    whole = {(grantee, privilege): option for (grantee, privilege, column), option in revoked if column is None}
    granted: list[tuple[_Key, bool]] = []
    regranted: list[tuple[_Key, bool]] = []
    for key, option in after.items():
        grantee, privilege, column = key
        option_only = whole.get((grantee, privilege))
        if column is not None and (option_only is False or (option_only is True and option)):
            regranted.append((key, option))
        elif before.get(key) is None or (option and not before[key]):
            granted.append((key, option))
    revoked = [(k, o) for k, o in revoked if k[2] is None or k[:2] not in whole or (whole[k[:2]] and not o)]
    return Changes(_together(granted), _together(revoked), _together(regranted))


def _each(grants: Iterable[Grant]) -> Mapping[_Key, bool]:
    """Each privilege by itself, and whether it can be passed on."""
    found: dict[_Key, bool] = {}
    for grant in grants:
        for column in grant.columns or (None,):
            key = (grant.grantee, grant.privilege, column)
            found[key] = found.get(key, False) or grant.grantable
    return found


def _together(keys: Iterable[tuple[_Key, bool]]) -> tuple[Grant, ...]:
    """One grant for the columns of one privilege."""
    found: dict[tuple[str, str, bool, bool], list[str]] = {}
    for (grantee, privilege, column), option in keys:
        columns = found.setdefault((grantee, privilege, option, column is None), [])
        if column is not None:
            columns.append(column)
    return tuple(
        sorted(
            Grant(grantee, privilege, tuple(sorted(c)), option) for (grantee, privilege, option, _), c in found.items()
        )
    )
