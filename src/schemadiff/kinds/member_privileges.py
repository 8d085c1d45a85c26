"""Privileges on an extension's members that differ from those of its script (pg_init_privs)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

import msgspec

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.grants import Key as Privilege
from schemadiff.catalog.grants import each, together
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.default_privileges import all_written_out
from schemadiff.kinds.hints import CAME_WITH
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding, Key
from schemadiff.kindspec.field_types import Choice, Choices, Grants, NamePath, Parameters
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.reconciliation import Reconciliation
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import qualified
from schemadiff.sql.routines import Parameter

PRIVILEGES: Mapping[str, tuple[str, ...]] = {
    "table": ("delete", "insert", "maintain", "references", "select", "trigger", "truncate", "update"),
    "sequence": ("select", "update", "usage"),
    "function": ("execute",),
    "type": ("usage",),
    "schema": ("create", "usage"),
    "language": ("usage",),
    "foreign data wrapper": ("usage",),
    "foreign server": ("usage",),
}
"""The privileges that can be granted on each sort of member."""

_BY_CREATE = {"function": "execute", "type": "usage", "language": "usage"}
"""The privileges that PUBLIC has on a member if its script does not say otherwise (acldefault in acl.c)."""

_IN_SCHEMA = ("table", "sequence", "function", "type")
_SORTS = "|".join(PRIVILEGES).replace(" ", r"\s+")
_KEY = re.compile(rf"({_SORTS})\s+(.*)", re.IGNORECASE | re.DOTALL)
_FORM = "function schema.name(types), table schema.name, type schema.name, schema name, …"


def _parse(key: str) -> Value:
    found = _KEY.fullmatch(str(key).strip())
    if found is None:
        return sql.SyntaxProblem(f"the key must begin with one of {', '.join(PRIVILEGES)}", 0)
    sort = " ".join(found[1].lower().split())
    takes: tuple[Parameter, ...] = ()
    parts: tuple[str, ...] | None
    if sort == "function":
        signature = sql.parse_signature(found[2])
        if isinstance(signature, sql.SyntaxProblem):
            return signature
        parts, parameters = signature
        takes = tuple(Parameter("in", "", p.type) for p in parameters if p.mode in ("in", "inout", "variadic"))
    else:
        parts = sql.split_name(found[2])
    if parts is None or len(parts) != (2 if sort in _IN_SCHEMA else 1):
        return sql.SyntaxProblem(
            f"a {sort} must be written {'with its schema' if sort in _IN_SCHEMA else 'by its name'}", 0
        )
    return "privileges", {"sort": sort, "member": parts, **({"takes": takes} if takes else {})}


def _key(values: Mapping[str, Value], type_text: Callable[[str], str] = str) -> str:
    types = f"({', '.join(type_text(p.type) for p in values.get('takes') or ())})"
    return f"{values['sort']} {qualified(values['member'])}{types if values['sort'] == 'function' else ''}"


def _identify(identity: Identity, values: Mapping[str, Value]) -> Identity:
    return identity._replace(path=(*identity.path[:-1], _key(values)))


def _decode(d: Decoding) -> None:
    """Decode `all` by the sort of member."""
    for name in ("granted", "revoked"):
        given = d.node.get(name)
        if isinstance(given, dict):
            privileges = PRIVILEGES[d.values["sort"]]
            d.node[name] = {role: all_written_out(privileges, listed) for role, listed in given.items()}


def _resolve(item: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    sort = item.get("sort")
    sides = [item.get(name, ()) for name in ("granted", "revoked")]
    given = [g for side in sides for g in side]
    if not given and not item.get("owner_without"):
        error(
            "nothing is granted or revoked here",
            "Remove the entry: the member then has the privileges of the extension's script.",
        )
    for privilege in dict.fromkeys(g.privilege for g in given if g.privilege not in PRIVILEGES[sort]):
        error(f"{privilege} cannot be granted on a {sort}", word=privilege, known=PRIVILEGES[sort])
    if sort != "table" and any(g.columns for g in given):
        error(f"a {sort} has no columns")
    for privilege in (p for p in item.get("owner_without", ()) if p not in PRIVILEGES[sort]):
        error(f"{privilege} cannot be granted on a {sort}", word=privilege, known=PRIVILEGES[sort])
    granted, revoked = map(each, sides)
    for key in granted:
        if revoked.get(key) is False or (granted[key] and key in revoked):
            error(f"{key.privilege} is both granted to {key.grantee} and revoked from it")
    return item.values


def _reconcile_declared(
    live: Catalog, declared: Catalog, all_of: Callable[[Object], frozenset[str]], owner_of: Callable[[Object], str]
) -> Iterable[Object]:
    """Yield the declared privileges without those that an installed extension grants itself, or never granted."""
    for item in declared.by_kind.get("member_privileges", ()):
        extension = live.get(item.parent) if item.parent is not None else None
        if extension is None:
            continue
        came_with = _came_with(item, extension)
        granted, revoked = (each(item.get(name, ())) for name in ("granted", "revoked"))
        left = {
            "granted": together({k: o for k, o in granted.items() if k not in came_with or o > came_with[k]}),
            "revoked": together({k: o for k, o in revoked.items() if k in came_with and o <= came_with[k]}),
        }
        values = {k: v for k, v in item.values.items() if k not in left}
        kept = {name: given for name, given in left.items() if given}
        if kept != {k: v for k, v in item.values.items() if k in left}:
            yield msgspec.structs.replace(item, values={**values, **kept} if kept else {})


def _came_with(item: Object, extension: Object) -> Mapping[Privilege, bool]:
    """Return the privileges that the extension's script gave a member, each with whether it has the grant option."""
    came_with = [given for given in extension.hint(CAME_WITH) or () if given[0] == item.identity.path[-1]]
    columns = {given[3] for given in came_with}
    found = {
        Privilege(grantee, privilege, "", column): bool(option)
        for _, grantee, privilege, column, option in came_with
        if grantee and privilege
    }
    if None not in columns and (by_create := _BY_CREATE.get(item.get("sort"))) is not None:
        found[Privilege("PUBLIC", by_create, "")] = False
    return found


