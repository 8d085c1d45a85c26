"""dump --into: a folder follows its database, and keeps everything else as it is."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Declare
from tests.support.command import Answer, invoke
from tests.support.databases import Database

FILES = {
    "tables/users.yaml": """
        # Who has an account.

        tables:
            users:
                columns:
                    # Never reused.
                    id:   {type: bigint,  identity: always}
                    name: {type: text, not_null: true}   # as they call themselves
                    mail: "varchar(200)"
                primary_key: [id]
                checks:
                    mail_check: mail LIKE '%@%'   # as the form has it
                indexes: {users_name: [name], users_mail: [lower(mail)]}
        """,
    "tables/countries.yaml": """
        tables:
          countries:
            columns: {code: {type: text, not_null: true}, name: text}
            primary_key: [code]
            seeds:
              key: [code]
              rows: {csv: countries.csv}
        """,
    "tables/countries.csv": "code,name\nde,Germany\nfr,France\n",
    "more.yaml": """
        enums:
          mood: [sad, ok]   # in this order

        tables:
          notes:
            columns: {id: int, mood: mood}

          tags:   # of notes
            columns: {id: int, label: text}

        views:
          happy: SELECT id FROM notes WHERE mood = 'ok'
        """,
}


@pytest.fixture
def folder(declare: Declare, database: Database) -> Path:
    """A folder with comments, several objects in a file and a CSV file; the database is as it says."""
    for name, text in FILES.items():
        made = declare(text, name)
    answer = invoke("apply", "--yes", "--schema", str(made), "--db", database)
    assert answer.code == 0, answer.err
    return made


def contents(folder: Path) -> dict[str, str]:
    return {str(f.relative_to(folder)): f.read_text() for f in folder.rglob("*") if f.is_file()}


def changes(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The lines that git would show as changed."""
    found = []
    for name in sorted({**before, **after}):
        old, new = (side.get(name, "").splitlines() for side in (before, after))
        found += [line for line in difflib.unified_diff(old, new, n=0, lineterm="") if line[:3] not in ("---", "+++")]
    return [line for line in found if not line.startswith("@@")]


def update(folder: Path, database: Database) -> Answer:
    """Run the command; afterwards, a plan has nothing to do."""
    answer = invoke("dump", "--into", str(folder), "--db", database)
    assert answer.code == 0, answer.err
    plan = invoke("plan", "--schema", str(folder), "--db", database, "--exit-code")
    assert plan.code == 0, plan.out
    return answer


def test_without_a_difference_nothing_changes(folder: Path, database: Database) -> None:
    before = contents(folder)
    answer = update(folder, database)
    assert "declares what the database has" in answer.err
    assert contents(folder) == before


EXPECTED = [
    "+    comment: Words",
    "-  happy: SELECT id FROM notes WHERE mood = 'ok'",
    "+  sad: |",
    "+    SELECT id",
    "+       FROM public.notes",
    "+            born: date",
    "-            mail_check: mail LIKE '%@%'   # as the form has it",
    "-        indexes: {users_name: [name], users_mail: [lower(mail)]}",
    "+            mail_check: mail IN ('a@b', 'c@d')  # as the form has it",
    "+        indexes: {users_mail: [lower(mail)], users_born: [born]}",
]


def test_only_what_differs_is_edited(folder: Path, database: Database) -> None:
    before = contents(folder)
    database.execute("""
        ALTER TABLE users ADD COLUMN born date, DROP CONSTRAINT mail_check,
            ADD CONSTRAINT mail_check CHECK (mail IN ('a@b', 'c@d'));
        CREATE INDEX users_born ON users (born);
        DROP INDEX users_name;
        COMMENT ON TABLE tags IS 'Words';
        DROP VIEW happy;
        CREATE VIEW sad AS SELECT notes.id FROM notes;
    """)
    answer = update(folder, database)
    after = contents(folder)
    assert changes(before, after) == EXPECTED
    assert "edited" in answer.err
    assert "# as the form has it" in after["tables/users.yaml"]
    assert "# Never reused." in after["tables/users.yaml"]
    assert after["tables/countries.yaml"] == before["tables/countries.yaml"]


def test_new_objects_are_where_the_folder_has_others_like_them(folder: Path, database: Database) -> None:
    before = contents(folder)
    database.execute("""
        CREATE TYPE colour AS ENUM ('red', 'blue');
        CREATE TABLE orders (id int PRIMARY KEY, colour colour);
        CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
    """)
    answer = update(folder, database)
    after = contents(folder)
    assert f"added {folder / 'tables/orders.yaml'}" in answer.err
    assert "  colour: [red, blue]\n" in after["more.yaml"]
    assert set(after) - set(before) == {"tables/orders.yaml", "public/functions.yaml"}


