"""Extensions that the declared side names or needs, compared with those that the server offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import OPTIONAL
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison
from schemadiff.errors import Finding, InputError, Place
from schemadiff.introspection.catalog_queries import shared
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import ObjectNames
from schemadiff.kindspec.registry import Registry
from schemadiff.references.resolver import Names

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection


class Offer(NamedTuple):
    """The server's information on an available extension."""

    versions: tuple[str, ...]
    schema: str | None
    """The schema that its control file requires, or None."""
    installed: bool


def offered_extensions(connection: Connection, declared: Catalog) -> Mapping[str, Offer]:
    """Return every extension that the server offers or has installed, by name; the latter even without its files."""
    if not structure.extensions(declared):
        return {}
    rows = connection.execute(
        "SELECT name::text, array_agg(version::text), min(schema::text), bool_or(installed)"
        " FROM (SELECT name, version, schema, installed FROM pg_available_extension_versions UNION ALL"
        " SELECT extname, extversion, NULL, true FROM pg_extension) AS x GROUP BY name"
    )
    return {row[0]: Offer(tuple(row[1]), row[2], row[3]) for row in rows}


def unknown_extensions(connection: Connection, declared: Catalog, registry: Registry) -> Iterable[Finding]:
    """Yield a finding for each extension that objects name and that is neither declared nor installed."""
    named: dict[str, list[Object]] = {}
    for kind in registry.kinds.values():
        for described in kind.fields:
            if described.type == ObjectNames("extension"):
                for item in declared.by_kind.get(kind.name, ()):
                    for name in item.get(described.name, ()):
                        if structure.extension(name) not in declared:
                            named.setdefault(name, []).append(item)
    if not named:
        return
    asked = "SELECT extname::text FROM pg_extension WHERE extname = ANY(%s)"
    installed = {name for (name,) in connection.execute(asked, [list(named)])}
    for name in named.keys() - installed:
        for item in named[name]:
            words = f"{registry.title(item.identity)}: the extension {name} is neither declared nor installed"
            yield Finding(words, item.place)


def without_path(connection: Connection, declared: Catalog, version: int) -> Iterable[Finding]:
    """Yield a finding for each extension that cannot be updated to the declared version."""
    wanted = {o.identity.name: o for o in structure.extensions(declared) if o.get("version") is not None}
    if not wanted:
        return
    asked = {"names": list(wanted), "versions": [o.get("version") for o in wanted.values()]}
    for name, have in connection.execute(shared("_update_paths", version), asked):
        words = f"the extension {name} is installed as {have}, and no update leads from there to"
        hint = "Leave the version out, or drop the extension and what needs it, and create it again."
        yield Finding(f"{words} {wanted[name].get('version')}", wanted[name].place, hint)


def without_absent(
    declared: Catalog, offers: Mapping[str, Offer], registry: Registry
) -> tuple[Catalog, list[Finding], list[Finding], set[Place]]:
    """Return the catalog without the extensions that the server does not offer.

    Also notes on what it goes without, one finding for each extension that is missed with those that need it, and the
    places of these.
    """
    from schemadiff.declaration.messages import title
    from schemadiff.preflight.extension_members import uses

    property_kinds = {
        k.name for k in registry.kinds.values() if k.yaml.layout is Layout.PROPERTY and not k.yaml.parents
    }
    absent, placed = _absent(declared, offers)
    notes: list[Finding] = []
    needs: dict[str, list[Need]] = {name: [] for name in absent}
    names = Names(declared, registry)
    for item in declared if absent else ():
        for use in dict.fromkeys(uses(item, absent, names, registry)):
            need = Need(title(item.identity, property_=item.identity.kind in property_kinds), use.what, item.place)
            if use.when_called:
                notes.append(need.alone(use.extension, absent[use.extension][0]))
            else:
                needs[use.extension].append(need)
    findings = []
    for name, (item, words) in absent.items():
        if not item.hint(OPTIONAL):
            findings.append(Finding(words, item.place, _who_needs_it(needs[name])))
            continue
        notes.append(Finding(f"{words}: left out, because it is optional", item.place))
        if needs[name]:
            first, *rest = needs[name]
            alone = first.alone(name, item)
            hints = filter(None, (alone.hint, _who_needs_it(rest, "Also needed")))
            findings.append(replace(alone, hint=" ".join(hints)))
    explained = {need.place for found in needs.values() for need in found if need.place is not None}
    gone = {item.identity for item, _ in absent.values()}
    if gone or placed:
        kept = (o for o in declared if o.identity not in gone and o.parent not in gone)
        declared = declared.replacing(placed.get(o.identity, o) for o in kept)
    return declared, notes, findings, explained


