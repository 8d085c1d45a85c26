"""The engine as tests use it: YAML texts in, plans made and run against real databases."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import TupleRow

from schemadiff.apply.planned_state import Planned
from schemadiff.apply.runner import run
from schemadiff.apply.timeouts import Limits
from schemadiff.catalog.catalog import Catalog
from schemadiff.declaration import loader
from schemadiff.diff.catalogs import Scope
from schemadiff.kinds import registry
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.make_plan import make_plan
from schemadiff.pipeline.request import Request
from schemadiff.plan import Plan
from schemadiff.postgres.connection import connect

Yaml = str | Mapping[str, str] | Path
"""One YAML text, several by file name, or a folder."""


def declared(yaml: Yaml, kinds: Registry | None = None) -> Catalog:
    """The catalog that the YAML declares, checked in full."""
    kinds = kinds or registry()
    if isinstance(yaml, Path):
        return loader.load(yaml, kinds)
    files = {"schema.yaml": yaml} if isinstance(yaml, str) else yaml
    return _decoded(tuple(files.items()), kinds)


@lru_cache(maxsize=8)
def _decoded(files: tuple[tuple[str, str], ...], kinds: Registry) -> Catalog:
    """The catalog of these texts, which nothing changes: most tests plan for the same one several times."""
    return loader.load_texts({name: text.encode() for name, text in files}, kinds)


def request(**options: Any) -> Request:
    """A request as tests want it: no environment but what is given."""
    options.setdefault("environment", {})
    kinds = options.pop("registry", None) or registry()
    scope = options.pop("scope", None) or Scope()
    return Request(kinds, scope, **options)


Where = str | psycopg.Connection[TupleRow]
"""A connection string, or a connection that stays open: a second plan costs a third less on it."""


def _connection(where: Where) -> AbstractContextManager[psycopg.Connection[TupleRow]]:
    return connect(where) if isinstance(where, str) else nullcontext(where)


def plan(where: Where, yaml: Yaml, **options: Any) -> Plan:
    """The plan that brings the database to the YAML."""
    asked = request(**options)
    with _connection(where) as connection:
        return make_plan(connection, declared(yaml, asked.registry), asked)


def apply(where: Where, yaml: Yaml, **options: Any) -> Plan:
    """Brings the database to the YAML, without asking for consent; the plan that did it."""
    asked = request(**options)
    with _connection(where) as connection:
        planned = Planned(connection)
        made = make_plan(connection, declared(yaml, asked.registry), asked)
        _run(connection, made, asked, planned)
    return made


def execute(where: Where, made: Plan, **options: Any) -> None:
    """Runs a plan that was made for this database, without asking for consent; nobody has been there since."""
    with _connection(where) as connection:
        _run(connection, made, request(**options), Planned(connection))


def _run(connection: psycopg.Connection[TupleRow], made: Plan, asked: Request, planned: Planned) -> None:
    assert not made.refusals, made.refusals
    run(connection, made, limits=Limits(), environment=asked.environment, planned=planned)


def converge(where: Where, yaml: Yaml, **options: Any) -> Plan:
    """Applies, and asserts that nothing is left to do."""
    made = apply(where, yaml, **options)
    left = plan(where, yaml, **options)
    assert left.empty, "\n".join(s.sql for s in left.steps)
    return made
