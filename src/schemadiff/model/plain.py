"""Values of objects as plain data, which any format can hold and nobody can run, and back.

What JSON has no word for is a mapping with the key ``$``: a tuple subclass by its name, with its parts in order. Plain
tuples are lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemadiff.errors import Place
from schemadiff.model.kind import Element, Grant, Member, Parameter
from schemadiff.model.objects import Identity
from schemadiff.model.rows import Env, Json, Number, Row, RowKey, Sql

_TUPLES: Mapping[str, Any] = {
    t.__name__: t for t in (Element, Member, Parameter, Grant, Identity, Place, Env, Sql, RowKey)
}
_TEXTS: Mapping[str, Any] = {t.__name__: t for t in (Number, Json)}
ATOMS = (str, bool, int, type(None))
"""The types of values that are plain already."""


def written(value: Any) -> Any:
    """The value as plain data."""
    if type(value) in ATOMS:
        return value
    name = type(value).__name__
    if name in _TUPLES:
        return {"$": name, "of": [written(v) for v in value]}
    if name in _TEXTS:
        return {"$": name, "of": str(value)}
    if isinstance(value, Row):
        return {"$": "Row", "of": [[c, written(v)] for c, v in value.items()], "place": written(value.place)}
    if isinstance(value, Mapping):
        return {"$": "Map", "of": [[k, written(v)] for k, v in value.items()]}
    if isinstance(value, tuple):
        return [written(v) for v in value]
    return value


def read(value: Any) -> Any:
    """The value of plain data. KeyError, TypeError or AttributeError where it is damaged."""
    if isinstance(value, list):
        return tuple(map(read, value))
    if not isinstance(value, dict):
        return value
    name, inside = value["$"], value["of"]
    if name in _TUPLES:
        return _TUPLES[name](*map(read, inside))
    if name in _TEXTS:
        return _TEXTS[name](inside)
    pairs = {k: read(v) for k, v in inside}
    return Row(pairs, read(value["place"])) if name == "Row" else pairs
