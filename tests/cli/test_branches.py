"""diff of commits: without a database, a secret or a trace in the work tree."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.support import sarif
from tests.support.command import Answer, run

APP = """
    enums: {mood: [sad, happy]}
    domains: {positive: {type: int, checks: {positive_check: VALUE >= 0}}}
    tables:
      projects:
        columns:
          id: {type: int, not_null: true}
          name: text
          password: {type: text, not_null: true}
          port: {type: positive, not_null: true}
          mood: {type: mood, not_null: true}
          owner: {type: uuid, not_null: true}
          short: {type: varchar(5), not_null: true}
        primary_key: [id]
        seeds:
          key: [id]
          rows:
            - {id: 1, name: a, password: {$env: PASSWORD}, port: {$env: PORT}, mood: {$env: MOOD},
               owner: {$env: OWNER}, short: {$env: SHORT}}
"""

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    def call(*arguments: str) -> str:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout

    call("init", "-q", "-b", "main")
    return call


def commit(git: Git, folder: Path, *changes: tuple[str, str]) -> None:
    file = folder / "schema" / "app.yaml"
    file.parent.mkdir(exist_ok=True)
    text = file.read_text() if file.exists() else dedent(APP)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text)
    git("add", "-A")
    git("commit", "-q", "-m", "x")


def diff(folder: Path, *arguments: str) -> tuple[Answer, dict[str, Any]]:
    """The answer to `diff`, and its JSON."""
    answer = run("diff", *arguments, "--format", "json", cwd=folder)
    return answer, json.loads(answer.out)


def titles(document: dict[str, Any]) -> list[str]:
    return [step["title"] for step in document["steps"]]


def everything(folder: Path) -> dict[str, int]:
    files = (f for f in folder.rglob("*") if ".git" not in f.parts)
    return {str(f.relative_to(folder)): f.stat().st_mtime_ns for f in files}


def test_it_takes_no_variable_and_leaves_no_trace(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path)
    commit(git, tmp_path, ("name: text", "name: text\n      note: text"), ("name: a", "name: b"))
    before, status = everything(tmp_path), git("status", "--porcelain", "--ignored")
    answer, found = diff(tmp_path, "git:HEAD~1", "git:HEAD")
    assert answer.code == 0, answer
    assert titles(found) == ["create column public.projects.note", "update public.projects id=1"]
    assert (everything(tmp_path), git("status", "--porcelain", "--ignored")) == (before, status)
    same = run("diff", "git:HEAD", "git:HEAD", "--exit-code", cwd=tmp_path, env={"PORT": "no number"})
    assert same.code == 0, "nor does a variable count that is set"


def test_a_value_that_now_comes_from_a_variable_is_a_change(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path)
    commit(git, tmp_path, ("name: a", "name: {$env: NAME}"))
    answer, found = diff(tmp_path, "git:HEAD~1", "git:HEAD")
    assert answer.code == 0
    assert [(d["name"], d["before"], d["after"]) for d in found["changes"][0]["rows"][0]["details"]] == [
        ("name", "(hidden)", "<env NAME>")
    ]


def test_branches_are_compared_from_where_they_parted(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path)
    git("checkout", "-q", "-b", "feature")
    commit(git, tmp_path, ("name: text", "name: varchar(9)"))
    git("checkout", "-q", "main")
    commit(git, tmp_path, ("short: {type: varchar(5)", "more: date\n      short: {type: varchar(5)"))
    answer, found = diff(tmp_path, "--merge-base", "git:main", "git:feature")
    assert answer.code == 0, answer
    assert titles(found) == ["alter column public.projects.name: type"]
    (overlap,) = found["warnings"]
    assert "both branches change it: git:main creates column public.projects.more" in overlap["message"]
    commit(git, tmp_path, ("name: text", "name: bigint"))
    conflict = run("diff", "--merge-base", "git:main", "git:feature", "--format", "sarif", cwd=tmp_path)
    results = sarif.check(json.loads(conflict.out))
    assert conflict.code == 1
    assert [(r["level"], r["ruleId"]) for r in results][:1] == [("error", "branch-conflict")]
    assert "type becomes bigint in git:main and character varying(9) in git:feature" in results[0]["message"]["text"]
    (tmp_path / "schema" / "app.yaml").write_text(dedent(APP).replace("name: text", "name: varchar(3)"))
    answer, found = diff(tmp_path, "--merge-base", "git:feature", "schema")
    assert answer.code == 1
    assert "character varying(3) in schema" in found["warnings"][0]["message"], "a folder has parted where HEAD has"


def test_before_the_first_file_everything_is_new(git: Git, tmp_path: Path) -> None:
    git("commit", "-q", "--allow-empty", "-m", "x")
    git("checkout", "-q", "-b", "feature")
    commit(git, tmp_path)
    answer, found = diff(tmp_path, "--merge-base", "git:main", "git:feature")
    assert answer.code == 0 and "create table public.projects" in titles(found)
    assert "everything is new" in answer.err


def test_a_commit_that_leaves_the_schema_alone_needs_no_server(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path)
    (tmp_path / "README").write_text("x")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    for name in ("postgres", "initdb", "pg_ctl"):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) 18.1'\n")
        program.chmod(0o755)
    none = {"SCHEMADIFF_PG_BIN": str(tmp_path / "bin")}
    answer = run("diff", "git:HEAD~1", "git:HEAD:schema/", "--exit-code", "--format", "json", cwd=tmp_path, env=none)
    assert (answer.code, json.loads(answer.out)["empty"]) == (0, True)
    commit(git, tmp_path, ("name: text", "name: varchar(9)"))
    assert run("diff", "git:HEAD~1", "git:HEAD", cwd=tmp_path, env=none).code == 1, "these programs run no server"
    commit(git, tmp_path, ("mood: {type: mood, not_null: true}", "mood: {typ: mood}"))
    git("commit", "-q", "--allow-empty", "-m", "x")
    assert run("diff", "git:HEAD~1", "git:HEAD", cwd=tmp_path).code == 1, "what is wrong in both is wrong"


def test_two_commits_in_one_word(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path)
    git("mv", "schema", "db")
    git("commit", "-q", "-m", "x")
    git("checkout", "-q", "-b", "feature")
    (tmp_path / "db/app.yaml").write_text(dedent(APP).replace("name: text", "name: varchar(9)"))
    git("commit", "-q", "-a", "-m", "x")
    (two, found), (three, since) = (diff(tmp_path, f"git:main{dots}feature:db") for dots in ("..", "..."))
    assert (two.code, three.code) == (0, 0)
    assert (found["source"], found["target"]) == ("git:main:db", "git:feature:db")
    assert titles(found) == titles(since) == ["alter column public.projects.name: type"]
    assert since["source"].endswith(" (merge base with git:main:db)")
    assert run("diff", "git:main...", "--exit-code", cwd=tmp_path).code == 64, "no such folder"
    assert run("diff", "git:main", cwd=tmp_path).code == 64


def test_without_a_common_commit_it_says_what_a_clone_needs(git: Git, tmp_path: Path) -> None:
    commit(git, tmp_path)
    git("checkout", "-q", "--orphan", "other")
    commit(git, tmp_path, ("name: text", "name: uuid"))
    answer = run("diff", "--merge-base", "git:main", "git:other", cwd=tmp_path)
    assert answer.code == 64 and "no merge base" in answer.err and "fetch-depth: 0" in answer.err
    assert run("diff", "--merge-base", "schema", "git:other", cwd=tmp_path).code == 64
