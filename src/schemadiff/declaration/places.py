"""Where a node stands in its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from schemadiff.declaration.yaml_nodes import Map, Seq
from schemadiff.errors import Place

Entry = tuple[Any, Any]
"""Where a node stands: the mapping or list that holds it, and under which key."""


def place_of_key(entry: Entry) -> Place:
    place: Place = entry[0].place(entry[1])
    return place


def place_of_value(entry: Entry, path: Iterable[str | int] = ()) -> Place:
    """The place of the value, or of what stands in it at the end of the path."""
    holder, key = entry
    for step in path:
        node = holder[key]
        if not (step in node if isinstance(node, Map) else isinstance(node, Seq) and isinstance(step, int)):
            break
        holder, key = node, step
    place: Place = holder.value_place(key) if isinstance(holder, Map) else holder.place(key)
    return place


def node_below(written: Mapping[str, Any], key: str | None, entry: Entry) -> Entry:
    """Where a key of an object was written; the object's own place where it was not."""
    return (written, key) if key is not None and written.__class__ is Map and key in written else entry


def without_name(node: dict[str, Any]) -> dict[str, Any]:
    """The node without its name, its places kept."""
    if not isinstance(node, Map):
        return {k: v for k, v in node.items() if k != "name"}
    copy = Map((k, v) for k, v in node.items() if k != "name")
    copy._source, copy._start, copy._marks = node._source, node._start, node._marks
    return copy
