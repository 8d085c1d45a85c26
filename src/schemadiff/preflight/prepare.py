"""What must be so before the first statement: names, roles, extensions, features of the version, privileges."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison
from schemadiff.errors import Finding, InputError, Place
from schemadiff.introspection.catalog_queries import shared
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Shape
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import version_warning
from schemadiff.references.resolver import Names, owner_of, roles_of

if TYPE_CHECKING:
    from schemadiff.declaration.name_resolution import Question

    Connection = Any


class Prepared(NamedTuple):
    """The declared catalog as this server can have it."""

    catalog: Catalog
    notes: tuple[Finding, ...] = ()
    """What was left out."""


def prepare(
    connection: Connection, declared: Catalog, registry: Registry, version: int, *, try_extensions: bool = False
) -> Prepared:
    """The declared catalog with every name settled, less optional extensions that the server does not offer.

    InputError with all it cannot have: features of later versions, roles, extensions and what needs them, and names
    that neither the YAML nor the server knows.
    """
    from schemadiff.declaration.name_resolution import resolve, settle

    findings = [*_features(declared, registry, version), *_missing_roles(connection, declared, registry)]
    declared, later = _without_later_privileges(declared, registry, version)
    findings += later
    offers = _offers(connection, declared)
    declared, notes, missed, explained = _without_absent(declared, offers, registry)
    findings += missed
    findings += _unknown_extensions(connection, declared, registry)
    findings += _without_path(connection, declared, version)
    untold: tuple[str, ...] = ()
    try:
        resolved, unresolved = resolve(declared, registry)
        if unresolved:
            answers, untold = _answers(connection, declared, unresolved, offers, version, try_extensions=try_extensions)
            resolved = settle(resolved, registry, answers, _known_from(answers))
    except InputError as error:
        findings += [_with_a_way(f, untold) for f in error.findings if f.place not in explained]
    if findings:
        raise InputError(findings)
    return Prepared(resolved, tuple(notes))


def _known_from(answers: Mapping[Question, tuple[str, ...] | None]) -> Mapping[Question, str]:
    """Hints at extensions that are known to bring what is nowhere."""
    from schemadiff.preflight.extension_members import KNOWN, home

    found: dict[Question, str] = {}
    for question, answer in answers.items():
        if answer is None:
            names = [name for name in KNOWN if home(name, question.parts[-1], question.sort)]
            if names:
                found[question] = f"The extension {' or '.join(names)} brings it: declare that under `extensions`."
    return found


def _with_a_way(finding: Finding, untold: Collection[str]) -> Finding:
    """The finding on a name that is nowhere, with what would tell whether an extension brings it."""
    if not untold:
        return finding
    which = f"the extension {' or '.join(untold)}"
    way = f"If {which} brings it: --try-extensions installs that on the target and rolls it back, to find out."
    return replace(finding, hint=f"{finding.hint} {way}" if finding.hint else way)


class Offer(NamedTuple):
    """What the server says about an extension."""

    versions: tuple[str, ...]
    schema: str | None
    """The schema it insists on."""
    installed: bool


def _offers(connection: Connection, declared: Catalog) -> Mapping[str, Offer]:
    if not declared.by_kind.get("extension"):
        return {}
    rows = connection.execute(
        "SELECT name::text, array_agg(version::text), min(schema::text), bool_or(installed)"
        " FROM pg_available_extension_versions GROUP BY name"
    )
    return {row[0]: Offer(tuple(row[1]), row[2], row[3]) for row in rows}


def _unknown_extensions(connection: Connection, declared: Catalog, registry: Registry) -> Iterable[Finding]:
    """Extensions that objects name, and that are neither declared nor installed."""
    named: dict[str, list[Object]] = {}
    for kind in registry.kinds.values():
        for described in kind.fields:
            if described.refers == "extension":
                for item in declared.by_kind.get(kind.name, ()):
                    for name in item.get(described.name, ()):
                        if Identity("extension", (name,)) not in declared:
                            named.setdefault(name, []).append(item)
    if not named:
        return
    asked = "SELECT extname::text FROM pg_extension WHERE extname = ANY(%s)"
    installed = {name for (name,) in connection.execute(asked, [list(named)])}
    for name in named.keys() - installed:
        for item in named[name]:
            words = f"{registry.title(item.identity)}: the extension {name} is neither declared nor installed"
            yield Finding(words, item.place)


def _without_path(connection: Connection, declared: Catalog, version: int) -> Iterable[Finding]:
    """Extensions that cannot be updated to the version that is declared."""
    wanted = {o.identity.name: o for o in declared.by_kind.get("extension", ()) if o.get("version") is not None}
    if not wanted:
        return
    asked = {"names": list(wanted), "versions": [o.get("version") for o in wanted.values()]}
    for name, have in connection.execute(shared("_update_paths", version), asked):
        words = f"the extension {name} is installed as {have}, and no update leads from there to"
        hint = "Leave the version out, or drop the extension and what needs it and make it anew."
        yield Finding(f"{words} {wanted[name].get('version')}", wanted[name].place, hint)


def _without_absent(
    declared: Catalog, offers: Mapping[str, Offer], registry: Registry
) -> tuple[Catalog, list[Finding], list[Finding], set[Place]]:
    """The catalog, notes on what it goes without, one finding for each extension that is missed, with those that need
    it, and the places of these."""
    from schemadiff.declaration.messages import title
    from schemadiff.preflight.extension_members import uses

    traits = {k.name for k in registry.kinds.values() if k.layout is Layout.TRAIT and not k.parents}
    notes: list[Finding] = []
    absent: dict[str, tuple[Object, str]] = {}
    placed: dict[Identity, Object] = {}
    for item in declared.by_kind.get("extension", ()):
        name, version = item.identity.name, item.get("version")
        offer = offers.get(name)
        if offer is None or (version is not None and version not in offer.versions):
            have = f"; it has {', '.join(sorted(offer.versions))}" if offer else ""
            absent[name] = (
                item,
                f"the server does not offer the extension {name}{f' {version}' if version else ''}{have}",
            )
        elif not offer.installed and item.get("schema") is None and offer.schema is None:
            placed[item.identity] = _at_home(item)
    needs: dict[str, list[Need]] = {name: [] for name in absent}
    names = Names(declared, registry)
    for item in declared if absent else ():
        for use in dict.fromkeys(uses(item, absent, names, registry)):
            need = Need(title(item.identity, trait=item.identity.kind in traits), use.what, item.place)
            if use.late:
                notes.append(need.alone(use.extension, absent[use.extension][0]))
            else:
                needs[use.extension].append(need)
    findings = []
    for name, (item, words) in absent.items():
        if not item.hint("optional"):
            findings.append(Finding(words, item.place, _who_needs_it(needs[name])))
            continue
        notes.append(Finding(f"{words}: left out, it is optional", item.place))
        if needs[name]:
            first, *rest = needs[name]
            told = first.alone(name, item)
            findings.append(replace(told, hint=" ".join(filter(None, (told.hint, _who_needs_it(rest, "Also needed"))))))
    explained = {need.place for found in needs.values() for need in found if need.place is not None}
    gone = {item.identity for item, _ in absent.values()}
    if gone or placed:
        kept = (o for o in declared if o.identity not in gone and o.parent not in gone)
        declared = declared.replacing(placed.get(o.identity, o) for o in kept)
    return declared, notes, findings, explained


class Need(NamedTuple):
    """What needs an extension that is absent, and which part of it."""

    who: str
    what: str
    place: Place | None

    def alone(self, extension: str, source: Object) -> Finding:
        """A finding on this one alone."""
        return Finding(
            f"{self.who} needs {self.what} of the extension {extension}, which the server does not offer",
            self.place,
            f"The extension is {'optional' if source.hint('optional') else 'declared'} at {source.place}.",
        )


_LISTED = 20
"""How many of those that need an extension are named."""


def _who_needs_it(needs: list[Need], begins: str = "It is needed") -> str | None:
    found: dict[str, list[Need]] = {}
    for need in needs:
        found.setdefault(f"{need.who} ({need.place})" if need.place else need.who, []).append(need)
    if not found:
        return None
    told = [f"{who}: {', '.join(need.what for need in own)}" for who, own in found.items()]
    more = f"; and {len(told) - _LISTED} more" if len(told) > _LISTED else ""
    return f"{begins} by {'; '.join(told[:_LISTED])}{more}."


def _at_home(item: Object) -> Object:
    """An extension that is to be made and names no schema goes to `public`, not to the first of a pinned path."""
    import msgspec

    path = item.search_path
    schema = "public" if "public" in path or not path else path[-1]
    return msgspec.structs.replace(item, values={**item.values, "schema": schema})


def _answers(
    connection: Connection,
    declared: Catalog,
    unresolved: Collection[Any],
    offers: Mapping[str, Offer],
    version: int,
    *,
    try_extensions: bool,
) -> tuple[Mapping[Any, tuple[str, ...] | None], tuple[str, ...]]:
    """Where the names are: on the server, or brought by an extension that the plan installs; and the extensions of
    which nobody could tell."""
    from schemadiff.introspection.name_lookup import look_up
    from schemadiff.preflight.extension_members import home

    answers = dict(look_up(connection, unresolved))
    new = {
        o.identity.name: o.get("schema") or offers[o.identity.name].schema
        for o in declared.by_kind.get("extension", ())
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


def without_members(connection: Connection, comparison: Comparison, registry: Registry, version: int) -> Comparison:
    """The comparison less the schemas that an extension brought, and that objects stand in.

    What an extension brought is its own, as is what the system has, and the live side does not hold it; so InputError
    with whatever else would be made of such a name.
    """
    if not comparison.created:
        return comparison
    taken = {name: item for item in comparison.created for name in registry[item.identity.kind].takes(item)}
    parameters = {"names": sorted({path[-1] for _, path, _ in taken})}
    going = {o.identity for o in comparison.dropped}
    findings: list[Finding] = []
    there: set[Identity] = set()
    for extension, namespace, path, arguments in connection.execute(shared("_extension_members", version), parameters):
        item = taken.get((namespace, tuple(path), arguments))
        if item is None or item.identity in there or Identity("extension", (extension,)) in going:
            continue
        there.add(item.identity)
        title = registry.title(item.identity)
        if extension is None:
            findings.append(
                Finding(f"{title} has the name of what PostgreSQL has by itself", item.place, "Take it out.")
            )
        elif not item.implicit:
            words = f"{title} has the name of what the extension {extension} brought"
            findings.append(Finding(words, item.place, "Take it out: it comes, changes and goes with the extension."))
    if findings:
        raise InputError(findings)
    left = tuple(o for o in comparison.created if o.identity not in there)
    return replace(comparison, created=left) if there else comparison


def _features(declared: Catalog, registry: Registry, version: int) -> Iterable[Finding]:
    """Fields, and values of fields, that came with a later version than the target's."""
    newer = {(k.name, f.name): f.since for k in registry.kinds.values() for f in k.fields if f.since > version}
    kinds = {k for k, _ in newer}
    later = {k.name: [(f.name, f.later) for f in k.fields if f.later] for k in registry.kinds.values()}
    for item in declared:
        if item.identity.kind in kinds:
            for name in item.values:
                if since := newer.get((item.identity.kind, name)):
                    yield Finding(
                        f"{item.identity}: {name} needs PostgreSQL {since}, the target is {version}", item.place
                    )
        for name, words in later.get(item.identity.kind, ()):
            if (since := words.get(str(item.values.get(name)), 0)) > version:
                said = f"{item.identity}: {name} {item.values[name]} needs PostgreSQL {since}, the target is {version}"
                yield Finding(said, item.place)
        if version < 18 and item.values.get("generated_kind") == "virtual":
            yield Finding(
                f"{item.identity}: virtual generated columns need PostgreSQL 18, the target is {version}",
                item.place,
                "write {stored: …}, or leave the column out",
            )
        if version < 15 and (item.values.get("options") or {}).get("security_invoker"):
            yield Finding(f"{item.identity}: security_invoker needs PostgreSQL 15, the target is {version}", item.place)


