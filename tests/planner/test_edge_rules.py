"""Each rule about the order of actions: two YAML texts in, the edges of that rule out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemadiff.catalog.objects import Object
from schemadiff.catalog.row_changes import RowChange
from schemadiff.kindspec.casts import Cast
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.edge_rules import drops, inheritance, names, references, rows
from schemadiff.planner.model import Action, SeedChanges
from schemadiff.planner.online import changed_online
from schemadiff.planner.published_rows import changes_rows
from schemadiff.planner.server_facts import ServerFacts
from tests.planner.planning import Planned, named, told

TO_TEXT = ServerFacts(current_user="somebody", casts={("integer", "text"): Cast("assignment")})

BASE_TYPE = """
base_types: {label: {input: label_in, output: label_out}}
functions:
  label_in(cstring): {returns: label, language: internal, volatility: immutable, strict: true, body: textin}
  label_out(label): {returns: cstring, language: internal, volatility: immutable, strict: true, body: textout}
"""


def test_create_after_shell() -> None:
    assert Planned("", BASE_TYPE).edges(references.create_after_shell) == {
        "create base type public.label < create base type public.label"
    }


def test_alter_after_create() -> None:
    text = "tables: {t: {columns: {a: {type: text, storage: external}}}}"
    assert Planned("", text).edges(references.alter_after_create) == {
        "create column public.t.a < storage column public.t.a"
    }


def test_create_after_references() -> None:
    found = Planned("", "tables: {t: {columns: {a: int}}}\nviews: {v: SELECT a FROM t}")
    assert found.edges(references.create_after_references) == {
        "create table public.t < create column public.t.a",
        "create table public.t < create view public.v",
        "create column public.t.a < create view public.v",
    }


def _after_cast(text: str) -> set[str]:
    """What waits for the casts of a text."""
    found = Planned("", text).edges(references.create_after_references)
    return {edge.partition(" <? ")[2] for edge in found if edge.startswith("create cast") and "<?" in edge}


def test_create_after_references_knows_what_calls_take_and_return() -> None:
    text = """
composite_types: {crate: {attributes: {a: int}}, shape: {attributes: {b: int}}}
casts: {crate as shape: {function: to_shape, context: implicit}}
functions:
  packed(int): {returns: crate, language: sql, body: "SELECT row($1)::public.crate"}
  called(int): {returns: int, language: sql, body: SELECT area(packed($1))}
  compiled_later(int): {returns: int, language: plpgsql, body: BEGIN RETURN area(packed($1)); END}
  area(shape): {returns: int, language: sql, body: SELECT ($1).b}
  to_shape(crate): {returns: shape, language: sql, body: SELECT wrapped($1)}
  unrelated(int): {returns: int, language: sql, body: SELECT $1 + 1}
  wrapped(crate): {returns: shape, language: sql, body: "SELECT row(($1).a)::public.shape"}
views: {v: SELECT area(packed(1)) AS a, w: SELECT 1 AS a}
"""
    assert _after_cast(text) == {
        "create function public.area(public.shape)",
        "create function public.packed(integer)",
        "create function public.called(integer)",
        "create view public.v",
    }


def test_create_after_references_knows_that_any_text_converts_the_systems_types() -> None:
    text = """
casts: {int as text: {function: to_text, context: implicit}}
functions:
  to_text(int): {returns: text, language: sql, body: "SELECT textin(int4out($1))"}
  called(): {returns: text, language: sql, body: SELECT upper(1)}
  compiled_later(): {returns: text, language: plpgsql, body: BEGIN RETURN upper(1); END}
