"""The filters that templates use: quoting, and how each kind is called in COMMENT, ALTER and GRANT."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from schemadiff import sql
from schemadiff.catalog.grants import each, together
from schemadiff.catalog.objects import Identity, Value
from schemadiff.catalog.values import Grant, HandsOut, Member
from schemadiff.ddl.grant_changes import Changes, changes
from schemadiff.kindspec.decoding import Layout
from schemadiff.postgres.quoting import (
    NAMEDATALEN,
    dollar,
    ident,
    literal,
    made_multirange,
    object_name,
    operator_name,
    qualified,
)
from schemadiff.sql.index_elements import Element
from schemadiff.sql.routines import Parameter

if TYPE_CHECKING:
    import jinja2

    from schemadiff.kindspec.registry import Registry


def parenthesised(text: str) -> str:
    """The expression in parentheses, unless it stands in a pair of its own or is one function call."""
    return text if _enclosed(text) or _is_call(text) else f"({text})"


_KEPT = re.compile(
    r"""[eE]'(?:[^'\\]|\\.|'')*'|'[^']*'|"[^"]*"|\$(?P<tag>(?:[^\W\d]\w*)?)\$.*?\$(?P=tag)\$|--[^\n]*|/\*.*?\*/|\n""",
    re.DOTALL,
)


def indented(text: str, width: int) -> str:
    """The text with all lines but the first moved to the right; a line break inside of a string stays what it is."""
    margin = "\n" + " " * width
    return _KEPT.sub(lambda m: margin if m[0] == "\n" and text[m.end() : m.end() + 1] != "\n" else m[0], text)


def in_parentheses(text: str) -> str:
    """The expression in parentheses, unless it stands in a pair of its own."""
    return text if _enclosed(text) else f"({text})"


def _enclosed(text: str) -> bool:
    if not (text.startswith("(") and text.endswith(")")):
        return False
    depth = 0
    quote = ""
    for number, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0 and number < len(text) - 1:
                return False
    return True


def index_key(text: str) -> str:
    """An expression as pg_get_indexdef prints it: in parentheses of its own, unless it is a call."""
    return text if _is_call(text) else f"({text})"


def default_value(text: str) -> str:
    """A default inside CREATE TABLE or ADD COLUMN, where NOT, IS, IN and COLLATE need parentheses."""
    if sql.is_constant(text):
        return text
    from pglast import ast, parse_sql
    from pglast.parser import ParseError

    try:
        statement = parse_sql(f"CREATE TABLE t (c int DEFAULT {text}\n)")[0].stmt
    except ParseError:
        return f"({text})"
    assert isinstance(statement, ast.CreateStmt)
    column = (statement.tableElts or ())[0]
    return text if len(column.constraints) == 1 and column.collClause is None else f"({text})"


_WORD = r'(?:[a-z_][a-z0-9_$]*|"(?:[^"]|"")+")'
_CALL = re.compile(rf"(?:{_WORD}\.)?(?:{_WORD}|[A-Z]+)(\(.*\))\Z", re.DOTALL)


def _is_call(text: str) -> bool:
    match = _CALL.match(text)
    return match is not None and _enclosed(match[1]) and not text.lower().startswith(("case(", "not(", "cast(", "row("))


def regclass(item: Any) -> str:
    """A relation as a regclass constant: an object's view or its identity."""
    path = item.path if hasattr(item, "path") else item
    return f"pg_catalog.to_regclass({literal(qualified(path))})"


def regnamespace(name: str) -> str:
    """A schema as a regnamespace constant that is null where the schema is absent."""
    return f"pg_catalog.to_regnamespace({literal(ident(name))})"


def regprocedure(parts: Iterable[str] | None, types: str, version: int) -> str:
    """A function as a regprocedure constant, or its oid; null where it or one of its types is absent; 0 for none.

    Before 16 to_regprocedure gives an error where a type is absent, as it can be when a script runs again.
    """
    if not parts:
        return "0"
    if version >= 16 or "." not in types:
        return f"pg_catalog.to_regprocedure({literal(f'{qualified(parts)}({types})')})"
    schema, name = parts
    given = ", ".join(f"COALESCE({_regtype(t)}::pg_catalog.oid, 0)" for t in sql.split_types(types))
    return (
        f"(SELECT f.oid FROM pg_catalog.pg_proc f WHERE f.proname = {literal(name)}"  # noqa: S608 - quoted
        f" AND f.pronamespace = {regnamespace(schema)}"
        f" AND f.proargtypes = pg_catalog.array_to_string(ARRAY[{given}], ' ')::pg_catalog.oidvector)"
    )


