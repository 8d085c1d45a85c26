"""``--explain``: why a change is made, and why it stands where it does."""

from __future__ import annotations

import json

from tests.cli.conftest import Declare
from tests.support.command import invoke

BEFORE = """
    tables: {t: {columns: {a: int}}}
    views: {v: SELECT a FROM t}
"""
AFTER = BEFORE.replace("a: int", "a: text")


def test_why_a_view_is_recreated_and_stands_there(declare: Declare) -> None:
    before, after = declare(BEFORE, folder="before"), declare(AFTER, folder="after")
    answer = invoke("diff", str(before), str(after), "--explain", "view public.v")
    assert answer.code == 0
    _, _, why = answer.out.partition("Why create view public.v\n")
    assert why.splitlines()[:3] == [
        "  it is recreated, since it depends on column public.t.a, whose type changes",
        "  after alter column public.t.a, since view public.v refers to column public.t.a",
        "  after drop view public.v, since view public.v takes a name that view public.v gives up",
    ]


def test_globs_name_several_objects_and_machines_read_the_same(declare: Declare) -> None:
    before, after = declare(BEFORE, folder="before"), declare(AFTER, folder="after")
    answer = invoke("diff", str(before), str(after), "--explain", "public.*", "--format", "json")
    explained = json.loads(answer.out)["explanations"]
    assert [(e["operation"], e["title"]) for e in explained] == [
        ("drop", "view public.v"),
        ("alter", "column public.t.a"),
        ("create", "view public.v"),
    ]
    assert explained[0]["waited_for_by"][0]["rule"] == "dependents_before_change"


def test_what_the_plan_does_not_change_has_no_explanation(declare: Declare) -> None:
    before, after = declare(BEFORE, folder="before"), declare(AFTER, folder="after")
    answer = invoke("diff", str(before), str(after), "--explain", "public.other")
    assert "Why " not in answer.out
    assert "nothing in this plan changes public.other, so there is nothing to explain" in answer.err
    misspelled = invoke("diff", str(before), str(after), "--explain", "publik.v")
    assert "nothing in this plan changes publik.v, so there is nothing to explain; similar: public.v" in misspelled.err
    assert "Why " in invoke("diff", str(before), str(after), "--explain", "v").out


def test_a_dependency_cycle_names_its_reasons(declare: Declare) -> None:
    before = declare("tables: {t: {columns: {a: int}}}", folder="before")
    after = declare("views: {v: SELECT a FROM w, w: SELECT a FROM v}", folder="after")
    answer = invoke("diff", str(before), str(after))
    assert answer.code == 3
    assert (
        "dependency cycle: create view public.v waits for create view public.w "
        "(view public.v refers to view public.w), "
        "create view public.w waits for create view public.v (view public.w refers to view public.v)"
    ) in answer.err


def test_fields_have_the_words_of_postgresql(declare: Declare) -> None:
    text = """
        tables:
          t: {{columns: {{id: {{type: int, not_null: true}}}}, primary_key: [id]}}
          u: {{columns: {{t: int}}, foreign_keys: {{f: {{columns: [t], references: t(id){}}}}}}}
    """
    before, after = (
        declare(text.format(""), folder="before"),
        declare(text.format(", on_delete: cascade"), folder="after"),
    )
    answer = invoke("diff", str(before), str(after), "--explain", "foreign key public.u.f")
    assert "it is recreated, since its ON DELETE cannot change in place to what is declared" in answer.out
