SELECT n.oid, n.nspname
FROM pg_namespace AS n
WHERE CASE
    WHEN %(names)s::text[] IS NULL THEN n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    ELSE n.nspname = ANY(%(names)s::text[])
END
  AND obj_description(n.oid, 'pg_namespace') IS DISTINCT FROM 'journal of schemadiff'
ORDER BY n.nspname
