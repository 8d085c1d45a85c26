"""Columns and their defaults.

A default is an object of its own, as it is in PostgreSQL (pg_attrdef): it can call a function that reads the table, and
is then created after both. A generation expression is part of the column, which cannot exist without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import msgspec

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import identity_column, not_null
from schemadiff.kinds.collation_field import decode_collation, encode_collation
from schemadiff.kinds.null_default import is_none, says_null
from schemadiff.kinds.parent_tables import has_given_columns, parent_columns
from schemadiff.kinds.shared_not_null import is_ahead, name_follows, name_stays_behind, not_null_called, said_inside
from schemadiff.kinds.table_inheritance import given, take_unset
from schemadiff.kinds.toast_storage import own_storage, storage_of_type
from schemadiff.kinds.type_conversion import by_cast
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place, refused
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import (
    Choice,
    Expression,
    ExpressionKind,
    Flag,
    Integer,
    Keys,
    Name,
    Options,
    SqlName,
    TypeName,
)
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.inheritance import Inheritance
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.renaming import MadeName, Renaming
from schemadiff.kindspec.statements import Migration, Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import literal, object_name, qualified

SERIAL = {
    "serial": "integer",
    "serial4": "integer",
    "bigserial": "bigint",
    "serial8": "bigint",
    "smallserial": "smallint",
    "serial2": "smallint",
}


def _type(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how a type changes: by the assignment cast or by ``using``.

    A generated column takes no USING; if there is no cast it is recreated, which loses nothing. A column that is no
    longer generated keeps its values.
    """
    if len(after.hint("roots") or ()) > 1:
        several = " and ".join(".".join(i.path[:-1]) for i in after.hint("roots"))
        return refused(
            f"the column is inherited from {several}, and PostgreSQL changes the type of only one table at a time"
        )
    if after.get("generated") is not None:
        computed = before.get("generated") is not None and by_cast(before, after, context) is not None
        return in_place("type", "type", guarded=True) if computed else REPLACE
    if after.parent is not None and after.parent.kind == "foreign_table":
        return replace(in_place("type", "type", guarded=True), effects="type_of_same_values")
    if after.hint("using") is not None:
        lossy = bool((after.hint("conversion") or {}).get("lossy"))
        return identity_column.retyped(before, after, in_place("type", "type", guarded=True, deletes_data=lossy))
    strategy = by_cast(before, after, context)
    if strategy is None:
        return refused(
            f"there is no cast from {before.get('type')} to {after.get('type')}; "
            f"declare `using` on the column, an expression of type {after.get('type')}"
        )
    return identity_column.retyped(before, after, strategy)


_COLLATED = replace(in_place("type", "type"), effects="type_of_same_values")
"""The same values with another collation, which rewrites no table, only indexes."""


def _follows(column: Object, strategy: ChangeStrategy | None) -> ChangeStrategy | None:
    """Return how a column follows the change of its type: by an intermediate type, unchanged, or computed again."""
    if strategy is None or column.get("generated") is not None:
        return None
    if strategy.intermediate_type is None:
        return ChangeStrategy("convert", frozenset({"type"}), guarded=True, effects="type_of_same_values")
    return ChangeStrategy(
        "convert",
        frozenset({"type"}),
        guarded=True,
        intermediate_type=strategy.intermediate_type,
        removed_values=strategy.removed_values,
    )


