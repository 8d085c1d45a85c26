"""Changes from live to wanted privileges that never take away in between what is to remain.

An owner (or superuser) cannot revoke what another role granted, but can revoke the grant option from that role with
CASCADE. What is still wanted is then granted again: the grant option by the owner, the rest by the role that passed it
on. So no membership is needed to revoke.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from schemadiff.catalog.grants import Key, each, in_turn, together
from schemadiff.catalog.values import Grant


class Passed(NamedTuple):
    """Privileges that one role grants out of its grant options."""

    grantor: str
    grants: tuple[Grant, ...]


class Changes(NamedTuple):
    """The changes in the order in which they run, all except ``passed`` by the owner.

    A grant in ``cut`` or ``revoked`` that is grantable loses only its grant option.
    """

    granted: tuple[Grant, ...] = ()
    revoked: tuple[Grant, ...] = ()
    regranted: tuple[Grant, ...] = ()
    """Grants on columns that were revoked with the table's, since REVOKE on a table revokes from every column too
    (REVOKE, "Notes"), and grant options that were revoked from what remains."""
    lent: tuple[Grant, ...] = ()
    """First: grant options on columns that a grantor has no more, although what it passed on is still there."""
    cut: tuple[Grant, ...] = ()
    """Second: what is revoked with CASCADE."""
    passed: tuple[Passed, ...] = ()
    """Last: what roles pass on."""


def changes(have: Iterable[Grant], wanted: Iterable[Grant]) -> Changes:
    """Return the changes from the live grants to the wanted ones."""
    before, after = each(have), each(wanted)
    own_before, own_after = (dict(_owners(side)) for side in (before, after))
    revoked = [(key, False) for key in own_before if key not in own_after]
    revoked += [(key, True) for key, option in own_before.items() if option and own_after.get(key) is False]
    lent, cut = _cuts(before, after, {key for key, _ in revoked})
    severed = {(key.grantee, key.privilege) for key in cut}
    whole = {(key.grantee, key.privilege): option for key, option in revoked if key.column is None}
    granted: dict[Key, bool] = {}
    regranted: dict[Key, bool] = {}
    for key, option in own_after.items():
        option_only = whole.get(key[:2])
        if key.column is not None and (option_only is False or (option_only is True and option)):
            regranted[key] = option
        elif before.get(key) is None or (option and not before[key]):
            granted[key] = option
        elif option and key[:2] in severed:
            regranted[key] = option
    left = {k: o for k, o in revoked if k.column is None or k[:2] not in whole or (whole[k[:2]] and not o)}
    left = {k: o for k, o in left.items() if not (o and cut.get(k))}
    return Changes(
        together(granted),
        together(left),
        together(regranted),
        together(lent),
        together(cut),
        tuple(_passed(before, after, {key.privilege for key in cut})),
    )


def _owners(privileges: Mapping[Key, bool]) -> Iterator[tuple[Key, bool]]:
    return ((key, option) for key, option in privileges.items() if not key.grantor)


def _cuts(
    before: Mapping[Key, bool], after: Mapping[Key, bool], revoked: Iterable[Key]
) -> tuple[dict[Key, bool], dict[Key, bool]]:
    """Return which grant options are given temporarily, and what is revoked with CASCADE.

    What a role passed on for a column under a grant option for the whole table outlives that option. It is revoked
    together with a grant option for the column, which the role is given temporarily, or with the privilege.
    """
    grantors = {(key.grantor, key.privilege) for key in before if key.grantor}
    affected = {k.privilege for k, o in before.items() if k.grantor and (k not in after or (o and not after[k]))}
    affected |= {key.privilege for key in revoked if key[:2] in grantors}
    lent: dict[Key, bool] = {}
    cut: dict[Key, bool] = {}
    for privilege, column in dict.fromkeys((k.privilege, k.column) for k in before if k.privilege in affected):
        slot = {k: o for k, o in before.items() if (k.privilege, k.column) == (privilege, column)}
        turns, stranded = in_turn(slot)
        for grantor in {key.grantor for key in (turns[0] if turns else ())}:
            cut[Key(grantor, privilege, "", column)] = True
        for grantor in {key.grantor for key in stranded}:
            own = Key(grantor, privilege, "", column)
            lent[own] = True
            cut[own] = own in before
    return lent, cut


def _passed(before: Mapping[Key, bool], after: Mapping[Key, bool], severed: Iterable[str]) -> Iterator[Passed]:
    """Yield what roles pass on: new grants, new grant options, and what CASCADE revoked."""
    turns, stranded = in_turn(after)
    severed = set(severed)
    for turn in [*turns, stranded]:
        due = {
            key: option
            for key, option in turn.items()
            if key.privilege in severed or key not in before or (option and not before[key])
        }
        for grantor, grants in groupby(sorted(together(due), key=lambda g: (g.grantor, g)), key=lambda g: g.grantor):
            yield Passed(grantor, tuple(grants))
