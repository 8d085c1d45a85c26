"""Operator families and classes, told apart by name and index method."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from schemadiff import sql
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.values import Member
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding, Key
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.fields import Field
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.postgres.quoting import ident, qualified


def _parse(key: str) -> Value:
    found = sql.parse_operator_class(key)
    if isinstance(found, sql.Fault):
        return found
    parts, method = found
    return (
        (parts[0], {"using": method}) if len(parts) == 1 else sql.Fault("the file's `schema:` says where it lives", 0)
    )


def _identify(identity: Identity, values: Mapping[str, Value]) -> Identity:
    return identity._replace(arguments=values["using"])


def _text(item: Object, type_text: Callable[[str], str]) -> str:
    return f"{ident(item.identity.name)} using {ident(item.get('using'))}"


def _spelled(identity: Identity) -> str:
    assert identity.arguments is not None
    return f"{qualified(identity.path)} USING {ident(identity.arguments)}"


KEY = Key(_parse, _identify, _text, ("using",), "name using method")

_ORDERED = re.compile(r"(.*?)\s+for\s+(?:search|order\s+by\s+(.+))\s*\Z", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"[0-9]{1,5}")
_REGISTERED = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)\s*(.+)\Z", re.DOTALL)


def _operator(number: int, text: str, of: str | None) -> Member | str:
    """``<``, ``<(int, bigint)`` or ``<->(point, point) for order by float_ops``; or what is wrong with it."""
    order_by = None
    if ordered := _ORDERED.match(text):
        text = ordered[1]
        if ordered[2] and (order_by := sql.split_name(ordered[2])) is None:
            return f"{ordered[2]!r} is not the name of an operator family"
    if (name := sql.split_object(text)) is not None:
        return "the operands' types are missing" if of is None else Member(number, of, of, name, None, order_by)
    found = sql.parse_operator(text)
    if isinstance(found, sql.Fault):
        return "an operator is written as sign(left type, right type)"
    name, left, right = found
    if left is None:
        return "a prefix operator serves no index"
    return Member(number, left, right, name, None, order_by)


def _function(number: int, text: str, of: str | None) -> Member | str:
    """``btint4cmp(int, int)``, in front of it in parentheses the types it is registered for, or what is wrong."""
    left = right = of
    if registered := _REGISTERED.match(text):
        types = sql.split_types(registered[1])
        left, right, text = types[0], types[-1], registered[2]
    found = sql.parse_signature(text)
    if isinstance(found, sql.Fault) or "(" not in text:
        return "a function is written as name(types)"
    if left is None or right is None:
        return "the types that the function is registered for are missing: (left type, right type) name(types)"
    return Member(number, left, right, found[0], sql.input_types(found[1]))


def _members(d: Decoding, key: str, read: Callable[[int, str, str | None], Member | str], of: str | None) -> None:
    written = d.node.pop(key, None)
    if written is None:
        return
    if not isinstance(written, Mapping):
        d.error(f"{key} is a mapping of numbers to what stands for them", key)
        return
    found: list[Member] = []
    for number, texts in written.items():
        for text in texts if isinstance(texts, list) else [texts]:
            if not _NUMBER.fullmatch(str(number)) or not isinstance(text, str):
                d.error(f"{key} is a mapping of numbers to what stands for them, not {number}: {text}", key)
                continue
            member = read(int(number), text, of)
            if isinstance(member, str):
                d.error(f"{key} {number}: {member}", key)
            else:
                found.append(member)
    if found:
        d.values[key] = tuple(sorted(found))


def _decode_class(d: Decoding) -> None:
    written = d.node.get("type")
    of = sql.canonical_type(written) if isinstance(written, str) else None
    if of is not None:
        d.values["type"] = of = sql.without_modifiers(of)
        del d.node["type"]
    if of is not None or written is None:
        _members(d, "operators", _operator, of)
        _members(d, "functions", _function, of)
    else:
        # The type is no type, which is told; what is registered for it says nothing without.
        d.node.pop("operators", None)
        d.node.pop("functions", None)
    if "family" not in d.node:
        d.values["family"] = (d.search_path[0], d.name)
        # The family was called after the class, and follows it.
        renamed = {"renamed_from": d.node["renamed_from"]} if "renamed_from" in d.node else None
        d.others.append(("operator_family", f"{ident(d.name)} using {ident(d.values['using'])}", renamed, "family"))
    if written is None:
        d.error(f"the operator class {d.name} has no `type`", hint="The type of the columns it indexes.")


def _decode_family(d: Decoding) -> None:
    _members(d, "operators", _operator, None)
    _members(d, "functions", _function, None)


def _encode_class(item: Object, node: dict[str, Value]) -> Value:
    node.pop("loose", None)
    return node


def _resolve_class(item: Object, names: NameLookup, error: Callable[..., None]) -> Mapping[str, Value]:
    """STORAGE of the type itself is none (DefineOpClass in opclasscmds.c). What is registered for other types than the
    class's the server ties to the family, whatever statement makes it (btadjustmembers and its siblings)."""
    of, method = item.get("type"), _like(item.get("using"), names)
    strays = [("operator", m) for m in item.get("operators", ()) if method in _OPERATORS_APART]
    strays += [("function", m) for m in item.get("functions", ()) if method in _FUNCTIONS_APART]
    for what, member in strays:
        if (member.left, member.right) != (of, of):
            error(
                f"{what} {member.number} of {item.identity.name} is for {member.left} and {member.right}, not for {of}",
                "It belongs to the operator family: declare that, and name it as `family`.",
            )
    if item.get("storage") is None or item.get("storage") != item.get("type"):
        return item.values
    return {k: v for k, v in item.values.items() if k != "storage"}


