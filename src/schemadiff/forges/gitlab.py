"""GitLab: the merge request of a pipeline, and its notes. The job of the pipeline is the status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from schemadiff.errors import UsageError
from schemadiff.forges.api import Api, ForgeError, checked_url
from schemadiff.forges.comment import Comment, Revision

TOKEN: Final = "SCHEMADIFF_GITLAB_TOKEN"  # noqa: S105 - the name of a variable
"""The variable with a token of the scope ``api``: that of a job may not write notes."""

_LIMIT: Final = 1_000_000
"""Characters of a note (GitLab: maximum comment size)."""


@dataclass(frozen=True, slots=True)
class MergeRequest:
    """The merge request of a pipeline."""

    api: Api | None
    """None without a token."""
    project: str
    number: str
    base: Revision
    """What it is to be merged into; without a pipeline for the merged result, where it has parted from that."""
    head: Revision
    """Its last commit."""
    limit: int = _LIMIT

    def ours(self) -> Iterator[Comment]:
        """Yield the notes of the account that the token belongs to, the oldest first."""
        api = self._api()
        me = api.send("GET", "/user").content["id"]
        for found in api.pages(f"{self._path}?per_page=100&sort=asc&order_by=created_at"):
            if (found.get("author") or {}).get("id") == me:
                yield Comment(int(found["id"]), str(found.get("body") or ""))

    def create(self, body: str) -> None:
        """Add a note."""
        self._api().send("POST", self._path, {"body": body}, again=False)

    def update(self, number: int, body: str) -> None:
        """Change a note."""
        self._api().send("PUT", f"{self._path}/{number}", {"body": body})

    @property
    def _path(self) -> str:
        return f"/projects/{self.project}/merge_requests/{self.number}/notes"

    def _api(self) -> Api:
        if self.api is None:
            raise ForgeError(f"{TOKEN} is not set: it needs a token with the scope api")
        return self.api


def merge_request(environment: Mapping[str, str]) -> MergeRequest:
    """Return the merge request that a pipeline runs for, by the variables that GitLab sets.

    Raises UsageError where it runs for something else.
    """

    def given(name: str) -> str:
        if not (value := environment.get(name)):
            raise UsageError(f"{name} is not set; `schemadiff ci gitlab` runs in a pipeline for a merge request")
        return value

    api = None
    if token := environment.get(TOKEN):
        api = Api(checked_url("CI_API_V4_URL", given("CI_API_V4_URL")), {"PRIVATE-TOKEN": token})
    base = environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_SHA") or given("CI_MERGE_REQUEST_DIFF_BASE_SHA")
    head = environment.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") or given("CI_COMMIT_SHA")
    return MergeRequest(
        api,
        given("CI_PROJECT_ID"),
        given("CI_MERGE_REQUEST_IID"),
        Revision(base, environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME") or base),
        Revision(head, environment.get("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME") or head),
    )
