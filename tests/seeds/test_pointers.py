"""Rows that point at rows: by the values of a foreign key, and by $row, which finds the key of another row."""

from __future__ import annotations

import pytest

from tests.seeds.support import ask, run
from tests.support.databases import Database

TABLES = """
    CREATE SCHEMA app;
    CREATE TABLE app.organizations (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(), slug text NOT NULL UNIQUE, name text, parent_id uuid
            REFERENCES app.organizations
    );
    CREATE TABLE app.users (id integer PRIMARY KEY, email text);
    CREATE TABLE app.members (
        organization_id uuid REFERENCES app.organizations, user_id integer REFERENCES app.users, role text,
        PRIMARY KEY (organization_id, user_id)
    );
"""
YAML = """
    schema: app
    tables:
      organizations:
        columns:
          id: {type: uuid, not_null: true, default: gen_random_uuid()}
          slug: {type: text, not_null: true}
          name: text
          parent_id: {type: uuid, references: organizations(id)}
        primary_key: [id]
        unique: {organizations_slug_key: [slug]}
        seeds: {key: [slug], rows: [%s]}
      users:
        columns: {id: {type: integer, not_null: true}, email: text}
        primary_key: [id]
        seeds: {key: [id], rows: [%s]}
      members:
        columns:
          organization_id: {type: uuid, references: organizations(id)}
          user_id: {type: integer, references: users(id)}
          role: text
        primary_key: [organization_id, user_id]
        seeds: {key: [organization_id, user_id], rows: [%s]}
"""
MEMBER = "{organization_id: {$row: {table: organizations, slug: lancio}}, user_id: 1, role: owner}"
LABEL = "organization_id=app.organizations slug=lancio, user_id=1"


def test_a_row_finds_the_key_of_a_declared_row(database: Database) -> None:
    database.execute(TABLES)
    yaml = YAML % ("{slug: lancio, name: Lancio}", "{id: 1}", MEMBER)
    asked = ask(database, yaml)
    assert asked.operations == [("insert", "slug=lancio"), ("insert", "id=1"), ("insert", LABEL)]
    assert asked.sql[2] == (
        "INSERT INTO app.members (organization_id, user_id, role)\n"
        "VALUES\n"
        "  ((SELECT id FROM app.organizations WHERE slug = 'lancio'), 1, 'owner')\n"
        "ON CONFLICT (organization_id, user_id) DO NOTHING"
    )
    run(database, asked.sql * 2)
    assert ask(database, yaml).changes == []
    database.execute("UPDATE app.members SET role = 'guest'")
    asked = ask(database, yaml)
    assert asked.operations == [("update", LABEL)]
    run(database, asked.sql * 2)
    assert ask(database, yaml).changes == []


def test_a_row_finds_the_key_of_a_live_row(database: Database) -> None:
    database.execute(
        TABLES + "INSERT INTO app.organizations (slug) VALUES ('lancio'); INSERT INTO app.users VALUES (1)"
    )
    asked = ask(database, YAML % ("", "", MEMBER))
    assert asked.operations == [("insert", LABEL)]
    assert asked.refusals == []
    run(database, asked.sql)
    assert ask(database, YAML % ("", "", MEMBER)).changes == []


def test_what_is_neither_declared_nor_live_refuses_the_plan(database: Database) -> None:
    database.execute(TABLES)
    asked = ask(
        database, YAML % ("", "", MEMBER + ", {organization_id: 00000000-0000-0000-0000-000000000000, user_id: 2}")
    )
    zeros = "organization_id=00000000-0000-0000-0000-000000000000, user_id=2"
    assert sorted(asked.refusals) == [
        f"app.yaml:23:143: app.members {zeros}: organization_id references app.organizations "
        "id=00000000-0000-0000-0000-000000000000, which is neither declared nor in the database",
        f"app.yaml:23:143: app.members {zeros}: user_id references "
        "app.users id=2, which is neither declared nor in the database",
        f"app.yaml:23:53: app.members {LABEL}: organization_id references app.organizations slug=lancio, "
        "which is neither declared nor in the database",
        f"app.yaml:23:53: app.members {LABEL}: user_id references "
        "app.users id=1, which is neither declared nor in the database",
    ]


def test_an_unselected_seed_does_not_count_as_declared(database: Database) -> None:
    database.execute(TABLES)
    yaml = (
        (YAML % ("", "{id: 1}", MEMBER))
        .replace("seeds: {key: [id]", "seeds: {set: people, key: [id]")
        .replace("seeds: {key: [organization_id", "seeds: {set: demo, key: [organization_id")
    )
    refusals = ask(database, yaml, sets=["demo"]).refusals
    assert any("user_id references app.users id=1" in r for r in refusals)
    assert not any("app.users" in r for r in ask(database, yaml).refusals)


