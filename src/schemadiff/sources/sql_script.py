"""Runs a SQL script in a sandbox as psql would, with the few backslash commands that pg_dump writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.errors import Finding, InputError, Place
from schemadiff.kinds import registry
from schemadiff.pipeline.extension_stand_ins import Script, Stood, stand_in
from schemadiff.pipeline.sandbox_build import ComparedWith
from schemadiff.pipeline.sandbox_steps import give, may_be_of_an_extension
from schemadiff.postgres.connection import server_error
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.postgres.quoting import ident, literal
from schemadiff.sql.syntax import Node, names_of, walk

if TYPE_CHECKING:
    import psycopg

    from schemadiff.postgres.connection import Connection

_COPIED = re.compile(r"^(?P<copy>COPY [^;]* FROM stdin);\n(?P<rows>.*?)^\\\.\n", re.MULTILINE | re.DOTALL)
"""Rows as pg_dump writes them."""

_NO_ROLE = re.compile(r'role "(.*)" does not exist')

_ROLES = frozenset({"AlterRoleStmt", "AlterRoleSetStmt", "GrantRoleStmt", "DropRoleStmt"})
"""Statements about attributes of roles, which are not part of a catalog."""

_NOT_HIS_TO_GRANT = frozenset({"01006", "01007"})
"""Warnings of GRANT or REVOKE without the grant option: privilege_not_revoked, privilege_not_granted."""

_SUPERUSERS = frozenset(
    {
        "AlterEventTrigStmt",
        "AlterExtensionContentsStmt",
        "AlterExtensionStmt",
        "AlterFunctionStmt",
        "AlterObjectDependsStmt",
        "AlterOpFamilyStmt",
        "AlterOwnerStmt",
        "AlterPublicationStmt",
        "AlterSubscriptionStmt",
        "AlterSystemStmt",
        "CommentStmt",
        "CreateAmStmt",
        "CreateCastStmt",
        "CreateEventTrigStmt",
        "CreateFdwStmt",
        "CreateFunctionStmt",
        "CreateOpClassStmt",
        "CreateOpFamilyStmt",
        "CreatePLangStmt",
        "CreatePublicationStmt",
        "CreateSubscriptionStmt",
        "CreateTransformStmt",
        "DefineStmt",
        "GrantStmt",
        "SecLabelStmt",
        "VariableSetStmt",
    }
)
"""Statements that need a superuser in some forms; such a one is left out if the server rejects it."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """One statement of the script with its parse tree; or a COPY with its rows, or a text that does not parse."""

    line: int
    text: str
    node: Node = None
    rows: str | None = None

    @property
    def sort(self) -> str:
        return type(self.node).__name__


_DUMPED_BY = re.compile(r"^-- Dumped by pg_dump version (\d+)", re.MULTILINE)
"""The third line of what pg_dump writes."""


def needed_version(script: Path) -> int | None:
    """Return the major version that a dump was written for; None for another script, or one that cannot be read.

    An older server rejects some of the settings at the top of a dump.
    """
    try:
        with script.open(encoding="utf-8", errors="replace") as file:
            found = _DUMPED_BY.search(file.read(1000))
    except OSError:
        return None
    return int(found[1]) if found is not None else None


class Ran(NamedTuple):
    """What a script left behind besides its objects."""

    versioned: frozenset[str]
    """The extensions whose version it names."""
    stood: Stood
    """What stands in for extensions."""


def run_script(
    sandbox: Sandbox,
    script: Path,
    rows: bool,
    say: Callable[[str], None],
    compared_with: ComparedWith,
) -> Ran:
    """Run the script; leave out and report what needs a superuser.

    The roles that it names are created and its extensions installed before; those that the server lacks are stood in
    for, as far as both sources need them. With ``rows`` false, the rows of its COPY commands are left out.
    Raises InputError with the line at which it fails.
    """
    import psycopg

    try:
        text = script.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError([Finding(f"{script} cannot be read: {error}")]) from None
    say(f"{script} is run in a temporary server")
    statements = list(_statements(text))
    sandbox.make_roles({role for s in statements if s.node is not None for role in _roles(s.node)})
    extensions = Catalog(_extensions(statements, script))
    catalogs = [extensions, compared_with.catalog]
    stood = stand_in(sandbox, compared_with.live, catalogs, registry(), Script(text, _types(statements)))
    for note in stood.notes:
        say(f"{note.place}: {note.message}" if note.place else note.message)
    with sandbox.session() as session:
        run = _Run(sandbox, session, script, rows, say)
        run.stood = stood
        session.add_notice_handler(run.warned)
        for act in (run.prepare, run.run):
            for one in statements:
                try:
                    act(one)
                except psycopg.Error as error:
                    raise _unrunnable(script, one, error) from None
    run.report()
    return Ran(run.versioned, stood)


class _Run:
    def __init__(
        self, sandbox: Sandbox, session: Connection, script: Path, rows: bool, say: Callable[[str], None]
    ) -> None:
        self._sandbox = sandbox
        self._connection = session
        self._script = script
        self._rows = rows
        self._say = say
        self._schemas = {"public"}
        """The schemas that exist before the script creates them."""
        self.versioned: frozenset[str] = frozenset()
        """The extensions whose version the script names."""
        self._made_any = False
        self._without_effect = False
        self.stood = Stood()
        self._needing: list[str] = []

    def report(self) -> None:
        """Report what needs an extension that the server lacks."""
        if self._needing:
            more = len(self._needing) - _SHOWN
            shown = ", ".join(self._needing[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
            self._say(f"left out, since the server lacks an extension that they need: {shown}")

    def warned(self, notice: psycopg.errors.Diagnostic) -> None:
        """Note that a GRANT or REVOKE had no effect, because the builder does not own an extension's members."""
        self._without_effect = self._without_effect or notice.sqlstate in _NOT_HIS_TO_GRANT

    def prepare(self, one: _Statement) -> None:
        """Install an extension if the statement creates one."""
        if one.sort != "CreateExtensionStmt":
            return
        options = {o.defname: getattr(o.arg, "sval", None) for o in one.node.options or ()}
        schema, version = options.get("schema"), options.get("new_version")
        offers = self._sandbox.administrate(
            "SELECT schema::text FROM pg_catalog.pg_available_extension_versions"  # noqa: S608 - a literal
            f" WHERE name = {literal(one.node.extname)}"
        )
        fixed = bool(offers) and offers[0][0] is not None
        if structure.extension(one.node.extname) not in self.stood.extensions:
            chosen = version or self.stood.versions.get(one.node.extname)
            self._sandbox.install(one.node.extname, schema or "public", chosen, fixed=fixed)
        if schema is not None:
            self._schemas.add(schema)
        if version is not None:
            self.versioned |= {one.node.extname}

    def run(self, one: _Statement) -> None:
        """Run one statement."""
        import psycopg

        if one.rows is not None:
            if self._rows:
                with self._connection.cursor() as cursor, cursor.copy(one.text.encode()) as copy:
                    copy.write(one.rows.encode())
            return
        if one.node is None or not self._apart(one):
            self._made_any = self._made_any or one.sort.startswith(("Create", "Define"))
            try:
                self._executed(one)
            except psycopg.errors.InsufficientPrivilege:
                if one.sort not in _SUPERUSERS:
                    raise
                self._leave_out(one, "it needs a superuser")
            except psycopg.Error as error:
                if self._needs_extension(error):
                    self._needing.append(f"{self._script}:{one.line}:1")
                    return
                role = _NO_ROLE.match(error.diag.message_primary or "")
                if role is None or role[1] in self._sandbox.roles or self._in_transaction():
                    raise
                self._sandbox.make_roles([role[1]])
                self.run(one)

    def _needs_extension(self, error: psycopg.Error) -> bool:
        lacks = self.stood.lacks
        return lacks is not None and not self._in_transaction() and may_be_of_an_extension(error, lacks)

    def _apart(self, one: _Statement) -> bool:
        """Handle a statement that is not simply run, and tell whether it was one."""
        sort, node = one.sort, one.node
        if sort in ("CreateExtensionStmt", "RefreshMatViewStmt"):
            return True
        if sort == "CreateRoleStmt":
            return True
        if sort in _ROLES:
            self._leave_out(one, "attributes of roles are not compared")
            return True
        if sort == "CommentStmt" and node.objtype.name == "OBJECT_EXTENSION":
            self._sandbox.administrate(
                f"COMMENT ON EXTENSION {ident(node.object.sval)} IS "
                f"{literal(node.comment) if node.comment is not None else 'NULL'}"
            )
            return True
        if sort == "DropStmt" and node.removeType.name == "OBJECT_EXTENSION":
            return True
        if sort == "DropStmt" and node.removeType.name == "OBJECT_SCHEMA" and not self._made_any:
            # A dump with --clean drops what a new database has; that would drop extensions as well.
            named = {getattr(o, "sval", None) for o in node.objects}
            return named <= self._schemas
        if sort == "CreateSchemaStmt" and node.schemaname in self._schemas and not node.schemaElts:
            if node.authrole is not None and node.authrole.rolename is not None:
                self._given(f"ALTER SCHEMA {ident(node.schemaname)} OWNER TO {ident(node.authrole.rolename)}")
            self._schemas.discard(node.schemaname)
            return True
        return False

    def _executed(self, one: _Statement) -> None:
        if _gives(one.node):
            self._given(one.text)
        elif one.sort in _SUPERUSERS and self._in_transaction():
            with self._connection.transaction():
                self._connection.execute(one.text.encode())
        else:
            self._connection.execute(one.text.encode())
        if self._without_effect:
            self._without_effect = False
            self._leave_out(one, "privileges on objects of an extension or of the server are not compared")

    def _given(self, statement: str) -> None:
        with self._connection.transaction():
            give(self._connection, statement)

    def _in_transaction(self) -> bool:
        from psycopg.pq import TransactionStatus

        return bool(self._connection.info.transaction_status != TransactionStatus.IDLE)

    def _leave_out(self, one: _Statement, why: str) -> None:
        first = " ".join(one.text.split())[:60]
        self._say(f"{self._script}:{one.line}:1: left out, since {why}: {first}")


