"""The interface for Python: plans, differences and schemas as typed values; what it raises are the errors of a command.

    from schemadiff import api

    made = api.plan("postgresql://…", "schema/")
    if not made.empty:
        print(api.render(made))

Nothing is printed, and nobody is asked. ``docs/python.md`` has examples.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.object_changes import Change, Detail, Row
from schemadiff.catalog.objects import Identity, Object
from schemadiff.errors import Finding, InputError, Place, RefusedError, SchemadiffError, ServerError, UsageError
from schemadiff.plan import Hazard, Plan, Step

if TYPE_CHECKING:
    from schemadiff.commands.options import Flags, Options

__all__ = [
    "Catalog",
    "Change",
    "Detail",
    "Finding",
    "Hazard",
    "Identity",
    "InputError",
    "Object",
    "Place",
    "Plan",
    "RefusedError",
    "Row",
    "SchemadiffError",
    "ServerError",
    "Step",
    "UsageError",
    "apply",
    "diff",
    "load",
    "plan",
    "render",
]

Online = Literal["never", "auto", "always"]
Rehearse = bool | Literal["full"] | None


def load(schema: str | Path) -> Catalog:
    """Return what a folder of YAML declares, checked in full.

    Raises InputError with all errors in it.
    """
    from schemadiff.kinds import registry
    from schemadiff.sources import opening
    from schemadiff.sources.source import Source

    return opening.catalog(Source("folder", str(schema), ("public",)), registry(), check_sql=True)


def plan(
    db: str | None = None,
    schema: str | Path | None = None,
    *,
    env: str | None = None,
    seeds: Iterable[str] = (),
    online: Online | None = None,
    rehearse: Rehearse = None,
) -> Plan:
    """Return what would bring a database to a folder of YAML; the database is not changed.

    Args:
        db: A connection string; None for the environment that ``env`` names, ``$DATABASE_URL``, or libpq's variables.
        schema: The folder; None for the one of ``schemadiff.toml``, or ``schema/``.
        env: An environment of ``schemadiff.toml`` in the current folder.
        seeds: The sets of seeds; all if there are none.
        online: Which tables are changed online; None for what the configuration says.
        rehearse: Whether the plan is tried on a scratch server: True makes it an error if there is none, False leaves
            it out, None tries it where there is one, and ``"full"`` tries it on a copy of all definitions.

    Raises SchemadiffError: InputError for the YAML, ServerError for the server. A plan that cannot run has
    ``refusals``.
    """
    from schemadiff.commands import plan as command

    flags = replace(_flags(db, schema, env, online), seeds=tuple(seeds))
    return command.planned(_options(flags, rehearse), saved=True)


def apply(
    db: str | None = None,
    schema: str | Path | None = None,
    *,
    allow: Iterable[str] = (),
    env: str | None = None,
    seeds: Iterable[str] = (),
    online: Online | None = None,
) -> Plan:
    """Bring a database to a folder of YAML, and return the plan that did it; it is empty if there was nothing to do.

    ``allow`` is the consent to hazards, as ``--allow`` takes it. For the other arguments see :func:`plan`.

    Raises RefusedError where nothing was changed: consent is missing, or rows stand in the way.
    """
    from schemadiff.apply import consent
    from schemadiff.commands import apply as command

    flags = replace(_flags(db, schema, env, online), seeds=tuple(seeds), allow=tuple(allow))
    consent.check_words(flags.allow)
    return command.applied(_options(flags), yes=True)


def diff(a: str, b: str, *, merge_base: bool = False, rehearse: Rehearse = None) -> Plan:
    """Return what changes one source into another: folders, ``git:REF``, connection strings, SQL scripts."""
    from schemadiff.commands import diff as command

    return command.compared(a, b, _options(_flags(None, None, None, None), rehearse), merge_base=merge_base)


def render(plan: Plan, format: str = "text") -> str:  # noqa: A002 - as on the command line
    """Return a plan in a format of ``--format``; ends with a newline.

    Raises UsageError for a format that does not exist.
    """
    from schemadiff.report import formats

    if format not in formats.FORMATS:
        raise UsageError(f"there is no format {format}; there are {', '.join(formats.FORMATS)}")
    return formats.render(plan, format)


def _options(flags: Flags, rehearse: Rehearse = None) -> Options:
    """Return the options of a command that says nothing."""
    from schemadiff.commands.options import resolve

    said = {True: "yes", False: "no", "full": "full", None: None}[rehearse]
    return resolve(replace(flags, quiet=True, rehearse=said, no_rehearse=rehearse is False))


def _flags(db: str | None, schema: str | Path | None, env: str | None, online: Online | None) -> Flags:
    from schemadiff.commands.options import Flags

    return Flags(db=db, schema=str(schema) if schema is not None else None, env=env, online=online)
