"""A partition's own indexes and keys over the same columns as those of its parents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds.hints import OVER_SAME_COLUMNS
from schemadiff.kinds.inherited_parts import LABELS, tables_above
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute


def over_same_columns(own: Object, above: Iterable[Object]) -> Iterator[Object]:
    """Yield those of the parents' indexes and keys of which the server would take an index or key for a part.

    It does where the parent's is created later (DefineIndex and CompareIndexInfo in indexcmds.c and index.c): then they
    are over the same columns, and a key takes only the index of another key.
    """
    if own.identity.kind not in LABELS:
        return
    compared, is_key = _compared(own), own.identity.kind != "index"
    for other in (o for o in above if o.identity.kind in LABELS and (is_key or o.identity.kind == "index")):
        if _compared(other) == compared:
            yield other


def after_parents(own: Object, same: Iterable[Object]) -> Object:
    """Return a partition's own index or key, to be created after its parents' over the same columns."""
    return own.with_hints(OVER_SAME_COLUMNS.of(tuple((o.identity.kind, *o.identity.path) for o in same)))


def in_sandbox(own: Object, sandbox: SandboxLookup) -> Substitute:
    """Return an index or key in the order in which a sandbox has to create it; a live one has no such hint."""
    catalog = sandbox.declared
    table = catalog.get(own.parent) if own.parent is not None else None
    parents = list(tables_above(table, catalog))
    above = [o for parent in parents for kind in LABELS for o in catalog.children(parent.identity, kind)]
    same = list(over_same_columns(own, above))
    return Substitute(after_parents(own, same) if same else own)


def _compared(index: Object) -> tuple[Value, ...]:
    """Return what has to be the same: the columns by their names or expressions, and what limits the rows."""
    columns = tuple(e if isinstance(e, str) or e.expression else e.column for e in index.get("columns", ()))
    is_unique = index.identity.kind in ("primary_key", "unique") or bool(index.get("unique"))
    included, where = tuple(index.get("include", ())), index.get("where")
    return columns, is_unique, index.get("method"), included, where, bool(index.get("nulls_not_distinct"))
