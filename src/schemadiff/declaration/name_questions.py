"""Names that the declared objects leave open, to be asked of a server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from schemadiff import sql
from schemadiff.declaration.messages import did_you_mean
from schemadiff.errors import Finding, Place
from schemadiff.references.resolver import Names

Path = tuple[str, ...]


Sort = str
"""type, routine, or the namespace of the kind that is named (operator, opclass, ts_dictionary)."""


class Question(NamedTuple):
    """A name to be found on a server: its parts, and where it is looked up after pg_catalog."""

    sort: Sort
    parts: Path
    search_path: Path


class Unresolved(dict[Question, Place | None]):
    """The questions that the declared objects leave open, and where each first came up."""


Answers = Mapping[Question, Path | None]
"""The schema and name that a question found; None where the server has nothing of that name."""


def nowhere(names: Names, question: Question, place: Place | None) -> Finding:
    """The finding for a name that the server has nothing of either."""
    written = ".".join(question.parts)
    known = names.known(question.sort)
    otherwise = None
    if question.sort == "type":
        otherwise = "Every type can be declared; one that is not has to be there before."
        if len(question.parts) == 1:
            known |= {*sql.BUILTIN, *sql.ALIASES}
    searched = f" in {', '.join(('pg_catalog', *question.search_path))}" if len(question.parts) == 1 else ""
    hint = did_you_mean(question.parts[-1], known, otherwise)
    return Finding(f"there is no {question.sort} {written}{searched}", place, hint)
