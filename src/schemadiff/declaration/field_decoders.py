"""From a node to a field's value: one function for each shape.

A decoder knows neither the key nor the file it reads for. Where a node does not fit it raises :class:`Misfit`, which
holds what is wrong and the way down to it; whoever called knows the places.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import partial
from math import isfinite
from typing import Any, NamedTuple, Protocol

from schemadiff import sql
from schemadiff.catalog import seed_rows
from schemadiff.catalog.grants import each as each_privilege
from schemadiff.catalog.grants import together
from schemadiff.catalog.objects import Value
from schemadiff.catalog.values import Grant
from schemadiff.declaration.messages import a_value, did_you_mean
from schemadiff.declaration.yaml_nodes import Number, Seq
from schemadiff.kindspec.field_types import Keys, Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.postgres.quoting import NAMEDATALEN
from schemadiff.sql.routines import Parameter

Decode = Callable[[Any], Value]


class Wrong(NamedTuple):
    """One thing wrong in a value: the way down from the value to it, and the character of a text."""

    message: str
    hint: str | None = None
    path: tuple[str | int, ...] = ()
    offset: int | None = None


class Misfit(Exception):  # noqa: N818 - it never leaves this package
    """A node that does not fit its field."""

    def __init__(self, message: str = "", hint: str | None = None, *, offset: int | None = None) -> None:
        self.wrongs: list[Wrong] = [Wrong(message, hint, (), offset)] if message else []

    @classmethod
    def of(cls, wrongs: list[Wrong]) -> Misfit:
        misfit = cls()
        misfit.wrongs = wrongs
        return misfit


class Setting(Protocol):
    """What a decoder may ask of the file it reads for."""

    check_sql: bool

    def csv(self, name: str) -> tuple[seed_rows.Row, ...]:
        """The rows of a CSV file beside the YAML file."""


def each(items: Iterable[tuple[str | int, Any]], decode: Decode) -> list[Value]:
    """Every item decoded; raises all that is wrong with any of them."""
    found: list[Value] = []
    wrongs: list[Wrong] = []
    for at, item in items:
        try:
            found.append(decode(item))
        except Misfit as misfit:
            wrongs += [w._replace(path=(at, *w.path)) for w in misfit.wrongs]
    if wrongs:
        raise Misfit.of(wrongs)
    return found


def name_fault(name: str) -> Wrong | None:
    """Why PostgreSQL would not keep a name as it is."""
    if not name:
        return Wrong("a name cannot be empty")
    if len(name) * 4 >= NAMEDATALEN and (size := len(name.encode())) >= NAMEDATALEN:
        return Wrong(
            f"the name `{name}` has {size} bytes, and PostgreSQL cuts names after {NAMEDATALEN - 1}",
            "Give it a shorter name.",
        )
    return None


def flag(value: Any) -> Value:
    if value is True or value is False:
        return value
    raise Misfit(f"true or false is needed, not {a_value(value)}")


_DIGITS = 20
"""No number that PostgreSQL keeps as an integer has more, with its sign."""


def integer(wide: bool, value: Any) -> Value:
    """A whole number of four bytes, or of eight."""
    if value.__class__ is Number:
        most = 2**63 if wide else 2**31
        try:
            found = int(value) if len(value) <= _DIGITS else most
        except ValueError:
            pass
        else:
            if -most <= found < most:
                return found
            raise Misfit(f"a whole number from {-most} to {most - 1} is needed, not {_shortened(value)}")
    raise Misfit(f"a whole number is needed, not {a_value(value)}")


def _shortened(value: str) -> str:
    return value if len(value) <= 2 * _DIGITS else f"{value[:_DIGITS]}… with {len(value)} characters"


def number(value: Any) -> Value:
    if value.__class__ is not Number:
        raise Misfit(f"a number is needed, not {a_value(value)}")
    try:
        if len(value) <= 4 * _DIGITS and isfinite(float(value)):
            return str(value)
    except ValueError:
        raise Misfit(f"a decimal number is needed, not {value}") from None
    raise Misfit(f"PostgreSQL keeps no such number: {_shortened(value)}")


def text(value: Any) -> Value:
    if value.__class__ is str:
        return value
    if value.__class__ is Number:
        return str(value)
    hint = "Put it in quotes if it is text." if isinstance(value, bool) else None
    raise Misfit(f"text is needed, not {a_value(value)}", hint)


def name(value: Any) -> Value:
    written: str = text(value)
    if wrong := name_fault(written):
        raise Misfit.of([wrong])
    return written


def names(value: Any) -> Value:
    if not isinstance(value, list):
        return (name(value),)
    found = tuple(each(enumerate(value), name))
    if len(set(found)) < len(found):
        twice = next(i for i, n in enumerate(found) if n in found[:i])
        raise Misfit.of([Wrong(f"`{found[twice]}` is named twice", path=(twice,))])
    return found


def texts(part: Decode, value: Any) -> Value:
    return tuple(each(enumerate(value), part)) if isinstance(value, list) else (part(value),)


def choice(choices: tuple[str, ...], value: Any) -> Value:
    if value.__class__ is str:
        if value in choices:
            return value
        if (lowered := " ".join(value.lower().split())) in choices:
            return lowered
    listed = ", ".join(f"`{c}`" for c in choices)
    hint = did_you_mean(value, choices) if isinstance(value, str) else None
    raise Misfit(f"one of {listed} is needed, not {a_value(value)}", hint)


def option(value: Any) -> Value:
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
        "Such names are words in lower case: fillfactor, toast.autovacuum_enabled.",
    ),
    Keys.SETTING: (
        # As a setting of an extension may be called (valid_custom_variable_name in guc.c).
        re.compile(r"[^\W\d][\w$]*(?:\.[^\W\d][\w$]*)*"),
        "the name of a setting",
        "Such names are words: work_mem, app.tenant.",
    ),
    Keys.PLACE: (
        re.compile(r"[1-9][0-9]{0,4}"),
        "a place among the columns",
        "The first one has the place 1.",
    ),
}


def key_fault(keys: Keys, key: str) -> Wrong | None:
    """Why a key of OPTIONS can be none."""
    if keys in _KEYS:
        pattern, what, hint = _KEYS[keys]
        if not pattern.fullmatch(key):
            return Wrong(f"{key!r} is not {what}", hint)
    return name_fault(key)


def _setting(name: str, value: Any) -> Value:
    if isinstance(value, list) and name in sql.LISTS:
        return sql.setting_list(each(enumerate(value), text))
    return sql.setting_value(name, option(value))


def _entry(field: Field, key: str) -> Decode:
    """The function that reads the value of an option: a text in the end, whatever else it has to be."""
    if key in field.entries:
        described = field.entries[key]
        decode = _one(described, described.shape)
        return lambda value: _as_text(decode(value))
    if field.keys is Keys.SETTING:
        return partial(_setting, sql.setting_name(key))
    return (lambda value: str(integer(False, value))) if field.keys is Keys.PLACE else option


def _as_text(value: Value) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def options(field: Field, value: Any) -> Value:
    if not isinstance(value, dict):
        raise Misfit(f"a mapping of names to values is needed, not {a_value(value)}")
    wrongs = _wrong_keys(field.keys, value)
    found: dict[str, Value] = {}
    for key, given in value.items():
        name = sql.setting_name(key) if field.keys is Keys.SETTING else key
        if name in found:
            wrongs.append(Wrong(f"`{name}` is set twice", path=(key,)))
            continue
        try:
            found[name] = _entry(field, key)(given)
        except Misfit as misfit:
            wrongs += [w._replace(path=(key, *w.path)) for w in misfit.wrongs]
    if wrongs:
        raise Misfit.of(wrongs)
    return dict(sorted(found.items()))


def _wrong_keys(keys: Keys, value: Iterable[str]) -> list[Wrong]:
    return [wrong._replace(path=(key,)) for key in value if (wrong := key_fault(keys, key))]


_ENVIRONMENT = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


def secret(value: Any) -> Value:
    """``{$env: NAME}``: what a secret is stands in no file."""
    if isinstance(value, dict) and list(value) == ["$env"]:
        try:
            found: str = _env(True, value["$env"]).name
        except Misfit as misfit:
            raise Misfit.of([w._replace(path=("$env", *w.path)) for w in misfit.wrongs]) from None
        return found
    raise Misfit("a secret is written as {$env: NAME}, the environment variable that holds it")


def secrets(value: Any) -> Value:
    if not isinstance(value, dict):
        raise Misfit(f"a mapping of names to {{$env: NAME}} is needed, not {a_value(value)}")
    if wrongs := _wrong_keys(Keys.NAME, value):
        raise Misfit.of(wrongs)
    decoded = each(value.items(), secret)
    return dict(sorted(zip(value, decoded, strict=True)))


def a_type(value: Any) -> Value:
    if value.__class__ is not str:
        raise Misfit(f"a type is needed, not {a_value(value)}")
    found = sql.canonical_type(value)
    if found is None:
        raise Misfit(f"{value!r} is no type", did_you_mean(value, (*sql.BUILTIN, *sql.ALIASES)))
    return found


_BARE_NAME = re.compile(r'[^\W\d]\w*|"[^"]+"')
_CONSTANTS = frozenset(
    [
        "true",
        "false",
        "null",
        "current_date",
        "current_time",
        "current_timestamp",
        "current_user",
        "current_role",
        "session_user",
        "user",
        "localtime",
        "localtimestamp",
        "current_catalog",
        "current_schema",
    ]
)


def expression(field: Field, check: bool, value: Any) -> Value:
    if value.__class__ is str:
        written = value.strip()
    elif value.__class__ is Number:
        written = str(value)
    elif value is True or value is False:
        written = "true" if value else "false"
    else:
        raise Misfit(f"an SQL expression is needed, not {a_value(value)}")
    written = sql.without_trailing_comment(written)
    if check and (fault := sql.expression_fault(written)):
        raise Misfit(f"not an SQL expression: {fault.message}", offset=_shift(value, fault))
    if (
        field.of == "none"
        and (check or _BARE_NAME.fullmatch(written))
        and written.lower() not in _CONSTANTS
        and sql.bare_words(written) != set()
        and (column := next((m for m in sql.mentions(sql.TextKind.EXPRESSION, written) if m.sort == "column"), None))
    ):
        raise Misfit(
            f"`{written}` names the column {'.'.join(column.parts)}, and no column can be used here",
            _quotes_lost(written, column.parts[-1]),
        )
    return written


def _quotes_lost(written: str, column: str) -> str:
    if not _BARE_NAME.fullmatch(written):
        return f"Did you mean the text `'{column}'`? SQL strings stand in single quotes."
    as_text = f'Did you mean `"{chr(39)}{column}{chr(39)}"`? YAML took the quotes away that SQL needs.'
    return f"{as_text} Or the call `{column}()`?" if column in ("now", "gen_random_uuid", "random") else as_text


def _shift(value: str, fault: sql.Fault) -> int:
    return fault.offset + len(value) - len(value.lstrip())


def statement(shape: Shape, check: bool, value: Any) -> Value:
    if value.__class__ is not str:
        raise Misfit(f"SQL text is needed, not {a_value(value)}")
    written = sql.without_trailing_comment(value.strip())
    while written.endswith(";"):
        written = sql.without_trailing_comment(written[:-1].rstrip())
    if not written:
        raise Misfit("the SQL text is empty")
    if check and (fault := sql.fault(shape.text_kind, written)):
        what = {Shape.QUERY: "a query", Shape.COMMANDS: "a command of a rule"}.get(shape, "a routine's body in SQL")
        raise Misfit(f"not {what}: {fault.message}", offset=_shift(value, fault))
    return written


def commands(check: bool, value: Any) -> Value:
    """One command, or a list of them."""
    if not isinstance(value, list):
        return (statement(Shape.COMMANDS, check, value),)
    return tuple(each(enumerate(value), partial(statement, Shape.COMMANDS, check)))


def bound(check: bool, value: Any) -> Value:
    """``default``, or what stands behind FOR VALUES."""
    if value.__class__ is not str:
        raise Misfit(
            f"a bound is written as `FROM (…) TO (…)`, `IN (…)`, `WITH (…)` or `default`, not {a_value(value)}"
        )
    if value.strip().lower() == "default":
        return "DEFAULT"
    written = re.sub(r"\AFOR\s+VALUES\s+", "", value.strip(), flags=re.IGNORECASE)
    text = f"FOR VALUES {written}"
    if check and (fault := sql.fault(sql.TextKind.BOUND, text)):
        offset = fault.offset - len(text) + len(value.rstrip())
        raise Misfit(f"not a bound of a partition: {fault.message}", fault.hint, offset=max(offset, 0))
    return text


def body(value: Any) -> Value:
    if value.__class__ is str:
        return value
    raise Misfit(f"a text is needed, not {a_value(value)}")


def element(operator: bool, value: Any) -> Value:
    if value.__class__ is not str:
        if value.__class__ is not Number:
            raise Misfit(f"a column or an SQL expression is needed, not {a_value(value)}")
        value = str(value)
    found = sql.parse_element(value, operator)
    if isinstance(found, sql.Fault):
        what = "`element WITH operator`" if operator else "a column or an expression of an index"
        hint = "An expression other than a call stands in parentheses: (a + b)." if not operator else None
        raise Misfit(f"{value!r} is not {what}: {found.message}", hint, offset=found.offset)
    return found


def elements(operator: bool, value: Any) -> Value:
    if isinstance(value, list):
        if not value:
            raise Misfit("at least one column is needed")
        return tuple(each(enumerate(value), partial(element, operator)))
    return (element(operator, value),)


_MODES = ("in", "out", "inout", "variadic", "table")


def parameters(value: Any) -> Value:
    """``a integer, b text`` as one text, as a list of texts, or as a list of mappings."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, list):
        return tuple(each(enumerate(value), _parameter))
    if value is None:
        return ()
    found = sql.parse_parameters(text(value))
    if isinstance(found, sql.Fault):
        raise Misfit(f"these are no parameters: {found.message}", offset=max(found.offset - 2, 0))
    return found


