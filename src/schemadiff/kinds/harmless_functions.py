"""The built-in functions that stand for native ones in a sandbox."""

from __future__ import annotations

from collections.abc import Mapping

INERT = "shell_in"
"""A built-in function that raises an error before it looks at its arguments (pseudotypes.c)."""

TEXT_INPUT, TEXT_OUTPUT = "textin", "textout"
"""Input and output functions for types of variable length: any such type can be read and written like text."""

MODIFIERS = {"typmod_in": "varchartypmodin", "typmod_out": "varchartypmodout"}

LAYOUTS: Mapping[tuple[int, bool], tuple[str, ...]] = {
    (1, True): ("boolin", "boolout", "charin", "charout"),
    (2, True): ("int2in", "int2out"),
    (4, True): ("int4in", "int4out", "float4in", "float4out", "oidin", "oidout", "date_in", "date_out"),
    (8, True): ("int8in", "int8out", "float8in", "float8out"),
    (6, False): ("macaddr_in", "macaddr_out"),
    (8, False): ("macaddr8_in", "macaddr8_out"),
    (16, False): ("point_in", "point_out", "uuid_in", "uuid_out"),
    (32, False): ("lseg_in", "lseg_out", "box_in", "box_out"),
}
"""Built-in functions that read and write values of a fixed length, by that length and whether they are passed by value.
They depend on nothing else about a value, so any type of that length can use them."""

INPUTS = frozenset({TEXT_INPUT, *(s for symbols in LAYOUTS.values() for s in symbols if s.endswith("in"))})
OUTPUTS = frozenset({TEXT_OUTPUT, *(s for symbols in LAYOUTS.values() for s in symbols if s.endswith("out"))})

COMPARISONS: Mapping[str, Mapping[int, str]] = {
    "btree": {1: "bytealt", 2: "byteale", 3: "byteaeq", 4: "byteage", 5: "byteagt"},
    "hash": {1: "byteaeq"},
}
"""By method and strategy number, functions that compare values of any type of variable length by their bytes."""

UNEQUAL = "byteane"

COMPARISON_SUPPORT: Mapping[str, Mapping[int, str]] = {
    "btree": {1: "byteacmp"},
    "hash": {1: "hashvarlena", 2: "hashvarlenaextended"},
}
"""The same for support functions, by their numbers."""

BYTEWISE: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys((UNEQUAL, *COMPARISONS["btree"].values()), ("T, T", "boolean")),
    "byteacmp": ("T, T", "integer"),
    "hashvarlena": ("T", "integer"),
    "hashvarlenaextended": ("T, bigint", "bigint"),
}
"""What these functions take and return; T is the type whose values they compare or hash."""

OPTIONS_OF_CLASS = ("pg_catalog", "gtsvector_options")
"""A function that describes options of an operator class: ``siglen``."""

CONFIG_OF_SPGIST = ("pg_catalog", "spg_quad_config")

FOR_ANY_CLASS = frozenset(
    {
        OPTIONS_OF_CLASS,
        CONFIG_OF_SPGIST,
        *(("pg_catalog", f"brin_{sort}_opcinfo") for sort in ("bloom", "inclusion", "minmax", "minmax_multi")),
    }
)
"""Support functions that look at no value of the indexed type."""
