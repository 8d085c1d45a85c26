"""Compares the declared rows with the live ones: what to insert, update and delete, and what prevents it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity, Object
from schemadiff.catalog.row_changes import RowChange, SeedPlan
from schemadiff.catalog.seed_rows import Env, RowKey
from schemadiff.diff.catalogs import Comparison
from schemadiff.errors import Finding, ServerError
from schemadiff.kinds import registry as built_in
from schemadiff.kindspec.registry import Registry
from schemadiff.postgres.connection import server_error, without_values
from schemadiff.postgres.recording import break_off
from schemadiff.references.resolver import Names
from schemadiff.seeds import comparison_query, exact_deletions, foreign_keys, seed_changes, tables, value_input
from schemadiff.seeds.declared_rows import DeclaredRow, Reading, Seed
from schemadiff.seeds.exact_deletions import Deletion
from schemadiff.seeds.ordering import references, sorted_seeds
from schemadiff.seeds.referential_checks import Referring
from schemadiff.seeds.row_references import RowReferences

if TYPE_CHECKING:
    import psycopg

    from schemadiff.postgres.connection import Connection


def row_changes(  # noqa: PLR0913 - both sides and what differs
    connection: Connection,
    live: Catalog,
    target: Catalog,
    comparison: Comparison,
    *,
    sets: Collection[str] | None = None,
    environment: Mapping[str, str],
    registry: Registry | None = None,
) -> SeedPlan:
    """Return the row changes of the seeds of these sets (None for all); reads in a transaction that is rolled back.

    ``live`` is the live catalog after the renames; its addresses give the tables' present names. Findings about the
    declaration are in the result's ``errors``, those about live rows in its ``refusals``. Raises ServerError.
    """
    import psycopg

    chosen = structure.selected_seeds(target, sets)
    unknown = tuple(_unknown_sets(target, sets or ()))
    if not chosen or unknown:
        return SeedPlan({}, errors=unknown)
    try:
        with _reading(connection):
            return _Comparison(connection, live, target, comparison, environment, registry or built_in()).run(chosen)
    except psycopg.Error as error:
        raise _server_error(error, chosen) from None


def _unknown_sets(target: Catalog, sets: Collection[str]) -> Iterator[Finding]:
    known = sorted({str(s.get("set")) for s in structure.seeds(target) if s.get("set") is not None})
    for name in sorted(set(sets) - set(known)):
        hint = f"There are: {', '.join(known)}." if known else "No seed has a `set:`."
        yield Finding(f"no seed is in the set {name}", None, hint)


def _server_error(error: psycopg.Error, seeds: Iterable[Object]) -> ServerError:
    """Return the server's error, without the message where that could contain a value of the environment."""
    import psycopg

    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        what = "seeds are compared with the rows that are there: grant SELECT on their tables, or use --seeds none"
        return ServerError(f"{server_error(error)}; {what}")
    secret = any(isinstance(c, Env) for s in seeds for r in s.get("rows", ()) for v in r.values() for c in _parts(v))
    return without_values(error) if secret else server_error(error)


@contextmanager
def _reading(connection: Connection) -> Iterator[None]:
    """Open one snapshot, in a transaction of its own or in the caller's, with row security off."""
    from psycopg.pq import TransactionStatus

    own = connection.info.transaction_status == TransactionStatus.IDLE
    with connection.transaction(force_rollback=True):
        if own:
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        connection.execute("SET LOCAL row_security = off")
        yield


