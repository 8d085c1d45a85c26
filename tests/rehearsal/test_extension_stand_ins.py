"""Extensions that the scratch server lacks: their members are rebuilt from what the live database says of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from schemadiff.pipeline.extension_stand_ins import stand_in
from schemadiff.pipeline.make_plan import make_in_detail
from schemadiff.pipeline.plan_stage import Made
from schemadiff.plan import Plan
from schemadiff.postgres.connection import connect, one_row
from schemadiff.postgres.embedded import Server
from schemadiff.postgres.embedded.binaries import all_binaries
from schemadiff.postgres.embedded.sandbox import sandbox
from schemadiff.rehearsal.rehearse import rehearsed
from schemadiff.rehearsal.settings import Rehearsing
from tests.support import engine
from tests.support.databases import Database, MakeDatabase
from tests.support.extensions import SPATIAL, imitated, unknown

Having = Callable[[str], Database]


@pytest.fixture
def having(make_database: MakeDatabase) -> Having:
    """Make a database with an extension under a name that the scratch server does not know."""

    def make(extension: str) -> Database:
        database = make_database()
        if not database.query(f"SELECT FROM pg_available_extensions WHERE name = '{extension}'"):
            pytest.skip(f"the server does not offer the extension {extension}")
        unknown(database, extension, "not_offered")
        return database

    return make


@pytest.fixture
def spatial(make_database: MakeDatabase) -> Database:
    database = make_database()
    imitated(database, "spatial", SPATIAL)
    return database


def rehearse(
    database: Database, yaml: str, *, full: bool = False, server: str | None = None, cache: bool = False
) -> Plan:
    with connect(database) as connection:
        request = engine.request(cache=cache)
        made = make_in_detail(connection, engine.declared(yaml), request)
        assert isinstance(made, Made)
        return rehearsed(connection, made, request, Rehearsing(needed=True, full=full, server=server))


def test_what_could_not_be_tried_is_remembered(
    spatial: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As long as nothing else is offered, and the extension is the same one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    spatial.execute("CREATE FUNCTION drawn() RETURNS integer LANGUAGE internal AS 'shell_in'")
    spatial.execute("ALTER EXTENSION spatial ADD FUNCTION drawn()")
    columns = "columns: {id: int, n: {type: int, default: drawn()}}, primary_key: [id]"
    yaml = f"tables: {{t: {{{columns}, seeds: {{key: id, rows: [{{id: 1}}]}}}}}}"
    first, again = (rehearse(spatial, yaml, cache=True).rehearsal for _ in range(2))
    assert first is not None and again is not None
    assert (first.remembered, again.remembered) == (False, True)
    assert first.left_out and again.left_out == first.left_out
    moved = rehearse(spatial, f"\n{yaml}", cache=True).rehearsal
    assert moved is not None and not moved.remembered, "the places are others"
    spatial.execute(
        "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER EXTENSION spatial ADD FUNCTION more()"
    )
    other = rehearse(spatial, f"\n{yaml}", cache=True).rehearsal
    assert other is not None and not other.remembered
    (file, *_) = sorted(tmp_path.rglob("rehearsals/*"), key=lambda f: f.stat().st_mtime, reverse=True)
    file.write_bytes(file.read_bytes().replace(b'"offer":["', b'"offer":["/nowhere'))
    offered = rehearse(spatial, f"\n{yaml}", cache=True).rehearsal
    assert offered is not None and not offered.remembered, "others are offered"


def refusals(plan: Plan) -> list[str]:
    assert plan.rehearsal is not None
    assert [f.message for f in plan.rehearsal.left_out] == []
    return [f"{r.place}: {r.message}" for r in plan.refusals]


TABLE = "tables: {t: {columns: {id: int}, primary_key: [id]}}"

CITEXT = """
tables:
  t:
    columns: {id: int, email: {type: citext, not_null: true}, nick: {type: citext, default: "'x'::citext"}}
    primary_key: [id]
    unique: {t_email_key: [email]}
    checks: {shape: "email ~* '^a' AND nick <> 'y'"%s}
    indexes: {by_nick: [nick], hashed: {columns: [nick], method: hash}}
    seeds: {key: [email], rows: [{id: 1, email: a@b}, {id: 2, email: a@c}]}
