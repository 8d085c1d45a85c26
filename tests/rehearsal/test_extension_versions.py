"""The scratch server has extensions in the versions of the live database, where the YAML names none."""

from __future__ import annotations

import pytest

from schemadiff.catalog.catalog import Catalog
from schemadiff.introspection import reader
from schemadiff.pipeline import sandbox_build
from schemadiff.pipeline.extension_stand_ins import stand_in
from schemadiff.pipeline.make_plan import make_in_detail
from schemadiff.pipeline.plan_stage import Made
from schemadiff.pipeline.sandbox_steps import install_all
from schemadiff.postgres.connection import connect
from schemadiff.postgres.embedded import Server
from schemadiff.postgres.embedded.binaries import all_binaries, nearest_binaries
from schemadiff.postgres.embedded.sandbox import Sandbox, sandbox
from schemadiff.rehearsal.rehearse import rehearsed
from schemadiff.rehearsal.settings import Rehearsing
from tests.support import engine
from tests.support.databases import Database, MakeDatabase
from tests.support.extensions import SPATIAL, imitated

OLDER = "1.6"
"""The version of btree_gist before the one that has operator classes for boolean."""

TABLE = "{columns: {id: int, b: boolean}%s}"
NEEDS_NEWER = TABLE % ", exclusions: {e: {method: gist, elements: [b with =]}}"
NOT_THERE = "data type boolean has no default operator class"


def _versions(scratch: Sandbox) -> dict[str, str]:
    return dict(scratch.administrate("SELECT extname::text, extversion::text FROM pg_catalog.pg_extension"))


@pytest.fixture
def older(make_database: MakeDatabase) -> Database:
    return _with_older(make_database())


def _with_older(database: Database) -> Database:
    """Install the older version, and create a table beside it."""
    offers = "SELECT version FROM pg_available_extension_versions WHERE name = 'btree_gist' ORDER BY version"
    if (OLDER,) not in (offered := database.query(offers)) or len(offered) == 1:
        pytest.skip("the server does not offer two versions of the extension btree_gist")
    database.execute(f"CREATE EXTENSION btree_gist VERSION '{OLDER}'")
    engine.apply(database, "tables: {t: %s}" % (TABLE % ""))
    return database


def _refusals(database: Database, yaml: str) -> list[str]:
    with connect(database) as connection:
        made = make_in_detail(connection, engine.declared(yaml), engine.request())
        assert isinstance(made, Made)
        return [f.message for f in rehearsed(connection, made, engine.request(), Rehearsing(needed=True)).refusals]


def test_what_the_live_version_lacks_is_found(older: Database) -> None:
    (refusal,) = _refusals(older, f"extensions: {{btree_gist: {{}}}}\ntables: {{t: {NEEDS_NEWER}}}")
    assert NOT_THERE in refusal


def test_it_is_found_beside_an_extension_that_is_stood_in_for(make_database: MakeDatabase) -> None:
    database = make_database()
    imitated(database, "spatial", SPATIAL)
    _with_older(database)
    tables = f"tables: {{t: {NEEDS_NEWER}, u: {{columns: {{at: geometry}}}}}}"
    (refusal,) = _refusals(database, f"extensions: {{btree_gist: {{}}, spatial: {{}}}}\n{tables}")
    assert NOT_THERE in refusal


def test_a_folder_is_built_with_the_versions_of_the_database_that_it_is_compared_with(older: Database) -> None:
    declared = engine.declared("extensions: {btree_gist: {}}\ntables: {t: %s}" % (TABLE % ""))
    request = engine.request()
    with connect(older) as live, sandbox(nearest_binaries(older.server.version)) as scratch:
        found = sandbox_build.ComparedWith(reader.read(live, request.registry), live)
        sandbox_build.build(scratch, declared, request, print, found)
        assert _versions(scratch)["btree_gist"] == OLDER


def test_what_another_extension_requires_keeps_its_declared_version(server: Server) -> None:
    declared = engine.declared("extensions: {earthdistance: {}, cube: {version: '1.4'}}")
    with sandbox(nearest_binaries(server.version)) as scratch:
        offered = scratch.administrate("SELECT name::text, version::text FROM pg_available_extension_versions")
        if not {("cube", "1.4"), ("cube", "1.5")} <= set(offered) or "earthdistance" not in dict(offered):
            pytest.skip("the server does not offer two versions of the extension cube")
        install_all(scratch, declared)
        assert _versions(scratch).items() >= {("cube", "1.4")}
        assert "earthdistance" in _versions(scratch)


class TestServersOfTwoVersions:
    """One that offers btree_gist only up to 1.7, and one that offers 1.8."""

    def test_a_new_extension_has_the_version_that_the_target_would_install(self, installed_server: Server) -> None:
        name = installed_server.create_database("older_default")
        with connect(name) as live, sandbox(max(all_binaries(), key=lambda b: b.version)) as scratch:
            default = _default(live.execute(_DEFAULT).fetchone(), scratch)
            stood = stand_in(scratch, live, [DECLARED], engine.request().registry)
            install_all(scratch, DECLARED, stood.versions)
            assert (stood.notes, _versions(scratch)["btree_gist"]) == ((), default)
        installed_server.drop_database("older_default")

    def test_one_that_only_the_target_offers_in_that_version_is_noted(self, older: Database) -> None:
        older.execute("DROP EXTENSION btree_gist")
        with connect(older) as live, sandbox(min(all_binaries(), key=lambda b: b.version)) as scratch:
            default = _default(live.execute(_DEFAULT).fetchone(), scratch)
            (note,) = stand_in(scratch, live, [DECLARED], engine.request().registry).notes
        assert note.message == (
            f"the scratch server does not offer version {default} of the extension btree_gist, as the database does; "
            "another one is installed there"
        )


DECLARED: Catalog = engine.declared("extensions: {btree_gist: {}}")
_DEFAULT = "SELECT default_version FROM pg_catalog.pg_available_extensions WHERE name = 'btree_gist'"


def _default(row: tuple[str] | None, scratch: Sandbox) -> str:
    """The default version of the target, where the scratch server has another one."""
    found = scratch.administrate(_DEFAULT)
    if row is None or not found or found[0] == row:
        pytest.skip("the two servers have the same default version of the extension btree_gist")
    return row[0]
