"""From the privileges that are held to those that are wanted: what stays is never taken away in between.

Only what somebody has passed on may be: an owner (a superuser counts as one) cannot revoke what another role granted,
but can take the grant option from that role with CASCADE. What is wanted of it is then granted again, the option by the
owner, the rest by who granted it. So nobody has to act as a role for taking something away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from schemadiff.catalog.grants import Key, each, in_turn, together
from schemadiff.catalog.values import Grant


class Passed(NamedTuple):
    """What one role grants out of what it was granted itself."""

    grantor: str
    grants: tuple[Grant, ...]


class Changes(NamedTuple):
    """What to do in which order, all but the last by the owner.

    A grant among ``cut`` and ``revoked`` that is grantable loses its grant option and nothing else.
    """

    granted: tuple[Grant, ...] = ()
    revoked: tuple[Grant, ...] = ()
    regranted: tuple[Grant, ...] = ()
    """Columns of what was revoked for the whole table, which takes it from every column too (REVOKE, "Notes"), and the
    options that were cut off from what stays."""
    lent: tuple[Grant, ...] = ()
    """Before everything: options on columns that a grantor has no more, though what it passed on is left."""
    cut: tuple[Grant, ...] = ()
    """Next: what is taken with all that was passed on by it."""
    passed: tuple[Passed, ...] = ()
    """At the end: what roles pass on."""


def changes(have: Iterable[Grant], wanted: Iterable[Grant]) -> Changes:
    """The way from the one to the other."""
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
    """What is lent, and what is cut off, for privileges of which something goes that was passed on.

    What a role passed on for a column under an option for the whole table outlives that option. It goes with one for
    the column, which the role is given for the moment; and with the privilege, if it had no such by itself.
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
    """What roles pass on that is new, has a new option, or went with what was cut."""
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
