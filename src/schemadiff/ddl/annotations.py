"""What a reviewer has to know about a statement: title, changed fields, effects on the running system, hazards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.table_sizes import TableSize
from schemadiff.ddl.statement_effects import Locks, StatementEffects
from schemadiff.kindspec.online import is_temporary
from schemadiff.plan import Effects, Hazard
from schemadiff.planner import long_work, lost_values, waiting_times
from schemadiff.planner.groups import Group
from schemadiff.planner.model import SHELL, Action, PlanningInput


class Review:
    """Titles, details, effects and hazards of the groups of one plan."""

    def __init__(
        self,
        given: PlanningInput,
        effects: StatementEffects,
        groups: Iterable[Group],
        hazards: Mapping[Identity, Sequence[Hazard]],
    ) -> None:
        self._given = given
        self._registry = given.registry
        self._effects = effects
        self._groups = tuple(groups)
        self._asked: tuple[Group, frozenset[Identity]] | None = None
        self._hazards = hazards
        self._made = frozenset(g.main.identity for g in self._groups if g.main.operation == "create")

    def part_of(self, action: Action) -> Identity | None:
        """Return the top-level object that the same plan creates, if the action only completes it; else None."""
        root = self._given.root_of(action.item)
        return root if root in self._made and root != action.identity else None

    def served(self, action: Action) -> Identity | None:
        """Return the object that an online change is about, if the action makes or drops a temporary one for it."""
        if action.online is None or action.online.of is None or action.online.of[0] == action.identity:
            return None
        return action.online.of[0]

    def effects(self, group: Group) -> tuple[Effects, Locks]:
        """Return the effects of the statement, and the locks that it takes on further relations."""
        whole = {a.identity for a in group if a.operation in ("create", "drop")}
        return self._effects.of_actions([a for a in group if a.item.parent not in whole], group.main)

    def shown(self, group: Group) -> list[Action]:
        """Return the actions that are reported: not those that are part of the leading action's CREATE or DROP."""
        identities = {a.identity for a in group}
        return [a for a in group if a is group.main or a.item.parent not in identities]

    def title(self, action: Action) -> str:
        """Return the title of the statement, such as ``alter table public.orders``."""
        if action.online is not None:
            return action.online.title.replace("{object}", self._registry.title(action.identity))
        if action.operation == "alter":
            what = ", ".join(action.fields) or action.template
            return f"alter {self._registry.title(action.identity)}: {what.replace('_', ' ')}"
        verb = f"re-{action.operation}" if action.rebuild and action.operation == "create" else action.operation
        shell = " as a shell" if action.template == SHELL else ""
        return f"{verb} {self._registry.title(action.identity)}{shell}"

    def hazards(self, group: Group, needs: Effects) -> Iterable[Hazard]:
        """Yield the hazards of a statement: lost objects and values, what changes risk, and who waits."""
        for action in group:
            yield from self._losses(action, group)
            if self._leading.get(action.identity) is action:
                yield from self._hazards[action.identity]
        yield from self._waiting(group, needs)

    @cached_property
    def _leading(self) -> Mapping[Identity, Action]:
        """Return, by object, the action whose statement shows what its change risks.

        That is the first one; of what is dropped and created again, the first one that creates it.
        """
        found: dict[Identity, Action] = {}
        for action in (a for group in self._groups for a in group if a.identity in self._hazards):
            if not (action.rebuild and action.operation == "drop"):
                found.setdefault(action.identity, action)
        return found

    def _losses(self, action: Action, group: Group) -> Iterable[Hazard]:
        """Yield the hazards that an object or its values are lost, each once."""
        kind = self._registry[action.identity.kind]
        if lost_values.is_empty(action, self._given) or is_temporary(action.identity):
            return
        if action.operation == "drop" and action.old is not None and action.strategy is None:
            comes_back = action.rebuild and action.new is not None
            if self._holds_data(action.old) and not self._goes_with_data(action, group):
                why = f"drops {self._registry.title(action.identity)} and its data"
                yield Hazard("deletes-data", action.identity, why + lost_values.in_words(action, self._given))
            elif comes_back or not kind.management.drop_needs_consent or action.identity in self._dropped_with_columns:
                return
            elif not self._goes_with_data(action, group):
                left = kind.management.left_behind(action.old)
                why = f"drops {self._registry.title(action.identity)}{'; ' + left if left else ''}"
                yield Hazard("drops-object", action.identity, why)
        elif action.strategy is not None and action.strategy.deletes_data:
            what = " and ".join(action.fields).replace("_", " ") or "definition"
            of = self._registry.title(action.identity)
            why = f"the new {what} of {of} can lose values{lost_values.in_words(action, self._given)}"
            yield Hazard("deletes-data", action.identity, why)

    def size(self, action: Action) -> TableSize | None:
        """Return how large the live table is that an action belongs to; None where that is not known."""
        return self._given.server.sizes.get(self._given.root_of(action.item))

    def seconds(self, action: Action, needs: Effects) -> float:
        """Return about how long a statement takes because of the sizes of its table and of what it reads."""
        size = self.size(action)
        read = long_work.filling(action, self._given)
        return read + waiting_times.seconds(needs, size) if size is not None else read

    def _waiting(self, group: Group, needs: Effects) -> Iterable[Hazard]:
        """Yield the hazard that a statement takes long because of the size of a table; at most one.

        What makes nobody wait is one only where it reads for more than a moment (``waiting_times.LONG``).
        """
        root = self._given.root_of(group.main.item)
        if long_work.filling(group.main, self._given) > waiting_times.LONG:
            time = waiting_times.in_words(waiting_times.READING, long_work.read(group.main, self._given))
            yield Hazard("scans-table", root, f"reads tables for {time}: {self.title(group.main)}")
            return
        if (size := self._given.server.sizes.get(root)) is None:
            return
        title = "; ".join(dict.fromkeys(self.title(a) for a in self.shown(group)))
        if (who := waiting_times.waits(needs, size)) is None:
            if waiting_times.seconds(needs, size) > waiting_times.LONG:
                table = self._registry.title(root)
                yield Hazard("scans-table", root, f"reads {table} for {waiting_times.in_words(needs, size)}: {title}")
            return
        words = "readers and writers" if who == "reads" else "writers"
        why = f"{words} of {self._registry.title(root)} wait for {waiting_times.in_words(needs, size)}: {title}"
        yield Hazard(f"blocks-{who}", root, why)

    def _holds_data(self, item: Object) -> bool:
        """Tell whether dropping an object loses values; those of generated columns and foreign tables are not lost."""
        if item.values.get("generated") is not None or not self._registry[item.identity.kind].stored.holds_data:
            return False
        return not self._registry[self._given.root_of(item).kind].stored.remote

    def _goes_with_data(self, action: Action, group: Group) -> bool:
        """Tell whether the object it belongs to is dropped by the same statement, whose consent covers this."""
        assert action.old is not None
        holder = self._registry[action.identity.kind].dependencies.dropped_with(action.old)
        return holder in self._dropped_by(group)

    def _dropped_by(self, group: Group) -> frozenset[Identity]:
        """Return what a statement drops; cached, since it is asked for each member of the group in turn."""
        if self._asked is None or self._asked[0] is not group:
            self._asked = group, frozenset(a.identity for a in group if a.operation == "drop")
        return self._asked[1]

    @cached_property
    def _dropped_with_columns(self) -> frozenset[Identity]:
        """Return what DROP COLUMN drops (indexes, constraints, statistics): consent to that covers these."""
        columns = {
            a.identity
            for group in self._groups
            for a in group
            if a.operation == "drop" and a.old is not None and not a.rebuild and self._holds_data(a.old)
        }
        return frozenset(
            dependency.dependent
            for column in columns
            for dependency in self._given.dependencies.on(column)
            if self._registry[dependency.dependent.kind].dependencies.server_maintained
        )

    @cached_property
    def renamed(self) -> frozenset[Identity]:
        """Return the previous identities of objects that the plan renames."""
        return frozenset(self._given.previous)
