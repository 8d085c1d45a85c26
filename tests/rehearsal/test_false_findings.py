"""What a rehearsal does not find: errors that are there only because something is not tried or not in the copy."""

from __future__ import annotations

import pytest

from tests.rehearsal.test_rehearsal import rehearse, said
from tests.support import engine
from tests.support.databases import MakeDatabase

INHERITED = {
    "partition": """
        tables:
          above:
            columns: {a: int, b: int}
            partition_by: range (a)
            indexes: {above_b: {columns: [b]}}
            checks: {positive: b > 0}
            partitions:
              below:
                values: default
                inherited_indexes: {above_b: {comment: NOTE}}
                inherited_constraints: {positive: {comment: NOTE}}
    """,
    "heir": """
        tables:
          above: {columns: {b: int}, checks: {positive: b > 0}}
          below: {inherits: above, inherited_constraints: {positive: {comment: NOTE}}}
    """,
}


@pytest.mark.parametrize("sort", INHERITED)
def test_what_a_table_inherits_is_there(make_database: MakeDatabase, sort: str) -> None:
    database = make_database()
    engine.apply(database, INHERITED[sort].replace("NOTE", "before"))
    plan = rehearse(database, INHERITED[sort].replace("NOTE", "after"))
    assert (plan.refusals, said(plan).left_out, said(plan).statements) == ((), (), len(plan.steps))


def test_a_table_that_is_only_referred_to_has_what_others_can_refer_to(make_database: MakeDatabase) -> None:
    database = make_database()
    text = """
        tables:
          t:
            columns: {a: {type: int, comment: here}}
            unique: {k: {columns: [a], comment: here}}
            checks: {c: {expression: a > 1, comment: here}}
            comment: here
    """
    engine.apply(database, text)
    referring = "{columns: {a: int}, foreign_keys: {f: {columns: [a], references: t(a)}}}"
    plan = rehearse(database, f"{text.rstrip()}\n          u: {referring}\n")
    assert (plan.refusals, said(plan).left_out) == ((), ())


@pytest.mark.parametrize("default", ["not false", "'no'"])
def test_a_refused_change_of_a_type_has_no_consequences(make_database: MakeDatabase, default: str) -> None:
    database = make_database()
    engine.apply(database, "tables: {t: {columns: {c: {type: smallint, default: 7}}}}")
    wanted = 'tables: {t: {columns: {c: {type: bool, default: "DEFAULT"}}}}'.replace("DEFAULT", default)
    plan = rehearse(database, wanted)
    assert ["type cannot change" in refusal.message for refusal in plan.refusals] == [True]
    assert said(plan).left_out


KINDS_CHANGED = {
    "a materialized view": ("materialized_views: {v: {query: SELECT 1 AS i}}", "views: {v: {query: SELECT 1 AS i}}"),
    "a view": ("views: {v: {query: SELECT 1 AS i}}", "materialized_views: {v: {query: SELECT 1 AS i}}"),
    "a table": ("tables: {v: {columns: {i: int}}}", "views: {v: {query: SELECT 1 AS i}}"),
    "a function": (
        "functions: {v(): {returns: int, language: sql, body: SELECT 1}}",
        "procedures: {v(): {language: sql, body: SELECT 1}}",
    ),
}


@pytest.mark.parametrize("sort", KINDS_CHANGED)
def test_what_stays_for_a_refused_change_may_have_the_name_of_another_kind(
    make_database: MakeDatabase, sort: str
) -> None:
    database = make_database()
    old, new = KINDS_CHANGED[sort]
    using = "SELECT v() AS i" if sort == "a function" else "SELECT i FROM v"
    texts = {
        "t.yaml": "tables: {t: {columns: {c: int}}}",
        "v.yaml": old,
        "w.yaml": f"views: {{w: {{query: {using}}}}}",
    }
    engine.apply(database, texts)
    wanted = {
        "t.yaml": "tables: {t: {columns: {c: 'int[]'}}}",
        "v.yaml": new,
        "w.yaml": "views: {w: {query: SELECT c FROM t}}",
    }
    plan = rehearse(database, wanted)
    assert ["type cannot change" in refusal.message for refusal in plan.refusals] == [True]
    assert said(plan).left_out


def test_a_refused_change_spoils_the_statement_that_another_one_is_part_of(make_database: MakeDatabase) -> None:
    """New columns and the default of one that stays generated are one ALTER TABLE; apart, the default is not tried."""
    database = make_database()
    generated = "{type: int, generated: {stored: a * 2}}"
    engine.apply(database, f"tables: {{t: {{columns: {{a: int, b: {generated}}}}}}}")
    wanted = """
        enums: {mood: {labels: [sad]}}
        tables: {t: {columns: {b: {type: mood, default: "'sad'"}, c: text, d: {type: text, not_null: true}}}}
    """
    plan = rehearse(database, wanted)
    assert ["type cannot change" in refusal.message for refusal in plan.refusals] == [True]
    assert said(plan).left_out


