"""Names that well-known extensions contain, to tell an object that needs one from a misspelt name.

Only what schemas name: types, functions, operator classes, access methods. If the server has the extension, the server
is asked instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.registry import Registry
from schemadiff.references.resolver import Names
from schemadiff.references.texts import name_references, texts
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import Parameter


@dataclass(frozen=True, slots=True)
class Extension:
    """The names that an extension contains."""

    types: frozenset[str] = frozenset()
    routines: frozenset[str] = frozenset()
    opclasses: frozenset[str] = frozenset()
    methods: frozenset[str] = frozenset()
    prefix: str = ""
    """The prefix of its functions if there are hundreds of them."""


def _brings(types: str = "", routines: str = "", opclasses: str = "", methods: str = "", prefix: str = "") -> Extension:
    types_, routines_, opclasses_, methods_ = (frozenset(t.split()) for t in (types, routines, opclasses, methods))
    return Extension(types_, routines_, opclasses_, methods_, prefix)


KNOWN: Mapping[str, Extension] = {
    "citext": _brings("citext"),
    "hstore": _brings("hstore", "hstore akeys avals skeys svals hstore_to_json hstore_to_jsonb populate_record"),
    "ltree": _brings("ltree lquery ltxtquery", "nlevel subpath subltree text2ltree ltree2text lca"),
    "cube": _brings("cube", "cube cube_distance"),
    "seg": _brings("seg"),
    "isn": _brings("ean13 isbn13 ismn13 issn13 isbn ismn issn upc"),
    "intarray": _brings("query_int", "idx sort_asc sort_desc uniq", "gist__int_ops gist__intbig_ops gin__int_ops"),
    "vector": _brings(
        "vector halfvec sparsevec",
        "cosine_distance l2_distance inner_product vector_dims",
        "vector_l2_ops vector_ip_ops vector_cosine_ops halfvec_l2_ops halfvec_ip_ops halfvec_cosine_ops",
        "ivfflat hnsw",
    ),
    "postgis": _brings(
        "geometry geography box2d box3d geometry_dump", "", "gist_geometry_ops_2d gist_geography_ops", "", "st_"
    ),
    "postgis_raster": _brings("raster"),
    "pgcrypto": _brings(
        "",
        "crypt gen_salt digest hmac encrypt decrypt encrypt_iv decrypt_iv gen_random_bytes armor dearmor"
        " pgp_sym_encrypt pgp_sym_decrypt pgp_sym_encrypt_bytea pgp_sym_decrypt_bytea pgp_pub_encrypt pgp_pub_decrypt",
    ),
    "uuid-ossp": _brings(
        "",
        "uuid_generate_v1 uuid_generate_v1mc uuid_generate_v3 uuid_generate_v4 uuid_generate_v5 uuid_nil uuid_ns_dns",
    ),
    "pg_trgm": _brings(
        "", "similarity word_similarity strict_word_similarity show_trgm show_limit", "gin_trgm_ops gist_trgm_ops"
    ),
    "unaccent": _brings("", "unaccent"),
    "fuzzystrmatch": _brings("", "levenshtein levenshtein_less_equal soundex difference metaphone dmetaphone"),
    "tablefunc": _brings("", "crosstab crosstabn connectby normal_rand"),
    "earthdistance": _brings("earth", "ll_to_earth earth_box earth_distance"),
    "moddatetime": _brings("", "moddatetime"),
    "autoinc": _brings("", "autoinc"),
    "insert_username": _brings("", "insert_username"),
    "bloom": _brings("", "", "", "bloom"),
    "rum": _brings("", "", "rum_tsvector_ops rum_tsvector_addon_ops", "rum"),
    "timescaledb": _brings(
        "",
        "create_hypertable time_bucket time_bucket_gapfill add_retention_policy add_compression_policy"
        " add_continuous_aggregate_policy add_dimension set_chunk_time_interval drop_chunks locf interpolate",
    ),
    "pgroonga": _brings("", "", "", "pgroonga"),
    "pg_uuidv7": _brings("", "uuid_generate_v7"),
}

_SCALAR = frozenset(
    [
        "smallint",
        "integer",
        "bigint",
        "real",
        "double precision",
        "numeric",
        "boolean",
        "text",
        "character varying",
        "uuid",
        "date",
        "timestamp with time zone",
        "timestamp without time zone",
        "interval",
        "oid",
        "bytea",
        "money",
    ]
)
"""Types for which only btree_gist and btree_gin have operator classes for GiST and GIN indexes."""


def home(name: str, brings: str, kind: str) -> bool:
    """Tell whether the extension is known to contain a type, routine or operator class of that name."""
    known = KNOWN.get(name)
    if known is None:
        return False
    if kind == "type":
        return brings in known.types
    if kind == "opclass":
        return brings in known.opclasses
    return brings in known.routines or bool(known.prefix and brings.startswith(known.prefix))


class Use(NamedTuple):
    """A member of an extension that an object uses; ``late`` means that it is looked up only when the object runs."""

    what: str
    extension: str
    when_called: bool = False


def uses(item: Object, absent: Iterable[str], names: Names, registry: Registry) -> Iterator[Use]:
    """Yield what the object uses of absent extensions; a name that the catalog declares itself is not theirs."""
    wanted = [name for name in absent if name in KNOWN or name in ("btree_gist", "btree_gin")]
    if not wanted:
        return
    kind = registry[item.identity.kind]
    for field, value in item.values.items():
        described = kind.fields.by_name.get(field)
        if described is None:
            continue
        when_called = isinstance(described.type, t.RoutineBody) and item.get("language") != "sql"
        for sort, parts in NAMED[described.type.__class__](described.type, value, item):
            if sort in ("type", "routine") and names.find(sort, parts, item.search_path):
                continue
            for extension in wanted:
                known = KNOWN.get(extension)
                if known is not None and _is_of(known, sort, parts[-1]):
                    what = f"{parts[-1]}()" if sort == "routine" else f"the {sort} {parts[-1]}"
                    yield Use(what, extension, when_called)
    for extension in wanted:
        if extension.startswith("btree_") and item.values.get("method") == extension.removeprefix("btree_"):
            yield from (Use(f"{t} in a {item.values['method']} index", extension) for t in _scalars(item, names))


def _is_of(known: Extension, sort: str, name: str) -> bool:
    if sort == "routine":
        return name in known.routines or bool(known.prefix and name.startswith(known.prefix))
    return name in {"type": known.types, "operator class": known.opclasses, "method": known.methods}.get(sort, ())


@cache
def _called(body: str) -> tuple[str, ...]:
    """Return the names that are followed by a parenthesis in a PL/pgSQL body, without strings and comments."""
    text = re.sub(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", " ", body, flags=re.DOTALL)
    return tuple(dict.fromkeys(m.lower() for m in re.findall(r"\b([A-Za-z_]\w*)\s*\(", text)))


def _scalars(item: Object, names: Names) -> Iterator[str]:
    if item.parent is None:
        return
    columns = {c.identity.name: c.get("type") for c in names.children(item.parent) if structure.is_column(c.identity)}
    for element in item.values.get("columns", ()) or item.values.get("elements", ()):
        if element.column is not None and element.opclass is None:
            type_ = str(columns.get(element.column, "")).partition("(")[0]
            if type_ in _SCALAR:
                yield f"{element.column} {type_}"


Mentioned = tuple[str, tuple[str, ...]]
"""The sort of name (type, routine, operator class, method, or the sort of a reference in a text), and its parts."""


def _nothing(type_: t.FieldType, value: Value, item: Object) -> Iterator[Mentioned]:
    return iter(())


def _type_name(type_: t.TypeName, value: str, item: Object) -> Iterator[Mentioned]:
    return _in_type(value)


def _in_type(text: str) -> Iterator[Mentioned]:
    return (("type", use.parts) for use in sql.user_types(text))


def _texts(type_: t.FieldType, value: Value, item: Object) -> Iterator[Mentioned]:
    return ((m.sort, m.parts) for text in texts(value) for m in name_references(type_.text_kind, text) if m.parts)


def _body(type_: t.RoutineBody, value: str, item: Object) -> Iterator[Mentioned]:
    language = str(item.get("language", ""))
    yield from ((m.sort, m.parts) for m in sql.routine_references(language, value) if m.parts)
    if language == "plpgsql":
        yield from (("routine", (name,)) for name in _called(value))


def _routine(type_: t.RoutineRef, value: tuple[str, ...], item: Object) -> Iterator[Mentioned]:
    yield "routine", value


def _parameters(type_: t.Parameters, value: tuple[Parameter, ...], item: Object) -> Iterator[Mentioned]:
    for parameter in value:
        yield from _in_type(parameter.type)
        yield from _texts(type_, (parameter,), item)


def _elements(type_: t.IndexElements, value: tuple[Element, ...], item: Object) -> Iterator[Mentioned]:
    for element in value:
        if element.opclass:
            yield "operator class", (element.opclass.rpartition(".")[2],)
        yield from _texts(type_, (element,), item)


def _method(type_: t.Name, value: str, item: Object) -> Iterator[Mentioned]:
    yield "method", (value,)


NAMED: Mapping[type[t.FieldType], Callable[[Any, Any, Object], Iterator[Mentioned]]] = {
    **dict.fromkeys(
        (
            *(t.Flag, t.Integer, t.Number, t.Text, t.Locale, t.Choice, t.Choices, t.Texts, t.Options),
            *(t.Names, t.NamePath, t.ObjectName, t.ObjectNames, t.RoleNames, t.ColumnNames, t.TypeNames, t.SqlName),
            *(t.RelationRef, t.RelationRefs, t.ColumnRef, t.ObjectRef, t.ObjectRefLists, t.OperatorMembers),
            *(t.PartitionBound, t.Secret, t.Secrets, t.Grants, t.Rows, t.Data),
        ),
        _nothing,
    ),
    t.TypeName: _type_name,
    **dict.fromkeys((t.Expression, t.Query, t.SqlBody, t.RuleCommands), _texts),
    t.RoutineBody: _body,
    t.RoutineRef: _routine,
    t.Parameters: _parameters,
    t.IndexElements: _elements,
    t.Name: _method,
}
"""By field type, the names in a value that can be names of an extension's members."""
