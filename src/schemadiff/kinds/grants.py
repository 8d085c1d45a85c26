"""Grants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.grants import each, in_turn, together
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.values import Grant
from schemadiff.kinds import security_risks
from schemadiff.kinds.hints import NOTHING
from schemadiff.kinds.owner import followed_owners
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding, Layout
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Grants, ObjectName
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.prerequisites import Prerequisites
from schemadiff.kindspec.reconciliation import Owners, Reconciliation
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.yaml_form import YamlForm


def _after_owner(grants: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield what comes before the grants: the owner, and the schema privileges of grantors.

    A new owner rewrites the grantors of existing grants; a role that passes a privilege on has to be able to name the
    object.
    """
    yield Ref(grants.identity._replace(kind="owner"))
    if grants.parent is not None and any(g.grantor for g in grants.get("grants", ())):
        taken = sql.split_types(grants.identity.arguments) if grants.identity.arguments else ()
        for name in dict.fromkeys((grants.parent.path[0], *sql.schemas_of_types(taken))):
            if Identity("schema", (name,)) in names.catalog:
                yield Ref(Identity("grants", ("schema", name)))
    for of in followed_owners(grants, names):
        yield Ref(of)


def _says_none(node: Mapping[str, Value]) -> bool:
    given = node.get("grants")
    return isinstance(given, dict) and [] in given.values()


def _decode(d: Decoding) -> None:
    """Decode roles without privileges: ``{app: []}`` is significant for an owner only."""
    given = d.node["grants"]
    d.note(NOTHING.of(tuple(role for role, privileges in given.items() if privileges == [])))
    d.node["grants"] = {role: privileges for role, privileges in given.items() if privileges != []}


def _encode(grants: Object, node: dict[str, Value]) -> Value:
    owner = node.pop("owner_without_rights", None)
    return {"grants": {**(node.get("grants") or {}), **({owner: []} if owner is not None else {})}}


def _reconcile_declared(
    live: Catalog, declared: Catalog, all_of: Callable[[Object], frozenset[str]], owner_of: Callable[[Object], str]
) -> Iterable[Object]:
    """Yield declared grants in the form of the live side, which lists an owner's privileges if they are not all."""
    for item in declared.by_kind.get("grants", ()):
        given, nothing = item.get("grants", ()), item.hint(NOTHING) or ()
        if not given and not nothing:
            continue
        owner = owner_of(item)
        if any(g.grantor == owner for g in given):
            given = together(each(g._replace(grantor="") if g.grantor == owner else g for g in given))
            item = msgspec.structs.replace(item, values={**item.values, "grants": given})
            yield item
        own = {g.privilege for g in given if g.grantee == owner and not g.columns and not g.grantor}
        if own >= all_of(item):
            left = tuple(g for g in given if g.grantee != owner or g.grantor)
            yield msgspec.structs.replace(item, values={"grants": left} if left else {})
        elif owner in nothing:
            yield msgspec.structs.replace(item, values={**item.values, "owner_without_rights": owner})


def _left(grants: Object, gone: Callable[[Identity], bool]) -> Mapping[str, Value]:
    """Return the grants that remain: a privilege on a column is dropped with the column."""
    given = grants.get("grants", ())
    if grants.parent is None or not any(grant.columns for grant in given):
        return grants.values
    path = grants.parent.path
    stay = [
        grant._replace(columns=tuple(n for n in grant.columns if not gone(Identity("column", (*path, n)))))
        for grant in given
    ]
    left = tuple(grant for grant, before in zip(stay, given, strict=True) if grant.columns or not before.columns)
    others = {name: value for name, value in grants.values.items() if name != "grants"}
    return {**others, "grants": left} if left else others


def _reconcile_live(live: Catalog, declared: Catalog, version: int, owners: Owners) -> Iterable[Object]:
    """Yield the live grants as they will be: without dropped columns, and with the new owner's privileges.

    A privilege on a column is dropped with the column: it needs no REVOKE, which could not name the column. A new owner
    gets the old owner's privileges.
    """
    left = {}
    for item in live.by_kind.get("grants", ()):
        if item.parent in declared:
            reconciled = item
            values = _left(item, lambda column: column in live and column not in declared)
            if values != item.values:
                reconciled = msgspec.structs.replace(item, values=values)
            before, after = owners(item)
            if before is not None and after is not None and before != after:
                reconciled = _taken_over(reconciled, before, after)
            if reconciled is not item:
                left[item.identity] = reconciled
    return [left.get(item.identity, item) for item in live] if left else live


