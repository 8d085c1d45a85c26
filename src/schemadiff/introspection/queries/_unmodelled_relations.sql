-- Objects that belong to relations and are not read, by one scan of each catalog.
SELECT
    'pg_statistic_ext'::regclass::oid, s.oid,
    'extended statistics', n.nspname || '.' || s.stxname,
    'are not read: their table stands in a schema that is not managed'
FROM pg_statistic_ext AS s
JOIN pg_namespace AS n ON n.oid = s.stxnamespace
JOIN pg_class AS c ON c.oid = s.stxrelid
WHERE c.relnamespace <> ALL(%(schemas)s::oid[])
  AND s.stxnamespace = ANY(%(schemas)s::oid[])
