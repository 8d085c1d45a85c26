"""A check that a table has of its own and from its parent is one constraint: rows were checked for it or not."""

from __future__ import annotations

import pytest

from schemadiff.errors import InputError
from tests.support import engine
from tests.support.databases import MakeDatabase

BOTH = "tables: {{p: {{columns: {{a: int}}, checks: {{c: {0}}}}}, h: {{inherits: p, checks: {{c: {1}}}}}}}"
CHECKED, NOT = "a > 0", "{expression: a > 0, not_valid: true}"


def test_it_is_not_valid_with_its_parents_alone() -> None:
    with pytest.raises(InputError, match=r"public\.p has the check c as well, and there it is valid"):
        engine.declared(BOTH.format(CHECKED, NOT))


@pytest.mark.parametrize("both", [CHECKED, NOT])
def test_it_comes_to_rest(both: str, make_database: MakeDatabase) -> None:
    engine.converge(make_database(), BOTH.format(both, both))
