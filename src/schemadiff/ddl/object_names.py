"""How statements name an object before and after the plan, and which privileges on it have to change."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING, Any

from schemadiff.catalog.grants import each, together
from schemadiff.catalog.objects import Identity
from schemadiff.catalog.values import Grant, HandsOut
from schemadiff.ddl.grant_changes import Changes, changes
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.naming import NameScope
from schemadiff.postgres.quoting import (
    ident,
    qualified,
)

if TYPE_CHECKING:
    from schemadiff.ddl.template_objects import View
    from schemadiff.kindspec.registry import Registry


def _target(view: View) -> Identity:
    path = view.path
    return Identity(path[0], path[1:], view.input_types)


def _own(view: View, owner: str, grants: Iterable[Grant]) -> frozenset[Grant] | None:
    """Return the grants of the owner itself; None if it has all privileges."""
    found = frozenset(g for g in grants if g.grantee == owner and not g.grantor)
    if Grant(owner, "all") in found:
        return None
    return found if found or view.owner_without_rights is not None else None


class _Calls:
    """How SQL names an object: the kind gives the keyword, the scope gives the form of the name."""

    def __init__(
        self, registry: Registry, made: Container[Identity], handed_out: Iterable[HandsOut], user: str
    ) -> None:
        self.registry = registry
        self._made = made
        self._user = user
        self._handed_out = {(one.sort, one.schema): one for one in handed_out}

    def on(self, view: View) -> str:
        """Return the object of COMMENT ON."""
        target = _target(view)
        kind = self.registry[target.kind]
        if kind.sql_keyword == "COLUMN":
            return f"COLUMN {qualified(target.path)}"
        if kind.naming.scope == NameScope.PARENT and kind.naming.sql_name is None and kind.naming.sql_name_of is None:
            word = f"{kind.naming.on_keyword} " if kind.naming.on_keyword else ""
            return f"{kind.sql_keyword} {ident(target.name)} ON {word}{qualified(target.path[:-1])}"
        return self._named(kind.sql_keyword, target, view.parent)

    def named(self, view: View) -> str:
        """Return an object as ALTER and DROP name it after the kind's keyword."""
        return self._called(Identity(view.kind.name, view.path, view.input_types), view)

    def altered(self, view: View) -> str:
        """Return the object of ALTER … OWNER TO."""
        target = _target(view)
        return self._named(self.registry[target.kind].sql_keyword, target, view.parent)

    def granted_on(self, view: View) -> str:
        """Return the object of GRANT; tables and views need no keyword."""
        target = _target(view)
        kind = self.registry[target.kind]
        if kind.privileges.keyword and target.arguments is not None:
            return f"{kind.privileges.keyword} {qualified(target.path)}({target.arguments})"
        return self._named(kind.grant_word, target, view.parent)

    def _named(self, word: str, target: Identity, view: View | None) -> str:
        return f"{word} {self._called(target, view)}"

    def _called(self, target: Identity, view: View | None) -> str:
        """Return the object with an identity, as templates see it."""
        kind = self.registry[target.kind]
        if kind.naming.sql_name_of is not None and view is not None:
            return kind.naming.sql_name_of(view)
        if kind.naming.sql_name is not None:
            return kind.naming.sql_name(target)
        arguments = f"({target.arguments})" if target.arguments is not None else ""
        return f"{qualified(target.path)}{arguments}"

    def _grants(self, view: View | None) -> list[Grant]:
        return list(view.grants or ()) if view is not None else []

    def regranted(self, new: View, old: View | None) -> Changes:
        """Return the changes from live to wanted grants; privileges that PUBLIC has by default may be revoked.

        Live grants count as if the present owner had granted them, as ALTER … OWNER TO makes them. A grant option on
        what the owner has anyway stays in the catalog and is compared like any other.
        """
        owner = self._owner(new)
        if old is None:
            before, (have, own) = self._user, self._default(new)
            own = own and frozenset(g._replace(grantee=owner) for g in own)
        else:
            before, have = owner, self._grants(old)
            own = _own(old, owner, have)
        wanted = self._grants(new)
        own_wanted = _own(new, owner, wanted)
        owner_listed = own is not None or own_wanted is not None
        theirs = [g for g in have if g.grantee == owner and not g.grantor]
        options = tuple(g for g in theirs if g.grantable and not g.columns and not owner_listed)
        have = [g for g in have if g.grantor or g.grantee not in (owner, before) or (g.columns and own_wanted is None)]
        found = changes(have, [g for g in wanted if g.grantor or g.grantee != owner])
        found = found._replace(revoked=(*found.revoked, *options))
        if own == own_wanted:
            return found
        everything = (Grant(owner, "all"),)
        if own_wanted is None:
            return found._replace(granted=(*found.granted, *everything))
        return found._replace(revoked=(*found.revoked, *everything), regranted=(*found.regranted, *sorted(own_wanted)))

    def _owner(self, view: View) -> str:
        """Return the owner of the object with these grants: the connected role if none is declared."""
        return view.owner or self._user

    def _default(self, view: View) -> tuple[list[Grant], frozenset[Grant] | None]:
        """Return the privileges of a new object: built in, or from the default privileges of its creator."""
        target = _target(view)
        kind = self.registry[target.kind]
        built_in = [Grant("PUBLIC", privilege) for privilege in kind.privileges.public_by_default]
        if target not in self._made:
            return built_in, None
        sort = kind.granted_sort
        schema = target.path[0] if kind.naming.in_schema else None
        if kind.yaml.layout is Layout.PROPERTY:
            # The path of a column's own grants begins with the word for a column.
            schema = target.path[1]
        whole, more = self._handed_out.get((sort, None)), self._handed_out.get((sort, schema))
        added = list(more.grants) if schema is not None and more is not None else []
        if whole is None or not (whole.grants or whole.own is None or added):
            # With empty default privileges PostgreSQL uses the built-in ones (aclmerge).
            return [g for g in (*built_in, *added) if g.grantee != self._user], None
        own = None if whole.own is None else frozenset(g for g in (*whole.own, *added) if g.grantee == self._user)
        return [g for g in (*whole.grants, *added) if g.grantee != self._user], own

    def granted_beyond(self, new: View | None, old: View | None) -> Changes:
        """Return the changes of grants that are declared as a difference from unknown ones.

        What either side revoked was there at first; what is undone is as it was then.
        """
        revoked = [each(view.revoked or ()) if view is not None else {} for view in (old, new)]
        came_with = {key: any(side.get(key) for side in revoked) for side in revoked for key in side}
        sides = []
        for view, gone in zip((old, new), revoked, strict=True):
            left = {key: option and key not in gone for key, option in came_with.items() if gone.get(key, True)}
            granted = each(view.granted or ()) if view is not None else {}
            sides.append(together({**left, **granted}))
        return changes(*sides)

    def handed_out(self, new: View | None, old: View | None) -> Changes:
        """Return the changes of default privileges, without the role's own for the whole database."""
        changed = new or old
        assert changed is not None
        hands_out = self.registry[changed.kind.name].privileges.default_privileges
        assert hands_out is not None
        one, other = (hands_out(view.object) if view is not None else None for view in (old, new))
        some = one or other
        assert some is not None
        have, wanted = (
            [g for g in (given.grants if given is not None else some.built_in) if some.schema or g.grantee != some.role]
            for given in (one, other)
        )
        return changes(have, wanted)


def filters(
    registry: Registry, made: Container[Identity] = (), handed_out: Iterable[HandsOut] = (), user: str = ""
) -> dict[str, Any]:
    """Return the filters that depend on the kinds, on what the plan creates, and on default privileges.

    ``user`` is the connected role.
    """
    calls = _Calls(registry, made, handed_out, user)
    names = ("on", "named", "altered", "granted_on", "regranted", "handed_out", "granted_beyond")
    return {name: getattr(calls, name) for name in names}
