"""Sources with extensions that the temporary server lacks: compared as far as possible, and one message for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import engine
from tests.support.command import Answer, invoke
from tests.support.databases import Database, MakeDatabase
from tests.support.extensions import SPATIAL, imitated

REHEARSED = {"SCHEMADIFF_REHEARSE": "yes", "SCHEMADIFF_NO_CACHE": "1"}

PLACES = """
extensions: {postgis: {}}
tables:
  places:
    columns: {id: int, name: text, at: "geometry(Point,4326)"}
    primary_key: [id]
    indexes: {at: {method: gist, columns: [at]}}
    checks: {valid: st_isvalid(at)}
views: {v: "SELECT name, st_x(at) AS x FROM places"}
"""
CHANGED = PLACES.replace('4326)"}', '4326)", area: "geography(Polygon,4326)"}').replace(
    "AS x", "AS x, st_area(area) AS a"
)


@pytest.fixture(autouse=True)
def _without_postgis(database: Database) -> None:
    if database.query("SELECT FROM pg_available_extensions WHERE name = 'postgis'"):
        pytest.skip("the server offers PostGIS")


def folder(path: Path, yaml: str) -> str:
    path.mkdir()
    (path / "schema.yaml").write_text(yaml)
    return str(path)


def diff(tmp_path: Path, one: str, other: str) -> Answer:
    return invoke(
        "diff",
        folder(tmp_path / "one", one),
        folder(tmp_path / "other", other),
        "--steps",
        "--exit-code",
        env=REHEARSED,
    )


def test_two_folders(tmp_path: Path) -> None:
    answer = diff(tmp_path, PLACES, CHANGED)
    assert answer.code == 2, answer
    assert "create column public.places.area" in answer.out and "alter view public.v: query" in answer.out
    assert "Rehearsed: 2 statements" in answer.out and "Not rehearsed" not in answer.out
    (said,) = answer.err.splitlines()
    assert said == (
        f"{tmp_path}/one/schema.yaml:2:14: the scratch server does not have the extension postgis, and no database here"
        " says what it contains; geometry, geography are taken for its own"
    )


def test_the_same_folder_twice(tmp_path: Path) -> None:
    answer = diff(tmp_path, PLACES, PLACES)
    assert (answer.code, "No changes" in answer.out) == (0, True), answer


def test_an_extension_that_only_the_other_side_has(tmp_path: Path) -> None:
    answer = diff(tmp_path, "tables: {t: {columns: {id: int}}}", PLACES)
    assert answer.code == 2, answer
    assert "create extension postgis" in answer.out


def test_a_fault_beside_them(tmp_path: Path) -> None:
    answer = diff(tmp_path, PLACES, CHANGED.replace("st_isvalid(at)", "st_x(at) > name"))
    assert answer.code == 3, answer
    assert "schema.yaml:8:14: create check public.places.valid: operator does not exist: double precision > text" in (
        answer.out
    )


def test_a_misspelt_type_is_no_type_of_the_extension(tmp_path: Path) -> None:
    answer = diff(tmp_path, PLACES, PLACES.replace("name: text", "name: txet"))
    assert answer.code == 1, answer
    assert "there is no type txet" in answer.err


UNKNOWN = PLACES.replace("postgis", "not_offered").replace("st_isvalid", "is_valid").replace("st_x", "horizontal")


def test_what_cannot_be_compared_is_said_once(tmp_path: Path) -> None:
    answer = diff(tmp_path, UNKNOWN, UNKNOWN)
    assert (answer.code, "No changes" in answer.out) == (0, True), answer
    first, second = answer.err.splitlines()
    assert first.endswith("no database here says what it contains; geometry is taken for its own")
    assert second == (
        "left out of the temporary copy, because they need an extension that it lacks:"
        " create check public.places.valid, create view public.v"
    )


def test_a_change_beside_what_cannot_be_compared(tmp_path: Path) -> None:
    answer = diff(tmp_path, UNKNOWN, UNKNOWN.replace("AS x", "AS x, id").replace("name: text", "name: text, n: int"))
    assert answer.code == 2, answer
    assert "create column public.places.n" in answer.out and "view public.v" in answer.out


SPATIAL_PLACES = """
extensions: {spatial: {}}
tables:
  places:
    columns: {id: int, name: text, at: "geometry(Point,4326)"}
    primary_key: [id]
    indexes: {at: {method: gist, columns: [at]}}
    checks: {valid: st_isvalid(at)}
