"""What each kind's YAML means: the objects, their identities and their values."""

from __future__ import annotations

import pytest

from schemadiff.catalog.objects import Value
from schemadiff.catalog.seed_rows import Env, Json, Number, Row, RowKey, Sql
from schemadiff.catalog.values import Grant
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import Parameter
from tests.declaration.support import loaded, of, resolved, values

COLUMN = [
    ("text", {"column": {"type": "text"}}),
    ("varchar(10)", {"column": {"type": "character varying(10)"}}),
    ("{type: int, not_null: true}", {"column": {"type": "integer", "not_null": True}}),
    ("{type: int, not_null: false}", {"column": {"type": "integer"}}),
    ("{type: int, not_null: {name: n}}", {"column": {"type": "integer", "not_null": True, "not_null_name": "n"}}),
    ("{type: int, default: 0}", {"column": {"type": "integer"}, "default": {"expression": "0"}}),
    ("{type: bool, default: true}", {"column": {"type": "boolean"}, "default": {"expression": "true"}}),
    ("{type: numeric, default: 19.90}", {"column": {"type": "numeric"}, "default": {"expression": "19.90"}}),
    ("{type: text, default: null}", {"column": {"type": "text"}}),
    ("{type: date, default: CURRENT_DATE}", {"column": {"type": "date"}, "default": {"expression": "CURRENT_DATE"}}),
    ("""{type: text, default: "'it''s'"}""", {"column": {"type": "text"}, "default": {"expression": "'it''s'"}}),
    ("{type: int, identity: always}", {"column": {"type": "integer", "identity": "always", "not_null": True}}),
    (
        "{type: int, identity: {by default: {start: 10, cycle: true}}}",
        {
            "column": {
                "type": "integer",
                "identity": "by default",
                "not_null": True,
                "identity_options": {"cycle": "true", "start": "10"},
            }
        },
    ),
    (
        "{type: int, generated: {stored: a + 1}}",
        {"column": {"type": "integer", "generated": "a + 1", "generated_kind": "stored"}},
    ),
    ("{type: text, collation: C}", {"column": {"type": "text", "collation": '"C"'}}),
    ("{type: text, collation: pg_catalog.POSIX}", {"column": {"type": "text", "collation": '"POSIX"'}}),
    ("{type: text, collation: en_US.utf8}", {"column": {"type": "text", "collation": '"en_US.utf8"'}}),
    ("""{type: text, collation: '"s"."Ö"'}""", {"column": {"type": "text", "collation": 's."Ö"'}}),
    ("{type: text, storage: EXTERNAL}", {"column": {"type": "text", "storage": "external"}}),
    ("{type: text, comment: 42}", {"column": {"type": "text"}, "comment": {"text": "42"}}),
]


@pytest.mark.parametrize(("written", "meant"), COLUMN)
def test_a_column(written: str, meant: dict[str, dict[str, Value]]) -> None:
    found = values(loaded(f"tables: {{t: {{columns: {{c: {written}}}}}}}"))
    del found["table public.t"]
    names = {
        "column": "column public.t.c",
        "default": "default column.public.t.c",
        "comment": "comment column.public.t.c",
    }
    assert found == {names[kind]: v for kind, v in meant.items()}


SHORTHANDS = [
    ("primary_key: true", "primary_key public.t.t_pkey", {"columns": ("c",)}),
    ("unique: true", "unique public.t.t_c_key", {"columns": ("c",)}),
    ("check: c > 0", "check public.t.t_c_check", {"expression": "c > 0"}),
    ("check: {expression: c > 0, name: positive}", "check public.t.positive", {"expression": "c > 0"}),
    (
        "references: t(c)",
        "foreign_key public.t.t_c_fkey",
        {"columns": ("c",), "references": ("t",), "references_columns": ("c",)},
    ),
    (
        "references: {table: t, columns: [c], on_delete: cascade}",
        "foreign_key public.t.t_c_fkey",
        {"columns": ("c",), "references": ("t",), "references_columns": ("c",), "on_delete": "cascade"},
    ),
]