@pytest.mark.parametrize("rows", [0, 1])
def test_nothing_is_tried_that_needs_a_refused_change(make_database: MakeDatabase, rows: int) -> None:
    database = make_database()
    engine.apply(database, "tables: {t: {columns: {at: timestamp, n: date}}}")
    with database.connect() as connection:
        connection.execute("INSERT INTO t SELECT now(), now() FROM generate_series(1, %s)", [rows])
    wanted = """
        enums: {mood: {labels: [happy]}}
        tables:
          t:
            columns: {at: {type: mood, default: "'happy'"}, n: {type: smallint, default: 7}}
            checks: {c: at <> 'happy', d: n < 70000}
            indexes: {i: {columns: [n], where: at = 'happy'}}
        views: {v: {query: SELECT n FROM t WHERE at = 'happy'}}
    """
    plan = rehearse(database, wanted)
    assert ["type cannot change" in refusal.message for refusal in plan.refusals] == [True, True]
    assert said(plan).left_out
    assert said(plan).statements == 1, "the enum"


def test_a_name_that_is_not_given_up_is_given_to_nobody(make_database: MakeDatabase) -> None:
    """One of three tables that exchange names cannot be copied, since native code makes values of its column."""
    database = make_database()
    types = """
        functions:
          canonical(span):
            {returns: span, language: internal, volatility: immutable, strict: true, body: int8range_canonical}
        range_types: {span: {subtype: bigint, canonical: canonical}}
    """
    before = "{a: {columns: {n: int, m: int}}, b: {columns: {s: span, m: int}}, c: {columns: {t: text, m: text}}}"
    after = """
      a: {columns: {t: text, m: text, more: int}, renamed_from: c}
      b: {columns: {n: int, m: int}, renamed_from: a}
      c: {columns: {s: span, m: int}, renamed_from: b}
    """
    engine.apply(database, f"{types}\n        tables: {before}")
    plan = rehearse(database, f"{types}\n        tables:{after.replace(chr(10), chr(10) + '    ')}")
    assert plan.refusals == ()
    assert said(plan).left_out


def test_a_sequence_that_a_constant_names_is_there(make_database: MakeDatabase) -> None:
    database = make_database()
    engine.apply(database, "sequences: {s: {}}\ntables: {t: {columns: {a: int}}}")
    column = "{type: bigint, default: nextval('s')}"
    plan = rehearse(database, f"sequences: {{s: {{}}}}\ntables: {{t: {{columns: {{a: int, n: {column}}}}}}}")
    assert (plan.refusals, said(plan).left_out, said(plan).statements) == ((), (), len(plan.steps))


def test_grants_are_those_of_the_owner(make_database: MakeDatabase) -> None:
    database = make_database()
    function = "functions: {f(): {returns: int, language: sql, body: SELECT 1"
    engine.apply(database, f"{function}}}}}")
    grants = "grants: {pg_read_all_data: [execute], pg_signal_backend: [{execute: null, with_grant_option: true}]}"
    plan = rehearse(database, f"{function}, owner: pg_monitor, {grants}}}}}")
    assert (plan.refusals, said(plan).left_out) == ((), ())


@pytest.mark.parametrize("renamed", ["t", "u, renamed_from: t"])
def test_grants_are_those_of_an_owner_that_is_not_declared(make_database: MakeDatabase, renamed: str) -> None:
    database = make_database()
    engine.apply(database, "tables: {t: {columns: {a: int}, owner: pg_write_all_data}}")
    name, _, rename = renamed.partition(", ")
    lending = "pg_monitor: [{truncate: null, with_grant_option: true}]"
    passed = "pg_read_all_data: [{privileges: [truncate], granted_by: pg_monitor}]"
    grants = f"grants: {{{lending}, {passed}, pg_signal_backend: [truncate]}}"
    plan = rehearse(database, f"tables: {{{name}: {{columns: {{a: int}}, {grants}, {rename}}}}}")
    assert (plan.refusals, said(plan).left_out) == ((), ())


def test_a_refused_change_of_a_domain_has_no_consequences(make_database: MakeDatabase) -> None:
    database = make_database()
    before = "{domains: {d: {type: text, checks: {c: value <> ''}}}, tables: {t: {columns: {a: d}}}}"
    engine.apply(database, before)
    plan = rehearse(database, before.replace("text", "int").replace("<> ''", "> 0"))
    assert len(plan.refusals) == 1, plan.refusals
    assert "type cannot change" in plan.refusals[0].message


def test_an_access_method_that_is_there_is_in_the_copy(make_database: MakeDatabase) -> None:
    database = make_database()
    there = "access_methods: {own_heap: {type: table, handler: heap_tableam_handler}}"
    engine.apply(database, there)
    plan = rehearse(database, f"{there}\ntables: {{t: {{access_method: own_heap, columns: {{a: int}}}}}}")
    assert (plan.refusals, said(plan).left_out, said(plan).statements) == ((), (), 1)


