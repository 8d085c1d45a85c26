"""Folders of our own for what is kept between runs, which no other account can have written."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Protocol

from schemadiff.errors import ServerError
from schemadiff.postgres import private_files


class Owner(Protocol):
    """The account that a folder is for."""

    @property
    def uid(self) -> int:
        """Return the user id."""

    def own(self, path: Path) -> None:
        """Give a folder to the account."""


def private_cache(name: str) -> Path | None:
    """Return the folder of that name for what is kept between runs: in ``$XDG_CACHE_HOME``, else in the cache folder.

    None where another account could write to it.
    """
    base = os.environ.get("XDG_CACHE_HOME")
    return private_files.folder((Path(base, "schemadiff") if base else cache_folder()) / name)


def cache_folder() -> Path:
    """Return the cache folder: /var/cache/schemadiff for root, else the user's cache folder.

    If the account has no writable home (a service account, a container), or others can write there, it is a folder in
    /tmp.
    """
    if os.geteuid() == 0:
        # Not below root's home, which the server's account cannot enter.
        wanted = Path("/var/cache/schemadiff")
    elif sys.platform == "darwin":
        wanted = Path("~/Library/Caches/schemadiff").expanduser()
    else:
        wanted = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "schemadiff"
    try:
        wanted.mkdir(mode=0o755, parents=True, exist_ok=True)
        # Programs are run from there, so nobody else may have put them there.
        if os.access(wanted, os.W_OK | os.X_OK) and private_files.is_ours_alone(wanted):
            return wanted
    except OSError:
        pass
    return claim(Path(f"/tmp/schemadiff-{os.geteuid()}"), mode=0o755)  # noqa: S108  (claim() checks the owner)


def claim(folder: Path, mode: int = 0o700, owner: Owner | None = None) -> Path:
    """Create a folder with a guessable name in a folder that others can write to, or use our own existing one.

    Raises :class:`ServerError` if it is not a folder, or another account owns it or may write to it.
    """
    try:
        folder.mkdir(mode=mode)
        folder.chmod(mode)
        if owner is not None:
            owner.own(folder)
    except FileExistsError:
        pass
    except OSError as error:
        raise ServerError(f"cannot make the folder {folder}: {error}") from error
    status = folder.lstat()
    allowed = owner.uid if owner is not None else os.geteuid()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != allowed or status.st_mode & 0o777 & ~mode:
        raise ServerError(f"{folder} is not a folder of ours (owner, or open to others): remove it and try again")
    return folder
