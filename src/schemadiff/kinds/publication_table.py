"""Tables of publications."""

from __future__ import annotations

from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.field_types import ColumnNames, Expression, RelationRef
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import qualified
from schemadiff.sql import split_name


def _decode_table(d: Decoding) -> None:
    """Decode the key, which is the table's name; without a schema, a table of the file's own."""
    parts = split_name(d.name)
    if parts is None or len(parts) > 2:
        d.error(f"{d.name!r} is not written as `table` or `schema.table`")
        return
    path = parts if len(parts) == 2 else (d.search_path[0], parts[0])
    d.name = qualified(path)
    d.values["relation"] = path
    if isinstance(columns := d.node.get("columns"), list):
        d.node["columns"] = sorted(columns, key=str)


def _encode_table(table: Object, node: dict[str, Value]) -> Value:
    """Encode a published table; its key names the relation."""
    node.pop("relation", None)
    return node


KINDS = (
    Kind(
        name="publication_table",
        sql_keyword="PUBLICATION TABLE",
        doc="A table of a publication; without a schema, one of the file's own.",
        fields=Fields(
            Field("relation", RelationRef(), "The table.", in_yaml=False),
            Field("columns", ColumnNames(), "The columns that are sent; all if absent.", since=15),
            Field("where", Expression(), "Only rows for which this is true are sent.", since=15),
        ),
        address_catalog="pg_publication_rel",
        yaml=YamlForm(
            key="tables",
            parents=("publication",),
            decode=_decode_table,
            encode=_encode_table,
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="publication_table",
            named_after="relation",
        ),
        statements=Statements(
            idempotent=frozenset(),
        ),
        management=Management(
            drop_needs_consent=False,
        ),
    ),
)
