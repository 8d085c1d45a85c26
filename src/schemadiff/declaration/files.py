"""The files of a folder of YAML: regular files only, and none outside of it.

The folder may come from a pull request: a link in it could lead to any file of the machine, whose lines error messages
would then quote; reading a device or a pipe might never end.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from schemadiff.errors import Finding

SUFFIXES = (".yaml", ".yml")

FILE_LIMIT = 64 << 20
"""The size limit of one file, in bytes."""
FOLDER_LIMIT = 256 << 20
"""The size limit of all files together, in bytes."""


def listed(folder: Path) -> tuple[list[Path], list[Finding]]:
    """Return the folder's YAML files, sorted, and the errors of reading it; hidden folders and files are ignored."""
    wrong: list[Finding] = []

    def unreadable(error: OSError) -> None:
        wrong.append(Finding(f"{error.filename} cannot be read: {error.strerror}"))

    found: list[Path] = []
    top = os.path.realpath(folder)
    seen = {top}
    for root, folders, names in os.walk(folder, followlinks=True, onerror=unreadable):
        folders[:] = [f for f in folders if not f.startswith(".")]
        for inner in [f for f in folders if os.path.islink(os.path.join(root, f))]:
            real = os.path.realpath(os.path.join(root, inner))
            if not _is_inside(real, top):
                wrong.append(Finding(f"{os.path.join(root, inner)} is a link that leads out of {folder}"))
                folders.remove(inner)
            elif real in seen or os.path.realpath(root).startswith(real):
                folders.remove(inner)
            seen.add(real)
        found += [Path(root, n) for n in names if n.endswith(SUFFIXES) and not n.startswith(".")]
    return sorted(found), wrong


def texts(folder: Path) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the content of the YAML files by name, and the errors of reading them."""
    files, wrong = listed(folder)
    found: dict[str, bytes] = {}
    left = FOLDER_LIMIT
    places: dict[Path, str] = {}
    for file in files:
        try:
            found[str(file)] = read(file, folder, places=places)
        except OSError as error:
            wrong.append(Finding(f"{file} cannot be read: {error.strerror or error}"))
            continue
        left -= len(found[str(file)])
        if left < 0:
            return {}, [Finding(f"{folder} contains more than {_megabytes(FOLDER_LIMIT)} of YAML")]
    return found, wrong


def read(file: Path, folder: Path, limit: int = FILE_LIMIT, places: dict[Path, str] | None = None) -> bytes:
    """Return the content of a file of the folder.

    Args:
        file: The file.
        folder: The folder that links may not leave.
        limit: The size limit in bytes.
        places: Caches the real paths of folders, for a reader of many files.

    Raises:
        OSError: It is no regular file, is too large, or a link leads out of the folder.
    """
    places = {} if places is None else places
    for place in (folder, file.parent):
        if place not in places:
            places[place] = os.path.realpath(place)
    real = os.path.join(places[file.parent], file.name)
    if file.name in ("", ".", "..") or os.path.islink(real):
        real = os.path.realpath(file)
    if not _is_inside(real, places[folder]):
        raise OSError(f"it leads out of {folder}")
    # Links have been resolved; opening a pipe must not block.
    with os.fdopen(os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as opened:
        status = os.fstat(opened.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError("it is not a regular file")
        content = opened.read(limit + 1)
    if len(content) > limit:
        raise OSError(f"it is larger than {_megabytes(limit)}")
    return content


def read_sibling(folder: Path, file: str, wanted: str) -> bytes:
    """Return the content of a file that a YAML file of the folder names."""
    if os.path.isabs(wanted):
        raise OSError("its name must be relative to the YAML file")
    return read(Path(file).parent / wanted, folder)


def within_limits(sizes: Iterator[tuple[str, int]]) -> None:
    """Check the sizes of files.

    Raises:
        OSError: One of the files, or all together, are too large.
    """
    left = FOLDER_LIMIT
    for name, size in sizes:
        left -= size
        if size > FILE_LIMIT:
            raise OSError(f"{name} is larger than {_megabytes(FILE_LIMIT)}")
    if left < 0:
        raise OSError(f"its files are larger than {_megabytes(FOLDER_LIMIT)} together")


def digest(texts: Mapping[str, bytes], *more: object) -> str:
    """Return a digest of files, by name, and of other values, by their ``repr``."""
    found = blake2b(repr(more).encode(), digest_size=20)
    for name in sorted(texts):
        found.update(f"\0{name}\0{len(texts[name])}\0".encode())
        found.update(texts[name])
    return found.hexdigest()


def _is_inside(real: str, top: str) -> bool:
    return real == top or real.startswith(top.rstrip(os.sep) + os.sep)


def _megabytes(size: int) -> str:
    return f"{size >> 20} MB"
