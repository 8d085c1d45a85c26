"""Draws the objects that most schemas are made of: tables and what hangs below them, views, routines, enums, sequences."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from schemadiff.kinds import registry
from tests.property.strategies.model import (
    CHECKS,
    COMMENTS,
    DEFAULT_CLASSES,
    DEFAULTS,
    EXPRESSIONS,
    GENERATED,
    KEYED,
    NAMES,
    OWN_TYPES,
    RELATIONS,
    ROLES,
    TYPES,
    Column,
    Draw,
    Enum,
    Expression,
    Name,
    Namespace,
    Part,
    Relation,
    Routine,
    Schema,
    Sequence,
    Sql,
    Thing,
    View,
    by_number,
    kind_of,
)


class Maker:
    """Draws objects for one side."""

    def __init__(self, draw: Draw, schema: Schema, version: int) -> None:
        self.draw = draw
        self.schema = schema
        self.version = version
        self.roles: tuple[str, ...] = ROLES

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
        return found | {i.name for i in s.items}

    def commented(self, thing: Thing, percent: int = 15) -> None:
        if self.chance(percent):
            thing.comment = self.pick(COMMENTS)
        if "depends_on_extensions" in registry()[kind_of(thing)].properties and self.chance(10):
            thing.marks = ["plpgsql"]

    def owned(self, thing: Thing, kind: str) -> None:
        if self.chance(10):
            thing.owner = self.pick(self.roles)
        if self.chance(15):
            thing.grants = self.grants(kind, thing)

    def grants(self, kind: str, thing: Thing) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        offered = [p for p in registry()[kind].privileges.available if p != "maintain" or self.version >= 17]
        for role in self.some((*self.roles, "PUBLIC"), 2):
            found[role] = self.some(offered, 2)
            if isinstance(thing, Relation) and thing.columns and self.chance(20):
                found[role] = [{self.pick(("select", "update")): [Name(c.number) for c in self.some(thing.columns, 2)]}]
        # Only one of them may pass on what it has: two could pass it to each other.
        role = self.pick(list(found))
        first, *rest = found[role]
        if role != "PUBLIC" and isinstance(first, str) and self.chance(25):
            found[role] = [*rest, {first: None, "with_grant_option": True}]
            if self.chance(60):
                self.passed_on(found, role, first)
        return found

    def passed_on(self, grants: dict[str, list[Any]], role: str, privilege: str) -> None:
        """Who has it from a role that may pass it on: beside the owner's own grant, with the right to go on, to all."""
        other = self.pick([r for r in (*self.roles, "PUBLIC") if r != role])
        passed: dict[str, Any] = {"privileges": [privilege], "granted_by": role}
        if other != "PUBLIC" and self.chance(30):
            passed["with_grant_option"] = True
            last = self.pick([r for r in (*self.roles, "PUBLIC") if r not in (role, other)])
            grants.setdefault(last, []).append({"privileges": [privilege], "granted_by": other})
        grants.setdefault(other, []).append(passed)

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
            options["max"] = self.pick((300, 10000, 20000))
        if self.chance(20):
            options["cache"] = self.pick((1, 5))
        if self.chance(15):
            options["cycle"] = True
        if self.chance(15):
            options |= {"min": self.pick((0, -7)), "start": 10}
        if self.chance(10) and self.version >= 15:
            options["unlogged"] = True
        if self.chance(20):
            options["type"] = self.pick(("int", "bigint", "smallint"))
        return options

    def give_away(self, sequence: Sequence) -> Column | None:
        """Makes it the sequence of a column, which takes its numbers where it can."""
        tables = [t for t in self.schema.tables if t.schema == sequence.schema and t.columns]
        if not tables:
            return None
        column: Column = self.pick(self.pick(tables).columns)
        sequence.owned_by = column.number
        sequence.owner, sequence.grants = None, None
        if column.family == "int" and column.generated is None and column.identity is None:
            column.default = Expression("nextval('{s}')", sequences=(sequence.number,))
        return column

    def routine(self) -> None:
        home = self.home()
        role = self.pick(("trigger", "int", "int", "plain", "plain", "plain", "table", "rows"))
        made = Routine(self.schema.number(), self.pick(("f", "g", "do_it")), schema=home, role=role)
        self.define(made)
        if any(self.same(made, other) for other in self.schema.routines):
            return
        self.commented(made)
        self.owned(made, made.kind)
        self.schema.routines.append(made)

    def same(self, one: Routine, other: Routine) -> bool:
        return one is not other and (one.schema, one.name, inputs(one)) == (other.schema, other.name, inputs(other))

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
            made.arguments = self.pick(("a int", "n integer", "a numeric"))
            word = made.arguments.split()[0]
            text = self.pick((f"{word} + 1", f"{word} * 2", f"abs({word})"))
            if "numeric" in made.arguments:
                text = f"({text})::int"
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
        relations: list[Relation | View] = [*self.schema.tables, *self.schema.views]
        if made.role == "rows" and relations:
            made.table = self.pick(relations).number
            made.arguments = self.pick(("", "a int"))
            body = self.pick(
                (
                    "DECLARE r {t}%ROWTYPE; BEGIN RETURN 1; END",
                    "declare\n  r {t};\nbegin\n  return 2;\nend",
                    "declare r {t}%rowtype; many {t}[]; begin select * into r from {t} limit 1; return 3; end",
                )
            )
            made.attributes = {"returns": "int", "language": "plpgsql", "body": body}
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
            if self.chance(25):
                made.attributes = {"sql_body": self.pick(("BEGIN ATOMIC SELECT 1; END", "begin atomic select 2; end"))}
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
                (
                    {"search_path": "pg_catalog, public"},
                    {"search_path": ""},
                    {"search_path": ["My Schema", "$user", "a, b"]},
                    {"search_path": '"$user", public', "DateStyle": "ISO, DMY"},
                    {"work_mem": "8MB"},
                    {"TimeZone": "UTC"},
                )
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
        methods = [i for i in self.schema.items if i.kind == "access_method" and i.content["type"] == "table"]
        if methods and self.chance(40):
            made.options["access_method"] = Name(self.pick(methods).number)
        if self.chance(8):
            made.options["replica_identity"] = self.pick(("full", "nothing"))
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
                made.identity_options = self.identity_options()
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

    def identity_options(self) -> dict[str, Any]:
        found: dict[str, Any] = dict(
            self.pick(
                (
                    {},
                    {"start": 10},
                    {"increment": 2},
                    {"cache": 5},
                    {"min": 1},
                    {"min": -5},
                    {"max": 900},
                    {"cycle": True},
                    {"max": 5000, "increment": 3},
                )
            )
        )
        if self.chance(50):
            found["type"] = self.pick(("bigint", "int", "smallint", "int8"))
        return found

    def typed(self, column: Column, family: str | None = None) -> None:
        families = ["int", "int", "int", "text", "text", "num", "bool", "time", "json", "array", "range", "uuid"]
        if self.schema.enums:
            families.append("enum")
        own = [i for i in self.schema.items if i.kind in OWN_TYPES]
        if own:
            families += ["own", "own"]
        column.family = family or self.pick(families)
        column.enum = None
        if column.family == "own":
            column.enum = self.pick(own).number
            column.type = ""
            return
        if column.family == "enum":
            column.enum = self.pick(self.schema.enums).number
            column.type = ""
            return
        types = [t for t in TYPES[column.family] if t != "citext" or "citext" in self.schema.installed()]
        column.type = self.pick(types)

    def defaulted(self, column: Column) -> None:
        routines = [r for r in self.schema.routines if r.role == "int"]
        if column.family == "own":
            column.default = None
        elif column.family == "int" and routines and self.chance(25):
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
                own: list[Any] = [Sql("{x}", {"x": i.number}) for i in self.schema.items if i.kind == "collation"]
                column.attributes["collation"] = self.pick((*own, '"C"', "POSIX", '"default"'))
            if self.chance(10):
                column.attributes["storage"] = self.pick(("external", "main", "plain"))
            if self.chance(10):
                column.attributes["compression"] = "pglz"
        if self.chance(8) and (column.generated is None or column.generated_kind == "stored"):
            column.attributes["statistics"] = self.pick((0, 50, 200))
        if self.chance(8):
            column.attributes["options"] = self.pick(
                ({"n_distinct": 5}, {"n_distinct": -0.5, "n_distinct_inherited": 7})
            )
        if column.identity is not None and self.chance(50):
            column.attributes["sequence"] = self.of_sequence()
        if self.version >= 18 and column.not_null and self.chance(30):
            column.not_null_form = None
            named = self.free(("nn", "Filled"), self.not_null_names_beside(column))
            forms = ({"not_valid": True}, {"no_inherit": True}, {"name": named}, {"name": named})
            column.not_null_form = self.pick(forms)

    def not_null_names_beside(self, column: Column) -> set[str]:
        """The names that its table's columns give their NOT NULLs."""
        table = next((t for t in self.schema.tables if column in t.columns), None)
        return not_null_names(table) if table is not None else set()

    def of_sequence(self) -> dict[str, Any]:
        """What is said of the sequence of an identity column."""
        said: dict[str, Any] = {"grants": {}}
        if self.chance(50):
            said["comment"] = self.pick(COMMENTS)
        if self.chance(60):
            said["grants"] = {r: self.some(("usage", "select"), 2) for r in self.some(self.roles, 2)}
        return said

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
            made.options["options"] = {"fillfactor": self.pick((60, 80))}
        if kind == "unique" and self.chance(10):
            made.options["cluster"] = True
        if self.chance(15):
            made.options |= self.pick(({"deferrable": True}, {"initially_deferred": True}))
        elif kind == "primary_key" and not made.include and self.chance(25):
            made.options |= self.pick(({"replica_identity": True}, {"cluster": True}))
        ranges = self.plain(table, ("range",))
        if self.version >= 18 and "btree_gist" in self.schema.installed() and ranges and self.chance(60):
            made.options = {"without_overlaps": True}
            made.columns, made.include = (chosen[0].number, ranges[0].number), ()
            made.needs = "btree_gist"
        if self.chance(20):
            made.options["index"] = {"comment": self.pick(COMMENTS)}
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
        if self.chance(10):
            made.options |= {"not_enforced": True} if self.version >= 18 and self.chance(50) else {"not_valid": True}
        self.commented(made)
        table.parts.append(made)

    def condition(self, columns: list[Column]) -> Expression:
        column = self.pick(columns)
        routines = [r for r in self.schema.routines if r.role == "int"]
        routines = [r for r in routines if takes(self.schema, r, column)]
        if column.family == "int" and routines and self.chance(20):
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
            (
                "columns",
                "columns",
                "expression",
                "expression",
                "opclass",
                "default opclass",
                "gin",
                "hash",
                "brin",
                "trgm",
            )
        )
        json = self.plain(table, ("json",))
        if flavour == "expression" and EXPRESSIONS.get(column.family):
            drawn = [self.pick(EXPRESSIONS[column.family]) for _ in range(self.draw(st.integers(1, 2)))]
            made.expressions = tuple(Expression(e, (column.number,), (column.family,)) for e in dict.fromkeys(drawn))
        elif flavour == "default opclass" and (named := DEFAULT_CLASSES.get(column.type)) is not None:
            ways = ["{0} " + named, "{0} " + named + " desc"]
            if column.type in ("text", "varchar"):
                ways += ['{0} collate "default"', '{0} collate "default" ' + named]
            made.expressions = (Expression(self.pick(ways), (column.number,), (column.family,)),)
        elif flavour == "opclass" and column.family == "text" and column.type in ("text", "varchar"):
            made.expressions = (
                Expression(
                    self.pick(("{0} text_pattern_ops", '{0} collate "C"', '{0} collate "C" desc')),
                    (column.number,),
                    ("text",),
                ),
            )
        elif flavour == "gin" and json:
            made.expressions = (
                Expression(self.pick(("{0}", "{0} jsonb_path_ops", "{0} jsonb_ops")), (json[0].number,), ("json",)),
            )
            made.options["method"] = "gin"
        elif (
            flavour == "trgm"
            and column.family == "text"
            and "char(" not in column.type
            and column.type != "citext"
            and "pg_trgm" in self.schema.installed()
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
            where = self.condition([c for c in columns if c.family != "enum"] or columns)
            # What year it is depends on the time zone, and so is nothing for an index.
            made.where = None if "extract" in where.text else where
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
                            families.append(exact(found[1], key))
                    if len(families) == len(key.columns):
                        targets.append((other, key, families))
        self_made = []
        for other, key, families in targets:
            left = [c for c in self.plain(table, (*KEYED, "range")) if c.generated is None]
            chosen: list[Column] = []
            for family in families:
                match = next((c for c in left if exact(c, key) == family and c not in chosen), None)
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
        if self.chance(15):
            made.options |= {"not_enforced": True} if self.version >= 18 and self.chance(50) else {"not_valid": True}
        if key.options.get("without_overlaps"):
            made.options = {"period": True}
        self.commented(made)
        table.parts.append(made)

    def exclusion(self, table: Relation) -> None:
        ranges = self.plain(table, ("range",))
        if not ranges:
            return
        made = Part(self.schema.number(), self.part_name(table, ("excl", "no_overlap")), kind="exclusion")
        made.expressions = (Expression("{0} WITH &&", (ranges[0].number,), ("range",)),)
        made.options["method"] = "gist"
        if self.chance(20):
            made.options["index"] = {"comment": self.pick(COMMENTS)}
        ints = self.plain(table, ("int",))
        if self.chance(30):
            made.expressions = (Expression("{0} range_ops WITH &&", (ranges[0].number,), ("range",)),)
        if ints and "btree_gist" in self.schema.installed() and self.chance(60):
            made.expressions = (Expression("{0} WITH =", (ints[0].number,), ("int",)), *made.expressions)
            made.needs = "btree_gist"
        if self.chance(20):
            made.where = self.condition(ranges)
        if self.chance(20):
            made.options |= self.pick(({"deferrable": True}, {"initially_deferred": True}))
        if self.chance(30):
            made.options |= self.pick(({}, {"options": {"fillfactor": 60}}, {"cluster": True}))
            if made.where is not None:
                made.options.pop("cluster", None)
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
        options["arguments"] = self.pick(("", "", "'x'", "'it''s', 1", r"'a\b'", r"'C:\new\', '\\', 'x'"))
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
        made.materialized = self.chance(25)
        self.queried(made, bases)
        self.commented(made)
        self.owned(made, "materialized_view" if made.materialized else "view")
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
            if view.picked[0][2] == "own":
                # Types of one's own need not have an equality.
                view.shape = "plain"
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
        if view.materialized:
            view.options = self.pick(({}, {}, {"fillfactor": 70}, {"autovacuum_enabled": False}))
            methods = [i for i in self.schema.items if i.kind == "access_method" and i.content["type"] == "table"]
            view.access_method = self.pick(methods).number if methods and self.chance(50) else None
        self.told(view)

    def told(self, view: View) -> None:
        """What is said of some of a view's columns."""
        view.said = {}
        if view.shape == "grouped" or not self.chance(30):
            return
        for alias, _, family in self.some(view.picked, 2):
            said: dict[str, Any] = {}
            if self.chance(50):
                said["comment"] = self.pick(COMMENTS)
            if view.materialized and self.chance(60):
                said |= self.pick(({"statistics": 50}, {"options": {"n_distinct": 5}}))
                if family == "text" and self.chance(60):
                    said |= self.pick(({"storage": "external"}, {"compression": "pglz"}))
            elif not view.materialized and DEFAULTS.get(family) and self.chance(60):
                said["default"] = self.pick(DEFAULTS[family])
            if said:
                view.said[alias] = said


def inputs(routine: Routine) -> tuple[str, ...]:
    words = [a for a in routine.arguments.split(",") if a and not a.strip().startswith("out ")]
    types = [a.split(" default ")[0].split()[-1] for a in words]
    return tuple({"integer": "int"}.get(t, t) for t in types)


def takes(schema: Schema, routine: Routine, column: Column) -> bool:
    """Whether what a routine of numbers is called, it or another of its name takes the column, and just one does."""
    alike = {inputs(r) for r in schema.routines if r.role == "int" and r.name == routine.name}
    if column.type in ("bigint", "int8"):
        return ("numeric",) in alike
    return column.type != "smallint" or len(alike) == 1


def not_null_names(table: Relation) -> set[str]:
    return {c.not_null_form["name"] for c in table.columns if c.not_null_form and "name" in c.not_null_form}


def exact(column: Column, key: Part | None = None) -> str:
    """What has to be alike for a foreign key; GiST compares no numbers of two types."""
    if column.family in ("enum", "own"):
        return f"own {column.enum}"
    if column.family == "int":
        return DEFAULT_CLASSES[column.type] if key is not None and key.options.get("without_overlaps") else "int"
    return column.type
