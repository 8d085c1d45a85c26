"""The picture of the tables that a plan touches, in its HTML report."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.conftest import Declare
from tests.support.command import invoke
from tests.support.databases import Database

MADE = """
    CREATE TABLE customers (id bigint PRIMARY KEY, name text);
    CREATE TABLE bills (id bigint PRIMARY KEY, customer_id bigint CONSTRAINT bills_customer_fk REFERENCES customers);
    CREATE TABLE notes (text text);
"""
WANTED = """
    tables:
      customers: {columns: {id: bigint, name: text}, primary_key: [id]}
      orders:
        renamed_from: bills
        columns: {id: bigint, customer_id: bigint, total: numeric}
        primary_key: [id]
        checks: {orders_total_check: total > 0}
        foreign_keys: {bills_customer_fk: {columns: [customer_id], references: customers(id)}}
      notes: {columns: {text: text}, seeds: []}
"""


def report(declare: Declare, database: Database, tmp_path: Path, wanted: str = WANTED) -> str:
    out = tmp_path / "plan.html"
    answer = invoke("plan", "--db", database, "--schema", str(declare(wanted)), "--format", "html", "--out", str(out))
    assert answer.code == 0, answer.err
    return out.read_text(encoding="utf-8")


def test_touched_tables_with_their_neighbours_named(declare: Declare, database: Database, tmp_path: Path) -> None:
    database.execute(MADE)
    page = report(declare, database, tmp_path, WANTED.replace(", seeds: []", ""))
    classes = dict(
        re.findall(r'<g class="(entity[^"]*)".*?class="heading[^"]*"[^>]*>([^<]*)<', page, re.DOTALL)[n][::-1]
        for n in range(2)
    )
    assert classes == {"customers": "entity brief", "orders": "entity changed"}
    assert "was bills" in page
    assert re.search(r'<a href="#o\d+"><text class="heading changed"', page)
    assert page.count("<svg") == 1


def test_a_plan_that_touches_no_table_has_no_picture(declare: Declare, database: Database, tmp_path: Path) -> None:
    database.execute("CREATE TABLE notes (text text)")
    page = report(declare, database, tmp_path, "enums: {mood: [good]}\ntables: {notes: {columns: {text: text}}}")
    assert "<svg" not in page


def test_a_plan_that_touches_many_tables_has_no_picture(declare: Declare, database: Database, tmp_path: Path) -> None:
    tables = "\n".join(f"  t{n}: {{columns: {{id: bigint}}}}" for n in range(41))
    assert "<svg" not in report(declare, database, tmp_path, f"tables:\n{tables}\n")


def test_the_differences_of_two_folders_are_drawn(declare: Declare, tmp_path: Path) -> None:
    old = declare("tables: {a: {columns: {id: int}}}", folder="old")
    new = declare("tables: {a: {columns: {id: int, note: text}}}", folder="new")
    out = tmp_path / "diff.html"
    assert invoke("diff", str(old), str(new), "--format", "html", "--out", str(out)).code == 0
    assert "<svg" in out.read_text(encoding="utf-8")
