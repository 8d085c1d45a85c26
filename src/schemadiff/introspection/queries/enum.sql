-- [where type e]
SELECT
    ARRAY[n.nspname, t.typname]::text[] AS _path,
    t.oid AS _oid,
    l.labels
FROM pg_type AS t
JOIN pg_namespace AS n ON n.oid = t.typnamespace
LEFT JOIN (
    SELECT enumtypid, array_agg(enumlabel::text ORDER BY enumsortorder) AS labels
    FROM pg_enum
    GROUP BY enumtypid
) AS l ON l.enumtypid = t.oid
WHERE t.typtype = 'e'
  AND t.typnamespace = ANY(%(schemas)s::oid[])
  AND t.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_type'::regclass
  )
