"""Names that no YAML declares, since every server has them."""

from __future__ import annotations

SYSTEM_COLUMNS = frozenset({"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"})
TRANSITION = frozenset({"new", "old"})


TYPES_OWN = {"text": '"default"', "character varying": '"default"', "character": '"default"', "name": '"C"'}
"""The collations of system types (pg_type.typcollation)."""

EVERYWHERE = {"collation": frozenset({("default",), ("C",), ("POSIX",)})}
"""Objects that every server has, so that it need not be asked."""
