"""The site that documents a schema: what its pages say, that every link leads somewhere, that any name is text."""

from __future__ import annotations

import json
import posixpath
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent

import pytest

from schemadiff.catalog.catalog import Catalog
from schemadiff.declaration import loader
from schemadiff.declaration.name_resolution import resolve
from schemadiff.documentation.site import site
from schemadiff.kinds import registry

PLATFORM = Path(__file__).parents[2] / "schema"

SHOP = """
    enums: {mood: [good, bad]}
    domains: {price: {type: numeric, checks: {positive: VALUE > 0}}}
    sequences: {numbers: {start: 5}}
    functions:
      stamp():
        returns: trigger
        language: plpgsql
        body: |
          BEGIN
            RETURN new;
          END
    tables:
      customers:
        comment: Who buys
        columns:
          id: bigint
          mood: {type: mood, comment: "How they are, as they say"}
        primary_key: [id]
        checks: {customers_id_check: id > 0}
        indexes: {customers_mood_idx: [mood]}
        triggers: {stamp: {timing: before insert, for_each: row, execute: stamp()}}
        policies: {own: {using: id = 1}}
        seeds: {key: [id], rows: [{id: 1, mood: secretly_good}, {id: 2, mood: bad}]}
      orders:
        columns:
          id: bigint
          customer_id: bigint
          total: {type: price, default: "1.5"}
          placed_at: {type: date, not_null: true}
        primary_key: [id, placed_at]
        partition_by: range (placed_at)
        partitions: {orders_2025: {values: "FROM ('2025-01-01') TO ('2026-01-01')"}}
        foreign_keys: {orders_customer_id_fkey: {columns: [customer_id], references: customers(id)}}
    views:
      open_orders: |
        SELECT id
        FROM orders
"""


