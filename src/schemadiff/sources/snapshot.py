"""Catalogs saved as JSON, so that a later comparison needs neither the database nor the YAML of that day.

Values are written as ``catalog/plain_data.py`` does. Addresses on the server are left out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from schemadiff.catalog.catalog import Catalog, Unmodelled
from schemadiff.catalog.objects import Object
from schemadiff.catalog.plain_data import read_object, written_object
from schemadiff.errors import Finding, InputError
from schemadiff.kinds import registry
from schemadiff.pipeline.search_paths import where_files_look
from schemadiff.shown import json_text
from schemadiff.sources.snapshot_check import problems

FORMAT = "schemadiff catalog"
FORMAT_VERSION = 2


def text(catalog: Catalog) -> str:
    """Return the catalog as a JSON document that ends with a newline, ordered by kind and name."""
    document = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "schemas": sorted(catalog.schemas),
        "sections": sorted(catalog.sections),
        "complete": catalog.whole,
        "unsupported": sorted(list(u) for u in catalog.unmodelled),
        "objects": [written_object(o) for o in sorted(catalog, key=_order)],
    }
    return json_text(json.dumps(document, indent=1, ensure_ascii=False)) + "\n"


def load(file: Path) -> Catalog:
    """Return the catalog that was saved in a file; InputError where the file is invalid."""
    found = _load(file)
    if wrong := list(problems(found, registry())):
        raise InputError(Finding(f"{file} is damaged: {problem.message}") for problem in wrong)
    return where_files_look(found, registry())


@contextmanager
def blamed(files: Iterable[str]) -> Iterator[None]:
    """Report errors that only an impossible catalog can cause as errors of these saved ones, if there are any."""
    try:
        yield
    except (TypeError, ValueError, LookupError, AttributeError, RecursionError) as error:
        named = ", ".join(files)
        if not named or os.environ.get("SCHEMADIFF_DEBUG"):
            raise
        words = f"{named} contains what neither a database nor YAML can produce ({type(error).__name__}); dump it again"
        raise InputError([Finding(words)]) from None


def _load(file: Path) -> Catalog:
    try:
        document = json.loads(file.read_bytes())
    except OSError as error:
        raise InputError([Finding(f"{file} cannot be read: {error.strerror}")]) from None
    except (ValueError, RecursionError) as error:
        raise InputError([Finding(f"{file} is not JSON: {error}")]) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise InputError([Finding(f"{file} contains no catalog; `schemadiff dump --out FILE.json` writes one")])
    if document.get("format_version") != FORMAT_VERSION:
        raise InputError([Finding(f"{file} was written by another version of schemadiff; dump it again")])
    try:
        return Catalog(
            (read_object(o) for o in document["objects"]),
            schemas=document["schemas"],
            sections=document.get("sections", ()),
            whole=document.get("complete", False),
            unmodelled=(Unmodelled(*u) for u in document["unsupported"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise InputError([Finding(f"{file} is damaged: {type(error).__name__} {error}")]) from None


def _order(item: Object) -> tuple[str, tuple[str, ...], int, str, str]:
    kind, path, arguments = item.identity
    return kind, path[:-1], item.position, path[-1], arguments or ""
