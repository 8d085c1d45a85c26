"""What the administrator of a sandbox does for the builder: extensions, harmless objects, changes of owners."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from schemadiff.apply.outside import run_outside
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RENAMED_FROM
from schemadiff.catalog.objects import Object
from schemadiff.diff.exchanged_names import old_identity
from schemadiff.errors import ServerError
from schemadiff.kindspec.field_types import Grants
from schemadiff.pipeline.harmless_statements import harmless, plain_statements
from schemadiff.pipeline.stand_ins import StandIns
from schemadiff.plan import Step, path_of, setting_of
from schemadiff.postgres.connection import server_error
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.postgres.quoting import ident
from schemadiff.references.roles import owner_of

if TYPE_CHECKING:
    import psycopg

    from schemadiff.postgres.connection import Connection


def install_all(sandbox: Sandbox, declared: Catalog, versions: Mapping[str, str] = MappingProxyType({})) -> None:
    """Install the declared extensions that the server offers; the others are reported when names are resolved.

    ``versions`` are those of extensions that are declared without one; any other gets the server's default version.
    """
    import psycopg

    wanted = {item.identity.name: item for item in structure.extensions(declared)}
    if not wanted:
        return
    offered = {
        (name, version): (schema, required or ())
        for name, version, schema, required in sandbox.administrate(
            "SELECT name::text, version::text, schema::text, requires::text[]"
            " FROM pg_catalog.pg_available_extension_versions"
        )
    }

    def install(name: str) -> None:
        """Install one behind those that it requires, which CASCADE would install in their default versions."""
        item = wanted.pop(name)
        version = item.get("version") or versions.get(name)
        found = [offer for (n, v), offer in offered.items() if n == name and version in (None, v)]
        for required in dict.fromkeys(r for _, names in found for r in names if r in wanted):
            install(required)
        if not found:
            return
        try:
            sandbox.install(name, home_of(item), version, fixed=found[0][0] is not None)
        except psycopg.Error as error:
            first, *rest = server_error(error).parts
            raise ServerError(f"the extension {name}: {first}", *rest, place=item.place) from None

    while wanted:
        install(next(iter(wanted)))


def home_of(extension: Object) -> str:
    """Return the schema of an extension's objects, if its control file does not require another."""
    path = extension.search_path
    return str(extension.get("schema") or ("public" if "public" in path or not path else path[-1]))


def lacking(sandbox: Sandbox, catalogs: Iterable[Catalog]) -> Mapping[str, Object]:
    """Return by name the extensions of the catalogs that the sandbox neither has nor can install in that version.

    The first catalog that has an extension in a version decides on that.
    """
    wanted: dict[str, Object] = {}
    for item in (item for catalog in catalogs for item in structure.extensions(catalog) if not item.implicit):
        known = wanted.setdefault(item.identity.name, item)
        if known.get("version") is None and item.get("version") is not None:
            wanted[item.identity.name] = item
    if not wanted:
        return {}
    rows = sandbox.administrate(
        "SELECT name::text, version::text FROM pg_catalog.pg_available_extension_versions"
        " UNION ALL SELECT extname::text, NULL FROM pg_catalog.pg_extension"
    )
    versions: dict[str, set[str | None]] = {}
    for name, version in rows:
        versions.setdefault(name, {None}).add(version)
    installed = {name for name, version in rows if version is None}
    return {
        name: item
        for name, item in wanted.items()
        if name not in installed and item.get("version") not in versions.get(name, ())
    }


class RefusedStepError(Exception):
    """A step that takes a superuser, and that the administrator does not run or cannot run either."""

    def __init__(self, failed: psycopg.Error | None = None) -> None:
        """Prepare the exception; ``failed`` is the error with which the administrator failed, if it ran the step."""
        self.failed = failed
        self.reason = "only a superuser can do this" if failed is None else failed.diag.message_primary or str(failed)
        super().__init__(self.reason)


def error_lines(error: psycopg.Error, *, secret: bool) -> list[str]:
    """Return the server's error by lines, without its text where that could contain a value or the source's own words.

    Values of environment variables are in the sandbox only once rows are (``secret``).
    """
    state = error.diag.sqlstate or ""
    if secret or error.diag.context or state.startswith(("22", "P0", "38", "39", "XX")):
        return [f"the server refused it (SQLSTATE {state}); its message is not shown, because it can contain values"]
    return server_error(error).parts


