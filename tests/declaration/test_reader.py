"""The YAML reader: what the text means, where it was written, and what is told about a text that is wrong."""

from __future__ import annotations

import codecs
import gc
from typing import TypeAlias

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from schemadiff.declaration.yaml_nodes import Map, Node, Number, Seq
from schemadiff.declaration.yaml_reader import read
from schemadiff.declaration.yaml_traps import MAX_DEPTH
from schemadiff.errors import Finding, InputError, Place

Tree: TypeAlias = "str | bool | dict[str, Tree] | list[Tree] | None"


def load(text: str) -> Map:
    root = read(text.encode(), "f.yaml")
    assert root is not None
    return root


def findings(text: str | bytes) -> list[Finding]:
    with pytest.raises(InputError) as caught:
        read(text.encode() if isinstance(text, str) else text, "f.yaml")
    return list(caught.value.findings)


def only(text: str | bytes) -> Finding:
    found = findings(text)
    assert len(found) == 1, found
    return found[0]


def spot(finding: Finding) -> tuple[int, int]:
    assert finding.place is not None
    assert finding.place.file == "f.yaml"
    return finding.place.line, finding.place.column


# --- values ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment", "---\n", "---\n...\n", "\ufeff"])
def test_a_file_without_content_is_none(text: str) -> None:
    assert read(text.encode(), "f.yaml") is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("# nothing but a comment", None),
    ],
)
def test_only_these_plain_scalars_are_not_text(written: str, meant: bool | None) -> None:
    assert load(f"a: {written}")["a"] is meant


@pytest.mark.parametrize(
    "written",
    ["0", "7", "-7", "+7", "007", "19.90", "1.", ".5", "-.5", "1e3", "1E+3", "2.5e-10", "0x1F", "0o17"],
)
def test_a_number_keeps_its_digits(written: str) -> None:
    value = load(f"a: {written}")["a"]
    assert value == written
    assert type(value) is Number


@pytest.mark.parametrize(
    "written",
    [
        *["1_000", "12:30", "1:2:3", "on", "off", "yes", "NO", "y", "True", "TRUE", "Null", "NULL", "2026-01-01"],
        *[".", "-.", "+", "1e", "0x", "0xG", "-0x1F", "0b1", "1.2.3", ".inf", ".nan", "\u0661", "=", "now()"],
        *["a::int", "count(*)", "a <> 'x'", "f(a, b)", "a[1]", "x - y", "a #b", "100%"],
    ],
)
def test_all_other_plain_scalars_are_text(written: str) -> None:
    value = load(f"a: {written}")["a"]
    assert value == written.partition(" #")[0]
    assert type(value) is str


@pytest.mark.parametrize("written", ["'1'", '"1"', "|-\n  1", ">-\n  1"])
def test_a_number_in_quotes_or_in_a_block_is_text(written: str) -> None:
    value = load(f"a: 1\nb: {written}")["b"]
    assert value == "1"
    assert type(value) is str


@pytest.mark.parametrize("written", ["'true'", '"true"', "|-\n  true"])
def test_true_in_quotes_or_in_a_block_is_text(written: str) -> None:
    assert load(f"a: true\nb: {written}")["b"] == "true"


@pytest.mark.parametrize("key", ["1", "1.50", "true", "null", "~", "NO", "f(a uuid, b uuid)", "'1'"])
def test_a_key_is_the_text_written(key: str) -> None:
    (read_key,) = load(f"{key}: x")
    assert read_key == key.strip("'")
    assert type(read_key) is str


def test_collections_of_both_styles_nest() -> None:
    text = """
a: {b: [c, {d: e}, [f]], g: {}}
h:
  - i
  -
    - j: k
      l:
      - m
  - []
n: [o: p]
"""
    assert load(text) == {
        "a": {"b": ["c", {"d": "e"}, ["f"]], "g": {}},
        "h": ["i", [{"j": "k", "l": ["m"]}], []],
        "n": [{"o": "p"}],
    }


def test_line_ends_of_all_kinds_are_read() -> None:
    root = load("a: 1\r\nb: 2\rc: 3\nd: 4")
    assert [root.place(key).line for key in root] == [1, 2, 3, 4]


