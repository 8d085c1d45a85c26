"""The files of a folder of YAML, and nothing but files, and nothing outside of it.

The folder may come from a pull request: a link in it could lead to any file of the machine, whose lines the complaints
would then quote; a device or a pipe could be read for ever.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from schemadiff.errors import Finding

SUFFIXES = (".yaml", ".yml")

FILE_LIMIT = 64 << 20
"""Bytes of one file."""
FOLDER_LIMIT = 256 << 20
"""Bytes of all files together."""


def listed(folder: Path) -> tuple[list[Path], list[Finding]]:
    """The folder's YAML files, sorted, and what keeps it from being read; hidden folders and files are passed over."""
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
    """The content of the YAML files by name, and what keeps any of them from being read."""
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
            return {}, [Finding(f"{folder} holds more than {_megabytes(FOLDER_LIMIT)} of YAML")]
    return found, wrong


def read(file: Path, folder: Path, limit: int = FILE_LIMIT, places: dict[Path, str] | None = None) -> bytes:
    """The content of a file of the folder. OSError where it is none, is too large, or where a link leads out.

    ``places`` keeps where folders really are, for a reader of many files.
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
    # Links have been followed; a pipe must not be waited for.
    with os.fdopen(os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as opened:
        status = os.fstat(opened.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError("it is no regular file")
        content = opened.read(limit + 1)
    if len(content) > limit:
        raise OSError(f"it is larger than {_megabytes(limit)}")
    return content


def read_sibling(folder: Path, file: str, wanted: str) -> bytes:
    """The content of a file that a YAML file of the folder names."""
    if os.path.isabs(wanted):
        raise OSError("it is not named relative to the YAML file")
    return read(Path(file).parent / wanted, folder)


def within_limits(sizes: Iterator[tuple[str, int]]) -> None:
    """OSError where one of the files, or all together, would be too large."""
    left = FOLDER_LIMIT
    for name, size in sizes:
        left -= size
        if size > FILE_LIMIT:
            raise OSError(f"{name} is larger than {_megabytes(FILE_LIMIT)}")
    if left < 0:
        raise OSError(f"its files are larger than {_megabytes(FOLDER_LIMIT)} together")


def _is_inside(real: str, top: str) -> bool:
    return real == top or real.startswith(top.rstrip(os.sep) + os.sep)


def _megabytes(size: int) -> str:
    return f"{size >> 20} MB"