def _parameter(value: Any) -> Parameter:
    if isinstance(value, dict):
        if unknown := [k for k in value if k not in ("name", "type", "mode", "default")]:
            raise Misfit(f"unknown key `{unknown[0]}`", "A parameter takes name, type, mode, default.")
        if "type" not in value:
            raise Misfit("the parameter has no `type`")
        default = value.get("default")
        return Parameter(
            choice(_MODES, value.get("mode", "in")),
            name(value["name"]) if value.get("name") not in (None, "") else "",
            a_type(value["type"]),
            None if default is None else expression(_PARAMETER_DEFAULT, True, default),
        )
    found = parameters(text(value))
    if len(found) != 1:
        raise Misfit("one parameter is needed in each entry")
    return Parameter(*found[0])


_PARAMETER_DEFAULT = Field("default", Shape.EXPRESSION, "", of="none")


def dotted(sizes: tuple[int, ...], form: str, value: Any) -> Value:
    parts = sql.split_name(text(value))
    if parts is None or len(parts) not in sizes:
        raise Misfit(f"{value!r} is not written as {form}")
    return parts


def relations(value: Any) -> Value:
    """One relation, or a list of them."""
    one = partial(dotted, (1, 2), "`table` or `schema.table`")
    return tuple(each(enumerate(value), one)) if isinstance(value, list) else (one(value),)