def test_several_rows_refuse_a_row_that_needs_one(database: Database) -> None:
    database.execute(TABLES + "INSERT INTO app.organizations (slug, name) VALUES ('a', 'same'), ('b', 'same')")
    database.execute("INSERT INTO app.users VALUES (1)")
    asked = ask(database, YAML % ("", "", MEMBER.replace("slug: lancio", "name: same")))
    assert len(asked.refusals) == 1
    assert "organization_id references app.organizations name=same, which matches 2 rows" in asked.refusals[0]


def test_rows_of_one_table_are_inserted_before_those_that_point_to_them(database: Database) -> None:
    database.execute(TABLES)
    rows = (
        "{slug: leaf, parent_id: {$row: {table: organizations, slug: branch}}}, "
        "{slug: branch, parent_id: {$row: {table: organizations, slug: root}}}, "
        "{slug: root}, {slug: other, parent_id: {$row: {table: organizations, slug: root}}}"
    )
    asked = ask(database, YAML % (rows, "", ""))
    assert [label for _, label in asked.operations] == ["slug=root", "slug=branch", "slug=leaf", "slug=other"]
    run(database, asked.sql * 2)
    assert ask(database, YAML % (rows, "", "")).changes == []
    assert database.query(
        "SELECT c.slug, p.slug FROM app.organizations c JOIN app.organizations p ON p.id = c.parent_id ORDER BY 1"
    ) == [("branch", "root"), ("leaf", "branch"), ("other", "root")]


def test_a_row_is_moved_below_one_that_is_inserted(database: Database) -> None:
    database.execute(TABLES + "INSERT INTO app.organizations (slug) VALUES ('leaf')")
    rows = "{slug: leaf, parent_id: {$row: {table: organizations, slug: root}}}, {slug: root}"
    asked = ask(database, YAML % (rows, "", ""))
    assert asked.operations == [("insert", "slug=root"), ("update", "slug=leaf")]
    assert asked.sql[1] == (
        "UPDATE app.organizations\n"
        "   SET parent_id = (SELECT id FROM app.organizations WHERE slug = 'root')\n"
        " WHERE slug = 'leaf'\n"
        "  AND parent_id IS NOT DISTINCT FROM NULL"
    )
    run(database, asked.sql * 2)
    assert ask(database, YAML % (rows, "", "")).changes == []


def test_literal_keys_of_one_table_are_ordered_too(database: Database) -> None:
    database.execute(
        "CREATE SCHEMA app; CREATE TABLE app.t (id integer PRIMARY KEY, up integer REFERENCES app.t, x text)"
    )
    yaml = """
        schema: app
        tables:
          t:
            columns: {id: {type: integer, not_null: true}, up: {type: integer, references: t(id)}, x: text}
            primary_key: [id]
            seeds: {key: [id], mode: exact, rows: [%s]}
    """
    rows = yaml % "{id: 1, up: 2, x: a}, {id: 2, up: 3}, {id: 3}, {id: 4, up: 4}"
    asked = ask(database, rows)
    assert [label for _, label in asked.operations] == ["id=3", "id=2", "id=1", "id=4"]
    run(database, asked.sql * 2)
    assert ask(database, rows).changes == []
    asked = ask(database, yaml % "{id: 4, up: 4}")
    assert asked.operations == [("delete", "id=1"), ("delete", "id=2"), ("delete", "id=3")]
    assert asked.refusals == []
    run(database, asked.sql * 2)
    assert database.query("SELECT id FROM app.t") == [(4,)]


