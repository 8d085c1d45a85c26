"""Phrases that all reports share: effects, counts, and the flags that give consent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from schemadiff.catalog.table_sizes import TableSize
from schemadiff.errors import Place
from schemadiff.plan import PARTS, Plan, Step
from schemadiff.postgres.lock_modes import STRENGTH, blocked_by

_BLOCKED = {
    "SHARE": "writes wait",
    "SHARE ROW EXCLUSIVE": "writes wait",
    "EXCLUSIVE": "writes wait",
    "ACCESS EXCLUSIVE": "reads and writes wait",
}
"""What a lock mode makes wait; weaker modes block neither reads nor writes."""

_LISTED = 3
"""How many further locked relations of a statement are listed."""


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


def consents(plan: Plan) -> list[str]:
    """Return all consent flags that the plan needs, each once, and where consent has been given."""
    return list(dict.fromkeys(h.needs for h in plan.consents))


def where(place: Place | None) -> str:
    """Return ``file:line``, or an empty text for None."""
    return f"{place.file}:{place.line}" if place else ""


def rehearsal(plan: Plan) -> str | None:
    """Return one line that says whether and how the plan was tried before it is shown; None if there is none."""
    found = plan.rehearsal
    if found is None:
        return None
    if found.absent is not None:
        return f"Not rehearsed: {found.absent}."
    number, partly = len(plan.steps), bool(plan.refusals or found.left_out)
    with_rows = any(change.rows for change in plan.changes)
    if not (found.statements or partly or with_rows):
        return "Not rehearsed: no copy can have what changes, such as roles, languages or subscriptions."
    of_all = f" of {number:,}" if partly and found.statements < number else ""
    statements = f"{found.statements:,}{of_all} statement{'s' if (number if of_all else found.statements) != 1 else ''}"
    why = ""
    if found.statements != number:
        # What is rehearsed is planned for the copy, where rows of seeds are only inserted.
        if found.left_out:
            reason = "what could not be tried is said above"
        elif found.statements > number:
            reason = "each change was a statement of its own there"
        elif with_rows:
            reason = "the copy has no rows"
        elif plan.refusals:
            reason = "the refusals say why"
        else:
            reason = "the copy needs no others"
        why = f" ({reason})" if of_all else f" (not {number:,}: {reason})"
    twice = "" if partly else ", twice"
    if found.remembered:
        return f"Rehearsed before: {statements} on a copy of the same definitions{twice}{why}."
    return f"Rehearsed: {statements} on a copy of the definitions{twice}, in {found.seconds:.1f} s{why}."


def counted(number: int, noun: str) -> str:
    """Return a number of things: ``3 indexes``, ``1 FOREIGN KEY``; a noun that is a clause of SQL has no plural."""
    if number == 1 or noun.isupper() or noun.endswith("s"):
        return f"{number} {noun}"
    return f"{number} {noun}es" if noun.endswith("x") else f"{number} {noun}s"


class Held(NamedTuple):
    """A lock that a transaction holds on a relation that was there before it."""

    mode: str
    """The strongest one."""
    blocks: tuple[str, ...]
    """The activities that wait: ``reads``, ``writes`` and others."""
    size: TableSize | None
    seconds: float
    """About how long it is held because of what the transaction does from then on."""
    unknown: str | None
    """What it is held as long as, if nobody knows how large a table is that is read or rewritten: ``t is large``."""


def locks(transaction: Sequence[Step]) -> dict[str, Held]:
    """Return the locks of a transaction by relation, in the order in which they are taken."""
    found: dict[str, Held] = {}
    for at, step in enumerate(transaction):
        for name, mode, blocks, size in _locked(step):
            if (before := found.get(name)) is not None:
                both = dict.fromkeys((*before.blocks, *blocks))
                strongest = max(mode, before.mode, key=STRENGTH.index)
                found[name] = before._replace(mode=strongest, blocks=tuple(both), size=before.size or size)
                continue
            after = transaction[at:]
            unknown = next((table for each in after if (table := _unknown(each)) is not None), None)
            found[name] = Held(mode, blocks, size, sum(each.seconds for each in after), unknown)
    return found


def _locked(step: Step) -> Iterator[tuple[str, str, tuple[str, ...], TableSize | None]]:
    """Yield the relations that a step locks, which were there before the plan."""
    name = relation_name(step)
    if name and step.part_of is None and step.effects.lock not in ("NONE", "ACCESS SHARE"):
        yield name, step.effects.lock, step.effects.blocks, step.size
    for relation, mode in step.also_locks:
        if relation != name and blocked_by(mode):
            yield relation, mode, blocked_by(mode), None


def _unknown(step: Step) -> str | None:
    """Return what a step takes as long as, where nobody knows how large its table is; None where it takes a moment."""
    long = step.effects.rewrite or step.effects.scan or step.effects.builds
    if not long or step.part_of is not None or step.size is not None or step.relation is None:
        return None
    title = next((touch.title for touch in step.touches if touch.address == step.relation), "")
    is_table = title.startswith("table ")
    return f"{relation_name(step)} is large" if is_table else f"{step.title} takes"


def held(transaction: Sequence[Step]) -> Iterator[str]:
    """Yield the locks of a transaction in words, with the sizes of tables, the time, and who waits."""
    for name, lock in locks(transaction).items():
        size = f" ({rows_and_bytes(lock.size)})" if lock.size is not None and lock.size.size > 0 else ""
        waiting = f": {_BLOCKED[lock.mode]}" if lock.mode in _BLOCKED else ""
        yield f"{lock.mode} on {name}{size} {how_long(lock)}{waiting}"


def how_long(lock: Held) -> str:
    """Return how long a lock is held: ``for a moment``, ``as long as public.t is large``."""
    return f"for {duration(lock.seconds)}" if lock.unknown is None else f"as long as {lock.unknown}"


def relation_name(step: Step) -> str:
    """Return the name of the live relation that a step takes its lock on; empty for none."""
    if step.relation is None:
        return ""
    title = next((touch.title for touch in step.touches if touch.address == step.relation), "")
    return title.rpartition(" ")[2] if " " in title else title


def duration(seconds: float) -> str:
    """Return an estimate in words: ``about 12 s``, ``a moment``."""
    if seconds < _MOMENT:
        return "a moment"
    if seconds < 2 * _MINUTE:
        return f"about {seconds:.{0 if seconds >= 10 else 1}f} s"
    return f"about {seconds / _MINUTE:,.0f} min"


def rows_and_bytes(size: TableSize) -> str:
    """Return the size of a table in words: ``about 2,000,000 rows, 240 MB``; without rows where they are not known."""
    unit, name = next(((u, n) for u, n in _UNITS if size.size >= 10 * u), _UNITS[-1])
    written = f"{size.size / unit:,.0f} {name}"
    return f"about {size.rows:,} rows, {written}" if size.rows > 0 else written


_MOMENT = 0.1
"""Seconds below which nothing is said about time."""

_MINUTE = 60

_UNITS = ((1024**3, "GB"), (1024**2, "MB"), (1024, "kB"))


def numbered(plan: Plan) -> Iterator[tuple[int, Step]]:
    """Yield every step with the number of its transaction, from 1."""
    for number, transaction in enumerate(plan.transactions(), 1):
        for step in transaction:
            yield number, step


def listed(items: Iterable[object]) -> str:
    """Return a list of things as one phrase."""
    return ", ".join(str(i) for i in items)
