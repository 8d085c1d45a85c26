"""Foreign keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemadiff import sql
from schemadiff.catalog.hints import CLONE
from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import effects_forms, online_forms
from schemadiff.kinds.constraint_fields import checked_rows, covered, decode_deferral, deferral, named
from schemadiff.kinds.hints import BECOMES, PARTS
from schemadiff.kinds.impossible_columns import generated_among
from schemadiff.kinds.parent_tables import is_partition
from schemadiff.kindspec.change_strategies import REPLACE, ChangeStrategy, in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Choice, ColumnNames, Flag, RelationRef
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.stored_values import StoredValues
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import qualified
from schemadiff.sql import split_reference

ACTIONS = ("no action", "restrict", "cascade", "set null", "set default")


def _decode(d: Decoding) -> None:
    """Decode ``references: users(id)`` or ``{table: users, columns: [id]}``; without columns, the primary key."""
    decode_deferral(d)
    target = d.node.get("references")
    if isinstance(target, Mapping):
        if extra := [k for k in target if k not in ("table", "columns")]:
            d.error(f"references has the keys table and columns, not {extra[0]}", "references")
        d.node["references"] = target.get("table")
        if "columns" in target:
            d.node["references_columns"] = target["columns"]
    elif isinstance(target, str):
        table, columns = split_reference(target)
        if table is None:
            d.error(f"references must be written as table(column, …), not {target!r}", "references")
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
            names = [sql.split_name(c) for c in columns_text.rstrip(") ").split(",")]
            d.node[f"{key}_columns"] = [n[-1] for n in names if n]


def _encode(key: Object, node: dict[str, Value]) -> Value:
    if columns := node.pop("references_columns", None):
        node["references"] = f"{node['references']}({', '.join(qualified([c]) for c in columns)})"
    if "on_delete_columns" in node:
        node["on_delete"] += f" ({', '.join(qualified([c]) for c in node.pop('on_delete_columns'))})"
    return node


def _refs(item: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield the referenced key: the unique constraint, primary key or unique index over exactly its columns.

    Seed rows of either table come first, so that the new key checks them.
    """
    table = Identity("table", item.get("references", ()))
    if item.parent is not None and item.parent != table:
        yield Ref(table)
    wanted = sorted(item.get("references_columns", ()))
    for column in wanted:
        yield Ref(Identity("column", (*table.path, column)), "type")
    for key in _keys(item, names, table, item.get("references_columns", ())):
        yield Ref(key, "key")
        yield from (Ref(column, "type") for column in covered(names.catalog[key]))


def _keys(
    item: Object, names: NameLookup, table: Identity, columns: tuple[str, ...], *, other: bool = False
) -> list[Identity]:
    """Return the keys that it can reference: with ``period`` one WITHOUT OVERLAPS in the same column, else a plain one.

    ``other`` returns those that only a foreign key of the other form can reference.
    """
    period = bool(item.get("period")) is not other

    def fits(key: Object) -> bool:
        overlaps = bool(key.get("without_overlaps"))
        return overlaps is period and (not period or key.get("columns")[-1] == columns[-1])

    return [k for k in names.unique_keys(table, columns) if fits(names.catalog[k])]


