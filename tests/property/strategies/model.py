"""One side as a plain model: things with numbers, which name one another by these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

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

HEIR_DEFAULTS: Mapping[str, str] = {"int": "8", "text": "'theirs'"}
"""The default that an inheriting table gives a column of its parents', by that one's family."""

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
    "own": ("{0} is not null or {0} is null",),
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
    "int": ("({0} + 1)", "abs({0})", "({0} % 3) desc", "(case when {0} > 1 then 1 else 0 end)"),
    "num": ("round({0})", "({0} * 2) asc"),
    "text": (
        "lower({0})",
        "(upper({0})) desc nulls last",
        "length({0})",
        "({0} || 'x')",
        "(case {0} when 'x' then null else {0} end) desc",
    ),
    "bool": ("(not {0})", "(CASE WHEN {0} THEN 'y' END)"),
    "time": (),
    "json": ("({0} ->> 'a')",),
    "enum": (),
    "uuid": (),
}

DEFAULT_CLASSES: Mapping[str, str] = {
    **dict.fromkeys(("int", "integer", "INT4"), "int4_ops"),
    **dict.fromkeys(("bigint", "int8"), "int8_ops"),
    **dict.fromkeys(("numeric", "numeric(10,2)", "decimal(8, 3)"), "numeric_ops"),
    **dict.fromkeys(("text", "varchar(40)", "character varying", "varchar"), "text_ops"),
    **dict.fromkeys(("timestamptz", "timestamp(3) with time zone"), "timestamptz_ops"),
    **dict.fromkeys(("bool", "boolean"), "bool_ops"),
    "smallint": "int2_ops",
    "float8": "float8_ops",
    "real": "float4_ops",
    "char(8)": "bpchar_ops",
    "timestamp": "timestamp_ops",
    "date": "date_ops",
    "uuid": "uuid_ops",
}
"""By the type of a column, the operator class that a btree takes by itself, and that one may write out."""

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
MEMBERS: Mapping[str, tuple[str, ...]] = {
    "pg_trgm": ("function public.similarity(text, text)", "function public.show_trgm(text)", "type public.gtrgm"),
    "citext": ("function public.citext_eq(public.citext, public.citext)", "function public.citext_hash(public.citext)"),
    "btree_gist": ("function public.int4_dist(integer, integer)", "type public.gbtreekey4"),
}
"""Some of what the extensions bring."""

NAMES = ("a", "b", "c", "d", "users", "orders", "Mixed Case", "order", "item_no", "é")
RELATIONS = ("a", "b", "t", "u", "users", "orders", "Big Table", "user", "log_2")
OWN_TYPES = ("domain", "composite_type", "range_type", "base_type")
"""Kinds of types that columns of the family ``own`` are of."""


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
    marks: list[str] = field(default_factory=list)
    """The extensions that it depends on, where its kind takes such marks."""


@dataclass
class Column(Thing):
    family: str = "int"
    type: str = "int"
    enum: int | None = None
    not_null: bool = False
    not_null_form: dict[str, Any] | None = None
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
    materialized: bool = False
    access_method: int | None = None
    said: dict[str, Any] = field(default_factory=dict)
    """What is said of its columns, by alias."""
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
    """trigger, int (gives an int for a number, immutable), table (reads one), rows (declares a row of one), or plain."""
    table: int | None = None
    """The table or view that it reads."""


@dataclass
class Namespace(Thing):
    pass


@dataclass
class Extension(Thing):
    pass


@dataclass(frozen=True)
class Sql:
    """Text with places for the names of others, as SQL spells them; ``families`` says what a column has to be like."""

    text: str
    refs: Mapping[str, int]
    families: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Name:
    """The bare name of another thing, as YAML lists it."""

    number: int


@dataclass
class Item(Thing):
    """An object of any other kind: what is written of it, with :class:`Sql`, :class:`Name` and :class:`Expression`."""

    kind: str = ""
    schema: int = 0
    """The namespace it stands in; none for what belongs to the database or to a ``holder``."""
    holder: int = 0
    content: dict[Any, Any] = field(default_factory=dict)
    part: bool = False
    """Made only for another item, and never drawn anew by itself."""
    key: Sql | None = None
    """What it is called, with ``{name}`` for its name, where that is not all."""


@dataclass
class Schema:
    """All of one side."""

    namespaces: list[Namespace] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    enums: list[Enum] = field(default_factory=list)
    sequences: list[Sequence] = field(default_factory=list)
    routines: list[Routine] = field(default_factory=list)
    tables: list[Relation] = field(default_factory=list)
    views: list[View] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    next_number: int = 1

    def number(self) -> int:
        self.next_number += 1
        return self.next_number

    def installed(self) -> set[str]:
        """The names of the extensions."""
        return {e.name for e in self.extensions}

    def things(self) -> Iterator[tuple[str, Thing]]:
        """Everything, with its kind."""
        for kind in ("namespaces", "extensions", "enums", "sequences", "routines", "tables", "views", "items"):
            for thing in getattr(self, kind):
                yield kind, thing
        for table in self.tables:
            for column in table.columns:
                yield "columns", column
            for part in table.parts:
                yield "parts", part

    def thing(self, number: int) -> Thing | None:
        return next((t for _, t in self.things() if t.number == number), None)

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


KINDS: Mapping[type, str] = {
    Namespace: "schema",
    Extension: "extension",
    Enum: "enum",
    Sequence: "sequence",
    Relation: "table",
    Column: "column",
}


def kind_of(thing: Thing) -> str:
    """The kind of PostgreSQL object that a thing is."""
    if isinstance(thing, (Item, Part, Routine)):
        return thing.kind
    if isinstance(thing, View):
        return "materialized_view" if thing.materialized else "view"
    return KINDS[type(thing)]


def by_number(things: list[Any], number: int | None) -> Any:
    return next((t for t in things if t.number == number), None)
