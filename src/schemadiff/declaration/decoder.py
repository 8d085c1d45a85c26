"""From the nodes of YAML files to objects, by the kinds' descriptions; no kind is known by name.

Every file is decoded on its own; what needs all of them (derived names, duplicate names, what a table implies for its
columns) is done by :meth:`Decoder.finish`. Errors are collected: an object is built from what could be read, so that
one error does not cause others.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial

from schemadiff.catalog import seed_rows
from schemadiff.catalog.hints import SECTIONS
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.declaration import csv_rows, yaml_keys
from schemadiff.declaration.kind_decoders import Plan, Plans, Waiting
from schemadiff.declaration.messages import a_value, did_you_mean, title
from schemadiff.declaration.object_decoder import Draft, ObjectDecoder
from schemadiff.declaration.places import Entry, node_below, place_of_key, place_of_value, with_shared, without_name
from schemadiff.declaration.scalar_decoders import Decode, DecodeError, name_problem, names, text
from schemadiff.declaration.unread import Unread
from schemadiff.declaration.yaml_nodes import Map, Seq
from schemadiff.errors import Finding, Place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import NAMEDATALEN, clip

ReadSibling = Callable[[str, str], bytes]
"""The content of a file that a YAML file names; raises OSError."""


_identity: Callable[[tuple[str, tuple[str, ...], str | None]], Identity] = partial(tuple.__new__, Identity)
"""Identity's own constructor is a Python function, which is slow for thousands of objects."""


