"""The formats of one plan, with names and texts that would break each of them."""

from __future__ import annotations

import dataclasses
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import fastjsonschema
import msgspec
import pytest

from schemadiff.catalog.catalog import Unmodelled
from schemadiff.catalog.object_changes import Change, Detail, Row
from schemadiff.catalog.objects import Identity
from schemadiff.errors import Finding, Place
from schemadiff.plan import Effects, Hazard, Plan, Rehearsal, Step
from schemadiff.report import formats, phrases, text
from schemadiff.report.display import Display
from schemadiff.report.markdown_ import LIMIT, code
from schemadiff.report.plan_document import PlanData, StepData, schema
from tests.support.expected import expect

ROOT = Path(__file__).parents[2]

TABLE = Identity("table", ("app", "t"))
EVIL = Identity("column", ("app", "t", "a`|<b>\n@all\x1b[31m"))

MADE = Step(
    "CREATE TABLE app.t (a int)", "create", TABLE, "create table app.t", Effects("NONE"), place=Place("t.yaml", 3)
)
ALTERED = Step(
    "ALTER TABLE app.t\n  ALTER COLUMN b TYPE bigint",
    "alter",
    Identity("column", ("app", "t", "b")),
    "alter column app.t.b: type",
    Effects(rewrite=True, scan=True),
    because=(TABLE,),
    place=Place("t.yaml", 7, 5),
)
DROPPED = Step(
    'ALTER TABLE app.t DROP COLUMN "x"; -- ```',
    "drop",
    EVIL,
    f"drop {EVIL}",
    Effects(transactional=False),
    hazards=(Hazard("deletes-data", EVIL, f"drops {EVIL}"),),
)
INSERTED = Step(
    "INSERT INTO app.t VALUES ('<env SECRET>')",
    "insert",
    Identity("seed", ("app", "t", "default")),
    "insert app.t id=1",
    Effects("ROW EXCLUSIVE"),
    environment=("SECRET",),
)
CHANGES = (
    Change(
        "create", TABLE, TABLE, "table", "app.t", Place("t.yaml", 3), parts=(("column", 2), ("PRIMARY KEY", 1)), rows=()
    ),
    Change(
        "alter",
        ALTERED.identity,
        TABLE,
        "column",
        "b",
        ALTERED.place,
        (
            Detail("type", "integer", "bigint"),
            Detail("body", "a\nb\nc", "a\nB\nc"),
            Detail("DEFAULT", None, "1"),
            Detail("CHECK", f"x > 0 AND {'y > 0 AND ' * 12}z > 0", f"x > 0 AND {'y > 0 AND ' * 12}z > 10", "z>10"),
        ),
        recreated=True,
    ),
    Change("drop", EVIL, TABLE, "column", "a`|<b>\n@all\x1b[31m", definition="a`|<b>\n@all\x1b[31m text"),
    Change(
        "rows",
        INSERTED.identity,
        TABLE,
        "rows",
        "default",
        rows=(
            Row("insert", "id=1", (Detail("id", None, "1"), Detail("token", None, "<env SECRET>")), Place("t.yaml", 9)),
            Row("update", "id=2", (Detail("name", "a", "b"),), Place("t.yaml", 10)),
            *(Row("delete", f"id={n}", (Detail("id", str(n), None),)) for n in range(3, 9)),
        ),
    ),
)
PLAN = Plan(
    (MADE, ALTERED, DROPPED, INSERTED),
    "f00",
    "db on <host>",
    "schema/",
    18,
    changes=CHANGES,
    warnings=(Finding("take *care*", Place("w.yaml", 1, 2), "or <not>"),),
    unmodelled=(Unmodelled("rule", "app.r", "not modelled"),),
)
REFUSED = Plan((MADE,), "f00", "db", "schema/", 18, refusals=(Finding("3 rows are null", Place("t.yaml", 3, 1)),))
EMPTY = Plan((), "", "db", "schema/", 18)


