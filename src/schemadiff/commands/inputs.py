"""What commands work on: the database, the declared catalog, and the request for a plan."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemadiff.commands.options import Options
from schemadiff.commands.output import note
from schemadiff.errors import InputError
from schemadiff.kinds import registry
from schemadiff.pipeline.request import Request
from schemadiff.sources import opening
from schemadiff.sources.source import Source

if TYPE_CHECKING:
    from schemadiff.catalog.catalog import Catalog
    from schemadiff.postgres.connection import Connection


@dataclass(frozen=True, slots=True)
class Target:
    """An open database and its name for messages."""

    connection: Connection
    name: str
    conninfo: str


@contextmanager
def open_target(options: Options) -> Iterator[Target]:
    """Open the database to work on.

    Before anything happens to it, its name is written to stderr, unless only errors are wanted.
    """
    from schemadiff.postgres.connection import connect, describe

    conninfo, chosen = options.target()
    name = describe(conninfo)
    note(f"database: {name} (from {chosen})", options.flags)
    with connect(conninfo) as connection:
        yield Target(connection, name, conninfo)


def declared_catalog(options: Options) -> Catalog:
    """Return the catalog of the YAML folder."""
    folder = Source("folder", options.schema, options.search_path)
    try:
        return report_ignored(opening.catalog(folder, registry()), options)
    except InputError:
        validate_sql(options)
        raise


def validate_sql(options: Options) -> None:
    """Raise InputError with everything that is wrong in the folder, SQL texts included.

    Reading the folder for a plan does not parse SQL texts.
    """
    opening.catalog(Source("folder", options.schema, options.search_path), registry(), check_sql=True)


def plan_request(options: Options, name: str) -> Request:
    """Return the request for a plan against the database with this name."""
    return dataclasses.replace(options.request(name, options.schema), proofread=lambda: validate_sql(options))


def report_ignored(declared: Catalog, options: Options) -> Catalog:
    """Return the catalog, after a message about declared objects that the configuration ignores."""
    if options.config.ignore:
        scope = options.scope
        for item in declared:
            if item.parent is None and not item.implicit and scope.ignores(item, declared, registry()):
                note(f"{item.place}: {item.identity} is declared, and {options.config.file} ignores it", options.flags)
    return declared
