"""Every template says which statements it makes, and a plan holds nothing else, whatever a template has forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.ddl import statement_meaning
from schemadiff.errors import InputError
from schemadiff.kinds import registry
from schemadiff.kindspec.registry import Registry
from schemadiff.planner.effect_table import meanings
from schemadiff.sql import NotStatements, statement_words
from tests.kinds import test_dummy_kind as dummy
from tests.support import engine
from tests.support.databases import Database

KINDS = registry()


def test_every_template_says_what_it_means() -> None:
    own = {(kind, name) for kind in KINDS.kinds for name in KINDS.template_names(kind) if is_statement(name)}
    said = {(kind, template) for kind in KINDS.kinds for template in meanings(KINDS, kind)}
    assert own - said == set(), "a template's row is missing in the table `means` of the kind's effects"
    assert said - own == set(), "there is no such template"


def is_statement(name: str) -> bool:
    """Whether the template gives a statement, or a part of one."""
    return not (
        statement_meaning.is_condition(name)
        or statement_meaning.is_data_check(name)
        or name.startswith(("_", "message_", "own_message_"))
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("CREATE INDEX i ON t USING btree (a)", "Index"),
        ("DROP TABLE a, b CASCADE", "Drop:TABLE#2!"),
        ("ALTER TABLE t ADD a int NOT NULL UNIQUE, DROP b", "AlterTable:TABLE .AddColumn -NOTNULL -UNIQUE .DropColumn"),
        ("CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0) NOT VALID)", "Create .ColumnDef -CHECK"),
        ("REVOKE ALL ON t FROM r", "Revoke:TABLE"),
        ("ALTER DEFAULT PRIVILEGES FOR ROLE r GRANT SELECT ON TABLES TO s", "AlterDefaultPrivileges Grant:TABLE"),
        ("SELECT a INTO b FROM c", "Select:INTO"),
        ("DO $$ BEGIN IF a THEN DROP TYPE t CASCADE; END IF; END $$", "Do >Drop:TYPE!"),
        ("DO $$ BEGIN EXECUTE pg_catalog.format('ALTER ROLE r IN DATABASE %I RESET a', d); END $$", "Do >AlterRoleSet"),
        ("UPDATE t SET a = 1; UPDATE ONLY u SET a = 1", "Update Update"),
        ("CREATE OR REPLACE VIEW v AS SELECT 1; DROP TABLE t", "View Drop:TABLE"),
        ("DROP RULE a ON t;\nDECLARE\n  c int;\nBEGIN\n  DROP TABLE t;\nEND", ">Drop:RULE >Drop:TABLE"),
    ],
)  # fmt: skip
def test_statements_have_words(text: str, words: str) -> None:
    assert " ".join(statement_words(text)) == words


def test_expressions_nest_as_deep_as_they_like() -> None:
    assert statement_words(f"ALTER TABLE t ADD CHECK ({'a + ' * 1500}a > 0)") == (
        "AlterTable:TABLE",
        ".AddConstraint",
        "-CHECK",
    )


@pytest.mark.parametrize(
    "text",
    [
        "CREATE INDEX i ON t USING btree (a",
        "CREATE INDEX i ON t USING btree (a) -- b",
        "DO $$ BEGIN EXECUTE a; END $$",
        "DO $$ BEGIN EXECUTE format('DROP TABLE %I', a) || b; END $$",
    ],
)
def test_what_cannot_be_told_is_no_statement(text: str) -> None:
    with pytest.raises(NotStatements):
        statement_words(text)


@pytest.mark.parametrize(
    ("kind", "template", "text"),
    [
        ("index", "create", "CREATE INDEX i ON t USING btree (a); DROP TABLE u"),
        ("index", "create", "DROP INDEX i"),
        ("index", "drop", "DROP INDEX i, j"),
        ("index", "drop", "DROP INDEX i CASCADE"),
        ("table", "create", "CREATE TABLE t (a int)"),
        ("check", "create", "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0), DROP COLUMN a"),
        ("comment", "create", "COMMENT ON TABLE t IS ''; COMMENT ON TABLE u IS ''"),
        ("grants", "create", "GRANT SELECT ON t, u TO r"),
        ("sequence", "exists", "true; DROP TABLE t"),
        ("check", "check_create", "SELECT 1; DROP TABLE t"),
        ("check", "check_create", "SELECT 1 INTO t"),
        ("check", "check_create", "SELECT 1 FROM t FOR UPDATE"),
    ],
)
def test_more_than_is_meant_is_refused(kind: str, template: str, text: str) -> None:
    with pytest.raises(statement_meaning.Broken):
        statement_meaning.filled(KINDS, kind, template, text, ())


def test_what_stands_inside_is_looked_at_with_the_statement() -> None:
    column, check = (
        statement_meaning.filled(KINDS, kind, "inline", text, ())
        for kind, text in (("column", "a int NOT NULL"), ("check", "CONSTRAINT c CHECK (a > 0)"))
    )
    statement_meaning.filled(KINDS, "table", "create", f"CREATE TABLE t ({column}, {check})", (column, check))
    for inside in (f"{column}, b int, {check}", f"{check}, {column}", column):
        with pytest.raises(statement_meaning.Broken):
            statement_meaning.filled(KINDS, "table", "create", f"CREATE TABLE t ({inside})", (column, check))


def test_what_one_part_may_end_with_another_may_begin_with() -> None:
    parts = [statement_meaning.filled(KINDS, kind, template, text, ()) for kind, template, text in (
        ("column", "type", "ALTER COLUMN a TYPE bigint"),
        ("default", "create", "ALTER COLUMN a SET DEFAULT 1"),
        ("column", "storage", "ALTER COLUMN a SET STORAGE plain"),
    )]  # fmt: skip
    pieces = [piece for part in parts if isinstance(part, statement_meaning.Fragment) for piece in part.means]
    statement_meaning.hold(f"ALTER TABLE t {', '.join(parts)}", ("AlterTable:TABLE", *pieces))


def test_a_template_that_forgets_to_quote_makes_no_plan(tmp_path: Path, database: Database) -> None:
    templates = "templates/extended_statistics.sql.j2"
    forgetful = dummy.FILES[templates].replace("new.columns | idents", "new.columns | join(', ')")
    assert forgetful != dummy.FILES[templates]
    for name, text in {**dummy.FILES, templates: forgetful}.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    kinds = Registry(k for k in KINDS.kinds.values() if k.name != "statistics").with_folder(tmp_path)
    columns = "a, b FROM t; DROP TABLE t; SELECT a"
    yaml = f"tables:\n  t:\n    columns: {{a: int, b: int, '{columns}': int}}\n    extended_statistics:\n"
    plain = f"{yaml}      s: [a, b]\n"
    assert any("CREATE STATISTICS" in step.sql for step in engine.plan(database, plain, registry=kinds).steps)
    with pytest.raises(
        InputError, match=r"schema.yaml:5:7: extended statistics public.s: .*CreateStats Drop:TABLE Select;"
    ):
        engine.plan(database, f"{yaml}      s: ['{columns}']\n", registry=kinds)
