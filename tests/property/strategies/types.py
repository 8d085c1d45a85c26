"""Types, collations, and what text search is made of."""

from __future__ import annotations

from typing import Any

from tests.property.strategies.items import ItemMaker, name, recipe
from tests.property.strategies.model import Item, Sql

INTERNAL = {"language": "internal", "volatility": "immutable", "strict": True}


@recipe("domain", "email", "code", "Amount", many=2)
def domain(m: ItemMaker, made: Item) -> bool:
    type_: Any = m.pick(("int", "integer", "text", "varchar(20)", "numeric(8,2)", "bigint", "int[]"))
    enums = m.schema.enums
    if enums and m.chance(15):
        type_ = name(m.pick(enums))
    made.content = {"type": type_}
    if type_ in ("text", "varchar(20)") and m.chance(40):
        made.content["collation"] = m.pick(('"C"', "POSIX", '"default"'))
    if m.chance(40):
        made.content["default"] = {"int[]": "'{}'"}.get(type_, "'7'") if isinstance(type_, str) else "null::text"
        if not isinstance(type_, str):
            del made.content["default"]
    if m.chance(20):
        named = m.version >= 17 and m.chance(50)
        made.content["not_null"] = {"name": f"filled_{made.number}"} if named else True
        if m.version >= 17 and m.chance(50):
            made.content["not_null_comment"] = "since it counts"
    return True


@recipe("domain_check", "is_short", "sane", "Check it", many=2)
def domain_check(m: ItemMaker, made: Item) -> bool:
    made.content = {
        "expression": m.pick(("value is not null or true", "length(VALUE::text) < 60", "VALUE::text <> 'zz'"))
    }
    m.plain_fields(made, "not_valid")
    return True


@recipe("composite_type", "address", "pair", "A Place", many=2)
def composite_type(m: ItemMaker, made: Item) -> bool:
    return True


@recipe("attribute", "street", "zip", "Town", many=3)
def attribute(m: ItemMaker, made: Item) -> bool:
    type_: Any = m.pick(("int", "text", "varchar(5)", "bigint", "numeric", "date"))
    if m.chance(20) and (types := [*m.schema.enums, *m.items("domain")]):
        type_ = name(m.pick(types))
    made.content = {"type": type_}
    if type_ in ("text", "varchar(5)") and m.chance(40):
        made.content["collation"] = m.pick(('"C"', "POSIX", '"default"'))
    return True


@recipe("range_type", "span", "floats", "Words", many=2)
def range_type(m: ItemMaker, made: Item) -> bool:
    made.content = dict(
        m.pick(
            (
                {"subtype": "float8", "subtype_diff": "float8mi"},
                {"subtype": "float8"},
                {"subtype": "timestamptz"},
                {"subtype": "text", "opclass": "text_pattern_ops", "collation": "C"},
                {"subtype": "text", "collation": "POSIX"},
                {"subtype": "text", "opclass": "text_ops", "collation": "default"},
                {"subtype": "date"},
                {"subtype": "int8", "canonical": None},
            )
        )
    )
    if "canonical" in made.content:
        content = {"returns": name(made), **INTERNAL, "body": "int8range_canonical"}
        made.content["canonical"] = name(m.function("{name}({t})", {"t": made.number}, content))
    if m.chance(30):
        made.content["multirange"] = f"many_{made.number}"
    return True


@recipe("base_type", "label", "small", "Point 4")
def base_type(m: ItemMaker, made: Item) -> bool:
    if not made.content:
        flavour = m.pick(("text", "int", "point"))
        start, end = {"text": ("textin", "textout"), "int": ("int4in", "int4out"), "point": ("point_in", "point_out")}[
            flavour
        ]
        into = m.function("{name}(cstring)", {}, {"returns": name(made), **INTERNAL, "body": start})
        out = m.function("{name}({t})", {"t": made.number}, {"returns": "cstring", **INTERNAL, "body": end})
        made.content = {"input": name(into), "output": name(out)}
        if flavour == "int":
            made.content |= {"internallength": 4, "passedbyvalue": True, "alignment": "int4"}
        elif flavour == "point":
            made.content |= {"internallength": 16, "element": "float4", "delimiter": ";", "alignment": "double"}
        m.plain_fields(made, "preferred")
        if m.chance(40):
            made.content["category"] = m.pick(("S", "x"))
        if flavour == "text":
            m.plain_fields(made, "storage", "collatable", percent=40)
            if m.chance(30):
                made.content["default"] = "none"
    varying = "internallength" not in made.content
    for key, body, arguments in (("receive", "textrecv", "internal"), ("send", "textsend", "{t}")):
        made.content.pop(key, None)
        if varying and m.chance(40):
            back: Any = name(made) if key == "receive" else "bytea"
            content = {"returns": back, **INTERNAL, "volatility": "stable", "body": body}
            refs = {"t": made.number} if key == "send" else {}
            made.content[key] = name(m.function(f"{{name}}({arguments})", refs, content))
    for key in ("typmod_in", "typmod_out", "analyze", "subscript"):
        made.content.pop(key, None)
    if varying and m.chance(30):
        made.content |= {"typmod_in": "varchartypmodin", "typmod_out": "varchartypmodout"}
    if m.chance(20):
        made.content["analyze"] = "range_typanalyze"
    if made.content.get("element") and m.chance(30):
        made.content["subscript"] = "raw_array_subscript_handler"
    return True


