"""The commands of docs/pull-requests.md are run, and its workflows use what there is."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.command import executable, run
from tests.support.databases import Database
from tests.support.forge_server import forge
from tests.support.repository import BASE, Repository

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs/pull-requests.md").read_text(encoding="utf-8")
COMMANDS = [
    m[1] for m in re.finditer(r"^    (?:\S+ \S+ \* \* \*  .*&& )?(schemadiff .*?)(?:   .*)?$", TEXT, re.MULTILINE)
]
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)]
STEPS: list[dict[str, Any]] = [s for b in BLOCKS for job in b.get("jobs", {}).values() for s in job["steps"]]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "work")
    made.commit(BASE.replace("email: text", "email: text, note: text"), "feature")
    (made.folder / "schemadiff.toml").write_text('[environments.production]\ndb = {env = "URL"}\nseeds = ["none"]\n')
    return made


def test_all_of_them_are_found() -> None:
    assert len(COMMANDS) == 15, COMMANDS
    assert len(STEPS) == 5


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_does_what_the_page_says(command: str, repository: Repository, database: Database) -> None:
    command = command.replace("postgresql://…", f"'{database}' --seeds none")
    program, *arguments = shlex.split(command)
    assert program == executable().name
    with forge() as host:
        host.me = {"id": 7, "login": "bot"}
        event = repository.folder.parent / "event.json"
        base, head = (repository.git("rev-parse", branch) for branch in ("main", "feature"))
        event.write_text(json.dumps({"pull_request": {"number": 5, "base": {"sha": base}, "head": {"sha": head}}}))
        env = {
            "URL": str(database),
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_REPOSITORY": "o/r",
            "GITHUB_API_URL": host.url,
            "GITHUB_TOKEN": "x",
            "CI_API_V4_URL": host.url,
            "CI_PROJECT_ID": "3",
            "CI_MERGE_REQUEST_IID": "5",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
            "CI_COMMIT_SHA": head,
            "SCHEMADIFF_GITLAB_TOKEN": "x",
            "SCHEMADIFF_ALLOW_ENV": "PASSWORD",
        }
        if "migration" in command:
            arguments += ["--seeds", "none"]
        answer = run(*arguments, cwd=repository.folder, env=env)
    assert answer.code == (2 if arguments[0] == "check" else 0), answer
    if "--out" in arguments:
        folder = Path(arguments[arguments.index("--out") + 1]).parent
        assert any(f.is_file() for f in (repository.folder / folder).iterdir())


def test_workflows_use_inputs_that_there_are() -> None:
    inputs = yaml.safe_load((ROOT / "action.yml").read_text())["inputs"]
    ours = [step for step in STEPS if step.get("uses", "").startswith("schemadiff/")]
    assert ours and all(set(step["with"]) <= set(inputs) for step in ours)
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    assert {h["id"] for b in BLOCKS for repo in b.get("repos", ()) for h in repo["hooks"]} == hooks


def test_a_step_of_a_workflow_runs(repository: Repository, database: Database) -> None:
    (step,) = [s for s in STEPS if s.get("run", "").startswith("schemadiff")]
    _, *arguments = shlex.split(step["run"])
    assert set(step["env"]) == {"DATABASE_URL"}
    env = {"DATABASE_URL": str(database), "SCHEMADIFF_ALLOW_ENV": "PASSWORD", "PASSWORD": "x"}
    answer = run(*arguments, cwd=repository.folder, env=env)
    assert answer.code == 2 and "schemadiff: " in answer.out
