"""Each rule about what becomes of a dependent, and each about dependencies that the server does not record."""

from __future__ import annotations

import pytest

from schemadiff.catalog.objects import Identity
from schemadiff.kindspec.casts import Cast
from schemadiff.kindspec.change_strategies import Aspect, ChangeStrategy
from schemadiff.planner import expansion
from schemadiff.planner.expansion import Affected, Decision, DependentRule, Outcome
from schemadiff.planner.model import Dependency
from schemadiff.planner.server_facts import ServerFacts
from tests.planner.planning import Planned, named

REPLACE_TYPE = ChangeStrategy("anew", frozenset({"type"}), replaces_type=True, intermediate_type="text")
TABLE = "tables: {t: {columns: {a: int, b: int}, indexes: {i: {columns: [a]}}}}"
VIEW = "views: {v: SELECT a FROM t}"
BOTH = f"{TABLE}\n{VIEW}"


def decided(
    rule: DependentRule,
    planned: Planned,
    pair: tuple[str, str],
    *aspects: Aspect,
    strategy: ChangeStrategy | None = None,
    unmaintained: bool = False,
) -> Decision | None:
    """What a rule says of a dependent of something that changes in these aspects, or goes where there are none."""
    one, other = map(named, pair)
    affected = Affected(Dependency(one, other, unmaintained), one, frozenset(aspects) or None, strategy)
    return rule(affected, planned.changes(), planned.given)


def test_dropped_anyway() -> None:
    dropping = Planned(BOTH, TABLE)
    keeping = Planned(BOTH, BOTH)
    on = ("view public.v", "column public.t.a")
    assert decided(expansion.dropped_anyway, dropping, on) is Outcome.STAYS
    assert decided(expansion.dropped_anyway, keeping, on) is None


@pytest.mark.parametrize(
    ("dependent", "aspects", "outcome"),
    [
        ("view public.v", ("type",), None),
        ("view public.v", ("definition",), Outcome.STAYS),
        ("view public.v", (), None),
        # ALTER COLUMN TYPE rebuilds indexes by itself.
        ("index public.i", ("type",), Outcome.STAYS),
    ],
)
def test_unaffected_aspect(dependent: str, aspects: tuple[Aspect, ...], outcome: Outcome | None) -> None:
    found = decided(expansion.unaffected_aspect, Planned(BOTH, BOTH), (dependent, "column public.t.a"), *aspects)
    assert found is outcome


def test_unaffected_aspect_but_the_server_maintains_nothing_for_a_type_that_is_made_anew() -> None:
    on = ("index public.i", "column public.t.a")
    planned = Planned(BOTH, BOTH)
    assert decided(expansion.unaffected_aspect, planned, on, "type", strategy=REPLACE_TYPE) is None
    assert decided(expansion.unaffected_aspect, planned, on, "type", unmaintained=True) is None


@pytest.mark.parametrize(
    ("dependent", "outcome"),
    [("column public.held.r", Outcome.STAYS), ("domain public.d", Outcome.STAYS), ("view public.w", None)],
)
def test_unaffected_aspect_of_rows_that_are_given_more_columns(dependent: str, outcome: Outcome | None) -> None:
    text = "views: {v: SELECT 1 AS a, w: SELECT a FROM v}\ndomains: {d: v}\ntables: {held: {columns: {r: v}}}"
    found = decided(expansion.unaffected_aspect, Planned(text, text), (dependent, "view public.v"), "columns")
    assert found is outcome


def test_dropped_with_referenced() -> None:
    planned = Planned(BOTH, BOTH)
    rule = expansion.dropped_with_referenced
    assert decided(rule, planned, ("index public.i", "table public.t")) is Outcome.STAYS
    assert decided(rule, planned, ("table public.t", "table public.t")) is Outcome.STAYS
    assert decided(rule, planned, ("view public.v", "table public.t")) is None


FUNCTIONS = "functions: {f(): {returns: int, language: sql, body: SELECT 1}}"


def test_alteration_ends_dependency() -> None:
    indexed = "tables: {{t: {{columns: {{a: int, b: int}}, comment: {0}}}}}"
    both = f"{FUNCTIONS}\n{indexed.format('old')}"
    planned = Planned(both, indexed.format("new"))
    changes, given = planned.changes(), planned.given
    on = named("function public.f()")
    comment = named("comment of table public.t")
    assert comment in changes.altered
    rule = expansion.alteration_ends_dependency
    assert rule(Affected(Dependency(comment, on), comment, None, None), changes, given) is Outcome.STAYS
    table = named("table public.t")
    assert rule(Affected(Dependency(table, on), table, None, None), changes, given) is None
    assert rule(Affected(Dependency(comment, on), comment, frozenset({"type"}), None), changes, given) is None


