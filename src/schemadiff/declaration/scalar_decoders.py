"""YAML nodes to words, numbers, names and lists of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import isfinite
from typing import Any, NamedTuple, Protocol

from schemadiff import sql
from schemadiff.catalog import seed_rows
from schemadiff.catalog.objects import Value
from schemadiff.declaration.messages import a_value, did_you_mean
from schemadiff.declaration.yaml_nodes import Number
from schemadiff.postgres.quoting import NAMEDATALEN

Decode = Callable[[object], Value]


class Wrong(NamedTuple):
    """An error in a value: the path from the value to it, and the position in a text."""

    message: str
    hint: str | None = None
    path: tuple[str | int, ...] = ()
    offset: int | None = None


class DecodeError(Exception):
    """Raised for a node that does not fit its field."""

    def __init__(self, message: str = "", hint: str | None = None, *, offset: int | None = None) -> None:
        self.wrongs: list[Wrong] = [Wrong(message, hint, (), offset)] if message else []

    @classmethod
    def of(cls, wrongs: list[Wrong]) -> DecodeError:
        """Return the exception for these errors."""
        error = cls()
        error.wrongs = wrongs
        return error


class Setting(Protocol):
    """What a decoder may use of the file that it reads."""

    check_sql: bool

    def csv(self, name: str) -> tuple[seed_rows.Row, ...]:
        """Return the rows of a CSV file that the YAML file names."""


def each(items: Iterable[tuple[str | int, Any]], decode: Decode) -> list[Value]:
    """Decode every item.

    Raises:
        Misfit: With the errors of all items.
    """
    found: list[Value] = []
    wrongs: list[Wrong] = []
    for at, item in items:
        try:
            found.append(decode(item))
        except DecodeError as error:
            wrongs += [w._replace(path=(at, *w.path)) for w in error.wrongs]
    if wrongs:
        raise DecodeError.of(wrongs)
    return found


def name_problem(name: str) -> Wrong | None:
    """Return why PostgreSQL would not store a name unchanged; None if it would."""
    if not name:
        return Wrong("a name cannot be empty")
    if len(name) * 4 >= NAMEDATALEN and (size := len(name.encode())) >= NAMEDATALEN:
        return Wrong(
            f"the name `{name}` has {size} bytes, and PostgreSQL truncates names to {NAMEDATALEN - 1}",
            "Give it a shorter name.",
        )
    return None


def flag(value: object) -> Value:
    """Decode true; false is the same as absent."""
    if value is True or value is False:
        return value
    raise DecodeError(f"true or false is needed, not {a_value(value)}")


_DIGITS = 20
"""No integer type of PostgreSQL has more digits, sign included."""


def integer(wide: bool, value: object) -> Value:
    """Decode an integer of four bytes, or of eight."""
    if value.__class__ is Number:
        most = 2**63 if wide else 2**31
        try:
            found = int(value) if len(value) <= _DIGITS else most
        except ValueError:
            pass
        else:
            if -most <= found < most:
                return found
            raise DecodeError(f"a whole number from {-most} to {most - 1} is needed, not {_shortened(value)}")
    raise DecodeError(f"a whole number is needed, not {a_value(value)}")


def _shortened(value: str) -> str:
    return value if len(value) <= 2 * _DIGITS else f"{value[:_DIGITS]}… with {len(value)} characters"


def number(value: object) -> Value:
    """Decode a decimal number, kept as text."""
    if value.__class__ is not Number:
        raise DecodeError(f"a number is needed, not {a_value(value)}")
    try:
        if len(value) <= 4 * _DIGITS and isfinite(float(value)):
            return str(value)
    except ValueError:
        raise DecodeError(f"a decimal number is needed, not {value}") from None
    raise DecodeError(f"PostgreSQL cannot store this number: {_shortened(value)}")


def text(value: object) -> Value:
    """Decode free text."""
    if value.__class__ is str:
        return value
    if value.__class__ is Number:
        return str(value)
    hint = "Put it in quotes if it is text." if isinstance(value, bool) else None
    raise DecodeError(f"text is needed, not {a_value(value)}", hint)


def name(value: object) -> Value:
    """Decode one identifier."""
    written: str = text(value)
    if wrong := name_problem(written):
        raise DecodeError.of([wrong])
    return written


def names(value: object) -> Value:
    """Decode a list of identifiers."""
    if not isinstance(value, list):
        return (name(value),)
    found = tuple(each(enumerate(value), name))
    if len(set(found)) < len(found):
        twice = next(i for i, n in enumerate(found) if n in found[:i])
        raise DecodeError.of([Wrong(f"`{found[twice]}` is named twice", path=(twice,))])
    return found


def texts(part: Decode, value: object) -> Value:
    """Decode a list of texts, or a single one, each by ``part``."""
    return tuple(each(enumerate(value), part)) if isinstance(value, list) else (part(value),)


def choice(choices: tuple[str, ...], value: object) -> Value:
    """Decode one of the allowed words."""
    if value.__class__ is str:
        if value in choices:
            return value
        if (lowered := " ".join(value.lower().split())) in choices:
            return lowered
    listed = ", ".join(f"`{c}`" for c in choices)
    hint = did_you_mean(value, choices) if isinstance(value, str) else None
    raise DecodeError(f"one of {listed} is needed, not {a_value(value)}", hint)


def dotted(sizes: tuple[int, ...], form: str, value: object) -> Value:
    """Decode a dotted name that has one of these numbers of parts."""
    parts = sql.split_name(text(value))
    if parts is None or len(parts) not in sizes:
        raise DecodeError(f"{value!r} is not written as {form}")
    return parts
