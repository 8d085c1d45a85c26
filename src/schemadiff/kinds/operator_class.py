"""Operator classes, identified by name and index method."""

from __future__ import annotations

from collections.abc import Mapping

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.operator_members import (
    KEY,
    PROPERTIES,
    WRITTEN,
    all_members,
    function_member,
    harmless_members,
    method_of,
    operator_member,
    sql_key,
)
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Data, Flag, Name, ObjectRef, OperatorMembers, TypeName
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import ident


def _decode_class(d: Decoding) -> None:
    written = d.node.get("type")
    of = sql.canonical_type(written) if isinstance(written, str) else None
    if of is not None:
        d.values["type"] = of = sql.without_modifiers(of)
        del d.node["type"]
    if of is not None or written is None:
        all_members(d, "operators", operator_member, of)
        all_members(d, "functions", function_member, of)
    else:
        # The type is invalid and has been reported; its operators mean nothing without it.
        d.node.pop("operators", None)
        d.node.pop("functions", None)
    if "family" not in d.node:
        d.values["family"] = (d.search_path[0], d.name)
        # The family has the derived name of the class, and is renamed with it.
        renamed = {"renamed_from": d.node["renamed_from"]} if "renamed_from" in d.node else None
        d.others.append(("operator_family", f"{ident(d.name)} using {ident(d.values['using'])}", renamed, "family"))
    if written is None:
        d.missing(f"the operator class {d.name} has no `type`", hint="The type of the indexed columns.")


def _encode_class(item: Object, node: dict[str, Value]) -> Value:
    node.pop("loose", None)
    return node


def _resolve_class(item: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Return the values without a STORAGE that is the type itself (DefineOpClass in opclasscmds.c).

    Reports members for other types: the server adds these to the operator family, whichever statement creates them
    (btadjustmembers and the like).
    """
    of, method = item.get("type"), _like(item.get("using"), names)
    strays = [("operator", m) for m in item.get("operators", ()) if method in _OPERATORS_APART]
    strays += [("function", m) for m in item.get("functions", ()) if method in _FUNCTIONS_APART]
    for what, member in strays:
        if (member.left, member.right) != (of, of):
            error(
                f"{what} {member.number} of {item.identity.name} is for {member.left} and {member.right}, not for {of}",
                "It belongs to the operator family: declare that, and name it as `family`.",
            )
    if item.get("storage") is None or item.get("storage") != item.get("type"):
        return item.values
    return {k: v for k, v in item.values.items() if k != "storage"}


def _like(method: str, names: NameLookup) -> str:
    """Return the built-in index method that uses the same handler."""
    declared = names.catalog.get(Identity("access_method", (method,)))
    handler = declared.get("handler") if declared is not None else None
    return _HANDLERS.get(handler[-1], method) if handler else method


_HANDLERS = {
    "bthandler": "btree",
    "hashhandler": "hash",
    "gisthandler": "gist",
    "ginhandler": "gin",
    "spghandler": "spgist",
}
_OPERATORS_APART = frozenset({"btree", "hash", "gist", "gin", "spgist"})
_FUNCTIONS_APART = frozenset({"btree", "hash"})


KINDS = (
    Kind(
        name="operator_class",
        sql_keyword="OPERATOR CLASS",
        doc="An operator class; its key is name using method.",
        fields=Fields(
            Field("using", Name(), "The index method.", in_yaml=False),
            Field("type", TypeName(), "The type of the indexed columns."),
            Field("default", Flag(), "It is the default for its type."),
            Field("family", ObjectRef("opfamily"), "Its operator family; one of its own name if absent."),
            Field("storage", TypeName(), "The type that the index stores, if it is another one."),
            Field("operators", OperatorMembers(), "Operators by strategy number."),
            Field("functions", OperatorMembers(), "Functions by support number."),
            Field(
                "loose",
                Data(),
                "Members that stay in the family when the class is dropped.",
                directive=True,
                in_yaml=False,
            ),
        ),
        properties=PROPERTIES,
        address_catalog="pg_opclass",
        yaml=YamlForm(
            key="operator_classes",
            key_syntax=KEY,
            decode=_decode_class,
            encode=_encode_class,
            normalize=_resolve_class,
            schema_overrides=WRITTEN,
        ),
        naming=Naming(
            sql_name=sql_key,
            namespace="opclass",
        ),
        statements=Statements(
            idempotent=frozenset(),
        ),
        dependencies=Dependencies(
            implicit_for_types=("type",),
            orders_values=lambda item: bool(item.get("default")) and item.get("using") in ("btree", "hash"),
            references=method_of,
        ),
        substitutes=Substitutes(
            in_sandbox=harmless_members,
            given_to_builder=True,
        ),
    ),
)
