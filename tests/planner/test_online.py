"""The statements that change a table in use, and the phases in which they run, without a server."""

from __future__ import annotations

import msgspec
import pytest

from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.online import changed_online, declared_online
from schemadiff.planner.ordering import Arrangement
from schemadiff.planner.phases import is_long
from schemadiff.planner.server_facts import ServerFacts
from tests.planner.planning import Pairs, Planned, named, told


def phases(
    before: str, after: str, *tables: str, dependencies: Pairs = (), facts: ServerFacts | None = None
) -> list[list[str]]:
    """The changes of a plan by the transactions that they make; these tables are in use."""
    in_use = frozenset(named(f"table public.{table}") for table in tables or ("t",))
    facts = msgspec.structs.replace(facts or ServerFacts(), in_use=in_use)
    planned = Planned(before, after, server=facts, dependencies=dependencies)
    drafted, given = planned.draft()
    found: list[list[str]] = []
    was_long = True
    index = ActionIndex(changed_online(drafted.actions, given), given)
    arranged = Arrangement(index, renames=drafted.renames)
    renames = [f"rename {action.rename.before.identity}" for action in drafted.renames if action.rename is not None]
    for number, group in enumerate(arranged.groups):
        long = is_long(group, given)
        if renames and number == arranged.before_renames:
            found += [[]] if was_long else []
            found[-1] += renames
            was_long = False
        if long or was_long:
            found.append([])
        found[-1] += [told(a) if a.template in ("create", "drop") else f"{a.template} {a.identity}" for a in group]
        was_long = long
    return [*found, renames] if renames and arranged.before_renames == len(arranged.groups) else found


