"""Columns and their defaults.

A default is an object of its own, as it is in PostgreSQL (pg_attrdef): it can call a function that reads the table, and
is then created after both. A generation expression is part of the column, which cannot exist without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from schemadiff.catalog.hints import BACKFILL, USING
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import (
    client_risks,
    column_effects,
    identity_column,
    impossible_columns,
    not_null,
    online_columns,
    taken_not_null_names,
)
from schemadiff.kinds.column_inheritance import inherited_from, inherited_values, is_local, propagates, refused_below
from schemadiff.kinds.column_names import derived_names, reserved_names, values_after
from schemadiff.kinds.column_yaml import (
    EXPRESSION_SCHEMA,
    OPTIONS_SCHEMA,
    TEXT_SCHEMA,
    decode,
    encode,
    has_short_form,
)
from schemadiff.kinds.domain_values import demands_on_column
from schemadiff.kinds.hints import FIXED_EXPRESSION, OF_COLUMNS, ROOTS
from schemadiff.kinds.null_default import is_none
from schemadiff.kinds.shared_not_null import is_ahead, kept_from_before, said_inside
from schemadiff.kinds.toast_storage import own_storage, storage_of_type
from schemadiff.kinds.type_conversion import by_cast
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place, intermediate_for, refused
from schemadiff.kindspec.conversion_check import CONVERSION_CHECK
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
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.reconciliation import Reconciliation
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Creation, Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import qualified


def _type(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how a type changes, with what its NOT NULL needs for that."""
    return not_null.above_other_names(before, after, _retyped(before, after, context))


