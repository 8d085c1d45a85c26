"""Names that nobody declares, since every server has them."""

from __future__ import annotations

SYSTEM_COLUMNS = frozenset({"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"})
TRANSITION = frozenset({"new", "old"})


TYPES_OWN = {"text": '"default"', "character varying": '"default"', "character": '"default"', "name": '"C"'}
"""The collations of types of the system (pg_type.typcollation)."""

EVERYWHERE = {"collation": frozenset({("default",), ("C",), ("POSIX",)})}
"""What every server has: nothing has to be asked for it."""
