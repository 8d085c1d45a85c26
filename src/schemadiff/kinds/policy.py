"""Row level security policies: CREATE POLICY."""

from __future__ import annotations

from schemadiff.catalog.objects import Object
from schemadiff.kinds import security_risks
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Choice, Expression, ExpressionKind, RoleNames
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

COMMANDS = ("all", "select", "insert", "update", "delete")


def _decode(d: Decoding) -> None:
    """Decode roles: PUBLIC is the same as no role at all."""
    roles = d.node.get("to")
    listed = roles if isinstance(roles, list) else [roles]
    if any(r in ("PUBLIC", "public") for r in listed):
        if len(listed) > 1:
            d.error("PUBLIC includes everybody: no other role can be named with it", "to")
        del d.node["to"]
    elif isinstance(roles, list) and not roles:
        d.error("`to` names no role", "to", "Remove the key for PUBLIC.")
    command = d.node.get("for", "all")
    if command == "insert" and d.node.get("using") is not None:
        d.error("a policy for insert cannot have `using`", "using", "New rows are checked by `with_check`.")
    if command in ("select", "delete") and d.node.get("with_check") is not None:
        d.error(
            f"a policy for {command} cannot have `with_check`", "with_check", "Existing rows are checked by `using`."
        )


def _expression(name: str) -> Field:
    """Return the field of an expression; ALTER POLICY can replace an expression and not remove it."""

    def change(before: Object, after: Object, context: Context) -> ChangeStrategy:
        return REPLACE if after.get(name) is None else in_place("alter")

    doc = {
        "using": "The condition for existing rows.",
        "with_check": "The condition for new rows; that of `using` if absent.",
    }
    return Field(name, Expression(ExpressionKind.POLICY), doc[name], change)


KINDS = (
    Kind(
        name="policy",
        sql_keyword="POLICY",
        doc="A policy of row level security.",
        fields=Fields(
            Field(
                "as",
                Choice(("permissive", "restrictive")),
                "permissive: at least one of these has to allow a row; restrictive: all of these have to.",
                default="permissive",
            ),
            Field("for", Choice(COMMANDS), "The command.", default="all"),
            Field(
                "to", RoleNames(), "The roles that it applies to; PUBLIC if absent.", in_place("alter"), unordered=True
            ),
            _expression("using"),
            _expression("with_check"),
        ),
        properties=frozenset({"comment", "rename"}),
        address_catalog="pg_policy",
        yaml=YamlForm(
            key="policies",
            parents=("table",),
            decode=_decode,
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="policy",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        renaming=Renaming(
            detect_equal=True,
        ),
        management=Management(
            risks=security_risks.of_policy,
        ),
    ),
)
