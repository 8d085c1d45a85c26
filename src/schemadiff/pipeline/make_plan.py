"""From a declared catalog and a connection to a plan: every stage in its order, each a function of the ones before."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog, Unmodelled
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.diff.catalogs import Comparison, Scope, compare, in_full, target
from schemadiff.diff.renames import Rename, apply_renames, old_identity
from schemadiff.errors import Finding, InputError
from schemadiff.introspection import reader, written_defaults
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline import conversions, existing_rows, normalize_stage
from schemadiff.pipeline.stale_texts import Stale
from schemadiff.plan import Plan, Step
from schemadiff.postgres.connection import server_version
from schemadiff.preflight import label_providers, lock_table, prepare, privileges, role_drops
from schemadiff.references.resolver import free_texts, owner_of

if TYPE_CHECKING:
    from schemadiff.planner.model import Situation
    from schemadiff.preflight.variables import Variables

    Connection = Any


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of a plan beyond its two sides."""

    registry: Registry
    scope: Scope = field(default_factory=Scope)
    seeds: frozenset[str] | None = None
    """The seed sets to compare; None for all."""
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    source: str = ""
    target: str = ""
    target_writes: bool = True
    """False keeps the target from being asked what texts mean, which takes temporary objects; nothing is written."""
    try_extensions: bool = False
    """Whether extensions may be installed on the target and rolled back, to find out what they bring."""
    check_bodies: bool = True
    """Whether the server checks the bodies of routines as it makes them. False lets them name what is not there."""
    put_back: Callable[[Catalog], Catalog] | None = None
    """Where the live side is a source that was built in a sandbox: its catalog as the source has it, given the one that
    is read there. What a server has to allow or to have loaded is nobody's question then."""
    cache: bool = False
    """Whether answers of the server are remembered."""
    variables: Variables | None = None
    """Which environment variables the declared side may name; None for all."""
    proofread: Callable[[], object] = lambda: None
    """Reads the YAML again with every SQL text parsed, and raises InputError with all findings. It is called where
    texts are about to be used; a plan with nothing to do is spared it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides, brought to one spelling, and what they do not share."""

    version: int
    live: Catalog
    declared: Catalog
    renames: tuple[Rename, ...]
    comparison: Comparison
    facts: Mapping[str, Value]
    former: Mapping[Identity, Identity]
    """What has been renamed: the identity it will have, and the one that the server knows it by."""
    notes: tuple[Finding, ...] = ()
    """What the server cannot have, and the YAML can do without."""

    @property
    def unmodelled(self) -> tuple[Unmodelled, ...]:
        """What neither side could be read whole for."""
        return tuple(dict.fromkeys((*self.live.unmodelled, *self.declared.unmodelled)))

    def warnings(self, registry: Registry) -> tuple[Finding, ...]:
        """What a reviewer should know that is no error."""
        return (*self.notes, *prepare.warnings(self.declared, registry, self.version))


def make_plan(connection: Connection, declared: Catalog, request: Request) -> Plan:
    """The plan that brings the database to the declared catalog; InputError where the YAML cannot be meant."""
    with nullcontext() if request.target_writes else _read_only(connection):
        try:
            return _made(connection, declared, request)
        except InputError:
            request.proofread()
            raise


@contextmanager
def _read_only(connection: Connection) -> Iterator[None]:
    """The server itself sees to it that nothing is written, not even what would be rolled back."""
    (before,) = connection.execute("SHOW default_transaction_read_only").fetchone()
    connection.execute("SET default_transaction_read_only = on")
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute(f"SET default_transaction_read_only = {before}")


def _made(connection: Connection, declared: Catalog, request: Request) -> Plan:
    if request.variables is not None:
        request.variables.check(declared, request.registry, request.seeds)
    compared = compare_with(connection, declared, request)
    nothing = compared.comparison.empty and not compared.renames
    if nothing and not any(declared.by_kind.get(k.name) for k in request.registry.kinds.values() if k.holds_rows):
        return _empty(compared, request)
    wanted = target(compared.live, compared.declared, request.registry, request.scope)
    changes, refusals = _seed_changes(connection, compared, wanted, request)
    if nothing and not changes and not refusals:
        return _empty(compared, request)
    return planned(connection, compared, wanted, changes, refusals, request)


