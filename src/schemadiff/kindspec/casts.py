"""What a cast between two types does to the values of a column."""

from __future__ import annotations

from typing import Literal, NamedTuple

Conversion = Literal["implicit", "assignment", "lossy", "explicit", "none"]


class Cast(NamedTuple):
    """The cast from one type to another."""

    conversion: Conversion
    """Lossy is what takes digits or parts away without an error; explicit and none need USING."""
    in_place: bool = False
    """Whether the stored values stay as they are, so that neither the table nor an index is written anew."""
    from_text: bool = False
    """Whether the old type is one of strings, or of arrays of them: the new type's input function reads those."""
