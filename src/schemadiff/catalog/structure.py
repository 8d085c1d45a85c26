"""The parts that every PostgreSQL database has: relations with columns, defaults and keys, schemas, roles, owners.

The engine names the kinds of these here, and no kind anywhere else: what it has to know of any other kind, the kind's
description says.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object

_COLUMN = "column"
_EXTENSION = "extension"
_OWNER = "owner"
_PRIMARY_KEY = "primary_key"
_ROLE = "role"
_SCHEMA = "schema"
_TABLE = "table"


def table(path: tuple[str, ...]) -> Identity:
    """Return the identity of the table of that path."""
    return Identity(_TABLE, path)


def column(path: tuple[str, ...]) -> Identity:
    """Return the identity of the column of that path: the relation's path, and the name."""
    return Identity(_COLUMN, path)


def schema(name: str) -> Identity:
    """Return the identity of the schema of that name."""
    return Identity(_SCHEMA, (name,))


def role(name: str) -> Identity:
    """Return the identity of the role of that name."""
    return Identity(_ROLE, (name,))


def extension(name: str) -> Identity:
    """Return the identity of the extension of that name."""
    return Identity(_EXTENSION, (name,))


def owner(of: Identity) -> Identity:
    """Return the identity of the property that says who owns an object."""
    return Identity(_OWNER, (of.kind, *of.path), of.arguments)


def is_table(identity: Identity) -> bool:
    """Tell whether it is a table."""
    return identity.kind == _TABLE


def is_column(identity: Identity) -> bool:
    """Tell whether it is a column of a table or foreign table."""
    return identity.kind == _COLUMN


def is_schema(identity: Identity) -> bool:
    """Tell whether it is a schema."""
    return identity.kind == _SCHEMA


def is_role(identity: Identity) -> bool:
    """Tell whether it is a role."""
    return identity.kind == _ROLE


def is_extension(identity: Identity) -> bool:
    """Tell whether it is an extension."""
    return identity.kind == _EXTENSION


def is_owner(identity: Identity) -> bool:
    """Tell whether it is the property that says who owns an object."""
    return identity.kind == _OWNER


def columns(catalog: Catalog, relation: Identity) -> list[Object]:
    """Return the columns of a table or foreign table, in order."""
    return catalog.children(relation, _COLUMN)


def all_columns(catalog: Catalog) -> Sequence[Object]:
    """Return the columns of all tables and foreign tables."""
    return catalog.by_kind.get(_COLUMN, ())


def defaults(catalog: Catalog, of: Identity) -> list[Object]:
    """Return the default of a column; none if it has none."""
    return catalog.children(of, "default")


def primary_keys(catalog: Catalog, relation: Identity) -> list[Object]:
    """Return the primary key of a table; none if it has none."""
    return catalog.children(relation, _PRIMARY_KEY)


def is_primary_key(identity: Identity) -> bool:
    """Tell whether it is the primary key of a table."""
    return identity.kind == _PRIMARY_KEY


def foreign_keys(catalog: Catalog, relation: Identity) -> list[Object]:
    """Return the foreign keys of a table."""
    return catalog.children(relation, "foreign_key")


def has_schemas(kinds: Container[str]) -> bool:
    """Tell whether schemas are among the kinds."""
    return _SCHEMA in kinds


def has_roles(kinds: Container[str]) -> bool:
    """Tell whether roles are among the kinds."""
    return _ROLE in kinds


def roles(catalog: Catalog) -> Sequence[Object]:
    """Return the declared roles."""
    return catalog.by_kind.get(_ROLE, ())


def extensions(catalog: Catalog) -> Sequence[Object]:
    """Return the extensions."""
    return catalog.by_kind.get(_EXTENSION, ())


def seeds(catalog: Catalog) -> Sequence[Object]:
    """Return the seeds: rows of tables."""
    return catalog.by_kind.get("seed", ())


def selected_seeds(target: Catalog, sets: Collection[str] | None) -> list[Object]:
    """Return the seeds of these sets: None for all, an empty collection for none.

    With any selection come the seeds that belong to no set, because those in a set may reference them.
    """
    if sets is not None and not sets:
        return []
    return [s for s in seeds(target) if sets is None or s.get("set") is None or s.get("set") in sets]


def relations(catalog: Catalog) -> list[Object]:
    """Return the tables, and what else has columns as they do: foreign tables."""
    tables = catalog.by_kind.get(_TABLE, [])
    others = dict.fromkeys(c.parent for c in all_columns(catalog) if c.parent is not None and not is_table(c.parent))
    return [*tables, *(item for identity in others if (item := catalog.get(identity)) is not None)]
