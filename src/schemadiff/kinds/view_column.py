"""What is said about the columns of views and materialized views, which their queries make.

The server keeps the default of one in pg_attrdef, and what it relies on with it: that is the address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds.null_default import is_none
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Choice, Expression, ExpressionKind, Integer, Keys, Options, Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.reconciliation import Owners
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm


def decode_columns(d: Decoding) -> None:
    """``columns`` lists the names that the query's columns have, or says something about some of them."""
    columns = d.node.get("columns")
    if isinstance(columns, Mapping):
        del d.node["columns"]
        d.children += [("view_column", name, said, "columns") for name, said in columns.items()]


def _decode(d: Decoding) -> None:
    """PostgreSQL offers the one for views, the other for what has rows of its own."""
    stored = d.parent is not None and d.parent.identity.kind == "materialized_view"
    if is_none(d.node.get("default"), None):
        del d.node["default"]
    for key in ("default",) if stored else ("statistics", "compression", "storage", "options"):
        if key in d.node:
            d.error(f"a column of a {'materialized view' if stored else 'view'} has no {key}", key)


def reconcile_live(live: Catalog, declared: Catalog, version: int, owners: Owners) -> Iterable[Object]:
    """To declare the storage that a column's type has says nothing; the live view's ``storages`` tell what that is."""
    found = {item.identity: item for item in live}
    for wanted in declared.by_kind.get("view_column", ()):
        storage = wanted.get("storage")
        view = live.get(wanted.parent) if storage is not None and wanted.parent is not None else None
        item = found.get(wanted.identity) or Object(wanted.identity, {}, wanted.parent)
        own = (view.hint("storages") if view is not None else None) or ()
        if (wanted.identity.name, storage) in own and "storage" not in item.values:
            found[wanted.identity] = msgspec.structs.replace(item, values={**item.values, "storage": storage})
    return found.values()


def _encode(column: Object, node: dict[str, Value]) -> Value:
    """What the type has is the server's to know."""
    node.pop("own_storage", None)
    return node


WRITTEN: Mapping[str, Mapping[str, Any]] = {
    "columns": {
        "anyOf": [
            {"type": "array", "items": {"type": "string"}},
            {"type": "object", "additionalProperties": {"type": ["string", "object", "null"]}},
        ],
        "description": "Names of its columns where they are not the query's; or what is said about some of them.",
    }
}

KINDS = (
    Kind(
        name="view_column",
        sql_keyword="COLUMN",
        doc="What is said about a column that the query of a view makes.",
        fields=Fields(
            Field("comment", Text(), "A comment.", in_place("comment")),
            Field(
                "statistics",
                Integer(written_default=-1),
                "Statistics target; of a materialized view.",
                in_place("statistics"),
            ),
            Field(
                "compression",
                Choice(("pglz", "lz4")),
                "Compression method where it is set; of a materialized view.",
                in_place("compression"),
            ),
            Field(
                "storage",
                Choice(("plain", "main", "external", "extended")),
                "TOAST strategy where it is not the type's; of a materialized view.",
                in_place("storage"),
            ),
            Field("own_storage", Text(), "TOAST strategy of its type.", directive=True, in_yaml=False),
            Field(
                "options",
                Options(keys=Keys.PARAMETER),
                "Attribute options (n_distinct, …); of a materialized view.",
                in_place("options"),
            ),
            Field(
                "default",
                Expression(ExpressionKind.DEFAULT, columns=False),
                "What INSERT into the view gives the column; of a view.",
                in_place("default"),
            ),
        ),
        properties=frozenset({"security_labels"}),
        address_catalog="pg_attrdef",
        yaml=YamlForm(
            key="columns",
            parents=("view", "materialized_view"),
            shorthand="comment",
            decode=_decode,
            encode=_encode,
        ),
        naming=Naming(
            scope="parent",
            namespace="view_column",
        ),
        statements=Statements(
            idempotent=frozenset(
                {"create", "drop", "comment", "statistics", "compression", "storage", "options", "default"}
            ),
        ),
        management=Management(
            # Only a label says something about it, and labels that nobody declares stay.
            protected=lambda column: not column.values,
            drop_needs_consent=False,
        ),
    ),
)
