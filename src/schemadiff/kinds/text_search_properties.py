"""What the four kinds of text search have in common."""

from __future__ import annotations

PLAIN = frozenset({"comment", "rename"})
OWNED = frozenset({"comment", "owner", "rename"})
