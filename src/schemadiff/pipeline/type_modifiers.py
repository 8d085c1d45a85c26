"""Lets a type in a sandbox accept modifiers that are words, as in ``geometry(Point,4326)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemadiff.postgres.embedded.sandbox import Sandbox
from schemadiff.postgres.quoting import ident, literal, qualified


def modifiers(name: str, text: str) -> Sequence[str]:
    """Return what stands in parentheses after a type's name in a text, each once."""
    found = re.findall(rf"\b{re.escape(name)}\"?\s*\(([^()\n]*)\)", text)
    return tuple(dict.fromkeys(label for one in found if (label := ",".join(p.strip() for p in one.split(",")))))


_READS = """
    SELECT coalesce((
        SELECT e.oid::pg_catalog.int4
        FROM pg_catalog.pg_enum AS e
        WHERE e.enumtypid OPERATOR(pg_catalog.=) {enum}::pg_catalog.regtype
          AND pg_catalog.lower(e.enumlabel) OPERATOR(pg_catalog.=) pg_catalog.lower(
            '(' OPERATOR(pg_catalog.||) pg_catalog.array_to_string($1, ',') OPERATOR(pg_catalog.||) ')'
          )
        LIMIT 1
    ), -1)
"""


def accept_modifiers(sandbox: Sandbox, path: tuple[str, ...], labels: Sequence[str], extension: str) -> None:
    """Make a type accept these modifiers and print them as they are written.

    A modifier is the oid of an enum's label, which enum_out prints. The functions remain the administrator's, since
    whoever names the type calls them.
    """
    schema, name = path
    enum, reads, writes = (
        qualified((schema, f"schemadiff_{sort}_{name}"[:63])) for sort in ("modifiers", "reads", "writes")
    )
    known = ", ".join(literal(f"({label})") for label in labels)
    body = _READS.format(enum=literal(enum))
    with sandbox.together():
        for statement in (
            f"CREATE TYPE {enum} AS ENUM ({known})",
            f"CREATE FUNCTION {reads}(cstring[]) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS {literal(body)}",
            f"CREATE FUNCTION {writes}(integer) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'enum_out'",
            f"ALTER TYPE {qualified(path)} SET (TYPMOD_IN = {reads}, TYPMOD_OUT = {writes})",
            *(
                f"ALTER EXTENSION {ident(extension)} ADD {what}"
                for what in (f"TYPE {enum}", f"FUNCTION {reads}(cstring[])", f"FUNCTION {writes}(integer)")
            ),
        ):
            sandbox.administrate(statement)
