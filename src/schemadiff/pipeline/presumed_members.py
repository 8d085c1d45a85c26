"""Stands in for an extension of which no database says what its members are.

The types are those that objects name and nobody declares, the functions those that are known of well-known extensions
and are named. That suffices to build tables with such columns and to compare them. What else they would need is
reported by whoever builds them.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import takewhile
from typing import NamedTuple, TypeVar

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.field_types import IndexElements
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.known_signatures import Signature, signatures
from schemadiff.pipeline.sandbox_steps import home_of
from schemadiff.pipeline.type_modifiers import accept_modifiers, modifiers
from schemadiff.postgres.connection import one_row
from schemadiff.postgres.embedded.sandbox import BUILDER, Sandbox
from schemadiff.postgres.quoting import ident, literal, qualified
from schemadiff.preflight.extension_members import KNOWN, NAMED, home
from schemadiff.references.resolver import Names
from schemadiff.sql.namespaces import Namespace

_GIST = tuple(f"FUNCTION {number} pg_catalog.shell_in(cstring)" for number in (1, 2, 5, 6, 7))
"""The support functions without which the server creates no GiST index; this one raises an error."""

_COMPARED = {"<": "bytealt", "<=": "byteale", "=": "byteaeq", ">=": "byteage", ">": "byteagt", "<>": "byteane"}


Found = TypeVar("Found")


class Named(NamedTuple):
    """Where names of members stand."""

    catalogs: Sequence[Catalog]
    registry: Registry
    types: Iterable[tuple[str, ...]] = ()
    """The names of types in a script."""


def presume(
    sandbox: Sandbox, extensions: Mapping[str, Object], named: Named, text: str, deadline: float = math.inf
) -> Mapping[str, str]:
    """Create what is named of these extensions, which the sandbox's database has without members.

    ``text`` holds the values of all objects. Nothing is created after ``deadline``, by the monotonic clock. Returns the
    names of the types, each with its extension.
    """
    import psycopg

    def in_time(found: Iterable[Found]) -> Iterator[Found]:
        return takewhile(lambda _: time.monotonic() < deadline, found)

    made: dict[str, str] = {}
    for path in in_time(_types(sandbox, named)):
        name = _home(path[-1], extensions)
        if name is None or path[-1] in made:
            continue
        schema = path[0] if len(path) == 2 else home_of(extensions[name])
        # What cannot be created, such as a name that is too long, is missed by what needs it.
        with suppress(psycopg.Error):
            sandbox.administrate(f"CREATE SCHEMA IF NOT EXISTS {ident(schema)} AUTHORIZATION {ident(BUILDER)}")
            _create_type(sandbox, (schema, path[-1]), name)
            made[path[-1]] = name
            if labels := modifiers(path[-1], text):
                accept_modifiers(sandbox, (schema, path[-1]), labels, name)
    for element in in_time(_elements(named.catalogs, named.registry)):
        with suppress(psycopg.Error):
            _create_class(sandbox, element, extensions)
    words = {word.lower() for word in re.findall(r"\w+", text)}
    for name, item in extensions.items():
        for one in in_time(signatures(name)):
            if one.name in words and set(re.findall(r"@(\w+)", f"{one.takes} {one.returns}")) <= made.keys():
                with suppress(psycopg.Error):
                    _create_function(sandbox, one, home_of(item), name)
    return made


def _types(sandbox: Sandbox, named: Named) -> Iterator[tuple[str, ...]]:
    """Yield the names of types that are neither declared nor known to the sandbox's server."""
    found = dict.fromkeys(named.types)
    for catalog in named.catalogs:
        names = Names(catalog, named.registry)
        for item in catalog:
            for parts in _named(item, named.registry):
                if not names.find(Namespace.TYPE, parts, item.search_path):
                    found[parts[-2:]] = None
    written = [qualified(parts) for parts in found]
    asked = _UNKNOWN_TYPES.format(written=_array(written), names=_array(p[-1] for p in found))
    rows = sandbox.connection.execute(asked.encode()).fetchall()
    yield from (parts for parts, (unknown,) in zip(found, rows, strict=True) if unknown)


