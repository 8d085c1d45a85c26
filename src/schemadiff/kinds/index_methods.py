"""What the access methods of PostgreSQL can do, and what an index of one therefore cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemadiff.catalog.objects import Object

_ABILITIES: Mapping[str, frozenset[str]] = {
    "btree": frozenset({"unique", "several", "include", "order", "cluster"}),
    "gist": frozenset({"several", "include", "cluster"}),
    "spgist": frozenset({"include"}),
    "gin": frozenset({"several"}),
    "brin": frozenset({"several"}),
    "hash": frozenset(),
}
"""``amcanunique``, ``amcanmulticol``, ``amcaninclude``, ``amcanorder`` and ``amclusterable`` of each handler.

Extensions can bring further methods, of which nothing is known here.
"""


def impossible(index: Object) -> Iterator[tuple[str, str]]:
    """Yield what an index, or the index of an exclusion constraint, cannot be, each with a hint."""
    method = index.get("method", "btree")
    able = _ABILITIES.get(method)
    if able is None:
        return
    elements = index.get("columns") or index.get("elements") or ()
    if index.get("unique") and "unique" not in able:
        yield f"an index of method {method} cannot be unique", "Remove `unique`, or take the method btree."
    if len(elements) > 1 and "several" not in able:
        yield f"an index of method {method} has one column", "Declare one for each column, or take the method btree."
    if index.get("include") and "include" not in able:
        yield f"an index of method {method} cannot include columns", "Remove `include`, or take the method btree."
    if "order" not in able and any(e.descending or e.nulls_first for e in elements):
        yield f"an index of method {method} has no order", "Remove `desc` and `nulls first`."
    if index.get("cluster") and "cluster" not in able:
        yield f"CLUSTER cannot order rows by an index of method {method}", "Remove `cluster`."
    if index.get("replica_identity"):
        yield from _identity(index)


def _identity(index: Object) -> Iterator[tuple[str, str]]:
    """Yield why an index cannot be a replica identity (ATExecReplicaIdentity in tablecmds.c)."""
    if not index.get("unique"):
        yield "only a unique index can be a replica identity", "Remove `replica_identity`, or make it `unique`."
    elif any(e.column is None for e in index.get("columns", ())):
        yield "an index over an expression cannot be a replica identity", "Remove `replica_identity`."
