"""What the judge of pairs allows: what is not managed where the YAML does not say it stays as it was, or comes as the
server makes it, so a fresh build may have it otherwise. Also under which name an object of one side lives on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import OWN_FIELDS, RENAMED_FROM
from schemadiff.catalog.objects import Identity, Object
from schemadiff.kinds.parent_tables import parent_columns, parents
from schemadiff.postgres.quoting import ident, qualified
from schemadiff.sql import split_name
from tests.support.pg_dump import Dump


def as_managed(dump: Dump, before: Catalog, after: Catalog) -> Dump:
    """A dump less what is left as it is, or as the server makes it, where the second side does not say it."""
    left = (*_former_owners(before, after), *_unchecked_rows(after))
    kept = [statement for statement in dump if not any(re.match(pattern, statement) for pattern in left)]
    given_up = list(_names_given_up(before, after))
    unchecked = list(_unchecked(after))
    for number, statement in enumerate(kept):
        for path, name in given_up:
            if statement.startswith(_head(path)):
                kept[number] = statement = _unnamed(statement, name)
        for path, name in unchecked:
            if statement.startswith(_head(path)):
                kept[number] = statement = _nullable(statement, name)
    return tuple(sorted(kept))


def _head(path: tuple[str, ...]) -> str:
    return f"CREATE TABLE {qualified(path)} ("


def _unnamed(statement: str, column: str) -> str:
    """A CREATE TABLE with the NOT NULL of a column, whatever its name is."""
    pattern = rf"(?m)^(    {re.escape(ident(column))} .*)CONSTRAINT \S.* NOT NULL"
    return re.sub(pattern, r"\1NOT NULL", statement)


def _nullable(statement: str, column: str) -> str:
    """A CREATE TABLE without the NOT NULL of a column, which stands beside its type or for itself."""
    name = re.escape(ident(column))
    head, rest = statement.split("(\n", 1) if "(\n" in statement else (statement, "")
    body, found, tail = rest.rpartition("\n)") if not rest.startswith(")") else ("", ")", rest[1:])
    elements = [e for e in body.split(",\n") if not re.fullmatch(rf"    CONSTRAINT \S.* NOT NULL {name}", e)]
    elements = [re.sub(rf"^(    {name} .*?)(?: CONSTRAINT \S.*)? NOT NULL", r"\1", e) for e in elements]
    return f"{head}(\n" + ",\n".join(elements) + found + tail if rest else statement


def _former_owners(before: Catalog, after: Catalog) -> Iterator[str]:
    """Of sequences that a table lets go of: where no owner is declared, they keep the table's."""
    for item in after.by_kind.get("sequence", ()):
        was = before.get(item.identity)
        if item.get("owned_by") or Identity("owner", ("sequence", *item.identity.path)) in after:
            continue
        if was is not None and was.get("owned_by"):
            yield re.escape(f"ALTER SEQUENCE {qualified(item.identity.path)} OWNER TO ")
            # The owner has what the grants say, and pg_dump begins with all privileges of an owner.
            yield re.escape(f"REVOKE ALL ON SEQUENCE {qualified(item.identity.path)} FROM ")


def _unchecked(after: Catalog) -> Iterator[tuple[tuple[str, ...], str]]:
    """Tables, and their columns that are NOT NULL since a table above is, whose rows are not checked: one that is made
    below it is checked, one that was there is not."""
    for table in after.by_kind.get("table", ()):
        for column in after.children(table.identity, "column") if parents(table) else ():
            own = column.get("not_null_not_valid") or "not_null" in (column.hint(OWN_FIELDS) or ())
            if not own and column.get("not_null") and _is_unchecked(column, after):
                yield table.identity.path, column.identity.name


def _is_unchecked(column: Object, catalog: Catalog) -> bool:
    table = catalog.get(column.parent) if column.parent is not None else None
    above = parent_columns(table, column.identity.name) if table is not None else ()
    leaders = [o for i in above if (o := catalog.get(i)) is not None]
    return bool(column.get("not_null_not_valid")) or any(_is_unchecked(leader, catalog) for leader in leaders)


def _unchecked_rows(after: Catalog) -> Iterator[str]:
    for path, name in _unchecked(after):
        head = re.escape(f"ALTER TABLE {qualified(path)}\n")
        yield rf"{head} +ADD CONSTRAINT \S.* NOT NULL {re.escape(ident(name))} NOT VALID"


