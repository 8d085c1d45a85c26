-- [where operator family]
WITH members AS MATERIALIZED (
    -- include _members.sql
)
SELECT
    f.oid AS _oid,
    ARRAY[n.nspname, f.opfname]::text[] AS _path,
    a.amname::text AS _arguments,
    a.amname AS using,
    -- include _family_members.sql
FROM pg_opfamily AS f
JOIN pg_namespace AS n ON n.oid = f.opfnamespace
JOIN pg_am AS a ON a.oid = f.opfmethod
WHERE f.opfnamespace = ANY(%(schemas)s::oid[])
  AND f.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_opfamily'::regclass
  )
