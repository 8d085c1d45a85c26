"""What hangs below tables and views, and tables that have their columns from others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.property.strategies.computing import OF_NUMBERS
from tests.property.strategies.items import ItemMaker, column_sql, name, recipe
from tests.property.strategies.model import COMMENTS, HEIR_DEFAULTS, Expression, Item, Name, Relation, Sql


def condition(m: ItemMaker, made: Item) -> Expression | None:
    """A condition over one column of the table it stands below."""
    columns = m.columns_of(made)
    return m.condition(columns) if columns else None


@recipe("policy", "reads", "writes", "Only own", many=4)
def policy(m: ItemMaker, made: Item) -> bool:
    made.content = {}
    m.plain_fields(made, "as", "for", percent=50)
    if m.chance(50):
        made.content["to"] = m.some((*m.roles, "PUBLIC"), 2)
        if "PUBLIC" in made.content["to"]:
            del made.content["to"]
    command = made.content.get("for")
    table = m.table_of(made)
    using: Any = condition(m, made)
    others = [t for t in m.schema.tables if t is not table and t.columns]
    if others and m.chance(30):
        other = m.pick(others)
        using = column_sql("exists (select 1 from {t} as o where o.{c} is not null)", c=m.pick(other.columns))
        using = Sql(using.text, {**using.refs, "t": other.number}, using.families)
    if command != "insert" and using is not None and m.chance(70):
        made.content["using"] = using
    if command not in ("select", "delete") and m.chance(50) and (check := condition(m, made)) is not None:
        made.content["with_check"] = check
    return True


@recipe("row_security", "row_security", many=2)
def row_security(m: ItemMaker, made: Item) -> bool:
    made.content = {"state": m.pick(("enabled", "forced", "only forced"))}
    return True


@recipe("rule", "logged", "kept", "No op", many=4)
def rule(m: ItemMaker, made: Item) -> bool:
    """Commands that set off no rule that runs this one again: what is inserted deletes, what is deleted tells."""
    view = next((v for v in m.schema.views if v.number == made.holder), None)
    made.content = {"event": m.pick(("insert", "insert", "update", "delete"))}
    columns = m.columns_of(made)
    event = made.content["event"]
    row = "old" if event == "delete" else "new"
    if columns and m.chance(40):
        made.content["when"] = column_sql(f"{row}.{{c}} is not null", c=m.pick(columns))
    commands: list[Any] = []
    others = [t for t in m.schema.tables if t.number != made.holder]
    if event == "insert" and others and m.chance(60):
        other = m.pick(others)
        commands.append(Sql("delete from {t} where false", {"t": other.number}))
        if columns and other.columns:
            mine, theirs = m.pick(columns), m.pick(other.columns)
            text = "delete from {t} using {t} as o where o.{b} is null and new.{a} is null"
            found = column_sql(text, a=mine, b=theirs)
            commands.append(Sql(text, {**found.refs, "t": other.number}, found.families))
    if columns and m.chance(30):
        commands.append(column_sql(f"select {row}.{{c}} as seen, 1 as one", c=m.pick(columns)))
    if "when" not in made.content and m.chance(30):
        commands.append("notify told")
    if commands and not (view is not None and any("notify" in str(c) for c in commands)):
        made.content["commands"] = commands
    if view is not None or event == "delete":
        m.plain_fields(made, "instead", percent=50)
    if view is None:
        m.plain_fields(made, "enabled")
    return True


@recipe("trigger", "fires", "In Its Place", many=2)
def trigger(m: ItemMaker, made: Item) -> bool:
    """Those that only views have, and those that watch another table."""
    content = {"returns": "trigger", "language": "plpgsql", "body": "BEGIN RETURN NEW; END"}
    execute = Sql("{f}()", {"f": m.function("{name}()", {}, content).number})
    if any(v.number == made.holder for v in m.schema.views):
        timing = m.pick(("instead of insert", "instead of update or delete"))
        made.content = {"timing": timing, "for_each": "row", "execute": execute}
        return True
    if m.table_of(made) is not None:
        other = m.pick(m.schema.tables)
        made.content = {"timing": "after insert", "for_each": "row", "constraint": True, "execute": execute}
        made.content["from"] = name(other)
        m.plain_fields(made, "deferrable")
    else:
        made.content = {"timing": m.pick(("after insert", "before delete")), "execute": execute}
    m.plain_fields(made, "enabled")
    return True


@recipe("statistics", "stats", "Known Better", parts=2, many=3)
def statistics(m: ItemMaker, made: Item) -> bool:
    columns = m.columns_of(made, "int", "num", "text", "bool", "time", "uuid")
    if len(columns) < 2:
        return False
    chosen = m.some(columns, 4)
    if len(chosen) < 2:
        chosen = columns[:2]
    made.content = {"columns": [column_sql("{c}", c=c) for c in chosen]}
    ints = [c for c in columns if c.family == "int"]
    if ints and m.chance(30):
        expression = m.pick(("({c} + 1)", "(case when {c} > 1 then 1 else 0 end)", "(CASE {c} WHEN 7 THEN 'x' END)"))
        made.content["columns"].append(column_sql(expression, c=ints[0]))
    if m.chance(50):
        made.content["kinds"] = m.some(("mcv", "ndistinct", "dependencies"), 2)
    if m.chance(30):
        made.content["target"] = m.pick((0, 50, 500))
    return True


@recipe("index", "found_by", "By Text", many=2)
def index(m: ItemMaker, made: Item) -> bool:
    """Indexes that need something of the side's own: an operator class, a text search configuration, a method."""
    table = m.table_of(made)
    if table is None:
        return False
    ints = [c for c in m.columns_of(made, "int") if c.type in ("int", "integer", "INT4")]
    texts = [c for c in m.columns_of(made, "text") if c.type in ("text", "varchar", "character varying")]
    ways: list[dict[str, Any]] = []
    for own in m.items("operator_class"):
        method = own.key.text.split()[-1] if own.key is not None else ""
        if ints and method in ("btree", "hash", "brin"):
            element = column_sql("{c} {o}", c=ints[0])
            element = Sql(element.text, {**element.refs, "o": own.number}, element.families)
            ways.append({"columns": [element], "method": method})
    for own in m.items("text_search_configuration"):
        if texts:
            element = column_sql("to_tsvector('{k}'::regconfig, {c})", c=texts[0])
            element = Sql(element.text, {**element.refs, "k": own.number}, element.families)
            ways.append({"columns": [element], "method": "gin"})
    for own in m.items("collation"):
        if texts:
            element = column_sql("{c} collate {k}", c=texts[0])
            ways.append({"columns": [Sql(element.text, {**element.refs, "k": own.number}, element.families)]})
    if ints:
        ways.append({"columns": [column_sql("({c} * 3)", c=ints[0])], "statistics": {1: m.pick((50, 100))}})
        ways.append({"columns": [column_sql("{c}", c=ints[0])], "cluster": True})
    if not ways:
        return False
    made.content = m.pick(ways)
    clustered = [i for i in m.below(made.holder, "index") if i.content.get("cluster") and i is not made]
    if clustered or any(p.options.get("cluster") for p in table.parts):
        made.content.pop("cluster", None)
    return True


