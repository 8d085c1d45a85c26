"""What plan, diff and apply have in common once a plan is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schemadiff.commands.options import Options
from schemadiff.commands.output import say
from schemadiff.errors import RefusedError

if TYPE_CHECKING:
    from schemadiff.plan import Plan


def report_unexplained(made: Plan, options: Options) -> None:
    if options.flags.explain and not made.explanations:
        say(f"nothing in this plan changes {' or '.join(options.flags.explain)}, so there is nothing to explain")


def with_counted_rows(connection: Any, made: Plan) -> Plan:
    """The plan with the rows that stand in its way, as far as they may be counted before anybody has agreed to it."""
    if made.empty:
        return made
    from schemadiff.pipeline import existing_rows

    return existing_rows.counted(connection, made).plan


def exit_code_of(made: Plan, differences: bool) -> int:
    """3 where nothing could be applied as it stands; 2 for differences, where that is asked for."""
    if made.refusals:
        return RefusedError.exit_code
    return 2 if differences and not made.empty else 0