def _absent(
    declared: Catalog, offers: Mapping[str, Offer]
) -> tuple[dict[str, tuple[Object, str]], dict[Identity, Object]]:
    """The extensions that the server does not offer, with words that say so; and those whose script places them."""
    absent: dict[str, tuple[Object, str]] = {}
    placed: dict[Identity, Object] = {}
    for item in structure.extensions(declared):
        name, version = item.identity.name, item.get("version")
        offer = offers.get(name)
        if offer is None or (version is not None and version not in offer.versions):
            have = f"; it has {', '.join(sorted(offer.versions))}" if offer else ""
            wanted = f"{name}{f' {version}' if version else ''}"
            absent[name] = (item, f"the server does not offer the extension {wanted}{have}")
        elif not offer.installed and item.get("schema") is None and offer.schema is None:
            placed[item.identity] = _at_home(item)
    return absent, placed


class Need(NamedTuple):
    """An object that needs an absent extension, and its member that it uses."""

    who: str
    what: str
    place: Place | None

    def alone(self, extension: str, source: Object) -> Finding:
        """Return a finding on this object alone."""
        return Finding(
            f"{self.who} needs {self.what} of the extension {extension}, which the server does not offer",
            self.place,
            f"The extension is {'optional' if source.hint(OPTIONAL) else 'declared'} at {source.place}.",
        )


_LISTED = 20
"""How many of the objects that need an extension are listed."""


def _who_needs_it(needs: list[Need], begins: str = "It is needed") -> str | None:
    found: dict[str, list[Need]] = {}
    for need in needs:
        found.setdefault(f"{need.who} ({need.place})" if need.place else need.who, []).append(need)
    if not found:
        return None
    described = [f"{who}: {', '.join(need.what for need in own)}" for who, own in found.items()]
    more = f"; and {len(described) - _LISTED} more" if len(described) > _LISTED else ""
    return f"{begins} by {'; '.join(described[:_LISTED])}{more}."


def _at_home(item: Object) -> Object:
    """Return a new extension with schema `public` if it names none, not the first of the pinned search_path."""
    import msgspec

    path = item.search_path
    schema = "public" if "public" in path or not path else path[-1]
    return msgspec.structs.replace(item, values={**item.values, "schema": schema})


def without_members(connection: Connection, comparison: Comparison, registry: Registry, version: int) -> Comparison:
    """Return the comparison without schemas that an extension created and that declared objects are in.

    The members of an extension are not part of the live side, as the system's objects are not. Raises InputError where
    any other object would be created with the name of a member.
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
        if item is None or item.identity in there or structure.extension(extension) in going:
            continue
        there.add(item.identity)
        title = registry.title(item.identity)
        if extension is None:
            findings.append(
                Finding(f"{title} has the name of a built-in object of PostgreSQL", item.place, "Take it out.")
            )
        elif not item.implicit:
            words = f"{title} has the name of an object that the extension {extension} brought"
            findings.append(
                Finding(words, item.place, "Remove it from the YAML: the extension creates, changes and drops it.")
            )
    if findings:
        raise InputError(findings)
    left = tuple(o for o in comparison.created if o.identity not in there)
    return replace(comparison, created=left) if there else comparison