def test_alteration_ends_dependency_but_a_star_finds_a_column_for_as_long_as_it_is_there() -> None:
    text = "tables: {{t: {{columns: {{{0}}}}}}}\nviews: {{v: {{query: {1}, options: {{security_barrier: {2}}}}}}}"
    on = ("view public.v", "column public.t.b")
    for query, outcome in (("SELECT a FROM t", Outcome.STAYS), ("SELECT a FROM (SELECT * FROM t) s", None)):
        planned = Planned(text.format("a: int, b: int", query, "false"), text.format("a: int", query, "true"))
        assert decided(expansion.alteration_ends_dependency, planned, on) is outcome


DOMAIN = "domains: {d: text}\ntables: {t: {columns: {a: d, b: text}}}"


def test_converted() -> None:
    planned = Planned(DOMAIN, DOMAIN)
    found = decided(
        expansion.converted, planned, ("column public.t.a", "domain public.d"), "type", strategy=REPLACE_TYPE
    )
    assert isinstance(found, ChangeStrategy)
    assert found.intermediate_type == "text"
    assert decided(expansion.converted, planned, ("column public.t.a", "table public.t")) is None


RETYPED = Planned(
    DOMAIN,
    DOMAIN.replace("a: d", "a: int"),
    server=ServerFacts(casts={("public.d", "integer"): Cast("assignment")}),
)


def test_converted_is_not_what_changes_its_type_by_itself() -> None:
    on = ("column public.t.a", "domain public.d")
    assert decided(expansion.converted, RETYPED, on, "type", strategy=REPLACE_TYPE) is None


def test_leaves_the_type() -> None:
    rule = expansion.leaves_the_type
    before = "composite_types: {p: {attributes: {a: d}}}\ndomains: {d: text, e: text}"
    planned = Planned(before, before.replace("a: d", "a: {type: e}"))
    changes, given = planned.changes(), planned.given
    attribute, whole = named("attribute public.p.a"), named("composite_type public.p")
    on = Dependency(attribute, named("domain public.d"))
    assert rule(Affected(on, whole, None, None), changes, given) is Outcome.STAYS
    assert rule(Affected(on, whole, frozenset({"type"}), None), changes, given) is None
    assert rule(Affected(Dependency(attribute, named("domain public.e")), whole, None, None), changes, given) is None


def test_changes_type_itself() -> None:
    rule = expansion.changes_type_itself
    on = ("column public.t.a", "domain public.d")
    assert decided(rule, RETYPED, on, "type", strategy=REPLACE_TYPE) is Outcome.STAYS
    assert decided(rule, RETYPED, on, "type") is None
    assert decided(rule, Planned(DOMAIN, DOMAIN), on, "type", strategy=REPLACE_TYPE) is None


def test_rebuilt() -> None:
    planned = Planned(BOTH, BOTH)
    assert decided(expansion.rebuilt, planned, ("view public.v", "column public.t.a")) is Outcome.REBUILT


# --- dependencies that the server does not record ---

TO_TEXT = ServerFacts(casts={("integer", "text"): Cast("assignment")})


def test_users_of_row_type() -> None:
    view = "views: {v: 'SELECT ROW(1)::t AS r'}"
    planned = Planned(
        f"tables: {{t: {{columns: {{a: int}}}}}}\n{view}",
        f"tables: {{t: {{columns: {{a: text}}}}}}\n{view}",
        dependencies=(("view public.v", "table public.t"),),
        server=TO_TEXT,
    )
    found = list(expansion.users_of_row_type(planned.changes(), planned.given))
    assert found == [Dependency(named("view public.v"), named("column public.t.a"))]


def test_users_of_key() -> None:
    text = """
tables:
  t:
    columns: {{a: {{type: int, not_null: true}}, b: {0}}}
    primary_key: {{columns: [a], include: [b]}}
  u: {{columns: {{a: int}}, foreign_keys: {{u_a_fkey: {{columns: [a], references: t(a)}}}}}}
"""
    planned = Planned(
        text.format("int"),
        text.format("text"),
        dependencies=(("foreign key public.u.u_a_fkey", "primary key public.t.t_pkey"),),
        server=TO_TEXT,
    )
    found = list(expansion.users_of_key(planned.changes(), planned.given))
    assert found == [Dependency(named("foreign key public.u.u_a_fkey"), named("column public.t.b"), unmaintained=True)]


def test_owners_of_parts() -> None:
    text = """
tables:
  t:
    columns: {{k: {{type: int, not_null: true}}, n: {0}, other: {0}}}
    partition_by: list (k)
    indexes: {{u: {{columns: [k, n], unique: true}}}}
    partitions:
      p: {{values: IN (1), unique: {{own: [k, n]}}, inherited_indexes: {{u: {{name: own}}}}}}
"""
    planned = Planned(
        text.format("int"),
        text.format("text"),
        dependencies=(
            ("unique public.p.own", "index public.u"),
            ("index public.u", "column public.t.k"),
            ("index public.u", "column public.t.n"),
        ),
        server=TO_TEXT,
    )
    found = list(expansion.owners_of_parts(planned.changes(), planned.given))
    assert found == [Dependency(named("unique public.p.own"), named("column public.t.n"), unmaintained=True)]