def regoperator(parts: Iterable[str], types: str, version: int) -> str:
    """The same of an operator."""
    if version >= 16 or "." not in types:
        return f"pg_catalog.to_regoperator({literal(f'{operator_name(parts)}({types})')})"
    schema, name = parts
    prefix = types.lower().startswith("none, ")
    *before, right = (_regtype(t) for t in sql.split_types(types[6:] if prefix else types))
    left = before[0] if before else "0"
    return (
        f"(SELECT f.oid FROM pg_catalog.pg_operator f WHERE f.oprname = {literal(name)}"  # noqa: S608 - quoted
        f" AND f.oprnamespace = {regnamespace(schema)} AND f.oprleft = {left} AND f.oprright = {right})"
    )


def _regtype(text: str) -> str:
    return f"pg_catalog.to_regtype({literal(text)})"


def option_value(text: str) -> str:
    """A storage parameter's value as the server prints it (flatten_reloptions): bare where it reads as a name."""
    return text if ident(text) == text else literal(text)


def number_or_literal(text: str) -> str:
    """An option's value as the server keeps it: a number bare, everything else as a string."""
    return text if _NUMBER.fullmatch(text) else literal(text)


_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def printed_literal(text: str) -> str:
    """A literal as the server prints one inside of a definition: never with E (simple_quote_literal in ruleutils.c).

    True where standard_conforming_strings is on, which every session and script of ours sets.
    """
    return "'" + text.replace("'", "''") + "'"


def operator(name: str) -> str:
    """An operator's name, OPERATOR(schema.name) where it is qualified."""
    head, dot, tail = name.rpartition(".")
    return f"OPERATOR({head}.{tail})" if dot and head else name


def setting(value: str, name: str) -> str:
    """The value of a SET clause: a list stays a list, of identifiers where they can be that; all else is a constant."""
    if name not in sql.LISTS:
        return literal(value)
    return ", ".join(map(_listed, sql.list_parts(value))) or "''"


def _listed(part: str) -> str:
    """One part of a list; an identifier is neither empty nor longer than NAMEDATALEN allows, unlike a path."""
    return ident(part) if 0 < len(part.encode()) < NAMEDATALEN else literal(part)


def dotted_name(name: str) -> str:
    """The name of a setting or of a storage parameter, dotted or not."""
    return qualified(name.split("."))


def not_null_name(path: tuple[str, ...]) -> str:
    """The name the server gives the NOT NULL constraint of a column."""
    return object_name(path[-2], path[-1], "not_null")


def domain_not_null_name(path: tuple[str, ...]) -> str:
    """The name the server gives the NOT NULL constraint of a domain."""
    return object_name(path[-1], "", "not_null")


def sequence_name(path: tuple[str, ...]) -> str:
    """The name the server gives the sequence of a column."""
    return object_name(path[-2], path[-1], "seq")


def parameters_text(parameters: Iterable[Parameter] | None, every_mode: bool = False) -> str:
    """Parameters as pg_get_function_arguments prints them: with every mode where they are a procedure's."""
    parts = []
    for p in parameters or ():
        if p.mode == "table":
            continue
        mode = "" if p.mode == "in" and not every_mode else f"{p.mode.upper()} "
        name = f"{ident(p.name)} " if p.name else ""
        default = f" DEFAULT {p.default}" if p.default is not None else ""
        parts.append(f"{mode}{name}{p.type}{default}")
    return ", ".join(parts)


def role(name: str) -> str:
    """A role, or PUBLIC."""
    return name if name == "PUBLIC" else ident(name)


