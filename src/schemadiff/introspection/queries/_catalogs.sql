SELECT c.relname, c.oid
FROM pg_class AS c
WHERE c.relname = ANY(%(names)s::name[])
  AND c.relnamespace = 'pg_catalog'::regnamespace
