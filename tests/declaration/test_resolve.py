"""Names: what they mean along the search_path, what is missing, and what only a server knows."""

from __future__ import annotations

import pytest

from schemadiff.declaration.name_questions import Question
from schemadiff.declaration.name_resolution import resolve, with_answers
from schemadiff.errors import InputError
from schemadiff.kinds import registry
from tests.declaration.support import loaded, of, resolved, told, values

TWO_SCHEMAS = {
    "shared.yaml": """
        schema: shared
        enums: {mood: [ok], "Odd": [x]}
        tables: {users: {columns: {id: int, name: text}, primary_key: [id]}}
        functions: {stamp(): {returns: trigger, language: plpgsql, body: x}}
    """,
    "app.yaml": """
        schema: app
        search_path: [shared]
        enums: {status: [x]}
        sequences: {s: {owned_by: t.a}}
        tables:
          t:
            columns:
              a: int
              m: "mood[]"
              n: shared.mood
              s: status
              o: '"Odd"'
              u: users
              p: int
            foreign_keys:
              f: {columns: p, references: users}
            triggers:
              g: {timing: before update, execute: stamp()}
        functions:
          f(a mood, out b status): {language: sql, body: x, comment: hello}
          g(): {returns: "table(a mood, b setof_not)", language: sql, body: x}
        views:
          v: select 1
    """.replace("b setof_not", "b int"),
}


def test_names_are_looked_up_along_the_search_path() -> None:
    found = resolved(TWO_SCHEMAS)
    columns = {c.identity.name: c.get("type") for c in found.by_kind["column"] if c.identity.path[:2] == ("app", "t")}
    assert columns == {
        "a": "integer",
        "m": "shared.mood[]",
        "n": "shared.mood",
        "s": "app.status",
        "o": 'shared."Odd"',
        "u": "shared.users",
        "p": "integer",
    }
    assert of(found, "sequence app.s").get("owned_by") == ("app", "t", "a")
    assert of(found, "trigger app.t.g").get("function") == ("shared", "stamp")
    key = of(found, "foreign_key app.t.f")
    assert (key.get("references"), key.get("references_columns")) == (("shared", "users"), ("id",))
    assert of(found, "function app.g()").get("returns") == "TABLE(a shared.mood, b integer)"


def test_input_types_are_part_of_a_routines_identity() -> None:
    found = resolved(TWO_SCHEMAS)
    function = of(found, "function app.f(shared.mood)")
    assert [p.type for p in function.get("parameters")] == ["shared.mood", "app.status"]
    assert function.get("returns") == "app.status"
    comment = of(found, "comment function.app.f(shared.mood)")
    assert comment.parent == function.identity


def test_two_spellings_of_one_type_are_one_routine() -> None:
    body = "{language: sql, body: x}"
    (found,) = told(f"enums: {{m: [x]}}\nfunctions: {{f(m): {body}, f(public.m): {body}}}")
    assert "function public.f(public.m) is declared twice" in found


def test_what_is_not_declared_is_asked() -> None:
    catalog, questions = resolve(
        loaded(
            """
            schema: app
            tables:
              t:
                columns: {a: "citext[]", b: extra.geometry, c: pg_catalog.int4}
                triggers: {g: {timing: before update, execute: moddatetime('a')}}
            functions: {f(citext): {language: sql, body: x, owner: o}}
            """
        ),
        registry(),
    )
    path = ("app", "public")
    citext, geometry = Question("type", ("citext",), path), Question("type", ("extra", "geometry"), path)
    moddatetime = Question("routine", ("moddatetime",), path)
    assert set(questions) == {citext, geometry, moddatetime}
    assert str(questions[geometry]) == "f.yaml:5:30"

    settled = with_answers(
        catalog,
        registry(),
        {citext: ("public", "citext"), geometry: ("extra", "geometry"), moddatetime: ("pg_catalog", "moddatetime")},
    )
    found = values(settled)
    assert found["column app.t.a"] == {"type": "public.citext[]"}
    assert found["column app.t.b"] == {"type": "extra.geometry"}
    assert found["column app.t.c"] == {"type": "integer"}
    assert found["trigger app.t.g"]["function"] == ("pg_catalog", "moddatetime")
    assert "owner function.app.f(public.citext)" in found

    with pytest.raises(InputError) as caught:
        with_answers(catalog, registry(), {citext: None, geometry: ("extra", "geometry")})
    assert [f.message for f in caught.value.findings] == [
        "there is no type citext in pg_catalog, app, public",
        "there is no routine moddatetime in pg_catalog, app, public",
    ]


def test_a_type_of_pg_catalog_is_shown_without_its_schema() -> None:
    catalog, questions = resolve(loaded("tables: {t: {columns: {a: pg_node_tree}}}"), registry())
    (question,) = questions
    settled = with_answers(catalog, registry(), {question: ("pg_catalog", "pg_node_tree")})
    assert of(settled, "column public.t.a").get("type") == "pg_node_tree"