def shown(value: Value) -> str | None:
    """A field's value in a line for people."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{k}={shown(v) if isinstance(v, tuple) else v}" for k, v in value.items())
    if isinstance(value, tuple):
        return ", ".join(_shown_part(v) for v in value)
    return str(value)


def _shown_part(value: Any) -> str:
    if isinstance(value, Element):
        return value.column or f"({value.expression})"
    if isinstance(value, Parameter):
        return parameters_text([value])
    if isinstance(value, Member):
        arguments = "" if value.arguments is None else f"({value.arguments})"
        return f"{value.number} {'.'.join(value.name)}{arguments}"
    if isinstance(value, Grant):
        columns = f" ({', '.join(value.columns)})" if value.columns else ""
        option = " with grant option" if value.grantable else ""
        return f"{value.privilege}{columns} to {value.grantee}{option}{f' by {value.grantor}' if value.grantor else ''}"
    if isinstance(value, tuple):
        return ".".join(map(str, value))
    return str(value)


def _target(view: Any) -> Identity:
    path = view.path
    return Identity(path[0], path[1:], view.input_types)


def _own(view: Any, owner: str, grants: Iterable[Grant]) -> frozenset[Grant] | None:
    """What an owner itself holds; None for everything."""
    found = frozenset(g for g in grants if g.grantee == owner and not g.grantor)
    if Grant(owner, "all") in found:
        return None
    return found if found or view.owner_without_rights is not None else None


class _Calls:
    """What SQL calls an object; the kind says the word, the scope says how the name stands."""

    def __init__(
        self, registry: Registry, made: Container[Identity], handed_out: Iterable[HandsOut], user: str
    ) -> None:
        self.registry = registry
        self._made = made
        self._user = user
        self._handed_out = {(one.sort, one.schema): one for one in handed_out}

    def on(self, view: Any) -> str:
        """The object of COMMENT ON."""
        target = _target(view)
        kind = self.registry[target.kind]
        if kind.sql == "COLUMN":
            return f"COLUMN {qualified(target.path)}"
        if kind.scope == "parent" and kind.spelled is None and kind.called is None:
            word = f"{kind.on} " if kind.on else ""
            return f"{kind.sql} {ident(target.name)} ON {word}{qualified(target.path[:-1])}"
        return self._named(kind.sql, target, view.parent)

    def named(self, view: Any) -> str:
        """An object as ALTER and DROP name it, behind its kind's word."""
        return self._called(Identity(view.kind.name, view.path, view.input_types), view)

    def altered(self, view: Any) -> str:
        """The object of ALTER … OWNER TO."""
        target = _target(view)
        return self._named(self.registry[target.kind].sql, target, view.parent)

    def granted_on(self, view: Any) -> str:
        """The object of GRANT; tables and views need no word."""
        target = _target(view)
        kind = self.registry[target.kind]
        if kind.granted and target.arguments is not None:
            return f"{kind.granted} {qualified(target.path)}({target.arguments})"
        return self._named(kind.grant_word, target, view.parent)

    def _named(self, word: str, target: Identity, view: Any) -> str:
        return f"{word} {self._called(target, view)}"

    def _called(self, target: Identity, view: Any) -> str:
        """The object of that identity, and as templates see it."""
        kind = self.registry[target.kind]
        if kind.called is not None:
            return kind.called(view)
        if kind.spelled is not None:
            return kind.spelled(target)
        arguments = f"({target.arguments})" if target.arguments is not None else ""
        return f"{qualified(target.path)}{arguments}"

    def _grants(self, view: Any) -> list[Grant]:
        return list(view.grants or ()) if view is not None else []

    def regranted(self, new: Any, old: Any) -> Changes:
        """What has to be given, and taken away: what is too much, the built-in PUBLIC privileges among it.

        What is there counts as the owner of now has taken it over; the option to grant on
        what an owner holds anyway stays in the catalog as if it were more than that.
        """
        owner = self._owner(new)
        if old is None:
            before, (have, own) = self._user, self._default(new)
            own = own and frozenset(g._replace(grantee=owner) for g in own)
        else:
            before, have = owner, self._grants(old)
            own = _own(old, owner, have)
        wanted = self._grants(new)
        own_wanted = _own(new, owner, wanted)
        told = own is not None or own_wanted is not None
        theirs = [g for g in have if g.grantee == owner and not g.grantor]
        options = tuple(g for g in theirs if g.grantable and not g.columns and not told)
        have = [g for g in have if g.grantor or g.grantee not in (owner, before) or (g.columns and own_wanted is None)]
        found = changes(have, [g for g in wanted if g.grantor or g.grantee != owner])
        found = found._replace(revoked=(*found.revoked, *options))
        if own == own_wanted:
            return found
        everything = (Grant(owner, "all"),)
        if own_wanted is None:
            return found._replace(granted=(*found.granted, *everything))
        return found._replace(revoked=(*found.revoked, *everything), regranted=(*found.regranted, *sorted(own_wanted)))

    def _owner(self, view: Any) -> str:
        """Who owns what carries the grants: whoever makes it, where nobody says so."""
        return view.owner or self._user

    def _default(self, view: Any) -> tuple[list[Grant], frozenset[Grant] | None]:
        """What is granted without being told: built in, or by the default privileges of whoever makes the object."""
        target = _target(view)
        kind = self.registry[target.kind]
        built_in = [Grant("PUBLIC", privilege) for privilege in kind.public_privileges]
        if target not in self._made:
            return built_in, None
        sort = kind.granted_sort
        schema = target.path[0] if kind.scope == "schema" else None
        if kind.layout is Layout.TRAIT:
            # What a column has of its own: the path begins with the word for that.
            schema = target.path[1]
        whole, more = self._handed_out.get((sort, None)), self._handed_out.get((sort, schema))
        added = list(more.grants) if schema is not None and more is not None else []
        if whole is None or not (whole.grants or whole.own is None or added):
            # Where nothing is left to hand out, PostgreSQL falls back to what is built in (aclmerge).
            return [g for g in (*built_in, *added) if g.grantee != self._user], None
        own = None if whole.own is None else frozenset(g for g in (*whole.own, *added) if g.grantee == self._user)
        return [g for g in (*whole.grants, *added) if g.grantee != self._user], own

    def granted_beyond(self, new: Any, old: Any) -> Changes:
        """What was granted and revoked beyond something that nobody here knows, and is to be.

        What either side revoked was there to begin with; what is undone is as it was then.
        """
        revoked = [each(view.revoked or ()) if view is not None else {} for view in (old, new)]
        came_with = {key: any(side.get(key) for side in revoked) for side in revoked for key in side}
        sides = []
        for view, gone in zip((old, new), revoked, strict=True):
            left = {key: option and key not in gone for key, option in came_with.items() if gone.get(key, True)}
            granted = each(view.granted or ()) if view is not None else {}
            sides.append(together({**left, **granted}))
        return changes(*sides)

    def handed_out(self, new: Any, old: Any) -> Changes:
        """What default privileges have to give, and to take away; the role's own in the whole database aside."""
        hands_out = self.registry[(new or old).kind.name].hands_out
        assert hands_out is not None
        one, other = (hands_out(view.object) if view is not None else None for view in (old, new))
        some = one or other
        assert some is not None
        have, wanted = (
            [g for g in (given.grants if given is not None else some.built_in) if some.schema or g.grantee != some.role]
            for given in (one, other)
        )
        return changes(have, wanted)