@recipe("view", "calls", "By Operator", needs=("query",), many=2)
def view(m: ItemMaker, made: Item) -> bool:
    """Views over an operator: which one of its name is meant depends on what else is there."""
    numbers = [o for o in m.items("operator") if o.key is not None and o.key.text.split("(")[1][:-1] in OF_NUMBERS]
    tables = [t for t in m.schema.tables if any(c.family == "int" for c in t.columns)]
    if not numbers or not tables:
        return False
    one, table = m.pick(numbers), m.pick(tables)
    found = column_sql(
        m.pick(("select 1 {o} {c}::int as z from {t}", "SELECT {c} from {t} where 2 {o} 3")).replace(
            "{o}", f"operator({{h}}.{one.name})"
        ),
        c=m.pick([c for c in table.columns if c.family == "int"]),
    )
    refs = {**found.refs, "t": table.number, "h": one.schema, "o": one.number}
    made.content = {"query": Sql(found.text, refs, {})}
    return True


# --- tables that have their columns from others


@recipe("table", "heir", "typed", "parted", "Child 2", many=5)
def table(m: ItemMaker, made: Item) -> bool:
    sort = _sort(made) or m.pick(("heir", "heir", "typed", "parted", "parted"))
    return {"heir": _heir, "typed": _typed, "parted": _parted}[sort](m, made)


def _sort(made: Item) -> str:
    if "inherits" in made.content:
        return "heir"
    if "of" in made.content:
        return "typed"
    return "parted" if "partition_by" in made.content else ""


