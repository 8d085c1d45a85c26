"""Warnings about declarations that are valid, and that nobody can have meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Finding
from schemadiff.kindspec.field_types import RoutineRef
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import version_warning


def warnings(declared: Catalog, registry: Registry, version: int) -> tuple[Finding, ...]:
    """Return a warning for each trigger whose function assigns a column that the table does not have."""
    newer = version_warning(version)
    found: list[Finding] = [Finding(newer)] if newer else []
    for kind in registry.kinds.values():
        names = [f.name for f in kind.fields.of_type(RoutineRef)]
        for item in declared.by_kind.get(kind.name, ()) if names and kind.yaml.parents else ():
            for name in names:
                if item.get(name) and (routine := _without_arguments(item.get(name), declared, registry)) is not None:
                    found += _written_columns(item, routine, declared)
    return tuple(found)


def qualified_keys(created: Iterable[Object], sides: Iterable[Catalog], registry: Registry) -> Iterator[Finding]:
    """Yield a warning for each new object whose own name begins with that of a schema and a dot, as if qualified."""
    for item in created:
        schema, dot, name = item.identity.name.partition(".")
        if not dot or not name or item.parent is not None or not registry[item.identity.kind].naming.in_schema:
            continue
        if any(structure.schema(schema) in side for side in sides):
            own, where, noun = item.identity.name, item.identity.path[0], registry.noun(item.identity.kind)
            yield Finding(
                f"`{own}` is the whole name of this {noun}, which is in {where}, not in {schema}",
                item.place,
                f"For {name} in {schema}, write `{name}` in a file with `schema: {schema}`.",
            )


def _without_arguments(path: tuple[str, ...], declared: Catalog, registry: Registry) -> Object | None:
    """Return the declared routine of that name that takes nothing, as those of triggers do."""
    routines = (kind.name for kind in registry.kinds.values() if kind.naming.overloaded)
    found = (declared.get(Identity(name, path, "")) for name in routines)
    return next((routine for routine in found if routine is not None), None)


def _written_columns(trigger: Object, routine: Object, declared: Catalog) -> Iterable[Finding]:
    assert trigger.parent is not None
    if not routine.get("body") or not structure.is_table(trigger.parent):
        return
    have = {c.identity.name for c in structure.columns(declared, trigger.parent)}
    for column in sql.assigned_to_new(routine.get("body")):
        if column not in have:
            yield Finding(
                f"{trigger.identity} runs {'.'.join(routine.identity.path)}, which writes NEW.{column}, "
                f"and {trigger.parent} has no column {column}",
                trigger.place,
                "every write that fires the trigger would fail; declare the column or drop the trigger",
            )
