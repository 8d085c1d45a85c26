"""Saved plans in databases that have changed: one mutation is planned and saved, another one is the drift.

Drift of a top-level object that the plan was made for has to be refused. Drift of one that has nothing to do with those
that the plan changes, by what their definitions name, has to be accepted, and the plan has to run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.declaration import dumper
from schemadiff.errors import InputError, RefusedError, ServerError
from schemadiff.references.resolver import Names
from tests.mutation.campaign import Campaign, Databases
from tests.mutation.mutate import Mutator, NoSuchMutationError, Operation, Site
from tests.property.migration import Texts, build, declared
from tests.support import engine
from tests.support.command import Answer, invoke
from tests.support.databases import Database
from tests.support.environment import ENVIRONMENT

Sort = Literal["touched", "untouched"]
ATTEMPTS = 200


class NoDriftError(Exception):
    """Nothing came of these two mutations."""


@dataclass
class Drifted:
    """A plan and a drift, and what apply said."""

    planned: str
    drift: str
    answer: Answer

    def __str__(self) -> str:
        return f"planned {self.planned}; then {self.drift}: {self.answer}"


class Drifts:
    """Plans and drifts of the sources of a campaign."""

    def __init__(self, campaign: Campaign, folder: Path) -> None:
        self._campaign = campaign
        self._folder = folder
        self._built: dict[str, str] = {}

    def run(self, number: int, sort: Sort) -> Drifted:
        """Return what came of the plan and drift of that number."""
        random = Random(f"{self._campaign.seed} {sort} {number}")  # noqa: S311
        vain = []
        order = self._campaign.order
        for turn in range(ATTEMPTS):
            operation = order[(number + turn * 31) % len(order)]
            site = random.choice(self._campaign.sites[operation])
            try:
                with Databases(self._campaign.server, f"{self._campaign.databases.prefix}_d{number}") as databases:
                    return self._try(operation, site, sort, random, databases)
            except (NoSuchMutationError, NoDriftError) as error:
                vain.append(f"{operation} at {site}: {error}")
        raise AssertionError("nothing can be planned:\n" + "\n".join(vain))

    def _try(self, operation: Operation, site: Site, sort: Sort, random: Random, databases: Databases) -> Drifted:
        mutator = self._campaign.mutators[site.source]
        changed = mutator.apply(operation, site.identity, random)
        live = databases(template=self._origin(site.source))
        file = self._saved(live, self._texts(changed), random)
        if sort == "untouched":
            # A plan that the server refuses anyway says nothing.
            self._bring(databases(template=self._origin(site.source)), self._texts(changed))
        drift, other = self._drift(mutator, changed, site, sort, random)
        self._bring(live, self._texts(drift))
        answer = invoke("apply", str(file), "--db", live, "--yes", "--allow", "all", env=ENVIRONMENT)
        folder = str(self._folder / "schema")
        left = ("plan", "--schema", folder, "--db", live, "--exit-code")
        if sort == "touched" and answer.code == 0 and invoke(*left, env=ENVIRONMENT).code == 0:
            raise NoDriftError("the drift does what the plan does")
        return Drifted(f"{operation} at {site}", other, answer)

    def _drift(self, mutator: Mutator, changed: Catalog, site: Site, sort: Sort, random: Random) -> tuple[Catalog, str]:
        """Return the source as another session has changed it, and what that did."""
        root = mutator.catalog.root(mutator.catalog[site.identity])
        near = closure(mutator.catalog, changed, {*differing(mutator.catalog, changed), root}, mutator)
        wanted = [
            (operation, other)
            for operation, sites in self._campaign.sites.items()
            for other in sites
            if other.source == site.source and (sort == "touched") == (self._root(mutator, other.identity) == root)
            if sort == "touched" or self._root(mutator, other.identity) not in near
        ]
        random.shuffle(wanted)
        for operation, other in wanted[:40]:
            try:
                found = mutator.apply(operation, other.identity, random)
            except NoSuchMutationError:
                continue
            roots = differing(mutator.catalog, found)
            if roots and (sort == "touched" or roots.isdisjoint(near)) and self._texts(found) != self._texts(changed):
                return found, f"{operation} at {other.identity}"
        raise NoDriftError("no other mutation")

    def _root(self, mutator: Mutator, identity: Identity) -> Identity:
        return mutator.catalog.root(mutator.catalog[identity])

    def _origin(self, source: str) -> str:
        if source not in self._built:
            database = self._campaign.databases()
            self._built[source] = ""
            try:
                build(database, declared(self._campaign._texts(source)))
                self._built[source] = database.name
            except (InputError, ServerError, RefusedError, AssertionError):
                pass
        if not self._built[source]:
            raise NoDriftError("this server cannot have the source")
        return self._built[source]

    def _texts(self, catalog: Catalog) -> Texts:
        try:
            return dict(dumper.dump(catalog, self._campaign.registry))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise NoDriftError(f"no object has that: {error!r}") from error

    def _saved(self, live: Database, texts: Texts, random: Random) -> Path:
        """Return the file of the plan to what the texts declare, if that can be planned and changes something."""
        folder, file = self._folder / "schema", self._folder / "plan.json"
        for old in folder.glob("*") if folder.is_dir() else ():
            old.unlink()
        for name, text in texts.items():
            to = folder / name.replace("/", "_")
            to.parent.mkdir(exist_ok=True)
            to.write_text(text, encoding="utf-8")
        online = random.choice(["never", "always"])
        arguments = ["--schema", str(folder), "--db", live, "--online", online, "--out", str(file), "--exit-code"]
        answer = invoke("plan", *arguments, env=ENVIRONMENT)
        if answer.code != 2:
            raise NoDriftError(f"it cannot be planned: {answer.code} {answer.err}")
        return file

    def _bring(self, live: Database, texts: Texts) -> None:
        try:
            made = engine.apply(live, texts, environment=ENVIRONMENT)
        except (InputError, ServerError, RefusedError, AssertionError) as error:
            raise NoDriftError(f"there is no such drift: {error}") from error
        if made.empty:
            raise NoDriftError("the drift changes nothing")


def differing(one: Catalog, other: Catalog) -> set[Identity]:
    """Return the top-level objects that differ between two catalogs."""
    return {
        side.root(item)
        for side, against in ((one, other), (other, one))
        for item in side
        if (found := against.get(item.identity)) is None or found.values != item.values
    }


def closure(before: Catalog, after: Catalog, roots: set[Identity], mutator: Mutator) -> set[Identity]:
    """Return the top-level objects that these have to do with: what they name, and what names them, on either side."""
    pairs: set[tuple[Identity, Identity]] = set()
    for catalog in (before, after):
        pairs |= set(_references(catalog, Names(catalog, mutator.registry)))
    found, left = set(roots), list(roots)
    while left:
        one = left.pop()
        for near in {b for a, b in pairs if a == one} | {a for a, b in pairs if b == one}:
            if near not in found:
                found.add(near)
                left.append(near)
    return found


def _references(catalog: Catalog, names: Names) -> Iterator[tuple[Identity, Identity]]:
    for item in catalog:
        for ref in names.of(item):
            if (other := catalog.get(ref.to)) is not None and other.identity.kind not in ("schema", "role"):
                yield catalog.root(item), catalog.root(other)
        # An operator and its partners are rebuilt together.
        links = names.registry[item.identity.kind].dependencies.optional_links
        for _, partner in links(item) if links is not None else ():
            if partner in catalog:
                yield catalog.root(item), partner
