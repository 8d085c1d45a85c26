"""The live side: a database as a catalog, read in one snapshot with one query a kind.

The reader knows no kind by name. ``queries/<kind>.sql`` returns a row for each object. Columns have the names of the
kind's fields (:mod:`schemadiff.introspection.column_values` says in which form), and columns that begin with an
underscore identify the object:

``_path``
    the whole path, for top-level objects;
``_schema``
    for children of a relation that can be in another schema than their parent: the schema;
``_name``, ``_parent_oid``
    for children of a relation, or of an object of the catalog ``_parent_classid`` (the same in all rows of a query):
        the name, and the parent's oid. A row whose parent was not read is dropped, so that no query needs a condition
        to leave out the children of an extension's table;
``_parent_oid``, ``_parent_classid`` (pg_class if absent), ``_parent_subid`` (0 if absent)
    for properties: the address of the object that has them;
``_arguments``
    the input types of a routine;
``_oid``
    the object's own oid, in the kind's catalog;
``_subid``
    the number of a part without an oid of its own (a column), in its parent or in the object of ``_oid``; it is also
        its position among its siblings;
``_part``
    the number of a column that properties can name and whose address is another one (a column of a view);
``_implicit``
    true for a name that no user gave;
``_hint.…``
    a hint of the object that its kind declares.

Properties (comment, owner, grants, and a column's default) are children of the object at the address, and have no name
of their own. A property that the kind of that object does not list is dropped. Parents are read before their children
and properties last; a kind whose query returns column numbers comes after ``column`` in the registry.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import CLONE
from schemadiff.catalog.objects import Address, Identity, Object
from schemadiff.introspection import column_values
from schemadiff.introspection.catalog_queries import shared, sorts, statement
from schemadiff.introspection.column_values import Column
from schemadiff.introspection.coverage import coverage, unmodelled
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import CATALOG_PLANS, USUAL_PLANS, server_error, server_version

if TYPE_CHECKING:
    from psycopg import Cursor
    from psycopg.rows import TupleRow

    from schemadiff.postgres.connection import Connection

Known = dict[tuple[int, int, int], Object]
"""The objects read so far, by address."""

BATCH = 7
"""The number of kinds whose queries are sent in one pipeline."""


def read(
    connection: Connection,
    registry: Registry,
    schemas: Collection[str] | None = None,
    asked: Collection[str] = (),
) -> Catalog:
    """Return the objects of these schemas, or of every schema that is not the system's.

    Cluster-wide kinds are read only if they are in ``asked``. It reads in a REPEATABLE READ, READ ONLY transaction of
    its own, or in the caller's if one is open.
    """
    import psycopg

    version = server_version(connection)
    try:
        with snapshot(connection), without_gc():
            return Reader(connection, registry, version, asked).read(schemas)
    except psycopg.Error as error:
        raise server_error(error) from None


class _Answer(NamedTuple):
    """The result of a kind's query."""

    kind: Kind
    columns: list[Column]
    rows: list[TupleRow]


