"""DEPENDS ON EXTENSION marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from schemadiff.catalog.objects import Identity, Object, Value
from schemadiff.kinds import effects_forms
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.field_types import ObjectNames
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup, Ref
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.yaml_form import YamlForm


def _after_what_loses_them(marks: Object, names: NameLookup) -> Iterable[Ref]:
    """Yield the columns whose type change makes the server rebuild the index, which loses its marks."""
    of = names.catalog.get(marks.parent) if marks.parent is not None else None
    if of is not None:
        yield from (Ref(ref.to) for ref in names.of(of) if ref.to.kind == "column")


def _of_what_is_made_over(marks: Object, gone: Callable[[Identity], bool]) -> Mapping[str, Value]:
    """Return the marks that remain: none after CREATE OR REPLACE (deleteDependencyRecordsFor) or a rebuilt index."""
    return {} if marks.parent is not None and gone(marks.parent) else marks.values


KINDS = (
    Kind(
        name="extension_dependencies",
        sql_keyword="DEPENDS ON EXTENSION",
        doc="The extensions with which it is dropped (DEPENDS ON EXTENSION).",
        fields=Fields(
            Field(
                "extensions",
                ObjectNames("extension"),
                "The extensions.",
                in_place("alter"),
                required=True,
                unordered=True,
            ),
        ),
        yaml=YamlForm(
            key="depends_on_extensions",
            layout=Layout.PROPERTY,
            shorthand="extensions",
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace="extension_dependencies",
        ),
        statements=Statements(
            idempotent=frozenset({"create", "drop"}),
            effects_form=effects_forms.by_index,
        ),
        dependencies=Dependencies(
            references=_after_what_loses_them,
            remaining_after_rebuild=_of_what_is_made_over,
            pg_depend_type="x",
        ),
        management=Management(
            drop_needs_consent=False,
        ),
    ),
)