def an_object(to: str, value: Any) -> Value:
    """``name`` or ``schema.name``; an operator stands as its sign, with or without OPERATOR()."""
    written = text(value)
    parts = sql.split_object(written) if to == "operator" else sql.split_name(written)
    if parts is None or len(parts) > 2:
        raise Misfit(f"{written!r} is not written as `name` or `schema.name`")
    return parts


def object_lists(to: str, value: Any) -> Value:
    """Names, each with one object or a list of them."""
    if not isinstance(value, dict):
        raise Misfit(f"a mapping of names to lists is needed, not {a_value(value)}")

    def listed(node: Any) -> Value:
        found = each(enumerate(node), partial(an_object, to)) if isinstance(node, list) else [an_object(to, node)]
        if not found:
            raise Misfit("at least one is needed", "Leave the key out instead.")
        return tuple(found)

    if wrongs := _wrong_keys(Keys.NAME, value):
        raise Misfit.of(wrongs)
    return dict(zip(value, each(value.items(), listed), strict=True))


COLUMN_PRIVILEGES = ("insert", "references", "select", "update")


def grants(privileges: tuple[str, ...], value: Any) -> Value:
    if not isinstance(value, dict):
        raise Misfit(f"a mapping of roles to their privileges is needed, not {a_value(value)}")
    found: list[Grant] = []
    wrongs: list[Wrong] = []
    for role, given in value.items():
        grantee = "PUBLIC" if role in ("PUBLIC", "public") else role
        try:
            if wrong := name_fault(role):
                raise Misfit.of([wrong])
            many = [given] if isinstance(given, (str, dict)) else given
            if not isinstance(many, list):
                raise Misfit(f"a list of privileges is needed, not {a_value(given)}")
            listed = each(enumerate(many), partial(_granted, grantee, privileges))
        except Misfit as misfit:
            wrongs += [
                w._replace(path=(role, *(w.path if isinstance(given, list) else w.path[1:]))) for w in misfit.wrongs
            ]
            continue
        found += (g for some in listed for g in some)
    if wrongs:
        raise Misfit.of(wrongs)
    return together(each_privilege(found))


