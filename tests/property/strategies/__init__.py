"""Random pairs of schemas, as YAML texts.

A :class:`Schema` is a plain model in which everything has a number of its own and refers to others by number; names
stand only in the objects themselves. B is a copy of A with random edits: a rename is another name under the same
number, a drop takes the number out, and :func:`prune` takes out what refers to it in vain. Texts are written as people
write them, which is seldom as the server prints them.
"""

from __future__ import annotations

import copy

from hypothesis import strategies as st

from tests.property.migration import Pair, Texts
from tests.property.strategies import computing, database, relations, types  # noqa: F401 - recipes
from tests.property.strategies.editor import Editor
from tests.property.strategies.items import RECIPES, ItemMaker
from tests.property.strategies.model import EXTENSIONS, Draw, Extension, Schema
from tests.property.strategies.pruning import prune
from tests.property.strategies.writer import Writer


@st.composite
def pairs(draw: Draw, version: int = 18, edits: int = 12) -> Pair:
    """A pair of schemas: B edited from A, or now and then made anew."""
    before = _made(draw, version)
    if draw(st.integers(0, 9)) == 9:
        after = _made(draw, version, like=before)
        return Pair(Writer(before).texts(), Writer(after, before).texts())
    after = copy.deepcopy(before)
    editor = Editor(draw, after, version)
    for _ in range(draw(st.integers(2, edits))):
        editor.edit()
        prune(after)
    return Pair(Writer(before).texts(), Writer(after, before).texts())


@st.composite
def sides(draw: Draw, version: int = 18, times: int = 3) -> Texts:
    """One side on which everything there is a recipe for has been drawn that often."""
    side = _made(draw, version)
    side.extensions = [Extension(side.number(), name) for name in EXTENSIONS]
    maker = ItemMaker(draw, side, version)
    for _ in range(times):
        maker.table()
        maker.view()
        for kind in RECIPES:
            maker.item(kind)
    for table in side.tables:
        for _ in range(times):
            maker.column(table)
            maker.part(table)
    for sequence in side.sequences:
        sequence.owned_by = maker.pick(maker.pick(side.tables).columns).number
    prune(side)
    return Writer(side).texts()


def _made(draw: Draw, version: int, like: Schema | None = None) -> Schema:
    schema = Schema()
    maker = ItemMaker(draw, schema, version)
    if like is not None:
        schema.next_number = like.next_number
        schema.namespaces = copy.deepcopy(like.namespaces)
        schema.extensions = copy.deepcopy(like.extensions)
    else:
        maker.namespace("public")
        if maker.chance(50):
            maker.namespace(maker.pick(("app", "My Schema")))
        schema.extensions = [Extension(schema.number(), name) for name in EXTENSIONS if maker.chance(30)]
    for _ in range(draw(st.integers(0, 4))):
        maker.any_item()
    for what, most in (("enum", 2), ("sequence", 2), ("routine", 2)):
        for _ in range(draw(st.integers(0, most))):
            getattr(maker, what)()
    for _ in range(draw(st.integers(1, 3)) + 1):
        maker.table()
    for sequence in schema.sequences:
        if maker.chance(35):
            maker.give_away(sequence)
    for _ in range(draw(st.integers(0, 1))):
        maker.routine()
    for _ in range(draw(st.integers(0, 3))):
        maker.view()
    for _ in range(draw(st.integers(0, 7))):
        maker.any_item()
    prune(schema)
    return schema
