"""Which environment variables ``$env`` may read.

The YAML may come from a pull request, whose author must not choose which of the machine's secrets a plan handles. So a
name has to begin with ``SCHEMADIFF_VAR_`` or match a pattern that somebody else has allowed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from schemadiff.catalog import structure
from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object
from schemadiff.catalog.seed_rows import Env, RowKey
from schemadiff.errors import Finding, InputError, Place
from schemadiff.kindspec.registry import Registry

PREFIX = "SCHEMADIFF_VAR_"

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
"""Names that a script can pass to psql, which reads a name up to the end of its line."""


@dataclass(frozen=True, slots=True)
class Variables:
    """The names that may be read, by patterns."""

    globs: tuple[str, ...] = ()
    file: str | None = None
    """The configuration file that may allow more; None where only flags and the environment count."""

    def allow(self, name: str) -> bool:
        """Tell whether a variable may be read."""
        if _NAME.fullmatch(name) is None:
            return False
        return name.startswith(PREFIX) or any(fnmatchcase(name, glob) for glob in self.globs)

    def of(self, environment: Mapping[str, str]) -> dict[str, str]:
        """Return the variables of an environment that may be read."""
        return {name: value for name, value in environment.items() if self.allow(name)}

    def check(self, declared: Catalog, registry: Registry, sets: Collection[str] | None = None) -> None:
        """Raise InputError with every variable that the catalog names and that may not be read.

        ``sets`` are the seed sets that count; None for all.
        """
        if self.file is None:
            hint = f"--allow-env or $SCHEMADIFF_ALLOW_ENV says which variables may be read; {PREFIX}* always may."
        else:
            hint = (
                f"Allow it by `environment_variables` in {self.file} or by --allow-env; {PREFIX}* may always be read."
            )
        wrong = [
            Finding(f"the environment variable {name} may not be read", place, hint)
            for name, place in named(declared, registry, sets)
            if not self.allow(name)
        ]
        if wrong:
            raise InputError(wrong)


def named(declared: Catalog, registry: Registry, sets: Collection[str] | None) -> Iterator[tuple[str, Place | None]]:
    """Yield the variables that a catalog names, each with its place; of seeds those of the ``sets``, None for all."""
    yield from in_secrets(declared, registry)
    for kind in registry.kinds.values():
        if kind.fields.hold_rows and declared.by_kind.get(kind.name):
            yield from _in_rows(declared, sets)


def in_secrets(declared: Catalog, registry: Registry) -> Iterator[tuple[str, Place | None]]:
    """Yield the variables that a catalog names outside of rows, each with its place."""
    for kind in registry.kinds.values():
        if kind.fields.secrets:
            yield from _in_secrets(declared.by_kind.get(kind.name, ()), registry)


def _in_secrets(items: Iterable[Object], registry: Registry) -> Iterator[tuple[str, Place | None]]:
    from schemadiff.references.secret_variables import secret_variables

    for item in items:
        for name in secret_variables(item, registry):
            if name:
                yield name, item.place


def _in_rows(declared: Catalog, sets: Collection[str] | None) -> Iterator[tuple[str, Place | None]]:
    for item in structure.selected_seeds(declared, sets):
        for row in item.get("rows", ()):
            for value in _parts(row.values()):
                if isinstance(value, Env):
                    yield value.name, row.place or item.place


def _parts(values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        yield value
        if isinstance(value, RowKey):
            yield from _parts(inner for _, inner in value.columns)