@pytest.mark.parametrize("name", [name for name in formats.FORMATS if name != "migration"])
@pytest.mark.parametrize("plan", [PLAN, REFUSED, EMPTY], ids=["plan", "refused", "empty"])
def test_every_format_ends_with_one_newline_and_obeys_nobody(name: str, plan: Plan) -> None:
    found = formats.render(plan, name)
    assert found.endswith("\n")
    assert not found.endswith("\n\n")
    assert "\x1b" not in found.replace("\\u001b", "") or name == "sql"


def test_text_says_what_where_and_at_what_price() -> None:
    lines = formats.render(PLAN, "text").splitlines()
    for line in (
        "+ table app.t  (with 2 columns, 1 PRIMARY KEY)                          t.yaml:3",
        "  ~ column b  (replaced)                                                      :7",
        "      type: integer → bigint",
        "        - b",
        "        + B",
        "      DEFAULT: none → 1",
        "        - AND z > 0",
        "        + AND z > 10",
        "        in the YAML: z>10",
        "  + row id=1                                                                  :9",
        "      token: <env SECRET>",
        "      name: a → b",
        "  - row id=3",
        "  - … 3 more rows to delete (--all-rows)",
        "Data      rows of app.t: 1 inserted, 1 updated, 6 deleted",
        "1 to create, 8 rows to write.",
        "4 statements in 3 transactions; --steps shows them.",
        "  w.yaml:1:2: take *care*",
        "  rule app.r: not modelled",
    ):
        assert line in lines, line
    text = "\n".join(lines)
    assert text.count("--allow $'deletes-data:app.t.a`|<b>\\n@all\\x1b[[]31m'") == 1
    assert "Transaction" not in text


def test_deleted_rows_are_shown_once() -> None:
    """As rows, and not as hazards besides; whatever the hazard says."""
    deleting = Step(
        "DELETE FROM app.t",
        "delete",
        INSERTED.identity,
        "delete 6 rows",
        Effects("ROW EXCLUSIVE"),
        hazards=(Hazard("deletes-data", TABLE, "six rows go", of_rows=True),),
        rows=6,
    )
    alone = Plan((deleting,), "f00", "db", "schema/", 18, changes=(CHANGES[-1],))
    assert "! deletes-data" not in formats.render(alone, "text")
    assert "<b>deletes-data</b> six rows go" not in formats.render(alone, "html")


WITHOUT_ROWS = dataclasses.replace(PLAN, changes=())


@pytest.mark.parametrize(
    ("plan", "rehearsal", "words"),
    [
        (PLAN, Rehearsal(4, 0.42), "Rehearsed: 4 statements on a copy of the definitions, twice, in 0.4 s."),
        (PLAN, Rehearsal(3, remembered=True), "twice (not 4: the copy has no rows)."),
        (
            PLAN,
            Rehearsal(3, left_out=(Finding("no"),)),
            "3 of 4 statements on a copy of the definitions, in 0.0 s (what could not be tried is said above).",
        ),
        (
            REFUSED,
            Rehearsal(0),
            "Rehearsed: 0 of 1 statement on a copy of the definitions, in 0.0 s (the refusals say why).",
        ),
        (WITHOUT_ROWS, Rehearsal(4, 0.1), "Rehearsed: 4 statements on a copy of the definitions, twice, in 0.1 s."),
        (WITHOUT_ROWS, Rehearsal(5, 0.1), "in 0.1 s (not 4: each change was a statement of its own there)."),
        (WITHOUT_ROWS, Rehearsal(2, 0.1), "twice, in 0.1 s (not 4: the copy needs no others)."),
        (WITHOUT_ROWS, Rehearsal(0, 0.1), "no copy can have what changes, such as roles, languages or subscriptions."),
        (REFUSED, Rehearsal(absent="why"), "Not rehearsed: why."),
    ],
)
def test_a_rehearsal_says_how_many_statements_it_ran(plan: Plan, rehearsal: Rehearsal, words: str) -> None:
    assert words in (phrases.rehearsal(dataclasses.replace(plan, rehearsal=rehearsal)) or "")


