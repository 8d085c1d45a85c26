"""What is told about YAML that is wrong: every finding at once, at its place, with what may have been meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.declaration.loader import load, load_texts
from schemadiff.errors import InputError
from schemadiff.kinds import registry
from tests.declaration.support import findings, loaded, told

T = "tables:\n  t:\n    columns: {a: int, b: text}\n    "

ONE = [
    # keys
    ("tabels: {}", "1:1 unknown key `tabels` | Did you mean `tables`?"),
    (f"{T}partition_by: list (a)\n    partitions: {{p: {{values: default, columns: {{a: {{statistic: null}}}}}}}}",
     "unknown key `statistic` in a column | Did you mean `statistics`?"),
    ("tables: {t: {columns: {a: int}, indexes: {i: {colums: [a]}}}}", "unknown key `colums` in an index"),
    (f"{T}colour: red", "4:5 unknown key `colour` in a table | Did you mean `columns`?"),
    # what each partition has: told once, where it is written
    (f"{T}partition_by: list (a)\n    each_partition: {{comment: [a]}}\n"
     "    partitions: {p: {values: IN (1)}, q: {values: IN (2)}, r: {values: DEFAULT}}",
     "5:31 text is needed, not a list"),
    (f"{T}partition_by: list (a)\n    each_partition: {{colour: red}}\n"
     "    partitions: {p: {values: IN (1)}, q: {values: DEFAULT}}",
     "5:22 unknown key `colour` in a table"),
    (f"{T}partition_by: list (a)\n    each_partition: {{values: DEFAULT}}\n    partitions: {{p: {{values: IN (1)}}}}",
     "5:21 `values` belongs to one partition alone | Write it in that partition."),
    (f"{T}partition_by: list (a)\n    each_partition: x\n    partitions: {{p: {{values: IN (1)}}}}",
     "5:21 `each_partition` needs a mapping of keys that each partition has"),
    (f"{T}partition_by: list (a)\n    each_partition: {{comment: x}}",
     "5:21 `each_partition` is for tables in `partitions`, and there are none"),
    ("tables: {t: {columns: {a: {type: int, notnull: true}}}}",
     "unknown key `notnull` in a column | Did you mean `not_null`?"),
    ("functions: {f: {language: sql, body: x, parameters: a}}", "unknown key `parameters` in a function"),
    ("tables: {t: {columns: {a: {type: int, not_null_name: x}}}}", "unknown key `not_null_name` in a column"),
    # what a table has from others
    ("tables: {a: {inherits: b}, b: {inherits: a}}", "inherits from itself, through other tables"),
    (f"{T}inherits: v\nviews: {{v: SELECT 1 AS a}}", "v, from which it inherits, is not declared"),
    (f"{T}comment: x\n  c: {{inherits: t, columns: {{a: text}}}}",
     "5:30 column a is text here and integer in public.t"),
    (f"{T}checks: []\n  c: {{inherits: t, columns: {{n: {{comment: x}}}}}}",
     "column n has no `type`, and no parent"),
    ("tables: {a: {columns: {n: {type: int, default: 1}}}, b: {columns: {n: {type: int, default: 2}}},\n"
     "  c: {inherits: [a, b]}}",
     "2:3 column n inherits several defaults | Declare a default of its own: n: {default: …}"),
    ("composite_types: {c: {attributes: {a: int}}}\ntables: {t: {of: c, columns: {a: int}}}",
     "2:31 the type of the column is inherited: remove `type`"),
    ("composite_types: {c: {attributes: {a: int}}}\ntables: {t: {of: c, columns: {b: {not_null: true}}}}",
     "2:31 public.c, of which it is, has no attribute b"),
    ("composite_types: {c: {attributes: {a: int}}}\ntables: {t: {of: c, inherits: t}}",
     "2:18 a typed table has only the columns of its type"),
    # shapes
    ("tables: [t]", "1:9 `tables` needs a mapping of names, not a list"),
    ("tables: {t: {unlogged: 'yes'}}", "1:24 true or false is needed, not the text 'yes'"),
    ("tables: {t: text}", "1:13 table t needs a mapping, not the text 'text'"),
    ("sequences: {s: {start: 1.5}}", "1:24 a whole number is needed, not the number 1.5"),
    ("sequences: {s: {start: a}}", "1:24 a whole number is needed, not the text 'a'"),
    (f"{T}comment: true", "4:14 text is needed, not the boolean `true` | Put it in quotes if it is text."),
    (f"{T}comment: ''", "4:14 `comment` is empty"),
    (f"{T}comment: [a]", "4:14 text is needed, not a list"),
    (f"{T}unique: {{u: [a, a]}}", "4:21 `a` is named twice"),
    (f"{T}unique: {{u: [a, {{}}]}}", "4:21 text is needed, not a mapping"),
    (f"{T}unique: {{u: []}}", "4:17 `columns` is empty"),
    (f"{T}unique: {{u: {{}}}}", "4:14 unique u has no `columns`"),
    (f"{T}options: fast", "4:14 a mapping of names to values is needed, not the text 'fast'"),
    (f"{T}options: {{x: {{}}}}", "4:18 text is needed, not a mapping"),
    (f"{T}indexes: {{i: []}}", "4:18 at least one column is needed"),
    (f"{T}triggers: {{g: {{timing: after insert, execute: f(), deferrable: true}}}}",
     "only constraint triggers can have deferrable | Add `constraint: true`"),
    ("tables: {t: {columns: {a: int}, triggers: {x: {constraint: true, timing: after insert, execute: f()}}}}",
     "a constraint trigger must be AFTER and FOR EACH ROW | Write `for_each: row`."),
    ("views: {t: {query: select 1 as a, triggers: {x: {timing: instead of insert, execute: f()}}}}",
     "an INSTEAD OF trigger must be FOR EACH ROW"),
    ("tables: {t: {columns: {a: int}, triggers: {x: {timing: after truncate, for_each: row, execute: f()}}}}",
     "TRUNCATE triggers can only be FOR EACH STATEMENT"),
    ("tables: {t: {columns: {a: int}, triggers: {x: {timing: instead of insert, for_each: row, execute: f()}}}}",
     "only views can have INSTEAD OF triggers"),
    ("views: {t: {query: select 1 as a, triggers: {x: {timing: after insert, for_each: row, execute: f()}}}}",
     "FOR EACH ROW triggers of a view must be INSTEAD OF"),
    ("tables: {t: {columns: {a: int}, triggers: {x: {timing: before insert, referencing: {new: n}, execute: f()}}}}",
     "only AFTER triggers can have transition tables"),
    ("tables: {t: {columns: {a: int}, triggers: {x: {timing: after update of a, referencing: {new: n}, execute: f}}}}",
     "a trigger with transition tables must have a single event, without columns"),
    (f"{T}grants: [a]", "4:13 a mapping of roles to their privileges is needed, not a list"),
    (f"{T}grants: {{r: [selekt]}}", "4:18 `selekt` is not a privilege here | Did you mean `select`?"),
    (f"{T}grants: {{r: usage}}", "4:17 `usage` is not a privilege here | Allowed: delete, insert"),
    (f"{T}grants: {{r: [{{delete: [a]}}]}}", "4:27 `delete` cannot be granted on columns"),
    (f"{T}grants: {{r: [{{with_grant_option: true}}]}}", "4:18 the entry has no privilege"),
    ("tables: {t: {columns: {a: {type: text, storage: fast}}}}",
     "1:49 one of `plain`, `main`, `external`, `extended` is needed, not the text 'fast'"),
    ("tables: {t: {columns: {a: }}}", "1:24 column a has no `type`"),
    ("views: {v: }", "1:9 view v has no `query`"),
    ("views: {v: [a]}", "1:12 SQL text is needed, not a list"),
    (f"schema: {'x' * 64}\n{T}", "1:9 the name `xxxx"),
    (f"tables: {{{'ö' * 32}: {{columns: {{a: int}}}}}}", "has 64 bytes, and PostgreSQL truncates names to 63"),
    ("tables: {'': {}}", "a name cannot be empty"),
    (f"{T}renamed_from: [x]", "4:19 the old name is needed, not a list"),
    (
        "functions: {g(int): {renamed_from: f(int), returns: int, language: sql, body: SELECT 1}}",
        "1:36 only the old name is allowed, without types",
    ),
    # types
    ("tables: {t: {columns: {a: 'numeric('}}}", "1:27 'numeric(' is not a type | A parenthesis is missing."),
    ("tables: {t: {columns: {a: true}}}", "1:27 a type is needed, not the boolean `true`"),
    ("tables: {t: {columns: {a: 'int(11)'}}}", "1:27 'int(11)' is not a type | `int` has no such arguments."),
    ("tables: {t: {columns: {a: nvarchar2(3) x}}}", "is not a type | PostgreSQL's type is `varchar`."),
    ("tables: {t: {columns: {a: 'int; drop table t'}}}", "is not a type"),
    # expressions
    (f"{T}checks: {{c: a > }}", "4:19 not an SQL expression: the expression is incomplete"),
    (f"{T}checks: {{c: 'true); drop table t; --'}}", "not an SQL expression"),
    (f"{T}checks: {{c: 'true; select 1'}}", "4:22 not an SQL expression: syntax error at or near \";\""),
    (f"{T}checks:\n      c: |\n        a > 0\n          AND )\n",
     "7:15 not an SQL expression: syntax error at or near \")\""),
    (f"{T}checks: {{c: 'a > 0 AND )'}}", "4:28 not an SQL expression"),
    ("views:\n  v: |\n    select 1\n    from from x\n", "4:10 not a query: syntax error at or near \"from\""),
    ("views: {v: drop table t}", "the query must be a SELECT"),
    ("views: {v: 'select 1; select 2'}", "the query must be exactly one SELECT"),
    (f"{T}indexes: {{i: [a, a + 1]}}", "4:24 'a + 1' is not a column or an expression of an index"),
    (f"{T}exclusions: {{x: {{elements: [a]}}}}", "4:35 'a' is not `element WITH operator`"),
    ("functions: {'f(a': {language: sql, body: x}}", "1:13 'f(a' is not a routine's name and parameters"),
    ("functions: {s.f(): {language: sql, body: x}}", "1:13 's.f()' names a schema | `schema:` of the file"),
    ("functions: {f(int): {arguments: text, language: sql, body: x}}",
     "the parameters are in the key and in `arguments`"),
    ("functions: {f: {arguments: a in, language: sql, body: x}}", "1:32 these are not parameters"),
    ("functions: {f(): {returns: int, body: x}}", "1:13 f() has no `language`"),
    ("functions: {f(): {returns: int, language: sql}}", "1:13 f() has no `body`"),
    ("functions: {f(): {returns: int, language: PLpgSQL, body: begin end}}",
     "1:43 there is no language PLpgSQL | Did you mean `plpgsql`?"),
    ("procedures: {f(): {language: SQL, body: 'RETURN 1'}}",
     "RETURN … and BEGIN ATOMIC … END cannot be a `body` | Write it as `sql_body`."),
    ("functions: {f(): {returns: int, language: sql, body: '/* one */ Begin  Atomic select 1; end'}}",
     "RETURN … and BEGIN ATOMIC … END cannot be a `body`"),
    ("functions: {f(): {returns: int, language: plpgsql, sql_body: return 1}}",
     "only a routine in the language sql can have a `sql_body`"),
    ("functions: {f(): {body: select 1, sql_body: return 1}}", "f() has both `body` and `sql_body` | Remove one "
                                                               "of them."),
    # a default that lost its quotes
    ("tables: {t: {columns: {a: {type: text, default: 'active'}}}}",
     "1:49 `active` names the column active, and no column can be used here | Did you mean `\"'active'\"`?"),
    ("tables: {t: {columns: {a: {type: date, default: now}}}}", "Or the call `now()`?"),
    ("tables: {t: {columns: {a: {type: text, default: b || 'x'}}}}", "names the column b"),
    # hooks
    ("tables: {t: {columns: {a: {type: int, identity: sometimes}}}}", "1:49 identity must be `always` or `by default`"),
    ("tables: {t: {columns: {a: {type: int, generated: b}}}}", "generated must be written as {stored: expression}"),
    (f"{T}triggers: {{g: {{execute: f()}}}}", "4:16 the trigger has no `timing`"),
    (f"{T}comment: x\nviews:\n  v:\n    query: select 1 as one\n    triggers:\n"
     "      g: {timing: instead of insert, execute: f(), enabled: always}",
     "9:61 triggers of views cannot be disabled | Remove it."),
    (f"{T}triggers: {{g: {{timing: before lunch, execute: f()}}}}", "'lunch' is not an event"),
    (f"{T}foreign_keys: {{f: {{columns: a, references: 't('}}}}",
     "references must be written as table(column, …), not 't('"),
    (f"{T}foreign_keys: {{f: {{columns: a, references: {{table: t, colums: [a]}}}}}}",
     "4:48 references has the keys table and columns, not colums"),
    # what no object of the kind can be
    ("tables: {t: {columns: {a: {type: int, fdw_options: {b: c}}}}}",
     "1:52 only columns of foreign tables have options of their wrapper | Remove it."),
    ("composite_types: {c: {attributes: {a: int}}}\ntables: {t: {of: c, columns: {a: {fdw_options: {b: c}}}}}",
     "2:48 only columns of foreign tables have options of their wrapper"),
    ("tables: {t: {columns: {a: {type: text, identity: always}}}}",
     "1:24 an identity is of type smallint, integer or bigint, not text"),
    ("domains: {d: int}\ntables: {t: {columns: {a: {type: d, identity: always}}}}",
     "2:24 an identity is of type smallint, integer or bigint, not public.d"),
    ("tables: {t: {columns: {a: {type: int, identity: always, default: 1}}}}",
     "1:24 a column has its value from one source, and this has `identity` and `default` | Keep one of them."),
    ("tables: {t: {columns: {b: int, a: {type: int, generated: {stored: b + 1}, default: 1}}}}",
     "1:32 a column has its value from one source, and this has `generated` and `default`"),
    ("tables: {t: {columns: {a: {type: int, storage: external}}}}", "1:24 values of type integer are never compressed"),
    ("domains: {d: date}\ntables: {t: {columns: {a: {type: d, compression: pglz}}}}",
     "2:24 values of type public.d are never compressed or stored apart: it has no compression"),
    ("foreign_data_wrappers: {w: }\nforeign_servers: {s: {wrapper: w}}\n"
     "foreign_tables: {t: {server: s, columns: {a: {type: text, compression: pglz}}}}",
     "3:43 a foreign table stores no values: its columns have no compression | Remove it."),
    ("tables: {t: {columns: {a: {type: int, statistics: -5}}}}", "1:24 a statistics target is 0 or more"),
    (f"{T}partition_by: list (a)\n"
     "  c: {partition_by: list (a), columns: {a: {type: int, not_null: {no_inherit: true}}}}",
     "5:41 a NOT NULL of a partitioned table is inherited by its partitions | Remove `no_inherit`."),
    (f"{T}partition_by: list (a)\n    checks: {{c: {{expression: a > 0, no_inherit: true}}}}",
     "5:14 a check of a partitioned table is inherited by its partitions | Remove `no_inherit`."),
    (f"{T}partition_by: list (a)\n    checks: {{c: a > 0}}\n"
     "    partitions:\n      m:\n        values: IN (1)\n        partition_by: list (a)\n"
     "        partitions: {p: {values: IN (1), checks: {c: a > 0}}}",
     "10:51 public.t has the check c as well, which its partitions inherit | Remove it here."),
    (f"{T}indexes: {{i: {{columns: [a], method: brin, unique: true}}}}",
     "4:15 an index of method brin cannot be unique"),
    (f"{T}indexes: {{i: {{columns: [a, b], method: hash}}}}", "4:15 an index of method hash has one column"),
    (f"{T}indexes: {{i: {{columns: [a], include: [b], method: gin}}}}",
     "an index of method gin cannot include columns"),
    (f"{T}indexes: {{i: {{columns: [a desc], method: brin}}}}", "an index of method brin has no order"),
    (f"{T}exclusions: {{x: {{elements: [a with =], method: hash, cluster: true}}}}",
     "4:18 CLUSTER cannot order rows by an index of method hash | Remove `cluster`."),
    (f"{T}indexes: {{i: {{columns: [a], replica_identity: true}}}}", "only a unique index can be a replica identity"),
    (f"{T}indexes: {{i: {{columns: [(a + 1)], unique: true, replica_identity: true}}}}",
     "an index over an expression cannot be a replica identity"),
    (f"{T}unique: {{u: {{columns: [a], deferrable: true, replica_identity: true}}}}",
     "4:14 a deferrable key cannot be a replica identity | Remove `replica_identity` or `deferrable`."),
    (f"{T}primary_key: a\n    foreign_keys: {{f: {{columns: a, references: t, on_delete: set null (b)}}}}",
     "5:20 on_delete sets b, which is no column of the foreign key"),
    ("tables: {t: {primary_key: a, columns: {a: int, g: {type: int, generated: {stored: a}}},\n"
     "  foreign_keys: {f: {columns: g, references: t, on_update: cascade}}}}",
     "2:18 g is generated: on_update cannot be cascade | Remove `on_update`."),
    (f"{T}foreign_keys: {{f: {{columns: a, references: u}}}}\n"
     "  u: {unlogged: true, primary_key: a, columns: {a: int}}",
     "4:20 public.u is unlogged, and public.t is not | Make both the same."),
    (f"{T}triggers: {{g: {{timing: after insert, execute: f(), referencing: {{old: o}}}}}}", "insert has no old rows"),
    (f"{T}triggers: {{g: {{timing: after update, execute: f(), referencing: {{old: o, new: o}}}}}}",
     "the old and the new rows need two names"),
    ("sequences: {s: {type: numeric}}", "1:13 a sequence is of type smallint, integer or bigint, not numeric"),
    ("sequences: {s: {increment: 0}}", "1:13 the increment of a sequence cannot be 0"),
    ("sequences: {s: {cache: 0}}", "1:13 a sequence has to cache one value at least"),
    ("sequences: {s: {type: smallint, max: 40000}}", "1:13 max is beyond the values of type smallint"),
    ("sequences: {s: {min: 5, max: 5}}", "1:13 the least value, 5, is not below the greatest, 5"),
    ("sequences: {s: {increment: -1, start: 1}}", "1:13 the start, 1, is not between -9223372036854775808 and -1"),
    # seeds
    (f"{T}seeds: {{key: a, rows: [{{a: {{$envv: X}}}}]}}", "4:32 `$envv` is not known | Did you mean `$env`?"),
    (f"{T}seeds: {{key: a, rows: [{{a: {{$env: X, b: 1}}}}]}}", "`$env` must be the only key of its mapping"),
    (f"{T}seeds: {{key: a, rows: [{{a: {{$row: users}}}}]}}", "$row is written as {table: name, column: value, …}"),
    (f"{T}seeds: {{key: a, rows: [1]}}", "4:28 a row is a mapping of columns to values, not the number 1"),
    (f"{T}seeds: {{key: a, rows: {{csv: none.csv}}}}", "4:27 the file none.csv cannot be read: there is no such file"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), ONE)
def test_a_finding(text: str, message: str) -> None:
    found = told(text)
    assert any(message in line for line in found), "\n".join(found)


def test_everything_is_told_at_once_over_all_files() -> None:
    found = findings(
        {
            "a.yaml": "tables: {t: {columns: {a: {type: int, nul: true}, b: {type: 'x('}}, colour: red}}",
            "b.yaml": "views: {v: 'selec 1'}\nfoo: 1",
        }
    )
    assert [str(f.place) for f in found] == ["a.yaml:1:39", "a.yaml:1:61", "a.yaml:1:69", "b.yaml:1:13", "b.yaml:2:1"]


def test_what_is_missing_is_told_together_with_what_is_wrong() -> None:
    found = told(
        """
        tables:
          t:
            columns: {a: {type: int, nul: true}}
            unique: {u: [b]}
        """
    )
    assert len(found) == 2


def test_where_a_file_cannot_be_read_nothing_is_called_missing() -> None:
    found = told({"a.yaml": "tables: {t: {columns: {a: {type: int, references: u(id)}}}}", "b.yaml": "tables: {u: ["})
    assert len(found) == 1


def test_two_objects_of_one_identity_are_told_with_both_places() -> None:
    (found,) = told({"a.yaml": "tables: {t: {columns: {a: int}}}", "b.yaml": "tables: {t: {columns: {a: int}}}"})
    assert found == "1:10 table public.t is declared twice; the other is at a.yaml:1:10 | Keep one of them."


def test_two_kinds_cannot_share_a_name() -> None:
    (found,) = told("tables: {t: {columns: {a: int}, indexes: {x: a}}}\nviews: {x: select 1}")
    assert "2:9 view public.x has the name of index public.x at f.yaml:1:43" in found


def test_a_table_has_one_primary_key() -> None:
    (found,) = told("tables: {t: {columns: {a: {type: int, primary_key: true}}, primary_key: [a]}}")
    assert "table public.t has more than one primary key; the first is at f.yaml:1:39" in found


def test_a_serial_column_has_its_default_already() -> None:
    (found,) = told("tables: {t: {columns: {a: {type: serial, default: 1}}}}")
    assert "default of column public.t.a is declared twice" in found


def test_overloads_are_told_apart_by_their_input_types() -> None:
    body = "{language: sql, body: x}"
    loaded(
        f"functions: {{f(int): {body}, f(text): {body}, 'f(a int, out b int)': {body}}}".replace("f(a int,", "g(a int,")
    )
    (found,) = told(f"functions: {{f(int): {body}, f(b integer): {body}}}")
    assert "function public.f(integer) is declared twice" in found


def test_a_folder_without_an_object_is_an_error(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "a.yaml").write_text("tables: {t: {columns: {a: int}}}")
    (tmp_path / "empty.yaml").write_text("# nothing\n")
    with pytest.raises(InputError, match="declares no object"):
        load(tmp_path, registry())
    with pytest.raises(InputError, match="does not exist"):
        load(tmp_path / "missing", registry())


def test_a_folder_is_read_with_all_below_it(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "b.yml").write_text(
        "tables: {t: {columns: {a: int}, seeds: {key: a, rows: {csv: t.csv}}}}"
    )
    (tmp_path / "deep" / "er" / "t.csv").write_text("a\n1\n")
    (tmp_path / "a.yaml").write_text("views: {v: select 1}")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = load(tmp_path, registry(), check_sql=False)
    assert sorted(found.by_kind) == ["column", "seed", "table", "view"]


def test_csv_files_stay_inside_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "a.yaml").write_text(
        "tables: {t: {columns: {a: int}, seeds: {key: a, rows: {csv: ../secret.csv}}}}"
    )
    with pytest.raises(InputError, match="cannot be read"):
        load(tmp_path / "schema", registry())


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        ("", "is empty"),
        ("a,a\n", "must name every column"),
        ("a,b\n1\n", "line 2 of t.csv has 1 fields, and the first line 2"),
        ('a\n"x\n', "has an unclosed quote"),
    ],
)
def test_wrong_csv(csv: str, message: str) -> None:
    texts = {"t.csv": csv, "a.yaml": "tables: {t: {columns: {a: int}, seeds: {key: a, rows: {csv: t.csv}}}}"}
    with pytest.raises(InputError, match=message):
        load_texts({name: text.encode() for name, text in texts.items()}, registry())


MISTYPED = {
    "columns": "tables: {t: {colunms: {a: int, b: text}, checks: {c: a > 0}, indexes: {i: [b]}}, "
    "u: {columns: {a: {type: int, references: t(a)}}}}",
    "type": "tables: {t: {columns: {a: {tpye: int}}, primary_key: [a], checks: {c: a > 0}}}",
    "tables": "tabels: {t: {columns: {a: int}}}\nviews: {}\nsequences: {s: {owned_by: t.a}}",
    "language": "functions: {f(): {languaeg: sql, returns: int, body: select 1}}",
    "partition_by": "tables: {t: {partition_yb: list (a), columns: {a: int}, partitions: {t1: {values: DEFAULT}}}}",
    "inherits": "tables: {t: {columns: {a: int}}, u: {inherist: [t], columns: {a: {not_null: true}}}}",
    "attributes": "composite_types: {c: {attribuets: {a: int}}}\ntables: {t: {of: c, columns: {a: {not_null: true}}}}",
    "unique": "tables: {t: {columns: {a: int}, uniqeu: {k: [a]}}, u: {columns: {a: {type: int, references: t(a)}}}}",
}


@pytest.mark.parametrize("key", MISTYPED)
def test_a_key_that_is_mistyped_is_one_error(key: str) -> None:
    (message,) = told(MISTYPED[key])
    assert "unknown key" in message
    assert f"Did you mean `{key}`?" in message


def test_what_is_wrong_beside_a_mistyped_key_is_told_too() -> None:
    found = told(
        "tables: {t: {columns: {a: int}, coment: x, checks: {c: a > 0}}, u: {columns: {b: int}, indexes: {i: [c]}}}"
    )
    assert len(found) == 2


BESIDE_MISTYPED = {
    "a value": "tables: {t: {columns: {a: {type: int, idntity: x, generated: y}}}}",
    "an option": "functions: {f(): {languag: sql, body: x, sql_body: return 1, returns: int}}",
    "a combination": "tables: {t: {columns: {a: int}, policies: {p: {for: insert, using: a > 0, rols: x}}}}",
    "an event": "views: {v: {query: SELECT 1, triggers: {r: {timing: before x, exectue: f()}}}}",
}
"""What a kind's hook says of keys that are there; whatever else it misses may be the one that is misspelled."""


@pytest.mark.parametrize("case", BESIDE_MISTYPED)
def test_what_a_kind_says_of_other_keys_is_told_beside_a_mistyped_one(case: str) -> None:
    found = told(BESIDE_MISTYPED[case])
    assert len(found) == 2, found
    assert sum("unknown key" in message for message in found) == 1


def test_a_column_without_a_type_may_be_inherited() -> None:
    (message,) = told("tables: {t: {columns: {a: {tpye: int}}}, u: {inherits: [t], columns: {a: text}}}")
    assert "unknown key `tpye`" in message
