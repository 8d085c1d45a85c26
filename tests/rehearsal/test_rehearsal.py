"""Plans are tried on a scratch server before they are shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from schemadiff.catalog.catalog import Catalog
from schemadiff.diff.catalogs import Comparison
from schemadiff.errors import Finding, RefusedError, ServerError
from schemadiff.introspection import written_defaults
from schemadiff.kinds import registry
from schemadiff.pipeline.make_plan import make_in_detail
from schemadiff.pipeline.plan_stage import Made
from schemadiff.plan import Plan, Rehearsal
from schemadiff.postgres.connection import connect
from schemadiff.rehearsal.extent import extent
from schemadiff.rehearsal.rehearse import rehearsed
from schemadiff.rehearsal.settings import Rehearsing
from schemadiff.rehearsal.trial import Outcome, Trial
from schemadiff.report import phrases
from tests.support import command, engine
from tests.support.databases import Database, MakeDatabase

PEOPLE = """
enums: {mood: {labels: [sad, happy]}}
tables:
  people: {columns: {id: int, name: text, age: int, mood: mood}, primary_key: [id]}
  orders:
    columns: {id: int, person: int, note: text}
    primary_key: [id]
    foreign_keys: {placed_by: {columns: [person], references: people}}
  apart: {columns: {id: int}}
views:
  names: select id, name from people
  old_names: select name from names
functions:
  oldest(): {returns: int, language: plpgsql, body: begin return (select max(age) from people); end}
  first_order(): {returns: int, language: sql, body: select id from orders}
"""


def rehearse(
    database: Database,
    yaml: engine.Yaml,
    how: Rehearsing = Rehearsing(needed=True),  # noqa: B008
    **options: object,
) -> Plan:
    """The plan with the findings of its rehearsal."""
    with connect(database) as connection:
        request = engine.request(**options)
        made = make_in_detail(connection, engine.declared(yaml), request)
        assert isinstance(made, Made)
        return rehearsed(connection, made, request, how)


def touched(database: Database, yaml: str) -> set[str]:
    """The top-level objects of which a rehearsal makes a copy."""
    with connect(database) as connection:
        made = make_in_detail(connection, engine.declared(yaml), engine.request())
    assert isinstance(made, Made)
    found = extent(made, registry()).before
    return {o.identity.name for o in found if o.parent is None and registry()[o.identity.kind].naming.scope == "schema"}


@pytest.fixture
def people(make_database: MakeDatabase) -> Database:
    database = make_database()
    engine.apply(database, PEOPLE)
    return database


def said(plan: Plan) -> Rehearsal:
    assert plan.rehearsal is not None
    return plan.rehearsal


def test_what_succeeds_is_run_twice_and_says_so(people: Database) -> None:
    plan = rehearse(people, PEOPLE.replace("note: text", "note: text, at: timestamptz"))
    assert not plan.refusals
    assert not plan.warnings
    assert said(plan).statements == len(plan.steps) == 1
    assert not said(plan).left_out


def test_what_takes_too_much_memory_is_not_tried(people: Database) -> None:
    seeds = PEOPLE.replace(
        "apart: {columns: {id: int}}",
        """apart:
    columns: {id: int, n: {type: int, default: "length(repeat('x', 1000000000))"}}
    primary_key: [id]
    seeds: [{key: id, rows: [{id: 1}]}]""",
    )
    plan = rehearse(people, seeds)
    assert not plan.refusals
    assert any("takes more memory" in finding.message for finding in said(plan).left_out)


def test_the_copy_has_what_the_change_needs_and_nothing_else(people: Database) -> None:
    assert touched(people, PEOPLE.replace("apart: {columns: {id: int}}", "apart: {columns: {id: bigint}}")) == {"apart"}
    retyped = PEOPLE.replace("name: text", "name: varchar(20)")
    assert touched(people, retyped) == {"people", "mood", "names", "old_names"}
    referring = PEOPLE.replace("note: text", "note: varchar(9)")
    assert touched(people, referring) == {"orders", "people", "mood"}
    new = PEOPLE.replace("views:", "views:\n  more: select * from orders")
    assert touched(people, new) == {"orders"}


def test_bodies_that_name_what_goes_are_compiled_again(people: Database) -> None:
    plan = rehearse(people, PEOPLE.replace("age: int", "years: {type: int, renamed_from: age}"))
    assert [str(w) for w in plan.warnings] == [
        'schema.yaml:14:3: function public.oldest(): its body would no longer compile: column "age" does not exist'
    ]
    assert not plan.refusals


CHECKED = """
tables:
  people: {columns: {id: int, age: int}}
  logged: {columns: {id: int, age: int}, triggers: {t: {timing: after insert, for_each: row, execute: note()}}}
