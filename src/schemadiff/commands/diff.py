"""``schemadiff diff A B``: shows what changes one source into another."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from schemadiff.commands.inputs import report_ignored
from schemadiff.commands.options import Flags, Options, resolve
from schemadiff.commands.output import Output, say
from schemadiff.commands.plan_output import (
    exit_code_of,
    report_unexplained,
    with_consents,
    with_counted_rows,
    with_rehearsal,
)
from schemadiff.kinds import registry
from schemadiff.pipeline.make_plan import make_in_detail
from schemadiff.sources import opening
from schemadiff.sources.source import Source, parse

if TYPE_CHECKING:
    from schemadiff.plan import Plan


def diff(a: str, b: str, flags: Flags, output: Output, exit_code: bool) -> int:
    """Run ``schemadiff diff A B`` and return its exit code; with ``exit_code``, 2 if there are differences."""
    from schemadiff.sources import snapshot

    options = resolve(flags)
    one, other = (parse(text, options.search_path) for text in (a, b))
    with snapshot.blamed(s.text for s in (one, other) if s.sort == "saved"):
        made = with_consents(_difference(one, other, options), options)
    output.write(made)
    report_unexplained(made, options)
    return exit_code_of(made, exit_code)


def _difference(one: Source, other: Source, options: Options) -> Plan:
    """Return the plan that changes one source into the other."""
    # What is built to be compared with a database is built on a server of its version.
    is_built = other.sort == "script" or one.sort != "database"
    version = opening.version_of((one, other)) if is_built else None
    declared = report_ignored(
        opening.catalog(other, registry(), check_sql=True, version=version, compared_with=one), options
    )
    request = options.request(one.name, other.name)
    if declared.whole and not options.manages:
        request = dataclasses.replace(request, scope=dataclasses.replace(request.scope, everything=True))
    if "script" in (one.sort, other.sort):
        request = dataclasses.replace(request, scope=opening.as_far_as_a_script_says(request.scope, request.registry))
    with opening.database(one, registry(), request, say, version=version, compared_with=(other, declared)) as opened:
        if opened.put_back is not None:
            # A copy that we have built may be written to.
            request = dataclasses.replace(
                request, target_writes=True, put_back=opened.put_back, lacks=opened.lacks, elsewhere=True
            )
        made = with_rehearsal(
            opened.connection, make_in_detail(opened.connection, declared, request), request, options.rehearsal
        )
        return with_counted_rows(opened.connection, made) if opened.put_back is None else made
