"""From a catalog to YAML files: the shortest form of everything, always the same for the same catalog.

One file a table, other kinds grouped by schema, ``database.yaml`` for what no schema holds. Loading the files gives
the catalog again. Nothing here knows a kind by name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object, Value
from schemadiff.catalog.seed_rows import Env, Json, Number, Row, RowKey, Sql
from schemadiff.catalog.values import Grant, Member
from schemadiff.declaration.file_layout import DATABASE, Files, Node, file_name, suffix
from schemadiff.declaration.value_text import element_text, json_value, said_with, short_type
from schemadiff.declaration.yaml_writer import Block, Line, Raw, Tall, is_number
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import ident, operator_name, qualified
from schemadiff.references.resolver import Names
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import Parameter

LONG_KEY = 100
"""From here on a routine's parameters stand under ``arguments``."""


def dump(catalog: Catalog, registry: Registry) -> Files:
    """The files that declare the catalog, by their names."""
    return Files(_Encoder(catalog, registry).nodes(), registry.top)


class _Encoder:
    def __init__(self, catalog: Catalog, registry: Registry) -> None:
        self.catalog = catalog
        self.registry = registry
        self.names = Names(catalog, registry)
        self._claimed: dict[tuple[str, ...], int] = {}
        for name, items in catalog.by_kind.items():
            if registry[name].naming.namespace in ("relation", "constraint"):
                for item in items:
                    key = (item.identity.path[0], item.identity.name)
                    self._claimed[key] = self._claimed.get(key, 0) + 1

    # --- files ---

    def nodes(self) -> dict[str, Node]:
        """The content of each file, by its name."""
        files: dict[str, Node] = {}
        order = {kind.name: i for i, kind in enumerate(self.registry.top.values())}
        tops = [o for o in self.catalog if o.parent is None and o.identity.kind in order]
        inside = {o.identity for o in tops if self._is_nested(o)}
        tops = [o for o in tops if o.identity not in inside]
        tops.sort(key=lambda o: (order[o.identity.kind], o.identity.path, o.identity.arguments or ""))
        for item in tops:
            kind = self.registry[item.identity.kind]
            if kind.naming.scope == "database" and item.implicit and not self.catalog.children(item.identity):
                continue
            into = self._file(files, item, kind).setdefault(kind.yaml.key, {})
            into[self._key(item, kind)] = self.object(item, kind)
        return dict(sorted(files.items()))

    def _is_nested(self, item: Object) -> bool:
        """Whether it is written inside another one of its kind and schema."""
        holder = item.get("partition_of")
        return holder is not None and holder[0] == item.identity.path[0] and self._above(item) is not None

    def _above(self, item: Object) -> Object | None:
        return self.catalog.get(item.identity._replace(path=item.get("partition_of")))

    def _nested(self, item: Object, kind: Kind) -> Node:
        """The partitions that are written below their parent."""
        found = sorted(self._partitions.get(item.identity.path, ()), key=lambda o: o.identity.path)
        node = {}
        for one in found:
            written = self.object(one, kind)
            written.pop("partition_of", None)
            node[one.identity.name] = written
        return {"partitions": node} if node else {}

    @cached_property
    def _partitions(self) -> dict[tuple[str, ...], list[Object]]:
        found: dict[tuple[str, ...], list[Object]] = {}
        for items in self.catalog.by_kind.values():
            if items and "partition_of" in self.registry[items[0].identity.kind].fields.by_name:
                for item in items:
                    if self._is_nested(item):
                        found.setdefault(item.get("partition_of"), []).append(item)
        return found

    def _file(self, files: dict[str, Node], item: Object, kind: Kind) -> Node:
        """The file that an object goes into: named after it and its kind, and its own where search_paths differ."""
        head: Node = {}
        if kind.naming.scope == "database":
            stem = DATABASE.removesuffix(".yaml")
        else:
            schema = item.identity.path[0]
            if schema != "public":
                head["schema"] = schema
            path = [s for s in item.search_path if s != schema]
            if path not in ([], ["public"]) or (not path and schema != "public" and item.search_path):
                head["search_path"] = path or [schema]
            own_file = any(k.naming.namespace == "column" for k in self.registry.children(kind.name).values())
            group = "types" if kind.naming.namespace == "type" else kind.yaml.key
            stem = (
                f"{file_name(schema)}/{kind.yaml.key}/{file_name(item.identity.name)}"
                if own_file
                else (f"{file_name(schema)}/{group}")
            )
            if own_file:
                taken = {name.lower() for name in files}
                number = 1
                while f"{stem}{suffix(number)}.yaml".lower() in taken:
                    number += 1
                return files.setdefault(f"{stem}{suffix(number)}.yaml", head)
        number = 1
        while True:
            found = files.setdefault(f"{stem}{suffix(number)}.yaml", dict(head))
            if {k: v for k, v in found.items() if k in ("schema", "search_path")} == head:
                return found
            number += 1

    def _key(self, item: Object, kind: Kind) -> str:
        if kind.yaml.key_syntax is not None:
            return kind.yaml.key_syntax.text(item, lambda text: self.type(text, item))
        if kind.naming.schema_in_key and item.parent is not None:
            elsewhere = item.identity.path[0] != item.parent.path[0]
            plain = not elsewhere and frozenset('."').isdisjoint(item.identity.name)
            return item.identity.name if plain else qualified(item.identity.path[0 if elsewhere else 1 :])
        if not kind.naming.overloaded:
            return item.identity.name
        inside = ", ".join(_parameters(self, item.get("parameters", ()), item))
        name = ident(item.identity.name)
        return name if self._long(item, inside) else f"{name}({inside})"

    def _long(self, item: Object, inside: str) -> bool:
        """Whether the parameters are too long for a key; overloads need them there."""
        if len(inside) <= LONG_KEY:
            return False
        path, kind = item.identity.path, item.identity.kind
        return sum(o.identity.path == path for o in self.catalog.by_kind[kind]) == 1

    # --- objects ---

    def object(self, item: Object, kind: Kind) -> Any:
        """An object and what stands below it, in its shortest form."""
        node: Node = {}
        for field in kind.fields:
            source = item.hints or {} if field.hint else item.values
            if field.name in source and not _is_known_to_the_server_alone(field, source[field.name]):
                node[field.name] = self.value(field, source[field.name], item)
        for name in kind.yaml.key_syntax.holds if kind.yaml.key_syntax is not None else ():
            node.pop(name, None)
        if kind.naming.overloaded:
            written = node.pop("parameters", None)
            if written and self._long(item, ", ".join(written)):
                node["arguments"] = written
        if kind.yaml.encode is not None:
            encoded = kind.yaml.encode(item, node)
            if not isinstance(encoded, dict):
                return encoded
            node = encoded
        below = self._below(item, kind)
        if item.hints and "renamed_from" in item.hints:
            node["renamed_from"] = item.hints["renamed_from"]
        if kind.yaml.shorthand is not None and not below and list(node) == [kind.yaml.shorthand]:
            value = node[kind.yaml.shorthand]
            if value is not None and not (isinstance(value, dict) and not _is_whole(kind)):
                return value
        if not kind.yaml.parents and kind.yaml.layout is not Layout.TRAIT:
            first = {k: v for k, v in below.items() if self._is_trait(kind, k)}
            last = {k: v for k, v in node.items() if isinstance(v, str) and "\n" in v}
            node = {**first, **{k: v for k, v in node.items() if k not in last}, **last}
        node.update((k, v) for k, v in below.items() if k not in node)
        if "partition_of" in kind.fields.by_name:
            node.update(self._nested(item, kind))
        return Line(node) if kind.yaml.shorthand is not None else node

    def _is_trait(self, kind: Kind, key: str) -> bool:
        return self.registry.children(kind.name)[key].yaml.layout is Layout.TRAIT

    def _below(self, item: Object, kind: Kind) -> Node:
        """The children, by the keys they stand under."""
        children = self.catalog.children(item.identity)
        if not children:
            return {}
        if kind.yaml.omit_derived is not None:
            children = kind.yaml.omit_derived(item, children)
        children = [c for child in children if (c := self._apart(child)) is not None]
        by_kind: dict[str, list[Object]] = {}
        for child in children:
            by_kind.setdefault(child.identity.kind, []).append(child)
        below: Node = {}
        plans = self.registry.children(kind.name).values()
        for child_kind in sorted(
            plans, key=lambda k: (k.yaml.layout is not Layout.TRAIT, k.naming.namespace == "seed")
        ):
            found = by_kind.get(child_kind.name)
            if not found:
                continue
            if child_kind.yaml.layout is Layout.TRAIT:
                value = self.object(found[0], child_kind)
                if not value and child_kind.management.opt_in and child_kind.yaml.shorthand is None:
                    continue
                below[child_kind.yaml.key] = {} if value is None else value
            elif child_kind.yaml.layout is Layout.SINGLE:
                nodes = [self._single(o, child_kind, item) for o in sorted(found, key=_sequence)]
                below[child_kind.yaml.key] = nodes[0] if len(nodes) == 1 else nodes
            else:
                below[child_kind.yaml.key] = {
                    self._key(o, child_kind): self.object(o, child_kind) for o in sorted(found, key=_sequence)
                }
        return below

    def _apart(self, item: Object) -> Object | None:
        """What is written of an object that follows another one: what differs, or nothing."""
        kind = self.registry[item.identity.kind]
        leaders = (
            kind.inheritance.inherited_from(item, self.catalog) if kind.inheritance.inherited_from is not None else ()
        )
        theirs = kind.inheritance.values_from_parents(item, self.catalog) if leaders else None
        if theirs is None:
            return item
        own = item.hint("own_fields") or ()
        if kind.inheritance.is_local(item) and not own:
            return item
        differs = {k: v for k, v in item.values.items() if theirs.get(k) != v or k in own}
        if kind.yaml.layout is Layout.TRAIT:
            return item if differs else None
        unset = tuple(k for k in theirs if k not in item.values)
        below = {c.identity.kind for c in self.catalog.children(item.identity)}
        lacks = {
            f"no_{c.identity.kind}": True
            for leader in leaders
            for c in self.catalog.children(leader)
            if self.registry[c.identity.kind].inheritance.inherited_from is not None and c.identity.kind not in below
        }
        told = any(self._apart(c) is not None for c in self.catalog.children(item.identity))
        if not (differs or unset or lacks or told):
            return None
        return msgspec.structs.replace(item, values=differs, hints={**(item.hints or {}), **lacks, "unset": unset})

    def _single(self, item: Object, kind: Kind, parent: Object) -> Any:
        """An object without a key: with its name, unless loading would give it the same one."""
        node = self.object(item, kind)
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

    # --- values ---

    def value(self, field: Field, value: Value, item: Object) -> Any:
        """A field's value as a node."""
        if field.shape is Shape.OBJECT:
            return self.an_object(field.to, value, item)
        if field.shape is Shape.OBJECT_LISTS:
            return {
                name: [self.an_object(field.to, v, item) for v in listed]
                if len(listed) > 1
                else self.an_object(field.to, listed[0], item)
                for name, listed in value.items()
            }
        if field.unordered and field.shape in (Shape.NAMES, Shape.TEXTS):
            value = tuple(sorted(value))
        if field.shape is Shape.TEXT and field.to:
            return self.an_object(field.to, sql.split_name(value) or (value,), item)
        write = _WRITE.get(field.shape)
        return value if write is None else write(self, value, item)

    def type(self, text: str, item: Object) -> str:
        """Types by the names people use, those of the own schema without it."""
        spans = []
        for use in sql.user_types(text):
            if len(use.parts) == 2 and use.parts[0] == _schema_of(item):
                own = self.names.find("type", use.parts, ())
                if own and use.parts[1] not in sql.BUILTIN and use.parts[1] not in sql.ALIASES:
                    spans.append((use.start, use.end, ident(use.parts[1])))
        return short_type(sql.splice(text, spans))

    def named(self, parts: tuple[str, ...], item: Object) -> str:
        """A relation, column or routine; without the schema where it is the file's own and declares it."""
        in_schema = self.registry[item.identity.kind].naming.scope != "database"
        schema = _schema_of(item) if in_schema else None
        found = (
            any(self.names.find(sort, parts[:2], ()) for sort in ("relation", "routine")) if len(parts) > 1 else False
        )
        return qualified(parts[1:] if found and parts[0] == schema else parts)

    def an_object(self, to: str, parts: tuple[str, ...], item: Object) -> str:
        """An object of a namespace; without the schema where it is the file's own or the system's, and known there."""
        if len(parts) == 2:
            own = parts[0] == _schema_of(item) and self.names.find(to, parts, ())
            if own or (parts[0] == "pg_catalog" and parts[1] not in self.names.known(to)):
                parts = parts[1:]
        return operator_name(parts) if to == "operator" else qualified(parts)

    def members(self, members: Iterable[Member], item: Object) -> dict[str, Any]:
        """By number: one operator or function as SQL writes it, or a list of them."""
        found: dict[str, list[str]] = {}
        for member in members:
            found.setdefault(str(member.number), []).append(self.member(member, item))
        return {number: texts[0] if len(texts) == 1 else texts for number, texts in found.items()}

    def member(self, member: Member, item: Object) -> str:
        own = item.get("type")
        types = f"({self.type(member.left, item)}, {self.type(member.right, item)})"
        alike = own == member.left == member.right
        if member.arguments is None:
            text = self.an_object("operator", member.name, item) + ("" if alike else types)
            if member.order_by is not None:
                text += f" for order by {self.an_object('opfamily', member.order_by, item)}"
            return text
        arguments = ", ".join(self.type(t, item) for t in sql.split_types(member.arguments))
        text = f"{self.an_object('routine', member.name, item)}({arguments})"
        return text if alike else f"{types} {text}"

    def rows(self, rows: Iterable[Row], item: Object) -> Tall:
        return Tall(Line((column, self.cell(value, item)) for column, value in row.items()) for row in rows)

    def cell(self, value: Any, item: Object) -> Any:
        if isinstance(value, Env):
            return Line({"$env": value.name})
        if isinstance(value, Sql):
            return Line({"$sql": _expression(self, value.expression, item)})
        if isinstance(value, RowKey):
            columns = {column: self.cell(inner, item) for column, inner in value.columns}
            return Line({"$row": Line({"table": self.named(value.table, item), **columns})})
        if isinstance(value, Number):
            return Raw(value)
        if isinstance(value, Json):
            return json_value(json.loads(value, parse_float=Raw, parse_int=Raw))
        return value