def test_a_byte_order_mark_is_passed_over() -> None:
    root = read(codecs.BOM_UTF8 + b"a: b", "f.yaml")
    assert root == {"a": "b"}
    assert root.place("a") == Place("f.yaml", 1, 1)


def test_the_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    load("a: b")
    assert gc.isenabled()
    gc.disable()
    try:
        load("a: b")
        assert not gc.isenabled()
    finally:
        gc.enable()


# --- places ---------------------------------------------------------------------------------------------------


def test_places_of_keys_values_items_and_collections() -> None:
    root = load("top:\n  é😀: {b: [c, 'd']}\n  e:\n    - f\n    - g\n")
    top = root["top"]
    assert isinstance(top, Map)
    inner = top["é😀"]
    assert isinstance(inner, Map)
    flow, block = inner["b"], top["e"]
    assert isinstance(flow, Seq)
    assert isinstance(block, Seq)
    assert root.place() == Place("f.yaml", 1, 1)
    assert root.place("top") == Place("f.yaml", 1, 1)
    assert root.value_place("top") == top.place() == Place("f.yaml", 2, 3)
    assert top.value_place("é😀") == inner.place() == Place("f.yaml", 2, 7)
    assert inner.place("b") == Place("f.yaml", 2, 8)
    assert flow.place() == inner.value_place("b") == Place("f.yaml", 2, 11)
    assert [flow.place(0), flow.place(1)] == [Place("f.yaml", 2, 12), Place("f.yaml", 2, 15)]
    assert [block.place(), block.place(1)] == [Place("f.yaml", 4, 5), Place("f.yaml", 5, 7)]


TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\x85\u2028\u2029"), max_size=12
) | st.sampled_from(
    ["a", "true", "null", "~", "<<", "1", "1.50", "- a", "a: b", "a #>> b", "*a", "&a", "!a", "%a", "@a", "NO", "'"]
)
TREES: st.SearchStrategy[Tree] = st.recursive(
    st.none() | st.booleans() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=25,
)


def check_places(node: Node, oracle: yaml.Node | None, text: str) -> None:
    """That every place of `node` is the one PyYAML's own composer knows."""

    def place(of: yaml.Node | None) -> Place:
        assert of is not None
        index = of.start_mark.index
        return Place("f.yaml", text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))

    if isinstance(node, Map):
        assert isinstance(oracle, yaml.MappingNode)
        assert node.place() == place(oracle)
        for (name, value), (key_node, value_node) in zip(node.items(), oracle.value, strict=True):
            assert node.place(name) == place(key_node)
            assert node.value_place(name) == place(value_node)
            check_places(value, value_node, text)
    elif isinstance(node, Seq):
        assert isinstance(oracle, yaml.SequenceNode)
        assert node.place() == place(oracle)
        for i, (value, value_node) in enumerate(zip(node, oracle.value, strict=True)):
            assert node.place(i) == place(value_node)
            check_places(value, value_node, text)


@given(st.dictionaries(TEXT, TREES, max_size=5), st.sampled_from([False, None]), st.booleans())
def test_what_pyyaml_dumps_is_read_as_it_was(
    tree: dict[str, Tree], flow_style: bool | None, allow_unicode: bool
) -> None:
    text = yaml.safe_dump(tree, default_flow_style=flow_style, allow_unicode=allow_unicode, sort_keys=False)
    try:
        root = load(text)
    except InputError as error:
        # Inside brackets PyYAML leaves a lone parenthesis without quotes.
        assert all("parenthesis" in f.message or "comma splits" in f.message for f in error.findings)  # noqa: PT017
        return
    assert root == tree
    check_places(root, yaml.compose(text, Loader=yaml.SafeLoader), text)


NAMES = st.text("abcxyz_", min_size=1, max_size=8)
NAMED_TREES: st.SearchStrategy[Tree] = st.recursive(
    NAMES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=20
)


