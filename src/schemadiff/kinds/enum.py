"""Enumerated types: CREATE TYPE … AS ENUM."""

from collections.abc import Iterable, Mapping

from schemadiff.catalog.hints import RENAMED_MEMBERS
from schemadiff.catalog.objects import Object, Value
from schemadiff.kinds import client_risks
from schemadiff.kindspec.change_strategies import ChangeStrategy, in_place
from schemadiff.kindspec.decoding import Decoding
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import Texts
from schemadiff.kindspec.fields import Context, Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.renaming import Renaming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm


def _labels(before: Object, after: Object, context: Context) -> ChangeStrategy:
    old, new = before.get("labels", ()), after.get("labels", ())
    if [label for label in new if label in old] == list(old):
        return in_place("add_labels")
    # No command removes or moves a label.
    lost = tuple(label for label in old if label not in new)
    return ChangeStrategy(
        "anew", frozenset({"type"}), guarded=True, replaces_type=True, intermediate_type="text", removed_values=lost
    )


def _is_long(node: Mapping[str, Value]) -> bool:
    labels = node.get("labels")
    return isinstance(labels, list) and any(isinstance(label, dict) for label in labels)


def _decode(d: Decoding) -> None:
    """Decode ``{name: new, renamed_from: old}`` among the labels."""
    labels: list[Value] = []
    renamed: list[tuple[str, str]] = []
    for label in d.node["labels"]:
        if not isinstance(label, dict):
            labels.append(label)
            continue
        name, old = label.get("name"), label.get("renamed_from")
        if unknown := [key for key in label if key not in ("name", "renamed_from")]:
            d.error(f"unknown key `{unknown[0]}` in a label", "labels", "A label has the keys name and renamed_from.")
        elif not isinstance(name, str) or not isinstance(old, str | None):
            d.error("a label must be a text, or a mapping of name and renamed_from", "labels")
        else:
            labels.append(name)
            renamed += [(str(name), str(old))] if old else []
    d.node["labels"] = labels
    if renamed:
        d.note(RENAMED_MEMBERS.of(tuple(renamed)))


def _renamed_inside(live: Object, declared: Object) -> Iterable[tuple[str, str]]:
    """Return the renamed labels.

    A rename whose new name exists has already run; one whose old name stays declared is a new label. Cycles cannot be
    detected afterwards.
    """
    have, wanted = list(live.get("labels", ())), declared.get("labels", ())
    sources: dict[str, str] = dict(declared.hint(RENAMED_MEMBERS) or ())
    left = {
        old: new
        for new, old in sources.items()
        if old in have and (old not in wanted or old in sources) and (new not in have or new in sources.values())
    }
    while free := [old for old, new in left.items() if new not in have]:
        for old in free:
            new = left.pop(old)
            have[have.index(old)] = new
            yield old, new


def _with_renamed(enum: Object, old: str, new: str) -> Mapping[str, Value]:
    labels = tuple(new if label == old else label for label in enum.get("labels", ()))
    return {**enum.values, "labels": labels}


_LABEL = {
    "anyOf": [
        {"type": ["string", "number"]},
        {
            "type": "object",
            "properties": {"name": {"type": "string"}, "renamed_from": {"type": "string"}},
            "required": ["name"],
            "additionalProperties": False,
        },
    ]
}

KINDS = (
    Kind(
        name="enum",
        sql_keyword="TYPE",
        doc="An enumerated type: its labels in order.",
        fields=Fields(
            Field("labels", Texts(), "The labels in their order.", _labels),
            hints=(RENAMED_MEMBERS,),
        ),
        properties=frozenset({"comment", "owner", "grants", "rename", "security_labels"}),
        address_catalog="pg_type",
        yaml=YamlForm(
            key="enums",
            shorthand="labels",
            decode=_decode,
            needs_decode=_is_long,
            schema_overrides={"labels": {"anyOf": [{"type": "string"}, {"type": "array", "items": _LABEL}]}},
        ),
        naming=Naming(
            namespace="type",
        ),
        statements=Statements(
            idempotent=frozenset({"drop"}),
        ),
        dependencies=Dependencies(
            provides="type",
        ),
        privileges=Privileges(
            available=("usage",),
            public_by_default=("usage",),
        ),
        renaming=Renaming(
            member_renames=_renamed_inside,
            values_with_renamed_member=_with_renamed,
        ),
        management=Management(
            named_by_clients=client_risks.always,
            risks=client_risks.of_enum,
        ),
    ),
)
