"""The differences of two diagrams as one: what is added, removed and changed, among what both have."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from schemadiff.catalog.diagram import Diagram, DiagramColumn, DiagramLink, DiagramTable, Mark, Path


def difference(
    before: Diagram,
    after: Diagram,
    *,
    renamed: Mapping[Path, Path] | None = None,
    changed: Collection[Path] = (),
) -> Diagram:
    """Return both diagrams in one, with marks.

    ``renamed`` are the previous paths of tables (schema, name) and columns (schema, table, name), by their new ones;
    ``before`` already has the new ones. ``changed`` are tables with further differences, which no picture shows.
    """
    renamed = renamed or {}
    old = {table.path: table for table in before.tables}
    new = {table.path: table for table in after.tables}
    links = _links(before.links, after.links)
    linked = {link.source for link in links if link.mark}
    tables = []
    for path in sorted({*old, *new}):
        if path not in new:
            tables.append(_whole(old[path], "removed"))
        elif path not in old:
            tables.append(_whole(new[path], "added"))
        else:
            other = path in changed or path in linked
            tables.append(_compared(old[path], new[path], renamed, changed=other))
    return Diagram(tuple(tables), links, compares=True)


def _whole(table: DiagramTable, mark: Mark) -> DiagramTable:
    return replace(table, mark=mark, columns=tuple(replace(column, mark=mark) for column in table.columns))


def _compared(old: DiagramTable, new: DiagramTable, renamed: Mapping[Path, Path], *, changed: bool) -> DiagramTable:
    present = {column.name: column for column in old.columns}
    columns = [
        _column(present.pop(column.name, None), column, renamed.get((*new.path, column.name))) for column in new.columns
    ]
    columns += [replace(column, mark="removed") for column in present.values()]
    notes = [note for note in (new.note,) if note]
    if (previous := renamed.get(new.path)) is not None:
        notes.append(f"was {'.'.join(previous if previous[:-1] != new.path[:-1] else previous[-1:])}")
    if old.note != new.note:
        notes.append(f"had {old.note or 'no partitions'}")
    is_changed = changed or previous is not None or old.note != new.note or any(column.mark for column in columns)
    return replace(new, columns=tuple(columns), mark="changed" if is_changed else "", note=", ".join(notes))


def _column(old: DiagramColumn | None, new: DiagramColumn, previous: Path | None) -> DiagramColumn:
    if old is None:
        return replace(new, mark="added")
    was = []
    if previous is not None:
        was.append(previous[-1])
    if old.type != new.type:
        was.append(old.type)
    if old.not_null != new.not_null:
        was.append("not null" if old.not_null else "nullable")
    if {*old.keys} != {*new.keys}:
        was.append(" ".join(old.keys) or "no key")
    return replace(new, mark="changed", before=", ".join(was)) if was else new


def _links(before: Collection[DiagramLink], after: Collection[DiagramLink]) -> tuple[DiagramLink, ...]:
    """Return the links of both sides; one that leads elsewhere is removed and added."""

    def key(link: DiagramLink) -> tuple[object, ...]:
        return (link.source, link.target, link.columns, link.target_columns, link.inherits)

    old = {key(link): link for link in before}
    found = []
    for link in after:
        other = old.pop(key(link), None)
        if other is None:
            found.append(replace(link, mark="added"))
        elif (other.detail, other.optional, other.single) != (link.detail, link.optional, link.single):
            found.append(replace(link, mark="changed"))
        else:
            found.append(link)
    found += [replace(link, mark="removed") for link in old.values()]
    return tuple(sorted(found, key=lambda link: (link.source, link.columns, link.target, link.name, link.mark)))