T = """\
tables:
  users:
    columns: {id: int, name: text, org: int}
    primary_key: [id]
    unique: {u: [name, org]}
    indexes: {part: {columns: [org], unique: true, where: org > 0}, whole: {columns: [org, id], unique: true}}
  t:
    columns: {a: int, b: text, total: int}
    """

MISSING = [
    ("unique: {x: [a, c]}", "9:14 table public.t has no column c"),
    ("primary_key: [aa]", "9:5 table public.t has no column aa | Did you mean `a`?"),
    ("indexes: {i: [c desc]}", "9:15 table public.t has no column c"),
    ("indexes: {i: {columns: [a], include: [c]}}", "9:15 table public.t has no column c"),
    ("indexes: {i: lower(bb)}", "9:15 `lower(bb)` names bb, which is no column of table public.t | Did you mean `b`?"),
    ("indexes: {i: {columns: a, where: c > 1}}", "`c > 1` names c"),
    ("exclusions: {x: {elements: [a WITH =], where: a > 0, cluster: true}}",
     "9:18 a partial index cannot be the index for CLUSTER | Remove `cluster` or `where`."),
    ("indexes: {i: {columns: [a], unique: true, where: a > 0, replica_identity: true}}",
     "a partial index cannot be a replica identity"),
    ("checks: {k: b = active}",
     "`b = active` names active, which is no column of table public.t | If it is text, it needs"),
    ("triggers: {g: {timing: before update of c, execute: f()}}", "9:16 table public.t has no column c"),
    ("foreign_keys: {f: {columns: c, references: users}}", "9:20 table public.t has no column c"),
    ("foreign_keys: {f: {columns: a, references: user}}",
     "9:20 the relation user is not declared | Did you mean `users`?"),
    ("foreign_keys: {f: {columns: a, references: public.zzz}}", "the relation public.zzz is not declared"),
    ("foreign_keys: {f: {columns: a, references: t}}", "public.t has no primary key to refer to"),
    ("foreign_keys: {f: {columns: a, references: users(idd)}}", "public.users has no column idd | Did you mean `id`?"),
    ("foreign_keys: {f: {columns: [a, b], references: users}}", "differ in the number of columns"),
    ("foreign_keys: {f: {columns: a, references: users(name)}}",
     "no primary key or unique constraint of public.users covers exactly (name)"),
    ("foreign_keys: {f: {columns: a, references: users(org)}}", "covers exactly (org)"),
    ("foreign_keys: {f: {columns: b, references: users}}",
     "b is text and public.users.id is integer, and a foreign key cannot compare these | Give both columns the "
     "same type."),
    ("grants: {r: [{select: [a, c]}]}", "9:5 table public.t has no column c"),
    ("seeds: {key: a, rows: []}", "9:5 (a) is not a unique key of t"),
    ("seeds: {key: a, rows: [{a: 1, c: 2}]}", "9:28 table public.t has no column c"),
    ("seeds: {key: a, rows: [{b: 1}]}", "9:28 the row has no value for the key column a"),
    ("seeds: {key: a, rows: [{a: {$row: {table: user, id: 1}}}]}", "9:28 the relation user is not declared"),
    ("seeds: {key: a, rows: [{a: {$row: {table: users, idd: 1}}}]}", "9:28 table public.users has no column idd"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "message"), MISSING)
def test_what_is_missing(written: str, message: str) -> None:
    found = told(T + written)
    assert any(message in line for line in found), "\n".join(found)


FORMER = """\
schema: app
tables:
  w: {renamed_from: old, columns: {b: {type: int, renamed_from: a}}}
  k: {columns: {id: int}, foreign_keys: {f: {columns: id, references: old}}, indexes: {i: [id]}}
views: {elsewhere: SELECT 1 AS a}
"""


@pytest.mark.parametrize(
    ("written", "replaced", "hint"),
    [
        ("references: old", "references: old", "the relation old is not declared | It is renamed to `w`."),
        ("references: old", "references: app.old", "the relation app.old is not declared | It is renamed to `app.w`."),
        (
            "renamed_from: a}}",
            "renamed_from: a}}, indexes: {j: [a]}",
            "table app.w has no column a | It is renamed to `b`.",
        ),
        (
            "schema: app\ntables:\n  w: {renamed_from: old, ",
            "tables:\n  w: {schema: app, ",
            "the relation old is not declared",
        ),
    ],
)
def test_a_former_name_is_answered_with_the_new_one(written: str, replaced: str, hint: str) -> None:
    found = told(FORMER.replace(written, replaced))
    assert any(hint in line for line in found), found


def test_a_suggestion_says_the_schema_where_it_is_needed() -> None:
    files = {"a.yaml": "schema: app\ntables: {orders: {columns: {id: int}}}", "b.yaml": "schema: web\n" + REFERS}
    found = told(files)
    assert any("the relation orders is not declared | Did you mean `app.orders`?" in line for line in found), found


