"""What of a schema a picture shows, read from YAML without a server."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from schemadiff.catalog.diagram import Diagram, DiagramTable
from schemadiff.declaration import loader
from schemadiff.declaration.name_resolution import resolve
from schemadiff.kinds import registry
from schemadiff.pictures import contents
from schemadiff.pictures.differences import difference

SHOP = """
    tables:
      customers:
        comment: Who buys
        columns: {id: bigint, email: {type: text, not_null: true}}
        primary_key: [id]
        unique: {customers_email_key: [email]}
      profiles:
        columns: {customer_id: bigint, photo: bytea}
        primary_key: [customer_id]
        foreign_keys:
          profiles_customer_id_fkey: {columns: [customer_id], references: customers(id), on_delete: cascade}
      orders:
        columns: {id: bigint, customer_id: bigint, placed_at: {type: date, not_null: true}}
        primary_key: [id, placed_at]
        partition_by: range (placed_at)
        foreign_keys:
          orders_customer_id_fkey: {columns: [customer_id], references: customers(id)}
        partitions:
          orders_2024: {values: "FROM ('2024-01-01') TO ('2025-01-01')"}
          orders_2025: {values: "FROM ('2025-01-01') TO ('2026-01-01')"}
      settings:
        columns: {name: text, value: jsonb}
"""


def drawn(tmp_path: Path, text: str = SHOP, *, partitions: bool = False) -> Diagram:
    folder = tmp_path / "schema"
    folder.mkdir(exist_ok=True)
    (folder / "schema.yaml").write_text(dedent(text))
    catalog, _ = resolve(loader.load(folder, registry()), registry())
    return contents.diagram(catalog, registry(), partitions=partitions)


def table(diagram: Diagram, name: str) -> DiagramTable:
    return next(found for found in diagram.tables if found.path[-1] == name)


def names(diagram: Diagram) -> dict[str, bool]:
    """The tables, and whether they are shown with their columns."""
    return {found.path[-1]: not found.brief for found in diagram.tables}


def test_keys_and_nulls(tmp_path: Path) -> None:
    shop = drawn(tmp_path)
    assert [(c.name, c.type, c.keys, c.not_null) for c in table(shop, "profiles").columns] == [
        ("customer_id", "bigint", ("PK", "FK"), True),
        ("photo", "bytea", (), False),
    ]
    assert table(shop, "customers").comment == "Who buys"
    assert table(shop, "customers").columns[1].keys == ("UK",)


def test_links_say_how_many_rows_refer_to_one(tmp_path: Path) -> None:
    links = {link.source[-1]: link for link in drawn(tmp_path).links}
    assert (links["profiles"].single, links["profiles"].optional) == (True, False)
    assert links["profiles"].detail == "on delete cascade"
    assert (links["orders"].single, links["orders"].optional) == (False, True)


def test_partitions_are_folded_unless_they_are_asked_for(tmp_path: Path) -> None:
    shop = drawn(tmp_path)
    assert "orders_2024" not in names(shop)
    assert table(shop, "orders").note == "2 partitions"
    whole = drawn(tmp_path, partitions=True)
    assert "orders_2024" in names(whole)
    assert {link.source[-1] for link in whole.links if link.inherits} == {"orders_2024", "orders_2025"}


def test_a_part_names_the_neighbours(tmp_path: Path) -> None:
    part = contents.selected(drawn(tmp_path), ["public.prof*"])
    assert names(part) == {"customers": False, "profiles": True}
    assert [link.name for link in part.links] == ["profiles_customer_id_fkey"]


@pytest.mark.parametrize(("columns", "shown"), [("all", 2), ("keys", 1), ("none", 0)])
def test_columns(tmp_path: Path, columns: contents.Columns, shown: int) -> None:
    assert len(table(contents.with_columns(drawn(tmp_path), columns), "profiles").columns) == shown


def test_differences_have_marks(tmp_path: Path) -> None:
    before = drawn(tmp_path)
    after = drawn(
        tmp_path,
        SHOP.replace("photo: bytea", "photo: text, age: int")
        .replace("settings", "options")
        .replace(", on_delete: cascade", "")
        .replace("email: {type: text, not_null: true}", "email: text"),
    )
    both = difference(before, after)
    assert {found.path[-1]: found.mark for found in both.tables} == {
        "customers": "changed",
        "options": "added",
        "orders": "",
        "profiles": "changed",
        "settings": "removed",
    }
    assert [(c.name, c.mark, c.before) for c in table(both, "profiles").columns] == [
        ("customer_id", "", None),
        ("photo", "changed", "bytea"),
        ("age", "added", None),
    ]
    assert table(both, "customers").columns[1].before == "not null"
    assert {link.name: link.mark for link in both.links} == {
        "orders_customer_id_fkey": "",
        "profiles_customer_id_fkey": "changed",
    }
    assert names(contents.touched(both)) == {
        "customers": True,
        "options": True,
        "orders": False,
        "profiles": True,
        "settings": True,
    }


def test_what_is_renamed_says_what_it_was(tmp_path: Path) -> None:
    shop = drawn(tmp_path)
    public = "public"
    both = difference(
        shop,
        shop,
        renamed={(public, "profiles"): (public, "people"), (public, "orders", "id"): (public, "orders", "number")},
    )
    assert table(both, "profiles").note == "was people"
    assert table(both, "orders").columns[0].before == "number"
    assert not any(table(both, name).mark for name in ("customers", "settings"))