PRIVILEGES_SINCE = {"maintain": 17}


def _privileges(item: Object, registry: Registry) -> frozenset[str]:
    """Everything that can be granted on what carries these grants, or by them."""
    if (grantable := registry[item.identity.kind].grantable) is not None:
        return frozenset(grantable(item))
    return frozenset(registry[item.parent.kind].privileges) if item.parent is not None else frozenset()


def beside(connection: Connection, live: Catalog, declared: Catalog, registry: Registry, version: int) -> Catalog:
    """The declared catalog as it counts beside the live one."""
    later = {p for p, since in PRIVILEGES_SINCE.items() if since > version}

    @cache
    def user() -> str:
        name: str = connection.execute("SELECT current_user::text").fetchone()[0]
        return name

    def all_of(trait: Object) -> frozenset[str]:
        return _privileges(trait, registry) - later

    def owner(trait: Object) -> str:
        """Who makes something owns it."""
        assert trait.parent is not None
        carrier = declared.get(trait.parent) or live.get(trait.parent) or Object(trait.parent, {})
        return owner_of(carrier, registry, declared, live) or user()

    hooks = [k.beside for k in registry.kinds.values() if k.beside is not None]
    changed = {o.identity: o for hook in hooks for o in hook(live, declared, all_of, owner)}
    if not changed:
        return declared
    kept = [(o, changed.pop(o.identity, o)) for o in declared]
    # What says nothing beyond what is there anyhow is no object of a section, which answers for all that it has.
    left = [now for o, now in kept if now.values or not o.values or not registry[o.identity.kind].section]
    return declared.replacing([*left, *changed.values()])


