"""Identity columns: their values come from a sequence of the column's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds.column_inheritance import inherited_values, is_local
from schemadiff.kinds.hints import MERGES
from schemadiff.kinds.parent_tables import RELATIONS, has_parent
from schemadiff.kinds.sequence import Bounds, bounds, falls_behind, without_defaults
from schemadiff.kindspec.change_strategies import ChangeStrategy, in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Choice, FieldType, Flag, Integer, Name
from schemadiff.kindspec.fields import Context
from schemadiff.kindspec.statements import Filter, Migration
from schemadiff.postgres.quoting import object_name

_WHOLE = re.compile(r"-?[0-9]{1,19}")
_NUMBERS = ("increment", "min", "max", "start", "cache")
ENTRIES: Mapping[str, FieldType] = {
    "name": Name(),
    "type": Choice(("smallint", "integer", "bigint")),
    **{name: Integer(bigint=True) for name in _NUMBERS},
    "cycle": Flag(),
}
"""The options of an identity's sequence."""


_ALIASES = {"int2": "smallint", "int": "integer", "int4": "integer", "int8": "bigint"}


def is_numbered_apart(column: Object, live: Catalog, target: Catalog, version: int) -> bool:
    """Tell whether a new identity column is added plain, and becomes an identity once its rows have numbers.

    PostgreSQL cannot add one to a table that has child tables; before 17 this includes partitions. A column that comes
    with a parent's is plain, too, and has no values where that one may be null.
    """
    if column.get("identity") is None or column.identity in live or column.parent is None:
        return False
    given = inherited_values(column, target) if column.hint(MERGES) and column.parent in live else None
    if given is not None and not given.get("not_null") and not is_local(column):
        return True
    fields = ("inherits",) if version >= 17 else ("inherits", "partition_of")
    return any(has_parent(o, column.parent.path, fields) for kind in RELATIONS for o in live.by_kind.get(kind, ()))


def numbered_apart(migration: Migration) -> Filter:
    """Return :func:`is_numbered_apart` as a template filter."""
    return lambda column: is_numbered_apart(column.object, migration.live, migration.target.catalog, migration.version)


def change(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how a column becomes an identity, stops being one, or changes its options."""
    if before.get("identity") is None:
        elsewhere = after.parent is not None and after.parent.kind == "foreign_table"
        then = sequence_templates(after)
        return ChangeStrategy("add_identity", guarded=True, then=then if elsewhere else (*then, "continue_after_rows"))
    if after.get("identity") is None:
        return in_place("drop_identity")
    first = () if sequence_of(before) == sequence_of(after) else ("rename_sequence",)
    return ChangeStrategy(
        "set_identity",
        first=(*first, "begin_within_bounds") if falls_behind(_bounds(before), _bounds(after)) else first,
        then=sequence_templates(after) or sequence_templates(before),
    )


def sequence_templates(column: Object) -> tuple[str, ...]:
    """Return the templates that set what the column's own clause cannot set for the sequence.

    GENERATED … AS IDENTITY creates a sequence of the column's type, and ALTER COLUMN … TYPE changes it to the new type
    (transformAlterTableStmt in parse_utilcmd.c); any other type needs an ALTER SEQUENCE afterwards.
    """
    return ("sequence",) if (column.get("identity_options") or {}).get("type") else ()


def retyped(before: Object, after: Object, strategy: ChangeStrategy) -> ChangeStrategy:
    """Return the strategy of a column's type change with the changes that its identity needs.

    The server alters the sequence as well, and refuses explicit bounds beyond the new type, so these are narrowed
    first.
    """
    if before.get("identity") is None or after.get("identity") is None or strategy.template is None:
        return strategy
    old, new = (bounds(kind, {}) for kind in (_sequence_type(before), after.get("type")))
    narrower = new.most < old.most
    return replace(strategy, first=("narrow_sequence",) if narrower else (), then=sequence_templates(after))


def _sequence_type(column: Object) -> str:
    found: str = (column.get("identity_options") or {}).get("type") or column.get("type")
    return found


def _bounds(column: Object) -> Bounds:
    """Return the bounds of the identity's sequence."""
    options = column.get("identity_options") or {}
    return bounds(_sequence_type(column), {name: int(value) for name, value in options.items() if name in _NUMBERS})


def sequence_of(column: Object) -> str:
    """Return the name of an identity's sequence."""
    _, table, name = column.identity.path
    return (column.get("identity_options") or {}).get("name") or object_name(table, name, "seq")


def decode(d: Decoding) -> None:
    """Decode `identity: always`, or `identity: {always: {options}}`."""
    written = d.node.pop("identity", None)
    if isinstance(written, Mapping):
        if len(written) != 1:
            d.error("identity must be `always` or `by default`, with or without options", "identity")
        else:
            ((kind, options),) = written.items()
            d.values["identity"] = kind
            d.node["identity_options"] = options
            for name, value in options.items() if isinstance(options, Mapping) else ():
                if name not in ENTRIES:
                    d.error(
                        f"unknown option `{name}` of an identity", "identity", f"Allowed keys: {', '.join(ENTRIES)}."
                    )
                elif name == "type":
                    options[name] = _ALIASES.get(str(value).lower(), value)
                elif name in _NUMBERS and not _WHOLE.fullmatch(str(value)):
                    d.error(f"an identity's {name} must be a whole number, not {value!r}", "identity")
    elif written is not None:
        d.values["identity"] = written
    if d.values.get("identity") is not None:
        d.values["not_null"] = True
        if d.values["identity"] not in ("always", "by default"):
            d.error(f"identity must be `always` or `by default`, not {d.values.pop('identity')!r}", "identity")


def encode(node: dict[str, Value]) -> None:
    """Encode an identity: the inverse of :func:`decode`."""
    if "identity" in node:
        if node.get("not_null") is True:
            del node["not_null"]
        if options := node.pop("identity_options", None):
            node["identity"] = {node["identity"]: options}


def resolved(column: Object) -> Mapping[str, Value]:
    """Return the column's values without the options that are its sequence's defaults."""
    options = column.values.get("identity_options")
    if not options:
        return column.values
    # A value that is no number has been reported already, with everything else that is wrong.
    numbers = {k: int(v) for k, v in options.items() if k in _NUMBERS and _WHOLE.fullmatch(v)}
    kept = without_defaults(options.get("type") or column.get("type"), numbers)
    default = {("cycle", "false"), ("type", column.get("type"))}
    left = {k: v for k, v in options.items() if (k in kept or k not in numbers) and (k, v) not in default}
    if left == options:
        return column.values
    rest = {name: value for name, value in column.values.items() if name != "identity_options"}
    return {**rest, "identity_options": left} if left else rest
