"""Groups of actions as SQL: templates filled, guards put around, effects and hazards looked up.

Every statement can run twice. It carries its own IF [NOT] EXISTS or OR REPLACE where that says enough; else it stands
in a DO block that asks whether the object is there, or whether it still has its old definition.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import jinja2

from schemadiff.model.kind import Kind, Layout, Shape, Taken
from schemadiff.model.names import Names
from schemadiff.model.objects import Identity, Object, Value
from schemadiff.plan.actions import Action, Situation
from schemadiff.plan.order import Group
from schemadiff.plan.steps import Detail, Effects, Hazard, Probe, Step, search_path
from schemadiff.plan.table_of_effects import effects
from schemadiff.render import filters
from schemadiff.seeds.statements import Statement, statements


_FREE_TEXT = frozenset(
    {Shape.EXPRESSION, Shape.QUERY, Shape.SQL_BODY, Shape.BODY, Shape.ELEMENTS, Shape.PARAMETERS, Shape.ROWS}
)


class Guard(NamedTuple):
    """Conditions that must all hold for a statement to run; definitional ones compare what the server prints."""

    conditions: tuple[str, ...]
    definitional: bool = False


class View:
    """An object as templates see it: fields by name with their defaults, texts with their names qualified."""

    def __init__(self, item: Object, side: Side) -> None:
        self._item = item
        self._side = side
        self._kind = side.registry[item.identity.kind]
        self.path = item.identity.path
        self.name = item.identity.name
        self.input_types = item.identity.arguments

    @cached_property
    def parent(self) -> View | None:
        """The object it stands below."""
        parent = self._item.parent
        if parent is None:
            return None
        found = self._side.catalog.get(parent)
        return View(found or Object(parent, {}), self._side)

    @property
    def table(self) -> View | None:
        """The table it belongs to, however deep."""
        above = self.parent
        while above is not None and above.parent is not None:
            above = above.parent
        return above

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return self._kind

    @property
    def plain_columns(self) -> list[str] | None:
        """The columns of an index that has no expressions; None where it has one."""
        elements = self._item.get("columns", ())
        return [e.column for e in elements] if all(e.column is not None for e in elements) else None

    def __getattr__(self, name: str) -> Value:
        described = self._kind.by_name.get(name)
        if described is None:
            raise AttributeError(f"{self._kind.name} has no field {name}")
        value = (self._item.hint(name) if described.hint else self._item.get(name)) or None
        if value is None:
            raw = self._item.values.get(name)
            value = raw if raw is not None else described.default
        if value is None:
            return None
        return self._side.qualified(described.shape, value, self._item)

    def __getitem__(self, name: str) -> Value:
        return getattr(self, name)

    def get(self, name: str) -> Value:
        """A field that only some of the kinds have that share a template."""
        return getattr(self, name) if name in self._kind.by_name else None


class Side:
    """One catalog with its names, for the views of its objects."""

    def __init__(self, situation: Situation, *, live: bool) -> None:
        self.catalog = situation.live if live else situation.target
        self.registry = situation.registry
        self._names = Names(self.catalog, self.registry)
        self._live = live

    def qualified(self, shape: Shape, value: Value, item: Object) -> Value:
        """The value with the unqualified names of its texts qualified; live text is qualified already."""
        if self._live or not item.search_path:
            return value
        if shape in (Shape.EXPRESSION, Shape.QUERY, Shape.SQL_BODY):
            return self._names.qualify(shape, value, item)
        if shape is Shape.ELEMENTS:
            return tuple(
                e._replace(expression=self._names.qualify(Shape.EXPRESSION, e.expression, item))
                if e.expression is not None
                else e
                for e in value
            )
        if shape is Shape.PARAMETERS:
            return tuple(
                p._replace(default=self._names.qualify(Shape.EXPRESSION, p.default, item))
                if p.default is not None
                else p
                for p in value
            )
        return value


class Renderer:
    """Fills the templates for one plan."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.registry = situation.registry
        self.live = Side(situation, live=True)
        self.target = Side(situation, live=False)
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(f) for f in self.registry.templates]),
            undefined=jinja2.StrictUndefined,
            trim_blocks=False,
            autoescape=False,  # noqa: S701 - SQL, quoted by the filters
        )
        self.environment.filters.update(filters.FILTERS)
        filters.bind(self.environment, self.registry)
        self._causes: dict[Identity, Action] = {}
        self._touched: dict[Identity, set[str]] = {}
        self._claimed: frozenset[Taken] = frozenset()
        self._dropped: frozenset[Identity] = frozenset()

    def steps(self, renames: Iterable[Action], groups: list[Group]) -> list[Step]:
        """One step for each rename and each group.

        What cannot share a transaction comes first, so that everything else still stands or falls together.
        """
        self._causes = {
            a.identity: a
            for g in groups
            for a in g
            if a.operation == "drop" or (a.operation == "alter" and a.way is not None and a.way.disturbs)
        }
        self._claimed = frozenset(n for g in groups for a in g if not a.rebuild for n in a.claims(self.registry))
        self._dropped = frozenset(a.identity for g in groups for a in g if a.operation == "drop" and not a.rebuild)
        self._touched = {}
        for group in groups:
            for action in group:
                if action.item.parent is not None:
                    self._touched.setdefault(action.item.parent, set()).add(action.identity.kind)
        made = [step for group in groups for step in self._group(group)]
        alone = [step for step in made if not step.effects.transactional and step.identity not in self._renamed]
        return [*alone, *(self._rename(a) for a in renames), *(s for s in made if s not in alone)]

    # -- single statements

    def _view(self, item: Object | None, side: Side) -> View | None:
        return View(item, side) if item is not None else None

    def _context(self, action: Action, **more: Any) -> dict[str, Any]:
        old, new = self._view(action.old, self.live), self._view(action.new, self.target)
        return {
            "kind": self.registry[action.identity.kind],
            "old": old,
            "new": new,
            "o": old or new,
            "fields": action.fields,
            "old_children": self._children(action.identity, self.live),
            "new_children": self._children(action.identity, self.target),
            "touched": self._touched.get(action.identity, frozenset()),
            "inline": [],
            "apart": True,
            **more,
        }

    def _children(self, identity: Identity, side: Side) -> dict[str, View | None]:
        found: dict[str, View | None] = {
            k.name: None for k in self.registry.children(identity.kind).values() if k.layout is Layout.TRAIT
        }
        for child in side.catalog.children(identity):
            found[child.identity.kind] = View(child, side)
        return found

    def _fill(self, kind: str, template: str, context: dict[str, Any]) -> str:
        return self.environment.get_template(f"{kind}/{template}.sql.j2").render(context).strip().rstrip(";")

    def _sql(self, action: Action, **more: Any) -> str:
        return self._fill(action.identity.kind, action.template, self._context(action, **more))

    def _guarded(self, guard: Guard, statement: str, path: tuple[str, ...] | None) -> str:
        """The statement in a block that asks first; the question may need another search_path than the answer."""
        text = "\n  AND ".join(guard.conditions)
        tag = filters.dollar_tag(f"{text}{statement}", "schemadiff")
        inner = search_path(path) if path and guard.definitional else ""
        template = self.environment.get_template("_guarded.sql.j2")
        filled = template.render(tag=tag, condition=text, statement=statement, path=inner, pinned=search_path(()))
        return filled.strip()

    # -- guards

    def _exists(self, item: Object, side: Side) -> str:
        return self._fill(item.identity.kind, "exists", {"o": View(item, side), "old": None, "new": None})

    def _is_old(self, item: Object) -> str:
        view = View(item, self.live)
        return self._fill(item.identity.kind, "is_old", {"o": view, "old": view, "new": None})

    def _still_to_do(self, identity: Identity, seen: frozenset[Identity] = frozenset()) -> list[str]:
        """Conditions that hold while the causes of a rebuild are still ahead; the roots, since what lies between
        them and the rebuilt object reads the same before and after."""
        action = self._causes.get(identity)
        if action is None or identity in seen:
            return []
        if action.rebuild and action.causes:
            return [c for cause in action.causes for c in self._still_to_do(cause, seen | {identity})]
        assert action.old is not None
        if action.operation == "alter":
            return [self._alter_guard(action)]
        if action.rebuild and self.registry.template(identity.kind, "is_old"):
            return [self._is_old(action.old)]
        return [self._exists(action.old, self.live)]

    def _alter_guard(self, action: Action) -> str:
        own = f"guard_{action.template}"
        if self.registry.template(action.identity.kind, own):
            return self._fill(action.identity.kind, own, self._context(action))
        assert action.old is not None
        return self._is_old(action.old)

    def _guard(self, actions: Iterable[Action]) -> Guard | None:
        """What must hold for a statement that carries these actions; None where they say so themselves."""
        found = [guard for a in actions if (guard := self._guard_of(a)) is not None]
        if not found:
            return None
        conditions = dict.fromkeys(c for guard in found for c in guard.conditions)
        return Guard(tuple(conditions), any(g.definitional for g in found))

    def _guard_of(self, action: Action) -> Guard | None:
        kind = self.registry[action.identity.kind]
        if action.operation == "create":
            assert action.new is not None
            if "create" in kind.native_guards or not self._has(kind, "exists"):
                return None
            return Guard((f"NOT {self._exists(action.new, self.target)}",))
        if action.operation == "alter":
            guarded = (action.way is not None and action.way.guarded) or self._has(kind, f"guard_{action.template}")
            return Guard((self._alter_guard(action),), True) if guarded else None
        assert action.old is not None
        if action.rebuild and not action.causes:
            return Guard((self._is_old(action.old),), True) if self._has(kind, "is_old") else None
        if action.rebuild:
            causes = [c for cause in action.causes for c in self._still_to_do(cause)]
            return Guard((self._exists(action.old, self.live), _either(causes)), True) if causes else None
        silent = "drop" in kind.native_guards and kind.holder(action.old) not in self._dropped
        if (not silent or not self._claimed.isdisjoint(kind.takes(action.old))) and self._has(kind, "exists"):
            return Guard((self._exists(action.old, self.live),))
        return None

    def _has(self, kind: Kind, template: str) -> bool:
        return self.registry.template(kind.name, template) is not None

    # -- groups

    def _rename(self, action: Action) -> Step:
        rename = action.rename
        assert rename is not None and action.old is not None
        before, after = action.old, rename.after
        identity = before.identity
        if rename.via is not None:
            identity = identity._replace(path=(*identity.path[:-1], rename.via))
            before = Object(identity, before.values, before.parent, address=before.address)
        kind = self.registry[after.kind]
        moves = kind.scope == "schema" and identity.path[0] != after.path[0] and before.parent is None
        side = Side(self.situation, live=True)
        parts = []
        context = {"kind": kind, "old": View(before, side), "new": None, "o": View(before, side)}
        statements = [{"moves_schema": True, "to_schema": after.path[0]}] if moves else []
        if identity.name != after.name:
            statements.append({"moves_schema": False, "to": after.name})
        for number, more in enumerate(statements):
            if number:
                moved = identity._replace(path=(after.path[0], *identity.path[1:]))
                context["old"] = View(Object(moved, before.values, before.parent), side)
            parts.append(self._fill(after.kind, "rename", {**context, **more}))
        wanted = Object(after, before.values, before.parent)
        statement = ";\n".join(parts)
        if self._has(kind, "exists"):
            there = self._still(before, side) if rename.aside else self._exists(before, side)
            guard = Guard((there, f"NOT {self._exists(wanted, side)}"), rename.aside)
            statement = self._guarded(guard, statement, None)
        target = self.situation.target.get(after)
        return Step(
            statement,
            "rename",
            after,
            f"rename {identity} to {after.name if not moves else '.'.join(after.path)}",
            effects(self.registry, after.kind, "rename"),
            place=rename.place or (target.place if target else None),
            search_path=() if rename.aside else None,
        )

    def _still(self, item: Object, side: Side) -> str:
        """That a name still belongs to the same object: by its definition, or by its oid where a kind has none."""
        if self._has(self.registry[item.identity.kind], "is_old"):
            return self._is_old(item)
        assert item.address is not None
        return f"{filters.regclass(item.identity.path)}::pg_catalog.oid = {item.address.objid}"

    def _group(self, group: Group) -> list[Step]:
        leader = group.leader
        if leader.rebuild and leader.operation == "create" and leader.item.get("role") == self._user:
            return []
        kind = self.registry[leader.identity.kind]
        if kind.holds_rows:
            return list(self._rows(leader))
        if kind.batch and leader.template not in kind.apart:
            return [self._batch(group)]
        more: dict[str, Any] = {}
        if leader.operation == "create":
            more["inline"] = self._inline(group)
        statement = self._sql(leader, **more)
        return [self._step(group, statement, [leader])] if statement else []

    def _rows(self, action: Action) -> Iterable[Step]:
        """The statements of a seed's rows, as the comparison on the server asked for them."""
        seed = action.item
        for statement in statements(seed, self.situation.facts["rows"][action.identity]):
            yield Step(
                self._fill(seed.identity.kind, statement.template, dict(statement.context)),
                statement.operation,
                seed.identity,
                statement.title,
                effects(self.registry, seed.identity.kind, statement.template),
                details=tuple(Detail(*detail) for detail in statement.details),
                hazards=tuple(self._row_hazards(seed, statement)),
                place=statement.place or seed.place,
                search_path=seed.search_path,
                environment=statement.environment,
            )

    def _row_hazards(self, seed: Object, statement: Statement) -> Iterable[Hazard]:
        if statement.operation == "delete" and seed.parent is not None:
            yield Hazard("deletes-data", seed.parent, statement.title)

    def _inline(self, group: Group) -> list[str]:
        """What stands between the parentheses of CREATE TABLE: columns with their defaults, then constraints."""
        members = [a for a in group.members if a.item.parent == group.leader.identity]
        nested: dict[Identity, list[Action]] = {}
        for action in group.members:
            if action.item.parent is not None and action.item.parent != group.leader.identity:
                nested.setdefault(action.item.parent, []).append(action)
        lines = []
        for action in members:
            inner = [self._fill(a.identity.kind, "inline", self._context(a)) for a in nested.get(action.identity, ())]
            context = self._context(action, inline=inner, apart=False)
            lines.append(self._fill(action.identity.kind, "inline", context))
        return lines

    def _batch(self, group: Group) -> Step:
        """Subcommands of one ALTER TABLE."""
        subcommands: list[str] = []
        nested = {
            a.identity: a
            for a in group
            if a.operation == "create" and a.item.parent is not None and self._creates(group, a.item.parent)
        }
        dropped = {a.identity for a in group if a.operation == "drop"}
        told: list[Action] = []
        for action in group:
            if action.identity in nested or (action.operation == "drop" and self._goes_along(action, dropped)):
                continue
            inner = [
                self._fill(a.identity.kind, "inline", self._context(a))
                for a in nested.values()
                if a.item.parent == action.identity
            ]
            subcommands.append(self._sql(action, inline=inner))
            told.append(action)
        table = View(group.leader.item, self._side(group.leader)).table
        assert table is not None
        head = self.environment.get_template("_alter_table.sql.j2")
        return self._step(group, head.render(table=table, subcommands=subcommands).strip(), told)

    def _creates(self, group: Group, identity: Identity) -> bool:
        return any(a.operation == "create" and a.identity == identity for a in group)

    def _goes_along(self, action: Action, dropped: set[Identity]) -> bool:
        assert action.old is not None
        holder = self.registry[action.identity.kind].holder(action.old)
        return holder in dropped and self.registry[action.identity.kind].vanishes

    def _side(self, action: Action) -> Side:
        return self.target if action.new is not None and action.operation != "drop" else self.live

    # -- what a reviewer has to know

    def _step(self, group: Group, statement: str, told: list[Action]) -> Step:
        leader = group.leader
        path = self._search_path(group)
        guard = self._guard(told)
        if guard is not None:
            statement = self._guarded(guard, statement, path)
            if guard.definitional:
                path = ()
        kinds = [effects(self.registry, a.identity.kind, a.template) for a in self._shown(group)]
        return Step(
            sql=statement,
            operation=leader.operation,
            identity=leader.identity,
            title="; ".join(dict.fromkeys(self._title(a) for a in self._shown(group))),
            effects=_combined(kinds),
            details=tuple(d for a in group if a.operation == "alter" for d in self._details(a)),
            hazards=tuple(h for a in group for h in self._hazards(a, group)),
            probes=tuple(p for a in group for p in self._probes(a, group)),
            place=next((a.item.place for a in group if a.item.place is not None), None),
            search_path=path,
            check_bodies=not group.early,
            because=tuple(dict.fromkeys(c for a in self._shown(group) for c in a.causes if c != a.item.parent)),
        )

    def _shown(self, group: Group) -> list[Action]:
        """The actions a reviewer is told of: not what is made inside, or goes along with, the leader."""
        identities = {a.identity for a in group}
        return [a for a in group if a is group.leader or a.item.parent not in identities]

    def _title(self, action: Action) -> str:
        if action.operation == "alter":
            return f"alter {action.identity}: {', '.join(action.fields) or action.template.replace('_', ' ')}"
        verb = f"re-{action.operation}" if action.rebuild and action.operation == "create" else action.operation
        return f"{verb} {action.identity}"

    def _details(self, action: Action) -> Iterable[Detail]:
        for name in action.fields:
            old = action.old.get(name) if action.old is not None else None
            new = action.new.get(name) if action.new is not None else None
            label = name if len(action.identity.path) < 3 else f"{action.identity.name}.{name}"
            yield Detail(label, filters.shown(old), filters.shown(new))

    def _hazards(self, action: Action, group: Group) -> Iterable[Hazard]:
        kind = self.registry[action.identity.kind]
        if action.operation == "drop" and action.old is not None:
            comes_back = action.rebuild and action.new is not None
            if kind.holds_data and not self._computed(action.old) and not self._goes_with_data(action, group):
                yield Hazard("deletes-data", action.identity, f"drops {action.identity} and what it holds")
            elif not comes_back and kind.drop_consent and not self._goes_with_data(action, group):
                yield Hazard("drops-object", action.identity, f"drops {action.identity}")
        elif action.way is not None and action.way.deletes_data:
            yield Hazard("deletes-data", action.identity, f"{self._title(action)} can lose values")

    def _computed(self, item: Object) -> bool:
        """A generated column's values can be had again."""
        return item.values.get("generated") is not None

    def _goes_with_data(self, action: Action, group: Group) -> bool:
        return action is not group.leader and group.leader.operation == "drop"

    def _probes(self, action: Action, group: Group) -> Iterable[Probe]:
        name = f"probe_{action.template}"
        made_here = action is not group.leader and group.leader.operation == "create" and not self._is_batch(group)
        if action.operation == "drop" or made_here or not self._has(self.registry[action.identity.kind], name):
            return
        if action.rebuild:
            return
        question = self._fill(action.identity.kind, name, self._context(action))
        if question:
            message = self.environment.get_template(f"{action.identity.kind}/{name}.txt.j2").render(
                self._context(action)
            )
            yield Probe(question, message.strip(), self._ready(action))

    def _is_batch(self, group: Group) -> bool:
        return self.registry[group.leader.identity.kind].batch

    def _ready(self, action: Action) -> bool:
        """Whether the question can be put to the database as it is: all it names is there, under these names."""
        names = Names(self.situation.target, self.registry)
        own = {action.identity}
        for ref in (action.identity, *(r.to for r in names.of(action.item))):
            if ref.kind not in ("table", "column"):
                continue
            if ref in own and action.operation == "create":
                if ref.kind == "column":
                    continue
            have = self.situation.live.get(ref)
            want = self.situation.target.get(ref)
            if have is None or (want is not None and have.get("type") != want.get("type")):
                return False
            if have.identity in self._renamed:
                return False
        return True

    @property
    def _user(self) -> str | None:
        """The connected role: what it makes again is its own without being told."""
        user: str | None = self.situation.facts.get("user")
        return user

    @cached_property
    def _renamed(self) -> frozenset[Identity]:
        return frozenset(a for a in self.situation.facts.get("renamed", ()))

    def _search_path(self, group: Group) -> tuple[str, ...] | None:
        """Where the names of free text are looked up; None where there is no such text."""
        for action in group:
            if action.operation != "drop" and action.new is not None and self._has_text(action.new):
                return action.new.search_path
        return None

    def _has_text(self, item: Object) -> bool:
        fields = self.registry[item.identity.kind].by_name
        names = (*item.values, *(item.hints or ()))
        return any(fields[n].shape in _FREE_TEXT for n in names if n in fields)


def _either(conditions: list[str]) -> str:
    unique = list(dict.fromkeys(conditions))
    return unique[0] if len(unique) == 1 else "(" + "\n    OR ".join(unique) + ")"


_STRENGTH = (
    "NONE",
    "ACCESS SHARE",
    "ROW SHARE",
    "ROW EXCLUSIVE",
    "SHARE UPDATE EXCLUSIVE",
    "SHARE",
    "SHARE ROW EXCLUSIVE",
    "EXCLUSIVE",
    "ACCESS EXCLUSIVE",
)


def _combined(rows: list[Effects]) -> Effects:
    return Effects(
        lock=max((r.lock for r in rows), key=_STRENGTH.index, default="NONE"),
        rewrite=any(r.rewrite for r in rows),
        scan=any(r.scan for r in rows),
        transactional=all(r.transactional for r in rows),
    )


def fingerprint(steps: Iterable[Step], objects: Mapping[Identity, Object]) -> str:
    """A digest of the steps and of the live objects they start from."""
    digest = hashlib.sha256()
    for step in steps:
        digest.update(step.sql.encode())
        item = objects.get(step.identity)
        digest.update(repr(sorted(item.values.items()) if item is not None else None).encode())
    return digest.hexdigest()

