"""Stands in for extensions that a sandbox's server does not offer.

The members are rebuilt from what a database that has the extension says of them, as far as they are needed: types,
functions, operators, operator classes and casts with their names and signatures. They belong to an extension of the
same name and version, so that everything that looks at extensions and their members finds what it would find on the
other server. What its code does, they do not do: see ``kinds/sandbox_members.py``.

An extension is registered by a row of pg_extension, which takes the superuser and no files. That happens only in the
sandbox.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RELOCATABLE
from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Finding, ServerError
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.sandbox_creation import OVERDUE, create
from schemadiff.pipeline.sandbox_steps import home_of, install_all, lacking
from schemadiff.pipeline.stand_ins import StandIns, stand_ins
from schemadiff.pipeline.type_modifiers import accept_modifiers, modifiers
from schemadiff.postgres.connection import server_error
from schemadiff.postgres.embedded.sandbox import BUILDER, Sandbox
from schemadiff.postgres.quoting import ident, literal

if TYPE_CHECKING:
    from schemadiff.introspection.extension_members import Members
    from schemadiff.postgres.connection import Connection


class Stood(NamedTuple):
    """How far a sandbox has what it lacked."""

    notes: tuple[Finding, ...] = ()
    """One finding for each extension of which not everything can be stood in for."""
    extensions: frozenset[Identity] = frozenset()
    """The extensions that are stood in for."""
    members: frozenset[str] = frozenset()
    """The names of the members that are stood in for."""
    lacks: frozenset[str] | None = None
    """Texts that errors about missing members contain, such as their names; None if everything needed is there."""
    versions: Mapping[str, str] = MappingProxyType({})
    """By name, the versions of extensions as some catalog or the database has them, for catalogs that name none."""


class Script(NamedTuple):
    """What is known of a script before it is run."""

    text: str = ""
    types: Iterable[tuple[str, ...]] = ()
    """The types that it names and does not create."""


def stand_in(  # noqa: PLR0913 - the last three are for some callers only
    sandbox: Sandbox,
    live: Connection | None,
    catalogs: Sequence[Catalog],
    registry: Registry,
    script: Script = Script(),  # noqa: B008
    *,
    deadline: float = math.inf,
    may_install: bool = False,
) -> Stood:
    """Create the members that the catalogs need of extensions that the sandbox's server does not offer.

    ``live`` is a database that may have the extensions. Nothing is done if the server offers all of them, in the
    versions that the catalogs name. Of an extension that ``live`` does not have, only the types that the catalogs or
    the script name are created, unless it ``may_install`` it there, in a transaction that is rolled back. Nothing is
    created after ``deadline``, by the monotonic clock. What ``live`` would install in a version that the server does
    not offer is noted, and has the server's default version.
    """
    known, others = _known_versions(sandbox, live, catalogs)
    wanted = lacking(sandbox, catalogs)
    if not wanted:
        return Stood(others, versions=known)
    stood = _stood(sandbox, live, catalogs, registry, script, wanted, known, deadline, may_install=may_install)
    return stood._replace(notes=(*others, *stood.notes), versions=known)


def _known_versions(
    sandbox: Sandbox, live: Connection | None, catalogs: Sequence[Catalog]
) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """Return the versions of extensions, and notes on those that only ``live`` would install.

    The first catalog that has an extension in a version decides; if none does, ``live`` has it or would install it.
    """
    items = [item for catalog in catalogs for item in structure.extensions(catalog) if not item.implicit]
    known: dict[str, str] = {}
    for item in items:
        if (version := item.get("version")) is not None:
            known.setdefault(item.identity.name, version)
    left = {item.identity.name: item for item in reversed(items) if item.identity.name not in known}
    if live is None or not left:
        return known, ()
    offered: dict[str, set[str]] = {}
    for name, version in sandbox.administrate(
        "SELECT name::text, version::text FROM pg_catalog.pg_available_extension_versions"
    ):
        offered.setdefault(name, set()).add(version)
    notes: list[Finding] = []
    for name, version in sorted(default_versions(live, left).items()):
        if version in offered.get(name, ()):
            known[name] = version
        elif name in offered:
            words = f"the scratch server does not offer version {version} of the extension {name}, as the database does"
            notes.append(Finding(f"{words}; another one is installed there", left[name].place))
    return known, tuple(notes)


def _stood(  # noqa: PLR0913 - as its only caller
    sandbox: Sandbox,
    live: Connection | None,
    catalogs: Sequence[Catalog],
    registry: Registry,
    script: Script,
    wanted: Mapping[str, Object],
    known: Mapping[str, str],
    deadline: float,
    *,
    may_install: bool,
) -> Stood:
    """Create the members of extensions that the server lacks, after it has installed the others."""
    from schemadiff.pipeline.needed_members import texts_of

    for catalog in catalogs:
        install_all(sandbox, catalog, known)
    if not sandbox.administrate("SELECT 1 FROM pg_catalog.pg_roles WHERE rolsuper AND rolname = current_user"):
        words = "which only a superuser can stand in for"
        return Stood(tuple(Finding(f"{_LACKS} {name}, {words}") for name in wanted), lacks=_ANY_MEMBER)
    versions, found = _contents(live, registry, wanted, may_install=may_install)
    for name, item in wanted.items():
        _register(sandbox, item, item.get("version") or versions.get(name, "unknown"))
    text = texts_of(catalogs, {structure.extension(name) for name in wanted}) + script.text
    build, extensions = _Build(sandbox, found, registry, text, deadline), frozenset(map(structure.extension, wanted))
    failed = build.run()
    stood = Stood(tuple(_reported(failed, found, registry)), extensions, build.names)
    if failed:
        stood = stood._replace(lacks=frozenset(identity.name for identity in failed))
    unknown = {name: item for name, item in wanted.items() if name not in versions}
    if not unknown:
        return stood
    from schemadiff.pipeline.presumed_members import Named, presume

    types = presume(sandbox, unknown, Named(catalogs, registry, script.types), text, deadline)
    notes = (*stood.notes, *_presumed(unknown, types))
    lacks = (stood.lacks or frozenset()) | types.keys() | _ANY_MEMBER
    return Stood(notes, extensions, stood.members | types.keys(), lacks)


def _contents(
    live: Connection | None, registry: Registry, wanted: Mapping[str, Object], *, may_install: bool
) -> tuple[Mapping[str, str], Members]:
    """Return the versions of the extensions that a database has, or may try to have, and their members."""
    from schemadiff.introspection.extension_members import Members, members

    if live is None:
        return {}, Members(Catalog(()), {})
    absent = wanted.keys() - _versions(live, list(wanted)).keys() if may_install else ()
    with _installed(live, [wanted[name] for name in sorted(absent)]) if absent else nullcontext():
        return _versions(live, list(wanted)), members(live, registry, list(wanted))


@contextmanager
def _installed(live: Connection, extensions: Iterable[Object]) -> Iterator[None]:
    """Have extensions in a database for the length of a ``with`` block, as far as they can be installed there."""
    import psycopg

    with live.transaction(force_rollback=True):
        for item in extensions:
            schema = ident(home_of(item))
            with suppress(psycopg.Error), live.transaction():
                live.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}".encode())
                live.execute(f"CREATE EXTENSION {ident(item.identity.name)} SCHEMA {schema} CASCADE".encode())
        yield


def _presumed(unknown: Mapping[str, Object], types: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding for each extension that no database here has, with the types that are taken for its own."""
    for name, item in unknown.items():
        own = [type_ for type_, extension in types.items() if extension == name]
        taken = f"; {', '.join(own)} {'is' if len(own) == 1 else 'are'} taken for its own" if own else ""
        yield Finding(f"{_LACKS} {name}, and no database here says what it contains{taken}", item.place)


