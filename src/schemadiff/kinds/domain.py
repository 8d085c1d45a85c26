"""Domains and their checks: CREATE DOMAIN.

A check is an object of its own, as it is in PostgreSQL (pg_constraint): a function that it calls can change without the
domain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import client_risks
from schemadiff.kinds.collation_field import decode_collation, encode_collation
from schemadiff.kinds.effects_forms import by_not_null
from schemadiff.kinds.hints import NAME_TAKEN
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place, intermediate_for, refused
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Expression, ExpressionKind, Flag, Name, SqlName, TypeName
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.renaming import MadeName, Renaming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import object_name


def _type(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return the strategy that recreates the domain, since no command changes its type.

    Columns are converted by way of the new type.
    """
    if after.identity not in context.stored:
        return REPLACE
    old, new = before.get("type"), after.get("type")
    cast = context.casts.get((old, new))
    if cast is None or cast.conversion in ("none", "explicit"):
        return refused(
            f"columns have the domain, and there is no assignment cast from {old} to {new}; give those columns "
            f"another type "
            "first, with `using` where that needs it, or declare a domain of another name"
        )
    return ChangeStrategy(
        "anew",
        frozenset({"type"}),
        guarded=True,
        deletes_data=cast.conversion == "lossy",
        replaces_type=True,
        intermediate_type=new,
    )


def _collation(before: Object, after: Object, context: Context) -> ChangeStrategy:
    return _follows(after, None) or REPLACE


def _follows(domain: Object, strategy: ChangeStrategy | None) -> ChangeStrategy | None:
    """Return how the domain follows the change of its base type: by that type, or by its intermediate type."""
    inner = intermediate_for(domain.values["type"], strategy)
    through, lost = (inner, strategy.removed_values) if inner and strategy else (domain.get("type"), ())
    return ChangeStrategy(
        "anew", frozenset({"type"}), guarded=True, replaces_type=True, intermediate_type=through, removed_values=lost
    )


def _decode(d: Decoding) -> None:
    """Decode ``not_null: {name: …}``, and ``check: …`` for a single unnamed check."""
    node = d.node
    not_null = node.get("not_null")
    if isinstance(not_null, Mapping):
        node["not_null"] = True
        d.values["not_null_name"] = not_null.get("name")
    decode_collation(d)
    if (check := node.pop("check", None)) is not None:
        d.children.append(("domain_check", None, check, "check"))


def _encode(domain: Object, node: dict[str, Value]) -> Value:
    if "not_null_name" in node:
        node["not_null"] = {"name": node.pop("not_null_name")}
    encode_collation(node)
    return node


def _moved(domain: Object, to: Identity, live: Catalog) -> Mapping[str, Value]:
    """Return the values after a rename, where an explicit name of NOT NULL may equal the derived one."""
    values = dict(domain.values)
    if values.get("not_null_name") == object_name(to.name, "", "not_null"):
        del values["not_null_name"]
    return values


def _made_names(domain: Object, before: tuple[str, ...], after: tuple[str, ...], live: Catalog) -> Iterable[MadeName]:
    """Yield the name derived for the NOT NULL constraint."""
    if domain.get("not_null") and domain.get("not_null_name") is None:
        old, new = (object_name(path[-1], "", "not_null") for path in (before, after))
        yield MadeName("made_not_null", old, new, 17)


def _resolve(domain: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Return the values with the default resolved.

    A domain over a domain inherits its default (DefineDomain in typecmds.c); NULL means none.
    """
    inherited = _inherited_default(domain, names)
    values = domain.values
    own = values.get("default")
    if own is None and inherited is not None:
        return {**values, "default": inherited}
    if own is not None and own.upper() == "NULL" and inherited is None:
        return {name: value for name, value in values.items() if name != "default"}
    return values


def _inherited_default(domain: Object, names: NameLookup) -> str | None:
    """Return the default of the domain below; an array of a domain has none."""
    seen = {domain.identity}
    while not domain.values["type"].endswith("]"):
        below = [ref.to for ref in names.of_type(domain.values["type"], domain.search_path)]
        if len(below) != 1 or below[0] in seen or "type" not in names.catalog[below[0]].values:
            return None
        seen.add(below[0])
        domain = names.catalog[below[0]]
        if (default := domain.get("default")) is not None:
            return None if default.upper() == "NULL" else str(default)
    return None


ANOTHER = "or declare another domain that has it, and convert the columns to that one."


def _checks_null(template: str, domain: Object) -> str | None:
    if template != "not_null" or not domain.get("not_null"):
        return None
    return f"Declare a check `VALUE IS NOT NULL` with `not_valid: true`, for new values alone, {ANOTHER}"


KINDS = (
    Kind(
        name="domain",
        sql_keyword="DOMAIN",
        doc="A domain: a type with constraints. A bare type has none.",
        fields=Fields(
            Field("type", TypeName(), "The base type.", _type, required=True),
            Field("collation", SqlName("collation"), "Its collation, if it is not the type's.", _collation),
            Field(
                "default",
                Expression(ExpressionKind.DOMAIN_DEFAULT, columns=False),
                "The default of columns without a default of their own.",
                in_place("default"),
            ),
            Field("not_null", Flag(), "Refuses null; {name: …} names the constraint.", in_place("not_null")),
            Field(
                "not_null_name",
                Name(),
                "The constraint's name, if it is not the derived one.",
                in_place("not_null_name"),
                since=17,
                in_yaml=False,
            ),
            hints=(NAME_TAKEN,),
        ),
        properties=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_type",
        yaml=YamlForm(
            key="domains",
            shorthand="type",
            decode=_decode,
            encode=_encode,
            schema_overrides={
                "not_null": {
                    "anyOf": [
                        {"type": "boolean"},
                        {
                            "type": "object",
                            "properties": {"name": {"type": "string"}},
                            "required": ["name"],
                            "additionalProperties": False,
                        },
                    ]
                },
                "check": {"type": ["string", "boolean", "object"], "description": "The condition over VALUE."},
            },
            normalize=_resolve,
        ),
        naming=Naming(
            namespace="type",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
            effects_form=by_not_null,
        ),
        dependencies=Dependencies(
            provides="type",
        ),
        privileges=Privileges(
            available=("usage",),
            public_by_default=("usage",),
        ),
        stored=StoredValues(
            convert=_follows,
            is_domain=True,
            validates=_checks_null,
        ),
        renaming=Renaming(
            values_after=_moved,
            derived_names=_made_names,
        ),
        management=Management(
            named_by_clients=client_risks.always,
            risks=client_risks.of_type,
        ),
    ),
)
