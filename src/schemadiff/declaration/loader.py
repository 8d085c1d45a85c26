"""From a folder of YAML files to the declared catalog; the errors of all files are reported together."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.declaration import catalog_cache, files, own_process
from schemadiff.errors import Finding, InputError
from schemadiff.kindspec.registry import Registry

ReadSibling = Callable[[str, str], bytes]


_LARGEST_APART = 3_000_000
"""Bytes of YAML above which the catalog takes longer to come from another process than the imports of this one."""


class Given(NamedTuple):
    """What a caller has read already, or has to do besides."""

    texts: Mapping[str, bytes] | None = None
    """The contents of the folder's files, by name."""
    read_sibling: ReadSibling | None = None
    """Reads the CSV files that these name; None to read those of the folder."""
    meanwhile: Callable[[], object] | None = None
    """Called while a large folder is decoded, which another process then does."""
    largest: int = _LARGEST_APART
    """The most bytes of YAML for which that is worth a process."""


NOTHING = Given()


def load(
    folder: Path,
    registry: Registry,
    *,
    search_path: tuple[str, ...] = ("public",),
    check_sql: bool = True,
    given: Given = NOTHING,
) -> Catalog:
    """Return the catalog that the folder's YAML files declare.

    Without ``check_sql``, as for a plan, names are resolved as far as the folder declares them.

    Raises:
        InputError: With all errors that were found.
    """
    texts = given.texts if given.texts is not None else _texts(folder)
    digest = catalog_cache.key(texts, search_path) if not registry.extended else None
    if digest is not None and not check_sql and (kept := catalog_cache.recall(digest)) is not None:
        return kept

    def loaded() -> Catalog:
        found = load_texts(
            texts,
            registry,
            search_path=search_path,
            check_sql=check_sql,
            read_sibling=given.read_sibling or partial(files.read_sibling, folder),
            name=str(folder),
        )
        return found if check_sql else _with_names(found, registry)

    if digest is None:
        return loaded()
    if check_sql:
        found = loaded()
        catalog_cache.keep_checked(digest)
        return found
    if given.meanwhile is not None and sum(map(len, texts.values())) <= given.largest:
        content = own_process.bytes_of(lambda: catalog_cache.encoded(loaded()), given.meanwhile)
        if content is not None and (made := catalog_cache.decoded(content)) is not None:
            catalog_cache.keep(digest, content)
            return made
    found = loaded()
    catalog_cache.keep(digest, catalog_cache.encoded(found))
    return found


def check(folder: Path, registry: Registry, *, search_path: tuple[str, ...] = ("public",)) -> None:
    """Raise InputError with everything that is wrong in the folder, SQL texts included.

    What was checked before with the same texts is not checked again.
    """
    texts = _texts(folder)
    digest = catalog_cache.key(texts, search_path) if not registry.extended else None
    if digest is None or not catalog_cache.is_checked(digest):
        load(folder, registry, search_path=search_path, given=Given(texts))


def _with_names(loaded: Catalog, registry: Registry) -> Catalog:
    """Return the catalog with its names resolved, which is kept with it; as it was written where some cannot be."""
    from schemadiff.declaration.name_resolution import resolve

    try:
        resolved, left = resolve(loaded, registry)
    except InputError:
        # A plan reports it together with what it finds on the server.
        return loaded
    return resolved.resolved(left)


def _texts(folder: Path) -> Mapping[str, bytes]:
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        raise InputError([Finding(f"{folder} {what}", None, "`schemadiff init` creates an example.")])
    texts, unread = files.texts(folder)
    if unread:
        raise InputError(unread)
    return texts


def load_texts(
    texts: Mapping[str, bytes],
    registry: Registry,
    *,
    search_path: tuple[str, ...] = ("public",),
    check_sql: bool = True,
    read_sibling: ReadSibling | None = None,
    name: str = "the source",
) -> Catalog:
    """Return the catalog that these files declare; ``read_sibling`` reads the CSV files that they name.

    Raises:
        InputError: With all errors that were found.
    """
    # A cached catalog needs neither of these.
    from schemadiff.declaration.decoder import Decoder
    from schemadiff.declaration.name_resolution import findings_of
    from schemadiff.declaration.yaml_reader import read

    decoder = Decoder(
        registry, search_path=search_path, check_sql=check_sql, read_sibling=read_sibling or _within(texts)
    )
    unreadable: list[Finding] = []
    with _gc_paused():
        for file in sorted(texts):
            if not file.endswith(files.SUFFIXES):
                continue
            try:
                root = read(texts[file], file)
            except InputError as error:
                unreadable += error.findings
            else:
                if root is not None:
                    decoder.file(root, file)
        objects = decoder.finish()
        if not objects and not unreadable and not decoder.findings:
            raise InputError([Finding(f"{name} declares no object", None, "Its *.yaml files contain none.")])
        catalog = _catalog(objects, decoder.schemas, registry, decoder.sections)
        findings = [*unreadable, *decoder.findings]
        if (findings or check_sql) and not unreadable:
            findings += findings_of(catalog, registry, decoder.unread, check_sql=check_sql)
    if findings:
        raise InputError(findings)
    return catalog


def _catalog(
    objects: list[Object], holding: Mapping[str, tuple[str, ...]], registry: Registry, sections: Iterable[str]
) -> Catalog:
    """Return the catalog with the undeclared schemas of objects; `public` exists in every new database."""
    if not structure.has_schemas(registry.kinds):
        return Catalog(objects, schemas=holding, sections=sections)
    declared = {o.identity.name for o in objects if structure.is_schema(o.identity)}
    implicit = [
        Object(structure.schema(s), {}, search_path=path, implicit=True)
        for s, path in sorted(holding.items())
        if s not in declared and s != "public"
    ]
    return Catalog([*implicit, *objects], schemas={*declared, *holding}, sections=sections)


def _within(texts: Mapping[str, bytes]) -> ReadSibling:
    def read_sibling(file: str, wanted: str) -> bytes:
        path = os.path.normpath(PurePosixPath(file).parent / wanted)
        if path not in texts:
            raise OSError("there is no such file")
        return texts[path]

    return read_sibling


@contextmanager
def _gc_paused() -> Iterator[None]:
    """Pause the garbage collector, which would scan the many new objects again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
