"""Routines as a sandbox can have them: no native code of the source, no settings that take privileges.

Imported only where a sandbox is built.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds.harmless_functions import (
    BYTEWISE,
    COMPARISON_SUPPORT,
    COMPARISONS,
    INERT,
    INPUTS,
    LAYOUTS,
    MODIFIERS,
    OUTPUTS,
    TEXT_INPUT,
    TEXT_OUTPUT,
    UNEQUAL,
)
from schemadiff.kinds.range_type import own_type
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, with_values, without

Signature = tuple[tuple[str, ...], str | None]
"""The name and the input types of a routine."""

_FOR_NATIVE_CODE = ("library", "body", "language", "leakproof", "support", "transform", "set", "cost", "strict")
"""The fields of a native routine that its substitute does not have, or has other values of."""


def harmless(routine: Object, sandbox: SandboxLookup) -> Substitute:
    """Return the routine without what needs a superuser; a native one as a built-in function."""
    if routine.get("sql_body") is None and _is_native(routine, sandbox):
        return _native(routine, sandbox)
    kept = without(routine, "leakproof", "support")
    if (settings := kept.get("set")) is not None:
        protected = sandbox.known(_protected_settings)
        allowed = {k: v for k, v in settings.items() if k.lower() not in protected}
        kept = with_values(kept, {**kept.values, "set": allowed}) if allowed else without(kept, "set")
    return Substitute(kept)


def natives(sandbox: SandboxLookup) -> frozenset[Signature]:
    """Return the declared routines in languages that only superusers may use."""
    return sandbox.known(_natives)


def _natives(sandbox: SandboxLookup) -> frozenset[Signature]:
    by_kind = sandbox.declared.by_kind
    routines = (*by_kind.get("function", ()), *by_kind.get("procedure", ()))
    return frozenset((o.identity.path, o.identity.arguments) for o in routines if _is_native(o, sandbox))


def _is_native(routine: Object, sandbox: SandboxLookup) -> bool:
    language = routine.get("language")
    exists = sandbox.languages is None or language in sandbox.languages
    return exists and language not in sandbox.known(_trusted_languages)


def _trusted_languages(sandbox: SandboxLookup) -> frozenset[str]:
    return frozenset(
        name for (name,) in sandbox.query("SELECT lanname::text FROM pg_catalog.pg_language WHERE lanpltrusted")
    )


def _protected_settings(sandbox: SandboxLookup) -> frozenset[str]:
    rows = sandbox.query("SELECT name::text FROM pg_catalog.pg_settings WHERE context <> 'user'")
    return frozenset(name.lower() for (name,) in rows)


def _native(routine: Object, sandbox: SandboxLookup) -> Substitute:
    """Return the routine as one that raises an error; one of a base type as a built-in one for equal values."""
    symbol = sandbox.known(_of_base_types).get((routine.identity.path, routine.identity.arguments), INERT)
    values = {**without(routine, *_FOR_NATIVE_CODE).values, "language": "internal", "body": symbol}
    if routine.identity.kind == "function" and (symbol != INERT or routine.get("strict")):
        values["strict"] = True
    return Substitute(with_values(routine, values), by_administrator=True)


def _of_base_types(sandbox: SandboxLookup) -> dict[Signature, str]:
    """Return the replacements of functions of base types."""
    found: dict[Signature, str] = {}
    for item in sandbox.declared.by_kind.get("base_type", ()):
        for name, symbol in MODIFIERS.items():
            takes = "cstring[]" if name == "typmod_in" else "integer"
            if (path := item.get(name)) is not None:
                found[tuple(path), takes] = symbol
        for takes in ("cstring", "cstring, oid, integer"):
            found.update(_replaced(sandbox, item, "input", takes))
        found.update(_replaced(sandbox, item, "output", own_type(item)))
    found.update(_comparing(sandbox))
    return found


def _comparing(sandbox: SandboxLookup) -> Iterator[tuple[Signature, str]]:
    """Yield functions that compare and hash values of a base type of variable length, which can be done by bytes."""
    by_kind = sandbox.declared.by_kind
    variable = {
        own_type(item)
        for item in by_kind.get("base_type", ())
        if item.get("internallength") is None and not item.get("passedbyvalue")
    }
    for item in by_kind.get("operator_class", ()) if variable else ():
        method, of = item.get("using"), item.get("type")
        if of not in variable:
            continue
        called = {
            (member.name, member.arguments): symbol
            for member in item.get("functions", ())
            if (symbol := COMPARISON_SUPPORT.get(method, {}).get(member.number)) is not None
        }
        both = f"{of}, {of}"
        for member in item.get("operators", ()):
            operator = sandbox.declared.get(Identity("operator", member.name, both))
            if operator is None or (symbol := COMPARISONS.get(method, {}).get(member.number)) is None:
                continue
            called[tuple(operator.get("function")), both] = symbol
            unequal = sandbox.declared.get(Identity("operator", tuple(operator.get("negator", ())), both))
            if symbol == "byteaeq" and unequal is not None:
                called[tuple(unequal.get("function")), both] = UNEQUAL
        for (path, takes), symbol in called.items():
            routine = sandbox.declared.get(Identity("function", path, takes))
            if routine is not None and (takes, routine.get("returns")) == _of(symbol, of):
                yield (path, takes), symbol


def _of(symbol: str, of: str) -> tuple[str, str]:
    """Return what the built-in function takes and returns for values of a type."""
    takes, returns = BYTEWISE[symbol]
    return takes.replace("T", of), returns


def _replaced(sandbox: SandboxLookup, base_type: Object, field: str, takes: str) -> Iterator[tuple[Signature, str]]:
    """Yield the built-in function that can read or write values of the type, if there is one."""
    path = tuple(base_type.get(field))
    routine = sandbox.declared.get(Identity("function", path, takes))
    gives = own_type(base_type) if field == "input" else "cstring"
    if routine is None or routine.get("returns") != gives:
        return
    length, by_value = base_type.get("internallength"), bool(base_type.get("passedbyvalue"))
    if length is None and not by_value:
        yield (path, takes), TEXT_INPUT if field == "input" else TEXT_OUTPUT
    else:
        fitting = (INPUTS if field == "input" else OUTPUTS).intersection(LAYOUTS.get((length or 0, by_value), ()))
        if (symbol := str(routine.get("body"))) in fitting:
            yield (path, takes), symbol
