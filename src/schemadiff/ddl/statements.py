"""Turns groups of actions into steps: calls templates, adds preconditions, looks up effects and hazards.

Every statement can run twice. It has its own IF [NOT] EXISTS or OR REPLACE if that is enough; otherwise it is in a DO
block that tests whether the object exists, or whether it still has its old definition.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.plain_data import written
from schemadiff.ddl.annotations import Review
from schemadiff.ddl.data_checks import DataChecks
from schemadiff.ddl.locked_blocks import LockedBlocks
from schemadiff.ddl.preconditions import Precondition, Preconditions
from schemadiff.ddl.rename_statements import RenameStatements
from schemadiff.ddl.shared_waits import with_waits
from schemadiff.ddl.statement_effects import StatementEffects
from schemadiff.ddl.step_order import Placed, in_turn
from schemadiff.ddl.template_objects import Side, View
from schemadiff.ddl.templates import Templates
from schemadiff.ddl.touched_objects import TouchedObjects
from schemadiff.errors import Finding, InputError
from schemadiff.kindspec import field_types as t
from schemadiff.plan import Hazard, Recovery, Step
from schemadiff.planner import type_conversion
from schemadiff.planner.groups import Group
from schemadiff.planner.hazards import Hazards
from schemadiff.planner.locked_relations import Subject
from schemadiff.planner.model import Action, PlanningInput
from schemadiff.planner.renamed_names import RenamedNames
from schemadiff.references.hierarchy import Hierarchy
from schemadiff.references.secret_variables import secret_variables
from schemadiff.references.texts import free_texts
from schemadiff.seeds.statements import Statement, statements
from schemadiff.sql.namespaces import Namespace

_FINGERPRINT_FORMAT = b"schemadiff plan 2\n"
"""To be raised when the same plan would get another digest."""
_FREE_TEXT = (
    *(t.Expression, t.Query, t.SqlBody, t.RuleCommands, t.RoutineBody),
    *(t.IndexElements, t.Parameters, t.Rows),
)


class Renderer:
    """Writes the statements of one plan."""

    def __init__(
        self,
        given: PlanningInput,
        renames: Iterable[Action],
        groups: list[Group],
        *,
        before_renames: int = 0,
        check_bodies: bool = True,
        hazards: Hazards | None = None,
    ) -> None:
        """Prepare the statements of the groups, of which the first ``before_renames`` run before the renames."""
        self.given = given
        self.check_bodies = check_bodies
        self.registry = given.registry
        self.renames = tuple(renames)
        self.groups = groups
        self._before_renames = before_renames
        self.templates = Templates(given, groups)
        self.preconditions = Preconditions(given, self.templates, groups, renames=bool(self.renames))
        self._effects = StatementEffects(given, self.templates.migration, groups)
        self.hazards = hazards or Hazards()
        self.review = Review(given, self._effects, groups, self.hazards.of_changes)
        self.data_checks = DataChecks(given, self.templates, groups)
        self._touched = TouchedObjects(given)
        self._hierarchy = Hierarchy(given.target, given.registry)
        self._blocks = LockedBlocks(given.registry, self.templates, self.preconditions, self._touched)
        self._renaming = RenameStatements(
            given, self.renames, self.templates, self.preconditions, self._blocks, self._touched
        )

    def steps(self) -> list[Step]:
        """Return one step for each rename and each group.

        What cannot run in a transaction with others comes first, so that all the rest is done completely or not at all.
        """
        made: list[Placed] = []
        wrong: list[Finding] = []
        renamed = self.review.renamed | {a.identity for a in self.renames}
        for number, group in enumerate(self.groups):
            try:
                steps = self._group(group)
            except InputError as error:
                wrong += error.findings
                continue
            early = number < self._before_renames
            for step in steps:
                outside = group.main.online is None and not step.effects.transactional and step.identity not in renamed
                ahead = 0 if outside else 1 if self._is_entered(step) else None
                made.append(Placed(step, group.unit, before_renames=early, ahead=ahead))
        if wrong:
            raise InputError(wrong)
        names = RenamedNames((a.rename for a in self.renames if a.rename is not None), self.given.previous)
        ordered = in_turn(made, list(self._renamed()), names, self.given.previous)
        return with_waits(list(self._blocks.locked(ordered)), self.given)

    def _renamed(self) -> Iterator[Step]:
        """Yield the steps of the renames, with what they risk."""
        hazards = self.hazards.of_renames or [()] * len(self.renames)
        for action, found in zip(self.renames, hazards, strict=True):
            yield replace(self._renaming.step(action), hazards=tuple(found))

    def _is_entered(self, step: Step) -> bool:
        """Tell whether the step creates a schema that a rename moves something into."""
        return (
            step.operation == "create"
            and self.registry[step.identity.kind].naming.namespace == Namespace.SCHEMA
            and any(a.identity.path[0] == step.identity.name and len(a.identity.path) > 1 for a in self.renames)
        )

    def _group(self, group: Group) -> list[Step]:
        """Return the steps of a group, after those that its templates need before them (``before_…``)."""
        return [*(step for action in group for step in self._ahead(action)), *self._of_group(group)]

    def _ahead(self, action: Action) -> Iterator[Step]:
        kind, name = self.registry[action.identity.kind], f"before_{action.template}"
        if not self.templates.has(kind, name):
            return
        if statement := self.templates.fill(kind.name, name, self.templates.context(action)):
            title = f"record the state of {self.registry.title(action.identity)}"
            needs, also = self._effects.of_templates((name, Subject(action.old, action.new)))
            yield Step(statement, "alter", action.identity, title, needs, place=action.item.place, also_locks=also)

    def _of_group(self, group: Group) -> list[Step]:
        main = group.main
        if main.rebuild and main.operation == "create" and main.item.get("role") == self._user:
            return []
        kind = self.registry[main.identity.kind]
        if kind.fields.hold_rows:
            return list(self._rows(main))
        if kind.statements.alter_table_action and main.template not in kind.statements.standalone:
            return [self._batch(group)]
        more: dict[str, Any] = {}
        if main.operation == "create":
            more["inline"] = self._inline(group)
        elif main.operation == "drop":
            more["along"] = self._along(group)
        if main.strategy is not None and main.strategy.replaces_type and main.operation == "alter":
            return [self._step(group, self._replaced_type(group), [main])]
        statement = self.templates.action(main, **more)
        return [self._step(group, statement, [main])] if statement else []

    def _along(self, group: Group) -> list[View]:
        """Return the top-level objects that the group's leading statement drops as well: routines of a base type."""
        return [View(a.old, self.templates.live) for a in group.members if a.old is not None and a.old.parent is None]

    def _replaced_type(self, group: Group) -> str:
        """Return the statements that rename the old object to a temporary name and create the new one."""
        main = group.main
        assert main.old is not None
        kind = self.registry[main.identity.kind]
        old = View(main.old, self.templates.live)
        to = type_conversion.temporary_identity(main.identity)
        context = {"old": old, "to": to.name, "to_schema": None}
        parts = [self.templates.fill(kind.name, "rename", context)]
        parts += [
            self.templates.fill(kind.name, made.template, {"path": to.path, "made": made})
            for made in type_conversion.made_names(kind, main.old, self.given.live)
            if made.since <= self.given.version
        ]
        create = self.templates.context(main, inline=self._inline(group))
        return ";\n".join((*parts, self.templates.fill(kind.name, "create", create)))

    def _rows(self, action: Action) -> Iterable[Step]:
        """Yield the steps for a seed's rows, as the comparison on the server found them."""
        seed = action.item
        changes = self.given.seeds.rows[action.identity]
        wanted = [c for c in changes if (c.operation == "delete") == (action.template == "delete")]
        for statement in statements(seed, wanted):
            yield Step(
                self.templates.fill(seed.identity.kind, statement.template, dict(statement.context)),
                statement.operation,
                seed.identity,
                statement.title,
                self._effects.of_templates((statement.template, Subject(None, seed)))[0],
                hazards=tuple(self._row_hazards(seed, statement)),
                place=statement.place or seed.place,
                search_path=seed.search_path,
                environment=statement.environment,
                touches=self._touched.of([action]),
                relation=self._touched.relation(action),
                rows=len(statement.rows) if statement.operation != "insert" else None,
            )

    def _row_hazards(self, seed: Object, statement: Statement) -> Iterable[Hazard]:
        if statement.operation == "delete" and seed.parent is not None:
            yield Hazard("deletes-data", seed.parent, statement.title, of_rows=True)

    def _inline(self, group: Group) -> list[str]:
        """Return what is inside of CREATE TABLE's parentheses: columns with their defaults, then constraints."""
        members = [a for a in group.members if a.item.parent == group.main.identity]
        nested: dict[Identity, list[Action]] = {}
        for action in group.members:
            if action.item.parent is not None and action.item.parent != group.main.identity:
                nested.setdefault(action.item.parent, []).append(action)
        lines = []
        for action in members:
            inner = [
                self.templates.fill(a.identity.kind, "inline", self.templates.context(a))
                for a in nested.get(action.identity, ())
            ]
            context = self.templates.context(action, inline=inner, apart=False)
            lines.append(self.templates.fill(action.identity.kind, "inline", context))
        return lines

    def _batch(self, group: Group) -> Step:
        """Return one ALTER TABLE with several subcommands."""
        subcommands: list[str] = []
        created = {a.identity for a in group if a.operation == "create"}
        nested: dict[Identity, Action] = {}
        within: dict[Identity, list[Action]] = {}
        for action in group:
            parent = action.item.parent
            if action.operation == "create" and parent is not None and parent in created:
                nested[action.identity] = action
        for action in nested.values():
            assert action.item.parent is not None
            within.setdefault(action.item.parent, []).append(action)
        dropped = {a.identity for a in group if a.operation == "drop"}
        parts: list[Action] = []
        for action in group:
            if action.identity in nested or (action.operation == "drop" and self._goes_along(action, dropped)):
                continue
            inner = [
                self.templates.fill(a.identity.kind, "inline", self.templates.context(a))
                for a in within.get(action.identity, ())
            ]
            subcommands.append(self.templates.action(action, inline=inner))
            parts.append(action)
        table = View(group.main.item, self._side(group.main)).table
        assert table is not None
        return self._step(group, self.templates.altered(table, subcommands, group.main.item), parts)

    def _goes_along(self, action: Action, dropped: set[Identity]) -> bool:
        assert action.old is not None
        holder = self.registry[action.identity.kind].dependencies.dropped_with(action.old)
        return holder in dropped and self.registry[action.identity.kind].statements.dropped_with_parent

    def _side(self, action: Action) -> Side:
        to_be = action.new is not None and action.operation != "drop"
        return self.templates.target if to_be else self.templates.before(action.item)

    def _step(self, group: Group, statement: str, parts: list[Action]) -> Step:
        main = group.main
        path = self._search_path(group, statement)
        precondition = self.preconditions.of(parts)
        others = tuple(self.preconditions.others(parts))
        needs, also = self.review.effects(group)
        lock = self._blocks.lock(main, needs)
        outside = not needs.transactional
        when = "\n  AND ".join(precondition.conditions) if outside and precondition is not None else None
        bare = statement
        if outside:
            pass
        elif precondition is not None or (others and main.operation == "drop"):
            precondition = precondition or Precondition((), True)
            statement = self._blocks.guarded(precondition, statement, path, lock, others)
            if precondition.definitional:
                path = ()
        elif others:
            # What it creates is not indented in the block: the text of a view or body would change.
            statement = f"{self._blocks.looked(others, path, lock)};\n{statement}"
        shown = self.review.shown(group)
        return Step(
            sql=statement,
            operation=main.operation,
            identity=main.identity,
            title="; ".join(dict.fromkeys(self.review.title(a) for a in shown)),
            effects=needs,
            hazards=tuple(self.review.hazards(group, needs)),
            data_checks=tuple(p for a in group for p in self.data_checks.of(a, group)),
            place=next((a.item.place for a in group if a.item.place is not None), None),
            search_path=path,
            environment=tuple(sorted({v for a in group for v in self._variables(a) if v})),
            check_bodies=self.check_bodies and not group.early,
            because=tuple(dict.fromkeys(c for a in shown for c in a.causes if c != a.item.parent)),
            part_of=self.review.part_of(main),
            serves=self.review.served(main),
            touches=self._touched.of(group),
            absent=self._absent(main),
            relation=self._touched.relation(main),
            in_use=self._touched.in_use(main, also=also),
            alone=main.online is not None and main.online.alone,
            when=when,
            recovery=self._recovery(main) if outside else None,
            also_locks=also,
            bare=bare if bare != statement else None,
            size=self.review.size(main),
            seconds=self.review.seconds(main, needs),
        )

    def _recovery(self, action: Action) -> Recovery | None:
        """Return what removes the remains of an interrupted run of a statement outside of a transaction, or ends it."""
        kind = self.registry[action.identity.kind]
        name = "remove_failed" if action.operation == "create" else "finish_interrupted"
        if action.operation == "drop" or not self.templates.has(kind, name):
            return None
        context = self.templates.context(action)
        return Recovery(
            self.templates.fill(kind.name, f"when_{name}", context), self.templates.fill(kind.name, name, context)
        )

    def _absent(self, action: Action) -> str | None:
        """Return the condition that a new top-level object already exists."""
        kind = self.registry[action.identity.kind]
        first = action.operation == "create" and action.template == "create" and not action.rebuild
        if not first or action.new is None or action.new.parent is not None or not self.templates.has(kind, "exists"):
            return None
        if not self.templates.may_ask(action.identity):
            return None
        return self.templates.exists(action.new, self.templates.target)

    def _variables(self, action: Action) -> Iterable[str]:
        """Return the environment variables whose values the statement writes."""
        return (
            secret_variables(action.new, self.registry) if action.operation != "drop" and action.new is not None else ()
        )

    @property
    def _user(self) -> str | None:
        """Return the connected role: it owns what it creates."""
        return self.given.server.current_user or None

    def _search_path(self, group: Group, statement: str) -> tuple[str, ...] | None:
        """Return the schemas for names in SQL texts of a statement; None where the statement has no such text.

        An alteration can write texts of objects below its own (a change of type drops the default and sets it again),
        and of what it inherits (a table has the checks of its new parents first).
        """
        for action in group:
            if action.operation == "drop" or action.new is None:
                continue
            if self._has_text(action.new):
                return action.new.search_path
            for item in self._related(action.new) if action.operation == "alter" else ():
                if any(text in statement for _, text in free_texts(item, self.registry)):
                    return item.search_path
        return None

    def _related(self, item: Object) -> Iterator[Object]:
        """Yield what the plan leads to below an object and, if it is a relation, below those it inherits from."""
        target = self.given.target
        yield from target.children(item.identity)
        if self.registry[item.identity.kind].inheritance.parent_relations is not None:
            for above in self._hierarchy.above(item):
                yield from target.children(above.identity)

    def _has_text(self, item: Object) -> bool:
        fields = self.registry[item.identity.kind].fields.by_name
        names = (*item.values, *(item.hints or ()))
        return any(isinstance(fields[n].type, _FREE_TEXT) for n in names if n in fields)


def fingerprint(steps: Iterable[Step], objects: Mapping[Identity, Object]) -> str:
    """Return a digest of the steps and of the live objects they start from.

    It depends on values and not on the names of classes.
    """
    digest = hashlib.sha256(_FINGERPRINT_FORMAT)
    for step in steps:
        item = objects.get(step.identity)
        begins = {name: written(value) for name, value in item.values.items()} if item is not None else None
        digest.update(json.dumps([step.sql, begins], sort_keys=True, ensure_ascii=False).encode())
    return digest.hexdigest()
