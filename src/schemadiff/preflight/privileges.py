"""Privileges that a plan needs and the connected role does not have, found before the first statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Address, Identity, Object
from schemadiff.ddl.grant_changes import changes
from schemadiff.errors import Finding
from schemadiff.kindspec.field_types import Grants, RelationRef, TypeName
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import one_row, server_version
from schemadiff.postgres.quoting import ident
from schemadiff.references.resolver import Names
from schemadiff.references.roles import owner_of

if TYPE_CHECKING:
    from schemadiff.plan import Step
    from schemadiff.postgres.connection import Connection

_OWNER_COLUMNS = """
SELECT c.oid::int8, c.relname::text, a.attname::text
  FROM pg_class AS c
  JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname LIKE '%%owner' AND a.atttypid = 'oid'::regtype
 WHERE c.oid = ANY(%(catalogs)s::oid[])
"""
"""The column of each system catalog that holds the owner (``relowner``); a catalog without one has no owners."""

ATTRIBUTES = {
    "CREATEROLE": "rolcreaterole",
    "CREATEDB": "rolcreatedb",
    "REPLICATION": "rolreplication",
    "BYPASSRLS": "rolbypassrls",
}
"""The attributes of roles, by their names in CREATE ROLE."""

_ROWS = {"insert": "INSERT", "update": "UPDATE", "delete": "DELETE"}


def lacking(
    connection: Connection, steps: Iterable[Step], live: Catalog, wanted: Catalog, registry: Registry
) -> list[Finding]:
    """Return a finding for each privilege that the plan needs and the role does not have."""
    steps = list(steps)
    if not steps:
        return []
    # A read-only session that we have set ourselves (--no-target-writes) is not a finding: it holds only while
    # planning.
    user, superuser, standby, read_only = one_row(
        connection.execute(
            "SELECT current_user::text, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),"
            " pg_is_in_recovery(),"
            " (SELECT reset_val = 'on' FROM pg_settings WHERE name = 'default_transaction_read_only')"
        )
    )
    if standby:
        return [Finding("the server is a standby and takes no changes")]
    if read_only:
        hint = "Reset default_transaction_read_only for this role or database first, if that is intended."
        return [Finding("transactions are read-only here by default", hint=hint)]
    asking = _Asking(connection, user, live, wanted, registry)
    if superuser:
        return list(asking.grantors(steps))
    return list(
        dict.fromkeys(
            [
                *asking.grantors(steps),
                *asking.schemas(steps),
                *asking.roles(steps),
                *asking.database(steps),
                *asking.ownership(steps),
                *asking.referenced(),
                *asking.new_owners(steps),
                *asking.rows(steps),
            ]
        )
    )


class _Asking:
    def __init__(self, connection: Connection, user: str, live: Catalog, wanted: Catalog, registry: Registry) -> None:
        self._connection = connection
        self._user = user
        self._live = live
        self._wanted = wanted
        self._registry = registry
        self._new = [o for o in wanted if o.identity not in live]

    def _lacks(self, schemas: Iterable[str], privilege: str) -> set[str]:
        rows = self._connection.execute(
            "SELECT nspname::text FROM pg_namespace WHERE nspname = ANY(%s) AND NOT has_schema_privilege(oid, %s)",
            [sorted(schemas), privilege],
        )
        return {row[0] for row in rows}

    def schemas(self, steps: list[Step]) -> Iterator[Finding]:
        """CREATE on schemas in which something is created or moved to, USAGE on those that statements name."""
        made: dict[str, Step] = {}
        for step in steps:
            in_schema = self._registry[step.identity.kind].naming.in_schema
            if in_schema and step.operation in ("create", "rename"):
                made.setdefault(step.identity.path[0], step)
        barred = self._lacks(made, "CREATE")
        for schema in sorted(barred):
            yield Finding(f"the role {self._user} may not create objects in the schema {schema}", made[schema].place)
        used: dict[str, Object] = {}
        for item in self._new:
            for schema in self._named(item):
                used.setdefault(schema, item)
        for schema in sorted(self._lacks(used, "USAGE") - barred):
            yield Finding(
                f"the role {self._user} may not use the schema {schema}, which {used[schema].identity} refers to",
                used[schema].place,
            )

    def _named(self, item: Object) -> Iterator[str]:
        names = Names(self._live, self._registry)
        for ref in names.of(item):
            if self._registry[ref.to.kind].naming.in_schema:
                yield ref.to.path[0]
        for described in self._registry[item.identity.kind].fields:
            value = item.get(described.name)
            if value and isinstance(described.type, TypeName):
                yield from (use.parts[0] for use in sql.user_types(value) if len(use.parts) == 2)

    def roles(self, steps: list[Step]) -> Iterator[Finding]:
        """Attributes of a role that objects of the cluster take: CREATEROLE."""
        needed: dict[str, Step] = {}
        for step in steps:
            if attribute := self._registry[step.identity.kind].prerequisites.role_attribute:
                needed.setdefault(attribute, step)
        for attribute, step in needed.items():
            has = f"SELECT {ATTRIBUTES[attribute]} FROM pg_roles WHERE rolname = current_user"  # noqa: S608 - of ours
            if not one_row(self._connection.execute(has.encode()))[0]:
                yield Finding(f"the role {self._user} has no {attribute} and cannot {step.title}", step.place)

    def database(self, steps: list[Step]) -> Iterator[Finding]:
        """CREATE on the database for schemas and extensions; superuser for some extensions."""
        for step in steps:
            kind = self._registry[step.identity.kind]
            if kind.prerequisites.superuser and step.operation == "create":
                title = self._registry.title(step.identity)
                yield Finding(f"only a superuser can create {title}, and {self._user} is not one", step.place)
        inside = [
            s
            for s in steps
            if s.operation == "create" and self._registry[s.identity.kind].prerequisites.create_on_database
        ]
        if not inside:
            return
        may = one_row(self._connection.execute("SELECT has_database_privilege(current_database(), 'CREATE')"))[0]
        if not may:
            what = ", ".join(str(s.identity) for s in inside)
            yield Finding(f"the role {self._user} may not create {what} in this database", inside[0].place)
        names = {s.identity.name: s for s in inside if structure.is_extension(s.identity)}
        rows = self._connection.execute(
            "SELECT name::text FROM pg_available_extension_versions WHERE name = ANY(%s)"
            " GROUP BY name HAVING bool_and(superuser AND NOT trusted)",
            [list(names)],
        )
        for row in rows:
            yield Finding(
                f"only a superuser can install the extension {row[0]}, and {self._user} is not one", names[row[0]].place
            )

    def ownership(self, steps: list[Step]) -> Iterator[Finding]:
        """Ownership of what is altered or dropped, or gets something below it."""
        needed: dict[Address, tuple[Object, Step]] = {}
        for step in steps:
            if self._registry[step.identity.kind].fields.hold_rows:
                continue
            root = self._root(step.identity)
            if root is not None and root.address is not None:
                needed.setdefault(root.address._replace(subid=0), (root, step))
        for address in self._of_others(list(needed)):
            root, step = needed[address]
            yield Finding(f"the role {self._user} does not own {root.identity} and cannot {step.title}", step.place)

    def _of_others(self, addresses: list[Address]) -> list[Address]:
        """Return the addresses of objects whose owner's rights the role does not have, in their order."""
        catalogs = sorted({a.classid for a in addresses})
        columns = self._connection.execute(_OWNER_COLUMNS, {"catalogs": catalogs}).fetchall()
        parts = [
            f"SELECT a.n FROM asked AS a JOIN pg_catalog.{ident(name)} AS c ON c.oid = a.o"  # noqa: S608 - quoted
            f" WHERE a.c = {oid} AND NOT pg_has_role(c.{ident(column)}, 'USAGE')"
            for oid, name, column in columns
        ]
        if not parts:
            return []
        asked = "unnest(%(classes)s::oid[], %(objects)s::oid[], %(numbers)s::int[]) AS a(c, o, n)"
        rows = self._connection.execute(
            f"WITH asked AS (SELECT * FROM {asked}) {' UNION ALL '.join(parts)} ORDER BY 1".encode(),  # noqa: S608
            {
                "classes": [a.classid for a in addresses],
                "objects": [a.objid for a in addresses],
                "numbers": list(range(len(addresses))),
            },
        )
        return [addresses[number] for (number,) in rows]

    def _root(self, identity: Identity) -> Object | None:
        """Return the live object whose owner the server checks: the object itself or the top-level one above it."""
        item = self._live.get(identity) or self._wanted.get(identity)
        while item is not None and item.parent is not None:
            item = self._live.get(item.parent)
        return self._live.get(item.identity) if item is not None else None

    def referenced(self) -> Iterator[Finding]:
        """REFERENCES on the tables that new foreign keys reference."""
        found: dict[int, tuple[Object, Object]] = {}
        names = Names(self._live, self._registry)
        for item in self._new:
            kind = self._registry[item.identity.kind]
            for described in kind.fields:
                if (
                    isinstance(described.type, RelationRef)
                    and described.name == "references"
                    and item.get(described.name)
                ):
                    table = names.relation(item.get(described.name), item.search_path)
                    if table is not None and (other := self._live[table]).address is not None:
                        found.setdefault(other.address.objid, (item, other))
        rows = self._connection.execute(
            "SELECT o::int8 FROM unnest(%s::oid[]) AS o WHERE NOT has_table_privilege(o, 'REFERENCES')"
            " AND NOT has_any_column_privilege(o, 'REFERENCES')",
            [list(found)],
        )
        for row in rows:
            item, other = found[row[0]]
            yield Finding(f"the role {self._user} needs REFERENCES on {other.identity} for {item.identity}", item.place)

    def new_owners(self, steps: list[Step]) -> Iterator[Finding]:
        """Membership in the roles that become owners, and in those whose default privileges are changed."""
        roles: dict[str, Step] = {}
        for step in steps:
            item = self._wanted.get(step.identity) or self._live.get(step.identity)
            hands_out = self._registry[step.identity.kind].privileges.default_privileges
            if item is not None and hands_out is not None:
                roles.setdefault(hands_out(item).role, step)
            elif structure.is_owner(step.identity) and item is not None and step.operation != "drop":
                roles.setdefault(item.get("role"), step)
        rows = self._connection.execute(
            "SELECT rolname::text FROM pg_roles WHERE rolname = ANY(%s) AND NOT pg_has_role(oid, 'MEMBER')",
            [list(roles)],
        )
        for row in rows:
            step = roles[row[0]]
            yield Finding(f"the role {self._user} is not a member of {row[0]} and cannot {step.title}", step.place)

    def grantors(self, steps: list[Step]) -> Iterator[Finding]:
        """Membership in roles that pass on a privilege, and their USAGE on the schema, since they grant it themselves.

        What a role with the owner's rights grants counts as granted by the owner (select_best_grantor).
        """
        for step in steps:
            item = self._wanted.get(step.identity)
            passed = self._passed(item, step) if item is not None else ()
            if item is None or item.parent is None or not passed:
                continue
            top = item.parent
            while (above := self._wanted.get(top)) is not None and above.parent is not None:
                top = above.parent
            schemas = [top.path[0]] if self._registry[top.kind].naming.in_schema else []
            if top.arguments is not None:
                # GRANT names a routine with the types that it takes.
                schemas += [s for s in sql.schemas_of_types(sql.split_types(top.arguments)) if s not in schemas]
            owner = owner_of(self._wanted.get(top) or item, self._registry, self._wanted, self._live) or self._user
            yield from self._of_grantors(step, list(passed), owner)
            for schema in schemas:
                yield from self._barred(step, list(passed), owner, schema)

    def _passed(self, item: Object, step: Step) -> dict[str, None]:
        """Return the roles that pass on a privilege in a step that grants."""
        field = next((f.name for f in self._registry[item.identity.kind].fields.of_type(Grants)), None)
        if field is None or not any(g.grantor for g in item.get(field, ())):
            return {}
        before = self._live.get(item.identity) if step.operation == "alter" else None
        have = before.get(field, ()) if before is not None else ()
        return {passed.grantor: None for passed in changes(have, item.get(field)).passed}

    def _of_grantors(self, step: Step, grantors: list[str], owner: str) -> Iterator[Finding]:
        """Those that one cannot become, and those whose grants would count as the owner's."""
        rows = self._connection.execute(
            "SELECT r.rolname::text, pg_has_role(r.oid, %(set)s),"
            " EXISTS (SELECT FROM pg_roles o WHERE o.rolname = %(owner)s AND pg_has_role(r.oid, o.oid, 'USAGE'))"
            " FROM pg_roles r WHERE r.rolname = ANY(%(grantors)s) ORDER BY 1",
            {
                "set": "SET" if server_version(self._connection) >= 16 else "MEMBER",
                "owner": owner,
                "grantors": grantors,
            },
        ).fetchall()
        for role, may_become, as_owner in rows:
            if not may_become:
                yield Finding(
                    f"the role {self._user} cannot SET ROLE {role}, which "
                    f"passes on a privilege, and cannot {step.title}",
                    step.place,
                )
            if as_owner:
                yield Finding(
                    f"the role {role} has the rights of the owner {owner}: what it grants counts as granted by {owner},"
                    f" so nothing can be `granted_by: {role}` in {step.identity}",
                    step.place,
                    "Leave `granted_by` out.",
                )

    def _barred(self, step: Step, grantors: list[str], owner: str, schema: str) -> Iterator[Finding]:
        """Those, without the owner's rights, that cannot name what is in a schema once the plan has run."""
        rows = self._connection.execute(
            "SELECT r.rolname::text FROM pg_roles r WHERE r.rolname = ANY(%(grantors)s)"
            " AND NOT EXISTS (SELECT FROM pg_roles o"
            "   WHERE o.rolname = %(owner)s AND pg_has_role(r.oid, o.oid, 'USAGE'))"
            " AND NOT CASE WHEN 'PUBLIC' = ANY(%(usage)s::text[]) THEN true"
            " WHEN %(usage)s::text[] IS NULL THEN coalesce((SELECT has_schema_privilege(r.oid, n.oid, 'USAGE')"
            "   FROM pg_namespace n WHERE n.nspname = %(schema)s), false)"
            " ELSE EXISTS (SELECT FROM pg_roles u WHERE u.rolname = ANY(%(usage)s::text[])"
            "   AND pg_has_role(r.oid, u.oid, 'USAGE')) END ORDER BY 1",
            {"owner": owner, "usage": self._users(schema), "schema": schema, "grantors": grantors},
        ).fetchall()
        for (role,) in rows:
            yield Finding(
                f"the role {role} may not use the schema {schema} and cannot name what it would grant: {step.title}",
                step.place,
                f"Grant it usage on {schema}.",
            )

    def _users(self, schema: str) -> list[str] | None:
        """Return the roles with USAGE on a schema once the plan has run; None where the plan does not change that."""
        identity = structure.schema(schema)
        owner = self._wanted.get(structure.owner(identity))
        property_kinds = [
            t for t in self._wanted.children(identity) if self._registry[t.identity.kind].management.opt_in
        ]
        granted = [
            g
            for t in property_kinds
            for f in self._registry[t.identity.kind].fields
            if isinstance(f.type, Grants)
            for g in t.get(f.name, ())
        ]
        if not any(isinstance(f.type, Grants) for t in property_kinds for f in self._registry[t.identity.kind].fields):
            return None if identity in self._live else [self._user]
        users = [g.grantee for g in granted if g.privilege == "usage"]
        return [*users, owner.get("role") if owner is not None else self._user]

    def rows(self, steps: list[Step]) -> Iterator[Finding]:
        """Privileges to write the rows of seeds."""
        for step in steps:
            if not self._registry[step.identity.kind].fields.hold_rows or step.operation not in _ROWS:
                continue
            root = self._root(step.identity)
            if root is None or root.address is None:
                continue
            privilege = _ROWS[step.operation]
            may = one_row(
                self._connection.execute(
                    "SELECT has_table_privilege(%s::oid, %s) OR has_any_column_privilege(%s::oid, 'INSERT, UPDATE')",
                    (root.address.objid, privilege, root.address.objid),
                )
            )[0]
            if not may:
                yield Finding(f"the role {self._user} has no {privilege} on {root.identity}", step.place)
