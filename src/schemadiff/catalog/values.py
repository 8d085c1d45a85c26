"""Values of fields that are more than texts and names: grants, default privileges, members of operator classes."""

from __future__ import annotations

from typing import NamedTuple


class Grant(NamedTuple):
    """One privilege of one role.

    ``grantee`` is PUBLIC or the name of a role; ``columns`` is empty for the whole object; ``grantor`` is the role that
    passed the privilege on, empty for the owner.
    """

    grantee: str
    privilege: str
    columns: tuple[str, ...] = ()
    grantable: bool = False
    grantor: str = ""


class HandsOut(NamedTuple):
    """What ALTER DEFAULT PRIVILEGES grants on new objects of a role.

    ``sort`` is the keyword for the objects (``tables``). Without ``schema`` the grants replace the ``built_in`` ones in
    the whole database; with a schema they are added to them.
    """

    role: str
    sort: str
    schema: str | None
    grants: tuple[Grant, ...]
    built_in: tuple[Grant, ...]
    own: tuple[Grant, ...] | None = None
    """The privileges of the role itself; None for all."""


class Member(NamedTuple):
    """One operator or support function of an operator class or family.

    ``left`` and ``right`` are the types that it is registered for; for an operator, those of its operands.
    ``arguments`` are a function's own input types, None for an operator. An ordering operator names the family that it
    sorts by.
    """

    number: int
    left: str
    right: str
    name: tuple[str, ...]
    arguments: str | None = None
    order_by: tuple[str, ...] | None = None