def _resolve(key: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Return the values with the referenced columns; without any, those of the primary key.

    Reports a referenced key that does not exist or is not unique.
    """
    if "references" not in key.values or "columns" not in key.values:
        return key.values
    table = Identity("table", key.values["references"])
    if table not in names.catalog:
        return key.values
    wanted: tuple[str, ...] | None = key.get("references_columns")
    title = qualified(table.path)
    if wanted is None:
        found = names.catalog.children(table, "primary_key")
        if not found:
            error(f"{title} has no primary key to refer to", f"Name the columns: {title}(column).")
            return key.values
        wanted = found[0].get("columns", ())
    missing = [c for c in wanted if Identity("column", (*table.path, c)) not in names.catalog]
    for column in missing:
        error(f"{title} has no column {column}", word=column, known=names.columns(table))
    own = key.values["columns"]
    if len(own) != len(wanted):
        error(f"({', '.join(own)}) and {title}({', '.join(wanted)}) differ in the number of columns")
    elif not missing:
        _check_referenced_key(key, table, wanted, names, error)
        _check_types(key, table, wanted, names, error)
    _check_actions(key, names, error)
    _check_persistence(key, table, names, error)
    if key.get("period") and (key.get("on_delete", "no action"), key.get("on_update", "no action")) != ACTIONS[:1] * 2:
        error("a foreign key with `period` can only have the on_delete and on_update no action")
    return {**checked_rows(key), "references_columns": wanted}


def _check_actions(key: Object, names: NameLookup, error: ReportObject) -> None:
    """Report actions that would set what cannot be set (ATAddForeignKeyConstraint in tablecmds.c)."""
    assert key.parent is not None
    for column in key.get("on_delete_columns", ()):
        if column not in key.values["columns"]:
            error(f"on_delete sets {column}, which is no column of the foreign key", f"Remove {column} from it.")
    for field, setting in (("on_update", _SETTING | {"cascade"}), ("on_delete", _SETTING)):
        if key.get(field) in setting and (name := generated_among(key.parent, key.values["columns"], names)):
            error(f"{name} is generated: {field} cannot be {key.get(field)}", f"Remove `{field}`.")


def _check_persistence(key: Object, table: Identity, names: NameLookup, error: ReportObject) -> None:
    """Report a table that loses its rows in a crash as what a permanent one refers to."""
    own = names.catalog.get(key.parent) if key.parent is not None else None
    if own is not None and names.catalog[table].get("unlogged") and not own.get("unlogged"):
        error(f"{qualified(table.path)} is unlogged, and {qualified(own.identity.path)} is not", "Make both the same.")


_SETTING = frozenset({"set null", "set default"})


def _check_referenced_key(
    key: Object, table: Identity, wanted: tuple[str, ...], names: NameLookup, error: ReportObject
) -> None:
    """Report referenced columns that no key of their table covers."""
    if _keys(key, names, table, wanted):
        return
    listed = ", ".join(wanted)
    sort = " without overlaps" if key.get("period") else ""
    other = _other_sort(key, names, table, wanted)
    error(
        f"no primary key or unique constraint{sort} of {qualified(table.path)} covers exactly ({listed})",
        other or f"A foreign key needs one: declare `primary_key` or `unique` over [{listed}] there.",
    )


def _check_types(key: Object, table: Identity, wanted: tuple[str, ...], names: NameLookup, error: ReportObject) -> None:
    """Report pairs of columns whose values can never be equal."""
    assert key.parent is not None
    for one, other in zip(key.values["columns"], wanted, strict=True):
        ours = names.catalog.get(Identity("column", (*key.parent.path, one)))
        theirs = names.catalog.get(Identity("column", (*table.path, other)))
        if ours is not None and theirs is not None and _are_never_equal(ours, theirs, names):
            types = f"{one} is {ours.get('type')} and {qualified(table.path)}.{other} is {theirs.get('type')}"
            error(f"{types}, and a foreign key cannot compare these", "Give both columns the same type.")


_EXACT = frozenset({"smallint", "integer", "bigint"})
_CHARACTERS = frozenset({"text", "character varying", "character", "bpchar"})
_COMPARED = (
    _EXACT | {"numeric", "real", "double precision"},
    _CHARACTERS | {"name"},
    frozenset({"date", "timestamp without time zone", "timestamp with time zone"}),
    *(frozenset({name}) for name in ("uuid", "boolean", "bytea", "interval", "json", "jsonb", "macaddr", "tsvector")),
)
"""Built-in types that have equality operators only within their own group."""
_NARROWER: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_EXACT, _EXACT),
    "numeric": _EXACT | {"numeric"},
    **dict.fromkeys(("character", "bpchar"), _CHARACTERS),
}
"""For the type of a key, the types of its group that can refer to it, where not all can."""


def _are_never_equal(ours: Object, theirs: Object, names: NameLookup) -> bool:
    """Tell whether PostgreSQL certainly has no equality operator for a foreign key between two columns."""
    return not names.catalog.by_kind.get("cast") and _comparable(_base_type(ours), _base_type(theirs)) is False


def _comparable(ours: str, theirs: str) -> bool | None:
    """Tell whether a foreign key can compare values of a type with those of the key's type; None if that is not known.

    It takes an equality operator in the operator family of the key's type, or an implicit cast to that type
    (ATAddForeignKeyConstraint in tablecmds.c).
    """
    if ours == theirs:
        return True
    group, wanted = (next((g for g in _COMPARED if name in g), None) for name in (ours, theirs))
    return None if group is None or wanted is None else ours in _NARROWER.get(theirs, wanted)


def _base_type(column: Object) -> str:
    return sql.without_modifiers(str(column.get("type", "")))


def _incomparable_between(key: Object, before: NameLookup, after: NameLookup) -> bool:
    """Tell whether two of its columns change their types, and either new one may not be comparable with an old one."""
    assert key.parent is not None
    for one, other in zip(key.values["columns"], key.values["references_columns"], strict=True):
        ours, theirs = ((*key.parent.path, one), (*key.values["references"], other))
        types = [_types(Identity("column", path), before, after) for path in (ours, theirs)]
        if all(old != new for old, new in types):
            (our_old, our_new), (their_old, their_new) = types
            if not (_comparable(our_new, their_old) and _comparable(our_old, their_new)):
                return True
    return False


def _types(column: Identity, before: NameLookup, after: NameLookup) -> tuple[str, str]:
    """Return the types of a column on both sides; equal where it is only on one."""
    sides = [_base_type(side.catalog[column]) for side in (before, after) if column in side.catalog] or [""]
    return sides[0], sides[-1]


def _other_sort(key: Object, names: NameLookup, table: Identity, wanted: tuple[str, ...]) -> str | None:
    """Return the hint for a key that exists but needs the other form of foreign key; None if there is none."""
    if not _keys(key, names, table, wanted, other=True):
        return None
    say, has = ("Remove", "is without") if key.get("period") else ("Write", "is")
    return f"{say} `period: true`: the key there {has} `without_overlaps`."


def _ends(key: Object) -> tuple[Identity, Identity] | None:
    """Return the table of a foreign key and the one that it references."""
    return (key.parent, Identity("table", key.get("references", ()))) if key.parent is not None else None


def _not_valid(before: Object, after: Object, context: Context) -> ChangeStrategy:
    if after.get("not_enforced"):
        return in_place("unenforce")
    return REPLACE if after.get("not_valid") else in_place("validate")


def _not_enforced(before: Object, after: Object, context: Context) -> ChangeStrategy:
    """Return the ALTER CONSTRAINT that changes enforcement; enforcing it checks the existing rows."""
    if after.get("not_enforced"):
        return in_place("unenforce")
    return REPLACE if after.get("not_valid") else in_place("enforce")


KINDS = (
    Kind(
        name="foreign_key",
        sql_keyword="CONSTRAINT",
        doc="A foreign key.",
        fields=Fields(
            Field("columns", ColumnNames(), "The referencing columns.", required=True),
            Field("references", RelationRef(), "The referenced table.", required=True),
            Field("references_columns", ColumnNames(referenced=True), "The referenced columns.", in_yaml=False),
            Field(
                "period",
                Flag(),
                "The last column is a range, which rows of the referenced table must cover together.",
                since=18,
            ),
            Field("on_delete", Choice(ACTIONS), "The action when a referenced row is deleted.", default="no action"),
            Field("on_update", Choice(ACTIONS), "The action when a referenced key is updated.", default="no action"),
            Field(
                "on_delete_columns",
                ColumnNames(),
                "The columns that SET NULL or SET DEFAULT sets.",
                in_yaml=False,
                since=15,
                unordered=True,
            ),
            Field("match", Choice(("simple", "full")), "How null is matched: simple or full.", default="simple"),
            *deferral(in_place("deferral")),
            Field("not_valid", Flag(), "Existing rows are not checked.", _not_valid),
            Field("not_enforced", Flag(), "Recorded, but not enforced.", _not_enforced, since=18),
            hints=(CLONE, BECOMES, PARTS),
        ),
        properties=frozenset({"comment", "rename"}),
        address_catalog="pg_constraint",
        yaml=YamlForm(
            key="foreign_keys",
            parents=("table",),
            decode=_decode,
            schema_overrides={
                "references": {
                    "anyOf": [
                        {"type": "string"},
                        {
                            "type": "object",
                            "properties": {"table": {"type": "string"}, "columns": {"type": ["array", "string"]}},
                            "required": ["table"],
                            "additionalProperties": False,
                        },
                    ]
                },
                "on_delete": {"type": "string"},
            },
            encode=_encode,
            normalize=_resolve,
        ),
        naming=Naming(
            noun="FOREIGN KEY",
            scope=NameScope.PARENT,
            namespace="constraint",
            default_name=named("fkey"),
        ),
        statements=Statements(
            inline=True,
            # CREATE TABLE takes NOT VALID and makes the constraint valid.
            not_inline_when=lambda key: key.get("not_valid") is True,
            idempotent=frozenset({"drop"}),
            needs_precondition_below=is_partition,
            effects_form=effects_forms.by_validity,
        ),
        dependencies=Dependencies(
            references=_refs,
            server_maintained=frozenset({"type"}),
            incomparable_between=_incomparable_between,
        ),
        renaming=Renaming(
            detect_equal=True,
        ),
        stored=StoredValues(
            online=online_forms.constraint,
            no_less_persistent=_ends,
        ),
    ),
)