class _Comparison:
    def __init__(
        self,
        connection: Connection,
        live: Catalog,
        target: Catalog,
        comparison: Comparison,
        environment: Mapping[str, str],
        registry: Registry,
    ) -> None:
        self.connection = connection
        self.live = live
        self.target = target
        self.comparison = comparison
        self.environment = environment
        self.registry = registry
        self.version = connection.info.server_version // 10000
        self.errors: list[Finding] = []
        self.refusals: list[Finding] = []
        self.tables: dict[tuple[str, ...], tables.Table] = {}
        self.seeds: dict[Identity, Seed] = {}
        self.by_table: dict[tuple[str, ...], list[Seed]] = {}
        self.deleted: dict[Identity, list[Deletion]] = {}

    def run(self, chosen: Sequence[Object]) -> SeedPlan:
        """Return the changes of all seeds and the findings."""
        self._read(chosen)
        if self.errors:
            return SeedPlan({}, (), tuple(self.errors))
        self._check_keys()
        self._check_exact()
        after = references(self.target)
        order = sorted_seeds([s.identity for s in chosen], after)
        self._locate(order)
        for identity in order:
            seed = self.seeds[identity]
            self.row_references.resolve(seed, seed.columns)
            self._compare(seed)
        self._delete(order)
        self.refusals += self.row_references.refusals(self.deleted.values())
        self.refusals += Referring(self.connection, self.target, self.row_references, self.version).refusals(
            self.deleted
        )
        self._missing()
        found: dict[Identity, tuple[RowChange, ...]] = {}
        for identity in order:
            deleted, sides = self.deleted.get(identity, []), (self.live, self.target)
            made = seed_changes.of_seed(self.seeds[identity], deleted, sides, self.registry)
            self.errors += made.errors
            if made.rows:
                found[identity] = made.rows
        return SeedPlan(found, tuple(dict.fromkeys(self.refusals)), tuple(dict.fromkeys(self.errors)))

    # --- reading ---

    def _read(self, chosen: Sequence[Object]) -> None:
        paths: list[tuple[str, ...]] = []
        for item in chosen:
            assert item.parent is not None
            paths.append(item.parent.path)
            paths += [key.table for key in foreign_keys.foreign_keys(self.target, item.parent)]
            parts = (p for row in item.get("rows", ()) for value in row.values() for p in _parts(value))
            paths += [p.table for p in parts if isinstance(p, RowKey)]
        self.tables = tables.read(self.connection, paths, self.live, self.target, self.comparison, self.registry)
        reading = Reading(self.tables, self.environment, self.target, Names(self.target, self.registry))
        for item in chosen:
            seed = reading.seed(item)
            self.seeds[item.identity] = seed
            self.by_table.setdefault(seed.table.path, []).append(seed)
        self.row_references = RowReferences(self.connection, self.tables, self.by_table)
        if not self._only_compares_variables():
            break_off(self.connection)
        reading.spell(value_input.accepted(self.connection, reading.unspelled(), self.version))
        self.errors += reading.errors

    def _only_compares_variables(self) -> bool:
        """Tell whether values of the environment are read by nothing but the queries that compare them with live ones.

        They are then the texts of the variables, and no row or other value is looked up by them.
        """
        looked_up = {(path, name) for path, by_path in self.by_table.items() for seed in by_path for name in seed.key}
        for path in self.by_table:
            for key in foreign_keys.foreign_keys(self.target, structure.table(path)):
                looked_up |= {(path, name) for name in key.columns}
                looked_up |= {(key.table, name) for name in key.references}
        cells = (
            (seed.table.path, name, part, part is cell)
            for seed in self.seeds.values()
            for row in seed.rows
            for name, cell in row.cells.items()
            for part in cell.all()
        )
        return all(
            outer
            and part.column.type == part.column.cast == "text"
            and not part.missing
            and (path, name) not in looked_up
            for path, name, part, outer in cells
            if part.variable is not None
        )

    def _check_keys(self) -> None:
        """Report rows that are declared twice, in whatever seeds of their table."""
        for seeds in self.by_table.values():
            first: dict[tuple[object, ...], DeclaredRow] = {}
            for seed in seeds:
                for row in seed.rows:
                    key = (seed.key, *(row.cells[name].signature for name in seed.key))
                    other = first.setdefault(key, row)
                    if other is not row:
                        at = f"; the first is at {other.place}" if other.place else ""
                        self.errors.append(Finding(f"{row.title} is declared twice{at}", row.place))

    def _check_exact(self) -> None:
        """Report seeds of a table with an exact seed: that one deletes every row that it does not declare."""
        for seed in self.seeds.values():
            if seed.mode != "exact":
                continue
            title = ".".join(seed.table.path)
            others = [
                s
                for s in self.target.children(seed.table.identity, seed.item.identity.kind)
                if s.identity != seed.item.identity
            ]
            if others:
                self.errors.append(
                    Finding(
                        f"{title}: a seed of mode exact declares all rows of its table, but the table has another seed",
                        seed.item.place,
                        f"The other one is at {others[0].place}. Put the rows into one, or choose mode upsert.",
                    )
                )
            elif seed.table.live is not None and any(not seed.table.columns[k].present for k in seed.key):
                self.refusals.append(
                    Finding(
                        f"{title}: the key of a seed of mode exact is a new column, so every live row would be deleted",
                        seed.item.place,
                        "Add the column with mode upsert first.",
                    )
                )

    def _locate(self, order: Sequence[Identity]) -> None:
        """Find the live rows that other rows reference, before those can be compared."""
        position = {identity: number for number, identity in enumerate(order)}
        early = {
            other
            for identity in order
            for path in self.seeds[identity].pointed
            for other in self.by_table.get(path, ())
            if position[other.item.identity] >= position[identity]
        }
        for identity in order:
            seed = self.seeds[identity]
            if seed in early:
                self.row_references.resolve(seed, seed.key)
                comparison_query.compare(self.connection, seed, (), self._more(seed))

    def _more(self, seed: Seed) -> list[str]:
        """Return columns that are referenced, in addition to those that are compared."""
        wanted = dict.fromkeys(seed.table.key)
        for other in self.by_table:
            for key in foreign_keys.foreign_keys(self.target, structure.table(other)):
                if key.table == seed.table.path:
                    wanted.update(dict.fromkeys(key.references))
        return [name for name in wanted if name in seed.table.columns and name not in seed.secrets]

    # --- comparing ---

    def _compare(self, seed: Seed) -> None:
        for row in seed.rows:
            row.found = False
        columns = [c for c in seed.columns if c not in seed.key]
        if seed.mode == "insert":
            more = [*(c for c in columns if c not in seed.secrets), *self._more(seed)]
            several = comparison_query.compare(self.connection, seed, (), list(dict.fromkeys(more)))
        else:
            several = comparison_query.compare(self.connection, seed, columns, self._more(seed))
        for row in several:
            self.refusals.append(Finding(f"{row.title}: more than one live row has this key", row.place))

    def _delete(self, order: Sequence[Identity]) -> None:
        for identity in order:
            seed = self.seeds[identity]
            if seed.mode == "exact" and all(seed.table.columns[k].present for k in seed.key):
                found, refusal = exact_deletions.of_seed(self.connection, seed)
                self.deleted[identity] = found
                if refusal is not None:
                    self.refusals.append(refusal)
        self.refusals += exact_deletions.refused(self.connection, self.seeds, self.deleted)

    def _missing(self) -> None:
        """Report environment variables that the comparison or an insert needs and that are not set."""
        for seed in self.seeds.values():
            for row in seed.rows:
                for name, cell in row.cells.items():
                    if row.found and seed.mode == "insert" and name not in seed.key:
                        continue
                    for part in cell.all():
                        if part.missing:
                            words = f"{row.title}: the environment variable {part.variable} is not set"
                            self.errors.append(Finding(words, row.place, _WITHOUT))


_WITHOUT = "Set it; or `--seeds none` leaves all rows out, and `--seeds SET` all but those of these sets."


def _parts(value: object) -> Iterator[object]:
    """Yield a value and those inside of it."""
    yield value
    if isinstance(value, RowKey):
        for _, inner in value.columns:
            yield from _parts(inner)
