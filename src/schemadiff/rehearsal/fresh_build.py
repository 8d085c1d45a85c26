"""Compares the copy after the plan with a new database that is built from the YAML, by pg_dump."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.errors import Finding
from schemadiff.introspection import reader
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.extension_stand_ins import stand_in
from schemadiff.pipeline.plan_stage import Made
from schemadiff.pipeline.stand_ins import stand_ins
from schemadiff.postgres.embedded.sandbox import BUILDER, Sandbox
from schemadiff.rehearsal import copy
from schemadiff.rehearsal.dumps import MERGED_COLUMNS, MERGED_CONSTRAINTS, Dump, schema_of
from schemadiff.rehearsal.server import ScratchServer

_SHOWN = 5
"""How many statements that differ are shown."""


def target(made: Made, scratch: Sandbox, registry: Registry) -> Catalog:
    """Return what the database will hold, as a sandbox can have it; nothing below what the plan drops.

    What the YAML does not manage counts if it is still there after the plan: the server drops some of it with a change
    of its parent, as it does the sequence of an identity.
    """
    comparison = made.compared.comparison
    gone = {item.identity for item in comparison.dropped}
    altered = {pair.declared.identity for pair in comparison.pairs}
    wanted, declared = made.given.target, made.compared.declared
    there = reader.read(scratch.connection, registry, None)

    def is_lost(item: Object) -> bool:
        return (
            item.parent in altered
            and registry[item.identity.kind].management.opt_in
            and item.identity not in declared
            and item.identity not in there
        )

    kept = wanted.replacing(o for o in wanted if gone.isdisjoint((o.parent, wanted.root(o))) and not is_lost(o))
    return stand_ins(kept, registry, scratch).buildable


def differences(
    scratch: Sandbox, server: ScratchServer, wanted: Catalog, registry: Registry, deadline: float
) -> tuple[list[Finding], list[Finding]]:
    """Return what pg_dump writes about only one of the two, the database in the sandbox and a new one.

    Also returns why they could not be compared.
    """
    with server.database() as other:
        other.make_roles(copy.roles([wanted], registry))
        stand_in(other, scratch.connection, [wanted], registry, deadline=deadline)
        missing = copy.build(other, wanted, registry, deadline).missing
        if missing:
            why = next(iter(missing.values()))
            return [], [Finding(f"no new database could be built to compare the result with: {why}")]
        found, fresh = (_dump(one, server) for one in (scratch, other))
    differs: list[Finding] = []
    for statements, words in (
        (Counter(found) - Counter(fresh), "only the changed database has"),
        (Counter(fresh) - Counter(found), "only a new database has"),
    ):
        differs += [
            Finding(f"the result is not as a new database is: {words} {' '.join(statement.split())}")
            for statement in sorted(statements)[:_SHOWN]
        ]
    return differs, []


def _dump(one: Sandbox, server: ScratchServer) -> Dump:
    import psycopg

    # Only a superuser may write to the catalogs; without that, what is declared twice can look different.
    with suppress(psycopg.errors.InsufficientPrivilege):
        for table, number in one.administrate(MERGED_COLUMNS):
            one.administrate(
                "UPDATE pg_catalog.pg_attribute SET attislocal = false"  # noqa: S608 - numbers
                f" WHERE attrelid = {table} AND attnum = {number}"
            )
        for (constraint,) in one.administrate(MERGED_CONSTRAINTS):
            one.administrate(
                f"UPDATE pg_catalog.pg_constraint SET conislocal = false WHERE oid = {constraint}"  # noqa: S608 - a number
            )
    # What the administrator owns belongs to a role whose name nobody can guess, and so to another one in each database.
    return tuple(text.replace(one.administrator, BUILDER) for text in schema_of(one.conninfo, server.binaries))
