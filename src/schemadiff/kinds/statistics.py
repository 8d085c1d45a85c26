"""Extended statistics: what the planner is to learn about columns and expressions together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds import rebuilt_by_server
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choices, IndexElements, Integer
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.renaming import MadeName, Renaming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import qualified

SORTS = ("ndistinct", "dependencies", "mcv")


def _decode(d: Decoding) -> None:
    """All sorts are what the server gathers where none is named."""
    kinds = d.node.get("kinds")
    listed = kinds if isinstance(kinds, list) else [] if kinds is None else [kinds]
    for one in listed:
        if one not in SORTS:
            d.error(f"{one!r} is no sort of statistics", "kinds", f"There are: {', '.join(SORTS)}.")
    if set(listed) >= set(SORTS):
        del d.node["kinds"]


def _resolve(item: Object, names: NameLookup, error: Callable[..., None]) -> Mapping[str, Value]:
    """CREATE STATISTICS takes plain columns and expressions: one of these, or two of anything."""
    elements = item.get("columns", ())
    if any(e.collation or e.opclass or e.descending or e.nulls_first for e in elements):
        error("statistics have no order, collation or operator class", "Write columns and expressions alone.")
    if len(elements) == 1 and elements[0].column is not None:
        error("statistics of one column are the server's own", "Name two columns, or an expression.")
    if len(elements) == 1 and item.get("kinds"):
        error("statistics of one expression have no sorts", "Leave `kinds` out.")
    return item.values


def _made_names(item: Object, before: tuple[str, ...], after: tuple[str, ...], live: Catalog) -> Iterable[MadeName]:
    """A table that goes to another schema takes its indexes along and leaves its statistics behind."""
    if item.parent is not None and before == item.parent.path and item.identity.path[0] == before[0] != after[0]:
        yield MadeName("follow", qualified(item.identity.path), after[0])


KINDS = (
    Kind(
        name="statistics",
        sql_keyword="STATISTICS",
        doc="Extended statistics of a table: a list of columns and expressions, or a mapping; the key is the name, or "
        "schema.name where that is not the table's.",
        fields=Fields(
            Field("columns", IndexElements(), "Columns and expressions.", required=True, unordered=True),
            Field("kinds", Choices(SORTS), "ndistinct, dependencies, mcv; all of them where absent.", unordered=True),
            Field(
                "target",
                Integer(written_default=-1),
                "How much is gathered; the columns' own where absent.",
                in_place("target"),
            ),
        ),
        properties=frozenset({"comment", "owner", "rename"}),
        address_catalog="pg_statistic_ext",
        yaml=YamlForm(
            key="statistics",
            parents=("table", "materialized_view"),
            shorthand="columns",
            decode=_decode,
            normalize=_resolve,
        ),
        naming=Naming(
            scope="schema",
            namespace="statistics",
            schema_in_key=True,
        ),
        statements=Statements(
            idempotent=frozenset({"create", "drop", "target"}),
        ),
        dependencies=Dependencies(
            server_maintained=frozenset({"type"}),
            remaining_after_rebuild=rebuilt_by_server.less("target"),
        ),
        renaming=Renaming(
            detect_equal=True,
            derived_names=_made_names,
        ),
    ),
)
