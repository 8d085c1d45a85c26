"""Makes a plan from a declared catalog and a connection, stage by stage."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.diff.catalogs import target
from schemadiff.errors import Finding, InputError, SchemadiffError
from schemadiff.introspection import reader
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.compare_stage import compare_with
from schemadiff.pipeline.compared import Compared
from schemadiff.pipeline.request import ReadAhead, Request
from schemadiff.plan import Plan
from schemadiff.postgres.connection import one_row, server_version

if TYPE_CHECKING:
    from schemadiff.catalog.row_changes import RowChange
    from schemadiff.pipeline.plan_stage import Made
    from schemadiff.postgres.connection import Connection


def make_plan(connection: Connection, declared: Catalog, request: Request) -> Plan:
    """Return the plan that brings the database to the declared catalog.

    Raises InputError, with all findings, where the YAML cannot be meant, and RefusedError for a dependency cycle that
    cannot be broken. Without ``request.target_writes`` the session is read-only for that time.
    """
    return plan_of(make_in_detail(connection, declared, request))


def plan_of(made: Plan | Made) -> Plan:
    """Return the plan alone."""
    return made if isinstance(made, Plan) else made.plan


def make_in_detail(
    connection: Connection, declared: Catalog, request: Request, ahead: ReadAhead | None = None
) -> Plan | Made:
    """Return the plan together with what it was made from; the plan alone if there is nothing to do.

    ``ahead`` is what was read through this connection before the declared side was known. Raises like
    :func:`make_plan`.
    """
    with nullcontext() if request.target_writes else _read_only(connection):
        try:
            made = _made(connection, declared, request, ahead)
            request.proofreading.wait()
        except SchemadiffError as error:
            # All that is wrong in the YAML comes first, and together.
            if isinstance(error, InputError):
                request.proofreading.begin()
            request.proofreading.wait()
            raise
        finally:
            request.proofreading.stop()
        return made


@contextmanager
def _read_only(connection: Connection) -> Iterator[None]:
    """Make the session read-only for a while, so that the server rejects even what would be rolled back."""
    (before,) = one_row(connection.execute("SELECT current_setting('default_transaction_read_only')"))
    connection.execute("SET default_transaction_read_only = on")
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute(f"SET default_transaction_read_only = {before}")


def _made(connection: Connection, declared: Catalog, request: Request, ahead: ReadAhead | None) -> Plan | Made:
    if request.variables is not None:
        request.variables.check(declared, request.registry, request.seeds)
    compared = compare_with(connection, declared, request, ahead)
    nothing = _is_nothing(compared, request.registry) and not compared.renames
    if nothing and not any(declared.by_kind.get(k.name) for k in request.registry.kinds.values() if k.fields.hold_rows):
        return _empty(compared, request)
    wanted = target(compared.live, compared.declared, request.registry, request.scope)
    changes, refusals = _seed_changes(connection, compared, wanted, request)
    if nothing and not changes and not refusals:
        return _empty(compared, request)
    # A plan with nothing to do does not import the modules that make steps.
    from schemadiff.pipeline.plan_stage import planned
    from schemadiff.preflight.inherited_objects import refused

    if found := tuple(refused(wanted, compared.comparison, request.registry, compared.version)):
        raise InputError(found)

    return planned(connection, compared, wanted, changes, refusals, request)


def _is_nothing(compared: Compared, registry: Registry) -> bool:
    """Tell whether nothing differs but what the server does not store since CREATE makes it so.

    That is an object of its own on the declared side (`grants: {}`). It matters only where something else changes.
    """

    def is_as_made(item: Object) -> bool:
        values = registry[item.identity.kind].management.built_in_values
        if values is None or item.parent is None or item.parent not in compared.live:
            return False
        return item.values == values(registry[item.parent.kind])

    found = compared.comparison
    return not (found.dropped or found.pairs) and all(map(is_as_made, found.created))


def _empty(compared: Compared, request: Request) -> Plan:
    return Plan(
        (),
        fingerprint="",
        source=request.source,
        target=request.target,
        version=compared.version,
        unmodelled=compared.unmodelled,
        warnings=compared.warnings(request.registry),
    )


def _seed_changes(
    connection: Connection, compared: Compared, wanted: Catalog, request: Request
) -> tuple[Mapping[Identity, Sequence[RowChange]], tuple[Finding, ...]]:
    from schemadiff.seeds import comparison as seeds

    found = seeds.row_changes(
        connection,
        compared.live,
        wanted,
        compared.comparison,
        sets=request.seeds,
        environment=request.environment,
    )
    if found.errors:
        raise InputError(found.errors)
    return {k: v for k, v in found.changes.items() if v}, tuple(found.refusals)


def everything_in(connection: Connection, registry: Registry, schemas: Collection[str] | None = None) -> Catalog:
    """Return the live catalog of a database.

    ``schemas`` are the schemas to read; None for all except the system's.
    """
    server_version(connection)
    return reader.read(connection, registry, schemas)