@given(st.dictionaries(NAMES, NAMED_TREES, max_size=5), st.sampled_from([False, None, True]))
def test_a_place_points_at_the_text_of_its_key_and_its_value(tree: dict[str, Tree], flow_style: bool | None) -> None:
    text = yaml.safe_dump(tree, default_flow_style=flow_style)
    lines = text.splitlines()

    def at(place: Place) -> str:
        return lines[place.line - 1][place.column - 1 :].lstrip("'\"")

    todo: list[Node] = [load(text)]
    while todo:
        node = todo.pop()
        if isinstance(node, Map):
            for key, value in node.items():
                assert at(node.place(key)).startswith(key)
                if isinstance(value, str):
                    assert at(node.value_place(key)).startswith(value)
                todo.append(value)
        elif isinstance(node, Seq):
            for i, value in enumerate(node):
                if isinstance(value, str):
                    assert at(node.place(i)).startswith(value)
                todo.append(value)


# --- keys -----------------------------------------------------------------------------------------------------


def test_each_further_duplicate_of_a_key_is_told_with_both_lines() -> None:
    first, second = findings("a: 1\nb: 2\na: 3\n'a': 4\n")
    assert (spot(first), spot(second)) == ((3, 1), (4, 1))
    assert "'a' is written in line 1 and again in line 3" in first.message
    assert "in line 1 and again in line 4" in second.message


def test_a_duplicate_in_one_line_is_told() -> None:
    assert "twice in line 1" in only("{a: 1, a: 2}").message


def test_the_same_key_in_two_mappings_is_no_duplicate() -> None:
    assert load("a: {x: 1}\nb: {x: 2}") == {"a": {"x": "1"}, "b": {"x": "2"}}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("? [a, b]\n: c", (1, 3)),
        ("{a: b}: c", (1, 1)),
        ("a: {{ x }}", (1, 5)),
        ("a: &a [x]\n*a : c", (2, 1)),
    ],
)
def test_a_key_that_is_no_scalar_is_told_and_the_rest_is_read(text: str, place: tuple[int, int]) -> None:
    finding, duplicate = findings(f"{text}\nz: 1\nz: 2")
    assert spot(finding) == place
    assert "cannot be a key" in finding.message
    assert "'z'" in duplicate.message


def test_an_empty_key_is_told_and_a_quoted_one_is_a_key() -> None:
    assert "key is missing" in only("a: {: b}").message
    assert "key is missing" in only("? \n: b").message
    assert load("'': b") == {"": "b"}


# --- the root and the file ------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["- a\n- b", "[a]", "just words", "'a'", "''", "12", "~"])
def test_the_root_must_be_a_mapping(text: str) -> None:
    finding = only(f"# one\n{text}")
    assert spot(finding) == (2, 1)
    assert "but a mapping is needed" in finding.message


def test_a_second_document_is_told() -> None:
    finding = only("---\na: b\n---\nc: d\n")
    assert spot(finding) == (3, 1)
    assert "second YAML document" in finding.message


def test_a_document_with_its_marks_is_read() -> None:
    assert load("%YAML 1.2\n---\na: b\n...\n") == {"a": "b"}


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        ("a: b".encode("utf-16"), (1, 1), "UTF-16"),
        (codecs.BOM_UTF16_BE + "a: b".encode("utf-16-be"), (1, 1), "UTF-16"),
        (b"\xff: b", (1, 1), "0xff"),
        (b"a: b\n\xc3\xa9: \xe9t\xe9\n", (2, 4), "0xe9"),
        (codecs.BOM_UTF8 + b"a: \xe9", (1, 4), "0xe9"),
        (b"a: \xc3", (1, 4), "0xc3"),
        (b"a: \xed\xa0\x80", (1, 4), "0xed"),
    ],
)
def test_bytes_that_are_not_utf8_are_told_with_their_place(data: bytes, place: tuple[int, int], words: str) -> None:
    finding = only(data)
    assert spot(finding) == place
    assert words in finding.message


@pytest.mark.parametrize("character", ["\0", "\x01", "\x1b", "\x7f", "\x80", "\ufffe", "\uffff"])
def test_a_control_character_is_told_and_the_rest_is_read(character: str) -> None:
    finding, duplicate = findings(f"a: b\nc: d{character}\na: e{character}")
    assert spot(finding) == (2, 5)
    assert f"U+{ord(character):04X} (and 1 more like it)" in finding.message
    assert "'a'" in duplicate.message


