"""A plan as a reviewer reads it: first what it means for data, clients and time, then its changes by object."""

from __future__ import annotations

import fnmatch
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog.objects import Identity
from schemadiff.plan import Hazard, Plan
from schemadiff.report.display import WHOLE, Display
from schemadiff.report.phrases import Held, duration, how_long, locks, relation_name, rows_and_bytes, where

if TYPE_CHECKING:
    from schemadiff.catalog.object_changes import Change, Detail

_NAMED = 4
"""How many objects a sentence names; more are counted."""


class Entry(NamedTuple):
    """The changes of one top-level object and of what belongs to it."""

    sign: str
    title: str
    changes: tuple[Change, ...]
    own: Change | None
    """The change of the object itself; None where only something below it changes."""
    alike: tuple[str, ...] = ()
    """Further objects with the same changes."""
    hazards: tuple[Hazard, ...] = ()

    @property
    def file(self) -> str | None:
        """Return the file of the first change that has a place; None where none has."""
        return next((change.place.file for change in self.changes if change.place is not None), None)

    @property
    def where(self) -> str:
        """Return the place of the object: its file and line, or the file of what changes below it."""
        if self.own is not None and self.own.place is not None:
            return where(self.own.place)
        return self.file or ""

    @property
    def own_hazards(self) -> Iterator[Hazard]:
        """Yield the hazards that are said of the object itself: not those of a change below it that is shown."""
        below = {change.identity for change in self.changes if change is not self.own and not change.rows}
        return (hazard for hazard in self._said if hazard.identity not in below)

    def hazards_of(self, change: Change) -> Iterator[Hazard]:
        """Yield the hazards of one of the changes below the object."""
        return (hazard for hazard in self._said if hazard.identity == change.identity)

    @property
    def _said(self) -> Iterator[Hazard]:
        """Yield the hazards, each once, without those of rows where the rows themselves are shown."""
        rows = any(change.rows for change in self.changes)
        return (hazard for hazard in dict.fromkeys(self.hazards) if not (rows and hazard.of_rows))


class Sentence(NamedTuple):
    """One line of the summary: what it is about, and what happens."""

    heading: str
    text: str


SIGNS: Mapping[str, str] = {
    "create": "+",
    "alter": "~",
    "drop": "-",
    "rename": "»",
    "rebuild": "±",
    "rows": "~",
    "insert": "+",
    "update": "~",
    "delete": "-",
}


def entries(plan: Plan, display: Display = WHOLE) -> list[Entry]:
    """Return the changes by top-level object; objects with the same changes share one entry."""
    hazards: dict[Identity, list[Hazard]] = {}
    for hazard in plan.hazards:
        if hazard.policy != "ignore":
            hazards.setdefault(hazard.identity, []).append(hazard)
    groups: dict[Identity, list[Change]] = {}
    for change in plan.changes:
        if not display.only or any(_fits(change, pattern) for pattern in display.only):
            groups.setdefault(change.root, []).append(change)
    found: dict[object, Entry] = {}
    for root, changes in groups.items():
        entry = _entry(root, changes, hazards)
        key = _what_is_alike(entry)
        if (first := found.get(key)) is None:
            found[key] = entry
        else:
            found[key] = first._replace(alike=(*first.alike, ".".join(root.path)))
    return list(found.values())


def _entry(root: Identity, changes: Sequence[Change], hazards: Mapping[Identity, Sequence[Hazard]]) -> Entry:
    own = next((change for change in changes if change.identity == root), None)
    sign = SIGNS[own.operation] if own is not None else "~"
    title = f"{own.noun if own is not None else _noun(root)} {_dotted(root)}"
    about = dict.fromkeys((root, *(change.identity for change in changes)))
    return Entry(sign, title, tuple(changes), own, hazards=tuple(h for i in about for h in hazards.get(i, ())))


def _noun(root: Identity) -> str:
    return root.kind.replace("_", " ")


def _dotted(identity: Identity) -> str:
    name = ".".join(f'"{part}"' if "." in part else part for part in identity.path)
    return name if identity.arguments is None else f"{name}({identity.arguments})"


