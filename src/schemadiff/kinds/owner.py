"""Owners."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import effects_forms
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import ObjectName
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes
from schemadiff.kindspec.yaml_form import YamlForm


def _after_what_it_follows(owner: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield the owner that an object shares: it gets its owner from that object."""
    for of in followed_owners(owner, names):
        yield Ref(of)


def followed_owners(property_: Object, names: NameLookup) -> Iterable[Identity]:
    """Yield the owners of the objects whose owner an object shares, given one of its properties."""
    of = names.catalog.get(property_.parent) if property_.parent is not None else None
    for other in names.owned_as(of) if of is not None else ():
        yield Identity("owner", (other.kind, *other.path))


def _resolve_owner(owner: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Report an owner that differs from the shared one; resolves nothing."""
    for identity in followed_owners(owner, names):
        followed = names.catalog.get(identity)
        if followed is not None and followed.get("role") != owner.get("role"):
            error(
                f"a sequence that a column owns has the owner of its table, {followed.get('role')}",
                "Remove this owner.",
            )
    return owner.values


def _in_sandbox(owner: Object, sandbox: SandboxLookup) -> Substitute | None:
    """Return the owner; None of a foreign-data wrapper, which only a superuser can own."""
    wrapper = owner.parent is not None and owner.parent.kind == "foreign_data_wrapper"
    return None if wrapper else Substitute(owner)


KINDS = (
    Kind(
        name="owner",
        sql_keyword="OWNER",
        doc="The owner; not managed if absent.",
        fields=Fields(
            Field("role", ObjectName("role"), "The role.", in_place("create"), required=True),
        ),
        yaml=YamlForm(
            key="owner",
            normalize=_resolve_owner,
            layout=Layout.PROPERTY,
            shorthand="role",
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="owner",
        ),
        statements=Statements(
            effects_form=effects_forms.by_holder,
        ),
        dependencies=Dependencies(
            references=_after_what_it_follows,
        ),
        management=Management(
            opt_in=True,
            drop_needs_consent=False,
        ),
        prerequisites=Prerequisites(
            roles=lambda owner: [owner.get("role")],
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
    ),
)
