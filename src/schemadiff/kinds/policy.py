"""Row level security: whether policies bind the readers and writers of a table, and the policies."""

from __future__ import annotations

from schemadiff.catalog.objects import Object
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Choice, Expression, ExpressionKind, RoleNames
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm

COMMANDS = ("all", "select", "insert", "update", "delete")


def _decode(d: Decoding) -> None:
    """PUBLIC is everybody, and the same as no role at all."""
    roles = d.node.get("to")
    listed = roles if isinstance(roles, list) else [roles]
    if any(r in ("PUBLIC", "public") for r in listed):
        if len(listed) > 1:
            d.error("PUBLIC is everybody: no other role stands beside it", "to")
        del d.node["to"]
    elif isinstance(roles, list) and not roles:
        d.error("`to` names no role", "to", "Leave the key out for PUBLIC.")
    command = d.node.get("for", "all")
    if command == "insert" and d.node.get("using") is not None:
        d.error("a policy for insert has no `using`", "using", "New rows are judged by `with_check`.")
    if command in ("select", "delete") and d.node.get("with_check") is not None:
        d.error(f"a policy for {command} has no `with_check`", "with_check", "Existing rows are judged by `using`.")


def _expression(name: str) -> Field:
    """ALTER POLICY can give another expression and take none away."""

    def change(before: Object, after: Object, context: Context) -> ChangeStrategy:
        return REPLACE if after.get(name) is None else in_place("alter")

    doc = {
        "using": "Which existing rows it is about.",
        "with_check": "Which new rows it lets in; `using` where absent.",
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
                "permissive: one of these has to agree; restrictive: every one of these has to.",
                default="permissive",
            ),
            Field("for", Choice(COMMANDS), "The command.", default="all"),
            Field(
                "to", RoleNames(), "The roles that it is for; PUBLIC where absent.", in_place("alter"), unordered=True
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
            scope="parent",
            namespace="policy",
        ),
        statements=Statements(
            idempotent=frozenset({"drop", "alter"}),
        ),
        renaming=Renaming(
            detect_equal=True,
        ),
    ),
)
