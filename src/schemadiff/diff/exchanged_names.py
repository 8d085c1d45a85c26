"""Objects that exchange names by ``renamed_from``: whether they have done so already."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from schemadiff import sql
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RENAMED_FROM
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.fields import ComparisonResult, result
from schemadiff.diff.rename_order import place
from schemadiff.diff.rename_rewriter import Rewriting
from schemadiff.errors import Finding, Place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.sql.namespaces import Namespace


def without_finished_cycles(
    moves: dict[Identity, Identity],
    live: Catalog,
    declared: Catalog,
    registry: Registry,
    findings: list[Finding],
    warn: Callable[[Finding], None],
) -> dict[Identity, Identity]:
    """Leave out cycles of renames that have already run.

    Exchanged names leave no trace: a cycle has run if the objects match the declared ones better as they are. Where
    they match as well both ways, nothing is done to what has no data, since the result is the same. Data would be taken
    for that of the other object: a finding. Where they match better one way, but not exactly, that is a guess: a
    warning.
    """
    left = dict(moves)
    understood: list[tuple[list[Identity], int, int]] = []
    for cycle in _cycles(moves):
        as_they_stand = sum(_fit(live, one, declared, one, registry) for one in cycle)
        once_moved = sum(_fit(live, one, declared, moves[one], registry) for one in cycle)
        if as_they_stand >= once_moved:
            for one in cycle:
                del left[one]
        if _holds_data(registry[cycle[0].kind]):
            understood.append((cycle, as_they_stand, once_moved))
    moved = Rewriting(live, left, registry).catalog() if any(now < then for _, now, then in understood) else live
    for cycle, now, then in understood:
        if now == then:
            findings.append(_ambiguous(cycle, declared, registry))
        elif not all(_fits(moved if now < then else live, one, declared, registry) for one in cycle):
            warn(_guessed(cycle, now, then, declared, registry))
    return left


def _cycles(moves: Mapping[Identity, Identity]) -> Iterator[list[Identity]]:
    """Yield the objects that take each other's names in a cycle, each cycle once."""
    seen: set[Identity] = set()
    for old in moves:
        walked: list[Identity] = []
        following: Identity | None = old
        while following is not None and following not in seen:
            seen.add(following)
            walked.append(following)
            following = moves.get(following)
        if following is not None and following in walked:
            yield walked[walked.index(following) :]


def _holds_data(kind: Kind) -> bool:
    """Tell whether objects of a kind have more than what is declared: rows, values, passwords, or objects that do."""
    return kind.stored.holds_data or kind.management.cluster_wide or _is_schema(kind)


def _ambiguous(cycle: Iterable[Identity], declared: Catalog, registry: Registry) -> Finding:
    titles, place = _of_cycle(cycle, declared, registry)
    return Finding(
        f"{titles} may have exchanged their names already, or not: they match the YAML as well either way",
        place,
        "If they have exchanged them, take `renamed_from` out. If not, do it in two plans: give one of them a name "
        "that nothing has, and then the final one.",
    )


def _guessed(
    cycle: Iterable[Identity], as_they_stand: int, once_moved: int, declared: Catalog, registry: Registry
) -> Finding:
    """Return the warning which way an exchange of names was understood, where the objects match neither way exactly."""
    titles, place = _of_cycle(cycle, declared, registry)
    have = f"{as_they_stand} values as they are, and {once_moved} once their names are exchanged"
    if once_moved > as_they_stand:
        return Finding(
            f"{titles} exchange their names: they match the YAML better that way, though not exactly ({have})",
            place,
            "If they have exchanged them already, take `renamed_from` out.",
        )
    return Finding(
        f"{titles} are taken to have exchanged their names already: they match the YAML better that way, though not "
        f"exactly ({have})",
        place,
        "If they have, take `renamed_from` out. If not, do it in two plans: give one of them a name that nothing has, "
        "and then the final one.",
    )


def _of_cycle(cycle: Iterable[Identity], declared: Catalog, registry: Registry) -> tuple[str, Place | None]:
    """Return what the objects of a cycle of renames are called together, and where the first of them is declared."""
    cycle = list(cycle)
    *titles, last = sorted(map(registry.title, cycle))
    places = (at for one in cycle if (at := place(declared, one)) is not None)
    return f"{', '.join(titles)} and {last}", min(places, default=None)


