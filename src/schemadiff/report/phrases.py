"""Phrases that all reports share: effects, counts, and the flags that give consent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from schemadiff.catalog.objects import Identity
from schemadiff.errors import Place
from schemadiff.plan import PARTS, Detail, Plan, Step, blocked_by

_BLOCKED = {
    "SHARE": "writes wait",
    "SHARE ROW EXCLUSIVE": "writes wait",
    "EXCLUSIVE": "writes wait",
    "ACCESS EXCLUSIVE": "reads and writes wait",
}
"""What a lock mode makes wait; weaker modes block neither reads nor writes."""

_LISTED = 3
"""How many further locked relations of a statement are listed."""

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
    """Return the effects that a reviewer has to consider; creating something new blocks nobody."""
    found = step.effects
    words = []
    if found.lock in _BLOCKED:
        words.append(f"locks {found.lock}: {_BLOCKED[found.lock]}")
    if found.blocks != blocked_by(found.lock):
        waiting = "reads and writes wait" if "reads" in found.blocks else "writes wait"
        parts = [(part.replace("_", " "), found.others[part]) for part in PARTS if part in found.others]
        words += [f"locks {part} {mode}: {waiting}" for part, mode in parts]
    also = [(relation, mode) for relation, mode in step.also_locks if mode in _BLOCKED]
    for relation, mode in also[:_LISTED]:
        words.append(f"locks {relation} {mode}: {_BLOCKED[mode]}")
    if len(also) > _LISTED:
        words.append(f"locks {len(also) - _LISTED} more relations")
    if found.rewrite:
        words.append("rewrites the table")
    if found.builds and not found.rewrite:
        words.append("builds indexes")
    if found.scan:
        words.append("reads the whole table")
    if not found.transactional:
        words.append("runs outside of a transaction")
    return words


def values(step: Step, detail: Detail) -> tuple[str | None, ...]:
    """Return the old and new value; a row that is inserted or deleted has only one of them."""
    if step.operation == "insert":
        return (detail.after,)
    return (detail.before,) if step.operation == "delete" else (detail.before, detail.after)


def consents(plan: Plan) -> list[str]:
    """Return all consent flags that the plan needs, each once, and where consent has been given."""
    return list(dict.fromkeys(h.needs for h in plan.consents))


def where(place: Place | None) -> str:
    """Return ``file:line``, or an empty text for None."""
    return f"{place.file}:{place.line}" if place else ""


def summary(plan: Plan) -> str:
    """Return one line that counts the steps by operation."""
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


def rehearsal(plan: Plan) -> str | None:
    """Return one line that says whether and how the plan was tried before it is shown; None if there is none."""
    found = plan.rehearsal
    if found is None:
        return None
    if found.absent is not None:
        return f"Not rehearsed: {found.absent}."
    statements = "1 statement" if found.statements == 1 else f"{found.statements} statements"
    if found.remembered:
        return f"Rehearsed before: {statements} on a copy of the same definitions, twice."
    if plan.refusals or found.left_out:
        return f"Rehearsed: {statements} on a copy of the definitions, in {found.seconds:.1f} s."
    return f"Rehearsed: {statements} on a copy of the definitions, twice, in {found.seconds:.1f} s."


def parts(plan: Plan) -> dict[Identity, str]:
    """Return for each object that the plan creates what else it creates for it: ``3 indexes, 1 foreign key``."""
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
    """Yield every step with the number of its transaction, from 1."""
    for number, transaction in enumerate(plan.transactions(), 1):
        for step in transaction:
            yield number, step


def listed(items: Iterable[object]) -> str:
    """Return a list of things as one phrase."""
    return ", ".join(str(i) for i in items)
