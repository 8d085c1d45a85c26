"""A catalog under new names, as the server rewrites itself: expressions by their syntax, never by text search."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.values import Grant, Member
from schemadiff.errors import Finding
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.naming import NameScope
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import ident, literal, operator_name, qualified
from schemadiff.sql.index_elements import Element
from schemadiff.sql.namespaces import Namespace
from schemadiff.sql.routines import Parameter

_CONSTANT = re.compile(r"'(?:[^']|'')*'::reg\w+")
"""A constant of an object identifier type, as the server prints it."""


@dataclass
class Rewriting:
    """A catalog rewritten under new names: identities, parents, and every value that names a renamed object."""

    live: Catalog
    moves: Mapping[Identity, Identity]
    registry: Registry
    identities: dict[Identity, Identity] = field(default_factory=dict)
    paths: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = field(default_factory=dict)
    columns: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)

    def catalog(self) -> Catalog:
        """Return the rewritten catalog."""
        if not self.identities:
            self.follow()
        clones = [self.object(o) for o in self.live.clones]
        return self.live.replacing((self.object(o) for o in self.live), clones)

    def collisions(self, declared: Catalog) -> Iterator[Finding]:
        """Yield a finding for each name that an object gets by inheritance and another object of its parent has."""
        before: dict[Identity, Identity] = {}
        for old, new in self.identities.items():
            other = before.setdefault(new, old)
            if other == old:
                continue
            inherited = old if old != new else other
            asked = (n for o, n in self.moves.items() if (o.kind, o.name) == (old.kind, inherited.name))
            cause = declared.get(next(asked, new))
            yield Finding(
                f"{inherited} would be renamed to {new.name} with the one that it inherits, and both exist",
                cause.place if cause is not None else None,
                f"Rename or drop one of the two in {qualified(new.path[:-1])} before.",
            )

    def follow(self) -> None:
        """Find what is renamed together with the objects in the moves."""
        for item in (*self.live, *self.live.clones):
            self._identity(item)
        for old, new in self.identities.items():
            if old.path == new.path:
                continue
            kind = self.registry[old.kind]
            self.paths[(kind.naming.namespace, old.path)] = new.path
            if kind.naming.namespace == Namespace.TYPE and kind.renaming.derived_names is not None:
                for made in kind.renaming.derived_names(self.live[old], old.path, new.path, self.live):
                    self.paths[(kind.naming.namespace, (*old.path[:-1], made.old))] = (*new.path[:-1], made.new)
            if structure.is_column(old) and old.path[-1] != new.path[-1]:
                self.columns.setdefault(old.path[:-1], {})[old.path[-1]] = new.path[-1]
        if any(namespace != Namespace.COLUMN for namespace, _ in self.paths):
            self._routines()

    def _routines(self) -> None:
        """Find the routines, operators and casts whose input types are renamed, with their comments and owners."""
        moved: dict[Identity, Identity] = {}
        for item in self.live:
            kind, own = self.registry[item.identity.kind], self.identities[item.identity]
            if kind.naming.overloaded and item.get("parameters"):
                parameters = (p._replace(type=self.type_name(p.type)) for p in item.get("parameters"))
                own = moved[item.identity] = own._replace(arguments=sql.input_types(tuple(parameters)))
            elif kind.yaml.key_syntax is not None:
                held = {
                    n: self._value(kind.fields.by_name[n], v, item)
                    for n, v in item.values.items()
                    if n in kind.fields.by_name
                }
                own = moved[item.identity] = kind.yaml.key_syntax.identify(own, held)
            elif item.parent in moved and kind.yaml.layout is Layout.PROPERTY:
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
        parent_objects: tuple[Identity, ...] = ()
        if (
            kind.inheritance.inherited_from is not None
            and kind.yaml.layout is not Layout.PROPERTY
            and item.parent is not None
        ):
            parent_objects = kind.inheritance.inherited_from(item, self.live)
        if old in self.moves:
            new = self.moves[old]
        elif item.parent is not None and parent_objects and (name := self._renamed(parent_objects)):
            new = old._replace(path=(*self._identity(self.live[item.parent]).path, name))
        elif item.parent is not None and (above := self.live.get(item.parent) or self._clones.get(item.parent)):
            parent = self._identity(above)
            if kind.yaml.layout is Layout.PROPERTY:
                new = Identity(old.kind, (parent.kind, *parent.path), parent.arguments)
            elif kind.naming.scope == NameScope.PARENT:
                new = old._replace(path=(*parent.path, self.role(old.name) if kind.renaming.follows_role else old.name))
            elif kind.naming.schema_in_key and old.path[0] != item.parent.path[0]:
                new = old._replace(path=self.moves.get(s := structure.schema(old.path[0]), s).path + old.path[1:])
            else:
                new = old._replace(path=(parent.path[0], old.name))
        elif kind.naming.in_schema and (schema := structure.schema(old.path[0])) in self.moves:
            new = old._replace(path=(self.moves[schema].name, *old.path[1:]))
        else:
            new = old
        self.identities[old] = new
        return new

    def role(self, name: str) -> str:
        """Return the name that a role will have."""
        return self.moves.get(role := structure.role(name), role).name

    def _renamed(self, parent_objects: Iterable[Identity]) -> str | None:
        """Return the new name of the first of these objects that is renamed; None if none is."""
        known = (o for i in parent_objects if (o := self.live.get(i) or self._clones.get(i)) is not None)
        names = ((o.identity.name, self._identity(o).name) for o in known)
        return next((new for old, new in names if new != old), None)

    @cached_property
    def _clones(self) -> Mapping[Identity, Object]:
        return {item.identity: item for item in self.live.clones}

    def object(self, item: Object) -> Object:
        """Return an object rewritten: one of the catalog, one like it, or one that belongs to an object of it."""
        identity = self.identities.get(item.identity, item.identity)
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
        return REWRITTEN[described.type.__class__](self, described, value, item)

    def path(self, namespace: str, path: tuple[str, ...]) -> tuple[str, ...]:
        """Return the path that an object of that namespace has after the renames."""
        return self.paths.get((namespace, path), path)

    def member(self, member: Member) -> Member:
        """Return an operator or function of an operator class under its new name."""
        namespace = Namespace.OPERATOR if member.arguments is None else Namespace.ROUTINE
        return member._replace(
            left=self.type_name(member.left),
            right=self.type_name(member.right),
            name=self.paths.get((namespace, member.name), member.name),
            arguments=None if member.arguments is None else self._types(member.arguments),
            order_by=None
            if member.order_by is None
            else self.paths.get(("opfamily", member.order_by), member.order_by),
        )

    def _types(self, text: str) -> str:
        return ", ".join(self.type_name(t) for t in sql.split_types(text))

    def table(self, item: Object) -> tuple[str, ...]:
        """Return the new path of the table that an object's columns belong to."""
        if named_after := self.registry[item.identity.kind].naming.named_after:
            named: tuple[str, ...] = item.get(named_after)
            return named
        parent = item.parent
        if parent is None and self.registry[item.identity.kind].substitutes.relation == "columns":
            return item.identity.path
        while parent is not None and structure.is_column(parent):
            parent = self.live[parent].parent
        return parent.path if parent is not None else ()

    def named(self, namespace: str, text: str | None) -> str | None:
        """Return a name as SQL writes it, after the renames."""
        new = self.paths.get((namespace, sql.split_object(text) or ())) if text is not None else None
        if new is None:
            return text
        return operator_name(new) if namespace == Namespace.OPERATOR else qualified(new)

    def element(self, element: Element, item: Object) -> Element:
        """Return an index element under its new names."""
        element = element._replace(
            collation=self.named(Namespace.COLLATION, element.collation),
            opclass=self.named(Namespace.OPCLASS, element.opclass),
            operator=self.named(Namespace.OPERATOR, element.operator),
        )
        if element.column is not None:
            renamed = self.columns.get(self.table(item), {})
            return element._replace(column=renamed.get(element.column, element.column))
        if element.expression is not None:
            return element._replace(expression=self.expression(element.expression, item))
        return element

    def type_name(self, text: str) -> str:
        """Return a type's text under its new names."""
        replaced = [
            (use.start, use.end, qualified(new))
            for use in sql.user_types(text)
            if (new := self._moved_to("type", use.parts)) is not None
        ]
        return sql.splice(text, replaced) if replaced else text

    def _moved_to(self, namespace: str, parts: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the new path of a name; None if it is not renamed. A relation is a type as well."""
        return self.paths.get((namespace, parts)) or self.paths.get(("relation", parts))

    def expression(self, text: str, item: Object) -> str:
        """Return an expression with its names replaced, as the server rewrites expressions itself."""
        renamed = self.columns.get(self.table(item), {})

        def column(parts: tuple[str, ...]) -> tuple[str, ...]:
            """Return a column's name after the renames."""
            return (*parts[:-1], renamed.get(parts[-1], parts[-1]))

        return self._rewritten(sql.TextKind.EXPRESSION, text, column)

    def command(self, text: str, item: Object) -> str:
        """Return a command of a rule, in which columns are qualified by their relation or its alias.

        What is qualified by an alias is left unchanged; the server is asked about it.
        """
        relations = {
            m.parts[-1]: m.parts
            for m in sql.name_references(sql.TextKind.COMMANDS, text)
            if m.sort == Namespace.RELATION
        }
        rows = dict.fromkeys(("new", "old"), self.table(item))

        def column(parts: tuple[str, ...]) -> tuple[str, ...]:
            above = parts[-2] if len(parts) > 1 else ""
            relation = rows.get(above) or relations.get(above, ())
            renamed = self.columns.get(relation, {}).get(parts[-1], parts[-1])
            called = above if above in rows else self.paths.get(("relation", relation), (above,))[-1]
            return (*parts[:-2], called, renamed) if above else parts

        return self._rewritten(sql.TextKind.COMMANDS, text, column)

    def _rewritten(self, kind: sql.TextKind, text: str, column: Callable[[tuple[str, ...]], tuple[str, ...]]) -> str:
        replaced: list[tuple[int, int, str]] = []
        for name_reference in sql.name_references(kind, text):
            if name_reference.start < 0:
                continue
            end = sql.span_of_name(text, name_reference.start)
            if (
                name_reference.sort == Namespace.COLUMN
                and name_reference.parts
                and (new := column(name_reference.parts)) != name_reference.parts
            ):
                # The target of an assignment is written without its relation.
                written = len(sql.split_name(text[name_reference.start : end]) or name_reference.parts)
                # A column of a result keeps the name that it was created with.
                kept = (
                    f" AS {ident(name_reference.parts[-1])}"
                    if name_reference.names_result and new[-1] != name_reference.parts[-1]
                    else ""
                )
                replaced.append((name_reference.start, end, ".".join(map(ident, new[-written:])) + kept))
            elif (
                name_reference.sort in (Namespace.ROUTINE, Namespace.TYPE, Namespace.COLLATION)
                or (name_reference.sort == Namespace.RELATION and kind is sql.TextKind.COMMANDS)
            ) and (moved := self._moved_to(name_reference.sort, name_reference.parts)) is not None:
                replaced.append((name_reference.start, end, qualified(moved)))
        text = sql.splice(text, replaced) if replaced else text
        return self._constants(text)

    def _constants(self, text: str) -> str:
        """Rewrite constants such as ``'s.q'::regclass``, of which the server prints the present name."""
        if "'::reg" not in text:
            return text
        # All at once: two objects may exchange their names.
        return _CONSTANT.sub(lambda found: self._new_constants.get(found[0], found[0]), text)

    @cached_property
    def _new_constants(self) -> Mapping[str, str]:
        """Return the constants that name what is renamed, with what they are then."""
        return {
            f"{literal(qualified(old))}::{cast}": f"{literal(qualified(new))}::{cast}"
            for cast, namespaces in sql.OBJECT_IDENTIFIERS.items()
            for (namespace, old), new in self.paths.items()
            if namespace in namespaces and len(old) == 2
        }


def _as_it_is(run: Rewriting, field: Field, value: Value, item: Object) -> Value:
    return value


def _object_name(run: Rewriting, field: Field, value: str, item: Object) -> str:
    assert isinstance(field.type, t.ObjectName | t.ObjectNames)
    return run.path(run.registry[field.type.kind].naming.namespace, (value,))[-1]


def _object_names(run: Rewriting, field: Field, value: tuple[str, ...], item: Object) -> tuple[str, ...]:
    return tuple(sorted(_object_name(run, field, name, item) for name in value))


def _role_names(run: Rewriting, field: Field, value: tuple[str, ...], item: Object) -> tuple[str, ...]:
    named = [run.role(name) for name in value]
    return tuple(sorted(named) if field.unordered else named)


def _grants(run: Rewriting, field: Field, value: tuple[Grant, ...], item: Object) -> tuple[Grant, ...]:
    renamed = run.columns.get(run.table(item), {})
    granted = (g._replace(columns=tuple(sorted(renamed.get(c, c) for c in g.columns))) for g in value)
    return tuple(sorted(g._replace(grantee=run.role(g.grantee), grantor=run.role(g.grantor)) for g in granted))


def _column_names(run: Rewriting, field: Field, value: tuple[str, ...], item: Object) -> tuple[str, ...]:
    assert isinstance(field.type, t.ColumnNames)
    table = item.get("references", ()) if field.type.referenced else run.table(item)
    renamed = run.columns.get(tuple(table), {})
    return tuple(renamed.get(c, c) for c in value)


def _name(run: Rewriting, field: Field, value: str, item: Object) -> str:
    assert isinstance(field.type, t.Name)
    return run.path(field.type.namespace, (value,))[-1] if field.type.namespace else value


def _object(run: Rewriting, field: Field, value: tuple[str, ...], item: Object) -> tuple[str, ...]:
    assert isinstance(field.type, t.ObjectRef)
    return run.path(field.type.namespace, value)


def _object_lists(
    run: Rewriting, field: Field, value: Mapping[str, tuple[tuple[str, ...], ...]], item: Object
) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    assert isinstance(field.type, t.ObjectRefLists)
    namespace = field.type.namespace
    return {name: tuple(run.path(namespace, path) for path in listed) for name, listed in value.items()}


def _sql_name(run: Rewriting, field: Field, value: str, item: Object) -> str | None:
    assert isinstance(field.type, t.SqlName)
    return run.named(field.type.namespace, value)


def _parameters(run: Rewriting, field: Field, value: tuple[Parameter, ...], item: Object) -> tuple[Parameter, ...]:
    return tuple(p._replace(type=run.type_name(p.type)) for p in value)


REWRITTEN: Mapping[type[t.FieldType], Callable[[Rewriting, Field, Any, Object], Value]] = {
    **dict.fromkeys(
        (
            *(t.Flag, t.Integer, t.Number, t.Text, t.Locale, t.Choice, t.Choices, t.Texts, t.Options),
            *(t.Names, t.NamePath, t.TypeNames, t.Query, t.RoutineBody, t.SqlBody, t.PartitionBound),
            *(t.Secret, t.Secrets, t.Rows, t.Data),
        ),
        _as_it_is,
    ),
    t.Name: _name,
    t.ObjectName: _object_name,
    t.ObjectNames: _object_names,
    t.RoleNames: _role_names,
    t.ColumnNames: _column_names,
    t.Grants: _grants,
    t.RelationRef: lambda run, field, value, item: run.path("relation", value),
    t.RelationRefs: lambda run, field, value, item: tuple(run.path("relation", path) for path in value),
    t.ColumnRef: lambda run, field, value, item: run.path(Namespace.COLUMN, value),
    t.RoutineRef: lambda run, field, value, item: run.path("routine", value),
    t.ObjectRef: _object,
    t.ObjectRefLists: _object_lists,
    t.SqlName: _sql_name,
    t.OperatorMembers: lambda run, field, value, item: tuple(sorted(run.member(m) for m in value)),
    t.TypeName: lambda run, field, value, item: run.type_name(value),
    t.Parameters: _parameters,
    t.IndexElements: lambda run, field, value, item: tuple(run.element(e, item) for e in value),
    t.Expression: lambda run, field, value, item: run.expression(value, item),
    t.RuleCommands: lambda run, field, value, item: tuple(run.command(c, item) for c in value),
}
"""By field type, how a value names renamed objects. The server rewrites queries and bodies itself, and is asked."""
