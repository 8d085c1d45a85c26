"""What computes: functions of other languages, aggregates, operators and what indexes know of them, languages."""

from __future__ import annotations

from typing import Any

from tests.property.strategies.items import ItemMaker, name, recipe
from tests.property.strategies.model import Item, Name, Sql

CONVERTS = "integer, integer, cstring, internal, integer, boolean"


@recipe("language", "plown", "Other Lang")
def language(m: ItemMaker, made: Item) -> bool:
    made.content = {"handler": "plpgsql_call_handler"}
    m.plain_fields(made, "trusted", percent=50)
    if m.chance(50):
        made.content["inline"] = "plpgsql_inline_handler"
    if m.chance(50):
        made.content["validator"] = "plpgsql_validator"
    return True


def _of_sql(m: ItemMaker) -> list[Item]:
    return [i for i in m.items("transform") if i.key is not None and i.key.text.endswith(" sql")]


def _transformed(transform: Item) -> Sql:
    """The type of a transform, for what uses it: not written without the transform either."""
    assert transform.key is not None
    return Sql("{t}", {"t": transform.key.refs["t"], "transform": transform.number})


@recipe("function", "native", "Written", needs=("body",), many=2)
def function(m: ItemMaker, made: Item) -> bool:
    """Those that routines of SQL and PL/pgSQL are not: of other languages, of windows, with support and transforms."""
    flavours: list[tuple[Sql | None, dict[str, Any]]] = [
        (
            Sql("{name}()", {}),
            {"returns": "bigint", "language": "internal", "window": True, "body": "window_row_number"},
        ),
        (
            Sql("{name}(int, int)", {}),
            {"returns": "setof int", "language": "internal", "rows": 10, "body": "generate_series_int4"}
            | ({"support": "generate_series_int4_support"} if m.chance(50) else {}),
        ),
        (
            Sql(f"{{name}}({CONVERTS})", {}),
            {
                "returns": "integer",
                "language": "c",
                "library": "$libdir/utf8_and_iso8859_1",
                "body": "iso8859_1_to_utf8",
            },
        ),
    ]
    if languages := m.items("language"):
        body = m.pick(("BEGIN RETURN a; END", "begin return a + 1; end"))
        content = {"returns": "int", "language": Name(m.pick(languages).number), "body": body}
        flavours.append((Sql("{name}(a int)", {}), content))
    if transforms := _of_sql(m):
        one = m.pick(transforms)
        content = {"returns": "int", "language": "sql", "body": "select 1", "transform": [_transformed(one)]}
        flavours.append((Sql("{name}(a {t})", {"t": one.key.refs["t"]}), content))
    flavours = [f for f in flavours if made.key in (None, f[0])]
    if not flavours:
        return False
    made.key, made.content = m.pick(flavours)
    m.plain_fields(made, "strict", "leakproof", "parallel", "volatility")
    if made.content.get("rows") and m.chance(50):
        made.content["rows"] = 77
    if m.chance(30):
        made.content["cost"] = m.pick((1, 7, 1000))
    return True


@recipe("procedure", "does", "Native Too")
def procedure(m: ItemMaker, made: Item) -> bool:
    made.key = Sql(f"{{name}}({CONVERTS})", {})
    made.content = {
        "language": "c",
        "library": "$libdir/utf8_and_iso8859_1",
        "body": m.pick(("iso8859_1_to_utf8", "utf8_to_iso8859_1")),
    }
    if (transforms := _of_sql(m)) and m.chance(60):
        one = m.pick(transforms)
        made.key = Sql("{name}(a {t})", {"t": one.key.refs["t"]})
        made.content = {"language": "sql", "body": "select 1", "transform": [_transformed(one)]}
    m.plain_fields(made, "security")
    return True


