"""From what has been compared to the steps of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Finding
from schemadiff.kindspec.field_types import Expression, ExpressionKind
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline import existing_rows
from schemadiff.pipeline.compared import Compared
from schemadiff.pipeline.request import Request
from schemadiff.plan import Plan, Step
from schemadiff.preflight import label_providers, lock_table, privileges, role_drops

if TYPE_CHECKING:
    from schemadiff.planner.model import Situation

    Connection = Any


def planned(
    connection: Connection,
    compared: Compared,
    wanted: Catalog,
    changes: Mapping[Identity, Any],
    seed_refusals: tuple[Finding, ...],
    request: Request,
) -> Plan:
    """The steps for what has been compared."""
    from schemadiff.ddl.statements import Renderer, fingerprint
    from schemadiff.planner import empty_tables
    from schemadiff.planner.draft import draft
    from schemadiff.planner.ordering import arrange

    situation = _situation(connection, compared, wanted, changes, request)
    drafted = draft(compared.comparison, compared.renames, situation)
    situation = replace(situation, edges=(*situation.edges, *drafted.edges))
    if request.put_back is None and (looked_at := empty_tables.asked(drafted.actions, situation)):
        without = existing_rows.without(connection, looked_at)
        situation = replace(situation, facts={**situation.facts, empty_tables.FACT: without})
    groups = arrange(drafted.actions, situation)
    steps = tuple(Renderer(situation, drafted.renames, groups, check_bodies=request.check_bodies).steps())
    unset = _unset(steps, request)
    needed = role_drops.still_needed(connection, drafted.actions, compared.live, wanted, request.registry)
    unlabelled: Iterable[Finding] = ()
    lacking: Iterable[Finding] = ()
    if request.put_back is None:
        unlabelled = label_providers.not_loaded(connection, drafted.actions, request.registry)
        lacking = privileges.lacking(connection, steps, compared.live, wanted, request.registry)
    behind: Iterable[Finding] = ()
    if changes and request.put_back is None:
        from schemadiff.seeds.numbering import left_behind

        behind = left_behind(connection, changes, compared.live, wanted, compared.former)
    too_many, many = lock_table.shortage(connection, steps, drafted.actions, wanted, request.registry, compared.version)
    return Plan(
        steps,
        fingerprint(steps, compared.live.objects),
        request.source,
        request.target,
        compared.version,
        refusals=(*drafted.refusals, *seed_refusals, *needed, *unlabelled, *too_many),
        requirements=(*unset, *lacking),
        warnings=(*compared.warnings(request.registry), *many, *behind),
        unmodelled=compared.unmodelled,
    )


def _unset(steps: Iterable[Step], request: Request) -> Iterator[Finding]:
    """Secrets whose environment variables nobody set; seeds have seen to theirs before."""
    for step in steps:
        for name in step.environment:
            if name not in request.environment and not request.registry[step.identity.kind].fields.hold_rows:
                title = request.registry.title(step.identity)
                yield Finding(f"{title}: the environment variable {name} is not set", step.place)


def _situation(
    connection: Connection,
    compared: Compared,
    wanted: Catalog,
    changes: Mapping[Identity, Any],
    request: Request,
) -> Situation:
    from schemadiff.introspection.dependencies import Edge as Dependency
    from schemadiff.introspection.dependencies import dependencies
    from schemadiff.introspection.volatility import volatile
    from schemadiff.planner.model import Edge, Situation
    from schemadiff.seeds.ordering import references

    recorded = dependencies(connection, compared.live)
    facts = {
        **compared.facts,
        "volatile": volatile(connection, _called(compared.comparison.created, compared.live, wanted, request.registry)),
        "renamed": compared.former,
        "user": connection.execute("SELECT current_user::text").fetchone()[0],
        "rows": changes,
        "row_order": references(wanted) if changes else {},
    }
    traits = {
        kind.dependencies.pg_depend_type: kind.name
        for kind in request.registry.kinds.values()
        if kind.dependencies.pg_depend_type
    }

    def dependent(edge: Dependency) -> Identity:
        of = edge.dependent
        if (kind := traits.get(edge.deptype)) is None:
            return of
        trait = Identity(kind, (of.kind, *of.path), of.arguments)
        return trait if trait in compared.live else of

    edges = tuple({Edge(dependent(e), e.referenced) for e in recorded.edges if e.dependent != e.referenced})
    return Situation(compared.live, wanted, request.registry, compared.version, facts, edges, tuple(recorded.foreign))


def _called(created: Iterable[Object], live: Catalog, wanted: Catalog, registry: Registry) -> Iterator[tuple[str, ...]]:
    """The routines that defaults call which are new to what is there already, as they name them."""

    for item in created:
        if item.parent is not None and wanted.root(item) in live:
            for described in registry[item.identity.kind].fields:
                is_default = isinstance(described.type, Expression) and described.type.kind is ExpressionKind.DEFAULT
                if is_default and (text := item.get(described.name)):
                    yield from (m.parts for m in sql.mentions(sql.TextKind.EXPRESSION, text) if m.sort == "routine")