def _empty(compared: Compared, request: Request) -> Plan:
    return Plan(
        (),
        fingerprint="",
        source=request.source,
        target=request.target,
        version=compared.version,
        unmodelled=compared.unmodelled,
        warnings=compared.warnings(request.registry),
    )


def compare_with(connection: Connection, declared: Catalog, request: Request) -> Compared:
    """Both sides compared, with the server's answers to what texts cannot tell."""
    version = server_version(connection)
    declared, notes = prepare.prepare(
        connection, declared, request.registry, version, try_extensions=request.try_extensions
    )
    left = _former_schemas(declared, request.registry)
    whole = frozenset(_whole_schemas(connection, request.scope))
    schemas = None if request.scope.everything else declared.schemas | left | whole
    live = reader.read(connection, request.registry, schemas, declared.sections)
    if request.put_back is not None:
        live = request.put_back(live)
    before = live

    def stays(item: Object, among: Catalog) -> bool:
        return request.scope.unmanaged(item, among, declared, request.registry)

    live, renames = apply_renames(live, declared, request.registry, stays)
    former = _moved(before, live) if renames else {}
    renamed = frozenset(former)
    if schemas is not None and left:
        live = _within(live, declared.schemas | whole, request.registry)
    live = _settled(live, declared, request.registry, version)
    declared = written_defaults.without_defaults(connection, live, declared, request.registry)
    declared = prepare.beside(connection, live, declared, request.registry, version)
    declared = in_full(live, declared, request.registry, request.scope)
    comparison = compare(live, declared, request.registry, request.scope)
    comparison = prepare.without_members(connection, comparison, request.registry, version)
    memory = normalize_stage.memory(connection, comparison, declared, request, renamed)
    if memory is not None:
        comparison = memory.recall(comparison)
    remembered = comparison
    comparison = Stale(live, declared, comparison, former, request.registry).asked_too()
    _proofread(comparison, request)
    facts: dict[str, Value] = {}
    wrong: list[Finding] = []
    if comparison.undecided:
        try:
            answers, unverified = normalize_stage.answers(connection, comparison, live, declared, request, renamed)
        except InputError as error:
            wrong += error.findings
        else:
            if memory is not None:
                memory.keep(remembered, answers)
            comparison = comparison.settled(answers.differs)
            facts.update(answers.facts, spelled=answers.spelled)
            notes = (*notes, *unverified)
    try:
        notes = (*notes, *normalize_stage.conversions(connection, comparison, live, declared, request, renamed))
    except InputError as error:
        wrong += error.findings
    if wrong:
        raise InputError(wrong)
    if live.unmodelled:
        live = live.naming(u for u in live.unmodelled if not _is_ignored(u, request.scope))
    facts["casts"], comparison, declared = conversions.chosen(
        connection, comparison, live, declared, request.registry, version
    )
    return Compared(version, live, declared, renames, comparison, facts, former, notes)


def _is_ignored(item: Unmodelled, scope: Scope) -> bool:
    """Whether the configuration leaves out what is not modelled, or what it stands in: its table, its schema."""
    kind = item.what.replace(" ", "_").replace("-", "_")
    parts = tuple(item.name.split("."))
    above = [Identity("schema", parts[:1])] if len(parts) > 1 else []
    above += [Identity("table", parts[:end]) for end in range(2, len(parts))]
    return any(scope.ignore(identity) for identity in (Identity(kind, parts), *above))


