"""Short ways into loading, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

import pytest

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object, Value
from schemadiff.declaration.loader import load_texts
from schemadiff.declaration.name_resolution import resolve
from schemadiff.errors import Finding, InputError
from schemadiff.kinds import registry
from schemadiff.kindspec.registry import Registry


def loaded(text: str | Mapping[str, str], kinds: Registry | None = None, *, check_sql: bool = False) -> Catalog:
    """The catalog of one file, or of several by name; names are not resolved, and SQL is not looked at."""
    texts = {"f.yaml": text} if isinstance(text, str) else text
    files = {name: dedent(t).encode() for name, t in texts.items()}
    return load_texts(files, kinds or registry(), check_sql=check_sql)


def resolved(text: str | Mapping[str, str], kinds: Registry | None = None) -> Catalog:
    """The same with every declared name resolved and SQL checked."""
    found, _ = resolve(loaded(text, kinds, check_sql=True), kinds or registry(), check_sql=True)
    return found


def values(catalog: Catalog) -> dict[str, Mapping[str, Value]]:
    """The values of each object, by its identity as text."""
    return {str(item.identity): dict(item.values) for item in catalog}


def of(catalog: Catalog, identity: str) -> Object:
    """The object of that identity."""
    return next(item for item in catalog if str(item.identity) == identity)


def findings(text: str | Mapping[str, str]) -> list[Finding]:
    """Everything that loading and resolving find wrong."""
    with pytest.raises(InputError) as caught:
        resolved(text)
    return list(caught.value.findings)


def told(text: str | Mapping[str, str]) -> list[str]:
    """The findings as ``line:column message | hint``."""
    found = []
    for finding in findings(text):
        where = f"{finding.place.line}:{finding.place.column} " if finding.place else ""
        found.append(f"{where}{finding.message}" + (f" | {finding.hint}" if finding.hint else ""))
    return found
