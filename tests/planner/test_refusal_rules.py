"""Each rule about what a plan cannot do: two YAML texts in, the findings of that rule out."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from schemadiff.kindspec.casts import Cast
from schemadiff.planner import refusals
from schemadiff.planner.model import Action
from schemadiff.planner.refusals import RefusalRule
from schemadiff.planner.server_facts import ServerFacts
from tests.planner.planning import Pairs, Planned, named


def refused(
    rule: RefusalRule,
    before: str,
    after: str,
    *,
    dependencies: Pairs = (),
    unmanaged: Pairs = (),
    casts: dict[tuple[str, str], Cast] | None = None,
    version: int | None = None,
) -> list[str]:
    """The messages of a rule about a plan, on the newest server if none is said."""
    server = ServerFacts(current_user="somebody", casts=casts or {})
    planned = Planned(before, after, dependencies=dependencies, unmanaged=unmanaged, server=server)
    if version is not None:
        planned.given = replace(planned.given, version=version)
    return [finding.message for finding in rule(*planned.draft())]


def test_renamed_apart_from_parent() -> None:
    parents = "tables: {p: {columns: {a: int}}, h: {inherits: [p], columns: {"
    assert refused(
        refusals.renamed_apart_from_parent,
        f"{parents}a: {{}}}}}}}}",
        f"{parents}b: {{renamed_from: a, type: int}}}}}}}}",
    ) == ["column public.h.a cannot be renamed apart from column public.p.a, which it comes from"]


def test_unsupported_change() -> None:
    text = "subscriptions: {s: {connection: {$env: PUBLISHER}, publications: news"
    (message,) = refused(refusals.unsupported_change, f"{text}}}}}", f"{text}, two_phase: true}}}}")
    assert message.startswith("subscription s: two_phase cannot change: ")


RANGE = (
    "collations: {{c: {0}}}\nrange_types: {{r: {{subtype: text, collation: c}}}}\ntables: {{t: {{columns: {{a: r}}}}}}"
)


def test_stored_values_lost() -> None:
    assert refused(
        refusals.stored_values_lost,
        RANGE.format("C"),
        RANGE.format("C.utf8"),
        dependencies=(("range type public.r", "collation public.c"), ("column public.t.a", "range type public.r")),
    ) == [
        "column public.t.a depends on range type public.r, which has to be dropped and recreated; PostgreSQL has no "
        "command that keeps its values"
    ]


def test_partition_key_pinned() -> None:
    text = "tables: {{t: {{columns: {{a: {0}, b: {0}}}, partition_by: list (a)}}}}"
    casts = {("integer", "text"): Cast("assignment")}
    assert refused(refusals.partition_key_pinned, text.format("int"), text.format("text"), casts=casts) == [
        "column public.t.a cannot change its type or collation: table public.t is partitioned by it"
    ]


def test_data_dropped_with_parent() -> None:
    before = "tables: {p: {columns: {a: int, x: int}}, c: {inherits: [p]}}"
    after = "tables: {p: {columns: {a: int}}, c: {inherits: [p], columns: {x: int}}}"
    assert refused(refusals.data_dropped_with_parent, before, after) == [
        "column public.c.x would be dropped with column public.p.x, from which it is inherited; let the table "
        "leave its parent first, in a plan of its own"
    ]


def test_unsupported_difference_from_parent() -> None:
    text = "tables: {{t: {{columns: {{a: int{0}}}, partition_by: list (a), partitions: {{p: {{values: IN (1){1}}}}}}}}}"
    after = text.format(", b: {type: int, not_null: true}", ", columns: {b: {not_null: {name: mine}}}")
    assert refused(refusals.unsupported_difference_from_parent, text.format("", ""), after) == [
        "column public.p.b: a column that is added to a parent has its NOT NULL, with the name that it has there"
    ]


def test_unsupported_difference_from_parent_in_what_is_as_inherited() -> None:
    """PostgreSQL merges no columns of several collations, and changes none of a typed table."""
    parents = "composite_types: {c: {attributes: {n: text}}}\ntables: {p: {columns: {n: text}}"
    there = "h: {inherits: [p], columns: {n: {%s}}}, typed: {of: c, columns: {n: {%s}}}}"
    same, other = (f"{parents}, {there % (text, text)}" for text in ("", "collation: C"))
    for before in (f"{parents}}}", same):
        assert sorted(refused(refusals.unsupported_difference_from_parent, before, other)) == [
            f"column public.{table}.n: its collation cannot be another than that of what it is inherited from"
            for table in ("h", "typed")
        ]


def test_unsupported_difference_of_a_created_expression() -> None:
    text = "tables: {{p: {{columns: {{n: int{0}}}}}, h: {{inherits: [p]{1}}}}}"
    own = ", columns: {a: {generated: {stored: n * 3}}}"
    after = text.format(", a: {type: int, generated: {stored: n * 2}}", own)
    assert refused(refusals.unsupported_difference_from_parent, text.format("", ""), after, version=16) == [
        "column public.h.a: PostgreSQL has no command that gives it another `generated` than its parents', with which "
        "it is created"
    ]
    for version, written in ((17, after), (16, after.replace("n * 3", "(n)*2"))):
        before = text.format("", "")
        assert refused(refusals.unsupported_difference_from_parent, before, written, version=version) == []


def test_recreated_apart_from_parent() -> None:
    text = "tables: {{p: {{columns: {{n: int, a: {{type: int, generated: {{stored: n * {0}}}}}}}}}, "
    text += "h: {{inherits: [p]{1}}}}}"
    own = ", columns: {a: {generated: {stored: n * 3}}}"
    before = text.format(2, "")
    assert refused(refusals.recreated_apart_from_parent, before, text.format(2, own), version=16) == [
        "column public.h.a would have to be dropped and created again, and is inherited from column public.p.a"
    ]
    assert refused(refusals.recreated_apart_from_parent, before, text.format(2, own), version=17) == []
    assert refused(refusals.recreated_apart_from_parent, before, text.format(3, ""), version=16) == []


def test_reaches_one_level() -> None:
    text = "tables: {{p: {{columns: {{n: int, a: {0}}}}}, h: {{inherits: [p]}}{1}}}"
    before = text.format("{type: int, generated: {stored: n * 2}}", ", l: {inherits: [h]}")
    plain = text.format("int", ", l: {inherits: [h]}")
    assert refused(refusals.reaches_one_level, before, plain, version=17) == [
        "column public.p.a: PostgreSQL before 18 does this only where no child table has child tables, as table "
        "public.l"
    ]
    assert refused(refusals.reaches_one_level, before, plain, version=18) == []
    for gone in (text.format("int", ""), text.format("int", ", l: {columns: {n: int, a: int}}")):
        assert refused(refusals.reaches_one_level, before, gone, version=17) == []


def test_conversion_reaches_foreign_table() -> None:
    text = """
