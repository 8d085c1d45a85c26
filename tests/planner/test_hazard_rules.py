"""Each rule about what a plan risks: two YAML texts in, the hazards of that rule out; and what the kinds say."""

from __future__ import annotations

import pytest

from schemadiff.kindspec.casts import Cast
from schemadiff.planner import hazards
from schemadiff.planner.hazards import HazardRule
from schemadiff.planner.server_facts import ServerFacts
from tests.planner.planning import Planned, named


def found(rule: HazardRule, before: str, after: str, *, server: ServerFacts | None = None) -> list[str]:
    """The hazards of a rule about a plan, each as its name and its reason."""
    return [f"{h.name}: {h.why}" for h in rule(*Planned(before, after, server=server).draft())]


def test_used_name_dropped() -> None:
    text = "tables: {{t: {{columns: {{a: int{0}}}, indexes: {{i: [a]}}}}}}\nviews: {{v: SELECT 1 AS x}}"
    assert found(hazards.used_name_dropped, text.format(", b: int"), text.format("")) == [
        "breaks-clients: column public.t.b is dropped"
    ]
    assert found(hazards.used_name_dropped, text.format(""), "") == [
        "breaks-clients: table public.t is dropped",
        "breaks-clients: view public.v is dropped",
    ]


def test_what_answers_to_a_dropped_name_keeps_clients_working() -> None:
    function = '"{}": {{returns: int, language: sql, body: SELECT 1}}'
    before = f"functions: {{{function.format('f(a int)')}}}"
    assert not found(hazards.used_name_dropped, "views: {v: SELECT 1 AS x}", "tables: {v: {columns: {x: int}}}")
    assert not found(
        hazards.used_name_dropped, before, f"functions: {{{function.format('f(a int, b int DEFAULT 0)')}}}"
    )
    for other in ("f(a int, b int)", "f(b int, c int DEFAULT 0)", "f(a text)"):
        assert found(hazards.used_name_dropped, before, f"functions: {{{function.format(other)}}}") == [
            "breaks-clients: function public.f(integer) is dropped"
        ]
    trigger = "functions: {'g()': {returns: trigger, language: plpgsql, body: BEGIN RETURN NULL; END}}"
    assert not found(hazards.used_name_dropped, trigger, "")


def test_used_name_changed() -> None:
    before = "tables: {t: {columns: {a: int, b: int}}}\nenums: {e: [x, y]}"
    after = (
        "tables: {u: {renamed_from: t, columns: {a: int, c: {renamed_from: b, type: int}}}}"
        "\nenums: {e: [x, {name: z, renamed_from: y}]}"
    )
    draft, given = Planned(before, after).draft()
    assert [h.why for of_one in hazards.hazards(draft, given).of_renames for h in of_one] == [
        "table public.t becomes public.u",
        "column public.u.b becomes public.u.c",
        "y in enum public.e becomes z",
    ]
    with_view = "tables: {u: {renamed_from: t, columns: {a: int}}}\nviews: {t: SELECT a FROM u}"
    draft, given = Planned("tables: {t: {columns: {a: int}}}", with_view).draft()
    assert hazards.hazards(draft, given).of_renames == [[]]


def test_risk_of_created() -> None:
    text = "tables: {{t: {{columns: {{a: int}}, row_security: {0}, policies: {{{1}}}}}}}"
    policy = "p: {using: a > 0}"
    assert found(hazards.risk_of_created, text.format("enabled", ""), text.format("enabled", policy)) == [
        "weakens-security: policy public.t.p lets more rows through"
    ]
    restrictive = "p: {as: restrictive, using: a > 0}"
    assert not found(hazards.risk_of_created, text.format("enabled", ""), text.format("enabled", restrictive))
    plain = "tables: {t: {columns: {a: int}}}"
    assert not found(hazards.risk_of_created, plain, text.format("enabled", policy))
    assert not found(hazards.risk_of_created, "", text.format("enabled", policy))


def test_risk_of_dropped() -> None:
    text = "tables: {{t: {{columns: {{a: int}}{0}, policies: {{{1}}}}}}}"
    policy = "p: {as: restrictive, using: a > 0}"
    with_it = text.format(", row_security: enabled", policy)
    assert found(hazards.risk_of_dropped, with_it, text.format(", row_security: enabled", "")) == [
        "weakens-security: policy public.t.p no longer keeps rows back"
    ]
    assert found(hazards.risk_of_dropped, with_it, text.format("", "")) == [
        "weakens-security: row security of table public.t is switched off"
    ]
    assert not found(hazards.risk_of_dropped, with_it, "")


def test_risk_of_changed() -> None:
    server = ServerFacts(
        casts={
            ("integer", "bigint"): Cast("implicit"),
            ("character varying(5)", "text"): Cast("implicit", in_place=True),
        }
    )
    text = "tables: {{t: {{columns: {{a: {0}, b: {1}}}}}}}"
    before, after = text.format("int", "varchar(5)"), text.format("bigint", "text")
    assert found(hazards.risk_of_changed, before, after, server=server) == [
        "breaks-clients: column public.t.a changes from integer to bigint"
    ]


def test_secret_lost() -> None:
    text = "subscriptions: {s: {connection: {$env: PUBLISHER}, publications: news}}"
    assert found(hazards.secret_lost, text, "") == [
        "irreversible: subscription s is dropped with its connection, which only the server knows"
    ]


