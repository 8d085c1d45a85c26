"""What names mean that the declared catalog does not know: types and routines of extensions and of other schemas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from schemadiff.introspection.catalog_queries import shared
from schemadiff.postgres.connection import server_version

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


class Question(Protocol):
    """A name: its sort (type or routine), its parts, and the schemas in which it is looked up after pg_catalog."""

    @property
    def sort(self) -> str:
        """Return the sort of object: type or routine."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the parts of the dotted name."""

    @property
    def search_path(self) -> tuple[str, ...]:
        """Return the schemas in which it is looked up after pg_catalog."""


Q = TypeVar("Q", bound=Question)


def look_up(connection: Connection, questions: Iterable[Q]) -> Mapping[Q, tuple[str, ...] | None]:
    """Return the schema and name that each question means; None if the server has none. It is one query for all."""
    asked = list(questions)
    query = shared("_names", server_version(connection))
    rows = connection.execute(query, {"names": sorted({q.parts[-1] for q in asked})}).fetchall()
    known: dict[tuple[str, str], set[str]] = {}
    for sort, schema, name in rows:
        known.setdefault((sort, name), set()).add(schema)
    found: dict[Q, tuple[str, ...] | None] = {}
    for question in asked:
        schemas = known.get((question.sort, question.parts[-1]), set())
        places = ("pg_catalog", *question.search_path) if len(question.parts) == 1 else question.parts[-2:-1]
        schema = next((s for s in places if s in schemas), None)
        found[question] = (schema, question.parts[-1]) if schema is not None else None
    return found
