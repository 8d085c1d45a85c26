"""Catalogs saved as JSON, so that a later comparison needs neither the database nor the YAML of that day.

What JSON has no word for is an object with the key ``$``: a tuple subclass by its name, with its parts in order. Plain
tuples are lists. Addresses on the server are left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemadiff.errors import Finding, InputError, Place
from schemadiff.model.kind import Element, Grant, Member, Parameter
from schemadiff.model.objects import Catalog, Identity, Object, Unmodelled
from schemadiff.model.rows import Env, Json, Number, Row, RowKey, Sql
from schemadiff.shown import json_text

FORMAT = "schemadiff catalog"
FORMAT_VERSION = 1

_TUPLES: Mapping[str, Any] = {
    t.__name__: t for t in (Element, Member, Parameter, Grant, Identity, Place, Env, Sql, RowKey)
}
_TEXTS: Mapping[str, Any] = {t.__name__: t for t in (Number, Json)}


def text(catalog: Catalog) -> str:
    """The catalog as a document; ends with a newline."""
    document = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "schemas": sorted(catalog.schemas),
        "sections": sorted(catalog.sections),
        "whole": catalog.whole,
        "unmodelled": [list(u) for u in catalog.unmodelled],
        "objects": [_object(o) for o in catalog],
    }
    return json_text(json.dumps(document, indent=1, ensure_ascii=False)) + "\n"


def load(file: Path) -> Catalog:
    """The catalog that was saved there; InputError where the file is none."""
    try:
        document = json.loads(file.read_bytes())
    except OSError as error:
        raise InputError([Finding(f"{file} cannot be read: {error.strerror}")]) from None
    except ValueError as error:
        raise InputError([Finding(f"{file} is no JSON: {error}")]) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise InputError([Finding(f"{file} holds no catalog; `schemadiff dump --out FILE.json` writes one")])
    if document.get("format_version") != FORMAT_VERSION:
        raise InputError([Finding(f"{file} was written by another version of schemadiff; dump it again")])
    try:
        return Catalog(
            (_read_object(o) for o in document["objects"]),
            schemas=document["schemas"],
            sections=document.get("sections", ()),
            whole=document.get("whole", False),
            unmodelled=(Unmodelled(*u) for u in document["unmodelled"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError([Finding(f"{file} is damaged: {type(error).__name__} {error}")]) from None


_PLAIN = ("parent", "position", "place", "search_path", "hints", "implicit")


def _object(item: Object) -> dict[str, Any]:
    found = {"identity": _written(item.identity), "values": _written(item.values)}
    return found | {name: _written(v) for name in _PLAIN if (v := getattr(item, name))}


def _read_object(written: Mapping[str, Any]) -> Object:
    return Object(**{name: _read(value) for name, value in written.items()})


def _written(value: Any) -> Any:
    name = type(value).__name__
    if name in _TUPLES:
        return {"$": name, "of": [_written(v) for v in value]}
    if name in _TEXTS:
        return {"$": name, "of": str(value)}
    if isinstance(value, Row):
        return {"$": "Row", "of": [[c, _written(v)] for c, v in value.items()], "place": _written(value.place)}
    if isinstance(value, Mapping):
        return {"$": "Map", "of": [[k, _written(v)] for k, v in value.items()]}
    if isinstance(value, tuple):
        return [_written(v) for v in value]
    return value


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_read(v) for v in value)
    if not isinstance(value, dict):
        return value
    name, inside = value["$"], value["of"]
    if name in _TUPLES:
        return _TUPLES[name](*(_read(v) for v in inside))
    if name in _TEXTS:
        return _TEXTS[name](inside)
    pairs = {k: _read(v) for k, v in inside}
    return Row(pairs, _read(value["place"])) if name == "Row" else pairs
