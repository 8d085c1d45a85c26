"""One thing changed at random in a declared schema: what is applied is what a fresh build would be, and rows stay.

Only a soak draws them: the same few each time, and 500 from a seed that it prints and that
``SCHEMADIFF_MUTATION_SEED`` sets; failures are written as cases into the folder of ``SCHEMADIFF_MUTATION_FAILURES``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from schemadiff.declared import encode
from schemadiff.kinds import registry
from schemadiff.live import reader
from schemadiff.postgres.connection import connect
from schemadiff.postgres.server import Server
from tests.mutation.campaign import Campaign, as_case, golden_cases, platform, told
from tests.property.migration import Texts
from tests.samples.test_samples import NEEDS, SAMPLES, script_of
from tests.support.databases import Database

FEW = 20
STEADY = ("check", "column", "foreign_key", "index", "primary_key", "sequence", "table", "trigger", "unique", "view")
"""What the few are drawn from, so that they stay the same while other kinds come and grow; a soak draws from all."""
MANY = 500
PARTS = 4
FAILURES = "SCHEMADIFF_MUTATION_FAILURES"
MOST_REFUSED = 0.1
"""The share of mutations that the product may refuse by design."""

_numbers = count(1)


@pytest.fixture(scope="module")
def campaign(server: Server) -> Iterator[Campaign]:
    """The mutations of every run."""
    with ExitStack() as stack:
        yield _campaign(stack, server, _steady_cases(), "few", STEADY)


@pytest.fixture(scope="module")
def long_campaign(server: Server) -> Iterator[Campaign]:
    """Those of a soak, over the samples too."""
    with ExitStack() as stack:
        seed = os.environ["SCHEMADIFF_MUTATION_SEED"]
        found = _campaign(stack, server, {**golden_cases(), "platform": platform()}, seed)
        found.sources = {**found.sources, **dict(_samples(found, server))}
        yield found


def _steady_cases() -> dict[str, Texts]:
    return {name: texts for name, texts in golden_cases().items() if name.split("/")[0] in STEADY}


def _campaign(
    stack: ExitStack, server: Server, sources: dict[str, Texts], seed: str, kinds: tuple[str, ...] = ()
) -> Campaign:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")

    def make(on: Server | None = None, *, template: str | None = None) -> Database:
        name = f"mutation_{worker}_{next(_numbers)}"
        server.create_database(name, template)
        stack.callback(server.drop_database, name)
        return Database(server, name)

    return Campaign(sources, server, make, seed, kinds)


def _samples(campaign: Campaign, server: Server) -> Iterator[tuple[str, Texts]]:
    """The samples that stand beside the checkout and that this server can hold."""
    for name in sorted(NEEDS):
        if not (SAMPLES / f"{name}.sql").is_file():
            continue
        database = campaign.make_database(server)
        offered = {row[0] for row in database.query("SELECT name FROM pg_available_extensions")}
        if offered.issuperset(NEEDS[name]):
            database.execute(script_of(SAMPLES / f"{name}.sql"))
            with connect(database) as connection:
                yield name, encode.dump(reader.read(connection, registry()), registry())


@pytest.mark.soak
@pytest.mark.parametrize("number", range(FEW))
def test_a_mutation(number: int, campaign: Campaign) -> None:
    outcome = campaign.run(number)
    assert not outcome.failure, f"{outcome}\n{as_case(outcome)}"


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_many_mutations(part: int, long_campaign: Campaign, tmp_path: Path) -> None:
    outcomes = [long_campaign.run(number) for number in range(part, MANY, PARTS)]
    failed = [o for o in outcomes if o.failure]
    folder = Path(os.environ.get(FAILURES, tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    for number, outcome in enumerate(failed):
        (folder / f"{part}_{number}.yaml").write_text(f"{as_case(outcome)}\n# {outcome.failure}".replace("\n#", "\n# "))
    summary = "\n".join(told(outcomes))
    print(f"seed {long_campaign.seed}, part {part}\n{summary}")  # noqa: T201
    assert not failed, f"{summary}\n" + "\n".join(f"{o.operation} at {o.site}" for o in failed)
    refused = [o for o in outcomes if o.refused]
    assert len(refused) <= MOST_REFUSED * len(outcomes), summary
