"""Folders and files of what can be made again, used only where nobody but their owner could have put anything there.

A shared machine has folders that others may write to, and an environment can name one of them. What somebody else has
put there would be taken for our own answers.
"""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


def is_ours(status: os.stat_result) -> bool:
    """Whether it belongs to us or to root, and nobody else may write to it."""
    return status.st_uid in (os.geteuid(), 0) and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def folder(path: Path) -> Path | None:
    """The folder, made for us alone where there is none; None where it cannot be, or another account could change it,
    be it by putting another one in its place."""
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return path if is_ours_alone(path) else None


def is_ours_alone(path: Path) -> bool:
    """Whether the path is a folder of ours, and no link, in which nobody else can put anything."""
    try:
        status = path.lstat()
        if not stat.S_ISDIR(status.st_mode) or not is_ours(status):
            return False
        return all(_holds(parent.lstat()) for parent in Path(os.path.realpath(path)).parents)
    except OSError:
        return False


def _holds(status: os.stat_result) -> bool:
    """Whether what is ours in such a folder stays there: nobody else may write, or the sticky bit keeps them off."""
    shared = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return status.st_uid in (os.geteuid(), 0) and (not shared or bool(status.st_mode & stat.S_ISVTX))


def read(file: Path) -> bytes | None:
    """The content of a file that is ours, which is marked as used; None where there is none, or it is no such file."""
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
    """Writes it complete or not at all: under another name, and renamed. OSError where it cannot be."""
    handle, name = tempfile.mkstemp(prefix=".new-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
        os.replace(name, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
