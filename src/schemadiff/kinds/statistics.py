"""Extended statistics: CREATE STATISTICS on several columns and expressions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import qualified

SORTS = ("ndistinct", "dependencies", "mcv")


def _decode(d: Decoding) -> None:
    """Decode the sorts of statistics: all of them is the default, as for the server."""
    kinds = d.node.get("kinds")
    listed = kinds if isinstance(kinds, list) else [] if kinds is None else [kinds]
    for one in listed:
        if one not in SORTS:
            d.error(f"{one!r} is not a kind of statistics", "kinds", f"Allowed: {', '.join(SORTS)}.")
    if set(listed) >= set(SORTS):
        del d.node["kinds"]


def _resolve(item: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Report what CREATE STATISTICS refuses: it takes one expression, or at least two columns or expressions."""
    elements = item.get("columns", ())
    if any(e.collation or e.opclass or e.descending or e.nulls_first for e in elements):
        error("statistics cannot have order, collation or operator class", "Write only columns and expressions.")
    if len(elements) == 1 and elements[0].column is not None:
        error("statistics of a single column exist without being declared", "Name two columns, or an expression.")
    if len(elements) == 1 and item.get("kinds"):
        error("statistics of one expression cannot have `kinds`", "Remove `kinds`.")
    return item.values


def _made_names(item: Object, before: tuple[str, ...], after: tuple[str, ...], live: Catalog) -> Iterable[MadeName]:
    """Yield the move of the statistics: a table moves to another schema with its indexes, without its statistics."""
    if item.identity.path[0] == before[0] != after[0]:
        yield MadeName("follow", qualified(item.identity.path), after[0])


KINDS = (
    Kind(
        name="statistics",
        sql_keyword="STATISTICS",
        doc="Extended statistics of a table: a list of columns and expressions, or a mapping; the key is the name, or "
        "schema.name if that is not the table's.",
        fields=Fields(
            Field("columns", IndexElements(), "Columns and expressions.", required=True, unordered=True),
            Field("kinds", Choices(SORTS), "ndistinct, dependencies, mcv; all of them if absent.", unordered=True),
            Field(
                "target",
                Integer(written_default=-1),
                "The statistics target; that of the columns if absent.",
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
            namespace="statistics",
            schema_in_key=True,
        ),
        statements=Statements(
            idempotent=frozenset({"create", "drop"}),
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
