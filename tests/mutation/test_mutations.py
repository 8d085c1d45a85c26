"""One thing changed at random in a declared schema: what is applied is what a fresh build would be, and rows stay.

Only a soak draws them: the same few each time, and 500 from a seed that it prints and that
``SCHEMADIFF_MUTATION_SEED`` sets. ``SCHEMADIFF_MUTATION_COUNT`` sets another number; failures are written as cases into
the folder of ``SCHEMADIFF_MUTATION_FAILURES``. ``python -m tests.mutation`` runs slices and single ones.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from schemadiff.postgres.embedded import Server
from tests.mutation.campaign import (
    APART,
    MANY,
    Campaign,
    Databases,
    all_sources,
    as_case,
    golden_cases,
    told,
)
from tests.property.migration import Texts
from tests.support.pg_dump import Dump

FEW = 20
STEADY = ("check", "column", "foreign_key", "index", "primary_key", "sequence", "table", "trigger", "unique", "view")
"""What the few are drawn from, so that they stay the same while other kinds come and grow; a soak draws from all."""
COUNT = int(os.environ.get("SCHEMADIFF_MUTATION_COUNT", MANY))
PARTS = 4
FAILURES = "SCHEMADIFF_MUTATION_FAILURES"
MOST_REFUSED = 0.1
"""The share of mutations that the product may refuse by design."""

_numbers = count(1)


@pytest.fixture(scope="module")
def campaign(server: Server) -> Iterator[Campaign]:
    """The mutations of every run."""
    with _databases(server) as databases:
        yield Campaign(_steady_cases(), databases, "few", STEADY)


@pytest.fixture(scope="module")
def long_campaign(server: Server) -> Iterator[Campaign]:
    """Those of a soak, over the samples too."""
    with _databases(server) as databases:
        yield Campaign(all_sources(databases), databases, os.environ["SCHEMADIFF_MUTATION_SEED"])


def _steady_cases() -> dict[str, Texts]:
    return {name: texts for name, texts in golden_cases().items() if name.split("/")[0] in STEADY}


def _databases(server: Server) -> Databases:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    return Databases(server, f"mutation_{worker}_{next(_numbers)}")


@pytest.mark.soak
@pytest.mark.parametrize("number", range(FEW))
def test_a_mutation(number: int, campaign: Campaign) -> None:
    outcome = campaign.run(number)
    assert not outcome.failure, f"{outcome}\n{as_case(outcome)}"


def test_what_nobody_expects_is_a_failure_of_its_number(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The campaign goes on after it."""

    def broken(*arguments: object) -> Dump:
        raise ZeroDivisionError("nobody expects it")

    with _databases(server) as databases:
        campaign = Campaign({"small": {"schema.yaml": "tables: {t: {columns: {a: int}}}"}}, databases, "broken")
        monkeypatch.setattr(campaign, "_fresh", broken)
        outcome = campaign.run(0)
    assert "ZeroDivisionError: nobody expects it" in outcome.failure
    assert '"after": |' in as_case(outcome)


@pytest.mark.soak
def test_every_kind_has_its_turn(long_campaign: Campaign) -> None:
    kinds = {kind.name for kind in long_campaign.registry.kinds.values() if not kind.fields.hold_rows} - APART
    assert {operation.kind for operation in long_campaign.order[:MANY]} == kinds


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_many_mutations(part: int, long_campaign: Campaign, tmp_path: Path) -> None:
    outcomes = [long_campaign.run(number) for number in range(part, COUNT, PARTS)]
    failed = [o for o in outcomes if o.failure]
    folder = Path(os.environ.get(FAILURES, tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    for outcome in failed:
        (folder / f"{long_campaign.seed}_{outcome.number}.yaml").write_text(as_case(outcome), encoding="utf-8")
    summary = "\n".join(told(outcomes))
    print(f"seed {long_campaign.seed}, part {part}\n{summary}")  # noqa: T201
    assert not failed, f"{summary}\n" + "\n".join(str(o).splitlines()[0] for o in failed)
    refused = [o for o in outcomes if o.refused]
    assert len(refused) <= MOST_REFUSED * len(outcomes), summary
