"""Normalizes texts on an embedded server that holds the declared environment, where the target cannot be asked.

The engine builds the environment as far as the questions need it: schemas, extensions, types, routines, sequences,
views, and tables with columns and primary keys. What cannot be built is left out; a text that needs it cannot be
verified and is never guessed at. An extension that the embedded server lacks is stood in for. It is built in a sandbox,
because a question can call what the YAML declares.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import Comparison, Pair
from schemadiff.errors import ServerError
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.registry import Registry
from schemadiff.normalization import Answers, ask
from schemadiff.postgres.connection import server_version
from schemadiff.references.resolver import Names
from schemadiff.sql.namespaces import Namespace

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection
    from schemadiff.postgres.embedded.sandbox import Sandbox


def ask_embedded(
    connection: Connection, comparison: Comparison, live: Catalog, declared: Catalog, registry: Registry
) -> Answers:
    """Return the answers of an embedded server, of the target's major version if there is one.

    What it cannot decide is in ``Answers.unknown``, with the reason. ``connection`` is the target's; it is only read.
    """
    unresolved = tuple(Pair(p.live, p.declared, (), p.unresolved) for p in comparison.unresolved)
    try:
        return _asked(connection, unresolved, comparison, live, declared, registry)
    except ServerError as error:
        found = Answers()
        for pair in unresolved:
            for name in pair.unresolved:
                found.unknown[pair.live.identity, name] = f"there is no embedded server: {error.message}"
        return found


def _asked(
    target: Connection,
    unresolved: Iterable[Pair],
    comparison: Comparison,
    live: Catalog,
    declared: Catalog,
    registry: Registry,
) -> Answers:
    from schemadiff.pipeline.extension_stand_ins import stand_in
    from schemadiff.postgres.embedded.binaries import nearest_binaries
    from schemadiff.postgres.embedded.sandbox import sandbox

    with sandbox(nearest_binaries(server_version(target))) as made:
        connection = made.connection
        stood = stand_in(made, target, [declared, live], registry)
        environment = _build(made, declared, _reached(unresolved, declared, registry), registry, stood.versions)
        known = Answers()
        pairs = []
        for pair in unresolved:
            if _column_of(pair.declared) in environment.without:
                words = "the embedded server does not have the column's type"
                known.unknown.update(((pair.live.identity, name), words) for name in pair.unresolved)
            else:
                pairs.append(pair)
        whole = environment.whole and stood.lacks is None and not _left_alone(comparison, live, declared, registry)
        open_ = Comparison(pairs=tuple(pairs))
        found = ask(connection, open_, environment.catalog, environment.catalog, registry, stand_in=True, whole=whole)
        open_fields = {**found.unknown, **known.unknown}
        found.unknown = {key: why for key, why in open_fields.items() if key not in found.different}
        _doubt(found, pairs, declared, stood.members, registry)
        return found


def _doubt(
    found: Answers, pairs: Iterable[Pair], declared: Catalog, members: Collection[str], registry: Registry
) -> None:
    """Count a difference as unknown where members of extensions that are only stood in for can be the reason.

    The server prints constants of a type by the type's own functions.
    """
    if not members:
        return
    by_identity = {pair.live.identity: pair for pair in pairs}
    for key in list(found.different):
        item = by_identity[key[0]].declared
        root = declared.get(declared.root(item)) or item
        texts = (by_identity[key[0]].live, item, root, *declared.family(root.identity))
        words = {word for one in texts for word in _WORD.findall(str(one.values))}
        if registry[root.identity.kind].substitutes.relation == "query" or not words.isdisjoint(members):
            found.different.discard(key)
            found.unknown[key] = "the embedded server does not have the extension that it needs"


_WORD = re.compile(r"[^\W\d][\w$]*")


def _reached(unresolved: Iterable[Pair], declared: Catalog, registry: Registry) -> frozenset[Identity]:
    """Return the declared tables and views that a question can refer to; thousands of others need not be built.

    These are all whose name occurs in a question, as an identifier or inside a constant, and in turn those that
    routines, types of columns and views name. (A text over its own table's columns is asked together with that table.)
    """
    words: set[str] = set()
    for pair in unresolved:
        words.update(_WORD.findall(f"{pair.declared.values} {pair.live.values}"))
    relations: dict[Identity, Object] = {}
    for item in declared:
        kind = registry[item.identity.kind]
        if kind.naming.namespace == Namespace.ROUTINE:
            words.update(_WORD.findall(str(item.values)))
        elif kind.naming.is_column and "." in item.get("type", ""):
            words.update(_WORD.findall(item.get("type")))
        elif kind.dependencies.provides == "columns":
            relations[item.identity] = item
    kept: set[Identity] = set()
    while new := [i for i in relations if i not in kept and words.issuperset(_WORD.findall(i.name))]:
        kept.update(new)
        words.update(w for i in new for w in _WORD.findall(str(relations[i].values)))
    return frozenset(kept)


def _column_of(item: Object) -> Identity | None:
    """Return the column whose type an object's text has to have: that of a default, or a generated column itself."""
    if item.parent is not None and structure.is_column(item.parent):
        return item.parent
    return item.identity if structure.is_column(item.identity) else None


def _left_alone(comparison: Comparison, live: Catalog, declared: Catalog, registry: Registry) -> bool:
    """Tell whether the target keeps objects that the YAML does not declare; texts can name those."""
    gone = {o.identity for o in comparison.dropped}
    return any(
        identity not in declared and identity not in gone
        for identity in live.objects
        if registry[identity.kind].naming.namespace in (Namespace.TYPE, Namespace.ROUTINE, Namespace.RELATION)
    )


class _Environment(NamedTuple):
    """The environment that an embedded server holds."""

    catalog: Catalog
    without: frozenset[Identity]
    """Columns that could not be created, because the server lacks their types."""
    whole: bool


def _build(
    sandbox: Sandbox,
    declared: Catalog,
    reached: Collection[Identity],
    registry: Registry,
    versions: Mapping[str, str],
) -> _Environment:
    from schemadiff.pipeline.sandbox_creation import create
    from schemadiff.pipeline.sandbox_steps import install_all
    from schemadiff.pipeline.stand_ins import stand_ins

    connection = sandbox.connection
    install_all(sandbox, declared, versions)
    offered = {
        name
        for (name,) in connection.execute(
            "SELECT name::text FROM pg_available_extensions UNION SELECT extname::text FROM pg_extension"
        )
    }
    needed = [_bare(o, registry) for o in declared if _needed(o, registry)]
    lacking = {o.identity for o in needed if structure.is_extension(o.identity) and o.identity.name not in offered}
    catalog = declared.replacing(o for o in needed if o.identity not in lacking)
    made = stand_ins(catalog, registry, sandbox)
    catalog = made.buildable
    types = catalog.replacing(o for o in catalog if _is_base(registry[o.identity.kind], registry))
    failed = create(sandbox, made, types)
    without = _without_types(connection, catalog, registry)
    catalog = catalog.replacing(o for o in catalog if o.identity not in without and not _over(o, without))
    built = catalog.replacing(o for o in catalog if _is_built(o, reached, registry))
    failed |= create(sandbox, made, built)
    return _Environment(_with_keys(catalog, declared), without, not (lacking or without or failed))


def _with_keys(catalog: Catalog, declared: Catalog) -> Catalog:
    """Return the catalog with the partition keys that bounds are for; its tables are built without them."""
    keys = ("partition_by", "partition_key")
    keyed = (o for o in catalog if (wanted := declared.get(o.identity)) is not None and wanted.get("partition_key"))
    changed = {
        o.identity: msgspec.structs.replace(o, values={k: declared[o.identity].get(k) for k in keys}) for o in keyed
    }
    return catalog.replacing(changed.get(o.identity, o) for o in catalog) if changed else catalog


def _is_built(item: Object, reached: Collection[Identity], registry: Registry) -> bool:
    """Tell whether an object has to be built: it is not a relation that no question refers to, nor below one."""
    home = item.parent or item.identity
    return registry[home.kind].dependencies.provides != "columns" or home in reached


def _needed(item: Object, registry: Registry) -> bool:
    kind = registry[item.identity.kind]
    if kind.yaml.layout is Layout.PROPERTY or kind.fields.hold_rows or kind.management.cluster_wide:
        return False
    return (
        not kind.yaml.parents
        or kind.naming.is_column
        or structure.is_primary_key(item.identity)
        or _is_part(kind, registry)
    )


def _bare(item: Object, registry: Registry) -> Object:
    """Return an object without what no text can depend on: storage of tables, and all of a column except its type."""
    if structure.is_table(item.identity):
        return msgspec.structs.replace(item, values={}, hints=None)
    if registry[item.identity.kind].naming.is_column:
        kept = {k: v for k, v in item.values.items() if k in ("type", "collation")}
        return msgspec.structs.replace(item, values=kept, hints=None)
    if structure.is_extension(item.identity):
        return msgspec.structs.replace(item, values={k: v for k, v in item.values.items() if k == "schema"})
    return item


def _is_base(kind: Kind, registry: Registry) -> bool:
    return (
        kind.naming.namespace in (Namespace.SCHEMA, Namespace.TYPE)
        or kind.dependencies.creates_unplanned
        or _is_part(kind, registry)
    )


def _is_part(kind: Kind, registry: Registry) -> bool:
    """Tell whether objects of the kind are parts of types: attributes, checks of domains."""
    return any(registry[parent].naming.namespace == Namespace.TYPE for parent in kind.yaml.parents)


def _over(item: Object, without: Collection[Identity]) -> bool:
    """Tell whether a key contains a column that was not created."""
    columns = item.get("columns") if structure.is_primary_key(item.identity) else None
    return any(structure.column((*item.identity.path[:2], c)) in without for c in columns or ())


def _without_types(connection: Connection, catalog: Catalog, registry: Registry) -> frozenset[Identity]:
    names = Names(catalog, registry)
    columns = [o for o in catalog if registry[o.identity.kind].naming.is_column]
    rows = {
        text
        for text in {o.get("type") for o in columns}
        if any(registry[ref.to.kind].naming.namespace == Namespace.RELATION for ref in names.of_type(text, ()))
    }
    asked = sorted({o.get("type") for o in columns} - rows)
    found = connection.execute("SELECT t FROM unnest(%s::text[]) AS t WHERE to_regtype(t) IS NULL", [asked])
    unknown = {row[0] for row in found}
    return frozenset(o.identity for o in columns if o.get("type") in unknown)
