"""Makes the steps of a plan from what has been compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.diagram import Diagram
from schemadiff.catalog.object_changes import Change
from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.row_changes import RowChange
from schemadiff.errors import Finding
from schemadiff.kindspec.field_types import Expression, ExpressionKind
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline import existing_rows
from schemadiff.pipeline.compared import Compared
from schemadiff.pipeline.request import Request
from schemadiff.plan import Explanation, Plan, Step
from schemadiff.postgres.connection import one_row
from schemadiff.preflight import label_providers, lock_table, privileges, replica_identities, role_drops
from schemadiff.sql.namespaces import Namespace

if TYPE_CHECKING:
    from schemadiff.introspection.dependencies import Edge as RecordedEdge
    from schemadiff.planner.draft import Draft
    from schemadiff.planner.model import Action, Dependency, PlanningInput
    from schemadiff.planner.ordering import Arrangement
    from schemadiff.postgres.connection import Connection


@dataclass(frozen=True, slots=True)
class Made:
    """A plan with something to do, and what it was made from."""

    plan: Plan
    compared: Compared
    given: PlanningInput
    """What the planner knew: the target, the recorded dependencies, the changes of rows."""


class _Reported(NamedTuple):
    """The findings of the preflight checks."""

    refusals: tuple[Finding, ...] = ()
    requirements: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()


def planned(
    connection: Connection,
    compared: Compared,
    wanted: Catalog,
    changes: Mapping[Identity, Sequence[RowChange]],
    seed_refusals: tuple[Finding, ...],
    request: Request,
) -> Made:
    """Return the plan for what has been compared: its steps in order, and all findings about it.

    Raises RefusedError for a dependency cycle that cannot be broken.
    """
    from schemadiff.ddl.statements import fingerprint
    from schemadiff.planner import merge_rules
    from schemadiff.planner.action_index import ActionIndex
    from schemadiff.planner.draft import draft
    from schemadiff.planner.online import changed_online
    from schemadiff.planner.ordering import Arrangement
    from schemadiff.planner.refusals import refusals
    from schemadiff.planner.rename_hints import rename_hints

    given = _planning_input(connection, compared, wanted, changes, request)
    drafted, given = draft(compared.comparison, compared.renames, given)
    given = _with_sizes(connection, drafted, _with_losses(connection, drafted, given, request), request)
    merging = merge_rules.NEEDED_RULES if request.separate else merge_rules.MERGE_RULES
    given = _with_unnamed(connection, actions := changed_online(drafted.actions, given), given)
    arranged = Arrangement(ActionIndex(actions, given), merging=merging, renames=drafted.renames)
    steps, by_object = _rendered(drafted, arranged, given, request)
    fitted = lock_table.fitted(connection, steps, drafted.actions, given, split=request.split)
    reported = _preflight(connection, fitted.steps, drafted, given, request)
    plan = Plan(
        fitted.steps,
        fingerprint(fitted.steps, compared.live.objects),
        request.source,
        request.target,
        compared.version,
        refusals=(*refusals(drafted, given), *seed_refusals, *reported.refusals, *fitted.refusals),
        requirements=reported.requirements,
        warnings=(
            *compared.warnings(request.registry),
            *reported.warnings,
            *fitted.warnings,
            *(rename_hints(drafted.changes, given) if request.rename_hints else ()),
        ),
        unmodelled=compared.unmodelled,
        explanations=_explanations(arranged, drafted, request),
        changes=by_object,
        diagram=_diagram(compared, wanted, by_object, request),
    )
    return Made(plan, compared, given)


def _diagram(compared: Compared, wanted: Catalog, changes: tuple[Change, ...], request: Request) -> Diagram | None:
    if not request.diagram:
        return None
    from schemadiff.pipeline.plan_diagram import plan_diagram

    return plan_diagram(compared, wanted, changes, request.registry)


def _rendered(
    drafted: Draft, arranged: Arrangement, given: PlanningInput, request: Request
) -> tuple[tuple[Step, ...], tuple[Change, ...]]:
    """Return the steps, and what they change by object."""
    from schemadiff.ddl.object_changes import object_changes
    from schemadiff.ddl.statements import Renderer
    from schemadiff.planner.hazards import hazards

    risks = hazards(drafted, given)
    renderer = Renderer(
        given,
        drafted.renames,
        arranged.groups,
        before_renames=arranged.before_renames,
        check_bodies=request.check_bodies,
        hazards=risks,
    )
    steps = renderer.steps()
    by_object = object_changes(drafted, given, renderer.templates)
    return tuple(steps if request.samples else map(_without_keys, steps)), by_object


def _without_keys(step: Step) -> Step:
    """Return the step with data checks that count rows and name none."""
    return replace(step, data_checks=tuple(check._replace(keys=None) for check in step.data_checks))


def _with_losses(connection: Connection, drafted: Draft, given: PlanningInput, request: Request) -> PlanningInput:
    """Return the planning input with how much there is of what would be lost; a sandbox holds no rows to count."""
    from schemadiff.planner import lost_values

    if request.put_back is not None or not (asked := lost_values.asked(drafted.actions, given)):
        return given
    lost = existing_rows.lost(connection, asked)
    losses = {a.identity: loss for a in drafted.actions if (loss := lost_values.losing(a, given)) is not None}
    empty = frozenset(losses[identity].relation for identity in lost.without_rows)
    facts = msgspec.structs.replace(given.server, empty_relations=empty, lost=lost.counts)
    return replace(given, server=facts)


def _with_sizes(connection: Connection, drafted: Draft, given: PlanningInput, request: Request) -> PlanningInput:
    """Return the planning input with the tables that are changed online."""
    from schemadiff.introspection.table_sizes import table_sizes
    from schemadiff.planner.long_work import relations_read
    from schemadiff.planner.online import declared_online

    registry = given.registry
    renamed = (given.root_of(given.live.get(a.rename.after) or a.item) for a in drafted.renames if a.rename is not None)
    roots = dict.fromkeys((*(i for action in drafted.actions for i in _concerned(action, given)), *renamed))
    tables = [o for i in roots if registry[i.kind].dependencies.provides == "columns" and (o := given.live.get(i))]
    if not tables or request.online.tables is not None:
        in_use = frozenset(o.identity for o in tables if o.identity in (request.online.tables or ()))
        facts = msgspec.structs.replace(given.server, in_use=in_use)
        return replace(given, server=facts)
    read = (o for a in drafted.actions for i in relations_read(a, given) if (o := given.live.get(i)) is not None)
    sizes = table_sizes(connection, {o.identity: o for o in (*tables, *read)}.values())
    in_use = frozenset(
        o.identity
        for o in tables
        if request.online.covers(o.identity, sizes.get(o.identity), declared_online(o.identity, given))
    )
    # A copy that was built for a comparison has the definitions of a database, and not its rows.
    known = sizes if request.put_back is None else {}
    return replace(given, server=msgspec.structs.replace(given.server, sizes=known, in_use=in_use))


def _with_unnamed(connection: Connection, actions: Sequence[Action], given: PlanningInput) -> PlanningInput:
    """Return the planning input with the tables whose rows can be changed only once the plan says what names them."""
    from schemadiff.planner.published_rows import to_be_named

    tables = to_be_named(actions, given)
    if not tables:
        return given
    facts = msgspec.structs.replace(given.server, unnamed=replica_identities.unnamed(connection, tables))
    return replace(given, server=facts)


def _concerned(action: Action, given: PlanningInput) -> Iterator[Identity]:
    """Yield the relation or other object that an action is about, those that it refers to, and those it gets below."""
    from schemadiff.planner.locked_relations import relations_named

    root = given.root_of(action.item)
    yield root
    yield from relations_named(action.item, given)
    parents_of = given.registry[root.kind].inheritance.parent_relations
    if parents_of is not None and action.new is not None and action.identity == root:
        yield from (root._replace(path=path) for path in parents_of(action.new))


def _preflight(
    connection: Connection, steps: Sequence[Step], drafted: Draft, given: PlanningInput, request: Request
) -> _Reported:
    """Check what the statements need of the server; a source that was built in a sandbox needs nothing."""
    live, wanted, registry = given.live, given.target, given.registry
    needed = role_drops.still_needed(connection, drafted.actions, live, wanted, registry)
    unset = tuple(_unset(steps, request))
    if request.put_back is not None:
        return _Reported(tuple(needed), unset, ())
    unpublished = replica_identities.lacking(connection, steps, live, wanted)
    unlabelled = label_providers.not_loaded(connection, drafted.actions, registry)
    lacking = privileges.lacking(connection, steps, live, wanted, registry)
    behind: Iterable[Finding] = ()
    if given.seeds.rows:
        from schemadiff.seeds.numbering import left_behind

        behind = left_behind(connection, given.seeds.rows, live, wanted, given.previous)
    return _Reported((*needed, *unpublished, *unlabelled), (*unset, *lacking), tuple(behind))


def _explanations(arranged: Arrangement, drafted: Draft, request: Request) -> tuple[Explanation, ...]:
    if request.explain is None:
        return ()
    from schemadiff.planner.explanation import explain

    return explain(arranged, drafted.changes, request.explain)


def _unset(steps: Iterable[Step], request: Request) -> Iterator[Finding]:
    """Yield a finding for each secret whose environment variable is not set; those of seeds are checked before."""
    for step in steps:
        for name in step.environment:
            if name not in request.environment and not request.registry[step.identity.kind].fields.hold_rows:
                title = request.registry.title(step.identity)
                yield Finding(f"{title}: the environment variable {name} is not set", step.place)


def _planning_input(
    connection: Connection,
    compared: Compared,
    wanted: Catalog,
    changes: Mapping[Identity, Sequence[RowChange]],
    request: Request,
) -> PlanningInput:
    """Return what the planner's rules need to know of the server in addition to the comparison."""
    from schemadiff.introspection.dependencies import dependencies
    from schemadiff.introspection.volatility import volatile
    from schemadiff.planner.model import DependencyIndex, PlanningInput, SeedChanges
    from schemadiff.seeds.ordering import references

    recorded = dependencies(connection, compared.live)
    called = _called(compared.comparison.created, compared.live, wanted, request.registry)
    user = one_row(connection.execute("SELECT current_user::text"))[0]
    return PlanningInput(
        compared.live,
        wanted,
        request.registry,
        compared.version,
        server=msgspec.structs.replace(
            compared.facts, volatile_routines=volatile(connection, called), current_user=user
        ),
        seeds=SeedChanges(changes, references(wanted) if changes else {}),
        previous=compared.previous,
        dependencies=DependencyIndex(_recorded(recorded.edges, compared.live, request.registry)),
        elsewhere=request.elsewhere,
        unmanaged=tuple(recorded.foreign),
    )


