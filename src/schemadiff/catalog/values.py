"""Values of fields that are more than texts and names: grants, default privileges, members of operator classes."""

from __future__ import annotations

from typing import NamedTuple


class Grant(NamedTuple):
    """One privilege of one role; ``grantee`` is PUBLIC or a role's name, ``columns`` empty for the whole object.

    ``grantor`` is the role that passed it on, empty for the owner.
    """

    grantee: str
    privilege: str
    columns: tuple[str, ...] = ()
    grantable: bool = False
    grantor: str = ""


class HandsOut(NamedTuple):
    """What new objects of a role are granted without being told.

    ``sort`` is GRANT's word for all of them (``tables``). Those of the whole database (no ``schema``) take the place of
    what is ``built_in``, those of a schema are added.
    """

    role: str
    sort: str
    schema: str | None
    grants: tuple[Grant, ...]
    built_in: tuple[Grant, ...]
    own: tuple[Grant, ...] | None = None
    """What the role itself holds; None for everything."""


class Member(NamedTuple):
    """One operator or support function of an operator class or family.

    ``left`` and ``right`` are the types it is registered for; an operator's are its operands'. ``arguments`` are a
    function's own input types, None for an operator. An operator that sorts results names the family it sorts by.
    """

    number: int
    left: str
    right: str
    name: tuple[str, ...]
    arguments: str | None = None
    order_by: tuple[str, ...] | None = None
