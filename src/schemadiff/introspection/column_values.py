"""From the columns of a catalog query to the values of an object's fields.

A result column has the name of its field. Most hold the field's value, and need at most another type: an array becomes
a tuple, ``k=v`` texts a mapping. How a column is converted is decided once a query, by the field's type and the
column's type, and never a row. Beyond that:

* two columns can have one field's name; the one that is not null counts;
* ColumnNames as numbers (``smallint[]``) are columns of the relation whose oid is in ``_relation``, or in
``_referenced`` for a field of referenced columns;
* a Name as an array [name, first, second, label] is left out if it is the name that the server derives from the other
three;
* ``field.part`` columns form one value together: each field type that has parts has its reader below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from schemadiff import sql
from schemadiff.catalog.hints import RESULT
from schemadiff.catalog.objects import Object, Value
from schemadiff.catalog.values import Grant, Member
from schemadiff.errors import ServerError
from schemadiff.introspection.server_text import (
    index_collations,
    option_list,
    rule_of,
    split_expressions,
    when_of_trigger,
)
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.postgres.quoting import object_name
from schemadiff.sql import parse_element, partition_key
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import MODES, Parameter

SMALLINT_ARRAY = 1005
"""The oid of smallint[] (pg_type.dat), the type of column numbers in the catalogs."""

Row = Sequence[Any]
Known = Mapping[tuple[int, int, int], Object]
"""The objects read so far, by address."""
Convert = Callable[[Any], Value]
FromRow = Callable[[Row], Value]
"""Returns None if the value is the field's default and so is left out."""

RELATION_CATALOG = 1259
"""The oid of pg_class (CATALOG(pg_class,1259) in pg_class.h)."""


class Column(NamedTuple):
    """A column of a query's result."""

    name: str
    type: int


class Places(dict[str, int]):
    """The numbers of the columns of a kind's query, by name."""

    def __init__(self, kind: str, numbers: Iterable[tuple[str, int]] = (), field: str = "") -> None:
        super().__init__(numbers)
        self._kind = kind
        self._field = field
        """For the columns that form the value of one field: its name, which they begin with."""

    def __missing__(self, name: str) -> int:
        """Raise ServerError, with the query and the column that it lacks."""
        raise ServerError(f"introspection/queries/{self._kind}.sql returns no column {self._field}{name}")


class Plan(NamedTuple):
    """How to build the values of a row: from single columns first, then from several columns."""

    single: list[tuple[int, str, Convert | None]]
    combined: list[tuple[str, FromRow]]
    start: int
    """The index of the first column that holds a value."""
    memo: dict[Row, dict[str, Value]] | None
    """Equal rows share their values: most columns of a database equal another one. None if a value depends on more than
    its own columns."""


def places_of(kind: Kind, columns: Sequence[Column]) -> Places:
    """Return the numbers of the columns of a kind's query, by name."""
    return Places(kind.name, ((column.name, number) for number, column in enumerate(columns)))


def plan(kind: Kind, columns: Sequence[Column], known: Known) -> Plan:
    """Return how to turn a row into the values of that kind; ``known`` are the objects read so far, by address."""
    single: list[tuple[int, str, Convert | None]] = []
    combined: list[tuple[str, FromRow]] = []
    parts: dict[str, Places] = {}
    places = places_of(kind, columns)
    for number, column in enumerate(columns):
        if column.name.startswith("_"):
            continue
        name, _, part = column.name.partition(".")
        field = kind.fields.by_name.get(name)
        if field is None:
            raise ServerError(f"introspection/queries/{kind.name}.sql returns {column.name}, which is no field")
        if part:
            parts.setdefault(name, Places(kind.name, field=f"{name}."))[part] = number
        elif isinstance(field.type, t.ColumnNames) and column.type == SMALLINT_ARRAY:
            combined.append(
                (name, _numbered(number, places["_referenced" if field.type.referenced else "_relation"], known))
            )
        else:
            single.append((number, name, _converter(field)))
    for name, found in parts.items():
        make = COMBINED[kind.fields.by_name[name].type.__class__]
        combined.append((name, make(found, places, known)))
    start = next((n for n, column in enumerate(columns) if not column.name.startswith("_")), len(columns))
    return Plan(single, combined, start, None if "_relation" in places else {})


def values(plan: Plan, row: Row) -> Mapping[str, Value]:
    """Return the values of one row, without defaults."""
    if plan.memo is None:
        return _values(plan, row)
    key = row[plan.start :]
    try:
        known = plan.memo.get(key)
    except TypeError:  # an array is among them
        return _values(plan, row)
    if known is None:
        known = plan.memo[key] = _values(plan, row)
    return known


