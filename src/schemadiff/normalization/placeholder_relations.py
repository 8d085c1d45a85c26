"""The temporary relations that replace those which a question's text names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from schemadiff import sql
from schemadiff.catalog import structure
from schemadiff.catalog.hints import COLUMNS
from schemadiff.catalog.objects import Identity, Object
from schemadiff.normalization.declared_environment import DeclaredEnvironment
from schemadiff.normalization.questions import Question
from schemadiff.postgres.quoting import ident


class Piece(NamedTuple):
    """One statement that creates a temporary object, and the schemas of its search_path after pg_catalog."""

    name: str
    """The name that no other object of the transaction may have; for routines with their types."""
    path: tuple[str, ...]
    statement: str
    of: Identity | None = None
    """The identity of the relation that a placeholder replaces."""


def column_definition(column: Object, type_: str | None = None) -> str:
    """Return the definition of a column in CREATE TABLE: name, type and collation."""
    collation = f" COLLATE {column.get('collation')}" if column.get("collation") else ""
    return f"{ident(column.identity.name)} {type_ or column.get('type')}{collation}"


def view_columns(view: Object) -> str:
    """Return the names of a view's declared columns in parentheses, or nothing."""
    columns = view.hint(COLUMNS)
    return f" ({', '.join(ident(c) for c in columns)})" if columns else ""


@dataclass
class StandIns:
    """The placeholder relations that a text needs, in an order in which they can be created."""

    environment: DeclaredEnvironment
    made: dict[Identity, Piece] = field(default_factory=dict)
    asked_for: set[Identity] = field(default_factory=set)
    """The relations that were requested by name; others are needed below them."""

    def table(self, identity: Identity) -> str:
        """Return CREATE TABLE with the declared columns and the primary key, which GROUP BY can depend on."""
        columns = ", ".join(column_definition(c) for c in self.environment.columns(identity))
        keys = [
            f", PRIMARY KEY ({', '.join(ident(c) for c in k.get('columns'))})"
            for k in structure.primary_keys(self.environment.declared, identity)
        ]
        return f"CREATE TEMP TABLE {ident(identity.name)} ({columns}{''.join(keys)})"

    def need(self, kind: sql.TextKind | None, text: str, item: Object) -> None:
        """Create the placeholders for the relations that the text names."""
        for identity in self.environment.relations(kind, text, item.search_path):
            if identity not in self.made and identity in self.environment.unsettled and identity != item.identity:
                self.make(identity)

    def make(self, identity: Identity) -> None:
        """Create the placeholder for one relation after those that it needs.

        Iterative, since chains of views may be long.
        """
        self.asked_for.add(identity)
        begun = {identity}
        work = [(identity, iter(self.environment.stand_ins_below(identity)))]
        while work:
            one, below = work[-1]
            for other in below:
                if other not in self.made and other not in begun:
                    begun.add(other)
                    work.append((other, iter(self.environment.stand_ins_below(other))))
                    break
            else:
                work.pop()
                self.made[one] = self._piece(one, begun)

    def _piece(self, identity: Identity, begun: Collection[Identity]) -> Piece:
        wanted = self.environment.declared[identity]
        if self.environment.registry[identity.kind].substitutes.relation == "columns":
            statement = self.table(identity)
        else:
            resolved_names = frozenset(i for i in self.asked_for if i not in self.environment.unsettled)
            inner = self.environment.stand_in_query(wanted, resolved_names, (begun, self.made))
            statement = f"CREATE TEMP VIEW {ident(identity.name)}{view_columns(wanted)} AS {inner}\n"
        return Piece(identity.name, wanted.search_path, statement, identity)


def over_own(question: Question, environment: DeclaredEnvironment) -> tuple[Identity, str, tuple[Piece, ...]]:
    """Return the relation of the question's object, the text, and the placeholders, including one for that relation."""
    item = question.item
    relation = environment.names.owner(item)
    assert relation is not None
    stand_ins = StandIns(environment)
    stand_ins.make(relation)
    asker = item if not question.is_live else Object(item.identity, item.values, item.parent)
    if not (question.is_live and environment.renamed):
        stand_ins.need(question.type.text_kind, question.text, asker)
    named = stand_ins.made.keys() if relation in environment.unsettled else stand_ins.made.keys() - {relation}
    return (
        relation,
        environment.standing_in(question.type.text_kind, question.text, asker, named),
        tuple(stand_ins.made.values()),
    )


def stood_in(question: Question, environment: DeclaredEnvironment) -> tuple[str, tuple[Piece, ...]]:
    """Return the question's text over the placeholders that it needs, and those.

    With renames, a live text names what the server does not have under these names yet, and is asked as it is.
    """
    item = question.item
    stand_ins = StandIns(environment)
    asker = item if not question.is_live else Object(item.identity, item.values)
    if not (question.is_live and environment.renamed):
        stand_ins.need(question.type.text_kind, question.text, asker)
    return environment.standing_in(question.type.text_kind, question.text, asker, stand_ins.made), tuple(
        stand_ins.made.values()
    )