_UNKNOWN_TYPES = """
    SELECT pg_catalog.to_regtype(t) IS NULL AND NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE typname = n)
    FROM unnest({written}, {names}) AS u (t, n)
"""


class _Element(NamedTuple):
    """A column of an index with its operator class."""

    method: str
    opclass: str
    type: str


def _elements(catalogs: Iterable[Catalog], registry: Registry) -> Iterator[_Element]:
    """Yield the columns of indexes that name an operator class, each once."""
    found: dict[_Element, None] = {}
    for catalog in catalogs:
        for item in catalog:
            kind = registry[item.identity.kind]
            for field in kind.fields:
                if isinstance(field.type, IndexElements) and item.parent is not None:
                    for element in item.get(field.name, ()):
                        column = _column(catalog, item.parent, element.column, registry)
                        if element.opclass is not None and column is not None:
                            opclass = element.opclass.rpartition(".")[2].partition("(")[0]
                            type_ = sql.without_modifiers(column.get("type"))
                            found[_Element(item.get("method") or "btree", opclass, type_)] = None
    yield from found


def _column(catalog: Catalog, relation: Identity, name: str | None, registry: Registry) -> Object | None:
    columns = (c for c in catalog.children(relation) if registry[c.identity.kind].naming.is_column)
    return next((c for c in columns if c.identity.name == name and c.get("type") is not None), None)


def _create_class(sandbox: Sandbox, element: _Element, extensions: Mapping[str, Object]) -> None:
    """Create the operator class and the method of an index, if the sandbox has no such; no rows can be indexed."""
    method, name, type_ = element
    extension = next(
        (e for e in extensions if e in KNOWN and home(e, name, Namespace.OPCLASS)),
        next((e for e in extensions if e not in KNOWN), None),
    )
    asked = _KNOWN_CLASS.format(method=literal(method), name=literal(name), type=literal(type_))
    has_method, has_class, written = one_row(sandbox.connection.execute(asked.encode()))
    if extension is None or has_class or written is None:
        return
    class_ = f"{qualified((home_of(extensions[extension]), name))} USING {ident(method)}"
    made: dict[str, str] = {}
    if not has_method:
        title = f"ACCESS METHOD {ident(method)}"
        made[title] = f"CREATE {title} TYPE INDEX HANDLER pg_catalog.gisthandler"
    family, _, using = class_.rpartition(" USING ")
    what = ", ".join(_GIST) if method == "gist" or not has_method else f"STORAGE {written}"
    made[f"OPERATOR FAMILY {class_}"] = f"CREATE OPERATOR FAMILY {class_}"
    made[f"OPERATOR CLASS {class_}"] = (
        f"CREATE OPERATOR CLASS {family} FOR TYPE {written} USING {using} FAMILY {family} AS {what}"
    )
    _create(sandbox, made, extension)


_KNOWN_CLASS = """
    SELECT
        EXISTS (SELECT FROM pg_catalog.pg_am WHERE amname = {method}),
        EXISTS (
            SELECT FROM pg_catalog.pg_opclass AS c JOIN pg_catalog.pg_am AS a ON a.oid = c.opcmethod
            WHERE c.opcname = {name} AND a.amname = {method}
        ),
        (
            SELECT pg_catalog.format_type(t.oid, NULL) FROM pg_catalog.pg_type AS t
            WHERE t.oid = pg_catalog.to_regtype({type}) OR t.typname = {type} ORDER BY t.oid LIMIT 1
        )
"""


def _create(sandbox: Sandbox, made: Mapping[str, str], extension: str) -> None:
    """Create members of an extension, each by the words with which ALTER EXTENSION names it."""
    with sandbox.together():
        for statement in made.values():
            sandbox.administrate(statement)
        for title in made:
            sandbox.administrate(f"ALTER EXTENSION {ident(extension)} ADD {title}")


def _array(texts: Iterable[str]) -> str:
    return f"ARRAY[{', '.join(map(literal, texts))}]::pg_catalog.text[]"


def _named(item: Object, registry: Registry) -> Iterator[tuple[str, ...]]:
    kind = registry[item.identity.kind]
    for field, value in item.values.items():
        if value is not None and (described := kind.fields.by_name.get(field)) is not None:
            found = NAMED[described.type.__class__](described.type, value, item)
            yield from (parts for sort, parts in found if sort == Namespace.TYPE)


