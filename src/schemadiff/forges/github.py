"""GitHub, and GitHub Enterprise Server: the pull request of a workflow run, its comments, the status of a commit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from schemadiff.errors import UsageError
from schemadiff.forges.api import Api, ForgeError, checked_url
from schemadiff.forges.comment import Comment, Revision

_LIMIT: Final = 65_536
"""Characters of a comment (API: "body is too long (maximum is 65536 characters)")."""

_DESCRIPTION: Final = 140
"""Characters of a status' description."""

State = Literal["success", "failure", "error", "pending"]


@dataclass(frozen=True, slots=True)
class PullRequest:
    """The pull request of a workflow run."""

    api: Api
    repository: str
    number: int
    base: Revision
    """What it is to be merged into."""
    head: Revision
    """Its last commit."""
    run: str | None
    """The page of the workflow run."""
    limit: int = _LIMIT

    def ours(self) -> Iterator[Comment]:
        """Yield the comments of the account that the token belongs to.

        The token of a workflow belongs to an app, which may not ask who it is; its comments are those of bots.
        """
        login = self._login()
        for found in self.api.pages(f"/repos/{self.repository}/issues/{self.number}/comments?per_page=100"):
            author = found.get("user") or {}
            if author.get("login") == login if login is not None else author.get("type") == "Bot":
                yield Comment(int(found["id"]), str(found.get("body") or ""))

    def create(self, body: str) -> None:
        """Add a comment."""
        path = f"/repos/{self.repository}/issues/{self.number}/comments"
        self.api.send("POST", path, {"body": body}, again=False)

    def update(self, number: int, body: str) -> None:
        """Change a comment."""
        self.api.send("PATCH", f"/repos/{self.repository}/issues/comments/{number}", {"body": body})

    def set_status(self, state: State, context: str, description: str) -> None:
        """Set the status of the last commit; the same status twice does no harm."""
        status = {"state": state, "context": context, "description": _short(description)}
        if self.run is not None:
            status["target_url"] = self.run
        self.api.send("POST", f"/repos/{self.repository}/statuses/{self.head.commit}", status)

    def _login(self) -> str | None:
        try:
            found = self.api.send("GET", "/user").content
        except ForgeError as error:
            if error.forbidden:
                return None
            raise
        return str(found["login"])


def pull_request(environment: Mapping[str, str]) -> PullRequest:
    """Return the pull request that a workflow runs for, by the variables that GitHub Actions sets.

    Raises UsageError where it runs for something else, or without a token.
    """
    event = _event(_given(environment, "GITHUB_EVENT_PATH"))
    try:
        found = event["pull_request"]
        number, base, head = int(found["number"]), _revision(found["base"]), _revision(found["head"])
    except (KeyError, TypeError, ValueError):
        raise UsageError("this workflow does not run for a pull request: use `on: pull_request`") from None
    for commit, _ in (base, head):
        if not re.fullmatch(r"[0-9a-f]{40,64}", commit):
            raise UsageError(f"the event names a commit that is none: {commit}")
    repository = _given(environment, "GITHUB_REPOSITORY")
    url = checked_url("GITHUB_API_URL", environment.get("GITHUB_API_URL", "https://api.github.com"))
    headers = {
        "Authorization": f"Bearer {_given(environment, 'GITHUB_TOKEN')}",
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    run = environment.get("GITHUB_RUN_ID")
    server = environment.get("GITHUB_SERVER_URL", "https://github.com")
    page = f"{server}/{repository}/actions/runs/{run}" if run else None
    return PullRequest(Api(url, headers), repository, number, base, head, page)


def _revision(found: Mapping[str, Any]) -> Revision:
    return Revision(str(found["sha"]), str(found.get("ref") or found["sha"]))


def _event(file: str) -> dict[str, Any]:
    try:
        found = json.loads(Path(file).read_bytes())
    except (OSError, ValueError):
        raise UsageError(f"the event of the workflow cannot be read: {file}") from None
    return found if isinstance(found, dict) else {}


def _given(environment: Mapping[str, str], name: str) -> str:
    if not (value := environment.get(name)):
        raise UsageError(f"{name} is not set; `schemadiff ci github` runs in a workflow of GitHub Actions")
    return value


def _short(text: str) -> str:
    return text if len(text) <= _DESCRIPTION else text[: _DESCRIPTION - 1] + "…"
