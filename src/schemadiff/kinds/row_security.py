"""Whether a table has row security."""

from __future__ import annotations

from collections.abc import Iterable

from schemadiff.catalog.objects import Object
from schemadiff.kinds import security_risks
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choice
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm


def _after_policies(row_security: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield the policies of the table: with row security but no policies, the table would deny every row.

    DROP POLICY also precedes DISABLE: the registry has policies before row security, and drops follow its order.
    """
    assert row_security.parent is not None
    for child in names.children(row_security.parent):
        if child.identity.kind == "policy":
            yield Ref(child.identity)


KINDS = (
    Kind(
        name="row_security",
        sql_keyword="ROW LEVEL SECURITY",
        doc="Whether row level security is enabled; disabled if absent.",
        fields=Fields(
            Field(
                "state",
                Choice(("enabled", "forced", "only forced")),
                "enabled; forced, which applies it to the owner as well; only forced, which does so once it is "
                "enabled.",
                in_place("create"),
                required=True,
            ),
        ),
        yaml=YamlForm(
            key="row_security",
            parents=("table",),
            layout=Layout.PROPERTY,
            shorthand="state",
        ),
        naming=Naming(
            noun="ROW LEVEL SECURITY",
            scope=NameScope.PARENT,
            namespace="row_security",
        ),
        statements=Statements(
            idempotent=frozenset({"create", "drop"}),
        ),
        dependencies=Dependencies(
            references=_after_policies,
        ),
        management=Management(
            drop_needs_consent=False,
            risks=security_risks.of_row_security,
        ),
    ),
)