def _without_later_privileges(declared: Catalog, registry: Registry, version: int) -> tuple[Catalog, list[Finding]]:
    """`all` as the target has it; a privilege of a later version that is granted by itself is a finding."""
    import msgspec

    later = {p for p, since in PRIVILEGES_SINCE.items() if since > version}
    findings: list[Finding] = []
    changed: dict[Identity, Object] = {}
    granting = [(k.name, f.name) for k in registry.kinds.values() for f in k.fields if f.shape is Shape.GRANTS]
    for field, item in (
        ((field, o) for name, field in granting for o in declared.by_kind.get(name, ())) if later else ()
    ):
        item = changed.get(item.identity, item)
        given = item.get(field, ())
        everything = _privileges(item, registry)
        for grant in given:
            if grant.privilege in later:
                beside = {g.privilege for g in given if g._replace(privilege="") == grant._replace(privilege="")}
                if beside != everything:
                    since = PRIVILEGES_SINCE[grant.privilege]
                    words = f"{item.identity}: {grant.privilege} needs PostgreSQL {since}, the target is {version}"
                    findings.append(Finding(words, item.place))
        kept = tuple(g for g in given if g.privilege not in later)
        if len(kept) != len(given):
            left = {name: value for name, value in item.values.items() if name != field}
            changed[item.identity] = msgspec.structs.replace(item, values={**left, field: kept} if kept else left)
    if changed:
        declared = declared.replacing(changed.get(o.identity, o) for o in declared)
    return declared, findings


