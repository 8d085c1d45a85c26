"""One order for all actions: edges from what objects refer to, merged where statements can be one.

Three rules make every edge. What is made or altered comes after what it refers to is made or altered. What relies on
something goes, or stops relying on it, before that is dropped or altered. A name is free before it is taken again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Finding, RefusedError
from schemadiff.kindspec.field_types import ColumnNames, IndexElements, ObjectName, ObjectNames
from schemadiff.kindspec.kind import Taken
from schemadiff.planner import graph
from schemadiff.planner.contained_values import Nesting
from schemadiff.planner.groups import Group, root_of
from schemadiff.planner.inheritance import completes
from schemadiff.planner.model import SHELL, Action, Situation
from schemadiff.references.resolver import Names
from schemadiff.references.roles import roles_of


def arrange(actions: list[Action], situation: Situation) -> list[Group]:
    """The actions in groups, in an order that runs; RefusedError names a circle that nothing can break."""
    return _Arrangement(actions, situation).groups()


_DEFERRED = (
    "Make a foreign key between these tables deferrable, so that it is checked at the end: `initially_deferred: true`."
)


class _Arrangement:
    def __init__(self, actions: list[Action], situation: Situation) -> None:
        self.actions = actions
        self.situation = situation
        self.by: dict[tuple[str, Identity], list[int]] = {}
        for number, action in enumerate(actions):
            self.by.setdefault((action.operation, action.identity), []).append(number)
        self.hard: set[tuple[int, int]] = set()
        self.soft: set[tuple[int, int]] = set()
        self.ranks = {name: rank for rank, name in enumerate(situation.registry.kinds)}
        self.round = {name for name, kind in situation.registry.kinds.items() if kind.fields.circular}
        """The kinds whose objects rely on routines that rely on them."""
        self.asked = dict(self._with_an_order_of_their_own())

    def groups(self) -> list[Group]:
        self._made_after_what_it_refers_to()
        self._gone_before_what_it_relies_on()
        self._rows()
        self._served_before_what_serves_goes()
        self._brought_before_handed_out()
        self._read_after_what_they_read()
        self._free_before_taken()
        self._checked_before_held()
        self._around()
        self._copies()
        tops = graph.merge(len(self.actions), self.hard | self.soft, self._leaders())
        members: dict[int, list[int]] = {}
        for number, top in enumerate(tops):
            if number != top:
                members.setdefault(top, []).append(number)
        numbers = sorted(set(tops))
        place = {number: index for index, number in enumerate(numbers)}
        hard: set[tuple[int, int]] = set()
        inner: dict[int, list[tuple[int, int]]] = {}
        for a, b in self.hard:
            if tops[a] == tops[b]:
                inner.setdefault(tops[a], []).append((a, b))
            else:
                hard.add((place[tops[a]], place[tops[b]]))
        soft = {(place[tops[a]], place[tops[b]]) for a, b in self.soft}
        keys = [self._key(self.actions[n]) for n in numbers]
        try:
            ordered, early = graph.order(len(numbers), hard, keys.__getitem__, soft)
        except graph.CycleError as cycle:
            raise RefusedError([self._circle([self.actions[numbers[n]] for n in cycle.nodes])]) from None
        return [
            self._group(numbers[n], members.get(numbers[n], []), inner.get(numbers[n], ()), n in early) for n in ordered
        ]

    def _circle(self, actions: list[Action]) -> Finding:
        """What is told of actions each of which comes before the next, and the last before the first."""
        title = self.situation.registry.title
        told = [f"{action.operation} {title(action.identity)}" for action in reversed(actions)]
        words = f"these wait for one another in a circle: {' waits for '.join((*told, told[0]))}"
        rows = [action.item.place for action in actions if self._has_rows(action)]
        if rows:
            return Finding(words, rows[0], _DEFERRED)
        place = next((action.item.place for action in actions if action.item.place is not None), None)
        otherwise = "Apply one of these changes first, with the others left out of the YAML, and then the rest."
        return Finding(words, place, otherwise)

    def _group(self, leader: int, members: list[int], inner: Iterable[tuple[int, int]], early: bool) -> Group:
        """The group of a leader and its members; ``inner`` are the edges between any two of them.

        A batch has no leader by nature: whatever comes first in it leads, short of what goes with another.
        """
        if self.situation.registry[self.actions[leader].identity.kind].statements.alter_table_action:
            together = self._in_order([leader, *members], inner)
            dropped = {self.actions[n].identity for n in together if self.actions[n].operation == "drop"}
            leader = next(n for n in together if not self._goes_with(self.actions[n], dropped))
            members = [n for n in together if n != leader]
        else:
            members = self._in_order(members, inner)
        routine = self.situation.registry[self.actions[leader].identity.kind].naming.overloaded
        return Group(self.actions[leader], tuple(self.actions[m] for m in members), early and routine)

    def _goes_with(self, action: Action, dropped: set[Identity]) -> bool:
        kind = self.situation.registry[action.identity.kind]
        gone = action.operation == "drop" and kind.statements.dropped_with_parent and action.old is not None
        return gone and kind.dependencies.dropped_with(action.item) in dropped

    def _in_order(self, members: list[int], inner: Iterable[tuple[int, int]]) -> list[int]:
        """Members as they are written: in the order of the kinds and columns, short of what refers to another."""
        if len(members) < 2:
            return members
        place = {number: index for index, number in enumerate(members)}
        edges = [(place[a], place[b]) for a, b in inner if a in place and b in place]
        try:
            ordered, _ = graph.order(len(members), edges, lambda n: self._member_key(members[n]))
        except graph.CycleError:
            return sorted(members, key=self._member_key)
        return [members[n] for n in ordered]

    def _member_key(self, number: int) -> tuple[int, int, tuple[str, ...]]:
        action = self.actions[number]
        return self.ranks[action.identity.kind], action.item.position, action.identity.path

    def _key(self, action: Action) -> tuple[object, ...]:
        """Among what could come next: drops first, then by the object at the top, so that what belongs to one table
        stands together; then in the order of the kinds, columns as written."""
        phase: float = {"drop": 1, "alter": 2, "create": 2}[action.operation]
        if action.template in self.situation.registry[action.identity.kind].statements.run_early:
            phase = 1
        elif self.situation.registry[action.identity.kind].dependencies.precedes_all and phase != 1:
            phase = 1.5
        if not action.effects(self.situation.registry).transactional:
            phase = 0
        elif action.way is not None and action.way.last:
            phase = 3
        root = root_of(action.item, self.situation)
        seeds = self.ranks[action.identity.kind] if action.identity.kind == "seed" else 0
        return (
            phase,
            seeds,
            self.ranks[root.kind],
            root.path,
            self.ranks[action.identity.kind],
            self.ranks.get(action.identity.path[0], 0),
            action.item.position,
            action.identity.path,
            action.identity.arguments or "",
        )

    def _made_after_what_it_refers_to(self) -> None:
        names = Names(self.situation.target, self.situation.registry)
        circles = {
            a.identity: frozenset(names.circle(a.new))
            for a in self.actions
            if a.identity.kind in self.round and a.new is not None and a.operation != "drop"
        }
        reshaped = self._reshaped()
        for number, action in enumerate(self.actions):
            if action.new is None or action.operation == "drop":
                continue
            late = self.situation.registry[action.identity.kind].fields.deferred
            item = action.new
            if action.template == SHELL:
                self.hard.update((number, n) for n in self.by["create", action.identity] if n != number)
                item = Object(item.identity, {}, item.parent)
            elif late and action.operation == "create":
                import msgspec

                item = msgspec.structs.replace(item, values={k: v for k, v in item.values.items() if k not in late})
            elif action.operation == "alter" and not self._has_rows(action):
                self._before(self.by.get(("create", action.identity), ()), number)
            kind = self.situation.registry[action.identity.kind]
            led_by = (
                kind.inheritance.inherited_from(item, names.catalog)
                if kind.inheritance.inherited_from is not None
                else ()
            )
            own = action.new.hint("inside") or (
                action.old is not None and kind.inheritance.precedes_parent(action.template, item)
            )
            follows = led_by if own else ()
            for ref in names.of(item):
                edges = self.soft if ref.soft else self.hard
                if ref.to == action.identity:
                    continue
                if ref.aspect == "type" and ref.to in reshaped and root_of(item, self.situation) != ref.to:
                    self.soft.update((n, number) for n in reshaped[ref.to])
                promised = action.identity in circles.get(ref.to, ())
                for operation in ("create",) if ref.to in follows else ("create", "alter"):
                    for other in self._acting(operation, ref.to):
                        if promised and self.actions[other].template != SHELL:
                            continue
                        if self._is_below(action, self.asked.get(other)):
                            continue
                        if other != number and not (operation == "alter" and self._is_complete_without(other)):
                            edges.add((other, number))
        for (operation, _), numbers in self.by.items():
            if operation == "alter":
                # What waits for changes below the object comes last: those wait for its other alterations.
                self.hard.update(pairwise(sorted(numbers, key=lambda n: bool(n in self.asked and self.asked[n][1]))))

    def _reshaped(self) -> dict[Identity, list[int]]:
        """What makes, drops or retypes a part of a row, by the whole whose rows have that part."""
        found: dict[Identity, list[int]] = {}
        for number, action in enumerate(self.actions):
            parent = action.item.parent
            if parent is None or not self.situation.registry[action.identity.kind].stored.holds_data:
                continue
            if action.operation != "alter" or (action.way is not None and "type" in action.way.disturbs):
                found.setdefault(parent, []).append(number)
        return found

    def _acting(self, operation: str, identity: Identity) -> Sequence[int]:
        """The actions that bring that about for an object: its own, and those of what it is a copy of."""
        found = self.by.get((operation, identity), ())
        kind = self.situation.registry[identity.kind]
        if kind.inheritance.inherited_from is None or (found and operation == "create"):
            return found
        catalog = self.situation.live if operation == "drop" else self.situation.target
        item = catalog.get(identity)
        if item is None:
            return found
        for leader in kind.inheritance.inherited_from(item, catalog):
            found = (*found, *self._acting(operation, leader))
        if operation == "create":
            found = (*found, *self.by.get((operation, catalog.root(item)), ()))
        return found

    def _copies(self) -> None:
        """What reaches copies runs before what makes them different. What a table has of its own as well is made before
        its leaders, with which it merges, and goes after them."""
        live, target = self.situation.live, self.situation.target
        self._complete_after_their_copies()
        for number, action in enumerate(self.actions):
            kind = self.situation.registry[action.identity.kind]
            if kind.inheritance.inherited_from is None:
                continue
            item = action.item
            if item.hint("own") and self.by.get(("create", target.root(item))):
                # Nothing reaches it before it joins, which comes last.
                continue
            before, after = kind.inheritance.inherited_from(item, live), kind.inheritance.inherited_from(item, target)
            if kind.inheritance.created_by_server and action.operation == "drop":
                # It lets go of what it is, as long as it is there.
                self.hard.update((number, other) for leader in before for other in self.by.get(("drop", leader), ()))
                continue
            inside = action.operation == "create" and bool(item.hint("inside"))
            merges = action.operation == "create" and kind.inheritance.is_local(item)
            made_on_the_way = action.operation == "drop" and action.identity not in live
            if made_on_the_way and item.parent is not None:
                self._before(self._acting("create", item.parent), number)
            for leader in dict.fromkeys((*before, *after)):
                stays = made_on_the_way or (leader in before and leader in after)
                for operation in ("create", "alter", "drop"):
                    if "drop" in (operation, action.operation) and not stays:
                        continue
                    if operation == "alter" and inside:
                        # What is said inside of CREATE TABLE stays its own, whatever becomes of theirs.
                        continue
                    for other in self.by.get((operation, leader), ()):
                        if merges and operation == "create":
                            if not self.by.get(("create", target.root(item))):
                                self.hard.add((number, other))
                        elif (
                            operation == "alter"
                            and action.old is not None
                            and kind.inheritance.precedes_parent(action.template, item)
                        ):
                            self.hard.add((number, other))
                        elif other != number:
                            self.hard.add((other, number))

    def _complete_after_their_copies(self) -> None:
        """What completes an object reaches its copies: it runs as soon as they are there."""
        registry, target = self.situation.registry, self.situation.target
        late: dict[Identity, list[int]] = {}
        for number, action in enumerate(self.actions):
            kind = registry[action.identity.kind]
            if action.operation == "alter" and kind.inheritance.inherited_from is not None and completes(action, kind):
                late.setdefault(action.identity, []).append(number)
        for name in {identity.kind for identity in late}:
            copy_of = registry[name].inheritance.inherited_from
            assert copy_of is not None
            for item in target.by_kind.get(name, ()):
                for leader in late.keys() & copy_of(item, target):
                    for made in self.by.get(("create", target.root(item)), ()):
                        self.hard.update((made, number) for number in late[leader])

    def _is_late(self, number: int) -> bool:
        """Whether the alteration completes what the same plan makes; nothing else waits for that."""
        return self.actions[number].old is None and not self._has_rows(self.actions[number])

    def _is_complete_without(self, number: int) -> bool:
        """Whether an object is there for others before that alteration of it."""
        action = self.actions[number]
        kind = self.situation.registry[action.identity.kind]
        return self._is_late(number) or (kind.inheritance.inherited_from is not None and completes(action, kind))

    def _has_rows(self, action: Action) -> bool:
        return self.situation.registry[action.identity.kind].fields.hold_rows

    def _rows(self) -> None:
        """Rows are written after those they point to, and deleted before them; a seed deletes before it writes."""
        for seed, pointed in self.situation.facts["row_order"].items():
            for other in pointed:
                for number in self.by.get(("create", seed), ()):
                    self._before(self.by.get(("create", other), ()), number)
                for number in self.by.get(("alter", other), ()):
                    self._before(self.by.get(("alter", seed), ()), number)
            for number in self.by.get(("create", seed), ()):
                self._before(self.by.get(("alter", seed), ()), number)

    def _gone_before_what_it_relies_on(self) -> None:
        for edge in self.situation.edges:
            leaving = self.by.get(("drop", edge.dependent), ())
            if edge.on not in self.situation.live:
                # What comes is the cause why the other goes and comes back.
                for other in self.by.get(("create", edge.on), ()):
                    self._all(leaving, other)
            for operation in ("drop", "alter"):
                if operation == "alter" and edge.dependent in self._circles.get(edge.on, ()):
                    continue
                if operation == "alter" and leaving and self._is_only_owned(self.actions[leaving[0]], edge.on):
                    continue
                for other in self._acting(operation, edge.on):
                    self._all(leaving, other)
                    if operation == "drop":
                        altered = self.by.get(("alter", edge.dependent), ())
                        self._all((n for n in altered if not self._is_late(n)), other)
        for number, action in enumerate(self.actions):
            if action.old is not None and not self._is_late(number):
                for named in self._named(action.old):
                    for other in self.by.get(("drop", named), ()):
                        self._all([number], other)
            if action.operation == "drop" and action.old is not None:
                holder = self.situation.registry[action.identity.kind].dependencies.dropped_with(action.old)
                if holder is not None:
                    for other in self.by.get(("drop", holder), ()):
                        self.hard.add((number, other))

    def _named(self, item: Object) -> Iterator[Identity]:
        """The roles that an object names, and what else it names that the server records no dependency of."""
        kind = self.situation.registry[item.identity.kind]
        yield from (Identity("role", (role,)) for role in roles_of(item, kind))
        for field in kind.fields if kind.inheritance.created_by_server else ():
            if isinstance(field.type, ObjectName | ObjectNames) and (names := item.get(field.name)):
                yield from field.type.identities(names)

    def _served_before_what_serves_goes(self) -> None:
        """What serves a type goes after what it serves. The server prints an ORDER BY otherwise once
        the operator class is gone, and records for no query that it relies on one."""
        registry = self.situation.registry
        going = {
            a.identity
            for a in self.actions
            if a.operation == "drop" and registry[a.identity.kind].dependencies.implicit_for_types
        }
        if not going:
            return
        names = Names(self.situation.live, registry)
        for number, action in enumerate(self.actions):
            if action.old is None or action.operation == "create":
                continue
            for ref in names.served(action.old):
                if action.operation == "alter" and ("create", ref.to) in self.by:
                    # What was sorted with it goes before, as well.
                    continue
                if ref.to in going:
                    edges = self.soft if ref.soft else self.hard
                    edges.update((number, other) for other in self.by[("drop", ref.to)] if other != number)

    def _brought_before_handed_out(self) -> None:
        """What an extension brings is made before new objects are granted less or more, since nobody says what is
        granted on it. Only what it is made in, its schema, has to be made as default privileges say."""
        registry = self.situation.registry
        bringing = [
            n
            for n, a in enumerate(self.actions)
            if registry[a.identity.kind].dependencies.creates_unplanned and a.operation != "drop"
        ]
        if not bringing:
            return
        names = Names(self.situation.target, registry)
        for number, action in enumerate(self.actions):
            hands_out = registry[action.identity.kind].privileges.default_privileges
            if hands_out is None or action.new is None or action.operation == "drop":
                continue
            sort = hands_out(action.new).sort
            for other in bringing:
                refs = names.of(self.actions[other].item)
                if all(registry[ref.to.kind].granted_sort != sort for ref in refs):
                    self.hard.add((other, number))

    def _is_only_owned(self, action: Action, by: Identity) -> bool:
        """Whether an object that stands for itself goes with the other, and relies on nothing else of it: a sequence
        that a column owns does not care about the column's type."""
        old = action.old
        return (
            old is not None
            and old.parent is None
            and self.situation.registry[old.identity.kind].dependencies.dropped_with(old) == by
        )

    @cached_property
    def _circles(self) -> dict[Identity, set[Identity]]:
        """The routines that a live object and they themselves cannot be without one another, by object."""
        if not any(a.identity.kind in self.round for a in self.actions):
            return {}
        found: dict[Identity, set[Identity]] = {}
        needs = {(edge.dependent, edge.on) for edge in self.situation.edges}
        for one, other in needs:
            if one.kind in self.round and (other, one) in needs:
                found.setdefault(one, set()).add(other)
        return found

    def _read_after_what_they_read(self) -> None:
        """What runs last reads rows, through whatever lies between: after all else that runs last and gives them."""
        for number, action in enumerate(self.actions):
            of = action.identity
            for trait in action.way.before if action.way is not None else ():
                given = Identity(trait, (of.kind, *of.path), of.arguments)
                for operation in ("create", "alter"):
                    self.hard.update((number, other) for other in self.by.get((operation, given), ()))
        last = {a.identity: n for n, a in enumerate(self.actions) if a.way is not None and a.way.last}
        if len(last) < 2:
            return
        names = Names(self.situation.target, self.situation.registry)
        for identity, number in last.items():
            seen = {identity}
            left = [self.situation.target[identity]]
            while left:
                for to in {ref.to for ref in names.of(left.pop())} - seen:
                    seen.add(to)
                    if to in last:
                        self.hard.add((last[to], number))
                    if (found := self.situation.target.get(to)) is not None:
                        left.append(found)

    def _free_before_taken(self) -> None:
        free: dict[Taken, list[int]] = {}
        for number, action in enumerate(self.actions):
            for name in action.frees(self.situation.registry):
                free.setdefault(name, []).append(number)
        for number, action in enumerate(self.actions):
            for name in action.claims(self.situation.registry):
                for other in free.get(name, ()):
                    edges = self.soft if self._trade(action, self.actions[other]) else self.hard
                    if other != number:
                        edges.add((other, number))

    def _trade(self, one: Action, other: Action) -> bool:
        """Whether the two can change names whichever runs first."""
        trades = self.situation.registry[one.identity.kind].statements.exchange_names
        return one.identity.kind == other.identity.kind and one.template in trades and other.template in trades

    def _checked_before_held(self) -> None:
        """Values of a type are checked while no column holds any inside of others: those go before, or come after."""
        nesting = Nesting(self.actions, self.situation)
        for check in nesting.checks():
            number = check.number
            before, after = nesting.before(check), nesting.after(check)
            if before.columns:
                for identity, _ in before.uses - after.uses:
                    for operation in ("drop", "alter"):
                        self._before(self._acting(operation, identity), number)
            if after.columns:
                for identity, _ in after.uses - before.uses:
                    for operation in ("create", "alter"):
                        self.soft.update((number, other) for other in self._acting(operation, identity))

    def _with_an_order_of_their_own(self) -> Iterator[tuple[int, tuple[tuple[Identity, ...], tuple[Identity, ...]]]]:
        """Alterations that change what reaches what hangs below other objects, as attaching a partition does."""
        for number, action in enumerate(self.actions):
            around = self.situation.registry[action.identity.kind].inheritance.attach_order
            if around is not None and action.operation == "alter":
                one, other = action.old or action.new, action.new
                assert one is not None
                yield number, around(action.template, one, other)

    def _is_below(self, action: Action, asked: tuple[tuple[Identity, ...], tuple[Identity, ...]] | None) -> bool:
        """Whether the action changes what hangs below objects that such an alteration names."""
        if asked is None:
            return False
        root = root_of(action.item, self.situation)
        return root != action.identity and any(root in names for names in asked)

    def _around(self) -> None:
        """Alterations with an order of their own run before and after what they say."""
        if not self.asked:
            return
        below: dict[Identity, list[int]] = {}
        for number, action in enumerate(self.actions):
            if number not in self.asked and not self._has_rows(action):
                below.setdefault(root_of(action.item, self.situation), []).append(number)
        for number, (later, sooner) in self.asked.items():
            for identity in later:
                self.hard.update((number, n) for n in below.get(identity, ()) if self.actions[n].identity != identity)
            for identity in sooner:
                for n in below.get(identity, ()):
                    if self.actions[n].identity != identity:
                        self.hard.add((number, n) if self._comes_with_joining(n) else (n, number))

    def _comes_with_joining(self, number: int) -> bool:
        """Whether the action is on what a table has once it has joined what is above it, and not before."""
        action = self.actions[number]
        if self.situation.registry[action.identity.kind].inheritance.created_by_server:
            return True
        holder = self.situation.target.get(action.item.parent) if action.item.parent is not None else None
        items = (action.item,) if holder is None else (action.item, holder)
        return action.operation != "drop" and any(item.hint("apart") for item in items)

    def _all(self, numbers: Iterable[int], other: int) -> None:
        self.hard.update((n, other) for n in numbers if n != other)

    _before = _all

    def _repeats_a_key(self, action: Action, keys: set[tuple[object, ...]]) -> bool:
        """CREATE TABLE makes one index for two keys over the same columns, and forgets the second one's name."""
        kind = self.situation.registry[action.identity.kind]
        over = tuple(f.name for f in kind.fields if f.required and isinstance(f.type, ColumnNames | IndexElements))
        if not over:
            return False
        key = (action.item.parent, *(action.item.get(name) for name in over))
        repeats = key in keys
        keys.add(key)
        return repeats

    def _makes(self, identity: Identity) -> Sequence[int]:
        """The action that makes an object, or makes it anew."""
        if created := self.by.get(("create", identity)):
            return created
        return [n for n in self.by.get(("alter", identity), ()) if (w := self.actions[n].way) is not None and w.aside]

    def _leaders(self) -> dict[int, int]:
        """Which action would be part of which: made inside its parent, gone with its holder, one ALTER of one table."""
        leaders: dict[int, int] = {}
        registry = self.situation.registry
        batches: dict[tuple[object, ...], int] = {}
        keys: set[tuple[object, ...]] = set()
        in_circle = {member: whole for whole, members in self._circles.items() for member in members}
        for number, action in enumerate(self.actions):
            kind = registry[action.identity.kind]
            item = action.item
            whole = self.by.get(("drop", in_circle[action.identity]), ()) if action.identity in in_circle else ()
            if action.operation == "drop" and whole:
                leaders[number] = whole[0]
                continue
            parents = self._makes(item.parent) if item.parent is not None else ()
            inline = kind.statements.inline and not (
                kind.statements.not_inline_when is not None and kind.statements.not_inline_when(item)
            )
            inline = inline and not any(self.actions[n].item.hint("inside") for n in parents)
            if action.operation == "create" and inline and parents and not self._repeats_a_key(action, keys):
                leaders[number] = parents[0]
                continue
            if action.operation == "drop" and kind.statements.dropped_with_parent and action.old is not None:
                holder = kind.dependencies.dropped_with(action.old)
                if holder is not None and (holders := self.by.get(("drop", holder), ())):
                    leaders[number] = holders[0]
                    continue
            if (
                kind.statements.alter_table_action
                and not action.rebuild
                and action.template not in kind.statements.standalone
            ):
                guarded = bool(action.way and action.way.guarded)
                # ALTER TABLE drops first, whatever stands before it; so drops have a statement of their own.
                dropping = action.operation == "drop"
                key = (root_of(item, self.situation), dropping, guarded, action.template if guarded else "")
                first = batches.setdefault(key, number)
                if first != number:
                    leaders[number] = first
        return leaders
