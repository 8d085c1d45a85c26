-- Attributes of objects that are read, without a field.
SELECT DISTINCT
    'pg_class'::regclass::oid, c.oid,
    'table', n.nspname || '.' || c.relname,
    'has triggers of foreign keys disabled or set to fire always, which is not read'
FROM pg_trigger AS t
JOIN pg_class AS c ON c.oid = t.tgrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE t.tgisinternal
  AND t.tgparentid = 0
  AND t.tgenabled <> 'O'
  AND c.relkind IN ('r', 'p')
  AND c.relnamespace = ANY(%(schemas)s::oid[])
UNION ALL
-- The inherited index of a partitioned partition stores nothing; no command changes its parameters.
SELECT
    'pg_class'::regclass::oid, c.oid,
    'index', n.nspname || '.' || c.relname,
    'has storage parameters other than the one that it is a part of, which is not read'
FROM pg_inherits AS h
JOIN pg_class AS c ON c.oid = h.inhrelid
JOIN pg_class AS above ON above.oid = h.inhparent
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'I'
  AND c.reloptions IS DISTINCT FROM above.reloptions
  AND c.relnamespace = ANY(%(schemas)s::oid[])
