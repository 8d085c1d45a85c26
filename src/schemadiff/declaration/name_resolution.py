"""From names as written to the objects that they mean, once every file is read.

Names are looked up among the declared objects along each object's search_path. A relation must be declared, unless its
schema is not managed. A type or routine that is not declared may come from an extension or from pg_catalog: it becomes
a :class:`Question` that a server answers, and :func:`with_answers` applies the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import msgspec

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RENAMED_FROM
from schemadiff.catalog.objects import Identity, Object, Value, is_of_the_system
from schemadiff.catalog.seed_rows import Row, RowKey
from schemadiff.catalog.values import Grant, Member
from schemadiff.declaration.declared_columns import DeclaredColumns
from schemadiff.declaration.key_operators import key_operator
from schemadiff.declaration.known_names import EVERYWHERE, TYPES_OWN
from schemadiff.declaration.messages import did_you_mean, title
from schemadiff.declaration.name_questions import Answers, Path, Question, Sort, Unresolved, nowhere
from schemadiff.declaration.unread import Unread
from schemadiff.errors import Finding, InputError, Place
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.kindspec.reports import ReportObject
from schemadiff.postgres.quoting import qualified
from schemadiff.references.resolver import Names
from schemadiff.sql.index_elements import Element
from schemadiff.sql.namespaces import Namespace
from schemadiff.sql.routines import Parameter


def resolve(catalog: Catalog, registry: Registry, *, check_sql: bool = False) -> tuple[Catalog, Unresolved]:
    """Return the catalog with every declared name resolved, and the names to look up; raises InputError."""
    run = _Resolver(catalog, registry, {}, check_sql)
    resolved = run.run()
    if run.findings:
        raise InputError(run.findings)
    return resolved, run.unresolved


def with_answers(
    catalog: Catalog, registry: Registry, answers: Answers, hints: Mapping[Question, str] | None = None
) -> Catalog:
    """Return the catalog with the server's answers; raises InputError, with ``hints`` where a name could come from."""
    run = _Resolver(catalog, registry, answers, False)
    answered = run.run()
    for question, place in run.unresolved.items():
        finding = nowhere(run.names, question, place)
        hint = (hints or {}).get(question)
        run.findings.append(replace(finding, hint=hint) if hint is not None else finding)
    if run.findings:
        raise InputError(run.findings)
    return answered


def findings_of(catalog: Catalog, registry: Registry, unread: Unread, *, check_sql: bool = False) -> list[Finding]:
    """Return what :func:`resolve` would raise, without errors that may follow from what could not be read."""
    run = _Resolver(catalog, registry, {}, check_sql, unread)
    run.run()
    return run.findings


Resolve = Callable[["_Resolver", Any, Value, Object], Value]
"""Returns the value with its names resolved, the same object if nothing changes; errors become findings."""


