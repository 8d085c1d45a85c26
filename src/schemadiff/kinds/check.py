"""Check constraints."""

from collections.abc import Mapping

from schemadiff import sql
from schemadiff.catalog.hints import CLONE
from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds import check_inheritance, effects_forms, online_forms
from schemadiff.kinds.check_inheritance import inherited_check
from schemadiff.kinds.constraint_fields import checked_rows, named
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Expression, Flag
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.inheritance import Inheritance
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.reconciliation import Reconciliation
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.sql.namespaces import Namespace

_NAMED = named("check")


def _name(table: str, values: Mapping[str, Value]) -> str:
    """Return the derived name: with the column if the check names exactly one (AddRelationNewConstraints in heap.c)."""
    name_references = sql.name_references(sql.TextKind.EXPRESSION, values.get("expression", ""))
    columns = {m.parts[-1] for m in name_references if m.sort == Namespace.COLUMN}
    return _NAMED(table, {"columns": tuple(columns) if len(columns) == 1 else ()})


def _not_valid(before: Object, after: Object, context: Context) -> ChangeStrategy:
    return REPLACE if after.get("not_valid") else in_place("validate")


def _resolve(check: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Report a check that contradicts an inherited one of that name, or is one in a partition; resolves nothing.

    Both are one constraint (MergeConstraintsIntoExisting in tablecmds.c), which in a partition is the parent's alone.
    """
    values = checked_rows(check)
    holder = names.catalog.get(check.parent) if check.parent is not None else None
    if holder is not None and holder.get("partition_by") and values.get("no_inherit"):
        error("a check of a partitioned table is inherited by its partitions", "Remove `no_inherit`.")
    theirs = inherited_check(check.parent, check.identity.name, names.catalog)
    if theirs is None or theirs.parent is None:
        return values
    above = f"{'.'.join(theirs.parent.path)} has the check {check.identity.name} as well"
    if holder is not None and holder.get("partition_of"):
        error(f"{above}, which its partitions inherit", "Remove it here.")
    elif values.get("not_valid") and not theirs.get("not_valid"):
        error(f"{above}, and there it is valid", "Remove `not_valid`, or write it there as well.")
    return values


KINDS = (
    Kind(
        name="check",
        sql_keyword="CONSTRAINT",
        doc="A check constraint: an expression, or a mapping.",
        fields=Fields(
            Field("expression", Expression(), "The condition that no row may violate.", required=True),
            Field("no_inherit", Flag(), "Is not inherited by child tables."),
            Field("not_valid", Flag(), "Existing rows are not checked.", _not_valid),
            Field("not_enforced", Flag(), "Recorded, but not enforced.", since=18),
            hints=(CLONE,),
        ),
        properties=frozenset({"comment", "rename"}),
        address_catalog="pg_constraint",
        yaml=YamlForm(
            key="checks",
            parents=("table", "foreign_table"),
            shorthand="expression",
            normalize=_resolve,
        ),
        naming=Naming(
            noun="CHECK",
            scope=NameScope.PARENT,
            namespace="constraint",
            default_name=_name,
        ),
        statements=Statements(
            inline=True,
            # CREATE TABLE accepts NOT VALID and still creates a valid constraint, since the table has no rows.
            not_inline_when=lambda check: check.get("not_valid") is True,
            idempotent=frozenset({"drop"}),
            effects_form=effects_forms.by_validity,
            template_filters={"has_inherited": check_inheritance.has_inherited},
        ),
        dependencies=Dependencies(
            server_maintained=frozenset({"type"}),
        ),
        inheritance=Inheritance(
            inherited_from=check_inheritance.inherited_from,
            inherited_values=check_inheritance.inherited_values,
            is_local=lambda check: not check.hint(CLONE),
            propagates=check_inheritance.propagates,
            merged_fields=frozenset({"not_valid"}),
        ),
        renaming=Renaming(
            detect_equal=True,
        ),
        stored=StoredValues(
            online=online_forms.constraint,
        ),
        reconciliation=Reconciliation(
            declared=check_inheritance.reconcile_declared,
        ),
    ),
)
