"""Members of an extension as a sandbox can have them without the extension's files: the same names and signatures.

A base type is one of variable length whose values are read and written like text. A native function returns null, or
raises an error if it is volatile or only the server can call it. Imported only where a sandbox lacks an extension.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from uuid import UUID

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.values import Member
from schemadiff.kinds.harmless_functions import COMPARISONS, CONFIG_OF_SPGIST, FOR_ANY_CLASS, INERT, OPTIONS_OF_CLASS
from schemadiff.kinds.range_type import own_type
from schemadiff.kindspec.substitutes import with_values, without
from schemadiff.sql.routines import Parameter

STATE, SUPPORT = "schemadiff_state", "schemadiff_support"
"""Functions that are added to the schema of an extension: of aggregates, and of operator classes."""

_HANDLERS = {"index": ("pg_catalog", "gisthandler"), "table": ("pg_catalog", "heap_tableam_handler")}

_LIKE_TEXT = frozenset({"text", "character varying", "character", "bytea"})
"""Built-in types whose values have the same layout as those of the base types here."""

_ONLY_THE_SERVERS = re.compile(
    r"(internal|cstring|any|any\w+|record|trigger|event_trigger|void|\w+_handler|TABLE\b.*|SETOF\b.*)(\[\])?\Z",
    re.DOTALL,
)
"""Types for which a function in SQL can have no null value, or takes no arguments."""

_CALLED_FOR_NO_ROWS: Mapping[str, Collection[int]] = {
    "btree": (2, 4, 5, 6),
    "hash": (3,),
    "gist": (11, 12),
}
"""Optional support functions, by method. The server calls them for an index without rows as well, or they are of no
use without such."""

_OPTIONS = {"gist": 10, "gin": 7, "spgist": 7}
"""The support function that describes options of an operator class (amoptsprocnum), by method."""

_NEEDED_BY_GIST = (1, 2, 5, 6, 7)

_OF_BASE_TYPES = (
    *("internallength", "passedbyvalue", "analyze", "subscript", "element", "receive", "send"),
    *("typmod_in", "typmod_out"),
)
"""The fields of a base type that its simplified form does not have."""


def simplified(members: Catalog) -> Catalog:
    """Return the members in a form that needs nothing but their names and signatures, and the functions added to them.

    No object refers to native code of the extension, except as a function that it calls.
    """
    added: dict[Identity, Object] = {}
    varied = _Members(members, added)
    found = [varied.simplified(item) for item in members]
    return members.replacing([*found, *added.values()])


def binary_casts(members: Catalog) -> Mapping[Identity, str]:
    """Return CREATE CAST for each cast between types with the same layout, which no function has to convert."""
    like_text = _LIKE_TEXT | {own_type(item) for item in members.by_kind.get("base_type", ())}
    contexts = {"assignment": " AS ASSIGNMENT", "implicit": " AS IMPLICIT"}
    return {
        item.identity: f"CREATE CAST ({item.get('source')} AS {item.get('target')}) WITHOUT FUNCTION"
        f"{contexts.get(item.get('context'), '')}"
        for item in members.by_kind.get("cast", ())
        if item.get("without_function") and {item.get("source"), item.get("target")} <= like_text
    }


class _Members:
    """The members of extensions, and the functions that are added to them."""

    def __init__(self, members: Catalog, added: dict[Identity, Object]) -> None:
        self._members = members
        self._added = added
        self._to_themselves = {
            tuple(cast.get("function"))
            for cast in members.by_kind.get("cast", ())
            if cast.get("function") is not None and cast.get("source") == cast.get("target")
        }
        """The functions that adapt a value to the modifiers of its own type."""
        self._replaced = {
            *(o.get(field) for o in members.by_kind.get("base_type", ()) for field in ("input", "output")),
            *_comparing(members),
        }
        """The functions for which a sandbox has built-in ones (``sandbox_routines``)."""
        self._methods = {item.identity.name for item in members.by_kind.get("access_method", ())}
        self._simplify: Mapping[str, Callable[[Object], Object]] = {
            "base_type": _like_text,
            "function": self._function,
            "aggregate": self._aggregate,
            "operator": _without_estimators,
            "operator_class": self._class,
            "operator_family": self._class,
            "access_method": lambda o: with_values(o, {**o.values, "handler": _HANDLERS[o.get("type")]}),
        }

    def simplified(self, item: Object) -> Object:
        change = self._simplify.get(item.identity.kind)
        return item if change is None else change(item)

    def _function(self, function: Object) -> Object:
        """Return a native function as one in SQL, if such a one can return null.

        One that a sandbox replaces by a built-in function stays native.
        """
        if function.get("language") not in ("c", "internal") or function.identity.path in self._replaced:
            return without(function, "support", "transform")
        if (body := self._body(function)) is None:
            return without(function, "support", "transform")
        kept = without(function, "library", "support", "transform", "leakproof", "cost", "rows", "window", "set")
        return with_values(kept, {**kept.values, "language": "sql", "body": body})

    def _body(self, function: Object) -> str | None:
        parameters: Sequence[Parameter] = function.get("parameters", ())
        returns = function.get("returns", "void")
        if any(p.mode != "in" or _ONLY_THE_SERVERS.match(p.type) for p in parameters) or _ONLY_THE_SERVERS.match(
            returns
        ):
            return None
        if parameters and function.identity.path in self._to_themselves and parameters[0].type == returns:
            return "SELECT $1"
        is_volatile = function.get("volatility", "volatile") == "volatile"
        if returns == "uuid":
            # Its usual use is the default of a column that is not null.
            return "SELECT pg_catalog.gen_random_uuid()" if is_volatile else f"SELECT '{UUID(int=0)}'::uuid"
        return None if is_volatile else f"SELECT NULL::{returns}"

    def _aggregate(self, aggregate: Object) -> Object:
        """Return an aggregate whose state only native code knows as one with its result as the state."""
        if "internal" not in (aggregate.get("stype"), aggregate.get("mstype")):
            return without(aggregate, "combinefunc", "serialfunc", "deserialfunc")
        parameters: Sequence[Parameter] = aggregate.get("parameters", ())
        final = aggregate.get("finalfunc")
        results = {o.get("returns") for o in self._members.by_kind.get("function", ()) if o.identity.path == final}
        types = (*results, *(p.type for p in parameters))
        if len(results) != 1 or aggregate.get("direct") is not None or any(map(_ONLY_THE_SERVERS.match, types)):
            return aggregate
        (state,) = results
        path = (aggregate.identity.path[0], STATE)
        taken = (Parameter("in", "", state, None), *(Parameter("in", "", p.type, None) for p in parameters))
        self._add(path, taken, {"returns": state, "language": "sql", "body": f"SELECT NULL::{state}"}, aggregate)
        return with_values(aggregate, {"sfunc": path, "stype": state, "parameters": parameters})

    def _class(self, item: Object) -> Object:
        """Return an operator class or family with the support functions that the server needs for an empty index."""
        method = item.get("using")
        functions = (
            []
            if method in self._methods
            else [
                self._harmless(member, method, item)
                for member in item.get("functions", ())
                if member.number not in _CALLED_FOR_NO_ROWS.get(method, ())
                and not (method == "gin" and member.number == 1)
            ]
        )
        kept = item
        if method in self._methods and item.identity.kind == "operator_class":
            of = item.get("type")
            functions = [Member(n, of, of, self._support(item), "internal") for n in _NEEDED_BY_GIST]
            kept = without(item, "storage")
        if not functions:
            return without(kept, "functions")
        return with_values(kept, {**kept.values, "functions": tuple(functions)})

    def _harmless(self, member: Member, method: str, item: Object) -> Member:
        """Return a support function without built-in ones that could be called with values of other types."""
        if member.number == _OPTIONS.get(method):
            return member._replace(name=OPTIONS_OF_CLASS, arguments="internal")
        if (method, member.number) == ("spgist", 1):
            return member._replace(name=CONFIG_OF_SPGIST, arguments="internal, internal")
        if method in COMPARISONS or member.name[0] != "pg_catalog" or member.name in FOR_ANY_CLASS:
            return member
        return member._replace(name=self._support(item), arguments="internal")

    def _support(self, item: Object) -> tuple[str, ...]:
        path = (item.identity.path[0], SUPPORT)
        values = {"returns": "internal", "language": "internal", "body": INERT}
        self._add(path, (Parameter("in", "", "internal", None),), values, item)
        return path

    def _add(
        self, path: tuple[str, ...], takes: Sequence[Parameter], values: Mapping[str, Value], needed_by: Object
    ) -> None:
        identity = Identity("function", path, ", ".join(p.type for p in takes))
        self._added[identity] = msgspec.structs.replace(
            needed_by, identity=identity, values={**values, "parameters": tuple(takes)}, address=None, hints=None
        )


def _comparing(members: Catalog) -> Iterator[tuple[str, ...]]:
    """Yield the functions that compare or hash values for indexes, and those of negators."""
    for item in members.by_kind.get("operator_class", ()):
        if item.get("using") not in COMPARISONS:
            continue
        yield from (tuple(member.name) for member in item.get("functions", ()))
        for member in item.get("operators", ()):
            operator = members.get(Identity("operator", member.name, f"{member.left}, {member.right}"))
            if operator is not None:
                negator = members.get(Identity("operator", operator.get("negator", ()), operator.identity.arguments))
                yield from (o.get("function") for o in (operator, negator) if o is not None)


def _like_text(base_type: Object) -> Object:
    """Return a base type as one of variable length, with input and output functions only."""
    return without(base_type, *_OF_BASE_TYPES, *(("alignment",) if base_type.get("alignment") != "double" else ()))


def _without_estimators(operator: Object) -> Object:
    return without(
        operator, *(k for k in ("restrict", "join") if (operator.get(k) or ("pg_catalog",))[0] != "pg_catalog")
    )


def modified_types(members: Catalog) -> Iterator[Identity]:
    """Yield the base types of an extension that take modifiers, as in ``geometry(Point,4326)``."""
    for item in members.by_kind.get("base_type", ()):
        if item.get("typmod_in") is not None:
            yield item.identity
