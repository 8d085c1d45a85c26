"""Tries a plan on a scratch server before it is shown.

A copy of the live definitions that the plan touches is built in a sandbox. There the steps are planned and run; the
result has to be as declared, and the same steps have to run a second time without changing anything.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.errors import Finding, InputError, RefusedError, ServerError, UnsupportedChange
from schemadiff.introspection import reader
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline import extension_stand_ins
from schemadiff.pipeline import make_plan as pipeline
from schemadiff.pipeline.extension_stand_ins import Stood
from schemadiff.pipeline.plan_stage import Made
from schemadiff.pipeline.request import Online, Request
from schemadiff.pipeline.sandbox_steps import install_all
from schemadiff.pipeline.stand_ins import stand_ins
from schemadiff.plan import Plan, Rehearsal, Step
from schemadiff.postgres.connection import one_row, server_error
from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.postgres.quoting import ident
from schemadiff.rehearsal import bodies, copy, fresh_build, remembered
from schemadiff.rehearsal.extent import Extent, extent
from schemadiff.rehearsal.remembered import Note, Offer, Remembered
from schemadiff.rehearsal.server import ScratchServer
from schemadiff.rehearsal.settings import Rehearsing
from schemadiff.rehearsal.trial import Outcome, Trial

if TYPE_CHECKING:
    import psycopg

    from schemadiff.postgres.connection import Connection


def _as_on_target(request: Request, made: Made) -> Request:
    """Return the request for a copy without rows: which tables are changed online was decided on the target."""
    return dataclasses.replace(request, online=Online(tables=made.given.server.in_use))


def _as_before(plan: Plan, seen: Remembered) -> Plan:
    """Return the plan with what an earlier rehearsal of it has seen."""
    found = zip(plan.steps, seen.locks, strict=True)
    steps = tuple(dataclasses.replace(step, also_locks=locks) for step, locks in found)
    left_out = tuple(Finding(*note) for note in seen.left_out)
    rehearsal = Rehearsal(seen.statements, left_out=left_out, remembered=True)
    return dataclasses.replace(plan, steps=steps, rehearsal=rehearsal)


def _kept(
    found: _Found, places: str, scratch: Sandbox | None, deadline: float
) -> tuple[tuple[Note, ...], str, Offer | None] | None:
    """Return what is remembered of what could not be tried, and on what that depends; None if it cannot be known.

    What there was no time for would have it another time, and what another server offers is not known without it.
    """
    if not found.left_out:
        return (), "", None
    if scratch is None or time.monotonic() > deadline or (offer := remembered.offer(scratch)) is None:
        return None
    return tuple(Note(f.message, f.place, f.hint) for f in found.left_out), places, offer


def rehearsed(
    connection: Connection, made: Made, request: Request, how: Rehearsing, schemas_of: Connection | None = None
) -> Plan:
    """Return the plan with what its rehearsal found: errors of the server as refusals, and how it was tried.

    ``connection`` is the target's; it is asked only for languages, for versions and members of extensions, and for the
    names of schemas, if ``schemas_of`` is not another database to be asked for these. Without a scratch server, the
    plan says why it was not rehearsed; if a rehearsal is needed, ServerError is raised.
    """
    import psycopg

    began = time.monotonic()
    languages = {name for (name,) in connection.execute("SELECT lanname::text FROM pg_catalog.pg_language").fetchall()}
    part = extent(made, request.registry, whole=how.full)
    request = _as_on_target(request, made)
    server = ScratchServer(made.plan.version, how.server)
    try:
        presumed = None if request.lacks is None else sorted(request.lacks)
        versions, members = _default_versions(connection, part), _members(connection, part)
        unread = _unread_schemas(schemas_of or connection, made.compared.before)
        others = (str(server), request.check_bodies, how.full, sorted(languages), versions, members, presumed, unread)
        known, places = remembered.digest(made.plan, part, others), remembered.places(made.plan, part)
        # A value of the environment decides as well; no digest of it is kept.
        cache = request.cache and not any(step.environment for step in made.plan.steps)
        if cache and (seen := remembered.recall(known)) is not None and seen.places in ("", places):
            return _as_before(made.plan, seen)
        deadline = began + how.limit
        with server.database() as scratch:
            scratch.make_roles(copy.roles(part, request.registry))
            part = copy.with_possible_owners(part, scratch)
            stood = extension_stand_ins.stand_in(
                *(scratch, connection, part, request.registry), deadline=deadline, may_install=request.try_extensions
            )
            found = _Rehearsal(scratch, part, languages, request, made.plan, deadline, unread).run(stood)
            if how.full and not (made.plan.refusals or found.findings or found.left_out):
                _compare_with_fresh_build(made, request, scratch, server, deadline, found)
            left_out = _kept(found, places, scratch if server.conninfo is None else None, deadline)
    except (ServerError, InputError, RefusedError, psycopg.OperationalError) as error:
        return _not_rehearsed(made.plan, _failure(error), server, how)
    steps = tuple(_with_locks(step, found.locks) for step in made.plan.steps)
    if cache and left_out is not None and not (found.findings or found.warnings):
        remembered.keep(known, Remembered(found.statements, tuple(step.also_locks for step in steps), *left_out))
    return dataclasses.replace(
        made.plan,
        steps=steps,
        refusals=(*made.plan.refusals, *_not_yet(found.findings, made.plan)),
        warnings=(*made.plan.warnings, *found.warnings, *server.left),
        rehearsal=Rehearsal(found.statements, time.monotonic() - began, tuple(found.left_out)),
    )


def _not_rehearsed(plan: Plan, failure: ServerError, server: ScratchServer, how: Rehearsing) -> Plan:
    """Return the plan with the reason; what is wrong with the copy is none to refuse it. Raises it if one is needed."""
    if how.needed:
        raise ServerError(failure.message, *failure.lines, *(f.message for f in server.left)) from None
    warnings = (*plan.warnings, *server.left)
    return dataclasses.replace(plan, warnings=warnings, rehearsal=Rehearsal(absent=failure.message))


def _compare_with_fresh_build(
    made: Made, request: Request, scratch: Sandbox, server: ScratchServer, deadline: float, found: _Found
) -> None:
    """Add to what was found how the copy differs from a build of the YAML, and what could not be built."""
    wanted = fresh_build.target(made, scratch, request.registry)
    differs, obstacles = fresh_build.differences(scratch, server, wanted, request.registry, deadline)
    found.findings.extend(differs)
    found.left_out.extend(obstacles)


def _default_versions(connection: Connection, part: Extent) -> list[tuple[str, str]]:
    """Return the versions in which the target would install new extensions that are declared without one."""
    there = {item.identity for item in structure.extensions(part.before)}
    new = (item for item in structure.extensions(part.after) if item.identity not in there)
    names = [item.identity.name for item in new if item.get("version") is None]
    return sorted(extension_stand_ins.default_versions(connection, names).items()) if names else []


def _members(connection: Connection, part: Extent) -> list[object]:
    """Return a digest of what belongs to extensions on the target: others stand in for that."""
    if not any(True for _ in structure.extensions(part.before)):
        return []
    query = (
        "SELECT pg_catalog.sha256(pg_catalog.string_agg(d.member, ' ' ORDER BY d.member)::bytea) FROM ("
        "SELECT pg_catalog.concat_ws(' ', refobjid, classid, objid) AS member FROM pg_catalog.pg_depend"
        " WHERE deptype = 'e') AS d"
    )
    return list(one_row(connection.execute(query)))


def _unread_schemas(connection: Connection, live: Catalog) -> list[str]:
    """Return the schemas of a database that are not in its catalog, since the YAML manages nothing in them."""
    if live.whole:
        return []
    rows = connection.execute("SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_'").fetchall()
    return sorted({name for (name,) in rows} - live.schemas - {"information_schema"})


def _failure(error: ServerError | InputError | RefusedError | psycopg.OperationalError) -> ServerError:
    """Return the error that says why there was no rehearsal."""
    if isinstance(error, ServerError):
        return error
    if isinstance(error, InputError | RefusedError):
        return ServerError(f"the definitions could not be copied: {error.findings[0].message}")
    return server_error(error)


def _with_locks(step: Step, locks: Locks) -> Step:
    """Return a step with what it was seen to lock besides what it says, or more strongly."""
    found = {**dict(step.also_locks), **dict(locks.get((step.title, step.identity), ()))}
    return dataclasses.replace(step, also_locks=tuple(found.items()))


def _not_yet(findings: Collection[Finding], plan: Plan) -> Iterator[Finding]:
    """Yield the findings at places where the plan has no refusal already, each once."""
    refused = {refusal.place for refusal in plan.refusals if refusal.place is not None}
    yield from (found for found in dict.fromkeys(findings) if found.place not in refused)


def _languages(declared: Catalog, registry: Registry) -> Iterator[str]:
    """Yield the languages that a catalog declares; an extension that brings one has its name."""
    yield from (item.identity.name for item in structure.extensions(declared))
    for name, items in declared.by_kind.items():
        if registry[name].address_catalog == "pg_language":
            yield from (item.identity.name for item in items)


def _left_out(outcome: Outcome, missing: Mapping[Identity, str], registry: Registry) -> Iterator[Finding]:
    """Yield what was not tried, and of what the copy lacks the first few if a step would have needed it."""
    yield from (finding for _, finding in outcome.left_out)
    if not outcome.dependents:
        return
    for identity, why in list(missing.items())[:_SHOWN]:
        yield Finding(f"{registry.title(identity)} is not in the copy: {why}")
    changes = "1 change needs" if outcome.dependents == 1 else f"{outcome.dependents} changes need"
    yield Finding(f"{changes} what is not in the copy or was not tried")


_SHOWN = 5
"""How many objects that are not in the copy are listed."""


def _in_messages(schema: str) -> Iterator[str]:
    """Yield how the server's messages name a schema that is missing, or something in it."""
    yield from (f'schema "{schema}"', f'"{schema}.', f" {ident(schema)}.")


