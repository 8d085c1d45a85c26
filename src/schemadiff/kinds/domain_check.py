"""Checks of domains."""

from __future__ import annotations

from schemadiff.catalog.objects import Object
from schemadiff.kinds import effects_forms
from schemadiff.kinds.constraint_fields import named
from schemadiff.kinds.domain import ANOTHER
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.field_types import Expression, ExpressionKind, Flag
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.yaml_form import YamlForm


def _not_valid(before: Object, after: Object, context: Context) -> ChangeStrategy:
    return REPLACE if after.get("not_valid") else in_place("validate")


def _checks(template: str, check: Object) -> str | None:
    if template not in ("create", "validate") or check.get("not_valid"):
        return None
    return f"Declare it `not_valid: true`, for new values alone, {ANOTHER}"


_CHECKED = named("check", columns=False)


KINDS = (
    Kind(
        name="domain_check",
        sql_keyword="CONSTRAINT",
        doc="A check of a domain: an expression over VALUE, or a mapping.",
        fields=Fields(
            Field(
                "expression",
                Expression(ExpressionKind.DOMAIN_CHECK),
                "The condition over VALUE.",
                required=True,
            ),
            Field("not_valid", Flag(), "Existing values are not checked.", _not_valid),
        ),
        properties=frozenset({"comment", "rename"}),
        address_catalog="pg_constraint",
        yaml=YamlForm(
            key="checks",
            parents=("domain",),
            shorthand="expression",
        ),
        naming=Naming(
            noun="CHECK",
            scope=NameScope.PARENT,
            namespace="constraint",
            on_keyword="DOMAIN",
            default_name=lambda domain, values: _CHECKED(domain, {}),
        ),
        statements=Statements(
            inline=True,
            not_inline_when=lambda check: check.get("not_valid") is True,
            idempotent=frozenset({"drop"}),
            effects_form=effects_forms.by_validity,
        ),
        stored=StoredValues(
            validates=_checks,
        ),
        renaming=Renaming(
            detect_equal=True,
        ),
    ),
)