views: {v: "SELECT name, st_area(at) AS x FROM places WHERE at && st_point(1, 2)"}
"""


def test_a_folder_and_a_database_that_has_the_extension(make_database: MakeDatabase, tmp_path: Path) -> None:
    database = make_database()
    imitated(database, "spatial", SPATIAL)
    engine.apply(database, SPATIAL_PLACES)
    same = folder(tmp_path / "same", SPATIAL_PLACES)
    other = folder(tmp_path / "other", SPATIAL_PLACES.replace("st_area(at) AS", "st_area(at) + 1 AS"))
    for sources in ((same, database), (database, same)):
        answer = invoke("diff", *sources, "--steps", "--exit-code", env=REHEARSED)
        assert (answer.code, answer.err) == (0, ""), answer
    for sources in ((other, database), (database, other)):
        answer = invoke("diff", *sources, "--steps", "--exit-code", env=REHEARSED)
        assert answer.code == 2, answer
        assert "alter view public.v: query" in answer.out and "Not rehearsed" not in answer.out


SCRIPT = """
CREATE EXTENSION IF NOT EXISTS {extension} WITH SCHEMA public;
CREATE TYPE public.sort AS ENUM ('a', 'b');
CREATE TABLE public.places (
    id integer NOT NULL,
    name text,
    sort public.sort,
    at public.geometry(Point,4326),
    CONSTRAINT valid CHECK (public.st_isvalid(at))
);
ALTER TABLE ONLY public.places ADD CONSTRAINT places_pkey PRIMARY KEY (id);
CREATE INDEX at ON public.places USING gist (at);
CREATE VIEW public.v AS SELECT name, public.{called}(at) AS x FROM public.places;
"""


def script(path: Path, extension: str, called: str) -> str:
    path.write_text(SCRIPT.format(extension=extension, called=called))
    return str(path)


def test_two_scripts(tmp_path: Path) -> None:
    one, other = (script(tmp_path / f"{called}.sql", "postgis", called) for called in ("st_x", "st_y"))
    answer = invoke("diff", one, one, "--exit-code", env=REHEARSED)
    assert answer.code == 0, answer
    answer = invoke("diff", one, other, "--steps", "--exit-code", env=REHEARSED)
    assert answer.code == 2, answer
    assert "alter view public.v: query" in answer.out and "1 statement" in answer.out


def test_a_script_with_what_nobody_knows(tmp_path: Path) -> None:
    one = script(tmp_path / "one.sql", "postgis", "st_unheard")
    answer = invoke("diff", one, one, env=REHEARSED)
    assert answer.code == 0, answer
    assert answer.err.count(f"left out, since the server lacks an extension that they need: {one}:13:1") == 2


def test_a_script_and_a_database_that_has_the_extension(make_database: MakeDatabase, tmp_path: Path) -> None:
    database = make_database()
    imitated(database, "spatial", SPATIAL)
    text = SCRIPT.format(extension="spatial", called="st_area")
    database.execute(text.split(";", 1)[1])
    path = script(tmp_path / "one.sql", "spatial", "st_area")
    for sources in ((path, database), (database, path)):
        answer = invoke("diff", *sources, "--steps", "--exit-code", env=REHEARSED)
        assert answer.code == 0, answer
        assert "no database here" not in answer.err and "left out" not in answer.err


def test_a_schema_that_cannot_be_is_an_error_at_its_place(tmp_path: Path) -> None:
    answer = diff(tmp_path, "extensions: {not_offered: {schema: pg_own}}", PLACES)
    assert answer.code == 1, answer
    assert 'one/schema.yaml:1:14: the extension not_offered: unacceptable schema name "pg_own"' in answer.err