def _is_known_to_the_server_alone(field: Field, value: Value) -> bool:
    """Whether a secret was read from a database: its value stands nowhere."""
    if field.shape is Shape.SECRET:
        return not value
    return field.shape is Shape.SECRETS and not all(value.values())


def _sequence(item: Object) -> tuple[int, str]:
    return item.position, item.identity.name


def _env(encoder: _Encoder, value: str, item: Object) -> Line:
    return Line({"$env": value})


def _envs(encoder: _Encoder, value: Mapping[str, str], item: Object) -> Line:
    return Line((name, Line({"$env": variable})) for name, variable in value.items())


def _schema_at(item: Object) -> int:
    """Where an object's path holds the schema: behind the kind in a trait's."""
    return 1 if item.parent is not None and item.identity.path[0] == item.parent.kind else 0


def _schema_of(item: Object) -> str:
    """The schema whose names an object's values need not be written in full for: that of the file."""
    at = _schema_at(item)
    return item.identity.path[1] if at else (item.parent or item.identity).path[0]


def _is_whole(kind: Kind) -> bool:
    return kind.yaml.shorthand is not None and kind.fields.by_name[kind.yaml.shorthand].shape in (
        Shape.GRANTS,
        Shape.OPTIONS,
        Shape.OBJECT_LISTS,
        Shape.DATA,
    )


