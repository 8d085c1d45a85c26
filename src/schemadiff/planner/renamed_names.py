"""The names that the renames of a plan give up and give, and what mentions one of them.

A statement that mentions none of them is the same before and after the renames, so it can run on either side of them.
Names are compared word by word, without regard to quotes and case: a text that only seems to mention one counts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.rename_order import Rename
from schemadiff.errors import Place
from schemadiff.plan import Step
from schemadiff.planner.model import Action

_WORD = re.compile(r"[\w$]+")

_ESCAPED = "u&"
"""How a quoted name begins that writes its characters as numbers."""


class RenamedNames:
    """The previous and the new names of what one plan renames."""

    def __init__(self, renames: Iterable[Rename], previous: Mapping[Identity, Identity]) -> None:
        """Collect the names.

        Args:
            renames: The renames of the plan.
            previous: What renamed objects are called before the renames, by what they are called after them; also those
                that the server takes along into another schema.
        """
        self._words: set[str] = set()
        self._composed: set[frozenset[str]] = set()
        for name in (name for rename in renames for name in _names(rename)):
            self._add(name)
        for after in sorted(previous, key=lambda identity: len(identity.path)):
            if not self.in_text(" ".join((*after.path, after.arguments or ""))):
                self._add(after.name)
                self._add(previous[after].name)

    def _add(self, name: str) -> None:
        words = _WORD.findall(name.lower())
        if len(words) == 1:
            self._words.update(words)
        else:
            self._composed.add(frozenset(words))

    def in_text(self, text: str) -> bool:
        """Tell whether an SQL text or a name mentions one of the names."""
        lowered = text.lower()
        words = set(_WORD.findall(lowered))
        return (
            not self._words.isdisjoint(words)
            or any(name <= words for name in self._composed)
            or (_ESCAPED in lowered and bool(self._words or self._composed))
        )

    def in_step(self, step: Step) -> bool:
        """Tell whether the statement of a step mentions one of the names, or what is asked directly before it."""
        recovery = (step.recovery.condition, step.recovery.sql) if step.recovery is not None else ()
        checks = (check.sql for check in step.data_checks if check.sql != check.early)
        return any(map(self.in_text, _texts((step.sql, step.when, recovery, step.search_path, *checks))))

    def in_action(self, action: Action) -> bool:
        """Tell whether an action is about what is renamed, or about something whose definition mentions it."""
        about = (action.identity, *action.causes, *(action.online.after if action.online is not None else ()))
        items = (item for item in (action.old, action.new) if item is not None)
        return any(map(self.in_text, (*_texts(about), *(text for item in items for text in _of_object(item)))))


def _names(rename: Rename) -> Iterator[str]:
    if rename.inside is not None:
        yield from rename.inside
        return
    yield from (rename.before.identity.name, rename.after.name)
    if rename.via is not None:
        yield rename.via
    for holder, _, made in rename.made:
        yield from (holder.name, made.old, made.new)


def _of_object(item: Object) -> Iterator[str]:
    yield from _texts((item.identity, item.parent, item.search_path))
    yield from _texts(item.values)
    yield from _texts(item.hints or {})


def _texts(value: object) -> Iterator[str]:
    """Yield all texts in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _texts(key)
            yield from _texts(inside)
    elif isinstance(value, Iterable) and not isinstance(value, Place):
        for inside in value:
            yield from _texts(inside)