def _heir(m: ItemMaker, made: Item) -> bool:
    parents: list[Relation] = [t for t in m.schema.tables if t.columns and not t.options.get("unlogged")]
    if not parents:
        return False
    chosen = m.some(parents, 2)
    made.content = {"inherits": [name(p) for p in chosen], "columns": {}}
    for column in m.some(("own_1", "Own 2", "own_3"), 2):
        made.content["columns"][column] = m.pick(
            ("int", "text", {"type": "int", "default": 5}, {"type": "bigint", "not_null": True, "default": 1})
        )
    theirs = [
        c for p in chosen for c in p.columns if c.generated is None and c.identity is None and c.family in HEIR_DEFAULTS
    ]
    if theirs and m.chance(60):
        column = m.pick(theirs)
        default = HEIR_DEFAULTS[column.family]
        ways: list[dict[str, Any]] = [{"default": default}, {"default": None}, {"comment": "here"}, {"statistics": 40}]
        if m.version >= 18:
            ways += [{"not_null": {"name": f"heir_nn_{made.number}"}}, {"not_null": {"name": f"Own nn {made.number}"}}]
        made.content["columns"][Name(column.number)] = m.pick(ways)
    ints = [c for c in made.content["columns"] if c in ("own_1", "own_3")]
    if ints and m.chance(40):
        made.content["checks"] = {
            f"heir_check_{made.number}": m.pick((f"{ints[0]} is not null or true", f"{ints[0]}::text <> 'zz'"))
        }
    if ints and m.chance(40):
        made.content["indexes"] = {f"heir_idx_{made.number}": [ints[0]]}
    if m.chance(15):
        made.content["options"] = {"fillfactor": 60}
    return True


def _typed(m: ItemMaker, made: Item) -> bool:
    types = [t for t in m.own_types("composite_type") if m.below(t.number, "attribute")]
    if not types:
        return False
    type_ = m.pick(types)
    made.content = {"of": name(type_)}
    attribute = m.pick(m.below(type_.number, "attribute"))
    if m.chance(50):
        said = m.pick(({"not_null": True}, {"comment": "of the type"}, {"statistics": 30}))
        made.content["columns"] = {Name(attribute.number): said}
    return True


def _inherited(m: ItemMaker, above: Mapping[str, Any], part: str) -> dict[str, Any]:
    """What a partition says of its parts of what is above it."""
    indexes: dict[str, Any] = {}
    marks = {"depends_on_extensions": ["plpgsql"]}
    keys = [above["primary_key"]["name"]] if "primary_key" in above else []
    for index in (*above.get("indexes", ()), *above.get("unique", ()), *keys):
        said: dict[str, Any] = {}
        if m.chance(40):
            said["name"] = f"{part}_own"
        if m.chance(30):
            said |= m.pick(({"comment": "a part of it"}, {"options": {"fillfactor": 66}}, {"cluster": True}, marks))
        if said and not indexes:
            indexes[index] = said
    if m.chance(20) and "primary_key" in above:
        indexes.setdefault(above["primary_key"]["name"], {})["replica_identity"] = True
    computed = [i for i, columns in above.get("indexes", {}).items() if "abs(n)" in columns]
    if m.chance(50) and computed:
        indexes.setdefault(computed[0], {})["statistics"] = {1: 300}
    kinds = (
        *("disabled", "replica", "origin"),
        {"comment": "a part"},
        {"enabled": "always", "comment": "of this part"},
        marks,
    )
    triggers = {t: m.pick(kinds) for t in above.get("triggers", ()) if m.chance(40)}
    constraints = {c: m.pick(COMMENTS) for c in (*above.get("checks", ()), *keys) if m.chance(30)}
    said_of = {"inherited_indexes": indexes, "inherited_triggers": triggers, "inherited_constraints": constraints}
    return {key: said for key, said in said_of.items() if said}


