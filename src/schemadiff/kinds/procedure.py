"""Procedures."""

from __future__ import annotations

from schemadiff import sql
from schemadiff.catalog.objects import Identity
from schemadiff.kinds.routine_fields import (
    FIELDS,
    TRAITS,
    decode_routine,
    encode_routine,
    routine_references,
    with_transforms,
)
from schemadiff.kindspec.kind import Kind
from schemadiff.postgres.quoting import qualified


def _procedure(identity: Identity) -> str:
    """Without IN, PostgreSQL would look among the types of OUT parameters too (ALTER PROCEDURE, "Parameters")."""
    types = sql.split_types(identity.arguments) if identity.arguments else ()
    return f"{qualified(identity.path)}({', '.join(f'IN {t}' for t in types)})"


KINDS = (
    Kind(
        name="procedure",
        key="procedures",
        sql="PROCEDURE",
        doc="A procedure; its key is name(parameters).",
        fields=FIELDS,
        namespace="routine",
        routine=True,
        traits=TRAITS,
        privileges=("execute",),
        public_privileges=("execute",),
        spelled=_procedure,
        replaceable=True,
        resolve=lambda routine, names, error: with_transforms(routine, names),
        decode=decode_routine,
        encode=encode_routine,
        refs=routine_references,
        offers="signature",
        catalog="pg_proc",
    ),
)
