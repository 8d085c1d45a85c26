-- [where type d]
SELECT
    ARRAY[n.nspname, t.typname]::text[] AS _path,
    t.oid AS _oid,
    format_type(t.typbasetype, t.typtypmod) AS type,
    CASE WHEN t.typcollation <> b.typcollation THEN (
        SELECT CASE WHEN cn.nspname <> 'pg_catalog' THEN quote_ident(cn.nspname) || '.' ELSE '' END || quote_ident(o.collname)
        FROM pg_collation AS o
        JOIN pg_namespace AS cn ON cn.oid = o.collnamespace
        WHERE o.oid = t.typcollation
    ) END AS collation,
    -- A domain inherits the default of its base domain; if that default was dropped, it has NULL instead.
    coalesce(pg_get_expr(t.typdefaultbin, 0), CASE WHEN b.typtype = 'd' AND b.typdefaultbin IS NOT NULL THEN 'NULL' END)
        AS "default",
    t.typnotnull AS not_null,
    CASE WHEN t.typnotnull THEN ( -- [17-]
        SELECT ARRAY[k.conname, t.typname, '', 'not_null']::text[] -- [17-]
        FROM pg_constraint AS k -- [17-]
        WHERE k.contypid = t.oid AND k.contype = 'n' -- [17-]
    ) END AS not_null_name -- [17-]
    NULL AS not_null_name -- [-16]
FROM pg_type AS t
JOIN pg_namespace AS n ON n.oid = t.typnamespace
JOIN pg_type AS b ON b.oid = t.typbasetype
WHERE t.typtype = 'd'
  AND t.typnamespace = ANY(%(schemas)s::oid[])
  AND t.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_type'::regclass
  )
