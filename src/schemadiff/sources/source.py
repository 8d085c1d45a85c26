"""What a source of a catalog is, and how it is written on the command line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from schemadiff.catalog.catalog import Catalog
from schemadiff.errors import UsageError
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.make_plan import everything_in
from schemadiff.postgres.connection import describe

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

Say = Callable[[str], None]

Sort = Literal["folder", "database", "git", "script", "saved"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a schema comes from."""

    sort: Sort
    text: str
    search_path: tuple[str, ...] = field(default=("public",))
    title: str | None = None
    """Its name for messages, where the text is none that people know, as the id of a commit."""
    loaded: Catalog | None = field(default=None, compare=False, repr=False)
    """Its catalog, where that has been read already."""

    @property
    def name(self) -> str:
        """Return the source as it may be displayed: a database without its password."""
        if self.title is not None:
            return self.title
        return describe(self.text) if self.sort == "database" else self.text


_RANGE = re.compile(r"git:(?P<one>[^:]*?)(?P<dots>\.{2,3})(?P<other>[^:]*)(?P<path>:.*)?", re.DOTALL)
"""Two commits in one word, as git writes them; no name of a commit contains two dots."""


def git_range(text: str) -> tuple[str, str, bool] | None:
    """Return the two sources of ``git:A..B[:path]`` or ``git:A...B[:path]``, and whether it has three dots.

    A commit that is left out is HEAD. None for any other text.
    """
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    one, other = (f"git:{found[name] or 'HEAD'}{found['path'] or ''}" for name in ("one", "other"))
    return one, other, found["dots"] == "..."


def parse(text: str, search_path: tuple[str, ...] = ("public",)) -> Source:
    """Return the source that a command-line argument names; UsageError where there is none."""
    if not text.strip():
        raise UsageError("a source is empty; perhaps a variable is not set")
    if text.startswith("git:"):
        return Source("git", text, search_path)
    if text.startswith(("postgresql://", "postgres://")) or ("=" in text and not Path(text).exists()):
        return Source("database", text, search_path)
    path = Path(text)
    if path.suffix == ".sql":
        if not path.is_file():
            raise UsageError(f"{text}: there is no such file")
        return Source("script", text, search_path)
    if path.suffix == ".json" and path.is_file():
        return Source("saved", text, search_path)
    if path.is_dir():
        return Source("folder", text, search_path)
    shown = text if not {"@", "="} & set(text) else "what is given"
    raise UsageError(
        f"{shown} is not a source: a folder, postgresql://…, git:REF[:path], a .sql file, "
        "or a catalog that `schemadiff dump --out FILE.json` wrote"
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """A database that holds a source."""

    connection: Connection
    put_back: Callable[[Catalog], Catalog] | None = None
    """For a copy in a sandbox: returns the source's own catalog, given the one that is read there."""
    versioned: frozenset[str] | None = None
    """The extensions whose version the source names; None where it has a version of each."""
    lacks: frozenset[str] | None = None
    """For a copy that lacks members of extensions: texts that errors about these contain."""

    def everything(self, registry: Registry) -> Catalog:
        """Return everything that the source holds."""
        found = everything_in(self.connection, registry)
        return found if self.put_back is None else self.put_back(found)
