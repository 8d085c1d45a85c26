"""Values that stand for environment variables where two declared sides are compared without any secret.

Both sides get the same value for a variable, so its real one would decide nothing. A column takes only values of its
type, so there is one for each type; of a type that is not known, the text that names the variable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.catalog.seed_rows import Env, RowKey
from schemadiff.kindspec.registry import Registry
from schemadiff.references.resolver import Names

_BY_TYPE: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("smallint", "integer", "bigint", "numeric", "real", "double precision", "money", "oid"), "0"),
        "boolean": "false",
        "uuid": "00000000-0000-0000-0000-000000000000",
        "date": "2000-01-01",
        "timestamp without time zone": "2000-01-01 00:00:00",
        "timestamp with time zone": "2000-01-01 00:00:00+00",
        "time without time zone": "00:00:00",
        "time with time zone": "00:00:00+00",
        "interval": "00:00:00",
        **dict.fromkeys(("json", "jsonb"), "null"),
        "bytea": "\\x",
        **dict.fromkeys(("inet", "cidr"), "0.0.0.0/32"),
        **dict.fromkeys(("macaddr", "macaddr8"), "00:00:00:00:00:00"),
        "xml": "<env/>",
    }
)
"""A value of each type, as text."""

_LIMITED = re.compile(r"(?:character varying|character)\((\d+)\)\Z")


class Placeholders(Mapping[str, str]):
    """An environment in which every variable is set: to a value of the type of the column that takes it."""

    def __init__(self, registry: Registry, *catalogs: Catalog) -> None:
        """Prepare the values of the variables that the seeds of the catalogs name; the first catalog decides."""
        self._values: dict[str, str] = {}
        for catalog in catalogs:
            names = Names(catalog, registry)
            for name, column in _variables(catalog):
                if name not in self._values:
                    self._values[name] = _value(name, column, names)

    def __getitem__(self, name: str) -> str:
        """Return the value of a variable; of one that no seed names, the text that names it."""
        return self._values.get(name) or _named(name)

    def __contains__(self, name: object) -> bool:
        """Tell that the variable is set."""
        return isinstance(name, str)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the variables of the seeds."""
        return iter(self._values)

    def __len__(self) -> int:
        """Return how many variables the seeds name."""
        return len(self._values)


def _named(name: str) -> str:
    return f"<env {name}>"


def _variables(catalog: Catalog) -> Iterator[tuple[str, Object | None]]:
    """Yield the variables in rows, each with its column if that is declared."""
    for seed in structure.seeds(catalog):
        if seed.parent is None:
            continue
        for row in seed.get("rows", ()):
            for column, value in row.items():
                yield from _in_value(value, (*seed.parent.path, column), catalog)


def _in_value(value: object, column: tuple[str, ...], catalog: Catalog) -> Iterator[tuple[str, Object | None]]:
    if isinstance(value, RowKey):
        for name, inner in value.columns:
            yield from _in_value(inner, (*value.table, name), catalog)
    elif isinstance(value, Env):
        yield value.name, catalog.get(structure.column(column))


def _value(name: str, item: Object | None, names: Names) -> str:
    """Return the value of a variable for a column, or for a domain that a column has the type of."""
    type_ = str(item.get("type", "text")) if item is not None else "text"
    if type_.endswith("[]"):
        return "{}"
    if (limited := _LIMITED.match(type_)) is not None:
        return _named(name)[: int(limited[1])]
    if (found := _BY_TYPE.get(sql.without_modifiers(type_))) is not None:
        return found
    for reference in names.of_type(type_, item.search_path if item is not None else ()):
        used = names.catalog.get(reference.to)
        if used is not None and (labels := used.get("labels")):
            return str(labels[0])
        if used is not None and used.get("type") is not None:
            return _value(name, used, names)
    return _named(name)
