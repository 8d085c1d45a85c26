"""What a change lets others see or do that they could not before.

What the plan creates had no protection to lose; only what would be unsafe from its first moment counts there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemadiff.catalog.grants import Key, each
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.catalog.values import Grant
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.risks import Risk, RiskyChange

_WRITES = frozenset({"insert", "update", "delete", "truncate", "create", "all"})
"""The privileges that let a role change rows, or create objects in a schema or database."""

_POWERS = ("superuser", "createrole", "bypassrls", "replication")
"""The attributes of roles that reach beyond privileges."""


def _weaker(what: str) -> Risk:
    return Risk("weakens-security", what)


def of_row_security(change: RiskyChange) -> Iterator[Risk]:
    """Yield that the policies of a table hold for nobody, or no longer for its owner."""
    before, after = _state(change.old), _state(change.new)
    if before in ("enabled", "forced") and after not in ("enabled", "forced"):
        yield _weaker("is switched off")
    elif before == "forced" and after == "enabled":
        yield _weaker("no longer holds for the owner")


def _state(row_security: Object | None) -> Value:
    return row_security.get("state") if row_security is not None else None


def of_policy(change: RiskyChange) -> Iterator[Risk]:
    """Yield what a policy allows more than before, as far as row security was and stays enabled.

    A condition that changes counts as well: whether it allows more is nothing that its text says.
    """
    item = change.new or change.old
    table = item.parent if item is not None else None
    if item is None or table is None or not (_holds(table, change.live) and _holds(table, change.target)):
        return
    old, new = change.old, change.new
    permissive = item.get("as", "permissive") == "permissive"
    if old is None or new is None:
        if (old is None) == permissive:
            yield _weaker("lets more rows through" if old is None else "no longer keeps rows back")
        return
    if old.get("as", "permissive") != new.get("as", "permissive"):
        if permissive:
            yield _weaker("lets rows through, which it kept back")
        return
    if _reaches_more(*((old, new) if permissive else (new, old))):
        yield _weaker(
            "lets rows through for more roles or commands"
            if permissive
            else "keeps rows back for fewer roles or commands"
        )
    before, after = _conditions(old), _conditions(new)
    changed = [name for name in before if before[name] != after[name]]
    if any((after if permissive else before)[name] is not None for name in changed):
        yield _weaker(f"has another condition ({', '.join(changed)}), which may let more rows through")


def _conditions(policy: Object) -> dict[str, Value]:
    """Return the conditions for existing and for new rows; those for new rows only where they are others."""
    return {"using": policy.get("using"), "with_check": policy.get("with_check")}


def _holds(table: Identity, names: NameLookup) -> bool:
    """Tell whether row security is enabled for a table on one side."""
    return any(_state(o) in ("enabled", "forced") for o in names.catalog.children(table, "row_security"))


def _reaches_more(old: Object, new: Object) -> bool:
    """Tell whether a policy is about more roles or commands than before."""
    before, after = (frozenset(p.get("to") or ()) for p in (old, new))
    commands = old.get("for", "all"), new.get("for", "all")
    return (bool(before) and (not after or not after <= before)) or commands[0] not in ("all", commands[1])


def of_view(change: RiskyChange) -> Iterator[Risk]:
    """Yield the options of a view that protected what it reads and are gone."""
    if change.old is None or change.new is None:
        return
    before, after = (item.get("options") or {} for item in (change.old, change.new))
    for name, loss in (
        ("security_invoker", "reads with the rights of its owner and no longer with those of its user"),
        ("security_barrier", "may show rows to functions in conditions of its user before its own are tested"),
    ):
        if _is_on(before.get(name)) and not _is_on(after.get(name)):
            yield _weaker(f"{loss} ({name})")


def _is_on(value: Value) -> bool:
    return value is True or str(value).lower() in ("true", "on", "yes", "1")


def of_routine(change: RiskyChange) -> Iterator[Risk]:
    """Yield that a routine runs with its owner's rights on what its caller's search_path names, or counts as leakproof.

    An SQL-standard body has its names resolved when it is created.
    """
    new = change.new
    if new is None:
        return
    if _is_open(new) and (change.old is None or not _is_open(change.old)):
        yield _weaker("is SECURITY DEFINER without a search_path of its own: callers choose what its names mean")
    if new.get("leakproof") and not (change.old is not None and change.old.get("leakproof")):
        yield _weaker("counts as LEAKPROOF: it sees rows before policies and security barriers are tested")


def _is_open(routine: Object) -> bool:
    if routine.get("security") != "definer" or routine.get("sql_body") is not None:
        return False
    own = {str(name).lower() for name in routine.get("set") or ()}
    return routine.get("language") not in ("c", "internal") and "search_path" not in own


def of_grants(change: RiskyChange) -> Iterator[Risk]:
    """Yield what PUBLIC may do from now on, which roles may write, and what may be passed on.

    An owner can give itself what it likes, and a new column had no protection to lose.
    """
    old, new = change.old, change.new
    if new is None or new.parent is None or new.parent not in change.live.catalog:
        return
    owner = change.target.catalog.get(new.identity._replace(kind="owner"))
    by_owner = owner.get("role") if owner is not None else None
    live = frozenset(change.live.columns(new.parent))
    given = (g._replace(columns=tuple(n for n in g.columns if n in live)) for g in new.get("grants", ()) if g.columns)
    whole = (g for g in new.get("grants", ()) if not g.columns)
    wanted = (g for g in (*(g for g in given if g.columns), *whole) if g.grantee != by_owner)
    yield from _wider(old.get("grants", ()) if old is not None else (), wanted)


def _wider(old: Iterable[Grant], new: Iterable[Grant]) -> Iterator[Risk]:
    before = each(old)
    held = {(key.grantee, key.privilege): option for key, option in before.items() if key.column is None}
    found: dict[str, list[str]] = {}
    for key, option in each(new).items():
        public = ("PUBLIC", key.privilege) in held
        had = before.get(key, held.get((key.grantee, key.privilege)))
        if had is None and not public and (key.grantee == "PUBLIC" or key.privilege in _WRITES):
            found.setdefault(key.grantee, []).append(_words(key, option=option))
        elif option and not had:
            found.setdefault(key.grantee, []).append(_words(key, option=True))
    for grantee, given in found.items():
        yield _weaker(f"give {grantee} {', '.join(dict.fromkeys(given))}")


def _words(key: Key, *, option: bool) -> str:
    return f"{key.privilege}{f' ({key.column})' if key.column else ''}{' with grant option' if option else ''}"


def of_default_privileges(change: RiskyChange) -> Iterator[Risk]:
    """Yield what PUBLIC may do with objects that are created later."""
    if change.new is None:
        return
    old, new = (
        tuple(g for g in (item.get("grants", ()) if item is not None else ()) if g.grantee == "PUBLIC")
        for item in (change.old, change.new)
    )
    built_in = Grant("PUBLIC", "execute"), Grant("PUBLIC", "usage")
    yield from _wider((*old, *(built_in if change.old is None else ())), new)


def of_role(change: RiskyChange) -> Iterator[Risk]:
    """Yield the attributes that a role gets and that reach beyond privileges."""
    old, new = change.old, change.new
    if new is not None and (got := [n for n in _POWERS if new.get(n) and not (old is not None and old.get(n))]):
        yield _weaker(f"gets {', '.join(got).upper()}")


def of_membership(change: RiskyChange) -> Iterator[Risk]:
    """Yield that an existing role gets the privileges of another one, or may give them to others."""
    new = change.new
    if new is None or new.parent is None or new.parent not in change.live.catalog:
        return
    if change.old is None:
        yield _weaker("gives the role all privileges of the other one")
    elif new.get("admin") and not change.old.get("admin"):
        yield _weaker("lets the member give it to others")
