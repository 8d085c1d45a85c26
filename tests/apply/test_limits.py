"""Times and consent, as they are written."""

from __future__ import annotations

import pytest

from schemadiff.apply import consent
from schemadiff.apply.outcome import Outcome
from schemadiff.apply.runner import pauses
from schemadiff.apply.timeouts import Limits, check, seconds
from schemadiff.catalog.objects import Identity
from schemadiff.errors import UsageError
from schemadiff.plan import Effects, Hazard, Recovery, Step
from tests.support.databases import Database


@pytest.mark.parametrize(
    ("text", "value"),
    [("5s", 5), ("500ms", 0.5), ("10min", 600), ("1h", 3600), ("1d", 86400), ("250", 0.25), ("0", 0), (" 3 s ", 3)],
)
def test_times_as_the_server_reads_them(text: str, value: float) -> None:
    assert seconds(text) == value


@pytest.mark.parametrize("text", ["", "soon", "5 sec", "-1s", "1.5s", "5s; DROP TABLE t"])
def test_what_is_no_time(text: str) -> None:
    assert seconds(text) is None
    with pytest.raises(UsageError, match="--lock-timeout"):
        check(Limits(lock_timeout=text))


def test_no_timeout_is_one_attempt_without_end() -> None:
    assert Limits(lock_timeout="0").attempt == float("inf")


def test_the_pauses_between_attempts_grow_and_are_three_times_as_long() -> None:
    found = [pause for pause, _ in zip(pauses(0.1), range(20), strict=False)]
    assert 0.3 <= found[0] <= 0.45
    assert all(pause >= 0.3 for pause in found)
    assert 2 <= found[-1] <= 3


HAZARD = Hazard("deletes-data", Identity("column", ("app", "t", "a[1]")), "drops it")


@pytest.mark.parametrize(
    ("word", "allowed"),
    [
        ("all", True),
        ("deletes-data", True),
        ("deletes-data:app.t.a[1]", True),
        ("deletes-data:app.*", True),
        ("deletes-data:app.t.?", False),
        ("deletes-data:app.t", False),
        ("drops-object", False),
        ("drops-object:app.t.a[1]", False),
    ],
)
def test_what_a_word_allows(word: str, allowed: bool) -> None:
    assert consent.allows([word], HAZARD) == allowed


def test_the_words_of_a_hazard_allow_it() -> None:
    assert consent.allows([HAZARD.words], HAZARD)


@pytest.mark.parametrize("name", ["*", "a?", "[a]", "secret*", 'odd".', "x.y"])
def test_the_words_of_an_odd_name_allow_nothing_else(name: str) -> None:
    odd = Hazard("deletes-data", Identity("table", ("k", name)), "drops it")
    assert consent.allows([odd.words], odd)
    for path in (("k", "secret"), ("k", "a"), ("k", "ab"), ("k", "secrets"), ("k", "x", "y"), ("k", "odd", "")):
        other = Hazard("deletes-data", Identity("table", path), "drops it")
        assert not consent.allows([odd.words], other)


def test_a_word_that_names_no_hazard() -> None:
    with pytest.raises(UsageError, match="there is no hazard 'delete-data'"):
        consent.check_words(["delete-data:app.t"])


@pytest.mark.parametrize(
    ("operation", "recovery", "left"),
    [
        (
            "create",
            True,
            "except that index app.i may be left invalid: it serves no query, but is kept up to date; the next apply "
            "drops it and creates it again",
        ),
        ("alter", True, "except that this statement may be half done; the next apply completes it"),
        ("alter", False, "except for what this statement has committed by itself; the next apply goes on from there"),
    ],
)
def test_an_interruption_outside_of_a_transaction_says_what_is_left(
    operation: str, recovery: bool, left: str, database: Database
) -> None:
    step = Step(
        "…",
        operation,
        Identity("index", ("app", "i")),
        "…",
        Effects(transactional=False),
        recovery=Recovery("false", "…") if recovery else None,
    )
    with database.connect() as connection:
        error = Outcome(connection, Limits(), None).explained(KeyboardInterrupt(), step)
    assert str(error) == f"interrupted; nothing was changed, {left}"
