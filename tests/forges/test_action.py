"""The GitHub Action and the GitLab job as they run: their own shell lines, a recorded event, a server as the API."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from schemadiff.cli.main import COMMANDS
from schemadiff.forges.comment import marker
from tests.support.command import environment, executable
from tests.support.forge_server import Forge, forge
from tests.support.repository import BASE, Repository

ROOT = Path(__file__).parents[2]
EVENT = Path(__file__).parent / "pull_request.json"
CHANGED = BASE.replace("email: text", "email: varchar(9), note: text")


def document(file: str) -> Any:
    return yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))


@pytest.fixture
def host() -> Iterator[Forge]:
    with forge() as server:
        yield server


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "work")


def shell(script: str, folder: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """A step as a runner runs it: one stream of output, and bash that ends at the first error."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    both = subprocess.STDOUT
    return subprocess.run(
        command, cwd=folder, env=environment(env), stdout=subprocess.PIPE, stderr=both, text=True, check=False
    )


class Ran:
    """The step of the action: its exit code, its log, and the files it wrote."""

    def __init__(self, repository: Repository, host: Forge, **inputs: str) -> None:
        folder = repository.folder.parent
        (folder / "schemadiff/bin").mkdir(parents=True, exist_ok=True)
        link = folder / "schemadiff/bin/schemadiff"
        if not link.is_symlink():
            link.symlink_to(executable())
        text = EVENT.read_text()
        for name, branch in (("HEAD", "feature"), ("BASE", "main")):
            text = text.replace(f'"{name}"', f'"{repository.git("rev-parse", branch)}"')
        (folder / "event.json").write_text(text)
        self.summary, self.output = folder / "summary.md", folder / "output"
        action = document("action.yml")
        given = {name: spec.get("default", "") for name, spec in action["inputs"].items()}
        given = {**given, "token": "secret", **inputs}
        step = action["runs"]["steps"][-1]
        env = {name: value.replace("${{ inputs.", "").replace(" }}", "").strip() for name, value in step["env"].items()}
        self.done = shell(
            step["run"],
            repository.folder,
            {
                **{name: given[value] for name, value in env.items()},
                "GITHUB_EVENT_PATH": str(folder / "event.json"),
                "GITHUB_REPOSITORY": "o/r",
                "GITHUB_API_URL": host.url,
                "GITHUB_RUN_ID": "77",
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_OUTPUT": str(self.output),
                "RUNNER_TEMP": str(folder),
            },
        )

    @property
    def commands(self) -> list[str]:
        """The workflow commands that the runner obeys."""
        found, stopped = [], None
        for line in map(str.strip, self.done.stdout.splitlines()):
            if stopped is not None:
                stopped = None if line == f"::{stopped}::" else stopped
            elif line.startswith("::stop-commands::"):
                stopped = line.removeprefix("::stop-commands::")
            elif line.startswith("::"):
                found.append(line)
        assert stopped is None
        return found


def test_a_pull_request_gets_a_comment_a_status_and_marks(repository: Repository, host: Forge, tmp_path: Path) -> None:
    repository.commit(CHANGED, "feature")
    repository.git("checkout", "-q", "main")
    ran = Ran(repository, host, sarif=str(tmp_path / "x.sarif"))
    assert ran.done.returncode == 0, ran.done.stdout
    (comment,) = host.comments
    assert comment["body"].startswith(f"{marker('schema')}\n### schemadiff")
    assert "create column public.users.note" in comment["body"] or "public.users.note" in comment["body"]
    (status,) = host.statuses
    assert (status["state"], status["context"]) == ("success", "schemadiff")
    assert status["target_url"] == "https://github.com/o/r/actions/runs/77"
    titles = [c.split("title=")[1].split("::")[0] for c in ran.commands]
    assert titles == ["schemadiff%3A breaks-clients", "schemadiff%3A may-fail-on-data"]
    assert all("file=schema/app.yaml,line=4," in command for command in ran.commands)
    assert ran.summary.read_text() in comment["body"]
    assert ran.output.read_text() == "changes=true\n"
    assert json.loads((tmp_path / "x.sarif").read_text())["version"] == "2.1.0"
    assert "secret" not in ran.done.stdout and host.tokens == {"Bearer secret"}
    again = Ran(repository, host, status="false")
    assert "comment: unchanged" in again.done.stdout and len(host.comments) == len(host.statuses) == 1
    repository.commit(BASE, "feature")
    assert "comment: updated" in Ran(repository, host).done.stdout
    assert "no changes" in host.comments[0]["body"] and "no changes" in host.statuses[-1]["description"]


