"""From a node to a field's value: one function for each field type.

A decoder knows neither the key nor the file that it reads. If a node does not fit, it raises :class:`DecodeError`,
which contains the message and the path to the error; the caller knows the source locations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from schemadiff import sql
from schemadiff.catalog.objects import Value
from schemadiff.declaration.grant_decoder import grants
from schemadiff.declaration.messages import a_value
from schemadiff.declaration.row_decoder import all_rows, environment_variable
from schemadiff.declaration.scalar_decoders import (
    Decode,
    DecodeError,
    Setting,
    Wrong,
    choice,
    dotted,
    each,
    flag,
    integer,
    name,
    name_problem,
    names,
    number,
    text,
    texts,
)
from schemadiff.declaration.sql_decoders import (
    a_type,
    body,
    bound,
    commands,
    elements,
    expression,
    parameters,
    statement,
)
from schemadiff.declaration.yaml_nodes import Number
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.field_types import Keys
from schemadiff.kindspec.kind import Kind
from schemadiff.sql.namespaces import Namespace


def option(value: object) -> Value:
    """Decode the value of an option as text."""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(each(enumerate(value), text))
    return text(value)


_WORD = r"[a-z_][a-z0-9_$]*"
_KEYS: dict[Keys, tuple[re.Pattern[str], str, str]] = {
    Keys.PARAMETER: (
        re.compile(rf"(?:{_WORD}\.)?{_WORD}"),
        "the name of a storage parameter",
        "Such names are in lower case:  fillfactor, toast.autovacuum_enabled.",
    ),
    Keys.SETTING: (
        # As the settings of extensions may be named (valid_custom_variable_name in guc.c).
        re.compile(r"[^\W\d][\w$]*(?:\.[^\W\d][\w$]*)*"),
        "the name of a setting",
        "Examples: work_mem, app.tenant.",
    ),
    Keys.PLACE: (
        re.compile(r"[1-9][0-9]{0,4}"),
        "a position among the columns",
        "The first column has position 1.",
    ),
}


def key_problem(keys: Keys, key: str) -> Wrong | None:
    """Return why a key of options is invalid; None if it is valid."""
    if keys in _KEYS:
        pattern, what, hint = _KEYS[keys]
        if not pattern.fullmatch(key):
            return Wrong(f"{key!r} is not {what}", hint)
    return name_problem(key)


def _setting(name: str, value: object) -> Value:
    if isinstance(value, list) and name in sql.LISTS:
        return sql.setting_list(each(enumerate(value), text))
    return sql.setting_value(name, option(value))


def _entry(keys: Keys, key: str) -> Decode:
    """Return the function that decodes the value of an option without a type of its own."""
    if keys is Keys.SETTING:
        return partial(_setting, sql.setting_name(key))
    return (lambda value: str(integer(False, value))) if keys is Keys.PLACE else option


def _as_text(value: Value) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def options(keys: Keys, entries: Mapping[str, Decode], value: object) -> Value:
    """Decode a mapping of names to texts; ``entries`` decode values that have another type."""
    if not isinstance(value, dict):
        raise DecodeError(f"a mapping of names to values is needed, not {a_value(value)}")
    wrongs = _wrong_keys(keys, value)
    found: dict[str, Value] = {}
    for key, given in value.items():
        name = sql.setting_name(key) if keys is Keys.SETTING else key
        if name in found:
            wrongs.append(Wrong(f"`{name}` is set twice", path=(key,)))
            continue
        try:
            found[name] = _as_text(entries[key](given)) if key in entries else _entry(keys, key)(given)
        except DecodeError as error:
            wrongs += [w._replace(path=(key, *w.path)) for w in error.wrongs]
    if wrongs:
        raise DecodeError.of(wrongs)
    return dict(sorted(found.items()))


def _wrong_keys(keys: Keys, value: Iterable[str]) -> list[Wrong]:
    return [wrong._replace(path=(key,)) for key in value if (wrong := key_problem(keys, key))]


def secret(value: object) -> Value:
    """Decode ``{$env: NAME}``: the value of a secret is in no file."""
    if isinstance(value, dict) and list(value) == ["$env"]:
        try:
            found: str = environment_variable(True, value["$env"]).name
        except DecodeError as error:
            raise DecodeError.of([w._replace(path=("$env", *w.path)) for w in error.wrongs]) from None
        return found
    raise DecodeError("a secret is written as {$env: NAME}, where NAME is the environment variable with its value")


def secrets(value: object) -> Value:
    """Decode a mapping of names to secrets."""
    if not isinstance(value, dict):
        raise DecodeError(f"a mapping of names to {{$env: NAME}} is needed, not {a_value(value)}")
    if wrongs := _wrong_keys(Keys.NAME, value):
        raise DecodeError.of(wrongs)
    decoded = each(value.items(), secret)
    return dict(sorted(zip(value, decoded, strict=True)))


def relations(value: object) -> Value:
    """Decode one relation, or a list of relations."""
    one = partial(dotted, (1, 2), "`table` or `schema.table`")
    return tuple(each(enumerate(value), one)) if isinstance(value, list) else (one(value),)


def an_object(to: str, value: object) -> Value:
    """Decode ``name`` or ``schema.name``; an operator is written as its sign, with or without OPERATOR()."""
    written = text(value)
    parts = sql.split_object(written) if to == Namespace.OPERATOR else sql.split_name(written)
    if parts is None or len(parts) > 2:
        raise DecodeError(f"{written!r} is not written as `name` or `schema.name`")
    return parts


def object_lists(to: str, value: object) -> Value:
    """Decode a mapping of names to one object or a list of objects."""
    if not isinstance(value, dict):
        raise DecodeError(f"a mapping of names to lists is needed, not {a_value(value)}")

    def listed(node: object) -> Value:
        found = each(enumerate(node), partial(an_object, to)) if isinstance(node, list) else [an_object(to, node)]
        if not found:
            raise DecodeError("at least one is needed", "Leave the key out instead.")
        return tuple(found)

    if wrongs := _wrong_keys(Keys.NAME, value):
        raise DecodeError.of(wrongs)
    return dict(zip(value, each(value.items(), listed), strict=True))


def data(value: object) -> Value:
    """Decode a value that a kind's own hook has built; other nodes are made immutable."""
    if isinstance(value, list):
        return tuple(data(v) for v in value)
    if isinstance(value, dict):
        return {k: data(v) for k, v in value.items()}
    return str(value) if isinstance(value, Number) else value