def _granted(grantee: str, privileges: tuple[str, ...], value: Any) -> list[Grant]:
    """One entry: a privilege, or a mapping of privileges to columns, with_grant_option and granted_by among them."""
    if not isinstance(value, dict):
        return [Grant(grantee, p) for p in _privilege(privileges, text(value))]
    grantable = value.get("with_grant_option", False)
    if grantable is not True and grantable is not False:
        raise Misfit.of([Wrong("true or false is needed", path=("with_grant_option",))])
    grantor = value.get("granted_by", "")
    if "granted_by" in value and (grantor.__class__ is not str or name_fault(grantor) is not None):
        raise Misfit.of([Wrong("the name of a role is needed", path=("granted_by",))])
    found: list[Grant] = []
    for key, given in value.items():
        if key in ("with_grant_option", "granted_by"):
            continue
        if key == "privileges":
            listed = each(enumerate(given if isinstance(given, list) else [given]), text)
            found += [Grant(grantee, p, (), grantable, grantor) for one in listed for p in _privilege(privileges, one)]
            continue
        columns = () if given is None else names(given)
        for privilege in _privilege(privileges, key):
            if columns and privilege not in COLUMN_PRIVILEGES:
                if key.lower() == "all":
                    continue
                raise Misfit.of([Wrong(f"`{privilege}` cannot be granted on columns", path=(key,))])
            found.append(Grant(grantee, privilege, tuple(sorted(columns)), grantable, grantor))
    if not found:
        raise Misfit("the entry names no privilege")
    return found


