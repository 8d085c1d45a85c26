"""What kinds with a collation have in common: how it is written in YAML, and in which form it is stored."""

from __future__ import annotations

from schemadiff.catalog.objects import Value
from schemadiff.kindspec.decoding import Decoding
from schemadiff.postgres.quoting import qualified
from schemadiff.sql import split_name

_SYSTEM = "pg_catalog."


def decode_collation(d: Decoding) -> None:
    """Decode a collation.

    A bare word is a name as stored (`en_US.utf8`), after an optional pg_catalog; a text with quotes is SQL, and can
    name any schema.
    """
    if not isinstance(collation := d.node.get("collation"), str):
        return
    parts = split_name(collation) if '"' in collation else (collation.removeprefix(_SYSTEM),)
    if parts is None:
        d.error(f"{collation!r} is not the name of a collation", "collation")
    else:
        d.values["collation"] = qualified(parts[1:] if parts[0] == "pg_catalog" and len(parts) > 1 else parts)
    del d.node["collation"]


def encode_collation(node: dict[str, Value]) -> None:
    """Encode a collation: the inverse of :func:`decode_collation`."""
    if "collation" in node:
        parts = split_name(node["collation"]) or (node["collation"],)
        quoted = len(parts) > 1 or '"' in parts[0] or parts[0].startswith(_SYSTEM)
        node["collation"] = ".".join('"' + p.replace('"', '""') + '"' for p in parts) if quoted else parts[0]
