"""Check constraints."""

from collections.abc import Callable, Mapping

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.constraint_fields import checked_rows, named
from schemadiff.kinds.parent_tables import parents
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Expression, Flag
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.inheritance import Inheritance
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

_NAMED = named("check")


def _name(table: str, values: Mapping[str, Value]) -> str:
    """A check of exactly one column is called after it (AddRelationNewConstraints in heap.c)."""
    name_references = sql.name_references(sql.TextKind.EXPRESSION, values.get("expression", ""))
    columns = {m.parts[-1] for m in name_references if m.sort == "column"}
    return _NAMED(table, {"columns": tuple(columns) if len(columns) == 1 else ()})


def _not_valid(before: Object, after: Object, context: Context) -> ChangeStrategy:
    return REPLACE if after.get("not_valid") else in_place("validate")


def _copy_of(check: Object, catalog: Catalog) -> tuple[Identity, ...]:
    """The checks of that name that its table inherits as well. A partition's is no object beside its parent's."""
    table = catalog.get(check.parent) if check.parent is not None else None
    above = (parents(table) if check.hint("clone") else table.get("inherits", ())) if table is not None else ()
    named = (Identity("check", (*path, check.identity.name)) for path in above)
    return tuple(i for i in named if (o := catalog.get(i)) is None or not o.get("no_inherit"))


def _resolve(check: Object, names: NameLookup, error: Callable[..., None]) -> Mapping[str, Value]:
    """One that a parent has too is one constraint with that (MergeConstraintsIntoExisting in tablecmds.c)."""
    values = checked_rows(check)
    for parent_object in _copy_of(check, names.catalog) if values.get("not_valid") else ():
        theirs = names.catalog.get(parent_object)
        if theirs is not None and not theirs.get("not_valid"):
            error(
                f"{'.'.join(parent_object.path[:-1])} has the check {parent_object.name} too, and existing rows are "
                "checked there",
                "Take `not_valid` out, or write it there too.",
            )
    return values


KINDS = (
    Kind(
        name="check",
        sql_keyword="CONSTRAINT",
        doc="A check constraint: an expression, or a mapping.",
        fields=Fields(
            Field("expression", Expression(), "What must not be false.", required=True),
            Field("no_inherit", Flag(), "Does not pass to inheriting tables."),
            Field("not_valid", Flag(), "Existing rows were never checked.", _not_valid),
            Field("not_enforced", Flag(), "Recorded and not checked.", since=18),
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
            scope="parent",
            namespace="constraint",
            default_name=_name,
        ),
        statements=Statements(
            inline=True,
            # CREATE TABLE takes NOT VALID and makes the constraint valid all the same: there are no rows yet.
            not_inline_when=lambda check: check.get("not_valid") is True,
            idempotent=frozenset({"drop", "validate"}),
        ),
        dependencies=Dependencies(
            server_maintained=frozenset({"type"}),
        ),
        inheritance=Inheritance(
            inherited_from=_copy_of,
            is_local=lambda check: not check.hint("clone"),
        ),
        renaming=Renaming(
            detect_equal=True,
        ),
    ),
)
