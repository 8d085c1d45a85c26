"""The layout keeps what a file says and its comments, and a file that has it stays as it is."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemadiff.declaration import dumper
from schemadiff.declaration.formatting import formatted, same
from schemadiff.declaration.loader import load_texts
from schemadiff.declaration.yaml_reader import read
from schemadiff.errors import InputError
from schemadiff.kinds import registry
from tests.declaration.support import resolved
from tests.declaration.test_dump import EVERYTHING, SCHEMA

CASES = Path(__file__).parents[1] / "cases"


def laid_out(text: str) -> str:
    """The text in the canonical layout, which is stable."""
    found = formatted(text.encode(), "f.yaml")
    assert formatted(found.encode(), "f.yaml") == found
    return found


LAYOUTS = [
    ("indentation", "tables:\n    t:\n        columns:\n          a:   int\n",
     "tables:\n  t:\n    columns:\n      a: int\n"),
    ("lists", "a:\n- b\n-   c\n", "a:\n  - b\n  - c\n"),
    ("a list in a list", "a:\n-   - b\n    - c\n", "a:\n  - - b\n    - c\n"),
    ("braces on one line", "a: {b: [c,d],\n  e: f }\n", "a: {b: [c, d], e: f}\n"),
    ("quotes", "a: 'b'\nc: \"d\"\ne: 'f: g'\n", 'a: b\n\nc: d\n\ne: "f: g"\n'),
    ("texts that look like numbers", "a: '1'\nb: 1.50\n", 'a: "1"\n\nb: 1.50\n'),
    ("null", "a: ~\nb:\nc: null\n", "a: ~\n\nb:\n\nc: null\n"),
    ("the head", "search_path: x\n\n\nschema: y\ntables: {}\n", "search_path: x\nschema: y\n\ntables: {}\n"),
    ("sections", "enums:\n  a: [b]\n  c: [d]\nviews:\n  v: |\n     SELECT 1\n  w: x\n",
     "enums:\n  a: [b]\n  c: [d]\n\nviews:\n  v: |\n    SELECT 1\n\n  w: x\n"),
    ("blank lines inside", "t:\n  a:\n    b: 1\n\n\n    c: 2\n", "t:\n  a:\n    b: 1\n\n    c: 2\n"),
    ("groups of a section", "t:\n  a: 1\n\n  # more\n  b: 2\n", "t:\n  a: 1\n\n  # more\n  b: 2\n"),
    ("trailing blanks in a block", "v: |\n  a  \n   \n  b\n", "v: |\n  a  \n   \n  b\n"),
    ("a block that begins with a blank", "v: |1\n   a\n  b\n", "v: |2\n    a\n   b\n"),
    ("a tab in a block", "v: |\n  a\n  \tb\n", "v: |\n  a\n  \tb\n"),
    ("blank lines at the end of a block", "v: |+\n  a\n\n\nw: x\n", "v: |+\n  a\n\n\nw: x\n"),
    ("a block without a line end", "v: |-\n    a\n    b\nw: x", "v: |-\n  a\n  b\n\nw: x\n"),
    ("line ends in quotes", 'v: "a\\nb\\n"\n', "v: |\n  a\n  b\n"),
    ("folded text", f"a:\n    b: >-\n        {'x' * 70}\n        {'y' * 70}\n",
     f"a:\n  b: >-\n    {'x' * 70}\n    {'y' * 70}\n"),
    ("a folded text that would need quotes", "a: >-\n  \"b\" = 'c'\n", "a: >-\n  \"b\" = 'c'\n"),
    ("a text that begins with a dash", "a: '-1 is all'\nb: '- c'\nd: '-e: f'\n",
     'a: -1 is all\n\nb: "- c"\n\nd: "-e: f"\n'),
    ("folded text that fits", "a: >-\n  b\n  c\n", "a: b c\n"),
    ("a text over lines", f"a: {'x' * 70}\n      {'y' * 70}\n", f"a: {'x' * 70}\n  {'y' * 70}\n"),
    ("a quoted text over lines", f"a: \"{'x' * 70}: \\\n      {'y' * 70}\"\n",
     f"a: \"{'x' * 70}: \\\n  {'y' * 70}\"\n"),
    ("anchors", "a: &x {b: 1}\nc:\n    - *x\nd:\n  <<: *x\n", "a: &x {b: 1}\n\nc:\n  - *x\n\nd:\n  <<: *x\n"),
    ("an anchor of a block", "a: &x\n     b: 1\n", "a: &x\n  b: 1\n"),
    ("an alias as a key", "a: &x b\nc: {*x : 1}\n", "a: &x b\n\nc: {*x : 1}\n"),
    ("a start marker", "# c\n---\na: 1\n", "# c\n---\na: 1\n"),
    ("a long key", f"? {'x' * 1100}\n: 1\n", f"? {'x' * 1100}\n: 1\n"),
    ("line ends of other systems", "a: 1\r\nb: 2\r\n", "a: 1\n\nb: 2\n"),
    ("nothing", "", ""),
    ("comments alone", "\n# a\n\n\n# b\n", "# a\n\n# b\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [c[1:] for c in LAYOUTS], ids=[c[0] for c in LAYOUTS])
def test_a_layout(before: str, after: str) -> None:
    assert laid_out(before) == after


COMMENTS = [
    ("above", "#a\ntables:\n      # b\n  t: x\n", "#a\ntables:\n  # b\n  t: x\n"),
    ("at the end of a line", "a: b # c\n", "a: b  # c\n"),
    ("behind a key", "a: # b\n  c: d\n", "a:  # b\n  c: d\n"),
    ("between key and value", "a:\n  # b\n  c\n", "# b\na: c\n"),
    ("below the last entry", "t:\n  a:\n    b: 1\n    # c\n  # d\n# e\n", "t:\n  a:\n    b: 1\n    # c\n  # d\n# e\n"),
    ("below a list", "t:\n- a\n# b\nu: 1\n", "t:\n  - a\n\n# b\nu: 1\n"),
    ("inside of braces", "a: {b: 1, # c\n  d: 2}\n", "a:\n  b: 1  # c\n  d: 2\n"),
    ("at the end of braces", "a: [b,\n  c\n  # d\n  ]\n", "a:\n  - b\n  - c\n  # d\n"),
    ("in empty braces", "a: { # b\n  }\n", "a: {}  # b\n"),
    ("behind a dash", "a:\n  - # b\n    c: d\n", "a:\n  -\n    # b\n    c: d\n"),
    ("in braces in a list", "a:\n - [{ b: c # d\n  }, # e\n  f]\n",
     "a:\n  -\n    # e\n    - b: c  # d\n    - f\n"),
    ("above an item", "a:\n  # b\n  - c: d\n", "a:\n  # b\n  - c: d\n"),
    ("behind the mark of a block", "a: |  # b\n  c\n  d\n", "a: |  # b\n  c\n  d\n"),
    ("below a block", "t:\n  a: |\n    b\n  # c\n  d: e\n", "t:\n  a: |\n    b\n\n  # c\n  d: e\n"),
    ("behind an anchor", "a: &x # b\n  c\n", "a: &x c  # b\n"),
    ("that looks like text", 'a: "b" #1\n', "#1\na: b\n"),
    ("apart from what follows", "# a\n\n# b\nc: d\n", "# a\n\n# b\nc: d\n"),
    ("for an editor", "# yaml-language-server: $schema=x.json\n\nschema: a\n",
     "# yaml-language-server: $schema=x.json\n\nschema: a\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [c[1:] for c in COMMENTS], ids=[c[0] for c in COMMENTS])
def test_comments(before: str, after: str) -> None:
    assert laid_out(before) == after


def test_what_does_not_fit_on_a_line_is_written_below_its_key() -> None:
    words = ", ".join(f"word_{n}: {{type: text}}" for n in range(8))
    lines = "".join(f"      word_{n}: {{type: text}}\n" for n in range(8))
    assert laid_out(f"tables: {{t: {{columns: {{{words}}}}}}}\n") == f"tables:\n  t:\n    columns:\n{lines}"


@pytest.mark.parametrize("file", sorted(SCHEMA.rglob("*.yaml")), ids=lambda f: f.stem)
def test_the_example_has_the_layout(file: Path) -> None:
    assert laid_out(file.read_text(encoding="utf-8")) == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", sorted(folder.name for folder in CASES.iterdir() if folder.is_dir()))
def test_golden_cases_mean_the_same_afterwards(kind: str) -> None:
    for file in sorted((CASES / kind).glob("*/*.yaml")):
        laid_out(file.read_text(encoding="utf-8"))


def test_what_is_dumped_has_the_layout() -> None:
    text = EVERYTHING.replace("b: {type: numeric(10,2), comment", 'b: {type: "numeric(10,2)", comment')
    text = text.replace("(a + h) nulls first", '"(a + h) nulls first"').replace("int4range(a, h)", '"int4range(a, h)')
    text = text.replace("WITH &&]", 'WITH &&"]')
    catalogs = [resolved(text), load_texts({f.name: f.read_bytes() for f in SCHEMA.rglob("*.yaml")}, registry())]
    for catalog in catalogs:
        for written in dumper.dump(catalog, registry()).values():
            assert laid_out(written) == written


@pytest.mark.parametrize("text", ["a: [", "a: b: c", "a: 1\na: 2", "\ta: 1", "- a"])
def test_what_cannot_be_read_is_reported(text: str) -> None:
    with pytest.raises(InputError) as caught:
        formatted(text.encode(), "f.yaml")
    assert all(finding.place is not None for finding in caught.value.findings)


# --- random files ---


TEXTS = ["a", "b c", "it's", 'say "x"', "1", "1.50", "true", "null", "~", "x: y", "x #y", "- z", "*", "&", " lead",
         "trail ", "a, b", "{c}", "[d]", "a (b, c)", "é", "tab\there", "#x", "", "%", "@a", "no", "<<x",
         "x" * 90]  # fmt: skip
LINES = ["one", "  two", "three  ", "", "\tfour", "# no comment", "- five", "key: value", "six \u00e9"]


class _File:
    """Writes a random file, and numbers its comments."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.comments: list[str] = []
        self.lines: list[str] = []
        self.keys = 0

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(1, one_in)) == one_in

    def comment(self) -> str:
        self.comments.append(f"# note {len(self.comments)}")
        return self.comments[-1]

    def right(self) -> str:
        return f" {self.comment()}" if self.chance(5) else ""

    def between(self) -> None:
        """Blank lines and comments, indented anyhow."""
        while self.chance(3):
            self.lines.append("" if self.chance(2) else " " * self.draw(st.integers(0, 12)) + self.comment())

    def key(self) -> str:
        self.keys += 1
        return f"{self.draw(st.sampled_from(['key', 'schema', 'long key', 'it']))}{self.keys}"

    def block(self, indent: int, depth: int, *, in_list: bool) -> None:
        step = self.draw(st.integers(1, 4))
        for _ in range(self.draw(st.integers(1, 3))):
            self.between()
            margin = " " * indent
            self.value(margin + ("-" if in_list else f"{self.key()}:"), indent, indent + step, depth)

    def value(self, head: str, indent: int, inner: int, depth: int) -> None:
        kind = self.draw(
            st.sampled_from(["scalar", "scalar", "flow", "map", "list", "literal", "folded", "over lines"])
        )
        if kind in ("map", "list") and depth < 3:
            self.lines.append(head + self.right())
            self.block(inner, depth + 1, in_list=kind == "list")
        elif kind == "flow":
            self.lines += f"{head} {self.flow(inner, depth)}{self.right()}".split("\n")
        elif kind in ("literal", "folded"):
            mark = self.draw(st.sampled_from(["", "-", "+"]))
            self.lines.append(f"{head} {'|' if kind == 'literal' else '>'}{inner - indent}{mark}{self.right()}")
            for line in self.draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=4)):
                self.lines.append(" " * inner + line)
            self.lines.append(" " * inner + "last")
        elif kind == "over lines":
            self.lines += [f"{head} several", " " * inner + "words" * 20, " " * inner + "here" + self.right()]
        else:
            self.lines.append(f"{head} {self.scalar()}{self.right()}")

    def scalar(self) -> str:
        text = self.draw(st.sampled_from(TEXTS))
        style = self.draw(st.sampled_from("'\"p"))
        if style == "p" and re.fullmatch(r"[\w.]+|~", text):
            return text
        if style == "'" and "\t" not in text:
            return "'" + text.replace("'", "''") + "'"
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'

    def flow(self, indent: int, depth: int) -> str:
        is_list = self.chance(2)
        parts = []
        for _ in range(self.draw(st.integers(0, 3))):
            inside = self.flow(indent, depth + 1) if depth < 3 and self.chance(4) else self.scalar()
            parts.append(inside if is_list else f"{self.key()}: {inside}")
        text = ""
        for number, part in enumerate(parts):
            end = "," if number < len(parts) - 1 else ""
            gap = f"{end}{self.right() or ' ' + self.comment()}\n{' ' * indent}" if self.chance(5) else f"{end} "
            text += part + gap
        return f"[ {text}]" if is_list else f"{{ {text}}}"


@st.composite
def written(draw: st.DrawFn) -> tuple[str, list[str]]:
    file = _File(draw)
    file.block(0, 0, in_list=False)
    file.between()
    return "\n".join(file.lines) + "\n", file.comments


@settings(max_examples=300)
@given(written())
def test_any_file_says_the_same_afterwards(drawn: tuple[str, list[str]]) -> None:
    text, comments = drawn
    before = read(text.encode(), "f.yaml")
    found = laid_out(text)
    assert same(before, read(found.encode(), "f.yaml"))
    assert sorted(re.findall(r"# note \d+", found)) == sorted(comments)


def test_every_kind_of_blank_in_a_body_survives() -> None:
    body = "\n  BEGIN  \n\t\n\tRETURN 1;  \n\nEND\n\n"
    catalog = resolved(
        dedent("""\
        functions:
          f():
            returns: int
            language: plpgsql
            body: BODY
        """).replace("BODY", '"' + body.replace("\n", "\\n").replace("\t", "\\t") + '"')
    )
    (text,) = dumper.dump(catalog, registry()).values()
    assert "body: |" in text and '"' not in text
    again = load_texts({"f.yaml": text.encode()}, registry())
    assert next(o for o in again if o.identity.kind == "function").get("body") == body
