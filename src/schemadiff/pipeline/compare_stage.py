"""Reads both sides, reconciles and compares them, and has the server asked about texts that differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog, Unmodelled
from schemadiff.catalog.hints import RENAMED_FROM
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Scope, compare, in_full
from schemadiff.diff.exchanged_names import old_identity
from schemadiff.diff.rename_order import Rename
from schemadiff.diff.renames import apply_renames
from schemadiff.errors import Finding, InputError
from schemadiff.introspection import own_collations, reader, written_defaults
from schemadiff.kindspec.naming import NameScope
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.compared import Compared
from schemadiff.pipeline.request import ReadAhead, Request
from schemadiff.planner.server_facts import ServerFacts
from schemadiff.postgres.connection import server_version
from schemadiff.preflight import extensions, prepare, versions
from schemadiff.references.roles import owner_of
from schemadiff.sql.namespaces import Namespace

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


class _LiveSide(NamedTuple):
    """The live catalog after the renames."""

    before: Catalog
    """The live catalog before the renames."""
    catalog: Catalog
    renames: tuple[Rename, ...]
    previous: Mapping[Identity, Identity]
    """The previous identity of each renamed object, by its identity after the renames."""
    notes: tuple[Finding, ...]
    """How the renames were understood."""


def compare_with(
    connection: Connection, declared: Catalog, request: Request, ahead: ReadAhead | None = None
) -> Compared:
    """Return both sides and their differences, with the server's answers about SQL texts.

    What was read ``ahead`` through this connection is not read again, if it is what has to be read. Raises InputError
    with every finding where the declared side cannot be meant.
    """
    version = server_version(connection)
    declared, notes = prepare.prepare(
        connection, declared, request.registry, version, try_extensions=request.try_extensions
    )
    before, live, renames, previous, understood = _introspect(connection, declared, request, ahead)
    notes = (*notes, *understood)
    named, declared = versions.with_explicit_names(live, declared, request.registry, version)
    if request.reconcile:
        live = _reconciled(named, declared, request.registry, version)
    declared = written_defaults.without_defaults(connection, live, declared, request.registry)
    declared = own_collations.without_own(connection, live, declared, request.registry)
    declared = versions.reconcile_declared(connection, live, declared, request.registry, version)
    declared = in_full(live, declared, request.registry, request.scope)
    comparison = compare(live, declared, request.registry, request.scope)
    comparison = extensions.without_members(connection, comparison, request.registry, version)
    facts = ServerFacts()
    if previous or not comparison.empty:
        # A plan with nothing to do does not import the modules that ask the server.
        from schemadiff.pipeline.normalize_stage import normalized

        try:
            comparison, declared, facts, unverified = normalized(
                connection, comparison, live, declared, request, previous
            )
        except InputError as error:
            from schemadiff.planner.rename_hints import with_rename_hints

            hinted = with_rename_hints(error.findings, comparison, live, declared, request.registry, previous)
            raise InputError(hinted) from None
        notes = (*notes, *unverified)
    if live.unmodelled:
        live = live.naming(u for u in live.unmodelled if not _is_ignored(u, request.scope))
    return Compared(version, before, live, declared, renames, comparison, facts, previous, notes)


def _introspect(connection: Connection, declared: Catalog, request: Request, ahead: ReadAhead | None) -> _LiveSide:
    """Read the live side as far as the YAML manages it, and apply the renames."""
    left = _previous_schemas(declared, request.registry)
    whole = frozenset(_whole_schemas(connection, request.scope))
    schemas = None if request.scope.everything else declared.schemas | left | whole
    if ahead is not None and (ahead.schemas, ahead.sections) == (schemas, declared.sections):
        before = ahead.catalog
    else:
        before = reader.read(connection, request.registry, schemas, declared.sections)
    if request.put_back is not None:
        before = request.put_back(before)

    def stays(item: Object, among: Catalog) -> bool:
        return request.scope.unmanaged(item, among, declared, request.registry)

    notes: list[Finding] = []
    live, renames = apply_renames(before, declared, request.registry, stays, notes.append)
    previous = _previous(before, live) if renames else {}
    if schemas is not None and left:
        live = _within(live, declared.schemas | whole, request.registry)
    return _LiveSide(before, live, renames, previous, tuple(notes))


def _is_ignored(item: Unmodelled, scope: Scope) -> bool:
    """Tell whether the configuration ignores an unsupported object, or the table or schema that it is in."""
    kind = item.what.replace(" ", "_").replace("-", "_")
    parts = tuple(item.name.split("."))
    above = [structure.schema(parts[0])] if len(parts) > 1 else []
    above += [structure.table(parts[:end]) for end in range(2, len(parts))]
    return any(scope.ignore(identity) for identity in (Identity(kind, parts), *above))


def _reconciled(live: Catalog, declared: Catalog, registry: Registry, version: int) -> Catalog:
    """Return the live side reconciled with the declared one: detached and attached tables, changes of owners."""

    def owners(property_: Object) -> tuple[str | None, str | None]:
        before = after = None
        if property_.parent is not None and (owner := live.get(property_.parent)) is not None:
            before = owner_of(owner, registry, live)
            after = owner_of(declared.get(property_.parent) or owner, registry, declared, live)
        return before, after

    for kind in registry.kinds.values():
        if kind.reconciliation.live is not None and live.by_kind.get(kind.name):
            found = kind.reconciliation.live(live, declared, version, owners)
            live = live if found is live else live.replacing(found)
    return live


def _whole_schemas(connection: Connection, scope: Scope) -> Iterator[str]:
    """Yield the live schemas that are managed although the YAML does not name them."""
    if scope.manage is None:
        return
    for (name,) in connection.execute("SELECT nspname::text FROM pg_namespace WHERE nspname !~ '^pg_'").fetchall():
        if name != "information_schema" and scope.manage(structure.schema(name)):
            yield name


def _previous_schemas(declared: Catalog, registry: Registry) -> frozenset[str]:
    """Return the schemas that declared objects may come from.

    These are previous names of schemas, and schemas that objects leave.
    """
    found: set[str] = set()
    for item in declared:
        name = item.hint(RENAMED_FROM)
        if name is None:
            continue
        old = old_identity(item, name)
        if registry[old.kind].naming.in_schema or registry[old.kind].naming.namespace == Namespace.SCHEMA:
            found.add(old.path[0])
    return frozenset(found - declared.schemas)


def _within(live: Catalog, schemas: Collection[str], registry: Registry) -> Catalog:
    """Return the live side without the objects that stay in a schema that is not managed."""

    def schema(item: Object) -> str | None:
        if item.parent is not None:
            holder = live.get(item.parent)
            return schema(holder) if holder is not None else None
        return item.identity.path[0] if registry[item.identity.kind].naming.scope != NameScope.DATABASE else None

    return live.replacing(o for o in live if (home := schema(o)) is None or home in schemas)


def _previous(before: Catalog, after: Catalog) -> dict[Identity, Identity]:
    """Return the previous identities of objects whose identity the renames change, by the new one."""
    return {n.identity: o.identity for o, n in zip(before, after, strict=True) if o.identity != n.identity}
