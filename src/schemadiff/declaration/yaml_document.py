"""A YAML file as it is laid out: its nodes, with comments and blank lines, and how its author wrote them.

:mod:`yaml_nodes` is what a file means; this is what it looks like. Two writers share it: the one of formatted files,
which have comments, and the one of dumped catalogs, which have none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Comments = list[str]
"""Lines of comments, each begun by ``#``; an empty text is a blank line."""


@dataclass(slots=True, eq=False)
class Scalar:
    """A text, number, boolean, null or alias."""

    text: str
    """The value; of a raw one its source."""
    raw: bool = False
    """It is written as it is: a plain scalar that is no text, or an alias."""
    broken: tuple[str, ...] = ()
    """How the author broke it over lines where these mean blanks; all but the first one are indented."""
    anchor: str | None = None
    start: int = 0
    end: int = 0


@dataclass(slots=True, eq=False)
class Collection:
    """A mapping, whose entries have keys, or a list, whose entries have none."""

    is_mapping: bool
    flow: bool
    """It stands in braces or brackets, and may be written on one line."""
    entries: list[Entry] = field(default_factory=list)
    below: Comments = field(default_factory=list)
    """The comments below its last entry."""
    anchor: str | None = None
    start: int = 0
    end: int = 0
    """Where it ends in the source; without brackets, where the comments below it end, and 0 if there are none."""


Node = Scalar | Collection


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or an item of a list."""

    key: Scalar | None
    value: Node
    above: Comments = field(default_factory=list)
    right: str | None = None
    """The comment at the end of its line."""
    start: int = 0
    """Where its comments begin in the source, or itself if there are none."""

    @property
    def name(self) -> str:
        """Return the text of its key."""
        return self.key.text if self.key is not None else ""

    @property
    def has_comments(self) -> bool:
        """Tell whether comments belong to it or stand inside of it."""
        inside = self.value
        return bool(
            self.right
            or any(self.above)
            or (isinstance(inside, Collection) and (any(inside.below) or any(e.has_comments for e in inside.entries)))
        )


@dataclass(slots=True, eq=False)
class Document:
    """One file."""

    root: Collection | None
    """None for a file without content."""
    head: Comments = field(default_factory=list)
    """The comments before the document's start marker, or in a file without content."""
    marked: bool = False
    """It has a start marker ``---``."""
