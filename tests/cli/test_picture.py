"""``schemadiff picture``: the tables of a source, and the differences of two."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Declare
from tests.support.command import invoke
from tests.support.databases import Database

SHOP = """
    tables:
      customers: {columns: {id: bigint}, primary_key: [id]}
      orders:
        columns: {id: bigint, customer_id: bigint}
        primary_key: [id]
        foreign_keys: {orders_customer_id_fkey: {columns: [customer_id], references: customers(id)}}
      notes: {columns: {text: text}}
"""


def test_a_folder_needs_no_database(declare: Declare, tmp_path: Path) -> None:
    folder, out = declare(SHOP), tmp_path / "shop.svg"
    answer = invoke("picture", "--schema", str(folder), "--out", str(out))
    assert (answer.code, answer.out, answer.err) == (0, "", f"wrote {out}\n")
    assert "orders_customer_id_fkey: public.orders(customer_id)" in out.read_text(encoding="utf-8")


def test_the_name_of_the_file_chooses_the_format(declare: Declare, tmp_path: Path) -> None:
    out = tmp_path / "shop.mmd"
    assert invoke("picture", str(declare(SHOP)), "--out", str(out)).code == 0
    assert out.read_text(encoding="utf-8").startswith("erDiagram\n")


def test_a_database_and_what_changes_it(database: Database, declare: Declare) -> None:
    database.execute(
        "CREATE TABLE customers (id bigint PRIMARY KEY); CREATE TABLE notes (text text);"
        "CREATE TABLE bills (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers);"
        "CREATE SCHEMA other CREATE TABLE unmanaged (id int)"
    )
    shown = invoke("picture", database, "--format", "mermaid").out
    assert '"public.bills"' in shown and '"other.unmanaged"' in shown
    renamed = SHOP.replace("columns: {id: bigint, customer_id", "renamed_from: bills\n        columns: {id: bigint, by")
    renamed = renamed.replace("columns: [customer_id]", "columns: [by]")
    answer = invoke("picture", database, "--to", str(declare(renamed)), "--format", "mermaid")
    assert answer.out.splitlines() == [
        "erDiagram",
        '    t1["customers"]',
        '    t2["orders (changed, was bills)"] {',
        "        bigint id PK",
        '        bigint by FK "null; added"',
        '        bigint customer_id FK "null; removed"',
        "    }",
        '    t2 }o--o| t1 : "by (added)"',
        '    t2 }o..o| t1 : "customer_id (removed)"',
    ]


def test_no_differences(declare: Declare) -> None:
    folder = str(declare(SHOP))
    answer = invoke("picture", folder, "--to", folder)
    assert answer.code == 0
    assert answer.err == "no table differs; the picture shows all of them\n"


def test_a_part(declare: Declare) -> None:
    folder = str(declare(SHOP))
    answer = invoke("picture", folder, "--only", "ord*", "--format", "mermaid")
    assert '"customers"]\n' in answer.out and "notes" not in answer.out
    missing = invoke("picture", folder, "--only", "nothing*")
    assert (missing.code, missing.err) == (64, "no table is called nothing*\n")


def test_nothing_to_draw(declare: Declare) -> None:
    answer = invoke("picture", str(declare("enums: {mood: [good]}")))
    assert answer.code == 1
    assert "there is nothing to draw: no tables in " in answer.err


def test_all_errors_of_the_folder_at_once(declare: Declare) -> None:
    folder = declare(SHOP.replace("customers(id)", "customer(id)").replace("[id]", "[di]"))
    answer = invoke("picture", str(folder))
    assert answer.code == 1
    assert answer.err.count("schema.yaml:") >= 3


def test_many_tables_are_shown_with_their_keys(declare: Declare) -> None:
    tables = "\n".join(f"  t{n}: {{columns: {{id: bigint, note: text}}, primary_key: [id]}}" for n in range(41))
    folder = str(declare(f"tables:\n{tables}\n"))
    answer = invoke("picture", folder, "--format", "mermaid")
    assert "note" not in answer.out
    assert answer.err == "41 tables, shown with the columns of keys; --columns all shows all of them\n"
    assert "note" in invoke("picture", folder, "--format", "mermaid", "--columns", "all").out
