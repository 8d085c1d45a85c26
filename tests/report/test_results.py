"""Findings and hazards as SARIF and as workflow commands of GitHub, and errors as JSON."""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
from pathlib import Path

import fastjsonschema
import pytest

from schemadiff.catalog.catalog import Unmodelled
from schemadiff.catalog.objects import Identity
from schemadiff.errors import BranchConflict, Finding, InputError, Place, RefusedError, SchemadiffError, ServerError
from schemadiff.plan import HAZARDS, Effects, Hazard, Plan, Rehearsal, Step
from schemadiff.report import errors_document, formats
from schemadiff.report.markdown_ import LIMIT
from schemadiff.report.results import in_repository, of_error, of_plan
from schemadiff.report.rules import DOCUMENTATION, RULES
from tests.support import sarif
from tests.support.expected import expect

ROOT = Path(__file__).parents[2]

COLUMN = Identity("column", ("app", "t", "a"))
EVIL = "50% of\r\n::error file=x,line=1::a, b: c\x1b[31m"


def step(identity: Identity, *hazards: Hazard, place: Place | None = None) -> Step:
    return Step("SELECT 1", "alter", identity, f"alter {identity}", Effects(), hazards=hazards, place=place)


LOST = Hazard("deletes-data", COLUMN, "3 values are lost")
PLAN = Plan(
    (
        step(COLUMN, LOST),
        step(Identity("table", ("app", "t")), place=Place("schema/ä b.yaml", 3, 5)),
        step(Identity("view", ("app", "v")), Hazard("breaks-clients", Identity("view", ("app", "v")), "it is renamed")),
    ),
    "f00",
    "git:main",
    "schema/",
    18,
    refusals=(Finding("3 rows are null", Place("schema/t.yaml", 7, 9), "mend them"),),
    requirements=(Finding("needs superuser"),),
    warnings=(Finding(EVIL, Place("schema/a,b:c.yaml", 1)), BranchConflict("both drop it")),
    unmodelled=(Unmodelled("rule", "app.r", "not modelled"),),
    rehearsal=Rehearsal(left_out=(Finding("not tried"),)),
)
ERROR = InputError([Finding("unknown key a", Place("schema/t.yaml", 2, 3), "did you mean b?"), Finding(EVIL)])


def test_every_hazard_is_a_rule_with_a_document() -> None:
    assert set(HAZARDS) <= set(RULES)
    for rule in RULES.values():
        file, _, heading = rule.documented.partition("#")
        text = (ROOT / file).read_text(encoding="utf-8")
        headings = {title.strip().lower().replace(" ", "-") for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}
        assert not heading or heading in headings, rule


def test_documents_are_where_the_package_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["urls"]["Documentation"] == DOCUMENTATION


def test_the_worst_come_first_and_hazards_have_a_place() -> None:
    found = of_plan(PLAN)
    assert [(one.level, one.rule) for one in found] == [
        ("error", "refused"),
        ("error", "branch-conflict"),
        ("warning", "warning"),
        ("warning", "requirement"),
        ("warning", "not-rehearsed"),
        ("warning", "deletes-data"),
        ("note", "not-supported"),
        ("note", "breaks-clients"),
    ]
    lost = next(one for one in found if one.rule == "deletes-data")
    assert lost.hint == "apply needs --allow deletes-data:app.t.a"
    assert lost.place == Place("schema/ä b.yaml", 3, 5), "that of its table, since what is dropped has none"


def test_what_the_configuration_says_of_a_hazard_decides_its_level() -> None:
    levels = []
    for hazard in (LOST, LOST._replace(policy="show"), LOST._replace(consented=Place("schemadiff.toml", 4))):
        (one,) = of_plan(dataclasses.replace(EMPTY, steps=(step(COLUMN, hazard),)))
        levels.append(one.level)
    assert levels == ["warning", "note", "note"]


EMPTY = Plan((), "", "db", "schema/", 18)


