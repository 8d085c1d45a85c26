"""``schemadiff apply``: shows the plan, asks for consent, runs it and checks the result."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff.commands.inputs import Target, declared_catalog, open_target, plan_request
from schemadiff.commands.options import Flags, Options, resolve
from schemadiff.commands.plan_output import with_consents, with_rehearsal
from schemadiff.errors import Finding, Interrupted, RefusedError, SchemadiffError, UsageError
from schemadiff.pipeline.compared import Unverified
from schemadiff.pipeline.make_plan import make_in_detail, make_plan, plan_of

if TYPE_CHECKING:
    from schemadiff.apply.planned_state import Planned
    from schemadiff.catalog.catalog import Catalog
    from schemadiff.pipeline.request import Request
    from schemadiff.plan import Plan
    from schemadiff.postgres.connection import Connection
    from schemadiff.rehearsal.settings import Rehearsing


def apply(flags: Flags, yes: bool, file: Path | None = None) -> int:
    """Run ``schemadiff apply`` and return its exit code; with a saved plan only if it is still the same."""
    from schemadiff.apply import consent, timeouts
    from schemadiff.apply.advisory_lock import only_one
    from schemadiff.apply.planned_state import Planned
    from schemadiff.apply.row_checks import check_rows
    from schemadiff.commands.apply_output import show
    from schemadiff.pipeline import existing_rows

    options = resolve(flags)
    how = options.rehearsal
    consent.check_words(options.allow)
    timeouts.check(options.limits)
    reviewed = _reviewed(file) if file is not None else None
    declared = declared_catalog(options)
    with open_target(options) as target, only_one(target.connection, options.limits.patience):
        connection, request = target.connection, plan_request(options, target.name)
        planned = Planned(connection)
        made, left = existing_rows.counted(connection, _plan(connection, declared, request, how))
        made = with_consents(made, options)
        show(made, flags, asks=not yes)
        if made.refusals or made.requirements:
            raise RefusedError((*made.refusals, *made.requirements))
        if flags.no_target_writes and (unverified := [w for w in made.warnings if isinstance(w, Unverified)]):
            raise RefusedError(unverified)
        if made.empty:
            return 0
        if reviewed is not None and reviewed != made.fingerprint:
            raise RefusedError([Finding(f"{file} is not the current plan: the database or the YAML has changed")])
        if unallowed := consent.missing(made, options.allow):
            raise RefusedError(unallowed)
        if not yes:
            _confirm(made)
            again = make_plan(connection, declared, request)
            if again.fingerprint != made.fingerprint:
                raise RefusedError([Finding("the database has changed since the plan was shown; plan again")])
        violating = check_rows(connection, made, only=left, statement_timeout=options.limits.statement_timeout)
        if violating:
            raise RefusedError(violating)
        _carry_out(made, target, planned, declared, request, options)
    return 0


def _plan(connection: Connection, declared: Catalog, request: Request, how: Rehearsing) -> Plan:
    """Return the plan, rehearsed if that was asked for: a plan is rehearsed when it is reviewed."""
    made = make_in_detail(connection, declared, request)
    return with_rehearsal(connection, made, request, how) if how.needed else plan_of(made)


def _carry_out(
    made: Plan, target: Target, planned: Planned, declared: Catalog, request: Request, options: Options
) -> None:
    """Run a plan, recorded in the journal if there is one, and check that nothing is left to do."""
    from schemadiff.apply.runner import run
    from schemadiff.commands.apply_output import journal, listener_for

    with listener_for(len(made.steps), options.flags) as listener:
        with journal(options, target, made, listener) as recorded:
            run(
                target.connection,
                made,
                limits=options.limits,
                environment=request.environment,
                planned=planned,
                listener=recorded,
                conninfo=target.conninfo,
            )
        _verify(target.connection, declared, request)
        listener.says("applied; the database is as declared")


def _reviewed(file: Path) -> str:
    """Return the fingerprint of a plan that ``plan --format json`` wrote."""
    import json

    from schemadiff.report.json_ import FORMAT, FORMAT_VERSION

    try:
        found = json.loads(file.read_bytes())
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None
    except ValueError:
        raise UsageError(f"{file} is not JSON") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise UsageError(f"{file} is not a plan; `schemadiff plan --format json --out {file}` writes one")
    if found.get("format_version") != FORMAT_VERSION:
        raise UsageError(f"{file} was written by another version of schemadiff; plan again")
    return str(found.get("fingerprint"))


def _verify(connection: Connection, declared: Catalog, request: Request) -> None:
    """Check that nothing is left to do; errors from here on say that the plan has been applied."""
    try:
        left = make_plan(connection, declared, request)
    except KeyboardInterrupt:
        raise Interrupted("interrupted, but everything is committed; only the final check was interrupted") from None
    except SchemadiffError as error:
        first, *rest = error.parts
        raise SchemadiffError(f"everything is committed, but the final check failed: {first}", *rest) from None
    if not left.empty:
        titles = (s.title for s in left.steps)
        raise SchemadiffError("applied, but the database is still not as declared; a new plan contains", *titles)


def _confirm(made: Plan) -> None:
    if not sys.stdin.isatty():
        raise RefusedError([Finding("there is no terminal to ask, and no --yes")])
    count = len(made.steps)
    sys.stderr.write(f"Apply {'this statement' if count == 1 else f'these {count} statements'}? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise RefusedError([Finding("not confirmed")])
