"""What a sandbox cannot have of a source, and the harmless objects that are created there instead.

PostgreSQL reserves to superusers what could take over a server: native code, what decides how native code is called
(base types, operator classes, index methods and so on), and code that runs for every user (event triggers). The
administrator of the sandbox creates such objects where others depend on them, in a harmless form that the kind gives
(``Kind.substitutes.in_sandbox``). What nothing depends on is left out. In the catalog that is read from the sandbox,
the declared values are then restored.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import msgspec

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, is_of_the_system
from schemadiff.kindspec.registry import Registry
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute
from schemadiff.postgres.embedded.sandbox import BUILDER, Sandbox
from schemadiff.postgres.quoting import qualified

Known = TypeVar("Known")


@dataclass
class StandIns:
    """The declared catalog as it can be built in a sandbox, and how to restore the source's values."""

    declared: Catalog
    """The declared catalog with every name resolved."""
    buildable: Catalog
    administered: frozenset[Identity]
    """The objects that the administrator creates."""
    registry: Registry
    left_out: set[Identity] = field(default_factory=set)
    """The objects that could not be created, as the builder lacked a privilege."""
    extensions: set[Identity] = field(default_factory=set)
    """The extensions that were stood in for, whether the source has them or not."""
    lacks: frozenset[str] | None = None
    """Texts that errors about missing members of these contain; None if nothing is missing."""

    needing: list[str] = field(default_factory=list)
    """What could not be created because it needs such a member."""

    def made_by_administrator(self, identity: Identity) -> bool:
        """Tell whether the administrator creates the object, or owns the object that it is below."""
        seen = self.buildable.get(identity)
        root = self.buildable.root(seen) if seen is not None else identity
        return identity in self.administered or (root in self.administered and not self._is_given(root))

    def called(self, identity: Identity) -> str | None:
        """Return the object as ALTER … OWNER TO names it, if the builder is to own it; else None."""
        return self.in_sql(identity) if self._is_given(identity) else None

    def in_sql(self, identity: Identity) -> str:
        """Return the object as ALTER names it: its sort and its name."""
        kind = self.registry[identity.kind]
        arguments = f"({identity.arguments})" if identity.arguments is not None else ""
        name = (
            kind.naming.sql_name(identity)
            if kind.naming.sql_name is not None
            else f"{qualified(identity.path)}{arguments}"
        )
        return f"{kind.sql_keyword} {name}"

    def _is_given(self, identity: Identity) -> bool:
        """Tell whether the builder owns such an object once the administrator has created it."""
        return self.registry[identity.kind].substitutes.given_to_builder

    def without_its_own(self, live: Catalog) -> Catalog:
        """Return the live catalog without the privileges on functions of extensions that the sandbox revoked."""
        if not any(self.registry[name].substitutes.changed_by_sandbox for name in live.by_kind):
            return live
        return live.replacing(
            item for item in live if not self.registry[item.identity.kind].substitutes.changed_by_sandbox
        )

    def put_back(self, live: Catalog, administrator: str) -> Catalog:
        """Return the catalog of the sandbox as it would be if the source had been built without changes."""
        cluster = {kind.name for kind in self.registry.kinds.values() if kind.management.cluster_wide}
        found: dict[Identity, Object] = {}
        for item in live:
            if not self._is_ours(item, live, cluster):
                found[item.identity] = self._as_declared(_owned_by_builder(item, administrator))
        for item in self.declared:
            left = item.identity not in self.buildable or item.identity in self.left_out
            nothing = self.registry[
                item.identity.kind
            ].prerequisites.label_providers is not None and not item.values.get("labels")
            if left and not nothing and self._is_asked_for(item, live, cluster):
                found[item.identity] = self._added(item, live)
        return self._without_what_came_along(live.replacing(found.values()))

    def _without_what_came_along(self, found: Catalog) -> Catalog:
        """Return the catalog without declared privileges on an extension's members that the extension grants itself."""
        for name in found.by_kind:
            reconcile = self.registry[name].reconciliation.declared
            if not self.registry[name].substitutes.changed_by_sandbox or reconcile is None:
                continue
            less = {o.identity: o for o in reconcile(found, found, lambda property_: frozenset(), lambda property_: "")}
            kept = (less.get(o.identity, o) for o in found)
            found = found.replacing(o for o in kept if o.values or o.identity not in less)
        return found

    def _is_asked_for(self, item: Object, live: Catalog, cluster: Collection[str]) -> bool:
        """Tell whether the live catalog was read far enough to contain the object."""
        root = self.declared.root(item)
        if root.kind in cluster:
            return bool(live.by_kind.get(root.kind))
        return not self.registry[root.kind].naming.in_schema or root.path[0] in live.schemas

    def _is_ours(self, item: Object, live: Catalog, cluster: Collection[str]) -> bool:
        """Tell whether an object is the sandbox's own: a role, a membership, a privilege that it has revoked."""
        if self.registry[item.identity.kind].substitutes.changed_by_sandbox:
            return True
        root = live.root(item)
        if root in self.extensions and root not in self.declared:
            return True
        if root.kind not in cluster:
            return False
        is_membership = item.identity != root and item.identity.kind in cluster
        return is_membership or root.name.startswith("schemadiff_")

    def _as_declared(self, item: Object) -> Object:
        wanted, built = self.declared.get(item.identity), self.buildable.get(item.identity)
        if wanted is None or built is None or wanted is built:
            return item
        changed = {k for k in {*wanted.values, *built.values} if wanted.get(k) != built.get(k)}
        values = {k: v for k, v in item.values.items() if k not in changed}
        values.update((k, wanted.values[k]) for k in changed if k in wanted.values)
        hints, given, taken = dict(item.hints or {}), wanted.hints or {}, built.hints or {}
        for name in {*given, *taken}:
            if given.get(name) != taken.get(name):
                hints.pop(name, None)
                if given.get(name):
                    hints[name] = given[name]
        return msgspec.structs.replace(item, values=values, hints=hints or None)

    def _added(self, item: Object, live: Catalog) -> Object:
        """Return a declared object as if it had been read: without a place, with an address on the server."""
        bearer = live.get(item.parent) if item.parent is not None else None
        address = bearer.address if bearer is not None and not self.registry[item.identity.kind].yaml.parents else None
        values = self.registry[item.identity.kind].substitutes.as_read(item)
        return msgspec.structs.replace(item, values=values, place=None, hints=None, address=address)


