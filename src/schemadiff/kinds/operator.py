"""Operators, identified by name and operand types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog, derived
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import client_risks
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.decoding import Key
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Flag, ObjectRef, RoutineRef, TypeName
from schemadiff.kindspec.fields import ChooseStrategy, Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes, without
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import operator_name

ALTER = in_place("alter")


def _operands(left: str | None, right: str) -> str:
    return f"{left or 'NONE'}, {right}"


def _partner(operator: Object, link: str) -> Identity | None:
    """Return the linked operator: a commutator has the operands in reverse order, a negator in the same."""
    path = operator.get(link)
    if path is None:
        return None
    left, right = operator.get("left"), operator.get("right")
    if link == "commutator":
        left, right = right, left
    return Identity("operator", path, _operands(left, right))


def _partners(operator: Object) -> Iterable[tuple[str, Identity]]:
    for link in ("commutator", "negator"):
        if (partner := _partner(operator, link)) is not None:
            yield link, partner


def _linked(link: str) -> ChooseStrategy:
    """Return the function that chooses how a link changes.

    The server sets a link when the other operator is created, and clears it when that is dropped. ALTER OPERATOR can
    only set a link that is not set yet (from 17 on).
    """

    def strategy(before: Object, after: Object, context: Context) -> ChangeStrategy:
        old, new = _partner(before, link), _partner(after, link)
        freed = old is None or old in context.dropped
        if freed and (new is None or new in context.created):
            return in_place("linked")
        return ALTER if old is None and context.version >= 17 else REPLACE

    return strategy


def _joins(name: str) -> ChooseStrategy:
    """Return the function that chooses how MERGES or HASHES changes: they can be set from 17 on, and never removed."""

    def strategy(before: Object, after: Object, context: Context) -> ChangeStrategy:
        return ALTER if after.get(name) and context.version >= 17 else REPLACE

    return strategy


def _parse(key: str) -> Value:
    found = sql.parse_operator(key)
    if isinstance(found, sql.SyntaxProblem):
        return found
    parts, left, right = found
    if len(parts) != 1:
        return sql.SyntaxProblem("`schema:` of the file sets its schema", 0)
    return parts[-1], {"right": right} if left is None else {"left": left, "right": right}


def _identify(identity: Identity, values: Mapping[str, Value]) -> Identity:
    return identity._replace(arguments=_operands(values.get("left"), values["right"]))


def _text(operator: Object, type_text: Callable[[str], str]) -> str:
    left = operator.get("left")
    return f"{operator.identity.name}({type_text(left) if left else 'none'}, {type_text(operator.get('right'))})"


def _sql_name(identity: Identity) -> str:
    return f"{operator_name(identity.path)}({identity.arguments})"


@derived
def _links(catalog: Catalog) -> Mapping[tuple[str, str, str | None], list[Object]]:
    """Return the operators that name another as commutator or negator, by link, name and operands of the other."""
    found: dict[tuple[str, str, str | None], list[Object]] = {}
    for operator in catalog.by_kind.get("operator", ()):
        for link in ("commutator", "negator"):
            if (partner := _partner(operator, link)) is not None:
                found.setdefault((link, partner.name, partner.arguments), []).append(operator)
    return found


def _resolve(operator: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Return the values with the link that the other operator declares: a link always goes both ways."""
    added: dict[str, Value] = {}
    schema, name = operator.identity.path
    for link in ("commutator", "negator"):
        if operator.get(link) is not None:
            continue
        for other in _links(names.catalog).get((link, name, operator.identity.arguments), ()):
            path = other.get(link)
            if path == (schema, name) or (len(path) == 1 and schema in other.search_path):
                added[link] = other.identity.path
                break
    return {**operator.values, **added} if added else operator.values


def _in_sandbox(operator: Object, sandbox: SandboxLookup) -> Substitute:
    """Return the operator with built-in estimators only, since others need a superuser."""
    estimators = {k: operator.get(k) for k in ("restrict", "join") if operator.get(k) is not None}
    return Substitute(without(operator, *(k for k, path in estimators.items() if path[0] != "pg_catalog")))


KINDS = (
    Kind(
        name="operator",
        sql_keyword="OPERATOR",
        doc="An operator; its key is sign(left type, right type), with none on the left of a prefix operator.",
        fields=Fields(
            Field("left", TypeName(), "The left operand's type.", in_yaml=False),
            Field("right", TypeName(), "The right operand's type.", in_yaml=False),
            Field("function", RoutineRef(), "The function that it calls.", required=True),
            Field(
                "commutator",
                ObjectRef("operator", may_be_missing=True),
                "The commutator: the operator with the same result for exchanged operands.",
                _linked("commutator"),
            ),
            Field(
                "negator",
                ObjectRef("operator", may_be_missing=True),
                "The negator: the operator with the opposite result.",
                _linked("negator"),
            ),
            Field("restrict", RoutineRef(), "The restriction selectivity estimator.", ALTER),
            Field("join", RoutineRef(), "The join selectivity estimator.", ALTER),
            Field("hashes", Flag(), "It supports hash joins.", _joins("hashes")),
            Field("merges", Flag(), "It supports merge joins.", _joins("merges")),
        ),
        properties=frozenset({"comment", "owner"}),
        address_catalog="pg_operator",
        yaml=YamlForm(
            key="operators",
            key_syntax=Key(_parse, _identify, _text, ("left", "right"), "sign(left type, right type)"),
            normalize=_resolve,
        ),
        naming=Naming(
            sql_name=_sql_name,
            namespace="operator",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        dependencies=Dependencies(
            optional_links=_partners,
            provides="signature",
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
        management=Management(
            named_by_clients=client_risks.always,
        ),
    ),
)
