"""Dump writes what a person would, and loading it gives the catalog again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.seed_rows import Env, Json, Row, RowKey, Sql
from schemadiff.catalog.seed_rows import Number as Digits
from schemadiff.catalog.values import Grant
from schemadiff.declaration import dumper, file_layout
from schemadiff.declaration.formatting import formatted
from schemadiff.declaration.loader import load, load_texts
from schemadiff.declaration.name_resolution import resolve
from schemadiff.declaration.yaml_nodes import Map, Number
from schemadiff.declaration.yaml_reader import read
from schemadiff.declaration.yaml_scalars import Raw
from schemadiff.declaration.yaml_writer import Block, Line, document
from schemadiff.errors import InputError
from schemadiff.kinds import registry
from schemadiff.kinds.null_default import says_null
from schemadiff.kindspec.naming import NameScope
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import Parameter
from tests.declaration.support import loaded, resolved

SCHEMA = Path(__file__).parents[2] / "schema"


def compared(catalog: Catalog) -> dict[Identity, tuple[Any, ...]]:
    """What must survive. Objects of no schema have no search_path that means anything; `keyed` comes of the key, and
    places are those of the files."""
    found = {}
    for item in catalog:
        in_schema = (
            registry()[item.identity.kind].naming.scope != NameScope.DATABASE and item.identity.path[0] != "schema"
        )
        hints = {name: hint for name, hint in (item.hints or {}).items() if name not in ("keyed", "places")}
        position = item.position if item.identity.kind == "column" else 0
        found[item.identity] = (dict(item.values), item.parent, hints, position, in_schema and item.search_path)
    return found


def survives(catalog: Catalog) -> file_layout.Files:
    files = dumper.dump(catalog, registry())
    again, _ = resolve(load_texts({n: t.encode() for n, t in files.items()}, registry()), registry(), check_sql=True)
    assert compared(again) == compared(catalog)
    assert again.schemas == catalog.schemas
    assert dumper.dump(again, registry()) == files
    return files


@pytest.mark.skipif(not SCHEMA.is_dir(), reason="there is no example schema here")
def test_the_example_survives() -> None:
    catalog, _ = resolve(load(SCHEMA, registry()), registry())
    survives(catalog)


EVERYTHING = """\
schema: app

schemas:
  app:
    comment: Everything there is
    owner: app
    grants: {PUBLIC: [usage]}

extensions:
  pgcrypto: {}
  postgis: "3.5"
  timescaledb: {schema: public, optional: true}

