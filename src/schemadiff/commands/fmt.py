"""``schemadiff fmt``: writes YAML files in the canonical layout, and keeps their comments."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from schemadiff.commands.options import Flags, resolve
from schemadiff.commands.output import say, write, write_changes
from schemadiff.declaration import files, formatting
from schemadiff.errors import Finding, InputError, UsageError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class _File:
    """A file before and after."""

    before: bytes
    after: bytes

    @property
    def changed(self) -> bool:
        return self.before != self.after


def fmt(flags: Flags, names: tuple[str, ...], *, check: bool, show_diff: bool) -> int:
    """Run ``schemadiff fmt`` and return its exit code: 2 with ``check`` if a file is laid out differently.

    ``names`` are files, folders, or ``-`` for standard input; none for the folder of the configuration. With
    ``check`` or ``show_diff`` nothing is written; the difference is the result.

    Raises InputError with the errors of all files; nothing is written then.
    """
    if STANDARD_INPUT in names:
        if names != (STANDARD_INPUT,):
            raise UsageError("- is standard input, and cannot be laid out together with files")
        found = {"<stdin>": _laid_out(sys.stdin.buffer.read(), "<stdin>")}
    else:
        found = _all_laid_out(_read(names or (resolve(flags).schema,)))
    changed = {name: file for name, file in found.items() if file.changed}
    if show_diff:
        write("".join(map(_difference, changed, changed.values())), None)
    elif not check and STANDARD_INPUT in names:
        write(found["<stdin>"].after.decode(), None)
        return 0
    elif not check:
        write_changes({Path(name): file.after for name, file in changed.items()})
    for name in changed if check or not show_diff else ():
        say(f"{'would lay out' if check else 'laid out'} {name}")
    say(_summary(len(changed), len(found), written=not (check or show_diff)))
    return 2 if check and changed else 0


def _read(names: Iterable[str]) -> dict[str, bytes]:
    """Return the content of the files, and of all YAML files of the folders."""
    found: dict[str, bytes] = {}
    wrong: list[Finding] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            texts, unread = files.texts(path)
            found.update(texts)
            wrong += unread
        elif not path.exists():
            wrong.append(Finding(f"{name} does not exist"))
        elif path.suffix not in files.SUFFIXES:
            wrong.append(Finding(f"{name} is neither a folder nor a YAML file", None, "Its name has to end in .yaml."))
        else:
            try:
                found[name] = files.read(path, path.parent)
            except OSError as error:
                wrong.append(Finding(f"{name} cannot be read: {error.strerror or error}"))
    if wrong:
        raise InputError(wrong)
    return found


def _all_laid_out(contents: Mapping[str, bytes]) -> dict[str, _File]:
    wrong: list[Finding] = []
    found: dict[str, _File] = {}
    for name, content in contents.items():
        try:
            found[name] = _laid_out(content, name)
        except InputError as error:
            wrong += error.findings
    if wrong:
        raise InputError(wrong)
    return found


def _laid_out(content: bytes, name: str) -> _File:
    return _File(content, formatting.formatted(content, name).encode())


def _difference(name: str, file: _File) -> str:
    before, after = (text.decode(errors="replace").splitlines(keepends=True) for text in (file.before, file.after))
    lines = difflib.unified_diff(before, after, name, f"{name} (laid out)")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _summary(changed: int, count: int, *, written: bool) -> str:
    same = count - changed
    words = [f"{changed} file{'s' if changed != 1 else ''} {'laid out' if written else 'would change'}"]
    return ", ".join([*words, f"{same} left as {'they are' if same != 1 else 'it is'}"] if same else words)
