"""Which locks a run takes, and in which order."""

from __future__ import annotations

from schemadiff.apply.runner import strongest
from schemadiff.catalog.objects import Address, Identity
from schemadiff.plan import Effects, Step


def _step(relation: int | None, effects: Effects) -> Step:
    address = Address(1259, relation) if relation is not None else None
    return Step("SELECT", "alter", Identity("table", ("public", "t")), "alter table t", effects, relation=address)


def test_the_strongest_lock_on_each_relation() -> None:
    steps = [
        _step(1, Effects("ROW EXCLUSIVE")),
        _step(2, Effects("SHARE ROW EXCLUSIVE")),
        _step(1, Effects("ACCESS EXCLUSIVE")),
        _step(2, Effects("NONE", precondition_lock="SHARE UPDATE EXCLUSIVE")),
        _step(None, Effects("ACCESS EXCLUSIVE")),
    ]
    assert strongest(steps) == {Address(1259, 1): "ACCESS EXCLUSIVE", Address(1259, 2): "SHARE ROW EXCLUSIVE"}
