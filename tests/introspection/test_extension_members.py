"""Members of extensions are read like other objects, and only where they are asked for."""

from __future__ import annotations

import pytest

from schemadiff.introspection import reader
from schemadiff.introspection.catalog_queries import of_members, statement
from schemadiff.introspection.extension_members import members
from schemadiff.kinds import registry
from schemadiff.kinds.sandbox_members import simplified
from schemadiff.kindspec.kind import Kind
from schemadiff.pipeline.needed_members import needed
from schemadiff.postgres.connection import connect
from tests.support.databases import Database, MakeDatabase
from tests.support.extensions import SPATIAL, imitated

NO_MEMBERS = ("extension", "role", "publication", "subscription", "schema", "system_operator_family")
"""Kinds of objects that belong to no schema and are no members, or whose members are of another kind."""


@pytest.mark.parametrize("kind", registry().top.values(), ids=lambda kind: kind.name)
def test_every_query_leaves_members_out_by_the_one_condition(kind: Kind) -> None:
    name = kind.name
    text = statement(registry(), name, 18)
    if text is None or b"deptype = 'e'" not in text or name in NO_MEMBERS:
        return
    found = of_members(registry(), name, 18)
    assert found is not None and b"refobjid = ANY(%(extensions)s::oid[])" in found


@pytest.fixture
def spatial(make_database: MakeDatabase) -> Database:
    database = make_database()
    imitated(database, "spatial", SPATIAL)
    return database


def test_all_members_are_read_and_nothing_else(spatial: Database) -> None:
    spatial.execute("CREATE TABLE own (id int, at geometry)")
    ((count,),) = spatial.query("""
        SELECT count(*) FROM pg_depend AS d
        JOIN pg_extension AS e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid
        LEFT JOIN pg_type AS t ON d.classid = 'pg_type'::regclass AND t.oid = d.objid
        WHERE d.deptype = 'e' AND e.extname = 'spatial' AND coalesce(t.typelem, 0) = 0
    """)
    with connect(spatial) as connection:
        found = members(connection, registry(), ["spatial"])
        everything = reader.read(connection, registry())
        assert members(connection, registry(), ["plpgsql", "nothing"]).extensions == {}
    assert len(found.extensions) == count
    assert not any(identity in everything for identity in found.extensions)
    columns = [str(item.identity) for item in found.catalog if item.parent is not None]
    assert "column public.spatial_ref_sys.srid" in columns and not [c for c in columns if "own" in c]


@pytest.mark.parametrize(
    ("text", "taken", "not_taken"),
    [
        ("nothing of it", set(), {"geometry", "st_area"}),
        (
            "x public.geometry(Point)",
            {"geometry", "geometry_in", "gist_geometry_ops_2d", "&&", "overlaps"},
            {"st_area"},
        ),
        ("st_area(x)", {"st_area", "geometry", "geometry_out"}, {"st_isvalid", "geography", "spatial_ref_sys"}),
        ("FROM spatial_ref_sys", {"spatial_ref_sys", "srid"}, {"geometry"}),
        ("USING tree (x tree_geometry_ops)", {"tree", "tree_geometry_ops", "geometry"}, {"geography"}),
    ],
)
def test_only_needed_members_are_taken(spatial: Database, text: str, taken: set[str], not_taken: set[str]) -> None:
    with connect(spatial) as connection:
        found = members(connection, registry(), ["spatial"])
    names = {item.identity.name for item in needed(simplified(found.catalog), registry(), text)}
    assert taken <= names
    assert names.isdisjoint(not_taken)
