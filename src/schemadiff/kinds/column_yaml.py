"""What the YAML of a column looks like: short forms, defaults, and the JSON Schema of both."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import LACKS, UNSET
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import identity_column, impossible_columns, not_null
from schemadiff.kinds.collation_field import decode_collation, encode_collation
from schemadiff.kinds.hints import NO_DEFAULT
from schemadiff.kinds.null_default import is_none, says_null
from schemadiff.kinds.parent_tables import has_given_columns
from schemadiff.kinds.table_inheritance import take_unset
from schemadiff.kindspec.decoding import Decoding
from schemadiff.postgres.quoting import literal, object_name, qualified

SERIAL = {
    "serial": "integer",
    "serial4": "integer",
    "bigserial": "bigint",
    "serial8": "bigint",
    "smallserial": "smallint",
    "serial2": "smallint",
}


_SHORT = frozenset(
    {"collation", "identity", "generated", "primary_key", "unique", "references", "check", "fdw_options"}
)


def has_short_form(node: Mapping[str, Value]) -> bool:
    """Tell whether the hook has to see a column: it uses a short form, say; most of the many columns do not."""
    if "type" not in node or not _SHORT.isdisjoint(node) or node.get("not_null", True).__class__ is not bool:
        return True
    if None in node.values() or says_null(node.get("default")):
        return True
    text = node.get("type")
    return isinstance(text, str) and text.strip().lower() in SERIAL


def decode(d: Decoding) -> None:
    """Decode the short forms: serial types, identity and generated mappings, constraints written at the column."""
    node = d.node
    if says_null(node.get("default")) and is_none(node["default"], str(node["type"]) if node.get("type") else None):
        node["default"] = None
    if d.parent is not None and has_given_columns(d.parent):
        decode_given(d)
    text = node.get("type")
    if isinstance(text, str) and d.parent is not None and (integer := SERIAL.get(text.strip().lower())):
        schema, table = d.parent.identity.path
        sequence = object_name(table, d.name, "seq")
        node["type"] = integer
        d.values["not_null"] = True
        d.children.append(("default", None, _next_value(schema, sequence), "type"))
        d.others.append(("sequence", sequence, {"type": integer, "owned_by": qualified((table, d.name))}, "type"))
    impossible_columns.check_parent(d)
    not_null.decode(d)
    decode_collation(d)
    identity_column.decode(d)
    generated = node.pop("generated", None)
    if isinstance(generated, Mapping) and len(generated) == 1 and next(iter(generated)) in ("stored", "virtual"):
        ((kind, expression),) = generated.items()
        node["generated"] = expression
        d.values["generated_kind"] = kind
    elif generated is not None:
        d.error("generated must be written as {stored: expression} or {virtual: expression}", "generated")
    _decode_constraints(d)


_UNSET = frozenset({"not_null", "storage", "compression", "statistics", "options", "fdw_options"})
"""What an inherited column can be declared without: NOT NULL (before 18), the others by ALTER COLUMN."""


def decode_given(d: Decoding) -> None:
    """Decode a column that the table inherits: it contains only differences, with null for what it does not have."""
    node = d.node
    if "type" not in node:
        d.values["type"] = ""
    if "default" in node and node["default"] is None:
        d.note(NO_DEFAULT.of(True))
    take_unset(d, _UNSET)


def _decode_constraints(d: Decoding) -> None:
    """Decode the constraints of the table that are written at its column."""
    node = d.node
    if node.get("primary_key") is True:
        d.siblings.append(("primary_key", None, {"columns": [d.name]}, "primary_key"))
    if node.get("unique") is True:
        d.siblings.append(("unique", None, {"columns": [d.name]}, "unique"))
    if (references := node.get("references")) is not None:
        target = dict(references) if isinstance(references, Mapping) else {"references": references}
        if "table" in target:
            target["references"] = {k: target.pop(k) for k in ("table", "columns") if k in target}
        d.siblings.append(("foreign_key", None, {"columns": [d.name], **target}, "references"))
    if (check := node.get("check")) is not None:
        d.siblings.append(("check", None, check, "check"))
    for key in ("primary_key", "unique", "references", "check"):
        node.pop(key, None)


def encode(column: Object, node: dict[str, Value]) -> Value:
    """Return the shortest YAML of a column: its type alone if that says everything."""
    if column.hint(NO_DEFAULT) or "default" in (column.hint(LACKS) or ()):
        node["default"] = None
    for key in column.hint(UNSET) or ():
        node[key] = None
    not_null.encode(node)
    encode_collation(node)
    identity_column.encode(node)
    if "generated" in node:
        node["generated"] = {node.pop("generated_kind"): node["generated"]}
    return node


def _next_value(schema: str, sequence: str) -> str:
    """Return the default of a serial column."""
    return f"nextval({literal(qualified((schema, sequence)))}::regclass)"


_SERIAL_OF = {"integer": "serial", "bigint": "bigserial", "smallint": "smallserial"}


def as_serial(column: Object, catalog: Catalog) -> tuple[Object, tuple[Identity, ...]] | None:
    """Return a column that is serial as PostgreSQL makes one, with the default and the sequence that this implies.

    None if its default or sequence is special.
    """
    word = _SERIAL_OF.get(column.get("type"))
    table = catalog.get(column.parent) if column.parent is not None else None
    if word is None or table is None or has_given_columns(table) or column.get("not_null") is not True:
        return None
    schema, relation, name = column.identity.path
    sequence = catalog.get(Identity("sequence", (schema, object_name(relation, name, "seq"))))
    default = catalog.get(Identity("default", ("column", *column.identity.path)))
    if sequence is None or default is None or any(key.startswith("not_null_") for key in column.values):
        return None
    plain = {"owned_by": column.identity.path, "type": column.get("type")}
    if default.values != {"expression": _next_value(schema, sequence.identity.name)} or default.hints:
        return None
    if {"type": "bigint", **sequence.values} != plain or not _follows(sequence, table, catalog):
        return None
    values = {key: value for key, value in column.values.items() if key != "not_null"}
    serial = msgspec.structs.replace(column, values={**values, "type": word})
    return serial, (default.identity, sequence.identity)


def _follows(sequence: Object, table: Object, catalog: Catalog) -> bool:
    """Tell whether a sequence has nothing of its own besides the owner of its table."""
    owners = (Identity("owner", (o.identity.kind, *o.identity.path)) for o in (sequence, table))
    own, theirs = (catalog.get(owner) for owner in owners)
    if any(not structure.is_owner(child.identity) for child in catalog.children(sequence.identity)):
        return False
    return own is None or (theirs is not None and own.values == theirs.values)


TEXT_SCHEMA = {"type": "string"}
EXPRESSION_SCHEMA = {"type": ["string", "number", "boolean"]}
OPTIONS_SCHEMA = {
    "type": ["object", "null"],
    "properties": {name: {"type": ["string", "number", "boolean"]} for name in identity_column.ENTRIES},
    "additionalProperties": False,
}
