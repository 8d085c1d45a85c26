"""The tables that seeds write to or reference: their columns in the target, and how they are read today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import BACKFILL, USING
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison
from schemadiff.introspection.evaluation import Asked, harms
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.quoting import ident, qualified
from schemadiff.references.resolver import Names
from schemadiff.sql.namespaces import Namespace

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

Form = Literal["plain", "json", "text", "exact"]
"""How two values of a column are compared: as they are, as jsonb, as text, or as text letter by letter."""

_TEXTS = frozenset(f"pg_catalog.{name}" for name in ("text", "varchar", "bpchar", "name"))
_NUMBERS = frozenset({"smallint", "integer", "bigint", "numeric"})
_INSIDE = ("type", "subtype")
"""Fields of types, and of their attributes and columns, that name the types inside of them."""
_OWN_CASTS = frozenset({"text", "character varying", "character", "bpchar"})


@cache
def _bare(type_: str) -> str:
    return sql.without_modifiers(type_)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the target."""

    name: str
    type: str
    """Its type in the target."""
    cast: str
    """The type that its values are compared in: its own, or text where the server does not have that type yet in its
    target form (a new type, an enum with new labels)."""
    array: bool = False
    json: bool = False
    texts: bool = False
    """Whether its values, or the elements of its arrays, are strings."""
    form: Form = "plain"
    collation: str | None = None
    """Its collation if that is not its type's default."""
    operator: str = "="
    """The equality operator of the type's default index operator class, for keys."""
    labels: tuple[str, ...] | None = None
    """The labels of an enum in the target."""
    generated: bool = False
    always: bool = False
    """Whether it is GENERATED ALWAYS AS IDENTITY."""
    live: str | None = None
    """The expression for its present value in the comparison's type, with the live table as ``t``; None if there is
    none."""
    stored: str | None = None
    """The column of the live table ``t`` as it is."""
    uncertain: bool = False
    """Whether ``live`` can fail for a row, because it converts or computes."""
    untried: bool = False
    """Whether it counts as failing, because it would run more than known built-in code before anybody has consented."""

    @property
    def is_asked_as_it_will_be(self) -> bool:
        """Tell whether the server has its target type, or texts distinguish its values as well."""
        return self.labels is not None or self.cast == self.type or self.cast == _bare(self.type)

    @property
    def present(self) -> bool:
        """Tell whether the column exists today."""
        return self.stored is not None

    @property
    def takes_digits(self) -> bool:
        """Tell whether a number without quotes is a value of it, whatever it is compared with."""
        return _bare(self.type) in _NUMBERS

    @property
    def env_cast(self) -> str | None:
        """Return the type that a text has to be cast to before it can be assigned; None if no cast is needed."""
        return None if _bare(self.type) in _OWN_CASTS else self.type


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the target, or one that only the server has."""

    path: tuple[str, ...]
    columns: Mapping[str, Column] = field(default_factory=dict)
    live: str | None = None
    """Its present name in SQL; None if it does not exist yet."""
    oid: int | None = None
    key: tuple[str, ...] = ()
    """The columns of the primary key."""

    @property
    def identity(self) -> Identity:
        """Return its identity."""
        return structure.table(self.path)


class _Fact(NamedTuple):
    known: bool = False
    array: bool = False
    leaf: str | None = None
    schema: str | None = None
    operator: str | None = None
    checks: Sequence[str] = ()
    """The checks of the domains in it, which run when a value is made."""
    bare: str | None = None
    """The type without its domains."""

    @property
    def runs(self) -> bool:
        """Tell whether making a value of it runs code that is not known to be harmless."""
        found = map(sql.evaluated_by_expression, self.checks)
        return any(f.harm or f.types for f in found)


@cache
def query(name: str) -> bytes:
    """Return the text of a query of this package."""
    return (Path(__file__).parent / "queries" / f"{name}.sql").read_bytes()


def read(
    connection: Connection,
    paths: Iterable[tuple[str, ...]],
    live: Catalog,
    target: Catalog,
    comparison: Comparison,
    registry: Registry,
) -> dict[tuple[str, ...], Table]:
    """Return the tables at these paths, with two queries for all."""
    wanted = list(dict.fromkeys(paths))
    addresses = {p: o.address.objid for p in wanted if (o := live.get(structure.table(p))) is not None and o.address}
    others = [p for p in wanted if p not in addresses and structure.table(p) not in target]
    rows = connection.execute(
        query("columns"), {"oids": sorted(addresses.values()), "names": [qualified(p) for p in others]}
    ).fetchall()
    found: dict[int, _Present] = {}
    for oid, number, schema, name, column, type_, inexact in rows:
        present = found.setdefault(oid, _Present(oid, (schema, name), {}))
        present.columns[number] = _PresentColumn(column, type_, inexact)
    types = {c.get("type", "") for p in wanted for c in _columns(target, p)}
    types |= {c.type for present in found.values() for c in present.columns.values()}
    answers = connection.execute(query("types"), {"types": sorted(types - {""})}).fetchall()
    facts = {name: _Fact(*rest) for name, *rest in answers}
    reader = _Reader(connection, live, target, comparison, registry, facts)
    tables: dict[tuple[str, ...], Table] = {}
    for path in wanted:
        if path in others:
            match = next((present for present in found.values() if present.path == path), None)
            tables[path] = reader.foreign(path, match)
        else:
            tables[path] = reader.table(path, found.get(addresses.get(path, 0)))
    return tables


class _PresentColumn(NamedTuple):
    name: str
    type: str
    inexact: bool


class _Present(NamedTuple):
    oid: int
    path: tuple[str, str]
    columns: dict[int, _PresentColumn]


def _columns(target: Catalog, path: tuple[str, ...]) -> list[Object]:
    return structure.columns(target, structure.table(path))


class _Reader:
    def __init__(
        self,
        connection: Connection,
        live: Catalog,
        target: Catalog,
        comparison: Comparison,
        registry: Registry,
        facts: Mapping[str, _Fact],
    ) -> None:
        self.connection = connection
        self.version = connection.info.server_version // 10000
        self.live = live
        self.target = target
        self.registry = registry
        self.names = Names(target, registry)
        self.facts = facts
        pairs = (p.declared for p in comparison.pairs if p.changed)
        differing = (o for o in (*comparison.created, *comparison.dropped, *pairs) if not self._is_property(o))
        self.changing = dict.fromkeys((i for o in differing for i in (o.identity, o.parent) if i is not None), True)
        """What is not as it will be, itself or something below it, and what has turned out to be."""

    def foreign(self, path: tuple[str, ...], present: _Present | None) -> Table:
        """Return a table that the target does not contain, as the server has it."""
        if present is None:
            return Table(path)
        columns = {c.name: self._column(c.name, c.type, c, f"t.{ident(c.name)}") for c in present.columns.values()}
        return Table(path, columns, qualified(present.path), present.oid)

    def table(self, path: tuple[str, ...], present: _Present | None) -> Table:
        """Return a table of the target."""
        columns = {}
        for item in _columns(self.target, path):
            columns[item.identity.name] = self._of_target(item, present)
        keys = structure.primary_keys(self.target, structure.table(path))
        key = tuple(keys[0].get("columns", ())) if keys else ()
        if present is None:
            return Table(path, columns, key=key)
        return Table(path, columns, qualified(present.path), present.oid, key)

    def _of_target(self, item: Object, present: _Present | None) -> Column:
        type_ = str(item.get("type", "text"))
        have = self.live.get(item.identity)
        number = have.address.subid if have is not None and have.address is not None else 0
        now = present.columns.get(number) if present is not None else None
        made = partial(
            self._column,
            generated=item.get("generated") is not None,
            always=item.get("identity") == "always",
            collation=item.get("collation"),
        )
        if present is None:
            return made(item.identity.name, type_, None, None)
        if now is None:
            return made(item.identity.name, type_, None, self._made(item), uncertain=True)
        source = f"t.{ident(now.name)}"
        if have is not None and have.get("type") != type_ and (using := item.hint(USING)) is not None:
            source = f"({self.names.qualify(sql.TextKind.EXPRESSION, using, item)})"
        column = made(item.identity.name, type_, now, source)
        if column.live is None or column.live == column.stored or self._is_harmless(column.live, present):
            return column
        # Nobody has consented to run it yet.
        return replace(column, live=f"{column.stored}::{column.cast}", uncertain=True, untried=True)

    def _is_harmless(self, text: str, present: _Present | None) -> bool:
        """Tell whether an expression over an existing table runs nothing but built-in code on the list."""
        if present is None:
            return True
        query = f"SELECT {text} FROM {qualified(present.path)} AS t"  # noqa: S608 - it is parsed, not run
        found = sql.evaluated_by_query(query, {present.path})
        # Names are looked up only in pg_catalog.
        return not found.harm and harms(self.connection, [Asked(found, ())], self.version) == [None]

    def _made(self, item: Object) -> str | None:
        """Return the value of a new column in existing rows: its default, else null; None where that is not known."""
        if item.get("identity") is not None or item.hint(BACKFILL) is not None:
            return None
        defaults = structure.defaults(self.target, item.identity)
        if not defaults:
            return "NULL"
        text = str(defaults[0].get("expression", "NULL"))
        if any(
            m.sort in (Namespace.ROUTINE, Namespace.RELATION)
            for m in sql.name_references(sql.TextKind.EXPRESSION, text)
        ):
            return None
        text = self.names.qualify(sql.TextKind.EXPRESSION, text, defaults[0])
        found = sql.evaluated_by_expression(text)
        return None if found.harm or found.types else f"({text})"

    def _column(  # noqa: PLR0913 - what a column is; the flags by keyword
        self,
        name: str,
        type_: str,
        now: _PresentColumn | None,
        source: str | None,
        *,
        uncertain: bool = False,
        generated: bool = False,
        always: bool = False,
        collation: str | None = None,
    ) -> Column:
        fact = self.facts.get(type_, _Fact())
        cast, labels = self._comparable(type_, fact)
        stands_in = cast not in (type_, fact.bare)
        if stands_in:
            fact = self.facts.get("text", _Fact(True))._replace(array=cast.endswith("[]"))
        live = source
        if source is not None and (now is None or source != f"t.{ident(now.name)}" or now.type != cast):
            live = f"{source}::{cast}"
            uncertain = uncertain or not stands_in
        own_operator = stands_in or fact.schema in (None, "pg_catalog")
        return Column(
            name=name,
            type=type_,
            cast=cast,
            array=fact.array,
            json=(self.facts.get(type_, _Fact()).leaf or "") in ("pg_catalog.json", "pg_catalog.jsonb"),
            texts=(self.facts.get(type_, _Fact()).leaf or "") in _TEXTS,
            form=_form(fact, stands_in and labels is None, inexact=now is not None and now.inexact),
            operator="=" if own_operator else f"OPERATOR({ident(str(fact.schema))}.{fact.operator})",
            labels=labels,
            generated=generated,
            always=always,
            collation=collation,
            live=live,
            stored=f"t.{ident(now.name)}" if now is not None else None,
            uncertain=uncertain,
        )

    def _comparable(self, type_: str, fact: _Fact) -> tuple[str, tuple[str, ...] | None]:
        """Return the type to compare in, and the labels of an enum."""
        array = "[]" if type_.endswith("[]") else ""
        for item in self._types(type_):
            if (labels := item.get("labels")) is not None:
                return f"text{array}", tuple(labels)
            if self._changes(item):
                return f"text{array}", None
        if fact.known and fact.runs:
            return (fact.bare or f"text{array}"), None
        return (type_, None) if fact.known else (f"text{array}", None)

    def _types(self, text: str) -> Iterator[Object]:
        """Yield the user-defined types of the target in a type's text, rows of tables included."""
        for use in sql.user_types(text):
            found = (self.target.get(i) for i in self.names.find(Namespace.TYPE, use.parts, ()))
            yield from (item for item in found if item is not None)

    def _changes(self, item: Object) -> bool:
        """Tell whether the server has a type in another form: its attributes, its checks, a type inside of it."""
        if (known := self.changing.get(item.identity)) is None:
            self.changing[item.identity] = False
            parts = (o for o in self.target.children(item.identity) if not self._is_property(o))
            texts = [str(v) for o in (item, *parts) for n in _INSIDE if (v := o.get(n)) is not None]
            known = any(self._changes(other) for text in texts for other in self._types(text))
            self.changing[item.identity] = known
        return known

    def _is_property(self, item: Object) -> bool:
        return self.registry[item.identity.kind].yaml.layout is Layout.PROPERTY


def _form(fact: _Fact, unknown: bool, *, inexact: bool) -> Form:
    if unknown:
        return "text"
    if inexact:
        return "exact"
    if fact.operator is None:
        return "json" if fact.leaf == "pg_catalog.json" and not fact.array else "text"
    return "plain" if fact.schema == "pg_catalog" else "text"