def _settled(live: Catalog, declared: Catalog, registry: Registry, version: int) -> Catalog:
    """The live side as it counts once everything has gone where it belongs."""

    def owners(trait: Object) -> tuple[str | None, str | None]:
        before = after = None
        if trait.parent is not None and (carrier := live.get(trait.parent)) is not None:
            before = owner_of(carrier, registry, live)
            after = owner_of(declared.get(trait.parent) or carrier, registry, declared, live)
        return before, after

    for kind in registry.kinds.values():
        if kind.settle is not None and live.by_kind.get(kind.name):
            settled = kind.settle(live, declared, version, owners)
            live = live if settled is live else live.replacing(settled)
    return live


def _proofread(comparison: Comparison, request: Request) -> None:
    """Nothing that is no expression, or no single query, reaches the server: neither as a question nor in a step."""
    changed = [*comparison.created, *(p.declared for p in comparison.pairs if p.changed)]
    if any(True for item in changed for _ in free_texts(item, request.registry)):
        request.proofread()
    asked = [*changed, *(p.declared for p in comparison.undecided)]
    findings = [
        Finding(f"{request.registry.title(item.identity)}: {fault.message}", item.place, fault.hint)
        for item in asked
        for shape, text in free_texts(item, request.registry)
        if (fault := sql.fault(shape.text_kind, text)) is not None
    ]
    if findings:
        raise InputError(findings)


def _whole_schemas(connection: Connection, scope: Scope) -> Iterator[str]:
    """The live schemas that are managed although the YAML need not name them."""
    if scope.manage is None:
        return
    for (name,) in connection.execute("SELECT nspname::text FROM pg_namespace WHERE nspname !~ '^pg_'").fetchall():
        if name != "information_schema" and scope.manage(Identity("schema", (name,))):
            yield name


def _former_schemas(declared: Catalog, registry: Registry) -> frozenset[str]:
    """Where the declared objects may come from: other names of schemas, and schemas that objects leave."""
    found: set[str] = set()
    for item in declared:
        name = item.hint("renamed_from")
        if name is None:
            continue
        old = old_identity(item, name)
        if registry[old.kind].scope == "schema" or registry[old.kind].namespace == "schema":
            found.add(old.path[0])
    return frozenset(found - declared.schemas)


def _within(live: Catalog, schemas: Collection[str], registry: Registry) -> Catalog:
    """What is left of a former schema is not ours."""

    def schema(item: Object) -> str | None:
        if item.parent is not None:
            holder = live.get(item.parent)
            return schema(holder) if holder is not None else None
        return item.identity.path[0] if registry[item.identity.kind].scope != "database" else None

    return live.replacing(o for o in live if (home := schema(o)) is None or home in schemas)


def _moved(before: Catalog, after: Catalog) -> dict[Identity, Identity]:
    """Everything that a rename moves: the identity it will have, and the one it has."""
    return {n.identity: o.identity for o, n in zip(before, after, strict=True) if o.identity != n.identity}


def _seed_changes(
    connection: Connection, compared: Compared, wanted: Catalog, request: Request
) -> tuple[Mapping[Identity, Any], tuple[Finding, ...]]:
    from schemadiff.seeds import comparison as seeds

    found = seeds.row_changes(connection, compared.live, wanted, sets=request.seeds, environment=request.environment)
    if found.errors:
        raise InputError(found.errors)
    return {k: v for k, v in found.changes.items() if v}, tuple(found.refusals)


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
    from schemadiff.planner.actions import draft
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
            if name not in request.environment and not request.registry[step.identity.kind].holds_rows:
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
    traits = {kind.deptype: kind.name for kind in request.registry.kinds.values() if kind.deptype}

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
                if described.asked == "default" and (text := item.get(described.name)):
                    yield from (m.parts for m in sql.mentions(sql.TextKind.EXPRESSION, text) if m.sort == "routine")


def everything_in(connection: Connection, registry: Registry, schemas: Collection[str] | None = None) -> Catalog:
    """The live catalog of a database: the given schemas, or all but the system's."""
    server_version(connection)
    return reader.read(connection, registry, schemas)
