"""Drafts of plans between two YAML texts, without a server: what a rule of the planner is given."""

from __future__ import annotations

from dataclasses import replace

from schemadiff.catalog.objects import Identity
from schemadiff.kinds import registry
from schemadiff.planner.action_index import ActionIndex
from schemadiff.planner.changes import ChangeSet
from schemadiff.planner.draft import Draft, draft
from schemadiff.planner.edges import EdgeRule
from schemadiff.planner.model import Action, Dependency, DependencyIndex, PlanningInput, SeedChanges
from schemadiff.planner.server_facts import ServerFacts
from tests.security.in_memory import EMPTY, compared, declared

KINDS = registry()

Pairs = tuple[tuple[str, str], ...]


def named(title: str) -> Identity:
    """The identity that a title names: ``column public.t.n``, ``function public.f(integer)``."""
    text, arguments = (
        (title[:-1].split("(", 1)[0], title[:-1].split("(", 1)[1]) if title.endswith(")") else (title, None)
    )
    kind, _, path = text.rpartition(" ")
    parts = tuple(path.split("."))
    if " of " in kind:
        trait, _, bearer = kind.partition(" of ")
        return Identity(trait.replace(" ", "_"), (bearer.replace(" ", "_"), *parts), arguments)
    return Identity(kind.replace(" ", "_"), parts, arguments)


class Planned:
    """A comparison of two YAML texts on its way to a plan.

    ``dependencies`` are what the server would have recorded, by titles: what depends, and on what.
    """

    def __init__(
        self,
        before: str,
        after: str,
        *,
        dependencies: Pairs = (),
        server: ServerFacts | None = None,
        seeds: SeedChanges | None = None,
        unmanaged: Pairs = (),
    ) -> None:
        live, wanted = (declared(text) if text else EMPTY for text in (before, after))
        self.comparison, self.renames, given = compared(live, wanted)
        self.given = replace(
            given,
            server=server or given.server,
            seeds=seeds or given.seeds,
            dependencies=DependencyIndex(Dependency(named(one), named(other)) for one, other in dependencies),
            unmanaged=tuple((what, named(on)) for what, on in unmanaged),
        )

    def changes(self) -> ChangeSet:
        """What is to be changed, before anything follows from it."""
        return ChangeSet(self.comparison, self.renames, self.given)

    def draft(self) -> tuple[Draft, PlanningInput]:
        """All actions, and what is known by then."""
        return draft(self.comparison, self.renames, self.given)

    def index(self) -> ActionIndex:
        """All actions by number."""
        found, given = self.draft()
        return ActionIndex(found.actions, given)

    def edges(self, rule: EdgeRule) -> set[str]:
        """The edges of one rule: ``create a < create b``; ``<?`` where they may give way."""
        index = self.index()
        return {
            f"{told(index.actions[e.before])} {'<?' if e.soft else '<'} {told(index.actions[e.after])}"
            for e in rule.edges(index)
        }


def told(action: Action) -> str:
    """An action in words: its operation, or its template where that says more, and its object."""
    what = action.template if action.operation == "alter" else action.operation
    return f"{what} {KINDS.title(action.identity)}"