@pytest.mark.parametrize("escape", ["\\0", "\\x00", "\\u0000", "\\U00000000"])
def test_an_escaped_nul_is_told(escape: str) -> None:
    assert "NUL" in only(f'a: "x{escape}y"').message


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 50_000,
        "{a: " * 50_000,
        "\n".join(f"{' ' * i}a:" for i in range(3_000)),
        "? " * 3_000,
        "a:\n  " + "- " * 3_000,
        # each anchor nests a little, their aliases one in the other nest a lot
        "a0: &a0 [[[[[[x]]]]]]\n" + "\n".join(f"a{i + 1}: &a{i + 1} [[[[[*a{i}]]]]]" for i in range(30)),
    ],
)
def test_nesting_beyond_the_limit_is_refused(text: str) -> None:
    finding = findings(text)[-1]
    assert f"more than {MAX_DEPTH} levels" in finding.message or "cannot be a key" in finding.message


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = MAX_DEPTH - 1
    load(f"a: {'[' * depth}{']' * depth}")
    assert "levels" in only(f"a: {'[' * (depth + 1)}{']' * (depth + 1)}").message


# --- anchors, aliases, merge keys, tags -----------------------------------------------------------------------


def test_an_alias_is_what_its_anchor_stands_before() -> None:
    root = load("a: &x {b: c}\nd: *x\ne: [*x, &y true, *y, &z 1]\n&k key: *k\nf: *z\n*z : g\nh: &x 2\ni: *x")
    assert root == {
        "a": {"b": "c"},
        "d": {"b": "c"},
        "e": [{"b": "c"}, True, True, "1"],
        "key": "key",
        "f": "1",
        "1": "g",
        "h": "2",
        "i": "2",
    }
    assert root["d"] is root["a"]
    assert type(root["f"]) is Number
    assert root.value_place("d") == Place("f.yaml", 2, 4)


def test_an_alias_as_a_key_can_be_a_duplicate() -> None:
    assert "'x'" in only("a: &a x\nx: 1\n*a : 2").message


def test_merged_keys_stand_where_the_merge_key_does_and_explicit_ones_win() -> None:
    text = """\
base: &base {x: 1, y: 2}
other: &other {y: 3, z: 4}
a: {first: 0, <<: *base, y: 5, last: 6}
b: {<<: [*base, *other]}
c: {y: 7, <<: {y: 8, w: 9}}
d: {'<<': 1}
e: {<<: []}
"""
    root = load(text)
    assert {key: list(value.items()) for key, value in root.items() if isinstance(value, Map)} == {
        "base": [("x", "1"), ("y", "2")],
        "other": [("y", "3"), ("z", "4")],
        "a": [("first", "0"), ("x", "1"), ("y", "5"), ("last", "6")],
        "b": [("x", "1"), ("y", "2"), ("z", "4")],
        "c": [("y", "7"), ("w", "9")],
        "d": [("<<", "1")],
        "e": [],
    }
    a = root["a"]
    assert isinstance(a, Map)
    assert a.place("x") == Place("f.yaml", 1, 14)
    assert a.value_place("x") == Place("f.yaml", 1, 17)
    assert a.place("y") == Place("f.yaml", 3, 26)


def test_a_merged_mapping_can_itself_be_merged_and_anchored() -> None:
    root = load("a: &a {x: 1}\nb: &b\n  <<: *a\n  y: 2\nc:\n  <<: *b\n  z: 3\n")
    assert root["c"] == {"x": "1", "y": "2", "z": "3"}