COLUMN = "tables: {{t: {{columns: {{a: int{0}}}}}}}"
FUNCTION = (
    "functions: {{'f(a int, b int{0})': "
    "{{returns: {1}, language: sql, security: definer{2}, body: SELECT 1, volatility: {3}}}}}"
)
POLICY = "tables: {{t: {{columns: {{a: int}}, row_security: {0}, policies: {{p: {{{1}}}}}}}}}"
GRANTS = "tables: {{t: {{columns: {{a: int, b: int}}, grants: {{{0}}}}}}}"
RISKS = {
    "a column without default": (
        COLUMN.format(""),
        COLUMN.format(", n: {type: int, not_null: true}"),
        ["column public.t.n gets NOT NULL without a default: INSERT without it fails"],
    ),
    "a column with a default": (COLUMN.format(""), COLUMN.format(", n: {type: int, not_null: true, default: 0}"), []),
    "a column that is null no longer": (
        COLUMN.format(", n: int"),
        COLUMN.format(", n: {type: int, not_null: true}"),
        ["column public.t.n gets NOT NULL without a default: INSERT without it fails"],
    ),
    "a result": (
        FUNCTION.format("", "int", ", set: {search_path: ''}", "volatile"),
        FUNCTION.format("", "bigint", ", set: {search_path: ''}", "volatile"),
        ["function public.f(integer, integer) gives another result"],
    ),
    "a default goes": (
        FUNCTION.format(" DEFAULT 1", "int", ", set: {search_path: ''}", "volatile"),
        FUNCTION.format("", "int", ", set: {search_path: ''}", "volatile"),
        ["function public.f(integer, integer) takes other arguments"],
    ),
    "search_path goes": (
        FUNCTION.format("", "int", ", set: {search_path: ''}", "volatile"),
        FUNCTION.format("", "int", "", "volatile"),
        [
            "function public.f(integer, integer) is SECURITY DEFINER without a search_path of its own: callers choose "
            "what its names mean"
        ],
    ),
    "search_path was not there": (
        FUNCTION.format("", "int", "", "volatile"),
        FUNCTION.format("", "int", "", "stable"),
        [],
    ),
    "labels": (
        "enums: {e: [x, y]}",
        "enums: {e: [x, z]}",
        [
            "enum public.e loses the label y",
            "enum public.e gets the label z, which only a new type in its place could take away",
        ],
    ),
    "row security for the owner": (
        POLICY.format("forced", "using: a > 0"),
        POLICY.format("enabled", "using: a > 0"),
        ["row security of table public.t no longer holds for the owner"],
    ),
    "a policy for more roles": (
        POLICY.format("enabled", "to: app, using: a > 0"),
        POLICY.format("enabled", "using: a > 0"),
        ["policy public.t.p lets rows through for more roles or commands"],
    ),
    "a policy for fewer roles": (
        POLICY.format("enabled", "using: a > 0"),
        POLICY.format("enabled", "to: app, using: a > 0"),
        [],
    ),
    "a condition": (
        POLICY.format("enabled", "using: a > 0"),
        POLICY.format("enabled", "using: 'true'"),
        ["policy public.t.p has another condition (using), which may let more rows through"],
    ),
    "a condition for nobody": (
        POLICY.format("'only forced'", "using: a > 0"),
        POLICY.format("'only forced'", "using: 'true'"),
        [],
    ),
    "a restrictive condition goes": (
        POLICY.format("enabled", "as: restrictive, using: a > 0, with_check: a > 1"),
        POLICY.format("enabled", "as: restrictive, using: a > 0"),
        ["policy public.t.p has another condition (with_check), which may let more rows through"],
    ),
    "a barrier": (
        "views: {v: {query: SELECT 1 AS a, options: {security_barrier: true}}}",
        "views: {v: SELECT 1 AS a}",
        [
            "view public.v may show rows to functions in conditions of its user before its own are tested "
            "(security_barrier)"
        ],
    ),
    "writes": (
        GRANTS.format("app: [select]"),
        GRANTS.format("app: [select, insert]"),
        ["grants on table public.t give app insert"],
    ),
    "reads": (GRANTS.format("app: [insert]"), GRANTS.format("app: [insert, select]"), []),
    "everybody": (
        GRANTS.format("app: [select]"),
        GRANTS.format("app: [select], PUBLIC: [select]"),
        ["grants on table public.t give PUBLIC select"],
    ),
    "everybody had it": (GRANTS.format("PUBLIC: [insert]"), GRANTS.format("PUBLIC: [insert], app: [insert]"), []),
}


@pytest.mark.parametrize(("before", "after", "expected"), RISKS.values(), ids=list(RISKS))
def test_what_kinds_say(before: str, after: str, expected: list[str]) -> None:
    draft, given = Planned(before, after, server=ServerFacts(casts={("integer", "bigint"): Cast("implicit")})).draft()
    assert [h.why for found in hazards.hazards(draft, given).of_changes.values() for h in found] == expected


def test_what_a_view_loses() -> None:
    view = named("view public.v")
    draft, given = Planned(
        "views: {v: 'SELECT 1 AS a, 2 AS b'}",
        "views: {v: SELECT 'x' AS a}",
        server=ServerFacts(view_columns={view: (("a", "text"),)}),
    ).draft()
    assert draft.changes.pairs
    assert not list(hazards.risk_of_changed(draft, given)), "without a server nobody knows the columns that it has"
