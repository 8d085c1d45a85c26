"""A saved plan is refused where an object that it was made for has changed, and runs where any other one has.

A few of each run always; with --soak 200 of each, or ``SCHEMADIFF_DRIFT_COUNT``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from schemadiff.postgres.embedded import Server
from tests.mutation.campaign import Campaign, Databases, all_sources, golden_cases, platform
from tests.mutation.drift import Drifts

FEW = 4
MANY = int(os.environ.get("SCHEMADIFF_DRIFT_COUNT", "200"))
SOURCES = ("column/", "view/", "foreign_key/", "enum/")


@pytest.fixture(scope="module")
def few(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drifts]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    sources = {name: texts for name, texts in golden_cases().items() if name.startswith(SOURCES)}
    with Databases(server, f"drift_{worker}") as databases:
        yield Drifts(Campaign(sources, databases, "few"), tmp_path_factory.mktemp("drift"))


@pytest.fixture(scope="module")
def many(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drifts]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    with Databases(server, f"drifts_{worker}") as databases:
        sources = {**all_sources(databases), "platform": platform()}
        yield Drifts(
            Campaign(sources, databases, os.environ["SCHEMADIFF_MUTATION_SEED"]), tmp_path_factory.mktemp("drifts")
        )


@pytest.mark.parametrize("number", range(FEW))
def test_drift_of_what_it_touches_is_refused(number: int, few: Drifts) -> None:
    _is_refused(few, number)


@pytest.mark.parametrize("number", range(FEW))
def test_other_drift_is_accepted(number: int, few: Drifts) -> None:
    _is_accepted(few, number)


@pytest.mark.soak
@pytest.mark.parametrize("number", range(MANY))
def test_much_drift_of_what_it_touches_is_refused(number: int, many: Drifts) -> None:
    _is_refused(many, number)


@pytest.mark.soak
@pytest.mark.parametrize("number", range(MANY))
def test_much_other_drift_is_accepted(number: int, many: Drifts) -> None:
    _is_accepted(many, number)


def _is_refused(drifts: Drifts, number: int) -> None:
    found = drifts.run(number, "touched")
    assert found.answer.code == 3, found
    assert "since the plan was made" in found.answer.err or "has been applied in part" in found.answer.err, found


def _is_accepted(drifts: Drifts, number: int) -> None:
    found = drifts.run(number, "untouched")
    assert found.answer.code == 0, found
    assert found.answer.err.endswith("applied; the database is as the plan says\n"), found