def test_a_merge_at_the_root_works() -> None:
    assert load("a: &a {b: c}\n<<: *a") == {"a": {"b": "c"}, "b": "c"}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: {<<: 3}", (1, 9), "`<<` merges mappings"),
        ("a: {<<: [{b: c}, d]}", (1, 9), "`<<` merges mappings"),
        ("a: &a {}\nb:\n  <<: *a\n  <<: *a", (4, 3), "'<<' is written in line 3 and again in line 4"),
        ("a: *b", (1, 4), "`*b` names no value"),
        ("a: &a [*a]", (1, 8), "inside of the value that it names"),
        ("a: &a\n  b: {<<: *a}", (2, 11), "inside of the value that it names"),
        ("a: !!int 3", (1, 4), "tag `!!int`"),
        ("a: &x !foo 3", (1, 4), "tag `!foo`"),
        ("a: ! b", (1, 4), "tag `!`"),
        ("a: !foo {b: c}", (1, 4), "tag `!foo`"),
        ("a: !foo [b]", (1, 4), "tag `!foo`"),
        ("!foo a: b", (1, 1), "tag `!foo`"),
        ("!<tag:yaml.org,2002:map> {a: b}", (1, 1), "tag `!<tag:yaml.org"),
    ],
)
def test_misused_anchors_merges_and_tags_are_told(text: str, place: tuple[int, int], words: str) -> None:
    finding = only(text)
    assert spot(finding) == place
    assert words in finding.message


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 20)]
    finding = only("\n".join(lines))
    assert "aliases add more than" in finding.message
    assert finding.place is not None
    assert finding.place.line < 9


def test_a_bomb_of_merge_keys_is_refused() -> None:
    wide = "a: &a {" + ", ".join(f"k{i}: 1" for i in range(2_000)) + "}\n"
    assert "aliases add more than" in only(wide + "b: {<<: [" + "*a," * 2_000 + "]}").message


def test_many_aliases_of_something_small_are_read() -> None:
    root = load("a: &a {x: 1}\nb: [" + "*a, " * 10_000 + "]")
    assert isinstance(root["b"], Seq)
    assert len(root["b"]) == 10_000


# --- traps ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("a: {type: numeric(10,2), not_null: true}", (1, 11), "numeric(10,2)"),
        ("a: {not_null: true, type: numeric(10, 2)}", (1, 27), "numeric(10, 2)"),
        ("a:\n  - {type: numeric(10,\n      2)}", (2, 12), "numeric(10, 2)"),
        ("a: [coalesce(a, b)]", (1, 5), "coalesce(a, b)"),
        ("a: [lower(c), coalesce(a, b, c) desc, d]", (1, 15), "coalesce(a, b, c) desc"),
        ("a: {check: price IN (1, 2, 3)}", (1, 12), "price IN (1, 2, 3)"),
        ("a: {check: f('(', b)}", (1, 12), "f('(', b)"),
        ("a: {check: 'x', b: f(g(1, 2), 3)}", (1, 20), "f(g(1, 2), 3)"),
        ("a: {type: numeric(10,2)[], b: c}", (1, 11), "numeric(10,2)[]"),
        ("a: {check: x = any(array['a', 'b']), b: c}", (1, 12), "x = any(array['a', 'b'])"),
        ("a: {numeric(10,2): x}", (1, 5), "numeric(10,2)"),
        ("a: [x: f(1, 2)]", (1, 8), "f(1, 2)"),
        ("a: &b {c: f(1, 2)}", (1, 11), "f(1, 2)"),
    ],
)
def test_text_split_by_a_comma_is_shown_whole(text: str, place: tuple[int, int], whole: str) -> None:
    finding = only(text)
    assert spot(finding) == place
    assert f"splits `{whole}`" in finding.message
    assert finding.hint == f'Put it in quotes: "{whole}"'


def test_two_splits_are_two_findings_and_their_halves_are_no_duplicates() -> None:
    found = findings("a: {b: numeric(10,2), c: numeric(12,2), d: numeric(10,2)}")
    assert [spot(f) for f in found] == [(1, 8), (1, 26), (1, 44)]


