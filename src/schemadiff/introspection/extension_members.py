"""The members of extensions as objects: what the reader of the live side leaves out.

They are read with the queries of their kinds. So whatever reads, compares or builds objects of a kind can do so with an
extension's members.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Address, Identity
from schemadiff.introspection.catalog_queries import of_members, shared, sorts, statement
from schemadiff.introspection.reader import BATCH, Reader, snapshot, without_gc
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import server_error, server_version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schemadiff.postgres.connection import Connection


class Members(NamedTuple):
    """The members of extensions, with what is below them: columns and keys, but neither privileges nor comments."""

    catalog: Catalog
    extensions: Mapping[Identity, str]
    """By member, the extension that it belongs to."""


def members(connection: Connection, registry: Registry, extensions: Collection[str]) -> Members:
    """Return the members of these extensions, outside of the system's schemas; none of one that is not installed.

    It reads in a transaction of its own, or in the caller's if one is open.
    """
    import psycopg

    version = server_version(connection)
    try:
        with snapshot(connection), without_gc():
            rows = connection.execute(shared("_members_of", version), {"names": list(extensions)}, prepare=False)
            owners = {Address(classid, objid): (oid, name) for oid, name, classid, objid in rows.fetchall()}
            if not owners:
                return Members(Catalog(()), {})
            catalog = _MemberReader(connection, registry, version, {oid for oid, _ in owners.values()}).read(None)
    except psycopg.Error as error:
        raise server_error(error) from None
    found = {o.identity: owners[o.address][1] for o in catalog if o.parent is None and o.address in owners}
    return Members(catalog, found)


class _MemberReader(Reader):
    """Reads the members of extensions instead of everything else."""

    def __init__(self, connection: Connection, registry: Registry, version: int, extensions: Collection[int]) -> None:
        super().__init__(connection, registry, version, ())
        self._extensions = extensions

    def read(self, schemas: Collection[str] | None) -> Catalog:
        """Return the members in these schemas, or in every schema that is not the system's."""
        managed, catalogs, rare, present = self._scope(schemas)
        oids = {"schemas": managed.values(), "extensions": self._extensions}
        parameters = {**{name: "{" + ",".join(map(str, found)) + "}" for name, found in oids.items()}, **rare}
        left = [
            kind for kind in self._kinds() if (needs := sorts(self._registry, kind.name)) is None or needs & present
        ]
        while left:
            # A kind that can only be below others is not asked for where there are none of these.
            above = {item.identity.kind for item in self._objects}
            now = [kind for kind in left if not kind.yaml.parents or above.intersection(kind.yaml.parents)][:BATCH]
            left = [kind for kind in left if kind not in now] if now else []
            for answer in self._ask(now, parameters):
                self._build(answer, catalogs)
        return Catalog(self._objects, schemas={path[0] for o in self._objects if len(path := o.identity.path) > 1})

    def _query(self, kind: Kind) -> bytes | None:
        if kind.yaml.parents:
            return statement(self._registry, kind.name, self._version)
        return of_members(self._registry, kind.name, self._version)

    def _kinds(self) -> list[Kind]:
        """Return the kinds of which members are, and of what can be referred to below these."""
        return [kind for kind in super()._kinds() if self._is_read(kind)]

    def _is_read(self, kind: Kind) -> bool:
        if kind.yaml.layout is Layout.PROPERTY:
            return False
        if not kind.yaml.parents:
            return of_members(self._registry, kind.name, self._version) is not None
        return kind.naming.is_column or kind.dependencies.provides in ("key", "type")
