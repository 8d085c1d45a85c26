-- [where relation c]
SELECT
    ARRAY[n.nspname, c.relname]::text[] AS _path,
    c.reltype AS _oid
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'c'
  AND c.relnamespace = ANY(%(schemas)s::oid[])
  AND c.reltype NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_type'::regclass
  )