@pytest.mark.parametrize(("written", "identity", "meant"), SHORTHANDS)
def test_a_constraint_written_at_the_column_takes_the_servers_name(
    written: str, identity: str, meant: dict[str, Value]
) -> None:
    found = loaded(f"tables: {{t: {{columns: {{c: {{type: int, {written}}}}}}}}}")
    assert values(found)[identity] == meant
    assert of(found, identity).implicit is ("name" not in written)


def test_a_check_over_two_columns_is_named_after_the_table_alone() -> None:
    found = loaded("tables: {t: {columns: {a: int, b: {type: int, check: a < b}}}}")
    assert "check public.t.t_check" in values(found)


def test_implicit_names_are_numbered_where_they_are_taken_whatever_the_order_of_files() -> None:
    one = "tables: {t: {columns: {a: {type: int, check: a > 0}, b: {type: int, check: a < 9}}}}"
    two = "tables: {u: {columns: {a: int}, checks: {t_a_check: a > 1}}}"
    for texts in ({"1.yaml": one, "2.yaml": two}, {"1.yaml": two, "2.yaml": one}):
        found = values(loaded(texts))
        assert found["check public.t.t_a_check1"] == {"expression": "a > 0"}
        assert found["check public.t.t_a_check2"] == {"expression": "a < 9"}


def test_long_implicit_names_are_cut_as_the_server_cuts_them() -> None:
    table = "t" * 60
    found = loaded(f"tables: {{{table}: {{columns: {{c: {{type: int, unique: true}}}}}}}}")
    (unique,) = found.by_kind["unique"]
    assert unique.identity.name == "t" * 57 + "_c_key"


def test_a_serial_column_is_an_integer_with_a_sequence_of_its_own() -> None:
    found = resolved("schema: s\ntables: {t: {columns: {id: bigserial}}}")
    assert values(found)["column s.t.id"] == {"type": "bigint", "not_null": True}
    assert values(found)["default column.s.t.id"] == {"expression": "nextval('s.t_id_seq'::regclass)"}
    assert values(found)["sequence s.t_id_seq"] == {"owned_by": ("s", "t", "id")}
    assert of(found, "sequence s.t_id_seq").implicit


def test_the_columns_of_a_primary_key_refuse_null() -> None:
    found = values(loaded("tables: {t: {columns: {a: int, b: int}, primary_key: [a]}}"))
    assert found["column public.t.a"] == {"type": "integer", "not_null": True}
    assert found["column public.t.b"] == {"type": "integer"}


def test_a_primary_key_with_a_name() -> None:
    found = loaded("tables: {t: {columns: {a: int}, primary_key: {name: p, columns: [a], include: [a]}}}")
    assert values(found)["primary_key public.t.p"] == {"columns": ("a",), "include": ("a",)}
    assert not of(found, "primary_key public.t.p").implicit


