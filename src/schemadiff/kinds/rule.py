"""Rules on tables and views, other than a view's own ON SELECT rule."""

from __future__ import annotations

from schemadiff.catalog.objects import Object
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Choice, Expression, ExpressionKind, Flag, RuleCommands
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm


def _decode(d: Decoding) -> None:
    if d.name == "_RETURN":
        d.error("a rule of this name exists only as the query of a view", hint="Declare the view, with its `query`.")
    if "enabled" in d.node and d.parent is not None and d.parent.identity.kind == "view":
        d.error("the rules of a view cannot be disabled", "enabled")


def _prevents_on_conflict(rule: Object) -> bool:
    """Tell whether it changes what writes rows (RewriteQuery and matchLocks in rewriteHandler.c).

    One on UPDATE does even where it is disabled.
    """
    applies = rule.get("enabled", "origin") in ("origin", "always")
    return rule.get("event") == "update" or (rule.get("event") == "insert" and applies)


_ALTER = in_place("alter")

KINDS = (
    Kind(
        name="rule",
        sql_keyword="RULE",
        doc="A rule: commands that run in addition to a command on the table or view, or instead of it.",
        fields=Fields(
            Field(
                "event",
                Choice(("insert", "update", "delete")),
                "The event: select, insert, update or delete.",
                _ALTER,
                required=True,
            ),
            Field("when", Expression(ExpressionKind.RULE), "Runs only for rows for which this is true.", _ALTER),
            Field(
                "instead",
                Flag(),
                "The commands run instead of the original command, and not in addition to it.",
                _ALTER,
            ),
            Field("commands", RuleCommands(), "The commands, in order; NOTHING if absent.", _ALTER),
            Field(
                "enabled",
                Choice(("origin", "replica", "always", "disabled")),
                "When it applies, depending on session_replication_role.",
                in_place("enabled"),
                default="origin",
            ),
        ),
        properties=frozenset({"comment", "rename"}),
        address_catalog="pg_rewrite",
        yaml=YamlForm(
            key="rules",
            parents=("table", "view"),
            decode=_decode,
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="rule",
        ),
        statements=Statements(
            idempotent=frozenset({"create", "drop"}),
            or_replace=True,
        ),
        prerequisites=Prerequisites(
            prevents_on_conflict=_prevents_on_conflict,
        ),
    ),
)