def _missing_roles(connection: Connection, declared: Catalog, registry: Registry) -> Iterable[Finding]:
    wanted: dict[str, Object] = {}
    for kind in registry.kinds.values():
        if kind.roles is not None or any(f.roles for f in kind.fields):
            for item in declared.by_kind.get(kind.name, ()):
                for role in roles_of(item, kind):
                    wanted.setdefault(role, item)
    wanted = {role: item for role, item in wanted.items() if Identity("role", (role,)) not in declared}
    if not wanted:
        return
    rows = connection.execute("SELECT rolname::text FROM pg_roles WHERE rolname = ANY(%s)", [list(wanted)])
    # What is about to have another name is not there by the time that it is named.
    have = {row[0] for row in rows} - {o.hint("renamed_from") for o in declared.by_kind.get("role", ())}
    for role, item in wanted.items():
        if role not in have:
            yield Finding(f"the role {role} does not exist on the server", item.place)


def warnings(declared: Catalog, registry: Registry, version: int) -> tuple[Finding, ...]:
    """What is legal and will hurt: a trigger whose function writes a column that the table does not have."""
    newer = version_warning(version)
    found: list[Finding] = [Finding(newer)] if newer else []
    for kind in registry.kinds.values():
        names = [f.name for f in kind.fields if f.shape is Shape.ROUTINE]
        for item in declared.by_kind.get(kind.name, ()) if names and kind.parents else ():
            for name in names:
                if item.get(name):
                    found += _written_columns(item, item.get(name), declared)
    return tuple(found)


def _written_columns(trigger: Object, function: tuple[str, ...], declared: Catalog) -> Iterable[Finding]:
    routine = declared.get(Identity("function", function, ""))
    assert trigger.parent is not None
    if routine is None or not routine.get("body") or trigger.parent.kind != "table":
        return
    have = {c.identity.name for c in declared.children(trigger.parent, "column")}
    for column in sql.assigned_to_new(routine.get("body")):
        if column not in have:
            yield Finding(
                f"{trigger.identity} runs {'.'.join(function)}, which writes NEW.{column}, "
                f"and {trigger.parent} has no column {column}",
                trigger.place,
                "every write that fires the trigger would fail; declare the column or drop the trigger",
            )