def _home(type_: str, extensions: Mapping[str, Object]) -> str | None:
    """Return the extension that a type is presumed to be of; None if all of them are known and none has it."""
    known = (name for name in extensions if home(name, type_, Namespace.TYPE))
    return next(known, None) or next((name for name in extensions if name not in KNOWN), None)


def _create_type(sandbox: Sandbox, path: tuple[str, ...], extension: str) -> None:
    """Create a type whose values are like text, with operators and default operator classes."""
    schema, name = path
    type_, strict = qualified(path), "LANGUAGE internal IMMUTABLE STRICT AS"

    def own(sort: str) -> str:
        return qualified((schema, f"schemadiff_{sort}_{name}"[:63]))

    shell = {f"TYPE {type_}": f"CREATE TYPE {type_}"}
    for sort, takes, returns, symbol in (
        ("in", "cstring", type_, "textin"),
        ("out", type_, "cstring", "textout"),
        *((symbol, f"{type_}, {type_}", "boolean", symbol) for symbol in _COMPARED.values()),
        ("byteacmp", f"{type_}, {type_}", "integer", "byteacmp"),
        ("hashvarlena", type_, "integer", "hashvarlena"),
    ):
        function = f"{own(sort)}({takes})"
        shell[f"FUNCTION {function}"] = f"CREATE FUNCTION {function} RETURNS {returns} {strict} '{symbol}'"
    made: dict[str, str] = {}
    for sign, symbol in _COMPARED.items():
        made[f"OPERATOR {ident(schema)}.{sign} ({type_}, {type_})"] = (
            f"CREATE OPERATOR {ident(schema)}.{sign} (LEFTARG = {type_}, RIGHTARG = {type_}, FUNCTION = {own(symbol)})"
        )
    operators = [f"{ident(schema)}.{sign}" for sign in _COMPARED][:5]
    members = {
        "btree": [
            *(f"OPERATOR {n} {sign}" for n, sign in enumerate(operators, 1)),
            f"FUNCTION 1 {own('byteacmp')}({type_}, {type_})",
        ],
        "hash": [f"OPERATOR 1 {ident(schema)}.=", f"FUNCTION 1 {own('hashvarlena')}({type_})"],
        "gist": list(_GIST),
    }
    for method, what in members.items():
        class_ = f"{own('class')} USING {method}"
        made[f"OPERATOR FAMILY {class_}"] = f"CREATE OPERATOR FAMILY {class_}"
        made[f"OPERATOR CLASS {class_}"] = (
            f"CREATE OPERATOR CLASS {own('class')} DEFAULT FOR TYPE {type_} USING {method} FAMILY {own('class')}"
            f" AS {', '.join(what)}"
        )
    with sandbox.together():
        _create(sandbox, shell, extension)
        sandbox.administrate(
            f"CREATE TYPE {type_} (INPUT = {own('in')}, OUTPUT = {own('out')}, INTERNALLENGTH = VARIABLE)"
        )
        _create(sandbox, made, extension)


_EMPTY = {"bytea": "''::pg_catalog.bytea", "text": "''::pg_catalog.text"}


def _create_function(sandbox: Sandbox, one: Signature, schema: str, extension: str) -> None:
    """Create a function that returns null; as its volatile ones stand in defaults, these return something."""
    takes, returns = (text.replace("@", f"{ident(schema)}.") for text in (one.takes, one.returns))
    value = f"NULL::{returns}"
    if returns == "uuid":
        value = "pg_catalog.gen_random_uuid()" if one.volatile else "'00000000-0000-0000-0000-000000000000'::uuid"
    elif one.volatile:
        value = _EMPTY.get(returns, value)
    function = f"{qualified((schema, one.name))}({takes})"
    volatility = "VOLATILE" if one.volatile else "IMMUTABLE STRICT"
    body = literal(f"SELECT {value}")
    statement = f"CREATE FUNCTION {function} RETURNS {returns} LANGUAGE sql {volatility} AS {body}"
    sandbox.connection.execute(statement.encode())
    sandbox.administrate(f"ALTER EXTENSION {ident(extension)} ADD FUNCTION {function}")