TABLE = [
    ("unlogged: true", "table public.t", {"unlogged": True}),
    ("options: {fillfactor: 70, autovacuum_enabled: false}", "table public.t",
     {"options": {"autovacuum_enabled": "false", "fillfactor": "70"}}),
    ("options: {}", "table public.t", {}),
    ("unique: {u: c}", "unique public.t.u", {"columns": ("c",)}),
    ("unique: {u: [c, d]}", "unique public.t.u", {"columns": ("c", "d")}),
    ("unique: {u: {columns: [c], nulls_not_distinct: true}}", "unique public.t.u",
     {"columns": ("c",), "nulls_not_distinct": True}),
    ("unique: {u: {columns: [c], initially_deferred: true}}", "unique public.t.u",
     {"columns": ("c",), "initially_deferred": True, "deferrable": True}),
    ("checks: {k: c > 0}", "check public.t.k", {"expression": "c > 0"}),
    ("checks: {k: true}", "check public.t.k", {"expression": "true"}),
    ("checks: {k: {expression: c > 0, no_inherit: true}}", "check public.t.k",
     {"expression": "c > 0", "no_inherit": True}),
    ("indexes: {i: c}", "index public.i", {"columns": (Element("c"),)}),
    ("indexes: {i: [C desc, d nulls first]}", "index public.i",
     {"columns": (Element("c", descending=True, nulls_first=True), Element("d", nulls_first=True))}),
    ("""indexes: {i: ["lower(c) text_pattern_ops", "(c || d) COLLATE \\"C\\""]}""", "index public.i",
     {"columns": (Element(expression="lower(c)", opclass="text_pattern_ops"),
                  Element(expression="c || d", collation='"C"'))}),
    ("indexes: {i: {columns: [c], unique: true, method: btree, where: c > 0}}", "index public.i",
     {"columns": (Element("c"),), "unique": True, "where": "c > 0"}),
    ("indexes: {i: {columns: [c], method: gin}}", "index public.i", {"columns": (Element("c"),), "method": "gin"}),
    ("exclusions: {x: {elements: [c WITH =, d WITH &&]}}", "exclusion public.t.x",
     {"elements": (Element("c", operator="="), Element("d", operator="&&"))}),
    ("foreign_keys: {f: {columns: c, references: S.u(Id), on_delete: SET NULL (c)}}", "foreign_key public.t.f",
     {"columns": ("c",), "references": ("s", "u"), "references_columns": ("id",), "on_delete": "set null",
      "on_delete_columns": ("c",)}),
    ("foreign_keys: {f: {columns: c, references: {table: u, columns: [Id]}, on_update: no action}}",
     "foreign_key public.t.f", {"columns": ("c",), "references": ("u",), "references_columns": ("Id",)}),
    ("triggers: {g: {timing: BEFORE insert or update of c, execute: f}}", "trigger public.t.g",
     {"timing": "before", "events": ("insert", "update"), "update_of": ("c",), "function": ("f",)}),
    ("triggers: {g: {timing: after insert, for_each: row, when: NEW.c > 0, execute: s.f('x'), enabled: always}}",
     "trigger public.t.g",
     {"timing": "after", "events": ("insert",), "for_each": "row", "when": "NEW.c > 0", "function": ("s", "f"),
      "arguments": ("x",), "enabled": "always"}),
    ("triggers: {g: {timing: after update, referencing: {old: o, new: n}, execute: f()}}", "trigger public.t.g",
     {"timing": "after", "events": ("update",), "old_table": "o", "new_table": "n", "function": ("f",)}),
    ("comment: hello", "comment table.public.t", {"text": "hello"}),
    ("owner: app", "owner table.public.t", {"role": "app"}),
    ("grants: {}", "grants table.public.t", {}),
    ("grants: {reader: select, public: [Insert]}", "grants table.public.t",
     {"grants": (Grant("PUBLIC", "insert"), Grant("reader", "select"))}),
    ("grants: {r: [{update: [d, c], with_grant_option: true}, {select: c}]}", "grants table.public.t",
     {"grants": (Grant("r", "select", ("c",)), Grant("r", "update", ("c", "d"), True))}),
    ("grants: {r: [select, {privileges: [select, delete], with_grant_option: true}]}", "grants table.public.t",
     {"grants": (Grant("r", "delete", (), True), Grant("r", "select", (), True))}),
]  # fmt: skip


@pytest.mark.parametrize(("written", "identity", "meant"), TABLE)
def test_below_a_table(written: str, identity: str, meant: dict[str, Value]) -> None:
    assert values(loaded(f"tables:\n  t:\n    columns: {{c: int, d: int}}\n    {written}"))[identity] == meant


def test_all_privileges_are_those_of_the_kind() -> None:
    found = loaded("sequences: {s: {grants: {r: all}}}")
    assert [g.privilege for g in of(found, "grants sequence.public.s").get("grants")] == ["select", "update", "usage"]


