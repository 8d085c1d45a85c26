"""Extensions that the test server has and no other server offers."""

from __future__ import annotations

from pathlib import Path

from tests.support.databases import Database


def unknown(database: Database, extension: str, name: str) -> None:
    """Install an extension under a name that no server's files have."""
    database.execute(
        f'CREATE EXTENSION "{extension}" SCHEMA public CASCADE;'
        f"UPDATE pg_extension SET extname = '{name}' WHERE extname = '{extension}'"
    )


def imitated(database: Database, name: str, script: str) -> None:
    """Make an extension of everything that a script creates in a new database."""
    database.execute(script)
    database.execute(_REGISTERED.format(name=name))


_REGISTERED = """
    INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
    SELECT pg_nextoid('pg_extension', 'oid', 'pg_extension_oid_index'), '{name}', 10, n.oid, false, '1.0'
    FROM pg_namespace AS n WHERE n.nspname = 'public';
    INSERT INTO pg_depend (classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype)
    SELECT o.classid, o.objid, 0, 'pg_extension'::regclass, x.oid, 0, 'e'
    FROM pg_extension AS x, (
        SELECT 'pg_type'::regclass, t.oid FROM pg_type AS t LEFT JOIN pg_class AS c ON c.oid = t.typrelid
        WHERE t.typrelid = 0 OR c.relkind = 'c'
        UNION ALL SELECT 'pg_class'::regclass, oid FROM pg_class WHERE relkind IN ('r', 'v', 'S')
        UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc
        UNION ALL SELECT 'pg_operator'::regclass, oid FROM pg_operator
        UNION ALL SELECT 'pg_opclass'::regclass, oid FROM pg_opclass
        UNION ALL SELECT 'pg_opfamily'::regclass, oid FROM pg_opfamily
        UNION ALL SELECT 'pg_cast'::regclass, oid FROM pg_cast
        UNION ALL SELECT 'pg_am'::regclass, oid FROM pg_am
    ) AS o (classid, objid)
    WHERE x.extname = '{name}' AND o.objid >= 16384
      AND NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = o.classid AND d.objid = o.objid AND d.deptype IN ('i', 'e')
      )
"""

SPATIAL = Path(__file__).with_name("spatial.sql").read_text(encoding="utf-8")
"""Something like PostGIS."""