@pytest.mark.parametrize(
    ("text", "place"), [("a: {b: x (1, c: d}", (1, 8)), ("a: {b: x), c: d}", (1, 8)), ("a: [x (]", (1, 5))]
)
def test_a_parenthesis_without_any_partner_is_told(text: str, place: tuple[int, int]) -> None:
    finding = only(text)
    assert spot(finding) == place
    assert "is unbalanced" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "a: numeric(10",
        "a: x)",
        "f(a int,\n  b int: c",
        "a: {b: now(), c: lower(d)}",
        "a: {b: it's fine, c: x <> '('}",
        "a: {b: 'f(', c: \"g(\"}",
        "a: [x, 'f(']",
        "a: {b: k ? 'x', c: y::int}",
    ],
)
def test_other_parentheses_are_no_trap(text: str) -> None:
    if "\n" not in text:
        load(text)
    else:
        assert "splits" not in only(text).message


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("{type: text[], b: c}", (1, 8), "text[]"),
        ("a: {b: c, type: varchar(10)[]}", (1, 17), "varchar(10)[]"),
        ("a: [x, y[1], z]", (1, 8), "y[1]"),
        ("a: {b: array['x', 'y'], c: d}", (1, 8), "array['x', 'y']"),
        ("a: {\n  b: text[],\n  c: d}", (2, 6), "text[]"),
    ],
)
def test_brackets_inside_brackets_are_shown_whole(text: str, place: tuple[int, int], whole: str) -> None:
    finding = only(text)
    assert spot(finding) == place
    assert f"`{whole}` need quotes" in finding.message
    assert finding.hint == f'Put it in quotes: "{whole}"'


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("a: data #>> '{x}'", (1, 9), "data #>> '{x}'"),
        ("a: data #> b", (1, 9), "data #> b"),
        ("a: data #- '{x}'", (1, 9), "data #- '{x}'"),
        ("a: b\t#5", (1, 6), "b\t#5"),
        ("a: b #'x'", (1, 6), "b #'x'"),
        ("a:\n  - x = 1\n    AND data  #>> y", (3, 15), "AND data  #>> y"),
        ("a: {b: data #>> '{x,y}', c: d}", (1, 13), "data #>> '{x,y}'"),
        ("a: {b: data #>> '{x}', c: d}\ne: f\n", (1, 13), "data #>> '{x}'"),
        ("a: [data #> b]\ne: f\n", (1, 10), "data #> b"),
    ],
)
def test_text_cut_where_yaml_sees_a_comment_is_told(text: str, place: tuple[int, int], whole: str) -> None:
    finding = only(text)
    assert spot(finding) == place
    assert f"`{whole}` is cut" in finding.message
    assert f'"{whole}"' in (finding.hint or "")


@pytest.mark.parametrize(
    "text",
    [
        "a: b # words",
        "a: b #words",
        "a: b #",
        "a: b #----",
        "a: # > b\n  c",
        "#> a\na: b",
        "a: b # see #5 and #>",
        "a: 'data #>> x'",
        "a: 'x' #5",
        "a: |\n  data #>> x",
        "a: b#>c",
        "a: {b: c} #5",
    ],
)
def test_other_comments_are_no_trap(text: str) -> None:
    load(text)


