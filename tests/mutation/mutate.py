"""One change to a catalog, drawn at random from what the kinds say of themselves.

A :class:`Site` is one object of one source and what could be changed in it. What a field's value turns into follows
from the field's shape alone, so a new kind is covered by being registered. What a change leaves without its ground
(a view over a dropped table) goes with it; what names a renamed object follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import BACKFILL, RENAMED_FROM, USING
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.values import Grant
from schemadiff.diff.rename_rewriter import Rewriting
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import NameScope
from schemadiff.kindspec.registry import Registry
from schemadiff.references.resolver import Names
from schemadiff.references.roles import owner_of
from schemadiff.sql.routines import Parameter


class NoSuchMutationError(Exception):
    """Nothing can be changed there that way."""


@dataclass(frozen=True, order=True)
class Operation:
    """A sort of change to a kind: ``drop``, ``create``, ``rename``, or what becomes of a field."""

    kind: str
    what: str
    field: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.kind}{'.' + self.field if self.field else ''}"


@dataclass(frozen=True)
class Site:
    """Where an operation can be tried."""

    source: str
    identity: Identity


#: What a column's type can become, by the type without modifiers; a text that reads like the value, then, which every
#: type can be written as.
TYPES: Mapping[str, tuple[str, ...]] = {
    "smallint": ("integer", "bigint", "numeric(12,2)"),
    "integer": ("bigint", "numeric(14,3)", "smallint"),
    "bigint": ("integer", "numeric(20)"),
    "numeric": ("numeric(30,6)", "double precision"),
    "real": ("double precision", "numeric(20,4)"),
    "double precision": ("numeric(24,6)",),
    "character varying": ("text", "character varying(400)"),
    "character": ("text", "character varying(300)"),
    "text": ("character varying(500)",),
    "timestamp without time zone": ("timestamp with time zone", "date"),
    "timestamp with time zone": ("timestamp without time zone",),
    "date": ("timestamp without time zone",),
    "json": ("jsonb",),
    "jsonb": ("json",),
    "uuid": ("text",),
    "boolean": ("integer",),
}

SPARE = "mutated"
"""What new names are made with."""

TRUSTED: Mapping[str, frozenset[str]] = {
    "base_type": frozenset({"input", "output", "internallength", "passedbyvalue", "alignment", "typmod_out"}),
    "function": frozenset({"returns", "parameters", "strict", "language", "window"}),
    "procedure": frozenset({"parameters", "language"}),
}
"""What the server is told of code that it cannot look into, and believes. It crashes where a value has another size
than the functions were written for, or where they are given a null that they do not expect; and where modifiers are not
printed as they are read, nobody can say what they are, pg_dump as little.
"""

COMPILED = ("c", "internal")
"""The languages of such code."""

AFTER_ITS_NAME: Mapping[str, str] = {"subscription": "slot_name"}
"""Facets that an object is made with after its name, and that a rename leaves as they are, since nobody declares them:
they are written then, as who knows of the publisher's slot would.
"""

LARGE = 12
"""More objects than this do not go with one that is dropped."""


class Mutator:
    """Changes of one catalog."""

    def __init__(self, catalog: Catalog, registry: Registry) -> None:
        self.catalog = catalog
        self.registry = registry
        self.names = Names(catalog, registry)

    def operations(self) -> Iterator[tuple[Operation, Identity]]:
        """Everything that could be tried."""
        for item in self.catalog:
            kind = self.registry[item.identity.kind]
            if item.implicit or kind.fields.hold_rows:
                continue
            name = kind.name
            if not self._stays_unmanaged(item):
                yield Operation(name, "drop"), item.identity
                yield Operation(name, "create"), item.identity
            if "rename" in kind.properties:
                yield Operation(name, "rename"), item.identity
            for field in kind.fields:
                if field.directive or self._is_trusted(item, field):
                    continue
                what = "alter" if field.name in item.values else "add"
                yield Operation(name, what, field.name), item.identity
                if what == "alter" and not (field.required or field.opt_in):
                    yield Operation(name, "remove", field.name), item.identity
                if what == "alter" and _parts(item.get(field.name)) > 1:
                    yield Operation(name, "reorder", field.name), item.identity
                if isinstance(field.type, t.TypeName) and "using" in kind.fields.by_name:
                    yield Operation(name, "retype", field.name), item.identity
                    yield Operation(name, "retype using", field.name), item.identity
            if "backfill" in kind.fields.by_name and not item.get("not_null"):
                yield Operation(name, "fill", "not_null"), item.identity

    def _stays_unmanaged(self, item: Object) -> bool:
        """Whether its absence says nothing: not managed then, and there is nothing to be done."""
        kind = self.registry[item.identity.kind]
        return kind.management.opt_in or (
            item.parent is not None and kind.yaml.key in self.registry[item.parent.kind].management.opt_in_properties
        )

    def _is_trusted(self, item: Object, field: Field) -> bool:
        if field.name not in TRUSTED.get(item.identity.kind, ()):
            return False
        return item.identity.kind == "base_type" or item.get("language") in COMPILED

    def apply(self, operation: Operation, identity: Identity, random: Random) -> Catalog:
        """The changed catalog; NoSuchMutationError where it makes no sense there."""
        changed = self._changed(operation, identity, random)
        before, after = (changed, self.catalog) if operation.what == "create" else (self.catalog, changed)
        self._is_no_history(before, after)
        return changed

    def _is_no_history(self, before: Catalog, after: Catalog) -> None:
        """What rows of an inheriting table were checked for is not declared: a copy of its parent's check that is not
        valid is so itself where it was there before, and checked where the table is made after it."""
        above = {tuple(path) for o in after for path in (o.get("partition_of"), *(o.get("inherits") or ())) if path}
        for check in after.by_kind.get("check", ()):
            if check.get("not_valid") and check.parent is not None and check.parent.path in above:
                have = before.get(check.identity)
                if have is None or have.values != check.values:
                    raise NoSuchMutationError("what copies of it were checked for is not declared")

    def _changed(self, operation: Operation, identity: Identity, random: Random) -> Catalog:
        item = self.catalog[identity]
        kind = self.registry[identity.kind]
        if operation.what in ("drop", "create"):
            return self._without(item)
        if operation.what == "rename":
            return self._renamed(item)
        field = kind.fields.by_name[operation.field]
        if operation.what == "fill":
            filled = msgspec.structs.replace(item, values={**item.values, "not_null": True})
            return self._with(filled.with_hints(BACKFILL.of(self._filling(item))))
        if operation.what.startswith("retype"):
            return self._retyped(item, field, "using" in operation.what, random)
        values = dict(item.values)
        old = values.get(field.name)
        if operation.what == "remove":
            del values[field.name]
        elif operation.what == "reorder":
            values[field.name] = _reordered(old, random)
        elif operation.what == "add":
            values[field.name] = self._new(field, item, kind, random)
        else:
            values[field.name] = self._altered(field, old, item, kind, random)
        if values.get(field.name) == old or (field.name in values and values[field.name] == field.default):
            values.pop(field.name, None)
            if old in (None, field.default):
                raise NoSuchMutationError("the same again")
        return self._owned_as_before(item, self._with(msgspec.structs.replace(item, values=values)))

    def _owned_as_before(self, item: Object, changed: Catalog) -> Catalog:
        """Who owns what leaves that which it had its owner from is written: it stays, and nobody would say so."""
        role = owner_of(item, self.registry, self.catalog)
        if role is None or owner_of(changed[item.identity], self.registry, changed) == role:
            return changed
        identity = Identity("owner", (item.identity.kind, *item.identity.path), item.identity.arguments)
        return changed.replacing([*changed, Object(identity, {"role": role}, item.identity)])

    # --- whole objects ---

    def _with(self, changed: Object) -> Catalog:
        return self.catalog.replacing(changed if o.identity == changed.identity else o for o in self.catalog)

    def _without(self, item: Object) -> Catalog:
        gone = {item.identity, *(o.identity for o in self.catalog.family(item.identity))}
        referring: dict[Identity, set[Identity]] = {}
        for other in self.catalog:
            for ref in self.names.of(other):
                if not ref.soft:
                    referring.setdefault(ref.to, set()).add(other.identity)
        waiting = list(gone)
        while waiting:
            one = waiting.pop()
            for dependent in referring.get(one, ()):
                if dependent not in gone:
                    more = {dependent, *(o.identity for o in self.catalog.family(dependent))} - gone
                    gone |= more
                    waiting += more
        for other in self.catalog:
            holder = self.registry[other.identity.kind].dependencies.dropped_with(other)
            if holder in gone:
                gone.add(other.identity)
        if any(
            self.catalog[i].parent is None and self.registry[i.kind].management.opt_in for i in gone - {item.identity}
        ):
            raise NoSuchMutationError("what relies on it stays where nobody declares it")
        outside = [i for i in gone if i[1][: len(item.identity.path)] != item.identity.path]
        if len(outside) > LARGE:
            raise NoSuchMutationError("too much goes with it")
        left = [self._unlinked(o, gone) for o in self.catalog if o.identity not in gone]
        if not left:
            raise NoSuchMutationError("nothing would be left")
        return self.catalog.replacing([*left, *self._emptied(left)])

    def _emptied(self, left: list[Object]) -> Iterator[Object]:
        """The schemas that nothing is left in: a schema is managed where the YAML declares it or an object in it."""
        before, after = (
            {
                o.identity.path[0]
                for o in items
                if o.parent is None and self.registry[o.identity.kind].naming.scope == NameScope.SCHEMA
            }
            for items in (self.catalog, left)
        )
        declared = {o.identity for o in left}
        for name in sorted(before - after):
            if (identity := Identity("schema", (name,))) not in declared:
                yield Object(identity, {})

    def _unlinked(self, item: Object, gone: set[Identity]) -> Object:
        """The object without links that it can do without to what goes (an operator's commutator)."""
        fields = self.registry[item.identity.kind].fields
        optional = [f.name for f in fields if isinstance(f.type, t.ObjectRef) and f.type.may_be_missing]
        lost = {n for n in optional if any(i.path == item.get(n) for i in gone)}
        if not lost:
            return item
        return msgspec.structs.replace(item, values={k: v for k, v in item.values.items() if k not in lost})

    def _renamed(self, item: Object) -> Catalog:
        identity = item.identity
        new = identity._replace(path=(*identity.path[:-1], f"{identity.name[:40]}_{SPARE}"))
        moved = Rewriting(self.catalog, {identity: new}, self.registry).catalog()
        facet = AFTER_ITS_NAME.get(identity.kind)
        stays = {facet: identity.name} if facet is not None and facet not in item.values else {}
        return moved.replacing(
            msgspec.structs.replace(o, values={**o.values, **stays}, hints=item.hints, implicit=False).with_hints(
                RENAMED_FROM.of(identity.name)
            )
            if o.identity == new
            else o
            for o in moved
        )

    def _retyped(self, item: Object, field: Field, using: bool, random: Random) -> Catalog:
        old = item.get(field.name)
        if old is None:
            raise NoSuchMutationError("it has no type of its own")
        new = random.choice([t for t in TYPES.get(old.split("(")[0], ()) if t != old] or [""])
        values = dict(item.values)
        if using:
            new = new or "text"
            name = '"' + item.identity.name.replace('"', '""') + '"'
            item = item.with_hints(USING.of(f"CASE WHEN true THEN {name}::text::{new} END"))
            if old == new:
                raise NoSuchMutationError("the same again")
        elif not new:
            raise NoSuchMutationError("no other type is known for it")
        values[field.name] = new
        if new != "text" and not new.startswith("character"):
            values.pop("collation", None)
        return self._with(msgspec.structs.replace(item, values=values))

    def _filling(self, item: Object) -> str:
        base = item.get("type", "").split("(")[0]
        texts = {
            "uuid": "'00000000-0000-0000-0000-000000000001'",
            "date": "'2026-01-01'",
            "jsonb": "'{}'",
            "json": "'{}'",
            "boolean": "false",
        }
        if base.startswith("timestamp"):
            return "'2026-01-01 00:00:00'"
        if base.startswith("character") or base == "text":
            return "'7'"
        if base not in texts and base not in TYPES:
            raise NoSuchMutationError("no value is known for it")
        return texts.get(base, "7")

    # --- values ---

    def _altered(self, field: Field, old: Value, item: Object, kind: Kind, random: Random) -> Value:
        make = _ALTER.get(type(field.type))
        if make is None:
            raise NoSuchMutationError(f"no other {type(field.type).__name__}")
        return make(self, field, old, item, random)

    def _new(self, field: Field, item: Object, kind: Kind, random: Random) -> Value:
        made = field.type
        if field.opt_in or (field.default not in (None, False) and not isinstance(made, t.Choice | t.Integer)):
            raise NoSuchMutationError("not by itself")
        if isinstance(made, t.Flag):
            return True
        if isinstance(made, t.Choice):
            return random.choice([c for c in made.values if c != field.default])
        if isinstance(made, t.Integer):
            return random.randint(2, 90)
        if isinstance(made, t.Number):
            return str(random.randint(2, 90))
        if isinstance(made, t.Expression) and made.columns and (owner := self.names.owner(item)) is not None:
            columns = self.names.columns(owner)
            if columns and item.parent == owner:
                return '"{}" IS NOT NULL'.format(random.choice(columns).replace('"', '""'))
        if isinstance(made, t.ColumnNames) and not made.referenced and item.parent is not None:
            return self._another_column((), item, random)
        if (
            isinstance(made, t.Options)
            and field.name == "options"
            and kind.naming.namespace in ("relation", "constraint")
        ):
            if kind.substitutes.relation != "query":
                return {"fillfactor": str(random.randint(60, 95))}
            return {"security_barrier": "true"}
        raise NoSuchMutationError(f"no {type(made).__name__} from nothing")

    def _another_column(self, old: tuple[str, ...], item: Object, random: Random) -> tuple[str, ...]:
        columns = [] if item.parent is None else self.names.columns(item.parent)
        used = {n for f in self.registry[item.identity.kind].fields for n in _names_in(item.get(f.name))}
        left = [c for c in columns if c not in used]
        if not left:
            raise NoSuchMutationError("no other column")
        return (*old, random.choice(left))

    def _flag(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        if field.opt_in:
            raise NoSuchMutationError("its absence says nothing")
        return None

    def _integer(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        return old + random.choice((1, 2, 5))

    def _number(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        return str(float(old) + 1).removesuffix(".0")

    def _text(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        return f"{old} {SPARE}"

    def _choice(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        assert isinstance(field.type, t.Choice)
        return random.choice([c for c in field.type.values if c != old] or [old])

    def _texts(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        if isinstance(field.type, t.RoleNames):
            raise NoSuchMutationError("roles are the server's")
        at = random.randint(0, len(old))
        if len(old) > 1 and random.random() < 0.4:
            return tuple(v for n, v in enumerate(old) if n != at % len(old))
        return (*old[:at], SPARE, *old[at:])

    def _names(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        if not isinstance(field.type, t.ColumnNames) or field.type.referenced:
            raise NoSuchMutationError("the other table's")
        if len(old) > 1 and random.random() < 0.5:
            gone = random.choice(old)
            return tuple(n for n in old if n != gone)
        return self._another_column(old, item, random)

    def _options(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        name = random.choice(sorted(old))
        value = old[name]
        if value in ("true", "false"):
            return {**old, name: "false" if value == "true" else "true"}
        if value.lstrip("-").isdigit():
            return {**old, name: str(int(value) + 1)}
        return {k: v for k, v in old.items() if k != name}

    def _type(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        return random.choice([t for t in TYPES.get(old.split("(")[0], ("text",)) if t != old] or [old])

    def _expression(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        return f"CASE WHEN true THEN {old} END"

    def _query(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        inner = old.strip().rstrip(";")
        more = random.choice(("", f", 1 AS {SPARE}", f", 'a'::text AS {SPARE}, 2 AS {SPARE}_too"))
        return f"SELECT inside.*{more} FROM ({inner}) AS inside" + ("" if more else " WHERE true")

    def _body(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        if item.get("language") not in ("sql", "plpgsql"):
            raise NoSuchMutationError("another language")
        return f"{old}\n-- {SPARE}"

    def _sql_body(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        if not old.lstrip().upper().startswith("RETURN"):
            raise NoSuchMutationError("a block")
        return f"RETURN CASE WHEN true THEN {old.lstrip()[6:]} END"

    def _elements(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        at = random.randrange(len(old))
        assert isinstance(field.type, t.IndexElements)
        if field.type.operators or (len(old) > 1 and random.random() < 0.4):
            return tuple(e for n, e in enumerate(old) if n != at) or old
        one = old[at]._replace(descending=not old[at].descending, nulls_first=not old[at].nulls_first)
        return (*old[:at], one, *old[at + 1 :])

    def _parameters(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        named = [n for n, p in enumerate(old) if p.name]
        if not named:
            return old or (Parameter("in", SPARE, "integer"),)
        at = random.choice(named)
        one: Parameter = old[at]
        if one.default is not None:
            changed = one._replace(default=random.choice((None, "NULL")))
        elif random.random() < 0.5 and all(p.mode in ("in", "variadic") for p in old):
            return (*old, Parameter("in", SPARE, "integer", "7"))
        else:
            changed = one._replace(type=random.choice(TYPES.get(one.type.split("(")[0], ("text",))).split("(")[0])
        return (*old[:at], changed, *old[at + 1 :])

    def _grants(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        if old and random.random() < 0.5:
            gone = random.choice(old)
            return tuple(g for g in old if g != gone)
        if item.parent is None:
            raise NoSuchMutationError("what can be granted depends on the object")
        kind = self.registry[item.identity.kind]
        offered = (
            kind.privileges.available_for(item)
            if kind.privileges.available_for
            else self.registry[item.parent.kind].privileges.available
        )
        return tuple(sorted({*old, Grant("PUBLIC", random.choice(offered))}))

    def _reference(self, field: Field, old: Value, item: Object, random: Random) -> Value:
        """Another object of the same sort."""
        kinds = {o.identity.kind for o in self.catalog if o.identity.path == old}
        same = [o.identity.path for o in self.catalog if o.identity.kind in kinds and o.identity.path != old]
        if not same:
            raise NoSuchMutationError("there is no other")
        return random.choice(sorted(same))


def _parts(value: Value) -> int:
    plain = isinstance(value, tuple) and type(value) is tuple
    return len(value) if plain else 0


def _names_in(value: Value) -> Iterator[str]:
    if isinstance(value, tuple) and all(isinstance(v, str) for v in value):
        yield from value


def _reordered(old: Value, random: Random) -> Value:
    first = random.randrange(len(old) - 1)
    return (*old[:first], old[first + 1], old[first], *old[first + 2 :])


_Alter = Callable[[Mutator, Field, Any, Object, Random], Value]

_ALTER: Mapping[type[t.FieldType], _Alter] = {
    t.Flag: Mutator._flag,
    t.Integer: Mutator._integer,
    t.Number: Mutator._number,
    **dict.fromkeys((t.Text, t.Locale, t.SqlName), Mutator._text),
    t.Choice: Mutator._choice,
    **dict.fromkeys((t.Texts, t.Choices, t.TypeNames, t.NamePath, t.RoleNames), Mutator._texts),
    **dict.fromkeys((t.Names, t.ObjectNames, t.ColumnNames), Mutator._names),
    t.Options: Mutator._options,
    t.TypeName: Mutator._type,
    t.Expression: Mutator._expression,
    t.Query: Mutator._query,
    t.RoutineBody: Mutator._body,
    t.SqlBody: Mutator._sql_body,
    t.IndexElements: Mutator._elements,
    t.Parameters: Mutator._parameters,
    t.Grants: Mutator._grants,
    **dict.fromkeys((t.RelationRef, t.ColumnRef, t.RoutineRef, t.ObjectRef), Mutator._reference),
}
