"""Comments, owners and grants: objects of their own, so that a replaced object gets them back by itself."""

from collections.abc import Callable, Iterable, Mapping

from schemadiff.model.kind import Field, Grant, Kind, Layout, Ref, Shape, in_place
from schemadiff.model.names import Names
from schemadiff.model.objects import Object, Value


def _after_owner(grants: Object, names: Names) -> Iterable[Ref]:
    """A new owner rewrites the grantors of what was granted, so it comes first."""
    yield Ref(grants.identity._replace(kind="owner"))


def _resolve(grants: Object, names: Names, error: Callable[..., None]) -> Mapping[str, Value]:
    """What the owner is granted it has already; the live side does not tell it apart either."""
    owner = names.catalog.get(grants.identity._replace(kind="owner"))
    given = grants.get("grants", ())
    if owner is None or not any(g.grantee == owner.get("role") for g in given):
        return grants.values
    left = tuple(g for g in given if g.grantee != owner.get("role"))
    return {"grants": left} if left else {}


def _built_in(bearer: Kind) -> Mapping[str, Value]:
    """What an object is granted as CREATE makes it."""
    given = tuple(Grant("PUBLIC", privilege) for privilege in bearer.public_privileges)
    return {"grants": given} if given else {}


def _grantees(grants: Object) -> Iterable[str]:
    return (g.grantee for g in grants.get("grants", ()) if g.grantee != "PUBLIC")


KINDS = (
    Kind(
        name="comment",
        key="comment",
        sql="COMMENT",
        doc="A comment.",
        fields=(Field("text", Shape.TEXT, "What it says.", in_place("create"), required=True),),
        layout=Layout.TRAIT,
        short="text",
        preposition="on",
        scope="parent",
        namespace="comment",
        drop_consent=False,
    ),
    Kind(
        name="owner",
        key="owner",
        sql="OWNER",
        doc="The owner; not managed where absent.",
        fields=(Field("role", Shape.NAME, "The role.", in_place("create"), required=True, refers="role"),),
        roles=lambda owner: [owner.get("role")],
        layout=Layout.TRAIT,
        short="role",
        scope="parent",
        namespace="owner",
        facet=True,
        drop_consent=False,
    ),
    Kind(
        name="grants",
        key="grants",
        sql="GRANT",
        doc="Who may do what, the owner's own rights aside; not managed where absent, empty means nobody.",
        fields=(Field("grants", Shape.GRANTS, "Roles and their privileges.", in_place("alter")),),
        roles=_grantees,
        when_absent=_built_in,
        refs=_after_owner,
        resolve=_resolve,
        layout=Layout.TRAIT,
        short="grants",
        preposition="on",
        scope="parent",
        namespace="grants",
        facet=True,
        drop_consent=False,
    ),
)