REFERS = "tables: {t: {columns: {id: int}, foreign_keys: {f: {columns: id, references: orders}}}}"


@pytest.mark.parametrize("schema", ["pg_catalog", "pg_toast", "information_schema"])
def test_nothing_is_declared_in_schemas_of_the_system(schema: str) -> None:
    found = told(f"schema: {schema}\ntables: {{t: {{columns: {{a: int}}}}}}\nviews: {{v: SELECT 1 AS a}}")
    assert [line.partition(" ")[2] for line in found] == [
        f"table {schema}.t: the schema {schema} belongs to PostgreSQL; objects cannot be declared there",
        f"view {schema}.v: the schema {schema} belongs to PostgreSQL; objects cannot be declared there",
    ]


TYPES = """\
enums: {mood: [ok]}
composite_types: {pair: {attributes: {a: int}}}
range_types: {span: {subtype: int}}
domains: {short: varchar(5)}
"""


@pytest.mark.parametrize(
    ("kind", "own", "other"),
    [
        ("int", "plain", None),
        ("varchar(5)", "extended", "external"),
        ("numeric(4, 2)", "main", "extended"),
        ("int[]", "extended", "plain"),
        ("timestamptz(3)", "plain", None),
        ("mood", "plain", None),
        ("pair", "extended", "plain"),
        ("span", "extended", "plain"),
        ("short", "extended", "external"),
    ],
)
def test_the_storage_of_its_type_is_nothing_to_say(kind: str, own: str, other: str | None) -> None:
    for storage in (own, other):
        table = f"tables: {{t: {{columns: {{a: {{type: '{kind}', storage: {storage or own}}}}}}}}}"
        found = resolved(TYPES + table)
        assert of(found, "column public.t.a").get("storage") == (None if storage == own else other)


def test_an_identity_and_a_declared_sequence_need_two_names() -> None:
    yaml = "tables: {t: {columns: {a: {type: int, identity: %s}}}}\nsequences: {t_a_seq: {owned_by: t.a}}"
    assert resolved(yaml % "{always: {name: numbers}}")
    (found,) = told(yaml % "always")
    assert "the identity's sequence would be public.t_a_seq, which is declared as one of its own" in found


def test_only_an_identity_has_a_sequence_of_its_own() -> None:
    column = "tables: {t: {columns: {a: {type: int, identity: %s, sequence: {comment: x}}}}}"
    assert len(resolved(column % "always")) == 4
    (found,) = told(column % "null")
    assert "1:55" in found and "the column is not an identity column, so it has no sequence" in found


def test_what_keeps_null_out_has_been_checked() -> None:
    table = "tables: {t: {columns: {a: {type: int, not_null: {not_valid: true}%s}}%s}}"
    assert resolved(table % ("", ""))
    (found,) = told(table % (", identity: always", ""))
    assert "1:24" in found and "the column is an identity, whose rows are all checked for null | Remove" in found
    (found,) = told(table % ("", ", primary_key: [a]"))
    assert "1:24" in found and "the column is part of the primary key" in found
    heir = "h: {inherits: [t], columns: {a: {not_null: {not_valid: true}}}}"
    assert resolved(f"tables: {{t: {{columns: {{a: {{type: int, not_null: {{not_valid: true}}}}}}}}, {heir}}}")
    (found,) = told(f"tables: {{t: {{columns: {{a: {{type: int, not_null: true}}}}}}, {heir}}}")
    assert "public.t has the column as well, whose rows are all checked for null" in found


THERE = [
    "foreign_keys: {f: {columns: [a, b], references: 'users(org, name)'}}",
    "foreign_keys: {f: {columns: [a, total], references: 'users(id, org)'}}",
    "foreign_keys: {f: {columns: a, references: elsewhere.users(id)}}",
    "checks: {k: 'a > 0 AND b = $$x$$ AND t IS NOT NULL AND t.a > 0'}",
    "checks: {k: tableoid > 0}",
    "triggers: {g: {timing: before update, for_each: row, when: OLD.* IS DISTINCT FROM NEW.*, execute: f()}}",
    "indexes: {i: [lower(b), '(a + 1)', a]}",
]


@pytest.mark.parametrize("written", THERE)
def test_what_is_there_raises_nothing(written: str) -> None:
    resolved(T + written)


def test_a_sequence_belongs_to_a_column_that_exists() -> None:
    (found,) = told(f"{T.rstrip()}\nsequences: {{s: {{owned_by: t.c}}}}")
    assert "table public.t has no column c" in found


def test_the_view_of_a_trigger_has_columns_that_nobody_declares() -> None:
    resolved(
        "views: {v: {query: select 1 AS x, triggers: {g: {timing: instead of update, for_each: row, execute: f()}}}}"
    )