def _like(method: str, names: NameLookup) -> str:
    """The built-in index method that has the same routines."""
    declared = names.catalog.get(Identity("access_method", (method,)))
    handler = declared.get("handler") if declared is not None else None
    return _HANDLERS.get(handler[-1], method) if handler else method


_HANDLERS = {
    "bthandler": "btree",
    "hashhandler": "hash",
    "gisthandler": "gist",
    "ginhandler": "gin",
    "spghandler": "spgist",
}
_OPERATORS_APART = frozenset({"btree", "hash", "gist", "gin", "spgist"})
_FUNCTIONS_APART = frozenset({"btree", "hash"})


def _resolve_family(item: Object, names: NameLookup, error: Callable[..., None]) -> Mapping[str, Value]:
    """What one type's class can hold belongs to it: that is how an index finds it."""
    for other in names.catalog.by_kind.get("operator_class", ()):
        same = other.get("family") in (item.identity.path, item.identity.path[1:])
        if same and other.get("using") == item.get("using"):
            for member in (*item.get("operators", ()), *item.get("functions", ())):
                if member.left == member.right == other.get("type"):
                    error(
                        f"number {member.number} for {member.left} belongs to the operator class {other.identity.name}"
                    )
    return item.values


def _parse_of_the_system(key: str) -> Value:
    found = _parse(key)
    if isinstance(found, sql.Fault):
        return sql.Fault("the family is one of the system, and stands without its schema", 0)
    name, values = found
    return name, {**values, "family": ("pg_catalog", name)}


def _decode_added(d: Decoding) -> None:
    _decode_family(d)
    if not d.values.get("operators") and not d.values.get("functions"):
        d.error(f"nothing is added to the operator family {d.name}", hint="It takes `operators` and `functions`.")


def _method(item: Object, names: NameLookup) -> Iterable[Ref]:
    yield Ref(Identity("access_method", (item.get("using"),)))


_NUMBERED = {
    "type": "object",
    "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
}
_WRITTEN = {"operators": _NUMBERED, "functions": _NUMBERED}
TRAITS = frozenset({"comment", "owner", "rename"})

KINDS = (
    Kind(
        name="operator_family",
        key="operator_families",
        sql="OPERATOR FAMILY",
        doc="An operator family, less what its classes hold; its key is name using method.",
        fields=(
            Field("using", Shape.NAME, "The index method.", internal=True),
            Field("operators", Shape.MEMBERS, "Operators by strategy number, with types.", in_place("members")),
            Field(
                "functions",
                Shape.MEMBERS,
                "Functions by support number, behind the types they are registered for.",
                in_place("members"),
            ),
        ),
        key_form=KEY,
        spelled=_spelled,
        namespace="opfamily",
        traits=TRAITS,
        native_guards=frozenset(),
        refs=_method,
        decode=_decode_family,
        resolve=_resolve_family,
        written=_WRITTEN,
        catalog="pg_opfamily",
    ),
    Kind(
        name="system_operator_family",
        key="system_operator_families",
        sql="OPERATOR FAMILY",
        doc="What is added to an operator family of the system, and no more of it; the key is name using method.",
        fields=(
            Field("using", Shape.NAME, "The index method.", internal=True),
            Field("family", Shape.OBJECT, "The family.", internal=True, to="opfamily"),
            Field("operators", Shape.MEMBERS, "Operators by strategy number, with types.", in_place("members")),
            Field(
                "functions",
                Shape.MEMBERS,
                "Functions by support number, behind the types they are registered for.",
                in_place("members"),
            ),
        ),
        key_form=KEY._replace(parse=_parse_of_the_system, holds=("using", "family")),
        spelled=_spelled,
        scope="database",
        namespace="system_operator_family",
        facet=True,
        section=True,
        superuser=True,
        native_guards=frozenset(),
        decode=_decode_added,
        written=_WRITTEN,
        catalog="pg_opfamily",
    ),
    Kind(
        name="operator_class",
        key="operator_classes",
        sql="OPERATOR CLASS",
        doc="An operator class; its key is name using method.",
        fields=(
            Field("using", Shape.NAME, "The index method.", internal=True),
            Field("type", Shape.TYPE, "The type of the columns it indexes."),
            Field("default", Shape.FLAG, "An index over a column of the type takes it without being told."),
            Field("family", Shape.OBJECT, "Its family; one of its own name where absent.", to="opfamily"),
            Field("storage", Shape.TYPE, "The type that the index keeps where it is another."),
            Field("operators", Shape.MEMBERS, "Operators by strategy number."),
            Field("functions", Shape.MEMBERS, "Functions by support number."),
            Field("loose", Shape.DATA, "What stays in the family where the class goes.", hint=True, internal=True),
        ),
        key_form=KEY,
        spelled=_spelled,
        namespace="opclass",
        traits=TRAITS,
        native_guards=frozenset(),
        serves=("type",),
        sorts=lambda item: bool(item.get("default")) and item.get("using") in ("btree", "hash"),
        refs=_method,
        decode=_decode_class,
        encode=_encode_class,
        resolve=_resolve_class,
        written=_WRITTEN,
        catalog="pg_opclass",
    ),
)
