"""Both sides read, brought to one form and compared, with the server's answers to what texts cannot tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from schemadiff.catalog.catalog import Catalog, Unmodelled
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Scope, compare, in_full
from schemadiff.diff.renames import apply_renames, old_identity
from schemadiff.introspection import reader, written_defaults
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.compared import Compared
from schemadiff.pipeline.request import Request
from schemadiff.planner.server_facts import ServerFacts
from schemadiff.postgres.connection import server_version
from schemadiff.preflight import extensions, prepare, versions
from schemadiff.references.roles import owner_of

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


def compare_with(connection: Connection, declared: Catalog, request: Request) -> Compared:
    """Both sides compared, with the server's answers to what texts cannot tell."""
    version = server_version(connection)
    declared, notes = prepare.prepare(
        connection, declared, request.registry, version, try_extensions=request.try_extensions
    )
    left = _former_schemas(declared, request.registry)
    whole = frozenset(_whole_schemas(connection, request.scope))
    schemas = None if request.scope.everything else declared.schemas | left | whole
    live = reader.read(connection, request.registry, schemas, declared.sections)
    if request.put_back is not None:
        live = request.put_back(live)
    before = live

    def stays(item: Object, among: Catalog) -> bool:
        return request.scope.unmanaged(item, among, declared, request.registry)

    live, renames = apply_renames(live, declared, request.registry, stays)
    former = _moved(before, live) if renames else {}
    if schemas is not None and left:
        live = _within(live, declared.schemas | whole, request.registry)
    live = _settled(live, declared, request.registry, version)
    declared = written_defaults.without_defaults(connection, live, declared, request.registry)
    declared = versions.beside(connection, live, declared, request.registry, version)
    declared = in_full(live, declared, request.registry, request.scope)
    comparison = compare(live, declared, request.registry, request.scope)
    comparison = extensions.without_members(connection, comparison, request.registry, version)
    facts = ServerFacts()
    if former or not comparison.empty:
        # A plan with nothing to do never needs the modules that ask.
        from schemadiff.pipeline.normalize_stage import settled

        comparison, declared, facts, unverified = settled(connection, comparison, live, declared, request, former)
        notes = (*notes, *unverified)
    if live.unmodelled:
        live = live.naming(u for u in live.unmodelled if not _is_ignored(u, request.scope))
    return Compared(version, live, declared, renames, comparison, facts, former, notes)


def _is_ignored(item: Unmodelled, scope: Scope) -> bool:
    """Whether the configuration leaves out what is not modelled, or what it stands in: its table, its schema."""
    kind = item.what.replace(" ", "_").replace("-", "_")
    parts = tuple(item.name.split("."))
    above = [Identity("schema", parts[:1])] if len(parts) > 1 else []
    above += [Identity("table", parts[:end]) for end in range(2, len(parts))]
    return any(scope.ignore(identity) for identity in (Identity(kind, parts), *above))


def _settled(live: Catalog, declared: Catalog, registry: Registry, version: int) -> Catalog:
    """The live side as it counts once everything has gone where it belongs."""

    def owners(trait: Object) -> tuple[str | None, str | None]:
        before = after = None
        if trait.parent is not None and (carrier := live.get(trait.parent)) is not None:
            before = owner_of(carrier, registry, live)
            after = owner_of(declared.get(trait.parent) or carrier, registry, declared, live)
        return before, after

    for kind in registry.kinds.values():
        if kind.reconciliation.live is not None and live.by_kind.get(kind.name):
            settled = kind.reconciliation.live(live, declared, version, owners)
            live = live if settled is live else live.replacing(settled)
    return live


def _whole_schemas(connection: Connection, scope: Scope) -> Iterator[str]:
    """The live schemas that are managed although the YAML need not name them."""
    if scope.manage is None:
        return
    for (name,) in connection.execute("SELECT nspname::text FROM pg_namespace WHERE nspname !~ '^pg_'").fetchall():
        if name != "information_schema" and scope.manage(Identity("schema", (name,))):
            yield name


def _former_schemas(declared: Catalog, registry: Registry) -> frozenset[str]:
    """Where the declared objects may come from: other names of schemas, and schemas that objects leave."""
    found: set[str] = set()
    for item in declared:
        name = item.hint("renamed_from")
        if name is None:
            continue
        old = old_identity(item, name)
        if registry[old.kind].naming.scope == "schema" or registry[old.kind].naming.namespace == "schema":
            found.add(old.path[0])
    return frozenset(found - declared.schemas)


def _within(live: Catalog, schemas: Collection[str], registry: Registry) -> Catalog:
    """What is left of a former schema is not ours."""

    def schema(item: Object) -> str | None:
        if item.parent is not None:
            holder = live.get(item.parent)
            return schema(holder) if holder is not None else None
        return item.identity.path[0] if registry[item.identity.kind].naming.scope != "database" else None

    return live.replacing(o for o in live if (home := schema(o)) is None or home in schemas)


def _moved(before: Catalog, after: Catalog) -> dict[Identity, Identity]:
    """Everything that a rename moves: the identity it will have, and the one it has."""
    return {n.identity: o.identity for o, n in zip(before, after, strict=True) if o.identity != n.identity}