def _text(encoder: _Encoder, value: str, item: Object) -> str:
    return str(value)


def _number(encoder: _Encoder, value: Any, item: Object) -> Raw:
    return Raw(value)


def _expression(encoder: _Encoder, value: str, item: Object) -> str:
    if value in ("true", "false") or is_number(value):
        return Raw(value)
    return Block(value) if "\n" in value else value


def _statement(encoder: _Encoder, value: str, item: Object) -> str:
    return Block(value)


def _commands(encoder: _Encoder, value: Sequence[str], item: Object) -> str | list[str]:
    return Block(value[0]) if len(value) == 1 else [Block(command) for command in value]


def _bound(encoder: _Encoder, value: str, item: Object) -> str:
    return "default" if value == "DEFAULT" else value.removeprefix("FOR VALUES ")


def _list(encoder: _Encoder, value: Iterable[str], item: Object) -> list[str]:
    return list(value)


def _options(encoder: _Encoder, value: Mapping[str, str], item: Object) -> Line:
    return Line((k, Raw(v) if v in ("true", "false") or is_number(v) else v) for k, v in value.items())


def _elements(encoder: _Encoder, value: Iterable[Element], item: Object) -> list[str]:
    return [element_text(e) for e in value]


def _parameter(encoder: _Encoder, parameter: Parameter, item: Object) -> str:
    """A parameter as CREATE FUNCTION writes it."""
    words = [] if parameter.mode == "in" else [parameter.mode]
    words += [ident(parameter.name)] if parameter.name else []
    words.append(encoder.type(parameter.type, item))
    words += [f"DEFAULT {parameter.default}"] if parameter.default is not None else []
    return " ".join(words)