class Runner:
    """Runs steps as the builder, or as the administrator where only a superuser can and it is harmless."""

    def __init__(
        self,
        sandbox: Sandbox,
        made: StandIns,
        before: StandIns | None = None,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Prepare to run steps towards ``made.buildable``; ``before`` is what was built before, if not nothing.

        ``environment`` has the values of variables for rows.
        """
        self._sandbox = sandbox
        self._made = made
        self._before = before
        self._environment = environment
        self.is_secret = False
        """Whether values of variables have been used; code of the YAML could put one into the message of any error."""

    @property
    def connection(self) -> Connection:
        """Return the builder's connection."""
        return self._sandbox.connection

    def is_administered(self, step: Step) -> bool:
        """Tell whether the administrator creates or has created the object."""
        if self._made.made_by_administrator(step.identity):
            return True
        return (
            step.operation != "create"
            and self._before is not None
            and (self._before.made_by_administrator(step.identity))
        )

    def run(self, step: Step) -> None:
        """Run a step. Raises psycopg.Error, or RefusedStepError for what takes a superuser."""
        import psycopg

        connection, values = self._sandbox.connection, self._values(step)
        if not self.is_administered(step):
            if not self._as_owner(step, values):
                as_builder(connection, step, values)
            return
        # The administrator runs no preconditions; and REVOKE by a role that has granted nothing does nothing, without
        # an error.
        if step.operation != "create" and step.sql.startswith("DO "):
            try:
                as_builder(connection, step, values)
            except psycopg.errors.InsufficientPrivilege:
                self._administer(step)
            return
        try:
            self._administer(step)
        except RefusedStepError as refused:
            try:
                as_builder(connection, step, values)
            except psycopg.errors.InsufficientPrivilege:
                raise refused from None

    def may_run_inside(self, step: Step) -> bool:
        """Tell whether a step can share a transaction with others: no administrator, and no values for rows."""
        return step.effects.transactional and not step.environment and not self.is_administered(step)

    def run_inside(self, step: Step) -> None:
        """Run a step that the administrator has no part in, inside of a transaction, without values for rows."""
        if not self._as_owner(step, {}):
            in_transaction(self.connection, step, {})

    def _as_owner(self, step: Step, values: Mapping[str, str]) -> bool:
        """Run what grants as the owner of the object, and tell whether it was that and the owner could.

        For the builder, which belongs to every role, the server would take any role that has the grant option as the
        grantor; an owner or a superuser grants as the owner.
        """
        import psycopg

        owner = self._owner_that_grants(step)
        if owner is None:
            return False

        def run() -> None:
            self.connection.execute(f"SET LOCAL ROLE {ident(owner)}".encode())
            in_transaction(self.connection, step, values)
            self.connection.execute("RESET ROLE")

        with suppress(psycopg.errors.InsufficientPrivilege):
            _admitted(self.connection, "USAGE", [ident(owner)], run)
            return True
        return False

    def _owner_that_grants(self, step: Step) -> str | None:
        """Return the owner of the object on which a step grants or revokes; None if that is the builder.

        What declares no owner keeps the one that it has.
        """
        registry, catalog = self._made.registry, self._made.buildable
        item = catalog.get(step.identity)
        if item is None or not any(isinstance(field.type, Grants) for field in registry[step.identity.kind].fields):
            return None
        root = catalog.get(catalog.root(item)) or item
        owner = owner_of(root, registry, catalog)
        if owner is not None or self._before is None:
            return owner
        live, old_name = self._before.buildable, root.hint(RENAMED_FROM)
        there = live.get(root.identity)
        if there is None and old_name is not None:
            there = live.get(old_identity(root, old_name, live))
        return owner_of(there, registry, live) if there is not None else None

    def _values(self, step: Step) -> Mapping[str, str]:
        """Return the environment for a step: values only for rows, since types and checks look at them."""
        if not (step.environment and self._made.registry[step.identity.kind].fields.hold_rows):
            return {}
        self.is_secret = True
        return self._environment

    def _administer(self, step: Step) -> None:
        """Run a step as the administrator if it is harmless, and make the builder the owner of what it creates."""
        import psycopg

        try:
            statements = list(plain_statements(step.sql))
        except ValueError:
            statements = []
        if not statements or not all(harmless(s.node) for s in statements):
            raise RefusedStepError
        made = self._before if step.operation == "drop" and self._before is not None else self._made
        try:
            with self._sandbox.together():
                for statement in statements:
                    self._sandbox.administrate(statement.text)
                of_routines = made.registry[step.identity.kind].fields.circular
                shell = of_routines and not any(getattr(s.node, "definition", ()) for s in statements)
                if step.operation == "create" and not shell and (name := made.called(step.identity)) is not None:
                    self._sandbox.give(name)
        except psycopg.Error as error:
            raise RefusedStepError(error) from error


def as_builder(connection: Connection, step: Step, environment: Mapping[str, str]) -> None:
    """Run a step as the builder, in a transaction unless it cannot share one."""
    if not step.effects.transactional:
        run_outside(connection, step, lambda statement: connection.execute(statement.encode()))
        return
    with connection.transaction():
        in_transaction(connection, step, environment)


def in_transaction(connection: Connection, step: Step, environment: Mapping[str, str]) -> None:
    """Run a step as the builder, inside of a transaction."""
    check = "on" if step.check_bodies else "off"
    settings = f"SET LOCAL search_path = {path_of(step)}; SET LOCAL check_function_bodies = {check}"
    gives = _OWNERS.search(step.sql) is not None
    if not (step.environment or gives):
        connection.execute(f"{settings};\n{step.sql}".encode())
        return
    connection.execute(settings.encode())
    for name in step.environment:
        # The value of a secret that is not in a row is never compared, so any value serves.
        value = environment.get(name, "dbname=none")
        connection.execute("SELECT pg_catalog.set_config(%s, %s, true)", (setting_of(name), value))
    if gives:
        give(connection, step.sql)
    else:
        connection.execute(step.sql.encode())


_OWNERS = re.compile(r"""\bOWNER\s+TO\s+("(?:[^"]|"")+"|[\w$]+)""", re.IGNORECASE)
_DENIED = re.compile(r"permission denied for (schema|database) (.*)\Z", re.DOTALL)


def give(connection: Connection, statements: str) -> None:
    """Run ALTER … OWNER TO in a transaction, even if the new owner may not create objects there.

    Other statements can stand beside it, as where a sequence gets the owner of the table that it is linked to.

    PostgreSQL requires CREATE on the schema for anybody but a superuser, so the new owner gets it for that statement.
    """
    owners = dict.fromkeys(_OWNERS.findall(statements))
    _admitted(connection, "CREATE", owners, lambda: connection.execute(statements.encode()))


def _admitted(connection: Connection, privilege: str, roles: Iterable[str], run: Callable[[], object]) -> None:
    """Run something in a transaction; where a schema or database denies it, with a privilege on that for the time.

    ``roles`` are those that get the privilege, as SQL writes them.
    """
    import psycopg

    allowed: list[str] = []
    while True:
        try:
            with connection.transaction():
                run()
            break
        except psycopg.errors.InsufficientPrivilege as error:
            denied = _DENIED.match(error.diag.message_primary or "")
            where = f"{denied[1].upper()} {ident(denied[2])}" if denied else None
            if where is None or where in allowed:
                raise
            connection.execute(f"GRANT {privilege} ON {where} TO {', '.join(roles)}".encode())
            allowed.append(where)
    for where in allowed:
        connection.execute(f"REVOKE {privilege} ON {where} FROM {', '.join(roles)}".encode())


_OF_OTHERS = (
    *("42P01", "42703", "42704", "42883", "42P07", "42710", "42723", "2BP01", "42P16", "3F000"),
    *("42809", "42804", "42846", "22P02", "42830", "XX000"),
)
"""The SQLSTATEs of errors that what has been left out can cause: a missing, an existing, a depending object; one of
another kind that still has the name, a column that still has its old type, a key that is not there, an operator class
without its functions."""

_NOT_SUPPORTED = "0A000"


def may_follow(error: psycopg.Error) -> bool:
    """Tell whether an error can be caused by the absence of other objects."""
    return error.sqlstate in _OF_OTHERS


def may_be_of_what_stays(error: psycopg.Error, names: Iterable[str]) -> bool:
    """Tell whether a column cannot change its type because an object of one of these names still uses it.

    The message's DETAIL names one that does (RememberAllDependentForRebuilding in tablecmds.c).
    """
    detail = error.diag.message_detail or ""
    return error.sqlstate == _NOT_SUPPORTED and any(
        re.search(rf'(?<![\w"]){re.escape(ident(name))}(?![\w"])', detail) for name in names
    )


def may_be_of_an_extension(error: psycopg.Error, lacks: Collection[str]) -> bool:
    """Tell whether an error can be caused by the absence of members of an extension.

    ``lacks`` are texts that the server's message about one of them contains. A missing column is never one.
    """
    message = error.diag.message_primary or ""
    return may_follow(error) and error.sqlstate != "42703" and any(text in message for text in lacks)
