"""Checks of domains."""

from __future__ import annotations

from schemadiff.catalog.objects import Object
from schemadiff.kinds.constraint_fields import named
from schemadiff.kinds.domain import ANOTHER
from schemadiff.kindspec.change_strategies import REPLACE, Way, in_place
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Context, Field
from schemadiff.kindspec.kind import Kind


def _not_valid(before: Object, after: Object, context: Context) -> Way:
    return REPLACE if after.get("not_valid") else in_place("validate")


def _checks(template: str, check: Object) -> str | None:
    if template not in ("create", "validate") or check.get("not_valid"):
        return None
    return f"Declare it `not_valid: true`, for new values alone, {ANOTHER}"


_CHECKED = named("check", columns=False)


KINDS = (
    Kind(
        name="domain_check",
        key="checks",
        sql="CONSTRAINT",
        doc="A check of a domain: an expression over VALUE, or a mapping.",
        fields=(
            Field(
                "expression",
                Shape.EXPRESSION,
                "What must not be false of VALUE.",
                required=True,
                asked="domain_check",
            ),
            Field("not_valid", Shape.FLAG, "Existing values were never checked.", _not_valid),
        ),
        parents=("domain",),
        short="expression",
        scope="parent",
        namespace="constraint",
        on="DOMAIN",
        traits=frozenset({"comment", "rename"}),
        inline=True,
        never_inline=lambda check: check.get("not_valid") is True,
        checks_values=_checks,
        native_guards=frozenset({"drop", "validate"}),
        implicit_name=lambda domain, values: _CHECKED(domain, {}),
        same_when_renamed=True,
        catalog="pg_constraint",
    ),
)