def _gives(node: Node) -> bool:
    """Tell whether the statement only changes an owner."""
    if type(node).__name__ == "AlterTableStmt":
        return [command.subtype.name for command in node.cmds] == ["AT_ChangeOwner"]
    return type(node).__name__ == "AlterOwnerStmt"


def _extensions(statements: Iterable[_Statement], script: Path) -> Iterator[Object]:
    """Yield the extensions that a script creates."""
    for one in statements:
        if one.sort == "CreateExtensionStmt":
            # The options are schema, new_version and cascade, which is no text.
            texts = ((o.defname.removeprefix("new_"), getattr(o.arg, "sval", None)) for o in one.node.options or ())
            values = {name: text for name, text in texts if text is not None}
            yield Object(structure.extension(one.node.extname), values, place=Place(str(script), one.line))


def _types(statements: Sequence[_Statement]) -> Iterator[tuple[str, ...]]:
    """Yield the names of types that a script names and creates nothing of that name."""
    created = {name for one in statements if one.node is not None for name in _created(one.node)}
    for one in statements:
        for node in walk(one.node) if one.node is not None else ():
            if type(node).__name__ == "TypeName" and node.names:
                parts = names_of(node.names)
                if parts[-1] not in created and parts[0] != "pg_catalog" and not node.pct_type:
                    yield parts


