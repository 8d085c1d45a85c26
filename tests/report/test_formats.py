"""The formats of one plan, with names and texts that would break each of them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import fastjsonschema
import msgspec
import pytest

from schemadiff.catalog.catalog import Unmodelled
from schemadiff.catalog.objects import Identity
from schemadiff.errors import Finding, Place
from schemadiff.plan import Detail, Effects, Hazard, Plan, Step
from schemadiff.report import formats
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
    details=(Detail("type", "integer", "bigint"), Detail("body", "a\nb\nc", "a\nB\nc"), Detail("default", None, "1")),
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
    details=(Detail("id", None, "1"), Detail("token", None, "<env SECRET>")),
    environment=("SECRET",),
)
PLAN = Plan(
    (MADE, ALTERED, DROPPED, INSERTED),
    "f00",
    "db on <host>",
    "schema/",
    18,
    warnings=(Finding("take *care*", Place("w.yaml", 1, 2), "or <not>"),),
    unmodelled=(Unmodelled("rule", "app.r", "not modelled"),),
)
REFUSED = Plan((MADE,), "f00", "db", "schema/", 18, refusals=(Finding("3 rows are null", Place("t.yaml", 3, 1)),))
EMPTY = Plan((), "", "db", "schema/", 18)


@pytest.mark.parametrize("name", [name for name in formats.FORMATS if name != "migration"])
@pytest.mark.parametrize("plan", [PLAN, REFUSED, EMPTY], ids=["plan", "refused", "empty"])
def test_every_format_ends_with_one_newline_and_obeys_nobody(name: str, plan: Plan) -> None:
    text = formats.render(plan, name)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\x1b" not in text.replace("\\u001b", "") or name == "sql"


def test_text_says_what_why_where_and_at_what_price() -> None:
    text = formats.render(PLAN, "text")
    for line in (
        "  + create table app.t   t.yaml:3",
        "  ~ alter column app.t.b: type   t.yaml:7",
        "      type: integer → bigint",
        "        - b",
        "        + B",
        "      default: none → 1",
        "      because of table app.t",
        "      locks ACCESS EXCLUSIVE: reads and writes wait, rewrites the table, reads the whole table",
        "      token: <env SECRET>",
        "Transaction 2 of 3 (a statement on its own)",
        "4 statements in 3 transactions: 1 to create, 1 to alter, 1 to drop, 1 to insert rows.",
        "  w.yaml:1:2: take *care*",
        "  rule app.r: not modelled",
    ):
        assert line in text.splitlines()
    assert text.count("--allow $'deletes-data:app.t.a`|<b>\\n@all\\x1b[[]31m'") == 2


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
        "steps",
        "explanations",
        "rehearsal",
        "state",
        "digest",
    ]
    assert (found["format"], found["format_version"]) == ("schemadiff plan", 4)
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
        "details": [
            {"name": "type", "before": "integer", "after": "bigint"},
            {"name": "body", "before": "a\nb\nc", "after": "a\nB\nc"},
            {"name": "default", "before": None, "after": "1"},
        ],
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
        "sql": ALTERED.sql,
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


def test_markdown_is_a_table_and_folded_sql() -> None:
    text = formats.render(PLAN, "markdown")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + len(PLAN.steps)
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) == 5, row
    assert "<details><summary>SQL</summary>" in text
    fences = re.findall(r"^(`{3,})", text, re.MULTILINE)
    assert fences == ["````", "````"], "longer than any run of the SQL"
    assert "\n@all" not in text.partition("<details>")[0]


def test_a_comment_stays_below_the_limit_of_the_forges() -> None:
    steps = tuple(
        Step("SELECT 1" * 50, "create", Identity("table", ("app", f"t{n}")), f"create table app.t{n}", Effects("NONE"))
        for n in range(3000)
    )
    text = formats.render(Plan(steps, "f", "a", "b", 18), "markdown")
    assert len(text) < LIMIT + 200
    assert "too long for a comment" in text
    assert "and 2800 more" in text


@pytest.mark.parametrize("text", ["a", "`", "``a`", "a`b", "", "a\nb"])
def test_nothing_leaves_a_code_span(text: str) -> None:
    span = code(text)
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
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_whole_and_takes_owner_without_rights_a_tag() -> None:
    page = Tags()
    page.feed(formats.render(PLAN, "html"))
    assert page.open == []
    assert not page.seen & {"script", "b", "img", "link", "host", "env"}
    for text in ("db on <host>", "<env SECRET>", "a`|<b>", ALTERED.sql, "fingerprint"):
        assert text in page.text


def test_sql_comments_cannot_be_left() -> None:
    for line in formats.render(PLAN, "sql").splitlines():
        assert not line.startswith("@all")


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_a_row_that_comes_has_no_before(name: str) -> None:
    text = formats.render(PLAN, name)
    assert text.count("env SECRET") >= 1
    assert not re.search(r"token\W.*none.*env SECRET", text)
