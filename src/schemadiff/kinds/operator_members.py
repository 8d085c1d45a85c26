"""Members of operator classes and families: operators and support functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.values import Member
from schemadiff.kindspec.decoding import Decoding, Key
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute
from schemadiff.postgres.quoting import ident, qualified


def parse_family_name(key: str) -> Value:
    """Return the parts of the key ``name using method``, or what is wrong with it."""
    found = sql.parse_operator_class(key)
    if isinstance(found, sql.SyntaxProblem):
        return found
    parts, method = found
    return (
        (parts[0], {"using": method})
        if len(parts) == 1
        else sql.SyntaxProblem("`schema:` of the file sets its schema", 0)
    )


def _identify(identity: Identity, values: Mapping[str, Value]) -> Identity:
    return identity._replace(arguments=values["using"])


def _text(item: Object, type_text: Callable[[str], str]) -> str:
    return f"{ident(item.identity.name)} using {ident(item.get('using'))}"


def sql_key(identity: Identity) -> str:
    """Return the key ``name using method`` of an operator class or family."""
    assert identity.arguments is not None
    return f"{qualified(identity.path)} USING {ident(identity.arguments)}"


KEY = Key(parse_family_name, _identify, _text, ("using",), "name using method")

_ORDERED = re.compile(r"(.*?)\s+for\s+(?:search|order\s+by\s+(.+))\s*\Z", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"[0-9]{1,5}")
_REGISTERED = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)\s*(.+)\Z", re.DOTALL)


def operator_member(number: int, text: str, of: str | None) -> Member | str:
    """Return the operator of ``<``, ``<(int, bigint)`` or ``<->(point, point) for order by float_ops``.

    Returns a message if the text is none of these.
    """
    order_by = None
    if ordered := _ORDERED.match(text):
        text = ordered[1]
        if ordered[2] and (order_by := sql.split_name(ordered[2])) is None:
            return f"{ordered[2]!r} is not the name of an operator family"
    if (name := sql.split_object(text)) is not None:
        return "the operands' types are missing" if of is None else Member(number, of, of, name, None, order_by)
    found = sql.parse_operator(text)
    if isinstance(found, sql.SyntaxProblem):
        return "an operator must be written as sign(left type, right type)"
    name, left, right = found
    if left is None:
        return "an index cannot use a prefix operator"
    return Member(number, left, right, name, None, order_by)


def function_member(number: int, text: str, of: str | None) -> Member | str:
    """Return the function of ``btint4cmp(int, int)``, optionally after the types it is registered for in parentheses.

    Returns a message if the text is not written so.
    """
    left = right = of
    if registered := _REGISTERED.match(text):
        types = sql.split_types(registered[1])
        left, right, text = types[0], types[-1], registered[2]
    found = sql.parse_signature(text)
    if isinstance(found, sql.SyntaxProblem) or "(" not in text:
        return "a function must be written as name(types)"
    if left is None or right is None:
        return "the types that the function is registered for are missing: (left type, right type) name(types)"
    return Member(number, left, right, found[0], sql.input_types(found[1]))


def all_members(d: Decoding, key: str, read: Callable[[int, str, str | None], Member | str], of: str | None) -> None:
    """Decode the members under a key, and report those that cannot be read."""
    written = d.node.pop(key, None)
    if written is None:
        return
    if not isinstance(written, Mapping):
        d.error(f"{key} must be a mapping of numbers to operators or functions", key)
        return
    found: list[Member] = []
    for number, texts in written.items():
        for text in texts if isinstance(texts, list) else [texts]:
            if not _NUMBER.fullmatch(str(number)) or not isinstance(text, str):
                d.error(f"{key} must be a mapping of numbers to operators or functions, not {number}: {text}", key)
                continue
            member = read(int(number), text, of)
            if isinstance(member, str):
                d.error(f"{key} {number}: {member}", key)
            else:
                found.append(member)
    if found:
        d.values[key] = tuple(sorted(found))


def decode_family(d: Decoding) -> None:
    """Decode the operators and functions of an operator family."""
    all_members(d, "operators", operator_member, None)
    all_members(d, "functions", function_member, None)


def method_of(item: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield the index method of an operator class or family."""
    yield Ref(Identity("access_method", (item.get("using"),)))


_NUMBERED = {
    "type": "object",
    "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
}
WRITTEN = {"operators": _NUMBERED, "functions": _NUMBERED}
PROPERTIES = frozenset({"comment", "owner", "rename"})


def harmless_members(item: Object, sandbox: SandboxLookup) -> Substitute | None:
    """Return an operator class or family as a sandbox can have it; None for one that is left out."""
    from schemadiff.kinds import sandbox_operator_members

    return sandbox_operator_members.harmless(item, sandbox)
