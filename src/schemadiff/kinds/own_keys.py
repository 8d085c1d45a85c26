"""A partition's own indexes and keys over the same columns as those of its parents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from schemadiff.catalog.hints import APART, OWN, HintValue
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.hints import OVER_SAME_COLUMNS, PART
from schemadiff.kinds.inherited_parts import LABELS, made_name


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


def after_inherited(
    table: Object, owns: Iterable[Object], above: Sequence[Object], objects: Mapping[Identity, Object]
) -> Iterator[Object]:
    """Yield those of a partition's own keys and indexes that are over the same columns as its parents', with hints.

    One with the name of the inherited index is both; any other is created later, so that it is not taken for it.

    Args:
        table: The partition.
        owns: Its own keys and indexes.
        above: Those of the tables above it.
        objects: All objects of that side.
    """
    apart = bool(objects[table.identity].hint(OWN))
    for own in owns:
        same = list(over_same_columns(own, above))
        hints: list[HintValue] = []
        for other in same:
            part = objects.get(Identity("inherited_index", (*table.identity.path, other.identity.name)))
            name = (part.get("name") if part is not None else None) or made_name(table.identity.name, other)
            if name == own.identity.name and own.identity.kind != "index" and other.identity.kind == "index":
                hints.append(PART.of(other.identity.name))
        if same:
            paths = tuple((o.identity.kind, *o.identity.path) for o in same)
            yield own.with_hints(OVER_SAME_COLUMNS.of(paths), *hints, APART.of(apart))


def _compared(index: Object) -> tuple[Value, ...]:
    """Return what has to be the same: the columns by their names or expressions, and what limits the rows."""
    columns = tuple(e if isinstance(e, str) or e.expression else e.column for e in index.get("columns", ()))
    is_unique = index.identity.kind in ("primary_key", "unique") or bool(index.get("unique"))
    included, where = tuple(index.get("include", ())), index.get("where")
    return columns, is_unique, index.get("method"), included, where, bool(index.get("nulls_not_distinct"))
