"""Templates read as SQL: one file a kind, of macros that name what they read, in an order that a reader can rely on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from schemadiff.catalog.catalog import Catalog
from schemadiff.ddl import macros
from schemadiff.ddl.templates import Templates
from schemadiff.kinds import registry
from schemadiff.kindspec.registry import PACKAGE
from schemadiff.planner.model import PlanningInput

KINDS = registry()
(FOLDER,) = KINDS.templates
FILES = sorted(FOLDER.rglob("*"))
OF_KINDS = sorted(FOLDER.glob("*.sql.j2"))
TEMPLATES = [*OF_KINDS, *sorted((FOLDER / "sql").glob("*.sql.j2"))]

AHEAD = ("before_",)
BELOW = ("when_", "undone_", "redefined_", "check_", "message_", "own_check_", "own_message_")
"""What belongs to a statement and stands directly ahead of it, or below it."""
ORDER = ("create", "inline", "drop", "rename", "exists", "unchanged")


def kind_of(file: Path) -> str:
    return file.name.removesuffix(".sql.j2")


@cache
def parsed(file: Path) -> nodes.Template:
    return environment().parse(file.read_text(encoding="utf-8"))


@cache
def environment() -> jinja2.Environment:
    """That of a plan, with all of its filters."""
    nothing = PlanningInput(Catalog(()), Catalog(()), KINDS, 18)
    return Templates(nothing, [])._macros._environment


def macros_of(file: Path) -> dict[str, nodes.Macro]:
    return {macro.name: macro for macro in parsed(file).find_all(nodes.Macro)}


def public(file: Path) -> list[str]:
    return [name for name in macros_of(file) if not name.startswith("_")]


def names_in(node: nodes.Node) -> set[str]:
    return {name.name for name in node.find_all(nodes.Name) if name.ctx == "load"}


def unknown(tree: nodes.Template) -> set[str]:
    """The names that macros read and that neither they nor their file define; an unknown filter is an error."""
    environment().compile(tree)
    defined = {node.name for node in tree.find_all(nodes.Macro)} | imported(tree) | {"loop"}
    defined |= {node.target.name for node in tree.body if isinstance(node, nodes.Assign)}  # type: ignore[attr-defined]
    found: set[str] = set()
    for macro in tree.find_all(nodes.Macro):
        own = {name.name for name in macro.find_all(nodes.Name) if name.ctx != "load"}
        found |= names_in(macro) - own - defined
    return found


def imported(tree: nodes.Template) -> set[str]:
    found = {node.target for node in tree.find_all(nodes.Import)}
    for node in tree.find_all(nodes.FromImport):
        found.update(name if isinstance(name, str) else name[1] for name in node.names)
    return found


def statement_of(name: str) -> str:
    """The statement that a macro belongs to: its own name, without the word for what it is to the statement."""
    prefix = next((word for word in (*AHEAD, *BELOW) if name.startswith(word)), "")
    return name.removeprefix(prefix)


def test_there_is_one_file_a_kind_and_what_several_share() -> None:
    known = {*TEMPLATES, FOLDER / "sql"}
    assert [str(file.relative_to(FOLDER)) for file in FILES if file not in known] == []
    assert {kind_of(file) for file in OF_KINDS} <= KINDS.kinds.keys()


def test_lines_can_be_read() -> None:
    long = [
        f"{file.relative_to(FOLDER)}:{number}"
        for file in TEMPLATES
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 100
    ]
    assert long == []


@pytest.mark.parametrize("file", OF_KINDS, ids=kind_of)
def test_signatures_name_what_the_engine_gives(file: Path) -> None:
    given = {name: {arg.name for arg in macros_of(file)[name].args} for name in public(file)}
    assert {
        name: args - macros.ARGUMENTS.keys() for name, args in given.items() if args - macros.ARGUMENTS.keys()
    } == {}
    assert KINDS.template_names(kind_of(file)) == macros_of(file).keys(), "every macro begins a line"


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_macros_read_what_they_name_and_nothing_else(file: Path) -> None:
    assert unknown(parsed(file)) == set()
    unread = {name: {a.name for a in macro.args} - names_in(macro) for name, macro in macros_of(file).items()}
    assert {name: args for name, args in unread.items() if args} == {}
    assert not list(parsed(file).find_all((nodes.Include, nodes.ExprStmt)))
    assert ".append(" not in file.read_text(encoding="utf-8"), "lists are made in ddl/clauses.py"


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_nothing_is_left_over(file: Path) -> None:
    used = {name for macro in parsed(file).find_all(nodes.Macro) for name in names_in(macro)}
    assert imported(parsed(file)) - used == set()
    assert {name for name in macros_of(file) if name.startswith("_")} - used == set()
    if file not in OF_KINDS:
        everywhere = "".join(other.read_text(encoding="utf-8") for other in TEMPLATES)
        called = {name for name in public(file) if re.search(rf"\b{name}\b(?!\(.*-%\}})", everywhere)}
        engine = {"alter_table", "guarded", "lockable"}
        assert set(public(file)) - called - engine == set()


@pytest.mark.parametrize("file", OF_KINDS, ids=kind_of)
def test_what_belongs_to_a_statement_stands_beside_it(file: Path) -> None:
    names = public(file)
    assert dict(misplaced(names)) == {}
    checks, messages = ({n.removeprefix(w) for n in names if n.startswith(w)} for w in ("check_", "message_"))
    assert checks == messages
    places = [names.index(name) for name in ORDER if name in names]
    assert places == sorted(places)
    assert set(names[-2:]) >= {"exists", "unchanged"} & set(names) or names[-1] == "exists"


def misplaced(names: list[str]) -> Iterator[tuple[str, str]]:
    for place, name in enumerate(names):
        statement = statement_of(name)
        if name.startswith(AHEAD) and names[place + 1 : place + 2] != [statement]:
            yield name, "stands not ahead of its statement"
        elif name.startswith(BELOW) and statement_of(names[place - 1]) != statement:
            yield name, "stands not below its statement"
        elif name.startswith((*AHEAD, *BELOW)) and statement not in names:
            yield name, "has no statement"


@pytest.mark.parametrize("file", OF_KINDS, ids=kind_of)
def test_the_engine_gets_to_every_macro(file: Path) -> None:
    sources = all_sources()
    names = {statement_of(name) for name in public(file)} - {"exists", "unchanged"}
    assert {name for name in names if f'"{name}"' not in sources} == set(), "nothing calls a template so"


@cache
def all_sources() -> str:
    return "".join(file.read_text(encoding="utf-8") for file in sorted(PACKAGE.rglob("*.py")))


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_a_file_that_is_cut_has_all_that_is_called(file: Path) -> None:
    whole = macros._File(file)
    for name in public(file):
        text = whole.cut([name])
        assert text.count("\n") == file.read_text(encoding="utf-8").count("\n"), "lines keep their numbers"
        tree = environment().parse(text)
        assert unknown(tree) == set()
        assert name in {macro.name for macro in tree.find_all(nodes.Macro)}


def test_what_is_not_called_is_not_compiled(tmp_path: Path) -> None:
    (tmp_path / "other.sql.j2").write_text(
        "{% macro b(x) -%}\n[{{ x }}]\n{%- endmacro %}\n{% macro c() %}{{ nothing }}{% endmacro %}\n"
    )
    (tmp_path / "one.sql.j2").write_text(
        '{% from "other.sql.j2" import b as d, c %}\n{% import "other.sql.j2" as other %}\n'
        "{% macro a(x) -%}\n{{ d(x) }}{{ other.b(x) }}{{ _e(x) }}\n{%- endmacro %}\n"
        "{% macro _e(x) -%}\n{{ x | upper }}\n{%- endmacro %}\n{% macro f() %}{{ 1 | no_such_filter }}{% endmacro %}\n"
    )
    assert macros._File(tmp_path / "one.sql.j2").cut(["a"]) == (
        '{% from "other.sql.j2:b" import b as d %}\n{% import "other.sql.j2:b" as other %}\n'
        "{% macro a(x) -%}\n{{ d(x) }}{{ other.b(x) }}{{ _e(x) }}\n{%- endmacro %}\n"
        "{% macro _e(x) -%}\n{{ x | upper }}\n{%- endmacro %}\n\n"
    )
    assert macros.Macros([tmp_path], {}, kept=False).call("one", "a", {"x": "y"}) == "[y][y]Y"
