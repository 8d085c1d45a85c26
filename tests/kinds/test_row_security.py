"""Policies are judged where they are declared."""

from __future__ import annotations

import pytest

from schemadiff.errors import InputError
from tests.support import engine
from tests.support.databases import Database

WRONG = {
    "{for: insert, using: a > 0}": "a policy for insert cannot have `using`",
    "{for: select, with_check: a > 0}": "a policy for select cannot have `with_check`",
    "{for: delete, with_check: a > 0}": "a policy for delete cannot have `with_check`",
    "{to: [PUBLIC, reader]}": "PUBLIC includes everybody",
    "{to: []}": "`to` names no role",
    "{for: truncate}": "one of `all`, `select`",
    "{using: b > 0}": "names b, which is no column",
    "{using: a > 0; DROP TABLE t}": "not an SQL expression",
}


def yaml(policy: str) -> str:
    return f"tables: {{t: {{columns: {{a: int}}, policies: {{p: {policy}}}}}}}"


@pytest.mark.parametrize("policy", WRONG)
def test_a_policy_that_cannot_be_is_told(policy: str) -> None:
    with pytest.raises(InputError, match=WRONG[policy].replace("(", r"\(")):
        engine.declared(yaml(policy))


def test_a_role_that_is_not_there_is_told_before_anything_runs(database: Database) -> None:
    with pytest.raises(InputError, match="the role nobody_yet does not exist"):
        engine.plan(database, yaml("{to: nobody_yet}"))


def test_public_is_nobody_in_particular(database: Database) -> None:
    engine.converge(database, yaml("{to: PUBLIC}"))
    assert engine.plan(database, yaml("{}")).empty
