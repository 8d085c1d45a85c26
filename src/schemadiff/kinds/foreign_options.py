"""What the kinds of foreign data have in common."""

from __future__ import annotations

from schemadiff.kindspec.change_strategies import in_place

OPTIONS = in_place("options", guarded=True)
