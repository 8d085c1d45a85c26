"""Procedures."""

from __future__ import annotations

from schemadiff import sql
from schemadiff.catalog.objects import Identity
from schemadiff.kinds import client_risks
from schemadiff.kinds.routine_fields import (
    FIELDS,
    PROPERTIES,
    decode_routine,
    encode_routine,
    harmless_routine,
    routine_references,
    routine_risks,
    with_transforms,
)
from schemadiff.kindspec.dependencies import Dependencies
from schemadiff.kindspec.fields import Fields
from schemadiff.kindspec.kind import Kind
from schemadiff.kindspec.management import Management
from schemadiff.kindspec.naming import Naming
from schemadiff.kindspec.privileges import Privileges
from schemadiff.kindspec.statements import Statements
from schemadiff.kindspec.substitutes import Substitutes
from schemadiff.kindspec.yaml_form import YamlForm
from schemadiff.postgres.quoting import qualified


def _procedure(identity: Identity) -> str:
    """Return the SQL name with modes: without IN, OUT parameters are matched too (ALTER PROCEDURE, "Parameters")."""
    types = sql.split_types(identity.arguments) if identity.arguments else ()
    return f"{qualified(identity.path)}({', '.join(f'IN {t}' for t in types)})"


KINDS = (
    Kind(
        name="procedure",
        sql_keyword="PROCEDURE",
        doc="A procedure; its key is name(parameters).",
        fields=Fields(*FIELDS),
        properties=PROPERTIES,
        address_catalog="pg_proc",
        yaml=YamlForm(
            key="procedures",
            normalize=lambda routine, names, error: with_transforms(routine, names),
            decode=decode_routine,
            encode=encode_routine,
        ),
        naming=Naming(
            namespace="routine",
            overloaded=True,
            sql_name=_procedure,
        ),
        statements=Statements(
            or_replace=True,
        ),
        dependencies=Dependencies(
            references=routine_references,
            provides="signature",
        ),
        privileges=Privileges(
            available=("execute",),
            public_by_default=("execute",),
        ),
        substitutes=Substitutes(
            in_sandbox=harmless_routine,
            given_to_builder=True,
        ),
        management=Management(
            named_by_clients=client_risks.is_called,
            risks=routine_risks,
        ),
    ),
)