def _fits(change: Change, pattern: str) -> bool:
    """Tell whether a pattern names the object, or what it belongs to; without a schema it names one in any schema."""
    for identity in (change.root, change.identity):
        names = (".".join(identity.path), ".".join(identity.path[1:]), identity.path[-1])
        if any(fnmatch.fnmatchcase(name, pattern) for name in names if name):
            return True
    return False


def unfitting(plan: Plan, patterns: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the patterns that name nothing that the plan changes, each with up to three similar names."""
    from difflib import get_close_matches

    named = (identity for c in plan.changes for identity in ((c.root,) if c.rows else (c.root, c.identity)))
    whole = {".".join(identity.path) for identity in named}
    names = {name.partition(".")[2]: name for name in whole} | {name: name for name in whole}
    for pattern in patterns:
        if not any(_fits(change, pattern) for change in plan.changes):
            near = get_close_matches(pattern.strip("*"), names, 3)
            yield pattern, list(dict.fromkeys(names[name] for name in near))


def _what_is_alike(entry: Entry) -> object:
    """Return what entries with the same changes have in common: all but places, and the name of the object.

    What has a hazard is an entry of its own, and so is what is created or dropped as a whole, unless something is said
    about it: the table that it is a partition of.
    """
    root = entry.changes[0].root
    if entry.hazards or (entry.own is not None and entry.own.operation in ("create", "drop") and not entry.own.details):
        return root

    def plain(text: str | None) -> str | None:
        return text.replace(root.name, "\0") if text is not None else None

    nobody = Identity("", ())
    changes = (
        (
            replace(
                change,
                details=tuple(map(_without_values, change.details)),
                place=None,
                identity=nobody,
                root=nobody,
                name="",
                definition=None,
                rows=(),
            ),
            plain(change.name),
            plain(change.definition),
            tuple(replace(row, place=None) for row in change.rows),
        )
        for change in entry.changes
    )
    return (root.kind, root.path[:-1], tuple(changes))


def _without_values(detail: Detail) -> Detail:
    """Return the bound of a partition without its constants, by which it differs from all others."""
    if detail.name != _BOUND or detail.after is None:
        return detail
    return replace(detail, after=_CONSTANT.sub("…", detail.after))


_BOUND = "FOR VALUES"
_CONSTANT = re.compile(r"'(?:[^']|'')*'|\d+")


# --- the summary ---


def summary(plan: Plan) -> Iterator[Sentence]:
    """Yield what the plan means for rows, for running clients, for those who wait; nothing where nothing happens."""
    for heading, found in (
        ("Data", [*_by_hazard(plan, "deletes-data"), *_rows(plan), *_converted(plan)]),
        ("Objects", _by_hazard(plan, "drops-object")),
        ("Clients", _by_hazard(plan, "breaks-clients")),
        ("Security", _by_hazard(plan, "weakens-security")),
        ("Undo", _by_hazard(plan, "irreversible")),
        ("Rows", _by_hazard(plan, "may-fail-on-data")),
        ("Locks", _locks(plan)),
        ("Time", _time(plan)),
    ):
        for text in found:
            yield Sentence(heading, text)


def _by_hazard(plan: Plan, name: str) -> list[str]:
    """Return what the hazards of that name say; rows of seeds are counted by themselves."""
    found = (hazard for hazard in plan.hazards if hazard.name == name and not hazard.of_rows)
    return list(dict.fromkeys(hazard.why for hazard in found if hazard.policy != "ignore"))


def _rows(plan: Plan) -> list[str]:
    """Return how many rows of seeds change, by table."""
    found = []
    for change in plan.changes:
        if change.rows:
            counts = Counter(row.operation for row in change.rows)
            words = [f"{count:,} {_PAST[operation]}" for operation, count in counts.items()]
            found.append(f"rows of {_dotted(change.root)}: {', '.join(words)}")
    return _first(found, "tables with other rows")


_PAST = {"insert": "inserted", "update": "updated", "delete": "deleted"}


def _converted(plan: Plan) -> list[str]:
    tables = dict.fromkeys(relation_name(step) for step in plan.steps if step.effects.rewrite and step.part_of is None)
    names = [name for name in tables if name]
    return [f"the rows of {_listed(names)} are rewritten"] if names else []


def _locks(plan: Plan) -> list[str]:
    """Return who waits on which tables, and for how long; what needs consent says that by itself."""
    found = _by_hazard(plan, "blocks-reads") + _by_hazard(plan, "blocks-writes")
    long = {".".join(h.identity.path) for h in plan.hazards if h.name in ("blocks-reads", "blocks-writes")}
    waiting: dict[str, Held] = {}
    for transaction in plan.transactions():
        for name, lock in locks(transaction).items():
            before = waiting.get(name)
            if name in long or not {"reads", "writes"} & set(lock.blocks):
                continue
            if before is None or _weight(lock) > _weight(before):
                waiting[name] = lock
    groups: dict[tuple[str, str], list[str]] = {}
    for name, lock in waiting.items():
        who = "reads and writes" if "reads" in lock.blocks else "writes"
        groups.setdefault((who, how_long(lock)), []).append(name)
    return found + [f"{who} of {_listed(names)} wait {time}" for (who, time), names in groups.items()]


def _weight(lock: Held) -> tuple[bool, float, bool]:
    return (lock.unknown is not None, lock.seconds, "reads" in lock.blocks)


def _time(plan: Plan) -> list[str]:
    """Return how long the plan takes because of the sizes of tables; nothing below a second."""
    long = [step for step in plan.steps if step.seconds >= 0.1]
    total = sum(step.seconds for step in long)
    if total < 1:
        return []
    sizes = {relation_name(step): step.size for step in long if step.size is not None}
    tables = [f"{name} ({rows_and_bytes(size)})" for name, size in sizes.items()]
    return [f"{duration(total)} for {_listed(tables)}"]


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:_NAMED])
    if len(names) > _NAMED:
        shown.append(f"{len(names) - _NAMED} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _first(sentences: list[str], noun: str) -> list[str]:
    more = len(sentences) - _NAMED
    return sentences if more <= 1 else [*sentences[:_NAMED], f"{more} more {noun}"]


# --- counts ---


def counts(plan: Plan) -> str:
    """Return one line that counts objects by what happens to them, and the statements."""
    roots: dict[Identity, set[str]] = {}
    rebuilt = 0
    for change in plan.changes:
        if change.operation == "rebuild" and change.identity == change.root:
            rebuilt += 1
        elif change.operation == "rows":
            roots.setdefault(change.root, set())
        elif change.identity == change.root:
            roots.setdefault(change.root, set()).add(change.operation)
        else:
            roots.setdefault(change.root, set()).add("alter")
    verbs = Counter(_verb(found) for found in roots.values() if found)
    parts = [f"{verbs[verb]:,} to {words}" for verb, words in _VERBS.items() if verbs[verb]]
    rows = sum(len(change.rows) for change in plan.changes)
    if rows:
        parts.append(f"{rows:,} row{'s' if rows > 1 else ''} to write")
    if rebuilt:
        parts.append(f"{rebuilt:,} rebuilt because of these")
    return f"{', '.join(parts)}." if parts else ""


_VERBS = {"create": "create", "alter": "change", "drop": "drop", "rename": "rename"}


def _verb(found: Iterable[str]) -> str:
    order = ("create", "drop", "alter", "rename")
    return min(found, key=order.index)


def statements(plan: Plan) -> str:
    """Return how many statements and transactions there are: ``5 statements in 2 transactions``."""
    number, transactions = len(plan.steps), len(plan.transactions())
    words = "1 statement" if number == 1 else f"{number:,} statements"
    return f"{words} in {'one transaction' if transactions == 1 else f'{transactions:,} transactions'}"


def total(plan: Plan) -> str:
    """Return how much a plan changes, in one line: ``1 to create. 2 statements in one transaction.``."""
    return f"{counts(plan)} {statements(plan)}.".lstrip()
