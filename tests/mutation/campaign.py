"""Mutations drawn from a seed, over all kinds and operations that the sources offer, and what becomes of each."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from random import Random

import msgspec
import yaml

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import RENAMED_FROM
from schemadiff.declaration import dumper
from schemadiff.declaration.files import listed
from schemadiff.errors import InputError, RefusedError, ServerError
from schemadiff.introspection import reader
from schemadiff.kinds import registry
from schemadiff.postgres.connection import connect
from schemadiff.postgres.embedded import Server
from tests.mutation.mutate import Mutator, NoSuchMutationError, Operation, Site
from tests.property import rows
from tests.property.migration import Impossible, Pair, Texts, build, check, declared
from tests.property.strategies import pairs
from tests.property.strategies.seeded import drawn
from tests.samples.test_samples import NEEDS, SAMPLES, script_of
from tests.support.databases import Database
from tests.support.pg_dump import Dump, schema_of

TESTS = Path(__file__).parents[1]
MANY = 500
"""How many mutations a campaign is."""

HISTORIC = frozenset({"default_privileges"})
"""Kinds that say something about what is made later: a database that had them before is rightly another one."""

CLUSTER = frozenset({"role", "role_membership"})
"""Kinds that belong to the whole server: databases beside each other would share the changes."""

LIBRARY = frozenset({"security_labels"})
"""Kinds that take a library of C which the server has to load: tests/kinds and tests/cases have one compiled."""

APART = HISTORIC | CLUSTER | LIBRARY
"""Kinds that are not mutated."""

DRAWS = 8
"""How many objects are tried for one operation."""

DRAWN = 24
"""How many sides of random pairs are among the sources."""

REAL = 0.25
"""How often a site is drawn from a real schema where those have any; they cost several times what a case costs."""


@dataclass
class Outcome:
    """What became of one mutation, and what was drawn in vain before it."""

    number: int
    operation: Operation | None = None
    site: Site | None = None
    pair: Pair | None = None
    refused: str = ""
    failure: str = ""
    in_vain: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"{self.number}: {self.operation} at {self.site}: {self.refused or self.failure or 'done'}"


def platform() -> Texts:
    """The schema in ``schema/``."""
    folder = TESTS.parent / "schema"
    return {str(f.relative_to(folder)): f.read_text(encoding="utf-8") for f in listed(folder)[0]}


def golden_cases() -> dict[str, Texts]:
    """Both sides of every golden case, by name."""
    found: dict[str, Texts] = {}
    for file in sorted((TESTS / "cases").glob("*/*/*.yaml")):
        if file.name in ("before.yaml", "after.yaml") and file.parent.parent.name not in CLUSTER | LIBRARY:
            name = f"{file.parent.parent.name}/{file.parent.name}/{file.stem}"
            found[name] = {"schema.yaml": file.read_text(encoding="utf-8")}
    return found


_INCOMPLETE = """
    SELECT FROM pg_index AS i, unnest(i.indclass::oid[]) AS c(oid)
    WHERE c.oid >= 16384 AND NOT amvalidate(c.oid) LIMIT 1"""
"""Whether an index is of an operator class that lacks what its access method calls."""


class Databases(ExitStack):
    """Makes databases that are dropped when the block ends."""

    def __init__(self, server: Server, prefix: str) -> None:
        super().__init__()
        self.server = server
        self.prefix = prefix
        self._numbers = count(1)

    def __call__(self, on: Server | None = None, *, template: str | None = None) -> Database:
        name = f"{self.prefix}_{next(self._numbers)}"
        self.server.create_database(name, template)
        self.callback(self.server.drop_database, name)
        return Database(self.server, name)


def samples(databases: Databases) -> Iterator[tuple[str, Texts]]:
    """The samples that stand beside the checkout and that this server can hold."""
    for name in sorted(NEEDS):
        if not (SAMPLES / f"{name}.sql").is_file():
            continue
        database = databases()
        offered = {row[0] for row in database.query("SELECT name FROM pg_available_extensions")}
        if offered.issuperset(NEEDS[name]):
            database.execute(script_of(SAMPLES / f"{name}.sql"))
            with connect(database) as connection:
                yield name, dumper.dump(reader.read(connection, registry()), registry())


def drawn_sides(version: int) -> dict[str, Texts]:
    """Sides that random pairs begin with: what a recipe draws is mutated, too."""
    return {f"drawn/{n}": drawn(pairs(version), f"mutated {n}").before for n in range(DRAWN)}


def all_sources(databases: Databases) -> dict[str, Texts]:
    """What a long campaign draws from."""
    drawn_ones = drawn_sides(databases.server.version)
    return {**golden_cases(), **drawn_ones, "platform": platform(), **dict(samples(databases))}


class Campaign:
    """Every source's catalog, what can be tried where, and databases that hold the sources with rows.

    ``databases`` makes those that are kept for the length of the campaign.
    """

    def __init__(
        self,
        sources: Mapping[str, Texts],
        databases: Databases,
        seed: str,
        kinds: Collection[str] = (),
    ) -> None:
        self.sources = sources
        self.kinds = kinds
        """The kinds that are changed; all where empty."""
        self.databases = databases
        self.server = databases.server
        self.seed = seed
        self.registry = registry()
        self._dumped: dict[str, Texts] = {}
        self._built: dict[str, tuple[str, Dump] | None] = {}

    @cached_property
    def mutators(self) -> Mapping[str, Mutator]:
        """By source; a source that is wrong on purpose, or needs what is beside it, is left out."""
        found = {}
        for name, texts in self.sources.items():
            with suppress(InputError):
                found[name] = Mutator(self._as_it_is(declared(texts)), self.registry)
        return found

    def _as_it_is(self, catalog: Catalog) -> Catalog:
        """What a source declares but for its rows and for the names that its objects had before."""
        kept = (o for o in catalog if not self.registry[o.identity.kind].fields.hold_rows)
        former = RENAMED_FROM.name
        return catalog.replacing(
            msgspec.structs.replace(o, hints={k: v for k, v in (o.hints or {}).items() if k != former}) for o in kept
        )

    @cached_property
    def sites(self) -> Mapping[Operation, list[Site]]:
        """Where each operation can be tried."""
        found: dict[Operation, list[Site]] = {}
        for name, mutator in self.mutators.items():
            for operation, identity in mutator.operations():
                if operation.kind in APART or (self.kinds and operation.kind not in self.kinds):
                    continue
                found.setdefault(operation, []).append(Site(name, identity))
        return found

    @cached_property
    def order(self) -> list[Operation]:
        """All operations, so that every kind has its first turn before any has its second."""
        by_kind: dict[str, list[Operation]] = {}
        for operation in sorted(self.sites):
            by_kind.setdefault(operation.kind, []).append(operation)
        random = Random(self.seed)  # noqa: S311
        rounds: list[list[Operation]] = []
        for operations in by_kind.values():
            random.shuffle(operations)
            for turn, operation in enumerate(operations):
                if turn == len(rounds):
                    rounds.append([])
                rounds[turn].append(operation)
        for one in rounds:
            random.shuffle(one)
        return [operation for one in rounds for operation in one]

    def run(self, number: int) -> Outcome:
        """One mutation: the number chooses the operation, so that all have their turn."""
        random = Random(f"{self.seed} {number}")  # noqa: S311
        outcome = Outcome(number)
        started = time.monotonic()
        for turn in range(len(self.order)):
            if self._came_about(self.order[(number + turn * 97) % len(self.order)], random, outcome):
                outcome.seconds = time.monotonic() - started
                return outcome
        raise AssertionError("nothing can be mutated:\n" + "\n".join(outcome.in_vain))

    def _came_about(self, operation: Operation, random: Random, outcome: Outcome) -> bool:
        """Whether anything came of the operation; what is refused by design counts so where nothing else does."""
        refused: tuple[Site, Pair | None, str] | None = None
        for site in self._drawn(operation, random):
            outcome.operation, outcome.site, outcome.pair = operation, site, None
            outcome.failure = outcome.refused = ""
            try:
                with Databases(self.server, f"{self.databases.prefix}_{outcome.number}") as databases:
                    self._try(operation, site, random, outcome, databases)
            except NoSuchMutationError as reason:
                outcome.in_vain.append(f"{operation} at {site}: {reason}")
                continue
            except Exception:  # noqa: BLE001 - whatever it is, it is a finding, and the next number has its turn
                outcome.failure = traceback.format_exc()
            if not outcome.refused:
                return True
            refused = site, outcome.pair, outcome.refused
            outcome.in_vain.append(f"{operation} at {site}: refused by design")
        if refused is not None:
            outcome.site, outcome.pair, outcome.refused = refused
        return refused is not None

    def _drawn(self, operation: Operation, random: Random) -> Iterator[Site]:
        """Some sites, from a source each time it can be: small ones have their turn beside those with many objects."""
        by_source: dict[str, list[Site]] = {}
        for site in self.sites[operation]:
            by_source.setdefault(site.source, []).append(site)
        for sites in by_source.values():
            random.shuffle(sites)
        real = [name for name in by_source if "/" not in name]
        for _turn in range(DRAWS):
            offered = real if real and random.random() < REAL else sorted(by_source)
            if not offered:
                return
            source = random.choice(offered)
            yield by_source[source].pop()
            if not by_source[source]:
                del by_source[source]
                real = [name for name in real if name != source]

    def _try(self, operation: Operation, site: Site, random: Random, outcome: Outcome, databases: Databases) -> None:
        origin, original = self._origin(site.source)
        mutator = self.mutators[site.source]
        before = self._texts(site.source)
        changed = mutator.apply(operation, site.identity, random)
        try:
            after = dict(dumper.dump(changed, self.registry))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise NoSuchMutationError(f"no object has that: {error!r}") from error
        outcome.pair = Pair(before, after)
        mutated = self._fresh(after, databases)
        if mutated == original:
            raise NoSuchMutationError("pg_dump shows no difference")
        try:
            if operation.what == "create":
                outcome.pair = Pair(after, before)
                check(outcome.pair, databases, self.server, expected=original)
            else:
                check(outcome.pair, databases, self.server, built=origin, expected=mutated)
        except Impossible as reason:
            outcome.refused = str(reason)

    def _texts(self, source: str) -> Texts:
        if source not in self._dumped:
            self._dumped[source] = dict(dumper.dump(self.mutators[source].catalog, self.registry))
        return self._dumped[source]

    def _origin(self, source: str) -> tuple[str, Dump]:
        """A database of the source with rows, and what pg_dump says of it."""
        if source not in self._built:
            database = self.databases()
            try:
                build(database, declared(self._texts(source)))
            except (InputError, ServerError, RefusedError):
                self._built[source] = None
            else:
                with database.connect() as connection:
                    rows.write(connection, "before")
                self._built[source] = database.name, schema_of(database, self.server.binaries)
        built = self._built[source]
        if built is None:
            raise NoSuchMutationError("this server cannot have the source")
        return built

    def _fresh(self, texts: Texts, databases: Databases) -> Dump:
        """What the mutated schema is; NoSuchMutationError where it is none."""
        database = databases()
        try:
            build(database, declared(texts))
        except InputError as error:
            raise NoSuchMutationError(f"no valid YAML: {error.findings[0].message}") from error
        except (ServerError, RefusedError) as error:
            raise NoSuchMutationError(f"the server refuses it: {error}") from error
        with database.connect() as connection:
            if connection.execute(_INCOMPLETE).fetchone() is not None:
                raise NoSuchMutationError("an index of an incomplete operator class takes no rows")
        return schema_of(database, self.server.binaries)


def as_case(outcome: Outcome) -> str:
    """The failure as a file for ``tests/property/cases``."""

    def documents(texts: Texts) -> str:
        return "---\n".join(texts[name] for name in sorted(texts))

    what = "".join(f"# {line}\n" for line in (str(outcome.operation), *outcome.failure.splitlines()))
    if outcome.pair is None:
        return f"{what}# {outcome.site}: it failed before there was a pair\n"
    case = {"before": documents(outcome.pair.before), "after": documents(outcome.pair.after)}
    return what + yaml.safe_dump(case, default_style="|", sort_keys=False)


def told(outcomes: list[Outcome]) -> Iterator[str]:
    """How the mutations are spread, and what did not come about."""
    yield f"{len(outcomes)} mutations"
    for title, counted in (
        ("kinds", Counter(o.operation.kind for o in outcomes if o.operation)),
        ("operations", Counter(o.operation.what for o in outcomes if o.operation)),
        ("refused by design", Counter(str(o.operation) for o in outcomes if o.refused)),
        ("drawn in vain", Counter(v.split(": ", 1)[1].split(":")[0] for o in outcomes for v in o.in_vain)),
    ):
        yield f"{title}: " + ", ".join(f"{name} {count}" for name, count in counted.most_common())
