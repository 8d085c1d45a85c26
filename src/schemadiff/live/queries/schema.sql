SELECT
    ARRAY[n.nspname]::text[] AS _path,
    n.oid AS _oid
FROM pg_namespace AS n
WHERE n.oid = ANY(%(schemas)s::oid[])
  AND NOT EXISTS (
    SELECT FROM pg_depend AS e
    WHERE e.classid = 'pg_namespace'::regclass AND e.objid = n.oid
      AND e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e'
  )
