-- Whole relations, and attributes of those that are read: one look at each catalog.
SELECT 'pg_class'::regclass::oid, c.oid, w.what, n.nspname || '.' || c.relname, w.reason
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (VALUES
    (
        CASE
            WHEN c.relkind = 'f' THEN 'foreign partition'
            WHEN c.reloftype <> 0 THEN 'typed table'
            WHEN NOT c.relispartition AND c.oid IN (SELECT i.inhrelid FROM pg_inherits AS i) THEN 'inheriting table'
        END,
        'is not read, nor is what belongs to it'
    )
) AS w (what, reason)
WHERE w.what IS NOT NULL
  AND c.relnamespace = ANY(%(schemas)s::oid[])
  AND (
    c.relkind = 'f' AND c.relispartition
    OR c.relkind = 'r' AND (
        c.reloftype <> 0
        OR c.oid IN (SELECT i.inhrelid FROM pg_inherits AS i)
    )
  )
UNION ALL
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
