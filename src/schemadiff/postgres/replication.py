"""Which standby or replication slot is too far behind, so that a long change waits for it."""

from __future__ import annotations


def behind(lag: str, wal: str) -> str:
    """Return the query for the words that say who is too far behind, without a row if nobody is.

    A program that only keeps the WAL replays nothing, and is no standby. Slots that nobody uses are not waited for:
    they would never catch up. Only a superuser and members of pg_monitor or pg_read_all_stats see how far standbys are.

    Args:
        lag: An SQL expression for the time that a standby may be behind, an interval; zero for no limit.
        wal: One for the WAL that a standby or a slot in use may lack, in bytes; zero for no limit.
    """
    return f"""
SELECT words FROM (
  SELECT pg_catalog.format('standby %s, %s behind', s.application_name,
      pg_catalog.date_trunc('second', s.replay_lag))
    FROM pg_catalog.pg_stat_replication s
    WHERE {lag} > interval '0' AND s.replay_lsn IS NOT NULL AND s.replay_lag > {lag}
  UNION ALL
  SELECT pg_catalog.format('standby %s, %s behind', s.application_name,
      pg_catalog.pg_size_pretty(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), s.replay_lsn)))
    FROM pg_catalog.pg_stat_replication s
    WHERE {wal} > 0
      AND pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), s.replay_lsn) > {wal}
  UNION ALL
  SELECT pg_catalog.format('slot %s, %s behind', s.slot_name, pg_catalog.pg_size_pretty(
      pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(),
        coalesce(s.confirmed_flush_lsn, s.restart_lsn))))
    FROM pg_catalog.pg_replication_slots s
    WHERE {wal} > 0 AND s.active AND pg_catalog.pg_wal_lsn_diff(
      pg_catalog.pg_current_wal_lsn(), coalesce(s.confirmed_flush_lsn, s.restart_lsn)) > {wal}
) AS found (words)
LIMIT 1""".strip()  # noqa: S608 - expressions of ours


MAX_LAG = "schemadiff.max_replication_lag"
"""The setting that holds the time for the statements of a plan."""

MAX_WAL = "schemadiff.max_replication_wal"
"""The setting that holds the amount of WAL."""

DEFAULT_LAG = "10s"
"""The time where it is not set: a script runs so."""

DEFAULT_WAL = "1GB"
"""The amount of WAL where it is not set."""

LAG = f"coalesce(nullif(pg_catalog.current_setting('{MAX_LAG}', true), ''), '{DEFAULT_LAG}')::interval"
"""The expression for the time that is set."""

WAL = f"pg_catalog.pg_size_bytes(coalesce(nullif(pg_catalog.current_setting('{MAX_WAL}', true), ''), '{DEFAULT_WAL}'))"
"""The expression for the amount of WAL that is set, in bytes."""
