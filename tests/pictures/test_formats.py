"""Pictures as SVG and Mermaid: well-formed, in the frame, safe with any name, legible without colour."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from schemadiff.catalog.diagram import Diagram, DiagramColumn, DiagramLink, DiagramTable, Mark
from schemadiff.pictures import mermaid, svg
from schemadiff.pictures.text_width import text_width
from tests.pictures.generated import generated

HOSTILE = 'a"b<script>alert(1)</script>&amp;\u202e\x1b[31m\nend %% #34; ]] }'
SVG = "{http://www.w3.org/2000/svg}"


def hostile() -> Diagram:
    column = DiagramColumn(HOSTILE, HOSTILE, ("PK",), before=HOSTILE, mark="changed")
    tables = (DiagramTable((HOSTILE, HOSTILE), (column,), "changed", HOSTILE, HOSTILE), DiagramTable(("b", "b")))
    return Diagram(tables, (DiagramLink(HOSTILE, ("b", "b"), tables[0].path, (HOSTILE,), (HOSTILE,)),), compares=True)


def test_hostile_names_are_text() -> None:
    drawn = svg.render(hostile(), HOSTILE, href=lambda path: f"x.html?{path[0]}")
    root = ElementTree.fromstring(drawn)  # noqa: S314 # what we wrote
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "style", "rect", "g", "path", "text", "tspan", "a")
    }
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    for unseen in ("\u202e", "\x1b"):
        assert unseen not in drawn


def test_a_file_needs_nothing_from_elsewhere() -> None:
    drawn = svg.render(generated(5, 1, cycles=True), "five")
    assert re.findall(r"(?:https?:|url\(|@import|<image|<script)[^\"']*", drawn) == ["http://www.w3.org/2000/svg"]


@pytest.mark.parametrize(("mark", "sign"), [("added", "+"), ("removed", "\u2212"), ("changed", "~")])
def test_differences_have_signs_and_explain_them(mark: Mark, sign: str) -> None:
    columns = (DiagramColumn("id", "int", mark=mark), DiagramColumn("note", "text"))
    drawn = svg.render(Diagram((DiagramTable(("a", "t"), columns, "changed"),), compares=True), "difference")
    signs = [element.text for element in texts(drawn) if "sign" in element.attrib["class"]]
    assert sign in signs
    assert f"{sign} {mark}" in drawn


def test_texts_end_inside_their_boxes() -> None:
    columns = (
        DiagramColumn("a_rather_long_name_of_a_column", "timestamp with time zone"),
        DiagramColumn("WWWW", "名前"),
    )
    drawn = svg.render(Diagram((DiagramTable(("a", "t"), columns),)), "one")
    root = ElementTree.fromstring(drawn)  # noqa: S314 # what we wrote
    box = root.find(f".//{SVG}rect[@class='box']")
    assert box is not None
    width = int(box.attrib["width"])
    for element in root.iterfind(f".//{SVG}g[@class='entity']/{SVG}text"):
        if element.attrib.get("text-anchor") != "end":
            assert int(element.attrib["x"]) + text_width(element.text or "", 13) < width


def texts(drawn: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(drawn).iter(f"{SVG}text"))  # noqa: S314 # what we wrote


# --- Mermaid ---


_TEXT = r'"[^"\n]*"'
_KEYS = r"(?:PK|FK|UK)(?:, (?:PK|FK|UK))*"
_LINES = (
    rf"    t\d+\[{_TEXT}\](?: \{{)?",
    rf"        [A-Za-z][\w\[\]()-]* [A-Za-z][\w-]*(?: {_KEYS})?(?: {_TEXT})?",
    r"    \}",
    rf"    t\d+ (?:\|o|\}}o|\|\|)(?:--|\.\.)(?:o\||\|\|) t\d+ : {_TEXT}",
)
MERMAID = re.compile(rf"erDiagram\n(?:(?:{'|'.join(_LINES)})\n)*")
"""The grammar of Mermaid's entity-relationship diagrams, as far as we use it."""


@pytest.mark.parametrize("diagram", [hostile(), generated(25, 3, cycles=True)], ids=["hostile", "generated"])
def test_mermaid_keeps_to_its_grammar(diagram: Diagram) -> None:
    assert MERMAID.fullmatch(mermaid.render(diagram))


def test_mermaid_in_full() -> None:
    tables = (
        DiagramTable(("shop", "Orders 2"), (DiagramColumn("id", "bigint", ("PK",), not_null=True),), "added"),
        DiagramTable(
            ("shop", "items"),
            (
                DiagramColumn("order id", "bigint", ("PK", "FK"), not_null=True),
                DiagramColumn("price", "numeric(10,2)", mark="changed", before="integer"),
            ),
        ),
        DiagramTable(("shop", "users"), brief=True),
    )
    links = (
        DiagramLink("fk", ("shop", "items"), ("shop", "Orders 2"), ("order id",), ("id",), mark="added"),
        DiagramLink("fk2", ("shop", "items"), ("shop", "users"), ("by",), ("id",), optional=True, single=True),
    )
    assert mermaid.render(Diagram(tables, links, compares=True)).splitlines() == [
        "erDiagram",
        '    t1["Orders 2 (added)"] {',
        "        bigint id PK",
        "    }",
        '    t2["items"] {',
        '        bigint order_id PK, FK "order id"',
        '        numeric(10_2) price "numeric(10,2); null; changed, was integer"',
        "    }",
        '    t3["users"]',
        '    t2 }o--|| t1 : "order id (added)"',
        '    t2 |o--o| t3 : "by"',
    ]
