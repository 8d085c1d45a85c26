"""Resolves the declared catalog against the server: names, roles, extensions, features of the version."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.errors import Finding, InputError
from schemadiff.kindspec.registry import Registry
from schemadiff.preflight.extensions import Offer, offered_extensions, unknown_extensions, without_absent, without_path
from schemadiff.preflight.roles import missing_roles
from schemadiff.preflight.versions import unsupported_features, with_hints, without_later_privileges

if TYPE_CHECKING:
    from schemadiff.declaration.name_questions import Question
    from schemadiff.postgres.connection import Connection


class Prepared(NamedTuple):
    """The declared catalog as this server can have it."""

    catalog: Catalog
    notes: tuple[Finding, ...] = ()
    """Notes on what was left out."""


def prepare(
    connection: Connection, declared: Catalog, registry: Registry, version: int, *, try_extensions: bool = False
) -> Prepared:
    """Return the declared catalog with every name resolved, without optional extensions that the server does not offer.

    Raises InputError with everything that the server does not have: features of later versions, roles, extensions and
    what needs them, and names that neither the YAML nor the server knows.
    """
    from schemadiff.declaration.name_questions import Unresolved
    from schemadiff.declaration.name_resolution import resolve, with_answers

    if declared.names_left is None:
        # That of a folder has its names resolved, and has been given these hints, when it is loaded.
        declared = with_hints(declared, registry)
    given = declared
    findings = [*unsupported_features(declared, registry, version), *missing_roles(connection, declared, registry)]
    declared, later = without_later_privileges(declared, registry, version)
    findings += later
    offers = offered_extensions(connection, declared)
    declared, notes, missed, explained = without_absent(declared, offers, registry)
    findings += missed
    findings += unknown_extensions(connection, declared, registry)
    findings += without_path(connection, declared, version)
    untold: tuple[str, ...] = ()
    try:
        if declared is given and given.names_left is not None:
            resolved, unresolved = given, Unresolved(given.names_left)
        else:
            resolved, unresolved = resolve(declared, registry)
        if unresolved:
            answers, untold = _answers(connection, declared, unresolved, offers, version, try_extensions=try_extensions)
            resolved = with_answers(resolved, registry, answers, _known_from(answers))
    except InputError as error:
        findings += [_with_hint(f, untold) for f in error.findings if f.place not in explained]
    if findings:
        raise InputError(findings)
    return Prepared(resolved, tuple(notes))


def _known_from(answers: Mapping[Question, tuple[str, ...] | None]) -> Mapping[Question, str]:
    """Return a hint for each unknown name that a well-known extension contains."""
    from schemadiff.preflight.extension_members import KNOWN, home

    found: dict[Question, str] = {}
    for question, answer in answers.items():
        if answer is None:
            names = [name for name in KNOWN if home(name, question.parts[-1], question.sort)]
            if names:
                found[question] = (
                    f"The extension {' or '.join(names)} contains it: declare the extension under `extensions`."
                )
    return found


def _with_hint(finding: Finding, untold: Collection[str]) -> Finding:
    """Return the finding on an unknown name, with a hint how to find out whether an extension contains it."""
    if not untold:
        return finding
    which = f"the extension {' or '.join(untold)}"
    strategy = (
        f"To find out whether {which} contains it, --try-extensions installs that on the target and rolls it back."
    )
    return replace(finding, hint=f"{finding.hint} {strategy}" if finding.hint else strategy)


def _answers(
    connection: Connection,
    declared: Catalog,
    unresolved: Collection[Question],
    offers: Mapping[str, Offer],
    version: int,
    *,
    try_extensions: bool,
) -> tuple[Mapping[Question, tuple[str, ...] | None], tuple[str, ...]]:
    """Return where the names are: on the server, or in an extension that the plan installs.

    Also returns the extensions whose contents could not be determined.
    """
    from schemadiff.introspection.name_lookup import look_up
    from schemadiff.preflight.extension_members import home

    answers = dict(look_up(connection, unresolved))
    new = {
        o.identity.name: o.get("schema") or offers[o.identity.name].schema
        for o in structure.extensions(declared)
        if not offers[o.identity.name].installed
    }
    for question, answer in answers.items():
        if answer is not None or not new:
            continue
        name = question.parts[-1]
        for extension, schema in new.items():
            reachable = schema in (question.search_path if len(question.parts) == 1 else question.parts[-2:-1])
            if schema is not None and reachable and home(extension, name, question.sort):
                answers[question] = (schema, name)
    untold: tuple[str, ...] = ()
    if new and any(a is None for a in answers.values()):
        from schemadiff.preflight.extension_contents import brought

        open_ = [q for q, a in answers.items() if a is None]
        more, untold = brought(connection, new, open_, version, on_target=try_extensions)
        answers |= more
    return answers, untold
