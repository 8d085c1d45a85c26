"""What is asked of the server."""

from __future__ import annotations

from typing import NamedTuple

from schemadiff.catalog.objects import Object
from schemadiff.kindspec.field_types import Expression, ExpressionKind, FieldType


class Question(NamedTuple):
    """One text whose canonical form is asked."""

    number: int
    item: Object
    type: FieldType
    text: str
    is_live: bool
    which: int = 0
    """Which of the field's texts it is."""

    @property
    def expression_kind(self) -> ExpressionKind | None:
        """Return what an expression is for; None for other texts."""
        return self.type.kind if isinstance(self.type, Expression) else None
