"""Texts that the server has called equal, kept by the digest of everything that the answer depends on.

Only equality is kept: a text that differs is about to change, and an error has to be reported again. A file holds the
digests for one *ground*: the server's version, extensions, functions, types, operators and relations, the pinned
settings, and what the plan changes. If any of it changes, another file is used, so nothing has to be invalidated. No
name and no text is written, only digests. If there are too many files, the oldest are deleted.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from schemadiff import __version__
from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Identity
from schemadiff.diff.catalogs import Comparison, Pair
from schemadiff.kindspec.field_types import Parameters, Query, RuleCommands, SqlBody
from schemadiff.kindspec.registry import Registry
from schemadiff.normalization.answers import Answers
from schemadiff.normalization.temporary_objects import query
from schemadiff.postgres import private_files
from schemadiff.postgres.connection import SETTINGS
from schemadiff.postgres.own_folders import private_cache
from schemadiff.postgres.row_versions import CatalogQuery
from schemadiff.references.resolver import Names
from schemadiff.sql.namespaces import Namespace

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

MAGIC = b"sdiff-a1"
SIZE = 16
"""Bytes of a digest."""
ROOM = 8_000_000
"""Bytes that all files may have together: about 500,000 answers."""

_OF_RELATIONS = (Query, SqlBody, RuleCommands)


def folder() -> Path | None:
    """Return the folder of the cache; None where another account could write to it."""
    return private_cache("answers")


def _digest(*parts: object) -> bytes:
    return blake2b("\0".join(map(str, parts)).encode(), digest_size=SIZE).digest()


@dataclass
class Memory:
    """The answers kept for one ground."""

    file: Path | None
    """The file with the digests; None where nothing can be kept."""
    declared: Catalog
    registry: Registry
    relations: bytes
    """The ground of queries and bodies: columns of relations, and what the plan does to them."""
    known: set[bytes] = field(default_factory=set)
    _columns: dict[Identity, bytes] = field(default_factory=dict)
    _names: Names = field(init=False)

    def __post_init__(self) -> None:
        self._names = Names(self.declared, self.registry)

    def recall(self, comparison: Comparison) -> Comparison:
        """Return the comparison without the fields that are known to be equal."""
        if not self.known:
            return comparison
        pairs = []
        for pair in comparison.pairs:
            if not pair.unresolved:
                pairs.append(pair)
                continue
            left = tuple(name for name in pair.unresolved if self._key(pair, name) not in self.known)
            if left or pair.changed or pair.moved:
                pairs.append(Pair(pair.live, pair.declared, pair.changed, left))
        return Comparison(comparison.created, comparison.dropped, tuple(pairs))

    def keep(self, comparison: Comparison, answers: Answers) -> bool:
        """Keep what has been found equal; if that fails, it will be asked again.

        Return whether every text is equal by what may be kept.
        """
        asked = [(pair, name) for pair in comparison.unresolved for name in pair.unresolved]
        kept = [(pair, name) for pair, name in asked if answers.keeps((pair.live.identity, name))]
        new = {self._key(pair, name) for pair, name in kept}
        if self.file is not None and not new <= self.known:
            self.known |= new
            with suppress(OSError):
                _write(self.file, self.known | _read(self.file))
                _make_room(self.file)
        return len(kept) == len(asked)

    def _key(self, pair: Pair, name: str) -> bytes:
        item = pair.declared
        type_ = self.registry[item.identity.kind].fields.by_name[name].type
        if isinstance(type_, _OF_RELATIONS):
            ground = self.relations
        else:
            table = self._names.owner(item) if not isinstance(type_, Parameters) else None
            ground = self._of_columns(table) if table is not None else b""
        return _digest(ground, item.identity, name, item.search_path, item.values, item.hints, pair.live.get(name))

    def _of_columns(self, table: Identity) -> bytes:
        found = self._columns.get(table)
        if found is None:
            columns = structure.columns(self.declared, table)
            parts = [(c.identity.name, c.get("type"), c.get("collation")) for c in columns]
            found = self._columns[table] = _digest(parts)
        return found


_NAMED = (Namespace.SCHEMA, Namespace.TYPE, Namespace.ROUTINE, Namespace.COLLATION, Namespace.RELATION)
"""The namespaces of what texts name."""


def memory(
    connection: Connection,
    comparison: Comparison,
    declared: Catalog,
    registry: Registry,
    previous: Mapping[Identity, Identity],
    *others: object,
) -> Memory:
    """Return what is kept for this comparison; ``others`` are further parts of the ground (which server is asked)."""
    queries = any(
        isinstance(registry[p.live.identity.kind].fields.by_name[name].type, _OF_RELATIONS)
        for p in comparison.unresolved
        for name in p.unresolved
    )
    row = connection.execute(CatalogQuery(query("ground").encode()), {"queries": queries}).fetchone()
    moved = list(_moved(comparison, registry, _NAMED))
    ground = _digest(__version__, SETTINGS, row and row[:-1], moved, sorted(previous.items()), *others)
    relations = b""
    if queries:
        views = [(p.declared.identity, p.declared.values) for p in comparison.unresolved if "query" in p.unresolved]
        columns = list(_moved(comparison, registry, (Namespace.COLUMN, Namespace.CONSTRAINT)))
        relations = _digest(row and row[-1], views, columns)
    kept = folder()
    file = kept / ground.hex() if kept is not None else None
    return Memory(file, declared, registry, relations, _read(file) if file is not None else set())


def _moved(comparison: Comparison, registry: Registry, namespaces: tuple[str, ...]) -> Iterator[object]:
    """Yield what the plan creates, drops and changes in these namespaces."""
    for item in comparison.created:
        if registry[item.identity.kind].naming.namespace in namespaces:
            yield item.identity, item.values
    for item in comparison.dropped:
        if registry[item.identity.kind].naming.namespace in namespaces:
            yield item.identity
    for pair in comparison.pairs:
        if pair.changed and registry[pair.declared.identity.kind].naming.namespace in namespaces:
            yield pair.declared.identity, pair.declared.values


def _read(file: Path) -> set[bytes]:
    """Return the digests in a file; none if it does not exist or is damaged."""
    content = private_files.read(file) or b""
    head = len(MAGIC) + SIZE
    body = content[head:]
    if content[:head] != MAGIC + blake2b(body, digest_size=SIZE).digest() or len(body) % SIZE:
        return set()
    return {body[n : n + SIZE] for n in range(0, len(body), SIZE)}


def _write(file: Path, known: Iterable[bytes]) -> None:
    body = b"".join(sorted(known))
    private_files.write(file, MAGIC + blake2b(body, digest_size=SIZE).digest() + body)


def _make_room(kept: Path) -> None:
    """Delete the files that have not been read for longest, until the rest is small enough."""
    files = []
    for entry in os.scandir(kept.parent):
        with suppress(OSError):
            stat = entry.stat(follow_symlinks=False)
            files.append((stat.st_mtime_ns, stat.st_size, entry.path))
    total = sum(size for _, size, _ in files)
    for _, size, path in sorted(files):
        if total <= ROOM:
            return
        if path != str(kept):
            with suppress(OSError):
                os.unlink(path)
            total -= size
