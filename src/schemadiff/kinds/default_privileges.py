"""Privileges that are granted on new objects of a role (ALTER DEFAULT PRIVILEGES)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.values import Grant, HandsOut
from schemadiff.kinds import security_risks
from schemadiff.kinds.hints import WRITTEN
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding, Key
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choice, Flag, Grants, ObjectName
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import ident

PRIVILEGES: Mapping[str, tuple[str, ...]] = {
    "tables": ("delete", "insert", "maintain", "references", "select", "trigger", "truncate", "update"),
    "sequences": ("select", "update", "usage"),
    "functions": ("execute",),
    "types": ("usage",),
    "schemas": ("create", "usage"),
    "large objects": ("select", "update"),
}
"""The privileges that can be granted on each sort of object."""

PUBLIC: Mapping[str, str] = {"functions": "execute", "types": "usage"}
"""The privileges that PUBLIC has by default (GRANT, "Description")."""

_NAME = r'("(?:[^"]|"")+"|[^\W\d][\w$]*)'
_KEY = re.compile(rf"for\s+role\s+{_NAME}(?:\s+in\s+schema\s+{_NAME})?\s+on\s+(\w+(?:\s+\w+)?)", re.IGNORECASE)


def _parse(key: str) -> Value:
    found = _KEY.fullmatch(str(key).strip())
    if found is None:
        return sql.SyntaxProblem("the key must name the role and the sort of new objects", 0)
    sort = " ".join(found[3].lower().split())
    if sort not in PRIVILEGES:
        return sql.SyntaxProblem(f"`{sort}` is not one of {', '.join(PRIVILEGES)}", found.start(3))
    role, schema = ((sql.split_name(text) or (text,))[0] if text else None for text in (found[1], found[2]))
    values = {"role": role, "schema": schema, "sort": sort}
    return "default privileges", {name: value for name, value in values.items() if value is not None}


def _key(values: Mapping[str, Value]) -> str:
    inside = f" in schema {ident(values['schema'])}" if values.get("schema") is not None else ""
    return f"for role {ident(values['role'])}{inside} on {values['sort']}"


def _identify(identity: Identity, values: Mapping[str, Value]) -> Identity:
    return identity._replace(path=(_key(values),))


def _text(entry: Object, type_text: Callable[[str], str]) -> str:
    return _key(entry.values)


def all_written_out(privileges: tuple[str, ...], value: Value) -> Value:
    """Return a role's privileges with `all` replaced by the privileges of the sort of object."""
    if isinstance(value, list):
        return [one for part in value for one in _listed(all_written_out(privileges, part))]
    if isinstance(value, str):
        return list(privileges) if value.strip().lower() in ("all", "all privileges") else value
    if isinstance(value, dict) and "privileges" in value:
        return {**value, "privileges": all_written_out(privileges, value["privileges"])}
    return value


def _listed(value: Value) -> list[Value]:
    return value if isinstance(value, list) else [value]


def _decode(d: Decoding) -> None:
    """Decode `all` by the sort of object, and ``{app: []}`` for a role without privileges of its own."""
    given = d.node.get("grants")
    if not isinstance(given, dict):
        return
    role, privileges = d.values["role"], PRIVILEGES[d.values["sort"]]
    if "schema" not in d.values and given.get(role) == []:
        d.values["none_for_itself"] = True
        d.node["grants"] = given = {name: value for name, value in given.items() if name != role}
    written = {name: all_written_out(privileges, value) for name, value in given.items()}
    if written != given:
        d.node["grants"] = written
    if given:
        d.note(WRITTEN.of(True))


def _encode(entry: Object, node: dict[str, Value]) -> Value:
    grants = node.get("grants") or {}
    if node.pop("none_for_itself", False):
        grants = {**grants, entry.get("role"): []}
    return {"grants": grants}