tables: {t: {columns: {a: int}, indexes: {i: a}, checks: {c: upper(a) > '0'}}}
"""
    assert _after_cast(text) == {
        "create function public.called()",
        "create index public.i",
        "create check public.t.c",
    }


def test_create_after_references_comes_after_alterations_too() -> None:
    after = "tables: {t: {columns: {a: text}}}\nviews: {v: SELECT a FROM t}"
    assert Planned("tables: {t: {columns: {a: int}}}", after, server=TO_TEXT).edges(
        references.create_after_references
    ) == {"type column public.t.a < create view public.v"}


def test_create_after_references_lets_a_string_body_give_way() -> None:
    text = "functions: {f(): {returns: int, language: sql, body: SELECT a FROM t}}\ntables: {t: {columns: {a: int}}}"
    found = Planned("", text).edges(references.create_after_references)
    assert "create table public.t <? create function public.f()" in found


def test_create_after_references_breaks_the_circle_of_a_type_and_its_routines() -> None:
    index = Planned("", BASE_TYPE).index()
    shell = next(n for n, action in index if action.template == "shell")
    makes = {n: action.identity.kind for n, action in index if action.template == "create"}
    edges = {(e.before, e.after) for e in references.create_after_references.edges(index)}
    functions = [n for n, kind in makes.items() if kind == "function"]
    (whole,) = (n for n, kind in makes.items() if kind == "base_type")
    assert {(shell, n) for n in functions} | {(n, whole) for n in functions} <= edges
    assert not {(whole, n) for n in functions} & edges


def test_create_after_references_gives_columns_the_type_that_their_parent_gets() -> None:
    parent = "tables: {p: {columns: {a: {type: %s, not_null: %s}}}%s}"
    after = parent % ("text", "false", ", c: {inherits: [p], columns: {a: {not_null: true}}}")
    found = Planned(parent % ("int", "true", ""), after, server=TO_TEXT).edges(references.create_after_references)
    assert {edge for edge in found if "public.p.a" in edge} == {"type column public.p.a < create column public.c.a"}


def test_link_after_partners() -> None:
    text = """
functions: {"f(a int, b int)": {returns: bool, language: sql, body: SELECT a < b},
            "g(a int, b int)": {returns: bool, language: sql, body: SELECT a >= b}}
operators: {"<<<(int, int)": {function: f}, "===(int, int)": {function: %s}}"""
    found = Planned(text % "f", text % "g, negator: <<<")
    assert found.edges(references.link_after_partners) == {
        "create operator public.===(integer, integer) < alter operator public.<<<(integer, integer)"
    }


def test_create_after_references_does_not_wait_for_what_is_set_later() -> None:
    """A sequence numbers a column before it is owned by that, but not before it counts as it is to."""
    before, after = "sequences: {s: {}}\ntables: {t: {columns: {}}}", "sequences: {s: {owned_by: t.a, increment: 2}}\n"
    found = Planned(before, f"{after}tables: {{t: {{columns: {{a: {{type: int, default: nextval('s')}}}}}}}}")
    assert found.edges(references.create_after_references) == {
        "create column public.t.a < create default of column public.t.a",
        "create column public.t.a < owned_by sequence public.s",
        "parameters sequence public.s < create default of column public.t.a",
    }


def test_use_rows_after_their_columns() -> None:
    function = "functions: {f(t): {returns: int, language: sql, body: SELECT 1}}"
    found = Planned("tables: {t: {columns: {a: int}}}", f"tables: {{t: {{columns: {{a: int, b: int}}}}}}\n{function}")
    assert found.edges(references.use_rows_after_their_columns) == {
        "create column public.t.b <? create function public.f(public.t)"
    }


@pytest.mark.parametrize(("query", "named"), [("SELECT * FROM t", True), ("SELECT a FROM t", False)])
def test_use_rows_after_their_columns_where_a_star_stands_for_them(query: str, named: bool) -> None:
    found = Planned(
        "tables: {t: {columns: {a: int, b: int}}}",
        f"tables: {{t: {{columns: {{a: int, c: int}}}}}}\nviews: {{v: {query}}}",
    )
    edges = {
        f"{change} column public.t.{name} <? create view public.v" for change, name in (("drop", "b"), ("create", "c"))
    }
    assert found.edges(references.use_rows_after_their_columns) == (edges if named else set())


@pytest.mark.parametrize(
    ("type_", "selecting"),
    [("t", "(r).{0}"), ("d", "((r)::t).{0}"), ("k", "((r).r).{0}"), ('"t[]"', "(r[1]).{0}")],
)
def test_use_rows_after_their_columns_where_a_value_holds_them(type_: str, selecting: str) -> None:
    """No text names the type of what is selected from: a column's, and a domain's in its check."""
    text = """
