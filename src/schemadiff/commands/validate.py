"""``schemadiff validate``: checks the YAML without a database."""

from __future__ import annotations

from schemadiff.commands.inputs import report_ignored
from schemadiff.commands.options import Flags, resolve
from schemadiff.commands.output import Output, say
from schemadiff.kinds import registry
from schemadiff.sources import opening
from schemadiff.sources.source import Source


def validate(flags: Flags, output: Output) -> int:
    """Run ``schemadiff validate`` and return its exit code; InputError with everything that is wrong."""
    with output.reporting_errors():
        options = resolve(flags)
        folder = Source("folder", options.schema, options.search_path)
        found = report_ignored(opening.catalog(folder, registry(), check_sql=True), options)
        options.variables.check(found, registry())
        output.write_valid()
    say(f"{options.schema}: {len(found)} objects, no errors")
    return 0
