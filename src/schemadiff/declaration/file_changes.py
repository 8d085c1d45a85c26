"""Writes several files of a folder: all of them or none, each one complete at any time."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_all(contents: Mapping[Path, bytes | None]) -> None:
    """Give files a new content, or remove those whose content is None.

    Everything is written beside the files first; then each is replaced at once, and keeps its permissions. If one
    cannot be, those before get their old content back. A link stays, and the file that it leads to is written.

    Raises:
        OSError: A file cannot be written; none has changed.
    """
    prepared: dict[Path, Path | None] = {}
    done: dict[Path, bytes | None] = {}
    made: list[Path] = []
    try:
        for file, content in contents.items():
            real = Path(os.path.realpath(file))
            made += _folders(real.parent)
            prepared[real] = None if content is None else _written_next_to(real, content)
        for real, new in prepared.items():
            before = real.read_bytes() if real.exists() else None
            if new is None:
                real.unlink()
            else:
                os.replace(new, real)
            done[real] = before
    except BaseException:
        for real, before in done.items():
            _restore(real, before)
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise
    finally:
        for new in prepared.values():
            if new is not None:
                new.unlink(missing_ok=True)


def _folders(folder: Path) -> list[Path]:
    """Create a folder with those above it; return the new ones, outermost first."""
    missing = [f for f in (folder, *folder.parents) if not f.exists()][::-1]
    for one in missing:
        one.mkdir(exist_ok=True)
    return missing


def _written_next_to(file: Path, content: bytes) -> Path:
    """Write the content to a new file in the same folder, with the permissions that the file has or would get."""
    if file.exists():
        mode = stat.S_IMODE(file.stat().st_mode)
    else:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    handle, name = tempfile.mkstemp(prefix=".new-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
        os.chmod(name, mode)
    except BaseException:
        os.unlink(name)
        raise
    return Path(name)


def _restore(file: Path, before: bytes | None) -> None:
    with suppress(OSError):
        if before is None:
            file.unlink()
        else:
            os.replace(_written_next_to(file, before), file)