@pytest.mark.parametrize(
    ("text", "place", "words", "quoted"),
    [
        ("a: note: this", (1, 8), "second `: `", '"note: this"'),
        ("a:\n  - b: x: y", (2, 9), "second `: `", '"x: y"'),
        ("a: %x", (1, 4), "cannot begin with %", '"%x"'),
        ("a: @x", (1, 4), "cannot begin with @", '"@x"'),
        ("a: `x` # c", (1, 4), "cannot begin with `", '"`x`"'),
        ("a: {b: %s, c: d}", (1, 8), "cannot begin with %", '"%s"'),
        ("a: *", (1, 4), "`*` begins", '"*"'),
        ("a: *foo", (1, 4), "`*foo` names no value", '"*foo"'),
        ("a: *foo + 1", (1, 4), "`*foo` names no value", '"*foo + 1"'),
        ("a: *foo.bar", (1, 4), "`*` begins", '"*foo.bar"'),
        ("a: & 1", (1, 4), "`&` begins", '"& 1"'),
        ("a: !!", (1, 4), "`!` begins", '"!!"'),
        ("a: > 0", (1, 4), "`>` begins a YAML block", '"> 0"'),
        ("a: | x", (1, 4), "`|` begins a YAML block", '"| x"'),
        ("a: '{}'::jsonb", (1, 8), "after the closing quote", "\"'{}'::jsonb\""),
        ("a: {b: '{}'::jsonb, c: d}", (1, 12), "after the closing quote", "\"'{}'::jsonb\""),
        ("a: ['a'::text]", (1, 9), "after the closing quote", "\"'a'::text\""),
        ("a: 'x' @> y", (1, 8), "after the closing quote", "\"'x' @> y\""),
        ('a: "X" <> 1', (1, 8), "after the closing quote", "'\"X\" <> 1'"),
        ("a: , b", (1, 4), "cannot begin with `,`", '", b"'),
        ("a: - b", (1, 4), "list cannot begin here", '"- b"'),
    ],
)
def test_text_that_yaml_takes_for_its_own_is_shown_in_quotes(
    text: str, place: tuple[int, int], words: str, quoted: str
) -> None:
    finding = only(text)
    assert spot(finding) == place
    assert words in finding.message
    assert quoted in (finding.hint or "")


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a:\n\tb: c", (2, 1), "a tab"),
        ("a:\n  b: c\n\td: e", (3, 1), "a tab"),
        ('a: "b\nc: d', (1, 4), 'quote " is never closed'),
        ("a: 'b\nc: d", (1, 4), "quote ' is never closed"),
        ('a: "\\q"', (1, 5), "escape"),
        ("a: [b, c\nd: e", (1, 4), "`[` is never closed with `]`"),
        ("a: {b: c\nd: e", (1, 4), "`{` is never closed with `}`"),
        ("a: {b: c", (1, 4), "`{` is never closed with `}`"),
        ("a: {b: c}}", (1, 10), "value has already ended"),
        ("a: [b}", (1, 6), "`}` where a `,` or `]` is expected"),
        ("a: b\n  c: d", (2, 3), "key `c` is not allowed here"),
        ("a:\n  b: c\n d: e", (3, 2), "indentation"),
        ("a:\n  - b\n  c: d", (3, 3), "indentation"),
        (" a: b\nc: d", (2, 1), "mapping ended above"),
        ("a: b\nwords\nc: d", (2, 1), "a key without its `:`"),
        ("%FOO\n---\na: b", (1, 5), "not valid YAML: while scanning a directive"),
    ],
)
def test_a_syntax_error_is_told_in_plain_words(text: str, place: tuple[int, int], words: str) -> None:
    finding = only(text)
    assert spot(finding) == place
    assert words in finding.message


def test_what_was_found_before_a_syntax_error_is_told_too() -> None:
    found = findings("a: 1\na: 2\nb: {type: numeric(10,2)}\nc: @x\n")
    assert [spot(f) for f in found] == [(2, 1), (3, 11), (4, 4)]


@given(st.text("ab(){}[],:#'\"|>-*&!%@~?\\ \n\t\r1<", max_size=60))
def test_whatever_the_text_the_answer_is_a_mapping_or_findings(text: str) -> None:
    try:
        root = read(text.encode(), "f.yaml")
    except InputError as error:
        assert error.findings  # noqa: PT017
        assert all(f.place and f.place.column >= 1 for f in error.findings)  # noqa: PT017
    else:
        assert root is None or type(root) is Map


@given(st.binary(max_size=40))
def test_whatever_the_bytes_the_answer_is_a_mapping_or_findings(data: bytes) -> None:
    try:
        read(data, "f.yaml")
    except InputError as error:
        assert error.findings  # noqa: PT017


def test_a_merge_conflict_is_told_once_and_explains_whatever_else_is_wrong() -> None:
    conflict = "<<<<<<< HEAD\n  a: {id: int}\n=======\n  a: {id: bigint}\n>>>>>>> feature\n"
    found = findings(f"tables:\n{conflict}  b: {{id: int}}\n{conflict}")
    assert [spot(finding) for finding in found] == [(2, 1), (8, 1)]
    assert {finding.message for finding in found} == {"git has left a merge conflict here"}
    assert spot(only("tables:\n  a: 1\n>>>>>>> feature\n")) == (3, 1)
    assert spot(only(conflict.replace("\n", "\r\n"))) == (1, 1)


def test_what_only_looks_like_a_merge_conflict_is_text() -> None:
    assert load("a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> x\nb: <<<<<<< c\n# <<<<<<< d\n")["b"] == "<<<<<<< c"
