"""A folder's YAML against a database: what its seeds ask for, written out and run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from textwrap import dedent

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.catalog.row_changes import RowChange, SeedPlan
from schemadiff.ddl import clauses, filters
from schemadiff.ddl.macros import Macros
from schemadiff.declaration.loader import load_texts
from schemadiff.declaration.name_resolution import resolve, with_answers
from schemadiff.diff.catalogs import Scope, compare, target
from schemadiff.diff.renames import apply_renames
from schemadiff.introspection import reader
from schemadiff.introspection.name_lookup import look_up
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from schemadiff.seeds.comparison import row_changes
from schemadiff.seeds.statements import Statement, statements


def declared(yaml: str, *, check_sql: bool = True) -> Catalog:
    """The catalog of one file, without a server."""
    return load_texts({"app.yaml": dedent(yaml).encode()}, registry(), check_sql=check_sql)


class Asked:
    """The answer of the comparison, and what becomes of it."""

    def __init__(self, wanted: Catalog, plan: SeedPlan) -> None:
        self.wanted = wanted
        self.plan = plan

    @property
    def changes(self) -> list[RowChange]:
        """All changes, seed after seed."""
        return [change for rows in self.plan.changes.values() for change in rows]

    @property
    def operations(self) -> list[tuple[str, str]]:
        """What happens to which row."""
        return [(c.operation, c.label) for c in self.changes]

    @property
    def refusals(self) -> list[str]:
        """Why it cannot run."""
        return [str(f) for f in self.plan.refusals]

    @property
    def errors(self) -> list[str]:
        """What is wrong with the YAML or the environment."""
        return [str(f) for f in self.plan.errors]

    @property
    def statements(self) -> list[Statement]:
        """All statements, not written."""
        return [s for seed in self.plan.changes for s in self.statements_of(seed)]

    def statements_of(self, seed: Identity) -> list[Statement]:
        """The statements of one seed."""
        return statements(self.wanted[seed], self.plan.changes[seed])

    @property
    def sql(self) -> list[str]:
        """All statements, written."""
        return [written(s) for s in self.statements]

    def only(self) -> RowChange:
        """The one change there is."""
        (change,) = self.changes
        return change


@cache
def _macros() -> Macros:
    return Macros(registry().templates, {**filters.FILTERS, **clauses.FILTERS}, kept=False)


def details(statement: Statement) -> tuple[tuple[str, str | None, str | None], ...]:
    """What a reviewer is shown of a statement's rows: column, old and new value."""
    return tuple((c.name, c.old, c.new) for row in statement.rows for c in row.columns)


def written(statement: Statement) -> str:
    """A statement by its template."""
    return _macros().call("seed", statement.template, statement.context)


def ask(
    database: str,
    yaml: str,
    *,
    sets: Collection[str] | None = None,
    environment: Mapping[str, str] | None = None,
    check_sql: bool = True,
) -> Asked:
    """Compares the seeds of the YAML with the database."""
    catalog, unresolved = resolve(declared(yaml, check_sql=check_sql), registry(), check_sql=check_sql)
    with connect(str(database)) as connection:
        if unresolved:
            catalog = with_answers(catalog, registry(), look_up(connection, unresolved))
        live = reader.read(connection, registry(), catalog.schemas)
        live, _ = apply_renames(live, catalog, registry())
        wanted = target(live, catalog, registry(), Scope())
        found = compare(live, catalog, registry(), Scope())
        return Asked(wanted, row_changes(connection, live, wanted, found, sets=sets, environment=environment or {}))


def run(database: str, scripts: Iterable[str], environment: Mapping[str, str] | None = None) -> None:
    """Runs statements as apply does."""
    with connect(str(database)) as connection, connection.transaction():
        for name, value in (environment or {}).items():
            connection.execute("SELECT pg_catalog.set_config(%s, %s, true)", (f"schemadiff.env_{name}", value))
        for script in scripts:
            connection.execute(script.encode())
