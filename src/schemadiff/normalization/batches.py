"""Questions that share a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemadiff import sql
from schemadiff.errors import ServerError
from schemadiff.normalization.placeholder_relations import Piece
from schemadiff.normalization.temporary_objects import TemporaryObject
from schemadiff.postgres.quoting import ident, literal, qualified

OBJECTS_A_TRANSACTION = 500
"""Each takes two to four locks; max_locks_per_transaction = 64 holds about 6,000 in all."""


class Batch:
    """Carriers that fit into one transaction: not too many, and no two objects of one name."""

    def __init__(self) -> None:
        self.objects: list[TemporaryObject] = []
        self._held: dict[str, str] = {}
        self._room = OBJECTS_A_TRANSACTION

    @classmethod
    def of(cls, objects: Iterable[TemporaryObject]) -> Batch:
        """A batch of carriers that have stood in one."""
        batch = cls()
        batch.objects.extend(objects)
        return batch

    def takes(self, holder: TemporaryObject) -> bool:
        """Whether the carrier fits in; then it is in."""
        held = self._held
        shared = {p.name: p.statement for p in holder.stand_ins}
        if not self.objects:
            # What needs many stand-ins would fill a transaction alone, and the next ones share most of them.
            self._room = OBJECTS_A_TRANSACTION + 2 * len(shared)
        elif len(held) >= self._room or len(held) + sum(name not in held for name in shared) > self._room:
            return False
        if any(held.get(name, statement) != statement for name, statement in shared.items()):
            return False
        if any(p.name in held or p.name in shared for p in holder.own):
            return False
        held.update(shared)
        # A statement that no stand-in can have: nobody shares what carries questions.
        held.update((p.name, "") for p in holder.own)
        self.objects.append(holder)
        return True

    def script(self) -> str:
        """All statements as one text; the path is pinned again at its end.

        Labels that the plan renames have their new names for as long as the transaction lasts.
        """
        relabelled = [
            f"ALTER TYPE {qualified(identity.path)} RENAME VALUE {literal(old)} TO {literal(new)};\n"
            for identity, old, new in self.objects[0].environment.relabelled
        ]
        return "".join(relabelled) + script(p for holder in self.objects for p in holder.pieces)


def script(pieces: Iterable[Piece]) -> str:
    """The statements, each once and under its own path."""
    lines: list[str] = []
    path: tuple[str, ...] = ()
    for piece in dict.fromkeys(pieces):
        if ";" in piece.statement and not sql.is_one_statement(piece.statement):
            # Texts have been proofread, and words come from the kinds: whoever made this catalog did neither.
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
"""The batches in which room is looked for: same names are rare, but for the two sides of one routine."""


def batches(objects: Iterable[TemporaryObject]) -> list[Batch]:
    """The carriers in as few transactions as will hold them."""
    found: list[Batch] = []
    for holder in objects:
        if not any(batch.takes(holder) for batch in found[-OPEN_BATCHES:]):
            found.append(Batch())
            found[-1].takes(holder)
    return found
