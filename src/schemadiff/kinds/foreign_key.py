"""Foreign keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff.kinds.constraint import decode_deferral, deferral, named
from schemadiff.model.kind import REPLACE, Context, Decoding, Field, Kind, Ref, Shape, Way, in_place
from schemadiff.model.names import Names, split_reference
from schemadiff.model.objects import Identity, Object, Value
from schemadiff.postgres.quoting import qualified

ACTIONS = ("no action", "restrict", "cascade", "set null", "set default")


def _decode(d: Decoding) -> None:
    """``references: users(id)`` or ``{table: users, columns: [id]}``; without columns, the primary key."""
    decode_deferral(d)
    target = d.node.get("references")
    if isinstance(target, Mapping):
        if extra := [k for k in target if k not in ("table", "columns")]:
            d.error(f"references takes table and columns, not {extra[0]}", "references")
        d.node["references"] = target.get("table")
        if "columns" in target:
            d.node["references_columns"] = target["columns"]
    elif isinstance(target, str):
        table, columns = split_reference(target)
        if table is None:
            d.error(f"references is written as table(column, …), not {target!r}", "references")
            d.node.pop("references")
        else:
            d.node["references"] = table
            if columns:
                d.node["references_columns"] = list(columns)
    for key in ("on_delete", "on_update"):
        action = d.node.get(key)
        if isinstance(action, str) and "(" in action:
            d.node[key], _, columns_text = action.partition("(")
            d.node[key] = d.node[key].strip()
            d.node[f"{key}_columns"] = [c.strip() for c in columns_text.rstrip(") ").split(",")]


def _encode(key: Object, node: dict[str, Value]) -> Value:
    node["references"] = f"{node['references']}({', '.join(qualified([c]) for c in node.pop('references_columns'))})"
    if "on_delete_columns" in node:
        node["on_delete"] += f" ({', '.join(node.pop('on_delete_columns'))})"
    return node


def _refs(item: Object, names: Names) -> Iterable[Ref]:
    """The key it points at: whatever unique constraint, primary key or unique index has exactly its columns."""
    table = Identity("table", item.get("references", ()))
    if item.parent is not None and item.parent != table:
        yield Ref(table)
    wanted = sorted(item.get("references_columns", ()))
    for column in wanted:
        yield Ref(Identity("column", (*table.path, column)), "type")
    for child in names.children(table):
        columns = child.get("columns")
        if child.identity.kind in ("primary_key", "unique") and sorted(columns) == wanted:
            yield Ref(child.identity, "key")
        elif (
            child.identity.kind == "index"
            and child.get("unique")
            and child.get("where") is None
            and sorted(str(e.column) for e in columns) == wanted
        ):
            yield Ref(child.identity, "key")


def _not_valid(before: Object, after: Object, context: Context) -> Way:
    return REPLACE if after.get("not_valid") else in_place("validate")


KINDS = (
    Kind(
        name="foreign_key",
        key="foreign_keys",
        sql="CONSTRAINT",
        doc="A foreign key.",
        fields=(
            Field("columns", Shape.NAMES, "The referencing columns.", required=True),
            Field("references", Shape.RELATION, "The referenced table.", required=True),
            Field("references_columns", Shape.NAMES, "Its columns.", of="referenced", internal=True),
            Field("on_delete", Shape.CHOICE, "What a delete there does.", default="no action", choices=ACTIONS),
            Field("on_update", Shape.CHOICE, "What an update there does.", default="no action", choices=ACTIONS),
            Field(
                "on_delete_columns",
                Shape.NAMES,
                "The columns that SET NULL or DEFAULT sets.",
                internal=True,
                since=15,
            ),
            Field("match", Shape.CHOICE, "How nulls match.", default="simple", choices=("simple", "full")),
            *deferral(in_place("deferral")),
            Field("not_valid", Shape.FLAG, "Existing rows were never checked.", _not_valid),
            Field("not_enforced", Shape.FLAG, "Recorded and not checked.", since=18),
        ),
        parents=("table",),
        scope="parent",
        namespace="constraint",
        traits=frozenset({"comment", "rename"}),
        drop_consent=False,
        native_guards=frozenset({"drop", "validate", "deferral"}),
        refs=_refs,
        decode=_decode,
        encode=_encode,
        implicit_name=named("fkey"),
        same_when_renamed=True,
        catalog="pg_constraint",
    ),
)
