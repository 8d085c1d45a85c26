"""From a catalog to YAML files: the shortest form of everything, always the same for the same catalog.

There is one file a table; other kinds are grouped by schema, and ``database.yaml`` has what is in no schema. Loading
the files gives the same catalog. No kind is known by name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import count
from typing import NamedTuple

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import EACH_PARTITION, LACKS, OWN_FIELDS, RENAMED_FROM, UNSET
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.declaration import yaml_keys
from schemadiff.declaration.field_encoders import ValueEncoder, parameter_text
from schemadiff.declaration.file_layout import DATABASE, Files, Node, file_name, suffix
from schemadiff.declaration.yaml_writer import Line
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import NameScope
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import ident, qualified
from schemadiff.references.resolver import Names
from schemadiff.sql.namespaces import Namespace

_OF_ONE_PARTITION = frozenset({"values", "partitions", RENAMED_FROM.name})
"""What partitions do not share."""

LONG_KEY = 100
"""From this length on, the parameters of a routine are written under ``arguments``."""


class Written(NamedTuple):
    """One object at the top of a file."""

    section: str
    key: str
    node: object
    file: str
    """The file that a dump writes it to."""


def dump(catalog: Catalog, registry: Registry) -> Files:
    """Return the files that declare the catalog, by name."""
    return Files(_Encoder(catalog, registry).nodes(), registry.top)


def written(catalog: Catalog, registry: Registry) -> dict[Identity, Written]:
    """Return what a dump writes for each object at the top of a file, in order.

    What all partitions of a table share is written once for the keys that the catalog's files have it so.
    """
    encoder = _Encoder(catalog, registry, as_declared=True)
    return {identity: one for identity, one, _ in encoder.written()}


class _Encoder:
    def __init__(self, catalog: Catalog, registry: Registry, *, as_declared: bool = False) -> None:
        self.catalog = catalog
        self.as_declared = as_declared
        """Whether partitions share the keys that they share in the files, and not all that are the same."""
        self.registry = registry
        self.values = ValueEncoder(Names(catalog, registry), registry)
        self._files: dict[str, Node] = {}
        self._taken: set[str] = set()
        """The names of these files, in lower case: some systems do not distinguish it."""
        self._claimed: dict[tuple[str, ...], int] = {}
        for name, items in catalog.by_kind.items():
            if registry[name].naming.namespace in (Namespace.RELATION, Namespace.CONSTRAINT):
                for item in items:
                    key = (item.identity.path[0], item.identity.name)
                    self._claimed[key] = self._claimed.get(key, 0) + 1
        self._abridged: dict[Identity, list[Object]] = {}
        self._implied: set[Identity] = set()
        for name, items in catalog.by_kind.items():
            if (abridge := registry[name].yaml.abridge) is not None:
                for item in items:
                    self._abridged[item.identity], implied = abridge(item, catalog)
                    self._implied.update(implied)

    # --- files ---

    def nodes(self) -> dict[str, Node]:
        """Return the content of each file, by its name."""
        for _, one, file in self.written():
            file.setdefault(one.section, {})[one.key] = one.node
        return dict(sorted(self._files.items()))

    def written(self) -> Iterator[tuple[Identity, Written, Node]]:
        """Yield the objects at the top of files, each with the content of its file."""
        order = {kind.name: i for i, kind in enumerate(self.registry.top.values())}
        tops = [o for o in self.catalog if o.parent is None and o.identity.kind in order]
        inside = {o.identity for o in tops if self._is_nested(o)}
        tops = [o for o in tops if o.identity not in inside and o.identity not in self._implied]
        tops.sort(key=lambda o: (order[o.identity.kind], o.identity.path, o.identity.arguments or ""))
        for item in tops:
            kind = self.registry[item.identity.kind]
            if kind.naming.scope == NameScope.DATABASE and item.implicit and not self.catalog.children(item.identity):
                continue
            name = self._file(item, kind)
            one = Written(kind.yaml.key, self._key(item, kind), self.node_of(item, kind), name)
            yield item.identity, one, self._files[name]

    def _is_nested(self, item: Object) -> bool:
        """Tell whether it is written inside another object of its kind and schema."""
        holder = item.get("partition_of")
        return holder is not None and holder[0] == item.identity.path[0] and self._above(item) is not None

    def _above(self, item: Object) -> Object | None:
        return self.catalog.get(item.identity._replace(path=item.get("partition_of")))

    def _nested(self, item: Object, kind: Kind) -> Node:
        """Return the partitions that are written below their parent."""
        found = sorted(self._partitions.get(item.identity.path, ()), key=lambda o: o.identity.path)
        node = {}
        for one in found:
            written = self.node_of(one, kind)
            assert isinstance(written, dict)
            written.pop("partition_of", None)
            node[one.identity.name] = written
        if not node:
            return {}
        shared = self._shared(node, item)
        each = {"each_partition": Line(shared)} if shared else {}
        return {**each, "partitions": node}

    def _shared(self, partitions: dict[str, Node], item: Object) -> Node:
        """Take out of the partitions what they share, and return it: keys that all have, with the commonest value."""
        wanted = item.hint(EACH_PARTITION) or () if self.as_declared else None
        if wanted is None and len(partitions) < 2:
            return {}
        nodes = list(partitions.values())
        shared: Node = {}
        for key, value in nodes[0].items():
            if key in _OF_ONE_PARTITION or not all(key in node for node in nodes):
                continue
            if wanted is None:
                if all(node[key] == value for node in nodes):
                    shared[key] = value
            elif key in wanted:
                shared[key] = _commonest([node[key] for node in nodes])
        for node in partitions.values():
            for key, value in shared.items():
                if node[key] == value:
                    del node[key]
        return shared

    @cached_property
    def _partitions(self) -> dict[tuple[str, ...], list[Object]]:
        found: dict[tuple[str, ...], list[Object]] = {}
        for items in self.catalog.by_kind.values():
            if items and "partition_of" in self.registry[items[0].identity.kind].fields.by_name:
                for item in items:
                    if self._is_nested(item):
                        found.setdefault(item.get("partition_of"), []).append(item)
        return found

    def _file(self, item: Object, kind: Kind) -> str:
        """Return the file for an object: named after it or its kind, and another one for another search_path.

        A file that is not there yet is added, with the keys that hold for all of it.
        """
        head: Node = {}
        own_file = False
        if kind.naming.scope == NameScope.DATABASE:
            stem = DATABASE.removesuffix(".yaml")
        else:
            schema = item.identity.path[0]
            if schema != "public":
                head[yaml_keys.SCHEMA] = schema
            path = [s for s in item.search_path if s != schema]
            if path not in ([], ["public"]) or (not path and schema != "public" and item.search_path):
                head[yaml_keys.SEARCH_PATH] = path or [schema]
            own_file = any(k.naming.is_column for k in self.registry.children(kind.name).values())
            group = "types" if kind.naming.namespace == Namespace.TYPE else kind.yaml.key
            stem = (
                f"{file_name(schema)}/{kind.yaml.key}/{file_name(item.identity.name)}"
                if own_file
                else (f"{file_name(schema)}/{group}")
            )
        names = (f"{stem}{suffix(number)}.yaml" for number in count(1))
        if own_file:
            name = next(name for name in names if name.lower() not in self._taken)
        else:
            name = next(name for name in names if name not in self._files or self._begins_with(name, head))
        if name not in self._files:
            self._files[name] = head
            self._taken.add(name.lower())
        return name

    def _begins_with(self, name: str, head: Node) -> bool:
        return {k: v for k, v in self._files[name].items() if k in yaml_keys.FILE_KEYS} == head

    def _key(self, item: Object, kind: Kind) -> str:
        if kind.yaml.key_syntax is not None:
            return kind.yaml.key_syntax.text(item, lambda text: self.values.type(text, item))
        if kind.naming.schema_in_key and item.parent is not None:
            elsewhere = item.identity.path[0] != item.parent.path[0]
            plain = not elsewhere and frozenset('."').isdisjoint(item.identity.name)
            return item.identity.name if plain else qualified(item.identity.path[0 if elsewhere else 1 :])
        if not kind.naming.overloaded:
            return item.identity.name
        inside = ", ".join(parameter_text(self.values, p, item) for p in item.get("parameters", ()))
        name = ident(item.identity.name)
        return name if self._long(item, inside) else f"{name}({inside})"

    def _long(self, item: Object, inside: str) -> bool:
        """Tell whether the parameters are too long for a key; overloaded routines have them in the key always."""
        if len(inside) <= LONG_KEY:
            return False
        path, kind = item.identity.path, item.identity.kind
        return sum(o.identity.path == path for o in self.catalog.by_kind[kind]) == 1

    # --- objects ---

    def node_of(self, item: Object, kind: Kind) -> object:
        """Return an object and its children in the shortest form."""
        node = self._fields(item, kind)
        if kind.yaml.encode is not None:
            encoded = kind.yaml.encode(item, node)
            if not isinstance(encoded, dict):
                return encoded
            node = encoded
        below = self._below(item, kind)
        if (previous := item.hint(RENAMED_FROM)) is not None:
            node[RENAMED_FROM.name] = previous
        if kind.yaml.shorthand is not None and not below and list(node) == [kind.yaml.shorthand]:
            value = node[kind.yaml.shorthand]
            if value is not None and not (isinstance(value, dict) and not _is_whole(kind)):
                return value
        node = self._arranged(kind, node, below)
        if "partition_of" in kind.fields.by_name:
            node.update(self._nested(item, kind))
        return Line(node) if kind.yaml.shorthand is not None else node

    def _fields(self, item: Object, kind: Kind) -> Node:
        """Return the fields by name, without those that the object's key contains."""
        node: Node = {}
        for field in kind.fields:
            source = field.source(item)
            if field.name in source and not _is_known_to_the_server_alone(field.type, source[field.name]):
                node[field.name] = self.values.value(field, source[field.name], item)
        for name in kind.yaml.key_syntax.holds if kind.yaml.key_syntax is not None else ():
            node.pop(name, None)
        if kind.naming.overloaded:
            written = node.pop("parameters", None)
            if written and self._long(item, ", ".join(written)):
                node["arguments"] = written
        return node

    def _arranged(self, kind: Kind, node: Node, below: Node) -> Node:
        """Return fields and children in order; for a top-level object comment and owner first, long texts last."""
        if not kind.yaml.parents and kind.yaml.layout is not Layout.PROPERTY:
            first = {k: v for k, v in below.items() if self._is_property(kind, k)}
            last = {k: v for k, v in node.items() if isinstance(v, str) and "\n" in v}
            node = {**first, **{k: v for k, v in node.items() if k not in last}, **last}
        node.update((k, v) for k, v in below.items() if k not in node)
        return node

    def _is_property(self, kind: Kind, key: str) -> bool:
        return self.registry.children(kind.name)[key].yaml.layout is Layout.PROPERTY

    def _below(self, item: Object, kind: Kind) -> Node:
        """Return the children by their keys."""
        children = self._abridged.get(item.identity) or self.catalog.children(item.identity)
        if not children:
            return {}
        children = [
            c for child in children if child.identity not in self._implied and (c := self._apart(child)) is not None
        ]
        by_kind: dict[str, list[Object]] = {}
        for child in children:
            by_kind.setdefault(child.identity.kind, []).append(child)
        below: Node = {}
        plans = self.registry.children(kind.name).values()
        for child_kind in sorted(plans, key=lambda k: (k.yaml.layout is not Layout.PROPERTY, k.fields.hold_rows)):
            found = by_kind.get(child_kind.name)
            if not found:
                continue
            if child_kind.yaml.layout is Layout.PROPERTY:
                value = self.node_of(found[0], child_kind)
                if not value and child_kind.management.opt_in and child_kind.yaml.shorthand is None:
                    continue
                below[child_kind.yaml.key] = {} if value is None else value
            elif child_kind.yaml.layout is Layout.SINGLE:
                nodes = [self._single(o, child_kind, item) for o in sorted(found, key=_sequence)]
                below[child_kind.yaml.key] = nodes[0] if len(nodes) == 1 else nodes
            else:
                below[child_kind.yaml.key] = {
                    self._key(o, child_kind): self.node_of(o, child_kind) for o in sorted(found, key=_sequence)
                }
        return below

    def _apart(self, item: Object) -> Object | None:
        """Return an inherited object with the values that differ; None if none does."""
        kind = self.registry[item.identity.kind]
        parent_objects = (
            kind.inheritance.inherited_from(item, self.catalog) if kind.inheritance.inherited_from is not None else ()
        )
        theirs = kind.inheritance.values_from_parents(item, self.catalog) if parent_objects else None
        if theirs is None:
            return item
        own = item.hint(OWN_FIELDS) or ()
        if kind.inheritance.is_local(item) and not own:
            return item
        differs = {k: v for k, v in item.values.items() if theirs.get(k) != v or k in own}
        if kind.yaml.layout is Layout.PROPERTY:
            return item if differs else None
        unset = tuple(k for k in theirs if k not in item.values)
        below = {c.identity.kind for c in self.catalog.children(item.identity)}
        lacks = {
            c.identity.kind
            for parent_object in parent_objects
            for c in self.catalog.children(parent_object)
            if self.registry[c.identity.kind].inheritance.inherited_from is not None and c.identity.kind not in below
        }
        has_apart = any(self._apart(c) is not None for c in self.catalog.children(item.identity))
        if not (differs or unset or lacks or has_apart):
            return None
        return msgspec.structs.replace(item, values=differs).with_hints(LACKS.of(tuple(sorted(lacks))), UNSET.of(unset))

    def _single(self, item: Object, kind: Kind, parent: Object) -> object:
        """Return an object without a key, with its name unless loading would derive the same name."""
        node = self.node_of(item, kind)
        name = item.identity.name
        if kind.naming.default_name is not None and not kind.yaml.repeatable:
            made = kind.naming.default_name(parent.identity.name, item.values)
            if made == name and self._claimed.get((item.identity.path[0], name), 1) == 1:
                return node
        elif kind.yaml.repeatable:
            return node
        if isinstance(node, dict):
            return type(node)({"name": name, **node})
        return Line({"name": name, kind.yaml.shorthand or "": node})


def _is_known_to_the_server_alone(type_: t.FieldType, value: Value) -> bool:
    """Tell whether a secret was read from a database, which does not reveal its value."""
    match type_:
        case t.Secret():
            return not value
        case t.Secrets():
            return not all(value.values())
    return False


def _commonest(nodes: list[object]) -> object:
    """Return the node that most of these are equal to, the first of several."""
    counts = Counter(map(repr, nodes))
    return max(nodes, key=lambda node: counts[repr(node)])


def _sequence(item: Object) -> tuple[int, str]:
    return item.position, item.identity.name


def _is_whole(kind: Kind) -> bool:
    return kind.yaml.shorthand is not None and kind.fields.by_name[kind.yaml.shorthand].type.is_mapping