OWN_KEYS = {
    "unique over an index": ("indexes: {i: {columns: [k], unique: true}}", "unique: {own: [k]}"),
    "index over an index": ("indexes: {i: [k]}", "indexes: {own: [k]}"),
    "primary key over a unique": ("unique: {i: [k]}", "primary_key: {name: own, columns: [k]}"),
}


@pytest.mark.parametrize("sort", OWN_KEYS)
def test_a_partition_keeps_a_key_of_its_own_over_the_columns_of_an_inherited_one(
    make_database: MakeDatabase, sort: str
) -> None:
    database = make_database()
    inherited, own = OWN_KEYS[sort]
    text = f"""
        tables:
          t:
            columns: {{k: {{type: int, not_null: true}}}}
            partition_by: hash (k)
            {inherited}
            partitions: {{p: {{values: "WITH (modulus 2, remainder 1)", {own}}}}}
    """
    engine.apply(database, text)
    plan = rehearse(database, f"{text.rstrip()}\n            comment: a note\n")
    assert (plan.refusals, said(plan).left_out, said(plan).statements) == ((), (), 1)


def test_a_transform_for_a_language_that_no_copy_has(make_database: MakeDatabase) -> None:
    database = make_database()
    there = "languages: {own: {handler: plpgsql_call_handler}}\nenums: {mood: [sad]}\n"
    engine.apply(database, there)
    plan = rehearse(database, f"{there}transforms: {{mood language own: {{from_sql: prsd_lextype}}}}")
    assert (plan.refusals, len(plan.steps), said(plan).statements) == ((), 1, 0)
    (wrong,) = rehearse(database, f"{there}transforms: {{mood language owm: {{from_sql: prsd_lextype}}}}").refusals
    assert 'language "owm" does not exist' in wrong.message


def test_what_goes_with_a_change_that_is_not_tried_is_not_missed(make_database: MakeDatabase) -> None:
    database = make_database()
    types = """
        range_types: {floats: {subtype: int8, canonical: canonical}}
        functions:
          canonical(floats):
            {returns: floats, language: internal, volatility: immutable, strict: true, body: int8range_canonical}
        tables:
    """
    before = """
          a: {columns: {no_copy_has: floats}}
          b: {columns: {n: int, c: {type: jsonb, default: "'{}'"}}}
          c: {columns: {n: uuid, c: int}}
    """
    after = """
          b: {columns: {no_copy_has: floats}, renamed_from: a}
          c: {columns: {n: int, c: varchar}, renamed_from: b}
          a: {columns: {n: uuid, c: int}, renamed_from: c}
    """
    engine.apply(database, types.rstrip() + before)
    plan = rehearse(database, types.rstrip() + after)
    assert plan.refusals == ()
    assert said(plan).left_out


def test_a_type_that_waits_for_a_drop_that_was_not_tried(make_database: MakeDatabase) -> None:
    database = make_database()
    text = "tables: {{t: {{columns: {{b: {}}}}}, u: {{columns: {{c: {}}}}}}}\nmaterialized_views: {{{}}}"
    engine.apply(database, text.format("timestamp", "varchar", "v: SELECT c FROM u, w: SELECT c FROM v"))
    plan = rehearse(database, text.format("uuid", "bigint", "w: SELECT b FROM t"))
    assert [found.message for found in plan.refusals] == [
        "column public.t.b: type cannot change: there is no cast from timestamp without time zone to uuid"
    ]
    assert any("alter column public.u.c" in found.message for found in said(plan).left_out)


def test_a_cast_that_no_copy_has_is_used_by_texts(make_database: MakeDatabase) -> None:
    database = make_database()
    text = """
        casts: {int as text: {function: int_to_text, context: implicit}}
        functions:
          int_to_text(int): {returns: text, language: sql, volatility: immutable, body: "SELECT textin(int4out($1))"}
        tables:
          t:
            columns: {n: int, d: {type: text, default: lower(5)}}
            checks: {short: length(n) < 5}
            indexes: INDEX
    """
    engine.apply(database, text.replace("INDEX", "{i: [upper(n)]}"))
    plan = rehearse(database, text.replace("INDEX", "{j: {columns: [upper(n)], renamed_from: i}}"))
    assert plan.refusals == ()


def test_an_operator_that_is_no_longer_its_own_commutator(make_database: MakeDatabase) -> None:
    database = make_database()
    text = """
        functions:
          "cmp(a json, b json)": {returns: int, language: sql, strict: true, body: "SELECT bttextcmp(a::text, b::text)"}
          "eq(a json, b json)": {returns: boolean, language: sql, strict: true, body: "SELECT a::text = b::text"}
        operators: {"=(json, json)": {function: eqCOMMUTATOR, merges: true}}
        operator_classes:
          ops using btree: {type: json, operators: {3: =}, functions: {1: "cmp(json, json)"}}
        tables: {t: {columns: {j: json}}}
    """
    engine.apply(database, text.replace("COMMUTATOR", ', commutator: "="'))
    plan = rehearse(database, text.replace("COMMUTATOR", ""))
    assert (plan.refusals, said(plan).left_out) == ((), ())
