"""``schemadiff ci``: reports what a pull request changes to the code host that it is on.

The commits are read as git has them: no file of the pull request is run or needed in the work tree, and no secret
but the token of the code host.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from schemadiff.commands.diff import since_merge_base
from schemadiff.commands.options import Flags, Options, resolve
from schemadiff.commands.output import say, write
from schemadiff.commands.plan_output import exit_code_of, with_consents
from schemadiff.errors import Interrupted, SchemadiffError, UsageError
from schemadiff.forges import comment, github, gitlab
from schemadiff.forges.api import ForgeError
from schemadiff.forges.comment import Revision
from schemadiff.report import formats, overview
from schemadiff.sources.source import Source

if TYPE_CHECKING:
    from schemadiff.plan import Plan

Forge = Literal["github", "gitlab"]


@dataclass(frozen=True, slots=True)
class Reporting:
    """What is reported where."""

    comments: bool = True
    status: bool = True
    name: str | None = None
    """The name of the comment and the status, where there are several of one pull request."""
    files: tuple[str, ...] = ()
    """``FORMAT=FILE`` for each further report."""


def ci(forge: Forge, flags: Flags, reporting: Reporting) -> int:
    """Run ``schemadiff ci`` and return its exit code, which is that of the diff.

    A code host that does not take a comment or status is a message and no failure. Raises UsageError outside of a pull
    request.
    """
    reports = dict(_reports(reporting.files))
    request = github.pull_request(os.environ) if forge == "github" else gitlab.merge_request(os.environ)
    options = resolve(flags)
    try:
        plan: Plan | SchemadiffError = _plan(request.base, request.head, options)
    except (UsageError, Interrupted):
        raise
    except SchemadiffError as error:
        plan = error
    for format_, file in reports.items():
        write(_rendered(plan, format_), file)
    write(_rendered(plan, "github" if forge == "github" else "markdown"), None)
    _report(request, plan, reporting, reporting.name or options.schema.rstrip("/"))
    if isinstance(plan, SchemadiffError):
        raise plan
    return exit_code_of(plan, differences=False)


def _plan(base: Revision, head: Revision, options: Options) -> Plan:
    """Return the plan that changes the merge base into the head; both are named by their branches."""
    path = PurePosixPath(options.schema)
    one, other = (
        Source("git", f"git:{revision.commit}:{path}", options.search_path, title=revision.branch)
        for revision in (base, head)
    )
    return with_consents(since_merge_base(one, other, options), options)


def _reports(files: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    """Yield format and file of each report; UsageError for what names no format."""
    known = [name for name in formats.FORMATS if name in formats.ERROR_FORMATS]
    for text in files:
        format_, _, file = text.partition("=")
        if format_ not in known or not file:
            raise UsageError(f"--report {text}: write FORMAT=FILE with one of {', '.join(known)}")
        yield format_, Path(file)


def _rendered(plan: Plan | SchemadiffError, format_: str) -> str:
    if isinstance(plan, SchemadiffError):
        return formats.render_error(plan, format_)
    return formats.render(plan, format_)


def _report(
    request: github.PullRequest | gitlab.MergeRequest,
    plan: Plan | SchemadiffError,
    reporting: Reporting,
    name: str,
) -> None:
    """Write the comment, the status, and the summary and outputs of a job."""
    text = _rendered(plan, "markdown")
    changes = isinstance(plan, SchemadiffError) or not plan.empty or bool(plan.refusals or plan.warnings)
    if isinstance(request, github.PullRequest):
        _append(os.environ, "GITHUB_STEP_SUMMARY", text)
        _append(os.environ, "GITHUB_OUTPUT", f"changes={'true' if changes else 'false'}\n")
    if reporting.comments:
        try:
            outcome = comment.keep(request, name, text, wanted=changes)
            say(f"comment: {outcome}")
        except ForgeError as error:
            _not_written("comment of the pull request", error)
    if reporting.status and isinstance(request, github.PullRequest):
        failed = isinstance(plan, SchemadiffError) or exit_code_of(plan, differences=False) != 0
        context = "schemadiff" if reporting.name is None else f"schemadiff: {reporting.name}"
        try:
            request.set_status("failure" if failed else "success", context, _description(plan))
        except ForgeError as error:
            _not_written("status", error)


def _not_written(what: str, error: ForgeError) -> None:
    say(f"the {what} could not be written: {error.message}")
    if error.forbidden:
        say("the token may not do that: in a workflow for a fork it only reads, elsewhere it needs permissions for it")


def _description(plan: Plan | SchemadiffError) -> str:
    if isinstance(plan, SchemadiffError):
        return str(plan).partition("\n")[0]
    if plan.refusals:
        return f"refused: {plan.refusals[0].message}"
    if exit_code_of(plan, differences=False):
        return "conflicts with the branch that it is to be merged into"
    if plan.empty:
        return "no changes of the schema"
    consents = len(dict.fromkeys(h.words for h in plan.consents if h.consented is None))
    needs = f" Needs {consents} consent{'s' if consents != 1 else ''}." if consents else ""
    return f"{overview.total(plan)}{needs}"


def _append(environment: Mapping[str, str], variable: str, text: str) -> None:
    """Append text to a file that GitHub Actions names, if it does."""
    if file := environment.get(variable):
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.write(text)
