"""What of a catalog a picture shows: tables with their columns, and the foreign keys between them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Literal

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.diagram import Diagram, DiagramColumn, DiagramLink, DiagramTable, Path
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kindspec.registry import Registry
from schemadiff.references.descriptions import comment_on

Columns = Literal["all", "keys", "none"]
"""Which columns of the tables are shown: all, those of keys and with changes, none."""


def diagram(catalog: Catalog, registry: Registry, *, partitions: bool = False) -> Diagram:
    """Return the tables and foreign keys of a catalog whose names are resolved, sorted by name.

    Partitions are folded into the outermost table that they are part of, unless ``partitions`` asks for them.
    """
    tables = {item.identity.path: item for item in structure.relations(catalog)}
    folded = {} if partitions else {path: top for path in tables if (top := _top(path, tables)) != path}
    counts: dict[Path, int] = {}
    for top in folded.values():
        counts[top] = counts.get(top, 0) + 1
    shown = [tables[path] for path in sorted(tables) if path not in folded]
    links: dict[object, DiagramLink] = {}
    for item in tables.values():
        for link in _links(item, catalog, registry, shows_partitions=partitions):
            moved = replace(
                link, source=folded.get(link.source, link.source), target=folded.get(link.target, link.target)
            )
            links.setdefault((moved.source, moved.target, moved.columns, moved.target_columns, moved.inherits), moved)
    present = {item.identity.path for item in shown}
    kept = [link for link in links.values() if link.source in present and link.target in present]
    referring: dict[Path, dict[str, None]] = {}
    for link in links.values():
        referring.setdefault(link.source, {}).update(dict.fromkeys(() if link.inherits else link.columns))
    return Diagram(
        tuple(_table(item, catalog, registry, counts, referring) for item in shown),
        tuple(sorted(kept, key=lambda link: (link.source, link.columns, link.target, link.name))),
    )


def _parents(item: Object) -> list[Path]:
    partitioned = item.get("partition_of")
    return [tuple(partitioned)] if partitioned else [tuple(path) for path in item.get("inherits", ())]


def _top(path: Path, tables: Mapping[Path, Object]) -> Path:
    """Return the outermost partitioned table that a partition is part of; the table itself if it is no partition."""
    seen = {path}
    while path in tables and (above := tables[path].get("partition_of")) and tuple(above) in tables:
        path = tuple(above)
        if path in seen:
            break
        seen.add(path)
    return path


def _table(
    item: Object,
    catalog: Catalog,
    registry: Registry,
    counts: Mapping[Path, int],
    referring: Mapping[Path, Iterable[str]],
) -> DiagramTable:
    """Return a table as it is shown, with the number of its partitions and the columns of foreign keys.

    Those of its partitions count as its own.
    """
    identity = item.identity
    partitions = counts.get(identity.path, 0)
    keys: dict[str, dict[str, None]] = {}
    for word, columns in (
        *(("PK", key.get("columns", ())) for key in structure.primary_keys(catalog, identity)),
        ("FK", referring.get(identity.path, ())),
        *(("UK", columns) for key, columns in _unique(item, catalog, registry) if not structure.is_primary_key(key)),
    ):
        for column in columns:
            keys.setdefault(column, {})[word] = None
    notes = []
    if partitions:
        notes.append(f"{partitions:,} partition{'s' if partitions > 1 else ''}")
    if not structure.is_table(identity):
        notes.append(registry.noun(identity.kind))
    shown = tuple(
        DiagramColumn(
            column.identity.name,
            str(column.get("type", "")),
            tuple(keys.get(column.identity.name, ())),
            bool(column.get("not_null")) or "PK" in keys.get(column.identity.name, ()),
        )
        for column in structure.columns(catalog, identity)
    )
    return DiagramTable(identity.path, shown, note=", ".join(notes), comment=comment_on(identity, catalog, registry))


def _unique(item: Object, catalog: Catalog, registry: Registry) -> Iterator[tuple[Identity, Sequence[str]]]:
    """Yield each key with its columns: primary, of a unique constraint, of a unique index over all rows."""
    for child in catalog.children(item.identity):
        columns_of = registry[child.identity.kind].stored.unique_columns
        if columns_of is not None and (columns := columns_of(child)):
            yield child.identity, columns


def _links(item: Object, catalog: Catalog, registry: Registry, *, shows_partitions: bool) -> Iterator[DiagramLink]:
    identity = item.identity
    not_null = {c.identity.name for c in structure.columns(catalog, identity) if c.get("not_null")}
    unique = [set(columns) for _, columns in _unique(item, catalog, registry)]
    primary = {column for key in structure.primary_keys(catalog, identity) for column in key.get("columns", ())}
    for key in structure.foreign_keys(catalog, identity):
        columns = tuple(key.get("columns", ()))
        target = tuple(key.get("references", ()))
        actions = [
            f"{words} {action}"
            for words, name in (("on delete", "on_delete"), ("on update", "on_update"))
            if (action := key.get(name, "no action")) != "no action"
        ]
        yield DiagramLink(
            key.identity.name,
            identity.path,
            target,
            columns,
            tuple(key.get("references_columns", ())) or _primary_columns(catalog, target),
            optional=not set(columns) <= not_null | primary,
            single=any(own <= set(columns) for own in unique),
            detail=", ".join(actions),
        )
    for parent in _parents(item):
        if shows_partitions or not item.get("partition_of"):
            words = "partition of" if item.get("partition_of") else "inherits"
            yield DiagramLink("", identity.path, parent, inherits=True, detail=words)


def _primary_columns(catalog: Catalog, target: Path) -> tuple[str, ...]:
    found = structure.primary_keys(catalog, structure.table(target))
    return tuple(found[0].get("columns", ())) if found else ()


# --- a part of it ---


def selected(whole: Diagram, patterns: Collection[str]) -> Diagram:
    """Return the tables that a pattern names, with their neighbours by name; a pattern without schema fits in any."""
    return around(whole, lambda table: any(_fits(table.path, pattern) for pattern in patterns))


def _fits(path: Path, pattern: str) -> bool:
    return fnmatchcase(".".join(path), pattern) or fnmatchcase(path[-1], pattern)


def touched(whole: Diagram) -> Diagram:
    """Return the tables with differences, and their neighbours by name."""
    return around(whole, lambda table: bool(table.mark))


def around(whole: Diagram, wanted: Callable[[DiagramTable], bool]) -> Diagram:
    """Return the wanted tables and the links between them, and the tables that these are linked with by name."""
    inside = {table.path for table in whole.tables if wanted(table)}
    links = tuple(link for link in whole.links if link.source in inside or link.target in inside)
    neighbours = {path for link in links for path in (link.source, link.target)} - inside
    tables = tuple(
        table if table.path in inside else replace(table, brief=True)
        for table in whole.tables
        if table.path in inside or table.path in neighbours
    )
    return replace(whole, tables=tables, links=links)


def with_columns(whole: Diagram, columns: Columns) -> Diagram:
    """Return the diagram with these columns only; those with differences stay unless it is ``none``."""
    if columns == "all":
        return whole
    tables = tuple(replace(table, columns=tuple(_kept(table.columns, columns))) for table in whole.tables)
    return replace(whole, tables=tables)


def _kept(found: Iterable[DiagramColumn], columns: Columns) -> Iterator[DiagramColumn]:
    return (column for column in found if columns == "keys" and (column.keys or column.mark))