def _privilege(privileges: tuple[str, ...], word: str) -> tuple[str, ...]:
    lowered = " ".join(word.lower().split())
    if lowered in ("all", "all privileges"):
        return privileges
    if lowered not in privileges:
        listed = ", ".join(privileges)
        raise Misfit(
            f"`{word}` is not a privilege here", did_you_mean(lowered, privileges, f"There are: {listed}, all.")
        )
    return (lowered,)


# --- rows -------------------------------------------------------------------------------------------------------

_SPECIAL = ("$env", "$row", "$sql")
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")


def all_rows(setting: Setting, value: Any) -> Value:
    if isinstance(value, dict):
        if list(value) != ["csv"]:
            raise Misfit("rows are a list of mappings, or {csv: FILE}")
        return setting.csv(text(value["csv"]))
    if not isinstance(value, list):
        raise Misfit(f"a list of rows is needed, not {a_value(value)}")
    found = each(enumerate(value), partial(row, setting.check_sql))
    if isinstance(value, Seq):
        for i, one in enumerate(found):
            one.place = value.place(i)
    return tuple(found)


def row(check: bool, value: Any) -> seed_rows.Row:
    if not isinstance(value, dict):
        raise Misfit(f"a row is a mapping of columns to values, not {a_value(value)}")
    return seed_rows.Row(dict(zip(value, each(value.items(), partial(cell, check)), strict=True)))


def cell(check: bool, value: Any) -> Value:
    if value.__class__ is Number:
        return seed_rows.Number(value)
    if isinstance(value, list):
        return seed_rows.Json(json_text(value))
    if not isinstance(value, dict):
        return value
    special = next((k for k in value if k.startswith("$")), None)
    if special is None:
        return seed_rows.Json(json_text(value))
    if special not in _SPECIAL or len(value) != 1:
        message = "stands alone in its mapping" if special in _SPECIAL else "is not known"
        raise Misfit(f"`{special}` {message}", did_you_mean(special, _SPECIAL, f"There are: {', '.join(_SPECIAL)}."))
    given = value[special]
    try:
        return _SPECIALS[special](check, given)
    except Misfit as misfit:
        raise Misfit.of([w._replace(path=(special, *w.path)) for w in misfit.wrongs]) from None


def _env(check: bool, value: Any) -> seed_rows.Env:
    if isinstance(value, str) and _ENVIRONMENT.match(value):
        return seed_rows.Env(value)
    raise Misfit(f"the name of an environment variable is needed, not {a_value(value)}")


