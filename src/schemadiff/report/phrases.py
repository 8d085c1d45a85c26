"""What every report says in the same words: effects, counts, and the flags that allow a hazard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from schemadiff.catalog.objects import Identity
from schemadiff.errors import Place
from schemadiff.plan import Detail, Effects, Plan, Step

_BLOCKED = {
    "SHARE": "writes wait",
    "SHARE ROW EXCLUSIVE": "writes wait",
    "EXCLUSIVE": "writes wait",
    "ACCESS EXCLUSIVE": "reads and writes wait",
}
"""Whom a lock holds up; weaker ones stop neither reads nor writes."""

_VERBS = {
    "create": "create",
    "alter": "alter",
    "drop": "drop",
    "rename": "rename",
    "insert": "insert rows",
    "update": "update rows",
    "delete": "delete rows",
}


def effects(step: Step) -> list[str]:
    """Only what a reviewer has to weigh: making something new holds nobody up."""
    found = step.effects
    if found == Effects("NONE"):
        return []
    words = []
    if found.lock in _BLOCKED:
        words.append(f"locks {found.lock}: {_BLOCKED[found.lock]}")
    if found.rewrite:
        words.append("rewrites the table")
    if found.scan:
        words.append("reads the whole table")
    if not found.transactional:
        words.append("runs outside of a transaction")
    return words


def values(step: Step, detail: Detail) -> tuple[str | None, ...]:
    """Before and after; a row that comes or goes has only one of them."""
    if step.operation == "insert":
        return (detail.after,)
    return (detail.before,) if step.operation == "delete" else (detail.before, detail.after)


def consents(plan: Plan) -> list[str]:
    """All flags that the plan needs, each once, and where they are given already."""
    return list(dict.fromkeys(h.needs for h in plan.hazards))


def where(place: Place | None) -> str:
    """``file:line``, or nothing."""
    return f"{place.file}:{place.line}" if place else ""


def summary(plan: Plan) -> str:
    """One line that counts the steps by operation."""
    counts: dict[str, int] = {}
    for step in plan.steps:
        verb = _VERBS.get(step.operation, step.operation)
        counts[verb] = counts.get(verb, 0) + 1
    parts = [f"{count} to {name}" for name, count in counts.items()]
    number = len(plan.steps)
    statements = "1 statement" if number == 1 else f"{number} statements"
    transactions = len(plan.transactions())
    how = "one transaction" if transactions == 1 else f"{transactions} transactions"
    return f"{statements} in {how}: {', '.join(parts)}."


def parts(plan: Plan) -> dict[Identity, str]:
    """For each object that the plan makes, what it makes to complete it: ``3 indexes, 1 foreign key``."""
    counts: dict[Identity, Counter[str]] = {}
    for step in plan.steps:
        if step.part_of is not None:
            counts.setdefault(step.part_of, Counter())[step.identity.kind.replace("_", " ")] += 1
    return {whole: ", ".join(_counted(n, kind) for kind, n in found.items()) for whole, found in counts.items()}


def _counted(number: int, noun: str) -> str:
    if number == 1 or noun.endswith("s"):
        return f"{number} {noun}"
    return f"{number} {noun}es" if noun.endswith("x") else f"{number} {noun}s"


def numbered(plan: Plan) -> Iterator[tuple[int, Step]]:
    """Every step with the number of its transaction, from 1."""
    for number, transaction in enumerate(plan.transactions(), 1):
        for step in transaction:
            yield number, step


def listed(items: Iterable[object]) -> str:
    """Things in a row."""
    return ", ".join(str(i) for i in items)