functions:
  oldest():
    returns: int
    language: plpgsql
    body: |
      DECLARE p people; BEGIN SELECT * INTO p FROM people; RETURN p.age; END
  note():
    returns: trigger
    language: plpgsql
    body: |
      BEGIN IF new.age > 1 THEN RETURN new; END IF; RETURN null; END
  unused():
    returns: trigger
    language: plpgsql
    body: |
      BEGIN DELETE FROM people WHERE age = new.id; RETURN null; END
"""


def test_with_plpgsql_check_the_fields_of_variables_count(make_database: MakeDatabase) -> None:
    database = make_database()
    if not database.query("SELECT FROM pg_available_extensions WHERE name = 'plpgsql_check'"):
        pytest.skip("the server does not offer the extension plpgsql_check")
    engine.apply(database, CHECKED)
    plan = rehearse(database, CHECKED.replace("age: int", "years: {type: int, renamed_from: age}"))
    assert sorted(str(warning).partition(": ")[2] for warning in plan.warnings) == [
        'function public.note(): its body would no longer compile: record "new" has no field "age"',
        'function public.oldest(): its body would no longer compile: record "p" has no field "age"',
        'function public.unused(): its body would no longer compile: column "age" does not exist',
    ]
    assert (plan.refusals, said(plan).left_out) == ((), ())


def test_a_body_that_never_compiled_is_no_news(make_database: MakeDatabase) -> None:
    database, broken = make_database(), PEOPLE.replace("max(age)", "max(age) + max(nope)")
    engine.apply(database, broken)
    plan = rehearse(database, broken.replace("name: text", "name: varchar(20)"))
    assert not plan.warnings


def test_the_copy_has_the_overloads_of_all_schemas_that_a_call_can_mean(make_database: MakeDatabase) -> None:
    database = make_database()
    plus = "functions: {{plus(a {0}): {{returns: {0}, language: sql, volatility: immutable, body: SELECT a}}}}"
    yaml = {
        "app.yaml": f"schema: app\n{plus.format('numeric')}\n"
        "tables: {t: {columns: {n: {type: int, default: plus(3)}}}}",
        "public.yaml": f"schema: public\n{plus.format('int')}",
    }
    engine.apply(database, yaml)
    database.execute("ALTER TABLE app.t ALTER COLUMN n SET DEFAULT app.plus(3::numeric)")
    plan = rehearse(database, yaml)
    assert not plan.refusals
    assert (said(plan).statements, len(plan.steps), said(plan).left_out) == (1, 1, ())


def test_the_errors_of_independent_changes_come_together(people: Database) -> None:
    plan = rehearse(
        people,
        PEOPLE.replace("age: int", "age: int, tall: {type: int, default: nope()}").replace(
            "views:", "views:\n  wrong: select id + name as x from people\n  above: select x from wrong"
        ),
    )
    assert [(str(r.place), r.message.partition(": ")[2]) for r in plan.refusals] == [
        ("schema.yaml:4:71", "function nope() does not exist"),
        ("schema.yaml:11:3", "operator does not exist: integer + text"),
    ]
    assert plan.refusals[0].hint is not None


def test_an_object_that_nobody_declares_is_part_of_the_copy(people: Database) -> None:
    people.execute("CREATE VIEW public.found AS SELECT age FROM public.people")
    plan = rehearse(people, PEOPLE.replace("name: text", "name: varchar(20)"))
    assert not plan.refusals


def test_what_the_yaml_does_not_manage_is_no_error(make_database: MakeDatabase) -> None:
    database = make_database()
    database.execute(
        'CREATE SCHEMA "Other"; CREATE TABLE "Other".t (id int PRIMARY KEY); CREATE TABLE public.t (a int)'
    )
    plan = rehearse(
        database,
        """
        tables:
          t: {columns: {a: int, b: {type: int, references: "\\"Other\\".t(id)"}, c: int}}
        views: {v: 'SELECT id FROM "Other".t'}
        default_privileges: {for role postgres in schema "Other" on tables: {pg_monitor: [select]}}
        """,
    )
    assert not plan.refusals
    first, *others = (found.message for found in said(plan).left_out)
    assert first == 'schema "Other" is not in the copy, since the YAML manages nothing in it'
    assert len(others) == 3 and said(plan).statements == 1
    # A name that is nowhere is one still.
    body = "functions: {f(): {returns: int, language: sql, body: SELECT lost}}"
    missing = rehearse(database, f"tables: {{t: {{columns: {{a: int}}}}}}\n{body}")
    assert ["lost" in found.message for found in missing.refusals] == [True]


def test_rows_of_seeds_are_tried(people: Database) -> None:
    rows = "seeds: [{key: id, rows: [{id: 1}]}]"
    table = f"apart: {{columns: {{id: int, n: {{type: int, not_null: true}}}}, primary_key: [id], {rows}}}"
    seeds = PEOPLE.replace("apart: {columns: {id: int}}", table)
    (refusal,) = rehearse(people, seeds).refusals
    assert 'null value in column "n"' in refusal.message


def test_what_takes_a_superuser_is_harmless(people: Database) -> None:
    plan = rehearse(people, PEOPLE + "access_methods: {own: {handler: heap_tableam_handler, type: table}}\n")
    assert not plan.refusals


def test_what_the_time_does_not_suffice_for_is_named(people: Database) -> None:
    plan = rehearse(people, PEOPLE.replace("note: text", "note: varchar(9)"), Rehearsing(limit=0.001))
    assert any("the time for the rehearsal was over" in f.message for f in said(plan).left_out)
    assert not plan.refusals


def test_without_a_server_the_plan_says_what_would_bring_one(
    people: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SCHEMADIFF_PG_BIN", str(tmp_path))
    wanted = PEOPLE.replace("note: text", "note: varchar(9)")
    plan = rehearse(people, wanted, Rehearsing())
    assert "SCHEMADIFF_PG_BIN" in (said(plan).absent or "")
    assert not plan.refusals
    with pytest.raises(ServerError, match="SCHEMADIFF_PG_BIN"):
        rehearse(people, wanted)


def test_the_same_plan_is_not_tried_twice(people: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    wanted = PEOPLE.replace("note: text", "note: varchar(9)")
    first, second = (rehearse(people, wanted, cache=True) for _ in range(2))
    assert not said(first).remembered
    assert said(second).remembered
    assert said(second).statements == said(first).statements
    people.execute("ALTER TABLE public.orders ADD more int")
    assert not said(rehearse(people, wanted, cache=True)).remembered


def test_a_plan_with_nothing_to_do_starts_no_server(people: Database, tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    folder.mkdir()
    folder.joinpath("schema.yaml").write_text(PEOPLE)
    env = {"SCHEMADIFF_REHEARSE": "yes", "SCHEMADIFF_PG_BIN": str(tmp_path)}
    answer = command.invoke("plan", "--schema", str(folder), "--db", people, env=env)
    assert (answer.code, "ehearsed" in answer.out) == (0, False), answer.err


def test_the_flags_say_whether_and_how(people: Database, tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    folder.mkdir()
    folder.joinpath("schema.yaml").write_text(PEOPLE.replace("note: text", "note: varchar(9)"))
    arguments = ("plan", "--schema", str(folder), "--db", people)
    quiet = command.invoke(*arguments, "--no-rehearse")
    assert (quiet.code, quiet.out.splitlines()[-1]) == (0, "Not rehearsed: it is switched off.")
    run = command.invoke(*arguments, "--rehearse", "--no-cache")
    assert run.out.splitlines()[-1].startswith("Rehearsed: 1 statement on a copy of the definitions, twice, in ")
    assert command.invoke(*arguments, "--rehearse=full", "--no-rehearse").code == 64
    assert "it is switched off" in command.invoke(*arguments, "--no-rehearse", env={"SCHEMADIFF_REHEARSE": "yes"}).out
    assert command.invoke(*arguments, "--rehearse-limit", "soon").code == 64


def test_what_is_wrong_with_the_copy_does_not_refuse_the_plan(
    people: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(*_: object, **__: object) -> None:
        raise RefusedError([Finding("dependency cycle: a waits for b")])

    monkeypatch.setattr("schemadiff.rehearsal.copy.build", build)
    wanted = PEOPLE.replace("note: text", "note: varchar(9)")
    plan = rehearse(people, wanted, Rehearsing())
    assert not plan.refusals
    assert said(plan).absent == "the definitions could not be copied: dependency cycle: a waits for b"
    with pytest.raises(ServerError, match="could not be copied"):
        rehearse(people, wanted)


def test_in_full_what_cannot_be_built_anew_does_not_refuse_the_plan(people: Database) -> None:
    # The new owner may not use the wrapper, which only a superuser can ignore.
    people.execute(
        "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; ALTER SERVER s OWNER TO pg_monitor"
    )
    plan = rehearse(people, PEOPLE.replace("note: text", "note: varchar(9)"), Rehearsing(needed=True, full=True))
    assert not plan.refusals
    (obstacle,) = said(plan).left_out
    assert obstacle.message.startswith("no new database could be built to compare the result with: ")


def test_in_full_the_result_is_compared_with_a_new_database(people: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    people.execute("CREATE TABLE public.unknown (n int CHECK (n > 0))")
    wanted = PEOPLE.replace("name: text", "name: varchar(20)").replace("oldest()", "eldest()")
    assert not rehearse(people, wanted, Rehearsing(needed=True, full=True)).refusals
    monkeypatch.setattr("schemadiff.pipeline.sandbox_creation.compare", _without_views)
    found = [f.message for f in rehearse(people, wanted, Rehearsing(needed=True, full=True)).refusals]
    assert any("only the changed database has CREATE VIEW public.old_names" in message for message in found), found


def test_what_the_next_plan_would_have_again_is_told_once_an_object(
    people: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written_defaults, "without_defaults", lambda connection, live, declared, registry: declared)
    wanted = PEOPLE.replace("primary_key: [id]}\n", "primary_key: [id], indexes: {by_age: [age int4_ops]}}\n", 1)
    (found,) = rehearse(people, wanted).refusals
    assert found.message == (
        "index public.by_age: it would not be as declared after this plan (columns: age → age int4_ops); "
        "the next plan has it again"
    )


def _without_views(live: Catalog, declared: Catalog, *_: object) -> Comparison:
    """The comparison by which a copy is built, without one of the views."""
    return Comparison(tuple(o for o in declared if o.identity not in live and "old_names" not in o.identity.path))


PREDEFINED = """
schemas: {public: {owner: pg_database_owner}, s: {owner: pg_monitor}}
default_privileges:
  for role pg_monitor in schema public on tables: {pg_read_all_data: [select]}
