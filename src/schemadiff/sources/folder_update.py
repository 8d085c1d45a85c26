"""The files of a folder, edited so that they declare what a database has.

Both sides are compared as for a plan, so what means the same stays as its author wrote it. Only differences are edited:
a changed key in its place, a new object in a file of its own or beside its peers, as the folder has it, and what is
gone is taken out. The result is compared with the database again before anything is written.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.hints import EACH_PARTITION, RENAMED_FROM, SECTIONS
from schemadiff.catalog.objects import Identity, Object
from schemadiff.declaration import dumper, files, loader, yaml_edit, yaml_keys
from schemadiff.declaration.dumper import Written
from schemadiff.declaration.file_layout import file_name, suffix
from schemadiff.declaration.yaml_nodes import Map
from schemadiff.declaration.yaml_reader import decoded, read
from schemadiff.declaration.yaml_writer import document
from schemadiff.errors import InputError, Place, SchemadiffError
from schemadiff.kindspec.naming import NameScope
from schemadiff.kindspec.registry import Registry
from schemadiff.pipeline.compare_stage import compare_with
from schemadiff.pipeline.compared import Compared
from schemadiff.pipeline.request import Request
from schemadiff.sources import short_texts

if TYPE_CHECKING:
    from schemadiff.postgres.connection import Connection

Load = Callable[[Mapping[str, bytes]], Catalog]
Sections = dict[str, dict[str, Any]]
"""What a file declares, by section and key."""

_KEPT = (SECTIONS.name, EACH_PARTITION.name)
"""Hints of a table that say how its file is written."""

_BEHIND = 1 << 20
"""Added to the position of what is new, so that it is written below what is there."""


def updated(
    connection: Connection, folder: Path, request: Request, search_path: tuple[str, ...]
) -> dict[Path, bytes | None]:
    """Return the files of the folder that have to change, with their new content, or None for one to be removed.

    What the folder does not manage stays out of it, as it stays out of a plan; rows of seeds stay as they are.

    Raises:
        InputError: The files have errors.
        SchemadiffError: The files cannot be edited so that a plan is empty.
    """
    texts, unread = files.texts(folder)
    if unread:
        raise InputError(unread)
    load = partial(
        loader.load_texts,
        registry=request.registry,
        search_path=search_path,
        read_sibling=partial(files.read_sibling, folder),
        name=str(folder),
    )
    request = replace(request, reconcile=False)
    compared = compare_with(connection, _without_renames(load(texts)), request)
    if compared.comparison.empty:
        return {}
    short = short_texts.shortened(connection, compared.live, request.registry)
    edits = _Edits(folder, texts, compared, _as_live(compared, short, request.registry), request.registry)
    whole: set[str] = set()
    while True:
        found = edits.contents(whole)
        after = {name: content for name, content in {**texts, **found}.items() if content is not None}
        try:
            left = _left(connection, after, load, request) if after else []
        except InputError as error:
            wrong = [str(finding) for finding in error.findings]
            again = {finding.place.file for finding in error.findings if finding.place is not None}
        else:
            if not left:
                return {Path(name): content for name, content in found.items()}
            wrong = sorted(f"{request.registry.title(item.identity)} still differs" for item in left)
            again = {file for item in left if (file := edits.file_of(item)) is not None}
        again &= edits.files - whole
        if not again:
            raise SchemadiffError(f"{folder} cannot be brought to what the database has; nothing was written", *wrong)
        whole |= again


def _left(connection: Connection, texts: Mapping[str, bytes], load: Load, request: Request) -> list[Object]:
    """Return what a comparison with the new files still finds."""
    comparison = compare_with(connection, _without_renames(load(texts)), request).comparison
    return [*comparison.created, *comparison.dropped, *(pair.declared for pair in comparison.pairs)]


def _without_renames(declared: Catalog) -> Catalog:
    """Return the catalog without previous names: what has not been renamed yet still has them."""

    def forgetting(item: Object) -> Object:
        if item.hint(RENAMED_FROM) is None:
            return item
        hints = {name: value for name, value in (item.hints or {}).items() if name != RENAMED_FROM.name}
        return msgspec.structs.replace(item, hints=hints or None)

    return declared.replacing(map(forgetting, declared))


def _as_live(compared: Compared, short: Catalog, registry: Registry) -> Catalog:
    """Return the declared catalog with every difference as the database has it, in short texts."""
    gone = {item.identity for item in compared.comparison.created}
    changed = {pair.declared.identity: pair for pair in compared.comparison.pairs}

    def stays(item: Object | None) -> bool:
        while item is not None:
            if item.identity in gone:
                return False
            item = compared.declared.get(item.parent) if item.parent is not None else None
        return True

    def objects() -> Iterator[Object]:
        for item in filter(stays, compared.declared):
            pair = changed.get(item.identity)
            if pair is None:
                yield item
                continue
            live = short[pair.live.identity]
            names = pair.live.values.keys() | item.values.keys() if pair.moved else set(pair.changed)
            values = {name: value for name, value in item.values.items() if name not in names}
            values |= {name: live.values[name] for name in names if name in live.values}
            directives = {field.name for field in registry[item.identity.kind].fields if field.directive}
            kept = {n: hint for n, hint in (item.hints or {}).items() if n in directives or n in _KEPT}
            yield msgspec.structs.replace(item, values=values, parent=live.parent, hints={**(live.hints or {}), **kept})
        for item in compared.comparison.dropped:
            live = short[item.identity]
            yield msgspec.structs.replace(live, position=live.position + _BEHIND)

    return compared.declared.replacing(objects())


class _Held(NamedTuple):
    """Where a file holds an object."""

    file: str
    section: str
    key: str


class _Edits:
    """The edits of a folder's files."""

    def __init__(
        self, folder: Path, texts: Mapping[str, bytes], compared: Compared, after: Catalog, registry: Registry
    ) -> None:
        self.folder = folder
        self.texts = texts
        self.roots = {name: read(text, name) or Map() for name, text in texts.items()}
        self.before = dumper.written(compared.declared, registry)
        self.after = dumper.written(after, registry)
        self.catalogs = (compared.declared, after)
        places = dict(self._places())
        self.held = {
            identity: held
            for identity, one in self.before.items()
            # What another object implies has the place of that one.
            if (held := places.get(compared.declared[identity].place)) is not None and held.section == one.section
        }
        self.homes: dict[Identity, str] = {}
        self.heads: dict[str, dict[str, Any]] = {}
        for identity, one in self.after.items():
            if identity not in self.held:
                self.homes[identity] = self._home(identity, one, registry)

    def _places(self) -> Iterator[tuple[Place | None, _Held]]:
        for name, root in self.roots.items():
            for section, inside in root.items():
                if isinstance(inside, Map):
                    yield from ((inside.place(key), _Held(name, section, key)) for key in inside)

    # --- contents ---

    def contents(self, whole: set[str]) -> dict[str, bytes | None]:
        """Return the new content of each file that changes; those in ``whole`` are written anew."""
        before: dict[str, Sections] = {}
        after: dict[str, Sections] = {}
        for identity, one in self.before.items():
            if (held := self.held.get(identity)) is not None:
                before.setdefault(held.file, {}).setdefault(held.section, {})[held.key] = one.node
                wanted = self.after.get(identity)
                if wanted is not None:
                    key = held.key if wanted.key == one.key else wanted.key
                    after.setdefault(held.file, {}).setdefault(held.section, {})[key] = wanted.node
        for identity, file in self.homes.items():
            one = self.after[identity]
            after.setdefault(file, {}).setdefault(one.section, {})[one.key] = one.node
        found: dict[str, bytes | None] = {}
        for file in {**before, **after}:
            content = self._content(file, before.get(file, {}), after.get(file, {}), all_of_it=file in whole)
            if content != self.texts.get(file):
                found[file] = content
        return found

    def _content(self, file: str, before: Sections, after: Sections, *, all_of_it: bool) -> bytes | None:
        """Return the new content of a file; None for one that declares nothing any more."""
        if file not in self.texts:
            return document({**self.heads.get(file, {}), **after}).encode()
        if not all_of_it and yaml_edit.alike(before, after):
            return self.texts[file]
        mark = codecs.BOM_UTF8 if self.texts[file].startswith(codecs.BOM_UTF8) else b""
        text = decoded(self.texts[file], file)
        new = yaml_edit.rewritten(text, after) if all_of_it and after else yaml_edit.edited(text, before, after)
        return mark + new.encode() if new else None

    @property
    def files(self) -> set[str]:
        """Return the files that can be written anew."""
        return {*self.texts, *self.homes.values()}

    def file_of(self, item: Object | None) -> str | None:
        """Return the file that holds an object or what it is written below of; None if none does."""
        while item is not None:
            if (file := self.homes.get(item.identity)) is not None:
                return file
            if (held := self.held.get(item.identity)) is not None:
                return held.file
            path = item.get("partition_of")
            above = item.parent or (item.identity._replace(path=path) if path is not None else None)
            item = next((c[above] for c in self.catalogs if above in c), None) if above is not None else None
        return None

    # --- files for what is new ---

    def _home(self, identity: Identity, one: Written, registry: Registry) -> str:
        """Return the file for a new object: where the folder has others of its kind and schema, or as a dump has it."""
        in_schema = registry[identity.kind].naming.scope != NameScope.DATABASE
        schema = identity.path[0] if in_schema else None
        peers = [
            (held.file, other)
            for other, held in self.held.items()
            if other.kind == identity.kind and (schema is None or other.path[0] == schema)
        ]
        own = [file for file, other in peers if self._is_own_file(file, other)]
        if own and 2 * len(own) >= len(peers):
            folder = Counter(str(PurePath(file).parent) for file in own).most_common(1)[0][0]
            return self._new_file(PurePath(folder, file_name(identity.name)), self._head_of(own[0]))
        if peers:
            return Counter(file for file, _ in peers).most_common(1)[0][0]
        alike = [f for f in self.texts if schema is None or self.roots[f].get(yaml_keys.SCHEMA, "public") == schema]
        if len(self.texts) == 1 and alike:
            return alike[0]
        default = str(PurePath(self.folder, one.file))
        if default in alike:
            return default
        return self._new_file(PurePath(default).with_suffix(""), {yaml_keys.SCHEMA: schema} if schema else {})

    def _is_own_file(self, file: str, identity: Identity) -> bool:
        """Tell whether a file holds that object alone, and has its name."""
        count = sum(len(v) for k, v in self.roots[file].items() if k not in yaml_keys.FILE_KEYS and isinstance(v, Map))
        return count == 1 and PurePath(file).stem == file_name(identity.name)

    def _head_of(self, file: str) -> dict[str, Any]:
        root = self.roots[file]
        return {key: _plain(root[key]) for key in yaml_keys.FILE_KEYS if key in root}

    def _new_file(self, stem: PurePath, head: dict[str, Any]) -> str:
        """Return a new file with this name, or a name like it; objects with the same file share it."""
        if head.get(yaml_keys.SCHEMA) == "public":
            head = {key: value for key, value in head.items() if key != yaml_keys.SCHEMA}
        number = 1
        while True:
            name = f"{stem}{suffix(number)}.yaml"
            if name not in self.texts and self.heads.setdefault(name, head) == head:
                return name
            number += 1


def _plain(node: object) -> object:
    return [_plain(item) for item in node] if isinstance(node, list) else node