def default_versions(live: Connection, names: Iterable[str]) -> Mapping[str, str]:
    """Return the versions of those extensions that a database has, or else would install."""
    asked = """
        SELECT name::text, default_version FROM pg_catalog.pg_available_extensions WHERE name = ANY(%(names)s)
        UNION ALL
        SELECT extname::text, extversion FROM pg_catalog.pg_extension WHERE extname = ANY(%(names)s)
    """
    return dict(live.execute(asked, {"names": list(names)}).fetchall())


_LACKS = "the scratch server does not have the extension"

_ANY_MEMBER = frozenset({"function ", 'relation "', 'type "', "operator class", "access method", "support function"})
"""What errors name that any extension could contain."""

_SHOWN = 5
"""How many objects without a stand-in are named."""


def _versions(live: Connection, names: Sequence[str]) -> Mapping[str, str]:
    """Return the versions of those extensions that a database has."""
    asked = "SELECT extname::text, extversion FROM pg_catalog.pg_extension WHERE extname = ANY(%s)"
    return dict(live.execute(asked, [list(names)]).fetchall())


def _reported(failed: Mapping[Identity, str], found: Members, registry: Registry) -> Iterator[Finding]:
    by_extension: dict[str, list[Identity]] = {}
    for identity in failed:
        by_extension.setdefault(found.extensions.get(identity, next(iter(found.extensions.values()))), []).append(
            identity
        )
    for name, lost in by_extension.items():
        shown = ", ".join(f"{registry.title(i)} ({failed[i]})" for i in lost[:_SHOWN])
        more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
        yield Finding(f"{_LACKS} {name}; without a stand-in: {shown}{more}")


