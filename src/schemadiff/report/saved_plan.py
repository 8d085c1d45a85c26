"""Reads a plan that was saved as JSON; it then runs like one that has just been made."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from schemadiff import __version__
from schemadiff.catalog.catalog import Unmodelled
from schemadiff.catalog.object_changes import Change, Detail, Row
from schemadiff.catalog.objects import Address, Identity
from schemadiff.catalog.plain_data import read_object
from schemadiff.catalog.saved_state import Expected, Part, SavedState, Scope
from schemadiff.catalog.table_sizes import TableSize
from schemadiff.errors import Finding, Place, UsageError
from schemadiff.plan import DataCheck, Effects, Hazard, Keys, Plan, Recovery, Rehearsal, Step, Touch
from schemadiff.report import plan_document as d
from schemadiff.report.json_ import content_digest


def load(file: Path) -> Plan:
    """Return the plan of a file. Its addresses are those of the time when it was made.

    Raises UsageError for a file that is no plan, that was changed after it was written, that another version of
    schemadiff wrote, or that cannot be applied.
    """
    document = _document(file)
    if document.get("digest") != content_digest(document):
        raise UsageError(f"{file} was changed after it was written; plan again")
    try:
        found = msgspec.convert(document, d.PlanData)
        plan = _plan(found)
    except (msgspec.ValidationError, KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise UsageError(f"{file} is not a valid plan: {error}") from None
    if plan.empty:
        return plan
    if found.state is None:
        hint = "`schemadiff plan --out FILE.json` writes one for a database"
        raise UsageError(f"{file} was not made for a database, so it cannot be applied; {hint}")
    if found.state.schemadiff != __version__:
        written = found.state.schemadiff
        raise UsageError(f"{file} was written by schemadiff {written}, and this is {__version__}; plan again")
    return plan


def _document(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_bytes())
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{file} is not JSON") from None
    if not isinstance(document, dict) or document.get("format") != d.FORMAT:
        raise UsageError(f"{file} is not a plan; `schemadiff plan --out FILE.json` writes one")
    if document.get("format_version") != d.FORMAT_VERSION:
        raise UsageError(f"{file} was written by another version of schemadiff; plan again")
    return document


def _plan(found: d.PlanData) -> Plan:
    state = _state(found.state) if found.state is not None else None
    known = {identity: address for address, identity in state.addresses} if state is not None else {}
    return Plan(
        tuple(_steps(found.steps, known)),
        found.fingerprint,
        found.source,
        found.target,
        found.server_version,
        refusals=_findings(found.refusals),
        requirements=_findings(found.requirements),
        warnings=_findings(found.warnings),
        unmodelled=tuple(Unmodelled(u.what, u.name, u.reason) for u in found.unmodelled),
        rehearsal=_rehearsal(found.rehearsal) if found.rehearsal is not None else None,
        state=state,
        changes=tuple(map(_change, found.changes)),
    )


def _change(found: d.ChangeData) -> Change:
    return Change(
        found.operation,
        _identity(found.identity),
        _identity(found.root),
        found.noun,
        found.name,
        _place(found.place),
        _details(found.details),
        found.definition,
        found.previous_name,
        found.recreated,
        found.because,
        tuple((part.noun, part.count) for part in found.parts),
        found.descendants,
        tuple(Row(row.operation, row.label, _details(row.details), _place(row.place)) for row in found.rows),
    )


def _details(found: Iterable[d.DetailData]) -> tuple[Detail, ...]:
    return tuple(Detail(x.name, x.before, x.after, x.written, x.directive) for x in found)


def _state(found: d.StateData) -> SavedState:
    return SavedState(
        found.database,
        Scope(found.schemas, found.managed_schemas, found.sections),
        tuple(Expected(_identity(r.identity), _identity(r.root), r.digest) for r in found.depends_on),
        _part(found.ends_as),
        _part(found.starts_from) if found.starts_from is not None else None,
        tuple(map(_identity, found.dependents)),
        tuple((Address(*a.address), _identity(a.identity)) for a in found.addresses),
    )


def _part(found: d.PartData) -> Part:
    return Part(frozenset(map(_identity, found.roots)), tuple(map(read_object, found.objects)))


def _rehearsal(found: d.RehearsalData) -> Rehearsal:
    return Rehearsal(found.statements, found.seconds, _findings(found.left_out), found.absent, found.remembered)


def _steps(found: Iterable[d.StepData], known: Mapping[Identity, Address]) -> Iterator[Step]:
    """Yield the steps; one in a new transaction begins it, if it could share the one of the step before it."""
    before: Step | None = None
    number = 1
    for data in found:
        step = _step(data, known)
        if before is not None and before.shares and step.shares and data.transaction != number:
            step = dataclasses.replace(step, begins=True)
        before, number = step, data.transaction
        yield step


def _step(found: d.StepData, known: Mapping[Identity, Address]) -> Step:
    of_rows = found.operation == "delete" and found.rows is not None
    return Step(
        sql=found.sql,
        operation=found.operation,
        identity=_identity(found.identity),
        title=found.title,
        effects=_effects(found.effects),
        hazards=tuple(Hazard(h.name, _identity(h.identity), h.why, of_rows=of_rows) for h in found.hazards),
        data_checks=tuple(map(_data_check, found.data_checks)),
        place=_place(found.place),
        search_path=found.search_path,
        check_bodies=found.check_function_bodies,
        because=tuple(map(_identity, found.because)),
        part_of=_identity(found.part_of) if found.part_of is not None else None,
        environment=found.environment,
        touches=tuple(Touch(known[_identity(t.identity)], t.title, t.depth, t.goes, t.texts) for t in found.touches),
        absent=found.absent,
        relation=known[_identity(found.relation)] if found.relation is not None else None,
        rows=found.rows,
        alone=found.effects.alone,
        when=found.when,
        recovery=Recovery(found.recovery.condition, found.recovery.sql) if found.recovery is not None else None,
        also_locks=tuple((x.relation, x.lock) for x in found.effects.also_locks),
        bare=found.bare,
        size=TableSize(found.size.bytes, found.size.rows) if found.size is not None else None,
        seconds=found.seconds,
    )


def _effects(found: d.EffectsData) -> Effects:
    return Effects(
        found.lock,
        found.rewrite,
        found.scan,
        found.transactional,
        found.builds,
        found.others,
        found.precondition_lock,
    )


def _data_check(found: d.DataCheckData) -> DataCheck:
    return DataCheck(
        found.sql,
        found.message,
        found.early,
        found.about,
        frozenset(found.relations),
        Keys(found.keys.sql, found.keys.names, found.keys.block) if found.keys is not None else None,
        found.tries,
        _place(found.place),
        found.rechecked,
        found.uncounted,
    )


def _identity(found: d.IdentityData) -> Identity:
    return Identity(found.kind, found.path, found.arguments)


def _place(found: d.PlaceData | None) -> Place | None:
    return Place(found.file, found.line, found.column) if found is not None else None


def _findings(found: Iterable[d.FindingData]) -> tuple[Finding, ...]:
    return tuple(_each_finding(found))


def _each_finding(found: Iterable[d.FindingData]) -> Iterator[Finding]:
    for one in found:
        yield Finding(one.message, _place(one.place), one.hint, tuple(tuple(s.items()) for s in one.samples))
