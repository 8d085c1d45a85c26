"""Conversions between encodings: CREATE CONVERSION."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from schemadiff.catalog.objects import Object
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Flag, RoutineRef, Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import SandboxLookup, Substitute, Substitutes
from schemadiff.kindspec.yaml_form import YamlForm

_ENCODINGS = (
    "BIG5 EUC_CN EUC_JIS_2004 EUC_JP EUC_KR EUC_TW GB18030 GBK ISO_8859_5 ISO_8859_6 ISO_8859_7 ISO_8859_8 JOHAB KOI8R "
    "KOI8U LATIN1 LATIN10 LATIN2 LATIN3 LATIN4 LATIN5 LATIN6 LATIN7 LATIN8 LATIN9 MULE_INTERNAL SHIFT_JIS_2004 SJIS "
    "SQL_ASCII UHC UTF8 WIN1250 WIN1251 WIN1252 WIN1253 WIN1254 WIN1255 WIN1256 WIN1257 WIN1258 WIN866 WIN874"
).split()
_ALIASES = {
    "abc": "WIN1258",
    "alt": "WIN866",
    "iso88591": "LATIN1",
    "iso885910": "LATIN6",
    "iso885913": "LATIN7",
    "iso885914": "LATIN8",
    "iso885915": "LATIN9",
    "iso885916": "LATIN10",
    "iso88592": "LATIN2",
    "iso88593": "LATIN3",
    "iso88594": "LATIN4",
    "iso88599": "LATIN5",
    "koi8": "KOI8R",
    "mskanji": "SJIS",
    "shiftjis": "SJIS",
    "tcvn": "WIN1258",
    "tcvn5712": "WIN1258",
    "unicode": "UTF8",
    "vscii": "WIN1258",
    "win": "WIN1251",
    "win932": "SJIS",
    "win936": "GBK",
    "win949": "UHC",
    "win950": "BIG5",
    "windows866": "WIN866",
    "windows874": "WIN874",
    "windows932": "SJIS",
    "windows936": "GBK",
    "windows949": "UHC",
    "windows950": "BIG5",
    **{f"windows{number}": f"WIN{number}" for number in range(1250, 1259)},
}
_KNOWN = {re.sub("[^a-z0-9]", "", name.lower()): name for name in _ENCODINGS} | _ALIASES
"""By letters and digits, the only significant characters (pg_char_to_encoding in encnames.c)."""


def _decode(d: Decoding) -> None:
    """Decode encodings under any of their names."""
    for key in ("for", "to"):
        if not isinstance(written := d.node.get(key), str):
            continue
        found = _KNOWN.get(re.sub("[^a-z0-9]", "", written.lower()))
        if found is None:
            near = get_close_matches(written.upper(), _ENCODINGS, 1)
            d.error(f"{written!r} is not an encoding", key, f"Did you mean `{near[0]}`?" if near else None)
        else:
            d.node[key] = found


def _also_takes(conversion: Object) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield the name of a default conversion: a schema can have one from one encoding to another."""
    if conversion.get("default"):
        pair = f"{conversion.get('for')} to {conversion.get('to')}"
        yield "default conversion", (conversion.identity.path[0], pair)


def _in_sandbox(conversion: Object, sandbox: SandboxLookup) -> Substitute | None:
    """Return the conversion; None if its function is native, as CREATE CONVERSION calls it."""
    from schemadiff.kinds.sandbox_routines import natives

    return None if tuple(conversion.get("function", ())) in {p for p, _ in natives(sandbox)} else Substitute(conversion)


KINDS = (
    Kind(
        name="conversion",
        sql_keyword="CONVERSION",
        doc="A conversion from one encoding to another.",
        fields=Fields(
            Field("for", Text(), "The source encoding.", required=True),
            Field("to", Text(), "The target encoding.", required=True),
            Field("function", RoutineRef(), "The function that converts.", required=True),
            Field("default", Flag(), "It is the default conversion between its two encodings."),
        ),
        properties=frozenset({"comment", "owner", "rename"}),
        address_catalog="pg_conversion",
        yaml=YamlForm(
            key="conversions",
            decode=_decode,
        ),
        naming=Naming(
            namespace="conversion",
            reserved_names=_also_takes,
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        substitutes=Substitutes(
            in_sandbox=_in_sandbox,
        ),
    ),
)