Locks = Mapping[tuple[str, Identity], tuple[tuple[str, str], ...]]
"""The further locks of steps, by title and object."""


class _Found(NamedTuple):
    """What a rehearsal has found."""

    findings: list[Finding]
    left_out: list[Finding]
    statements: int
    warnings: Sequence[Finding] = ()
    locks: Locks = {}  # noqa: RUF012 - never changed


class _Rehearsal:
    """One rehearsal in an open sandbox."""

    def __init__(  # noqa: PLR0913 - what one rehearsal works with
        self,
        scratch: Sandbox,
        part: Extent,
        languages: Collection[str],
        request: Request,
        made: Plan,
        deadline: float,
        unread: Sequence[str],
    ) -> None:
        self._scratch = scratch
        self._part = part
        self._languages = {*languages, *_languages(part.after, request.registry)}
        self._refused = bool(made.refusals)
        self._unchanged = {f.place for f in made.refusals if isinstance(f, UnsupportedChange) and f.place is not None}
        """Where what is declared cannot be changed to that, so that no step does it."""
        self._unread = unread
        self._deadline = deadline
        self._request = dataclasses.replace(
            request,
            target_writes=True,
            elsewhere=False,
            try_extensions=False,
            explain=None,
            cache=False,
            variables=None,
        )

    def run(self, stood: Stood) -> _Found:
        """Build the copy, run the steps on it, check the result, and run them again.

        ``stood`` says what stands in for extensions in the sandbox.
        """
        registry, scratch = self._request.registry, self._scratch
        lacks = stood.lacks if (more := self._request.lacks) is None else (stood.lacks or frozenset()) | more
        before = self._part.before
        copied, missing = copy.build(scratch, before, registry, self._deadline, separate=lacks is not None)
        install_all(scratch, self._part.after, stood.versions)
        wanted = stand_ins(self._part.after, registry, scratch, self._languages)
        # So no more is left out than what needs a missing member.
        separate = lacks is not None
        request = dataclasses.replace(self._request, put_back=wanted.without_its_own, lacks=lacks, separate=separate)
        # Nothing refers to an owner, a comment or privileges by name.
        lost = [i for i in missing if registry[i.kind].yaml.layout is not Layout.PROPERTY]
        incomplete = bool(lost or self._refused) or self._lacks_implicit_use(wanted.buildable)
        trial = Trial(scratch, copied, wanted, request.environment, self._deadline, incomplete=incomplete)
        trial.lacks = lacks if not self._unread else (lacks or frozenset()).union(*map(_in_messages, self._unread))
        try:
            plan = self._plan(wanted.buildable, request)
        except (InputError, RefusedError) as error:
            words = "it could not be planned on the copy"
            # What an extension lacks is one reason, however many objects need it.
            errors = [Finding(f"{words}: {f.message}", f.place) for f in error.findings][: 1 if stood.notes else None]
            return _Found([], [*stood.notes, *self._absent(errors), *errors], 0)
        compiled = self._bodies()
        with self._hurried():
            outcome = trial.run(plan, (*missing, *self._refused_in(wanted.buildable)))
        left_out = list(_left_out(outcome, missing, registry))
        left = [*stood.notes, *self._absent(left_out), *left_out]
        if outcome.errors:
            findings = list(self._explained(outcome, wanted.buildable, request, trial, missing))
            return _Found(findings, left, outcome.run)
        findings = list(self._unachieved(wanted.buildable, request, trial, outcome))
        warnings = list(bodies.broken(compiled, self._bodies(), self._part.after, registry))
        findings = findings or list(self._second_run(trial, plan, outcome.gone))
        return _Found(findings, left, outcome.run, warnings, outcome.locks)

    def _lacks_implicit_use(self, buildable: Catalog) -> bool:
        """Tell whether no copy can have what texts use without naming it, as a cast between types of the system."""
        kinds = [name for name, kind in self._request.registry.kinds.items() if kind.dependencies.implicit_for_types]
        return any(item.identity not in buildable for name in kinds for item in self._part.after.by_kind.get(name, ()))

    def _refused_in(self, wanted: Catalog) -> Iterator[Identity]:
        """Yield the objects that are not as declared after the plan: what needs them as declared is not tried."""
        if self._unchanged:
            yield from (item.identity for item in wanted if item.place in self._unchanged)

    def _absent(self, left_out: Collection[Finding]) -> Iterator[Finding]:
        """Yield the schemas for want of which something was not tried."""
        for schema in self._unread:
            if any(text in found.message for found in left_out for text in _in_messages(schema)):
                yield Finding(f"schema {ident(schema)} is not in the copy, since the YAML manages nothing in it")

    def _unachieved(self, wanted: Catalog, request: Request, trial: Trial, outcome: Outcome) -> Iterator[Finding]:
        """Yield what the next plan would have again, or why there could be none.

        Nothing where the plan is refused: what a refused change would have brought is not there.
        """
        if self._refused:
            return
        try:
            again = self._plan(wanted, request)
        except (InputError, RefusedError) as error:
            for found in error.findings if not self._lacks_implicit_use(wanted) else ():
                yield Finding(f"after this plan, the next one would fail: {found.message}", found.place, found.hint)
            return
        left = {step.identity: step for step in again.steps if trial.needs(step, outcome.gone) is None}
        details = {change.identity: change.details for change in again.changes}
        for identity, step in left.items():
            differing = "; ".join(
                f"{d.name}: {d.before or 'none'} → {d.after or 'none'}" for d in details.get(identity, ())
            )
            words = f"it would not be as declared after this plan{f' ({differing})' if differing else ''}"
            yield Finding(f"{self._request.registry.title(identity)}: {words}; the next plan has it again", step.place)

    def _bodies(self) -> bodies.Errors:
        """Return what the server rejects in the string bodies of the copy's routines."""
        registry, connection = self._request.registry, self._scratch.connection
        if not any(True for side in self._part for _ in bodies.string_routines(side, registry)):
            return {}
        return bodies.errors(self._scratch, reader.read(connection, registry, None), self._part.after, registry)

    @contextmanager
    def _hurried(self) -> Iterator[None]:
        """Cancel a statement that is still running when the time for the rehearsal is over."""
        connection = self._scratch.connection
        left = max(1, round((self._deadline - time.monotonic()) * 1000))
        connection.execute("SELECT pg_catalog.set_config('statement_timeout', %s, false)", [str(left)])
        yield
        connection.execute("RESET statement_timeout")

    def _plan(self, wanted: Catalog, request: Request) -> Plan:
        return pipeline.make_plan(self._scratch.connection, wanted, request)

    def _explained(
        self, outcome: Outcome, wanted: Catalog, request: Request, trial: Trial, missing: Collection[Identity]
    ) -> Iterator[Finding]:
        """Yield the errors, each at the declaration that it is about.

        What has failed is planned and run again with each change as a statement of its own. Of a plan that
        is refused anyway, what is not tried then, for want of a refused change, may be what has failed with others.
        """
        again = Outcome()
        with suppress(InputError, RefusedError):
            without = (*missing, *self._refused_in(wanted))
            again = trial.run(self._plan(wanted, dataclasses.replace(request, separate=True)), without)
        known = (*(step.identity for step, _ in again.errors), *(again.gone if self._refused else ()))
        roots = {wanted.root(item) for identity in known if (item := wanted.get(identity)) is not None}
        yield from (found for _, found in again.errors)
        for step, found in outcome.errors:
            item = wanted.get(step.identity)
            if (wanted.root(item) if item is not None else step.identity) not in roots:
                yield found

    def _second_run(self, trial: Trial, plan: Plan, without: Collection[Identity]) -> Iterator[Finding]:
        """Yield what a second run of the same steps does: it has to change nothing."""
        registry, connection = self._request.registry, self._scratch.connection
        before = reader.read(connection, registry, None)
        outcome = trial.run(plan, without, again=True)
        for step, found in outcome.errors:
            yield Finding(f"{found.message} (when it is run a second time)", step.place, found.hint)
        after = reader.read(connection, registry, None)
        for step in plan.steps:
            one, other = before.get(step.identity), after.get(step.identity)
            if (one.values if one else None) != (other.values if other else None):
                yield Finding(f"{step.title}: running it a second time changes it again", step.place)
