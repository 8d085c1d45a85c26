"""Names that are not declared, to be looked up on a server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from schemadiff import sql
from schemadiff.declaration.messages import did_you_mean, type_meant
from schemadiff.errors import Finding, Place
from schemadiff.references.resolver import Names
from schemadiff.sql.namespaces import Namespace

Path = tuple[str, ...]


Sort = str
"""type, routine, or the namespace of the named kind (operator, opclass, ts_dictionary)."""


class Question(NamedTuple):
    """A name to look up on a server: its parts, and the schemas in which it is looked up after pg_catalog."""

    sort: Sort
    parts: Path
    search_path: Path


class Unresolved(dict[Question, Place | None]):
    """The names that are not declared, and where each was first used."""


Answers = Mapping[Question, Path | None]
"""The schema and name of what a name means; None if the server has nothing of that name."""


def nowhere(names: Names, question: Question, place: Place | None) -> Finding:
    """Return the finding for a name that the server does not know either."""
    written = ".".join(question.parts)
    known = names.known(question.sort)
    otherwise = None
    if question.sort == Namespace.TYPE:
        otherwise = "Declare it, or create it before (with an extension, for example)."
        if len(question.parts) == 1:
            known |= {*sql.BUILTIN, *sql.ALIASES}
    searched = f" in {', '.join(('pg_catalog', *question.search_path))}" if len(question.parts) == 1 else ""
    find = type_meant if question.sort == Namespace.TYPE else did_you_mean
    hint = find(question.parts[-1], known, otherwise)
    return Finding(f"there is no {question.sort} {written}{searched}", place, hint)
