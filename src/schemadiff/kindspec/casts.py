"""What a cast between two types does to the values of a column."""

from __future__ import annotations

from typing import Literal, NamedTuple

Conversion = Literal["implicit", "assignment", "lossy", "explicit", "none"]


class Cast(NamedTuple):
    """Describe the cast from one type to another."""

    conversion: Conversion
    """How values are converted: "lossy" drops digits or parts without an error; "explicit" and "none" need USING."""
    in_place: bool = False
    """True if the stored values stay valid as they are, so that neither the table nor its indexes are rewritten."""
    from_text: bool = False
    """True if the old type is a string type or an array of one: the new type's input function reads the values."""