def members(value: object) -> Value:
    """Decode members of operator classes, which the kind's own hook has built."""
    if isinstance(value, tuple):
        return value
    raise DecodeError(f"a mapping of numbers to operators or functions is needed, not {a_value(value)}")


def decoder(type_: t.FieldType, target: Kind | None, setting: Setting) -> Decode:
    """Return the function that decodes a value of that type.

    ``target`` is the kind whose privileges can be granted if the value is of grants, else None.
    """
    return DECODERS[type_.__class__](type_, target, setting)


def _always(decode: Decode) -> Callable[[t.FieldType, Kind | None, Setting], Decode]:
    return lambda type_, target, setting: decode


def _integer(type_: t.Integer, target: Kind | None, setting: Setting) -> Decode:
    return partial(integer, type_.bigint)


def _choice(type_: t.Choice, target: Kind | None, setting: Setting) -> Decode:
    return partial(choice, type_.values)


def _choices(type_: t.Choices, target: Kind | None, setting: Setting) -> Decode:
    return partial(texts, partial(choice, type_.values))


def _options(type_: t.Options, target: Kind | None, setting: Setting) -> Decode:
    entries = {name: decoder(entry, target, setting) for name, entry in type_.entries.items()}
    return partial(options, type_.keys, entries)


def _expression(type_: t.Expression, target: Kind | None, setting: Setting) -> Decode:
    return partial(expression, type_.columns, setting.check_sql)


def _statement(type_: t.Query | t.SqlBody, target: Kind | None, setting: Setting) -> Decode:
    assert type_.text_kind is not None
    return partial(statement, type_.text_kind, setting.check_sql)


def _commands(type_: t.RuleCommands, target: Kind | None, setting: Setting) -> Decode:
    return partial(commands, setting.check_sql)


def _bound(type_: t.PartitionBound, target: Kind | None, setting: Setting) -> Decode:
    return partial(bound, setting.check_sql)


def _elements(type_: t.IndexElements, target: Kind | None, setting: Setting) -> Decode:
    return partial(elements, type_.operators)


def _object(type_: t.ObjectRef, target: Kind | None, setting: Setting) -> Decode:
    return partial(an_object, type_.namespace)


def _object_lists(type_: t.ObjectRefLists, target: Kind | None, setting: Setting) -> Decode:
    return partial(object_lists, type_.namespace)


def _grants(type_: t.Grants, target: Kind | None, setting: Setting) -> Decode:
    return partial(grants, target.privileges.available if target else ())


def _rows(type_: t.Rows, target: Kind | None, setting: Setting) -> Decode:
    return partial(all_rows, setting)


DECODERS: Mapping[type[t.FieldType], Callable[[Any, Kind | None, Setting], Decode]] = {
    t.Flag: _always(flag),
    t.Integer: _integer,
    t.Number: _always(number),
    **dict.fromkeys((t.Text, t.Locale, t.SqlName), _always(text)),
    t.Texts: _always(partial(texts, text)),
    t.Choice: _choice,
    t.Choices: _choices,
    **dict.fromkeys((t.Name, t.ObjectName), _always(name)),
    **dict.fromkeys((t.Names, t.ObjectNames, t.ColumnNames), _always(names)),
    **dict.fromkeys((t.NamePath, t.RoleNames), _always(partial(texts, name))),
    t.Options: _options,
    t.TypeName: _always(a_type),
    t.TypeNames: _always(partial(texts, a_type)),
    t.Expression: _expression,
    **dict.fromkeys((t.Query, t.SqlBody), _statement),
    t.RuleCommands: _commands,
    t.RoutineBody: _always(body),
    t.PartitionBound: _bound,
    t.IndexElements: _elements,
    t.Parameters: _always(parameters),
    t.RelationRef: _always(partial(dotted, (1, 2), "`table` or `schema.table`")),
    t.RelationRefs: _always(relations),
    t.ColumnRef: _always(partial(dotted, (2, 3), "`table.column` or `schema.table.column`")),
    t.RoutineRef: _always(partial(dotted, (1, 2), "`function` or `schema.function`")),
    t.ObjectRef: _object,
    t.ObjectRefLists: _object_lists,
    t.OperatorMembers: _always(members),
    t.Secret: _always(secret),
    t.Secrets: _always(secrets),
    t.Grants: _grants,
    t.Rows: _rows,
    t.Data: _always(data),
}
"""By field type, what builds the function that decodes a value; ``Decode`` knows neither the key nor the file."""