def _parameters(encoder: _Encoder, value: Iterable[Parameter], item: Object) -> list[str]:
    return [_parameter(encoder, p, item) for p in value]


def _grants(encoder: _Encoder, value: Iterable[Grant], item: Object) -> Line:
    found: dict[str, list[Any]] = {}
    passed: dict[str, dict[tuple[str, bool], list[str]]] = {}
    plain: dict[str, list[str]] = {}
    for grant in value:
        entries = found.setdefault(grant.grantee, [])
        if grant.columns:
            entries.append(Line({grant.privilege: list(grant.columns), **said_with(grant.grantable, grant.grantor)}))
        elif grant.grantable or grant.grantor:
            alike = passed.setdefault(grant.grantee, {})
            alike.setdefault((grant.grantor, grant.grantable), []).append(grant.privilege)
        else:
            plain.setdefault(grant.grantee, []).append(grant.privilege)
    everything: tuple[str, ...] = ()
    if (grantable := encoder.registry[item.identity.kind].privileges.available_for) is not None:
        everything = tuple(sorted(grantable(item)))
    elif item.parent is not None:
        everything = tuple(sorted(encoder.registry[item.parent.kind].privileges.available))
    for grantee, entries in found.items():
        entries[:0] = [
            Line({"privileges": listed, **said_with(option, grantor)})
            for (grantor, option), listed in sorted(passed.get(grantee, {}).items())
        ]
        privileges = plain.get(grantee, [])
        entries[:0] = ["all"] if len(everything) > 1 and tuple(sorted(privileges)) == everything else privileges
    return Line(found)


