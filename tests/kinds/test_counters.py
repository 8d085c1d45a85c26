"""A column that is numbered by another sequence than before goes on behind what the former one had given."""

from __future__ import annotations

import subprocess

from schemadiff.report.script import script
from tests.support import engine
from tests.support.databases import Database

BEFORE = """
    CREATE TABLE tickets (id serial PRIMARY KEY, note text);
    INSERT INTO tickets (note) VALUES ('a'), ('b');
    SELECT setval('tickets_id_seq', 500);
    CREATE TABLE queues (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text);
    SELECT setval('queues_id_seq', 700);
    CREATE TABLE depths (id int PRIMARY KEY, note text);
    CREATE SEQUENCE below INCREMENT -1 OWNED BY depths.id;
    ALTER TABLE depths ALTER id SET DEFAULT nextval('below');
    SELECT setval('below', -50);
    CREATE TABLE unused (id serial PRIMARY KEY, note text);
"""

AFTER = """
tables:
  tickets: {columns: {id: {type: bigint, identity: by default}, note: text}, primary_key: [id]}
  lines: {renamed_from: queues, columns: {id: serial, note: text}, primary_key: [id]}
  depths: {columns: {id: {type: int, identity: {by default: {increment: -1}}}, note: text}, primary_key: [id]}
  unused: {columns: {id: {type: int, identity: always}, note: text}, primary_key: [id]}
"""

NEXT = """
    INSERT INTO tickets (note) VALUES ('next');
    INSERT INTO lines (note) VALUES ('next');
    INSERT INTO depths (note) VALUES ('next');
    INSERT INTO unused (note) VALUES ('next');
"""

GIVEN = "SELECT t.id, l.id, d.id, u.id FROM tickets t, lines l, depths d, unused u WHERE t.note = 'next'"


def test_apply_goes_on_behind_the_former_sequence(database: Database) -> None:
    database.execute(BEFORE)
    engine.converge(database, AFTER)
    database.execute(NEXT)
    assert database.query(GIVEN) == [(501, 701, -51, 1)]


def test_a_script_does_however_often_it_runs(database: Database) -> None:
    database.execute(BEFORE)
    text = script(engine.plan(database, AFTER))
    for _ in range(2):
        psql = [str(database.server.binaries.path("psql")), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", str(database)]
        subprocess.run(psql, input=text, text=True, check=True, capture_output=True)
    database.execute(NEXT)
    assert database.query(GIVEN) == [(501, 701, -51, 1)]