TOP = [
    ("schemas: {s: }", "schema s", {}),
    ("schemas: {s: {comment: x}}", "comment schema.s", {"text": "x"}),
    ("extensions: {pgcrypto: }", "extension pgcrypto", {}),
    ("extensions: {pgcrypto: '1.3'}", "extension pgcrypto", {"version": "1.3"}),
    ("extensions: {pgcrypto: 1.3}", "extension pgcrypto", {"version": "1.3"}),
    ("enums: {mood: [sad, ok, 1]}", "enum public.mood", {"labels": ("sad", "ok", "1")}),
    ("enums: {mood: []}", "enum public.mood", {}),
    ("enums: {mood: [sad, {name: fine, renamed_from: ok}]}", "enum public.mood", {"labels": ("sad", "fine")}),
    ("domains: {d: int}", "domain public.d", {"type": "integer"}),
    ("domains: {d: {type: int, check: VALUE > 0}}", "domain_check public.d.d_check", {"expression": "VALUE > 0"}),
    ("composite_types: {c: {attributes: {a: int}}}", "attribute public.c.a", {"type": "integer"}),
    ('range_types: {r: "numeric(10,2)"}', "range_type public.r", {"subtype": "numeric"}),
    ("sequences: {s: {increment: 2, type: bigint, cycle: true}}", "sequence public.s", {"increment": 2, "cycle": True}),
    ("sequences: {s: {min: 0, owned_by: T.c}}", "sequence public.s", {"min": 0, "owned_by": ("t", "c")}),
    ("sequences: {s: }", "sequence public.s", {}),
    ("views: {v: 'select 1;'}", "view public.v", {"query": "select 1"}),
    ("views: {v: {query: select 1, options: {security_invoker: true}}}", "view public.v",
     {"query": "select 1", "options": {"security_invoker": "true"}}),
    ("functions: {'f(a int)': {returns: text, language: sql, body: select 1}}", "function public.f(integer)",
     {"parameters": (Parameter("in", "a", "integer"),), "returns": "text", "language": "sql", "body": "select 1"}),
    ("functions: {f: {language: plpgsql, body: ''}}", "function public.f()",
     {"returns": "void", "language": "plpgsql", "body": ""}),
    ("functions: {F(out b text): {language: sql, body: x}}", "function public.f()",
     {"parameters": (Parameter("out", "b", "text"),), "returns": "text", "language": "sql", "body": "x"}),
    ("functions: {'f(char, varchar(9) = 1)': {sql_body: RETURN 1;}}", "function public.f(character, character varying)",
     {"parameters": (Parameter("in", "", "character"), Parameter("in", "", "character varying", "1")),
      "returns": "void", "language": "sql", "sql_body": "RETURN 1"}),
    ("functions: {f: {arguments: [a int, {name: b, type: text, mode: inout, default: 1}], language: sql, body: x}}",
     "function public.f(integer, text)",
     {"parameters": (Parameter("in", "a", "integer"), Parameter("inout", "b", "text", "1")),
      "returns": "text", "language": "sql", "body": "x"}),
    ("functions: {f(): {returns: 'table(a int, b numeric(9,2))', language: sql, body: x, cost: 5, set: {a: [b, c]}}}",
     "function public.f()",
     {"returns": "TABLE(a integer, b numeric)", "language": "sql", "body": "x", "cost": "5",
      "set": {"a": "b, c"}}),
    ("procedures: {p(): {language: sql, security: DEFINER, body: x}}", "procedure public.p()",
     {"language": "sql", "security": "definer", "body": "x"}),
]  # fmt: skip


@pytest.mark.parametrize(("written", "identity", "meant"), TOP)
def test_at_the_top_of_a_file(written: str, identity: str, meant: dict[str, Value]) -> None:
    assert values(loaded(written))[identity] == meant


def test_a_body_is_kept_to_the_letter_and_a_query_without_what_surrounds_it() -> None:
    found = loaded(
        """
        views:
          v: |

            select 1
            ;
        functions:
          f():
            language: plpgsql
            body: |2

               begin
              end;
        """
    )
    assert of(found, "view public.v").values == {"query": "select 1"}
    assert of(found, "function public.f()").get("body") == "\n begin\nend;\n"


def test_renamed_from_and_other_hints_are_no_values() -> None:
    found = loaded(
        """
        tables:
          t:
            renamed_from: s.old
            columns:
              c: {type: int, renamed_from: b, using: "b::int", backfill: 0}
        functions:
          f(int): {renamed_from: g, language: sql, body: x}
        views:
          v: {query: select 1, depends_on: f, columns: [a]}
        """
    )
    assert of(found, "table public.t").hints == {"renamed_from": "s.old"}
    assert of(found, "column public.t.c").hints == {
        "renamed_from": "b",
        "using": "b::int",
        "backfill": "0",
        "places": (("using", 6, 46), ("backfill", 6, 66)),
    }
    assert of(found, "column public.t.c").values == {"type": "integer"}
    assert of(found, "function public.f(integer)").hints == {"renamed_from": "g"}
    assert of(found, "view public.v").hints == {"depends_on": ("f",), "columns": ("a",)}