def _type(encoder: _Encoder, value: str, item: Object) -> str:
    return encoder.type(value, item)


def _named(encoder: _Encoder, value: tuple[str, ...], item: Object) -> str:
    return encoder.named(value, item)


def _all_named(encoder: _Encoder, value: Iterable[tuple[str, ...]], item: Object) -> list[str]:
    return [encoder.named(parts, item) for parts in value]


def _members(encoder: _Encoder, value: Iterable[Member], item: Object) -> dict[str, Any]:
    return encoder.members(value, item)


def _routine(encoder: _Encoder, value: tuple[str, ...], item: Object) -> str:
    return encoder.an_object("routine", value, item)


def _rows(encoder: _Encoder, value: Iterable[Row], item: Object) -> Tall:
    return encoder.rows(value, item)


def _data(encoder: _Encoder, value: Any, item: Object) -> Any:
    if isinstance(value, Mapping):
        return Line((k, _data(encoder, v, item)) for k, v in value.items())
    if isinstance(value, tuple):
        return [_data(encoder, v, item) for v in value]
    return value


_WRITE: Mapping[Shape, Callable[[_Encoder, Any, Object], Any]] = {
    Shape.NUMBER: _number,
    Shape.NAMES: _list,
    Shape.TEXTS: _list,
    Shape.OPTIONS: _options,
    Shape.TYPE: _type,
    Shape.EXPRESSION: _expression,
    Shape.QUERY: _statement,
    Shape.COMMANDS: _commands,
    Shape.BOUND: _bound,
    Shape.BODY: _text,
    Shape.SQL_BODY: _statement,
    Shape.SECRET: _env,
    Shape.SECRETS: _envs,
    Shape.ELEMENTS: _elements,
    Shape.PARAMETERS: _parameters,
    Shape.RELATION: _named,
    Shape.RELATIONS: _all_named,
    Shape.COLUMN: _named,
    Shape.ROUTINE: _routine,
    Shape.MEMBERS: _members,
    Shape.GRANTS: _grants,
    Shape.ROWS: _rows,
    Shape.DATA: _data,
}
