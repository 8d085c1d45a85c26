"""From any schema to any other: converges, keeps rows, and pg_dump sees no difference to a fresh build.

Pairs that once failed are kept in ``cases``, each with what was wrong.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from schemadiff.postgres.server import Server
from tests.property.migration import check, from_file
from tests.support.databases import MakeDatabase

CASES = sorted(Path(__file__).parent.glob("cases/*.yaml"))


@pytest.mark.parametrize("file", CASES, ids=[file.stem for file in CASES])
def test_a_pair_that_failed_once(file: Path, make_database: MakeDatabase, server: Server) -> None:
    check(from_file(file), make_database, server)
