"""Every rule of the planner's tables has a unit test of its name."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from schemadiff.planner import action_rules, inheritance
from schemadiff.planner.edge_rules import EDGE_RULES
from schemadiff.planner.expansion import DEPENDENCY_RULES, DEPENDENT_RULES
from schemadiff.planner.hazards import HAZARD_RULES, used_name_changed
from schemadiff.planner.merge_rules import MERGE_RULES
from schemadiff.planner.refusals import REFUSAL_RULES

TABLES: dict[str, list[Any]] = {
    "test_expansion_rules": [*DEPENDENCY_RULES, *DEPENDENT_RULES],
    "test_action_rules": [*action_rules.ACTION_RULES, *inheritance.PASSES],
    "test_edge_rules": [rule.find for rule in EDGE_RULES],
    "test_merge_rules": list(MERGE_RULES),
    "test_refusal_rules": list(REFUSAL_RULES),
    "test_hazard_rules": [*HAZARD_RULES, used_name_changed],
}


@pytest.mark.parametrize("module", TABLES)
def test_every_rule_has_a_test(module: str) -> None:
    text = (Path(__file__).parent / f"{module}.py").read_text(encoding="utf-8")
    tests = {node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)}
    assert {f"test_{rule.__name__}" for rule in TABLES[module]} - tests == set()


@pytest.mark.parametrize("module", TABLES)
def test_every_rule_says_in_a_sentence_what_it_decides(module: str) -> None:
    for rule in TABLES[module]:
        first = (rule.__doc__ or "").partition("\n")[0]
        assert first.endswith("."), f"{rule.__name__}: {first}"


def test_no_two_rules_share_a_name() -> None:
    names = [rule.__name__ for rules in TABLES.values() for rule in rules]
    assert len(names) == len(set(names))


def test_what_an_edge_says_names_no_more_than_both_objects() -> None:
    for rule in EDGE_RULES:
        assert rule.because("one", "other")
