"""From the nodes of YAML files to objects, led by the kinds' descriptions; knows no kind by name.

Every file is decoded on its own; what needs all of them (names that nobody wrote, names used twice, what a table makes
of its columns) waits for :meth:`Decoder.finish`. Nothing stops at the first fault: findings are collected, and an
object is made of what could be read, so that one fault does not raise others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from schemadiff.declared import csv_rows
from schemadiff.declared.reader import Map, Seq
from schemadiff.declared.shapes import Decode, Misfit, Wrong, decoder, name_fault, names, parameters, text
from schemadiff.declared.words import a_value, did_you_mean, place_in_text, title
from schemadiff.errors import Finding, Place
from schemadiff.model import rows, sql
from schemadiff.model.kind import Decoding, Field, Kind, Layout, Shape
from schemadiff.model.objects import Identity, Object, Value
from schemadiff.model.registry import Registry
from schemadiff.postgres.quoting import NAMEDATALEN, clip

Beside = Callable[[str, str], bytes]
"""The content of a file named beside a YAML file; raises OSError."""

_FILE_KEYS = ("schema", "search_path")
_WHOLE = frozenset({Shape.GRANTS, Shape.OPTIONS, Shape.DATA})
"""Shapes whose value is a mapping itself."""


class Spot(NamedTuple):
    """Where a node stands: in which mapping or list, and under which key."""

    holder: Any
    key: Any

    def place(self) -> Place:
        """The place of the key."""
        place: Place = self.holder.place(self.key)
        return place

    def value_place(self, path: Iterable[str | int] = ()) -> Place:
        """The place of the value, or of what stands in it at the end of the path."""
        holder, key = self.holder, self.key
        for step in path:
            node = holder[key]
            inside = (isinstance(node, Map) and step in node) or (isinstance(node, Seq) and isinstance(step, int))
            if not inside:
                break
            holder, key = node, step
        place: Place = holder.value_place(key) if isinstance(holder, Map) else holder.place(key)
        return place


_CAN_BE_EMPTY = frozenset({Shape.NAMES, Shape.TEXTS, Shape.OPTIONS, Shape.PARAMETERS, Shape.DATA})


def _absent(field: Field) -> tuple[Value, ...]:
    """The values that say the same as leaving the field out."""
    if field.shape is Shape.FLAG:
        return (field.default, False)
    return (field.default, (), {}) if field.shape in _CAN_BE_EMPTY and not field.required else (field.default,)


class _Plan:
    """How objects of one kind are read below parents of one kind: the work that is done once."""

    def __init__(self, kind: Kind, parent: Kind | None, registry: Registry, decoder_of: Decoder, order: int) -> None:
        self.kind = kind
        self.order = order
        self.trait = kind.layout is Layout.TRAIT
        self.single = kind.layout is Layout.SINGLE
        self.fields: dict[str, tuple[Decode, tuple[Value, ...], bool]] = {
            f.name: (decoder(f, parent, decoder_of), _absent(f), f.hint) for f in kind.fields
        }
        self.internal = frozenset(f.name for f in kind.fields if f.internal)
        self.required = tuple(f.name for f in kind.fields if f.required)
        self.rename = "rename" in kind.traits
        self.hook = kind.decode
        self.short = kind.short
        self.whole = kind.short is not None and kind.by_name[kind.short].shape in _WHOLE
        self.children: dict[str, _Plan] = {}
        sharers = [k for k in registry.kinds.values() if k.namespace == kind.namespace]
        self.shared = bool(kind.namespace) and len(sharers) > 1
        self.server_named = bool(kind.catalog)
        self.claims = kind.namespace in {"relation", "constraint"} or kind.implicit_name is not None
        self.collected = parent is not None and parent.complete is not None

    def keys(self) -> list[str]:
        """The keys that a mapping of this kind takes."""
        found = [name for name in self.fields if name not in self.internal]
        found += self.children
        found += ["renamed_from"] if self.rename else []
        found += ["name"] if self.single and not self.kind.many else []
        found += ["arguments"] if self.kind.routine else []
        return found + [k for k in self.kind.written if k not in found]


class _Waiting(NamedTuple):
    """An object whose name nobody wrote."""

    plan: _Plan
    node: Any
    spot: Spot
    parent: Object
    position: int
    search_path: tuple[str, ...]


class Decoder:
    """Decodes files one after the other; :meth:`finish` gives the objects of all of them."""

    def __init__(
        self,
        registry: Registry,
        *,
        search_path: tuple[str, ...] = ("public",),
        check_sql: bool = True,
        beside: Beside | None = None,
    ) -> None:
        self.registry = registry
        self.check_sql = check_sql
        self.findings: list[Finding] = []
        self.objects: dict[Identity, Object] = {}
        self.schemas: dict[str, tuple[str, ...]] = {}
        self._configured = search_path
        self._beside = beside
        self._plans: dict[tuple[str, str], _Plan] = {}
        self._order = {name: i for i, name in enumerate(registry.kinds)}
        self._top = {key: self._plan(kind, None) for key, kind in registry.top.items()}
        self._names: dict[tuple[str, tuple[str, ...], str | None], Object] = {}
        self._taken: set[tuple[tuple[str, ...], str]] = set()
        self._waiting: list[_Waiting] = []
        self._singles: dict[tuple[Identity, str], Spot] = {}
        self._children: dict[Identity, list[Object]] = {}
        self._completed: list[Object] = []
        self._hooked: tuple[Mapping[str, Any], Spot] = ({}, Spot(None, None))
        self._file = ""
        self._schema = "public"
        self._path: tuple[str, ...] = ()

    def _plan(self, kind: Kind, parent: Kind | None) -> _Plan:
        key = (kind.name, parent.name if parent else "")
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = _Plan(kind, parent, self.registry, self, self._order[kind.name])
            below = self.registry.children(kind.name)
            plan.children = {k: self._plan(child, kind) for k, child in below.items()}
        return plan

    # --- one file ---

    def file(self, root: Map, file: str) -> None:
        """Decodes a file's mapping."""
        self._file = file
        self._schema = "public"
        own: tuple[str, ...] = ()
        if "schema" in root:
            self._schema = self._checked(root, "schema", text) or "public"
            if wrong := name_fault(self._schema):
                self._wrong(Spot(root, "schema"), root["schema"], [wrong])
        if "search_path" in root:
            own = self._checked(root, "search_path", names) or ()
        self._path = tuple(dict.fromkeys((self._schema, *(own or self._configured))))
        for key, node in root.items():
            plan = self._top.get(key)
            if plan is not None:
                self._section(plan, node, Spot(root, key), None)
            elif key not in _FILE_KEYS:
                known = (*_FILE_KEYS, *self._top)
                hint = did_you_mean(key, known, f"A file takes: {', '.join(known)}.")
                self._found(f"unknown key `{key}`", root.place(key), hint)

    def _checked(self, holder: Map, key: str, decode: Decode) -> Any:
        try:
            return decode(holder[key])
        except Misfit as misfit:
            self._wrong(Spot(holder, key), holder[key], misfit.wrongs)
            return None

    def csv(self, name: str) -> tuple[rows.Row, ...]:
        """The rows of a CSV file beside the file that is being read."""
        if self._beside is None:
            raise Misfit(f"the file {name} cannot be read from here")
        try:
            data = self._beside(self._file, name)
        except OSError as error:
            raise Misfit(f"the file {name} cannot be read: {error.strerror or error}") from None
        return csv_rows.read(data, name)

    # --- sections and objects ---

    def _section(self, plan: _Plan, node: Any, spot: Spot, parent: Object | None) -> None:
        """What stands under a kind's key: a mapping of names, one object, a list of them, a trait."""
        if plan.trait:
            if node is not None:
                assert parent is not None
                self._object(plan, "", node, spot, parent, 0)
        elif plan.single:
            assert parent is not None
            if plan.kind.many and isinstance(node, list):
                for i, item in enumerate(node):
                    self._single(plan, item, Spot(node, i) if isinstance(node, Seq) else spot, parent)
            else:
                self._single(plan, node, spot, parent)
        elif isinstance(node, dict):
            make = self._object
            known = isinstance(node, Map)
            for position, (name, item) in enumerate(node.items()):
                make(plan, name, item, Spot(node, name) if known else spot, parent, position)
        elif node is not None:
            self._found(f"`{spot.key}` needs a mapping of names, not {a_value(node)}", spot.value_place())

    def _single(self, plan: _Plan, node: Any, spot: Spot, parent: Object) -> None:
        if not plan.kind.many:
            first = self._singles.setdefault((parent.identity, plan.kind.name), spot)
            if first is not spot:
                what = f"{title(parent.identity)} has a second {plan.kind.name.replace('_', ' ')}"
                self._found(f"{what}; the first is at {first.place()}", spot.place(), "Keep one of them.")
                return
        self._maybe_named(plan, None, node, spot, parent, 0)

    def _maybe_named(self, plan: _Plan, name: str | None, node: Any, spot: Spot, parent: Object, position: int) -> None:
        """An object whose name stands in its mapping, or nowhere."""
        if name is None and isinstance(node, dict) and isinstance(given := node.get("name"), str):
            name = str(given)
            node = _without_name(node)
        if name is not None:
            self._object(plan, name, node, spot, parent, position)
        elif plan.trait:
            self._object(plan, "", node, spot, parent, position)
        elif plan.kind.implicit_name is None:
            self._found(f"{plan.kind.name.replace('_', ' ')} needs a name", spot.place())
        else:
            self._waiting.append(_Waiting(plan, node, spot, parent, position, self._path))

    def _object(
        self,
        plan: _Plan,
        name: str,
        node: Any,
        spot: Spot,
        parent: Object | None,
        position: int,
        implicit: bool = False,
    ) -> None:
        """One object and what stands below it; an empty name of no trait is found by the kind."""
        kind = plan.kind
        arguments: str | None = None
        values: dict[str, Value] = {}
        hints: dict[str, Value] | None = None
        siblings: list[tuple[str, str | None, Value, str]] | None = None
        more: list[tuple[str, str | None, Value, str]] | None = None
        others: list[tuple[str, str, Value, str]] | None = None
        misled = False
        written: dict[str, Any]
        if isinstance(node, dict) and not plan.whole:
            written = node
        elif node is None:
            written = {}
        elif plan.short is not None:
            written = {plan.short: node}
        else:
            self._found(
                f"{kind.name.replace('_', ' ')} {name} needs a mapping, not {a_value(node)}", spot.value_place()
            )
            return
        keys = written
        if kind.routine:
            found = self._signature(name, written, spot)
            if found is None:
                return
            name, signature = found
            arguments = sql.input_types(signature)
            if signature:
                values["parameters"] = signature
            if "arguments" in written:
                keys = {k: v for k, v in written.items() if k != "arguments"}
        elif name.__class__ is not str:
            name = str(name)
        if plan.hook is not None:
            d = Decoding(name, dict(keys), parent, self._path, self._hook_error, values)
            before = len(self.findings)
            self._hooked = (written, spot)
            plan.hook(d)
            misled = len(self.findings) > before
            keys = d.node
            if d.hints:
                hints = d.hints
            siblings, more, others = d.siblings, d.children, d.others
            for key in [k for k, v in values.items() if v is None]:
                del values[key]
        below: list[tuple[_Plan, str]] | None = None
        fields = plan.fields
        for key, value in keys.items():
            field = fields.get(key)
            if field is not None:
                if key in plan.internal and key in written and written[key] is value:
                    self._unknown(plan, key, _below(written, key, spot))
                    continue
                try:
                    decoded = field[0](value)
                except Misfit as misfit:
                    self._misfit(written, key, value, spot, misfit)
                    continue
                if field[2]:
                    hints = hints or {}
                    hints[key] = decoded
                elif decoded not in field[1]:
                    values[key] = decoded
            elif (child := plan.children.get(key)) is not None:
                below = below or []
                below.append((child, key))
            elif key == "renamed_from" and plan.rename:
                if isinstance(value, str) and value:
                    hints = hints or {}
                    hints[key] = str(value)
                else:
                    self._found(
                        f"the old name is needed, not {a_value(value)}", _below(written, key, spot).value_place()
                    )
            else:
                self._unknown(plan, key, _below(written, key, spot))
        for key in plan.required:
            if key in values:
                if values[key] == "":
                    self._found(f"`{key}` is empty", _below(written, key, spot).value_place())
            elif key not in keys and not misled:
                what = f"{kind.name.replace('_', ' ')} {name}".rstrip()
                self._found(f"{what} has no `{key}`", spot.place())

        if plan.trait:
            assert parent is not None
            owner = parent.identity
            identity = Identity(kind.name, (owner.kind, *owner.path), owner.arguments)
        else:
            if implicit and not name:
                assert parent is not None
                name = self._free_name(plan, parent, values)
            elif wrong := name_fault(name):
                self._found(wrong.message, spot.place(), wrong.hint)
            if kind.scope == "schema":
                schema = parent.identity.path[0] if parent is not None else self._schema
                identity = Identity(kind.name, (schema, name), arguments)
            elif kind.scope == "parent" and parent is not None:
                identity = Identity(kind.name, (*parent.identity.path, name), arguments)
            else:
                identity = Identity(kind.name, (name,), arguments)
        made = Object(
            identity,
            values,
            None if parent is None else parent.identity,
            position,
            spot.holder.place(spot.key),
            self._path,
            hints,
            None,
            implicit,
        )
        if not self._add(plan, made):
            return
        if below:
            for child, key in below:
                self._section(child, keys[key], _below(written, key, spot), made)
        if more:
            for kind_name, child_name, child_node, key in more:
                child = self._plan(self.registry[kind_name], kind)
                at = _below(written, key, spot)
                self._maybe_named(child, child_name, child_node, at, made, position)
        if siblings:
            assert parent is not None
            for kind_name, child_name, child_node, key in siblings:
                child = self._plan(self.registry[kind_name], self.registry[parent.identity.kind])
                at = _below(written, key, spot)
                if child.single:
                    self._single(child, child_node, at, parent)
                else:
                    self._maybe_named(child, child_name, child_node, at, parent, position)
        if others:
            for kind_name, other_name, other_node, key in others:
                other = self._plan(self.registry[kind_name], None)
                self._object(other, other_name, other_node, _below(written, key, spot), None, position, True)

    def _signature(self, name: str, written: Mapping[str, Any], spot: Spot) -> tuple[str, tuple[Any, ...]] | None:
        """A routine's key: its name, and the parameters unless ``arguments`` has them."""
        found = sql.parse_signature(name)
        hint = "Write it as CREATE FUNCTION does: name(parameter type, …)."
        if isinstance(found, sql.Fault):
            self._found(f"{str(name)!r} is not a routine's name and parameters: {found.message}", spot.place(), hint)
            return None
        parts, signature = found
        if len(parts) != 1:
            self._found(f"{str(name)!r} names a schema", spot.place(), "The file's `schema:` says where it lives.")
        if "arguments" in written:
            at = _below(written, "arguments", spot)
            if signature:
                self._found("the parameters stand in the key and in `arguments`", at.place(), "Keep one of them.")
                return parts[-1], signature
            try:
                signature = parameters(written["arguments"])
            except Misfit as misfit:
                self._misfit(written, "arguments", written["arguments"], spot, misfit)
        return parts[-1], tuple(signature)

    def _add(self, plan: _Plan, made: Object) -> bool:
        """Keeps the object; a second one of its identity is a finding."""
        identity = made.identity
        first = self.objects.setdefault(identity, made)
        if first is not made:
            where = f"; the other is at {first.place}" if first.place else ""
            name = (
                title(identity)
                if not plan.trait
                else f"the {identity.kind} of {' '.join(identity.path[:1])} " + (".".join(identity.path[1:]))
            )
            hint = "It comes from a shorthand." if first.implicit or made.implicit else "Keep one of them."
            self._found(f"{name} is declared twice{where}", made.place, hint)
            return False
        if plan.shared:
            key = (plan.kind.namespace, identity.path, identity.arguments)
            other = self._names.setdefault(key, made)
            if other is not made and other.identity.kind != identity.kind:
                self._found(
                    f"{title(identity)} has the name of {title(other.identity)} at {other.place}",
                    made.place,
                    f"In PostgreSQL one name cannot stand for a {identity.kind.replace('_', ' ')} "
                    f"and a {other.identity.kind.replace('_', ' ')}.",
                )
        if plan.claims:
            self._taken.add((self._scope(plan, identity.path), identity.path[-1]))
        if plan.collected:
            assert made.parent is not None
            self._children.setdefault(made.parent, []).append(made)
        if plan.kind.complete is not None:
            self._completed.append(made)
        if plan.kind.scope == "schema":
            self.schemas.setdefault(identity.path[0], made.search_path)
        return True

    @staticmethod
    def _scope(plan: _Plan, path: tuple[str, ...]) -> tuple[str, ...]:
        """Where the server looks for a free name: constraints are numbered throughout their schema."""
        return path[:1] if plan.server_named else path[:-1]

    def _free_name(self, plan: _Plan, parent: Object, values: Mapping[str, Value]) -> str:
        assert plan.kind.implicit_name is not None
        base = name = plan.kind.implicit_name(parent.identity.name, values)
        scope = self._scope(plan, (*parent.identity.path, ""))
        number = 0
        while (scope, name) in self._taken:
            number += 1
            name = clip(base, NAMEDATALEN - 1 - len(str(number))) + str(number)
        return name

    # --- all files ---

    def finish(self) -> list[Object]:
        """Names what has no name, lets kinds complete their children, and gives all objects."""
        while self._waiting:
            waiting = sorted(self._waiting, key=lambda w: (w.parent.identity, w.plan.order, w.position))
            self._waiting = []
            for plan, node, spot, parent, position, path in waiting:
                self._path = path
                self._object(plan, "", node, spot, parent, position, True)
        for parent in self._completed:
            complete = self.registry[parent.identity.kind].complete
            assert complete is not None
            children = self._children.get(parent.identity, [])
            completed = complete(parent, children)
            if completed is not children:
                for gone in {c.identity for c in children} - {c.identity for c in completed}:
                    del self.objects[gone]
                self.objects.update((child.identity, child) for child in completed)
        return list(self.objects.values())

    # --- findings ---

    def _found(self, message: str, place: Place | None, hint: str | None = None) -> None:
        self.findings.append(Finding(message, place, hint))

    def _unknown(self, plan: _Plan, key: str, at: Spot) -> None:
        known = plan.keys()
        hint = did_you_mean(key, known, f"It takes: {', '.join(known)}." if known else None)
        self._found(f"unknown key `{key}` in a {plan.kind.name.replace('_', ' ')}", at.place(), hint)

    def _hook_error(self, message: str, key: str | None = None, hint: str | None = None) -> None:
        written, spot = self._hooked
        self._found(message, _below(written, key, spot).value_place(), hint)

    def _misfit(self, written: Mapping[str, Any], key: str, value: Any, spot: Spot, misfit: Misfit) -> None:
        at = _below(written, key, spot)
        self._wrong(at, value, misfit.wrongs)

    def _wrong(self, at: Spot, value: Any, wrongs: Iterable[Wrong]) -> None:
        """Findings at their places, as far as a hook has left the value as it was written."""
        as_written = at.holder[at.key] is value
        for wrong in wrongs:
            place = at.value_place(wrong.path if as_written else ())
            if as_written and wrong.offset is not None:
                holder, key, node = at.holder, at.key, value
                for step in wrong.path:
                    holder, key, node = node, step, node[step]
                if isinstance(holder, (Map, Seq)) and isinstance(node, str):
                    place = place_in_text(holder, key, node, wrong.offset)
            self._found(wrong.message, place, wrong.hint)


def _below(written: Mapping[str, Any], key: str | None, spot: Spot) -> Spot:
    """Where a key of an object was written; the object's own place where it was not."""
    return Spot(written, key) if key is not None and isinstance(written, Map) and key in written else spot


def _without_name(node: dict[str, Any]) -> dict[str, Any]:
    """The node without its name, its places kept."""
    if not isinstance(node, Map):
        return {k: v for k, v in node.items() if k != "name"}
    copy = Map((k, v) for k, v in node.items() if k != "name")
    copy._source, copy._start, copy._marks = node._source, node._start, node._marks
    return copy