def _generated(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how a generation expression changes.

    SET EXPRESSION exists from 17 on; DROP EXPRESSION keeps the values, and works for stored columns only. Otherwise the
    column is recreated: its values are computed, so nothing is lost.
    """
    if after.get("generated") is None and before.get("generated_kind") == "stored":
        return in_place("drop_expression", guarded=True)
    same_storage = before.get("generated_kind") == after.get("generated_kind")
    settable = context.version >= 17 and not before.hint("fixed_expression")
    if before.get("generated") is not None and same_storage and settable:
        return in_place("set_expression", "type")
    if before.get("generated") is None:
        return ChangeStrategy(None, deletes_data=True)
    return REPLACE


def _follow_up(column: Object, live: Catalog, version: int, inside: bool) -> tuple[ChangeStrategy, ...]:
    """Return the statements after the column is added: with a backfill, fill it and then set NOT NULL."""
    if not inside and identity_column.is_numbered_apart(column, live, version):
        elsewhere = column.parent is not None and column.parent.kind == "foreign_table"
        filled = tuple(map(ChangeStrategy, not_null.filled(column) or ("number_rows",)))
        then = identity_column.sequence_templates(column)
        behind = [ChangeStrategy(t, last=True) for t in (then if elsewhere else (*then, "continue_after_rows"))]
        return (*filled, not_null.made(column), ChangeStrategy("add_identity", guarded=True), *behind)
    if column.get("identity") is not None:
        return tuple(ChangeStrategy(t, last=True) for t in identity_column.sequence_templates(column))
    if column.get("not_null") and column.hint("backfill") is not None and not inside:
        return (not_null.filled_and_made(column),)
    return (not_null.made(column),) if column.get("not_null_not_valid") else ()


def _copy_of(column: Object, catalog: Catalog) -> tuple[Identity, ...]:
    """Return the columns from which the column is inherited."""
    table = catalog.get(column.parent) if column.parent is not None else None
    return parent_columns(table, column.identity.name) if table is not None else ()


def _given(column: Object, catalog: Catalog) -> Mapping[str, Value] | None:
    table = catalog.get(column.parent) if column.parent is not None else None
    parent_objects = [o for i in _copy_of(column, catalog) if (o := catalog.get(i)) is not None]
    return given(table, parent_objects) if table is not None and parent_objects else None


def _is_own(column: Object) -> bool:
    return "type" in (column.hint("own_fields") or ())


_REACHING = frozenset(
    {
        "add_not_null",
        "validate_not_null",
        "type",
        "convert",
        "not_null",
        "storage",
        "statistics",
        "set_expression",
        "drop_expression",
        "backfill",
        "number_rows",
    }
)


def _forms_rows(template: str, column: Object, names: NameLookup) -> bool:
    """Tell whether a statement rewrites the rows of the table.

    A new type does, and so does a new column with a value in existing rows (ATExecAddColumn in tablecmds.c).
    """
    if template != "create":
        stored = column.get("generated_kind") == "stored"
        return template in ("type", "convert") or (template == "set_expression" and stored)
    if column.get("identity") is not None or column.get("generated") is not None:
        return True
    if any(
        not is_none(o.get("expression"), column.get("type")) for o in names.catalog.children(column.identity, "default")
    ):
        return True
    return _is_conditional(column, names)


def _is_conditional(column: Object, names: NameLookup) -> bool:
    """Tell whether the type is a domain with constraints: null has to be checked as well."""
    found = (names.catalog.get(ref.to) for ref in names.of_type(column.get("type"), column.search_path))
    domains = [o for o in found if o is not None and o.identity.kind == "domain"]
    return any(o.get("not_null") or names.catalog.children(o.identity, "domain_check") for o in domains)


def _made_as(column: Object, migration: Migration) -> str:
    """Return the row of the effects table for a new column.

    A constant is stored once for all existing rows; a value that differs by row is written into each.
    """
    if column.parent is not None and column.parent.kind == "foreign_table":
        return "create"
    names = migration.target
    numbered = column.get("identity") is not None
    if numbered and identity_column.is_numbered_apart(column, migration.live, migration.version):
        return "create"
    if numbered or column.get("generated_kind") == "stored" or _is_conditional(column, names):
        return "create_in_rows"
    defaults = (o.get("expression", "") for o in names.catalog.children(column.identity, "default"))
    called = (
        m.parts for text in defaults for m in sql.name_references(sql.TextKind.EXPRESSION, text) if m.sort == "routine"
    )
    volatile = any(parts in migration.volatile or _is_volatile(parts, column, names) for parts in called)
    return "create_in_rows" if volatile else "create"


def _is_volatile(parts: tuple[str, ...], column: Object, names: NameLookup) -> bool:
    """Tell whether a declared routine of that name is volatile; it may not exist yet."""
    found = (names.catalog[i] for i in names.find("routine", parts, column.search_path))
    return any(o.get("volatility", "volatile") == "volatile" for o in found)


_IDENTITY = frozenset(
    {
        *("add_identity", "set_identity", "drop_identity", "continue_after_rows"),
        *("begin_within_bounds", "narrow_sequence", "sequence"),
    }
)


def _propagates(template: str, copy: Object, parent_object: Object, version: int) -> bool:
    """Tell whether an alteration recurses to child tables (ATPrepCmd in tablecmds.c).

    From 18 on NOT NULL is a constraint, and stays if the child declares it locally; before, it is always dropped with
    the parent's.
    """
    if template in ("not_null", "add_not_null") and parent_object.get("not_null_no_inherit"):
        return False
    if template == "not_null" and not parent_object.get("not_null") and version >= 18:
        own = "not_null" in (copy.hint("own_fields") or ()) or copy.hint("not_null_stays")
        return copy.get("not_null_name") is None and not own
    # Only partitions inherit identities; before 17 only the parent has one, and it counts for the partitions.
    if template in _IDENTITY:
        return not copy.hint("heir")
    return template in _REACHING


_SHORT = frozenset({"collation", "identity", "generated", "primary_key", "unique", "references", "check"})


def _decodes(node: Mapping[str, Value]) -> bool:
    """Tell whether a column uses a short form; most of the many columns do not."""
    if "type" not in node or not _SHORT.isdisjoint(node) or node.get("not_null", True).__class__ is not bool:
        return True
    if None in node.values() or says_null(node.get("default")):
        return True
    text = node.get("type")
    return isinstance(text, str) and text.strip().lower() in SERIAL


def _decode(d: Decoding) -> None:
    """Decode the short forms: serial types, identity and generated mappings, constraints written at the column."""
    node = d.node
    if says_null(node.get("default")) and is_none(node["default"], str(node["type"]) if node.get("type") else None):
        node["default"] = None
    if d.parent is not None and has_given_columns(d.parent):
        _decode_given(d)
    text = node.get("type")
    if isinstance(text, str) and d.parent is not None and (integer := SERIAL.get(text.strip().lower())):
        schema, table = d.parent.identity.path
        sequence = object_name(table, d.name, "seq")
        node["type"] = integer
        d.values["not_null"] = True
        d.children.append(("default", None, f"nextval({literal(qualified((schema, sequence)))}::regclass)", "type"))
        d.others.append(("sequence", sequence, {"type": integer, "owned_by": qualified((table, d.name))}, "type"))
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


def _decode_given(d: Decoding) -> None:
    """Decode a column that the table inherits: it contains only differences, with null for what it does not have."""
    node = d.node
    if "type" not in node:
        d.values["type"] = ""
    if "default" in node and node["default"] is None:
        d.hints["no_default"] = True
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


def _encode(column: Object, node: dict[str, Value]) -> Value:
    if column.hint("no_default"):
        node["default"] = None
    for key in column.hint("unset") or ():
        node[key] = None
    not_null.encode(node)
    encode_collation(node)
    identity_column.encode(node)
    if "generated" in node:
        node["generated"] = {node.pop("generated_kind"): node["generated"]}
    return node


def _moved(column: Object, to: Identity, live: Catalog) -> Mapping[str, Value]:
    """Return the values after a rename: explicit names that equal derived ones are left out, others may appear."""
    values = dict(column.values)
    _, table, name = to.path
    if name_stays_behind(column, live):
        values["not_null_name"] = not_null_called(column)
    if values.get("not_null_name") == object_name(table, name, "not_null"):
        del values["not_null_name"]
    options = values.get("identity_options", {})
    if options.get("name") == object_name(table, name, "seq"):
        values["identity_options"] = {k: v for k, v in options.items() if k != "name"}
        if not values["identity_options"]:
            del values["identity_options"]
    return values


def _resolve(column: Object, names: NameLookup, error: Callable[..., None]) -> Mapping[str, Value]:
    """Return the values without the type's own storage and the default options of the identity's sequence."""
    catalog, above = names.catalog, _copy_of(column, names.catalog)
    if column.get("not_null_not_valid") and (why := not_null.kept_otherwise(column, catalog, above)):
        error(f"{why}, whose rows are all checked for null", "Remove `not_valid`.")
    if column.get("identity") and not above:
        sequence = Identity("sequence", (column.identity.path[0], identity_column.sequence_of(column)))
        if sequence in catalog:
            error(
                f"the identity's sequence would be {qualified(sequence.path)}, which is declared as one of its own",
                "Remove that sequence (the identity continues its numbers), or give the identity's another `name`.",
            )
    if "storage" in column.values and column.get("storage") == storage_of_type(column.get("type", ""), names):
        column = msgspec.structs.replace(column, values={k: v for k, v in column.values.items() if k != "storage"})
    return identity_column.resolved(column)


def _made_names(column: Object, before: tuple[str, ...], after: tuple[str, ...], live: Catalog) -> Iterable[MadeName]:
    """Yield the names derived from the column's: of its NOT NULL constraint, and of its identity's sequence."""
    (_, old_table, old), (_, new_table, new) = before, after
    # RENAME CONSTRAINT looks for the old name in all child tables (rename_constraint_internal in tablecmds.c).
    if name_follows(column, live):
        label = "not_null"
        yield MadeName("made_not_null", object_name(old_table, old, label), object_name(new_table, new, label), 18)
    if column.get("identity") and "name" not in (column.get("identity_options") or {}):
        yield MadeName("made_sequence", object_name(old_table, old, "seq"), object_name(new_table, new, "seq"))


_TEXT = {"type": "string"}
_EXPRESSION = {"type": ["string", "number", "boolean"]}
_OPTIONS = {
    "type": ["object", "null"],
    "properties": {name: {"type": ["string", "number", "boolean"]} for name in identity_column.ENTRIES},
    "additionalProperties": False,
}
_WRITTEN: Mapping[str, Mapping[str, Value]] = {
    "not_null": {
        "anyOf": [
            {"type": "boolean"},
            {
                "type": "object",
                "properties": {"name": _TEXT, "not_valid": {"type": "boolean"}, "no_inherit": {"type": "boolean"}},
                "minProperties": 1,
                "additionalProperties": False,
            },
        ]
    },
    "identity": {
        "anyOf": [
            {"enum": ["always", "by default"]},
            {
                "type": "object",
                "properties": {"always": _OPTIONS, "by default": _OPTIONS},
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": False,
            },
        ]
    },
    "generated": {
        "type": "object",
        "properties": {"stored": _EXPRESSION, "virtual": _EXPRESSION},
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    },
    "primary_key": {"type": "boolean", "description": "It is the primary key of the table."},
    "unique": {"type": "boolean", "description": "It has a unique constraint."},
    "statistics": {"type": ["integer", "null"], "description": "Statistics target; null: not the inherited one."},
    "storage": {
        "enum": ["plain", "main", "external", "extended", None],
        "description": "TOAST strategy, if it is not the type's; null: not the inherited one.",
    },
    "compression": {
        "enum": ["pglz", "lz4", None],
        "description": "Compression method, if it is set; null: not the inherited one.",
    },
    "references": {"type": ["string", "object"], "description": "The table and column of a foreign key: users(id)."},
    "check": {"type": ["string", "boolean", "object"], "description": "The condition that no row may violate."},
}


def _also_takes(column: Object) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield the names that a column takes besides its own.

    The path of a default for a generated column, the sequence of an identity among the relations, and an explicit NOT
    NULL name among the table's constraints.
    """
    if column.get("not_null_name"):
        yield "constraint", (*column.identity.path[:2], column.get("not_null_name"))
    if column.get("identity") or column.get("generated") is not None:
        yield "default", ("column", *column.identity.path)
    if column.get("identity"):
        yield "relation", (column.identity.path[0], identity_column.sequence_of(column))


KINDS = (
    Kind(
        name="column",
        sql_keyword="COLUMN",
        doc="A column of a table. A bare type is a nullable column.",
        fields=Fields(
            Field("type", TypeName(), "Its type.", _type, required=True),
            Field(
                "not_null",
                Flag(),
                "Refuses null; {name: …, not_valid: true, no_inherit: true} sets further attributes of the constraint.",
                not_null.change,
            ),
            Field(
                "not_null_name",
                Name(),
                "The constraint's name, if it is not the derived one.",
                not_null.name,
                since=18,
                in_yaml=False,
            ),
            Field(
                "not_null_not_valid",
                Flag(),
                "Existing rows are not checked.",
                not_null.not_valid,
                since=18,
                in_yaml=False,
            ),
            Field(
                "not_null_no_inherit",
                Flag(),
                "It is not inherited by child tables.",
                not_null.no_inherit,
                since=18,
                in_yaml=False,
            ),
            Field("collation", SqlName("collation"), "Its collation, if it is not the type's.", _COLLATED),
            Field("identity", Choice(("always", "by default")), "always or by default.", identity_column.change),
            Field(
                "identity_options",
                Options(entries=identity_column.ENTRIES),
                "Options of the identity's sequence.",
                identity_column.change,
                in_yaml=False,
            ),
            Field(
                "generated",
                Expression(ExpressionKind.GENERATED),
                "The generation expression: {stored: …} or {virtual: …}.",
                _generated,
            ),
            Field(
                "generated_kind",
                Choice(("stored", "virtual")),
                "Whether it is stored or virtual.",
                _generated,
                in_yaml=False,
            ),
            Field(
                "storage",
                Choice(("plain", "main", "external", "extended")),
                "TOAST strategy, if it is not the type's.",
                in_place("storage"),
                deferred=True,
            ),
            Field("compression", Choice(("pglz", "lz4")), "Compression method, if it is set.", in_place("compression")),
            Field(
                "statistics", Integer(written_default=-1), "Statistics target.", in_place("statistics"), deferred=True
            ),
            Field(
                "options",
                Options(keys=Keys.PARAMETER),
                "Attribute options (n_distinct, …).",
                in_place("options"),
                deferred=True,
            ),
            Field(
                "fdw_options", Options(), "Options of a foreign table's column.", in_place("fdw_options", guarded=True)
            ),
            Field(
                "using",
                Expression(ExpressionKind.CONVERSION),
                "The expression that converts existing values when the type changes.",
                directive=True,
            ),
            Field(
                "backfill",
                Expression(ExpressionKind.CONVERSION),
                "The expression that replaces null in existing rows when the column becomes NOT NULL.",
                directive=True,
            ),
        ),
        properties=frozenset({"comment", "rename", "security_labels"}),
        address_catalog="pg_class",
        yaml=YamlForm(
            key="columns",
            parents=("table", "foreign_table"),
            shorthand="type",
            schema_overrides=_WRITTEN,
            decode=_decode,
            needs_decode=_decodes,
            encode=_encode,
            normalize=_resolve,
        ),
        naming=Naming(
            scope="parent",
            namespace="column",
            reserved_names=_also_takes,
        ),
        statements=Statements(
            inline=True,
            alter_table_action=True,
            standalone=frozenset(
                {
                    *("backfill", "number_rows", "rename_sequence", "begin_within_bounds", "continue_after_rows"),
                    *("narrow_sequence", "sequence", "add_not_null", "not_null_name", "not_null_called"),
                    *("not_null_anew", "not_null_inherit", "validate_not_null"),
                }
            ),
            idempotent=frozenset(
                {
                    "create",
                    "drop",
                    "not_null",
                    "not_null_inherit",
                    "validate_not_null",
                    "storage",
                    "compression",
                    "statistics",
                    "options",
                    "drop_identity",
                    "set_identity",
                    "continue_after_rows",
                    "set_expression",
                }
            ),
            run_early=frozenset({"drop_identity", "drop_expression"}),
            after_create=_follow_up,
            creation_effects=_made_as,
            exchange_names=frozenset({"not_null_name"}),
            needs_precondition_below=lambda table: not table.values.keys().isdisjoint(("of", "partition_of")),
            template_filters={"own_storage": own_storage, "numbered_apart": identity_column.numbered_apart},
        ),
        dependencies=Dependencies(
            provides="type",
        ),
        inheritance=Inheritance(
            inherited_from=_copy_of,
            inherited_values=_given,
            is_local=_is_own,
            propagates=_propagates,
            precedes_parent=is_ahead,
            given_at_creation=said_inside,
            inherited_at_creation=frozenset({"storage"}),
        ),
        stored=StoredValues(
            holds_data=True,
            convert=_follows,
            rewrites_rows=_forms_rows,
        ),
        renaming=Renaming(
            values_after=_moved,
            derived_names=_made_names,
        ),
    ),
)
