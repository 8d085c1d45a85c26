"""Settings as SET clauses store them: case-insensitive names, and lists of names in one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from schemadiff.postgres.quoting import ident

LISTS = frozenset(
    [
        "local_preload_libraries",
        "search_path",
        "session_preload_libraries",
        "shared_preload_libraries",
        "temp_tablespaces",
        "unix_socket_directories",
    ]
)
"""Settings that are lists whose parts the server quotes (GUC_LIST_QUOTE, variable_is_guc_list_quote in dumputils.c)."""

_PART = re.compile(r"""(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[^,"'])+""")
_QUOTED = re.compile(r""""(?:[^"]|"")*"|'(?:[^']|'')*'""")


def setting_name(name: str) -> str:
    """Return the name of a setting in the form in which names are compared, which ignores case."""
    return name if "." in name else name.lower()


def setting_value(name: str, text: str) -> str:
    """Return the value of a setting as the server stores one that SET gives it (flatten_set_variable_args in guc.c)."""
    return setting_list(list_parts(text)) if name in LISTS else text


def setting_list(parts: Iterable[str]) -> str:
    """Return the text of a list, with its parts quoted if necessary; one empty part if there are none."""
    return ", ".join(map(ident, parts)) or '""'


def list_parts(text: str) -> Iterator[str]:
    """Yield the parts of a list without quotes; unquoted parts are not folded to lower case (as in pg_dump)."""
    for found in _PART.findall(text):
        part = found.strip()
        if _QUOTED.fullmatch(part):
            yield part[1:-1].replace(part[0] * 2, part[0])
        elif part:
            yield part
