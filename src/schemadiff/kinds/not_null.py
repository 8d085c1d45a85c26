"""NOT NULL of a column: from 18 on a constraint, of which more can be said than that it is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kindspec.change_strategies import ChangeStrategy, refused
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.fields import Context

_KEYS = ("name", "not_valid", "no_inherit")
"""What can be said of a NOT NULL constraint."""


def change(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """It comes with all that is said of it, or goes. Before 18 the latter reaches all tables below at any time, also
    one that has got a key of its own since, which the server refuses."""
    if not after.get("not_null"):
        return ChangeStrategy("not_null", guarded=context.version < 18)
    strategy = filled_and_made(after)
    if before.hint("bound_name") == "taken" and strategy.template == "not_null":
        # The server looks for a name that nothing of the schema has, and a partition is called so already.
        return replace(strategy, template="add_not_null", guarded=True)
    return strategy


def filled(column: Object) -> tuple[str, ...]:
    return ("backfill",) if column.hint("backfill") is not None else ()


def filled_and_made(column: Object) -> ChangeStrategy:
    """The rows have values first, where the column says which."""
    strategy = made(column)
    return replace(strategy, first=(*filled(column), *strategy.first))


def made(column: Object) -> ChangeStrategy:
    """By SET NOT NULL, or as a constraint where that would not say all (18)."""
    if column.get("not_null_not_valid"):
        return ChangeStrategy("add_not_null", guarded=True, effects="add_not_null_not_valid")
    if column.get("not_null_name") and column.hint("keyed"):
        # The key, where it is there before, has brought one that has the name which the server gives it.
        return ChangeStrategy("add_not_null", guarded=True, first=("not_null_name",))
    named = column.get("not_null_name") or column.get("not_null_no_inherit")
    return ChangeStrategy("add_not_null", guarded=True) if named else ChangeStrategy("not_null")


def _of_constraint(before: Object, after: Object, context: Context, strategy: ChangeStrategy) -> ChangeStrategy:
    """What changes of a constraint that stays."""
    return strategy if before.get("not_null") and after.get("not_null") else change(before, after, context)


def name(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """RENAME CONSTRAINT, where the tables below have it by the same name: the server takes them all along."""
    if before.hint("made_along") and before.get("not_null") and not before.get("not_null_no_inherit"):
        return refused("a column that a table above gets brings its NOT NULL along, by the name that it has there")
    return _of_constraint(before, after, context, _renamed(before.hint("bound_name")))


def _renamed(bound: str | None) -> ChangeStrategy:
    if bound == "parent":
        return refused(
            "PostgreSQL renames no NOT NULL that a table above has too; say the name that it has with "
            "`not_null: {name: …}`"
        )
    if bound == "key":
        return refused(
            "PostgreSQL renames no NOT NULL that a table below has by another name, and drops none that a primary key "
            "needs; say the name that it has with `not_null: {name: …}`"
        )
    return ChangeStrategy("not_null_name") if bound is None else ChangeStrategy("not_null_called", guarded=True)


def not_valid(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """VALIDATE CONSTRAINT; that rows have been checked is taken back by making it anew."""
    validated = ChangeStrategy("validate_not_null", first=filled(after))
    recreated = ChangeStrategy("not_null_anew", guarded=True)
    return _of_constraint(before, after, context, recreated if after.get("not_null_not_valid") else validated)


def no_inherit(before: Object, after: Object, context: Context) -> ChangeStrategy:
    return _of_constraint(before, after, context, ChangeStrategy("not_null_inherit"))


def decode(d: Decoding) -> None:
    """`not_null: {name: …}` says more than that it is there."""
    node = d.node
    said = node.get("not_null")
    if not isinstance(said, Mapping):
        return
    node["not_null"] = True
    for key in said:
        if key in _KEYS:
            node[f"not_null_{key}"] = said[key]
        else:
            d.error(f"unknown key `{key}` in not_null", "not_null", f"It takes: {', '.join(_KEYS)}.")


def encode(node: dict[str, Value]) -> None:
    """The inverse."""
    if named := {key: node.pop(f"not_null_{key}") for key in _KEYS if f"not_null_{key}" in node}:
        node["not_null"] = named


def kept_otherwise(column: Object, catalog: Catalog, above: Iterable[Identity]) -> str | None:
    """What keeps null out of a column beside its NOT NULL, in words; None where nothing does.

    ``above`` are the columns of other tables that it has its own from: theirs and its own are one constraint.
    """
    for parent_object in above:
        theirs = catalog.get(parent_object)
        if theirs is None or not theirs.get("not_null") or theirs.get("not_null_no_inherit"):
            continue
        if not theirs.get("not_null_not_valid"):
            return f"{'.'.join(parent_object.path[:-1])} has the column too"
    if column.get("identity") is not None:
        return "the column is an identity"
    keys = catalog.children(column.parent, "primary_key") if column.parent is not None else ()
    if any(column.identity.name in key.get("columns", ()) for key in keys):
        return "the column is part of the primary key"
    return None