def _sql(check: bool, value: Any) -> seed_rows.Sql:
    return seed_rows.Sql(expression(_PARAMETER_DEFAULT, check, value))


def _row_key(check: bool, value: Any) -> seed_rows.RowKey:
    if not isinstance(value, dict) or "table" not in value or len(value) < 2:
        raise Misfit("$row is written as {table: name, column: value, …}")
    try:
        table = dotted((1, 2), "`table` or `schema.table`", value["table"])
    except Misfit as misfit:
        raise Misfit.of([w._replace(path=("table", *w.path)) for w in misfit.wrongs]) from None
    columns = [(k, v) for k, v in value.items() if k != "table"]
    cells = each(columns, partial(cell, check))
    return seed_rows.RowKey(table, tuple(zip((k for k, _ in columns), cells, strict=True)))


_SPECIALS: dict[str, Callable[[bool, Any], Value]] = {"$env": _env, "$row": _row_key, "$sql": _sql}


def json_text(value: Any) -> str:
    """JSON with the keys in their order; numbers keep the digits that were written where JSON allows them.

    What JSON does not allow is a number to YAML all the same. It is marked, since only the column tells what it is: its
    text in an array of texts, its number in JSON (:func:`schemadiff.seeds.values.text_of`).
    """
    if isinstance(value, Number):
        return str(value) if _JSON_NUMBER.match(value) else _json_string(seed_rows.AS_WRITTEN + str(value))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_json_string(k)}: {json_text(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(json_text, value)) + "]"
    return _json_string(value)


def _json_string(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def data(value: Any) -> Value:
    """What a kind's own hook has built, or a node made immutable."""
    if isinstance(value, list):
        return tuple(data(v) for v in value)
    if isinstance(value, dict):
        return {k: data(v) for k, v in value.items()}
    return str(value) if isinstance(value, Number) else value


def members(value: Any) -> Value:
    """What the kind's own hook has made; it leaves nothing else."""
    if isinstance(value, tuple):
        return value
    raise Misfit(f"a mapping of numbers to what stands for them is needed, not {a_value(value)}")


def decoder(field: Field, target: Kind | None, setting: Setting) -> Decode:
    """The function that reads this field; ``target`` carries the trait that the field belongs to."""
    shape = field.shape
    if shape in _PLAIN or shape in (Shape.CHOICE, Shape.INTEGER):
        return _one(field, shape)
    if shape is Shape.TEXTS:
        return partial(texts, _one(field, field.parts))
    if shape is Shape.OPTIONS:
        return partial(options, field)
    if shape is Shape.EXPRESSION:
        return partial(expression, field, setting.check_sql)
    if shape in (Shape.QUERY, Shape.SQL_BODY):
        return partial(statement, shape, setting.check_sql)
    if shape is Shape.COMMANDS:
        return partial(commands, setting.check_sql)
    if shape is Shape.BOUND:
        return partial(bound, setting.check_sql)
    if shape is Shape.ELEMENTS:
        return partial(elements, field.operator)
    if shape is Shape.GRANTS:
        return partial(grants, target.privileges if target else ())
    if shape is Shape.OBJECT:
        return partial(an_object, field.to)
    if shape is Shape.OBJECT_LISTS:
        return partial(object_lists, field.to)
    return partial(all_rows, setting)


def _one(field: Field, shape: Shape) -> Decode:
    """The function that reads a single value of that shape."""
    if shape is Shape.CHOICE:
        return partial(choice, field.choices)
    if shape is Shape.INTEGER:
        return partial(integer, field.wide)
    return _PLAIN[shape]


_PLAIN: dict[Shape, Decode] = {
    Shape.FLAG: flag,
    Shape.NUMBER: number,
    Shape.TEXT: text,
    Shape.NAME: name,
    Shape.NAMES: names,
    Shape.SECRET: secret,
    Shape.SECRETS: secrets,
    Shape.TYPE: a_type,
    Shape.BODY: body,
    Shape.PARAMETERS: parameters,
    Shape.RELATION: partial(dotted, (1, 2), "`table` or `schema.table`"),
    Shape.RELATIONS: relations,
    Shape.COLUMN: partial(dotted, (2, 3), "`table.column` or `schema.table.column`"),
    Shape.ROUTINE: partial(dotted, (1, 2), "`function` or `schema.function`"),
    Shape.DATA: data,
    Shape.MEMBERS: members,
}
