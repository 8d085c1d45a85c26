"""How a data check finds the values that a conversion to another type does not accept."""

from __future__ import annotations

from typing import Protocol

import msgspec

from schemadiff.catalog.hints import Hint


class Demanded(Protocol):
    """What a domain demands of its values."""

    @property
    def base(self) -> str:
        """Return the type that the domain is over, which is no domain."""

    @property
    def conditions(self) -> tuple[str, ...]:
        """Return conditions over ``value``, of which none may be false."""


class ConversionCheck(msgspec.Struct, frozen=True):
    """Say which values of a column a conversion does not accept; what is None is not asked for.

    The first that is set of ``domain``, ``labels``, ``accepted_by``, ``pattern``, ``length``, ``cut``, ``bits``,
    ``last_day``, ``below`` and ``least`` is the question; if none is, ``evaluated`` says that the conversion is tried.
    """

    lossy: bool = False
    """The conversion can lose values without an error."""
    stored: bool = False
    """The question is about the values as they are, and not about what the YAML's expression makes of them."""
    evaluated: bool = False
    """Only evaluating the conversion tells which values it accepts."""
    domain: Demanded | None = None
    plain: bool = False
    """The values themselves have to be in the domain, without an expression that converts them."""
    labels: tuple[str, ...] | None = None
    """The labels of the new type, which is an enum."""
    array: bool = False
    """The labels are those of elements."""
    accepted_by: str | None = None
    """The type whose input function has to accept the texts (from 16 on)."""
    pattern: str | None = None
    """The regular expression that texts have to match; ``least``, ``most`` and ``scale`` bound their value."""
    also: str | None = None
    """A regular expression for texts that are accepted whatever their value."""
    length: int | None = None
    """The greatest number of characters."""
    cut: str | None = None
    """The type of arrays in which values that are not cut stay equal."""
    bits: int | None = None
    """The number of bits: the greatest one, or the only one if ``exact``."""
    exact: bool = False
    last_day: str | None = None
    """The last date that is accepted, besides infinity."""
    lowest: str | None = None
    """The least integer that the rounded value may have, together with ``below``, which it may not reach."""
    below: str | None = None
    least: str | None = None
    most: str | None = None
    """The numbers that the value has to be between, rounded to ``scale`` digits if that is not None."""
    scale: int | None = None


CONVERSION_CHECK = Hint("conversion_check", ConversionCheck, planned=True)
"""The data check of a column whose type changes. Set by ``pipeline/conversions.py``; read for the hazard of the change,
its data check and the check's message."""
