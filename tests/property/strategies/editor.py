"""Draws one change of a side after the other."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from schemadiff.kinds import registry
from tests.property.strategies.items import OWNED_BY_SUPERUSERS, RECIPES, ItemMaker
from tests.property.strategies.maker import exact, inputs
from tests.property.strategies.model import (
    CASTS,
    CHECKS,
    COMMENTS,
    DEFAULTS,
    GENERATED,
    NAMES,
    RELATIONS,
    Column,
    Expression,
    Extension,
    Item,
    Part,
    Relation,
    Routine,
    Thing,
    View,
    by_number,
    kind_of,
)


class Editor(ItemMaker):
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
        "change_marks",
        "change_owner",
        "change_enum",
        "change_sequence",
        "move_sequence",
        "default_under_a_part",
        "overload",
        "move_not_null_name",
        "move_schema",
        "add_item",
        "add_item",
        "drop_item",
        "rename_item",
        "change_item",
        "change_item",
        "change_item",
        "own_item",
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
                if made.family == "own":
                    made.not_null = False
                elif made.not_null and made.default is None:
                    self.backfilled(made)
            elif what == "part":
                self.part(table)
            elif self.schema.sequences:
                self.give_away(self.pick(self.schema.sequences))

    def default_under_a_part(self) -> None:
        """A new column whose rows all have one value, and a key, check or reference over it."""
        table = self.a_table()
        if table is None:
            return
        column = self.column(table)
        if column.generated is not None or column.identity is not None or column.family not in DEFAULTS:
            return
        self.defaulted(column)
        if column.default is None:
            return
        made = Part(self.schema.number(), self.part_name(table, ("over_new", "New Part")), columns=(column.number,))
        targets = [
            (t, p)
            for t in self.schema.tables
            for p in t.parts
            if p.kind in ("primary_key", "unique") and len(p.columns) == 1 and p.columns != made.columns
        ]
        like = [p for _, p in targets if (c := self.schema.column(p.columns[0])) and exact(c[1]) == exact(column)]
        made.kind = self.pick(("check", "unique", *(("foreign_key",) if like else ())))
        if made.kind == "check":
            if not CHECKS.get(column.family):
                return
            made.columns, made.expressions = (), (self.condition([column]),)
        elif made.kind == "foreign_key":
            made.target = self.pick(like).number
        table.parts.append(made)

    def overload(self) -> None:
        """A routine or an operator that what is written already may mean from now on."""
        routines = [r for r in self.schema.routines if r.role == "int"]
        operators = [i for i in self.schema.items if i.kind == "operator"]
        if operators and (not routines or self.chance(40)):
            self.item("operator")
        elif routines:
            one = self.pick(routines)
            made = Routine(self.schema.number(), one.name, schema=one.schema, role="int")
            self.define(made)
            made.name = one.name
            if not any(self.same(made, other) for other in self.schema.routines):
                self.schema.routines.append(made)

    def move_not_null_name(self) -> None:
        """Between two columns: it changes places with the other's, or the other one has it now."""
        table = self.a_table()
        columns = [c for c in table.columns if c.not_null and c.generated is None] if table else []
        named = [c for c in columns if c.not_null_form and "name" in c.not_null_form]
        if self.version >= 18 and len(columns) > 1 and named:
            one = self.pick(named)
            other = self.pick([c for c in columns if c is not one])
            one.not_null_form, other.not_null_form = other.not_null_form, one.not_null_form

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
        columns = [c for c in table.columns if c.generated is None and "retyped" not in c.hints] if table else []
        if not columns:
            return
        column = self.pick(columns)
        ways = [to for frm, to in CASTS if frm == column.family and (to == "int" or column.identity is None)]
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
        column.attributes = {k: v for k, v in column.attributes.items() if k in ("statistics", "sequence")}

    def _plain(self, table: Relation | None) -> list[Column]:
        """Columns whose values can be made up."""
        columns = table.columns if table is not None else []
        return [c for c in columns if c.generated is None and c.identity is None and c.family != "own"]

    def change_default(self) -> None:
        table = self.a_table()
        columns = self._plain(table)
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
            elif routine.kind != kept.kind or inputs(routine) != inputs(kept):
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
        columns = self._plain(table)
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
            if self.chance(60):
                column.identity_options = self.identity_options()

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
        things = [t for _, t in self.schema.things() if t.name != "public" and self.takes(t, "comment")]
        things = [t for t in things if not isinstance(t, Extension)]  # An absent one says nothing: it has its own.
        if things:
            thing = self.pick(things)
            thing.comment = None if thing.comment and self.chance(40) else self.pick(COMMENTS)

    def change_marks(self) -> None:
        things = [t for _, t in self.schema.things() if self.takes(t, "depends_on_extensions")]
        if things:
            thing = self.pick(things)
            thing.marks = [] if thing.marks else ["plpgsql"]

    def change_owner(self) -> None:
        things = [t for _, t in self.schema.things() if t.name != "public" and self.takes(t, "grants")]
        things = [t for t in things if not isinstance(t, Routine)]
        if things:
            thing = self.pick(things)
            if kind_of(thing) not in OWNED_BY_SUPERUSERS:
                thing.owner = self.pick(self.roles)
            thing.grants = self.grants(kind_of(thing), thing) if self.chance(70) else {}

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

    def move_sequence(self) -> None:
        """To another column, which may change its type at once; the one that had it stays, or goes."""
        if not self.schema.sequences:
            return
        sequence = self.pick(self.schema.sequences)
        found = self.schema.column(sequence.owned_by) if sequence.owned_by is not None else None
        column = self.give_away(sequence)
        plain = column is not None and column.family == "int" and column.generated is None
        if column is not None and plain and "retyped" not in column.hints and self.chance(40):
            self.typed(column, "int")
            column.hints = {"retyped": True}
        if found is not None and found[1] is not column:
            table, last = found
            last.default = None
            if self.chance(30):
                table.columns.remove(last)
            elif self.chance(30) and column not in table.columns:
                self.schema.tables.remove(table)

    def move_schema(self) -> None:
        movable: list[Any] = [*self.schema.tables, *self.schema.views, *self.schema.enums]
        movable += [i for i in self.schema.items if i.schema and self.takes(i, "rename") and i.kind in RECIPES]
        if movable and len(self.schema.namespaces) > 1:
            thing = self.pick(movable)
            home = self.home()
            if thing.name not in self.relation_names(home) and not any(
                p.name in self.relation_names(home) for p in getattr(thing, "parts", ())
            ):
                thing.schema = home

    def takes(self, thing: Thing, trait: str) -> bool:
        return trait in registry()[kind_of(thing)].properties

    # --- items

    def some_item(self) -> Item | None:
        drawn = [i for i in self.schema.items if i.kind in RECIPES and not i.part]
        return self.pick(drawn) if drawn else None

    def add_item(self) -> None:
        self.any_item()

    def drop_item(self) -> None:
        if (item := self.some_item()) is not None:
            self.schema.items.remove(item)

    def rename_item(self) -> None:
        named = [i for i in self.schema.items if self.takes(i, "rename")]
        if named:
            self.pick(named).name = self.free(("renamed", "Other Name"), self.taken())

    def change_item(self) -> None:
        """What is written of it is drawn anew."""
        item = self.some_item()
        if item is None:
            return
        kept = copy.deepcopy(item)
        if not RECIPES[item.kind].draws(self, item):
            item.content, item.key = kept.content, kept.key
        elif item.key != kept.key or (item.kind == "access_method" and item.content["type"] != kept.content["type"]):
            # What names the old one cannot name this.
            item.number = self.schema.number()

    def own_item(self) -> None:
        if (item := self.some_item()) is not None:
            item.owner, item.grants = None, None
            self.owned(item, item.kind)
