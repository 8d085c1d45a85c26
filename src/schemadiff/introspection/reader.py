"""The live side: a database as a catalog, in one snapshot and one query a kind.

The reader knows no kind by name. ``queries/<kind>.sql`` gives a row for each object; columns are named after the
kind's fields (:mod:`schemadiff.introspection.column_values` says how they come), and columns that begin with an
underscore say what the object is:

``_path``
    the whole path, for objects that stand at the top of a file;
``_schema``
    for objects below a relation that can stand in another schema than that: which one;
``_name``, ``_parent_oid``
    for objects below a relation, or below what ``_parent_classid`` says (the same in all rows of a query): the name,
    and the parent's oid. A row whose parent was not read is dropped: what hangs below an extension's table needs no
    condition of its own in each query;
``_parent_oid``, ``_parent_classid`` (pg_class where absent), ``_parent_subid`` (0 where absent)
    for traits: the address of what bears them;
``_arguments``
    the input types of a routine;
``_oid``
    the object's own oid, in the kind's catalog;
``_subid``
    the number of a part, which has no oid of its own (a column), of its parent or of what ``_oid`` says; it is its
    place among its siblings too;
``_part``
    the number of a column that traits can name and whose address is another one (of a view);
``_implicit``
    true for what nobody wrote;
``_hint.…``
    what goes into the object's hints.

Traits (comment, owner, grants, and a column's default) are objects below whatever the address names, and have
no name of their own. A trait that its target's kind does not list is dropped. Parents are read before their children
and traits last; of siblings, a kind whose query gives column numbers stands after ``column`` in the registry.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Address, Identity, Object
from schemadiff.introspection import column_values
from schemadiff.introspection.catalog_queries import shared, sorts, statement
from schemadiff.introspection.column_values import Column
from schemadiff.introspection.coverage import coverage, unmodelled
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import server_error, server_version

if TYPE_CHECKING:
    from psycopg import Cursor
    from psycopg.rows import TupleRow

    from schemadiff.postgres.connection import Connection

Known = dict[tuple[int, int, int], Object]
"""The objects read so far, by address."""

BATCH = 7
"""How many kinds are asked for in one pipeline."""


def read(
    connection: Connection,
    registry: Registry,
    schemas: Collection[str] | None = None,
    asked: Collection[str] = (),
) -> Catalog:
    """The objects of the named schemas, or of every schema but the system's; of the cluster, the kinds ``asked`` for.

    Reads in a REPEATABLE READ, READ ONLY transaction of its own, or in the caller's where one is open.
    """
    import psycopg

    version = server_version(connection)
    try:
        with _snapshot(connection), _without_gc():
            return _Reader(connection, registry, version, asked).read(schemas)
    except psycopg.Error as error:
        raise server_error(error) from None


class _Answer(NamedTuple):
    """What the query of a kind gave."""

    kind: Kind
    columns: list[Column]
    rows: list[TupleRow]


class _Reader:
    """One reading: the scope is asked first, then every kind that there is some of, in a few pipelines.

    A thread waits for the server while objects are built of what has come. psycopg hands out the results of a
    pipeline when all are there, so one pipeline would leave the server idle half the time, and the client the other.
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
        if any(column.name == "_hint.clone" for column in answer.columns):
            self._clones += [item for item in built if item.hint("clone")]
            built = [item for item in built if not item.hint("clone")]
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
                if (query := statement(self._registry, kind.name, self._version)) is not None
            ]
            return [_answer(kind, cursor) for kind, cursor in cursors]

    def _kinds(self) -> list[Kind]:
        """Parents before what hangs below them, and traits of any kind last; else as the registry has them."""
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
        """The oids of the managed schemas and of the catalogs kinds point into, rare relations, sorts of objects."""
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
    """A function that makes an object of a row, or None of a row whose parent was not read."""
    places = {column.name: number for number, column in enumerate(columns)}
    plan = column_values.plan(kind, columns, known)
    identify = _identifier(kind, registry, places, catalogs, known)
    subid = places.get("_subid")
    part = places.get("_part")
    oid = places.get("_oid", None if subid is None else places["_parent_oid"])
    implicit = places.get("_implicit")
    hints = [(column.name[6:], n) for n, column in enumerate(columns) if column.name.startswith("_hint.")]
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


_new = tuple.__new__
"""Makes a named tuple in half the time that its own constructor takes, which counts at tens of thousands of them."""

Identify = Callable[[Sequence[Any]], tuple[Identity, Identity | None] | None]


def _identifier(
    kind: Kind, registry: Registry, places: dict[str, int], catalogs: Mapping[str, int], known: Known
) -> Identify:
    """How to tell what object of that kind a row is, and what it stands below."""
    if "_path" in places:
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
        """Siblings follow each other mostly."""
        nonlocal last, parent, above
        if row[oid] != last:
            last = row[oid]
            found = known.get((relation if classid is None else row[classid], last, 0))
            parent = None if found is None else found.identity
            above = () if parent is None else parent.path[:1] if kind.naming.scope == "schema" else parent.path
        return None if parent is None else (_new(Identity, (kind.name, (*above, row[name]), None)), parent)

    return identify


@contextmanager
def _snapshot(connection: Connection) -> Iterator[None]:
    """A snapshot that nothing can be written in, unless the caller has a transaction open already."""
    from psycopg.pq import TransactionStatus

    if connection.info.transaction_status is not TransactionStatus.IDLE:
        yield
        return
    connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute("ROLLBACK")


@contextmanager
def _without_gc() -> Iterator[None]:
    """Thousands of new objects and none of them garbage: the collector would only walk them over and over."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