def _recorded(found: Iterable[RecordedEdge], live: Catalog, registry: Registry) -> Iterator[Dependency]:
    """Yield recorded dependencies.

    Where the server records a property (``pg_depend_type``) as a dependency of the object that has it, the property
    depends.
    """
    from schemadiff.planner.model import Dependency

    properties = {
        k.dependencies.pg_depend_type: k.name for k in registry.kinds.values() if k.dependencies.pg_depend_type
    }
    for edge in found:
        dependent = edge.dependent
        if edge.dependent == edge.referenced:
            continue
        if (kind := properties.get(edge.deptype)) is not None:
            item = Identity(kind, (dependent.kind, *dependent.path), dependent.arguments)
            dependent = item if item in live else dependent
        yield Dependency(dependent, edge.referenced)


def _called(created: Iterable[Object], live: Catalog, wanted: Catalog, registry: Registry) -> Iterator[tuple[str, ...]]:
    """Yield the names of routines that new defaults of existing tables call."""
    for item in created:
        if item.parent is not None and wanted.root(item) in live:
            for described in registry[item.identity.kind].fields:
                is_default = isinstance(described.type, Expression) and described.type.kind is ExpressionKind.DEFAULT
                if is_default and (text := item.get(described.name)):
                    yield from (
                        m.parts
                        for m in sql.name_references(sql.TextKind.EXPRESSION, text)
                        if m.sort == Namespace.ROUTINE
                    )
