"""The rows that a plan updates or deletes as they are now, as seeds that another plan can bring back.

The plan has read them: what it deletes in full, of what it updates the columns that differ. Rows that it inserts are
in no such seed. Values that must not be shown, because they come from the environment, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.row_changes import RowChange, Value
from schemadiff.catalog.seed_rows import Env, Json, Number, Row
from schemadiff.errors import Finding
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.plan_stage import Made


def earlier_seeds(made: Made) -> Iterator[Object]:
    """Yield a seed for each one whose rows the plan updates or deletes, by the present names of table and columns."""
    before = made.compared.before
    for identity, changes in made.given.seeds.rows.items():
        seed = made.given.target.get(identity)
        if seed is None or seed.parent is None:
            continue
        table = made.given.previous.get(seed.parent, seed.parent)
        columns = _present_columns(seed.parent, made)
        key = [columns[name].identity.name for name in seed.get("key", ()) if name in columns]
        rows = [row for change in changes if set(key) <= (row := _earlier(change, columns)).keys() > set()]
        if rows and table in before and len(key) == len(seed.get("key", ())):
            own = Identity(identity.kind, (*table.path, identity.name))
            yield Object(own, {"key": tuple(key), "rows": tuple(rows)}, table, search_path=seed.search_path)


def not_brought_back(made: Made, seeds: Catalog, registry: Registry) -> Iterator[Finding]:
    """Yield what stays of the rows that the plan changes, if ``seeds`` bring the others back."""
    known = {item.parent for item in structure.seeds(seeds)}
    for identity, changes in made.given.seeds.rows.items():
        seed = made.given.target.get(identity)
        if seed is None or seed.parent is None or not changes:
            continue
        title, operations = registry.title(identity), {change.operation for change in changes}
        if made.given.previous.get(seed.parent, seed.parent) not in known:
            yield Finding(f"rows of {title} stay as the plan makes them")
        elif "insert" in operations:
            yield Finding(f"rows of {title} that the plan inserts stay")
        if operations != {"insert"} and any(isinstance(v, Env) for row in seed.get("rows", ()) for v in row.values()):
            yield Finding(f"columns of {title} that the environment fills do not come back")


def _present_columns(table: Identity, made: Made) -> Mapping[str, Object]:
    """Return the columns that a table has now, by the names that they have after the plan."""
    found = {}
    for column in structure.columns(made.compared.live, table):
        known = made.compared.before.get(made.given.previous.get(column.identity, column.identity))
        if known is not None:
            found[column.identity.name] = known
    return found


def _earlier(change: RowChange, columns: Mapping[str, Object]) -> Row:
    """Return a row as it was before a change, as far as it is known; empty for an insert."""
    if change.operation == "insert":
        return Row({})
    values = {one.column: one.value for one in change.conditions}
    values |= {one.column: one.value for one in change.preconditions if not one.unlike}
    known = {name: value for name, value in values.items() if name in columns and value.how in _KNOWN}
    return Row({columns[name].identity.name: _cell(value, columns[name]) for name, value in known.items()})


_KNOWN = ("null", "plain", "text")
"""How a value is written that was read from the table."""


def _cell(value: Value, column: Object) -> object:
    """Return a value as a seed declares it."""
    if value.how == "null":
        return None
    if value.how == "plain":
        return value.text == "true" if value.text in ("true", "false") else Number(value.text)
    return Json(value.text) if str(column.get("type")).startswith("json") else value.text