def test_what_is_shown_can_be_chosen() -> None:
    steps = text.render(PLAN, Display(steps=True)).splitlines()
    assert "Transaction 2 of 3, a statement outside of any" in steps
    assert "  2. alter column app.t.b: type   t.yaml:7" in steps
    assert "      locks ACCESS EXCLUSIVE: reads and writes wait, rewrites the table, reads the whole table" in steps
    assert not any("ALTER COLUMN" in line for line in steps)
    assert "      |   ALTER COLUMN b TYPE bigint" in text.render(PLAN, Display(sql=True)).splitlines()
    assert text.render(PLAN, Display(all_rows=True)).count("  - row id=") == 6
    assert "  ~ column b" in text.render(PLAN, Display(only=("app.*",)))
    hidden = text.render(PLAN, Display(only=("other",)))
    assert "column b" not in hidden
    assert "1 more object is changed and not shown (--only)." in hidden


def test_a_pattern_that_fits_nothing_is_told_with_similar_names() -> None:
    lines = text.render(PLAN, Display(only=("app.tt", "t", "elsewhere.*"))).splitlines()
    told = [line for line in lines if line.startswith("Nothing ")]
    assert told == [
        "Nothing that this plan changes is called app.tt (--only); similar: app.t, app.t.b.",
        "Nothing that this plan changes is called elsewhere.* (--only).",
    ]
    assert "  ~ column b" in "\n".join(lines)


def test_refusals_stand_first_and_are_recalled_at_the_end() -> None:
    lines = formats.render(REFUSED, "text").splitlines()
    assert lines[2:4] == ["Refused: apply will not run this plan, because", "  t.yaml:3:1: 3 rows are null"]
    assert lines[-1] == "Refused for 1 reason; see the top."


def test_json_has_a_fixed_shape() -> None:
    found = json.loads(formats.render(PLAN, "json"))
    assert list(found) == [
        "format",
        "format_version",
        "source",
        "target",
        "server_version",
        "fingerprint",
        "empty",
        "summary",
        "consent",
        "refusals",
        "requirements",
        "warnings",
        "unmodelled",
        "changes",
        "steps",
        "explanations",
        "rehearsal",
        "state",
        "digest",
    ]
    assert (found["format"], found["format_version"]) == ("schemadiff plan", 5)
    assert found["warnings"] == [
        {
            "message": "take *care*",
            "place": {"file": "w.yaml", "line": 1, "column": 2},
            "hint": "or <not>",
            "samples": [],
        }
    ]
    assert [(s["number"], s["transaction"]) for s in found["steps"]] == [(1, 1), (2, 1), (3, 2), (4, 3)]
    step = found["steps"][1]
    assert step == {
        "number": 2,
        "transaction": 1,
        "operation": "alter",
        "identity": {"kind": "column", "path": ["app", "t", "b"], "arguments": None},
        "title": ALTERED.title,
        "place": {"file": "t.yaml", "line": 7, "column": 5},
        "because": [{"kind": "table", "path": ["app", "t"], "arguments": None}],
        "part_of": None,
        "effects": {
            "lock": "ACCESS EXCLUSIVE",
            "rewrite": True,
            "scan": True,
            "builds": False,
            "transactional": True,
            "alone": False,
            "also_locks": [],
            "others": {},
            "precondition_lock": None,
        },
        "hazards": [],
        "data_checks": [],
        "search_path": None,
        "check_function_bodies": True,
        "environment": [],
        "touches": [],
        "relation": None,
        "absent": None,
        "rows": None,
        "recovery": None,
        "when": None,
        "size": None,
        "seconds": 0.0,
        "sql": ALTERED.sql,
        "bare": None,
    }
    assert found["changes"][1] == {
        "operation": "alter",
        "identity": {"kind": "column", "path": ["app", "t", "b"], "arguments": None},
        "root": {"kind": "table", "path": ["app", "t"], "arguments": None},
        "noun": "column",
        "name": "b",
        "place": {"file": "t.yaml", "line": 7, "column": 5},
        "details": [
            {"name": d.name, "before": d.before, "after": d.after, "written": d.written, "directive": d.directive}
            for d in CHANGES[1].details
        ],
        "definition": None,
        "previous_name": None,
        "recreated": True,
        "because": [],
        "parts": [],
        "descendants": [],
        "rows": [],
    }
    assert found["consent"] == [DROPPED.hazards[0].words]
    assert found["steps"][3]["environment"] == ["SECRET"]


