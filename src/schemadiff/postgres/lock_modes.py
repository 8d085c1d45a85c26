"""The modes of table locks, and which of them make which others wait."""

from __future__ import annotations

STRENGTH = (
    "NONE",
    "ACCESS SHARE",
    "ROW SHARE",
    "ROW EXCLUSIVE",
    "SHARE UPDATE EXCLUSIVE",
    "SHARE",
    "SHARE ROW EXCLUSIVE",
    "EXCLUSIVE",
    "ACCESS EXCLUSIVE",
)
"""The modes of table locks from weak to strong. Each conflicts with whatever those before it conflict with, except that
two sessions can both hold SHARE, and only one SHARE UPDATE EXCLUSIVE."""


CONFLICTS = {
    "NONE": frozenset[str](),
    "ACCESS SHARE": frozenset({"ACCESS EXCLUSIVE"}),
    "ROW SHARE": frozenset(STRENGTH[7:]),
    "ROW EXCLUSIVE": frozenset(STRENGTH[5:]),
    "SHARE UPDATE EXCLUSIVE": frozenset(STRENGTH[4:]),
    "SHARE": frozenset({"ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", *STRENGTH[6:]}),
    "SHARE ROW EXCLUSIVE": frozenset(STRENGTH[3:]),
    "EXCLUSIVE": frozenset(STRENGTH[2:]),
    "ACCESS EXCLUSIVE": frozenset(STRENGTH[1:]),
}
"""The modes that each mode makes wait: the table of conflicts of PostgreSQL's manual, 13.3."""

ACTIVITIES = {"reads": "ACCESS SHARE", "foreign-key checks": "ROW SHARE", "writes": "ROW EXCLUSIVE"}
"""What runs all the time, and the lock that it takes. A foreign-key check locks the rows that are referred to."""


def blocked_by(mode: str) -> tuple[str, ...]:
    """Return the activities that wait for a lock of that mode, in the order of ``ACTIVITIES``."""
    return tuple(name for name, taken in ACTIVITIES.items() if taken in CONFLICTS[mode])
