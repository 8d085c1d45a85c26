-- The comments on constraints that tables inherit, each by the name of the declared constraint. A key that references a
-- partitioned table has another one for each of its partitions, which the server created.
SELECT
    k.conrelid AS _parent_oid,
    root.conname AS _name,
    d.description AS comment
FROM pg_description AS d
JOIN pg_constraint AS k ON k.oid = d.objoid
LEFT JOIN pg_constraint AS parent ON parent.oid = k.conparentid
CROSS JOIN LATERAL (
    WITH RECURSIVE above AS (
        SELECT k.conname, k.conparentid
        UNION ALL
        SELECT p.conname, p.conparentid
        FROM above AS a
        JOIN pg_constraint AS p ON p.oid = a.conparentid
    )
    SELECT a.conname FROM above AS a WHERE a.conparentid = 0
) AS root
WHERE d.classoid = 'pg_constraint'::regclass
  AND CASE k.contype
    WHEN 'c' THEN NOT k.conislocal
    WHEN 'f' THEN parent.conrelid <> k.conrelid
    WHEN 'p' THEN parent.oid IS NOT NULL
    WHEN 'u' THEN parent.oid IS NOT NULL
    WHEN 'x' THEN parent.oid IS NOT NULL
  END
  AND k.connamespace = ANY(%(schemas)s::oid[])