def _owned_by_builder(item: Object, administrator: str) -> Object:
    if structure.is_owner(item.identity) and item.get("role") == administrator:
        return msgspec.structs.replace(item, values={**item.values, "role": BUILDER})
    return item


class _Facts:
    """What the kinds ask about the sandbox and the catalog; implements ``SandboxLookup``."""

    def __init__(self, declared: Catalog, sandbox: Sandbox, languages: Collection[str] | None) -> None:
        self._declared = declared
        self._languages = languages
        self._sandbox = sandbox
        self._known: dict[Callable[[SandboxLookup], Any], Any] = {}

    @property
    def declared(self) -> Catalog:
        return self._declared

    @property
    def languages(self) -> Collection[str] | None:
        return self._languages

    def query(self, text: str) -> Sequence[tuple[Any, ...]]:
        return self._sandbox.administrate(text)

    def known(self, found: Callable[[SandboxLookup], Known]) -> Known:
        if found not in self._known:
            self._known[found] = found(self)
        return cast("Known", self._known[found])


def stand_ins(
    declared: Catalog, registry: Registry, sandbox: Sandbox, languages: Collection[str] | None = None
) -> StandIns:
    """Return what can be built in a sandbox of a declared catalog whose names are resolved.

    ``languages`` are those that exist where the catalog will be applied; a routine in another one is left as it is, so
    that the server rejects it. None if that is not known.
    """
    facts = _Facts(declared, sandbox, languages)
    made = {item.identity: one for item in declared if (one := _substitute(item, registry, facts)) is not None}
    built = {identity: one.item for identity, one in made.items()}
    left_out = {k.name for k in registry.kinds.values() if k.substitutes.left_out or k.management.cluster_wide}
    catalog = Catalog(
        (item for item in built.values() if _has_bearers(item, built, declared)),
        schemas=declared.schemas,
        unmodelled=declared.unmodelled,
        sections=declared.sections - left_out,
        clones=declared.clones,
        whole=declared.whole,
    )
    administered = frozenset(identity for identity, one in made.items() if one.by_administrator)
    return StandIns(declared, catalog, administered, registry)


def _substitute(item: Object, registry: Registry, facts: SandboxLookup) -> Substitute | None:
    """Return the object as the sandbox can have it; None for what is left out."""
    kind = registry[item.identity.kind]
    if kind.management.cluster_wide or kind.substitutes.left_out or kind.prerequisites.label_providers is not None:
        return None
    found = kind.substitutes.in_sandbox(item, facts)
    if found is None or not found.by_administrator:
        return found
    # The administrator creates nothing in a schema of the system.
    return None if kind.naming.in_schema and is_of_the_system(item.identity.path[0]) else found


def _has_bearers(item: Object, built: Mapping[Identity, Object], declared: Catalog) -> bool:
    """Tell whether all objects above this one are built; one that is not declared is the server's."""
    while item.parent is not None:
        if item.parent not in built:
            return item.parent not in declared
        item = built[item.parent]
    return True
