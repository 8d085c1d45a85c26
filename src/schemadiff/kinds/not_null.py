"""NOT NULL of a column: from 18 on it is a constraint with further attributes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import BACKFILL, MADE_ALONG
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds.hints import (
    BOUND_NAME,
    FREED,
    KEYED,
    NAME_TAKEN,
    NOT_NULL_BELOW,
    NOT_NULL_COMMENTED,
    NOT_NULL_STAYS,
    NOT_NULLS_KEPT,
)
from schemadiff.kindspec.change_strategies import ChangeStrategy, refused
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.fields import Context

_KEYS = ("name", "not_valid", "no_inherit")
"""The keys of a NOT NULL constraint in YAML."""


def change(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how NOT NULL is set with its attributes, or dropped.

    Before 18, DROP NOT NULL recurses to all descendants, and fails if one has a primary key over the column by then.
    """
    if not after.get("not_null"):
        return ChangeStrategy("not_null", guarded=context.version < 18)
    strategy = filled_and_made(after)
    if before.hint(BOUND_NAME) == "taken" and strategy.template == "not_null":
        # The server chooses a name that is free in the schema, and a partition already has this one.
        return replace(strategy, template="add_not_null", guarded=True)
    return strategy


def filled(column: Object) -> tuple[str, ...]:
    """Return the template that fills the rows first, if the column has a backfill."""
    return ("backfill",) if column.hint(BACKFILL) is not None else ()


def filled_and_made(column: Object) -> ChangeStrategy:
    """Return the strategy that sets NOT NULL after filling the rows, if the column has a backfill."""
    strategy = made(column)
    return replace(strategy, first=(*filled(column), *strategy.first))


def made(column: Object) -> ChangeStrategy:
    """Return the strategy that sets NOT NULL: SET NOT NULL, or ADD CONSTRAINT where it has further attributes (18)."""
    if column.get("not_null_not_valid"):
        return ChangeStrategy("add_not_null", guarded=True, effects="add_not_null_not_valid")
    named = column.get("not_null_name") or column.hint(NAME_TAKEN)
    if named and column.hint(KEYED):
        # A primary key that is created earlier brings a NOT NULL constraint with a name that the server chooses.
        return ChangeStrategy("add_not_null", guarded=True, first=("not_null_name",))
    explicit = named or column.get("not_null_no_inherit")
    return ChangeStrategy("add_not_null", guarded=True) if explicit else ChangeStrategy("not_null")


def _of_constraint(before: Object, after: Object, context: Context, strategy: ChangeStrategy) -> ChangeStrategy:
    """Return how an attribute of an existing NOT NULL constraint changes."""
    return strategy if before.get("not_null") and after.get("not_null") else change(before, after, context)


