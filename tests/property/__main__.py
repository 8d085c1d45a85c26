"""Pairs drawn from a seed, without pytest and without an end at the first failure: ``python -m tests.property --help``.

Each pair is told as it is done, and a failure is written as a case into the folder of ``--failures``.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from schemadiff.postgres.embedded import Server, throwaway
from schemadiff.postgres.embedded.binaries import all_binaries, find_binaries
from tests.property.migration import REHEARSED, Impossible, Pair, as_case, check
from tests.property.strategies import pairs
from tests.property.strategies.seeded import drawn
from tests.property.test_pairs import databases


def tried(pair: Pair, server: Server) -> str:
    """What becomes of a pair: ``done``, why nobody can ask for it, or a failure with its traceback."""
    try:
        with databases("drawn") as make_database:
            return "refused for its rows" if check(pair, make_database, server).refused else "done"
    except Impossible as reason:
        return f"impossible: {reason}"
    except Exception:  # noqa: BLE001 - whatever it is, it is a finding
        return traceback.format_exc()


def main() -> int:
    """Whether any failed, as an exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.property", description="Pairs drawn from a seed.")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--pg", type=int, help="the major version of the server")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first number")
    parser.add_argument("--count", type=int, default=100, help="how many")
    parser.add_argument("--failures", type=Path, help="a folder for the failures")
    parser.add_argument("--rehearse", action="store_true", help="rehearse each plan; it has to find nothing")
    asked = parser.parse_args()
    REHEARSED.asked = asked.rehearse
    binaries = find_binaries(asked.pg) if asked.pg else max(all_binaries(), key=lambda b: b.version)
    outcomes: Counter[str] = Counter()
    with throwaway(binaries) as server:

        def run(number: int, pair: Pair) -> None:
            started = time.monotonic()
            outcome = tried(pair, server)
            failed = outcome.startswith("Traceback")
            last = next((line for line in outcome.splitlines() if "Error: " in line), outcome.splitlines()[0])
            print(f"{number}: {time.monotonic() - started:5.1f} s  {last[:200]}", flush=True)
            outcomes["failed" if failed else outcome.split(":")[0]] += 1
            if failed and asked.failures:
                asked.failures.mkdir(parents=True, exist_ok=True)
                file = asked.failures / f"{asked.seed}_{number}.yaml"
                file.write_text(as_case(pair, outcome), encoding="utf-8")
            elif failed:
                print(outcome)

        for number in range(asked.first, asked.first + asked.count):
            run(number, drawn(pairs(server.version), f"{asked.seed} {number}"))
    print(f"seed {asked.seed} on {binaries.version}: {dict(outcomes)}")
    if asked.rehearse:
        print(f"rehearsed {REHEARSED.left_out.most_common(40)}")
    return bool(outcomes["failed"])


if __name__ == "__main__":
    sys.exit(main())
