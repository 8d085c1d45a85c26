"""YAML nodes to grants."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from schemadiff.catalog.grants import each as each_privilege
from schemadiff.catalog.grants import together
from schemadiff.catalog.objects import Value
from schemadiff.catalog.values import Grant
from schemadiff.declaration.messages import a_value, did_you_mean
from schemadiff.declaration.scalar_decoders import DecodeError, Wrong, each, name_problem, names, text

COLUMN_PRIVILEGES = ("insert", "references", "select", "update")


def grants(privileges: tuple[str, ...], value: object) -> Value:
    """Decode grants: a mapping of roles to privileges."""
    if not isinstance(value, dict):
        raise DecodeError(f"a mapping of roles to their privileges is needed, not {a_value(value)}")
    found: list[Grant] = []
    wrongs: list[Wrong] = []
    for role, given in value.items():
        grantee = "PUBLIC" if role in ("PUBLIC", "public") else role
        try:
            if wrong := name_problem(role):
                raise DecodeError.of([wrong])
            many = [given] if isinstance(given, (str, dict)) else given
            if not isinstance(many, list):
                raise DecodeError(f"a list of privileges is needed, not {a_value(given)}")
            listed = each(enumerate(many), partial(_granted, grantee, privileges))
        except DecodeError as error:
            wrongs += [
                w._replace(path=(role, *(w.path if isinstance(given, list) else w.path[1:]))) for w in error.wrongs
            ]
            continue
        found += (g for some in listed for g in some)
    if wrongs:
        raise DecodeError.of(wrongs)
    return together(each_privilege(found))


def _granted(grantee: str, privileges: tuple[str, ...], value: object) -> list[Grant]:
    """Return the grants of an entry: a privilege, or a mapping of privileges to columns, with grant options."""
    if not isinstance(value, dict):
        return [Grant(grantee, p) for p in _privilege(privileges, text(value))]
    grantable, grantor = _terms(value)
    found: list[Grant] = []
    for key, given in value.items():
        if key in ("with_grant_option", "granted_by"):
            continue
        if key == "privileges":
            listed = each(enumerate(given if isinstance(given, list) else [given]), text)
            found += [Grant(grantee, p, (), grantable, grantor) for one in listed for p in _privilege(privileges, one)]
            continue
        columns = () if given is None else names(given)
        for privilege in _privilege(privileges, key):
            if columns and privilege not in COLUMN_PRIVILEGES:
                if key.lower() == "all":
                    continue
                raise DecodeError.of([Wrong(f"`{privilege}` cannot be granted on columns", path=(key,))])
            found.append(Grant(grantee, privilege, tuple(sorted(columns)), grantable, grantor))
    if not found:
        raise DecodeError("the entry has no privilege")
    return found


def _terms(value: Mapping[str, Any]) -> tuple[bool, str]:
    """Return whether the grantee gets the grant option, and the grantor (empty for the owner)."""
    grantable = value.get("with_grant_option", False)
    if grantable is not True and grantable is not False:
        raise DecodeError.of([Wrong("true or false is needed", path=("with_grant_option",))])
    grantor = value.get("granted_by", "")
    if "granted_by" in value and (grantor.__class__ is not str or name_problem(grantor) is not None):
        raise DecodeError.of([Wrong("the name of a role is needed", path=("granted_by",))])
    return grantable, grantor


def _privilege(privileges: tuple[str, ...], word: str) -> tuple[str, ...]:
    lowered = " ".join(word.lower().split())
    if lowered in ("all", "all privileges"):
        return privileges
    if lowered not in privileges:
        listed = ", ".join(privileges)
        raise DecodeError(
            f"`{word}` is not a privilege here", did_you_mean(lowered, privileges, f"Allowed: {listed}, all.")
        )
    return (lowered,)
