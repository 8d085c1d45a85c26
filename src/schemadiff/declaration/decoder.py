"""From the nodes of YAML files to objects, led by the kinds' descriptions; knows no kind by name.

Every file is decoded on its own; what needs all of them (names that nobody wrote, names used twice, what a table makes
of its columns) waits for :meth:`Decoder.finish`. Nothing stops at the first fault: findings are collected, and an
object is made of what could be read, so that one fault does not raise others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from schemadiff import sql
from schemadiff.catalog import seed_rows
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.declaration import csv_rows
from schemadiff.declaration.kind_decoders import Plan, Plans, Waiting
from schemadiff.declaration.messages import a_value, did_you_mean, place_in_text, title
from schemadiff.declaration.places import Spot, node_below, place_of_key, place_of_value, without_name
from schemadiff.declaration.scalar_decoders import Decode, Misfit, Wrong, name_fault, names, text
from schemadiff.declaration.sql_decoders import parameters
from schemadiff.declaration.unread import Unread
from schemadiff.declaration.yaml_nodes import Map, Seq
from schemadiff.errors import Finding, Place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import NAMEDATALEN, clip

Beside = Callable[[str, str], bytes]
"""The content of a file named beside a YAML file; raises OSError."""


_WRITTEN_AS_SQL = frozenset('."')
"""What tells a key that SQL would write from a plain name."""

_FILE_KEYS = ("schema", "search_path")
_identity: Callable[[tuple[str, tuple[str, ...], str | None]], Identity] = partial(tuple.__new__, Identity)
"""Identity's own constructor is a Python function; thousands of calls show."""


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
        """The schemas that hold an object, and the search_path of the first one."""
        self.unread = Unread()
        self._mistyped = 0
        """How many unknown keys objects have."""
        self.sections: set[str] = set()
        """The kinds whose key stands at the top of a file."""
        self._configured = search_path
        self._beside = beside
        self._plans = Plans(registry, self)
        self._names: dict[tuple[str, tuple[str, ...], str | None], Object] = {}
        self._taken: set[tuple[tuple[str, ...], str]] = set()
        self._waiting: list[Waiting] = []
        self._singles: dict[tuple[Identity, str], Spot] = {}
        self._children: defaultdict[Identity, list[Object]] = defaultdict(list)
        self._completed: list[Object] = []
        self._hooked: tuple[Mapping[str, Any], Spot] = ({}, (None, None))
        self._file = ""
        self._schema = "public"
        self._path: tuple[str, ...] = ()

    # --- one file ---

    def file(self, root: Map, file: str) -> None:
        """Decodes a file's mapping."""
        self._file = file
        self._schema = "public"
        own: tuple[str, ...] = ()
        if "schema" in root:
            self._schema = self._checked(root, "schema", text) or "public"
            if wrong := name_fault(self._schema):
                self._wrong((root, "schema"), root["schema"], [wrong])
        if "search_path" in root:
            own = self._checked(root, "search_path", names) or ()
        self._path = tuple(dict.fromkeys((self._schema, *(own or self._configured))))
        for key, node in root.items():
            plan = self._plans.top(key)
            if plan is not None:
                self.sections.add(plan.name)
                self._section(plan, node, (root, key), None)
            elif key not in _FILE_KEYS:
                known = (*_FILE_KEYS, *self.registry.top)
                hint = did_you_mean(key, known, f"A file takes: {', '.join(known)}.")
                self._found(f"unknown key `{key}`", root.place(key), hint)
                self.unread.add(None, node)

    def _checked(self, holder: Map, key: str, decode: Decode) -> Any:
        try:
            return decode(holder[key])
        except Misfit as misfit:
            self._wrong((holder, key), holder[key], misfit.wrongs)
            return None

    def csv(self, name: str) -> tuple[seed_rows.Row, ...]:
        """The rows of a CSV file beside the file that is being read."""
        if self._beside is None:
            raise Misfit(f"the file {name} cannot be read from here")
        try:
            data = self._beside(self._file, name)
        except OSError as error:
            raise Misfit(f"the file {name} cannot be read: {error.strerror or error}") from None
        return csv_rows.read(data, name)

    # --- sections ---

    def _section(self, plan: Plan, node: Any, spot: Spot, parent: Object | None) -> None:
        """What stands under a kind's key: a mapping of names, one object, a list of them, a trait."""
        if plan.trait:
            assert parent is not None
            if node is not None:
                self._trait(plan, node, spot, parent)
        elif plan.single:
            assert parent is not None
            if plan.kind.yaml.repeatable and isinstance(node, list):
                for i, item in enumerate(node):
                    self._unnamed(plan, item, (node, i) if isinstance(node, Seq) else spot, parent, i)
            else:
                self._single(plan, node, spot, parent)
        elif node.__class__ is Map:
            make = self._object
            for position, (name, item) in enumerate(node.items()):
                make(plan, name, item, (node, name), parent, position)
        elif isinstance(node, dict):
            for position, (name, item) in enumerate(node.items()):
                self._object(plan, name, item, spot, parent, position)
        elif node is not None:
            self._found(f"`{spot[1]}` needs a mapping of names, not {a_value(node)}", place_of_value(spot))
            if plan.kind.stored.holds_data:
                self.unread.add(parent)

    def _trait(self, plan: Plan, node: Any, spot: Spot, parent: Object) -> None:
        """A comment, an owner, a default: mostly one value, and then no more than that is looked at."""
        if plan.short is None or plan.hook is not None or (isinstance(node, dict) and not plan.whole):
            self._object(plan, "", node, spot, parent, 0)
            return
        field = plan.fields[plan.short]
        try:
            value = field[0](node)
        except Misfit as misfit:
            self._wrong(spot, node, misfit.wrongs)
            return
        if value in field[1]:
            if plan.required:
                self._found(f"`{spot[1]}` is empty", place_of_value(spot), "Leave the key out instead.")
                return
            values = {}
        else:
            values = {plan.short: value}
        owner = parent.identity
        identity = _identity((plan.name, (owner[0], *owner[1]), owner[2]))
        made = Object(identity, values, owner, 0, place_of_key(spot), self._path)
        if self.objects.setdefault(identity, made) is not made:
            self._twice(plan, made)

    def _single(self, plan: Plan, node: Any, spot: Spot, parent: Object) -> None:
        """The one object of its kind that a parent can have."""
        if not plan.kind.yaml.repeatable:
            first = self._singles.setdefault((parent.identity, plan.name), spot)
            if first is not spot:
                what = f"{title(parent.identity)} has a second {plan.words}"
                self._found(f"{what}; the first is at {place_of_key(first)}", place_of_key(spot), "Keep one of them.")
                return
        self._unnamed(plan, node, spot, parent, 0)

    def _unnamed(self, plan: Plan, node: Any, spot: Spot, parent: Object, position: int) -> None:
        """An object without a key of its own: its name stands in its mapping, or is made when all are known."""
        if plan.trait:
            self._trait(plan, node, spot, parent)
        elif isinstance(node, dict) and isinstance(given := node.get("name"), str):
            self._object(plan, str(given), without_name(node), spot, parent, position)
        elif plan.kind.naming.default_name is None:
            self._found(f"the {plan.words} needs a name", place_of_key(spot))
        else:
            self._waiting.append(Waiting(plan, node, spot, parent, position, self._path))

    # --- objects ---

    def _object(
        self,
        plan: Plan,
        name: str,
        node: Any,
        spot: Spot,
        parent: Object | None,
        position: int,
        implicit: bool = False,
        given: Mapping[str, Value] | None = None,
    ) -> None:
        """One object and what stands below it. An empty name that is implicit is made of the values."""
        written = node if node.__class__ is Map and not plan.whole else self._written(plan, name, node, spot, parent)
        if written is None:
            return
        keys = written
        values: dict[str, Value] = dict(given) if given else {}
        arguments: str | None = None
        if plan.routine:
            found = self._signature(name, written, spot)
            if found is None:
                self.unread.add(None, [name])
                return
            name, signature = found
            arguments = sql.input_types(signature)
            if signature:
                values["parameters"] = signature
            if "arguments" in written:
                keys = {k: v for k, v in written.items() if k != "arguments"}
        elif plan.key_form is not None:
            read = plan.key_form.parse(name)
            if isinstance(read, sql.Fault):
                self._found(f"{str(name)!r} is not written as {plan.key_form.form}: {read.message}", place_of_key(spot))
                self.unread.add(parent, [name])
                return
            name, given = read
            values.update(given)
        elsewhere = ""
        if plan.placed and not _WRITTEN_AS_SQL.isdisjoint(name) and (parts := sql.split_name(name)) is not None:
            *schema, name = parts
            elsewhere = schema[-1] if schema else ""
        added: Decoding | None = None
        hints: dict[str, Value] | None = None
        before, mistyped = len(self.findings), self._mistyped
        if plan.hook is not None and (plan.hooked is None or values or plan.hooked(keys)):
            added = Decoding(name, dict(keys), parent, self._path, self._hook_error, values)
            self._hook(plan, added, written, spot)
            keys = added.node
            hints = added.hints
            name = added.name
        of_hook = len(self.findings)
        hints, below = self._fields(plan, keys, written, spot, values, hints)
        if self._mistyped > mistyped:
            # What the kind misses may be what is mistyped.
            del self.findings[before:of_hook]
        faulty = len(self.findings) > before or (parent is not None and parent.identity in self.unread.objects)
        for key in plan.required:
            if key not in values and not faulty:
                self._missing(plan, name, key, keys, written, spot)
        if below is not None and (
            sections := tuple(child.name for child, _ in below if child.kind.management.opt_in_by_section)
        ):
            hints = {**(hints or {}), "sections": sections}
        owner = None if parent is None else parent.identity
        if implicit and not name:
            assert parent is not None
            name = self._free_name(plan, parent, values)
        elif not plan.trait and not 0 < len(name) < 16 and (wrong := name_fault(name)):
            self._found(wrong.message, place_of_key(spot), wrong.hint)
        path = self._path_of(plan, name, owner)
        if elsewhere:
            path = (elsewhere, name)
        if plan.trait:
            assert owner is not None
            arguments = owner[2]
        identity = _identity((plan.name, path, arguments))
        if plan.key_form is not None:
            identity = plan.key_form.identify(identity, values)
        if len(self.findings) > before:
            self.unread.objects.add(identity)
        made = Object(identity, values, owner, position, place_of_key(spot), self._path, hints or None, None, implicit)
        if self.objects.setdefault(made.identity, made) is not made:
            self._twice(plan, made)
            return
        if plan.collected:
            assert owner is not None
            self._children[owner].append(made)
        if plan.kept:
            self._keep(plan, made)
        if below is not None:
            for child, key in below:
                self._section(child, keys[key], (written, key) if key in written else spot, made)
        if added is not None and (added.children or added.siblings or added.nested or added.others):
            self._added(added, written, spot, made, parent)

    def _path_of(self, plan: Plan, name: str, owner: Identity | None) -> tuple[str, ...]:
        """Where an object of that name has its place: in its owner, in a schema, or in the database."""
        if plan.trait:
            assert owner is not None
            return (owner[0], *owner[1])
        if plan.in_parent and owner is not None:
            return (*owner[1], name)
        if plan.in_schema:
            return (self._schema if owner is None else owner[1][0], name)
        return (name,)

    def _fields(
        self,
        plan: Plan,
        keys: Mapping[str, Any],
        written: Mapping[str, Any],
        spot: Spot,
        values: dict[str, Value],
        hints: dict[str, Value] | None,
    ) -> tuple[dict[str, Value] | None, list[tuple[Plan, str]] | None]:
        """Fills the values; gives the hints and what stands below the object."""
        fields = plan.fields
        below: list[tuple[Plan, str]] | None = None
        for key, value in keys.items():
            field = fields.get(key)
            if field is not None:
                if key in plan.internal and key in written and written[key] is value:
                    self._unknown(plan, key, node_below(written, key, spot))
                    continue
                decode, absent, hint = field
                try:
                    decoded = decode(value)
                except Misfit as misfit:
                    self._wrong(node_below(written, key, spot), value, misfit.wrongs)
                    continue
                if hint:
                    hints = hints or {}
                    hints[key] = decoded
                    if key in plan.with_places and key in written:
                        at = place_of_value(node_below(written, key, spot))
                        hints["places"] = (*hints.get("places", ()), (key, at.line, at.column))
                elif decoded not in absent:
                    values[key] = decoded
            elif key in plan.children:
                if below is None:
                    below = []
                below.append((plan.children[key], key))
            elif key == "renamed_from" and plan.rename:
                if isinstance(value, str) and value:
                    if plan.told_by_types and value.endswith(")"):
                        at = place_of_value(node_below(written, key, spot))
                        said = f"`renamed_from: {value.partition('(')[0].strip()}`: a rename keeps the types."
                        self._found("the old name alone is needed, without types", at, said)
                    hints = hints or {}
                    hints[key] = str(value)
                else:
                    at = place_of_value(node_below(written, key, spot))
                    self._found(f"the old name is needed, not {a_value(value)}", at)
            else:
                self._unknown(plan, key, node_below(written, key, spot))
        return hints, below

    def _written(self, plan: Plan, name: str, node: Any, spot: Spot, parent: Object | None) -> dict[str, Any] | None:
        """The mapping that an object is written as, or that its short form stands for."""
        if isinstance(node, dict) and not plan.whole:
            return node
        if node is None:
            return {}
        if plan.short is not None:
            return {plan.short: node}
        self._found(f"{plan.words} {name} needs a mapping, not {a_value(node)}", place_of_value(spot))
        self.unread.add(parent, [name])
        return None

    def _missing(
        self,
        plan: Plan,
        name: str,
        key: str,
        keys: Mapping[str, Any],
        written: Mapping[str, Any],
        spot: Spot,
    ) -> None:
        """A required field that is not there, or empty where something must stand."""
        if key not in keys:
            self._found(f"{plan.words} {name}".rstrip() + f" has no `{key}`", place_of_key(spot))
        elif keys[key] in ("", (), []) and plan.kind.fields.by_name[key].shape is not Shape.TEXTS:
            self._found(f"`{key}` is empty", place_of_value(node_below(written, key, spot)))

    def _hook(self, plan: Plan, added: Decoding, written: Mapping[str, Any], spot: Spot) -> None:
        """Lets the kind rewrite what was written."""
        assert plan.hook is not None
        self._hooked = (written, spot)
        plan.hook(added)
        values = added.values
        if values and None in values.values():
            for key in [k for k, v in values.items() if v is None]:
                del values[key]
        for key in values:
            if key in plan.checked:
                self._checked_value(plan.checked[key], key, values[key], written, spot)

    def _checked_value(self, decode: Decode, key: str, value: Value, written: Mapping[str, Any], spot: Spot) -> None:
        """What a kind's hook took over as it was written is looked at like everything else."""
        try:
            decode(value)
        except Misfit as misfit:
            for wrong in misfit.wrongs:
                self._found(f"{key}: {wrong.message}", place_of_key(node_below(written, key, spot)), wrong.hint)

    def _hook_error(self, message: str, key: str | None = None, hint: str | None = None) -> None:
        written, spot = self._hooked
        at = node_below(written, key, spot)
        self._found(message, place_of_key(spot) if key is None else place_of_value(at), hint)

    def _added(
        self, added: Decoding, written: Mapping[str, Any], spot: Spot, made: Object, parent: Object | None
    ) -> None:
        """The objects that a kind's hook made beside the one that was written."""
        for above, items in ((made, added.children), (parent, added.siblings)):
            for kind, name, node, key in items:
                assert above is not None
                plan = self._plans.of(kind, above.identity.kind)
                at = node_below(written, key, spot)
                if name is not None:
                    self._object(plan, name, node, at, above, made.position)
                elif plan.single:
                    self._single(plan, node, at, above)
                else:
                    self._unnamed(plan, node, at, above, made.position)
        for kind, key, given in added.nested:
            inner = written[key]
            if isinstance(inner, dict):
                for position, (below, node) in enumerate(inner.items()):
                    at = (inner, below) if isinstance(inner, Map) else spot
                    self._object(self._plans.of(kind, None), below, node, at, None, position, given=given)
            elif inner is not None:
                self._found(f"`{key}` needs a mapping of names, not {a_value(inner)}", place_of_value((written, key)))
        for kind, name, node, key in added.others:
            self._object(self._plans.of(kind, None), name, node, node_below(written, key, spot), None, 0, True)

    def _signature(self, name: str, written: Mapping[str, Any], spot: Spot) -> tuple[str, tuple[Any, ...]] | None:
        """A routine's key: its name, and the parameters unless ``arguments`` has them."""
        found = sql.parse_signature(name)
        hint = "Write it as CREATE FUNCTION does: name(parameter type, …)."
        if isinstance(found, sql.Fault):
            message = f"{str(name)!r} is not a routine's name and parameters: {found.message}"
            self._found(message, place_of_key(spot), hint)
            return None
        parts, signature = found
        if len(parts) != 1:
            self._found(
                f"{str(name)!r} names a schema", place_of_key(spot), "The file's `schema:` says where it lives."
            )
        if "arguments" in written:
            at = node_below(written, "arguments", spot)
            if signature:
                message = "the parameters stand in the key and in `arguments`"
                self._found(message, place_of_key(at), "Keep one of them.")
                return parts[-1], signature
            try:
                signature = parameters(written["arguments"])
            except Misfit as misfit:
                self._wrong(at, written["arguments"], misfit.wrongs)
        return parts[-1], tuple(signature)

    # --- all objects ---

    def _twice(self, plan: Plan, made: Object) -> None:
        """A second object of one identity."""
        first = self.objects[made.identity]
        where = f"; the other is at {first.place}" if first.place else ""
        hint = "One of them comes from a shorthand." if first.implicit or made.implicit else "Keep one of them."
        self._found(f"{title(made.identity, trait=plan.trait)} is declared twice{where}", made.place, hint)

    def _keep(self, plan: Plan, made: Object) -> None:
        """Notes what is wanted of an object once all are there."""
        identity = made.identity
        path = identity[1]
        if plan.shared:
            other = self._names.setdefault((plan.kind.naming.namespace, path, identity[2]), made)
            if other is not made:
                one, two = (i.kind.replace("_", " ") for i in (identity, other.identity))
                self._found(
                    f"{title(identity)} has the name of {title(other.identity)} at {other.place}",
                    made.place,
                    f"In PostgreSQL one name cannot stand for a {one} and a {two}.",
                )
        if plan.claims:
            self._taken.add((path[:1] if plan.server_named else path[:-1], path[-1]))
        if plan.in_schema and not plan.placed and path[0] not in self.schemas:
            self.schemas[path[0]] = made.search_path
        if plan.kind.yaml.derive is not None:
            self._completed.append(made)

    def _free_name(self, plan: Plan, parent: Object, values: Mapping[str, Value]) -> str:
        """The name that the server would give, numbered where it is taken."""
        assert plan.kind.naming.default_name is not None
        base = name = plan.kind.naming.default_name(parent.identity.name, values)
        # Constraints are numbered throughout their schema.
        scope = parent.identity.path[:1] if plan.server_named else parent.identity.path
        number = 0
        while (scope, name) in self._taken:
            number += 1
            name = clip(base, NAMEDATALEN - 1 - len(str(number))) + str(number)
        return name

    def finish(self) -> list[Object]:
        """Names what has no name, lets kinds complete their children, and gives all objects."""
        while self._waiting:
            order = self._plans.order
            waiting = sorted(self._waiting, key=lambda w: (w.parent.identity, order[w.plan.name], w.position))
            self._waiting = []
            for plan, node, spot, parent, position, path in waiting:
                self._path = path
                self._object(plan, "", node, spot, parent, position, True)
        for parent in self._completed:
            complete = self.registry[parent.identity.kind].yaml.derive
            assert complete is not None
            children = self._children[parent.identity]
            completed = complete(parent, children)
            if completed is not children:
                for gone in {c.identity for c in children} - {c.identity for c in completed}:
                    del self.objects[gone]
                self.objects.update((child.identity, child) for child in completed)
        for kind in self.registry.kinds.values():
            if kind.inheritance.expand_declared is not None:
                self.objects = dict(kind.inheritance.expand_declared(self.objects, self._error))
        return list(self.objects.values())

    # --- findings ---

    def _found(self, message: str, place: Place | None, hint: str | None = None) -> None:
        self.findings.append(Finding(message, place, hint))

    def _error(self, message: str, place: Place | None, hint: str | None = None) -> None:
        """What is wrong between objects, unless it can follow from what is wrong with one."""
        if not self.unread:
            self._found(message, place, hint)

    def _unknown(self, plan: Plan, key: str, at: Spot) -> None:
        known = plan.keys()
        hint = did_you_mean(key, known, f"It takes: {', '.join(known)}." if known else None)
        self._found(f"unknown key `{key}` in a {plan.words}", place_of_key(at), hint)
        self._mistyped += 1

    def _wrong(self, at: Spot, value: Any, wrongs: Iterable[Wrong]) -> None:
        """Findings at their places, as far as a hook has left the value as it was written."""
        as_written = at[0][at[1]] is value
        for wrong in wrongs:
            place = place_of_value(at, wrong.path if as_written else ())
            if as_written and wrong.offset is not None:
                holder, key, node = *at, value
                for step in wrong.path:
                    holder, key, node = node, step, node[step]
                if isinstance(holder, (Map, Seq)) and isinstance(node, str):
                    place = place_in_text(holder, key, node, wrong.offset)
            self._found(wrong.message, place, wrong.hint)
