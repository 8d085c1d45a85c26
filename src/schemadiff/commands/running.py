"""What happens between a plan that is shown and a database that is changed: the question, the run, the final check."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from schemadiff.commands.options import Options
from schemadiff.errors import Finding, Interrupted, RefusedError, SchemadiffError

if TYPE_CHECKING:
    from schemadiff.apply.listener import Listener
    from schemadiff.apply.planned_state import Planned
    from schemadiff.commands.inputs import Target
    from schemadiff.plan import DataCheck, Plan


def run_counted(
    target: Target, made: Plan, left: Collection[DataCheck], options: Options, planned: Planned, listener: Listener
) -> None:
    """Run a plan after consent; first the data checks ``left`` that could not be counted before."""
    from schemadiff.apply.row_checks import check_rows
    from schemadiff.apply.runner import run
    from schemadiff.commands.apply_output import journal

    violating = check_rows(target.connection, made, only=left, statement_timeout=options.limits.statement_timeout)
    if violating:
        raise RefusedError(violating)
    with journal(options, target, made, listener) as recorded:
        run(
            target.connection,
            made,
            limits=options.limits,
            environment=options.variables.of(os.environ),
            planned=planned,
            listener=recorded,
            conninfo=target.conninfo,
        )


@contextmanager
def final_check() -> Iterator[None]:
    """Report errors of a block as errors of a check that comes after everything has been committed."""
    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted("interrupted, but everything is committed; only the final check was interrupted") from None
    except SchemadiffError as error:
        first, *rest = error.parts
        raise SchemadiffError(f"everything is committed, but the final check failed: {first}", *rest) from None


def report_left(left: Plan, wanted: str) -> None:
    """Raise SchemadiffError if there is something left to do after a plan has run."""
    if not left.empty:
        titles = (s.title for s in left.steps)
        raise SchemadiffError(f"applied, but the database is still not {wanted}; a new plan contains", *titles)


def confirm(made: Plan) -> None:
    """Ask on the terminal whether to run the plan; RefusedError without a terminal or a yes."""
    if not sys.stdin.isatty():
        raise RefusedError([Finding("there is no terminal to ask, and no --yes")])
    count = len(made.steps)
    sys.stderr.write(f"Apply {'this statement' if count == 1 else f'these {count} statements'}? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise RefusedError([Finding("not confirmed")])
