"""A side as YAML texts."""

from __future__ import annotations

from typing import Any

import yaml

from schemadiff.kinds import registry
from schemadiff.kindspec.decoding import Layout
from tests.property.strategies.model import (
    Column,
    Expression,
    Extension,
    Item,
    Name,
    Namespace,
    Part,
    Relation,
    Schema,
    Sql,
    Thing,
    View,
    by_number,
    kind_of,
)


class Writer:
    """A side as YAML texts, one file for each schema; ``old`` says what was called otherwise before."""

    def __init__(self, schema: Schema, old: Schema | None = None) -> None:
        self.schema = schema
        self.old = {t.number: t for _, t in old.things()} if old is not None else {}
        self.old_side = old
        self.homes = {n.number: n.name for n in schema.namespaces}

    def rendered(self, value: Any, here: int) -> Any:
        """What is written of an item, with the names as they are."""
        if isinstance(value, Sql):
            return value.text.format(**{k: self.named(n, here) for k, n in value.refs.items()})
        if isinstance(value, Name):
            return self.of(value.number).name
        if isinstance(value, Expression):
            return self.expression(value, here)
        if isinstance(value, dict):
            return {self.rendered(k, here): self.rendered(v, here) for k, v in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.rendered(v, here) for v in value]
        return value

    def of(self, number: int) -> Thing:
        found = self.schema.thing(number)
        assert found is not None, number
        return found

    def named(self, number: int, here: int) -> str:
        thing = self.of(number)
        return self.relation(thing, here) if getattr(thing, "schema", 0) else sql_name(thing.name)

    def key_of(self, item: Item, here: int) -> str:
        if item.key is None:
            return item.name
        names = {k: self.named(n, here) for k, n in item.key.refs.items()}
        return item.key.text.format(name=sql_name(item.name), **names)

    def held(self, holder: Thing, here: int) -> dict[str, Any]:
        """The items that stand below a thing, under their keys."""
        found: dict[str, Any] = {}
        for item in self.schema.items:
            if item.holder == holder.number:
                self.put(item, here, found)
        return found

    def put(self, item: Item, here: int, into: dict[str, Any]) -> None:
        kind = registry()[item.kind]
        content = self.rendered(item.content, here)
        for key, below in self.held(item, here).items():
            content[key] = {**content[key], **below} if key in content else below
        written = self.traits(item, content)
        if kind.yaml.layout is not Layout.MAP:
            into[kind.yaml.key] = written
        else:
            into.setdefault(kind.yaml.key, {})[self.key_of(item, here)] = written

    def of_the_database(self, here: int) -> dict[str, Any]:
        """What belongs to no schema. A key that stood on the other side stands on this one, too: empty means none."""
        old = self.old_side.items if self.old_side is not None else []
        kinds = [i.kind for i in (*old, *self.schema.items) if not i.schema and not i.holder]
        found: dict[str, Any] = {registry()[kind].yaml.key: {} for kind in kinds}
        for item in self.schema.items:
            if not item.schema and not item.holder:
                self.put(item, here, found)
        return found

    def texts(self) -> dict[str, str]:
        files: dict[str, str] = {}
        for namespace in self.schema.namespaces:
            text = yaml.safe_dump(
                self.document(namespace), sort_keys=False, allow_unicode=True, default_flow_style=None, width=110
            )
            files[f"{namespace.name}.yaml"] = text
        return files

    def extension(self, extension: Extension, here: int) -> dict[str, Any]:
        """What is said of one. Privileges that stood on the other side stand on this one, too: empty means none."""
        content = self.held(extension, here)
        old = self.old_side.items if self.old_side is not None else []
        if any(i.holder == extension.number and i.kind == "member_privileges" for i in old):
            content.setdefault("privileges", {})
        return content

    def document(self, namespace: Namespace) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if namespace.name == "public":
            if self.schema.extensions:
                found["extensions"] = {e.name: self.extension(e, namespace.number) for e in self.schema.extensions}
            found |= self.of_the_database(namespace.number)
        else:
            found["schema"] = namespace.name
            found["schemas"] = {namespace.name: self.traits(namespace, {})}
        sections: dict[str, dict[str, Any]] = {}
        here = namespace.number
        for enum in self.schema.enums:
            if enum.schema == here:
                sections.setdefault("enums", {})[enum.name] = self.traits(enum, {"labels": enum.labels})
        for sequence in self.schema.sequences:
            if sequence.schema == here:
                options = dict(sequence.options)
                if sequence.owned_by is not None:
                    owner = self.schema.column(sequence.owned_by)
                    assert owner is not None
                    options["owned_by"] = f"{sql_name(owner[0].name)}.{sql_name(owner[1].name)}"
                sections.setdefault("sequences", {})[sequence.name] = self.traits(sequence, options)
        for routine in self.schema.routines:
            if routine.schema == here:
                attributes = dict(routine.attributes)
                if routine.table is not None:
                    body = "sql_body" if "sql_body" in attributes else "body"
                    attributes[body] = attributes[body].format(t=self.relation(self.of(routine.table), here))
                key = f"{sql_name(routine.name)}({routine.arguments})"
                sections.setdefault(f"{routine.kind}s", {})[key] = self.traits(routine, attributes)
        for table in self.schema.tables:
            if table.schema == here:
                sections.setdefault("tables", {})[table.name] = self.table(table)
        for view in self.schema.views:
            if view.schema == here:
                content: dict[str, Any] = {"query": self.query(view)}
                if view.options:
                    content["options"] = view.options
                if view.access_method is not None:
                    content["access_method"] = self.of(view.access_method).name
                if view.said:
                    content["columns"] = self.rendered(view.said, here)
                content |= self.held(view, here)
                key = "materialized_views" if view.materialized else "views"
                sections.setdefault(key, {})[view.name] = self.traits(view, content)
        for item in self.schema.items:
            if item.schema == here:
                self.put(item, here, sections)
        if not sections:
            # A schema of which nothing is left is managed where it is declared itself.
            found.setdefault("schemas", {namespace.name: {}})
        return {**found, **sections}

    def traits(self, thing: Thing, content: dict[str, Any]) -> dict[str, Any]:
        old: Any = self.old.get(thing.number)
        had = [*([] if old is None else [old]), *self.namesakes(thing)]
        if old is not None:
            moved = getattr(old, "schema", 0) != getattr(thing, "schema", 0)
            if moved and self.old_side is not None:
                home = by_number(self.old_side.namespaces, old.schema).name
                content["renamed_from"] = f"{sql_name(home)}.{sql_name(old.name)}"
            elif old.name != thing.name:
                content["renamed_from"] = old.name if not getattr(old, "schema", 0) else sql_name(old.name)
        if thing.comment is not None:
            content["comment"] = thing.comment
        if thing.marks and "depends_on_extensions" in registry()[kind_of(thing)].properties:
            content["depends_on_extensions"] = thing.marks
        owner, grants = thing.owner, thing.grants
        if any(o.owner for o in had):
            owner = owner or "postgres"
        if any(o.grants is not None for o in had):
            grants = grants or {}
        if kind_of(thing) == "language" and not content.get("trusted"):
            grants = None
        if owner is not None:
            content["owner"] = owner
        if grants is not None:
            here = getattr(thing, "schema", 0) or self.schema.namespaces[0].number
            content["grants"] = self.granted(thing, grants, owner, here)
        return content

    def granted(self, thing: Thing, grants: dict[str, list[Any]], owner: str | None, here: int) -> dict[str, Any]:
        """What is granted on it; whoever passes on what he has is not the owner, and can look into the schema, and into
        those of the types that it takes."""
        takes = set(getattr(getattr(thing, "key", None), "refs", {}).values())
        named = (thing, *(other for _, other in self.schema.things() if other.number in takes))
        seen = all(self.homes.get(getattr(one, "schema", 0), "public") == "public" for one in named)
        found: dict[str, Any] = {}
        for role, given in grants.items():
            if role != owner:
                found[role] = [
                    {k: v for k, v in one.items() if k != "granted_by" or (seen and v != owner)}
                    if isinstance(one, dict)
                    else one
                    for one in self.rendered(given, here)
                ]
        return found

    def namesakes(self, thing: Thing) -> list[Thing]:
        """What had the name before, of routines with any arguments: where one of them is the same to the server, its
        owner and grants stay unless something is said of them."""
        if self.old_side is None or not hasattr(thing, "schema"):
            return []
        home = self.homes.get(thing.schema)
        homes = {n.number: n.name for n in self.old_side.namespaces}
        return [
            old
            for _, old in self.old_side.things()
            if kind_of(old) == kind_of(thing)
            and old.name == thing.name
            and homes.get(getattr(old, "schema", 0)) == home
        ]

    def relation(self, relation: Any, here: int) -> str:
        name = sql_name(relation.name)
        return name if relation.schema == here else f"{sql_name(self.homes[relation.schema])}.{name}"

    def expression(self, expression: Expression, here: int) -> str:
        names = []
        for number in expression.columns:
            found = self.schema.column(number)
            assert found is not None, expression
            names.append(sql_name(found[1].name))
        more = {}
        if expression.routines:
            more["r"] = self.relation(by_number(self.schema.routines, expression.routines[0]), here)
        if expression.sequences:
            more["s"] = self.relation(by_number(self.schema.sequences, expression.sequences[0]), here)
        return expression.text.format(*names, **more) if names or more else expression.text

    def table(self, table: Relation) -> dict[str, Any]:
        here = table.schema
        content: dict[str, Any] = self.rendered(table.options, here)
        content["columns"] = {c.name: self.column(c, here) for c in table.columns}
        keys = {
            "check": "checks",
            "unique": "unique",
            "index": "indexes",
            "foreign_key": "foreign_keys",
            "exclusion": "exclusions",
            "trigger": "triggers",
        }
        for part in table.parts:
            written = self.traits(part, self.part(part, here))
            if part.kind == "primary_key":
                content["primary_key"] = {"name": part.name, **written}
            else:
                content.setdefault(keys[part.kind], {})[part.name] = written
        for key, below in self.held(table, here).items():
            content[key] = {**content[key], **below} if key in content else below
        return self.traits(table, content)

    def column(self, column: Column, here: int) -> Any:
        content: dict[str, Any] = {"type": column.type}
        if column.family in ("enum", "own"):
            content["type"] = self.relation(self.schema.thing(column.enum or 0), here)
        if column.not_null:
            content["not_null"] = column.not_null_form or True
        if column.default is not None:
            content["default"] = self.expression(column.default, here)
        if column.identity is not None:
            content["identity"] = (
                {column.identity: column.identity_options} if column.identity_options else column.identity
            )
        if column.generated is not None:
            content["generated"] = {column.generated_kind: self.expression(column.generated, here)}
        content |= self.rendered(column.attributes, here)
        if self.old_side is not None:
            if column.identity is not None and "sequence" not in content and self.had_told_sequence(column):
                content["sequence"] = {"grants": {}}
            if "using" in column.hints and column.generated is None:
                old = self.old.get(column.number)
                content["using"] = column.hints["using"].text.format(sql_name(column.name)) if old is not None else None
            if "backfill" in column.hints and column.not_null and column.generated is None:
                content["backfill"] = column.hints["backfill"]
        content = {k: v for k, v in content.items() if v is not None}
        content = self.traits(column, content)
        return content["type"] if list(content) == ["type"] else content

    def had_told_sequence(self, column: Column) -> bool:
        """Whether it, or any column of its name, had a sequence that something was granted on, which stays."""
        assert self.old_side is not None
        return any(
            "sequence" in old.attributes and (old.number == column.number or old.name == column.name)
            for table in self.old_side.tables
            for old in table.columns
        )

    def part(self, part: Part, here: int) -> dict[str, Any]:
        names = []
        for number in part.columns:
            found = self.schema.column(number)
            assert found is not None
            names.append(found[1].name)
        content: dict[str, Any] = {}
        expressions = [self.expression(e, here) for e in part.expressions]
        options = dict(part.options)
        if part.kind == "check":
            content["expression"] = expressions[0]
        elif part.kind == "index":
            content["columns"] = expressions
        elif part.kind == "exclusion":
            content["elements"] = expressions
        elif part.kind == "trigger":
            routine = by_number(self.schema.routines, part.routine)
            content["timing"] = options.pop("timing").format(*map(sql_name, names))
            content["execute"] = f"{self.relation(routine, here)}({options.pop('arguments')})"
        else:
            content["columns"] = names
        if part.kind == "foreign_key":
            found_key = self.schema.key(part.target or 0)
            assert found_key is not None
            columns = [sql_name(c[1].name) for n in found_key[1].columns if (c := self.schema.column(n)) is not None]
            content["references"] = f"{self.relation(found_key[0], here)}({', '.join(columns)})"
        if part.include:
            content["include"] = [c[1].name for n in part.include if (c := self.schema.column(n)) is not None]
        if part.where is not None:
            content["when" if part.kind == "trigger" else "where"] = self.expression(part.where, here)
        return content | options

    def query(self, view: View) -> str:
        base: Any = by_number(self.schema.tables, view.base) or by_number(self.schema.views, view.base)
        names: dict[int | str, str] = (
            {c.number: c.name for c in base.columns}
            if isinstance(base, Relation)
            else {a: a for a, _, _ in base.picked}
        )
        first = sql_name(names[view.picked[0][1]])
        where = f" WHERE {view.where.format(first)}" if view.where else ""
        source = self.relation(base, view.schema)
        if view.shape == "grouped":
            return (
                f"select {first} as {sql_name(view.picked[0][0])}, count(*) AS how_many from {source}{where} group by 1"
            )
        columns = []
        for alias, key, family in view.picked:
            name = sql_name(names[key])
            if view.shape == "cased" and family == "text":
                name = f"coalesce({name}, 'none')"
            columns.append(name if name == sql_name(alias) else f"{name} AS {sql_name(alias)}")
        return f"SELECT {', '.join(columns)} from {source}{where}"


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_é")


def sql_name(name: str) -> str:
    return name if set(name) <= _PLAIN and name not in ("order", "user") else f'"{name}"'
