"""Each rule about which actions become one statement."""

from __future__ import annotations

from schemadiff.planner import merge_rules
from schemadiff.planner.merge_rules import MergeRule
from schemadiff.planner.ordering import Arrangement
from tests.planner.planning import Planned, told


def merged(rule: MergeRule, planned: Planned) -> set[str]:
    """What a rule merges: a member, and what it becomes part of."""
    index = planned.index()
    pairs = rule(range(len(index)), index)
    return {f"{told(index.actions[member])} in {told(index.actions[leader])}" for member, leader in pairs}


def test_drop_with_mutual_type() -> None:
    text = """
base_types: {label: {input: label_in, output: label_out}}
functions:
  label_in(cstring): {returns: label, language: internal, volatility: immutable, strict: true, body: textin}
  label_out(label): {returns: cstring, language: internal, volatility: immutable, strict: true, body: textout}
"""
    kept = "tables: {t: {columns: {a: int}}}"
    both = (("base type public.label", "function public.label_in(cstring)"),)
    planned = Planned(text + kept, kept, dependencies=(*both, *(pair[::-1] for pair in both)))
    assert merged(merge_rules.drop_with_mutual_type, planned) == {
        "drop function public.label_in(cstring) in drop base type public.label"
    }


def test_inline_in_parent() -> None:
    planned = Planned("", "tables: {t: {columns: {a: int}, indexes: {i: {columns: [a]}}}}")
    assert merged(merge_rules.inline_in_parent, planned) == {"create column public.t.a in create table public.t"}


def test_inline_in_parent_but_one_key_over_the_same_columns() -> None:
    planned = Planned("", "tables: {t: {columns: {a: int}, unique: {one: [a], two: [a]}}}")
    keys = [words for words in merged(merge_rules.inline_in_parent, planned) if "unique" in words]
    assert len(keys) == 1


def test_drop_with_parent() -> None:
    text = "tables: {t: {columns: {a: int}, indexes: {i: {columns: [a]}}}}"
    assert merged(merge_rules.drop_with_parent, Planned(text, "")) == {
        "drop column public.t.a in drop table public.t",
        "drop index public.i in drop table public.t",
    }


def test_alter_table_actions() -> None:
    planned = Planned(
        "tables: {t: {columns: {a: int, c: int, d: int}}, u: {columns: {a: int}}}",
        "tables: {t: {columns: {a: int, b: int, e: int}}, u: {columns: {a: int, b: int}}}",
    )
    assert merged(merge_rules.alter_table_actions, planned) == {
        "drop column public.t.d in drop column public.t.c",
        "create column public.t.e in create column public.t.b",
    }


def test_each_action_is_merged_by_the_first_rule_that_has_a_place_for_it() -> None:
    index = Planned("", "tables: {t: {columns: {a: int, b: int}}}").index()
    (table,) = (n for n, action in index if action.identity.kind == "table")
    assert merge_rules.merged(index) == {n: table for n, _ in index if n != table}


def test_columns_stay_in_the_definition_that_needs_them() -> None:
    rule = merge_rules.columns_of_definitions
    parted = "tables: {t: {columns: {a: int, b: int, c: int}, partition_by: %s}}"
    a, b = (f"create column public.t.{name} in create table public.t" for name in "ab")
    assert merged(rule, Planned("", parted % "list (a)")) == {a}
    assert merged(rule, Planned("", parted % "'range (a, abs(b))'")) == {a, b}
    heir = "tables: {t: {columns: {a: int}}, h: {inherits: [t], columns: {a: int, b: int}}}"
    assert merged(rule, Planned("", heir)) == {"create column public.h.a in create table public.h"}


def test_columns_are_separate_statements_only_where_nothing_else_helps() -> None:
    text = """
tables: {t: {columns: {a: int, b: int}, checks: {c: a < f(b)}}}
functions: {f(int): {returns: int, volatility: immutable, sql_body: "RETURN (SELECT max(b) FROM t)"}}
"""
    index = Planned("", text).index()
    groups = {told(group.main): [told(member) for member in group.members] for group in Arrangement(index).groups}
    assert groups["create table public.t"] == ["create column public.t.a", "create column public.t.b"]
    assert groups["create check public.t.c"] == []


def test_columns_wait_for_one_another_in_statements_of_their_own() -> None:
    text = "tables: {t: {columns: {a: int, b: u}, partition_by: list (a)}, u: {columns: {a: 't[]', b: int}}}"
    index = Planned("", text).index()
    groups = {told(group.main): [told(member) for member in group.members] for group in Arrangement(index).groups}
    assert groups["create table public.t"] == ["create column public.t.a"]