def _taken_over(grants: Object, before: str, after: str) -> Object:
    """Return grants after a change of owner (aclnewowner in acl.c).

    The new owner has the privileges of both roles, so all if the old one had all. Its other grants (on columns, or with
    grant option) stay in the catalog as if they went beyond that; then all of its privileges are listed.
    """
    values = dict(grants.values)
    given = [g._replace(grantor="") if g.grantor == after else g for g in values.pop("grants", ())]
    own = [g for g in given if g.grantee in (before, after)]
    held = values.pop("owner_without_rights", None) == before or any(g.grantee == before and not g.grantor for g in own)
    kept = [g for g in given if g.grantee not in (before, after)]
    kept += [g._replace(grantee=after) for g in own if g.grantor]
    theirs = [g._replace(grantee=after) for g in own if not g.grantor]
    if held:
        theirs = [g for g in theirs if g.grantable or g._replace(grantable=True) not in theirs]
        if not theirs:
            values["owner_without_rights"] = after
    else:
        theirs = [g for g in theirs if g.columns or g.grantable]
        if theirs:
            theirs.append(Grant(after, "all"))
    if kept or theirs:
        values["grants"] = together(each([*kept, *theirs]))
    return msgspec.structs.replace(grants, values=values)


def _built_in(bearer: Kind) -> Mapping[str, Value]:
    """Return the grants that CREATE gives a new object."""
    given = tuple(Grant("PUBLIC", privilege) for privilege in bearer.privileges.public_by_default)
    return {"grants": given} if given else {}


def _grantees(grants: Object) -> Iterable[str]:
    return (r for g in grants.get("grants", ()) for r in (g.grantee, g.grantor) if r not in ("PUBLIC", ""))


def _resolve(grants: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Report privileges that roles pass on without the grant option; resolves nothing."""
    given = grants.get("grants", ())
    if any(g.grantor for g in given):
        owner = names.catalog.get(grants.identity._replace(kind="owner"))
        by_owner = owner.get("role") if owner is not None else None
        own = each(g._replace(grantor="") if g.grantor == by_owner else g for g in given)
        for key in in_turn(own)[1]:
            error(
                f"{key.grantor} grants {key.privilege}{f' ({key.column})' if key.column else ''} to {key.grantee}, "
                "but does not have it with grant option",
                "Grant it with grant option, or remove `granted_by`: then the owner grants it.",
            )
    return grants.values


KINDS = (
    Kind(
        name="grants",
        sql_keyword="GRANT",
        doc="Privileges by role; not managed if absent, empty means none. An owner that is not named has all "
        "privileges.",
        fields=Fields(
            Field("grants", Grants(), "Roles and their privileges.", in_place("alter")),
            Field(
                "owner_without_rights",
                ObjectName("role"),
                "The owner, if it has no privileges.",
                in_place("alter"),
                in_yaml=False,
            ),
            hints=(NOTHING,),
        ),
        yaml=YamlForm(
            key="grants",
            normalize=_resolve,
            decode=_decode,
            needs_decode=_says_none,
            encode=_encode,
            layout=Layout.PROPERTY,
            shorthand="grants",
        ),
        naming=Naming(
            noun="privileges",
            title_preposition="on",
            scope=NameScope.PARENT,
            namespace="grants",
        ),
        dependencies=Dependencies(
            references=_after_owner,
            remaining_after_rebuild=_left,
        ),
        management=Management(
            built_in_values=_built_in,
            opt_in=True,
            drop_needs_consent=False,
            risks=security_risks.of_grants,
        ),
        reconciliation=Reconciliation(
            declared=_reconcile_declared,
            live=_reconcile_live,
        ),
        prerequisites=Prerequisites(
            roles=_grantees,
        ),
    ),
)
