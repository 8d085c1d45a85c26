-- Extensions belong to the database: every one is read, whatever schemas are managed. Those that every database is
-- born with (plpgsql) are marked as written by nobody.
SELECT
    ARRAY[e.extname]::text[] AS _path,
    e.oid AS _oid,
    e.oid < 16384 AS _implicit,
    e.extversion AS version,
    n.nspname AS schema,
    e.extrelocatable AS "_hint.relocatable"
FROM pg_extension AS e
JOIN pg_namespace AS n ON n.oid = e.extnamespace
