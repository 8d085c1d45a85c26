"""``schemadiff diff A B``: shows what changes one source into another."""

from __future__ import annotations

import dataclasses

from schemadiff.catalog.catalog import Catalog
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
from schemadiff.errors import UsageError
from schemadiff.kinds import registry
from schemadiff.pipeline.make_plan import make_in_detail
from schemadiff.plan import Plan
from schemadiff.postgres.embedded.binaries import nearest_binaries
from schemadiff.seeds.placeholders import Placeholders
from schemadiff.sources import git_tree, opening
from schemadiff.sources.source import Source, git_range, parse


def diff(a: str, b: str | None, flags: Flags, output: Output, exit_code: bool, merge_base: bool = False) -> int:
    """Run ``schemadiff diff A B`` and return its exit code; with ``exit_code``, 2 if there are differences.

    With ``merge_base``, A is replaced by the commit from which both have parted, and 1 is returned if what both sides
    did since then cannot be merged. ``git:A..B`` and ``git:A...B`` name both sides, the latter with their merge base.
    """
    if b is None:
        if (found := git_range(a)) is None:
            raise UsageError("diff needs two sources, or git:A...B")
        a, b, three_dots = found
        merge_base = merge_base or three_dots
    with output.reporting_errors():
        options = resolve(flags, drawn=output.is_drawn)
        made = compared(a, b, options, merge_base=merge_base)
        output.write(made)
    report_unexplained(made, options)
    return exit_code_of(made, exit_code)


def compared(a: str, b: str, options: Options, *, merge_base: bool = False) -> Plan:
    """Return the plan that changes one source into another; with ``merge_base``, from where both have parted."""
    from schemadiff.sources import snapshot

    one, other = (parse(text, options.search_path) for text in (a, b))
    with snapshot.blamed(s.text for s in (one, other) if s.sort == "saved"):
        made = since_merge_base(one, other, options) if merge_base else _difference(one, other, options)
        return with_consents(made, options)


def since_merge_base(one: Source, other: Source, options: Options) -> Plan:
    """Return the plan that changes the merge base of two branches into the second, with what a merge has to look at.

    A folder is what HEAD has, with the changes in it. Raises UsageError for other sources.
    """
    from schemadiff.diff.branches import Branch, compare_branches

    if one.sort != "git" or other.sort not in ("git", "folder"):
        raise UsageError("--merge-base needs git:REF[:path] as A, and git:REF[:path] or a folder as B")
    parted = git_tree.merge_base(one.text, other.text if other.sort == "git" else "git:HEAD")
    title = f"{parted.split(':')[1]} (merge base with {one.name})"
    base = dataclasses.replace(one, text=parted, title=title)
    base, one, other = _loaded_or_empty(base), _loaded_or_empty(one), _loaded(other, check_sql=True)
    made = _difference(base, other, options)
    first, second = (Branch(source.name, opening.catalog(source, registry())) for source in (one, other))
    found = compare_branches(opening.catalog(base, registry()), first, second, registry())
    return dataclasses.replace(made, warnings=(*found, *made.warnings))


def _loaded(source: Source, *, check_sql: bool = False) -> Source:
    """Return the source with its catalog; InputError, with all findings, where that is invalid."""
    return dataclasses.replace(source, loaded=opening.catalog(source, registry(), check_sql=check_sql))


def _loaded_or_empty(source: Source) -> Source:
    """Return the source with its catalog, which is empty before the first YAML file is committed."""
    try:
        return _loaded(source)
    except git_tree.NoFilesError as error:
        say(f"{error}: everything is new")
        return dataclasses.replace(source, loaded=Catalog(()))


def _difference(one: Source, other: Source, options: Options) -> Plan:
    """Return the plan that changes one source into the other."""
    # What is built to be compared with a database is built on a server of its version.
    is_built = other.sort == "script" or one.sort != "database"
    version = opening.version_of((one, other)) if is_built else None
    declared = report_ignored(
        opening.catalog(other, registry(), check_sql=True, version=version, compared_with=one), options
    )
    if one.sort == other.sort == "git" and git_tree.is_same(one.text, other.text):
        # The same files mean the same: most commits do not touch the schema, and need no server.
        return Plan((), "", one.name, other.name, nearest_binaries().version)
    request = options.request(one.name, other.name)
    if declared.whole and not options.manages:
        request = dataclasses.replace(request, scope=dataclasses.replace(request.scope, everything=True))
    if "script" in (one.sort, other.sort):
        request = dataclasses.replace(request, scope=opening.as_far_as_a_script_says(request.scope, request.registry))
    if "git" in (one.sort, other.sort) and {one.sort, other.sort} <= {"git", "folder"}:
        # Commits are compared where no secret is. Both sides get the same values, and none is read.
        one = one if one.loaded is not None else _loaded(one)
        placeholders = Placeholders(registry(), declared, opening.catalog(one, registry()))
        request = dataclasses.replace(request, environment=placeholders, variables=None)
    with opening.database(one, registry(), request, say, version=version, compared_with=(other, declared)) as opened:
        if opened.put_back is not None:
            # A copy that we have built may be written to.
            request = dataclasses.replace(
                request, target_writes=True, put_back=opened.put_back, lacks=opened.lacks, elsewhere=True
            )
        made = with_rehearsal(
            opened.connection, make_in_detail(opened.connection, declared, request), request, options.rehearsal
        )
        return with_counted_rows(opened.connection if opened.put_back is None else None, made)