class _Resolver:
    def __init__(
        self,
        catalog: Catalog,
        registry: Registry,
        answers: Answers,
        check_sql: bool,
        unread: Unread | None = None,
    ) -> None:
        self.catalog = catalog
        self.registry = registry
        self.names = Names(catalog, registry)
        self.answers = answers
        self.findings: list[Finding] = []
        self.unresolved = Unresolved()
        self._types: dict[tuple[str, Path], str] = {}
        self._check_sql = check_sql
        self._unread = unread or Unread()
        self._columns = DeclaredColumns(self.names, self._unread, self.found, lambda name: self.renamed.get(name, ()))

    def found(self, message: str, place: Place | None, hint: str | None = None) -> None:
        self.findings.append(Finding(message, place, hint))

    # --- the whole catalog ---

    def run(self) -> Catalog:
        replaced: dict[Identity, Object] = {}
        renamed: dict[Identity, Identity] = {}
        for name, kind in self.registry.kinds.items():
            items = self.catalog.by_kind.get(name)
            if items and kind.naming.in_schema:
                self._not_of_the_system(items)
            steps = [(f.name, step, f.type) for f in kind.fields if (step := self._step(f)) is not None]
            if items and (steps or kind.yaml.normalize is not None):
                self._kind(kind, steps, items, replaced, renamed)
        if not replaced and not renamed:
            return self.catalog
        objects = [replaced.get(identity, item) for identity, item in self.catalog.objects.items()]
        if renamed:
            objects = list(self._renamed(objects, renamed))
        return self.catalog.replacing(objects)

    def _step(self, field: Field) -> Resolve | None:
        """Return the function that resolves the names in a field; None if it has none."""
        if field.directive or (isinstance(field.type, t.Expression) and not self._check_sql):
            return None
        return RESOLVED[field.type.__class__]

    def _not_of_the_system(self, items: Iterable[Object]) -> None:
        """Report objects in system schemas: nothing can be created there, and declaring one would manage the schema."""
        for item in items:
            schema = item.identity.path[0]
            if is_of_the_system(schema):
                what = title(item.identity)
                self.found(
                    f"{what}: the schema {schema} belongs to PostgreSQL; objects cannot be declared there", item.place
                )

    def _kind(
        self,
        kind: Kind,
        steps: list[tuple[str, Resolve, t.FieldType]],
        items: Iterable[Object],
        replaced: dict[Identity, Object],
        renamed: dict[Identity, Identity],
    ) -> None:
        required = frozenset(f.name for f in kind.fields if f.required)
        for item in items:
            changes: dict[str, Value] = {}
            for name, step, type_ in steps:
                if name in item.values:
                    old = item.values[name]
                    new = step(self, type_, old, item)
                    if new is not old:
                        changes[name] = new
            if changes:
                identity = _identified(kind, item, changes)
                if identity != item.identity:
                    renamed[item.identity] = identity
                item = replaced[item.identity] = msgspec.structs.replace(item, values={**item.values, **changes})
            # A missing required field has been reported already; such an object cannot be checked any further.
            if kind.yaml.normalize is not None and item.values.keys() >= required:
                resolved = kind.yaml.normalize(item, self.names, self._error(item))
                if resolved is not item.values and resolved != item.values:
                    replaced[item.identity] = msgspec.structs.replace(item, values=resolved)

    def _error(self, item: Object) -> ReportObject:
        def error(
            message: str,
            hint: str | None = None,
            *,
            place: Place | None = None,
            word: str = "",
            known: Iterable[str] = (),
        ) -> None:
            if self._unread and any(self._unread.holds(ref.to, self.catalog) for ref in self.names.of(item)):
                return
            self.found(message, place or item.place, hint or (did_you_mean(word, known) if word else None))

        return error

    def _renamed(self, objects: Iterable[Object], renamed: Mapping[Identity, Identity]) -> Iterator[Object]:
        """Yield routines whose input types have another form now, and their comments, owners and grants."""
        seen: dict[Identity, Object] = {}
        for item in objects:
            identity, parent = item.identity, item.parent
            if (new := renamed.get(identity)) is not None:
                identity = new
            elif parent is not None and (above := renamed.get(parent)) is not None:
                parent = above
                if self.registry[identity.kind].yaml.layout is Layout.PROPERTY:
                    identity = Identity(identity.kind, (above.kind, *above.path), above.arguments)
            if identity is not item.identity or parent is not item.parent:
                item = msgspec.structs.replace(item, identity=identity, parent=parent)
            first = seen.setdefault(identity, item)
            if first is not item:
                self.found(f"{title(identity)} is declared twice; the other is at {first.place}", item.place)
            yield item

    # --- one value each ---

    def a_type(self, text: str, item: Object) -> str:
        key = (text, item.search_path)
        found = self._types.get(key)
        if found is None:
            found = self._type(text, item)
            self._types[key] = found
        return text if found == text else found

    def _type(self, text: str, item: Object) -> str:
        spans = []
        for use in sql.user_types(text):
            parts = self.named(Namespace.TYPE, use.parts, item)
            if parts is not None:
                shown = parts[1:] if parts[0] == "pg_catalog" else parts
                spans.append((use.start, use.end, qualified(shown)))
        return sql.splice(text, spans)

    def named(self, sort: Sort, parts: Path, item: Object) -> Path | None:
        """Return the schema and name of a type or routine; None, and a question, if it is not declared."""
        found = self.names.find(sort, parts, item.search_path)
        if found:
            return (*found[0].path[:-1], parts[-1])
        if parts[0] == "pg_catalog" and len(parts) == 2:
            return parts
        question = Question(sort, parts, item.search_path)
        answer = self.answers.get(question)
        if answer is None:
            self.unresolved.setdefault(question, item.place)
        return answer

    def parameters(self, parameters: tuple[Parameter, ...], item: Object) -> Value:
        found = tuple(p._replace(type=self.a_type(p.type, item)) for p in parameters)
        return parameters if found == parameters else found

    def routine(self, type_: t.RoutineRef, parts: Path, item: Object) -> Path:
        meant = type_.overloads(item) if type_.overloads is not None else ()
        for identity in self.names.find(Namespace.ROUTINE, parts, item.search_path):
            if identity.arguments in meant:
                return identity.path
        found = self.named(Namespace.ROUTINE, parts, item)
        return parts if found is None or found == parts else found

    def an_object(self, type_: t.ObjectRef, parts: Path, item: Object) -> Path:
        if type_.may_be_missing and len(parts) == 1 and not self.names.find(type_.namespace, parts, item.search_path):
            return (item.identity.path[0], *parts)
        found = parts if type_.may_be_missing and len(parts) == 2 else self.named(type_.namespace, parts, item)
        return parts if found is None or found == parts else found

    def object_lists(self, type_: t.ObjectRefLists, lists: Mapping[str, tuple[Path, ...]], item: Object) -> Value:
        found = {name: tuple(self.named(type_.namespace, p, item) or p for p in paths) for name, paths in lists.items()}
        return lists if found == lists else found

    def members(self, members: tuple[Member, ...], item: Object) -> Value:
        found = tuple(sorted(self.member(m, item) for m in members))
        return members if found == members else found

    def member(self, member: Member, item: Object) -> Member:
        sort = Namespace.OPERATOR if member.arguments is None else Namespace.ROUTINE
        return member._replace(
            left=self.a_type(member.left, item),
            right=self.a_type(member.right, item),
            name=self.named(sort, member.name, item) or member.name,
            arguments=None
            if member.arguments is None
            else ", ".join(self.a_type(t, item) for t in sql.split_types(member.arguments)),
            order_by=None
            if member.order_by is None
            else self.named(Namespace.OPFAMILY, member.order_by, item) or member.order_by,
        )

    def relation(self, parts: Path, item: Object) -> Path:
        found = self.names.relation(parts, item.search_path)
        if found is not None:
            return parts if found.path == parts else found.path
        self.no_relation(parts, item)
        return parts

    def no_relation(self, parts: Path, item: Object, place: Place | None = None) -> None:
        place = place or item.place
        if (len(parts) == 2 and parts[0] not in self.catalog.schemas) or parts[-1] in self._unread.names:
            return
        path = item.search_path if len(parts) == 1 else ()
        hint = self.previous(parts, path) or did_you_mean(parts[-1], self.names.written(Namespace.RELATION, path))
        if hint is None and len(parts) == 1:
            hint = "A relation in a schema that is not declared here is written as schema.name."
        self.found(f"the relation {'.'.join(parts)} is not declared", place, hint)

    @cached_property
    def renamed(self) -> Mapping[str, list[Identity]]:
        """Return the renamed identities, by the last part of their previous name."""
        found: dict[str, list[Identity]] = {}
        for item in self.catalog:
            if (previous := item.hint(RENAMED_FROM)) is not None and self.registry[item.identity.kind].naming.namespace:
                found.setdefault(str(previous).rpartition(".")[2].strip('"'), []).append(item.identity)
        return found

    def previous(self, parts: Path, search_path: Path) -> str | None:
        """Return a hint if that is the previous name of a relation."""
        for identity in self.renamed.get(parts[-1], ()):
            schema = identity.path[0]
            if self.registry[identity.kind].naming.namespace == Namespace.RELATION and schema in (
                search_path or parts[:1]
            ):
                written = identity.name if search_path else ".".join(identity.path)
                return f"It is renamed to `{written}`."
        return None

    def column(self, parts: Path, item: Object) -> Path:
        table = self.names.relation(parts[:-1], item.search_path)
        if table is None:
            self.no_relation(parts[:-1], item)
            return parts
        self._columns.exist(table, parts[-1:], item.place)
        found = (*table.path, parts[-1])
        return parts if found == parts else found

    def own_columns(self, type_: t.ColumnNames, columns: tuple[str, ...], item: Object) -> Value:
        if not type_.referenced:
            named_after = self.registry[item.identity.kind].naming.named_after
            self._columns.exist(self.names.owner(item) if named_after else item.parent, columns, item.place)
        return columns

    def elements(self, elements: tuple[Element, ...], item: Object) -> Value:
        self._columns.exist(item.parent, [e.column for e in elements if e.column is not None], item.place)
        if self._check_sql:
            for element in elements:
                if element.expression is not None:
                    self._columns.named_in(element.expression, item)
        if all(e.opclass is None and e.collation is None and e.operator is None for e in elements):
            return elements
        return tuple(
            e._replace(
                opclass=e.opclass and self.name_in_sql(Namespace.OPCLASS, e.opclass, item),
                collation=self.key_collation(e, item),
                operator=key_operator(e, item, self.names, self.catalog, self.a_type),
            )
            for e in elements
        )

    def key_collation(self, element: Element, item: Object) -> str | None:
        """Return the collation of a key; None if it is the column's own, which the server does not distinguish."""
        if element.collation is None:
            return None
        found = self.name_in_sql(Namespace.COLLATION, element.collation, item)
        if element.column is None or item.parent is None:
            return found
        column = self.catalog.get(structure.column((*item.parent.path, element.column)))
        if column is None:
            return found
        own = column.get("collation")
        theirs = (
            self.name_in_sql(Namespace.COLLATION, own, column)
            if own
            else TYPES_OWN.get(column.get("type", "").split("(")[0])
        )
        return None if theirs == found else found

    def name_in_sql(self, sort: Sort, text: str, item: Object) -> str:
        """Return the SQL name of an operator class or collation as on the live side: qualified unless in pg_catalog."""
        parts = sql.split_name(text) or (text,)
        if len(parts) == 1 and "." in parts[0] and not self.names.find(sort, parts, item.search_path):
            # A name such as en_US.utf8 is written without quotes; a declared object may be meant by schema and name.
            dotted = tuple(parts[0].split("."))
            parts = dotted if self.names.find(sort, dotted, item.search_path) else parts
        if parts in EVERYWHERE.get(sort, ()) and not self.names.find(sort, parts, item.search_path):
            return qualified(parts)
        found = self.named(sort, parts, item)
        if found is None:
            return text
        return qualified(found[1:] if found[0] == "pg_catalog" else found)

    def grants(self, grants: tuple[Grant, ...], item: Object) -> Value:
        self._columns.exist(item.parent, dict.fromkeys(c for g in grants for c in g.columns), item.place)
        return grants

    def expression(self, type_: t.Expression, text: str, item: Object) -> Value:
        if type_.columns:
            self._columns.named_in(text, item)
        return text

    # --- seeds ---

    def rows(self, rows: tuple[Row, ...], item: Object) -> Value:
        known = self._columns.of(item.parent)
        found = []
        changed = False
        for row in rows:
            new = row
            for column, value in row.items():
                if column not in known:
                    self._columns.exist(item.parent, [column], row.heading(item.place))
                if value.__class__ is RowKey and (resolved := self.row_key(value, item, row)) != value:
                    if new is row:
                        new = Row(row, row.place)
                    new[column] = resolved
            changed = changed or new is not row
            found.append(new)
        return tuple(found) if changed else rows

    def row_key(self, key: RowKey, item: Object, row: Row) -> RowKey:
        place = row.place or item.place
        table = self.names.relation(key.table, item.search_path)
        if table is None:
            self.no_relation(key.table, item, place)
            return key
        self._columns.exist(table, [c for c, _ in key.columns], place)
        columns = tuple((c, self.row_key(v, item, row) if v.__class__ is RowKey else v) for c, v in key.columns)
        return RowKey(table.path, columns)


