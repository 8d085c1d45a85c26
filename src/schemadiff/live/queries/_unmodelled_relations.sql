-- What belongs to relations and is not read: one look at each catalog.
SELECT
    'pg_statistic_ext'::regclass::oid, s.oid,
    'extended statistics', n.nspname || '.' || s.stxname,
    'are not read: they stand in another schema than their table'
FROM pg_statistic_ext AS s
JOIN pg_namespace AS n ON n.oid = s.stxnamespace
JOIN pg_class AS c ON c.oid = s.stxrelid
WHERE s.stxnamespace <> c.relnamespace
  AND s.stxnamespace = ANY(%(schemas)s::oid[])
UNION ALL -- [18-]
SELECT -- [18-]
    'pg_constraint'::regclass::oid, k.oid, -- [18-]
    'not-null constraint', -- [18-]
    n.nspname || '.' || c.relname || '.' || k.conname, -- [18-]
    CASE WHEN k.convalidated THEN 'is NO INHERIT, which is not read' -- [18-]
        ELSE 'is NOT VALID, which is not read' END -- [18-]
FROM pg_constraint AS k -- [18-]
JOIN pg_class AS c ON c.oid = k.conrelid -- [18-]
JOIN pg_namespace AS n ON n.oid = c.relnamespace -- [18-]
WHERE k.contype = 'n' AND (NOT k.convalidated OR k.connoinherit) -- [18-]
  AND c.relkind = 'r' -- [18-]
  AND c.relnamespace = ANY(%(schemas)s::oid[]) -- [18-]
