"""The values of rows as texts that a column's type accepts."""

from __future__ import annotations

import json
import re
from typing import Any

from schemadiff.catalog.objects import Value
from schemadiff.catalog.seed_rows import AS_WRITTEN, Json, Number

_DECIMAL = re.compile(r"(?:\+|(-))?(\d*)(?:\.(\d*))?([eE][-+]?\d+)?\Z")
_BASED = re.compile(r"[-+]?0[xXoO]")
INFINITY = {".inf": "Infinity", "+.inf": "Infinity", "-.inf": "-Infinity", ".nan": "NaN"}
"""Spellings in YAML and SQL of numbers that have no digits."""


class _Digits(str):
    """A number inside of JSON, with its digits."""

    __slots__ = ()


class NoJsonNumberError(Exception):
    """A number that JSON does not have: infinity or NaN."""


def text_of(
    value: str | bool | None, *, array: bool = False, json_elements: bool = False, texts: bool = False
) -> str | None:
    """Return the text of a plain value as it is put between quotes; None for null. A list for an array becomes '{…}'.

    For a column of ``texts`` a number is what was written. Raises NoJsonNumberError for an infinity inside of JSON.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Number):
        return str(value) if texts else _number(value)
    if isinstance(value, Json) and array and value.startswith("["):
        return _array(_loaded(value), json_elements, texts)
    if isinstance(value, Json) and _MARK in value:
        return _json(_loaded(value))
    return str(value)


_MARK = json.dumps(AS_WRITTEN)[1:-1]


def _loaded(value: Json) -> Value:
    return json.loads(value, parse_float=_Digits, parse_int=_Digits)


def _as_written(item: Value) -> str | None:
    """Return the digits of a number; None for anything else."""
    if isinstance(item, _Digits):
        return str(item)
    return item[1:] if isinstance(item, str) and item.startswith(AS_WRITTEN) else None


def elements(value: Value) -> list[str]:
    """Return the texts inside of a list for an array column, at any depth; for anything else, the text itself."""
    if isinstance(value, Json) and value.startswith("["):
        return list(_leaves(_loaded(value)))
    return [str(value)] if isinstance(value, str) else []


def _leaves(items: list[Any]) -> list[str]:
    found: list[str] = []
    for item in items:
        if isinstance(item, list):
            found += _leaves(item)
        elif item is not None:
            found.append(_as_written(item) or str(item))
    return found


def _number(digits: str) -> str:
    lowered = digits.lower()
    if lowered in INFINITY:
        return INFINITY[lowered]
    if _BASED.match(digits):
        return str(int(digits, 0))
    return str(digits)


def _array(items: list[Any], json_elements: bool, texts: bool) -> str:
    return "{" + ",".join(_element(item, json_elements, texts) for item in items) + "}"


def _element(item: Value, json_elements: bool, texts: bool) -> str:
    if item is None:
        return "NULL"
    if json_elements or isinstance(item, dict):
        return _quoted(_json(item))
    if isinstance(item, list):
        return _array(item, json_elements, texts)
    if isinstance(item, bool):
        return "true" if item else "false"
    if (digits := _as_written(item)) is not None:
        return digits if texts else _number(digits)
    return _quoted(item)


def _json(item: Value) -> str:
    if isinstance(item, _Digits):
        return str(item)
    if (digits := _as_written(item)) is not None:
        return _json_number(digits)
    if isinstance(item, dict):
        return "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)}: {_json(v)}" for k, v in item.items()) + "}"
    if isinstance(item, list):
        return "[" + ", ".join(_json(v) for v in item) + "]"
    return json.dumps(item, ensure_ascii=False)


def _json_number(digits: str) -> str:
    """Return a number as JSON writes it: no plus sign or leading zeros, digits on both sides of the point."""
    if digits.lower() in INFINITY:
        raise NoJsonNumberError(digits)
    if _BASED.match(digits):
        return str(int(digits, 0))
    found = _DECIMAL.match(digits)
    if found is None:
        raise NoJsonNumberError(digits)
    sign, whole, fraction, exponent = found.groups(default="")
    return f"{sign}{whole.lstrip('0') or '0'}{'.' + fraction if fraction else ''}{exponent}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
