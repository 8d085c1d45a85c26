"""Mutations drawn from a seed, over all kinds and operations that the sources offer, and what becomes of each."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random

import yaml

from schemadiff.declared import encode
from schemadiff.declared.loader import files
from schemadiff.errors import InputError, RefusedError, ServerError
from schemadiff.kinds import registry
from schemadiff.model.objects import Catalog
from schemadiff.postgres.server import Server
from tests.mutation.mutate import Mutator, NoSuchMutationError, Operation, Site
from tests.property import rows
from tests.property.migration import Impossible, Pair, Texts, build, check, declared
from tests.support.databases import Database, MakeDatabase
from tests.support.pg_dump import Dump, schema_of

TESTS = Path(__file__).parents[1]
DRAWS = 8
"""How many objects are tried for one operation, and how many operations for one mutation."""


@dataclass
class Outcome:
    """What became of one mutation, and what was drawn in vain before it."""

    operation: Operation | None = None
    site: Site | None = None
    pair: Pair | None = None
    refused: str = ""
    failure: str = ""
    in_vain: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.operation} at {self.site}: {self.refused or self.failure or 'done'}"


def platform() -> Texts:
    """The schema in ``schema/``."""
    folder = TESTS.parent / "schema"
    return {str(f.relative_to(folder)): f.read_text(encoding="utf-8") for f in files(folder)}


def golden_cases() -> dict[str, Texts]:
    """Both sides of every golden case, by name."""
    found: dict[str, Texts] = {}
    for file in sorted((TESTS / "cases").glob("*/*/*.yaml")):
        if file.name in ("before.yaml", "after.yaml"):
            name = f"{file.parent.parent.name}/{file.parent.name}/{file.stem}"
            found[name] = {"schema.yaml": file.read_text(encoding="utf-8")}
    return found


class Campaign:
    """Every source's catalog, what can be tried where, and databases that hold the sources with rows."""

    def __init__(
        self,
        sources: Mapping[str, Texts],
        server: Server,
        make_database: MakeDatabase,
        seed: str,
        kinds: Collection[str] = (),
    ) -> None:
        self.sources = sources
        self.kinds = kinds
        """The kinds that are changed; all where empty."""
        self.server = server
        self.make_database = make_database
        self.seed = seed
        self.registry = registry()
        self._built: dict[str, tuple[str, Dump] | None] = {}

    @cached_property
    def mutators(self) -> Mapping[str, Mutator]:
        """By source; a source that is wrong on purpose, or needs what is beside it, is left out."""
        found = {}
        for name, texts in self.sources.items():
            with suppress(InputError):
                found[name] = Mutator(self._without_seeds(declared(texts)), self.registry)
        return found

    def _without_seeds(self, catalog: Catalog) -> Catalog:
        return catalog.replacing(o for o in catalog if not self.registry[o.identity.kind].holds_rows)

    @cached_property
    def sites(self) -> Mapping[Operation, list[Site]]:
        """Where each operation can be tried."""
        found: dict[Operation, list[Site]] = {}
        for name, mutator in self.mutators.items():
            for operation, identity in mutator.operations():
                if self.kinds and operation.kind not in self.kinds:
                    continue
                found.setdefault(operation, []).append(Site(name, identity))
        return found

    @cached_property
    def _order(self) -> list[Operation]:
        order = sorted(self.sites)
        Random(self.seed).shuffle(order)  # noqa: S311
        return order

    def run(self, number: int) -> Outcome:
        """One mutation: the number chooses the operation, so that all have their turn."""
        random = Random(f"{self.seed} {number}")  # noqa: S311
        outcome = Outcome()
        for turn in range(DRAWS):
            operation = self._order[(number + turn * 97) % len(self._order)]
            sites = self.sites[operation]
            for site in random.sample(sites, min(DRAWS, len(sites))):
                outcome.operation, outcome.site, outcome.failure, outcome.refused = operation, site, "", ""
                try:
                    self._try(operation, site, random, outcome)
                except NoSuchMutationError as reason:
                    outcome.in_vain.append(f"{operation} at {site}: {reason}")
                    continue
                return outcome
        raise AssertionError("nothing can be mutated:\n" + "\n".join(outcome.in_vain))

    def _try(self, operation: Operation, site: Site, random: Random, outcome: Outcome) -> None:
        origin, original = self._origin(site.source)
        mutator = self.mutators[site.source]
        before = dict(encode.dump(mutator.catalog, self.registry))
        changed = mutator.apply(operation, site.identity, random)
        try:
            after = dict(encode.dump(changed, self.registry))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise NoSuchMutationError(f"no object has that: {error!r}") from error
        outcome.pair = Pair(before, after)
        mutated = self._fresh(after)
        if mutated == original:
            raise NoSuchMutationError("pg_dump shows no difference")
        try:
            if operation.what == "create":
                outcome.pair = Pair(after, before)
                check(outcome.pair, self.make_database, self.server, expected=original)
            else:
                check(outcome.pair, self.make_database, self.server, built=origin, expected=mutated)
        except Impossible as reason:
            outcome.refused = str(reason)
        except Exception:  # noqa: BLE001 - whatever it is, it is a finding
            outcome.failure = traceback.format_exc()

    def _origin(self, source: str) -> tuple[str, Dump]:
        """A database of the source with rows, and what pg_dump says of it."""
        if source not in self._built:
            database = self.make_database(self.server)
            texts = dict(encode.dump(self.mutators[source].catalog, self.registry))
            try:
                build(database, declared(texts))
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

    def _fresh(self, texts: Texts) -> Dump:
        """What the mutated schema is; NoSuchMutationError where it is none."""
        database: Database = self.make_database(self.server)
        try:
            build(database, declared(texts))
        except InputError as error:
            raise NoSuchMutationError(f"no valid YAML: {error.findings[0].message}") from error
        except (ServerError, RefusedError) as error:
            raise NoSuchMutationError(f"the server refuses it: {error}") from error
        return schema_of(database, self.server.binaries)


def as_case(outcome: Outcome) -> str:
    """The failure as a file for ``tests/property/cases``."""

    def documents(texts: Texts) -> str:
        return "---\n".join(texts[name] for name in sorted(texts))

    assert outcome.pair is not None
    case = {"before": documents(outcome.pair.before), "after": documents(outcome.pair.after)}
    return f"# {outcome.operation}\n" + yaml.safe_dump(case, default_style="|", sort_keys=False)


def told(outcomes: list[Outcome]) -> Iterator[str]:
    """How the mutations are spread, and what did not come about."""
    yield f"{len(outcomes)} mutations"
    for title, counted in (
        ("kinds", Counter(o.operation.kind for o in outcomes if o.operation)),
        ("operations", Counter(o.operation.what for o in outcomes if o.operation)),
        ("refused by design", Counter(o.refused for o in outcomes if o.refused)),
        ("drawn in vain", Counter(v.split(": ", 1)[1].split(":")[0] for o in outcomes for v in o.in_vain)),
    ):
        yield f"{title}: " + ", ".join(f"{name} {count}" for name, count in counted.most_common())
