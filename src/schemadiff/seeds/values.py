"""The values of rows as texts that a column's type reads."""

from __future__ import annotations

import json
import re
from typing import Any

from schemadiff.model.rows import Json, Number

_BASED = re.compile(r"[-+]?0[xXoO]")
_INFINITY = {".inf": "Infinity", "+.inf": "Infinity", "-.inf": "-Infinity", ".nan": "NaN"}


class _Digits(str):
    """A number inside JSON, with its digits."""

    __slots__ = ()


def text_of(value: str | bool | None, *, array: bool = False, json_elements: bool = False) -> str | None:
    """The text of a plain value: what stands for it between quotes. A list for an array column becomes an array."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Number):
        return _number(value)
    if isinstance(value, Json) and array and value.startswith("["):
        items = json.loads(value, parse_float=_Digits, parse_int=_Digits)
        return _array(items, json_elements)
    return str(value)


def elements(value: Any) -> list[str]:
    """The texts inside a list for an array column, however deep; of anything else, the text itself."""
    if isinstance(value, Json) and value.startswith("["):
        return list(_leaves(json.loads(value, parse_float=_Digits, parse_int=_Digits)))
    return [str(value)] if isinstance(value, str) else []


def _leaves(items: list[Any]) -> list[str]:
    found: list[str] = []
    for item in items:
        if isinstance(item, list):
            found += _leaves(item)
        elif item is not None:
            found.append(str(item))
    return found


def _number(digits: str) -> str:
    lowered = digits.lower()
    if lowered in _INFINITY:
        return _INFINITY[lowered]
    if _BASED.match(digits):
        return str(int(digits, 0))
    return str(digits)


def _array(items: list[Any], json_elements: bool) -> str:
    return "{" + ",".join(_element(item, json_elements) for item in items) + "}"


def _element(item: Any, json_elements: bool) -> str:
    if item is None:
        return "NULL"
    if json_elements or isinstance(item, dict):
        return _quoted(_json(item))
    if isinstance(item, list):
        return _array(item, json_elements)
    if isinstance(item, bool):
        return "true" if item else "false"
    return str(item) if isinstance(item, _Digits) else _quoted(item)


def _json(item: Any) -> str:
    if isinstance(item, _Digits):
        return str(item)
    if isinstance(item, dict):
        return "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)}: {_json(v)}" for k, v in item.items()) + "}"
    if isinstance(item, list):
        return "[" + ", ".join(_json(v) for v in item) + "]"
    return json.dumps(item, ensure_ascii=False)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