@recipe("aggregate", "total", "Largest", "quantile", many=3)
def aggregate(m: ItemMaker, made: Item) -> bool:
    text: str = made.key.text if made.key is not None else m.pick(
        (
            "{name}(int)",
            "{name}(int)",
            "{name}(*)",
            "{name}(numeric)",
            "{name}(double precision ORDER BY anyelement)",
            '{name}(VARIADIC "any" ORDER BY VARIADIC "any")',
        )
    )  # fmt: skip
    made.key = Sql(text, {})
    content: dict[str, Any]
    if text == "{name}(int)":
        content = m.pick(
            (
                {"sfunc": "int4pl", "stype": "int", "initcond": m.pick(("0", "5"))},
                {"sfunc": "int4larger", "stype": "int", "sortop": ">", "combinefunc": "int4larger"},
                {"sfunc": "int4_avg_accum", "stype": "bigint[]", "finalfunc": "int8_avg", "initcond": "{0,0}"},
                {
                    "sfunc": "int4_avg_accum", "stype": "bigint[]", "finalfunc": "int8_avg", "initcond": "{0,0}",
                    "combinefunc": "int4_avg_combine", "msfunc": "int4_avg_accum", "minvfunc": "int4_avg_accum_inv",
                    "mstype": "bigint[]", "msspace": 48, "mfinalfunc": "int8_avg", "minitcond": "{0,0}",
                },
            )
        )  # fmt: skip
        if "msfunc" not in content and m.chance(30):
            sum_ = {"returns": "int", "language": "sql", "volatility": "immutable", "body": "select a + coalesce(b, 0)"}
            made_of = m.function("{name}(a int, b int)", {}, sum_)
            content = {"sfunc": name(made_of), "stype": "int", "initcond": "1"}
    elif text == "{name}(*)":
        content = {"sfunc": "int8inc", "stype": "bigint", "initcond": "0"}
        if m.chance(50):
            content["combinefunc"] = "int8pl"
    elif text == "{name}(numeric)":
        content = {"sfunc": "numeric_accum", "stype": "internal", "finalfunc": "numeric_sum"}
        if m.chance(50):
            content |= {
                "combinefunc": "numeric_combine",
                "serialfunc": "numeric_serialize",
                "deserialfunc": "numeric_deserialize",
            }
    elif "anyelement" in text:
        content = {
            "sfunc": "ordered_set_transition", "stype": "internal", "finalfunc": "percentile_disc_final",
            "finalfunc_extra": True,
        }  # fmt: skip
    else:
        content = {
            "sfunc": "ordered_set_transition_multi", "stype": "internal", "finalfunc": "rank_final",
            "finalfunc_extra": True, "hypothetical": True,
        }  # fmt: skip
    made.content = dict(content)
    m.plain_fields(made, "parallel")
    if content.get("finalfunc"):
        m.plain_fields(made, "finalfunc_modify")
    if content.get("mfinalfunc"):
        m.plain_fields(made, "mfinalfunc_modify", percent=80)
    if m.chance(25):
        made.content["sspace"] = m.pick((64, 128))
    return True


def _operands(made: Item) -> tuple[object, ...]:
    assert made.key is not None
    return made.key.text.split("(")[1], tuple(made.key.refs.values())


OF_NUMBERS = ("int, int", "numeric, numeric")
OPERATORS = ("===", "<<<", "@@@", "#-#")


@recipe("operator", *OPERATORS, many=3)
def operator(m: ItemMaker, made: Item) -> bool:
    if made.key is None:
        types = m.own_types("enum", "composite_type", "range_type")
        symbol = made.name = m.pick(OPERATORS)
        operands = m.pick(("{t}, {t}", "none, {t}")) if types and m.chance(40) else m.pick(OF_NUMBERS)
        refs = {"t": m.pick(types).number} if "{t}" in operands else {}
        made.key = Sql(f"{symbol}({operands})", refs)
    operands = made.key.text.split("(")[1].rstrip(")")
    body = m.pick(("select true", "select false"))
    content = {"returns": "boolean", "language": "sql", "volatility": "immutable", "body": body}
    called = m.function(f"{{name}}({operands.removeprefix('none, ')})", made.key.refs, content)
    made.content = {"function": name(called)}
    if not operands.startswith("none"):
        if m.chance(50):
            made.content["commutator"] = made.name
        if m.chance(40):
            made.content |= {"restrict": "eqsel", "join": "eqjoinsel"}
        if "commutator" in made.content and made.content.get("restrict"):
            m.plain_fields(made, "hashes", "merges")
        others = [i for i in m.items("operator") if i.key and _operands(i) == _operands(made) and i is not made]
        others = [i for i in others if i.schema == made.schema and "negator" not in i.content]
        if others and m.chance(50):
            made.content["negator"] = Sql("{o}", {"o": m.pick(others).number})
    return True