def _own_key(m: ItemMaker, above: Mapping[str, Any], part: dict[str, Any], name: str) -> None:
    """A key or index of a partition's own: over the columns of one above, beside it or as its part, or over others."""
    beside = [*above.get("unique", {}).values(), *(i for i in above.get("indexes", {}).values() if isinstance(i, dict))]
    listed = [b["columns"] if isinstance(b, dict) else b for b in beside]
    columns = m.pick((*listed, *listed, ["k"]))
    sort = m.pick(("unique", "unique", "indexes", *(("primary_key",) if "primary_key" not in above else ())))
    if sort == "primary_key":
        part["primary_key"] = {"name": name, "columns": columns}
        return
    part[sort] = {name: columns if sort == "unique" else {"columns": columns, "unique": True}}
    for index, said in above.get("indexes", {}).items():
        if sort == "unique" and isinstance(said, dict) and said["columns"] == columns and m.chance(50):
            part["inherited_indexes"] = {index: {"name": name}}


def _parted(m: ItemMaker, made: Item) -> bool:
    number = made.number
    method = made.content["partition_by"].split()[0] if made.content else m.pick(("range", "list", "hash"))
    made.content = {"partition_by": f"{method} (k)"}
    columns: dict[str, Any] = {"k": {"type": "int", "not_null": True}}
    if m.version >= 18 and m.chance(40):
        columns["k"]["not_null_comment"] = m.pick(COMMENTS)
    for column in m.some(("n", "note", "At"), 3):
        said: dict[str, Any] = {
            "type": {"n": m.pick(("int", "bigint")), "note": m.pick(("text", "varchar(60)")), "At": "date"}[column]
        }
        if m.chance(30):
            said["default"] = {"n": "3", "note": "'x'", "At": "current_date"}[column]
        if m.chance(20):
            said["comment"] = "parted"
        columns[column] = said
    made.content["columns"] = columns
    if m.chance(40):
        made.content["primary_key"] = {"name": f"parted_pk_{number}", "columns": ["k"]}
    if m.chance(40) and "n" in columns:
        made.content["indexes"] = {f"parted_idx_{number}": m.pick((["n", "k"], ["abs(n)", "k"]))}
    over = m.pick((["k"], ["k", "n"])) if "n" in columns else ["k"]
    if m.chance(25):
        made.content["unique"] = {f"parted_uq_{number}": over}
    elif m.chance(25):
        unique = {f"parted_uidx_{number}": {"columns": over, "unique": True}}
        made.content["indexes"] = made.content.get("indexes", {}) | unique
    if m.version >= 18 and m.chance(20):
        columns["k"]["not_null"] = {"name": m.pick(("k_there", "K Filled"))}
    if m.chance(20):
        del columns["k"]["not_null"]
        if "primary_key" not in made.content:
            columns["k"].pop("not_null_comment", None)
    if m.chance(30):
        run = {"timing": "before update", "for_each": "row", "execute": "suppress_redundant_updates_trigger()"}
        made.content["triggers"] = {f"parted_trigger_{number}": run | m.pick(({}, {"enabled": "always"}))}
    if m.chance(40):
        made.content["checks"] = {f"parted_check_{number}": m.pick(("k > -5", "k < 5000"))}
    bounds = {
        "range": ["FROM (0) TO (5)", "FROM (5) TO (100)", "default"],
        "list": ["IN (1, 2, 3)", "IN (4, 5)", "default"],
        "hash": ["WITH (modulus 2, remainder 0)", "WITH (modulus 2, remainder 1)"],
    }[method]  # fmt: skip
    partitions: dict[str, Any] = {}
    for place, bound in enumerate(bounds):
        if not m.chance(70):
            continue
        part: dict[str, Any] = {"values": bound}
        if m.chance(30) and "n" in columns:
            part["columns"] = {"n": m.pick(({"default": 9}, {"not_null": True, "default": 1}, {"statistics": 20}))}
        if m.chance(15):
            part["options"] = {"fillfactor": 80}
        if m.chance(15):
            part["comment"] = "a part"
        place_of = f"part_{number}_{place}"
        if m.version >= 18 and m.chance(15):
            part.setdefault("columns", {})["k"] = {"not_null": {"name": m.pick(("k_here", "k_there"))}}
        part |= _inherited(m, made.content, place_of)
        if m.chance(20):
            place_of += "_parted"
            part |= {
                "partition_by": "hash (k)",
                "partitions": {f"part_{number}_{place}_0": {"values": "WITH (modulus 1, remainder 0)"}},
            }
            part.pop("options", None)
            for said in part.get("inherited_indexes", {}).values():
                said.pop("options", None)
                said.pop("cluster", None)
        elif m.chance(30):
            _own_key(m, made.content, part, f"part_{number}_{place}_key")
        partitions[place_of] = part
    made.content["partitions"] = partitions
    return True