class Decoder:
    """Decodes files one by one; :meth:`finish` returns the objects of all of them."""

    def __init__(
        self,
        registry: Registry,
        *,
        search_path: tuple[str, ...] = ("public",),
        check_sql: bool = True,
        read_sibling: ReadSibling | None = None,
    ) -> None:
        self.registry = registry
        self.check_sql = check_sql
        self.findings: list[Finding] = []
        self.objects: dict[Identity, Object] = {}
        self.schemas: dict[str, tuple[str, ...]] = {}
        """The schemas that hold an object, and the search_path of the first one."""
        self.sections: set[str] = set()
        """The kinds whose key stands at the top of a file."""
        self._configured = search_path
        self._read_sibling = read_sibling
        self._plans = Plans(registry, self)
        self._names: dict[tuple[str, tuple[str, ...], str | None], Object] = {}
        self._taken: set[tuple[tuple[str, ...], str]] = set()
        self._waiting: list[Waiting] = []
        self._singles: dict[tuple[Identity, str], Entry] = {}
        self._children: defaultdict[Identity, list[Object]] = defaultdict(list)
        self._completed: list[Object] = []
        self.unread = Unread()
        self._objects = ObjectDecoder(self.findings, self.unread)
        self._file = ""
        self._schema = "public"
        self._path: tuple[str, ...] = ()

    # --- one file ---

    def file(self, root: Map, file: str) -> None:
        """Decode a file's mapping."""
        self._file = file
        self._schema = "public"
        own: tuple[str, ...] = ()
        if yaml_keys.SCHEMA in root:
            self._schema = self._checked(root, yaml_keys.SCHEMA, text) or "public"
            if wrong := name_problem(self._schema):
                self._objects.wrong((root, yaml_keys.SCHEMA), root[yaml_keys.SCHEMA], [wrong])
        if yaml_keys.SEARCH_PATH in root:
            own = self._checked(root, yaml_keys.SEARCH_PATH, names) or ()
        self._path = tuple(dict.fromkeys((self._schema, *(own or self._configured))))
        for key, node in root.items():
            plan = self._plans.top(key)
            if plan is not None:
                self.sections.add(plan.name)
                self._section(plan, node, (root, key), None)
            elif key not in yaml_keys.FILE_KEYS:
                known = (*yaml_keys.FILE_KEYS, *self.registry.top)
                hint = did_you_mean(key, known, f"A file can have: {', '.join(known)}.")
                self._found(f"unknown key `{key}`", root.place(key), hint)
                self.unread.add(None, node)

    def _checked(self, holder: Map, key: str, decode: Decode) -> Value:
        try:
            return decode(holder[key])
        except DecodeError as error:
            self._objects.wrong((holder, key), holder[key], error.wrongs)
            return None

    def csv(self, name: str) -> tuple[seed_rows.Row, ...]:
        """Return the rows of a CSV file that the current file names."""
        if self._read_sibling is None:
            raise DecodeError(f"the file {name} cannot be read from this source")
        try:
            data = self._read_sibling(self._file, name)
        except OSError as error:
            raise DecodeError(f"the file {name} cannot be read: {error.strerror or error}") from None
        return csv_rows.read(data, posixpath.join(posixpath.dirname(self._file), name))

    # --- sections ---

    def _section(self, plan: Plan, node: object, entry: Entry, parent: Object | None) -> None:
        """Decode what is under a kind's key: a mapping of names, one object, a list of objects, or a property."""
        if plan.property_:
            assert parent is not None
            if node is not None:
                self._property(plan, node, entry, parent)
        elif plan.single:
            assert parent is not None
            if plan.kind.yaml.repeatable and isinstance(node, list):
                for i, item in enumerate(node):
                    self._unnamed(plan, item, (node, i) if isinstance(node, Seq) else entry, parent, i)
            else:
                self._single(plan, node, entry, parent)
        elif isinstance(node, dict):
            has_places = node.__class__ is Map
            make = self._object
            for position, (name, item) in enumerate(node.items()):
                make(plan, name, item, (node, name) if has_places else entry, parent, position)
        elif node is not None:
            self._found(f"`{entry[1]}` needs a mapping of names, not {a_value(node)}", place_of_value(entry))
            if plan.kind.stored.holds_data:
                self.unread.add(parent)

    def _property(self, plan: Plan, node: object, entry: Entry, parent: Object) -> None:
        """Decode a property (a comment, an owner, a default), which is mostly a single value."""
        if plan.short is None or plan.hook is not None or (isinstance(node, dict) and not plan.whole):
            self._object(plan, "", node, entry, parent, 0)
            return
        field = plan.fields[plan.short]
        try:
            value = field[0](node)
        except DecodeError as error:
            self._objects.wrong(entry, node, error.wrongs)
            return
        if value in field[1]:
            if plan.required:
                self._found(f"`{entry[1]}` is empty", place_of_value(entry), "Leave the key out instead.")
                return
            values = {}
        else:
            values = {plan.short: value}
        owner = parent.identity
        identity = _identity((plan.name, (owner[0], *owner[1]), owner[2]))
        made = Object(identity, values, owner, 0, place_of_key(entry), self._path)
        if self.objects.setdefault(identity, made) is not made:
            self._twice(plan, made)

    def _single(self, plan: Plan, node: object, entry: Entry, parent: Object) -> None:
        """Decode the only object of its kind that a parent can have."""
        if not plan.kind.yaml.repeatable:
            first = self._singles.setdefault((parent.identity, plan.name), entry)
            if first is not entry:
                what = f"{title(parent.identity)} has more than one {plan.words}"
                self._found(f"{what}; the first is at {place_of_key(first)}", place_of_key(entry), "Keep one of them.")
                return
        self._unnamed(plan, node, entry, parent, 0)

    def _unnamed(self, plan: Plan, node: object, entry: Entry, parent: Object, position: int) -> None:
        """Decode an object without a key of its own: its name is in its mapping, or derived when all are known."""
        if plan.property_:
            self._property(plan, node, entry, parent)
        elif isinstance(node, dict) and isinstance(given := node.get("name"), str):
            self._object(plan, str(given), without_name(node), entry, parent, position)
        elif plan.kind.naming.default_name is None:
            self._found(f"the {plan.words} needs a name", place_of_key(entry))
        else:
            self._waiting.append(Waiting(plan, node, entry, parent, position, self._path))

    # --- objects ---

    def _object(  # noqa: PLR0913 - called for every object: no record is made for it
        self,
        plan: Plan,
        name: str,
        node: object,
        entry: Entry,
        parent: Object | None,
        position: int,
        implicit: bool = False,
        given: Mapping[str, Value] | None = None,
    ) -> None:
        """Decode one object and its children. An empty implicit name is derived from the values."""
        draft = self._objects.read(plan, name, node, entry, parent, self._path, given)
        if draft is None:
            return
        made = self._made(draft, position, implicit)
        if self.objects.setdefault(made.identity, made) is not made:
            self._twice(plan, made)
            return
        if plan.collected:
            assert made.parent is not None
            self._children[made.parent].append(made)
        if plan.kept:
            self._keep(plan, made)
        for child, key in draft.below:
            self._section(child, draft.keys[key], (draft.written, key) if key in draft.written else entry, made)
        if draft.added is not None:
            self._added(draft.added, draft, made)

    def _made(self, draft: Draft, position: int, implicit: bool) -> Object:
        """Return the object, with a name and with the hint which of its sections are fully managed."""
        plan, name, parent, hints, arguments = draft.plan, draft.name, draft.parent, draft.hints, draft.arguments
        if draft.below and (
            sections := tuple(child.name for child, _ in draft.below if child.kind.management.opt_in_by_section)
        ):
            hints = {**(hints or {}), **dict([SECTIONS.of(sections)])}
        if implicit and not name:
            assert parent is not None
            name = self._free_name(plan, parent, draft.values)
        elif not plan.property_ and not 0 < len(name) < 16 and (wrong := name_problem(name)):
            self._found(wrong.message, place_of_key(draft.entry), wrong.hint)
        owner = None if parent is None else parent.identity
        path = (draft.schema, name) if draft.schema else self._path_of(plan, name, owner)
        if plan.property_:
            assert owner is not None
            arguments = owner[2]
        identity = _identity((plan.name, path, arguments))
        if plan.key_form is not None:
            identity = plan.key_form.identify(identity, draft.values)
        if len(self.findings) > draft.findings_before:
            self.unread.objects.add(identity)
        place = place_of_key(draft.entry)
        return Object(identity, draft.values, owner, position, place, self._path, hints or None, None, implicit)

    def _path_of(self, plan: Plan, name: str, owner: Identity | None) -> tuple[str, ...]:
        """Return the path of an object of that name: in its parent, in a schema, or in the database."""
        if plan.property_:
            assert owner is not None
            return (owner[0], *owner[1])
        if plan.in_parent and owner is not None:
            return (*owner[1], name)
        if plan.in_schema:
            return (self._schema if owner is None else owner[1][0], name)
        return (name,)

    def _added(self, added: Decoding, draft: Draft, made: Object) -> None:
        """Add the objects that a kind's decode hook created besides the one that was written."""
        written, entry, parent = draft.written, draft.entry, draft.parent
        for above, items in ((made, added.children), (parent, added.siblings)):
            for kind, name, node, key in items:
                assert above is not None
                plan = self._plans.of(kind, above.identity.kind)
                at = node_below(written, key, entry)
                if name is not None:
                    self._object(plan, name, node, at, above, made.position)
                elif plan.single:
                    self._single(plan, node, at, above)
                else:
                    self._unnamed(plan, node, at, above, made.position)
        for kind, key, shared, given in added.nested:
            inner = written[key]
            if isinstance(inner, dict):
                before = len(self.findings)
                for position, (below, node) in enumerate(inner.items()):
                    at = (inner, below) if isinstance(inner, Map) else entry
                    whole = with_shared(node, written.get(shared), at)
                    self._object(self._plans.of(kind, None), below, whole, at, None, position, given=given)
                # What is wrong with a shared part is so for each of them.
                self.findings[before:] = dict.fromkeys(self.findings[before:])
            elif inner is not None:
                self._found(f"`{key}` needs a mapping of names, not {a_value(inner)}", place_of_value((written, key)))
        for kind, name, node, key in added.others:
            self._object(self._plans.of(kind, None), name, node, node_below(written, key, entry), None, 0, True)

    # --- all objects ---

    def _twice(self, plan: Plan, made: Object) -> None:
        """Report a second object of the same identity."""
        first = self.objects[made.identity]
        where = f"; the other is at {first.place}" if first.place else ""
        hint = "One of them is implied by a short form." if first.implicit or made.implicit else "Keep one of them."
        self._found(f"{title(made.identity, property_=plan.property_)} is declared twice{where}", made.place, hint)

    def _keep(self, plan: Plan, made: Object) -> None:
        """Note what has to be done for an object when all objects are known."""
        identity = made.identity
        path = identity[1]
        if plan.shared:
            other = self._names.setdefault((plan.kind.naming.namespace, path, identity[2]), made)
            if other is not made:
                one, two = (i.kind.replace("_", " ") for i in (identity, other.identity))
                self._found(
                    f"{title(identity)} has the name of {title(other.identity)} at {other.place}",
                    made.place,
                    f"In PostgreSQL one name cannot belong to both a {one} and a {two}.",
                )
        if plan.reserves_name:
            self._taken.add((path[:1] if plan.server_named else path[:-1], path[-1]))
        if plan.in_schema and not plan.placed and path[0] not in self.schemas:
            self.schemas[path[0]] = made.search_path
        if plan.kind.yaml.derive is not None:
            self._completed.append(made)

    def _free_name(self, plan: Plan, parent: Object, values: Mapping[str, Value]) -> str:
        """Return the name that the server would derive, with a number if it is taken."""
        assert plan.kind.naming.default_name is not None
        base = name = plan.kind.naming.default_name(parent.identity.name, values)
        # The names of constraints are numbered within their schema.
        scope = parent.identity.path[:1] if plan.server_named else parent.identity.path
        number = 0
        while (scope, name) in self._taken:
            number += 1
            name = clip(base, NAMEDATALEN - 1 - len(str(number))) + str(number)
        return name

    def finish(self) -> list[Object]:
        """Name the unnamed objects, let kinds complete their children, and return all objects."""
        while self._waiting:
            order = self._plans.order
            waiting = sorted(self._waiting, key=lambda w: (w.parent.identity, order[w.plan.name], w.position))
            self._waiting = []
            for plan, node, entry, parent, position, path in waiting:
                self._path = path
                self._object(plan, "", node, entry, parent, position, True)
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
        """Report an error that concerns several objects, unless it may follow from an error in one of them."""
        if not self.unread:
            self._found(message, place, hint)