foreign_data_wrappers: {{w: }}
foreign_servers: {{s: {{wrapper: w}}}}
tables: {{p: {{columns: {{a: {0}}}}}}}
foreign_tables: {{f: {{server: s, inherits: [p]}}}}
"""
    after = text.format("{type: text, using: a || ''}")
    casts = {("integer", "text"): Cast("assignment")}
    assert refused(refusals.conversion_reaches_foreign_table, text.format("int"), after, casts=casts) == [
        "column public.p.a has its values converted, which PostgreSQL refuses for foreign table public.f"
    ]
    for gone in (after.replace("{f:", "{g:"), after.replace(", inherits: [p]", ", columns: {a: int}")):
        assert refused(refusals.conversion_reaches_foreign_table, text.format("int"), gone, casts=casts) == []


def test_validation_in_containers() -> None:
    text = "domains: {{d: {{type: int{0}}}}}\ntables: {{t: {{columns: {{a: 'd[]'}}}}}}"
    (message,) = refused(
        refusals.validation_in_containers, text.format(""), text.format(", checks: {d_check: VALUE > 0}")
    )
    assert "PostgreSQL does not validate those that column public.t.a holds inside of others" in message


def test_missing_secret() -> None:
    assert refused(refusals.missing_secret, "", "subscriptions: {s: {publications: news}}") == [
        "subscription s cannot be made without `connection`"
    ]


def test_unknown_secret() -> None:
    draft, given = Planned("", "subscriptions: {s: {connection: {$env: PUBLISHER}, publications: news}}").draft()
    (create,) = (action for action in draft.actions if action.operation == "create")
    assert create.new is not None
    kept = msgspec.structs.replace(create.new, values={**create.new.values, "connection": ""})
    again = replace(create, new=kept, rebuild=True)
    assert [f.message for f in refusals.unknown_secret(replace(draft, actions=(again,)), given)] == [
        "subscription s has to be dropped and recreated, and its secret is known to the server alone; "
        "declare it as {$env: NAME}"
    ]
    assert not list(refusals.unknown_secret(replace(draft, actions=(replace(create, rebuild=True),)), given))


def test_unmanaged_dependent() -> None:
    text = "tables: {t: {columns: {a: int}}}\nviews: {v: SELECT 1 AS a}"
    assert refused(
        refusals.unmanaged_dependent, text, text.partition("\n")[0], unmanaged=(("view other.x", "view public.v"),)
    ) == ["view public.v would be dropped, and view other.x depends on it, which schemadiff does not manage here"]


def test_undeclared_dependent() -> None:
    draft, given = Planned("tables: {t: {columns: {a: int}}}\nviews: {v: SELECT a FROM t}", "").draft()
    view = named("view public.v")
    again = Action("create", view, "create", None, given.live[view], rebuild=True)
    assert [f.message for f in refusals.undeclared_dependent(replace(draft, actions=(again,)), given)] == [
        "column public.t.a would be dropped, and view public.v depends on it, which is not declared and stays",
        "table public.t would be dropped, and view public.v depends on it, which is not declared and stays",
    ]


def test_dangling_link() -> None:
    functions = """
functions:
  "less(point, point)": {returns: boolean, language: sql, body: SELECT true}
  "more(point, point)": {returns: boolean, language: sql, body: SELECT true}
operators:
  "<<<(point, point)": {function: less, commutator: ">>>"}
"""
    other = '  ">>>(point, point)": {function: more}\n'
    assert refused(refusals.dangling_link, functions + other, functions) == [
        "operator public.>>>(point, point) would be dropped, and operator public.<<<(point, point) names it as its "
        "commutator"
    ]


def test_dangling_name() -> None:
    text = "foreign_servers: {s: {wrapper: w}}\n"
    assert refused(
        refusals.dangling_name, f"{text}foreign_data_wrappers: {{w: }}", f"{text}foreign_data_wrappers: {{}}"
    ) == ["foreign data wrapper w would be dropped, and foreign server s names it"]
