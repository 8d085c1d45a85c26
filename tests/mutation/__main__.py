"""A slice of the campaign, or single mutations of it, without pytest: ``python -m tests.mutation --help``.

Each mutation is told as it is done, and a failure is written as a case into the folder of ``--failures``.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import secrets
import sys
from pathlib import Path

from schemadiff.postgres.embedded import throwaway
from schemadiff.postgres.embedded.binaries import all_binaries, find_binaries
from tests.mutation.campaign import MANY, Campaign, Databases, all_sources, as_case, told
from tests.property.migration import REHEARSED


def main() -> int:
    """Whether any failed, as an exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description="Mutations drawn from a seed.")
    parser.add_argument("--seed", default=secrets.token_hex(4))
    parser.add_argument("--pg", type=int, help="the major version of the server")
    parser.add_argument("--count", type=int, default=MANY, help="how many, from number 0 on")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth number")
    parser.add_argument("--kind", action="append", default=[], help="only this kind")
    parser.add_argument("--source", action="append", default=[], help="only sources whose name begins so")
    parser.add_argument("--failures", type=Path, help="a folder for the failures")
    parser.add_argument("--rehearse", action="store_true", help="rehearse each plan; it has to find nothing")
    parser.add_argument("numbers", nargs="*", type=int, help="only these")
    asked = parser.parse_args()
    REHEARSED.asked = asked.rehearse
    binaries = find_binaries(asked.pg) if asked.pg else max(all_binaries(), key=lambda b: b.version)
    outcomes = []
    with throwaway(binaries) as server, Databases(server, "mutation") as databases:
        sources = all_sources(databases)
        if asked.source:
            sources = {n: t for n, t in sources.items() if n.startswith(tuple(asked.source))}
        campaign = Campaign(sources, databases, asked.seed, asked.kind)
        print(f"seed {campaign.seed}, {len(campaign.sites)} operations", flush=True)
        for number in asked.numbers or range(0, asked.count, asked.every):
            outcome = campaign.run(number)
            outcomes.append(outcome)
            print(f"{outcome.seconds:5.1f} s  {str(outcome).splitlines()[0][:200]}", flush=True)
            if outcome.failure and asked.failures:
                asked.failures.mkdir(parents=True, exist_ok=True)
                (asked.failures / f"{campaign.seed}_{number}.yaml").write_text(as_case(outcome), encoding="utf-8")
            elif outcome.failure:
                print(outcome.failure)
    print("\n".join(told(outcomes)))
    if asked.rehearse:
        print(f"rehearsed {REHEARSED.left_out.most_common(40)}")
    return any(o.failure for o in outcomes)


if __name__ == "__main__":
    sys.exit(main())
