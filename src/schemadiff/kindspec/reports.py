"""How the hooks of a kind report what is wrong with what the YAML says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from schemadiff.errors import Place


class ReportKey(Protocol):
    """Reports a finding at a key of the mapping that is decoded; None is the object's own key."""

    def __call__(self, message: str, key: str | None = None, hint: str | None = None) -> None:
        """Report it."""


class ReportObject(Protocol):
    """Reports a finding about an object whose names are resolved, at its place or at another.

    ``word`` is one that may be misspelled: the hint is then the most similar of the ``known`` ones.
    """

    def __call__(
        self,
        message: str,
        hint: str | None = None,
        *,
        place: Place | None = None,
        word: str = "",
        known: Iterable[str] = (),
    ) -> None:
        """Report it."""


class ReportPlace(Protocol):
    """Reports a finding at a place of the YAML."""

    def __call__(self, message: str, place: Place | None, hint: str | None = None) -> None:
        """Report it."""