views: {v: "SELECT email, count(*) AS n, max(nick) AS m FROM t GROUP BY email"}
functions:
  f(a citext): {returns: citext, language: sql, body: "SELECT replace($1, 'a', 'b')"}
  g(a citext): {returns: text, language: plpgsql, body: "BEGIN RETURN split_part(a, 'x', 1); END"}
"""

WRONG = ', wrong: "id > email"'


def test_a_type_with_its_operators_indexes_and_rows(having: Having) -> None:
    database = having("citext")
    engine.apply(database, TABLE)
    assert refusals(rehearse(database, CITEXT % "")) == []
    (refusal,) = refusals(rehearse(database, CITEXT % WRONG))
    assert refusal == "schema.yaml:7:54: create check public.t.wrong: operator does not exist: integer > citext"


def test_what_is_there_already_is_copied(having: Having) -> None:
    database = having("citext")
    engine.apply(database, CITEXT % "")
    retyped = CITEXT.replace("email: {type: citext", "email: {type: text").replace("a text: citext", "")
    assert refusals(rehearse(database, retyped % "")) == []


UUIDS = """
tables:
  t:
    columns:
      id: {type: uuid, not_null: true, default: uuid_generate_v4()}
      named: {type: uuid, not_null: true, default: "uuid_generate_v5(uuid_ns_url(), 'x')"}
      note: text
    primary_key: [id]
    unique: {t_note_key: [note]}
    seeds: {key: [note], rows: [{note: a}, {note: b}]}
"""


def test_functions_in_defaults(having: Having) -> None:
    database = having("uuid-ossp")
    assert refusals(rehearse(database, UUIDS)) == []
    (refusal,) = refusals(rehearse(database, UUIDS.replace("uuid_generate_v4()", "uuid_generate_v4(1)")))
    assert refusal.startswith("schema.yaml:5:40: ") and "uuid_generate_v4(integer) does not exist" in refusal


INDEXED = {
    "hstore": """
        columns:
          h: {type: hstore, not_null: true, default: "''::hstore"}
          g: {type: text, generated: {stored: "h -> 'a'"}}
        checks: {c: "h ? 'a' OR h = ''"}
        indexes:
          a: {method: gist, columns: [h gist_hstore_ops(siglen=32)]}
          b: {method: gin, columns: [h]}
          e: ["(h -> 'k')"]
    """,
    "pg_trgm": """
        columns: {name: text}
        indexes:
          a: {method: gist, columns: [name gist_trgm_ops(siglen=32)]}
          b: {method: gin, columns: [name gin_trgm_ops]}
        checks: {c: "similarity(name, 'x') > 0.1 OR name % 'x'"}
    """,
    "btree_gist": """
        columns: {i: int, name: text, r: tstzrange}
        exclusions: {e: {elements: [i WITH =, r WITH &&], method: gist}}
        indexes: {n: {method: gist, columns: [name, i]}}
    """,
    "cube": """
        columns: {c: cube, d: {type: cube, not_null: true}}
        checks: {c: "cube_dim(c) = 2", d: "c <@ d"}
        indexes: {g: {method: gist, columns: [c, d]}, b: [c]}
    """,
    "vector": """
        columns: {v: {type: "vector(3)", default: "'[1,2,3]'"}, h: halfvec(4), a: "vector(5)[]", w: vector}
        checks: {d: vector_dims(v) = 3, n: "v <-> '[1,2,3]' < 2"}
        indexes:
          h: {method: hnsw, columns: [v vector_l2_ops], options: {m: 16, ef_construction: 64}}
          c: {method: hnsw, columns: [v vector_cosine_ops]}
          i: {method: ivfflat, columns: [h halfvec_l2_ops], options: {lists: 100}}
          b: [w]
    """,
}


@pytest.mark.parametrize("extension", INDEXED)
def test_indexes(having: Having, extension: str) -> None:
    database = having(extension)
    assert refusals(rehearse(database, f"tables:\n    t:{INDEXED[extension]}")) == []


PLACES = """
tables:
  places:
    columns:
      id: int
      name: text
      at: geometry(Point)
