"""The YAML files of a commit."""

from __future__ import annotations

import io
import os
import re

from schemadiff import git
from schemadiff.declaration import files
from schemadiff.errors import Finding, InputError, ServerError, UsageError


class NoFilesError(UsageError):
    """A commit has no YAML files in the folder."""


def from_git(text: str) -> dict[str, bytes]:
    """Return the YAML and CSV files of ``git:REF[:path]``, by name; the default path is ``schema``.

    The objects are read as they are stored: ``git archive`` would run filters that .gitattributes names. Raises
    UsageError with git's message, and NoFilesError where there are none.
    """
    reference, path = _reference(text)
    commit = _commit(text, reference)
    wanted = {}
    for entry in _git(text, "ls-tree", "-r", "-l", "-z", commit.decode(), "--", path).split(b"\0")[:-1]:
        about, _, name = entry.partition(b"\t")
        mode, _, digest, size = about.split()
        file = os.fsdecode(name)
        if not file.endswith((*files.SUFFIXES, ".csv")):
            continue
        if not mode.startswith(b"100"):
            raise InputError([Finding(f"{text}: {file} is not a regular file")])
        wanted[file] = (digest, int(size))
    if not wanted:
        raise NoFilesError(f"{text}: there are no YAML files in {path} of that commit")
    try:
        files.within_limits((name, size) for name, (_, size) in wanted.items())
    except OSError as error:
        raise InputError([Finding(f"{text}: {error}")]) from None
    stream = io.BytesIO(_git(text, "cat-file", "--batch", given=b"\n".join(d for d, _ in wanted.values()) + b"\n"))
    found: dict[str, bytes] = {}
    for file, (_, length) in wanted.items():
        stream.readline()
        found[file] = stream.read(length)
        stream.readline()
    return found


def merge_base(one: str, other: str) -> str:
    """Return the commit from which two sources ``git:REF[:path]`` have parted, as such a source.

    It has the path of ``one``. Raises UsageError with git's message, or where there is none, as in a clone that lacks a
    part of the history.
    """
    references = [_reference(text) for text in (one, other)]
    commits = [_commit(text, name).decode() for text, (name, _) in zip((one, other), references, strict=True)]
    done = git.run("merge-base", *commits)
    found = done.stdout.decode().strip()
    if done.returncode or not found:
        raise UsageError(
            f"{one} and {other} have no merge base here",
            "a clone with a part of the history needs more of it: `git fetch --unshallow`, or `fetch-depth: 0` in CI",
        )
    return f"git:{found[:12]}:{references[0][1]}"


def is_same(one: str, other: str) -> bool:
    """Tell whether two sources ``git:REF[:path]`` have the same files in the same folder; False if that is unclear."""
    trees = set()
    for text in (one, other):
        reference, path = _reference(text)
        folder = path.rstrip("/")
        found = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}:./{folder}")
        trees.add((folder, found.stdout if found.returncode == 0 else text.encode()))
    return len(trees) == 1


def _reference(text: str) -> tuple[str, str]:
    """Return the name of the commit and the path of ``git:REF[:path]``."""
    _, _, rest = text.partition(":")
    reference, _, path = rest.partition(":")
    return reference, path or "schema"


def _commit(text: str, reference: str) -> bytes:
    """Return the id of a commit that a source names."""
    if not reference or reference.startswith("-") or not reference.isprintable():
        raise UsageError(f"{text}: git:REF[:path] needs a branch, a tag or a commit")
    commit = _git(text, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}").strip()
    if not re.fullmatch(rb"[0-9a-f]{40,64}", commit):
        raise UsageError(f"{text}: {reference} is not a commit of this repository")
    return commit


def _git(text: str, *arguments: str, given: bytes = b"") -> bytes:
    """Run git and return its output; UsageError with its message where it fails."""
    try:
        done = git.run(*arguments, given=given)
    except OSError as error:
        raise ServerError(f"git cannot be run: {error.strerror}") from None
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip() or "there is no such commit"
        first, *more = words.splitlines()
        raise UsageError(f"{text}: {first}", *more)
    return done.stdout
