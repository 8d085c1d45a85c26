"""The bound of a partition as a condition on rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import Any

from schemadiff.sql.syntax import Node, deparse, names_of, nodes, parse


def within_bound(bound: str, keys: Sequence[str], of_characters: Collection[str] = ()) -> str | None:
    """Return the condition for a row to belong to a partition by range or list.

    ``keys`` are the SQL of the parent's partition key. None if the bound is of another strategy, or accepts every row.
    A row with a null in its key belongs to no partition by range. Numbers are written as strings where the key is one
    ``of_characters``: a bound converts them, and no operator compares the two.
    """
    from pglast.parser import ParseError

    try:
        found: Any = parse(f"CREATE TABLE a PARTITION OF b {bound}\n")[0].stmt
    except ParseError:
        return None
    spec = found.partbound
    if spec is None or spec.is_default or not keys:
        return None
    if spec.strategy == "l":
        return _listed(spec.listdatums or (), keys[0], of_characters)
    if spec.strategy != "r":
        return None
    parts = [f"{key} IS NOT NULL" for key in keys]
    for datums, unbounded, near, far in (
        (spec.lowerdatums, "minvalue", ">=", ">"),
        (spec.upperdatums, "maxvalue", "<", "<="),
    ):
        values = list(takewhile(lambda datum: _limit(datum) is None, datums))
        limit = _limit(datums[len(values)]) if len(values) < len(datums) else None
        # MINVALUE or MAXVALUE after other values ends the comparison there: it sorts before or after all that could
        # follow.
        if values:
            operator = far if limit == "maxvalue" else near
            parts.append(_compared(keys[: len(values)], operator, values, of_characters))
        elif limit != unbounded:
            parts.append("false")
    return " AND ".join(parts)


def _listed(datums: Sequence[Any], key: str, of_characters: Collection[str]) -> str:
    values = [_value(datum, key, of_characters) for datum in datums if not getattr(datum, "isnull", False)]
    conditions = [f"{key} IN ({', '.join(values)})"] if values else []
    if len(values) < len(datums):
        conditions.append(f"{key} IS NULL")
    return " OR ".join(conditions)


def _limit(datum: Node) -> str | None:
    return names_of(datum.fields)[-1].lower() if isinstance(datum, nodes().ColumnRef) else None


def _value(datum: Node, key: str, of_characters: Collection[str]) -> str:
    text = deparse(datum)
    return f"'{text}'" if key in of_characters and _NUMBER.fullmatch(text) else text


_NUMBER = re.compile(r"-?[\d.]+")


def _compared(keys: Sequence[str], operator: str, datums: Sequence[Any], of_characters: Collection[str]) -> str:
    values = [_value(datum, key, of_characters) for datum, key in zip(datums, keys, strict=True)]
    if len(keys) == 1:
        return f"{keys[0]} {operator} {values[0]}"
    return f"({', '.join(keys)}) {operator} ({', '.join(values)})"
