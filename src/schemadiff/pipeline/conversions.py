"""How values are converted to a column's new type if the YAML does not say, and which rows cannot be converted.

What the server converts by an assignment cast needs nothing. If there is an explicit cast, or a conversion through text
(text to an enum, one enum to another), only one conversion can be meant, and it is chosen as if the YAML had declared
it. For every new type a data check is prepared that counts the values which have no equivalent in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.diff.catalogs import Comparison, Pair
from schemadiff.introspection.casts import casts
from schemadiff.kinds.domain_values import demands
from schemadiff.kinds.type_conversion import DATA_CHECK_HINT
from schemadiff.kindspec.casts import Cast
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.field_types import TypeName
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import ident, qualified

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

HINT = "using"
"""The hint by which a kind says how its values are converted."""

_WHOLE = {"smallint": 2**15, "integer": 2**31, "bigint": 2**63}
_LIMITED = re.compile(r"(?:character varying|character)\((\d+)\)\Z")
_NUMERIC = re.compile(r"numeric\((\d+),(-?\d+)\)\Z")
_BITS = re.compile(r"bit( varying)?\((\d+)\)\Z")
_FLOATS = ("real", "double precision")
_LAST_DAY = "294276-12-31"
"""The last day of which there are timestamps; dates go further."""
_INEXACT = re.compile(r"(?:date|time|real|double precision|interval)\b")


def chosen(
    connection: Connection, comparison: Comparison, live: Catalog, declared: Catalog, registry: Registry, version: int
) -> tuple[Mapping[tuple[str, str], Cast], Comparison, Catalog]:
    """Choose the conversions that the YAML does not declare.

    Returns the casts between the old and new types, and the comparison and the declared side with the chosen
    conversions.
    """
    changes = [
        (pair, described)
        for pair in comparison.pairs
        for described in (registry[pair.live.identity.kind].fields.by_name[name] for name in pair.changed)
        if _is_of_type(pair, described)
    ]
    if not changes:
        return {}, comparison, declared
    found = casts(connection, ((p.live.get(f.name), p.declared.get(f.name)) for p, f in changes))
    choice = _Choice(found, live, declared, registry, version)
    made: dict[Identity, Object] = {}
    for pair, described in changes:
        kind = registry[pair.live.identity.kind]
        hint = kind.fields.by_name.get(HINT)
        if hint is None or not hint.directive:
            continue
        given = {**(pair.declared.hints or {}), **_inherited(pair.declared, kind, (live, declared))}
        item = msgspec.structs.replace(pair.declared, hints=given or None)
        given.update(choice.hints(pair._replace(declared=item), described.name))
        if given != (pair.declared.hints or {}):
            made[pair.declared.identity] = msgspec.structs.replace(item, hints=given)
    if not made:
        return found, comparison, declared
    pairs = tuple(p._replace(declared=made.get(p.declared.identity, p.declared)) for p in comparison.pairs)
    comparison = Comparison(comparison.created, comparison.dropped, pairs)
    return found, comparison, declared.replacing(made.get(o.identity, o) for o in declared)


def _inherited(item: Object, kind: Kind, sides: tuple[Catalog, Catalog]) -> dict[str, Value]:
    """Return the conversion of the object that this one is inherited from: that statement converts its values too.

    It does so only if the object is inherited from that one before and after, in the live and the declared catalog.
    """
    if (using := item.hint(HINT)) is not None:
        return {HINT: using}
    inherited_from = kind.inheritance.inherited_from
    if inherited_from is None:
        return {}
    live, declared = sides
    before = live.get(item.identity)
    above = inherited_from(before, live) if before is not None else ()
    found = (
        _inherited(declared[i], kind, sides) for i in inherited_from(item, declared) if i in above and i in declared
    )
    return next(filter(None, found), {})


def _is_of_type(pair: Pair, described: Field) -> bool:
    if not isinstance(described.type, TypeName) or isinstance(described.change, ChangeStrategy):
        return False
    return bool(pair.live.get(described.name) and pair.declared.get(described.name))


def _labels(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """Return the labels of each enum, by every name that the type can be written with."""
    return {qualified(o.identity.path): labels for o in catalog if (labels := o.get("labels")) is not None}


class _Choice:
    def __init__(
        self,
        found: Mapping[tuple[str, str], Cast],
        live: Catalog,
        declared: Catalog,
        registry: Registry,
        version: int,
    ) -> None:
        self._version = version
        self._casts = found
        self._declared = declared
        self._before = _labels(live)
        self._after = _labels(declared)
        self._registry = registry

    def hints(self, pair: Pair, field: str) -> dict[str, Value]:
        """Return the conversion of one column as hints: the expression, and the arguments of its data check."""
        item = pair.declared
        if item.get("generated") is not None or item.parent is None or self._registry[item.parent.kind].stored.remote:
            return {}
        old, new = pair.live.get(field), item.get(field)
        cast = self._casts.get((old, new), Cast("none"))
        hints: dict[str, Value] = {}
        using, lossy = item.hint(HINT), False
        if using is None and cast.conversion in ("none", "explicit"):
            using, lossy = self._expression(ident(item.identity.name), old, new, cast)
            if using is None:
                return {}
            hints[HINT] = using
        asked: dict[str, Value]
        if (demanded := demands(new, self._declared)) is not None:
            plain = using is None or _is_plain_cast(using, item.identity.name, new)
            asked = {"domain": demanded._asdict(), "plain": plain, "stored": True}
        else:
            asked = self._asked(item.identity.name, old, new, using, cast)
        if asked or lossy:
            hints[DATA_CHECK_HINT] = {**asked, "lossy": lossy}
        return hints

    def _expression(self, column: str, old: str, new: str, cast: Cast) -> tuple[str | None, bool]:
        """Return the only conversion that can be meant, and whether it can lose values without an error."""
        array = "[]" if new.endswith("[]") else ""
        if old.endswith("[]") == bool(array) and _element(old) in self._before and _element(new) in self._after:
            return f"{column}::text{array}::{new}", False
        if cast.from_text:
            # Casts of character(n) drop trailing blanks, except for the cast to text.
            through = f"::text{array}" if old.startswith("character(") else ""
            return f"{column}{through}::{new}", bool(_INEXACT.match(new) or "(" in new)
        return (f"{column}::{new}", True) if cast.conversion == "explicit" else (None, False)

    def _asked(self, column: str, old: str, new: str, using: str | None, cast: Cast) -> dict[str, Value]:
        """Return the arguments of the template that counts rows which cannot be converted."""
        reads_text = cast.from_text or _element(old) in self._before
        # pg_input_is_valid exists from 16 on. Before, the text is compared with a pattern for what the type's input
        # function accepts, where one exists; else the conversion itself is tried, which ends at the first value that
        # fails.
        if using is not None and reads_text and _is_plain_cast(using, column, new):
            if (labels := self._after.get(_element(new))) is not None:
                return {"labels": labels, "array": new.endswith("[]"), "stored": True}
            if self._version >= 16 and sql.reads_as_plain_type(new) and not new.endswith("[]"):
                return {"input": new, "stored": True}
            if (pattern := _pattern(new)) is not None:
                return {**pattern, "stored": True}
        if using is None and old.endswith("[]") and new.endswith("[]"):
            return self._asked_of_elements(_element(old), _element(new), cast)
        if (limit := _LIMITED.match(new)) and not _fits(old, int(limit[1])):
            return {"length": int(limit[1]), "stored": using is None}
        if using is None and (bounds := _bounds(old, new, cast)) is not None:
            return {**bounds, "stored": True} if bounds else {}
        return {} if limit else {"evaluated": True}

    def _asked_of_elements(self, old: str, new: str, cast: Cast) -> dict[str, Value]:
        """Return the arguments for arrays: which are cut by an explicit cast, or whether one raises an error."""
        found = self._asked("", old, new, None, cast)
        if not found:
            return {}
        # An assignment removes blanks from the end of character strings; these are equal as bpchar.
        equal = "bpchar[]" if "length" in found else "bit varying[]"
        return {"cut": equal, "stored": True} if "length" in found or "bits" in found else {"evaluated": True}


def _bounds(old: str, new: str, cast: Cast) -> dict[str, Value] | None:
    """Return what values have to be within for a cast, nothing if all fit; None where bounds do not decide."""
    if (bits := _BITS.match(new)) and not cast.in_place:
        return {"bits": int(bits[2]), "exact": bits[1] is None}
    if old == "date" and new.startswith("timestamp"):
        return {"last_day": _LAST_DAY}
    keeps = cast.conversion == "implicit" and not _NUMERIC.match(new)
    if new in ("text", "character varying", "name") or keeps or cast.in_place:
        return {}
    return _number(old, new)


_SPACE = "[[:space:]]*"
_DIGITS = f"^{_SPACE}[+-]?0*[0-9]{{1,19}}{_SPACE}$"
_NUMBER = f"^{_SPACE}([+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[+-]?[0-9]{{1,3}})?|nan|[+-]?inf(inity)?){_SPACE}$"
_FINITE = f"^{_SPACE}[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[+-]?[0-9]{{1,3}})?{_SPACE}$"
_TRUTH = "t|tr|tru|true|f|fa|fal|fals|false|y|ye|yes|n|no|on|of|off|1|0"
_UUID = "([0-9a-f]{4}-?){7}[0-9a-f]{4}"
_READ = {
    "boolean": f"^{_SPACE}({_TRUTH}){_SPACE}$",
    "numeric": _NUMBER,
    "uuid": f"^({_UUID}|[{{]{_UUID}[}}])$",
}
"""What the input functions of types accept up to 15, ignoring case (numeric.c, bool.c, uuid.c)."""


def _pattern(new: str) -> dict[str, Value] | None:
    """Return the pattern for texts that a type accepts, and the bounds of their value if there are any."""
    if new in _WHOLE:
        return {"pattern": _DIGITS, "least": str(-_WHOLE[new]), "most": str(_WHOLE[new] - 1), "scale": 0}
    if (bounds := _NUMERIC.match(new)) is not None:
        most = _most(int(bounds[1]), int(bounds[2]))
        also = f"^{_SPACE}nan{_SPACE}$"
        return {"pattern": _FINITE, "also": also, "least": f"-{most}", "most": most, "scale": int(bounds[2])}
    return {"pattern": _READ[new]} if new in _READ else None


def _most(precision: int, scale: int) -> str:
    """Return the greatest number that numeric of this precision and scale holds."""
    return f"{Decimal(10) ** (precision - scale) - Decimal(10) ** -scale:f}"


def _element(type_: str) -> str:
    return type_.removesuffix("[]")


def _fits(old: str, limit: int) -> bool:
    before = _LIMITED.match(old)
    return before is not None and int(before[1]) <= limit


def _number(old: str, new: str) -> dict[str, Value] | None:
    """Return the bounds that a number has to be between; None where bounds do not decide."""
    before = _NUMERIC.match(old)
    if old in _FLOATS and new in _WHOLE:
        return {"from": str(-_WHOLE[new]), "below": str(_WHOLE[new])}
    if not (before or old == "numeric" or old in _WHOLE or old in _FLOATS):
        return None
    digits = int(before[1]) - int(before[2]) if before else len(str(_WHOLE[old])) if old in _WHOLE else None
    if new in _WHOLE:
        top = _WHOLE[new]
        if old in _WHOLE and _WHOLE[old] <= top:
            return {}
        return {"least": str(-top), "most": str(top - 1), "scale": None if old in _WHOLE else 0}
    if (after := _NUMERIC.match(new)) is None:
        return {} if new == "numeric" else None
    precision, scale = int(after[1]), int(after[2])
    if digits is not None and digits < precision - scale:
        return {}
    most = _most(precision, scale)
    return {"least": f"-{most}", "most": most, "scale": scale}


def _is_plain_cast(using: str, column: str, new: str) -> bool:
    """Tell whether an expression is only the column cast to the type, directly or by way of text."""
    types = list(_casts_of(using, column))
    return bool(types) and types[-1] == new and all(t in ("text", "text[]") for t in types[:-1])


def _casts_of(using: str, column: str) -> Iterator[str]:
    names, types = sql.casts_of_column(using) or ((), ())
    if names[-1:] == (column,):
        yield from types