def _values(plan: Plan, row: Row) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for number, name, convert in plan.single:
        value = row[number]
        if value is None or value is False:
            continue
        if convert is not None:
            value = convert(value)
            if value is None:
                continue
        found[name] = value
    for name, make in plan.combined:
        value = make(row)
        if value is not None:
            found[name] = value
    return found


def hint(value: object) -> Value:
    """Return a hint's value: arrays become tuples, nested ones as well."""
    return tuple(hint(item) for item in value) if isinstance(value, list) else value


def _converter(field: Field) -> Convert | None:
    convert = SINGLE[field.type.__class__](field.type)
    default = field.default
    if default is None:
        return convert
    if convert is None:
        return lambda value: None if value == default else value
    inner = convert
    return lambda value: None if (made := inner(value)) == default else made


def _tuple(value: list[Any]) -> Value:
    return tuple(value) or None


def _options(value: list[str]) -> Value:
    """Read ``k=v`` texts; a flag without a value (old toast options) means true."""
    pairs = (item.partition("=") for item in value)
    return {name: text if sign else "true" for name, sign, text in sorted(pairs)} or None


def _settings(value: list[str]) -> Value:
    pairs = ((sql.setting_name(name), text) for name, _, text in (item.partition("=") for item in value))
    return {name: sql.setting_value(name, text) for name, text in sorted(pairs)} or None


def _name(value: object) -> Value:
    return _unless_made(value) if isinstance(value, list) else value


def _unless_made(value: list[str]) -> str | None:
    name, first, second, label = value
    return None if name == object_name(first, second, label) else name


def _object_lists(value: Mapping[str, list[list[str]]]) -> Value:
    return {name: tuple(tuple(path) for path in paths) for name, paths in value.items()} or None


def _members(value: list[list[Any]]) -> Value:
    """Read JSON arrays with the parts of a member in their order."""
    return tuple(sorted(Member._make(hint(part) for part in parts) for parts in value)) or None


def _of_options(type_: t.Options) -> Convert:
    return _settings if type_.keys is t.Keys.SETTING else _options


def _always(convert: Convert | None) -> Callable[[t.FieldType], Convert | None]:
    return lambda type_: convert


SINGLE: Mapping[type[t.FieldType], Callable[[Any], Convert | None]] = {
    **dict.fromkeys(
        (
            *(t.Flag, t.Integer, t.Number, t.Text, t.Locale, t.Choice, t.SqlName, t.TypeName),
            *(t.Expression, t.Query, t.RuleCommands, t.RoutineBody, t.SqlBody, t.PartitionBound),
            *(t.IndexElements, t.Parameters, t.Grants, t.Rows),
        ),
        _always(None),
    ),
    **dict.fromkeys((t.Name, t.ObjectName), _always(_name)),
    **dict.fromkeys(
        (
            *(t.Names, t.NamePath, t.ObjectNames, t.RoleNames, t.ColumnNames, t.Texts, t.Choices, t.TypeNames),
            *(t.RelationRef, t.ColumnRef, t.RoutineRef, t.ObjectRef),
        ),
        _always(_tuple),
    ),
    t.Options: _of_options,
    t.RelationRefs: _always(lambda value: hint(value) or None),
    t.ObjectRefLists: _always(_object_lists),
    t.OperatorMembers: _always(_members),
    t.Data: _always(hint),
    t.Secret: _always(lambda value: ""),
    t.Secrets: _always(lambda names: dict.fromkeys(sorted(names), "") or None),
}
"""By field type, how a value is built from one column; None if it is used as it is."""


def _column_name(known: Known, relation: int, number: int) -> str:
    """Return a column's name; columns of a table are objects, those of a materialized view only result columns."""
    column = known.get((RELATION_CATALOG, relation, number))
    if column is not None:
        return column.identity.path[-1]
    result = known[RELATION_CATALOG, relation, 0].hint(RESULT)
    assert result is not None
    return result[number - 1][0]


def _numbered(number: int, relation: int, known: Known) -> FromRow:
    def names(row: Row) -> Value:
        numbers = row[number]
        if not numbers:
            return None
        table = row[relation]
        return tuple([_column_name(known, table, n) for n in numbers])

    return names


Make = Callable[[Mapping[str, int], Mapping[str, int], Known], FromRow]


def _options_of_parts(parts: Mapping[str, int], places: Mapping[str, int], known: Known) -> FromRow:
    """Read ``name`` like a Name and the ``others`` as ``k=v``, or a ``list`` of options as SQL writes it."""
    if "list" in parts:
        number = parts["list"]
        return lambda row: None if row[number] is None else option_list(row[number]) or None
    name, others = parts["name"], parts["others"]

    def options(row: Row) -> Value:
        if row[others] is None:
            return None
        found = _options(row[others]) or {}
        own = _unless_made(row[name])
        return ({"name": own, **found} if own is not None else found) or None

    return options