enums:
  mood: [sad, "1", "true", it's]

sequences:
  numbers:
    grants: {reader: [all]}
    increment: 2
    min: 0
    owned_by: t.id

tables:
  parent:
    columns:
      a: int
      b: numeric(10,2)
    primary_key: {name: pk, columns: [a, b]}

  t:
    comment: "A table: with \\"quotes\\" # and more"
    owner: app
    grants:
      PUBLIC: [select]
      reader: [{privileges: [select], with_grant_option: true}, insert, {update: [a, b]}]
    unlogged: true
    options: {autovacuum_enabled: false, fillfactor: 70}
    columns:
      id: {type: bigint, identity: {always: {start: 10}}}
      a: {type: int, not_null: {name: a_there}, default: 0}
      b: {type: numeric(10,2), comment: 10.00 or more}
      c: {type: "numeric(10,2)", not_null: true, default: 19.90}
      d: {type: "varchar(10)[]", default: "'{}'"}
      e: {type: timestamptz, default: now(), renamed_from: x}
      f: {type: mood, using: "f::text::app.mood"}
      g: {type: text, collation: C, storage: external}
      h: {type: int, generated: {stored: a + 1}}
    primary_key: [id]
    unique:
      u: [a, b]
      v: {columns: [c], nulls_not_distinct: true, comment: x}
    checks:
      a_positive: a > 0
      b_listed: {expression: "b IN (1, 2)", no_inherit: true}
      long: |
        CASE
          WHEN a > 0 THEN b > 0
        END
    foreign_keys:
      to_parent:
        columns: [a, b]
        references: parent(a, b)
        on_delete: set null (a)
        deferrable: true
    exclusions:
      x:
        elements: [g WITH =, int4range(a, h) WITH &&]
        where: a > 0
    indexes:
      i: [a desc, lower(g) text_pattern_ops, (a + h) nulls first]
      j: {columns: [g COLLATE "POSIX"], unique: true, method: btree, where: a > 0}
    triggers:
      touch:
        timing: before insert or update of a, b
        execute: touch('x')
        for_each: row
        when: NEW.a > 0
    seeds:
      - key: [id]
        rows:
          - {id: 1, g: null, d: "1", e: {$sql: now()}, f: {$env: F}, a: true}
          - id: 2
            g: |
              two
              lines
            b: {$row: {table: parent, a: 1, b: 2}}
            c: [1, {x: 1.50, y: "2"}]
      - {key: [id], mode: exact, set: more, limit: 5}

functions:
  touch():
    returns: trigger
    language: plpgsql
    set: {search_path: app}
    body: |
      BEGIN
        RETURN NEW;
      END

  weird(a int, b mood DEFAULT 'ok', VARIADIC c text[]):
    returns: SETOF mood
    language: sql
    body: "  trailing \\n\\
      spaces"

procedures:
  clean():
    language: sql
    sql_body: |
      BEGIN ATOMIC
        DELETE FROM t;
      END

views:
  one: SELECT 1 AS a
  two:
    options: {security_invoker: true}
    columns: [x]
    query: |
      SELECT a
      FROM t
"""


def test_everything_survives() -> None:
    text = EVERYTHING.replace("b: {type: numeric(10,2), comment", 'b: {type: "numeric(10,2)", comment')
    text = text.replace("(a + h) nulls first", '"(a + h) nulls first"').replace("int4range(a, h)", '"int4range(a, h)')
    text = text.replace("WITH &&]", 'WITH &&"]').replace("on_delete: set null (a)", "on_delete: set null (a)")
    survives(resolved(text))


GOLDEN = [
    """\
    tables:
      t:
        columns:
          id: {type: uuid, default: gen_random_uuid()}
          price: {type: "numeric(10,2)", not_null: true, default: "'free'"}
          nickname: text
          count: int
        primary_key: [id]
        checks:
          t_price: price > 0
        foreign_keys:
          t_parent_fkey:
            columns: [id]
            references: t(id)
            on_delete: cascade
        indexes:
          i: [nickname, created_at desc]
          j: {columns: [lower(nickname)], unique: true}
    """.replace("created_at desc", "count desc"),
    """\
    enums:
      mood: [sad, ok]
    """,
    """\
    views:
      a: SELECT 1

      b:
        comment: Two lines
        options: {security_invoker: true}
        query: |
          SELECT 1
          FROM t
    """,
    """\
    functions:
      f(a int, OUT b varchar):
        returns: varchar
        language: sql
        volatility: stable
        body: |
          SELECT 1
    """.replace("OUT b", "out b"),
    """\
    schema: app
    search_path: [lib]

    views:
      v: SELECT 1
    """,
    """\
    tables:
      t:
        partition_by: list (a)
        columns:
          a: int
        each_partition: {owner: app, grants: {reader: [select]}, options: {fillfactor: 70}}
        partitions:
          one:
            values: IN (1)
            indexes:
              one_a: [a]
          rest:
            comment: Others
            values: default
    """,
]


def test_a_partition_takes_what_it_does_not_say_itself() -> None:
    """What is shared has the place where it is written; an own key replaces the shared one as a whole."""
    catalog = loaded(
        dedent("""\
        tables:
          t:
            partition_by: list (a)
            columns: {a: int}
            each_partition:
              owner: app
              options: {fillfactor: 70, autovacuum_enabled: false}
            partitions:
              one: {values: IN (1), options: {fillfactor: 80}}
              two:
                values: IN (2)
                partition_by: list (a)
                owner: other
                options: {}
                each_partition: {comment: Below}
                partitions: {three: {values: DEFAULT}}
              four: {values: DEFAULT}
        """)
    )
    tables = {o.identity.name: o for o in catalog.by_kind["table"]}
    owners = {o.identity.path[-1]: o for o in catalog.by_kind["owner"]}
    assert {name: owner.get("role") for name, owner in owners.items()} == {"one": "app", "two": "other", "four": "app"}
    assert [str(owners[name].place) for name in ("one", "two", "four")] == ["f.yaml:6:7", "f.yaml:13:9", "f.yaml:6:7"]
    assert tables["one"].get("options") == {"fillfactor": "80"}
    assert tables["four"].get("options") == {"fillfactor": "70", "autovacuum_enabled": "false"}
    assert "options" not in tables["two"].values
    assert "options" not in tables["three"].values
    assert {o.identity.path[-1]: o.get("text") for o in catalog.by_kind["comment"]} == {"three": "Below"}


@pytest.mark.parametrize("text", GOLDEN)
def test_it_is_written_as_by_hand(text: str) -> None:
    text = dedent(text)
    files = dumper.dump(loaded(text), registry())
    assert list(files.values()) == [text]


def test_each_table_has_a_file_and_other_kinds_share_theirs() -> None:
    files = dumper.dump(
        loaded(
            {
                "a.yaml": "schema: app\ntables: {t: {columns: {}}, T: {columns: {}}, ../x: {columns: {}}}",
                "b.yaml": "enums: {e: [x]}\nviews: {v: select 1, w: select 1}\nextensions: {pgcrypto: }",
                "c.yaml": "search_path: [lib]\nviews: {x: select 1}",
            }
        ),
        registry(),
    )
    assert list(files) == [
        "app/tables/T.yaml",
        "app/tables/_._x.yaml",
        "app/tables/t_2.yaml",
        "database.yaml",
        "public/types.yaml",
        "public/views.yaml",
        "public/views_2.yaml",
    ]
    assert files["public/views_2.yaml"].startswith("search_path: [lib]\n")


def test_one_document_of_all_files() -> None:
    text = dedent(
        """\
        schema: app

        extensions:
          pgcrypto: {}

        tables:
          t:
            columns:
              a: int

        views:
          v: SELECT 1
        """
    )
    files = dumper.dump(loaded(text), registry())
    assert len(files) == 3
    assert file_layout.in_one(files) == text
    both = dumper.dump(loaded({"a.yaml": text, "b.yaml": "views: {v: SELECT 1}"}), registry())
    assert file_layout.in_one(both).count("---\n") == 1


def test_what_nobody_wrote_is_not_written() -> None:
    objects = [
        Object(Identity("extension", ("plpgsql",)), {"version": "1.0"}, implicit=True),
        Object(Identity("schema", ("app",)), {}, implicit=True),
        Object(Identity("view", ("app", "v")), {"query": "SELECT 1"}),
    ]
    files = dumper.dump(Catalog(objects, schemas=["app"]), registry())
    assert list(files) == ["app/views.yaml"]


def test_a_primary_keys_name_is_written_where_loading_would_not_give_it() -> None:
    for name, written in (("t_pkey", "[a]"), ("p", "{name: p, columns: [a]}")):
        files = dumper.dump(
            loaded(f"tables: {{t: {{columns: {{a: int}}, primary_key: {{name: {name}, columns: a}}}}}}"), registry()
        )
        assert f"primary_key: {written}\n" in files["public/tables/t.yaml"]
    taken = loaded(
        """
        tables:
          t: {columns: {a: int}, primary_key: {name: t_pkey, columns: a}}
          u: {columns: {a: int}, checks: {t_pkey: a > 0}}
        """
    )
    survives(taken)


# --- any text ----------------------------------------------------------------------------------------------------

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
AWKWARD = st.text(st.sampled_from(list(" \n\t\r'\"#:,-[]{}()&*!|>%@`\\$abz01.~?=\x85\u2028\ufeff\x07é")), max_size=12)
TRICKY = """
null|true|Null|yes|1|1.0|-1|0x1F|1e3|.5|1_000|12:30|~|<<|---|--- a|- a|a: b|a #b|a:|now()|numeric(10,2)|f('a, b')
data #>> '{x}'|| |it's|say "x"|\\|a\\nb|=|(a|a)|x::text|{a: 1}|[]|*a|&a|!a|%a|@a|...|? a
"""
LINES = ["\n", "a\n", "\na", " a\nb", "a \nb", "a\n\n", "\ta\nb", "a\n  b\n", "a\r\nb", "\n\na\n"]
TEXT = AWKWARD | st.text(CHARACTERS, max_size=20) | st.sampled_from([*re.split(r"[|\n]", TRICKY), *LINES])
NODES = st.recursive(
    TEXT | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(TEXT, inner, max_size=3)
        | st.dictionaries(TEXT, inner, max_size=3).map(Line)
    ),
    max_leaves=12,
)


def plain(node: Any) -> Any:
    if isinstance(node, Map):
        return {k: plain(v) for k, v in node.items()}
    if isinstance(node, list):
        return [plain(v) for v in node]
    return str(node) if isinstance(node, str) else node


def typed(node: Any) -> bool:
    """Whether no text came back as a number."""
    if isinstance(node, dict):
        return all(map(typed, node.values()))
    return all(map(typed, node)) if isinstance(node, list) else not isinstance(node, Number)


@given(st.dictionaries(TEXT, NODES, min_size=1, max_size=4))
@settings(max_examples=600, deadline=None)
def test_any_node_is_read_as_it_was_written(node: dict[str, Any]) -> None:
    text = document(node)
    found = read(text.encode(), "f.yaml")
    assert plain(found) == node
    assert typed(found)


def test_numbers_are_raw_where_they_are_meant() -> None:
    assert document({"a": Raw("19.90"), "b": "19.90"}) == 'a: 19.90\n\nb: "19.90"\n'


SEVERAL_LINES = """\
t:
  a: |
    x
    y

  b: |-
    x
    y

  c: |
    x
    y

  d: |2
     x
    y

  e: |
    x\x20
     y
"""


def test_texts_of_several_lines() -> None:
    texts = {"a": "x\ny\n", "b": "x\ny", "c": Block("x\ny"), "d": " x\ny\n", "e": "x \n y\n"}
    assert document({"t": texts}) == SEVERAL_LINES


# --- any catalog -------------------------------------------------------------------------------------------------

NAME = st.text(CHARACTERS, min_size=1, max_size=8).filter(lambda n: len(n.encode()) < 40) | st.sampled_from(
    ["a", "b", "Mixed", "select", "order by", "true", "1", "interval", "x.y", "a b", "null", "ünï", '"q"', "#", "name"]
)
TYPES = """
integer|text|numeric(10,2)|numeric(5,0)|uuid|jsonb|time(0) with time zone|smallint[]|character varying(10)[]|"char"
timestamp with time zone|timestamp(3) without time zone|interval day to second(3)|s."Odd Type"[]|s.mood|bpchar
character(1)|bit varying(3)|double precision|bit(2)|bit(1)|character(3)[]
"""
TYPE = st.sampled_from(re.split(r"[|\n]", TYPES.strip()))
EXPRESSIONS = """
0;-1;19.90;true;'active';now();'{}'::text[];'it''s';1 + 1;array[1, 2];E'\\\\n';'a: b # c';'[x]';null;$$a$$;'é'::text
(1);"left"('x', 1)
"""
EXPRESSION = st.sampled_from([*re.split(r"[;\n]", EXPRESSIONS.strip()), "CASE WHEN true\n  THEN 1\nEND"])
BODY = TEXT | st.sampled_from(["\n  begin\n    x;\n  end\n", "\tselect 1\n", "a\r\nb\n", "x\n\n\n", "  x\n y \n"])
PARAMETERS = st.dictionaries(
    st.sampled_from(["increment", "max", "start", "cache"]), st.integers(2, 10**4).map(str), min_size=1, max_size=3
)
OPTIONS = st.dictionaries(st.sampled_from(["fillfactor", "x.y", "true"]), TEXT.filter(bool), min_size=1, max_size=2)


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    schema = "s"
    found: list[Object] = [
        Object(Identity("enum", (schema, "mood")), {"labels": ("a",)}),
        Object(Identity("enum", (schema, "Odd Type")), {"labels": ("a",)}),
        Object(Identity("schema", (schema,)), {}),
    ]

    def add(kind: str, path: tuple[str, ...], values: Mapping[str, Value], parent: Object | None, position: int = 0,
            arguments: str | None = None) -> Object:  # fmt: skip
        made = Object(
            Identity(kind, path, arguments),
            {k: v for k, v in values.items() if v not in (None, False, (), {})},
            parent.identity if parent else None,
            position,
        )
        found.append(made)
        return made

    def trait(kind: str, field: str, parent: Object, values: st.SearchStrategy[Any]) -> None:
        if draw(st.booleans()):
            owner = parent.identity
            add(kind, (owner.kind, *owner.path), {field: draw(values)}, parent, arguments=owner.arguments)

    comments = TEXT.filter(bool)
    tables: list[tuple[Object, list[str]]] = []
    relations: set[str] = set()
    for name in draw(st.lists(NAME, max_size=2, unique=True)):
        relations.add(name)
        table = add("table", (schema, name), {"unlogged": draw(st.booleans()), "options": draw(OPTIONS)}, None)
        trait("comment", "text", table, comments)
        trait("owner", "role", table, NAME)
        columns = draw(st.lists(NAME, min_size=1, max_size=4, unique=True))
        tables.append((table, columns))
        key = draw(st.lists(st.sampled_from(columns), min_size=1, max_size=2, unique=True))
        for position, column in enumerate(columns):
            values = {
                "type": draw(TYPE),
                "not_null": column in key or draw(st.booleans()),
                "statistics": draw(st.sampled_from([None, 0, 100])),
                "collation": draw(st.sampled_from([None, '"C"', "plain", 's."Ö"', "s.plain", '"pg_catalog.x"'])),
            }
            if draw(st.booleans()):
                values |= {"identity": "by default", "not_null": True, "identity_options": draw(PARAMETERS)}
                values["type"] = draw(st.sampled_from(["smallint", "integer", "bigint"]))
            if values["not_null"] and draw(st.booleans()):
                values["not_null_name"] = draw(NAME)
            made = add("column", (schema, name, column), values, table, position)
            # A default that is null is none.
            if "identity" not in values:
                trait("default", "expression", made, EXPRESSION.filter(lambda text: not says_null(text)))
            trait("comment", "text", made, comments)
        pkey = draw(st.sampled_from([f"{name}_pkey", "other"]))
        if len(pkey.encode()) < 64:
            trait("comment", "text", add("primary_key", (schema, name, pkey), {"columns": tuple(key)}, table), comments)
        for check in draw(st.sets(NAME, max_size=2)) - {f"{name}_pkey", "other"}:
            made = add("check", (schema, name, check), {"expression": draw(EXPRESSION)}, table)
            trait("comment", "text", made, comments)
        grantees = NAME.map(lambda n: f"{n}_")  # nobody who owns something
        privileges = st.builds(
            Grant, grantees, st.sampled_from(["select", "update"]), st.just(()), st.booleans(), st.just("")
        )
        if granted := draw(st.lists(privileges, max_size=3, unique_by=lambda g: g[:2])):
            passing = [g for g in granted if g.grantable and draw(st.booleans())]
            granted += [Grant("PUBLIC", g.privilege, (), grantor=g.grantee) for g in passing]
            add("grants", ("table", schema, name), {"grants": tuple(sorted(granted))}, table)
        seeded = {column: draw(CELL) for column in key}
        if draw(st.booleans()):
            rows = (Row({**seeded, **{c: draw(CELL) for c in draw(st.sets(st.sampled_from(columns)))}}),)
            add("seed", (schema, name, "default"), {"key": tuple(key), "rows": rows}, table)
    for name in draw(st.lists(NAME.filter(lambda n: n not in relations), max_size=2, unique=True)):
        if tables:
            table, columns = draw(st.sampled_from(tables))
            elements = st.builds(
                lambda column, collation, opclass, order: Element(column, None, collation, opclass, *order),
                st.sampled_from(columns),
                st.sampled_from([None, '"POSIX"']),  # never the column's own
                st.sampled_from([None, "text_ops"]),
                st.tuples(st.booleans(), st.booleans()),
            ) | st.sampled_from(["lower('x')", "1 + 1", "('a' || 'b')", "coalesce(1, 2)"]).map(
                lambda text: Element(expression=text)
            )
            keys = tuple(draw(st.lists(elements, min_size=1, max_size=2)))
            values = {"columns": keys, "unique": draw(st.booleans()), "options": draw(OPTIONS)}
            trait("comment", "text", add("index", (schema, name), values, table), comments)
    types = st.sampled_from(["integer", "s.mood", "character", "numeric", "character varying[]"])
    parameters = st.builds(
        Parameter, st.just("in"), st.sampled_from(["", "a", "B", "order"]), types, st.none() | EXPRESSION
    )
    for name in draw(st.lists(NAME, max_size=2, unique=True)):
        taken = tuple(draw(st.lists(parameters, max_size=2)))
        arguments = ", ".join(p.type for p in taken)
        values = {"parameters": taken, "returns": draw(types), "language": draw(NAME), "body": draw(BODY)}
        values["set"] = draw(OPTIONS)
        function = add("function", (schema, name), values, None, arguments=arguments)
        trait("comment", "text", function, comments)
    return Catalog(found, schemas=[schema])


CELL = (
    TEXT
    | st.none()
    | st.booleans()
    | st.builds(Digits, st.sampled_from(["1", "19.90", "-5", "0x1F"]))
    | st.builds(Json, st.sampled_from(['{"a": 1.50, "b": [true, null, "1"]}', "[]", '["x y", {}]']))
    | st.builds(Env, st.just("SECRET"))
    | st.builds(Sql, st.just("now()"))
)


@given(catalogs())
@settings(max_examples=150, deadline=None)
def test_any_catalog_survives(catalog: Catalog) -> None:
    files = dumper.dump(catalog, registry())
    texts = {n: t.encode() for n, t in files.items()}
    again, _ = resolve(load_texts(texts, registry(), search_path=(), check_sql=False), registry())
    bare = {i: v[:4] for i, v in compared(again).items()}
    assert bare == {i: v[:4] for i, v in compared(catalog).items()}


def test_a_row_key_is_written_with_its_table() -> None:
    catalog = resolved(
        "tables: {t: {columns: {a: int}, primary_key: a, seeds: {key: a, rows: [{a: {$row: {table: t, a: 1}}}]}}}"
    )
    (seed,) = catalog.by_kind["seed"]
    assert seed.get("rows")[0]["a"] == RowKey(("public", "t"), (("a", "1"),))
    survives(catalog)


CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize("kind", sorted(folder.name for folder in CASES.iterdir() if folder.is_dir()))
def test_a_dump_of_a_golden_case_is_dumped_as_it_is(kind: str) -> None:
    for file in sorted((CASES / kind).glob("*/*.yaml")):
        try:
            files = dumper.dump(_resolved({file.name: file.read_bytes()}), registry())
        except InputError:
            # A case of what is refused.
            continue
        texts = {name: text.encode() for name, text in files.items()}
        assert dumper.dump(_resolved(texts), registry()) == files
        assert {name: formatted(text, name) for name, text in texts.items()} == files


def _resolved(texts: Mapping[str, bytes]) -> Catalog:
    return resolve(load_texts(texts, registry()), registry(), check_sql=False)[0]