def test_fingerprints_survive_lines_that_move() -> None:
    moved = dataclasses.replace(
        PLAN,
        steps=tuple(dataclasses.replace(s, place=s.place and s.place._replace(line=99)) for s in PLAN.steps),
        refusals=tuple(dataclasses.replace(f, place=Place("schema/t.yaml", 70, 9)) for f in PLAN.refusals),
    )
    assert [one.fingerprint for one in of_plan(PLAN)] == [one.fingerprint for one in of_plan(moved)]
    twice = dataclasses.replace(EMPTY, warnings=(Finding("a", Place("f", 1)), Finding("a", Place("f", 2))))
    assert len({one.fingerprint for one in of_plan(twice)}) == 2


@pytest.mark.parametrize("plan", [PLAN, EMPTY], ids=["plan", "empty"])
def test_sarif_obeys_its_specification(plan: Plan) -> None:
    results = sarif.check(json.loads(formats.render(plan, "sarif")))
    assert [(r["level"], r["ruleId"]) for r in results] == [(one.level, one.rule) for one in of_plan(plan)]
    for result in results:
        assert "\x1b" not in result["message"]["text"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    files = [place["artifactLocation"]["uri"] for place in places if "region" in place]
    assert files == (["schema/t.yaml", "schema/a%2Cb%3Ac.yaml", "schema/%C3%A4%20b.yaml"] if plan is PLAN else [])


def test_sarif_says_when_a_command_failed() -> None:
    log = json.loads(formats.render_error(ERROR, "sarif"))
    first, second = sarif.check(log)
    assert log["runs"][0]["invocations"] == [{"executionSuccessful": False, "exitCode": 1}]
    assert second["message"]["text"] == "unknown key a\ndid you mean b?"
    assert second["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 3}
    assert first["ruleId"] == "invalid-input" and "region" not in first["locations"][0]["physicalLocation"]
    assert sarif.check(json.loads(formats.render_valid("sarif"))) == []


COMMAND = re.compile(r"::(error|warning|notice) (?P<properties>.*?)::(?P<message>.*)")


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it (ActionCommand.TryParseV2)."""
    match = COMMAND.fullmatch(line)
    assert match is not None, line
    given = dict(p.split("=", 1) for p in match["properties"].split(","))
    for name, value in given.items():
        for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            value = value.replace(code, character)
        given[name] = value
    message = match["message"].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    return match[1], given, message


def test_workflow_commands_come_back_as_they_were() -> None:
    *lines, last = formats.render(PLAN, "github").splitlines()
    found = [parsed(line) for line in lines]
    assert [name for name, _, _ in found] == ["error"] * 2 + ["warning"] * 4 + ["notice"] * 2
    assert found[0] == (
        "error",
        {"file": "schema/t.yaml", "line": "7", "col": "9", "title": "schemadiff: refused"},
        "3 rows are null\nmend them",
    )
    _, given, message = found[2]
    assert given["file"] == "schema/a,b:c.yaml"
    assert message == "50% of\\r\\n::error file=x,line=1::a, b: c\\x1b[31m"
    assert last == "schemadiff: 3 statements in one transaction."
    assert formats.render(EMPTY, "github") == "schemadiff: no changes\n"
    (first, second) = map(parsed, formats.render_error(ERROR, "github").splitlines())
    assert {first[2], second[2]} == {message, "unknown key a\ndid you mean b?"}


@pytest.mark.parametrize("count", [10, 11, 500])
def test_what_github_does_not_show_is_counted_and_logged(count: int) -> None:
    plan = dataclasses.replace(
        EMPTY,
        refusals=(Finding("refused"),),
        warnings=tuple(Finding(f"{n} is odd\n::error::x", Place("a.yaml", n)) for n in range(count)),
    )
    lines = formats.render(plan, "github").splitlines()
    shown = [parsed(line) for line in lines if line.startswith("::")]
    assert [name for name, _, _ in shown] == ["error"] + ["warning"] * 10
    logged = [line for line in lines if "schemadiff: warning: " in line]
    if count == 10:
        assert logged == []
        return
    assert shown[-1][2] == f"{count - 9} more warnings are in the log of this step"
    assert len(logged) == count - 9
    assert logged[0] == r"schemadiff: warning: a.yaml:9: warning: 9 is odd\n::error::x"
    failed = InputError([Finding(f"error {n}") for n in range(count)]).findings
    assert len([x for x in formats.render_error(InputError(failed), "github").splitlines() if x[:2] == "::"]) == 10


def test_the_name_of_a_file_begins_no_command_in_the_log() -> None:
    place = Place("a\n::error::x\r::warning::y.yaml", 1)
    failed = InputError([Finding(f"error {n}", place) for n in range(12)])
    lines = re.split(r"[\r\n]+", formats.render_error(failed, "github").strip())
    assert len([line for line in lines if line.startswith("::")]) == 10
    logged = [line for line in lines if not line.startswith("::")]
    begin = r"schemadiff: error: a\n::error::x\r::warning::y.yaml:1: invalid-input: error "
    assert [line.startswith(begin) for line in logged] == [True] * 3


def test_a_message_is_as_long_as_github_keeps_it() -> None:
    (line, _) = formats.render(dataclasses.replace(EMPTY, warnings=(Finding("%" * 9999),)), "github").splitlines()
    message = parsed(line)[2]
    assert len(message) == 4096 and message.endswith("% …")


def test_gitlab_gets_a_place_for_every_result() -> None:
    report = json.loads(formats.render(PLAN, "gitlab"))
    assert [one["severity"] for one in report] == ["blocker"] * 2 + ["major"] * 4 + ["info"] * 2
    assert report[0]["description"] == "3 rows are null (mend them)"
    assert [one["location"] for one in report[:2]] == [
        {"path": "schema/t.yaml", "lines": {"begin": 7}},
        {"path": "schema", "lines": {"begin": 1}},
    ]
    assert len({one["fingerprint"] for one in report}) == len(report)
    assert json.loads(formats.render_valid("gitlab")) == []


def test_a_comment_of_errors_obeys_nobody_and_has_a_limit() -> None:
    text = formats.render_error(ERROR, "markdown")
    assert text.startswith("### schemadiff: 2 errors\n")
    assert "- `schema/t.yaml:2:3`: `unknown key a`<br>`did you mean b?`" in text
    assert "\x1b" not in text and "\n::error" not in text
    many = InputError([Finding(f"{n} `` @all <b>", Place("a.yaml", n)) for n in range(1, 5000)])
    text = formats.render_error(many, "markdown")
    assert len(text) < LIMIT + 100 and re.search(r"_and \d+ more_", text)
    assert "``` 1 `` @all <b> ```" in text or "```1 `` @all <b>```" in text


@pytest.mark.parametrize(
    ("error", "code", "messages"),
    [
        (ERROR, 1, [None, "schema/t.yaml"]),
        (RefusedError([Finding("3 rows are null")]), 3, [None]),
        (ServerError("there is no such type", "detail: x", place=Place("a.yaml", 3, 1)), 1, ["a.yaml"]),
        (SchemadiffError("it is full", "more", "and more"), 1, [None]),
    ],
)
def test_errors_are_a_document_of_a_published_schema(error: SchemadiffError, code: int, messages: list[str]) -> None:
    document = json.loads(formats.render_error(error, "json"))
    fastjsonschema.compile(errors_document.schema(), use_default=False)(document)
    assert document["exit_code"] == code
    assert [e["place"] and e["place"]["file"] for e in document["errors"]] == messages
    assert [one.place and one.place.file for one in of_error(error)] == messages
    assert all(":3:1" not in e["message"] for e in document["errors"])


def test_the_schema_of_errors_is_published(pytestconfig: pytest.Config) -> None:
    expect(json.dumps(errors_document.schema(), indent=1) + "\n", ROOT / "docs/errors.schema.json", pytestconfig)
    fastjsonschema.compile(errors_document.schema(), use_default=False)(json.loads(formats.render_valid("json")))


def test_files_are_named_from_the_root_of_the_repository(tmp_path: Path) -> None:
    inner = tmp_path / "app" / "db"
    inner.mkdir(parents=True)
    assert in_repository("schema/a.yaml", inner) == "schema/a.yaml", "outside of a repository"
    (tmp_path / ".git").mkdir()
    assert in_repository("schema/a.yaml", inner) == "app/db/schema/a.yaml"
    assert in_repository("../a.yaml", inner) == "app/a.yaml"
    assert in_repository(str(tmp_path / "b.yaml"), inner) == "b.yaml"
    assert in_repository("/elsewhere/b.yaml", inner) == "/elsewhere/b.yaml"