class Reader:
    """One reading: the scope is queried first, then every kind that exists in it, in a few pipelines.

    A thread waits for the server while objects are built from earlier results. psycopg returns the results of a
    pipeline only when all have arrived, so with a single pipeline server and client would each be idle half the time.
    """

    def __init__(self, connection: Connection, registry: Registry, version: int, asked: Collection[str]) -> None:
        self._asked = asked
        self._connection = connection
        self._registry = registry
        self._version = version
        self._known: Known = {}
        self._objects: list[Object] = []
        self._clones: list[Object] = []

    def read(self, schemas: Collection[str] | None) -> Catalog:
        """Return the objects in these schemas, or in every schema that is not the system's."""
        managed, catalogs, rare, present = self._scope(schemas)
        parameters = {"schemas": "{" + ",".join(str(oid) for oid in managed.values()) + "}", **rare}
        kinds = self._kinds()
        found_in = [kind for kind in kinds if (needs := sorts(self._registry, kind.name)) is None or needs & present]
        with ThreadPoolExecutor(max_workers=1) as waiting:
            batches = [
                waiting.submit(self._ask, found_in[start : start + BATCH], parameters)
                for start in range(0, len(found_in), BATCH)
            ]
            counted = waiting.submit(coverage, self._connection, self._version, parameters)
            try:
                for batch in batches:
                    for answer in batch.result():
                        self._build(answer, catalogs)
                found = unmodelled(self._connection, self._version, counted.result(), self._known)
            except BaseException:
                waiting.shutdown(wait=False, cancel_futures=True)
                raise
        named = schemas if schemas is not None else managed.keys()
        sections = (kind.name for kind in kinds if kind.management.opt_in_by_section)
        whole = schemas is None
        return Catalog(
            self._objects, schemas=named, unmodelled=found, sections=sections, clones=self._clones, whole=whole
        )

    def _build(self, answer: _Answer, catalogs: Mapping[str, int]) -> None:
        build = _builder(answer.kind, self._registry, answer.columns, catalogs, self._known)
        built = [item for row in answer.rows if (item := build(row)) is not None]
        if any(column.name == _OF_CLONES for column in answer.columns):
            self._clones += [item for item in built if item.hint(CLONE)]
            built = [item for item in built if not item.hint(CLONE)]
        if self._clones and answer.kind.yaml.layout is Layout.PROPERTY:
            copies = {item.identity for item in self._clones}
            self._clones += [item for item in built if item.parent in copies]
            built = [item for item in built if item.parent not in copies]
        self._objects += built

    def _ask(self, kinds: Sequence[Kind], parameters: Mapping[str, str]) -> list[_Answer]:
        with self._connection.pipeline():
            cursors = [
                (kind, self._connection.execute(query, parameters, prepare=False))
                for kind in kinds
                if (query := self._query(kind)) is not None
            ]
            return [_answer(kind, cursor) for kind, cursor in cursors]

    def _query(self, kind: Kind) -> bytes | None:
        """Return the query of a kind; None if it has none."""
        return statement(self._registry, kind.name, self._version)

    def _kinds(self) -> list[Kind]:
        """Return the kinds in the order of reading: parents before children, properties last, else by registry."""
        kinds = self._registry.kinds

        def depth(kind: Kind) -> int:
            if kind.yaml.layout is Layout.PROPERTY and not kind.yaml.parents:
                return len(kinds)
            return max((depth(kinds[parent]) + 1 for parent in kind.yaml.parents), default=0)

        wanted = (
            k for k in kinds.values() if not k.management.cluster_wide or {k.name, *k.yaml.parents} & set(self._asked)
        )
        return sorted((k for k in wanted if self._registry.query(k.name) is not None), key=depth)

    def _scope(
        self, schemas: Collection[str] | None
    ) -> tuple[dict[str, int], dict[str, int], dict[str, str], frozenset[str]]:
        """Return the oids of managed schemas and of the kinds' catalogs, rare relations, and sorts of objects."""
        names = {kind.address_catalog for kind in self._registry.kinds.values() if kind.address_catalog}
        with self._connection.pipeline():
            managed = self._execute("_schemas", {"names": list(schemas) if schemas is not None else None})
            catalogs = self._execute("_catalogs", {"names": list(names)})
            rare = self._execute("_rare_columns", {})
            present = self._execute("_present", {})
            return (
                {name: oid for oid, name in managed.fetchall()},
                dict(catalogs.fetchall()),
                {c.name: text for row in rare.fetchall() for c, text in zip(rare.description or (), row, strict=True)},
                frozenset(sort for (found,) in present.fetchall() for sort in found),
            )

    def _execute(self, name: str, parameters: dict[str, Any]) -> Cursor[TupleRow]:
        return self._connection.execute(shared(name, self._version), parameters, prepare=False)


def _answer(kind: Kind, cursor: Cursor[TupleRow]) -> _Answer:
    rows = cursor.fetchall()
    return _Answer(kind, [Column(c.name, c.type_code) for c in cursor.description or ()], rows)


def _builder(
    kind: Kind, registry: Registry, columns: Sequence[Column], catalogs: Mapping[str, int], known: Known
) -> Callable[[Sequence[Any]], Object | None]:
    """Return a function that builds the object of a row; it returns None for a row whose parent was not read."""
    places = column_values.places_of(kind, columns)
    plan = column_values.plan(kind, columns, known)
    identify = _identifier(kind, registry, places, catalogs, known)
    subid = places.get("_subid")
    part = places.get("_part")
    oid = places.get("_oid", None if subid is None else places["_parent_oid"])
    implicit = places.get("_implicit")
    hints = [(column.name.removeprefix(_HINT), n) for n, column in enumerate(columns) if column.name.startswith(_HINT)]
    classid = catalogs.get(kind.address_catalog, 0)
    relation, above = catalogs.get("pg_class", column_values.RELATION_CATALOG), places.get("_parent_oid", 0)
    values = column_values.values

    def build(row: Sequence[Any]) -> Object | None:
        found = identify(row)
        if found is None:
            return None
        identity, parent = found
        number = None if oid is None else row[oid]
        address = None if number is None else _new(Address, (classid, number, 0 if subid is None else row[subid]))
        item = Object(
            identity,
            values(plan, row),
            parent,
            0 if subid is None else row[subid],
            None,
            (),
            {name: column_values.hint(row[n]) for name, n in hints if row[n] is not None} or None if hints else None,
            address,
            False if implicit is None else row[implicit],
        )
        if address is not None:
            known[address] = item
        if part is not None:
            known[_new(Address, (relation, row[above], row[part]))] = item
        return item

    return build


