"""Range types, and the multirange types that are created with them: CREATE TYPE … AS RANGE."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import client_risks
from schemadiff.kinds.collation_field import decode_collation, encode_collation
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, refused
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Name, ObjectRef, RoutineRef, SqlName, TypeName
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.renaming import MadeName, Renaming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import made_multirange, qualified


def _recreated(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return the strategy that recreates the type, since no command alters a range type.

    The old type cannot get a temporary name, since its constructor functions have the names of the new ones.
    """
    if after.identity in context.stored:
        return refused(
            "columns have the range type or its multirange type, and PostgreSQL has no command that alters either; "
            "declare a range type of another name, and convert the columns to it with `using`"
        )
    return REPLACE


def _decode(d: Decoding) -> None:
    decode_collation(d)
    if isinstance(d.node.get("subtype"), str) and (canonical := sql.canonical_type(d.node["subtype"])) is not None:
        d.node["subtype"] = sql.without_modifiers(canonical)


def _encode(range_type: Object, node: dict[str, Value]) -> Value:
    encode_collation(node)
    if node.get("multirange") == made_multirange(range_type.identity.name):
        del node["multirange"]
    return node


def _multirange(range_type: Object) -> str:
    return range_type.get("multirange") or made_multirange(range_type.identity.name)


def _also_takes(range_type: Object) -> Iterable[tuple[str, tuple[str, ...]]]:
    yield "type", (range_type.identity.path[0], _multirange(range_type))


def _made_names(
    range_type: Object, before: tuple[str, ...], after: tuple[str, ...], live: Catalog
) -> Iterable[MadeName]:
    """Yield the derived name of the multirange type, if it has no explicit name."""
    if (old := made_multirange(before[-1])) == range_type.get("multirange"):
        yield MadeName("made_multirange", old, made_multirange(after[-1]))


def _moved(range_type: Object, to: Identity, live: Catalog) -> Mapping[str, Value]:
    if range_type.get("multirange") != made_multirange(range_type.identity.name):
        return range_type.values
    return {**range_type.values, "multirange": made_multirange(to.name)}


def own_type(item: Object) -> str:
    """Return how input types write the object itself."""
    return qualified(item.identity.path)


def _resolve(range_type: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Return the values without a multirange type name that is the derived one."""
    return {**range_type.values, "multirange": _multirange(range_type)}


KINDS = (
    Kind(
        name="range_type",
        sql_keyword="TYPE",
        doc="A range type: its subtype, or a mapping.",
        fields=Fields(
            Field("subtype", TypeName(ordered=True), "The subtype.", _recreated, required=True),
            Field(
                "opclass",
                ObjectRef("opclass"),
                "The b-tree operator class of the subtype, if it is not the default.",
                _recreated,
            ),
            Field("collation", SqlName("collation"), "The collation, if it is not the subtype's.", _recreated),
            Field(
                "canonical",
                RoutineRef(lambda range_type: (own_type(range_type),), circular=True),
                "The canonicalization function, written in C: it is created before the type is complete.",
                _recreated,
            ),
            Field(
                "subtype_diff",
                RoutineRef(lambda range_type: (f"{range_type.get('subtype')}, {range_type.get('subtype')}",)),
                "The difference function: the distance between two values.",
                _recreated,
            ),
            Field("multirange", Name(), "The multirange type's name, if it is not the derived one.", _recreated),
        ),
        properties=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_type",
        yaml=YamlForm(
            key="range_types",
            shorthand="subtype",
            decode=_decode,
            encode=_encode,
            normalize=_resolve,
        ),
        naming=Naming(
            namespace="type",
            reserved_names=_also_takes,
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        dependencies=Dependencies(
            provides="type",
        ),
        privileges=Privileges(
            available=("usage",),
            public_by_default=("usage",),
        ),
        renaming=Renaming(
            derived_names=_made_names,
            values_after=_moved,
        ),
        management=Management(
            named_by_clients=client_risks.always,
        ),
    ),
)
