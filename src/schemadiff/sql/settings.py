"""Settings as SET clauses keep them: names in any case, and lists of names in one text."""

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
    """The name of a setting as it is compared: the server's own are told apart by letters, not by their case."""
    return name if "." in name else name.lower()


def setting_value(name: str, text: str) -> str:
    """The value of a setting as the server keeps one that SET gives it (flatten_set_variable_args in guc.c)."""
    return setting_list(list_parts(text)) if name in LISTS else text


def setting_list(parts: Iterable[str]) -> str:
    """The text of a list, its parts quoted where they need it; one empty part where there are none."""
    return ", ".join(map(ident, parts)) or '""'


def list_parts(text: str) -> Iterator[str]:
    """The parts of a list, without their quotes; what is not quoted counts as it stands, as pg_dump has it."""
    for found in _PART.findall(text):
        part = found.strip()
        if _QUOTED.fullmatch(part):
            yield part[1:-1].replace(part[0] * 2, part[0])
        elif part:
            yield part
