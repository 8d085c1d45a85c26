"""What a folder of YAML seems to manage, at a glance at its texts.

Decoding a large folder takes as long as reading the database, and both can be done at once if it is known what has to
be read. What the top of a file holds begins a line, so regular expressions find it in nearly every file. Where they do
not (mappings in braces, quoted keys), the presumption is wrong, and whoever relied on it reads again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemadiff.declaration import yaml_keys
from schemadiff.declaration.files import SUFFIXES
from schemadiff.kindspec.registry import Registry
from schemadiff.sql.namespaces import Namespace

_TOP = re.compile(rb"^([a-z_]+):[ \t]*([^\s#]*)", re.MULTILINE)
_BELOW = re.compile(rb"(?:[ \t]+[^\n]*\n?|#[^\n]*\n?|\r?\n)*")
_RENAMED = b"renamed_from"


class PresumedScope(NamedTuple):
    """What seems to be managed."""

    schemas: frozenset[str]
    sections: frozenset[str]
    """The kinds whose key stands at the top of a file."""


def presumed_scope(texts: Mapping[str, bytes], registry: Registry) -> PresumedScope | None:
    """Return what the files seem to manage; None where renames could bring in more of the database.

    ``texts`` are the contents of the folder's files, by name.
    """
    schemas: set[str] = set()
    sections: set[str] = set()
    for name, text in texts.items():
        if not name.endswith(SUFFIXES):
            continue
        if _RENAMED in text:
            return None
        keys = {match[1].decode(): match for match in _TOP.finditer(text)}
        kinds = [(registry.top[key], match) for key, match in keys.items() if key in registry.top]
        sections.update(kind.name for kind, _ in kinds)
        own = keys.get(yaml_keys.SCHEMA)
        if any(kind.naming.in_schema for kind, _ in kinds):
            schemas.add(_scalar(own[2]) if own is not None else "public")
        for kind, match in kinds:
            if kind.naming.namespace == Namespace.SCHEMA:
                schemas.update(_names_below(text, match.end()))
    return PresumedScope(frozenset(schemas), frozenset(sections))


def _names_below(text: bytes, start: int) -> Iterable[str]:
    """Return the keys of the block mapping that begins behind this place, which is within a line."""
    end = text.find(b"\n", start) + 1
    block = _BELOW.match(text, end) if end else None
    lines = [] if block is None else [line for line in block[0].splitlines() if line.strip()]
    entries = [line for line in lines if not line.lstrip().startswith(b"#")]
    least = min((len(line) - len(line.lstrip()) for line in entries), default=0)
    for line in entries:
        if line[:least].isspace() and not line[least : least + 1].isspace():
            yield _scalar(line.strip().partition(b":")[0])


def _scalar(text: bytes) -> str:
    return text.strip(b"\"'").decode(errors="replace")
