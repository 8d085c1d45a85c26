"""One comment of a pull request, on a server that plays the code host."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from schemadiff.errors import SchemadiffError
from schemadiff.forges.api import Api, ForgeError, checked_url
from schemadiff.forges.comment import Revision, fitted, keep, marker
from schemadiff.forges.github import PullRequest
from schemadiff.forges.gitlab import MergeRequest
from tests.support.forge_server import Forge, forge

BASE, HEAD = Revision("b" * 40, "main"), Revision("a" * 40, "feature")
PERSON = {"login": "eve", "id": 9, "type": "User"}


@pytest.fixture
def host() -> Iterator[Forge]:
    with forge() as server:
        yield server


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def request_(host: Forge, waits: list[float]) -> PullRequest:
    api = Api(host.url, {"Authorization": "Bearer secret"}, waits.append)
    return PullRequest(api, "o/r", 5, BASE, HEAD, None)


def bodies(host: Forge) -> list[str]:
    return [comment["body"] for comment in host.comments]


def test_it_is_created_once_and_then_kept_up_to_date(host: Forge, request_: PullRequest) -> None:
    host.add("hello", PERSON)
    assert keep(request_, "schema", "nothing\n", wanted=False) == "not needed"
    assert keep(request_, "schema", "one\n", wanted=True) == "created"
    assert keep(request_, "schema", "one\n", wanted=True) == "unchanged"
    assert keep(request_, "schema", "two\n", wanted=False) == "updated"
    assert keep(request_, "other", "three\n", wanted=True) == "created"
    assert bodies(host) == ["hello", f"{marker('schema')}\ntwo\n", f"{marker('other')}\nthree\n"]
    assert host.tokens == {"Bearer secret"}


def test_it_is_found_on_the_last_page(host: Forge, request_: PullRequest) -> None:
    host.page = 2
    for number in range(5):
        host.add(f"comment {number}", PERSON)
    host.add(f"{marker('schema')}\nold")
    assert keep(request_, "schema", "new", wanted=True) == "updated"
    assert [r for r in host.requests if "GET /repos" in r] == ["GET /repos/o/r/issues/5/comments"] * 3


def test_nobody_elses_comment_is_changed(host: Forge, request_: PullRequest) -> None:
    host.add(f"{marker('schema')}\nlooks good", PERSON)
    assert keep(request_, "schema", "new", wanted=True) == "created"
    assert bodies(host)[0].endswith("looks good")
    host.me = {"login": "deploys", "id": 8, "type": "User"}
    assert keep(request_, "schema", "newer", wanted=True) == "created", "nor that of another account of ours"


@pytest.mark.parametrize(
    ("failure", "waited"),
    [
        (("GET /repos", 502, {}), [1.0]),
        (("GET /repos", 503, {"Retry-After": "7"}), [7.0]),
        (("POST", 429, {"Retry-After": "3"}), [3.0]),
        (("POST", 403, {"X-RateLimit-Remaining": "0"}), [1.0]),
    ],
)
def test_it_waits_for_what_passes(
    host: Forge, request_: PullRequest, waits: list[float], failure: Any, waited: list[float]
) -> None:
    host.failures.append(failure)
    assert keep(request_, "schema", "x", wanted=True) == "created"
    assert waits == waited
    assert len(host.comments) == 1


def test_a_comment_whose_creation_was_not_confirmed_is_looked_for(host: Forge, request_: PullRequest) -> None:
    """The first POST is not repeated blindly: it may have been done all the same."""
    host.failures.append(("POST", 502, {}))
    host.add("hello", PERSON)
    assert keep(request_, "schema", "x", wanted=True) == "created"
    assert [r.split()[0] for r in host.requests if "/repos" in r] == ["GET", "POST", "GET", "POST"]


def test_it_gives_up_with_a_message_that_has_no_token(host: Forge, request_: PullRequest, waits: list[float]) -> None:
    host.failures += [("GET /repos", 500, {})] * 20
    with pytest.raises(ForgeError, match=r"GET http://127.*/repos/o/r/issues/5/comments: 500 not now") as caught:
        keep(request_, "schema", "x", wanted=True)
    assert "secret" not in str(caught.value)
    assert waits == [1.0, 2.0, 4.0, 8.0] * 2
    host.failures = [("POST", 403, {})]
    with pytest.raises(ForgeError, match="403 not now") as caught:
        keep(request_, "schema", "x", wanted=True)
    assert caught.value.forbidden


def test_it_does_not_follow_where_the_token_should_not_go(host: Forge, request_: PullRequest) -> None:
    host.failures.append(("GET /repos", 302, {"Location": "http://127.0.0.1:9/"}))
    with pytest.raises(ForgeError, match="302"):
        keep(request_, "schema", "x", wanted=True)


def test_a_long_text_ends_with_a_whole_line_and_a_note() -> None:
    text = "".join(f"line {n}\n" for n in range(100))
    assert fitted(text, 1000) == text
    short = fitted(text, 300)
    assert len(short) <= 300
    kept, _, note = short.partition("\n\n")
    assert text.startswith(kept + "\n") and "too long" in note


def test_no_name_ends_the_marker_early() -> None:
    assert marker("a --> <b> ") == "<!-- schemadiff: a ___ _b_  -->"


def test_gitlab_has_notes(host: Forge) -> None:
    host.me = {"id": 7, "username": "project_3_bot"}
    request = MergeRequest(Api(host.url, {"PRIVATE-TOKEN": "t"}), "3", "5", BASE, HEAD)
    host.comments.append({"id": 1, "body": marker("schema"), "author": {"id": 9}})
    assert keep(request, "schema", "one", wanted=True) == "created"
    assert keep(request, "schema", "two", wanted=True) == "updated"
    assert bodies(host) == [marker("schema"), f"{marker('schema')}\ntwo"]
    with pytest.raises(ForgeError, match="SCHEMADIFF_GITLAB_TOKEN is not set"):
        keep(MergeRequest(None, "3", "5", BASE, HEAD), "schema", "x", wanted=True)


def test_an_address_is_one_of_the_web() -> None:
    assert checked_url("X", "https://api.github.com/") == "https://api.github.com"
    with pytest.raises(SchemadiffError, match="X is no address"):
        checked_url("X", "file:///etc/passwd")
