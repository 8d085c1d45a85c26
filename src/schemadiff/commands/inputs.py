"""What commands work on: the database, the declared catalog, and the request for a plan."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from schemadiff.commands.options import Options
from schemadiff.commands.output import note
from schemadiff.errors import InputError

if TYPE_CHECKING:
    from schemadiff.catalog.catalog import Catalog
    from schemadiff.catalog.objects import Object
    from schemadiff.pipeline.request import Request
    from schemadiff.postgres.connection import Connection


@dataclass(frozen=True, slots=True)
class Target:
    """An open database and its name for messages."""

    connection: Connection
    name: str
    conninfo: str


class Chosen(NamedTuple):
    """The database to work on, before it is opened."""

    conninfo: str
    name: str
    """Its name for messages."""


def chosen_target(options: Options) -> Chosen:
    """Return the database to work on, once its name is written to stderr, unless only errors are wanted."""
    from schemadiff.postgres.connection import describe

    conninfo, chosen = options.target()
    name = describe(conninfo)
    note(f"database: {name} (from {chosen})", options.flags)
    return Chosen(conninfo, name)


@contextmanager
def open_target(options: Options, chosen: Chosen | None = None) -> Iterator[Target]:
    """Open the database to work on, which may have been ``chosen`` already.

    Before anything happens to it, its name is written to stderr, unless only errors are wanted.
    """
    from schemadiff.postgres.connection import connect

    conninfo, name = chosen or chosen_target(options)
    with connect(conninfo, recorded=options.cached) as connection:
        yield Target(connection, name, conninfo)


def declared_catalog(
    options: Options,
    texts: Mapping[str, bytes] | None = None,
    read_sibling: Callable[[str, str], bytes] | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Catalog:
    """Return the catalog of the YAML folder.

    ``texts`` are the contents of its files if they have been read; ``read_sibling`` reads a file that another one
    names. ``meanwhile`` is called while another process decodes the folder, if one does; without it, that only imports
    what a plan needs then.
    """
    from schemadiff.declaration import loader
    from schemadiff.kinds import registry

    folder, path = Path(options.schema), options.search_path
    given = loader.Given(texts, read_sibling, meanwhile or import_what_makes_plans)
    if meanwhile is not None:
        given = given._replace(largest=sys.maxsize)
    try:
        return report_ignored(loader.load(folder, registry(), search_path=path, check_sql=False, given=given), options)
    except InputError:
        validate_sql(options)
        raise


def import_what_makes_plans() -> None:
    """Import what is needed once the folder is known; that takes a third of the time of decoding 1,000 tables."""
    import psycopg  # noqa: F401

    from schemadiff.pipeline import make_plan, normalize_stage  # noqa: F401
    from schemadiff.postgres import recording  # noqa: F401


def validate_sql(options: Options) -> Catalog:
    """Return the catalog of the folder; raise InputError with everything that is wrong in it, SQL texts included."""
    from schemadiff.declaration import loader
    from schemadiff.kinds import registry

    return loader.load(Path(options.schema), registry(), search_path=options.search_path, check_sql=True)


def plan_request(options: Options, name: str) -> Request:
    """Return the request for a plan against the database with this name."""
    from schemadiff.declaration.proofreading import FolderProofreading

    return dataclasses.replace(
        options.request(name, options.schema), proofreading=FolderProofreading(lambda: check_sql(options))
    )


def check_sql(options: Options) -> None:
    """Raise InputError with everything that is wrong in the folder, unless the same texts were right before."""
    from schemadiff.declaration import loader
    from schemadiff.kinds import registry

    loader.check(Path(options.schema), registry(), search_path=options.search_path)


def report_ignored(declared: Catalog, options: Options) -> Catalog:
    """Return the catalog, after a message about declared objects that the configuration ignores."""
    for item in ignored(declared, options):
        note(f"{item.place}: {item.identity} is declared, and {options.config.file} ignores it", options.flags)
    return declared


def ignored(declared: Catalog, options: Options) -> Iterator[Object]:
    """Yield declared objects that the configuration ignores; of what stands below others, only these."""
    if options.config.ignore:
        from schemadiff.kinds import registry

        scope = options.scope
        for item in declared:
            if item.parent is None and not item.implicit and scope.ignores(item, declared, registry()):
                yield item
