"""What running applications lose by a change of something that they name, and what no command takes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemadiff.catalog.hints import RESULT
from schemadiff.catalog.objects import Object
from schemadiff.kindspec.risks import Risk, RiskyChange
from schemadiff.sql.routines import Parameter

_PSEUDO = frozenset({"trigger", "event_trigger", "internal", "cstring", "language_handler", "fdw_handler"})
"""Results of functions that the server calls; no application can."""


def always(item: Object) -> bool:
    """Tell that applications name every object of the kind."""
    return True


def is_called(routine: Object) -> bool:
    """Tell whether applications can call a routine."""
    internal = any(p.type == "internal" for p in routine.get("parameters", ()))
    return not internal and routine.get("returns") not in _PSEUDO


def logs_in(role: Object) -> bool:
    """Tell whether applications connect as the role."""
    return bool(role.get("login"))


def of_column(change: RiskyChange) -> Iterator[Risk]:
    """Yield what statements about the column's table no longer get or no longer may leave out."""
    old, new = change.old, change.new
    if new is None or new.parent is None or new.parent not in change.live.catalog:
        return
    yield from of_type(change)
    has_value = new.get("identity") or new.get("generated") or change.target.catalog.children(new.identity, "default")
    if new.get("not_null") and not (old is not None and old.get("not_null")) and not has_value:
        yield Risk("breaks-clients", "gets NOT NULL without a default: INSERT without it fails")


def of_type(change: RiskyChange) -> Iterator[Risk]:
    """Yield a new type whose values are not the old ones; a longer varchar or a text gives the same values."""
    old, new = change.old, change.new
    if old is None or new is None or (before := old.get("type")) == (after := new.get("type")):
        return
    cast = change.casts.get((before, after))
    if cast is None or not cast.in_place:
        yield Risk("breaks-clients", f"changes from {before} to {after}")


def of_view(change: RiskyChange) -> Iterator[Risk]:
    """Yield the columns that a view no longer has, or has with another type."""
    old, wanted = (change.old.hint(RESULT) if change.old is not None else None), dict(change.columns)
    if not old or not wanted or change.new is None:
        return
    if gone := [name for name, _ in old if name not in wanted]:
        yield Risk("breaks-clients", f"loses the column{'s' if len(gone) > 1 else ''} {', '.join(gone)}")
    for name, type_ in old:
        if wanted.get(name, type_) != type_:
            yield Risk("breaks-clients", f"has {name} as {wanted[name]}, which was {type_}")


def of_routine(change: RiskyChange) -> Iterator[Risk]:
    """Yield what calls of a routine no longer give or no longer get."""
    old, new = change.old, change.new
    if old is None or new is None:
        return
    before, after = old.get("parameters", ()), new.get("parameters", ())
    if not _takes(_inputs(before), _inputs(after)):
        yield Risk("breaks-clients", "takes other arguments")
    if old.get("returns") != new.get("returns") or _outputs(before) != _outputs(after):
        yield Risk("breaks-clients", "gives another result")


def _takes(old: Sequence[Parameter], new: Sequence[Parameter]) -> bool:
    """Tell whether a call with the old parameters, by place or by name, is one with the new ones."""
    kept = all(
        (a.mode, a.type) == (b.mode, b.type) and a.name in ("", b.name) and (a.default is None or b.default is not None)
        for a, b in zip(old, new, strict=False)
    )
    return kept and len(new) >= len(old) and all(p.default is not None for p in new[len(old) :])


def _inputs(parameters: Sequence[Parameter]) -> list[Parameter]:
    return [p for p in parameters if p.mode in ("in", "inout", "variadic")]


def _outputs(parameters: Sequence[Parameter]) -> list[tuple[str, str]]:
    return [(p.name, p.type) for p in parameters if p.mode in ("out", "inout", "table")]


def of_enum(change: RiskyChange) -> Iterator[Risk]:
    """Yield the labels that go, and those that come: a label cannot be dropped."""
    if change.old is None or change.new is None:
        return
    before, after = change.old.get("labels", ()), change.new.get("labels", ())
    if gone := [label for label in before if label not in after]:
        yield Risk("breaks-clients", f"loses {_labels(gone)}")
    if come := [label for label in after if label not in before]:
        yield Risk("irreversible", f"gets {_labels(come)}, which only a new type in its place could take away")


def _labels(labels: Sequence[str]) -> str:
    return f"the label{'s' if len(labels) > 1 else ''} {', '.join(labels)}"


def of_extension(change: RiskyChange) -> Iterator[Risk]:
    """Yield an update, from which extensions have no way back."""
    if change.old is None or change.new is None:
        return
    before, after = change.old.get("version"), change.new.get("version")
    if after is not None and before != after:
        yield Risk("irreversible", f"is updated from {before} to {after}; extensions seldom have a way back")
