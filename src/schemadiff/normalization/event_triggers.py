"""The event triggers of a server that is asked: whoever makes temporary objects fires them.

Since version 17 they can be turned off for a transaction by whoever has the privilege. Otherwise an error of one of
them must not pass for an error of the text that was asked about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import psycopg

OFF = "SET LOCAL event_triggers = off"

CAN_BE_OFF = 17


class EventTriggerError(Exception):
    """The target cannot be asked, since one of its event triggers raises an error; says which, after "since"."""


def may_be_off(connection: psycopg.Connection[Any], version: int) -> bool:
    """Whether the role may turn them off for a transaction."""
    if version < CAN_BE_OFF:
        return False
    asked = "SELECT pg_catalog.has_parameter_privilege('event_triggers', 'SET')"
    return bool(connection.execute(asked).fetchone()[0])  # type: ignore[index]


_ALL_SORTS = """
CREATE TEMP TABLE schemadiff__asked (a integer DEFAULT 1, CHECK (a > 0)) PARTITION BY LIST (a);
CREATE TEMP TABLE schemadiff__part PARTITION OF pg_temp.schemadiff__asked FOR VALUES IN (1);
CREATE TEMP VIEW schemadiff__view AS SELECT 1 AS a;
CREATE RULE schemadiff__rule AS ON INSERT TO pg_temp.schemadiff__asked DO INSTEAD NOTHING;
CREATE POLICY schemadiff__policy ON pg_temp.schemadiff__asked USING (true);
CREATE DOMAIN pg_temp.schemadiff__domain AS integer CHECK (VALUE > 0);
CREATE FUNCTION pg_temp.schemadiff__function() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TEMP TABLE schemadiff__plain (a integer);
CREATE TRIGGER schemadiff__trigger BEFORE UPDATE ON pg_temp.schemadiff__plain FOR EACH ROW
    EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()
"""
"""One of each sort of object that carries questions, with nothing of anybody's in it."""


def raised(
    connection: psycopg.Connection[Any], triggers: tuple[tuple[str, str], ...], error: psycopg.Error
) -> str | None:
    """Which event trigger an error comes from, as far as that can be told; None where it comes from none."""
    import psycopg

    words = set(re.findall(r"[^\W\d][\w$]*", error.diag.context or ""))
    for name, function in triggers:
        if words.issuperset(re.findall(r"[^\W\d][\w$]*", function)) and words:
            return name
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(_ALL_SORTS.encode())
    except psycopg.Error as other:
        if other.sqlstate is not None and not other.sqlstate.startswith(("08", "57P")):
            return " or ".join(name for name, _ in triggers)
    return None