def _parameters(parts: Mapping[str, int], places: Mapping[str, int], known: Known) -> FromRow:
    """Read arrays of equal length: mode (a letter of pg_proc.proargmodes), name, type; default may be null."""
    mode, name, type_, default = (parts[p] for p in Parameter._fields)

    def parameters(row: Row) -> Value:
        if not row[type_]:
            return None
        defaults = row[default] or [None] * len(row[type_])
        return tuple(
            Parameter(MODES[m], n, t, d) for m, n, t, d in zip(row[mode], row[name], row[type_], defaults, strict=True)
        )

    return parameters


def _grants(parts: Mapping[str, int], places: Mapping[str, int], known: Known) -> FromRow:
    """Read arrays of equal length: grantee, privilege, columns, grantable, grantor."""
    numbers = [parts[p] for p in Grant._fields]

    def grants(row: Row) -> Value:
        arrays = [row[number] or () for number in numbers]
        found = (Grant(g, p, tuple(c), w, b) for g, p, c, w, b in zip(*arrays, strict=True))
        return tuple(sorted(found)) or None

    return grants


@lru_cache(maxsize=4096)
def _plain_element(column: str, order: int) -> Element:
    """Return the element of a column; the bits of ``order`` (indoption) are 1 for DESC and 2 for NULLS FIRST."""
    return Element(column, descending=bool(order & 1), nulls_first=bool(order & 2))


def _elements(parts: Mapping[str, int], places: Mapping[str, int], known: Known) -> FromRow:
    """Read the keys of an index from raw columns of pg_index.

    ``number`` and ``order`` are indkey and indoption without the included columns; a zero stands for the next
    expression. ``expressions`` is all of them as pg_get_expr prints them. ``collation``, ``opclass``,
    ``opclass_options`` and ``operator`` are null, or arrays as long as the key. ``definition`` is given if only
    pg_get_indexdef tells whether an expression's collation is its own.
    """
    if "partkey" in parts:
        return _partition_key(parts["partkey"])
    relation = places["_relation"]
    number, order = parts["number"], parts["order"]
    expressions = parts["expressions"]
    collation, opclass, options = parts["collation"], parts["opclass"], parts["opclass_options"]
    operator, definition = parts.get("operator"), parts["definition"]

    def plain(row: Row) -> Value:
        table = row[relation]
        return tuple(
            [_plain_element(_column_name(known, table, n), o) for n, o in zip(row[number], row[order], strict=True)]
        )

    def elements(row: Row) -> Value:
        if row[expressions] is None and row[opclass] is None and operator is None:
            return plain(row)
        nothing = [None] * len(row[number])
        texts = iter(split_expressions(row[expressions]) if row[expressions] is not None else ())
        collations: Iterable[str | None] = row[collation] or nothing
        if row[definition] is not None:
            collations = index_collations(row[definition])
        found = []
        for n, o, c, k, w, s in zip(
            row[number],
            row[order],
            collations,
            row[opclass] or nothing,
            row[options] or nothing,
            nothing if operator is None else row[operator],
            strict=True,
        ):
            column = _column_name(known, row[relation], n) if n else None
            expression = None if n else next(texts)
            pairs = tuple((name, text) for name, _, text in (item.partition("=") for item in w or ()))
            found.append(Element(column, expression, c, k, bool(o & 1), bool(o & 2), s, pairs))
        return tuple(found)

    return elements


def _partition_key(number: int) -> FromRow:
    """Read ``partkey``: what pg_get_partkeydef prints, without the defaults of the column and the type."""

    def elements(row: Row) -> Value:
        found = partition_key(row[number]) if row[number] is not None else None
        return None if found is None else tuple(e for t in found[1] if isinstance(e := parse_element(t), Element))

    return elements


def _expression(parts: Mapping[str, int], places: Mapping[str, int], known: Known) -> FromRow:
    """Read ``triggerdef`` or ``ruledef``: the condition in a definition, since the server prints it nowhere else."""
    if "ruledef" in parts:
        rule = parts["ruledef"]
        return lambda row: None if row[rule] is None else rule_of(row[rule])[0]
    number = parts["triggerdef"]
    return lambda row: None if row[number] is None else when_of_trigger(row[number])


def _commands(parts: Mapping[str, int], places: Mapping[str, int], known: Known) -> FromRow:
    """Read ``ruledef``: the commands in a rule's definition."""
    number = parts["ruledef"]
    return lambda row: rule_of(row[number])[1] or None


COMBINED: Mapping[type[t.FieldType], Make] = {
    t.Options: _options_of_parts,
    t.Parameters: _parameters,
    t.Grants: _grants,
    t.IndexElements: _elements,
    t.Expression: _expression,
    t.RuleCommands: _commands,
}
"""The field types whose values can be built from several columns, and how."""