def _fit(live: Catalog, have: Identity, declared: Catalog, wanted: Identity, registry: Registry) -> int:
    """Count the values that a live object and its children have in common with a declared one.

    The children of a schema are all objects in it.
    """
    one, other = live[have], declared[wanted]
    count = sum(bool(one.get(f.name) == other.get(f.name)) for f in registry[have.kind].fields if not f.directive)
    below = {_part(c, wanted, registry): c for c in _contents(declared, wanted, registry)}
    for child in _contents(live, have, registry):
        twin = below.get(_part(child, have, registry))
        if twin is not None:
            count += 1 + sum(bool(value == twin.get(name)) for name, value in child.values.items())
    return count


def _fits(live: Catalog, one: Identity, declared: Catalog, registry: Registry) -> bool:
    """Tell whether a live object, with what it contains, is as it is declared under its name.

    What the YAML leaves alone does not count, nor do texts, which the server may print otherwise. What it contains can
    have other names as far as renames will change them.
    """
    if not _may_be_alike(registry[one.kind], live[one], declared[one]):
        return False
    left = {_part(c, one, registry): c for c in _contents(declared, one, registry)}
    others = []
    for child in _contents(live, one, registry):
        part = _part(child, one, registry)
        if (twin := left.get(part)) is not None and _may_be_alike(registry[child.identity.kind], child, twin):
            del left[part]
        else:
            others.append(child)
    for child in others:
        kind = registry[child.identity.kind]
        twin_part = next((at for at, wanted in left.items() if _may_become(child, wanted, live, kind)), None)
        if twin_part is not None:
            del left[twin_part]
        elif not kind.management.opt_in:
            return False
    return not left


def _may_become(child: Object, wanted: Object, live: Catalog, kind: Kind) -> bool:
    """Tell whether a rename may make a live object the wanted one, which has another name."""
    if wanted.identity.kind != kind.name or not _may_be_alike(kind, child, wanted):
        return False
    old = wanted.hint(RENAMED_FROM)
    return kind.renaming.detect_equal if old is None else old_identity(wanted, old, live).name == child.identity.name


def _may_be_alike(kind: Kind, live: Object, declared: Object) -> bool:
    """Tell whether a live object is as declared, as far as that can be told without the server."""
    fields = (f for f in kind.fields if not (f.directive or (f.opt_in and f.name not in declared.values)))
    return all(result(f.type, live.get(f.name), declared.get(f.name)) != ComparisonResult.DIFFERENT for f in fields)


def _part(child: Object, whole: Identity, registry: Registry) -> tuple[str, ...]:
    """Return what a child is to its parent, or an object to its schema; a comment or owner has the kind's name."""
    kind = registry[child.identity.kind]
    is_property = kind.yaml.layout is Layout.PROPERTY
    if _is_schema(registry[whole.kind]):
        return kind.name, *child.identity.path[2 if is_property else 1 :], child.identity.arguments or ""
    return kind.name, "" if is_property else child.identity.name


def _contents(catalog: Catalog, whole: Identity, registry: Registry) -> Iterator[Object]:
    """Yield the children of an object; for a schema, what is in it as well."""
    yield from catalog.children(whole)
    for item in catalog if _is_schema(registry[whole.kind]) else ():
        if (
            item.parent is None
            and registry[item.identity.kind].naming.in_schema
            and item.identity.path[0] == whole.name
        ):
            yield item
            yield from catalog.family(item.identity)


def _is_schema(kind: Kind) -> bool:
    return kind.naming.namespace == Namespace.SCHEMA


def old_identity(wanted: Object, old_name: str, live: Container[Identity] = ()) -> Identity:
    """Return what ``renamed_from`` names: the same path with another last part, or another schema if it is dotted.

    A name that a live object has exactly as it is written is that one; any other is read as SQL reads it.
    """
    path = wanted.identity.path
    exact = wanted.identity._replace(path=(*path[:-1], old_name))
    if exact in live:
        return exact
    parts = sql.split_name(old_name) or (old_name,)
    if len(parts) == 2 and len(path) == 2:
        return wanted.identity._replace(path=parts)
    return wanted.identity._replace(path=(*path[:-1], parts[-1]))
