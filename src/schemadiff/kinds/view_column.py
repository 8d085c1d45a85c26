"""Properties of the columns of views and materialized views; the query defines the columns.

The server stores a default in pg_attrdef, together with its dependencies: that is the address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from schemadiff.catalog.catalog import Catalog
from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds import effects_forms
from schemadiff.kinds.hints import STORAGES
from schemadiff.kinds.null_default import is_none
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import Choice, Expression, ExpressionKind, Integer, Keys, Options, Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.reconciliation import Owners
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm


def decode_columns(d: Decoding) -> None:
    """Decode ``columns``: a list of the names of the query's columns, or a mapping with properties of some of them."""
    columns = d.node.get("columns")
    if isinstance(columns, Mapping):
        del d.node["columns"]
        d.children += [("view_column", name, said, "columns") for name, said in columns.items()]


def _decode(d: Decoding) -> None:
    """Report options that exist only for views, or only for materialized views."""
    stored = d.parent is not None and d.parent.identity.kind == "materialized_view"
    if is_none(d.node.get("default"), None):
        del d.node["default"]
    for key in ("default",) if stored else ("statistics", "compression", "storage", "options"):
        if key in d.node:
            d.error(f"a column of a {'materialized view' if stored else 'view'} cannot have {key}", key)


def reconcile_live(live: Catalog, declared: Catalog, version: int, owners: Owners) -> Iterable[Object]:
    """Yield the live objects without a storage that is the type's own; the live view's ``storages`` tell it."""
    found = {item.identity: item for item in live}
    for wanted in declared.by_kind.get("view_column", ()):
        storage = wanted.get("storage")
        view = live.get(wanted.parent) if storage is not None and wanted.parent is not None else None
        item = found.get(wanted.identity) or Object(wanted.identity, {}, wanted.parent)
        own = (view.hint(STORAGES) if view is not None else None) or ()
        if (wanted.identity.name, storage) in own and "storage" not in item.values:
            found[wanted.identity] = msgspec.structs.replace(item, values={**item.values, "storage": storage})
    return found.values()


def _encode(column: Object, node: dict[str, Value]) -> Value:
    """Encode a column of a view, without what only the server knows of its type."""
    node.pop("own_storage", None)
    return node


WRITTEN: Mapping[str, Mapping[str, Any]] = {
    "columns": {
        "anyOf": [
            {"type": "array", "items": {"type": "string"}},
            {"type": "object", "additionalProperties": {"type": ["string", "object", "null"]}},
        ],
        "description": "Names of its columns, if they are not those of the query; or properties of some of them.",
    }
}

KINDS = (
    Kind(
        name="view_column",
        sql_keyword="COLUMN",
        doc="Properties of a column of a view.",
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
                "Compression method, if it is set; of a materialized view.",
                in_place("compression"),
            ),
            Field(
                "storage",
                Choice(("plain", "main", "external", "extended")),
                "TOAST strategy, if it is not the type's; of a materialized view.",
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
                "The default of the column for INSERT into the view; of a view.",
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
            scope=NameScope.PARENT,
            namespace="view_column",
        ),
        statements=Statements(
            idempotent=frozenset({"create", "drop"}),
            effects_form=effects_forms.by_settings,
        ),
        management=Management(
            # It exists only for a label, and labels that nobody declares stay.
            protected=lambda column: not column.values,
            drop_needs_consent=False,
        ),
    ),
)
