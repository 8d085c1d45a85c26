"""``make test-all-versions``: the tests that depend on the server, on every PostgreSQL that is found.

Those are the ones that the product finds by itself, and the folders of programs that ``SCHEMADIFF_PG_BINS`` names
(``postgres``, ``initdb``, ``pg_dump`` and ``psql`` in each, separated as in PATH). Further arguments go to pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys

from schemadiff.postgres.connection import NEWEST, OLDEST
from schemadiff.postgres.embedded import binaries

FOLDERS = (
    *("tests/golden", "tests/introspection", "tests/kinds", "tests/mutation", "tests/normalization", "tests/property"),
    "tests/samples",
)
VARIABLE = "SCHEMADIFF_PG_BINS"


def found() -> dict[int, binaries.Binaries]:
    """One set of programs for each major version."""
    sets: dict[int, binaries.Binaries] = {}
    for folder in filter(None, os.environ.get(VARIABLE, "").split(os.pathsep)):
        os.environ[binaries.ENVIRONMENT_VARIABLE] = folder
        named = binaries.find_binaries()
        sets.setdefault(named.version, named)
    os.environ.pop(binaries.ENVIRONMENT_VARIABLE, None)
    for one in binaries.all_binaries():
        if OLDEST <= one.version <= NEWEST:
            sets.setdefault(one.version, one)
    return dict(sorted(sets.items()))


def main(arguments: list[str]) -> int:
    """Runs them one after the other; 0 where all versions pass."""
    failed = []
    sets = found()
    for version, one in sets.items():
        print(f"--- {one}", flush=True)  # noqa: T201
        chosen = {binaries.ENVIRONMENT_VARIABLE: str(one.directory), "SCHEMADIFF_TEST_PG": str(version)}
        command = [sys.executable, "-m", "pytest", *FOLDERS, *arguments]
        if subprocess.run(command, env={**os.environ, **chosen}, check=False).returncode:
            failed.append(version)
    missing = sorted(set(range(OLDEST, NEWEST + 1)) - sets.keys())
    print(f"passed: {[v for v in sets if v not in failed]}, failed: {failed}, not found: {missing}")  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
