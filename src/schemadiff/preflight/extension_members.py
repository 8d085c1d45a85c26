"""What well-known extensions bring, so that an object that needs one can be told from a misspelt name.

Only what people name in schemas: types, functions, operator classes, access methods. A server that has the extension
is asked instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from schemadiff import sql
from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.registry import Registry
from schemadiff.references.resolver import Names


@dataclass(frozen=True, slots=True)
class Extension:
    """The names that an extension brings."""

    types: frozenset[str] = frozenset()
    routines: frozenset[str] = frozenset()
    opclasses: frozenset[str] = frozenset()
    methods: frozenset[str] = frozenset()
    prefix: str = ""
    """How its functions begin where there are hundreds."""


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
"""Types that only btree_gist and btree_gin bring into GiST and GIN indexes."""


def home(name: str, brings: str, kind: str) -> bool:
    """Whether the extension is known to bring a type, routine or operator class of that name."""
    known = KNOWN.get(name)
    if known is None:
        return False
    if kind == "type":
        return brings in known.types
    if kind == "opclass":
        return brings in known.opclasses
    return brings in known.routines or bool(known.prefix and brings.startswith(known.prefix))


class Use(NamedTuple):
    """Something of an extension that an object uses; ``late`` is looked for only when the object runs."""

    what: str
    extension: str
    late: bool = False


def uses(item: Object, absent: Iterable[str], names: Names, registry: Registry) -> Iterator[Use]:
    """What the object uses of extensions that are not there. A name that the catalog declares itself is not theirs."""
    wanted = [name for name in absent if name in KNOWN or name in ("btree_gist", "btree_gin")]
    if not wanted:
        return
    kind = registry[item.identity.kind]
    for field, value in item.values.items():
        described = kind.fields.by_name.get(field)
        if described is None:
            continue
        late = described.shape is Shape.BODY and item.get("language") != "sql"
        for sort, parts in _named(described.shape, value, item):
            if sort in ("type", "routine") and names.find(sort, parts, item.search_path):
                continue
            for extension in wanted:
                known = KNOWN.get(extension)
                if known is not None and _is_of(known, sort, parts[-1]):
                    what = f"{parts[-1]}()" if sort == "routine" else f"the {sort} {parts[-1]}"
                    yield Use(what, extension, late)
    for extension in wanted:
        if extension.startswith("btree_") and item.values.get("method") == extension.removeprefix("btree_"):
            yield from (Use(f"{t} in a {item.values['method']} index", extension) for t in _scalars(item, names))


def _is_of(known: Extension, sort: str, name: str) -> bool:
    if sort == "routine":
        return name in known.routines or bool(known.prefix and name.startswith(known.prefix))
    return name in {"type": known.types, "operator class": known.opclasses, "method": known.methods}.get(sort, ())


def _named(shape: Shape, value: Value, item: Object) -> Iterator[tuple[str, tuple[str, ...]]]:
    if shape is Shape.TYPE:
        yield from (("type", use.parts) for use in sql.user_types(value))
    elif shape in (Shape.EXPRESSION, Shape.QUERY, Shape.SQL_BODY):
        yield from ((m.sort, m.parts) for m in sql.mentions(shape.text_kind, value) if m.parts)
    elif shape is Shape.COMMANDS:
        for command in value:
            yield from ((m.sort, m.parts) for m in sql.mentions(shape.text_kind, command) if m.parts)
    elif shape is Shape.BODY:
        language = str(item.get("language", ""))
        yield from ((m.sort, m.parts) for m in sql.routine_mentions(language, value) if m.parts)
        if language == "plpgsql":
            yield from (("routine", (name,)) for name in _called(value))
    elif shape is Shape.ROUTINE:
        yield "routine", value
    elif shape is Shape.PARAMETERS:
        for parameter in value:
            yield from _named(Shape.TYPE, parameter.type, item)
            if parameter.default is not None:
                yield from _named(Shape.EXPRESSION, parameter.default, item)
    elif shape is Shape.ELEMENTS:
        for element in value:
            if element.opclass:
                yield "operator class", (element.opclass.rpartition(".")[2],)
            if element.expression is not None:
                yield from _named(Shape.EXPRESSION, element.expression, item)
    elif shape is Shape.NAME and isinstance(value, str):
        yield "method", (value,)


@cache
def _called(body: str) -> tuple[str, ...]:
    """The names before a parenthesis in a PL/pgSQL body, strings and comments left out."""
    text = re.sub(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", " ", body, flags=re.DOTALL)
    return tuple(dict.fromkeys(m.lower() for m in re.findall(r"\b([A-Za-z_]\w*)\s*\(", text)))


def _scalars(item: Object, names: Names) -> Iterator[str]:
    if item.parent is None:
        return
    columns = {c.identity.name: c.get("type") for c in names.children(item.parent) if c.identity.kind == "column"}
    for element in item.values.get("columns", ()) or item.values.get("elements", ()):
        if element.column is not None and element.opclass is None:
            type_ = str(columns.get(element.column, "")).partition("(")[0]
            if type_ in _SCALAR:
                yield f"{element.column} {type_}"
