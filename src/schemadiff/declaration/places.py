"""Where a node is in its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from schemadiff.declaration.yaml_nodes import SHIFT, Map, Seq
from schemadiff.errors import Place

Entry = tuple[Any, Any]
"""Where a node is: the mapping or list that contains it, and its key."""


def place_of_key(entry: Entry) -> Place:
    """Return the place of a node's key."""
    place: Place = entry[0].place(entry[1])
    return place


def place_of_value(entry: Entry, path: Iterable[str | int] = ()) -> Place:
    """Return the place of the value, or of the part of it at the end of the path."""
    holder, key = entry
    for step in path:
        node = holder[key]
        if not (step in node if isinstance(node, Map) else isinstance(node, Seq) and isinstance(step, int)):
            break
        holder, key = node, step
    place: Place = holder.value_place(key) if isinstance(holder, Map) else holder.place(key)
    return place


def node_below(written: Mapping[str, Any], key: str | None, entry: Entry) -> Entry:
    """Return where a key of an object was written; the object's own location if it was not."""
    return (written, key) if key is not None and written.__class__ is Map and key in written else entry


def without_name(node: dict[str, Any]) -> dict[str, Any]:
    """Return the node without its name; the places of the others are kept."""
    if not isinstance(node, Map):
        return {k: v for k, v in node.items() if k != "name"}
    copy = Map((k, v) for k, v in node.items() if k != "name")
    copy._source, copy._start, copy._marks = node._source, node._start, node._marks
    return copy


def with_shared(node: object, shared: object, entry: Entry) -> object:
    """Return an object's mapping with the keys that it shares with its peers and does not have itself.

    Those have the places where they are written for all of them.
    """
    if not isinstance(shared, dict) or not (node is None or isinstance(node, dict)):
        return node
    own = {} if node is None else node
    pairs = {**{key: value for key, value in shared.items() if key not in own}, **own}
    if not isinstance(shared, Map) or not isinstance(entry[0], Map):
        return pairs
    whole = Map(pairs)
    whole._source = shared._source
    whole._start = node._start if isinstance(node, Map) else entry[0]._marks[entry[1]] >> SHIFT
    whole._marks = {**shared._marks, **(node._marks if isinstance(node, Map) else {})}
    return whole