class Page(HTMLParser):
    """The text of a page, its links, its ids and its elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.handlers: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name in ("href", "src") and value is not None:
                self.links.append(value)
            elif name == "id" and value is not None:
                self.ids.append(value)
            elif name.startswith("on"):
                self.handlers.add(f"{name}={value}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


def documented(folder: Path, text: str) -> dict[str, str]:
    (folder / "schema.yaml").write_text(dedent(text), encoding="utf-8")
    catalog, _ = resolve(loader.load(folder, registry()), registry())
    return dict(site(catalog, registry(), "Shop"))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return documented(tmp_path_factory.mktemp("shop"), SHOP)


@pytest.fixture(scope="module")
def platform() -> dict[str, str]:
    catalog, _ = resolve(loader.load(PLATFORM, registry()), registry())
    return dict(site(catalog, registry(), "Platform"))


def broken_links(files: dict[str, str]) -> list[tuple[str, str]]:
    found = []
    for name, text in files.items():
        if name.endswith(".html"):
            page = Page(text)
            assert len(page.ids) == len(set(page.ids)), name
            for link in page.links:
                target, _, fragment = link.partition("#")
                path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) if target else name
                missing = path not in files or (fragment and fragment not in Page(files[path]).ids)
                if link != "data:," and missing:
                    found.append((name, link))
    return found


def test_every_link_leads_to_a_page(shop: dict[str, str], platform: dict[str, str]) -> None:
    assert broken_links(shop) == []
    assert broken_links(platform) == []


def test_the_index_has_every_object(shop: dict[str, str]) -> None:
    words = Page(shop["index.html"]).words
    for expected in ("tables 2", "public.customers Who buys", "public.mood", "public.numbers", "public.stamp()"):
        assert expected in words
    assert "orders_2025" not in words


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("table/public.customers.html", "Who buys"),
        ("table/public.customers.html", "public.mood null"),
        ("table/public.customers.html", "How they are, as they say"),
        ("table/public.customers.html", "customers_id_check id > 0"),
        ("table/public.customers.html", "customers_mood_idx"),
        ("table/public.customers.html", "stamp timing before"),
        ("table/public.customers.html", "own using id = 1"),
        ("table/public.customers.html", "rows 2"),
        ("table/public.customers.html", "referenced by 1 public.orders (customer_id) orders_customer_id_fkey"),
        ("table/public.customers.html", "used by 1 table public.orders"),
        ("table/public.orders.html", "FK → public.customers .id"),
        ("table/public.orders.html", "1.5"),
        ("table/public.orders.html", "public.orders_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')"),
        ("view/public.open_orders.html", "SELECT id FROM orders"),
        ("view/public.open_orders.html", "uses 1 table public.orders"),
        ("function/public.stamp.html", "BEGIN RETURN new; END"),
        ("function/public.stamp.html", "used by 1 table public.customers"),
        ("enum/public.mood.html", "[good, bad]"),
        ("enum/public.mood.html", "used by 1 table public.customers"),
        ("domain/public.price.html", "positive VALUE > 0"),
        ("sequence/public.numbers.html", "start 5"),
    ],
)
def test_a_page_says_it(shop: dict[str, str], page: str, expected: str) -> None:
    assert expected in Page(shop[page]).words


def test_rows_of_seeds_are_counted_and_not_shown(shop: dict[str, str]) -> None:
    assert not any("secretly_good" in text for text in shop.values())


def test_a_column_is_described_once(shop: dict[str, str]) -> None:
    assert Page(shop["table/public.orders.html"]).words.count("1.5") == 1


def test_the_picture_links_to_the_neighbours(shop: dict[str, str]) -> None:
    page = Page(shop["table/public.orders.html"])
    assert "svg" in page.tags
    assert page.links.count("../table/public.customers.html") >= 2


def test_search_looks_through_names_columns_and_comments(shop: dict[str, str]) -> None:
    entries = json.loads(shop["search.js"].removeprefix("window.schemaIndex = ").removesuffix(";\n"))
    assert {
        "title": "public.customers",
        "noun": "table",
        "url": "table/public.customers.html",
        "comment": "Who buys",
        "columns": ["id", "mood"],
    } in entries


def test_nothing_is_loaded_from_elsewhere(platform: dict[str, str]) -> None:
    for name, text in platform.items():
        if name.endswith(".html"):
            assert not [link for link in Page(text).links if ":" in link and link != "data:,"], name
        assert "url(" not in text.replace("url(', ", "") or name.endswith(".html")


def test_the_same_schema_gives_the_same_site(shop: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> None:
    assert documented(tmp_path_factory.mktemp("again"), SHOP).keys() == shop.keys()
    again = documented(tmp_path_factory.mktemp("again"), SHOP)
    same = {n for n in shop if n.endswith((".js", ".css")) or "picture" in n or n == "index.html"}
    assert {name: again[name] for name in same} == {name: shop[name] for name in same}


def test_any_name_is_text(tmp_path: Path) -> None:
    name = '<script>alert(1)</script>&"\u202e\\'
    quoted = json.dumps(name)
    files = documented(
        tmp_path,
        f"""
        tables:
          {quoted}:
            comment: {quoted}
            columns: {{{quoted}: {{type: text, comment: {quoted}}}}}
            checks: {{{quoted}: "true"}}
          {json.dumps(name.upper())}: {{columns: {{a: text}}}}
        """,
    )
    pages = {n: Page(text) for n, text in files.items() if n.endswith(".html")}
    assert len([n for n in pages if n.startswith("table/")]) == 2
    assert len({n.lower() for n in pages}) == len(pages)
    for name_, page in pages.items():
        assert page.handlers <= {"onsubmit=return false"}, name_
        assert "\u202e" not in files[name_]
        assert files[name_].count("<script") == 2
    assert "</script>" not in files["search.js"].replace("\\/", "/") or "<script" not in files["index.html"][:200]
    assert broken_links(files) == []


def test_a_database_without_objects_has_an_index() -> None:
    files = site(Catalog(()), registry(), "Nothing")
    assert "There are no objects." in files["index.html"]
    assert broken_links(dict(files)) == []
