-- Whole relations first, and attributes of those that are read: one look at pg_class for both.
SELECT 'pg_class'::regclass::oid, c.oid, w.what, n.nspname || '.' || c.relname, w.reason
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
    SELECT
        CASE
            WHEN c.relispartition THEN 'partition'
            WHEN c.relkind = 'p' THEN 'partitioned table'
            WHEN c.relkind = 'm' THEN 'materialized view'
            WHEN c.relkind = 'f' THEN 'foreign table'
            WHEN c.relkind = 'c' THEN 'composite type'
            WHEN c.reloftype <> 0 THEN 'typed table'
            WHEN EXISTS (SELECT FROM pg_inherits AS i WHERE i.inhrelid = c.oid) THEN 'inheriting table'
        END AS what,
        'is not read, nor is what belongs to it' AS reason
    UNION ALL
    SELECT 'table', r.reason
    FROM (VALUES
        (c.relrowsecurity, 'has row security enabled, which is not read'),
        (c.relforcerowsecurity, 'has row security forced, which is not read'),
        (c.relreplident <> 'd', 'has a replica identity of its own, which is not read'),
        (c.relam <> (SELECT m.oid FROM pg_am AS m WHERE m.amname = 'heap'), 'has an access method of its own, which is not read')
    ) AS r (applies, reason)
    WHERE r.applies AND c.relkind = 'r' AND NOT c.relispartition
) AS w
WHERE w.what IS NOT NULL
  AND c.relkind IN ('r', 'p', 'm', 'f', 'c')
  AND c.relnamespace = ANY(%(schemas)s::oid[])
UNION ALL
SELECT
    'pg_class'::regclass::oid, i.indrelid,
    'invalid index', n.nspname || '.' || x.relname,
    'is not read: it was left behind by a CREATE INDEX CONCURRENTLY that failed'
FROM pg_index AS i
JOIN pg_class AS x ON x.oid = i.indexrelid
JOIN pg_class AS c ON c.oid = i.indrelid
JOIN pg_namespace AS n ON n.oid = x.relnamespace
WHERE NOT i.indisvalid
  AND c.relkind = 'r'
  AND c.relnamespace = ANY(%(schemas)s::oid[])
UNION ALL
SELECT
    'pg_class'::regclass::oid, s.stxrelid,
    'extended statistics', n.nspname || '.' || s.stxname,
    'are not read'
FROM pg_statistic_ext AS s
JOIN pg_namespace AS n ON n.oid = s.stxnamespace
WHERE s.stxnamespace = ANY(%(schemas)s::oid[])
UNION ALL
SELECT
    'pg_class'::regclass::oid, p.polrelid,
    'policy', n.nspname || '.' || c.relname || '.' || p.polname,
    'is not read'
FROM pg_policy AS p
JOIN pg_class AS c ON c.oid = p.polrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relnamespace = ANY(%(schemas)s::oid[])
UNION ALL
SELECT
    'pg_class'::regclass::oid, r.ev_class,
    'rule', n.nspname || '.' || c.relname || '.' || r.rulename,
    'is not read'
FROM pg_rewrite AS r
JOIN pg_class AS c ON c.oid = r.ev_class
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE r.rulename <> '_RETURN'
  AND c.relnamespace = ANY(%(schemas)s::oid[])
UNION ALL -- [18-]
SELECT -- [18-]
    'pg_class'::regclass::oid, k.conrelid, -- [18-]
    'temporal constraint', n.nspname || '.' || c.relname || '.' || k.conname, -- [18-]
    'is not read: WITHOUT OVERLAPS and PERIOD are not modelled' -- [18-]
FROM pg_constraint AS k -- [18-]
JOIN pg_class AS c ON c.oid = k.conrelid -- [18-]
JOIN pg_namespace AS n ON n.oid = c.relnamespace -- [18-]
WHERE k.conperiod AND c.relkind = 'r' AND c.relnamespace = ANY(%(schemas)s::oid[]) -- [18-]
