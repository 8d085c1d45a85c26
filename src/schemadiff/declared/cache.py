"""What a large folder decodes to, kept between runs by the content of its files.

Reading and decoding YAML is most of a plan with nothing to do (1,000 tables: 0.6 s of CPU, against 0.04 s for what is
kept here). The key is a digest of every file's name and bytes, of everything else the outcome depends on, and of
schemadiff's own source files, so that nothing is ever out of date; a file that cannot be used is passed over and made
anew. Entries are pickles, and so are read only from a folder that belongs to the user alone.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from schemadiff.model.objects import Catalog

ENVIRONMENT_VARIABLE = "SCHEMADIFF_NO_CACHE"
WORTH_KEEPING = 100_000
"""Bytes of YAML below which decoding is quick enough."""
KEPT = 16
"""How many entries stay; one of 1,000 tables takes about 1.2 MB."""

_PACKAGE = Path(__file__).resolve().parent.parent


def key(texts: Mapping[str, bytes], search_path: tuple[str, ...]) -> str | None:
    """The digest that the outcome goes by, or None where it is not to be kept.

    What refers to files beside it (``csv:``) is not kept, since those are not among the texts.
    """
    if os.environ.get(ENVIRONMENT_VARIABLE) or sum(map(len, texts.values())) < WORTH_KEEPING:
        return None
    if any(b"csv" in text for text in texts.values()):
        return None
    digest = hashlib.blake2b(digest_size=20)
    digest.update(repr((_ourselves(), sys.version_info[:3], search_path)).encode())
    for name in sorted(texts):
        digest.update(f"\0{name}\0{len(texts[name])}\0".encode())
        digest.update(texts[name])
    return digest.hexdigest()


@cache
def _ourselves() -> tuple[tuple[str, int, int], ...]:
    """Which code decodes: the source files of the lower floors, by size and time."""
    found = []
    for floor in ("declared", "kinds", "model", "postgres"):
        for file in sorted((_PACKAGE / floor).glob("*.py")):
            status = file.stat()
            found.append((f"{floor}/{file.name}", status.st_size, status.st_mtime_ns))
    return tuple(found)


def recall(digest: str) -> Catalog | None:
    """The catalog kept under that digest, or None."""
    folder = _folder()
    if folder is None:
        return None
    file = folder / digest
    try:
        objects, schemas, sections = pickle.loads(file.read_bytes())  # noqa: S301 - the folder is ours alone
        os.utime(file)
        return Catalog(objects, schemas=schemas, sections=sections)
    except Exception:  # noqa: BLE001 - whatever is wrong with an entry, the folder itself can be read again
        return None


def keep(digest: str, catalog: Catalog) -> None:
    """Keeps a catalog, and lets the oldest entries go. A cache that cannot be written is no error."""
    folder = _folder()
    if folder is None:
        return
    with suppress(OSError):
        handle, name = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "wb") as stream:
                pickle.dump(
                    (list(catalog), catalog.schemas, catalog.sections), stream, protocol=pickle.HIGHEST_PROTOCOL
                )
            os.replace(name, folder / digest)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        entries = sorted(folder.iterdir(), key=lambda f: f.stat().st_mtime, reverse=True)
        for entry in entries[KEPT:]:
            entry.unlink(missing_ok=True)


def _folder() -> Path | None:
    """Where entries stand: made for the user alone, and not used if anyone else could write there."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = Path(base, "schemadiff", "catalogs")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        status = folder.stat()
    except OSError:
        return None
    private = not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return folder if private and (not hasattr(os, "geteuid") or status.st_uid == os.geteuid()) else None