def _resolve(entry: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    sort, schema, role = entry.get("sort"), entry.get("schema"), entry.get("role")
    given = entry.get("grants", ())
    if not given and entry.hint(WRITTEN):
        # The value did not fit, and that has been reported already.
        return entry.values
    for privilege in dict.fromkeys(g.privilege for g in given if g.privilege not in PRIVILEGES[sort]):
        error(f"{privilege} cannot be granted on {sort}", word=privilege, known=PRIVILEGES[sort])
    if any(g.grantor for g in given):
        error("default privileges are always granted by their role", "Remove `granted_by`.")
    if any(g.columns for g in given):
        error("default privileges cannot be granted on columns")
    if schema is not None and sort in ("schemas", "large objects"):
        error(f"{sort} do not belong to a schema", "Remove `in schema`.")
    elif schema is not None and not given:
        error(
            f"in a schema default privileges are added to those of the database, and this adds none to {sort}",
            f"Remove it, or revoke the privileges with `for role {ident(role)} on {sort}`.",
        )
    elif schema is None and not entry.get("none_for_itself") and set(given) == set(_built_in(sort)):
        error(f"these are the default privileges of {sort} anyway", "Remove it.")
    return entry.values


def _built_in(sort: str) -> tuple[Grant, ...]:
    return (Grant("PUBLIC", PUBLIC[sort]),) if sort in PUBLIC else ()


def _roles(entry: Object) -> Iterable[str]:
    yield entry.get("role")
    yield from (g.grantee for g in entry.get("grants", ()) if g.grantee != "PUBLIC")


def _hands_out(entry: Object) -> HandsOut:
    schema, sort = entry.get("schema"), entry.get("sort")
    grants = tuple(entry.get("grants", ()))
    own: tuple[Grant, ...] | None = tuple(g for g in grants if g.grantee == entry.get("role"))
    if schema is not None or (not own and not entry.get("none_for_itself")):
        own = None
    return HandsOut(entry.get("role"), sort, schema, grants, () if schema is not None else _built_in(sort), own)


KINDS = (
    Kind(
        name="default_privileges",
        sql_keyword="DEFAULT PRIVILEGES",
        doc="Privileges on new objects of a role;  the key is for role name [in schema name] on tables, sequences, "
        "functions, types, schemas or large objects.",
        fields=Fields(
            Field("role", ObjectName("role"), "The role that creates the objects.", in_yaml=False),
            Field(
                "schema",
                ObjectName("schema"),
                "The schema of the objects; absent for the whole database.",
                in_yaml=False,
            ),
            Field(
                "sort", Choice(tuple(PRIVILEGES), since={"large objects": 18}), "The sort of objects.", in_yaml=False
            ),
            Field(
                "grants",
                Grants(),
                "Roles and their privileges. Those of the whole database replace the built-in ones,  those of "
                "a schema are added.",
                in_place("alter"),
            ),
            Field("none_for_itself", Flag(), "The role itself has no privileges.", in_place("alter"), in_yaml=False),
            hints=(WRITTEN,),
        ),
        address_catalog="pg_default_acl",
        yaml=YamlForm(
            key="default_privileges",
            key_syntax=Key(
                _parse,
                _identify,
                _text,
                ("role", "schema", "sort"),
                "for role name [in schema name] on a sort of objects",
            ),
            shorthand="grants",
            normalize=_resolve,
            decode=_decode,
            encode=_encode,
        ),
        naming=Naming(
            scope=NameScope.DATABASE,
            namespace="default_privileges",
        ),
        statements=Statements(
            idempotent=frozenset({"create"}),
        ),
        dependencies=Dependencies(
            precedes_all=True,
        ),
        management=Management(
            opt_in=True,
            opt_in_by_section=True,
            drop_needs_consent=False,
            risks=security_risks.of_default_privileges,
        ),
        privileges=Privileges(
            available=tuple(sorted({p for listed in PRIVILEGES.values() for p in listed})),
            available_for=lambda entry: PRIVILEGES[entry.get("sort")],
            default_privileges=_hands_out,
        ),
        prerequisites=Prerequisites(
            roles=_roles,
        ),
    ),
)
