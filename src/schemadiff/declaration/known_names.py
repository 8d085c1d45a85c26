"""Names that no YAML declares, since every server has them."""

from __future__ import annotations

from collections.abc import Mapping

from schemadiff.sql.namespaces import Namespace

SYSTEM_COLUMNS = frozenset({"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"})
TRANSITION = frozenset({"new", "old"})


TYPES_OWN = {"text": '"default"', "character varying": '"default"', "character": '"default"', "name": '"C"'}
"""The collations of system types (pg_type.typcollation)."""

EVERYWHERE: Mapping[str, frozenset[tuple[str, ...]]] = {
    Namespace.COLLATION: frozenset({("default",), ("C",), ("POSIX",)})
}
"""Objects that every server has, so that it need not be asked."""
