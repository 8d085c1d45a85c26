"""Operator classes and families as a sandbox can have them: no function is called with values of other types.

Imported only where a sandbox is built.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from schemadiff.catalog.objects import Identity, Object, is_of_the_system
from schemadiff.catalog.values import Member
from schemadiff.kinds.harmless_functions import FOR_ANY_CLASS
from schemadiff.kinds.sandbox_routines import natives
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, without
from schemadiff.sql import split_types

_CLASSES = """
    SELECT a.amname::text, pg_catalog.format_type(c.opcintype, NULL),
        CASE WHEN c.opckeytype <> 0 THEN pg_catalog.format_type(c.opckeytype, NULL) END,
        ARRAY(
            SELECT p.amprocnum::text || ' ' || r.proname
            FROM pg_catalog.pg_amproc AS p
            JOIN pg_catalog.pg_proc AS r ON r.oid = p.amproc
            WHERE p.amprocfamily = c.opcfamily AND p.amproclefttype = c.opcintype AND p.amprocrighttype = c.opcintype
        ),
        ARRAY(
            SELECT pg_catalog.concat_ws(' ', o.amopstrategy, 'pg_catalog.' || r.oprname,
                pg_catalog.format_type(o.amoplefttype, NULL), pg_catalog.format_type(o.amoprighttype, NULL))
            FROM pg_catalog.pg_amop AS o
            JOIN pg_catalog.pg_operator AS r ON r.oid = o.amopopr
            WHERE o.amopfamily = c.opcfamily AND o.amoplefttype = c.opcintype
        )
    FROM pg_catalog.pg_opclass AS c
    JOIN pg_catalog.pg_am AS a ON a.oid = c.opcmethod
    WHERE c.opcnamespace = 'pg_catalog'::pg_catalog.regnamespace
"""
"""The built-in operator classes: method, type, storage type, and their functions and operators by number."""

_OPTIONAL: Mapping[str, frozenset[int]] = {
    "gist": frozenset({8, 9, 10, 11, 12}),
    "gin": frozenset({1, 4, 6, 7}),
    "brin": frozenset({5}),
    "spgist": frozenset({7}),
}
"""Support functions that a class works without, by method."""

_BY_VALUE = frozenset({"boolean", "smallint", "integer", "bigint", "oid"})
"""Types that are passed by value: their functions dereference no pointer."""


def harmless(item: Object, sandbox: SandboxLookup) -> Substitute | None:
    """Return an operator class or family without functions that would be called with values of other types.

    None for a class in a family of the system.
    """
    family = item.get("family")
    if family is not None and is_of_the_system(family[0]):
        return None
    fits = _stores_nothing_else(item, sandbox) and all(_fits(m, item, sandbox) for m in item.get("functions", ()))
    kept = item if fits or _is_copy(item, sandbox) else without(item, "functions", "storage")
    return Substitute(kept, by_administrator=True)


_CONVERTING = {"gist": 3, "gin": 2, "brin": 2, "spgist": 6}
"""The support function that makes what an index stores of a value, by method."""


def _stores_nothing_else(item: Object, sandbox: SandboxLookup) -> bool:
    """Tell whether an index of the class stores values of the type itself, or none: an inert function makes them."""
    converting = _CONVERTING.get(item.get("using"))
    return item.get("storage") is None or any(
        m.number == converting and (m.name, m.arguments) in natives(sandbox) for m in item.get("functions", ())
    )


def _built_in(sandbox: SandboxLookup) -> Sequence[tuple[Any, ...]]:
    return sandbox.query(_CLASSES) if sandbox.declared.by_kind.get("operator_class") else ()


def _fits(member: Member, item: Object, sandbox: SandboxLookup) -> bool:
    """Tell whether the support function is harmless, or takes only values of the types it is registered for.

    Those of btree and hash depend on nothing but the type, so a built-in one can be registered for its own type.
    """
    using = item.get("using")
    if using in ("btree", "hash") and member.name[0] == "pg_catalog" and member.left == member.right:
        known = (s for method, of, _, s, _ in sandbox.known(_built_in) if (method, of) == (using, member.left))
        if any(f"{member.number} {member.name[-1]}" in support for support in known):
            return True
    if member.name in FOR_ANY_CLASS or (member.name, member.arguments) in natives(sandbox):
        return True
    takes = split_types(member.arguments) if member.arguments else ()
    return bool(takes) and takes[0] == member.left and set(takes) <= {member.left, member.right, *_BY_VALUE}


def _is_copy(item: Object, sandbox: SandboxLookup) -> bool:
    """Tell whether a class is a built-in one under another name, with a family of its own."""
    using = item.get("using")
    family = sandbox.declared.get(Identity("operator_family", item.get("family", ()), using))
    if family is None or family.get("functions"):
        return False
    functions = {f"{m.number} {m.name[-1]}" for m in item.get("functions", ()) if m.name[0] == "pg_catalog"}
    if len(functions) != len(item.get("functions", ())):
        return False
    members = (*item.get("operators", ()), *family.get("operators", ()))
    operators = {f"{m.number} {'.'.join(m.name)} {m.left} {m.right}" for m in members}
    wanted = (using, item.get("type"), item.get("storage"))
    return any(
        wanted == (method, of, storage)
        and functions <= set(support)
        and {int(f.split()[0]) for f in set(support) - functions} <= _OPTIONAL.get(using, frozenset())
        and operators <= set(strategies)
        for method, of, storage, support, strategies in sandbox.known(_built_in)
    )
