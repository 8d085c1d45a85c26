"""What a server offers to this role: its version, extensions, and the privileges to plan and to apply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.postgres.connection import one_row, server_version, version_warning

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

State = Literal["ok", "note", "problem"]


class Check(NamedTuple):
    """One thing that was looked at."""

    subject: str
    state: State
    found: str
    advice: str | None = None
    """What to do about it."""


def of_server(connection: Connection, declared: Catalog | None) -> Iterator[Check]:
    """Yield what a server offers for the declared catalog; for no schema in particular if there is none.

    Raises ServerError for a version that is not supported.
    """
    version = server_version(connection)
    number = connection.info.parameter_status("server_version") or str(version)
    warning = version_warning(version)
    yield Check("server", "note" if warning else "ok", f"PostgreSQL {number}", warning)
    schemas = sorted(declared.schemas) if declared is not None else []
    yield _plan(connection, schemas)
    yield _apply(connection, schemas)
    if declared is not None:
        yield from _extensions(connection, declared)


def _plan(connection: Connection, schemas: Sequence[str]) -> Check:
    """Check whether the server can be asked what SQL texts mean."""
    temporary, standby, read_only, barred = one_row(
        connection.execute(
            "SELECT has_database_privilege(current_database(), 'TEMP'), pg_is_in_recovery(),"
            " current_setting('transaction_read_only') = 'on',"
            " (SELECT min(nspname)::text FROM pg_namespace"
            "   WHERE nspname = ANY(%s) AND NOT has_schema_privilege(oid, 'USAGE'))",
            [schemas],
        )
    )
    role = connection.info.user
    if barred is not None:
        return Check(
            "plan",
            "problem",
            f"the role {role} may not use schema {barred}",
            "GRANT USAGE ON SCHEMA … gives the right.",
        )
    elsewhere = "An embedded server is asked what SQL texts mean; what it cannot know is not verified."
    if standby or read_only:
        return Check("plan", "note", "the server is a standby" if standby else "the session is read-only", elsewhere)
    if not temporary:
        return Check("plan", "note", f"the role {role} may not create temporary tables", elsewhere)
    return Check("plan", "ok", f"the role {role} may read the catalogs and create temporary tables")


def _apply(connection: Connection, schemas: Sequence[str]) -> Check:
    """Check whether the role may create objects in the schemas, and owns those that are there."""
    superuser, may_create, standby = one_row(
        connection.execute(
            "SELECT rolsuper, has_database_privilege(current_database(), 'CREATE'), pg_is_in_recovery()"
            " FROM pg_roles WHERE rolname = current_user"
        )
    )
    role = connection.info.user
    if standby:
        return Check("apply", "note", "the server is a standby", "Apply to the primary.")
    if superuser:
        return Check("apply", "ok", f"the role {role} is a superuser", "A role that owns the objects is enough.")
    present = connection.execute(
        "SELECT nspname::text, has_schema_privilege(oid, 'CREATE') FROM pg_namespace WHERE nspname = ANY(%s)", [schemas]
    ).fetchall()
    closed = sorted(name for name, may in present if not may)
    missing = sorted(set(schemas) - {name for name, _ in present})
    if closed:
        return Check("apply", "problem", f"the role {role} may not create objects in {', '.join(closed)}", _AS_OWNER)
    if missing and not may_create:
        return Check("apply", "problem", f"the role {role} may not create the schema {missing[0]}", _AS_OWNER)
    count, example, owner = one_row(
        connection.execute(
            "SELECT count(*), min(format('%%I.%%I', nspname, relname)),"
            " (array_agg(pg_get_userbyid(relowner)::text ORDER BY format('%%I.%%I', nspname, relname)))[1]"
            " FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace"
            " WHERE nspname = ANY(%s) AND relkind = ANY('{r,p,v,m,S,f}') AND NOT pg_has_role(relowner, 'MEMBER')"
            " AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid"
            "  AND deptype = 'e')",
            [schemas],
        )
    )
    if count:
        others = f" and {count - 1} more" if count > 1 else ""
        return Check("apply", "problem", f"{example}{others} belong to {owner}, not to the role {role}", _AS_OWNER)
    return Check("apply", "ok", f"the role {role} may create objects and owns those that are there")


_AS_OWNER = "Apply as the owner of the objects, or as a member of that role."


def _extensions(connection: Connection, declared: Catalog) -> Iterator[Check]:
    """Yield a check for each declared extension."""
    wanted = sorted((o for o in declared if structure.is_extension(o.identity)), key=lambda o: o.identity.name)
    if not wanted:
        return
    offered = {
        name: (default, installed)
        for name, default, installed in connection.execute(
            "SELECT name::text, default_version, installed_version FROM pg_available_extensions WHERE name = ANY(%s)",
            [[o.identity.name for o in wanted]],
        )
    }
    for item in wanted:
        name = item.identity.name
        if name not in offered:
            optional = bool(item.get("optional") or (item.hints or {}).get("optional"))
            advice = "It is optional, so it is left out." if optional else "Install its files on the server's machine."
            yield Check(f"extension {name}", "note" if optional else "problem", "the server does not offer it", advice)
            continue
        default, installed = offered[name]
        found = f"version {installed} is installed" if installed else f"version {default} is offered"
        yield Check(f"extension {name}", "ok", found)
