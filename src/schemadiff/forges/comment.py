"""One comment of a pull request that is kept up to date, whichever code host it is on.

The comment is found again by a marker that the reader does not see, and by its author: whoever else writes the marker
gets no comment changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, Protocol

from schemadiff.forges.api import ForgeError

Outcome = Literal["created", "updated", "unchanged", "not needed"]


class Comment(NamedTuple):
    """A comment of ours."""

    number: int
    body: str


class Revision(NamedTuple):
    """A commit, and the branch whose last one it is."""

    commit: str
    branch: str


class Comments(Protocol):
    """The comments of one pull request."""

    @property
    def limit(self) -> int:
        """Return how many characters the host accepts in a comment."""
        ...

    def ours(self) -> Iterable[Comment]:
        """Yield the comments of the account that we write as, the oldest first."""
        ...

    def create(self, body: str) -> None:
        """Add a comment."""
        ...

    def update(self, number: int, body: str) -> None:
        """Change a comment."""
        ...


def marker(name: str) -> str:
    """Return the hidden line by which a comment is found again; ``name`` tells several of one pull request apart."""
    visible = "".join(c if c.isalnum() or c in "._/ " else "_" for c in name)
    return f"<!-- schemadiff: {visible} -->"


def keep(comments: Comments, name: str, text: str, *, wanted: bool) -> Outcome:
    """Make the text the one comment of that name, and return what was done.

    Without ``wanted`` an existing comment is updated, and none is created. Raises ForgeError.
    """
    body = fitted(f"{marker(name)}\n{text}", comments.limit)
    try:
        return _keep(comments, marker(name), body, wanted=wanted)
    except ForgeError as error:
        if not error.passing:
            raise
    # It may have been created although the host did not say so.
    return _keep(comments, marker(name), body, wanted=wanted)


def _keep(comments: Comments, mark: str, body: str, *, wanted: bool) -> Outcome:
    found = next((c for c in comments.ours() if c.body.startswith(mark)), None)
    if found is None:
        if not wanted:
            return "not needed"
        comments.create(body)
        return "created"
    if found.body.replace("\r\n", "\n").strip() == body.strip():
        return "unchanged"
    comments.update(found.number, body)
    return "updated"


def fitted(text: str, limit: int) -> str:
    """Return the text, cut after a whole line if it is longer than the host accepts, with a note that says so."""
    if len(text) <= limit:
        return text
    note = "\n\n_The rest is too long for a comment; the log of the job has all of it._\n"
    return text[: limit - len(note)].rpartition("\n")[0] + note
