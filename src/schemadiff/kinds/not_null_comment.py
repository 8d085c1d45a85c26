"""Comments on NOT NULL constraints: of columns from 18 on, of domains from 17 on; before, there is no constraint.

It is an object of its own next to the column's or domain's comment, since the constraint is identified by its column or
domain, whatever its name. An inherited constraint can have a comment of its own as well.
"""

from collections.abc import Mapping

from schemadiff.catalog.objects import Object, Value
from schemadiff.kindspec.change_strategies import in_place
from schemadiff.kindspec.decoding import Layout
from schemadiff.kindspec.field_types import Text
from schemadiff.kindspec.fields import Field, Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.lookup import NameLookup
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import NameScope, Naming
from schemadiff.kindspec.reports import ReportObject
from schemadiff.kindspec.yaml_form import YamlForm


def _resolve(comment: Object, names: NameLookup, error: ReportObject) -> Mapping[str, Value]:
    """Report a comment on a NOT NULL that does not exist; resolves nothing."""
    on = names.catalog.get(comment.parent) if comment.parent is not None else None
    if on is not None and not on.get("not_null"):
        error(f"{'.'.join(on.identity.path)} is nullable, so there is no constraint to comment on")
    return comment.values


def _on(parent: str, name: str, since: int) -> Kind:
    return Kind(
        name=name,
        sql_keyword="COMMENT",
        doc="A comment on the NOT NULL constraint.",
        fields=Fields(
            Field("text", Text(), "The text of the comment.", in_place("create"), required=True, since=since),
        ),
        yaml=YamlForm(
            key="not_null_comment",
            parents=(parent,),
            layout=Layout.PROPERTY,
            shorthand="text",
            normalize=_resolve,
        ),
        naming=Naming(
            scope=NameScope.PARENT,
            namespace=name,
        ),
        management=Management(
            drop_needs_consent=False,
        ),
    )


KINDS = (_on("column", "not_null_comment", 18), _on("domain", "domain_not_null_comment", 17))