def _names_given_up(before: Catalog, after: Catalog) -> Iterator[tuple[tuple[str, ...], str]]:
    """The partitions, and their columns whose NOT NULL the first side names and the second does not, where the parents'
    are NOT NULL on both: PostgreSQL renames none of them, so they stay."""
    for table in before.by_kind.get("table", ()):
        above = table.get("partition_of")
        wanted = after.get(renamed(table.identity, before, after) or table.identity)
        parent = renamed(Identity("table", above), before, after) if above is not None else None
        if wanted is None or parent is None or parent.path != wanted.get("partition_of"):
            continue
        for column in before.children(table.identity, "column"):
            to_be = column_after(column.identity, before, after, wanted.identity)
            if to_be is None or after[to_be].get("not_null_name") or not _is_named(column, before):
                continue
            theirs = before.get(Identity("column", (*above, column.identity.name)))
            leader = after.get(Identity("column", (*parent.path, to_be.name)))
            if all(o is not None and o.get("not_null") for o in (theirs, leader, after[to_be])):
                yield wanted.identity.path, to_be.name


def _is_named(column: Object, catalog: Catalog) -> bool:
    """Whether a partition's column, or the one of a partition above that it is inherited from, names its NOT NULL."""
    table = catalog.get(Identity("table", column.identity.path[:-1]))
    if column.get("not_null_name") or table is None:
        return bool(column.get("not_null_name"))
    above = catalog.get(Identity("table", table.get("partition_of") or ()))
    theirs = (
        catalog.get(Identity("column", (*above.identity.path, column.identity.name))) if above is not None else None
    )
    return (
        above is not None
        and above.get("partition_of") is not None
        and theirs is not None
        and _is_named(theirs, catalog)
    )


def column_after(column: Identity, before: Catalog, after: Catalog, table: Identity) -> Identity | None:
    """Under which identity a column lives on, which can be that of its parents' column; None where it goes."""
    item = before.get(Identity("table", column.path[:-1]))
    for leader in parent_columns(item, column.name) if item is not None else ():
        above = renamed(Identity("table", leader.path[:-1]), before, after)
        theirs = column_after(leader, before, after, above) if above is not None else None
        if theirs is not None and theirs.name != column.name:
            mine = column._replace(path=(*table.path, theirs.name))
            return mine if mine in after else None
    return renamed(column, before, after, table)


def renamed(identity: Identity, before: Catalog, after: Catalog, table: Identity | None = None) -> Identity | None:
    """Under which identity an object of A lives on in B; None where it goes."""
    siblings = after.children(table, identity.kind) if table is not None else after.by_kind.get(identity.kind, [])
    stays = identity._replace(path=(*table.path, identity.name)) if table is not None else identity
    found: Any = after.get(stays)
    sources = {wanted.identity: _source(wanted, before, table) for wanted in siblings}
    for wanted in siblings:
        if sources[wanted.identity] is None:
            continue
        former = identity._replace(path=(*identity.path[:-1], wanted.identity.name)) if table else wanted.identity
        moves_on = any(source == former.path for other, source in sources.items() if other != wanted.identity)
        has_old_name = found is not None and found.hint(RENAMED_FROM) is None
        if former in before and has_old_name and not moves_on:
            continue  # It was renamed long ago, and what has its old name is another one.
        old = sources[wanted.identity] or ()
        old = (*identity.path[:-1], old[-1]) if table is not None else old
        if old == identity.path and identity in before and old != wanted.identity.path:
            return wanted.identity
    if found is None:
        return None
    old_name = found.hint(RENAMED_FROM)
    return None if old_name is not None and _old_lives(found, old_name, before, identity) else stays


def _source(wanted: Object, before: Catalog, table: Identity | None) -> tuple[str, ...] | None:
    """The path that an object is renamed from, None if from none: a name as it is written, else as SQL reads it."""
    old_name = wanted.hint(RENAMED_FROM)
    if old_name is None:
        return None
    above = wanted.identity.path[:-1]
    if wanted.identity._replace(path=(*above, old_name)) in before:
        return (*above, old_name)
    parts = split_name(old_name) or (old_name,)
    return (*above, parts[-1]) if len(parts) == 1 or table is not None else parts


def _old_lives(found: Any, old_name: str, before: Catalog, identity: Identity) -> bool:
    names = (old_name, (split_name(old_name) or (old_name,))[-1])
    olds = (identity._replace(path=(*identity.path[:-1], name)) for name in names)
    return any(old in before and old != identity for old in olds)