def name(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how the name changes: RENAME CONSTRAINT, which requires that all child tables have the same name."""
    if before.hint(MADE_ALONG) and before.get("not_null") and not before.get("not_null_no_inherit"):
        return refused("a column that is added to a parent has its NOT NULL, with the name that it has there")
    bound = before.hint(BOUND_NAME)
    if bound in ("child", "partition", "freed_child") and before.get("identity") and after.get("identity"):
        bound = "key"
    if bound in FREED and before.hint(NOT_NULLS_KEPT) is not None:
        bound = "freed_above"
    return _of_constraint(before, after, context, _own_first(before, _renamed(bound)))


def _own_first(before: Object, strategy: ChangeStrategy) -> ChangeStrategy:
    """Return the strategy of an attribute that an inherited NOT NULL gets after SET NOT NULL has made it local.

    The parents' NOT NULLs are dropped in between, which would drop this one as well.
    """
    is_inherited = before.hint(BOUND_NAME) in FREED and not before.hint(NOT_NULL_STAYS)
    return replace(strategy, first=("not_null",)) if is_inherited else strategy


def _renamed(bound: str | None) -> ChangeStrategy:
    if bound == "parent":
        return refused(
            "PostgreSQL cannot rename an inherited NOT NULL; declare its present name with `not_null: {name: …}`"
        )
    if bound == "key":
        return refused(
            "PostgreSQL can neither rename a NOT NULL that a child table has or keeps by another name nor drop one "
            "that a primary key or identity needs; declare its present name with `not_null: {name: …}`"
        )
    if bound == "renamed":
        return refused(
            "it is inherited, and renamed with the table or column above, after which PostgreSQL cannot give it its "
            "name back; declare the name that it gets, or apply first another `not_null: {name: …}` above"
        )
    if bound == "freed_above":
        return refused(
            "a child table keeps the name, and PostgreSQL would rename its NOT NULL as well; declare the present name "
            "with `not_null: {name: …}`, and apply the new one after that"
        )
    if bound in (None, "freed"):
        return ChangeStrategy("not_null_name")
    return ChangeStrategy("not_null_called", guarded=True)


def above_other_names(before: Object, after: Object, strategy: ChangeStrategy) -> ChangeStrategy:
    """Return the strategy of a new type for a column whose NOT NULL may have another name in a child table.

    With a new type PostgreSQL recreates the NOT NULLs that are local, the parent's and its child tables' first
    (ATPostAlterTypeCleanup in tablecmds.c). So the statement that changes the type drops the parent's and adds it.
    """
    bound = before.hint(BOUND_NAME)
    if strategy.template != "type" or bound not in ("child", "partition", "key", "freed_child"):
        return strategy
    below, needed = before.hint(NOT_NULL_BELOW), bound == "key" or before.get("identity") is not None
    if below == "chain":
        return refused(
            "child tables and again their child tables have the NOT NULL by other names, so PostgreSQL changes the "
            "type only while the column has none; remove it first"
        )
    if needed and below is None:
        return strategy
    if needed:
        return refused(
            "a child table has the NOT NULL by another name, so PostgreSQL changes the type only while the column has "
            "none, and a primary key or identity needs it; remove that first"
        )
    commented = before.hint(NOT_NULL_COMMENTED) and after.get("not_null")
    return replace(
        strategy,
        first=(*(("keep_not_nulls_below",) if bound == "partition" else ()), *strategy.first),
        effects="type_of_same_values_checked" if strategy.effects == "type_of_same_values" else strategy.effects,
        then=(*strategy.then, *(("comment_not_null",) if commented else ())),
    )


def not_valid(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how validity changes: VALIDATE CONSTRAINT; a constraint becomes NOT VALID only when it is recreated."""
    validated = ChangeStrategy("validate_not_null", first=filled(after))
    recreated = ChangeStrategy("not_null_anew", guarded=True)
    return _of_constraint(before, after, context, recreated if after.get("not_null_not_valid") else validated)


def no_inherit(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return how NO INHERIT changes."""
    return _of_constraint(before, after, context, _own_first(before, ChangeStrategy("not_null_inherit")))


def decode(d: Decoding) -> None:
    """Decode `not_null: {name: …}`, which sets further attributes."""
    node = d.node
    said = node.get("not_null")
    if not isinstance(said, Mapping):
        return
    node["not_null"] = True
    for key in said:
        if key in _KEYS:
            node[f"not_null_{key}"] = said[key]
        else:
            d.error(f"unknown key `{key}` in not_null", "not_null", f"Allowed keys: {', '.join(_KEYS)}.")


def encode(node: dict[str, Value]) -> None:
    """Encode NOT NULL: the inverse of :func:`decode`."""
    if named := {key: node.pop(f"not_null_{key}") for key in _KEYS if f"not_null_{key}" in node}:
        node["not_null"] = named


def kept_otherwise(column: Object, catalog: Catalog, above: Iterable[Identity]) -> str | None:
    """Return what makes a column NOT NULL besides its own constraint, in words; None if nothing does.

    ``above`` are the columns of other tables that it is inherited from; their NOT NULL and its own are one constraint.
    """
    for parent_object in above:
        theirs = catalog.get(parent_object)
        if theirs is None or not theirs.get("not_null") or theirs.get("not_null_no_inherit"):
            continue
        if not theirs.get("not_null_not_valid"):
            return f"{'.'.join(parent_object.path[:-1])} has the column as well"
    if column.get("identity") is not None:
        return "the column is an identity"
    keys = catalog.children(column.parent, "primary_key") if column.parent is not None else ()
    if any(column.identity.name in key.get("columns", ()) for key in keys):
        return "the column is part of the primary key"
    return None