def test_invalid_yaml_fails_and_obeys_nobody(repository: Repository, host: Forge) -> None:
    text = BASE + '"::error file=z::": 1\n"a\\n::set-output name=x::y": 1\n"::warning::b": 2\n'
    repository.commit(text.replace("primary_key", "::notice::"), "feature")
    ran = Ran(repository, host)
    assert ran.done.returncode == 1
    assert len(ran.commands) == 4, ran.done.stdout
    assert all(c.startswith("::error file=schema/app.yaml,line=") for c in ran.commands)
    assert host.statuses[0]["state"] == "failure"
    assert "4 errors" in host.comments[0]["body"] and "schema/app.yaml:" in host.comments[0]["body"]


def test_a_conflict_fails(repository: Repository, host: Forge) -> None:
    repository.commit(CHANGED, "feature")
    repository.commit(BASE.replace("email: text", "email: uuid").replace("email: a,", ""), "main")
    ran = Ran(repository, host, comment="false")
    assert ran.done.returncode == 1 and host.comments == []
    assert ran.commands[0].partition("::")[2].startswith("error ") and "both branches" in ran.commands[0]
    assert "conflicts" in host.statuses[0]["description"]


def test_a_fork_has_its_report_in_the_summary(repository: Repository, host: Forge) -> None:
    repository.commit(CHANGED, "feature")
    host.failures += [("POST", 403, {})] * 2
    ran = Ran(repository, host)
    assert ran.done.returncode == 0
    assert (
        "the comment of the pull request could not be written" in ran.done.stdout
        and "the status could not" in ran.done.stdout
    )
    assert "a workflow for a fork" in ran.done.stdout
    assert "public.users.note" in ran.summary.read_text()


def test_it_runs_for_pull_requests_alone(repository: Repository, host: Forge, tmp_path: Path) -> None:
    event = tmp_path / "push.json"
    event.write_text('{"ref": "refs/heads/main"}')
    given = {"GITHUB_EVENT_PATH": str(event), "GITHUB_REPOSITORY": "o/r", "GITHUB_TOKEN": "x"}
    done = shell(f"{executable()} ci github", repository.folder, given)
    assert done.returncode == 64 and "on: pull_request" in done.stdout
    assert shell(f"{executable()} ci github", repository.folder, {}).returncode == 64
    assert shell(f"{executable()} ci gitlab", repository.folder, {}).returncode == 64


def test_the_job_of_gitlab_writes_a_note_and_a_report(repository: Repository, host: Forge) -> None:
    head = repository.commit(CHANGED, "feature")
    job = document("ci/gitlab.yml")["schemadiff"]
    host.me = {"id": 7, "username": "project_3_bot"}
    given = {
        "CI_API_V4_URL": host.url,
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "5",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": repository.git("rev-parse", "main"),
        "CI_COMMIT_SHA": head,
        "SCHEMADIFF_GITLAB_TOKEN": "secret",
        "PATH": f"{executable().parent}:/usr/bin:/bin",
    }
    (script,) = job["script"]
    done = shell(script, repository.folder, given)
    assert done.returncode == 0, done.stdout
    assert host.comments[0]["body"].startswith(marker("schema")) and host.tokens == {"secret"}
    report = json.loads((repository.folder / job["artifacts"]["reports"]["codequality"]).read_text())
    assert [(r["check_name"], r["severity"], r["location"]["path"]) for r in report] == [
        ("breaks-clients", "info", "schema/app.yaml"),
        ("may-fail-on-data", "info", "schema/app.yaml"),
    ]
    assert all(set(r) == {"description", "check_name", "fingerprint", "severity", "location"} for r in report)
    del given["SCHEMADIFF_GITLAB_TOKEN"]
    done = shell(script, repository.folder, given)
    assert done.returncode == 0 and "SCHEMADIFF_GITLAB_TOKEN is not set" in done.stdout


def test_hooks_run_commands_that_there_are() -> None:
    hooks = document(".pre-commit-hooks.yaml")
    assert {hook["id"] for hook in hooks} == {"schemadiff-validate", "schemadiff-fmt"}
    for hook in hooks:
        program, command, *_ = hook["entry"].split()
        assert program == "schemadiff" and hook["language"] == "python"
        assert command in COMMANDS
