"""Event triggers of the server that is asked: creating temporary objects fires them.

From 17 on they can be disabled for a transaction by a role with the privilege. Otherwise an error that one of them
raises must not be mistaken for an error of the text that was asked about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psycopg

    from schemadiff.postgres.connection import Connection

OFF = "SET LOCAL event_triggers = off"

CAN_BE_OFF = 17


class EventTriggerError(Exception):
    """The target cannot be asked, because one of its event triggers raises an error; the text follows "since"."""


def may_be_off(connection: Connection, version: int) -> bool:
    """Tell whether the role may disable them for a transaction."""
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
"""One temporary object of each sort that is used for questions, with no declared text in it."""


def raised(connection: Connection, triggers: tuple[tuple[str, str], ...], error: psycopg.Error) -> str | None:
    """Return the event trigger that an error comes from, as far as that can be determined; None if from none."""
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