def _roles(item: Object) -> Iterable[str]:
    given = (g for name in ("granted", "revoked") for g in item.get(name, ()))
    return (role for g in given for role in (g.grantee, g.grantor) if role not in ("PUBLIC", ""))


KINDS = (
    Kind(
        name="member_privileges",
        sql_keyword="PRIVILEGES",
        doc="What is granted and revoked on what an extension brought, beyond what it came with; the key is a member, "
        f"as {_FORM}",
        fields=Fields(
            Field("sort", Choice(tuple(PRIVILEGES)), "The sort of member.", in_yaml=False),
            Field("member", NamePath(), "Its name.", in_yaml=False),
            Field("takes", Parameters(), "The input types of a function.", in_yaml=False),
            Field("granted", Grants(), "Roles and the privileges that they have in addition.", in_place("alter")),
            Field("revoked", Grants(), "Roles and the privileges that are revoked from them.", in_place("alter")),
            Field(
                "owner_without",
                Choices(tuple(sorted({p for listed in PRIVILEGES.values() for p in listed}))),
                "The privileges that are revoked from the member's owner, whoever that is.",
                in_place("alter"),
                unordered=True,
            ),
        ),
        yaml=YamlForm(
            key="privileges",
            parents=("extension",),
            key_syntax=Key(
                _parse,
                _identify,
                lambda item, type_text: _key(item.values, type_text),
                ("sort", "member", "takes"),
                _FORM,
            ),
            decode=_decode,
            normalize=_resolve,
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="member_privileges",
        ),
        management=Management(
            opt_in=True,
            opt_in_by_section=True,
            drop_needs_consent=False,
        ),
        privileges=Privileges(
            available=tuple(sorted({p for listed in PRIVILEGES.values() for p in listed})),
            available_for=lambda item: PRIVILEGES[item.get("sort")],
        ),
        reconciliation=Reconciliation(
            declared=_reconcile_declared,
        ),
        prerequisites=Prerequisites(
            roles=_roles,
        ),
        substitutes=Substitutes(
            left_out=True,
            changed_by_sandbox=True,
        ),
    ),
)