def test_users_of_ordering() -> None:
    weights = """
composite_types: {weight: {attributes: {grams: int}}}
functions: {"weight_cmp(weight, weight)": {returns: int, language: sql, volatility: immutable, body: SELECT 0}}
tables: {t: {columns: {a: weight}}}
views: {sorts: SELECT a FROM t ORDER BY a, plain: SELECT a FROM t}
"""
    ordering = """
operator_classes:
  weight_ops using btree: {type: weight, default: true, functions: {1: "weight_cmp(weight, weight)"}}
"""
    planned = Planned(weights, weights + ordering)
    found = list(expansion.users_of_ordering(planned.changes(), planned.given))
    assert found == [
        Dependency(named("view public.sorts"), Identity("operator_class", ("public", "weight_ops"), "btree"))
    ]


def test_keys_over_same_columns() -> None:
    text = """
tables:
  t:
    columns: {k: {type: int, not_null: true}}
    partition_by: list (k)
    KEY
    partitions: {p: {values: IN (1), unique: {own: [k]}, indexes: {plain: [k]}}}
"""
    planned = Planned(text.replace("KEY", ""), text.replace("KEY", "primary_key: {name: t_pkey, columns: [k]}"))
    assert list(expansion.keys_over_same_columns(planned.changes(), planned.given)) == [
        Dependency(named("unique public.p.own"), named("primary key public.t.t_pkey"))
    ]


def test_references_in_circles() -> None:
    text = """
tables:
  a: {SORT columns: {n: int}, primary_key: [n], foreign_keys: {f: {columns: [n], references: b(n)}}}
  b: {SORT columns: {n: int}, primary_key: [n], foreign_keys: {f: {columns: [n], references: a(n)}}}
  c: {SORT columns: {n: int}, primary_key: [n], foreign_keys: {f: {columns: [n], references: b(n)}}}
"""
    planned = Planned(text.replace("SORT", "unlogged: true,"), text.replace("SORT", ""))
    assert list(expansion.references_in_circles(planned.changes(), planned.given)) == [
        Dependency(named("foreign key public.a.f"), named("table public.b"), aspect="persistence"),
        Dependency(named("foreign key public.b.f"), named("table public.a"), aspect="persistence"),
    ]


# --- the whole ---


def test_the_first_rule_with_an_opinion_decides_and_what_is_rebuilt_affects_others() -> None:
    views = "views: {v: SELECT a FROM t, w: SELECT a FROM v, x: SELECT b FROM t}"
    planned = Planned(
        f"tables: {{t: {{columns: {{a: int, b: int}}}}}}\n{views}",
        f"tables: {{t: {{columns: {{a: text, b: int}}}}}}\n{views}",
        dependencies=(
            ("view public.v", "column public.t.a"),
            ("view public.w", "view public.v"),
            ("view public.x", "column public.t.b"),
        ),
        server=TO_TEXT,
    )
    changes = planned.changes()
    expansion.expand(changes, planned.given)
    assert changes.rebuilt == {
        named("view public.v"): (named("column public.t.a"),),
        named("view public.w"): (named("view public.v"),),
    }


@pytest.mark.parametrize(
    ("key", "reference", "outcome"),
    [
        # An integer and a numeric can be compared only if the key is the numeric.
        (("numeric", "int"), ("numeric", "int"), None),
        (("int", "numeric"), ("int", "numeric"), None),
        (("int", "bigint"), ("int", "bigint"), Outcome.STAYS),
        (("varchar(10)", "varchar(20)"), ("varchar(10)", "varchar(20)"), Outcome.STAYS),
        (("numeric", "numeric"), ("int", "bigint"), Outcome.STAYS),
        (("text", "uuid"), ("text", "uuid"), None),
    ],
)
def test_unaffected_aspect_of_a_foreign_key(
    key: tuple[str, str], reference: tuple[str, str], outcome: Outcome | None
) -> None:
    text = """tables:
  t: {{columns: {{a: "{0}"}}, primary_key: [a]}}
  u: {{columns: {{a: "{1}", b: "{0}"}}, foreign_keys: {{f: {{columns: [a], references: t}}}}}}
"""
    casts = {("numeric", "integer"): Cast("assignment"), ("text", "uuid"): Cast("explicit")}
    before, after = (text.format(key[side], reference[side]) for side in (0, 1))
    planned = Planned(before, after, server=ServerFacts(casts=casts))
    on = ("foreign_key public.u.f", "column public.u.a")
    assert decided(expansion.unaffected_aspect, planned, on, "type") is outcome