def test_what_is_gone_is_taken_out(folder: Path, database: Database) -> None:
    database.execute("DROP TABLE users; DROP TABLE tags; DROP VIEW happy")
    answer = update(folder, database)
    after = contents(folder)
    assert f"removed {folder / 'tables/users.yaml'}" in answer.err
    assert "tables/users.yaml" not in after
    assert "views" not in after["more.yaml"]
    assert "tags" not in after["more.yaml"]
    assert "mood: [sad, ok]   # in this order" in after["more.yaml"]


def test_short_forms_at_columns_are_resolved(declare: Declare, database: Database) -> None:
    folder = declare("""
        tables:
          t:
            columns:
              # the key
              id: {type: int, primary_key: true}
              word: {type: text, unique: true, check: word <> ''}
        """)
    assert invoke("apply", "--yes", "--schema", str(folder), "--db", database).code == 0
    database.execute("ALTER TABLE t DROP CONSTRAINT t_word_key; ALTER TABLE t ADD COLUMN more int")
    update(folder, database)
    assert "# the key" in (folder / "schema.yaml").read_text()


def test_what_has_not_been_renamed_yet_keeps_its_name(declare: Declare, database: Database) -> None:
    folder = declare("tables:\n  t:\n    columns:\n      new: {type: text, renamed_from: old}\n      b: int\n")
    database.execute("CREATE TABLE t (old text, b int)")
    update(folder, database)
    assert "old: text" in (folder / "schema.yaml").read_text()


def test_anchors_survive_or_are_written_out(declare: Declare, database: Database) -> None:
    folder = declare("""
        tables:
          a: &common
            columns: {id: int, at: timestamptz}
          b: *common
          c:
            <<: *common
            comment: Third
        """)
    assert invoke("apply", "--yes", "--schema", str(folder), "--db", database).code == 0
    database.execute("ALTER TABLE a ADD COLUMN only_a int; ALTER TABLE c DROP COLUMN at")
    update(folder, database)


def test_nothing_is_written_if_something_cannot_be(
    folder: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.execute("ALTER TABLE tags ADD COLUMN a int; ALTER TABLE users ADD COLUMN a int")
    before = contents(folder)

    def fails(old: str, new: str) -> None:
        raise PermissionError(13, "Permission denied", str(new))

    monkeypatch.setattr(os, "replace", fails)
    answer = invoke("dump", "--into", str(folder), "--db", database)
    assert answer.code == 1
    assert contents(folder) == before


def test_wrong_usage_is_reported(folder: Path, database: Database, tmp_path: Path) -> None:
    for arguments in (
        ["--into", str(tmp_path / "absent")],
        ["--into", str(folder), "--out", str(tmp_path / "x")],
        [str(folder), "--into", str(folder)],
    ):
        assert invoke("dump", *arguments, "--db", database).code == 64


PARTITIONS = """
    tables:
      events:
        partition_by: list (kind)
        columns: {kind: text, at: date}
        # All of them.
        each_partition: {comment: Events, options: {fillfactor: 70}}
        partitions:
          news: {values: IN ('news')}   # the first one
          talks: {values: IN ('talk')}
          rest: {values: DEFAULT, options: {fillfactor: 90}}
      logs:
        partition_by: list (kind)
        columns: {kind: text}
        partitions:
          logs_a: {values: IN ('a'), comment: Logs}
          logs_b: {values: DEFAULT, comment: Logs}
    """


def test_what_partitions_share_stays_where_it_is(declare: Declare, database: Database) -> None:
    folder = declare(PARTITIONS)
    assert invoke("apply", "--yes", "--schema", str(folder), "--db", database).code == 0
    before = contents(folder)
    database.execute("""
        ALTER TABLE news SET (fillfactor = 60);
        ALTER TABLE talks SET (fillfactor = 60);
        COMMENT ON TABLE rest IS 'Others';
        COMMENT ON TABLE logs_a IS 'More';
        COMMENT ON TABLE logs_b IS 'More';
    """)
    update(folder, database)
    assert changes(before, contents(folder)) == [
        "-    each_partition: {comment: Events, options: {fillfactor: 70}}",
        "+    each_partition: {comment: Events, options: {fillfactor: 60}}",
        "-      rest: {values: DEFAULT, options: {fillfactor: 90}}",
        "+      rest: {values: DEFAULT, options: {fillfactor: 90}, comment: Others}",
        "-      logs_a: {values: IN ('a'), comment: Logs}",
        "-      logs_b: {values: DEFAULT, comment: Logs}",
        "+      logs_a: {values: IN ('a'), comment: More}",
        "+      logs_b: {values: DEFAULT, comment: More}",
    ]
