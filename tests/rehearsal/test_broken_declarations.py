"""Declarations that the server rejects: a plan finds all of them, each at its line, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import command, engine
from tests.support.databases import MakeDatabase

MARK = "# !"
"""Ends each line on which something is wrong."""

BASE = """
enums:
  mood: {labels: [sad, happy]}
domains:
  short: {type: text}
functions:
  noise(a int): {returns: int, language: plpgsql, volatility: volatile, body: begin return 1; end}
  touch():
    returns: trigger
    language: plpgsql
    body: begin return new; end
tables:
  people:
    columns:
      id: int
      name: text
      born: date
      mood: mood
    primary_key: [id]
  others:
    columns:
      id: int
      person: int
      at: timestamptz
    primary_key: [id]
"""

BROKEN = """
enums:
  mood: {labels: [sad, happy]}
domains:
  short:
    type: text
    checks:
      long: length(nope) < 3 # !
      odd: value + 1 # !
  tiny: {type: int, default: "'x'"} # !
functions:
  noise(a int): {returns: int, language: plpgsql, volatility: volatile, body: begin return 1; end}
  touch():
    returns: trigger
    language: plpgsql
    body: begin return new; end
  gone(a int): {returns: int, language: sql, body: select a from nowhere} # !
  wrong(a int): {returns: int, language: sql, body: "select 'x'::text"} # !
  many(): {returns: int, language: sql, body: "select 1, 2"} # !
  syntax(): {returns: int, language: plpgsql, body: begin retrn 1; end} # !
  klingon(): {returns: int, language: klingon, body: qapla} # !
  late(a int = noise()): {returns: int, language: sql, body: select a} # !
tables:
  people:
    columns:
      id: int
      name: text
      born: date
      mood: mood
      a: {type: int, default: nope()} # !
      b: {type: int, default: "'x'"} # !
      c: {type: int, default: "now()"} # !
      d: {type: "numeric(2000)"} # !
      f: {type: int, generated: {stored: noise(id)}} # !
      g: {type: int, generated: {stored: name}} # !
      i: {type: int, default: "max(1)"} # !
    primary_key: [id]
    checks:
      c1: id # !
      c2: name > 3 # !
      c3: id in (select 1) # !
      c4: nope(id) > 1 # !
      c5: "length(id, 2) > 1" # !
      c6: "sum(id) > 1" # !
    indexes:
      i1: ["(noise(id))"] # !
      i2: ["(nope(id))"] # !
      i3: {columns: [id], method: btre} # !
      i4: {columns: [name], where: id} # !
      i5: {columns: [name int4_ops]} # !
      i6: {columns: [id], options: {nope: 1}} # !
      i7: {columns: [born], method: gin} # !
    exclusions:
      e1: {elements: [born with =], method: gist} # !
    policies:
      p1: {using: name > 3} # !
      p2: {using: name} # !
      p3: {to: [PUBLIC], with_check: "nope()"} # !
    triggers:
      t1: {timing: before update, for_each: row, when: new.zz > 1, execute: touch()} # !
      t2: {timing: before update, for_each: row, when: new.id, execute: touch()} # !
      t3: {timing: before update, for_each: row, execute: noise()} # !
      t4: {timing: before update, for_each: statement, when: new.id > 1, execute: touch()} # !
    rules:
      r1: {event: insert, commands: insert into nowhere values (1)} # !
  others:
    columns:
      id: int
      person: int
      at: timestamptz
    primary_key: [id]
    statistics:
      s1: {columns: [id, "(nope(id))"]} # !
views:
  v1: select nope from people # !
  v2: select id from nowhere # !
  v3: select name + 1 as x from people # !
  v4: select id, id from people # !
  v5: select id from people where name # !
  v6: select id, count(*) from people # !
materialized_views:
  m1: select nope(id) from people # !
aggregates:
  worst(int): {sfunc: int4larger, stype: int, initcond: x} # !
"""

REHEARSED = {"SCHEMADIFF_REHEARSE": "yes"}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "broken"
    folder.mkdir()
    folder.joinpath("public.yaml").write_text(BROKEN.lstrip())
    return folder


def marked(text: str) -> list[int]:
    return [number for number, line in enumerate(text.lstrip().splitlines(), 1) if line.endswith(MARK)]


def found(answer: command.Answer) -> list[int]:
    """The lines of the refusals."""
    assert answer.code == 3, answer.err
    return sorted({refusal["place"]["line"] for refusal in json.loads(answer.out)["refusals"]})


def test_a_plan_finds_everything_wrong_beside_what_is_there(make_database: MakeDatabase, broken: Path) -> None:
    database = make_database()
    engine.apply(database, BASE)
    arguments = ("plan", "--schema", str(broken), "--db", database, "--format", "json")
    assert found(command.invoke(*arguments, env=REHEARSED)) == marked(BROKEN)


def test_a_difference_of_folders_finds_everything_wrong(tmp_path: Path, broken: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    empty.joinpath("public.yaml").write_text("enums: {old: {labels: [a]}}\n")
    arguments = ("diff", str(empty), str(broken), "--format", "json")
    assert found(command.invoke(*arguments, env=REHEARSED)) == marked(BROKEN)