tables:
  t: {{columns: {{{0}: int}}}}
  u: {{columns: {{r: {1}}}, checks: {{u_{0}: "{2} > 0"}}}}
domains: {{d: t, e: {{type: t, checks: {{e_{0}: (VALUE).{0} > 0}}}}}}
composite_types: {{k: {{attributes: {{r: t}}}}}}
"""
    before, after = (text.format(name, type_, selecting.format(name)) for name in ("a", "b"))
    found = Planned(before, after).edges(references.use_rows_after_their_columns)
    for change in ("drop column public.t.a", "create column public.t.b"):
        assert f"{change} <? create check public.u.u_b" in found
        assert f"{change} <? create domain check public.e.e_b" in found


def test_alterations_in_turn() -> None:
    before = "tables: {t: {columns: {a: {type: int, identity: always, not_null: true}}}}"
    assert Planned(before, "tables: {t: {columns: {a: int}}}").edges(references.alterations_in_turn) == {
        "drop_identity column public.t.a < not_null column public.t.a"
    }


def test_alterations_in_turn_ends_with_what_nothing_waits_for() -> None:
    table = "tables: {t: {columns: {a: int}}}"
    found = Planned(f"sequences: {{s: {{}}}}\n{table}", f"sequences: {{s: {{owned_by: t.a, unlogged: true}}}}\n{table}")
    assert found.edges(references.alterations_in_turn) == {"unlogged sequence public.s < owned_by sequence public.s"}


def test_parts_of_columns_completed() -> None:
    text = "tables: {b: {columns: {a: int%s}}, heir: {inherits: [b]}}"
    identity = ", n: {type: bigint, identity: by default, sequence: {grants: {PUBLIC: [usage]}}}"
    found = Planned(text % "", text % identity).edges(references.parts_of_columns_completed)
    grants = "create grants on identity sequence of column public.b.n"
    assert f"add_identity column public.b.n < {grants}" in found
    assert all(edge.endswith(f" < {grants}") for edge in found)


def test_extensions_before_default_privileges() -> None:
    text = "extensions: {citext: {schema: public}}\ndefault_privileges: {for role somebody on functions: {}}"
    assert Planned("", text).edges(references.extensions_before_default_privileges) == {
        "create extension citext < create default privileges for role somebody on functions"
    }


def test_extensions_before_default_privileges_but_not_those_on_their_schema() -> None:
    default = "default_privileges: {for role somebody on schemas: {pg_monitor: [usage]}}"
    text = f"schemas: {{s: {{}}}}\nextensions: {{citext: {{schema: s}}}}\n{default}"
    assert Planned("", text).edges(references.extensions_before_default_privileges) == set()


VIEW = "views: {v: SELECT a FROM t}"


def test_dependents_before_change() -> None:
    found = Planned(
        f"tables: {{t: {{columns: {{a: int}}}}}}\n{VIEW}",
        f"tables: {{t: {{columns: {{a: text}}}}}}\n{VIEW}",
        dependencies=(("view public.v", "column public.t.a"),),
        server=TO_TEXT,
    )
    assert found.edges(drops.dependents_before_change) == {"drop view public.v < type column public.t.a"}


def test_dependents_before_change_stop_depending_before_a_drop() -> None:
    function = "functions: {f(): {returns: int, language: sql, body: SELECT 1}}"
    found = Planned(
        f"{function}\ntables: {{t: {{columns: {{a: {{type: int, default: f()}}}}}}}}",
        "tables: {t: {columns: {a: {type: int, default: 1}}}}",
        dependencies=(("default of column public.t.a", "function public.f()"),),
    )
    assert found.edges(drops.dependents_before_change) == {
        "create default of column public.t.a < drop function public.f()"
    }


def test_release_roles_before_drop() -> None:
    owned = "roles: {{{0}: {{}}}}\ntables: {{t: {{columns: {{a: int}}, owner: {0}}}}}"
    assert Planned(owned.format("r"), owned.format("s")).edges(drops.release_roles_before_drop) == {
        "create owner of table public.t < drop role r"
    }


def test_recreate_after_dropped_cause() -> None:
    text = """