def test_files_say_where_their_objects_live() -> None:
    found = loaded(
        {
            "a.yaml": "schema: app\nsearch_path: [shared, app]\ntables: {t: {columns: {c: int}}}",
            "b.yaml": "tables: {u: {columns: {c: int}}}",
            "c.yaml": "schemas: {empty: {}}",
        }
    )
    assert of(found, "column app.t.c").search_path == ("app", "shared")
    assert of(found, "table public.u").search_path == ("public",)
    assert found.schemas == {"app", "public", "empty"}
    assert of(found, "schema app").implicit
    assert not of(found, "schema empty").implicit
    assert "schema public" not in values(found)


def test_objects_know_their_place_their_parent_and_their_position() -> None:
    found = loaded("tables:\n  t:\n    columns:\n      a: int\n      b: {type: int, default: 1}\n")
    column = of(found, "column public.t.b")
    assert str(column.place) == "f.yaml:5:7"
    assert column.position == 1
    assert column.parent == of(found, "table public.t").identity
    assert of(found, "default column.public.t.b").parent == column.identity
    assert str(of(found, "default column.public.t.b").place) == "f.yaml:5:22"


def test_aliases_and_merge_keys_do_not_share_what_a_hook_changes() -> None:
    found = values(
        loaded(
            """
            tables:
              a:
                columns: &stamps
                  id: &id {type: int, primary_key: true}
                  at: timestamptz
              b: {columns: {<<: *stamps, other: *id}, checks: {}}
              c: {columns: {x: {<<: *id, primary_key: false}}}
            """.replace("other: *id", "more: int")
        )
    )
    assert found["primary_key public.a.a_pkey"] == found["primary_key public.b.b_pkey"] == {"columns": ("id",)}
    assert not any(i.startswith("primary_key public.c") for i in found)


SEED = """
tables:
  t:
    columns: {id: int, a: text, b: text, c: jsonb, d: text, e: int}
    primary_key: [id]
    seeds:
      - key: id
        rows:
          - {id: 1, a: x, b: null, c: {b: [1, 19.90], a: true}, d: {$env: SECRET}, e: {$sql: 1 + 1}}
          - {id: 2, a: 12:30, e: {$row: {table: T, a: x, d: {$env: SECRET}}}}
      - {set: demo, mode: exact, limit: 5, key: [id], rows: []}
"""


def test_seeds() -> None:
    found = resolved(SEED)
    first, second = of(found, "seed public.t.default"), of(found, "seed public.t.demo")
    assert first.values == {
        "key": ("id",),
        "rows": (
            {
                "id": "1",
                "a": "x",
                "b": None,
                "c": '{"b": [1, 19.90], "a": true}',
                "d": Env("SECRET"),
                "e": Sql("1 + 1"),
            },
            {"id": "2", "a": "12:30", "e": RowKey(("public", "t"), (("a", "x"), ("d", Env("SECRET"))))},
        ),
    }
    row = first.get("rows")[0]
    assert isinstance(row, Row)
    assert isinstance(row["id"], Number)
    assert isinstance(row["c"], Json)
    assert not isinstance(row["a"], (Number, Json))
    assert str(row.place) == "f.yaml:9:13"
    assert second.values == {"key": ("id",), "mode": "exact", "set": "demo", "limit": 5}


def test_rows_from_csv_tell_null_from_empty_text() -> None:
    found = loaded(
        {
            "data/t.csv": 'id,"a b",c\r\n1,,""\n2,"x, ""y""\nz",3\n',
            "data/t.yaml": "tables: {t: {columns: {}, seeds: {key: id, rows: {csv: t.csv}}}}",
        }
    )
    rows = of(found, "seed public.t.default").get("rows")
    assert rows == ({"id": "1", "a b": None, "c": ""}, {"id": "2", "a b": 'x, "y"\nz', "c": "3"})
    assert [str(row.place) for row in rows] == ["data/t.csv:2:1", "data/t.csv:3:1"]
