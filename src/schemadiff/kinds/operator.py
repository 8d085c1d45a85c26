"""Operators, told apart by name and operand types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.decoding import Key
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Flag, ObjectRef, RoutineRef, TypeName
from schemadiff.kindspec.fields import ChooseStrategy, Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import operator_name

ALTER = in_place("alter")


def _operands(left: str | None, right: str) -> str:
    return f"{left or 'NONE'}, {right}"


def _partner(operator: Object, link: str) -> Identity | None:
    """The operator behind a link: a commutator takes the operands the other way round, a negator as they are."""
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
    """How a link changes. The server sets it where the other operator is made, and clears it where that goes; of
    itself ALTER OPERATOR can only set what is not set yet, and that since 17."""

    def strategy(before: Object, after: Object, context: Context) -> ChangeStrategy:
        old, new = _partner(before, link), _partner(after, link)
        freed = old is None or old in context.dropped
        if freed and (new is None or new in context.created):
            return in_place("linked")
        return ALTER if old is None and context.version >= 17 else REPLACE

    return strategy


def _joins(name: str) -> ChooseStrategy:
    """MERGES and HASHES can be set since 17, and never taken away."""

    def strategy(before: Object, after: Object, context: Context) -> ChangeStrategy:
        return ALTER if after.get(name) and context.version >= 17 else REPLACE

    return strategy


def _parse(key: str) -> Value:
    found = sql.parse_operator(key)
    if isinstance(found, sql.SyntaxProblem):
        return found
    parts, left, right = found
    if len(parts) != 1:
        return sql.SyntaxProblem("the file's `schema:` says where it lives", 0)
    return parts[-1], {"right": right} if left is None else {"left": left, "right": right}


def _identify(identity: Identity, values: Mapping[str, Value]) -> Identity:
    return identity._replace(arguments=_operands(values.get("left"), values["right"]))


def _text(operator: Object, type_text: Callable[[str], str]) -> str:
    left = operator.get("left")
    return f"{operator.identity.name}({type_text(left) if left else 'none'}, {type_text(operator.get('right'))})"


def _sql_name(identity: Identity) -> str:
    return f"{operator_name(identity.path)}({identity.arguments})"


@lru_cache(maxsize=4)
def _links(catalog: Catalog) -> Mapping[tuple[str, str, str | None], list[Object]]:
    """The operators that name another as their commutator or negator, by link, name and operands of that."""
    found: dict[tuple[str, str, str | None], list[Object]] = {}
    for operator in catalog.by_kind.get("operator", ()):
        for link in ("commutator", "negator"):
            if (partner := _partner(operator, link)) is not None:
                found.setdefault((link, partner.name, partner.arguments), []).append(operator)
    return found


def _resolve(operator: Object, names: NameLookup, error: Callable[..., None]) -> Mapping[str, Value]:
    """A link goes both ways, whichever of the two operators mentions it."""
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


KINDS = (
    Kind(
        name="operator",
        sql_keyword="OPERATOR",
        doc="An operator; its key is sign(left type, right type), with none on the left of a prefix operator.",
        fields=Fields(
            Field("left", TypeName(), "The left operand's type.", in_yaml=False),
            Field("right", TypeName(), "The right operand's type.", in_yaml=False),
            Field("function", RoutineRef(), "The function it calls.", required=True),
            Field(
                "commutator",
                ObjectRef("operator", may_be_missing=True),
                "The operator that gives the same with the operands exchanged.",
                _linked("commutator"),
            ),
            Field(
                "negator",
                ObjectRef("operator", may_be_missing=True),
                "The operator that gives the opposite.",
                _linked("negator"),
            ),
            Field("restrict", RoutineRef(), "The function that estimates its selectivity.", ALTER),
            Field("join", RoutineRef(), "The function that estimates the selectivity of a join.", ALTER),
            Field("hashes", Flag(), "It can serve in a hash join.", _joins("hashes")),
            Field("merges", Flag(), "It can serve in a merge join.", _joins("merges")),
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
            idempotent=frozenset({"drop", "alter"}),
        ),
        dependencies=Dependencies(
            optional_links=_partners,
            provides="signature",
        ),
    ),
)
