"""``schemadiff validate``: checks the YAML without a database."""

from __future__ import annotations

from schemadiff.commands.inputs import report_ignored, validate_sql
from schemadiff.commands.options import Flags, resolve
from schemadiff.commands.output import Output, say
from schemadiff.kinds import registry


def validate(flags: Flags, output: Output) -> int:
    """Run ``schemadiff validate`` and return its exit code; InputError with everything that is wrong."""
    with output.reporting_errors():
        options = resolve(flags)
        found = report_ignored(validate_sql(options), options)
        options.variables.check(found, registry())
        output.write_valid()
    say(f"{options.schema}: {len(found)} objects, no errors")
    return 0
