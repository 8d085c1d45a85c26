"""The statements that rename objects and move them to other schemas; they come before all other changes of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from schemadiff.catalog.objects import Identity, Object
from schemadiff.ddl.exchanged_names import UNKNOWN, ExchangedNames
from schemadiff.ddl.locked_blocks import LockedBlocks
from schemadiff.ddl.preconditions import Lock, Other, Precondition, Preconditions
from schemadiff.ddl.statement_effects import StatementEffects
from schemadiff.ddl.template_objects import View
from schemadiff.ddl.templates import Templates
from schemadiff.ddl.touched_objects import TouchedObjects
from schemadiff.diff.rename_order import Rename
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.plan import Step
from schemadiff.planner.effect_table import effects
from schemadiff.planner.locked_relations import Subject
from schemadiff.planner.model import Action, PlanningInput


class RenameStatements:
    """Writes the statements of the renames of one plan."""

    def __init__(
        self,
        given: PlanningInput,
        renames: Sequence[Action],
        templates: Templates,
        preconditions: Preconditions,
        blocks: LockedBlocks,
        touched: TouchedObjects,
    ) -> None:
        self._given = given
        self._registry = given.registry
        self._renames = renames
        self._templates = templates
        self._preconditions = preconditions
        self._blocks = blocks
        self._touched = touched
        self._effects = StatementEffects(given, templates.migration)
        self._exchanged = ExchangedNames(given, templates, preconditions)

    def step(self, action: Action) -> Step:
        """Return the step of a rename; also of what leaves something that moves to another schema."""
        rename = action.rename
        assert rename is not None and action.old is not None
        if rename.inside is not None:
            return self._rename_inside(rename, action)
        if rename.left_by is not None:
            return self._release(rename, action, rename.left_by)
        before, after = action.old, rename.after
        identity = before.identity
        if rename.via is not None:
            identity = identity._replace(path=(*identity.path[:-1], rename.via))
            before = msgspec.structs.replace(before, identity=identity)
        kind = self._registry[after.kind]
        moves = (
            kind.naming.in_schema
            and identity.path[0] != after.path[0]
            and (kind.naming.schema_in_key or before.parent is None)
        )
        side = self._templates.live
        parts = list(self._moved(before, self._stops(identity, after)) if moves else self._renamed(before, after))
        made = []
        for holder, above, name in (each for each in rename.made if each[-1].since <= self._given.version):
            parts.append(self._templates.fill(holder.kind, name.template, {"path": holder.path, "made": name}))
            made.append((name.template, Subject(Object(holder, {}, above), None)))
        wanted = Object(after, before.values, before.parent)
        needs, also = self._effects.of_templates(
            ("rename", Subject(self._given.live.get(after) or before, None)), *made
        )
        named = (View(before, side).table or View(before, side)).path
        lock = self._blocks.lock(action, needs, named)
        bare = ";\n".join(parts)
        statement = self._guarded(rename, before, wanted, bare, lock)
        target = self._given.target.get(after)
        return Step(
            statement,
            "rename",
            after,
            f"rename {self._registry.title(identity)} to {after.name if not moves else '.'.join(after.path)}",
            needs,
            place=rename.place or (target.place if target else None),
            search_path=() if rename.opens_cycle else None,
            touches=self._touched.of([action]),
            relation=self._touched.relation(action),
            in_use=self._touched.in_use(action, named),
            also_locks=also,
            bare=bare,
        )

    def _guarded(self, rename: Rename, before: Object, wanted: Object, statement: str, lock: Lock | None) -> str:
        """Return the statements of a rename under their precondition: the old name is there, and the new one is not.

        Where it opens a cycle, the old name has to be that of the same object still.
        """
        there = self._exchanged.not_yet(before) if rename.opens_cycle else None
        if rename.opens_cycle and there is None:
            refused = Other("true", f"{self._registry.title(before.identity)}: {UNKNOWN}")
            return self._preconditions.around(Precondition((), True), None, None, None, (refused,))
        if not self._templates.has(self._registry[wanted.identity.kind], "exists"):
            return statement
        there = there or self._templates.exists(before, self._templates.live)
        own = self._of_its_table(before, rename.after) if rename.after not in self._given.target else ()
        absent = f"NOT {self._templates.exists(wanted, self._templates.live)}"
        return self._blocks.guarded(Precondition((there, *own, absent), rename.opens_cycle), statement, None, lock)

    def _of_its_table(self, before: Object, after: Identity) -> Iterator[str]:
        """Yield the condition that an object that goes belongs to its table, where its name alone does not tell that.

        Once it has gone, another one may have its name: the index of a table that has come from another schema. Its own
        table may be renamed in the same plan.
        """
        kind = self._registry[after.kind]
        parents = (before.parent,) if before.parent is not None else kind.privileges.owner_follows(before)
        if parents and self._templates.has(kind, "when_rename"):
            tables = dict.fromkeys(path for one in parents for path in (one.path, self._now.get(one, one).path))
            old = View(before, self._templates.live)
            yield self._templates.fill(kind.name, "when_rename", {"old": old, "tables": tuple(tables)})

    def _renamed(self, before: Object, after: Identity) -> Iterator[str]:
        """Yield the statement that gives an object another name where it is."""
        old = View(before, self._templates.live)
        yield self._templates.fill(after.kind, "rename", {"old": old, "to": after.name, "to_schema": None})

    def _moved(self, before: Object, stops: Iterable[Identity]) -> Iterator[str]:
        """Yield the statements that take an object through these schemas and names, one at a time."""
        at = before.identity
        for to in stops:
            old = View(msgspec.structs.replace(before, identity=at), self._templates.live)
            to_schema = to.path[0] if to.path[0] != at.path[0] else None
            yield self._templates.fill(to.kind, "rename", {"old": old, "to": to.name, "to_schema": to_schema})
            at = to

    def _rename_inside(self, rename: Rename, action: Action) -> Step:
        """Return the step that renames something inside of an object: a label of an enum."""
        assert rename.inside is not None
        kind = self._registry[rename.after.kind]
        old, new = rename.inside
        context = {"path": rename.after.path, "before": old, "after": new}
        precondition = Precondition((self._templates.fill(kind.name, "when_rename_inside", context),))
        bare = self._templates.fill(kind.name, "rename_inside", context)
        return Step(
            self._preconditions.around(precondition, bare, None),
            "rename",
            rename.after,
            f"rename {old} in {self._registry.title(rename.after)} to {new}",
            effects(self._registry, kind.name, "rename"),
            place=rename.place,
            touches=self._touched.of([action]),
            relation=self._touched.relation(action),
            bare=bare,
        )

    def _release(self, rename: Rename, action: Action, left_by: Object) -> Step:
        """Return the step that detaches an object from what moves to another schema, so that it stays."""
        kind = self._registry[rename.after.kind]
        change = kind.fields.by_name[kind.privileges.owner_release_field].change
        assert isinstance(change, ChangeStrategy) and change.template is not None
        values = {
            name: value for name, value in rename.before.values.items() if name != kind.privileges.owner_release_field
        }
        free = View(msgspec.structs.replace(rename.before, values=values), self._templates.live)
        statement = self._templates.fill(kind.name, change.template, {"old": None, "new": free})
        there = [self._templates.exists(item, self._templates.live) for item in (left_by, rename.before)]
        return Step(
            self._preconditions.around(Precondition(tuple(there)), statement, None),
            "alter",
            rename.after,
            f"alter {self._registry.title(rename.after)}: {kind.privileges.owner_release_field.replace('_', ' ')}",
            self._effects.of_templates((change.template, Subject(rename.before, rename.before)))[0],
            place=rename.place,
            touches=self._touched.of([action]),
            relation=self._touched.relation(action),
            bare=statement,
        )

    def _stops(self, before: Identity, after: Identity) -> list[Identity]:
        """Return the free names on the way to another schema and name: PostgreSQL changes one at a time."""
        if before.name == after.name:
            return [after]
        there, here = ((schema, name) for schema, name in ((after.path[0], before.name), (before.path[0], after.name)))
        if there not in self._held:
            return [after._replace(path=there), after]
        if here not in self._held:
            return [after._replace(path=here), after]
        aside = f"schemadiff_{before.name}"[:60]
        return [after._replace(path=(schema, aside)) for schema in (before.path[0], after.path[0])] + [after]

    @cached_property
    def _now(self) -> dict[Identity, Identity]:
        """Return what objects are called after the renames, by what they were called before."""
        return {old: new for new, old in self._given.previous.items()}

    @cached_property
    def _held(self) -> frozenset[tuple[str, ...]]:
        """Return every name that an object in a schema has before or after the plan."""
        both = (self._given.live, self._given.target, (a.old for a in self._renames if a.old is not None))
        return frozenset(
            path for items in both for o in items for _, path, _ in self._registry[o.identity.kind].takes(o)
        )
