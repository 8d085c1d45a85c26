"""Whether all that data checks would evaluate is built in and known to be harmless, as far as only the server knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.introspection.catalog_queries import shared
from schemadiff.postgres.quoting import qualified
from schemadiff.sql.evaluation import ALL, Evaluated
from schemadiff.sql.namespaces import Namespace

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


class Asked(NamedTuple):
    """A data check whose text alone shows nothing harmful, and the schemas in which it looks names up."""

    evaluated: Evaluated
    search_path: Collection[str]


class _Type(NamedTuple):
    cls: str
    oid: int
    is_domain: bool


@dataclass
class _Known:
    columns: dict[str, dict[str, _Type]] = field(default_factory=dict)
    types: dict[str, _Type] = field(default_factory=dict)
    others: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """By sort and name of a routine or operator, the schemas with one that could be meant."""
    casts: dict[int, str] = field(default_factory=dict)
    """Casts that call a function that is not built in, by their user-defined type; zero if both types are."""


def harms(connection: Connection, questions: Iterable[Asked], version: int) -> list[str | None]:
    """Return for each data check what it would evaluate that is not known to be harmless, to follow "the test …".

    None for a harmless one. It is one query for all of them, or one for each if the role may not use a schema.
    """
    import psycopg

    asked = list(questions)
    try:
        return _all_harms(connection, asked, version)
    except psycopg.errors.InsufficientPrivilege:
        if len(asked) == 1:
            return ["names something in a schema that the role may not use"]
    return [one for question in asked for one in harms(connection, [question], version)]


def _all_harms(connection: Connection, asked: Sequence[Asked], version: int) -> list[str | None]:
    found = _Known()
    of = [a.evaluated for a in asked]
    parameters = {
        "relations": sorted({qualified(p) for e in of for paths in e.relations.values() for p in paths}),
        "types": sorted({qualified(t) for e in of for t in e.types}),
        "functions": sorted({f for e in of for f in e.functions}),
        "operators": sorted({o for e in of for o in e.operators}),
    }
    for sort, name, part, cls, oid, is_domain in connection.execute(shared("_evaluated", version), parameters):
        if sort == Namespace.COLUMN:
            found.columns.setdefault(name, {})[part] = _Type(cls, oid, is_domain)
        elif sort == Namespace.TYPE:
            found.types[name] = _Type(cls, oid, is_domain)
        elif sort == Namespace.CAST:
            found.casts[oid] = f"{name} to {part}"
        else:
            found.others.setdefault((sort, name), set()).add(part)
    return [next(_harms(a, found), None) for a in asked]


def _harms(asked: Asked, known: _Known) -> Iterator[str]:
    used: list[_Type] = []
    yield from _harms_of_columns(asked.evaluated, known, used)
    yield from _harms_of_types(asked.evaluated, known, used)
    evaluated = asked.evaluated
    looked_up = [("function", f"calls {f}()", f) for f in sorted(evaluated.functions)]
    looked_up += [(Namespace.OPERATOR, f"uses the operator {o}", o) for o in sorted(evaluated.operators)]
    for sort, what, called in looked_up:
        schema = next((s for s in asked.search_path if s in known.others.get((sort, called), ())), None)
        if schema is not None:
            yield f"{what}, and the schema {schema} has one of that name that is not built in"
    if evaluated.computes:
        for cast in (known.casts.get(oid) for oid in (0, *(t.oid for t in used))):
            if cast is not None:
                yield f"may cast {cast}, which is not built in"


def _harms_of_columns(evaluated: Evaluated, known: _Known, used: list[_Type]) -> Iterator[str]:
    """Yield the harms of the columns; the types of the others are added to ``used``."""
    for column in sorted(evaluated.columns, key=str):
        types = _types_of(evaluated, column.qualifier, column.name, known)
        if types is None:
            yield f"names {'.'.join(filter(None, (column.qualifier, column.name)))}, which is no column"
            continue
        used += types
        fits = {"value": ("plain",), "group": ("plain", "extension")}.get(column.use)
        if fits is not None and any(t.cls not in fits for t in types):
            yield f"reads {column.name}, whose type is not built in"


def _harms_of_types(evaluated: Evaluated, known: _Known, used: list[_Type]) -> Iterator[str]:
    """Yield the harms of the types that values are cast to; harmless ones are added to ``used``."""
    for name in sorted(evaluated.types):
        type_ = known.types.get(qualified(name))
        if type_ is None or type_.cls != "plain" or type_.is_domain:
            yield f"casts to {'.'.join(name)}, which is neither built in nor an enum"
        else:
            used.append(type_)


def _types_of(evaluated: Evaluated, qualifier: str | None, name: str, known: _Known) -> list[_Type] | None:
    """Return the types of the columns that could be meant; None if it may be a function or a row instead."""
    relations = evaluated.relations
    called = relations.keys() if qualifier is None or qualifier not in relations else {qualifier}
    types = [
        found
        for alias in called
        for path in relations[alias]
        if (found := known.columns.get(qualified(path), {}).get(name)) is not None
    ]
    inner = [names for alias, names in evaluated.inner.items() if qualifier in (None, alias)]
    if qualifier is None:
        taken = name in evaluated.inner or name in relations
        own = all(name in known.columns.get(qualified(path), {}) for path in relations.get(name, ()))
        if taken and not (name in relations and name not in evaluated.inner and own):
            return None
        return types if types or any(name in names for names in inner) else None
    if qualifier in relations:
        return types or None
    passed_on = bool(types) and any(ALL in names for names in inner)
    return types if passed_on or any(name in names for names in inner) else None
