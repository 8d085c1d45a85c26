"""The database of PostgreSQL's own regression tests: its dump builds the same database.

``SCHEMADIFF_REGRESS_DUMP`` names the script that ``make regress`` writes; without it the test is skipped.
``docs/testing.md`` lists what still differs, and why.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemadiff.declaration import dumper
from schemadiff.errors import InputError
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from schemadiff.postgres.embedded import Server, throwaway
from schemadiff.postgres.embedded.binaries import all_binaries
from tests.regress.build import MAJOR
from tests.samples.test_samples import script_of
from tests.support import engine
from tests.support.databases import Database
from tests.support.pg_dump import diff, schema_of

VARIABLE = "SCHEMADIFF_REGRESS_DUMP"


@pytest.fixture(scope="module")
def regress_server() -> Iterator[Server]:
    """A server of the version whose tests they are, since they leave roles behind."""
    binaries = next((b for b in all_binaries() if b.version == MAJOR), None)
    if binaries is None:
        pytest.skip(f"no PostgreSQL {MAJOR} is installed here")
    with throwaway(binaries, settings={"wal_level": "logical", "max_wal_senders": "4"}) as server:
        yield server


@pytest.fixture(scope="module")
def regression(regress_server: Server) -> Database:
    """The regression database."""
    file = os.environ.get(VARIABLE)
    if not file:
        pytest.skip(f"{VARIABLE} names no dump of the regression database (`make regress` builds it)")
    regress_server.create_database("regression")
    database = Database(regress_server, "regression")
    database.execute(script_of(Path(file)))
    return database


def test_what_is_modelled_goes_round(regression: Database, regress_server: Server) -> None:
    """A plan from its own dump is empty, whatever the database holds beside what is modelled."""
    with connect(regression) as connection:
        live = reader.read(connection, registry())
    try:
        made = engine.plan(regression, dumper.dump(live, registry()))
    except InputError as error:
        # A foreign key to a table of a kind that is not modelled, which the census names.
        if live.unmodelled:
            pytest.xfail(str(error))
        raise
    assert not made.refusals
    incomplete = {name for (name,) in regression.query(INCOMPLETE)}
    left = [step.sql for step in made.steps if step.identity.name not in incomplete]
    assert not left, "\n".join(left)


#: What is left different, with the reasons in docs/testing.md.
LISTED = re.compile(r"GRANT SELECT\(\w+\) ON TABLE pg_catalog\.\w+ TO postgres")


INCOMPLETE = """
    SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE NOT i.indisvalid AND NOT c.relispartition
"""


def test_its_dump_builds_the_same_database(regression: Database, regress_server: Server) -> None:
    regress_server.create_database("whole", "regression")
    whole = Database(regress_server, "whole")
    for (index,) in whole.query(INCOMPLETE):
        whole.execute(f"DROP INDEX {index}")
    with connect(whole) as connection:
        live = reader.read(connection, registry())
    assert len(live) > 3000
    regress_server.create_database("fresh")
    fresh = Database(regress_server, "fresh")
    engine.apply(fresh, dumper.dump(live, registry()), check_bodies=False)
    one, other = (
        tuple(statement for statement in schema_of(d, regress_server.binaries) if not LISTED.fullmatch(statement))
        for d in (whole, fresh)
    )
    assert one == other, diff(one, other, names=("regression", "built"))