"""

CHANGED = """
tables:
  places:
    columns:
      id: int
      name: text
      at: geometry(Point,4326)
      area: "geometry(Polygon, 3857)"
      earth: geography(Point,4326)
      here: {type: geometry(Point), not_null: true, default: "st_point(1, 2)"}
    primary_key: [id]
    indexes:
      places_at: {method: gist, columns: [at, area]}
      b: {method: brin, columns: [area]}
      s: {method: spgist, columns: [area]}
      t: {method: tree, columns: [area tree_geometry_ops]}
    checks: {valid: st_isvalid(area), big: st_area(area) > 1}
views:
  unions: SELECT name, st_union(at) AS u, st_union(area)::geography AS g FROM places GROUP BY name
  near: SELECT id, (st_dump(area)).geom FROM places WHERE at && st_point(0, 1) ORDER BY at <-> st_point(3, 4)
  known: SELECT c.type, s.srid FROM geometry_columns c, spatial_ref_sys s
functions:
  around(p geometry): {returns: setof places, language: sql, body: "SELECT * FROM places WHERE st_dwithin(at, p, 10)"}
"""


def test_types_with_words_as_modifiers_and_other_things_of_postgis(spatial: Database) -> None:
    engine.converge(spatial, PLACES)
    assert refusals(rehearse(spatial, CHANGED)) == []


def test_a_rehearsal_in_full_compares_with_a_new_database(spatial: Database) -> None:
    engine.converge(spatial, PLACES)
    assert refusals(rehearse(spatial, CHANGED, full=True)) == []


def test_a_fault_beside_them_is_found(spatial: Database) -> None:
    engine.converge(spatial, PLACES)
    wrong = CHANGED.replace("st_area(area) > 1", "st_area(area) > name").replace("st_point(0, 1)", "st_pont(0, 1)")
    assert refusals(rehearse(spatial, wrong)) == [
        "schema.yaml:17:39: create check public.places.big: operator does not exist: double precision > text",
        "schema.yaml:20:3: create view public.near: function st_pont(integer, integer) does not exist",
    ]


def test_a_plan_without_such_an_object_needs_no_member(spatial: Database) -> None:
    assert refusals(rehearse(spatial, TABLE)) == []


ODD = """
    CREATE FUNCTION odd_state(internal, anyelement) RETURNS internal LANGUAGE internal AS 'shell_in';
    CREATE FUNCTION odd_final(internal, anyelement) RETURNS anyelement LANGUAGE internal AS 'shell_in';
    CREATE AGGREGATE odd(anyelement) (SFUNC = odd_state, STYPE = internal, FINALFUNC = odd_final, FINALFUNC_EXTRA);
    ALTER EXTENSION spatial ADD AGGREGATE odd(anyelement);
    ALTER EXTENSION spatial ADD FUNCTION odd_state(internal, anyelement);
    ALTER EXTENSION spatial ADD FUNCTION odd_final(internal, anyelement);
