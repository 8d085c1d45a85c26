"""A standby can be compared with, and refuses to be changed; what its texts mean is asked elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from schemadiff.postgres.embedded import start_kept, stop_kept
from tests.cli.conftest import Declare
from tests.support.command import invoke

HAND_WRITTEN = """
    tables:
      t:
        columns: {id: int, name: {type: text, default: "'a'||'b'"}, total: 'numeric(12,2)'}
        primary_key: [id]
        checks: {c: "total>5 and name in ('a','b')"}
        indexes: {i: {columns: [lower(name)], where: total>3}}
    views: {v: select id+1 as x from t where total>3}
"""


@pytest.fixture
def standby(reachable: Path, declare: Declare) -> Iterator[str]:
    """A server in recovery that holds what the YAML declares."""
    folder = reachable / "standby"
    server = start_kept(folder)
    applied = invoke("apply", "--schema", str(declare(HAND_WRITTEN)), "--db", server.dsn("postgres"), "--yes")
    assert applied.code == 0, applied
    stop_kept(folder)
    signal = folder.resolve() / "data" / "standby.signal"
    signal.touch()
    try:
        yield start_kept(folder).dsn("postgres")
    finally:
        stop_kept(folder)


def test_hand_written_texts_are_asked_elsewhere(standby: str, declare: Declare) -> None:
    answer = invoke("plan", "--schema", str(declare(HAND_WRITTEN)), "--db", standby, "--exit-code")
    assert answer.code == 0, answer
    assert "No changes" in answer.out


def test_a_change_is_shown_and_not_applied(standby: str, declare: Declare) -> None:
    folder = str(declare(HAND_WRITTEN.replace("total>5", "total>6")))
    for code, *command in ((0, "plan"), (2, "plan", "--exit-code"), (3, "apply", "--yes")):
        answer = invoke(*command, "--schema", folder, "--db", standby)
        assert answer.code == code, answer
        assert "the server is a standby and takes no changes" in answer.out
        assert "~ CHECK c  (replaced)" in answer.out
        assert "(total > (5)::numeric)" in answer.out.replace("((", "(")
        assert "total>6" in answer.out