TABLE = "tables: {t: {columns: {a: int, b: int}%s}}"
U = "public.t.u"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", ", indexes: {i: [a]}", [["create_concurrently index public.i"]]),
        (", indexes: {i: [a]}", "", [["drop_concurrently index public.i"]]),
        (
            ", indexes: {i: [a]}",
            ", indexes: {i: [b]}",
            [
                ["create_concurrently index public.i_schemadiff_new"],
                ["drop index public.i", "take_name index public.i"],
            ],
        ),
        (
            ", indexes: {i: [a]}",
            ", indexes: {i: {columns: [a], options: {fillfactor: 50}}}",
            [["options index public.i"]],
        ),
        ("", ", unique: {u: [a]}", [["create_concurrently index public.u"], [f"over_index unique {U}"]]),
        (
            ", unique: {u: [a]}",
            ", unique: {u: [b]}",
            [
                ["create_concurrently index public.u_schemadiff_new"],
                [f"drop unique {U}", f"over_index unique {U}"],
            ],
        ),
        (
            ", primary_key: {name: one, columns: [a, b]}",
            ", primary_key: {name: two, columns: [b, a]}",
            [
                ["create_concurrently index public.two"],
                ["drop primary key public.t.one", "over_index primary_key public.t.two"],
            ],
        ),
        ("", ", checks: {c: a > 0}", [["create check public.t.c"], ["validate check public.t.c"]]),
        ("", ", checks: {c: {expression: a > 0, not_valid: true}}", [["create check public.t.c"]]),
        (", checks: {c: a > 0}", "", [["drop check public.t.c"]]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_forms_of_what_belongs_to_a_table(before: str, after: str, expected: list[list[str]]) -> None:
    found = phases(TABLE % before, TABLE % after)
    assert found == expected


def test_a_column_becomes_not_null() -> None:
    after = "tables: {t: {columns: {a: {type: int, not_null: true, backfill: 1}, b: int}}}"
    assert phases(TABLE % "", after) == [
        ["backfill_in_batches column public.t.a"],
        ["add_not_null column public.t.a"],
        ["validate_not_null column public.t.a"],
    ]


VOLATILE = ServerFacts(volatile_routines=frozenset({("gen_random_uuid",)}))


def test_a_column_with_values_of_its_own_has_its_name_when_they_are_there() -> None:
    column = "{type: uuid, default: gen_random_uuid(), not_null: true}"
    after = f"tables: {{t: {{columns: {{a: int, b: int, c: {column}}}, indexes: {{i: [c]}}}}}}"
    assert phases(TABLE % "", after, facts=VOLATILE) == [
        ["add_unfilled column public.t.c_schemadiff_new"],
        ["backfill_in_batches column public.t.c_schemadiff_new"],
        ["add_not_null column public.t.c_schemadiff_new"],
        ["validate_not_null column public.t.c_schemadiff_new"],
        ["take_place column public.t.c"],
        ["create_concurrently index public.i"],
    ]


def test_a_column_of_rows_with_triggers_is_added_plainly() -> None:
    triggers = ", triggers: {x: {timing: before update%s, execute: suppress_redundant_updates_trigger()}}"
    after = "tables: {t: {columns: {a: int, b: int, c: {type: int, identity: always}}%s}}"
    plain = triggers % ""
    assert phases(TABLE % plain, after % plain) == [["create column public.t.c"]]
    of_another = triggers % " of a"
    assert phases(TABLE % of_another, after % of_another)[0] == ["add_numbered column public.t.c_schemadiff_new"]


def test_a_column_that_an_interrupted_run_has_left_is_filled_on() -> None:
    left = "c_schemadiff_new: {type: uuid, default: gen_random_uuid()%s}"
    table = "tables: {t: {columns: {a: int, %s}}}"
    after = table % "c: {type: uuid, default: gen_random_uuid()}"
    assert phases(table % (left % ""), after, facts=VOLATILE)[0] == ["add_unfilled column public.t.c_schemadiff_new"]
    other = phases(table % (left % ", collation: C"), after, facts=VOLATILE)[0]
    assert [other[0], other[-1]] == [
        "drop column public.t.c_schemadiff_new",
        "add_unfilled column public.t.c_schemadiff_new",
    ]


def test_what_is_left_of_a_column_goes_before_the_column_is_added_plainly() -> None:
    trigger = "triggers: {x: {timing: before update, execute: suppress_redundant_updates_trigger()}}"
    left = f"tables: {{t: {{columns: {{a: int, c_schemadiff_new: uuid}}, {trigger}}}}}"
    after = f"tables: {{t: {{columns: {{a: int, c: {{type: uuid, not_null: true}}}}, {trigger}, indexes: {{i: [a]}}}}}}"
    assert phases(left, after) == [
        ["drop column public.t.c_schemadiff_new", "create column public.t.c"],
        ["create_concurrently index public.i"],
    ]


def test_what_is_not_in_use_is_changed_plainly() -> None:
    assert phases(TABLE % "", TABLE % ", indexes: {i: [a]}, checks: {c: a > 0}", "other") == [
        ["create check public.t.c", "create index public.i"]
    ]


def test_what_a_new_table_has_is_created_with_it() -> None:
    after = "tables: {t: {columns: {a: int, b: int}}, n: {columns: {a: int}, indexes: {i: [a]}}}"
    assert all("concurrently" not in words for group in phases(TABLE % "", after) for words in group)


PARTITIONED = "tables: {t: {partition_by: range (a), columns: {a: int, b: int}, %s}}"
PARTITIONS = "partitions: {one: {values: FROM (0) TO (5)}, two: {values: FROM (5) TO (9)}}"


def test_indexes_of_partitioned_tables_without_partitions_have_no_other_form() -> None:
    assert phases(PARTITIONED % "", PARTITIONED % "indexes: {i: [a]}") == [["create index public.i"]]


@pytest.mark.parametrize(
    ("before", "after", "last"),
    [
        ("", "indexes: {i: [a]}", ["create_over_parts index public.i"]),
        (
            "indexes: {i: [a]}",
            "indexes: {i: [a desc]}",
            ["drop index public.i", "create_over_parts index public.i"],
        ),
        ("", "unique: {u: [a]}", [f"create_over_parts unique {U}"]),
    ],
)
def test_indexes_of_partitioned_tables_are_built_on_the_partitions(before: str, after: str, last: list[str]) -> None:
    found = phases(PARTITIONED % f"{before}, {PARTITIONS}".lstrip(", "), PARTITIONED % f"{after}, {PARTITIONS}")
    label = "key" if "unique" in after else "idx"
    assert found == [
        [f"create_concurrently index public.one_a_{label}_schemadiff_new"],
        [f"create_concurrently index public.two_a_{label}_schemadiff_new"],
        last,
    ]


def test_a_table_with_rows_is_attached_behind_checks() -> None:
    parent = (
        "p: {partition_by: range (a), columns: {a: int}, indexes: {i: [a]}, partitions: {%s rest: {values: default}}}"
    )
    before = f"tables: {{{parent % ''}, t: {{columns: {{a: int}}}}}}"
    after = f"tables: {{{parent % 't: {values: FROM (0) TO (5)},'}}}"
    assert phases(before, after, "p", "t") == [
        ["prove_outside table public.rest"],
        ["validate_bound table public.rest"],
        ["create_concurrently index public.t_a_idx_schemadiff_new"],
        ["prove_bound table public.t"],
        ["validate_bound table public.t"],
        ["attach_proven table public.t", "drop_bound table public.rest"],
    ]


def test_a_partition_is_detached_concurrently_without_a_default_one() -> None:
    table = "t: {partition_by: list (a), columns: {a: int}, partitions: {one: {values: IN (1)}, %s}}"
    apart = "two: {columns: {a: int}}"
    before = f"tables: {{{table % 'two: {values: IN (2)}'}}}"
    assert phases(before, f"tables: {{{table % ''}, {apart}}}", "t", "two") == [
        ["prove_inside table public.two"],
        ["validate_bound table public.two"],
        ["detach_concurrently table public.two"],
        ["drop_bound table public.two"],
    ]
    before = f"tables: {{{table % 'two: {values: IN (2)}, rest: {values: default}'}}}"
    after = f"tables: {{{table % 'rest: {values: default}'}, {apart}}}"
    assert phases(before, after, "t", "two") == [["detach table public.two"]]


def test_a_partition_is_created_behind_a_check_of_the_default_one() -> None:
    table = "tables: {t: {partition_by: list (a), columns: {a: int}, partitions: {%s rest: {values: default}}}}"
    assert phases(table % "", table % "new: {values: IN (1)},") == [
        ["prove_outside table public.rest"],
        ["validate_bound table public.rest"],
        ["create table public.new", "drop_bound table public.rest"],
    ]


def test_short_changes_share_a_transaction_before_and_after_the_long_ones() -> None:
    before = "tables: {t: {columns: {a: int, b: int, old: int}}}"
    more = "indexes: {i: [c], j: [a]}, checks: {k: c > 0, l: b > 0}"
    after = f"tables: {{t: {{columns: {{a: int, b: int, c: int}}, {more}}}}}"
    assert phases(before, after) == [
        ["create column public.t.c", "create check public.t.k", "create check public.t.l"],
        ["validate check public.t.k"],
        ["validate check public.t.l"],
        ["create_concurrently index public.i"],
        ["create_concurrently index public.j"],
        ["drop column public.t.old"],
    ]


def test_a_foreign_key_is_missing_only_while_its_key_is_exchanged() -> None:
    table = "tables: {t: {columns: {a: int, b: int}, unique: {u: COLUMNS}}, c: {columns: {a: int}, foreign_keys: "
    both = table + "{f: {columns: [a], references: t(a)}}}}"
    found = phases(
        both.replace("COLUMNS", "[a]"),
        both.replace("COLUMNS", "{columns: [a], nulls_not_distinct: true}"),
        "t",
        "c",
        dependencies=(("foreign key public.c.f", "unique public.t.u"),),
    )
    assert found == [
        ["create_concurrently index public.u_schemadiff_new"],
        [
            "drop foreign key public.c.f",
            "drop unique public.t.u",
            "over_index unique public.t.u",
            "create foreign key public.c.f",
        ],
        ["validate foreign_key public.c.f"],
    ]


RENAMED = "tables: {t: {columns: {a: int, b: int, old: int}}, u: {columns: {d: int}, indexes: {j: [d]}}%s}%s"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (
            "{t: {columns: {a: int, b: int, fresh: {type: int, renamed_from: old}}, indexes: {i: [a]}}, u: U}",
            [["create_concurrently index public.i"], ["rename column public.t.old"]],
        ),
        (
            "{t: {columns: {a: int, b: int, fresh: {type: int, renamed_from: old}}, indexes: {i: [fresh]}}, u: U}",
            [["rename column public.t.old"], ["create_concurrently index public.i"]],
        ),
        (
            "{t: {columns: {a: int, fresh: {type: int, renamed_from: old}}, checks: {c: a > 0}},"
            " u: {columns: {d: int, e: int}, indexes: {j: [d]}}}",
            [
                ["create check public.t.c", "create column public.u.e"],
                ["validate check public.t.c"],
                ["rename column public.t.old", "drop column public.t.b"],
            ],
        ),
        (
            "{w: {renamed_from: t, columns: {a: int, b: int, old: int}, indexes: {i: [a]}}, u: {columns: {d: int}}}",
            [["drop_concurrently index public.j"], ["rename table public.t"], ["create_concurrently index public.i"]],
        ),
        (
            "{u: {renamed_from: t, columns: {a: int, b: int, old: int}},"
            " t: {renamed_from: u, columns: {d: int}, indexes: {j: [d], i: [d]}}}",
            [
                ["rename table public.t", "rename table public.u", "rename table public.t"],
                ["create_concurrently index public.i"],
            ],
        ),
    ],
    ids=["of a column", "of an indexed column", "before what is dropped", "of a table", "of exchanged tables"],
)
def test_renames_come_behind_long_work_that_does_not_mention_them(after: str, expected: list[list[str]]) -> None:
    after = after.replace("u: U", "u: {columns: {d: int}, indexes: {j: [d]}}")
    found = phases(RENAMED % ("", ""), f"tables: {after}", "t", "u", "w")
    assert [[words for words in group if not words.startswith("rename index")] for group in found] == expected


def test_views_that_are_dropped_for_good_go_last() -> None:
    view = ", v: {query: SELECT a FROM public.t}"
    before, after = f"{TABLE % ''}\nviews: {{{view[2:]}}}", TABLE % ", indexes: {i: [a]}"
    assert phases(before, after) == [["create_concurrently index public.i"], ["drop view public.v"]]


@pytest.mark.parametrize(
    ("table", "expected"),
    [("t", "never"), ("one", "never"), ("two", "always"), ("deeper", "always"), ("child", "never"), ("other", None)],
)
def test_what_the_yaml_says_of_a_table_holds_below_it(table: str, expected: str | None) -> None:
    two = (
        "two: {values: FROM (5) TO (9), online: always, partition_by: list (b), partitions: {deeper: {values: IN (1)}}}"
    )
    parent = "{partition_by: range (a), columns: {a: int, b: int}, online: never, %s}"
    below = f"partitions: {{one: {{values: FROM (0) TO (5)}}, {two}}}"
    more = "p: {online: never, columns: {a: int}}, child: {inherits: [p]}, other: {columns: {a: int}}"
    planned = Planned("", f"tables: {{t: {parent % below}, {more}}}")
    assert declared_online(named(f"table public.{table}"), planned.given) == expected
