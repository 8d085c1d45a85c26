-- [where relation c]
SELECT
    'pg_type'::regclass::oid AS _parent_classid,
    c.reltype AS _parent_oid,
    a.attname AS _name,
    c.oid AS _oid,
    a.attnum AS _subid,
    format_type(a.atttypid, a.atttypmod) AS type,
    CASE WHEN a.attcollation <> t.typcollation THEN (
        SELECT CASE WHEN cn.nspname <> 'pg_catalog' THEN quote_ident(cn.nspname) || '.' ELSE '' END || quote_ident(o.collname)
        FROM pg_collation AS o
        JOIN pg_namespace AS cn ON cn.oid = o.collnamespace
        WHERE o.oid = a.attcollation
    ) END AS collation,
    CASE WHEN c.reltype IN (SELECT r.reloftype FROM pg_class AS r WHERE r.relkind = 'r') THEN TRUE END AS "_hint.typed"
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid
JOIN pg_type AS t ON t.oid = a.atttypid
WHERE c.relkind = 'c'
  AND c.relnamespace = ANY(%(schemas)s::oid[])
  AND a.attnum > 0
  AND NOT a.attisdropped
