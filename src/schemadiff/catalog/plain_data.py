"""Values of objects as plain data and back, for any serialization format; reading it runs no code.

A value for which JSON has no type is a mapping with the key ``$``, which holds a tag, and the parts in order. Plain
tuples are lists. Tags and the order of the parts belong to the formats that use them (saved catalogs, saved plans,
fingerprints), not to the code: a class can be renamed, but a tag only together with a new version of these formats.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.seed_rows import Env, Json, Number, Row, RowKey, Sql
from schemadiff.catalog.values import Grant, Member
from schemadiff.errors import Place
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import Parameter

_TUPLES: Mapping[str, Any] = {
    "element": Element,
    "member": Member,
    "parameter": Parameter,
    "grant": Grant,
    "identity": Identity,
    "place": Place,
    "environment": Env,
    "sql": Sql,
    "row_key": RowKey,
}
_TEXTS: Mapping[str, Any] = {"number": Number, "json": Json}
_ROW, _MAPPING = "row", "mapping"
_TAGS: Mapping[type, str] = {made: tag for table in (_TUPLES, _TEXTS) for tag, made in table.items()}
ATOMS = (str, bool, int, type(None))
"""The types of values that are plain data as they are."""


def written(value: Value) -> Value:
    """Return a value as plain data."""
    if type(value) in ATOMS:
        return value
    tag = _TAGS.get(type(value))
    if tag in _TUPLES:
        return {"$": tag, "of": [written(v) for v in value]}
    if tag is not None:
        return {"$": tag, "of": str(value)}
    if isinstance(value, Row):
        return {"$": _ROW, "of": [[c, written(v)] for c, v in value.items()], "place": written(value.place)}
    if isinstance(value, Mapping):
        return {"$": _MAPPING, "of": [[k, written(v)] for k, v in value.items()]}
    if isinstance(value, tuple):
        return [written(v) for v in value]
    return value


def read(value: Value) -> Value:
    """Return the value of plain data.

    Raises:
        KeyError: The data is damaged; or TypeError, or AttributeError.
    """
    if isinstance(value, list):
        return tuple(map(read, value))
    if not isinstance(value, dict):
        return value
    tag, inside = value["$"], value["of"]
    if tag in _TUPLES:
        return _TUPLES[tag](*map(read, inside))
    if tag in _TEXTS:
        return _TEXTS[tag](inside)
    pairs = {k: read(v) for k, v in inside}
    return Row(pairs, read(value["place"])) if tag == _ROW else pairs


_KEYS: Mapping[str, str] = {
    "parent": "parent",
    "position": "position",
    "place": "place",
    "search_path": "search_path",
    "hints": "directives",
    "implicit": "implicit",
}
"""The key of each attribute of an object; empty ones are left out, and so is the address on the server."""


def written_object(item: Object) -> dict[str, Any]:
    """Return an object as plain data."""
    found = {"identity": written(item.identity), "values": written(item.values)}
    return found | {key: written(v) for name, key in _KEYS.items() if (v := getattr(item, name))}


def read_object(written: Mapping[str, Any]) -> Object:
    """Return the object of plain data.

    Raises:
        KeyError: The data is damaged; or TypeError, or AttributeError.
    """
    keys = {"identity": "identity", "values": "values", **_KEYS}
    return Object(**{name: read(written[key]) for name, key in keys.items() if key in written})