def _collation(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how a collation changes: the same values with another one, which rewrites no table, only indexes."""
    return not_null.above_other_names(
        before, after, replace(in_place("type", "type"), effects="type_rebuilding_indexes")
    )


def _retyped(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how a type changes: by the assignment cast or by ``using``.

    A generated column takes no USING; if there is no cast it is recreated, which loses nothing. A column that is no
    longer generated keeps its values.
    """
    if len(roots := after.hint(ROOTS) or ()) > 1:
        several = " and ".join(".".join(i.path[:-1]) for i in roots)
        return refused(
            f"the column is inherited from {several}, and PostgreSQL changes the type of only one table at a time"
        )
    if after.get("generated") is not None:
        computed = before.get("generated") is not None and by_cast(before, after, context) is not None
        return in_place("type", "type", guarded=True) if computed else REPLACE
    if _is_remote(after):
        return replace(in_place("type", "type", guarded=True), effects="type_of_same_values")
    if after.hint(USING) is not None:
        check = after.hint(CONVERSION_CHECK)
        lossy = check is not None and check.lossy
        return identity_column.retyped(before, after, in_place("type", "type", guarded=True, deletes_data=lossy))
    strategy = by_cast(before, after, context)
    if strategy is None:
        return refused(
            f"there is no cast from {before.get('type')} to {after.get('type')}",
            f"Declare `using` on the column, an expression of type {after.get('type')}.",
        )
    return identity_column.retyped(before, after, strategy)


def _is_remote(column: Object) -> bool:
    return column.parent is not None and column.parent.kind == "foreign_table"


def _follows(column: Object, strategy: ChangeStrategy | None) -> ChangeStrategy | None:
    """Return how a column follows the change of its type: by an intermediate type, unchanged, or computed again.

    Nothing is converted in a foreign table, which stores no values.
    """
    if strategy is None or column.get("generated") is not None:
        return None
    through = None if _is_remote(column) else intermediate_for(column.values["type"], strategy)
    if through is None:
        return ChangeStrategy("convert", frozenset({"type"}), guarded=True, effects="type_of_same_values")
    return ChangeStrategy(
        "convert",
        frozenset({"type"}),
        guarded=True,
        intermediate_type=through,
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
    settable = context.version >= 17 and not before.hint(FIXED_EXPRESSION)
    if before.get("generated") is not None and same_storage and settable:
        return in_place("set_expression", "type")
    if before.get("generated") is None:
        return ChangeStrategy(None, deletes_data=True)
    return REPLACE


def _follow_up(column: Object, creation: Creation) -> tuple[ChangeStrategy, ...]:
    """Return the statements after the column is added: with a backfill, fill it and then set NOT NULL."""
    if not creation.inside and identity_column.is_numbered_apart(
        column, creation.live, creation.target, creation.version
    ):
        filled = tuple(map(ChangeStrategy, not_null.filled(column) or ("number_rows",)))
        then = identity_column.sequence_templates(column)
        behind = [
            ChangeStrategy(t, last=True) for t in (then if _is_remote(column) else (*then, "continue_after_rows"))
        ]
        return (*filled, not_null.made(column), ChangeStrategy("add_identity", guarded=True), *behind)
    if column.get("identity") is not None:
        return tuple(ChangeStrategy(t, last=True) for t in identity_column.sequence_templates(column))
    if column.get("not_null") and column.hint(BACKFILL) is not None and not creation.inside:
        return (not_null.filled_and_made(column),)
    # ADD COLUMN ... NOT NULL NO INHERIT of 18 makes the column of child tables NOT NULL too, without a constraint.
    later = column.get("not_null_not_valid") or (column.get("not_null_no_inherit") and not creation.inside)
    return (not_null.made(column),) if later else ()


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
    return column_effects.is_conditional(column, names)


def _resolve(column: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Return the values without the type's own storage and the default options of the identity's sequence."""
    catalog, above = names.catalog, inherited_from(column, names.catalog)
    if column.get("not_null_not_valid") and (why := not_null.kept_otherwise(column, catalog, above)):
        error(f"{why}, whose rows are all checked for null", "Remove `not_valid`.")
    if column.get("identity") and not above:
        sequence = Identity("sequence", (column.identity.path[0], identity_column.sequence_of(column)))
        if sequence in catalog:
            error(
                f"the identity's sequence would be {qualified(sequence.path)}, which is declared as one of its own",
                "Remove that sequence (the identity continues its numbers), or give the identity's another `name`.",
            )
    for message, hint in impossible_columns.impossible(column, names):
        error(message, hint)
    if "storage" in column.values and column.get("storage") == storage_of_type(column.get("type", ""), names):
        column = msgspec.structs.replace(column, values={k: v for k, v in column.values.items() if k != "storage"})
    return identity_column.resolved(column)


_WRITTEN: Mapping[str, Mapping[str, Value]] = {
    "not_null": {
        "anyOf": [
            {"type": "boolean"},
            {
                "type": "object",
                "properties": {
                    "name": TEXT_SCHEMA,
                    "not_valid": {"type": "boolean"},
                    "no_inherit": {"type": "boolean"},
                },
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
                "properties": {"always": OPTIONS_SCHEMA, "by default": OPTIONS_SCHEMA},
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": False,
            },
        ]
    },
    "generated": {
        "type": "object",
        "properties": {"stored": EXPRESSION_SCHEMA, "virtual": EXPRESSION_SCHEMA},
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


KINDS = (
    Kind(
        name="column",
        sql_keyword="COLUMN",
        doc="A column of a table. A bare type is a nullable column.",
        fields=Fields(
            Field("type", TypeName(), "Its type.", _type, required=True, can_be_inherited=True),
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
            Field("collation", SqlName("collation"), "Its collation, if it is not the type's.", _collation),
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
            hints=(*OF_COLUMNS, CONVERSION_CHECK),
        ),
        properties=frozenset({"comment", "rename", "security_labels"}),
        address_catalog="pg_class",
        yaml=YamlForm(
            key="columns",
            parents=("table", "foreign_table"),
            shorthand="type",
            schema_overrides=_WRITTEN,
            decode=decode,
            needs_decode=has_short_form,
            encode=encode,
            normalize=_resolve,
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="column",
            reserved_names=reserved_names,
        ),
        statements=Statements(
            inline=True,
            alter_table_action=True,
            standalone=frozenset(
                {
                    *("backfill", "number_rows", "rename_sequence", "begin_within_bounds", "continue_after_rows"),
                    *("narrow_sequence", "sequence", "add_not_null", "not_null_name", "not_null_called"),
                    *(
                        "not_null_anew",
                        "not_null_inherit",
                        "validate_not_null",
                        "keep_not_nulls_below",
                        "comment_not_null",
                        "backfill_in_batches",
                        "prove_not_null",
                        "validate_proof",
                        "drop_proof",
                        "add_unfilled",
                        "add_numbered",
                        "take_place",
                        "take_numbers",
                    ),
                }
            ),
            idempotent=frozenset({"create", "drop"}),
            run_early=frozenset({"drop_identity", "drop_expression"}),
            after_create=_follow_up,
            effects_form=column_effects.form,
            exchange_names=frozenset({"not_null_name"}),
            needs_precondition_below=lambda table: not table.values.keys().isdisjoint(("of", "partition_of")),
            template_filters={
                "own_storage": own_storage,
                "numbered_apart": identity_column.numbered_apart,
                "demands": demands_on_column,
                "proof_name": online_columns.proof_name,
                "numbering": online_columns.sequence_name,
                "replication": online_columns.replication,
            },
        ),
        dependencies=Dependencies(
            provides="type",
        ),
        inheritance=Inheritance(
            inherited_from=inherited_from,
            inherited_values=inherited_values,
            is_local=is_local,
            propagates=propagates,
            same_below={"not_null": "add_not_null"},
            precedes_parent=is_ahead,
            merged_fields=frozenset({"type", "collation", "generated"}),
            given_at_creation=said_inside,
            inherited_at_creation=frozenset({"storage", "compression"}),
        ),
        prerequisites=Prerequisites(
            refused_below=refused_below,
            one_level_before={"drop_expression": 18},
        ),
        stored=StoredValues(
            holds_data=True,
            convert=_follows,
            resets=dict.fromkeys(("type", "convert"), frozenset({"storage", "compression"})),
            rewrites_rows=_forms_rows,
            online=online_columns.column,
        ),
        reconciliation=Reconciliation(
            names=taken_not_null_names.named,
            past=kept_from_before,
        ),
        renaming=Renaming(
            values_after=values_after,
            derived_names=derived_names,
        ),
        management=Management(
            named_by_clients=client_risks.always,
            risks=client_risks.of_column,
        ),
    ),
)