def bind(
    environment: jinja2.Environment,
    registry: Registry,
    made: Container[Identity] = (),
    handed_out: Iterable[HandsOut] = (),
    user: str = "",
) -> None:
    """Adds the filters that look at the kinds, at what the plan makes, and at what that is granted by default.

    ``user`` is the connected role.
    """
    calls = _Calls(registry, made, handed_out, user)
    for name in ("on", "named", "altered", "granted_on", "regranted", "handed_out", "granted_beyond"):
        environment.filters[name] = getattr(calls, name)


def among(texts: Sequence[str]) -> str:
    """The comparison with one text, or with several."""
    literals = [literal(text) for text in texts]
    return f"= {literals[0]}" if len(literals) == 1 else f"IN ({', '.join(literals)})"


FILTERS: dict[str, Any] = {
    "indent": indented,
    "ident": ident,
    "qualified": qualified,
    "literal": literal,
    "among": among,
    "printed_literal": printed_literal,
    "dollar": lambda text, tag="body": dollar(text or "", tag),
    "default_value": default_value,
    "in_parentheses": in_parentheses,
    "index_key": index_key,
    "parenthesised": parenthesised,
    "regclass": regclass,
    "regnamespace": regnamespace,
    "number_or_literal": number_or_literal,
    "option_value": option_value,
    "json": json.dumps,
    "operator": operator,
    "operator_name": operator_name,
    "own_members": lambda members, of: sum(m.left == m.right == of for m in members),
    "operator_ref": lambda parts: f"OPERATOR({operator_name(parts)})",
    "setting": setting,
    "setting_name": dotted_name,
    "option_name": dotted_name,
    "not_null_name": not_null_name,
    "domain_not_null_name": domain_not_null_name,
    "sequence_name": sequence_name,
    "made_multirange": made_multirange,
    "parameters_text": parameters_text,
    "aggregate_arguments": lambda parameters, direct: sql.aggregate_arguments(parameters or (), direct),
    "role": role,
    "md5": lambda text: hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(),
}
