"""The storage strategy of types (TOAST), which a column has unless it sets another."""

from __future__ import annotations

from schemadiff import sql
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.statements import Filter, Migration
from schemadiff.sql.namespaces import Namespace

_MAIN = frozenset({"numeric", "inet", "cidr"})
_EXTENDED = frozenset(
    {
        *("text", "character", "character varying", "bytea", "bit", "bit varying", "json", "jsonb", "jsonpath", "xml"),
        *("path", "polygon", "refcursor", "tsvector", "txid_snapshot", "pg_snapshot"),
        *("pg_node_tree", "pg_ndistinct", "pg_dependencies", "pg_mcv_list"),
        *("pg_brin_bloom_summary", "pg_brin_minmax_multi_summary"),
        *("int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange"),
        *("int4multirange", "int8multirange", "nummultirange", "datemultirange", "tsmultirange", "tstzmultirange"),
    }
)


_OF_KINDS = {"enum": "plain", "composite_type": "extended", "range_type": "extended", "table": "extended"}


def storage_of_type(text: str, names: NameLookup) -> str | None:
    """Return the strategy of a type (pg_type.typstorage); None if it is neither a system type nor declared."""
    if text.endswith("[]"):
        return "extended"
    name = sql.without_modifiers(text)
    if "." in name or not name:
        for identity in names.find(Namespace.TYPE, sql.split_name(name) or (), ()):
            if identity.kind == "domain":
                return storage_of_type(names.catalog[identity].get("type", ""), names)
            if identity.kind == "base_type":
                storage: str = names.catalog[identity].get("storage", "plain")
                return storage
            return _OF_KINDS.get(identity.kind)
        return None
    return "extended" if name in _EXTENDED else "main" if name in _MAIN else "plain"


def own_storage(migration: Migration) -> Filter:
    """Return :func:`storage_of_type` as a template filter."""
    return lambda text: storage_of_type(text, migration.target) or "extended"
