"""Each phase knows what to do with a value of every field type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from schemadiff.declaration.field_decoders import DECODERS
from schemadiff.declaration.field_encoders import NODES
from schemadiff.declaration.json_schema import SCHEMAS
from schemadiff.declaration.name_resolution import RESOLVED
from schemadiff.diff.fields import COMPARED, ComparisonResult, result
from schemadiff.diff.rename_rewriter import REWRITTEN
from schemadiff.introspection.column_values import COMBINED, SINGLE
from schemadiff.kinds import registry
from schemadiff.kindspec import field_types as t
from schemadiff.kindspec.kind import Kind
from schemadiff.normalization.temporary_objects import TEMPORARY_OBJECTS
from schemadiff.preflight.extension_members import NAMED
from schemadiff.references.by_field_type import REFERENCES
from schemadiff.sources.snapshot_check import FITS

TYPES = frozenset(t.FieldType.__subclasses__())
KINDS = tuple(registry().kinds.values())

TABLES: Mapping[str, Mapping[type[t.FieldType], Any]] = {
    "read from YAML": DECODERS,
    "written as YAML": NODES,
    "in the JSON Schema": SCHEMAS,
    "names resolved": RESOLVED,
    "read from the catalogs": SINGLE,
    "compared": COMPARED,
    "rewritten by renames": REWRITTEN,
    "references": REFERENCES,
    "saved": FITS,
    "names of extensions": NAMED,
}


@pytest.mark.parametrize("phase", TABLES)
def test_a_phase_knows_every_field_type(phase: str) -> None:
    assert TABLES[phase].keys() == TYPES


def test_no_field_type_is_a_kind_of_another() -> None:
    assert not [child for type_ in TYPES for child in type_.__subclasses__()]


def test_every_field_type_is_used() -> None:
    assert {type(field.type) for kind in KINDS for field in kind.fields} == TYPES


def test_the_server_is_asked_about_what_it_spells_its_own_way() -> None:
    assert TEMPORARY_OBJECTS.keys() == {type_ for type_ in TYPES if type_.text_kind is not None} | {t.Locale}


def test_what_can_be_undecided_can_be_asked() -> None:
    """A comparison that is left to the server has to find a way to ask it."""
    examined = TYPES - {t.Secrets, t.IndexElements, t.Parameters, t.TypeName}
    assert {
        type_ for type_ in examined if COMPARED[type_](("a",), ("b",)) is ComparisonResult.UNRESOLVED
    } <= TEMPORARY_OBJECTS.keys()


def test_what_is_made_of_several_columns_is_a_field_type() -> None:
    assert COMBINED.keys() < TYPES


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_default_is_a_value_of_its_field(kind: Kind) -> None:
    for field in kind.fields:
        if field.default not in (None, False):
            assert FITS[type(field.type)](field.type, field.default), field.name


def test_secrets_compare_by_their_names_alone() -> None:
    assert result(t.Secret(), "", "A") is ComparisonResult.EQUAL
    assert result(t.Secrets(), {"user": ""}, {"user": "A"}) is ComparisonResult.EQUAL
    assert result(t.Secrets(), {"user": ""}, {"password": "A"}) is ComparisonResult.DIFFERENT


def test_text_that_differs_is_for_the_server_to_compare() -> None:
    assert result(t.Expression(), "a > 1", "(a > 1)") is ComparisonResult.UNRESOLVED
    assert result(t.RuleCommands(), ("SELECT 1",), ("SELECT 2",)) is ComparisonResult.UNRESOLVED
    assert result(t.RuleCommands(), ("SELECT 1",), ()) is ComparisonResult.DIFFERENT
    assert result(t.Text(), "a", "b") is ComparisonResult.DIFFERENT
    assert result(t.Text(), None, "b") is ComparisonResult.DIFFERENT