@recipe("shell_type", "promised", "later")
def shell_type(m: ItemMaker, made: Item) -> bool:
    return True


@recipe("collation", "plain", "bytes", "By Code", many=2)
def collation(m: ItemMaker, made: Item) -> bool:
    forms: list[dict[str, Any]] = [{"locale": "C"}, {"locale": "POSIX"}, {"lc_collate": "C", "lc_ctype": "POSIX"}]
    if m.version >= 17:
        forms.append({"provider": "builtin", "locale": m.pick(("C", "C.UTF-8"))})
    made.content = dict(m.pick(forms))
    return True


# --- text search


@recipe("text_search_parser", "words")
def text_search_parser(m: ItemMaker, made: Item) -> bool:
    made.content = {
        "start": "prsd_start", "gettoken": "prsd_nexttoken", "end": "prsd_end", "lextypes": "prsd_lextype",
    }  # fmt: skip
    if m.chance(50):
        made.content["headline"] = "prsd_headline"
    return True


@recipe("text_search_template", "own_template")
def text_search_template(m: ItemMaker, made: Item) -> bool:
    # With "init": dictionaries of it have options, which only that takes.
    made.content = {"lexize": "dsimple_lexize", "init": "dsimple_init"}
    return True


@recipe("text_search_dictionary", "stemmed", "Own one", many=2)
def text_search_dictionary(m: ItemMaker, made: Item) -> bool:
    templates = m.items("text_search_template")
    if templates and m.chance(50):
        made.content = {"template": name(m.pick(templates))}
    else:
        made.content = {"template": m.pick(("simple", "snowball"))}
    if made.content["template"] == "snowball":
        made.content["options"] = m.pick(({"language": "english"}, {"language": "german", "stopwords": "german"}))
    elif m.chance(50):
        made.content["options"] = m.pick(({"accept": False}, {"accept": True, "stopwords": "english"}))
    return True


@recipe("text_search_configuration", "search", many=2)
def text_search_configuration(m: ItemMaker, made: Item) -> bool:
    parsers = m.items("text_search_parser")
    made.content = {"parser": name(m.pick(parsers)) if parsers and m.chance(40) else "default"}
    dictionaries: list[Any] = ["simple", "pg_catalog.simple", *map(name, m.items("text_search_dictionary"))]
    if m.chance(80):
        tokens = m.some(("asciiword", "word", "email", "numword"), 3)
        made.content["mappings"] = {t: m.some(dictionaries, 2) for t in tokens}
    return True


@recipe("conversion", "latin", "Other way")
def conversion(m: ItemMaker, made: Item) -> bool:
    made.content = dict(
        m.pick(
            (
                {"for": "LATIN1", "to": "UTF8", "function": "iso8859_1_to_utf8"},
                {"for": "UTF8", "to": "latin-9", "function": "utf8_to_iso8859"},
            )
        )
    )
    if not any(i.content.get("default") for i in m.items("conversion")):
        m.plain_fields(made, "default")
    return True


@recipe("cast", "cast", many=2)
def cast(m: ItemMaker, made: Item) -> bool:
    types = m.own_types("enum", "composite_type", "range_type")
    varying = [i for i in m.items("base_type") if "internallength" not in i.content]
    if made.key is None and varying and m.chance(60):
        made.key = Sql("{t} as text", {"t": m.pick(varying).number})
        made.content = {"without_function": True}
    if made.key is None:
        if not types:
            return False
        own = m.pick(types).number
        other = m.pick(("int", "varchar", "jsonb"))
        made.key = Sql(*((f"{{t}} as {other}", {"t": own}) if m.chance(60) else (f"{other} as {{t}}", {"t": own})))
    source, target = made.key.text.split(" as ")
    if made.content.get("without_function"):
        m.plain_fields(made, "context")
        return True
    made.content = {}
    if m.chance(50):
        made.content["inout"] = True
    else:
        refs = made.key.refs
        content = {
            "returns": Sql(target, refs) if "{" in target else target,
            "language": "sql",
            "volatility": "immutable",
            "body": Sql(f"select null::{target}", refs if "{" in target else {}),
        }
        made.content["function"] = name(m.function(f"{{name}}({source})", refs if "{" in source else {}, content))
    m.plain_fields(made, "context", percent=50)
    # An assignment between everything and text would make others' texts ambiguous.
    if made.content.get("context") == "implicit" and "varchar" in made.key.text:
        del made.content["context"]
    return True


@recipe("transform", "transform", needs=("from_sql",))
def transform(m: ItemMaker, made: Item) -> bool:
    types = m.own_types("enum", "composite_type", "range_type")
    if made.key is None:
        if not types:
            return False
        own = m.pick(types).number
        languages = m.items("language")
        if languages and m.chance(40):
            made.key = Sql("{t} language {l}", {"t": own, "l": m.pick(languages).number})
        else:
            made.key = Sql("{t} language sql", {"t": own})
    made.content = {"from_sql": m.pick(("prsd_lextype", "dsimple_init"))}
    if m.chance(40):
        content = {"returns": Sql("{t}", {"t": made.key.refs["t"]}), **INTERNAL, "body": "textin"}
        made.content["to_sql"] = name(m.function("{name}(internal)", {}, content))
    return True
