"""A plan as JSON for machines, and to be applied later; :mod:`schemadiff.report.plan_document` describes the format.

``steps`` are in the order in which they run, each with the number of its ``transaction``; ``words`` of a hazard are
what ``--allow`` accepts; ``hint`` of a finding has its samples in words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from schemadiff import __version__
from schemadiff.catalog.object_changes import Change, Detail
from schemadiff.catalog.objects import Address, Identity
from schemadiff.catalog.plain_data import written_object
from schemadiff.catalog.saved_state import Part, SavedState
from schemadiff.errors import Finding, Place
from schemadiff.plan import DataCheck, Explanation, Plan, Rehearsal, Step
from schemadiff.report import overview, phrases
from schemadiff.report import plan_document as d
from schemadiff.shown import json_text

Known = Mapping[Address, Identity]
"""The live objects that a plan names, by address."""


def render(plan: Plan) -> str:
    """Return the document; ends with a newline."""
    return json_text(json.dumps(document(plan), indent=2, ensure_ascii=False)) + "\n"


def document(plan: Plan) -> dict[str, Any]:
    """Return the plan as plain data."""
    known = dict(plan.state.addresses) if plan.state is not None else {}
    found: dict[str, Any] = msgspec.to_builtins(
        d.PlanData(
            d.FORMAT,
            d.FORMAT_VERSION,
            plan.source,
            plan.target,
            plan.version,
            plan.fingerprint,
            plan.empty,
            overview.total(plan) if plan.steps else None,
            tuple(dict.fromkeys(h.words for h in plan.consents)),
            finding_data(plan.refusals),
            finding_data(plan.requirements),
            finding_data(plan.warnings),
            tuple(d.UnmodelledData(*u) for u in plan.unmodelled),
            tuple(map(_change, plan.changes)),
            tuple(
                _step(number, transaction, step, known)
                for number, (transaction, step) in enumerate(phrases.numbered(plan), 1)
            ),
            tuple(map(_explanation, plan.explanations)),
            _rehearsal(plan.rehearsal) if plan.rehearsal is not None else None,
            _state(plan.state) if plan.state is not None else None,
            "",
        )
    )
    return {**found, "digest": content_digest(found)}


def content_digest(found: Mapping[str, Any]) -> str:
    """Return the digest of a document without its own, whatever its layout is."""
    content = {key: value for key, value in found.items() if key != "digest"}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _state(state: SavedState) -> d.StateData:
    return d.StateData(
        __version__,
        state.database,
        state.scope.read,
        state.scope.managed,
        state.scope.sections,
        tuple(d.ExpectedData(_identity(r.identity), _identity(r.root), r.digest) for r in state.depends_on),
        _part(state.starts_from) if state.starts_from is not None else None,
        _part(state.ends_as),
        tuple(map(_identity, state.dependents)),
        tuple(d.AddressData(tuple(address), _identity(identity)) for address, identity in state.addresses),
    )


def _part(part: Part) -> d.PartData:
    return d.PartData(tuple(map(_identity, sorted(part.roots, key=str))), tuple(map(written_object, part.objects)))


def _rehearsal(found: Rehearsal) -> d.RehearsalData:
    return d.RehearsalData(
        found.absent, found.statements, round(found.seconds, 3), found.remembered, finding_data(found.left_out)
    )


def _explanation(explanation: Explanation) -> d.ExplanationData:
    return d.ExplanationData(
        explanation.operation,
        explanation.title,
        explanation.reasons,
        tuple(d.WaitData(*wait) for wait in explanation.waits_for),
        tuple(d.WaitData(*wait) for wait in explanation.waited_for_by),
    )


def _step(number: int, transaction: int, step: Step, known: Known) -> d.StepData:
    return d.StepData(
        number,
        transaction,
        step.operation,
        _identity(step.identity),
        step.title,
        _place(step.place),
        tuple(map(_identity, step.because)),
        _identity(step.part_of) if step.part_of is not None else None,
        _effects(step),
        tuple(
            d.HazardData(h.name, h.words, h.why, _identity(h.identity), h.needs_consent, _place(h.consented))
            for h in step.hazards
        ),
        tuple(map(_data_check, step.data_checks)),
        step.search_path,
        step.check_bodies,
        step.environment,
        tuple(
            d.TouchData(_identity(known[t.address]), t.title, t.depth, t.goes, t.texts)
            for t in step.touches
            if t.address in known
        ),
        _identity(known[step.relation]) if step.relation is not None and step.relation in known else None,
        step.absent,
        step.rows,
        d.RecoveryData(*step.recovery) if step.recovery is not None else None,
        step.when,
        d.SizeData(*step.size) if step.size is not None else None,
        round(step.seconds, 3),
        step.sql,
        step.bare,
    )


def _change(change: Change) -> d.ChangeData:
    return d.ChangeData(
        change.operation,
        _identity(change.identity),
        _identity(change.root),
        change.noun,
        change.name,
        _place(change.place),
        _details(change.details),
        change.definition,
        change.previous_name,
        change.recreated,
        change.because,
        tuple(d.PartsData(*part) for part in change.parts),
        change.descendants,
        tuple(d.RowData(row.operation, row.label, _details(row.details), _place(row.place)) for row in change.rows),
    )


def _details(details: tuple[Detail, ...]) -> tuple[d.DetailData, ...]:
    return tuple(d.DetailData(x.name, x.before, x.after, x.written, x.directive) for x in details)


def _effects(step: Step) -> d.EffectsData:
    found = step.effects
    also = tuple(d.AlsoLocked(relation, mode) for relation, mode in step.also_locks)  # type: ignore[arg-type]
    return d.EffectsData(
        found.lock,  # type: ignore[arg-type]
        found.rewrite,
        found.scan,
        found.builds,
        found.transactional,
        step.alone,
        also,
        dict(found.others),  # type: ignore[arg-type]
        found.precondition_lock,  # type: ignore[arg-type]
    )


def _data_check(check: DataCheck) -> d.DataCheckData:
    return d.DataCheckData(
        check.sql,
        check.message,
        check.early,
        check.about,
        tuple(sorted(check.relations)),
        d.KeysData(*check.keys) if check.keys is not None else None,
        check.tries,
        _place(check.place),
        check.rechecked,
        check.uncounted,
    )


def _identity(identity: Identity) -> d.IdentityData:
    return d.IdentityData(*identity)


def _place(place: Place | None) -> d.PlaceData | None:
    return d.PlaceData(*place) if place is not None else None


def finding_data(findings: Iterable[Finding]) -> tuple[d.FindingData, ...]:
    """Return findings as plain data."""
    return tuple(d.FindingData(f.message, _place(f.place), f.hint, tuple(map(dict, f.samples))) for f in findings)