composite_types: {weight: {attributes: {grams: int}}}
functions: {"weight_cmp(weight, weight)": {returns: int, language: sql, volatility: immutable, body: SELECT 0}}
tables: {t: {columns: {a: weight}}}
views: {sorts: SELECT a FROM t ORDER BY a, plain: SELECT a FROM t}
"""
    ordering = """
operator_classes:
  weight_ops using btree: {type: weight, default: true, functions: {1: "weight_cmp(weight, weight)"}}
"""
    assert Planned(text + ordering, text).edges(drops.recreate_after_dropped_cause) == {
        "drop operator class public.weight_ops(btree) < create view public.sorts"
    }


def test_use_after_dropped_overloads() -> None:
    before = """
functions:
  worth(a int, b int = 1): {returns: int, language: sql, body: SELECT a}
  less(a int, b int): {returns: int, language: sql, body: SELECT a}
operators: {"-(int, text)": {function: "less"}}
"""
    after = """
functions:
  worth(a int): {returns: int, language: sql, body: SELECT a}
  caller(): {returns: int, language: sql, body: SELECT worth(1)}
  other(): {returns: int, language: sql, body: SELECT 3}
views: {v: SELECT 2 - 1 AS a}
"""
    found = Planned(before.replace("less(a int, b int)", "less(a int, b text)"), after)
    assert found.edges(drops.use_after_dropped_overloads) == {
        "drop function public.worth(integer, integer) <? create function public.caller()",
        "drop operator public.-(integer, text) <? create view public.v",
    }


def test_use_after_dropped_overloads_spares_what_stays() -> None:
    text = "functions: {worth(a int): {returns: int, language: sql, body: SELECT BODY}}"
    again = text.replace("BODY", "2") + "\nviews: {v: SELECT worth(1) AS a}"
    assert not Planned(text.replace("BODY", "1"), again).edges(drops.use_after_dropped_overloads)


def test_recreate_after_change() -> None:
    text = """
tables: {t: {columns: {id: int, more: TYPE}, primary_key: {name: t_pkey, columns: [id], include: [more]}}}
views: {grouped: SELECT count(*) AS n FROM t GROUP BY t.id}
"""
    found = Planned(
        text.replace("TYPE", "int"),
        text.replace("TYPE", "text"),
        dependencies=(("view public.grouped", "primary key public.t.t_pkey"),),
        server=TO_TEXT,
    )
    assert found.edges(drops.recreate_after_change) == {"type column public.t.more < create view public.grouped"}


def test_recreate_after_change_that_no_text_names() -> None:
    text = "tables: {t: {columns: {a: TYPE}}}\nviews: {v: SELECT a FROM (SELECT * FROM t) s}"
    found = Planned(
        text.replace("TYPE", "int"),
        text.replace("TYPE", "text"),
        dependencies=(("view public.v", "column public.t.a"),),
        server=TO_TEXT,
    )
    assert found.edges(drops.recreate_after_change) == {"type column public.t.a < create view public.v"}


def test_drop_before_owner() -> None:
    text = "tables: {t: {columns: {a: int}, indexes: {i: {columns: [a]}}}}"
    assert Planned(text, "").edges(drops.drop_before_owner) == {
        "drop column public.t.a < drop table public.t",
        "drop index public.i < drop table public.t",
    }


def test_move_between_owners() -> None:
    text = """
sequences: {s: {owned_by: WHERE.a}}
tables:
  one: {columns: {a: int}}
  other: {columns: {a: int}}
