"""What a folder of YAML seems to manage, at a glance at its texts.

Decoding a large folder takes as long as reading the database, and both can be done at once if it is known what has to
be read. What the top of a file holds begins a line, so regular expressions find it in nearly every file. Where they do
not, the presumption is wrong, and whoever relied on it reads again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemadiff.declaration import yaml_keys
from schemadiff.declaration.files import SUFFIXES
from schemadiff.errors import InputError
from schemadiff.kindspec.registry import Registry
from schemadiff.sql.namespaces import Namespace

_TOP = re.compile(rb"^([a-z_]+):[ \t]*([^\s#]*)", re.MULTILINE)
_SECTION = re.compile(rb"[^\n]*\n?(?:[ \t]+[^\n]*\n?|[#}][^\n]*\n?|\r?\n)*")
"""The rest of a line and what belongs to it."""
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
            schemas.add(own[2].strip(b"\"'").decode(errors="replace") if own is not None else "public")
        for kind, match in kinds:
            if kind.naming.namespace == Namespace.SCHEMA:
                schemas.update(_names_below(text, match.start()))
    return PresumedScope(frozenset(schemas), frozenset(sections))


def _names_below(text: bytes, start: int) -> Iterable[str]:
    """Return the names in the section that begins here."""
    from schemadiff.declaration.yaml_reader import read

    section = _SECTION.match(text, start)
    assert section is not None
    try:
        found = read(section[0], "")
    except InputError:
        return ()
    listed = next(iter(found.values())) if found else None
    return [str(name) for name in listed] if isinstance(listed, dict) else ()
