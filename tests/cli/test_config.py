"""schemadiff.toml: what it may say, what it says wrongly, and what comes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemadiff.commands.config import Pattern, load
from schemadiff.errors import InputError
from schemadiff.kinds import registry
from tests.cli.conftest import NOTES, Declare
from tests.support.command import invoke, run
from tests.support.databases import Database


def write(folder: Path, text: str) -> Path:
    file = folder / "schemadiff.toml"
    file.write_text(text)
    return file


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('shema = "x"\n', 1, "there is no key shema\n    Did you mean `schema`?"),
        ('\n# schema\n[environments.prod]\ndb = "x"\nlock_timout = "1s"\n', 5, "Did you mean `lock_timeout`?"),
        (
            '[[ignore]]\nkind = "table"\n\n[[ignore]]\nkid = "view"\n',
            5,
            "there is no key kid\n    Did you mean `kind`?",
        ),
        ('[[ignore]]\nkind = "tabel"\n', 2, "there is no kind tabel\n    Did you mean `table`?"),
        ("[[ignore]]\n", 1, "an empty entry would ignore everything"),
        ('ignore = ["x"]\n', 1, "ignore is a list of tables"),
        ('manage = "everything"\n', 1, "manage cannot be 'everything'\n    There are all, declared."),
        ('online = "sometimes"\n', 1, "online cannot be 'sometimes'\n    There are never, auto, always."),
        ("allow = 1\n", 1, "allow has to be a list of strings"),
        ('allow = ["all"]\n', 1, "consent counts only for an environment"),
        ('environment_variables = ["a b"]\n', 1, "'a b' is not a pattern for names of environment variables"),
        ('schema = "/etc"\n', 1, "schema is outside of the current folder, which only --schema allows"),
        ('schema = "x/../../y"\n', 1, "schema is outside of the current folder"),
        ('schema = ""\n', 1, "schema has to be a string that is not empty"),
        ('db = "  "\n', 1, "db has to be a connection string"),
        ('db = "service=live"\n', 1, "service is not allowed in a connection string of this file"),
        ('[environments.e]\ndb = "host=h sslkey=/k passfile=/p"\n', 2, "passfile is not allowed"),
        ("schema = 1\n", 1, "schema has to be a string"),
        ('check_function_bodies = "off"\n', 1, "check_function_bodies has to be true or false"),
        ("db = 5\n", 1, "db has to be a connection string"),
        ("environments = 1\n", 1, "environments are tables"),
        ("hazards = 1\n", 1, "hazards is a table of hazards and what they mean"),
        (
            '[hazards]\nbreaks-client = "show"\n',
            2,
            "there is no hazard breaks-client\n    Did you mean `breaks-c",
        ),
        ('[hazards]\nscans-table = "no"\n', 2, "scans-table cannot be 'no'"),
        ('[hazards]\nweakens-security = "show"\n', 2, "that weakens-security needs no consent counts only for an env"),
        ('[environments.e]\nhazards = {scan-table = "show"}\n', 2, "there is no hazard scan-table"),
        ('schema = "a"\nschema = "b"\n', 2, "Cannot overwrite a value"),
        ("schema = [\n\n", 2, "Invalid value"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    file = write(tmp_path, text)
    with pytest.raises(InputError) as caught:
        load(None, file)
    finding = caught.value.findings[0]
    assert finding.place is not None
    assert (finding.place.file, finding.place.line) == (str(file), line)
    assert message in str(finding)


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, 'a = 1\nmanage = "x"\n[environments.p]\nc = 1\n')
    answer = run("validate", cwd=tmp_path)
    assert answer.code == 1
    assert [line.partition(":")[2][:1] for line in answer.err.splitlines() if line.startswith("schemadiff.toml")] == [
        "1",
        "2",
        "4",
    ]
    assert "3 errors; nothing was changed" in answer.err


def test_an_unknown_environment(tmp_path: Path) -> None:
    write(tmp_path, "[environments.production]\n[environments.test]\n")
    answer = run("validate", "--env", "prod", cwd=tmp_path)
    assert answer.code == 64
    assert "has no such environment; there are: production, test" in answer.err


def test_flags_beat_the_environment_and_that_beats_the_file(declare: Declare, tmp_path: Path) -> None:
    for name in ("flag", "variable", "special", "general"):
        declare(folder=name)
    write(tmp_path, 'schema = "general"\n[environments.e]\nschema = "special"\n')
    env = {"SCHEMADIFF_SCHEMA": "variable"}
    for arguments, given, folder in (
        ([], {}, "general"),
        (["--env", "e"], {}, "special"),
        (["--env", "e"], env, "variable"),
        (["--env", "e", "--schema", "flag"], env, "flag"),
    ):
        assert run("validate", *arguments, cwd=tmp_path, env=given).err.startswith(f"{folder}: ")


def test_the_search_path_resolves_names(declare: Declare, database: Database, tmp_path: Path) -> None:
    declare("schema: shared\nenums: {mood: [sad, happy]}\n", "shared.yaml")
    folder = declare("schema: app\ntables: {t: {columns: {m: mood}}}\n", "app.yaml")
    config = write(tmp_path, 'search_path = ["shared"]\n')
    with_path = invoke("plan", "--schema", str(folder), "--db", database, "--config", str(config), "--sql")
    assert "m shared.mood" in with_path.out
    without = invoke("plan", "--schema", str(folder), "--db", database)
    assert without.code == 1
    assert "mood" in without.err


LIVE = """
    CREATE TABLE notes (id bigint PRIMARY KEY, title text);
    CREATE TABLE tmp_a (id serial PRIMARY KEY, b int CHECK (b > 0));
    COMMENT ON COLUMN tmp_a.b IS 'x';
    CREATE INDEX tmp_a_b ON tmp_a (b);
    CREATE VIEW old_view AS SELECT 1 AS one;
    CREATE INDEX notes_by_hand ON notes (title);
