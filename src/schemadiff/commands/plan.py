"""``schemadiff plan``: shows what ``apply`` would do."""

from __future__ import annotations

from schemadiff.commands.inputs import declared_catalog, open_target, plan_request
from schemadiff.commands.options import Flags, resolve
from schemadiff.commands.output import Output
from schemadiff.commands.plan_output import (
    exit_code_of,
    report_unexplained,
    with_consents,
    with_counted_rows,
    with_rehearsal,
)
from schemadiff.pipeline.make_plan import make_in_detail


def plan(flags: Flags, output: Output, exit_code: bool) -> int:
    """Run ``schemadiff plan`` and return its exit code; with ``exit_code``, 2 if there are differences."""
    from schemadiff.apply import consent

    options = resolve(flags)
    consent.check_words(options.allow)
    how = options.rehearsal
    declared = declared_catalog(options)
    with open_target(options) as target:
        request = plan_request(options, target.name)
        connection = target.connection
        made = with_rehearsal(connection, make_in_detail(connection, declared, request), request, how)
        made = with_consents(with_counted_rows(connection, made), options)
        output.write(made)
        report_unexplained(made, options)
    return exit_code_of(made, exit_code)
