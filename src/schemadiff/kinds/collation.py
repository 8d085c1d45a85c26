"""Collations: CREATE COLLATION. The fields that name a collation are decoded by ``kinds/collation_field.py``."""

from __future__ import annotations

from collections.abc import Mapping

from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choice, Flag, Locale, Text
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.yaml_form import YamlForm


def _recreated(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return the strategy that recreates the collation; columns with it are converted. No ALTER changes it."""
    return ChangeStrategy("anew", frozenset({"type"}), guarded=True, replaces_type=True)


def _decode(d: Decoding) -> None:
    """Decode ``deterministic: false``; true is the default and left out."""
    if d.node.get("deterministic") is False:
        d.values["nondeterministic"] = True
    elif d.node.get("deterministic") not in (True, None):
        d.error("deterministic must be true or false", "deterministic")
    d.node.pop("deterministic", None)
    libc = d.node.get("provider", "libc") == "libc"
    parts = [key for key in ("lc_collate", "lc_ctype") if key in d.node]
    if parts and ("locale" in d.node or not libc):
        d.error(f"{parts[0]} cannot be used together with locale" if libc else _OF_LIBC, parts[0])
    elif len(parts) == 1:
        d.missing("lc_collate and lc_ctype are needed together", parts[0], "`locale` sets both.")
    elif not parts and "locale" not in d.node:
        d.missing("a collation needs a locale", None, "locale: C" if libc else None)
    if libc and d.values.get("nondeterministic"):
        d.missing("collations of libc must be deterministic", "deterministic", "provider: icu")
    if "rules" in d.node and d.node.get("provider") != "icu":
        d.missing("only a collation of icu can have rules", "rules", "provider: icu")


_OF_LIBC = "only a collation of libc can have lc_collate and lc_ctype; others have a locale"


def _encode(collation: Object, node: dict[str, Value]) -> Value:
    if node.pop("nondeterministic", None):
        node["deterministic"] = False
    return node


def _resolve(collation: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Return the values with one locale where lc_collate and lc_ctype are the same."""
    values = collation.values
    if (locale := values.get("lc_collate")) is None or locale != values.get("lc_ctype"):
        return values
    return {**{k: v for k, v in values.items() if k not in ("lc_collate", "lc_ctype")}, "locale": locale}


KINDS = (
    Kind(
        name="collation",
        sql_keyword="COLLATION",
        doc="A collation: a locale of libc, or a mapping. Its version is not managed.",
        fields=Fields(
            Field(
                "provider",
                Choice(("libc", "icu", "builtin"), since={"builtin": 17}),
                "The provider of its locale.",
                _recreated,
                default="libc",
            ),
            Field("locale", Locale(), "The locale, by the provider's name.", _recreated),
            Field(
                "lc_collate",
                Text(),
                "libc's locale for sorting (LC_COLLATE), if it is not that of lc_ctype.",
                _recreated,
            ),
            Field(
                "lc_ctype",
                Text(),
                "libc's locale for character classes (LC_CTYPE), if it is not that of lc_collate.",
                _recreated,
            ),
            Field("nondeterministic", Flag(), "Texts with different bytes can be equal.", _recreated, in_yaml=False),
            Field("rules", Text(), "Additional ICU rules.", _recreated, since=16),
        ),
        properties=frozenset({"comment", "owner", "rename"}),
        address_catalog="pg_collation",
        yaml=YamlForm(
            key="collations",
            shorthand="locale",
            decode=_decode,
            encode=_encode,
            schema_overrides={"deterministic": {"type": "boolean", "description": "Only equal bytes are equal texts."}},
            normalize=_resolve,
        ),
        naming=Naming(
            namespace="collation",
        ),
        dependencies=Dependencies(
            provides="type",
        ),
    ),
)