_HINT = "_hint."
"""How the columns of hints begin."""
_OF_CLONES = _HINT + CLONE.name

_new = tuple.__new__
"""Builds a named tuple in half the time of its own constructor, which matters for tens of thousands of them."""

Identify = Callable[[Sequence[Any]], tuple[Identity, Identity | None] | None]


def _identifier(
    kind: Kind, registry: Registry, places: dict[str, int], catalogs: Mapping[str, int], known: Known
) -> Identify:
    """Return a function that returns the identities of a row's object and of its parent."""
    if "_path" in places or (kind.yaml.layout is not Layout.PROPERTY and not kind.yaml.parents):
        return _at_the_top(kind, places["_path"], places.get("_arguments"))
    relation = catalogs.get("pg_class", column_values.RELATION_CATALOG)
    if kind.yaml.layout is Layout.PROPERTY:
        return _property(kind, registry, places, relation, known)
    if "_schema" in places:
        return _placed(kind, places["_parent_oid"], places["_schema"], places["_name"], relation, known)
    return _below(kind, places["_parent_oid"], places.get("_parent_classid"), places["_name"], relation, known)


def _at_the_top(kind: Kind, path: int, arguments: int | None) -> Identify:
    if arguments is None:
        return lambda row: (Identity(kind.name, tuple(row[path])), None)
    return lambda row: (Identity(kind.name, tuple(row[path]), row[arguments]), None)


def _property(kind: Kind, registry: Registry, places: dict[str, int], relation: int, known: Known) -> Identify:
    oid, classid, subid = places["_parent_oid"], places.get("_parent_classid"), places.get("_parent_subid")
    bearers = {name for name in registry.kinds if registry.children(name).get(kind.yaml.key) is kind}

    def identify(row: Sequence[Any]) -> tuple[Identity, Identity] | None:
        address = (relation if classid is None else row[classid], row[oid], 0 if subid is None else row[subid])
        parent = known.get(address)
        if parent is None or parent.identity.kind not in bearers:
            return None
        bearer = parent.identity
        return _new(Identity, (kind.name, (bearer.kind, *bearer.path), bearer.arguments)), bearer

    return identify


def _placed(kind: Kind, oid: int, schema: int, name: int, relation: int, known: Known) -> Identify:
    def identify(row: Sequence[Any]) -> tuple[Identity, Identity] | None:
        parent = known.get((relation, row[oid], 0))
        return None if parent is None else (Identity(kind.name, (row[schema], row[name])), parent.identity)

    return identify


def _below(kind: Kind, oid: int, classid: int | None, name: int, relation: int, known: Known) -> Identify:
    last = 0
    parent: Identity | None = None
    above: tuple[str, ...] = ()

    def identify(row: Sequence[Any]) -> tuple[Identity, Identity] | None:
        """Siblings mostly follow each other."""
        nonlocal last, parent, above
        if row[oid] != last:
            last = row[oid]
            found = known.get((relation if classid is None else row[classid], last, 0))
            parent = None if found is None else found.identity
            above = () if parent is None else parent.path[:1] if kind.naming.in_schema else parent.path
        return None if parent is None else (_new(Identity, (kind.name, (*above, row[name]), None)), parent)

    return identify


@contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """Open a read-only snapshot, unless the caller has a transaction open already."""
    from psycopg.pq import TransactionStatus

    if connection.info.transaction_status is not TransactionStatus.IDLE:
        connection.execute(CATALOG_PLANS)
        yield
        connection.execute(USUAL_PLANS)
        return
    connection.execute(f"BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; {CATALOG_PLANS}".encode())
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute("ROLLBACK")


@contextmanager
def without_gc() -> Iterator[None]:
    """Pause the garbage collector: thousands of new objects, none of them garbage, would be scanned again and again."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
