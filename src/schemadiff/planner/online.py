"""The statements that change a table in use, in place of those that would make its users wait.

The kinds say which these are (``StoredValues.online``). A table is in use if it existed before the plan and has rows;
what the plan creates, and what is empty, is changed by the plain statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from schemadiff.catalog.hints import ONLINE
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.online import OnlineChange, OnlinePart, Relatives
from schemadiff.kindspec.statements import Migration
from schemadiff.planner.model import Action, Online, PlanningInput
from schemadiff.references.hierarchy import Hierarchy


def changed_online(actions: Iterable[Action], given: PlanningInput) -> tuple[Action, ...]:
    """Return the actions, with those on tables in use replaced where their kind has another form for them."""
    actions = tuple(actions)
    if not given.server.in_use:
        return actions
    forms = _Forms(actions, given)
    found = tuple(part for action in actions for part in forms.of(action))
    if not forms.resumed:
        return found
    return tuple(a for a in found if a.operation != "drop" or forms.resumed.isdisjoint((a.identity, a.item.parent)))


def declared_online(relation: Identity, given: PlanningInput) -> str | None:
    """Return what the YAML says about changing a relation online, of itself or else of a parent; None if nothing."""
    left, seen = [relation], set()
    while left:
        identity = left.pop(0)
        if identity in seen or (item := given.target.get(identity) or given.live.get(identity)) is None:
            continue
        seen.add(identity)
        if (said := item.hint(ONLINE)) is not None:
            return said
        parents_of = given.registry[identity.kind].inheritance.parent_relations
        left += [identity._replace(path=path) for path in parents_of(item)] if parents_of is not None else []
    return None


class _Forms:
    """The forms of the actions of one plan."""

    def __init__(self, actions: Iterable[Action], given: PlanningInput) -> None:
        self._given = given
        self._affected = frozenset(_affected(actions, given))
        self._dropped = frozenset(a.identity for a in actions if a.operation == "drop")
        self._hierarchy = Hierarchy(given.target, given.registry)
        self._used_paths = frozenset(identity.path for identity in given.server.in_use)
        self._migration = Migration(
            given.live,
            given.target_names,
            given.version,
            given.previous,
            given.server.volatile_routines,
            self._hierarchy.below,
        )
        self.resumed: set[Identity] = set()
        """What an interrupted run has left, and this plan continues with."""

    def of(self, action: Action) -> Iterator[Action]:
        """Yield the actions that take the place of one: itself, if it has no other form or nobody would wait."""
        form = self._given.registry[action.identity.kind].stored.online
        root = self._given.root_of(action.item)
        if form is None or not self._is_in_use(action, root) or self._goes(action):
            yield action
            return
        parts = form(self._change(action, root))
        if parts is None:
            yield action
            return
        self.resumed.update(left for part in parts for left in part.resumes)
        first = next((n for n, part in enumerate(parts) if _item(part).identity == action.identity), 0)
        for number, part in enumerate(parts):
            made = _as_action(action, number, part)
            yield replace(made, fields=action.fields) if number == first else made

    def _is_in_use(self, action: Action, root: Identity) -> bool:
        """Tell whether a change concerns a table in use; one of a partition itself concerns its parent, too."""
        if root in self._given.server.in_use:
            return True
        parents_of = self._given.registry[root.kind].inheritance.parent_relations
        if parents_of is None or action.new is None or action.identity != root:
            return False
        return not self._used_paths.isdisjoint(parents_of(action.new))

    def _goes(self, action: Action) -> bool:
        """Tell whether what the object belongs to is dropped or recreated, so that the object is never there alone."""
        above = action.item.parent
        while above is not None:
            if above in self._dropped:
                return True
            item = self._given.target.get(above) or self._given.live.get(above)
            above = item.parent if item is not None else None
        return False

    def _change(self, action: Action, root: Identity) -> OnlineChange:
        return OnlineChange(
            action.operation,
            action.template,
            action.old,
            action.new,
            recreated=action.rebuild and not self._is_caused(action),
            caused=action.rebuild and self._is_caused(action),
            relatives=self._relatives(root),
            in_use=self._given.server.in_use,
            migration=self._migration,
        )

    def _is_caused(self, action: Action) -> bool:
        """Tell whether what something depends on changes as well, so that it cannot stay until the new one is there."""
        return bool(action.causes) or action.identity in self._affected

    def _relatives(self, table: Identity) -> Relatives:
        item = self._given.target.get(table)
        parents_of = self._given.registry[table.kind].inheritance.parent_relations
        if item is None or parents_of is None:
            return "none"
        below = next(iter(self._hierarchy.below(table)), None)
        if item.get("partition_by") is not None or item.get("partition_of") is not None:
            return "partitions"
        return "children" if below is not None or parents_of(item) else "none"


def _affected(actions: Iterable[Action], given: PlanningInput) -> Iterator[Identity]:
    """Yield what depends on something that the plan drops or changes in what others depend on."""
    for action in actions:
        aspects = action.strategy.changed_aspects if action.strategy is not None else ()
        changes = given.registry[action.identity.kind].dependencies.provides in aspects
        if action.operation == "drop" or (action.operation == "alter" and changes):
            yield from (d.dependent for d in given.dependencies.on(action.identity))


def _item(part: OnlinePart) -> Object:
    item = part.new or part.old
    assert item is not None
    return item


def _as_action(action: Action, number: int, part: OnlinePart) -> Action:
    item, strategy = _item(part), action.strategy
    if part.operation == "alter":
        guarded = strategy is not None and strategy.guarded and strategy.template == part.template
        strategy = ChangeStrategy(part.template, guarded=guarded)
    same = item.identity == action.identity
    return replace(
        action,
        operation=part.operation,
        identity=item.identity,
        template=part.template,
        old=part.old,
        new=part.new,
        fields=(),
        rebuild=action.rebuild and same,
        causes=action.causes if same else (),
        strategy=strategy,
        online=Online(
            alone=part.alone,
            title=part.title,
            part=number,
            of=(action.identity, action.template),
            after=part.after,
            needs_values=part.needs_values,
            effects=part.effects,
            unchecked=part.unchecked,
        ),
    )
