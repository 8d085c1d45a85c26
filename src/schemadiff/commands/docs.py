"""``schemadiff docs``: writes the documentation of a source as a folder of pages."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from schemadiff.commands.options import Flags, resolve
from schemadiff.commands.output import say
from schemadiff.commands.readable import read
from schemadiff.errors import SchemadiffError, UsageError
from schemadiff.kinds import registry

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKER = ".schemadiff-docs"
"""The file that lists what was written into a folder, so that it can be replaced, and nothing else is touched."""


def docs(source: str | None, flags: Flags, title: str | None, out: Path) -> int:
    """Run ``schemadiff docs`` and return its exit code."""
    options = resolve(flags)
    previous = _previous(out)
    found = read(source, options)
    from schemadiff.documentation.site import site

    files = site(found.catalog, registry(), title or found.name)
    try:
        _write(files, previous, out)
    except OSError as error:
        raise SchemadiffError(f"cannot write {error.filename or out}: {error.strerror}") from None
    say(f"wrote {len(files):,} files to {out}; open {out / 'index.html'}")
    return 0


def _previous(out: Path) -> list[str]:
    """Return what an earlier run wrote into the folder; UsageError if it holds anything else."""
    if not out.exists():
        return []
    if not out.is_dir():
        raise UsageError(f"{out} is not a folder")
    marker = out / MARKER
    if marker.is_file() and not marker.is_symlink():
        return [name for name in marker.read_text(encoding="utf-8").splitlines() if _is_ours(name)]
    if any(out.iterdir()):
        raise UsageError(f"{out} contains other files; choose an empty folder, or one that schemadiff docs wrote")
    return []


def _is_ours(name: str) -> bool:
    """Tell whether a line of the marker can be the name of a page: in the folder or one below it."""
    path = PurePosixPath(name)
    return (
        path.suffix in (".html", ".js", ".css")
        and not path.is_absolute()
        and ".." not in path.parts
        and len(path.parts) <= 2
    )


def _write(files: Mapping[str, str], previous: list[str], out: Path) -> None:
    """Write the files and remove those of an earlier run that are no longer among them."""
    out.mkdir(parents=True, exist_ok=True)
    # First, so that a run that is interrupted leaves a folder that can be written again.
    names = sorted({*files, *previous})
    (out / MARKER).write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    for name, text in files.items():
        file = out / name
        if file.parent != out and file.parent.is_symlink():
            raise UsageError(f"{file.parent} is a link to elsewhere; remove it")
        file.parent.mkdir(exist_ok=True)
        if file.is_symlink():
            # What came with a repository must not lead out of the folder.
            file.unlink()
        file.write_text(text, encoding="utf-8")
    for name in previous:
        file = out / name
        if name not in files and file.is_file() and not file.parent.is_symlink():
            file.unlink()
            if file.parent != out and not any(file.parent.iterdir()):
                file.parent.rmdir()
    (out / MARKER).write_text("".join(f"{name}\n" for name in sorted(files)), encoding="utf-8")