def _register(sandbox: Sandbox, extension: Object, version: str) -> None:
    """Make the sandbox's database have an extension of that name, version and schema, without members."""
    import psycopg

    name, schema = extension.identity.name, home_of(extension)
    row = _ROW.format(
        name=literal(name),
        schema=literal(schema),
        version=literal(version),
        relocatable="true" if extension.hint(RELOCATABLE) else "false",
    )
    try:
        sandbox.administrate(f"CREATE SCHEMA IF NOT EXISTS {ident(schema)} AUTHORIZATION {ident(BUILDER)}")
        sandbox.administrate(row)
    except psycopg.Error as error:
        first, *rest = server_error(error).parts
        raise ServerError(f"the extension {name}: {first}", *rest, place=extension.place) from None


_ROW = """
    WITH made AS (
        INSERT INTO pg_catalog.pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
        SELECT
            pg_catalog.pg_nextoid('pg_catalog.pg_extension', 'oid', 'pg_catalog.pg_extension_oid_index'),
            {name}, r.oid, n.oid, {relocatable}, {version}
        FROM pg_catalog.pg_roles AS r, pg_catalog.pg_namespace AS n
        WHERE r.rolname = current_user AND n.nspname = {schema}
        RETURNING oid, extnamespace
    )
    INSERT INTO pg_catalog.pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
    SELECT
        'pg_catalog.pg_extension'::pg_catalog.regclass, oid, 0,
        'pg_catalog.pg_namespace'::pg_catalog.regclass, extnamespace, 0, 'n'
    FROM made
"""


class _Build:
    """The creation of members in the sandbox."""

    def __init__(self, sandbox: Sandbox, found: Members, registry: Registry, text: str, deadline: float) -> None:
        from schemadiff.kinds.sandbox_members import binary_casts, modified_types, simplified
        from schemadiff.pipeline.needed_members import needed

        self._sandbox = sandbox
        self._registry = registry
        self._found = found
        self._deadline = deadline
        self._members = needed(simplified(found.catalog), registry, text)
        simple = self._members.replacing(o for o in found.catalog if o.identity in self._members)
        self._casts = binary_casts(simple)
        self._modifiers = {i: labels for i in modified_types(simple) if (labels := modifiers(i.name, text))}
        self._failed: dict[Identity, str] = {}

    @property
    def names(self) -> frozenset[str]:
        """Return the names of the members that are needed."""
        return frozenset(item.identity.name for item in self._members)

    def run(self) -> Mapping[Identity, str]:
        """Create the members; return those that could not be created, with the reason."""
        if not len(self._members):
            return {}
        for name in sorted({item.identity.path[0] for item in self._members if len(item.identity.path) > 1}):
            self._sandbox.administrate(f"CREATE SCHEMA IF NOT EXISTS {ident(name)} AUTHORIZATION {ident(BUILDER)}")
        created = [o for o in self._members if not structure.is_schema(o.identity) and o.identity not in self._casts]
        made = stand_ins(self._members.replacing(created), self._registry, self._sandbox)
        native = "only native code could do what it does"
        self._failed.update((o.identity, native) for o in created if o.identity not in made.buildable)
        self._failed.update(create(self._sandbox, made, made.buildable, self._deadline))
        for identity, statement in self._casts.items():
            self._administered(identity, statement)
        for identity, labels in self._modifiers.items():
            extension = self._found.extensions[identity]
            self._tried(identity, partial(accept_modifiers, self._sandbox, identity.path, labels, extension))
        self._belong(made)
        return self._failed

    def _administered(self, identity: Identity, statement: str) -> None:
        self._tried(identity, lambda: self._sandbox.administrate(statement))

    def _tried(self, identity: Identity, run: Callable[[], object]) -> None:
        """Do something for a member if there is time left, and keep why that failed."""
        import psycopg

        if time.monotonic() > self._deadline:
            self._failed[identity] = OVERDUE
            return
        try:
            run()
        except psycopg.Error as error:
            self._failed[identity] = error.diag.message_primary or str(error)

    def _belong(self, made: StandIns) -> None:
        """Make what was created members of their extensions, so that it counts as these do."""
        first = next(iter(self._found.extensions.values()))
        for item in self._members:
            if item.parent is None and item.identity not in self._failed:
                name = self._found.extensions.get(item.identity, first)
                self._administered(item.identity, f"ALTER EXTENSION {ident(name)} ADD {made.in_sql(item.identity)}")