@recipe("operator_family", "family", "Own family")
def operator_family(m: ItemMaker, made: Item) -> bool:
    if made.key is None:
        made.key = Sql("{name} using " + m.pick(("btree", "hash")), {})
    made.content = {}
    if made.key.text.endswith("btree") and m.chance(60):
        made.content["operators"] = m.pick(
            ({1: "<(int, bigint)"}, {1: ["<(int, bigint)", "<(bigint, int)"], 5: ">(int, bigint)"})
        )
        if m.chance(50):
            made.content["functions"] = {1: "(int, bigint) btint48cmp(int, bigint)"}
    return True


@recipe("operator_class", "own_ops", "Other ops", many=2)
def operator_class(m: ItemMaker, made: Item) -> bool:
    method: str = (
        made.key.text.split()[-1] if made.key is not None else m.pick(("btree", "hash", "brin", "gist", "gin"))
    )
    made.key = Sql(f"{{name}} using {method}", {})
    made.content = {"type": "int"}
    if method == "hash":
        made.content |= {"operators": {1: "="}, "functions": {1: "hashint4(int)"}}
        if m.chance(50):
            made.content["functions"][2] = "hashint4extended(int, bigint)"
    elif method == "brin":
        made.content |= {
            "operators": {1: "<", 2: "<=", 3: "=", 4: ">=", 5: ">"},
            "functions": {
                1: "brin_minmax_opcinfo(internal)",
                2: "brin_minmax_add_value(internal, internal, internal, internal)",
                3: "brin_minmax_consistent(internal, internal, internal)",
                4: "brin_minmax_union(internal, internal, internal)",
            },
        }
    elif method == "gin":
        made.content = {
            "type": "anyarray",
            "storage": "anyelement",
            "operators": {1: "&&(anyarray, anyarray)", 2: "@>(anyarray, anyarray)"},
            "functions": {
                2: "ginarrayextract(anyarray, internal, internal)",
                3: "ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal)",
                4: "ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal)",
            },
        }
    elif method == "gist":
        made.content = {
            "type": "point",
            "storage": "box",
            "operators": {1: "<<", 5: ">>", 6: "~=", 15: "<->(point, point) for order by float_ops"},
            "functions": {
                1: "gist_point_consistent(internal, point, smallint, oid, internal)",
                2: "gist_box_union(internal, internal)",
                3: "gist_point_compress(internal)",
                5: "gist_box_penalty(internal, internal, internal)",
                6: "gist_box_picksplit(internal, internal)",
                7: "gist_box_same(box, box, internal)",
                8: "gist_point_distance(internal, point, smallint, oid, internal)",
            },
        }
    else:
        operators = {1: "<", 2: "<=", 3: "=", 4: ">=", 5: ">"}
        compares: Any = "btint4cmp(int, int)"
        if m.chance(50):
            body = m.pick(("select pg_catalog.btint4cmp(b, a)", "select b - a"))
            content = {"returns": "int", "language": "sql", "volatility": "immutable", "body": body}
            function = m.function("{name}(a int, b int)", {}, content)
            operators = {1: ">", 2: ">=", 3: "=", 4: "<=", 5: "<"}
            compares = Sql("{f}(int, int)", {"f": function.number})
        made.content |= {"operators": operators, "functions": {1: compares}}
        if m.chance(40):
            made.content["functions"][4] = "btequalimage(oid)"
    families = [i for i in m.items("operator_family") if i.key is not None and i.key.text.endswith(f" {method}")]
    families = [f for f in families if not f.content]
    if families and m.chance(50):
        made.content["family"] = name(m.pick(families))
    return True
