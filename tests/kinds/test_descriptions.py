"""What a description of a kind says is there: its templates, their effects and meanings, its place in the order."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

from schemadiff import kinds
from schemadiff.kinds import order, registry
from schemadiff.kindspec.change_strategies import ChangeStrategy
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.substitutes import as_it_is
from schemadiff.planner.effect_table import effects, meanings
from schemadiff.preflight.privileges import ATTRIBUTES
from schemadiff.sql.namespaces import Namespace

KINDS = registry()
PROPERTIES = {"comment", "owner", "grants", "security_labels", "depends_on_extensions", "rename"}


def altering(kind: Kind) -> Iterator[str]:
    """The templates by which fields of a kind change in place, as far as that does not depend on the values."""
    for field in kind.fields:
        if isinstance(field.change, ChangeStrategy) and field.change.template is not None:
            yield from (field.change.template, *field.change.first, *field.change.then)


@pytest.mark.parametrize("name", KINDS.kinds)
def test_what_changes_a_field_has_a_template_effects_and_a_meaning(name: str) -> None:
    for template in dict.fromkeys(altering(KINDS[name])):
        assert KINDS.has_template(name, template), f"templates/{name}.sql.j2 has no macro {template}"
        assert effects(KINDS, name, template)
        assert template in meanings(KINDS, name), f"planner/effects/{name}.toml: [means] lacks {template}"


@pytest.mark.parametrize("name", KINDS.kinds)
def test_a_kind_says_nothing_that_nobody_reads(name: str) -> None:
    kind = KINDS[name]
    assert kind.properties <= PROPERTIES
    assert kind.statements.idempotent <= {"create", "drop"}
    assert kind.naming.namespace
    assert kind.address_catalog == "" or kind.address_catalog.startswith("pg_")
    assert kind.prerequisites.role_attribute in ("", *ATTRIBUTES)


@pytest.mark.parametrize("name", KINDS.kinds)
def test_what_stands_for_an_object_is_said_once(name: str) -> None:
    """What a sandbox never has needs no harmless form, and nobody owns it there."""
    substitutes = KINDS[name].substitutes
    if substitutes.left_out:
        assert substitutes.in_sandbox is as_it_is
        assert not substitutes.given_to_builder
    if substitutes.given_to_builder:
        assert substitutes.in_sandbox is not as_it_is
    if substitutes.relation is not None:
        assert KINDS[name].naming.namespace == Namespace.RELATION


def test_every_module_with_kinds_has_a_place_in_their_order() -> None:
    modules = {module.name for module in pkgutil.iter_modules(kinds.__path__)}
    found = {name for name in modules if hasattr(importlib.import_module(f"schemadiff.kinds.{name}"), "KINDS")}
    assert found == set(order.MODULES)


def test_a_missing_row_of_the_effects_table_is_named() -> None:
    with pytest.raises(LookupError, match=r"planner/effects/table.toml has no row \[paint\]"):
        effects(KINDS, "table", "paint")
