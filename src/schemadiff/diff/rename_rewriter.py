"""A catalog under new names, as the server rewrites itself: expressions by their parts, and never by searching text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.values import Member
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import ident, operator_name, qualified
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import Parameter


@dataclass
class Rewriting:
    """A catalog read again under new names: identities, parents, and every value that names what moved."""

    live: Catalog
    moves: Mapping[Identity, Identity]
    registry: Registry
    identities: dict[Identity, Identity] = field(default_factory=dict)
    paths: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = field(default_factory=dict)
    columns: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)

    def catalog(self) -> Catalog:
        """The rewritten catalog."""
        self.follow()
        clones = [self.object(o) for o in self.live.clones]
        return self.live.replacing((self.object(o) for o in self.live), clones)

    def follow(self) -> None:
        """Finds what the moves take along."""
        for item in (*self.live, *self.live.clones):
            self._identity(item)
        for old, new in self.identities.items():
            if old.path == new.path:
                continue
            kind = self.registry[old.kind]
            self.paths[(kind.naming.namespace, old.path)] = new.path
            if kind.naming.namespace == "type" and kind.renaming.derived_names is not None:
                for made in kind.renaming.derived_names(self.live[old], old.path, new.path, self.live):
                    self.paths[(kind.naming.namespace, (*old.path[:-1], made.old))] = (*new.path[:-1], made.new)
            if old.kind == "column" and old.path[-1] != new.path[-1]:
                self.columns.setdefault(old.path[:-1], {})[old.path[-1]] = new.path[-1]
        if any(namespace != "column" for namespace, _ in self.paths):
            self._routines()

    def _routines(self) -> None:
        """Routines, operators, casts are known by the types they take, and their comments and owners with them."""
        moved: dict[Identity, Identity] = {}
        for item in self.live:
            kind, own = self.registry[item.identity.kind], self.identities[item.identity]
            if kind.naming.overloaded and item.get("parameters"):
                parameters = (p._replace(type=self._type(p.type)) for p in item.get("parameters"))
                own = moved[item.identity] = own._replace(arguments=sql.input_types(tuple(parameters)))
            elif kind.yaml.key_syntax is not None:
                held = {
                    n: self._value(kind.fields.by_name[n], v, item)
                    for n, v in item.values.items()
                    if n in kind.fields.by_name
                }
                own = moved[item.identity] = kind.yaml.key_syntax.identify(own, held)
            elif item.parent in moved and kind.yaml.layout is Layout.TRAIT:
                above = moved[item.parent]
                own = Identity(own.kind, (above.kind, *above.path), above.arguments)
            self.identities[item.identity] = own

        for item in self.live:
            kind = self.registry[item.identity.kind]
            if (
                kind.naming.named_after
                and (path := self.paths.get(("relation", item.get(kind.naming.named_after)))) is not None
            ):
                identity = self.identities[item.identity]
                self.identities[item.identity] = identity._replace(path=(*identity.path[:-1], qualified(path)))

    def _identity(self, item: Object) -> Identity:
        known = self.identities.get(item.identity)
        if known is not None:
            return known
        old = item.identity
        kind = self.registry[old.kind]
        leaders: tuple[Identity, ...] = ()
        if (
            kind.inheritance.inherited_from is not None
            and kind.yaml.layout is not Layout.TRAIT
            and item.parent is not None
        ):
            leaders = kind.inheritance.inherited_from(item, self.live)
        if old in self.moves:
            new = self.moves[old]
        elif item.parent is not None and leaders and (name := self._renamed(leaders)):
            new = old._replace(path=(*self._identity(self.live[item.parent]).path, name))
        elif item.parent is not None and (above := self.live.get(item.parent) or self._clones.get(item.parent)):
            parent = self._identity(above)
            if kind.yaml.layout is Layout.TRAIT:
                new = Identity(old.kind, (parent.kind, *parent.path), parent.arguments)
            elif kind.naming.scope == "parent":
                new = old._replace(
                    path=(*parent.path, self._role(old.name) if kind.renaming.follows_role else old.name)
                )
            elif kind.naming.schema_in_key and old.path[0] != item.parent.path[0]:
                new = old._replace(path=self.moves.get(s := Identity("schema", old.path[:1]), s).path + old.path[1:])
            else:
                new = old._replace(path=(parent.path[0], old.name))
        elif kind.naming.scope == "schema" and (schema := Identity("schema", old.path[:1])) in self.moves:
            new = old._replace(path=(self.moves[schema].name, *old.path[1:]))
        else:
            new = old
        self.identities[old] = new
        return new

    def _role(self, name: str) -> str:
        """A role by the name that it will have."""
        return self.moves.get(role := Identity("role", (name,)), role).name

    def _renamed(self, leaders: Iterable[Identity]) -> str | None:
        """The new name of the first of these objects that has another one."""
        known = (o for i in leaders if (o := self.live.get(i) or self._clones.get(i)) is not None)
        names = ((o.identity.name, self._identity(o).name) for o in known)
        return next((new for old, new in names if new != old), None)

    @cached_property
    def _clones(self) -> Mapping[Identity, Object]:
        return {item.identity: item for item in self.live.clones}

    def object(self, item: Object) -> Object:
        """One object of the catalog, or one like it, rewritten."""
        identity = self.identities[item.identity]
        kind = self.registry[item.identity.kind]
        values = item.values
        if identity != item.identity and kind.renaming.values_after is not None:
            values = kind.renaming.values_after(item, identity, self.live)
        changed: dict[str, Value] = {}
        for name, value in values.items():
            described = kind.fields.by_name.get(name)
            new = self._value(described, value, item) if described is not None else value
            if new != value:
                changed[name] = new
        parent = self.identities.get(item.parent, item.parent) if item.parent is not None else None
        if identity == item.identity and not changed and parent == item.parent and values is item.values:
            return item
        return msgspec.structs.replace(item, identity=identity, parent=parent, values={**values, **changed})

    def _value(self, described: Field, value: Value, item: Object) -> Value:
        shape = described.shape
        if described.refers:
            namespace = self.registry[described.refers].naming.namespace
            named = [
                self.paths.get((namespace, (v,)), (v,))[-1] for v in ((value,) if isinstance(value, str) else value)
            ]
            return named[0] if isinstance(value, str) else tuple(sorted(named))
        if described.roles:
            named = [self._role(v) for v in value]
            return tuple(sorted(named) if described.unordered else named)
        if shape is Shape.GRANTS:
            renamed = self.columns.get(self._table(item), {})
            granted = (g._replace(columns=tuple(sorted(renamed.get(c, c) for c in g.columns))) for g in value)
            return tuple(
                sorted(g._replace(grantee=self._role(g.grantee), grantor=self._role(g.grantor)) for g in granted)
            )
        if shape is Shape.NAMES:
            table = item.get("references", ()) if described.of == "referenced" else self._table(item)
            renamed = self.columns.get(tuple(table), {})
            return tuple(renamed.get(c, c) for c in value)
        if shape is Shape.RELATION:
            return self.paths.get(("relation", value), value)
        if shape is Shape.RELATIONS:
            return tuple(self.paths.get(("relation", path), path) for path in value)
        if shape is Shape.COLUMN:
            return self.paths.get(("column", value), value)
        if shape is Shape.ROUTINE:
            return self.paths.get(("routine", value), value)
        if shape is Shape.NAME and described.to:
            return self.paths.get((described.to, (value,)), (value,))[-1]
        if shape is Shape.TEXT and described.to:
            return self._named(described.to, value)
        if shape is Shape.OBJECT:
            return self.paths.get((described.to, value), value)
        if shape is Shape.OBJECT_LISTS:
            return {n: tuple(self.paths.get((described.to, p), p) for p in listed) for n, listed in value.items()}
        if shape is Shape.MEMBERS:
            return tuple(sorted(self._member(m) for m in value))
        if shape is Shape.TYPE:
            return self._type(value)
        if shape is Shape.PARAMETERS:
            return tuple(p._replace(type=self._type(p.type)) for p in value if isinstance(p, Parameter))
        if shape is Shape.ELEMENTS:
            return tuple(self._element(e, item) for e in value)
        if shape is Shape.EXPRESSION:
            return self.expression(value, item)
        if shape is Shape.COMMANDS:
            return tuple(self.command(c, item) for c in value)
        return value

    def _member(self, member: Member) -> Member:
        namespace = "operator" if member.arguments is None else "routine"
        return member._replace(
            left=self._type(member.left),
            right=self._type(member.right),
            name=self.paths.get((namespace, member.name), member.name),
            arguments=None if member.arguments is None else self._types(member.arguments),
            order_by=None
            if member.order_by is None
            else self.paths.get(("opfamily", member.order_by), member.order_by),
        )

    def _types(self, text: str) -> str:
        return ", ".join(self._type(t) for t in sql.split_types(text))

    def _table(self, item: Object) -> tuple[str, ...]:
        if named_after := self.registry[item.identity.kind].naming.named_after:
            named: tuple[str, ...] = item.get(named_after)
            return named
        parent = item.parent
        if parent is None and self.registry[item.identity.kind].stand_in == "columns":
            return item.identity.path
        while parent is not None and parent.kind == "column":
            parent = self.live[parent].parent
        return parent.path if parent is not None else ()

    def _named(self, namespace: str, text: str | None) -> str | None:
        """A name as SQL writes it."""
        new = self.paths.get((namespace, sql.split_object(text) or ())) if text is not None else None
        if new is None:
            return text
        return operator_name(new) if namespace == "operator" else qualified(new)

    def _element(self, element: Element, item: Object) -> Element:
        element = element._replace(
            collation=self._named("collation", element.collation),
            opclass=self._named("opclass", element.opclass),
            operator=self._named("operator", element.operator),
        )
        if element.column is not None:
            renamed = self.columns.get(self._table(item), {})
            return element._replace(column=renamed.get(element.column, element.column))
        if element.expression is not None:
            return element._replace(expression=self.expression(element.expression, item))
        return element

    def _type(self, text: str) -> str:
        replaced = [
            (use.start, use.end, qualified(new))
            for use in sql.user_types(text)
            if (new := self._moved_to("type", use.parts)) is not None
        ]
        return sql.splice(text, replaced) if replaced else text

    def _moved_to(self, namespace: str, parts: tuple[str, ...]) -> tuple[str, ...] | None:
        """The new path of a name; a relation is a type too."""
        return self.paths.get((namespace, parts)) or self.paths.get(("relation", parts))

    def expression(self, text: str, item: Object) -> str:
        """The server rewrites expressions by itself; so does this, name by name."""
        renamed = self.columns.get(self._table(item), {})

        def column(parts: tuple[str, ...]) -> tuple[str, ...]:
            return (*parts[:-1], renamed.get(parts[-1], parts[-1]))

        return self._rewritten(Shape.EXPRESSION, text, column)

    def command(self, text: str, item: Object) -> str:
        """A command of a rule, whose columns stand below what the text calls their relations.

        What stands below an alias is left as it is, and so is for the server to say.
        """
        relations = {m.parts[-1]: m.parts for m in sql.mentions(sql.TextKind.COMMANDS, text) if m.sort == "relation"}
        rows = dict.fromkeys(("new", "old"), self._table(item))

        def column(parts: tuple[str, ...]) -> tuple[str, ...]:
            above = parts[-2] if len(parts) > 1 else ""
            relation = rows.get(above) or relations.get(above, ())
            renamed = self.columns.get(relation, {}).get(parts[-1], parts[-1])
            called = above if above in rows else self.paths.get(("relation", relation), (above,))[-1]
            return (*parts[:-2], called, renamed) if above else parts

        return self._rewritten(Shape.COMMANDS, text, column)

    def _rewritten(self, shape: Shape, text: str, column: Callable[[tuple[str, ...]], tuple[str, ...]]) -> str:
        replaced: list[tuple[int, int, str]] = []
        for mention in sql.mentions(shape.text_kind, text):
            if mention.start < 0:
                continue
            end = sql.span_of_name(text, mention.start)
            if mention.sort == "column" and mention.parts and (new := column(mention.parts)) != mention.parts:
                # The target of an assignment stands without its relation.
                written = len(sql.split_name(text[mention.start : end]) or mention.parts)
                # A column of a result keeps the name that it was made with.
                kept = (
                    f" AS {ident(mention.parts[-1])}" if mention.names_result and new[-1] != mention.parts[-1] else ""
                )
                replaced.append((mention.start, end, ".".join(map(ident, new[-written:])) + kept))
            elif (
                mention.sort in ("routine", "type", "collation")
                or (mention.sort == "relation" and shape is Shape.COMMANDS)
            ) and (moved := self._moved_to(mention.sort, mention.parts)) is not None:
                replaced.append((mention.start, end, qualified(moved)))
        text = sql.splice(text, replaced) if replaced else text
        return self._constants(text)

    def _constants(self, text: str) -> str:
        """``nextval('s.q'::regclass)`` prints the sequence's name of the moment."""
        for (namespace, old), new in self.paths.items():
            if namespace == "relation" and len(old) == 2 and f"'{qualified(old)}'::regclass" in text:
                text = text.replace(f"'{qualified(old)}'::regclass", f"'{qualified(new)}'::regclass")
        return text
