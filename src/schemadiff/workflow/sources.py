"""Sources: a folder, a database, a git revision, a SQL script; each as a catalog, each as a database to start from."""

from __future__ import annotations

import dataclasses
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from schemadiff import git
from schemadiff.compare.compare import untold
from schemadiff.declared import files, loader
from schemadiff.errors import Finding, InputError, Place, ServerError, UsageError
from schemadiff.model.kind import Shape
from schemadiff.model.names import handed_out, roles_of
from schemadiff.model.objects import Catalog, Object
from schemadiff.model.registry import Registry
from schemadiff.postgres.connection import connect, describe, server_error
from schemadiff.postgres.quoting import ident
from schemadiff.workflow import labels
from schemadiff.workflow.planning import Request, everything_in, make_plan

if TYPE_CHECKING:
    from schemadiff.postgres.server import Server

Sort = Literal["folder", "database", "git", "script", "saved"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a schema comes from."""

    sort: Sort
    text: str
    search_path: tuple[str, ...] = field(default=("public",))

    @property
    def name(self) -> str:
        """The source as it may be shown: a database without its password."""
        return describe(self.text) if self.sort == "database" else self.text


def parse(text: str, search_path: tuple[str, ...] = ("public",)) -> Source:
    """The source that a word of the command line names; UsageError where it is none."""
    if not text.strip():
        raise UsageError("a source is empty: an unset variable, perhaps")
    if text.startswith("git:"):
        return Source("git", text, search_path)
    if text.startswith(("postgresql://", "postgres://")) or ("=" in text and not Path(text).exists()):
        return Source("database", text, search_path)
    path = Path(text)
    if path.suffix == ".sql":
        if not path.is_file():
            raise UsageError(f"{text}: there is no such file")
        return Source("script", text, search_path)
    if path.suffix == ".json" and path.is_file():
        return Source("saved", text, search_path)
    if path.is_dir():
        return Source("folder", text, search_path)
    shown = text if not {"@", "="} & set(text) else "what is given"
    raise UsageError(
        f"{shown} is no source: a folder, postgresql://…, git:REF[:path], a .sql file, "
        "or a catalog that `schemadiff dump --out FILE.json` wrote"
    )


def catalog(source: Source, registry: Registry, *, check_sql: bool = False) -> Catalog:
    """The source's catalog, as the wanted side."""
    if source.sort == "folder":
        return loader.load(Path(source.text), registry, search_path=source.search_path, check_sql=check_sql)
    if source.sort == "git":
        return loader.load_texts(
            _from_git(source.text), registry, search_path=source.search_path, check_sql=check_sql, name=source.text
        )
    if source.sort == "saved":
        from schemadiff.workflow import saved

        return saved.load(Path(source.text))
    with database(source, registry) as connection:
        # Who ran a script here owns what it made; where it is compared with, somebody else does.
        return adopted(connection, registry) if source.sort == "script" else everything_in(connection, registry)


def adopted(connection: Any, registry: Registry) -> Catalog:
    """All of a database, short of the connected role's own ownership: whoever applies it elsewhere will own it in turn.

    Owners are not managed where the wanted side does not name them, so a plan against the same database stays empty.
    An owner that follows from that of another object is left out too. What default privileges would grant, were it
    made again, says what it is granted.
    """
    found = everything_in(connection, registry)
    role = connection.info.user

    def goes_without_saying(owner: Object) -> bool:
        of = found.get(owner.parent) if owner.parent is not None else None
        return owner.get("role") == role or (of is not None and bool(registry[of.identity.kind].owned_as(of)))

    told = [o for o in found if o.identity.kind != "owner" or not goes_without_saying(o)]
    return found.replacing([*told, *_not_handed_out(found, registry)])


def _not_handed_out(found: Catalog, registry: Registry) -> Iterator[Object]:
    """The privileges that CREATE gave, of what would have others if it were made after the default privileges."""
    sorts = {(one.sort, one.schema) for one in handed_out(found, registry)}
    for facet in untold(found, registry) if sorts else ():
        assert facet.parent is not None
        kind = registry[facet.parent.kind]
        schema = facet.parent.path[0] if kind.scope == "schema" else None
        grants = any(field.shape is Shape.GRANTS for field in registry[facet.identity.kind].fields)
        if grants and sorts.intersection(((kind.granted_sort, None), (kind.granted_sort, schema))):
            yield facet


@contextmanager
def database(source: Source, registry: Registry, rows: Request | None = None) -> Iterator[Any]:
    """A connection to a database that holds the source: itself, or a throwaway copy built from it.

    The copy has the rows of the source as far as the request compares any; none without a request.
    """
    if source.sort == "database":
        with connect(source.text) as connection:
            yield connection
        return
    from schemadiff.postgres.binaries import all_binaries
    from schemadiff.postgres.server import throwaway

    # The newest takes the most: a dump of a later server does not load into an older one.
    newest = max(all_binaries(), key=lambda b: b.version, default=None)
    with throwaway(newest) as server:
        if source.sort == "script":
            _run_script(server, "source", Path(source.text), rows is not None and rows.seeds != frozenset())
        else:
            server.create_database("source")
        with connect(server.dsn("source")) as connection:
            if source.sort != "script":
                _build(connection, source, registry, rows or Request(registry, seeds=frozenset()))
            yield connection


def _build(connection: Any, source: Source, registry: Registry, rows: Request) -> None:
    from schemadiff.apply.execute import Limits, run

    declared = catalog(source, registry)
    have = {row[0] for row in connection.execute("SELECT rolname::text FROM pg_catalog.pg_roles")}
    have |= {item.identity.name for item in declared.by_kind.get("role", ())}
    for role in sorted(_roles(declared, registry) - have):
        connection.execute(f"CREATE ROLE {ident(role)}".encode())
    request = Request(
        registry,
        seeds=rows.seeds,
        environment=rows.environment,
        check_bodies=rows.check_bodies,
        variables=rows.variables,
    )
    plan = make_plan(connection, labels.without(declared, registry), request)
    if plan.refusals:
        hint = "The source is built in an empty database; --seeds none compares without rows."
        raise InputError(r if r.hint else dataclasses.replace(r, hint=hint) for r in plan.refusals)
    run(connection, plan, limits=Limits(), environment=rows.environment)
    if any(declared.by_kind.get(kind.name) for kind in registry.kinds.values() if kind.providers is not None):
        labels.write_down(connection, declared, everything_in(connection, registry), registry)


def _roles(declared: Catalog, registry: Registry) -> set[str]:
    """The roles a catalog names: a throwaway server has none but the superuser."""
    return {role for item in declared for role in roles_of(item, registry[item.identity.kind])}


_COPIED = re.compile(r"^(?P<copy>COPY [^;]* FROM stdin);\n(?P<rows>.*?)^\\\.\n", re.MULTILINE | re.DOTALL)
"""Rows as pg_dump writes them."""

_NO_ROLE = re.compile(r'role "(.*)" does not exist')


def _run_script(server: Server, name: str, script: Path, rows: bool) -> None:
    """Runs a SQL script as psql would, short of its backslash commands, of which pg_dump writes a few.

    A dump names the roles of its server; those that are missing are made, and it runs again in a new database. The rows
    of its COPY commands are left out where nobody asks for them.
    """
    import psycopg

    try:
        text = script.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError([Finding(f"{script} cannot be read: {error}")]) from None
    parts = list(_parts(text))
    made: set[str] = set()
    while True:
        server.create_database(name)
        with psycopg.connect(server.dsn(name), autocommit=True) as connection:
            try:
                for part in parts:
                    part.run(connection, rows)
            except psycopg.errors.UndefinedObject as error:
                role = _NO_ROLE.match(error.diag.message_primary or "")
                if role is None or role[1] in made:
                    raise _unrunnable(script, part, error) from None
                connection.rollback()
                connection.execute(f"CREATE ROLE {ident(role[1])}".encode())
                made.add(role[1])
            except psycopg.Error as error:
                raise _unrunnable(script, part, error) from None
            else:
                return
        server.drop_database(name)


@dataclass(frozen=True, slots=True)
class _Part:
    """Statements up to the next COPY, or a COPY with its rows."""

    line: int
    text: str
    rows: str | None = None

    def run(self, connection: Any, with_rows: bool) -> None:
        if self.rows is None:
            connection.execute(self.text.encode())
        elif with_rows:
            with connection.cursor() as cursor, cursor.copy(self.text.encode()) as copy:
                copy.write(self.rows.encode())


def _parts(text: str) -> Iterator[_Part]:
    start = line = 0
    for found in _COPIED.finditer(text):
        before = text[start : found.start()]
        yield _Part(line + 1, _without_commands(before))
        line += before.count("\n")
        yield _Part(line + 1, found["copy"], found["rows"])
        line += found[0].count("\n")
        start = found.end()
    yield _Part(line + 1, _without_commands(text[start:]))


def _without_commands(text: str) -> str:
    return "".join("\n" if line.startswith("\\") else line for line in text.splitlines(True))


def _unrunnable(script: Path, part: _Part, error: Any) -> InputError:
    position = error.diag.statement_position
    line = part.line + (part.text.count("\n", 0, int(position)) if position else 0)
    told = server_error(error)
    hint = "; ".join(told.lines) or None
    return InputError([Finding(f"the script does not run: {told.message}", Place(str(script), line), hint)])


def _from_git(text: str) -> dict[str, bytes]:
    """The YAML and CSV files of ``git:REF[:path]``, by name; the default path is ``schema``.

    The objects are read as they are stored: ``git archive`` would run the filters that .gitattributes chooses.
    """
    _, _, rest = text.partition(":")
    reference, _, path = rest.partition(":")
    if not reference or reference.startswith("-") or not reference.isprintable():
        raise UsageError(f"{text}: git:REF[:path] needs a branch, a tag or a commit")
    commit = _git(text, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}").strip()
    if not re.fullmatch(rb"[0-9a-f]{40,64}", commit):
        raise UsageError(f"{text}: {reference} is no commit here")
    wanted = {}
    for entry in _git(text, "ls-tree", "-r", "-l", "-z", commit.decode(), "--", path or "schema").split(b"\0")[:-1]:
        about, _, name = entry.partition(b"\t")
        mode, _, digest, size = about.split()
        file = os.fsdecode(name)
        if not file.endswith((*files.SUFFIXES, ".csv")):
            continue
        if not mode.startswith(b"100"):
            raise InputError([Finding(f"{text}: {file} is no regular file")])
        wanted[file] = (digest, int(size))
    if not wanted:
        raise UsageError(f"{text}: there are no YAML files in {path or 'schema'} of that commit")
    try:
        files.within_limits((name, size) for name, (_, size) in wanted.items())
    except OSError as error:
        raise InputError([Finding(f"{text}: {error}")]) from None
    stream = io.BytesIO(_git(text, "cat-file", "--batch", given=b"\n".join(d for d, _ in wanted.values()) + b"\n"))
    found: dict[str, bytes] = {}
    for file, (_, length) in wanted.items():
        stream.readline()
        found[file] = stream.read(length)
        stream.readline()
    return found


def _git(text: str, *arguments: str, given: bytes = b"") -> bytes:
    """What git says; UsageError with its words where it fails."""
    try:
        done = git.run(*arguments, given=given)
    except OSError as error:
        raise ServerError(f"git cannot be run: {error.strerror}") from None
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip() or "there is no such commit"
        first, *more = words.splitlines()
        raise UsageError(f"{text}: {first}", *more)
    return done.stdout