tables:
  t:
    owner: pg_monitor
    columns: {a: int, b: int}
    grants: {pg_read_all_data: [select]}
    policies: {p: {to: [pg_read_all_stats], using: "true"}}
functions:
  f(): {returns: int, language: sql, body: select 1, owner: pg_read_server_files, security: definer}
"""


def test_predefined_roles_own_what_they_own(make_database: MakeDatabase) -> None:
    database = make_database()
    for yaml in (PREDEFINED, PREDEFINED.replace("b: int", "b: bigint").replace("pg_monitor", "pg_read_all_data")):
        plan = rehearse(database, yaml)
        assert (plan.refusals, plan.warnings, said(plan).left_out) == ((), (), ())
        engine.apply(database, yaml)


def test_a_server_that_the_user_names_gets_a_database_of_its_own(people: Database) -> None:
    people.execute("DROP ROLE IF EXISTS scratching")
    people.execute("CREATE ROLE scratching LOGIN CREATEDB CREATEROLE")
    how = Rehearsing(needed=True, server=people.server.dsn("postgres", user="scratching"))
    (refusal,) = rehearse(people, PEOPLE.replace("note: text", "note: {type: text, default: nope()}"), how).refusals
    assert refusal.message.endswith("function nope() does not exist")
    plan = rehearse(people, PEOPLE.replace("note: text", "note: varchar(9)"), how)
    assert (plan.refusals, said(plan).left_out, said(plan).statements) == ((), (), 1)
    owned = rehearse(people, PEOPLE.replace("apart: {", "apart: {owner: pg_monitor, "), how)
    assert not owned.refusals
    assert any("owner of table public.apart" in f.message for f in said(owned).left_out)
    assert people.query("SELECT datname FROM pg_database WHERE datdba = 'scratching'::regrole") == []


def test_there_what_others_own_is_tried_as_its_own(people: Database) -> None:
    """The role of the scratch server is a member of none of the predefined roles."""
    people.execute("DROP ROLE IF EXISTS scratches; CREATE ROLE scratches LOGIN CREATEDB")
    how = Rehearsing(needed=True, server=people.server.dsn("postgres", user="scratches"))
    owned = PEOPLE.replace("apart: {", "apart: {owner: pg_monitor, ")
    engine.apply(people, owned)
    plan = rehearse(
        people,
        owned.replace("apart: {owner: pg_monitor, columns: {", "apart: {owner: pg_monitor, columns: {n: int, "),
        how,
    )
    assert (plan.refusals, said(plan).left_out, said(plan).statements) == ((), (), 1)
    undeclared = PEOPLE.replace("apart: {columns: {", "apart: {columns: {n: int, ")
    plan = rehearse(people, undeclared, how)
    assert (plan.refusals, said(plan).left_out, said(plan).statements) == ((), (), 1)
    people.execute("DROP ROLE scratches")


def test_what_is_left_on_a_server_that_the_user_names_is_reported(
    people: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.execute("DROP ROLE IF EXISTS scratcher")
    people.execute("CREATE ROLE scratcher LOGIN CREATEDB CREATEROLE")
    how = Rehearsing(needed=True, server=people.server.dsn("postgres", user="scratcher"))
    wanted = f"{PEOPLE}schemas: {{fresh: {{owner: left_over}}}}\nroles: {{left_over: {{}}}}\n"
    trial_run = Trial.run

    def run(trial: Trial, *given: Any, **further: Any) -> Outcome:
        outcome = trial_run(trial, *given, **further)
        (name,) = people.query("SELECT datname FROM pg_database WHERE datname LIKE 'schemadiff%'")[0]
        people.execute(f"ALTER DATABASE {name} OWNER TO postgres")
        return outcome

    monkeypatch.setattr(Trial, "run", run)
    (warning,) = rehearse(people, wanted, how).warnings
    (name,) = people.query("SELECT datname FROM pg_database WHERE datname LIKE 'schemadiff%'")[0]
    expected = f"still has the database {name} and the role left_over: must be owner of database {name}"
    assert expected in warning.message
    people.execute(f"DROP DATABASE {name} WITH (FORCE)")
    people.execute("DROP ROLE left_over, scratcher")


def test_a_superuser_is_no_role_to_run_code_from_outside(people: Database) -> None:
    wanted = PEOPLE.replace("note: text", "note: varchar(9)")
    with pytest.raises(ServerError, match="is a superuser"):
        rehearse(people, wanted, Rehearsing(needed=True, server=str(people)))
    plan = rehearse(people, wanted, Rehearsing(server=str(people)))
    assert "is a superuser" in (said(plan).absent or "")


def test_a_step_names_the_other_relations_that_it_locks(
    people: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    wanted = PEOPLE.replace(
        "apart: {columns: {id: int}}",
        "apart: {columns: {id: int}, foreign_keys: {is_one: {columns: [id], references: people}}}",
    )
    for _ in ("tried", "remembered"):
        (step,) = rehearse(people, wanted, cache=True).steps
        assert step.also_locks == (("public.people", "SHARE ROW EXCLUSIVE"),)
        assert "locks public.people SHARE ROW EXCLUSIVE: writes wait" in phrases.effects(step)
    (step,) = rehearse(people, PEOPLE.replace("note: text", "note: varchar(9)")).steps
    assert step.also_locks == ()


LEAKING = """
functions:
  leak(said text):
    {returns: bool, language: plpgsql, volatility: immutable, body: "begin raise exception '%', said; end"}
tables:
  t:
    columns: {k: text, v: text, w: text}
    primary_key: [k]
    checks: {c: leak(v)}
    seeds: {key: k, rows: [{k: a, v: {$env: SCHEMADIFF_VAR_MINE}}]}
  u:
    columns: {k: text, at: {type: text, default: "current_setting('schemadiff.env_SCHEMADIFF_VAR_MINE')"}}
    primary_key: [k]
    checks: {c: leak(at)}
    seeds: {key: k, rows: [{k: a}]}
"""


def test_values_of_variables_stay_out_of_the_servers_words(make_database: MakeDatabase, tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    folder.mkdir()
    folder.joinpath("schema.yaml").write_text(LEAKING)
    env = {"SCHEMADIFF_REHEARSE": "yes", "SCHEMADIFF_VAR_MINE": "sesame-9271"}
    answer = command.invoke("plan", "--schema", str(folder), "--db", make_database(), env=env)
    assert answer.code == 3, answer.err
    assert "sesame" not in answer.out + answer.err
    assert "may contain values of the environment" in answer.out