"""


def test_what_is_ignored_stays(declare: Declare, database: Database, tmp_path: Path) -> None:
    database.execute(LIVE)
    folder = str(declare())
    without = invoke("plan", "--schema", folder, "--db", database)
    for name in ("tmp_a", "old_view", "notes_by_hand"):
        assert f"public.{name}" in without.out
    ignore = '[[ignore]]\nkind = "table"\nname = "tmp_*"\n'
    config = write(tmp_path, ignore + '[[ignore]]\nkind = ["index", "view"]\nname = ["*_by_hand", "old_*"]\n')
    answer = invoke("plan", "--schema", folder, "--db", database, "--config", str(config), "--exit-code")
    assert answer.code == 0, answer


def test_an_ignored_schema_stays_where_the_yaml_is_the_whole_truth(
    declare: Declare, database: Database, tmp_path: Path
) -> None:
    database.execute(
        "CREATE TABLE notes (id bigint PRIMARY KEY, title text); CREATE SCHEMA theirs; CREATE TABLE theirs.t ()"
    )
    folder = str(declare())
    everything = ["plan", "--schema", folder, "--db", database, "--manage", "all", "--exit-code"]
    assert "- schema theirs" in invoke(*everything).out
    config = write(tmp_path, 'manage = "all"\n[[ignore]]\nschema = "theirs"\n')
    answer = invoke("plan", "--schema", folder, "--db", database, "--config", str(config), "--exit-code")
    assert answer.code == 0, answer


def test_patterns_say_what_the_yaml_is_the_whole_truth_about(
    declare: Declare, database: Database, tmp_path: Path
) -> None:
    database.execute(
        "CREATE TABLE notes (id bigint PRIMARY KEY, title text);"
        "CREATE SCHEMA audit; CREATE TABLE audit.log (); CREATE SCHEMA theirs; CREATE TABLE theirs.t ()"
    )
    plan = ["plan", "--schema", str(declare()), "--db", database, "--format", "json"]

    def titles(text: str) -> list[str]:
        return [s["title"] for s in json.loads(invoke(*plan, "--config", str(write(tmp_path, text))).out)["steps"]]

    assert titles("") == []
    assert titles('[[manage]]\nschema = "aud*"\n') == ["drop table audit.log", "drop schema audit"]


def test_what_is_not_modelled_and_ignored_is_not_named(declare: Declare, database: Database, tmp_path: Path) -> None:
    database.execute(
        "CREATE TABLE held (id bigint PRIMARY KEY, above bigint REFERENCES held);ALTER TABLE held DISABLE TRIGGER ALL"
    )
    plan = ["plan", "--schema", str(declare()), "--db", database]
    assert "table public.held: has triggers of foreign keys disabled" in invoke(*plan).out
    for ignore in ('kind = "table"\nname = "held*"\n', 'schema = "pub*"\n'):
        config = write(tmp_path, f"[[ignore]]\n{ignore}")
        assert "triggers of foreign keys" not in invoke(*plan, "--config", str(config)).out


def test_what_is_declared_and_ignored_is_said(declare: Declare, database: Database, tmp_path: Path) -> None:
    config = write(tmp_path, '[[ignore]]\nname = "notes"\n')
    answer = invoke("plan", "--schema", str(declare()), "--db", database, "--config", str(config), "--exit-code")
    assert answer.code == 0
    assert f"table public.notes is declared, and {config} ignores it" in answer.err


def test_the_file_consents(declare: Declare, database: Database, tmp_path: Path) -> None:
    database.execute(
        "CREATE TABLE notes (id bigint PRIMARY KEY, title text, tmp_x int); INSERT INTO notes VALUES (1, 'a', 2)"
    )
    allow = 'allow = ["deletes-data:public.notes.tmp_*"]\n'
    config = write(tmp_path, f'lock_timeout = "1s"\n[environments.test]\n{allow}')
    arguments = ["--schema", str(declare()), "--db", database]
    given = f"--allow deletes-data:public.notes.tmp_x, given in {config}:3:1"
    assert invoke("apply", *arguments, "--yes", "--config", str(config)).code == 3
    assert given not in invoke("plan", *arguments, "--config", str(config)).out
    chosen = [*arguments, "--config", str(config), "--env", "test"]
    for command in (["plan", *chosen], ["plan", *chosen, "--format", "markdown"], ["apply", *chosen, "--yes"]):
        answer = invoke(*command)
        assert answer.code == 0
        assert given in answer.out


def test_the_file_says_which_hazards_need_consent(declare: Declare, database: Database, tmp_path: Path) -> None:
    database.execute("CREATE TABLE notes (id bigint PRIMARY KEY, title text, note text)")
    of_test = '[environments.test.hazards]\nbreaks-clients = "ignore"\n'
    config = str(write(tmp_path, f'[hazards]\nbreaks-clients = "consent"\n{of_test}'))
    arguments = ["--schema", str(declare()), "--db", database]
    shown = invoke("plan", *arguments)
    assert "! breaks-clients: column public.notes.note is dropped\n" in shown.out
    assert "Needs consent" not in shown.out
    assert "breaks-clients" not in invoke("plan", *arguments, "--config", config, "--env", "test").out
    refused = invoke("apply", *arguments, "--config", config, "--yes")
    assert refused.code == 3
    assert "--allow breaks-clients:public.notes.note" in refused.err
    allowed = ["--allow", "breaks-clients:public.notes.*"]
    assert invoke("apply", *arguments, "--config", config, "--yes", *allowed).code == 0


def test_consent_of_the_file_belongs_to_an_environment(tmp_path: Path) -> None:
    file = write(tmp_path, 'manage = "all"\nallow = ["all"]\n')
    with pytest.raises(InputError, match=r"put `allow` under \[environments.NAME\]"):
        load(None, file)


def test_the_file_lets_bodies_name_what_only_a_caller_makes(
    declare: Declare, database: Database, tmp_path: Path
) -> None:
    folder = declare(
        """
            functions:
              total():
                returns: bigint
                language: sql
                body: SELECT sum(n) FROM wanted
        """
    )
    arguments = ["apply", "--schema", str(folder), "--db", database, "--yes"]
    refused = invoke(*arguments, "--no-rehearse")
    assert refused.code == 1 and 'relation "wanted" does not exist' in refused.err
    config = write(tmp_path, "check_function_bodies = false\n")
    assert invoke(*arguments, "--config", str(config)).code == 0
    assert invoke("plan", *arguments[1:-1], "--exit-code").code == 0


def test_the_file_selects_seeds(declare: Declare, database: Database, tmp_path: Path) -> None:
    folder = declare(NOTES + "        seeds:\n          key: [id]\n          set: demo\n          rows: [{id: 1}]\n")
    config = write(tmp_path, 'seeds = ["none"]\n[environments.demo]\nseeds = ["demo"]\n')
    arguments = ["plan", "--schema", str(folder), "--db", database, "--config", str(config)]
    assert "insert" not in invoke(*arguments).out
    assert "insert" in invoke(*arguments, "--env", "demo").out


def test_patterns_by_kind_schema_and_name() -> None:
    from schemadiff.catalog.objects import Identity

    kinds = registry()
    table = Identity("table", ("audit", "tmp_1"))
    assert Pattern(kind=("table",)).fits(table, kinds)
    assert Pattern(schema=("aud*",), name=("tmp_?",)).fits(table, kinds)
    assert not Pattern(schema=("public",)).fits(table, kinds)
    assert not Pattern(kind=("view",)).fits(table, kinds)
    comment = Identity("comment", ("table", "audit", "tmp_1"))
    assert Pattern(kind=("comment",), schema=("audit",), name=("tmp_1",)).fits(comment, kinds)
    assert Pattern(schema=("audit",)).fits(Identity("schema", ("audit",)), kinds)
    assert not Pattern(schema=("audit",)).fits(Identity("extension", ("audit",)), kinds)
    odd = Identity("table", ("public", "a[b]"))
    assert Pattern(name=("a[b]",)).fits(odd, kinds)


@pytest.mark.parametrize("value", ["[" * 3000 + "]" * 3000, "9" * 5000])
def test_values_that_are_too_large_are_told(value: str, declare: Declare, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = declare()
    monkeypatch.chdir(folder.parent)
    Path("schemadiff.toml").write_text(f"x = {value}\n")
    answer = invoke("validate")
    assert answer.code == 1 and "nested too deeply here, or a number too long" in answer.err, answer
