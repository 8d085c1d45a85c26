"""YAML nodes to the rows of seeds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any

from schemadiff.catalog import seed_rows
from schemadiff.catalog.objects import Value
from schemadiff.declaration import yaml_keys
from schemadiff.declaration.messages import a_value, did_you_mean
from schemadiff.declaration.scalar_decoders import DecodeError, Setting, dotted, each, text
from schemadiff.declaration.sql_decoders import expression
from schemadiff.declaration.yaml_nodes import Number, Seq

_ENVIRONMENT = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


_SPECIAL = ("$env", "$row", "$sql")
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")


def all_rows(setting: Setting, value: object) -> Value:
    """Decode the rows of a seed: a list, or the name of a CSV file."""
    if isinstance(value, dict):
        if list(value) != ["csv"]:
            raise DecodeError("rows are a list of mappings, or {csv: FILE}")
        return setting.csv(text(value["csv"]))
    if not isinstance(value, list):
        raise DecodeError(f"a list of rows is needed, not {a_value(value)}")
    found = each(enumerate(value), partial(row, setting.check_sql))
    if isinstance(value, Seq):
        for i, one in enumerate(found):
            one.place = value.place(i)
    return tuple(found)


def row(check: bool, value: object) -> seed_rows.Row:
    """Decode one row."""
    if not isinstance(value, dict):
        raise DecodeError(f"a row is a mapping of columns to values, not {a_value(value)}")
    return seed_rows.Row(dict(zip(value, each(value.items(), partial(cell, check)), strict=True)))


def cell(check: bool, value: object) -> Value:
    """Decode a value of a row."""
    if value.__class__ is Number:
        return seed_rows.Number(value)
    if isinstance(value, list):
        return seed_rows.Json(json_text(value))
    if not isinstance(value, dict):
        return value
    special = next((k for k in value if k.startswith("$")), None)
    if special is None:
        return seed_rows.Json(json_text(value))
    if special not in _SPECIAL:
        allowed = f"Allowed: {', '.join(_SPECIAL)}."
        raise DecodeError(f"`{special}` is not known", did_you_mean(special, _SPECIAL, allowed))
    if len(value) != 1:
        others = ", ".join(f"`{key}`" for key in value if key != special)
        hint = f"What belongs to it stands inside: {{{special}: …}}, without {others} beside it."
        raise DecodeError(f"`{special}` must be the only key of its mapping", hint)
    given = value[special]
    try:
        return _SPECIALS[special](check, given)
    except DecodeError as error:
        raise DecodeError.of([w._replace(path=(special, *w.path)) for w in error.wrongs]) from None


def environment_variable(check: bool, value: object) -> seed_rows.Env:
    """Decode ``{$env: NAME}``."""
    if isinstance(value, str) and _ENVIRONMENT.match(value):
        return seed_rows.Env(value)
    raise DecodeError(f"the name of an environment variable is needed, not {a_value(value)}")


def _sql(check: bool, value: object) -> seed_rows.Sql:
    return seed_rows.Sql(expression(False, check, value))


def _row_key(check: bool, value: object) -> seed_rows.RowKey:
    if not isinstance(value, dict) or yaml_keys.ROW_TABLE not in value or len(value) < 2:
        raise DecodeError("$row is written as {table: name, column: value, …}")
    try:
        table = dotted((1, 2), "`table` or `schema.table`", value[yaml_keys.ROW_TABLE])
    except DecodeError as error:
        raise DecodeError.of([w._replace(path=(yaml_keys.ROW_TABLE, *w.path)) for w in error.wrongs]) from None
    columns = [(k, v) for k, v in value.items() if k != yaml_keys.ROW_TABLE]
    cells = each(columns, partial(cell, check))
    return seed_rows.RowKey(table, tuple(zip((k for k, _ in columns), cells, strict=True)))


_SPECIALS: dict[str, Callable[[bool, Any], Value]] = {"$env": environment_variable, "$row": _row_key, "$sql": _sql}


def json_text(value: object) -> str:
    """Return JSON with the keys in their order; numbers keep their digits if JSON allows them.

    A number that JSON does not allow is still a number to YAML. It is marked, since its meaning depends on the column:
    its text in an array of texts, its number in JSON (:func:`schemadiff.seeds.values.text_of`).
    """
    if isinstance(value, Number):
        return str(value) if _JSON_NUMBER.match(value) else _json_string(seed_rows.AS_WRITTEN + str(value))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_json_string(k)}: {json_text(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(json_text, value)) + "]"
    return _json_string(value)


def _json_string(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