def test_a_circle_needs_one_statement_or_a_deferred_key(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          t:
            columns: {id: {type: integer, not_null: true}, up: integer, x: text}
            primary_key: [id]
            foreign_keys: {t_up_fkey: {columns: [up], references: t(id)%s}}
            seeds: {key: [id], rows: [%s]}
    """
    database.execute(
        "CREATE SCHEMA app; CREATE TABLE app.t (id integer PRIMARY KEY, up integer REFERENCES app.t, x text)"
    )
    alike = yaml % ("", "{id: 1, up: 2}, {id: 2, up: 3}, {id: 3, up: 1}")
    asked = ask(database, alike)
    assert len(asked.sql) == 1
    run(database, asked.sql)
    assert ask(database, alike).changes == []
    database.execute("DELETE FROM app.t")
    unlike = "{id: 1, up: 2, x: a}, {id: 2, up: 1}"
    assert ask(database, yaml % ("", unlike)).errors == [
        "app.yaml:8:31: these rows reference one another in a cycle: app.t id=1, app.t id=2\n"
        "    Write the keys themselves instead of $row, and make the foreign key `initially_deferred: true`."
    ]
    database.execute("ALTER TABLE app.t ALTER CONSTRAINT t_up_fkey DEFERRABLE INITIALLY DEFERRED")
    deferred = yaml % (", initially_deferred: true", unlike)
    asked = ask(database, deferred)
    assert asked.errors == []
    run(database, asked.sql * 2)
    assert ask(database, deferred).changes == []


def test_a_circle_of_rows_by_row_has_no_beginning(database: Database) -> None:
    database.execute(TABLES)
    row = "{slug: %s, parent_id: {$row: {table: organizations, slug: %s}}}"
    asked = ask(database, YAML % (f"{row % ('a', 'b')}, {row % ('b', 'a')}", "", ""))
    assert "these rows reference one another in a cycle" in asked.errors[0]
    asked = ask(database, YAML % (row % ("a", "a"), "", ""))
    assert "app.organizations slug=a references itself by $row" in asked.errors[0]
    database.execute("INSERT INTO app.organizations (slug) VALUES ('a')")
    asked = ask(database, YAML % (row % ("a", "a"), "", ""))
    assert asked.errors == []
    run(database, asked.sql)
    assert ask(database, YAML % (row % ("a", "a"), "", "")).changes == []


def test_a_row_inside_a_row(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          a:
            columns: {id: {type: integer, identity: by default}, name: {type: text, not_null: true}}
            primary_key: [id]
            unique: {a_name_key: [name]}
            seeds: {key: [name], rows: [{name: one}, {name: two}]}
          b:
            columns:
              id: {type: integer, identity: by default}
              a_id: {type: integer, not_null: true, references: a(id)}
              name: {type: text, not_null: true}
            primary_key: [id]
            unique: {b_key: [a_id, name]}
            seeds:
              key: [a_id, name]
              rows:
                - {a_id: {$row: {table: a, name: one}}, name: x}
                - {a_id: {$row: {table: a, name: two}}, name: x}
          c:
            columns: {id: {type: text, not_null: true}, b_id: {type: integer, references: b(id)}}
            primary_key: [id]
            seeds:
              key: [id]
              rows:
                - {id: c, b_id: {$row: {table: b, name: x, a_id: {$row: {table: a, name: two}}}}}
    """
    database.execute(
        """
        CREATE SCHEMA app;
        CREATE TABLE app.a (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
        CREATE TABLE app.b (
            id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, a_id integer NOT NULL REFERENCES app.a,
            name text NOT NULL, CONSTRAINT b_key UNIQUE (a_id, name));
        CREATE TABLE app.c (id text PRIMARY KEY, b_id integer REFERENCES app.b);
        """
    )
    asked = ask(database, yaml)
    assert asked.refusals == []
    assert asked.statements[0].title == "insert app.a: 2 rows, name=one to name=two"
    run(database, asked.sql * 2)
    assert ask(database, yaml).changes == []
    assert database.query("SELECT a.name FROM app.c JOIN app.b ON b.id = b_id JOIN app.a ON a.id = a_id") == [("two",)]
    database.execute("UPDATE app.c SET b_id = NULL")
    asked = ask(database, yaml)
    assert asked.operations == [("update", "id=c")]
    run(database, asked.sql * 2)
    assert ask(database, yaml).changes == []


def test_a_foreign_key_of_several_columns(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          a:
            columns: {x: {type: integer, not_null: true}, y: {type: text, not_null: true}, n: text}
            primary_key: [x, y]
            seeds: {key: [x, y], rows: [{x: 1, y: a}]}
          b:
            columns: {id: {type: integer, not_null: true}, ax: integer, ay: text}
            primary_key: [id]
            foreign_keys: {b_fkey: {columns: [ay, ax], references: "a(y, x)"}}
            seeds: {key: [id], rows: [{id: 1, ax: 1, ay: a}, {id: 2, ax: 1, ay: b}, {id: 3, ax: 9, ay: null}, %s]}
    """
    database.execute(
        """
        CREATE SCHEMA app;
        CREATE TABLE app.a (x integer, y text, n text, PRIMARY KEY (x, y));
        CREATE TABLE app.b (id integer PRIMARY KEY, ax integer, ay text, CONSTRAINT b_fkey FOREIGN KEY (ay, ax)
            REFERENCES app.a (y, x));
        """
    )
    asked = ask(database, yaml % "{id: 4, ax: {$row: {table: a, x: 1, y: a}}, ay: {$row: {table: a, x: 1, y: a}}}")
    assert [r.partition(": ")[2] for r in asked.refusals] == [
        "app.b id=2: ay, ax references app.a y=b, x=1, which is neither declared nor in the database"
    ]
    database.execute("INSERT INTO app.a VALUES (1, 'b')")
    asked = ask(database, yaml % "")
    assert asked.refusals == []
    run(database, asked.sql * 2)
    assert ask(database, yaml % "").changes == []


def test_a_row_whose_values_this_plan_changes_is_found_as_it_will_be(database: Database) -> None:
    """$row by a column that is no key: the declared row is live under another name until this plan has run."""
    database.execute(
        TABLES
        + """
        INSERT INTO app.organizations (slug, name) VALUES ('lancio', 'Old');
        INSERT INTO app.users VALUES (1);
        INSERT INTO app.members SELECT id, 1, 'owner' FROM app.organizations;
        """
    )
    yaml = YAML % ("{slug: lancio, name: New}", "", MEMBER.replace("slug: lancio", "name: New"))
    asked = ask(database, yaml)
    assert asked.refusals == []
    assert asked.operations == [("update", "slug=lancio")]
    run(database, asked.sql * 2)
    assert ask(database, yaml).changes == []


def test_two_tables_whose_rows_point_at_each_other_are_compared(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          a:
            columns: {id: {type: integer, identity: by default}, n: {type: text, not_null: true}, b: integer}
            primary_key: [id]
            unique: {a_n_key: [n]}
            foreign_keys: {a_b_fkey: {columns: [b], references: b(id)}}
            seeds: {key: [n], rows: [{n: x, b: {$row: {table: b, n: x}}}]}
          b:
            columns: {id: {type: integer, identity: by default}, n: {type: text, not_null: true}, a: integer}
            primary_key: [id]
            unique: {b_n_key: [n]}
            foreign_keys: {b_a_fkey: {columns: [a], references: a(id)}}
            seeds: {key: [n], rows: [{n: x, a: {$row: {table: a, n: x}}}]}
    """
    database.execute(
        """
        CREATE SCHEMA app;
        CREATE TABLE app.a (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, n text NOT NULL UNIQUE, b integer);
        CREATE TABLE app.b (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, n text NOT NULL UNIQUE, a integer);
        ALTER TABLE app.a ADD FOREIGN KEY (b) REFERENCES app.b; ALTER TABLE app.b ADD FOREIGN KEY (a) REFERENCES app.a;
        INSERT INTO app.b (id, n) VALUES (7, 'x'); INSERT INTO app.a (id, n, b) VALUES (3, 'x', 7);
        """
    )
    asked = ask(database, yaml)
    assert asked.operations == [("update", "n=x")]
    run(database, asked.sql * 2)
    assert ask(database, yaml).changes == []


@pytest.mark.parametrize(
    "key", ["unique: {t_rank_key: [rank]}", "indexes: {t_rank_key: {columns: [rank], unique: true}}"]
)
def test_a_unique_value_is_given_up_before_it_is_taken(key: str, database: Database) -> None:
    yaml = """
        schema: app
        tables:
          t:
            columns: {id: {type: integer, not_null: true}, rank: {type: integer, not_null: true}}
            primary_key: [id]
            KEY
            seeds: {key: [id], mode: exact, rows: [%s]}
    """.replace("KEY", key)
    database.execute(
        "CREATE SCHEMA app; CREATE TABLE app.t (id integer PRIMARY KEY, rank integer NOT NULL);"
        "CREATE UNIQUE INDEX ON app.t (rank);"
        "INSERT INTO app.t VALUES (1, 1), (2, 2), (3, 3)"
    )
    rows = yaml % "{id: 1, rank: 2}, {id: 2, rank: 3}, {id: 4, rank: 1}"
    asked = ask(database, rows)
    assert asked.operations == [("delete", "id=3"), ("update", "id=2"), ("update", "id=1"), ("insert", "id=4")]
    run(database, asked.sql * 2)
    assert ask(database, rows).changes == []
    swapped = ask(database, yaml % "{id: 1, rank: 3}, {id: 2, rank: 2}, {id: 4, rank: 1}")
    assert "these rows reference one another in a cycle: app.t id=1, app.t id=2" in swapped.errors[0]


def test_a_row_by_which_another_cannot_be_found_is_an_error(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          a:
            columns: {x: {type: integer, not_null: true}, y: {type: integer, not_null: true}}
            primary_key: [x, y]
          b:
            columns: {id: {type: integer, not_null: true}, a: integer}
            primary_key: [id]
            seeds: {key: [id], rows: [{id: 1, a: {$row: {table: a, x: 1}}}]}
    """
    assert ask(database, yaml).errors == [
        "app.yaml:10:31: app.b: a: app.a has no primary key of one column that $row could refer to\n"
        "    Declare a foreign key on this column: $row then refers to the column that it references."
    ]


def test_a_row_that_is_left_alone_may_point_at_what_is_gone(database: Database) -> None:
    """Mode insert: the row was made once, and its owner may have gone since."""
    yaml = """
        schema: app
        tables:
          a:
            columns: {id: {type: integer, not_null: true}, name: text}
            primary_key: [id]
          b:
            columns: {id: {type: integer, not_null: true}, a: integer}
            primary_key: [id]
            seeds: {key: [id], mode: insert, rows: [{id: 1, a: {$row: {table: a, name: x}}}]}
    """
    database.execute(
        "CREATE SCHEMA app; CREATE TABLE app.a (id integer PRIMARY KEY, name text);"
        "CREATE TABLE app.b (id integer PRIMARY KEY, a integer);"
    )
    assert len(ask(database, yaml).refusals) == 1
    database.execute("INSERT INTO app.b VALUES (1, NULL)")
    asked = ask(database, yaml)
    assert (asked.refusals, asked.changes) == ([], [])


def test_a_foreign_key_between_columns_of_different_types(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          a:
            columns: {id: {type: "numeric(8,2)", not_null: true}}
            primary_key: [id]
            seeds: {key: [id], rows: [{id: 1}]}
          b:
            columns: {id: {type: integer, not_null: true}, a: integer}
            primary_key: [id]
            foreign_keys: {b_a_fkey: {columns: [a], references: a(id)}}
            seeds: {key: [id], rows: [{id: 1, a: 1}, {id: 2, a: %s}]}
    """
    assert ask(database, yaml % "1").refusals == []
    assert len(ask(database, yaml % "2").refusals) == 1


def test_a_foreign_key_meets_rows_that_are_equal_by_its_type(database: Database) -> None:
    yaml = """
        schema: app
        tables:
          rates:
            columns: {rate: {type: numeric, not_null: true}, term: {type: interval, not_null: true}}
            primary_key: [rate, term]
            seeds: {key: [rate, term], rows: [{rate: 2.50, term: 1 month}]}
          loans:
            columns: {id: {type: int, not_null: true}, rate: numeric, term: interval}
            primary_key: [id]
            foreign_keys: {loans_rate_fkey: {columns: [rate, term], references: "rates(rate, term)"}}
            seeds: {key: [id], rows: [{id: 1, rate: 2.5, term: 30 days}%s]}
    """
    database.execute("CREATE SCHEMA app")
    assert ask(database, yaml % "").refusals == []
    refusals = ask(database, yaml % ", {id: 2, rate: 2.51, term: 30 days}").refusals
    assert [r.partition("which is ")[2] for r in refusals] == ["neither declared nor in the database"]


def test_the_declared_row_is_meant_where_others_have_its_values(database: Database) -> None:
    database.execute(
        """
        CREATE SCHEMA app;
        CREATE TABLE app.plans (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text NOT NULL UNIQUE, title text);
        CREATE TABLE app.limits (plan_id int PRIMARY KEY, n int);
        INSERT INTO app.plans (code, title) VALUES ('a', 'A'), ('other', 'A');
        INSERT INTO app.limits VALUES (1, 7);
        """
    )
    yaml = """
    schema: app
    tables:
      plans:
        columns: {id: {type: int, identity: always}, code: {type: text, not_null: true}, title: text}
        primary_key: [id]
        unique: {plans_code_key: [code]}
        seeds: {key: [code], rows: [{code: a, title: A}]}
      limits:
        columns: {plan_id: {type: int, not_null: true}, n: int}
        primary_key: [plan_id]
        seeds: {key: [plan_id], rows: [{plan_id: {$row: {table: plans, title: A}}, n: 8}]}
    """
    asked = ask(database, yaml)
    run(database, asked.sql)
    assert database.query("SELECT * FROM app.limits") == [(1, 8)]
    assert ask(database, yaml).changes == []
