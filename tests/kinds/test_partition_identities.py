"""Identities that partitions declare: from PostgreSQL 17 on they have their parent's, before that also others."""

from __future__ import annotations

import pytest

from schemadiff.errors import InputError
from tests.support import engine
from tests.support.databases import MakeDatabase

NUMBERED = "identity: always"
PLAIN = "not_null: true"


@pytest.mark.parametrize(
    ("parent", "identity"),
    [
        (PLAIN, "always"),
        (NUMBERED, "by default"),
        (NUMBERED, "{always: {start: 5}}"),
        (NUMBERED, "{by default: {name: numbers}}"),
    ],
)
def test_what_differs_from_the_parents_is_refused_where_it_is_the_parents(
    make_database: MakeDatabase, parent: str, identity: str
) -> None:
    database = make_database()
    yaml = f"""
        tables:
          event:
            partition_by: range (at)
            columns: {{id: {{type: int, {parent}}}, at: date}}
            partitions: {{event_part: {{values: default, columns: {{id: {{identity: {identity}}}}}}}}}
    """
    if database.server.version < 17:
        engine.converge(database, {"t.yaml": yaml})
        return
    with pytest.raises(InputError, match="a partition has no identity of its own from PostgreSQL 17 on"):
        engine.plan(database, yaml)


def test_the_parents_can_be_repeated(make_database: MakeDatabase) -> None:
    yaml = """
        tables:
          event:
            partition_by: range (at)
            columns: {id: {type: int, identity: {always: {start: 5}}}, at: date}
            partitions: {event_part: {values: default, columns: {id: {identity: always}}}}
    """
    engine.converge(make_database(), {"t.yaml": yaml})
