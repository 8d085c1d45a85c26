"""What kinds with a collation have in common: how it is written, and how it is kept."""

from __future__ import annotations

from schemadiff.model.kind import Decoding
from schemadiff.model.objects import Value
from schemadiff.model.sql import split_name
from schemadiff.postgres.quoting import qualified


def decode_collation(d: Decoding) -> None:
    """A bare word is a name as stored; one with quotes is SQL, and can name a schema."""
    if not isinstance(collation := d.node.get("collation"), str):
        return
    parts = split_name(collation) if '"' in collation else (str(collation),)
    if parts is None:
        d.error(f"{collation!r} is not the name of a collation", "collation")
    else:
        d.values["collation"] = qualified(parts[1:] if parts[0] == "pg_catalog" and len(parts) > 1 else parts)
    del d.node["collation"]


def encode_collation(node: dict[str, Value]) -> None:
    """The inverse."""
    if "collation" in node:
        parts = split_name(node["collation"]) or (node["collation"],)
        quoted = len(parts) > 1 or '"' in parts[0]
        node["collation"] = ".".join('"' + p.replace('"', '""') + '"' for p in parts) if quoted else parts[0]
