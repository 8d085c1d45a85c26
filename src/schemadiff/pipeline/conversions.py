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
from schemadiff.catalog.hints import USING, HintValue
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison, Pair
from schemadiff.introspection.casts import casts
from schemadiff.kinds.domain_values import demands
from schemadiff.kindspec.casts import Cast
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.conversion_check import CONVERSION_CHECK, ConversionCheck
from schemadiff.kindspec.field_types import TypeName
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import ident, qualified

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

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
        field = kind.fields.by_name.get(USING.name)
        if field is None or not field.directive:
            continue
        using = _inherited(pair.declared, kind, (live, declared))
        item = pair.declared.with_hints(USING.of(using)) if using is not None else pair.declared
        item = item.with_hints(*choice.hints(pair._replace(declared=item), described.name))
        if item.hints != (pair.declared.hints or {}):
            made[pair.declared.identity] = item
    if not made:
        return found, comparison, declared
    pairs = tuple(p._replace(declared=made.get(p.declared.identity, p.declared)) for p in comparison.pairs)
    comparison = Comparison(comparison.created, comparison.dropped, pairs)
    return found, comparison, declared.replacing(made.get(o.identity, o) for o in declared)


def _inherited(item: Object, kind: Kind, sides: tuple[Catalog, Catalog]) -> str | None:
    """Return the conversion of the object that this one is inherited from: that statement converts its values too.

    It does so only if the object is inherited from that one before and after, in the live and the declared catalog.
    """
    if (using := item.hint(USING)) is not None:
        return using
    inherited_from = kind.inheritance.inherited_from
    if inherited_from is None:
        return None
    live, declared = sides
    before = live.get(item.identity)
    above = inherited_from(before, live) if before is not None else ()
    found = (
        _inherited(declared[i], kind, sides) for i in inherited_from(item, declared) if i in above and i in declared
    )
    return next(filter(None, found), None)


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

    def hints(self, pair: Pair, field: str) -> list[HintValue]:
        """Return the conversion of one column as hints: the expression, and its data check."""
        item = pair.declared
        if item.get("generated") is not None or item.parent is None or self._registry[item.parent.kind].stored.remote:
            return []
        old, new = pair.live.get(field), item.get(field)
        cast = self._casts.get((old, new), Cast("none"))
        hints: list[HintValue] = []
        using, lossy = item.hint(USING), False
        if using is None and cast.conversion in ("none", "explicit"):
            using, lossy = self._expression(ident(item.identity.name), old, new, cast)
            if using is None:
                return []
            hints.append(USING.of(using))
        if (demanded := demands(new, self._declared)) is not None:
            plain = using is None or _is_plain_cast(using, item.identity.name, new)
            asked: ConversionCheck | None = ConversionCheck(domain=demanded, plain=plain, stored=True)
        else:
            asked = self._asked(item.identity.name, old, new, using, cast)
        if asked is not None or lossy:
            hints.append(CONVERSION_CHECK.of(msgspec.structs.replace(asked or ConversionCheck(), lossy=lossy)))
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

    def _asked(self, column: str, old: str, new: str, using: str | None, cast: Cast) -> ConversionCheck | None:
        """Return what finds the rows which cannot be converted; None if all can."""
        reads_text = cast.from_text or _element(old) in self._before
        # pg_input_is_valid exists from 16 on. Before, the text is compared with a pattern for what the type's input
        # function accepts, where one exists; else the conversion itself is tried, which ends at the first value that
        # fails.
        if using is not None and reads_text and _is_plain_cast(using, column, new):
            if (labels := self._after.get(_element(new))) is not None:
                return ConversionCheck(labels=labels, array=new.endswith("[]"), stored=True)
            if self._version >= 16 and sql.reads_as_plain_type(new) and not new.endswith("[]"):
                return ConversionCheck(accepted_by=new, stored=True)
            if (pattern := _pattern(new)) is not None:
                return pattern
        if using is None and old.endswith("[]") and new.endswith("[]"):
            return self._asked_of_elements(_element(old), _element(new), cast)
        if (limit := _LIMITED.match(new)) and not _fits(old, int(limit[1])):
            return ConversionCheck(length=int(limit[1]), stored=using is None)
        if using is None and (bounds := _bounds(old, new, cast)) is not _TRIED:
            return bounds
        return None if limit else _TRIED

    def _asked_of_elements(self, old: str, new: str, cast: Cast) -> ConversionCheck | None:
        """Return what finds the arrays that are cut by an explicit cast, or that one raises an error."""
        found = self._asked("", old, new, None, cast)
        if found is None:
            return None
        # An assignment removes blanks from the end of character strings; these are equal as bpchar.
        if found.length is not None:
            return ConversionCheck(cut="bpchar[]", stored=True)
        return ConversionCheck(cut="bit varying[]", stored=True) if found.bits is not None else _TRIED