def _created(node: Node) -> Iterator[str]:
    """Yield the names of what a statement creates, as far as these are types."""
    for names in (getattr(node, name, None) for name in ("typeName", "domainname", "defnames")):
        if isinstance(names, tuple) and names:
            yield names_of(names)[-1]
    found = (
        node.view if type(node).__name__ == "ViewStmt" else getattr(node, "typevar", getattr(node, "relation", None))
    )
    if found is not None:
        yield str(found.relname)


_SHOWN = 5
"""How many statements that need an extension are named."""


def _roles(node: Node) -> Iterator[str]:
    """Yield the roles that a statement names or creates."""
    from pglast import ast
    from pglast.visitors import Visitor

    found: list[str] = []

    class Roles(Visitor):
        def visit_RoleSpec(self, ancestors: Node, spec: Node) -> None:  # noqa: N802
            if spec.rolename is not None:
                found.append(spec.rolename)

    Roles()(node)
    if isinstance(node, ast.CreateRoleStmt):
        found.append(str(node.role))
    yield from found


def _statements(text: str) -> Iterator[_Statement]:
    start = line = 0
    for found in _COPIED.finditer(text):
        before = text[start : found.start()]
        yield from _split(_without_commands(before), line + 1)
        line += before.count("\n")
        yield _Statement(line + 1, found["copy"], rows=found["rows"])
        line += found[0].count("\n")
        start = found.end()
    yield from _split(_without_commands(text[start:]), line + 1)


def _split(text: str, line: int) -> Iterator[_Statement]:
    """Yield the statements; the whole text if it does not parse, so that the server reports the error."""
    import pglast

    try:
        slices: Iterable[slice] = pglast.split(text, only_slices=True)
        found = []
        for part in slices:
            one = text[part]
            (raw,) = pglast.parse_sql(one)
            found.append(_Statement(line + text.count("\n", 0, part.start), one, raw.stmt))
    except (pglast.parser.ParseError, ValueError):
        found = [_Statement(line, text)]
    yield from found


def _without_commands(text: str) -> str:
    return "".join("\n" if line.startswith("\\") else line for line in text.splitlines(True))


def _unrunnable(script: Path, one: _Statement, error: psycopg.Error) -> InputError:
    position = error.diag.statement_position
    lead = len(one.text) - len(one.text.lstrip())
    line = one.line + one.text.count("\n", 0, int(position) if position else lead)
    first, *rest = server_error(error).parts
    return InputError([Finding(f"the script does not run: {first}", Place(str(script), line), "; ".join(rest) or None)])