def _identified(kind: Kind, item: Object, changes: Mapping[str, Value]) -> Identity:
    """Return the identity of an object with these values, if it consists of types."""
    identity = item.identity
    if kind.naming.overloaded and "parameters" in changes:
        identity = identity._replace(arguments=sql.input_types(changes["parameters"]))
    if kind.yaml.key_syntax is not None:
        identity = kind.yaml.key_syntax.identify(identity, {**item.values, **changes})
    return identity


RESOLVED: Mapping[type[t.FieldType], Resolve | None] = {
    **dict.fromkeys(
        (
            *(t.Flag, t.Integer, t.Number, t.Text, t.Locale, t.Choice, t.Choices, t.Texts, t.Options),
            *(t.Name, t.Names, t.NamePath, t.ObjectName, t.ObjectNames, t.RoleNames, t.TypeNames),
            *(t.Query, t.RuleCommands, t.RoutineBody, t.SqlBody, t.PartitionBound, t.Secret, t.Secrets, t.Data),
        )
    ),
    t.TypeName: lambda run, type_, value, item: run.a_type(value, item),
    t.Parameters: lambda run, type_, value, item: run.parameters(value, item),
    t.RelationRef: lambda run, type_, value, item: run.relation(value, item),
    t.RelationRefs: lambda run, type_, value, item: tuple(run.relation(v, item) for v in value),
    t.ColumnRef: lambda run, type_, value, item: run.column(value, item),
    t.RoutineRef: lambda run, type_, value, item: run.routine(type_, value, item),
    t.ObjectRef: lambda run, type_, value, item: run.an_object(type_, value, item),
    t.ObjectRefLists: lambda run, type_, value, item: run.object_lists(type_, value, item),
    t.SqlName: lambda run, type_, value, item: run.name_in_sql(type_.namespace, value, item),
    t.OperatorMembers: lambda run, type_, value, item: run.members(value, item),
    t.ColumnNames: lambda run, type_, value, item: run.own_columns(type_, value, item),
    t.IndexElements: lambda run, type_, value, item: run.elements(value, item),
    t.Expression: lambda run, type_, value, item: run.expression(type_, value, item),
    t.Rows: lambda run, type_, value, item: run.rows(value, item),
    t.Grants: lambda run, type_, value, item: run.grants(value, item),
}
"""By field type, how names in a value are resolved; None if it has none, or if the server resolves them."""