_TRIED = ConversionCheck(evaluated=True)


def _bounds(old: str, new: str, cast: Cast) -> ConversionCheck | None:
    """Return what values have to be within for a cast, None if all fit; ``_TRIED`` where bounds do not decide."""
    if (bits := _BITS.match(new)) and not cast.in_place:
        return ConversionCheck(bits=int(bits[2]), exact=bits[1] is None, stored=True)
    if old == "date" and new.startswith("timestamp"):
        return ConversionCheck(last_day=_LAST_DAY, stored=True)
    keeps = cast.conversion == "implicit" and not _NUMERIC.match(new)
    if new in ("text", "character varying", "name") or keeps or cast.in_place:
        return None
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


def _pattern(new: str) -> ConversionCheck | None:
    """Return the pattern for texts that a type accepts, and the bounds of their value; None if there is no pattern."""
    if new in _WHOLE:
        least, most = str(-_WHOLE[new]), str(_WHOLE[new] - 1)
        return ConversionCheck(pattern=_DIGITS, least=least, most=most, scale=0, stored=True)
    if (bounds := _NUMERIC.match(new)) is not None:
        most = _most(int(bounds[1]), int(bounds[2]))
        also = f"^{_SPACE}nan{_SPACE}$"
        scale = int(bounds[2])
        return ConversionCheck(pattern=_FINITE, also=also, least=f"-{most}", most=most, scale=scale, stored=True)
    return ConversionCheck(pattern=_READ[new], stored=True) if new in _READ else None


def _most(precision: int, scale: int) -> str:
    """Return the greatest number that numeric of this precision and scale holds."""
    return f"{Decimal(10) ** (precision - scale) - Decimal(10) ** -scale:f}"


def _element(type_: str) -> str:
    return type_.removesuffix("[]")


def _fits(old: str, limit: int) -> bool:
    before = _LIMITED.match(old)
    return before is not None and int(before[1]) <= limit


def _number(old: str, new: str) -> ConversionCheck | None:
    """Return the bounds that a number has to be between, None if all fit; ``_TRIED`` where bounds do not decide."""
    before = _NUMERIC.match(old)
    if old in _FLOATS and new in _WHOLE:
        return ConversionCheck(lowest=str(-_WHOLE[new]), below=str(_WHOLE[new]), stored=True)
    if not (before or old == "numeric" or old in _WHOLE or old in _FLOATS):
        return _TRIED
    digits = int(before[1]) - int(before[2]) if before else len(str(_WHOLE[old])) if old in _WHOLE else None
    if new in _WHOLE:
        top = _WHOLE[new]
        if old in _WHOLE and _WHOLE[old] <= top:
            return None
        scale = None if old in _WHOLE else 0
        return ConversionCheck(least=str(-top), most=str(top - 1), scale=scale, stored=True)
    if (after := _NUMERIC.match(new)) is None:
        return None if new == "numeric" else _TRIED
    precision, scale = int(after[1]), int(after[2])
    if digits is not None and digits < precision - scale:
        return None
    most = _most(precision, scale)
    return ConversionCheck(least=f"-{most}", most=most, scale=scale, stored=True)


def _is_plain_cast(using: str, column: str, new: str) -> bool:
    """Tell whether an expression is only the column cast to the type, directly or by way of text."""
    types = list(_casts_of(using, column))
    return bool(types) and types[-1] == new and all(t in ("text", "text[]") for t in types[:-1])


def _casts_of(using: str, column: str) -> Iterator[str]:
    names, types = sql.casts_of_column(using) or ((), ())
    if names[-1:] == (column,):
        yield from types
