"""Questions that share a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemadiff import sql
from schemadiff.errors import ServerError
from schemadiff.normalization.placeholder_relations import Piece
from schemadiff.normalization.temporary_objects import TemporaryObject
from schemadiff.postgres.quoting import ident, literal, qualified

OBJECTS_A_TRANSACTION = 500
"""Each object takes two to four locks; the default max_locks_per_transaction of 64 allows about 6,000 in all."""


class Batch:
    """Temporary objects for one transaction: not too many, and no two of one name."""

    def __init__(self) -> None:
        self.objects: list[TemporaryObject] = []
        self._held: dict[str, str] = {}
        self._room = OBJECTS_A_TRANSACTION

    @classmethod
    def of(cls, objects: Iterable[TemporaryObject]) -> Batch:
        """Return a batch of temporary objects that have been in one before."""
        batch = cls()
        batch.objects.extend(objects)
        return batch

    def takes(self, holder: TemporaryObject) -> bool:
        """Add the temporary object if it fits, and tell whether it did."""
        held = self._held
        shared = {p.name: p.statement for p in holder.stand_ins}
        if not self.objects:
            # One with many placeholder relations would fill a transaction alone, and the next ones need mostly the
            # same.
            self._room = OBJECTS_A_TRANSACTION + 2 * len(shared)
        elif len(held) >= self._room or len(held) + sum(name not in held for name in shared) > self._room:
            return False
        if any(held.get(name, statement) != statement for name, statement in shared.items()):
            return False
        if any(p.name in held or p.name in shared for p in holder.own):
            return False
        held.update(shared)
        # Its own statement cannot be shared with other temporary objects.
        held.update((p.name, "") for p in holder.own)
        self.objects.append(holder)
        return True

    def script(self) -> str:
        """Return all statements as one text, at whose end the search_path is pinned again.

        Labels that the plan renames have their new names within the transaction.
        """
        relabelled = [
            f"ALTER TYPE {qualified(identity.path)} RENAME VALUE {literal(old)} TO {literal(new)};\n"
            for identity, old, new in self.objects[0].environment.relabelled
        ]
        return "".join(relabelled) + script(p for holder in self.objects for p in holder.pieces)


def script(pieces: Iterable[Piece]) -> str:
    """Return the statements, each once and under its own search_path."""
    lines: list[str] = []
    path: tuple[str, ...] = ()
    for piece in dict.fromkeys(pieces):
        if ";" in piece.statement and not sql.is_one_statement(piece.statement):
            # Texts have been parsed before, and keywords come from the kinds; a saved catalog has had neither check.
            raise ServerError(f"a question about {piece.of or piece.name} would be more than one statement: not asked")
        if piece.path != path:
            path = piece.path
            lines.append(_set(path))
        lines.append(piece.statement)
    if path:
        lines.append(_set(()))
    return ";\n".join(lines)


def _set(path: Sequence[str]) -> str:
    return f"SET LOCAL search_path = {', '.join(('pg_catalog', *(ident(s) for s in path), 'pg_temp'))}"


OPEN_BATCHES = 4
"""The number of batches that are searched for room: equal names are rare, except for both sides of one routine."""


def batches(objects: Iterable[TemporaryObject]) -> list[Batch]:
    """Return the temporary objects in as few transactions as can hold them."""
    found: list[Batch] = []
    for holder in objects:
        if not any(batch.takes(holder) for batch in found[-OPEN_BATCHES:]):
            found.append(Batch())
            found[-1].takes(holder)
    return found
