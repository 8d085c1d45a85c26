"""The state that a plan starts from and the one that it leaves, to be saved with the plan.

A plan touches whole top-level objects: a table with its columns, constraints, indexes, triggers and privileges. Of
what new definitions refer to, it depends on the object that is named, a column or a key for example, and not on what
else there is of that table.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Address, Identity, Object
from schemadiff.catalog.plain_data import written
from schemadiff.catalog.saved_state import Expected, Part, SavedState, Scope
from schemadiff.diff.catalogs import target
from schemadiff.kindspec.conversion_check import CONVERSION_CHECK
from schemadiff.pipeline.plan_stage import Made
from schemadiff.pipeline.request import Request
from schemadiff.plan import Plan
from schemadiff.postgres.connection import one_row

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


def digest(item: Object) -> str:
    """Return a digest of an object's definition, which depends on values and not on oids or positions."""
    values = {name: written(value) for name, value in item.values.items()}
    parts = [written(item.identity), written(item.parent), values]
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def saved_state(connection: Connection, made: Made, request: Request) -> SavedState:
    """Return what has to be saved with a plan so that it can run without the YAML."""
    (database,) = one_row(connection.execute("SELECT pg_catalog.current_database()::text"))
    return Touched(made, request).state(database)


class Touched:
    """What a plan touches and depends on, by the identities before and after its renames."""

    def __init__(self, made: Made, request: Request) -> None:
        compared = made.compared
        self._made = made
        self._registry = request.registry
        self._before = compared.before
        self._live = compared.live
        # That of the planning input has directives that the planner has added.
        self.target = target(compared.live, compared.declared, request.registry, request.scope)
        self._previous = made.given.previous

    def state(self, database: str) -> SavedState:
        """Return the state before the plan, by digests, and the one after it, by value."""
        declared = self._made.compared.declared
        read = None if self._before.whole else tuple(sorted(self._before.schemas))
        return SavedState(
            database,
            Scope(read, tuple(sorted(declared.schemas)), tuple(sorted(declared.sections))),
            tuple(self.depends_on()),
            self.after(),
            dependents=tuple(self.dependents()),
            addresses=tuple(self._addresses()),
        )

    def depends_on(self) -> Iterator[Expected]:
        """Yield what the plan touches, then what has to be absent, what else it depends on, and what depends on it."""
        for item in self._before:
            if (root := self._before.root(item)) in self.roots_before:
                yield Expected(item.identity, root, digest(item))
        for identity in self.roots:
            if identity not in self._before:
                yield Expected(identity, identity, None)
        yield from self.others()

    def others(self) -> Iterator[Expected]:
        """Yield objects that the plan does not touch: what its definitions refer to, and what depends on its drops."""
        for identity in dict.fromkeys((*self._references(), *self._dependents())):
            known = self._previous.get(identity, identity)
            if (item := self._before.get(known)) is None:
                continue
            if (root := self._before.root(item)) not in self.roots_before:
                yield Expected(known, root, self.needed(item))

    def needed(self, item: Object) -> str:
        """Return the digest of an object that the plan depends on and does not touch.

        Of a relation, its columns and keys are needed, which are objects of their own.
        """
        return "" if self._registry[item.identity.kind].dependencies.provides == "columns" else digest(item)

    def after(self) -> Part:
        """Return what the plan touches as it will be, with the rows that its rows refer to."""
        part = self._part(self.target, self.roots)
        found = (o for i in self._seeds for o in self._with_table(i) if self.target.root(o) not in self.roots)
        return part._replace(objects=(*part.objects, *{o.identity: o for o in found}.values()))

    def _part(self, catalog: Catalog, roots: Iterable[Identity]) -> Part:
        wanted = frozenset(roots)
        both = self.roots_before | self.roots.keys()
        found = (o for o in catalog if catalog.root(o) in wanted and self._is_meant(o, catalog))
        return Part(both, tuple(map(_as_declared, found)))

    def _is_meant(self, item: Object, catalog: Catalog) -> bool:
        """Tell whether an object is managed, or stays as it is; rows are if the plan changes or refers to them.

        What the server drops together with something else, such as the owner of a table, is in the target still if it
        is not declared.
        """
        kind = self._registry[item.identity.kind]
        if kind.fields.hold_rows:
            return item.identity in self._seeds
        return not kind.management.opt_in or item.identity in self._made.compared.declared

    def _with_table(self, seed: Identity) -> Iterator[Object]:
        root = self.target.root(self.target[seed])
        yield self.target[seed]
        if (table := self.target.get(root)) is not None:
            yield table
            yield from (o for o in self.target.family(root) if not self._registry[o.identity.kind].fields.hold_rows)

    @cached_property
    def roots(self) -> dict[Identity, None]:
        """Return the top-level objects that the plan touches, by their identities after the renames."""
        return dict.fromkeys(self._root(identity) for identity in self._changed())

    @cached_property
    def roots_before(self) -> frozenset[Identity]:
        """Return the same objects by the identities that the server knows them by."""
        return frozenset(self._previous.get(root, root) for root in self.roots)

    def _root(self, identity: Identity) -> Identity:
        for catalog in (self.target, self._live):
            if (item := catalog.get(identity)) is not None:
                return catalog.root(item)
        return identity

    def _changed(self) -> Iterator[Identity]:
        """Yield what the plan creates, alters, drops, renames or rebuilds, and the seeds whose rows it changes.

        An opt-in difference can be one that no statement is needed for, such as an owner that the object has anyway.
        """
        comparison = self._made.compared.comparison
        differing = (*comparison.created, *comparison.dropped, *(pair.declared for pair in comparison.pairs))
        kinds = self._registry
        yield from (item.identity for item in differing if not kinds[item.identity.kind].management.opt_in)
        yield from (rename.after for rename in self._made.compared.renames)
        yield from (step.identity for step in self._made.plan.steps)
        yield from (identity for identity, rows in self._made.given.seeds.rows.items() if rows)

    def _references(self) -> Iterator[Identity]:
        """Yield what the new definitions refer to, as their texts say and as the server has recorded it."""
        changed = set(self._changed())
        created = {step.identity for step in self._made.plan.steps if step.operation == "create"}
        below = {o.identity for i in created if i in self.target for o in self.target.family(i)}
        recorded: dict[Identity, list[Identity]] = {}
        for dependency in self._made.given.dependencies:
            recorded.setdefault(dependency.dependent, []).append(dependency.referenced)
        for identity in sorted(changed | below, key=str):
            if (item := self.target.get(identity)) is None:
                continue
            yield from (ref.to for ref in self._made.given.target_names.of(item))
            yield from recorded.get(identity, ())
            if self._registry[identity.kind].naming.in_schema:
                yield structure.schema(identity.path[0])

    def dependents(self) -> Iterator[Identity]:
        """Yield the other top-level objects that depend on something that the plan touches, as they are called now."""
        found: set[Identity] = set()
        for dependency in self._made.given.dependencies:
            dependent, referenced = map(self._root_before, (dependency.dependent, dependency.referenced))
            if referenced in self.roots_before and dependent not in self.roots_before:
                found.add(dependent)
        yield from sorted(found, key=str)

    def _root_before(self, identity: Identity) -> Identity:
        known = self._previous.get(identity, identity)
        return self._before.root(self._before[known]) if known in self._before else known

    def _dependents(self) -> Iterator[Identity]:
        """Yield what depends on something that the plan drops or replaces."""
        goes = dropped_addresses(self._made.plan)
        for item in self._live if goes else ():
            if item.address in goes:
                yield from (d.dependent for d in self._made.given.dependencies.on(item.identity))

    @cached_property
    def _seeds(self) -> list[Identity]:
        """Return the seeds whose rows change and those that their rows refer to."""
        found: dict[Identity, None] = {}
        left = [identity for identity, rows in self._made.given.seeds.rows.items() if rows]
        while left:
            if (identity := left.pop()) not in found and identity in self.target:
                found[identity] = None
                left += self._made.given.seeds.references.get(identity, ())
        return list(found)

    def _addresses(self) -> Iterator[tuple[Address, Identity]]:
        """Yield the objects that statements name by their addresses, and those that the steps were planned for."""
        used = {touch.address for step in self._made.plan.steps for touch in step.touches}
        used |= {step.relation for step in self._made.plan.steps if step.relation is not None}
        for step in self._made.plan.steps:
            used |= {Address(*map(int, found)) for found in ADDRESS.findall(step.sql)}
        for item in (*self._before, *self._before.clones):
            if item.address in used:
                yield item.address, item.identity


def _as_declared(item: Object) -> Object:
    """Return the object without the directives that a plan adds; the next one adds its own."""
    hints = {k: v for k, v in (item.hints or {}).items() if v is not None and k != CONVERSION_CHECK.name}
    return msgspec.structs.replace(item, hints=hints or None) if hints != item.hints else item


def dropped_addresses(plan: Plan) -> frozenset[Address]:
    """Return the addresses of what a plan drops; a step that drops a part touches the whole by name."""
    return frozenset(t.address for step in plan.steps for t in step.touches if t.goes and t.depth != "name")


ADDRESS = re.compile(r"pg_identify_object_as_address\((\d+), (\d+), (\d+)\)")
"""How statements name an object by its address."""
