"""Random pairs of schemas, as YAML texts.

A :class:`Schema` is a plain model in which everything has a number of its own and refers to others by number; names
stand only in the objects themselves. B is a copy of A with random edits: a rename is another name under the same
number, a drop takes the number out, and :func:`prune` takes out what refers to it in vain. Texts are written as people
write them, which is seldom as the server prints them.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.property.migration import Pair

Draw = Callable[[st.SearchStrategy[Any]], Any]

TYPES: Mapping[str, tuple[str, ...]] = {
    "int": ("int", "integer", "bigint", "int8", "smallint", "INT4"),
    "num": ("numeric", "numeric(10,2)", "decimal(8, 3)", "float8", "real"),
    "text": ("text", "varchar(40)", "character varying", "varchar", "citext", "char(8)"),
    "bool": ("bool", "boolean"),
    "time": ("timestamptz", "timestamp", "date", "timestamp(3) with time zone"),
    "json": ("jsonb",),
    "array": ("int[]", "integer[]"),
    "range": ("int4range",),
    "uuid": ("uuid",),
}
"""Spellings by family; a family is what expressions are written for."""

DEFAULTS: Mapping[str, tuple[str, ...]] = {
    "int": ("7", "1 + 2", "(3)", "abs(-4)"),
    "num": ("1.5", "0", "2 * 2"),
    "text": ("'x'", "'a' || 'b'", "upper('q')", "'it''s'", "'x'::text"),
    "bool": ("true", "false", "not false"),
    "time": ("now()", "current_timestamp", "'2026-01-01'"),
    "json": ("'{}'", "'{\"a\": 1}'::jsonb", "jsonb_build_object('k', 1)"),
    "array": ("'{}'", "ARRAY[1, 2]", "array[]::int[]"),
    "range": ("'[1,5)'", "int4range(1, 5)"),
    "uuid": ("gen_random_uuid()",),
    "enum": (),
}

CHECKS: Mapping[str, tuple[str, ...]] = {
    "int": (
        "{0} > 0",
        "{0} >= 0 and {0} < 1000",
        "{0} in (1,2,3,4,5,6,7,8,9)",
        "{0} between 0 and 99",
        "{0} <> 77 or {0} is null",
    ),
    "num": ("{0} >= 0", "{0} * 2 < 5000.5", "round({0}) > -1"),
    "text": (
        "{0} <> ''",
        "length({0}) < 50",
        "{0} in ('1','2','3','4','5','6','7','8','9','x','ab')",
        "{0} not like '%zz'",
        "lower({0}) is not null",
    ),
    "bool": ("{0} or not {0}", "{0} is not null or true"),
    "time": ("{0} > '2000-01-01'", "extract(year from {0}) < 3000"),
    "json": ("jsonb_typeof({0}) = 'object'", "not {0} ? 'zz'"),
    "array": ("cardinality({0}) < 10", "not 99 = any({0})"),
    "range": ("not isempty({0})", "upper({0}) > 0"),
    "uuid": ("{0} is not null or true",),
    "enum": ("{0} is null or {0} is not null",),
}

KEYED = ("int", "num", "text", "time", "uuid", "bool", "enum")
"""Families with a btree operator class."""

GENERATED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "int": (("int", "{0} + 1"), ("int", "{0} * 2"), ("text", "{0}::text"), ("num", "{0} / 2.0")),
    "num": (("num", "{0} * 2"), ("num", "round({0}::numeric, 1)")),
    "text": (("text", "lower({0})"), ("int", "length({0})"), ("text", "coalesce({0}, 'none')")),
    "bool": (("bool", "not {0}"),),
}

EXPRESSIONS: Mapping[str, tuple[str, ...]] = {
    "int": ("({0} + 1)", "abs({0})", "({0} % 3) desc"),
    "num": ("round({0})", "({0} * 2) asc"),
    "text": ("lower({0})", "(upper({0})) desc nulls last", "length({0})", "({0} || 'x')"),
    "bool": ("(not {0})",),
    "time": (),
    "json": ("({0} ->> 'a')",),
    "enum": (),
    "uuid": (),
}

CASTS: Mapping[tuple[str, str], str | None] = {
    ("int", "int"): None,
    ("int", "num"): None,
    ("int", "text"): None,
    ("num", "num"): None,
    ("num", "int"): None,
    ("num", "text"): None,
    ("text", "text"): None,
    ("bool", "text"): None,
    ("time", "text"): None,
    ("enum", "text"): None,
    ("uuid", "text"): None,
    ("json", "text"): None,
    ("text", "int"): "length({0})",
    ("bool", "int"): "{0}::int",
    ("int", "bool"): "{0} > 3",
    ("text", "bool"): "{0} = '1'",
    ("int", "array"): "array[{0}]",
    ("time", "time"): None,
    ("text", "json"): "to_jsonb({0})",
}
"""What a column can become; None where an assignment cast does it."""

ROLES = ("pg_monitor", "pg_read_all_data", "pg_write_all_data")
"""Roles that every server has, so that no test has to make any."""

EXTENSIONS = ("pg_trgm", "citext", "btree_gist")
COMMENTS = ("a note", "it's", "two\nlines", "ünïcödé")
NAMES = ("a", "b", "c", "d", "users", "orders", "Mixed Case", "order", "item_no", "é")
RELATIONS = ("a", "b", "t", "u", "users", "orders", "Big Table", "user", "log_2")
PRIVILEGES = {
    "table": ("select", "insert", "update", "delete", "references", "trigger", "truncate"),
    "view": ("select", "insert", "update"),
    "sequence": ("usage", "select", "update"),
    "function": ("execute",),
    "procedure": ("execute",),
    "enum": ("usage",),
    "schema": ("usage", "create"),
}


@dataclass
class Expression:
    """SQL with places for columns, and what the columns must be like."""

    text: str
    columns: tuple[int, ...] = ()
    families: tuple[str, ...] = ()
    routines: tuple[int, ...] = ()
    sequences: tuple[int, ...] = ()


@dataclass
class Thing:
    """What every object has."""

    number: int
    name: str
    comment: str | None = None
    owner: str | None = None
    grants: dict[str, list[Any]] | None = None


@dataclass
class Column(Thing):
    family: str = "int"
    type: str = "int"
    enum: int | None = None
    not_null: bool = False
    default: Expression | None = None
    identity: str | None = None
    identity_options: dict[str, int] = field(default_factory=dict)
    generated: Expression | None = None
    generated_kind: str = "stored"
    attributes: dict[str, Any] = field(default_factory=dict)
    hints: dict[str, Any] = field(default_factory=dict)


@dataclass
class Part(Thing):
    """A constraint, index or trigger: its kind, the columns it names, and everything else as it is written."""

    kind: str = "check"
    columns: tuple[int, ...] = ()
    include: tuple[int, ...] = ()
    expressions: tuple[Expression, ...] = ()
    where: Expression | None = None
    options: dict[str, Any] = field(default_factory=dict)
    target: int | None = None
    """The key a foreign key points at."""
    routine: int | None = None
    needs: str | None = None
    """An extension."""


@dataclass
class Relation(Thing):
    schema: int = 0
    columns: list[Column] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)


@dataclass
class View(Thing):
    schema: int = 0
    base: int = 0
    shape: str = "plain"
    picked: list[tuple[str, int | str, str]] = field(default_factory=list)
    """(alias, column's number or the base view's alias, family)."""
    where: str | None = None
    options: dict[str, Any] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)


@dataclass
class Enum(Thing):
    schema: int = 0
    labels: list[str] = field(default_factory=list)


@dataclass
class Sequence(Thing):
    schema: int = 0
    options: dict[str, Any] = field(default_factory=dict)
    owned_by: int | None = None


@dataclass
class Routine(Thing):
    schema: int = 0
    kind: str = "function"
    arguments: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    role: str = "plain"
    """trigger, int (takes and gives an int, immutable), or plain."""
    table: int | None = None


@dataclass
class Namespace(Thing):
    pass


@dataclass
class Schema:
    """All of one side."""

    namespaces: list[Namespace] = field(default_factory=list)
    extensions: list[str] = field(default_factory=list)
    enums: list[Enum] = field(default_factory=list)
    sequences: list[Sequence] = field(default_factory=list)
    routines: list[Routine] = field(default_factory=list)
    tables: list[Relation] = field(default_factory=list)
    views: list[View] = field(default_factory=list)
    next_number: int = 1

    def number(self) -> int:
        self.next_number += 1
        return self.next_number

    def things(self) -> Iterator[tuple[str, Thing]]:
        """Everything, with its kind."""
        for kind in ("namespaces", "enums", "sequences", "routines", "tables", "views"):
            for thing in getattr(self, kind):
                yield kind, thing
        for table in self.tables:
            for column in table.columns:
                yield "columns", column
            for part in table.parts:
                yield "parts", part

    def column(self, number: int) -> tuple[Relation, Column] | None:
        for table in self.tables:
            for column in table.columns:
                if column.number == number:
                    return table, column
        return None

    def key(self, number: int) -> tuple[Relation, Part] | None:
        for table in self.tables:
            for part in table.parts:
                if part.number == number:
                    return table, part
        return None


def by_number(things: list[Any], number: int | None) -> Any:
    return next((t for t in things if t.number == number), None)


# --- making -------------------------------------------------------------------------------------------------------


class Maker:
    """Draws objects for one side."""

    def __init__(self, draw: Draw, schema: Schema, version: int) -> None:
        self.draw = draw
        self.schema = schema
        self.version = version

    def chance(self, percent: int) -> bool:
        return bool(self.draw(st.integers(0, 99)) >= 100 - percent)

    def pick(self, values: Any) -> Any:
        return self.draw(st.sampled_from(list(values)))

    def some(self, values: Any, at_most: int) -> list[Any]:
        values = list(values)
        count = self.draw(st.integers(1, min(at_most, len(values))))
        found = []
        for _ in range(count):
            value = self.pick(values)
            if value not in found:
                found.append(value)
        return found

    def free(self, names: Any, taken: set[str]) -> str:
        base = str(self.pick(names))
        name, count = base, 1
        while name in taken:
            count += 1
            name = f"{base}{count}"
        return name

    def relation_names(self, schema: int) -> set[str]:
        """The names in the namespaces that relations, indexes and types share."""
        s = self.schema
        things: list[Any] = [*s.tables, *s.views, *s.sequences, *s.enums]
        found = {t.name for t in things if t.schema == schema}
        for table in s.tables:
            if table.schema == schema:
                found |= {p.name for p in table.parts}
                found |= {f"{table.name}_{c.name}_seq" for c in table.columns} | {f"{table.name}_pkey"}
        return found

    def commented(self, thing: Thing, percent: int = 15) -> None:
        if self.chance(percent):
            thing.comment = self.pick(COMMENTS)

    def owned(self, thing: Thing, kind: str) -> None:
        if self.chance(10):
            thing.owner = self.pick(ROLES)
        if self.chance(15):
            thing.grants = self.grants(kind)

    def grants(self, kind: str) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for role in self.some((*ROLES, "PUBLIC"), 2):
            found[role] = self.some(PRIVILEGES[kind], 2)
        return found

    # --- top level

    def namespace(self, name: str) -> Namespace:
        made = Namespace(self.schema.number(), name)
        if name != "public":
            self.commented(made)
            self.owned(made, "schema")
        self.schema.namespaces.append(made)
        return made

    def home(self) -> int:
        return int(self.pick(self.schema.namespaces).number)

    def enum(self) -> None:
        home = self.home()
        made = Enum(self.schema.number(), self.free(("mood", "state", "Kind"), self.relation_names(home)), schema=home)
        made.labels = self.some(("sad", "ok", "happy", "it's", "1", "Big One"), 4)
        self.commented(made)
        self.owned(made, "enum")
        self.schema.enums.append(made)

    def sequence(self) -> None:
        home = self.home()
        made = Sequence(self.schema.number(), self.free(("s", "numbers", "a"), self.relation_names(home)), schema=home)
        made.options = self.sequence_options()
        self.commented(made)
        self.owned(made, "sequence")
        self.schema.sequences.append(made)

    def sequence_options(self) -> dict[str, Any]:
        options: dict[str, Any] = {}
        if self.chance(30):
            options["increment"] = self.pick((1, 2, 5))
        if self.chance(20):
            options["start"] = self.pick((1, 10, 20))
        if self.chance(20):
            options["max"] = self.pick((10000, 20000))
        if self.chance(20):
            options["cache"] = self.pick((1, 5))
        if self.chance(15):
            options["cycle"] = True
        if self.chance(20):
            options["type"] = self.pick(("int", "bigint", "smallint"))
        return options

    def routine(self) -> None:
        home = self.home()
        role = self.pick(("trigger", "int", "plain", "plain", "plain", "table"))
        made = Routine(self.schema.number(), self.pick(("f", "g", "do_it")), schema=home, role=role)
        self.define(made)
        if any(self.same(made, other) for other in self.schema.routines):
            return
        self.commented(made)
        self.owned(made, made.kind)
        self.schema.routines.append(made)

    def same(self, one: Routine, other: Routine) -> bool:
        return one is not other and (one.schema, one.name, _inputs(one)) == (other.schema, other.name, _inputs(other))

    def define(self, made: Routine) -> None:
        """What a routine is but for its name."""
        made.table = None
        if made.role == "trigger":
            made.name = "tg" if made.name in ("f", "g", "do_it") else made.name
            made.arguments = ""
            body = self.pick(
                ("BEGIN RETURN NEW; END", "BEGIN\n  RETURN NEW;\nEND;", "begin return coalesce(new, old); end")
            )
            made.attributes = {"returns": "trigger", "language": "plpgsql", "body": body}
            return
        if made.role == "int":
            made.name = "plus" if made.name in ("f", "g", "do_it") else made.name
            made.arguments = self.pick(("a int", "n integer"))
            word = made.arguments.split()[0]
            text = self.pick((f"{word} + 1", f"{word} * 2", f"abs({word})"))
            made.attributes = {"returns": "int", "volatility": "immutable"}
            if self.chance(50):
                made.attributes["sql_body"] = f"RETURN {text}"
            else:
                made.attributes |= {"language": "sql", "body": f"select {text}"}
            return
        tables = [t for t in self.schema.tables if any(c.family == "int" for c in t.columns)]
        if made.role == "table" and tables:
            made.table = self.pick(tables).number
            made.arguments = ""
            made.attributes = {
                "returns": "bigint",
                "sql_body": self.pick(
                    ("RETURN (SELECT count(*) FROM {t})", "BEGIN ATOMIC SELECT count(*) FROM {t}; END")
                ),
            }
            return
        made.role = "plain"
        made.kind = self.pick(("function", "function", "procedure"))
        made.arguments = self.pick(
            (
                "",
                "a int",
                "a text",
                "a int, b text default 'x'",
                "a bigint default 1 + 1",
                "a varchar, out b int",
                "variadic a int[]",
            )
        )
        if made.kind == "procedure":
            made.arguments = made.arguments.replace(", out b int", "")
            made.attributes = {"language": self.pick(("sql", "plpgsql"))}
            made.attributes["body"] = "begin end" if made.attributes["language"] == "plpgsql" else "select 1"
        else:
            made.attributes = {"language": "sql", "body": self.pick(("select 1", "select 2 -- two"))}
            if "out b" not in made.arguments:
                made.attributes["returns"] = self.pick(("int", "integer", "setof int", "bigint"))
                if made.attributes["returns"] == "bigint":
                    made.attributes["body"] = "select 1::bigint"
            if self.chance(30):
                made.attributes["volatility"] = self.pick(("stable", "immutable", "volatile"))
            if self.chance(20):
                made.attributes["strict"] = True
            if self.chance(20):
                made.attributes["parallel"] = self.pick(("safe", "restricted", "unsafe"))
            if self.chance(15):
                made.attributes["cost"] = self.pick((1, 100, 7))
            if self.chance(10):
                made.attributes["leakproof"] = True
        if self.chance(20):
            made.attributes["security"] = "definer"
        if self.chance(20):
            made.attributes["set"] = self.pick(
                ({"search_path": "pg_catalog, public"}, {"work_mem": "8MB"}, {"TimeZone": "UTC"})
            )

    # --- tables

    def table(self) -> None:
        home = self.home()
        made = Relation(self.schema.number(), self.free(RELATIONS, self.relation_names(home)), schema=home)
        self.schema.tables.append(made)
        for _ in range(self.draw(st.integers(1, 4))):
            self.column(made)
        if self.chance(60):
            self.key(made, "primary_key")
        for _ in range(self.draw(st.integers(0, 3))):
            self.part(made)
        if self.chance(15):
            made.options["options"] = self.pick(({"fillfactor": 70}, {"autovacuum_enabled": False, "fillfactor": 90}))
        if self.chance(7):
            made.options["unlogged"] = True
        self.commented(made)
        self.owned(made, "table")

    def column(self, table: Relation) -> Column:
        made = Column(self.schema.number(), self.free(NAMES, {c.name for c in table.columns}))
        self.typed(made)
        table.columns.append(made)
        if made.family == "int" and self.chance(25):
            made.identity = self.pick(("always", "by default"))
            if self.chance(30):
                made.identity_options = self.pick(
                    ({"start": 10}, {"increment": 2}, {"cache": 5}, {"min": 1}, {"max": 5000, "increment": 3})
                )
            made.default = None
        elif self.chance(15):
            self.generate(table, made)
        if made.generated is None and made.identity is None:
            if self.chance(30):
                self.defaulted(made)
            made.not_null = self.chance(25)
        self.attributed(made)
        self.commented(made)
        return made

    def typed(self, column: Column, family: str | None = None) -> None:
        families = ["int", "int", "int", "text", "text", "num", "bool", "time", "json", "array", "range", "uuid"]
        if self.schema.enums:
            families.append("enum")
        column.family = family or self.pick(families)
        column.enum = None
        if column.family == "enum":
            column.enum = self.pick(self.schema.enums).number
            column.type = ""
            return
        types = [t for t in TYPES[column.family] if t != "citext" or "citext" in self.schema.extensions]
        column.type = self.pick(types)

    def defaulted(self, column: Column) -> None:
        routines = [r for r in self.schema.routines if r.role == "int"]
        if column.family == "int" and routines and self.chance(25):
            column.default = Expression("{r}(3)", routines=(self.pick(routines).number,))
        elif column.family == "int" and self.schema.sequences and self.chance(25) and column.type != "smallint":
            column.default = Expression("nextval('{s}')", sequences=(self.pick(self.schema.sequences).number,))
        elif column.family == "enum":
            enum = by_number(self.schema.enums, column.enum)
            column.default = Expression("'" + self.pick(enum.labels).replace("'", "''") + "'")
        else:
            column.default = Expression(self.pick(DEFAULTS[column.family]))

    def generate(self, table: Relation, column: Column) -> None:
        bases = [
            c
            for c in table.columns
            if c is not column
            and c.family in GENERATED
            and c.generated is None
            and c.type != "citext"
            and "char" not in c.type
        ]
        if not bases:
            return
        base = self.pick(bases)
        family, text = self.pick(GENERATED[base.family])
        column.family, column.enum = family, None
        column.type = {"int": "int", "text": "text", "num": "numeric", "bool": "bool"}[family]
        column.generated = Expression(text, (base.number,), (base.family,))
        column.generated_kind = self.pick(("stored", "stored", "virtual")) if self.version >= 18 else "stored"
        column.default, column.not_null, column.identity = None, False, None

    def attributed(self, column: Column) -> None:
        column.attributes = {}
        if column.family == "text" and column.type != "citext" and column.generated_kind != "virtual":
            if self.chance(15):
                column.attributes["collation"] = self.pick(('"C"', "POSIX"))
            if self.chance(10):
                column.attributes["storage"] = self.pick(("external", "main", "plain"))
            if self.chance(10):
                column.attributes["compression"] = "pglz"
        if self.chance(8) and (column.generated is None or column.generated_kind == "stored"):
            column.attributes["statistics"] = self.pick((0, 50, 200))

    # --- what hangs below a table

    def part(self, table: Relation) -> None:
        kind = self.pick(
            (
                "check",
                "check",
                "unique",
                "index",
                "index",
                "index",
                "foreign_key",
                "foreign_key",
                "exclusion",
                "trigger",
                "trigger",
            )
        )
        getattr(self, {"unique": "key"}.get(kind, kind))(table, *(("unique",) if kind == "unique" else ()))

    def part_name(self, table: Relation, names: tuple[str, ...]) -> str:
        taken = self.relation_names(table.schema) | {p.name for p in table.parts}
        return self.free(names, taken)

    def plain(self, table: Relation, families: tuple[str, ...] = KEYED) -> list[Column]:
        return [
            c
            for c in table.columns
            if c.family in families and not (c.generated is not None and c.generated_kind == "virtual")
        ]

    def key(self, table: Relation, kind: str) -> None:
        columns = self.plain(table, tuple(f for f in KEYED if f != "bool"))
        if kind == "primary_key":
            columns = [c for c in columns if c.generated is None]
            if any(p.kind == "primary_key" for p in table.parts):
                return
        if not columns:
            return
        chosen = self.some(columns, 2)
        name = self.part_name(table, ("pk", f"{table.name}_pkey") if kind == "primary_key" else ("uq", "unique_thing"))
        made = Part(self.schema.number(), name, kind=kind, columns=tuple(c.number for c in chosen))
        if self.chance(20) and (more := [c for c in self.plain(table) if c not in chosen]):
            made.include = (self.pick(more).number,)
        if kind == "unique" and self.chance(20) and self.version >= 15:
            made.options["nulls_not_distinct"] = True
        if self.chance(15):
            made.options |= self.pick(({"deferrable": True}, {"initially_deferred": True}))
        self.commented(made)
        table.parts.append(made)

    def check(self, table: Relation) -> None:
        columns = [
            c
            for c in table.columns
            if CHECKS.get(c.family) and not (c.generated is not None and c.generated_kind == "virtual")
        ]
        if not columns:
            return
        made = Part(self.schema.number(), self.part_name(table, ("chk", "is_sane", "Check")), kind="check")
        made.expressions = (self.condition(columns),)
        if self.chance(8):
            made.options["no_inherit"] = True
        self.commented(made)
        table.parts.append(made)

    def condition(self, columns: list[Column]) -> Expression:
        column = self.pick(columns)
        routines = [r for r in self.schema.routines if r.role == "int"]
        if column.family == "int" and column.type not in ("bigint", "int8") and routines and self.chance(20):
            return Expression(
                "{r}({0}) is distinct from -99", (column.number,), ("int",), (self.pick(routines).number,)
            )
        return Expression(self.pick(CHECKS[column.family]), (column.number,), (column.family,))

    def index(self, table: Relation) -> None:
        columns = self.plain(table)
        if not columns:
            return
        made = Part(self.schema.number(), self.part_name(table, ("ix", "by_it", "Idx")), kind="index")
        column = self.pick(columns)
        flavour = self.pick(
            ("columns", "columns", "expression", "expression", "opclass", "gin", "hash", "brin", "trgm")
        )
        json = self.plain(table, ("json",))
        if flavour == "expression" and EXPRESSIONS.get(column.family):
            made.expressions = (Expression(self.pick(EXPRESSIONS[column.family]), (column.number,), (column.family,)),)
        elif flavour == "opclass" and column.family == "text" and column.type in ("text", "varchar"):
            made.expressions = (
                Expression(
                    self.pick(("{0} text_pattern_ops", '{0} collate "C"', '{0} collate "C" desc')),
                    (column.number,),
                    ("text",),
                ),
            )
        elif flavour == "gin" and json:
            made.expressions = (Expression(self.pick(("{0}", "{0} jsonb_path_ops")), (json[0].number,), ("json",)),)
            made.options["method"] = "gin"
        elif (
            flavour == "trgm"
            and column.family == "text"
            and "char(" not in column.type
            and column.type != "citext"
            and "pg_trgm" in self.schema.extensions
        ):
            made.expressions = (Expression("{0} gin_trgm_ops", (column.number,), ("text",)),)
            made.options["method"] = "gin"
            made.needs = "pg_trgm"
        elif flavour in ("hash", "brin") and column.family in ("int", "time"):
            made.expressions = (Expression("{0}", (column.number,), (column.family,)),)
            made.options["method"] = flavour
        else:
            chosen = self.some(columns, 2)
            suffixes = ("", "", " desc", " nulls first", " desc nulls last", " ASC")
            made.expressions = tuple(Expression("{0}" + self.pick(suffixes), (c.number,), (c.family,)) for c in chosen)
            if self.chance(25):
                made.options["unique"] = True
                if self.chance(30) and self.version >= 15:
                    made.options["nulls_not_distinct"] = True
            if self.chance(20) and (more := [c for c in columns if c not in chosen]):
                made.include = (self.pick(more).number,)
            if self.chance(15):
                made.options["options"] = {"fillfactor": self.pick((60, 80))}
        if self.chance(25):
            made.where = self.condition([c for c in columns if c.family != "enum"] or columns)
        self.commented(made)
        table.parts.append(made)

    def foreign_key(self, table: Relation) -> None:
        targets = []
        for other in self.schema.tables:
            for key in other.parts:
                if key.kind in ("primary_key", "unique") and not {"deferrable", "initially_deferred"} & set(
                    key.options
                ):
                    families = []
                    for number in key.columns:
                        found = self.schema.column(number)
                        if found is not None:
                            families.append(_exact(found[1]))
                    if len(families) == len(key.columns):
                        targets.append((other, key, families))
        self_made = []
        for other, key, families in targets:
            left = [c for c in self.plain(table) if c.generated is None]
            chosen: list[Column] = []
            for family in families:
                match = next((c for c in left if _exact(c) == family and c not in chosen), None)
                if match is not None:
                    chosen.append(match)
            if len(chosen) == len(families) and (other is not table or [c.number for c in chosen] != list(key.columns)):
                self_made.append((other, key, chosen))
        if not self_made:
            return
        other, key, chosen = self.pick(self_made)
        made = Part(
            self.schema.number(), self.part_name(table, ("fk", "refers", f"{table.name}_fkey")), kind="foreign_key"
        )
        made.columns, made.target = tuple(c.number for c in chosen), key.number
        actions = ("cascade", "set null", "set default", "restrict", "no action")
        if self.chance(50):
            made.options["on_delete"] = self.pick(actions)
        if self.chance(30):
            made.options["on_update"] = self.pick(actions)
        if self.chance(15):
            made.options["match"] = self.pick(("full", "simple"))
        if self.chance(25):
            made.options |= self.pick(({"deferrable": True}, {"initially_deferred": True}))
        self.commented(made)
        table.parts.append(made)

    def exclusion(self, table: Relation) -> None:
        ranges = self.plain(table, ("range",))
        if not ranges:
            return
        made = Part(self.schema.number(), self.part_name(table, ("excl", "no_overlap")), kind="exclusion")
        made.expressions = (Expression("{0} WITH &&", (ranges[0].number,), ("range",)),)
        ints = self.plain(table, ("int",))
        if ints and "btree_gist" in self.schema.extensions and self.chance(60):
            made.expressions = (Expression("{0} WITH =", (ints[0].number,), ("int",)), *made.expressions)
            made.needs = "btree_gist"
        if self.chance(20):
            made.where = self.condition(ranges)
        if self.chance(20):
            made.options |= self.pick(({"deferrable": True}, {"initially_deferred": True}))
        self.commented(made)
        table.parts.append(made)

    def trigger(self, table: Relation) -> None:
        routines = [r for r in self.schema.routines if r.role == "trigger"]
        if not routines:
            made = Routine(self.schema.number(), "tg", schema=self.home(), role="trigger")
            self.define(made)
            if any(self.same(made, other) for other in self.schema.routines):
                return
            self.schema.routines.append(made)
            routines = [made]
        made_part = Part(self.schema.number(), self.part_name(table, ("tr", "Trigger", "on_change")), kind="trigger")
        made_part.routine = self.pick(routines).number
        flavour = self.pick(("row", "row", "of", "when", "statement", "transition", "constraint"))
        columns = [c for c in table.columns if c.generated is None]
        options = made_part.options
        if flavour in ("of", "when") and columns:
            column = self.pick(columns)
            options |= {
                "timing": self.pick(("before update of {0}", "after insert or update of {0}")),
                "for_each": "row",
            }
            made_part.columns = (column.number,)
            if flavour == "when" and column.family in ("int", "text", "bool", "time"):
                options["timing"] = options["timing"].replace("insert or ", "")
                made_part.where = Expression("new.{0} is distinct from old.{0}", (column.number,), (column.family,))
        elif flavour == "statement":
            options["timing"] = self.pick(("after insert", "before delete or update", "AFTER truncate"))
        elif flavour == "transition":
            options |= {"timing": "after update", "referencing": self.pick(({"new": "n"}, {"old": "o", "new": "n"}))}
        elif flavour == "constraint":
            options |= {"timing": "after insert or delete", "for_each": "row", "constraint": True}
            options |= self.pick(({}, {"deferrable": True}, {"initially_deferred": True}))
        else:
            options |= {
                "timing": self.pick(("before insert", "after insert or delete", "before insert or update")),
                "for_each": "row",
            }
        options["arguments"] = self.pick(("", "", "'x'", "'it''s', 1"))
        if self.chance(25):
            options["enabled"] = self.pick(("disabled", "always", "replica", "origin"))
        self.commented(made_part)
        table.parts.append(made_part)

    # --- views

    def view(self) -> None:
        home = self.home()
        bases: list[Any] = [t for t in self.schema.tables if t.columns] + [v for v in self.schema.views if v.picked]
        if not bases:
            return
        made = View(
            self.schema.number(), self.free(("v", "w", "report", "A View"), self.relation_names(home)), schema=home
        )
        self.queried(made, bases)
        self.commented(made)
        self.owned(made, "view")
        self.schema.views.append(made)

    def queried(self, view: View, bases: list[Any]) -> None:
        base = self.pick(bases)
        view.base = base.number
        view.picked, view.where = [], None
        view.shape = self.pick(("plain", "plain", "grouped", "cased"))
        columns: list[tuple[str, int | str, str]]
        if isinstance(base, Relation):
            columns = [(c.name, c.number, c.family) for c in base.columns]
        else:
            columns = [(alias, alias, family) for alias, _, family in base.picked]
        for name, number, family in self.some(columns, 3):
            alias = name if self.chance(70) else f"{name}_x"
            if alias not in {a for a, _, _ in view.picked}:
                view.picked.append((alias, number, family))
        if view.shape == "grouped":
            view.picked = view.picked[:1]
        if self.chance(40):
            conditions = CHECKS.get(view.picked[0][2], ())
            view.where = self.pick(conditions) if conditions else None
        view.options = (
            self.pick(({}, {}, {}, {"security_barrier": True}))
            if view.shape == "grouped"
            else self.pick(
                (
                    {},
                    {},
                    {"security_barrier": True},
                    {"check_option": "local"},
                    {"security_invoker": True} if self.version >= 15 else {},
                )
            )
        )
        if view.shape == "cased":
            view.options.pop("check_option", None)


def _inputs(routine: Routine) -> tuple[str, ...]:
    words = [a for a in routine.arguments.split(",") if a and not a.strip().startswith("out ")]
    types = [a.split(" default ")[0].split()[-1] for a in words]
    return tuple({"integer": "int"}.get(t, t) for t in types)


def _exact(column: Column) -> str:
    """What has to be alike for a foreign key."""
    return f"enum {column.enum}" if column.family == "enum" else {"int": "int"}.get(column.family, column.type)


# --- edits --------------------------------------------------------------------------------------------------------


class Editor(Maker):
    """Draws one change after the other."""

    EDITS = (
        "add_something",
        "add_something",
        "drop_something",
        "drop_something",
        "rename_something",
        "rename_something",
        "retype",
        "retype",
        "change_default",
        "change_part",
        "change_part",
        "change_routine",
        "change_view",
        "swap_columns",
        "swap_tables",
        "swap_parts",
        "move_part",
        "table_to_view",
        "tighten",
        "change_identity",
        "change_generated",
        "change_attributes",
        "change_comment",
        "change_owner",
        "change_enum",
        "change_sequence",
        "move_schema",
    )

    def edit(self) -> None:
        getattr(self, self.pick(self.EDITS))()

    def a_table(self) -> Relation | None:
        return self.pick(self.schema.tables) if self.schema.tables else None

    def add_something(self) -> None:
        what = self.pick(("table", "column", "column", "part", "part", "view", "enum", "sequence", "routine", "owned"))
        table = self.a_table()
        if what in ("table", "view", "enum", "sequence", "routine"):
            getattr(self, what)()
        elif table is not None:
            if what == "column":
                made = self.column(table)
                if made.not_null and made.default is None:
                    self.backfilled(made)
            elif what == "part":
                self.part(table)
            elif self.schema.sequences and table.columns:
                self.pick(self.schema.sequences).owned_by = self.pick(table.columns).number

    def backfilled(self, column: Column) -> None:
        if column.family == "enum":
            enum = by_number(self.schema.enums, column.enum)
            column.hints["backfill"] = "'" + enum.labels[0].replace("'", "''") + "'"
        else:
            column.hints["backfill"] = self.pick(DEFAULTS[column.family])

    def drop_something(self) -> None:
        s = self.schema
        what = self.pick(("tables", "columns", "columns", "parts", "parts", "views", "enums", "sequences", "routines"))
        table = self.a_table()
        if what in ("columns", "parts"):
            if table is not None and (things := getattr(table, what)):
                things.remove(self.pick(things))
        elif things := getattr(s, what):
            things.remove(self.pick(things))

    def rename_something(self) -> None:
        s = self.schema
        what = self.pick(("tables", "tables", "columns", "columns", "parts", "views", "enums", "sequences", "routines"))
        table = self.a_table()
        if what == "columns" and table is not None and table.columns:
            self.pick(table.columns).name = self.free(NAMES, {c.name for c in table.columns})
        elif what == "parts" and table is not None and table.parts:
            self.pick(table.parts).name = self.part_name(table, ("renamed", "ix", "chk", "uq"))
        elif what == "routines" and s.routines:
            routine = self.pick(s.routines)
            routine.name = self.free((f"{routine.name}_new",), {r.name for r in s.routines})
        elif what in ("tables", "views", "enums", "sequences") and (things := getattr(s, what)):
            thing = self.pick(things)
            thing.name = self.free((*RELATIONS, "renamed"), self.relation_names(thing.schema))

    def retype(self) -> None:
        table = self.a_table()
        columns = (
            [c for c in table.columns if c.generated is None and c.identity is None and "retyped" not in c.hints]
            if table
            else []
        )
        if not columns:
            return
        column = self.pick(columns)
        ways = [to for frm, to in CASTS if frm == column.family]
        if not ways:
            return
        family = self.pick(ways)
        using = CASTS[column.family, family]
        was = column.type
        if column.family == "text" and was == "citext" and using is not None:
            return
        self.typed(column, family)
        column.hints = {"retyped": True}
        if using is not None:
            column.hints["using"] = Expression(using, (column.number,), ())
        if column.default is not None:
            column.default = None
            if self.chance(70):
                self.defaulted(column)
        column.attributes = {k: v for k, v in column.attributes.items() if k == "statistics"}

    def change_default(self) -> None:
        table = self.a_table()
        columns = [c for c in table.columns if c.generated is None and c.identity is None] if table else []
        if not columns:
            return
        column = self.pick(columns)
        if column.default is not None and self.chance(40):
            column.default = None
        else:
            self.defaulted(column)

    def change_part(self) -> None:
        """Another definition under the same name, perhaps of another kind."""
        table = self.a_table()
        if table is None or not table.parts:
            return
        part = self.pick(table.parts)
        count = len(table.parts)
        if self.chance(30):
            self.part(table)
        else:
            kind = part.kind
            table.parts.remove(part)
            getattr(self, {"unique": "key", "primary_key": "key"}.get(kind, kind))(
                table, *((kind,) if kind in ("unique", "primary_key") else ())
            )
            table.parts.append(part)
        if len(table.parts) > count:
            made = next(p for p in reversed(table.parts) if p is not part)
            table.parts.remove(part)
            made.name = part.name
            if made.kind == part.kind and self.chance(70):
                made.number = part.number

    def change_routine(self) -> None:
        if self.schema.routines:
            routine = self.pick(self.schema.routines)
            kept = copy.deepcopy(routine)
            self.define(routine)
            if any(self.same(routine, other) for other in self.schema.routines):
                routine.__dict__.update(kept.__dict__)
            elif routine.kind != kept.kind or _inputs(routine) != _inputs(kept):
                routine.number = self.schema.number()

    def change_view(self) -> None:
        if not self.schema.views:
            return
        view = self.pick(self.schema.views)
        place = self.schema.views.index(view)
        bases: list[Any] = [t for t in self.schema.tables if t.columns] + [
            v for v in self.schema.views[:place] if v.picked
        ]
        if bases:
            self.queried(view, bases)

    def swap_columns(self) -> None:
        """Only what can be told apart: of two columns that are alike nobody could say whether they have changed places."""
        table = self.a_table()
        if table is not None and len(table.columns) > 1:
            one, other = table.columns[0], table.columns[-1]
            if one.family != other.family:
                one.name, other.name = other.name, one.name

    def swap_tables(self) -> None:
        tables = self.schema.tables
        pairs = [(a, b) for a in tables for b in tables if a.number < b.number and a.schema == b.schema]
        pairs = [(a, b) for a, b in pairs if {c.name for c in a.columns} != {c.name for c in b.columns}]
        if pairs:
            one, other = self.pick(pairs)
            one.name, other.name = other.name, one.name

    def swap_parts(self) -> None:
        table = self.a_table()
        if table is not None and len(table.parts) > 1:
            one, other = table.parts[0], table.parts[-1]
            one.name, other.name = other.name, one.name

    def move_part(self) -> None:
        """A constraint's or index's name goes to another table, or its definition to another name."""
        tables = self.schema.tables
        if len(tables) < 2:
            return
        source, goal = tables[0], tables[-1]
        if source.parts and source.schema == goal.schema:
            part = self.pick(source.parts)
            source.parts.remove(part)
            before = len(goal.parts)
            self.part(goal)
            if len(goal.parts) > before:
                goal.parts[-1].name = part.name

    def table_to_view(self) -> None:
        tables = self.schema.tables
        if self.chance(50) and self.schema.views:
            view = self.pick(self.schema.views)
            self.schema.views.remove(view)
            home, name = view.schema, view.name
            made = Relation(self.schema.number(), name, schema=home)
            self.schema.tables.append(made)
            for _ in range(self.draw(st.integers(1, 3))):
                self.column(made)
        elif len(tables) > 1:
            table = self.pick(tables)
            tables.remove(table)
            bases = [t for t in tables if t.columns]
            if bases:
                made_view = View(self.schema.number(), table.name, schema=table.schema)
                self.queried(made_view, bases)
                self.schema.views.append(made_view)

    def tighten(self) -> None:
        table = self.a_table()
        columns = [c for c in table.columns if c.generated is None and c.identity is None] if table else []
        if not columns:
            return
        column = self.pick(columns)
        column.not_null = not column.not_null
        if column.not_null:
            self.backfilled(column)

    def change_identity(self) -> None:
        table = self.a_table()
        columns = [c for c in table.columns if c.generated is None and c.family == "int"] if table else []
        if not columns:
            return
        column = self.pick(columns)
        column.identity_options = {}
        if column.identity is not None and self.chance(40):
            column.identity = None
        else:
            if column.identity is None and not column.not_null:
                column.not_null = True
                column.hints["backfill"] = "1"
            column.identity = self.pick(("always", "by default"))
            column.default = None
            if self.chance(40):
                column.identity_options = self.pick(({"start": 10}, {"increment": 2}, {"cycle": True}, {"max": 900}))

    def change_generated(self) -> None:
        table = self.a_table()
        if table is None or not table.columns:
            return
        column = self.pick(table.columns)
        if column.generated is not None:
            if column.generated_kind == "stored" and self.chance(40):
                column.generated = None
            else:
                base = self.schema.column(column.generated.columns[0])
                if base is not None and (
                    ways := [t for f, t in GENERATED.get(base[1].family, ()) if f == column.family]
                ):
                    column.generated = Expression(self.pick(ways), (base[1].number,), (base[1].family,))
        elif column.identity is None and self.chance(50):
            self.generate(table, column)
            if column.generated is not None:
                column.attributes = {}

    def change_attributes(self) -> None:
        table = self.a_table()
        if table is None:
            return
        if table.columns:
            self.attributed(self.pick(table.columns))
        if self.chance(30):
            table.options = self.pick(({}, {"options": {"fillfactor": 50}}, {"unlogged": True}))

    def change_comment(self) -> None:
        things = [t for kind, t in self.schema.things() if t.name != "public"]
        if things:
            thing = self.pick(things)
            thing.comment = None if thing.comment and self.chance(40) else self.pick(COMMENTS)

    def change_owner(self) -> None:
        kinds = {"tables": "table", "views": "view", "sequences": "sequence", "enums": "enum", "namespaces": "schema"}
        things = [(kinds[k], t) for k, t in self.schema.things() if k in kinds and t.name != "public"]
        if things:
            kind, thing = self.pick(things)
            thing.owner = self.pick(ROLES)
            thing.grants = self.grants(kind) if self.chance(70) else {}

    def change_enum(self) -> None:
        if self.schema.enums:
            enum = self.pick(self.schema.enums)
            for label in self.some(("new", "brand new", "zero"), 2):
                if label not in enum.labels:
                    enum.labels.insert(self.draw(st.integers(0, len(enum.labels))), label)

    def change_sequence(self) -> None:
        if self.schema.sequences:
            sequence = self.pick(self.schema.sequences)
            sequence.options = self.sequence_options()
            if self.chance(30):
                sequence.owned_by = None

    def move_schema(self) -> None:
        movable: list[Any] = [*self.schema.tables, *self.schema.views, *self.schema.enums]
        if movable and len(self.schema.namespaces) > 1:
            thing = self.pick(movable)
            home = self.home()
            if thing.name not in self.relation_names(home) and not any(
                p.name in self.relation_names(home) for p in getattr(thing, "parts", ())
            ):
                thing.schema = home


def prune(schema: Schema) -> None:
    """Takes out what refers to something that is gone or has become something else, until nothing does."""
    changed = True
    while changed:
        before = repr(schema)
        _prune_once(schema)
        changed = repr(schema) != before


def _prune_once(schema: Schema) -> None:
    columns = {c.number: c for t in schema.tables for c in t.columns}
    routines = {r.number: r for r in schema.routines}
    sequences = {s.number for s in schema.sequences}
    enums = {e.number for e in schema.enums}

    def holds(expression: Expression | None) -> bool:
        if expression is None:
            return True
        for number, family in zip(expression.columns, expression.families, strict=False):
            if number not in columns or columns[number].family != family:
                return False
        if any(n not in columns for n in expression.columns):
            return False
        if any(n not in routines or routines[n].role != "int" for n in expression.routines):
            return False
        if expression.routines and any(columns[n].type in ("bigint", "int8") for n in expression.columns):
            return False
        return all(n in sequences for n in expression.sequences)

    for routine in [r for r in schema.routines if r.table is not None and by_number(schema.tables, r.table) is None]:
        schema.routines.remove(routine)
    for table in schema.tables:
        for column in list(table.columns):
            if column.family == "enum" and column.enum not in enums:
                table.columns.remove(column)
            elif column.generated is not None:
                base = columns.get(column.generated.columns[0])
                bad = base is not None and (base.generated is not None or base.type == "citext" or "char" in base.type)
                if not holds(column.generated) or bad or base not in table.columns:
                    table.columns.remove(column)
            if not holds(column.default):
                column.default = None
        own = {c.number: c for c in table.columns}
        for part in list(table.parts):
            numbers = {
                *part.columns,
                *part.include,
                *(n for e in (*part.expressions, *((part.where,) if part.where else ())) for n in e.columns),
            }
            named = [own.get(n) for n in numbers]
            virtual = any(c is not None and c.generated is not None and c.generated_kind == "virtual" for c in named)
            if (
                None in named
                or virtual
                or not all(holds(e) for e in part.expressions)
                or not holds(part.where)
                or not _part_holds(part, schema, own, routines)
            ):
                table.parts.remove(part)
    known: dict[int, Any] = {t.number: t for t in schema.tables}
    for view in list(schema.views):
        base = known.get(view.base)
        if base is None:
            schema.views.remove(view)
            continue
        if isinstance(base, Relation):
            families: dict[int | str, str] = {c.number: c.family for c in base.columns}
        else:
            families = {alias: family for alias, _, family in base.picked}
        first = view.picked[:1]
        view.picked = [p for p in view.picked if families.get(p[1]) == p[2]]
        if view.picked[:1] != first:
            view.where = None
        if not view.picked:
            schema.views.remove(view)
            continue
        known[view.number] = view
    for sequence in schema.sequences:
        if sequence.owned_by is not None:
            found = schema.column(sequence.owned_by)
            if found is None or found[0].schema != sequence.schema or found[0].owner != sequence.owner:
                sequence.owned_by = None
            if sequence.owned_by is not None and (sequence.owner or sequence.grants is not None):
                sequence.owned_by = None


def _part_holds(part: Part, schema: Schema, own: Mapping[int, Column], routines: Mapping[int, Routine]) -> bool:
    if part.kind == "trigger":
        routine = routines.get(part.routine or 0)
        return (
            routine is not None
            and routine.role == "trigger"
            and not any(own[n].generated is not None for n in part.columns)
        )
    if part.kind in ("primary_key", "unique"):
        good = all(own[n].family in KEYED and own[n].family != "bool" for n in part.columns)
        return good and not (part.kind == "primary_key" and any(own[n].generated is not None for n in part.columns))
    if part.kind == "foreign_key":
        found = schema.key(part.target or 0)
        if found is None or {"deferrable", "initially_deferred"} & set(found[1].options):
            return False
        theirs = [schema.column(n) for n in found[1].columns]
        if any(t is None for t in theirs) or any(own[n].generated is not None for n in part.columns):
            return False
        return [_exact(t[1]) for t in theirs if t] == [_exact(own[n]) for n in part.columns]
    if part.kind == "index" and any("_ops" in e.text or "collate" in e.text for e in part.expressions):
        return all(own[n].type in ("text", "varchar", "jsonb") for e in part.expressions for n in e.columns)
    return True


# --- writing ------------------------------------------------------------------------------------------------------


class Writer:
    """A side as YAML texts, one file for each schema; ``old`` says what was called otherwise before."""

    def __init__(self, schema: Schema, old: Schema | None = None) -> None:
        self.schema = schema
        self.old = {t.number: t for _, t in old.things()} if old is not None else {}
        self.old_side = old
        self.homes = {n.number: n.name for n in schema.namespaces}

    def texts(self) -> dict[str, str]:
        files: dict[str, str] = {}
        for namespace in self.schema.namespaces:
            document = self.document(namespace)
            text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, default_flow_style=None, width=110)
            files[f"{namespace.name}.yaml"] = text
        return files

    def document(self, namespace: Namespace) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if namespace.name == "public":
            if self.schema.extensions:
                found["extensions"] = {name: {} for name in self.schema.extensions}
        else:
            found["schema"] = namespace.name
            found["schemas"] = {namespace.name: self.traits(namespace, {})}
        sections: dict[str, dict[str, Any]] = {}
        here = namespace.number
        for enum in self.schema.enums:
            if enum.schema == here:
                sections.setdefault("enums", {})[enum.name] = self.traits(enum, {"labels": enum.labels})
        for sequence in self.schema.sequences:
            if sequence.schema == here:
                options = dict(sequence.options)
                if sequence.owned_by is not None:
                    owner = self.schema.column(sequence.owned_by)
                    assert owner is not None
                    options["owned_by"] = f"{_sql(owner[0].name)}.{_sql(owner[1].name)}"
                sections.setdefault("sequences", {})[sequence.name] = self.traits(sequence, options)
        for routine in self.schema.routines:
            if routine.schema == here:
                attributes = dict(routine.attributes)
                if routine.table is not None:
                    table = by_number(self.schema.tables, routine.table)
                    attributes["sql_body"] = attributes["sql_body"].format(t=self.relation(table, here))
                key = f"{_sql(routine.name)}({routine.arguments})"
                sections.setdefault(f"{routine.kind}s", {})[key] = self.traits(routine, attributes)
        for table in self.schema.tables:
            if table.schema == here:
                sections.setdefault("tables", {})[table.name] = self.table(table)
        for view in self.schema.views:
            if view.schema == here:
                content: dict[str, Any] = {"query": self.query(view)}
                if view.options:
                    content["options"] = view.options
                sections.setdefault("views", {})[view.name] = self.traits(view, content)
        return {**found, **sections}

    def traits(self, thing: Thing, content: dict[str, Any]) -> dict[str, Any]:
        old: Any = self.old.get(thing.number)
        had: Any = old or self.namesake(thing)
        if old is not None:
            moved = getattr(old, "schema", None) != getattr(thing, "schema", None) and hasattr(old, "schema")
            if moved and self.old_side is not None:
                home = by_number(self.old_side.namespaces, old.schema).name
                content["renamed_from"] = f"{_sql(home)}.{_sql(old.name)}"
            elif old.name != thing.name:
                content["renamed_from"] = old.name if not hasattr(old, "schema") else _sql(old.name)
        if thing.comment is not None:
            content["comment"] = thing.comment
        owner, grants = thing.owner, thing.grants
        if had is not None:
            owner = owner or ("postgres" if had.owner else None)
            grants = grants if grants is not None or had.grants is None else {}
        if owner is not None:
            content["owner"] = owner
        if grants is not None:
            content["grants"] = {role: given for role, given in grants.items() if role != owner}
        return content

    def namesake(self, thing: Thing) -> Thing | None:
        """What had the name before and is not the same: its owner and grants stay unless something is said of them."""
        if self.old_side is None or not hasattr(thing, "schema"):
            return None
        home = self.homes[thing.schema]
        homes = {n.number: n.name for n in self.old_side.namespaces}
        return next(
            (
                old
                for _, old in self.old_side.things()
                if type(old) is type(thing) and old.name == thing.name and homes[getattr(old, "schema", 0)] == home
            ),
            None,
        )

    def relation(self, relation: Any, here: int) -> str:
        name = _sql(relation.name)
        return name if relation.schema == here else f"{_sql(self.homes[relation.schema])}.{name}"

    def expression(self, expression: Expression, here: int) -> str:
        names = []
        for number in expression.columns:
            found = self.schema.column(number)
            assert found is not None, expression
            names.append(_sql(found[1].name))
        more = {}
        if expression.routines:
            more["r"] = self.relation(by_number(self.schema.routines, expression.routines[0]), here)
        if expression.sequences:
            more["s"] = self.relation(by_number(self.schema.sequences, expression.sequences[0]), here)
        return expression.text.format(*names, **more) if names or more else expression.text

    def table(self, table: Relation) -> dict[str, Any]:
        here = table.schema
        content: dict[str, Any] = dict(table.options)
        content["columns"] = {c.name: self.column(c, here) for c in table.columns}
        keys = {
            "check": "checks",
            "unique": "unique",
            "index": "indexes",
            "foreign_key": "foreign_keys",
            "exclusion": "exclusions",
            "trigger": "triggers",
        }
        for part in table.parts:
            written = self.traits(part, self.part(part, here))
            if part.kind == "primary_key":
                content["primary_key"] = {"name": part.name, **written}
            else:
                content.setdefault(keys[part.kind], {})[part.name] = written
        return self.traits(table, content)

    def column(self, column: Column, here: int) -> Any:
        content: dict[str, Any] = {"type": column.type}
        if column.family == "enum":
            content["type"] = self.relation(by_number(self.schema.enums, column.enum), here)
        if column.not_null:
            content["not_null"] = True
        if column.default is not None:
            content["default"] = self.expression(column.default, here)
        if column.identity is not None:
            content["identity"] = (
                {column.identity: column.identity_options} if column.identity_options else column.identity
            )
        if column.generated is not None:
            content["generated"] = {column.generated_kind: self.expression(column.generated, here)}
        content |= column.attributes
        if self.old_side is not None:
            if "using" in column.hints:
                old = self.old.get(column.number)
                content["using"] = column.hints["using"].text.format(_sql(column.name)) if old is not None else None
            if "backfill" in column.hints and column.not_null and column.generated is None:
                content["backfill"] = column.hints["backfill"]
        content = {k: v for k, v in content.items() if v is not None}
        content = self.traits(column, content)
        return content["type"] if list(content) == ["type"] else content

    def part(self, part: Part, here: int) -> dict[str, Any]:
        names = []
        for number in part.columns:
            found = self.schema.column(number)
            assert found is not None
            names.append(found[1].name)
        content: dict[str, Any] = {}
        expressions = [self.expression(e, here) for e in part.expressions]
        options = dict(part.options)
        if part.kind == "check":
            content["expression"] = expressions[0]
        elif part.kind == "index":
            content["columns"] = expressions
        elif part.kind == "exclusion":
            content["elements"] = expressions
        elif part.kind == "trigger":
            routine = by_number(self.schema.routines, part.routine)
            content["timing"] = options.pop("timing").format(*map(_sql, names))
            content["execute"] = f"{self.relation(routine, here)}({options.pop('arguments')})"
        else:
            content["columns"] = names
        if part.kind == "foreign_key":
            found_key = self.schema.key(part.target or 0)
            assert found_key is not None
            columns = [_sql(c[1].name) for n in found_key[1].columns if (c := self.schema.column(n)) is not None]
            content["references"] = f"{self.relation(found_key[0], here)}({', '.join(columns)})"
        if part.include:
            content["include"] = [c[1].name for n in part.include if (c := self.schema.column(n)) is not None]
        if part.where is not None:
            content["when" if part.kind == "trigger" else "where"] = self.expression(part.where, here)
        return content | options

    def query(self, view: View) -> str:
        base: Any = by_number(self.schema.tables, view.base) or by_number(self.schema.views, view.base)
        names: dict[int | str, str] = (
            {c.number: c.name for c in base.columns}
            if isinstance(base, Relation)
            else {a: a for a, _, _ in base.picked}
        )
        first = _sql(names[view.picked[0][1]])
        where = f" WHERE {view.where.format(first)}" if view.where else ""
        source = self.relation(base, view.schema)
        if view.shape == "grouped":
            return f"select {first} as {_sql(view.picked[0][0])}, count(*) AS how_many from {source}{where} group by 1"
        columns = []
        for alias, key, family in view.picked:
            name = _sql(names[key])
            if view.shape == "cased" and family == "text":
                name = f"coalesce({name}, 'none')"
            columns.append(name if name == _sql(alias) else f"{name} AS {_sql(alias)}")
        return f"SELECT {', '.join(columns)} from {source}{where}"


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_é")


def _sql(name: str) -> str:
    return name if set(name) <= _PLAIN and name not in ("order", "user") else f'"{name}"'


# --- the strategies -----------------------------------------------------------------------------------------------


@st.composite
def pairs(draw: Draw, version: int = 18, edits: int = 12) -> Pair:
    """A pair of schemas: B edited from A, or now and then made anew."""
    before = _made(draw, version)
    if draw(st.integers(0, 9)) == 9:
        after = _made(draw, version, like=before)
        return Pair(Writer(before).texts(), Writer(after, before).texts())
    after = copy.deepcopy(before)
    editor = Editor(draw, after, version)
    for _ in range(draw(st.integers(2, edits))):
        editor.edit()
        prune(after)
    return Pair(Writer(before).texts(), Writer(after, before).texts())


def _made(draw: Draw, version: int, like: Schema | None = None) -> Schema:
    schema = Schema()
    maker = Maker(draw, schema, version)
    if like is not None:
        schema.next_number = like.next_number
        schema.namespaces = copy.deepcopy(like.namespaces)
        schema.extensions = list(like.extensions)
    else:
        maker.namespace("public")
        if maker.chance(50):
            maker.namespace(maker.pick(("app", "My Schema")))
        schema.extensions = [name for name in EXTENSIONS if maker.chance(30)]
    for what, most in (("enum", 2), ("sequence", 2), ("routine", 2)):
        for _ in range(draw(st.integers(0, most))):
            getattr(maker, what)()
    for _ in range(draw(st.integers(1, 3)) + 1):
        maker.table()
    for _ in range(draw(st.integers(0, 1))):
        maker.routine()
    for _ in range(draw(st.integers(0, 3))):
        maker.view()
    prune(schema)
    return schema