def test_the_schema_describes_every_plan(pytestconfig: pytest.Config) -> None:
    expect(json.dumps(schema(), indent=1) + "\n", ROOT / "docs/plan.schema.json", pytestconfig)
    check = fastjsonschema.compile(schema(), use_default=False)
    plans = [json.loads(formats.render(plan, "json")) for plan in (PLAN, REFUSED, EMPTY)]
    plans += [json.loads(file.read_text()) for file in (ROOT / "tests/cases").glob("*/*/plan.json")]
    assert len(plans) > 35
    for plan in plans:
        check(plan)
        assert msgspec.convert(plan, PlanData).steps == msgspec.convert(plan["steps"], tuple[StepData, ...])
    plans[0]["steps"][0]["effects"]["lock"] = "none"
    with pytest.raises(fastjsonschema.JsonSchemaValueException, match=r"data.steps\[0\].effects.lock"):
        check(plans[0])


def test_markdown_shows_each_object_as_a_difference() -> None:
    found = formats.render(PLAN, "markdown")
    assert "**`+ table app.t  (with 2 columns, 1 PRIMARY KEY)`** `t.yaml:3`" in found
    assert "<details><summary>SQL</summary>" in found
    fences = re.findall(r"^(`{3,})", found, re.MULTILINE)
    assert fences == ["```", "```", "````", "````"], "longer than any run inside"
    for line in (
        "+         B",
        "-         b",
        "+   row id=1                                                                  :9",
    ):
        assert line in found.splitlines()
    assert "\n@all" not in found.partition("<details>")[0]


def test_a_comment_stays_below_the_limit_of_the_forges_and_names_every_object() -> None:
    tables = [Identity("table", ("app", f"t{n}")) for n in range(900)]
    changes = tuple(
        Change("alter", table, table, "table", f"app.{table.name}", details=(Detail("comment", "x" * 50, f"{n}" * 50),))
        for n, table in enumerate(tables)
    )
    steps = tuple(Step("SELECT 1" * 50, "alter", table, f"alter {table}", Effects("NONE")) for table in tables)
    found = formats.render(Plan(steps, "f", "a", "b", 18, changes=changes), "markdown")
    assert len(found) <= LIMIT + 1
    assert "too long for a comment" in found
    assert all(f"app.t{n}`" in found or f"app.t{n}<" in found for n in range(900))
    assert found.count("<details>") > 10


@pytest.mark.parametrize("inner", ["a", "`", "``a`", "a`b", "", "a\nb"])
def test_nothing_leaves_a_code_span(inner: str) -> None:
    span = code(inner)
    fence = re.match("`+", span)
    assert fence is not None
    inside = span[len(fence[0]) : -len(fence[0])]
    assert fence[0] not in re.findall("`+", inside)
    assert "\n" not in span


class Tags(HTMLParser):
    """Which tags a page has, and that they close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in ("meta", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_whole_and_takes_owner_without_rights_a_tag() -> None:
    page = Tags()
    page.feed(formats.render(PLAN, "html"))
    assert page.open == []
    assert not page.seen & {"img", "link", "host", "env"}
    for words in ("db on <host>", "<env SECRET>", "a`|<b>", ALTERED.sql, "fingerprint"):
        assert words in page.text


def test_sql_comments_cannot_be_left() -> None:
    for line in formats.render(PLAN, "sql").splitlines():
        assert not line.startswith("@all")


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_a_row_that_comes_has_no_before(name: str) -> None:
    found = formats.render(PLAN, name)
    assert found.count("env SECRET") >= 1
    assert not re.search(r"token\W.*none.*env SECRET", found)