"""


def test_what_has_no_stand_in_is_one_finding(spatial: Database) -> None:
    spatial.execute(ODD)
    columns = ", ".join(f"odd(c{number}) AS c{number}" for number in range(9))
    table = f"tables: {{t: {{columns: {{{', '.join(f'c{number}: int' for number in range(9))}}}}}}}"
    plan = rehearse(spatial, f"{table}\nviews: {{v: 'SELECT {columns} FROM t', w: SELECT nope(c1) AS n FROM t}}")
    assert plan.rehearsal is not None
    assert [f.message for f in plan.rehearsal.left_out] == [
        "the scratch server does not have the extension spatial; without a stand-in: aggregate public.odd(anyelement)"
        " (only native code could do what it does)",
        "create view public.v: function odd(integer) does not exist",
    ]
    assert [r.message for r in plan.refusals] == ["create view public.w: function nope(integer) does not exist"]


def test_calls_of_native_code_are_not_rehearsed(spatial: Database) -> None:
    spatial.execute(
        "CREATE FUNCTION drawn() RETURNS integer LANGUAGE internal AS 'shell_in';"
        "ALTER EXTENSION spatial ADD FUNCTION drawn()"
    )
    columns = "columns: {id: int, n: {type: int, default: drawn()}}, primary_key: [id]"
    rows = f"tables: {{t: {{{columns}, seeds: {{key: id, rows: [{{id: 1}}]}}}}}}"
    plan = rehearse(spatial, rows)
    assert not plan.refusals and plan.rehearsal is not None
    (left,) = plan.rehearsal.left_out
    assert left.message == "insert public.t id=1: it calls native code, which the scratch server does not have"


def test_members_are_no_objects_of_the_copy(spatial: Database) -> None:
    """Objects that depend on the extension, and its comment, find it under its name."""
    engine.converge(spatial, PLACES)
    function = "{returns: int, language: sql, body: SELECT 1, depends_on_extensions: [spatial]}"
    marked = f"{PLACES}functions:\n  f(): {function}\n"
    assert refusals(rehearse(spatial, marked)) == []
    assert refusals(rehearse(spatial, "extensions: {spatial: {comment: maps}}\n" + marked)) == []


def test_a_target_that_may_not_be_written_to_is_compared_all_the_same(spatial: Database) -> None:
    engine.apply(spatial, PLACES + "    checks: {big: st_area(at) > 1, named: name IS NOT NULL}\n")
    spelled = PLACES + "    checks: {big: st_area( at )>1, named: (name is not null)}\n"
    assert engine.plan(spatial, spelled, target_writes=False).empty
    changed = engine.plan(spatial, spelled.replace(">1", ">2"), target_writes=False)
    assert not changed.steps
    (warning,) = changed.warnings
    what, why = "cannot verify check public.places.big: expression", "the embedded server does not have the extension"
    assert warning.message == f"{what}: {why} that it needs"


def test_a_scratch_server_without_a_superuser_has_one_reason(spatial: Database) -> None:
    spatial.execute("DROP ROLE IF EXISTS spatial_scratcher; CREATE ROLE spatial_scratcher LOGIN CREATEDB")
    try:
        server = spatial.server.dsn("postgres", user="spatial_scratcher")
        plan = rehearse(spatial, CHANGED + "extensions: {spatial: {}}", server=server)
    finally:
        spatial.execute("DROP ROLE spatial_scratcher")
    assert not plan.refusals and plan.rehearsal is not None
    first, _ = plan.rehearsal.left_out
    assert first.message == (
        "the scratch server does not have the extension spatial, which only a superuser can stand in for"
    )


def test_what_the_time_does_not_suffice_for_has_no_stand_in(spatial: Database) -> None:
    yaml = "extensions: {spatial: {}}\ntables: {t: {columns: {id: int, at: geometry}}}"
    with connect(spatial) as connection:
        request = engine.request()
        made = make_in_detail(connection, engine.declared(yaml), request)
        assert isinstance(made, Made)
        plan = rehearsed(connection, made, request, Rehearsing(needed=True, limit=0.001))
    assert plan.rehearsal is not None
    first = plan.rehearsal.left_out[0].message
    assert first.startswith("the scratch server does not have the extension spatial; without a stand-in: ")
    assert "the time for the rehearsal was over" in first


BROUGHT = """
extensions: {old_snapshot: {}}
views: {v: {query: "SELECT end_timestamp FROM pg_old_snapshot_time_mapping()"}}
"""


def test_what_a_plan_installs_can_be_tried_where_only_the_target_offers_it(installed_server: Server) -> None:
    """Up to 16 there was this extension."""
    name = installed_server.create_database("offering")
    request = engine.request(try_extensions=True)
    declared = engine.declared(BROUGHT)
    with connect(name) as live, sandbox(max(all_binaries(), key=lambda b: b.version)) as scratch:
        offers = "SELECT count(*) FROM pg_available_extensions WHERE name = 'old_snapshot'"
        if one_row(live.execute(offers)) == (0,) or scratch.administrate(offers) != [(0,)]:
            pytest.skip("the two servers offer the same")
        for may_install in (False, True):
            stood = stand_in(scratch, live, [declared], request.registry, may_install=may_install)
            assert ("pg_old_snapshot_time_mapping" in stood.members) is may_install
            assert (stood.notes == ()) is may_install
            scratch.administrate("DELETE FROM pg_catalog.pg_extension WHERE extname = 'old_snapshot'")
        assert one_row(live.execute("SELECT count(*) FROM pg_extension WHERE extname = 'old_snapshot'")) == (0,)
    installed_server.drop_database("offering")
