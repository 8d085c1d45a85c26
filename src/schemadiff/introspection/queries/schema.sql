SELECT
    ARRAY[n.nspname]::text[] AS _path,
    n.oid AS _oid
FROM pg_namespace AS n
WHERE n.oid = ANY(%(schemas)s::oid[])
  AND n.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_namespace'::regclass
  )
