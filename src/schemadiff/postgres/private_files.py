"""Cache folders and files, used only where no other account could have written.

A shared machine has folders that others may write to, and an environment variable can name one of them. Contents that
another account has written must not be taken for our own.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path


def is_ours(status: os.stat_result) -> bool:
    """Tell whether a file belongs to us or root, and nobody else may write to it."""
    return status.st_uid in (os.geteuid(), 0) and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def folder(path: Path) -> Path | None:
    """Return the folder, created with mode 0700 if it does not exist.

    None if it cannot be created, or if another account could change it or replace it.
    """
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return path if is_ours_alone(path) else None


def is_ours_alone(path: Path) -> bool:
    """Tell whether the path is a folder of ours and no link, to which nobody else can write."""
    try:
        status = path.lstat()
        if not stat.S_ISDIR(status.st_mode) or not is_ours(status):
            return False
        return all(_holds(parent.lstat()) for parent in Path(os.path.realpath(path)).parents)
    except OSError:
        return False


def _holds(status: os.stat_result) -> bool:
    """Tell whether our files in a folder are safe from others: nobody else may write, or the sticky bit is set."""
    shared = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return status.st_uid in (os.geteuid(), 0) and (not shared or bool(status.st_mode & stat.S_ISVTX))


def read(file: Path) -> bytes | None:
    """Return the content of a file that is ours and mark it as used; None if there is none, or it is not ours."""
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as opened:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or not is_ours(status):
            return None
        with suppress(OSError):
            os.utime(handle)
        with suppress(OSError):
            return opened.read()
    return None


def write(file: Path, content: bytes) -> None:
    """Write a file completely or not at all, by renaming a temporary one. Raises OSError."""
    # Reading, which every plan does, does not need it.
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".new-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
        os.replace(name, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def keep(file: Path, content: bytes, kept: int) -> None:
    """Write a file of a cache, and delete those of its folder that have not been used for longest, down to ``kept``.

    A cache that cannot be written is no error.
    """
    with suppress(OSError):
        write(file, content)
        entries = sorted(os.scandir(file.parent), key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns)
        for entry in entries[:-kept]:
            with suppress(FileNotFoundError):
                os.unlink(entry.path)
