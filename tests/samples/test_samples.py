"""Real schemas: what these kinds cover goes round, and what they do not is named, all of it.

The files stand beside the checkout and are skipped by name where they are absent, or where no server of this machine
has their extensions. ``SCHEMADIFF_SAMPLES`` names a folder with more of them (``*.sql``, plain SQL), such as the
schemas that Debian's packages of servers bring along: see ``docs/testing.md``.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from schemadiff.catalog.catalog import Catalog
from schemadiff.declaration import dumper
from schemadiff.declaration.formatting import formatted
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from schemadiff.postgres.embedded import Server
from tests.declaration.test_jsonschema import fault
from tests.support import engine
from tests.support.command import invoke
from tests.support.databases import Database, MakeDatabase
from tests.support.expected import GOLDEN_VERSION, expect_digest
from tests.support.pg_dump import diff, schema_of

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
NEEDS = {
    "pagila": (),
    "adventureworks": ("tablefunc", "uuid-ossp"),
    "chinook": (),
    "northwind": (),
    "temporal": (),
}

MORE = "SCHEMADIFF_SAMPLES"
DIGESTS = Path(__file__).parent / "dumps.json"
"""Digests of the dumps: the samples are not ours to keep."""

UNCOVERED = """
WITH mine AS (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
member AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e')
SELECT kind, name FROM (
  SELECT 'foreign table' AS kind, c.relname::text AS name, c.oid, 'pg_class'::regclass AS cat
    FROM pg_class c
   WHERE c.relnamespace IN (SELECT oid FROM mine) AND c.relkind = 'f'
  UNION ALL
  SELECT 'range type', t.typname::text, t.oid, 'pg_type'::regclass
    FROM pg_type t WHERE t.typnamespace IN (SELECT oid FROM mine) AND t.typtype = 'r'
) AS found WHERE NOT EXISTS (SELECT FROM member WHERE classid = cat AND objid = found.oid)
"""


def script_of(file: Path) -> str:
    """The script as the server takes it: without the lines that are psql's."""
    return "\n".join(line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("\\"))


def _files() -> list[Path]:
    more = os.environ.get(MORE)
    return [*(SAMPLES / f"{name}.sql" for name in sorted(NEEDS)), *(sorted(Path(more).glob("*.sql")) if more else ())]


@pytest.fixture(params=_files(), ids=lambda file: file.stem)
def sample(request: pytest.FixtureRequest, make_database: MakeDatabase) -> Database:
    """A database that holds the sample, on the first server that has its extensions."""
    file: Path = request.param
    if not file.is_file():
        pytest.skip(f"{file.name} is not beside the checkout")
    script, needs = script_of(file), NEEDS.get(file.stem, ())
    for fixture in ("server", "installed_server"):
        server: Server = request.getfixturevalue(fixture)
        database = make_database(server)
        offered = {row[0] for row in database.query("SELECT name FROM pg_available_extensions")}
        if offered.issuperset(needs):
            database.execute(script)
            return database
    pytest.skip(f"no server of this machine has {', '.join(needs)}, which {file.stem} needs")


def _read(database: Database) -> Catalog:
    with connect(database) as connection:
        return reader.read(connection, registry())


def test_a_plan_from_its_own_dump_is_empty(
    sample: Database, request: pytest.FixtureRequest, pytestconfig: pytest.Config
) -> None:
    texts = dumper.dump(_read(sample), registry())
    if sample.server.version == GOLDEN_VERSION and not os.environ.get(MORE):
        expect_digest(texts, request.node.callspec.id, DIGESTS, pytestconfig)
    made = engine.plan(sample, texts)
    assert not made.refusals
    assert made.empty, "\n".join(step.sql for step in made.steps)


def test_what_is_not_covered_is_named(sample: Database) -> None:
    named = Counter((one.what, one.name.split("(")[0].rsplit(".")[-1].strip('"')) for one in _read(sample).unmodelled)
    expected = Counter((kind, name) for kind, name in sample.query(UNCOVERED))
    whole = Counter({key: count for key, count in named.items() if key[0] in {kind for kind, _ in expected}})
    assert whole == expected


def test_its_dump_builds_the_same_schema_where_all_is_covered(sample: Database, make_database: MakeDatabase) -> None:
    live = _read(sample)
    if live.unmodelled:
        pytest.skip(f"{sample.name} holds {len(live.unmodelled)} things that no kind describes yet")
    fresh = make_database(sample.server)
    engine.converge(fresh, dumper.dump(live, registry()))
    one, other = (schema_of(d, sample.server.binaries) for d in (sample, fresh))
    assert one == other, diff(one, other, names=("sample", "built"))


def test_it_is_adopted_in_three_commands(sample: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begun = invoke("init", "--db", sample)
    assert begun.code == 0, begun.err
    assert "next: schemadiff plan --db …" in begun.err
    nothing = invoke("plan", "--db", sample, "--exit-code")
    assert nothing.code == 0, nothing.out + nothing.err
    for file in Path("schema").rglob("*.yaml"):
        assert fault(file.read_bytes()) is None
        assert formatted(file.read_bytes(), str(file)).encode() == file.read_bytes()
    Path("schema/notes.yaml").write_text("tables: {notes_of_ours: {columns: {id: int}}}\n")
    edited = invoke("plan", "--db", sample, "--exit-code")
    assert edited.code == 2, edited.out + edited.err
    assert "public.notes_of_ours" in edited.out
    assert invoke("init", "--db", sample).code == 64