"""
    roles = ("one: {", "one: {owner: pg_monitor, "), ("other: {", "other: {owner: pg_monitor, ")
    after = text.replace("WHERE", "other")
    for old, new in roles:
        after = after.replace(f"  {old}", f"  {new}")
    assert Planned(text.replace("WHERE", "one"), after).edges(drops.move_between_owners) == {
        "owned_by sequence public.s < create owner of table public.one",
        "create owner of table public.other <? owned_by sequence public.s",
    }


OPERATOR_CLASS = """
composite_types: {weight: {attributes: {grams: int}}}
functions: {"weight_cmp(weight, weight)": {returns: int, language: sql, volatility: immutable, body: SELECT 0}}
tables: {t: {columns: {a: weight}, indexes: {i: {columns: [a]}}}}
operator_classes:
  weight_ops using btree: {type: weight, default: true, functions: {1: "weight_cmp(weight, weight)"}}
"""


def test_drop_after_dependents_of_type() -> None:
    found = Planned(OPERATOR_CLASS, "").edges(drops.drop_after_dependents_of_type)
    assert found == {"drop index public.i < drop operator class public.weight_ops(btree)"}


def test_seed_rows_by_reference() -> None:
    table = "{columns: {id: int}, primary_key: [id], seeds: {key: [id], rows: [{id: 1}]}}"
    text = f"tables: {{child: {table}, parent: {table}}}"
    changes = (RowChange("delete", {}, ()), RowChange("insert", {}, ()))
    child, parent = named("seed public.child.default"), named("seed public.parent.default")
    seeds = SeedChanges({child: changes, parent: changes}, {child: {parent}, parent: set()})
    assert Planned(text, text, seeds=seeds).edges(rows.seed_rows_by_reference) == {
        "create seed public.parent.default < create seed public.child.default",
        "delete seed public.child.default < delete seed public.parent.default",
        "delete seed public.child.default < create seed public.child.default",
        "delete seed public.parent.default < create seed public.parent.default",
    }


def test_read_rows_after_properties() -> None:
    text = "tables: {t: {columns: {a: int}}}\nmaterialized_views: {m: {query: SELECT a FROM t, owner: r}}"
    assert Planned("", text).edges(rows.read_rows_after_properties) == {
        "populate materialized view public.m < create owner of materialized view public.m"
    }


def test_read_rows_last() -> None:
    text = "materialized_views: {m: SELECT 1 AS a, k: SELECT a FROM v}\nviews: {v: SELECT a FROM m}"
    assert Planned("", text).edges(rows.read_rows_last) == {
        "populate materialized view public.m < populate materialized view public.k"
    }


def test_references_between_persistent_tables() -> None:
    text = """
tables:
  a: {SORT columns: {n: int}, foreign_keys: {f: {columns: [n], references: b(n)} A}}
  b: {SORT columns: {n: int}, primary_key: [n], foreign_keys: {f: {columns: [n], references: c(n)} B}}
  c: {SORT columns: {n: int}, primary_key: [n]}
