"""From names in SQL text to identities: what an object refers to, resolved by its search_path."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.change_strategies import Aspect
from schemadiff.kindspec.lookup import Ref
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import qualified
from schemadiff.references.by_field_type import references
from schemadiff.references.implicit_use import ImplicitUse
from schemadiff.references.roles import roles_of
from schemadiff.references.texts import OVER_THE_OWNER, OVERLOADED, name_references
from schemadiff.sql.namespaces import Namespace

_QUALIFIED = frozenset({Namespace.RELATION, Namespace.ROUTINE, Namespace.TYPE, Namespace.COLLATION})
"""The sorts of name references that can be qualified in a text."""

_IN_CONSTANTS = (
    Namespace.RELATION,
    Namespace.ROUTINE,
    Namespace.TYPE,
    Namespace.TS_CONFIG,
    Namespace.TS_DICTIONARY,
)

_NAMESPACES_OF: Mapping[str, tuple[tuple[str, ...], Aspect]] = {
    Namespace.ROUTINE: ((Namespace.ROUTINE,), "signature"),
    Namespace.TYPE: ((Namespace.TYPE,), "type"),
    Namespace.COLLATION: ((Namespace.COLLATION,), "type"),
    Namespace.OPERATOR: ((Namespace.OPERATOR,), "exists"),
    Namespace.TEXT: (_IN_CONSTANTS, "exists"),
}
"""By sort of a name reference: the namespaces that it is looked up in, and the aspect that the text depends on."""

split_reference = sql.split_reference
split_call = sql.split_call


class Names:
    """The names of a catalog, to find what a text refers to."""

    def __init__(self, catalog: Catalog, registry: Registry) -> None:
        self.catalog = catalog
        self.registry = registry

    @cached_property
    def _table(self) -> dict[tuple[str, tuple[str, ...]], list[Identity]]:
        """Return the identities by namespace and path. A relation is a type as well (its row type)."""
        found: dict[tuple[str, tuple[str, ...]], list[Identity]] = {}
        for name, items in self.catalog.by_kind.items():
            kind = self.registry[name]
            if not kind.naming.in_schema:
                continue
            for item in items:
                found.setdefault((kind.naming.namespace, item.identity.path), []).append(item.identity)
                if kind.naming.namespace == Namespace.TYPE and kind.naming.reserved_names is not None:
                    # A range type creates its multirange type.
                    for namespace, path in kind.naming.reserved_names(item):
                        found.setdefault((namespace, path), []).append(item.identity)
                if kind.naming.namespace == Namespace.RELATION and kind.dependencies.provides == "columns":
                    found.setdefault(("type", item.identity.path), []).append(item.identity)
        return found

    def children(self, identity: Identity) -> list[Object]:
        """Return the children of that object in the catalog."""
        return self.catalog.children(identity)

    def owned_as(self, item: Object) -> tuple[Identity, ...]:
        """Return the objects whose owner ``item`` shares, under every identity that they may have."""
        return self.registry[item.identity.kind].privileges.owner_follows(item)

    def columns(self, identity: Identity) -> list[str]:
        """Return the names of a table's columns, in order."""
        children = self.catalog.children(identity)
        return [c.identity.name for c in children if self.registry[c.identity.kind].naming.is_column]

    def unique_keys(self, table: Identity, columns: Iterable[str]) -> list[Identity]:
        """Return the primary key, unique constraints and non-partial unique indexes over exactly these columns.

        The order of the columns does not matter.
        """
        wanted = sorted(columns)
        found = [key for key, own in self._keys.get(table, ()) if own == wanted]
        holder = self.catalog.get(table)
        above = holder.get("partition_of") if holder is not None and not found else None
        return self.unique_keys(table._replace(path=above), wanted) if above else found

    def identifying_columns(self, table: Identity) -> tuple[str, ...]:
        """Return the columns that identify a row of a table, from its first key without nulls; empty if it has none.

        A primary key comes first. A partition has the keys of its parent.
        """
        keys = (k.name for k in self.registry.children(table.kind).values() if k.dependencies.provides == "key")
        for item in (item for kind in keys for item in self.catalog.children(table, kind)):
            columns: tuple[str, ...] = tuple(item.get("columns", ()))
            found = [self.catalog.get(structure.column((*table.path, str(c)))) for c in columns]
            if all(column is not None and column.get("not_null") for column in found):
                return columns
        holder = self.catalog.get(table)
        above = holder.get("partition_of") if holder is not None else None
        return self.identifying_columns(table._replace(path=above)) if above else ()

    @cached_property
    def _keys(self) -> dict[Identity, list[tuple[Identity, list[str]]]]:
        """Return the unique keys by table, each with its sorted columns."""
        found: dict[Identity, list[tuple[Identity, list[str]]]] = {}
        for kind in self.registry.kinds.values():
            if (unique_columns := kind.stored.unique_columns) is None:
                continue
            for item in self.catalog.by_kind.get(kind.name, ()):
                if item.parent is not None and (columns := unique_columns(item)) is not None:
                    found.setdefault(item.parent, []).append((item.identity, sorted(columns)))
        return found

    def find(self, namespace: str, parts: tuple[str, ...], search_path: Iterable[str]) -> list[Identity]:
        """Return the objects that a name can mean, in the order of the search_path; none if it is unknown.

        There are several for overloaded routines and operators, also in different schemas if the name has none.
        """
        if len(parts) > 1:
            return self._table.get((namespace, parts[-2:]), [])
        each = (self._table.get((namespace, (schema, parts[0])), []) for schema in dict.fromkeys(search_path))
        if namespace in OVERLOADED:
            return [identity for found in each for identity in found]
        return next((found for found in each if found), [])

    def schema_meant(self, namespace: str, parts: tuple[str, ...], search_path: Iterable[str]) -> str | None:
        """Return the schema of all that a name can mean; None if it is unknown or the arguments decide.

        The latter is so for a routine that other schemas of the search_path, or pg_catalog, have as well.
        """
        schemas = {identity.path[0] for identity in self.find(namespace, parts, search_path)}
        if len(schemas) != 1 or (len(parts) == 1 and namespace == Namespace.ROUTINE and sql.is_built_in(parts[0])):
            return None
        return schemas.pop()

    def known(self, namespace: str) -> set[str]:
        """Return the names in a namespace, for `did you mean`."""
        return {path[-1] for found, path in self._table if found == namespace}

    def written(self, namespace: str, search_path: Sequence[str]) -> dict[str, str]:
        """Return how each of those names is written under ``search_path``: alone, or with its schema."""
        paths = sorted(path for found, path in self._table if found == namespace)
        found = {path[-1]: ".".join(path) for path in paths if path[0] not in search_path}
        return found | {path[-1]: path[-1] for path in paths if path[0] in search_path}

    def relation(self, parts: tuple[str, ...], search_path: Iterable[str]) -> Identity | None:
        """Return the relation of that name; None if there is none."""
        found = self.find(Namespace.RELATION, parts, search_path)
        return found[0] if found else None

    def of_type(self, text: str, search_path: Iterable[str]) -> Iterator[Ref]:
        """Yield what a type's text refers to."""
        for use in sql.user_types(text):
            for identity in self.find(Namespace.TYPE, use.parts, search_path):
                yield Ref(identity, "type")

    def of_text(self, kind: sql.TextKind | None, text: str, item: Object) -> Iterator[Ref]:
        """Yield what an expression or query of that object refers to: routines, types, relations and their columns."""
        yield from self._resolve(name_references(kind, text), item, kind)

    def of_body(self, language: str, body: str, item: Object) -> Iterator[Ref]:
        """Yield soft references to what a string body refers to, under the search_path of its routine if it sets one.

        The types of declarations must exist when PL/pgSQL compiles the routine; names in statements are resolved when
        they run.
        """
        path = self.path_inside(item)
        for ref in self._resolve(sql.routine_references(language, body), item, sql.TextKind.QUERY, path):
            yield ref._replace(soft=True, aspect=ref.aspect if language == "sql" else "exists")

    @staticmethod
    def path_inside(routine: Object) -> tuple[str, ...]:
        """Return the search_path under which the names in a routine's string body are looked up."""
        setting = routine.get("set", {}).get("search_path")
        return routine.search_path if setting is None else tuple(sql.list_parts(setting))

    def _resolve(
        self,
        name_references: Iterable[sql.NameReference],
        item: Object,
        kind: sql.TextKind | None,
        path: tuple[str, ...] | None = None,
    ) -> Iterator[Ref]:
        path = item.search_path if path is None else path
        # Each relation once, in the order of their names in the text: texts with many columns name the same ones
        # repeatedly.
        relations: dict[Identity, None] = {}
        columns: dict[str, int] = {}
        for sort, parts in dict.fromkeys((m.sort, m.parts) for m in name_references):
            if sort == Namespace.RELATION:
                if (found := self.relation(parts, path)) is not None and found not in relations:
                    relations[found] = None
                    yield Ref(found, "columns" if kind is not sql.TextKind.EXPRESSION else "exists")
            elif sort == Namespace.COLUMN:
                if parts:
                    columns.setdefault(parts[-1], len(columns))
            else:
                namespaces, aspect = _NAMESPACES_OF.get(sort, ((), "exists"))
                for namespace in namespaces:
                    for identity in self.find(namespace, parts, path):
                        yield Ref(identity, aspect)
        owner = self.owner(item) if kind in OVER_THE_OWNER else None
        for table in dict.fromkeys([*([owner] if owner else []), *relations]):
            for name in self._named_columns(table, columns):
                yield Ref(structure.column((*table.path, name)), "type")

    def _named_columns(self, table: Identity, names: Mapping[str, int]) -> Iterable[str]:
        """Return the names that are columns of a table, in the order of their numbers.

        It loops over the shorter of the two collections, so all tables of a text cost no more than they have columns.
        """
        own = self._columns.get(table.path, frozenset())
        if len(names) <= len(own):
            return [name for name in names if name in own]
        return sorted((name for name in own if name in names), key=names.__getitem__)

    @cached_property
    def _columns(self) -> Mapping[tuple[str, ...], Collection[str]]:
        """Return the names of columns, by the path of their relation."""
        found: dict[tuple[str, ...], set[str]] = {}
        for item in structure.all_columns(self.catalog):
            found.setdefault(item.identity.path[:-1], set()).add(item.identity.name)
        return found

    @cached_property
    def _implicit(self) -> ImplicitUse:
        return ImplicitUse(self)

    def served(self, item: Object) -> Iterator[Ref]:
        """Yield what the types of columns in an object's keys and texts use implicitly; an estimate for texts."""
        return self._implicit.served(item)

    def sorted_types(self, item: Object) -> Iterator[Identity]:
        """Yield the types whose values the object's texts may sort or group: those of all that such a text reads."""
        return self._implicit.sorted_types(item)

    def sorted_by(self, item: Object) -> frozenset[Identity]:
        """Return the types whose values this object sorts or groups; empty if it does neither."""
        return self._implicit.sorted_by(item)

    def owner(self, item: Object) -> Identity | None:
        """Return the object whose columns an expression of ``item`` can name: its parent, or its column's parent."""
        named_after = self.registry[item.identity.kind].naming.named_after
        if named_after:
            return self.relation(item.get(named_after), item.search_path)
        parent = item.parent
        if parent is None and self.registry[item.identity.kind].substitutes.relation == "columns":
            return item.identity
        while parent is not None and self.registry[parent.kind].naming.is_column:
            holder = self.catalog.get(parent)
            parent = holder.parent if holder else None
        return parent

    def qualify(self, kind: sql.TextKind, text: str, item: Object) -> str:
        """Return the text with every name qualified that the catalog knows under the object's search_path.

        A name stays as it is where only the server can tell which schema it means (:meth:`schema_meant`).
        """
        replaced: dict[int, tuple[int, int, str]] = {}
        for name_reference in name_references(kind, text):
            if len(name_reference.parts) != 1 or name_reference.start < 0 or name_reference.sort not in _QUALIFIED:
                continue
            schema = self.schema_meant(name_reference.sort, name_reference.parts, item.search_path)
            end = sql.span_of_name(text, name_reference.start)
            if schema is not None and sql.split_name(text[name_reference.start : end]) == name_reference.parts:
                replaced[name_reference.start] = (
                    name_reference.start,
                    end,
                    qualified((schema, name_reference.parts[-1])),
                )
        return sql.splice(text, replaced.values()) if replaced else text

    def of(self, item: Object) -> Iterator[Ref]:
        """Yield all references of an object: its parent, those of its fields, and those that its kind adds."""
        kind = self.registry[item.identity.kind]
        if item.parent is not None:
            yield Ref(item.parent)
        if kind.naming.in_schema and (item.parent is None or item.parent.path[0] != item.identity.path[0]):
            yield Ref(structure.schema(item.identity.path[0]))
        yield from self.of_fields(item)
        if kind.inheritance.inherited_from is not None and not kind.inheritance.is_local(item):
            yield from (
                Ref(parent_object)
                for parent_object in kind.inheritance.inherited_from(item, self.catalog)
                if parent_object in self.catalog
            )
        yield from kind.dependencies.references(item, self)
        yield from self.served(item)

    def circular_routines(self, item: Object) -> Iterator[Identity]:
        """Yield the routines that take or return the object's own type and without which it is incomplete."""
        for field in self.registry[item.identity.kind].fields.circular:
            if (value := item.get(field.name)) is not None:
                yield from (ref.to for ref in references(field.type, value, item, self))

    def of_fields(self, item: Object) -> Iterator[Ref]:
        """Yield the references of the values of an object's fields, and its roles."""
        kind = self.registry[item.identity.kind]
        for name, value in (*item.values.items(), *(item.hints or {}).items()):
            field = kind.fields.by_name.get(name)
            if field is not None:
                yield from references(field.type, value, item, self)
        if structure.has_roles(self.registry.kinds):
            for role in roles_of(item, kind):
                yield Ref(structure.role(role))
