"""The macros of ``templates/``: compiled once, and called with the arguments that their signatures name.

A kind has one file, ``templates/<kind>.sql.j2``, with a macro for each statement and condition; what several kinds
share is in ``templates/sql/``. A macro reads nothing except its arguments.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.runtime import Macro

ARGUMENTS: Mapping[str, str] = {
    "old": "the object as it is; none where it is made",
    "new": "the object as it is to be; none where it is dropped",
    "item": "the object that a condition asks about, whichever side it is of",
    "fields": "the names of the fields that change",
    "strategy": "how the change comes about (kindspec/change_strategies.py)",
    "version": "the major version of the target",
    "old_properties": "what stands below the old object, by kind; none for each property that it has not",
    "new_properties": "the same of the new object",
    "touched": "the kinds of what stands below the object and has statements of its own",
    "inline": "what is written inside the statement, filled",
    "apart": "whether the object is made by itself, and not inside its parent",
    "along": "what else the statement drops that stands for itself",
    "to": "the new name, of a rename",
    "to_schema": "the schema that it moves to; none where it stays and gets another name",
    "path": "the path of the object whose derived name, or whose member, is renamed",
    "tables": "of a rename: the paths that the table of what is renamed has before and after the plan",
    "made": "the derived name before and after the rename (kindspec/renaming.py)",
    "before": "the member's name before the rename",
    "after": "and after it",
    "goes": "whether the object is asked about because it is dropped, before what it relies on steps aside",
    "cleared": "the fields whose values the server may have taken",
    "rows": "of a data check: gives what stands for a relation's rows after FROM; of rows: those that are written",
    "select": "of a data check: gives SELECT … FROM for a relation's rows, which counts them or lists their keys",
    "tried": "of a data check: gives SELECT … FROM that computes a value of each row, and fails where it cannot",
    "called": "of a data check: gives what the query calls something, by a word for it",
    "total": "of a data check: gives the query for a query by groups, which adds their counts or is that query",
    "stored": "of a data check: the columns that hold values of the type, as table and column",
    "count": "of a message: how many rows were found, and count(one, many) the word for them",
    "relation": "of rows: the path of their table",
    "row": "of rows: the first of those that are written",
}
"""The arguments that macros of kinds can name in their signatures."""

_KEPT = Path(cache_from_source(__file__)).parent
"""Where Python keeps the bytecode of this module; whoever can write there can change what runs anyway."""


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates, which take a few milliseconds each: kept for all plans of this process, and for the next one.

    Filters differ from plan to plan and are looked up when a template runs. Only our own templates are ``kept`` for
    other processes, where and if Python keeps bytecode of modules. A file made by another version of Python or Jinja2,
    or for another text, is not used.
    """

    def __init__(self, *, kept: bool) -> None:
        self._code: dict[tuple[str, str], Any] = {}
        self._kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the bytecode of a template into the bucket, from this process or from a file."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))
        if bucket.code is None and self._kept:
            with suppress(OSError, EOFError, ValueError, UnpicklingError), _file(bucket).open("rb") as file:
                bucket.load_bytecode(file)
            if bucket.code is not None:
                self._code[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bytecode of a template for this process and, if allowed, in a file."""
        self._code[bucket.key, bucket.checksum] = bucket.code
        if self._kept and not sys.dont_write_bytecode and _KEPT.is_dir():
            file = _file(bucket)
            new = file.with_suffix(f".{os.getpid()}")
            with suppress(OSError):
                new.write_bytes(bucket.bytecode_to_string())
                new.replace(file)


def _file(bucket: Bucket) -> Path:
    return _KEPT / f"template-{bucket.key}.{sys.implementation.cache_tag}-{jinja2.__version__}.jinja"


_COMPILED = _Compiled(kept=True)
_COMPILED_HERE = _Compiled(kept=False)


_PART = re.compile(
    r"^\{%-? macro (?P<macro>\w+)\(.*?\{%-? endmacro -?%\}"
    r'|^\{% from "(?P<file>[^"]+)" import (?P<names>[\w, ]+) %\}'
    r'|^\{% import "(?P<whole>[^"]+)" as (?P<alias>\w+) %\}',
    re.MULTILINE | re.DOTALL,
)
_CALL = re.compile(r"(?:(?<![.\w])|(?<![.\w])(\w+)\.)(\w+)\(")


class _File:
    """The text of a template file, from which macros can be removed.

    Compiling takes about a millisecond for each macro, and a plan calls few of them. Imports and definitions in a form
    that our files do not have are never removed.
    """

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self._text = path.read_text(encoding="utf-8")
        self._parts = list(_PART.finditer(self._text))
        self.macros = {part["macro"]: part[0] for part in self._parts if part["macro"]}
        self._cut: dict[tuple[str, ...], str] = {}

    def cut(self, wanted: Iterable[str]) -> str:
        """Return the text with the wanted macros and those they call, and no others.

        Imports are reduced to what is called, from files that are reduced in turn. Line numbers stay the same.
        """
        names = tuple(wanted)
        if (text := self._cut.get(names)) is None:
            text = self._cut[names] = self._only(names)
        return text

    def _only(self, wanted: Iterable[str]) -> str:
        needed: set[str] = set()
        called: set[tuple[str, str]] = set()
        ahead = [name for name in wanted if name in self.macros]
        while ahead:
            name = ahead.pop()
            if name not in needed:
                needed.add(name)
                calls = set(_CALL.findall(self.macros[name]))
                called |= calls
                ahead += (name for of, name in calls if not of and name in self.macros)
        return "".join(self._pieces(needed, called))

    def _pieces(self, needed: Container[str], called: Collection[tuple[str, str]]) -> Iterator[str]:
        at = 0
        for part in self._parts:
            yield self._text[at : part.start()]
            at = part.end()
            if part["macro"]:
                yield part[0] if part["macro"] in needed else "\n" * part[0].count("\n")
            elif part["file"]:
                for name in part["names"].split(", "):
                    original, *_, alias = name.split() * 2
                    if ("", alias) in called:
                        yield f'{{% from "{part["file"]}:{original}" import {name} %}}'
            elif used := sorted(name for of, name in called if of == part["alias"]):
                yield f'{{% import "{part["whole"]}:{",".join(used)}" as {part["alias"]} %}}'
        yield self._text[at:]


_FILES: dict[tuple[Path, ...], dict[str, _File]] = {}
"""Our own templates by folders and name: the same for all plans of a process."""


class _Loader(jinja2.BaseLoader):
    """Finds ``file:macro,macro``, a file reduced to these macros, or a whole ``file``, in the first folder with it."""

    def __init__(self, folders: Iterable[Path], *, kept: bool) -> None:
        self._folders = tuple(folders)
        self._files = _FILES.setdefault(self._folders, {}) if kept else {}

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:
        """Return source, file name and reload test of a template, as Jinja2 asks for it."""
        name, _, wanted = template.partition(":")
        if (file := self._files.get(name)) is None:
            path = next((path for folder in self._folders if (path := folder / name).is_file()), None)
            if path is None:
                raise jinja2.TemplateNotFound(name)
            file = self._files[name] = _File(path)
        return file.cut(wanted.split(",") if wanted else file.macros), file.path, None


class Macros:
    """The macros of some folders, by file and name."""

    def __init__(self, folders: Iterable[Path], filters: Mapping[str, Any], *, kept: bool) -> None:
        """Prepare the macros; of several files with one name the first folder's counts.

        ``kept`` says that all folders are our own, so that bytecode may be kept in files.
        """
        self._environment = jinja2.Environment(
            loader=_Loader(folders, kept=kept),
            undefined=jinja2.StrictUndefined,
            bytecode_cache=_COMPILED if kept else _COMPILED_HERE,
            # A plan makes tens of thousands of calls: each macro is looked up once.
            auto_reload=False,
            cache_size=-1,
            autoescape=False,  # noqa: S701 - SQL, quoted by the filters
        )
        self._environment.filters.update(filters)
        self._found: dict[tuple[str, str], Macro] = {}

    def call(self, file: str, name: str, context: Mapping[str, Any]) -> str:
        """Return what a macro gives for the arguments that it names.

        LookupError where the file has no such macro, or the call has none of the arguments that it names.
        """
        macro = self._found.get((file, name))
        if macro is None:
            module = self._environment.get_template(f"{file}.sql.j2:{name}").module
            if (macro := getattr(module, name, None)) is None:
                raise LookupError(f"templates/{file}.sql.j2 has no macro {name}")
            self._found[file, name] = macro
        try:
            arguments = [context[argument] for argument in macro.arguments]
        except KeyError as error:
            raise LookupError(
                f"templates/{file}.sql.j2: {name} has the argument {error}, which its call lacks"
            ) from None
        text: str = macro(*arguments)
        return text.strip()