"""
    unlogged = text.replace("SORT", "unlogged: true,").replace(" A", "").replace(" B", "")
    logged = text.replace("SORT", "").replace(" A", ", g: {columns: [n], references: c(n)}").replace(" B", "")
    turns = {"unlogged table public.c < unlogged table public.b", "unlogged table public.b < unlogged table public.a"}
    assert Planned(unlogged, logged).edges(rows.references_between_persistent_tables) == {
        *turns,
        "unlogged table public.a < create foreign key public.a.g",
        "unlogged table public.c < create foreign key public.a.g",
    }
    assert Planned(logged, unlogged).edges(rows.references_between_persistent_tables) == {
        *(" < ".join(reversed(turn.split(" < "))) for turn in turns),
        "drop foreign key public.a.g < unlogged table public.a",
        "drop foreign key public.a.g < unlogged table public.c",
    }


@pytest.mark.parametrize(
    ("given", "edge"),
    [
        ("primary_key: [id]", "create primary key public.t.t_pkey <? backfill column public.t.a"),
        ("replica_identity: full", "replica_identity table public.t <? backfill column public.t.a"),
    ],
)
def test_change_rows_once_they_are_named(given: str, edge: str) -> None:
    columns = "id: {type: int, not_null: true}"
    before = f"tables: {{t: {{columns: {{{columns}, a: int}}}}}}"
    filled = f"{columns}, a: {{type: int, backfill: '1', not_null: true}}"
    after = f"tables: {{t: {{columns: {{{filled}}}, {given}}}}}"
    assert Planned(before, after).edges(rows.change_rows_once_they_are_named) == set(), "no publication names them"
    facts = ServerFacts(unnamed=frozenset({named("table public.t")}))
    assert Planned(before, after, server=facts).edges(rows.change_rows_once_they_are_named) == {edge}


def test_rows_are_changed_by_no_action_without_effects() -> None:
    """What goes with something else has no row of the effects table, as the owner of what is dropped."""
    owner = Object(named("owner of view public.v"), {"role": "r"}, named("view public.v"))
    assert not changes_rows(Action("drop", owner.identity, "drop", owner, None), Planned("", "").given)


def test_move_rows_before_they_are_read() -> None:
    parts = ", q: {values: IN (2)}"
    text = "tables: {t: {columns: {a: int, b: %s}, partition_by: list (a)%s, partitions: {p: {values: IN (1)}%s}}}"
    rule = rows.move_rows_before_they_are_read
    before = text % ("int", "", parts)
    found = Planned(before, text % ("{type: int, not_null: true}", ", checks: {c: b > 0}", ""))
    assert found.edges(rule) == {
        "drop table public.q <? not_null column public.t.b",
        "drop table public.q <? create check public.t.c",
    }
    assert Planned(before, text % ("{type: int, default: 1}", "", "")).edges(rule) == set(), "no rows are read"
    alone = "tables: {t: {columns: {a: int}, primary_key: [a]}, h: {%scolumns: {a: int}}, o: {columns: {a: int}%s}}"
    key = ", foreign_keys: {f: {columns: [a], references: t}}"
    found = Planned(alone % ("", ""), alone % ("inherits: [t], ", key))
    assert found.edges(rule) == {"inherit table public.h <? create foreign key public.o.f"}


def test_a_partition_is_proved_to_hold_none_of_another_ones_rows_before_that_is_attached() -> None:
    text = "tables: {t: {columns: {a: int}, partition_by: list (a), partitions: {d: {values: default}%s}}}"
    facts = ServerFacts(in_use=frozenset({named("table public.t"), named("table public.d")}))
    other = ", o: {values: IN (1), columns: {a: {default: 1}}}"
    drafted, given = Planned(text % "", text % other, server=facts).draft()
    index = ActionIndex(changed_online(drafted.actions, given), given)
    assert any(action.template == "validate_bound" for _, action in index)
    assert list(rows.move_rows_before_they_are_read.edges(index)) == []


def test_release_names_before_reuse() -> None:
    found = Planned("tables: {t: {columns: {a: int}}}", "views: {t: SELECT 1 AS a}")
    assert found.edges(names.release_names_before_reuse) == {"drop table public.t < create view public.t"}


def test_release_inherited_names_before_reuse() -> None:
    text = "tables: {t: {columns: {a: int}%s}, heir: {inherits: [t], columns: {b: %s}}}"
    without = text % ("", "int")
    checked, named = text % (", checks: {taken: a > 0}", "int"), text % ("", "{type: int, not_null: {name: taken}}")
    rule = names.release_inherited_names_before_reuse
    assert Planned(named, checked).edges(rule) == {"not_null column public.heir.b <? create check public.t.taken"}
    assert Planned(checked, named).edges(rule) == {"drop check public.t.taken <? add_not_null column public.heir.b"}
    assert Planned(without, checked).edges(rule) == set()
    apart = named.replace("inherits: [t], ", "")
    assert Planned(apart, checked).edges(rule) == set(), "it does not inherit the name yet"


def test_release_bounds_before_reuse() -> None:
    table = "tables: {t: {columns: {a: int}, partition_by: list (a), partitions: {%s: {values: IN (1)}}}}"
    found = Planned(table % "old", table % "new")
    assert found.edges(names.release_bounds_before_reuse) == {"drop table public.old <? create table public.new"}


def test_names_that_change_places_hold_up_no_other_change() -> None:
    column = "{{type: {}, not_null: {{name: {}}}}}"
    text = f"tables: {{{{t: {{{{columns: {{{{a: {column}, b: {column}}}}}}}}}}}}}"
    server = ServerFacts(casts={("integer", "bigint"): Cast("assignment")})
    found = Planned(text.format("int", "x", "int", "y"), text.format("bigint", "y", "int", "x"), server=server)
    draft, given = found.draft()
    edges = list(names.release_names_before_reuse.find(ActionIndex(draft.actions, given)))
    assert edges
    assert all(edge.soft for edge in edges)


def test_validate_outside_containers() -> None:
    found = Planned(
        "domains: {d: int}\ntables: {t: {columns: {a: 'd[]'}}}",
        "domains: {d: {type: int, checks: {d_check: VALUE > 0}}}\ntables: {t: {columns: {a: text}}}",
        server=ServerFacts(casts={("public.d[]", "text"): Cast("assignment")}),
    )
    assert found.edges(rows.validate_outside_containers) == {
        "type column public.t.a < create domain check public.d.d_check"
    }


def test_attach_and_detach() -> None:
    parent = "t: {columns: {a: int, b: int}, partition_by: list (a)"
    before = f"tables: {{{parent}}}, p: {{columns: {{a: int}}}}}}"
    after = f"tables: {{{parent}, partitions: {{p: {{values: IN (1)}}}}}}}}"
    assert Planned(before, after).edges(inheritance.attach_and_detach) == {
        "create column public.p.b < attach table public.p"
    }


def test_alterations_before_what_they_rebuild() -> None:
    text = (
        "tables: {t: {columns: {n: TYPE, k: int}, indexes: {i: [(n || n)]}, partition_by: list (k),"
        " partitions: {NAME: {values: IN (1), inherited_indexes: {i: {statistics: {1: 300}}}}}}}"
    )
    before = text.replace("TYPE", "int").replace("NAME", "old")
    after = text.replace("TYPE", "text").replace("NAME", "new")
    found = Planned(before, after, dependencies=(("index public.i", "column public.t.n"),), server=TO_TEXT)
    assert found.edges(inheritance.alterations_before_what_they_rebuild) == {
        "type column public.t.n < statistics inherited index public.new.i"
    }


def test_conversions_without_foreign_tables() -> None:
    text = (
        "foreign_data_wrappers: {w: }\nforeign_servers: {s: {wrapper: w}}\n"
        "tables: {t: {columns: {a: TYPE}}, c: {inherits: [t]}}\nforeign_tables: {NAME: {server: s, inherits: [c]}}"
    )
    before = text.replace("TYPE", "int").replace("NAME", "old")
    after = text.replace("TYPE", "{type: text, using: a || ''}").replace("NAME", "new")
    found = Planned(before, after, server=TO_TEXT)
    assert found.edges(inheritance.conversions_without_foreign_tables) == {
        "drop foreign table public.old < type column public.t.a",
        "type column public.t.a < create foreign table public.new",
    }


def test_drops_before_new_children() -> None:
    found = Planned(
        "tables: {t: {columns: {a: numeric, b: int}, checks: {c: b > 0}}, m: {inherits: [t]}}",
        "tables: {t: {columns: {b: int}}, m: {inherits: [t]}, n: {inherits: [m], columns: {a: text}}, o: {}}",
    )
    assert found.edges(inheritance.drops_before_new_children) == {
        "drop column public.t.a <? create table public.n",
        "drop check public.t.c <? create table public.n",
    }


def test_dropped_children_before_what_parents_get() -> None:
    found = Planned(
        "tables: {t: {columns: {b: int}}, m: {inherits: [t]}, c: {inherits: [m], columns: {a: text}}}",
        "tables: {t: {columns: {a: int, b: {type: int, not_null: true}}}, m: {inherits: [t]}, o: {columns: {a: int}}}",
    )
    assert found.edges(inheritance.dropped_children_before_what_parents_get) == {
        "drop table public.c <? create column public.t.a",
        "drop table public.c <? not_null column public.t.b",
    }


def test_deferred_after_children() -> None:
    columns = "{a: int, b: {type: text, storage: external}}"
    text = f"tables: {{t: {{columns: {columns}, partition_by: list (a), partitions: {{p: {{values: IN (1)}}}}}}}}"
    found = Planned("", text).edges(inheritance.deferred_after_children)
    assert "create table public.p < storage column public.t.b" in found


def test_parents_before_children() -> None:
    found = Planned(
        "tables: {t: {columns: {a: int}}, c: {inherits: [t]}}",
        "tables: {t: {columns: {a: {type: int, default: 1}}}, c: {inherits: [t], columns: {a: {default: 2}}}}",
    )
    assert found.edges(inheritance.parents_before_children) == {
        "create default of column public.t.a < create default of column public.c.a"
    }


def test_parents_before_children_that_have_another_one() -> None:
    text = "tables: {{t: {{columns: {{a: int}}{0}}}, c: {{inherits: [t], checks: {{k: a > {1}}}}}}}"
    found = Planned(text.format("", 1), text.format(", checks: {k: a > 0}", 0))
    assert "drop check public.c.k < create check public.t.k" in found.edges(inheritance.parents_before_children)


def test_parents_before_children_whose_own_make_way() -> None:
    parts = "partition_by: list (a), partitions: {{c: {{values: IN (1){1}}}}}"
    text = f"tables: {{{{t: {{{{columns: {{{{a: int}}}}, {parts}{{0}}}}}}}}}}"
    before, after = text.format("", ", checks: {k: a > 1}"), text.format(", checks: {k: a > 0}", "")
    facts = ServerFacts(in_use=frozenset({named("table public.t"), named("table public.c")}))
    drafted, given = Planned(before, after, server=facts).draft()
    index = ActionIndex(changed_online(drafted.actions, given), given)
    edges = {
        (told(index.actions[e.before]), told(index.actions[e.after]))
        for e in inheritance.parents_before_children.edges(index)
    }
    assert any(told(action) == "validate check public.t.k" for _, action in index)
    assert ("drop check public.c.k", "create check public.t.k") in edges
    assert ("validate check public.t.k", "drop check public.c.k") not in edges


@pytest.mark.parametrize(
    ("default", "edges"),
    [(", default: '1'", {"type column public.t.a < create default of column public.c.a"}), ("", set())],
)
def test_own_after_what_sets_again(default: str, edges: set[str]) -> None:
    columns = f"{{a: {{type: TYPE{default}}}}}"
    text = f"tables: {{t: {{columns: {columns}}}, c: {{inherits: [t], columns: {{a: {{default: 'OWN'}}}}}}}}"
    before, after = (text.replace("TYPE", t).replace("OWN", own) for t, own in (("int", "2"), ("bigint", "3")))
    server = ServerFacts(casts={("integer", "bigint"): Cast("assignment")})
    assert Planned(before, after, server=server).edges(inheritance.own_after_what_sets_again) == edges


@pytest.mark.parametrize(
    ("version", "edge"),
    [(17, "not_null column public.t.a < not_null column public.c.a"), (18, None)],
)
def test_a_not_null_that_stays_below_is_restored_after_the_parents_goes(version: int, edge: str | None) -> None:
    """Before 18 the parent's DROP NOT NULL reaches all children; from 18 on it leaves what they declare."""
    table = "{t: {columns: {a: {type: int%s}}}, c: {inherits: [t], columns: {a: {not_null: true}}}}"
    found = Planned(f"tables: {table % ', not_null: true'}", f"tables: {table % ''}")
    found.given = replace(found.given, version=version)
    assert found.edges(inheritance.parents_before_children) == ({edge} if edge is not None else set())


def test_parts_in_turn() -> None:
    before = "tables: {t: {columns: {a: int, b: int}, indexes: {i: [a]}}}"
    facts = ServerFacts(in_use=frozenset({named("table public.t")}))
    drafted, given = Planned(before, before.replace("[a]", "[b]"), server=facts).draft()
    index = ActionIndex(changed_online(drafted.actions, given), given)
    edges = {
        (told(index.actions[e.before]), told(index.actions[e.after])) for e in references.parts_in_turn.edges(index)
    }
    assert edges == {
        ("create index public.i_schemadiff_new", "create index public.i"),
        ("create index public.i_schemadiff_new", "drop index public.i"),
    }
