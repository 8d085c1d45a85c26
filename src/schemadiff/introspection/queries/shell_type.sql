-- [where type p]
-- User-defined pseudo-types are always shells.
SELECT
    ARRAY[n.nspname, t.typname]::text[] AS _path,
    t.oid AS _oid
FROM pg_type AS t
JOIN pg_namespace AS n ON n.oid = t.typnamespace
WHERE t.typtype = 'p'
  AND t.typnamespace = ANY(%(schemas)s::oid[])
  AND t.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_type'::regclass
  )
