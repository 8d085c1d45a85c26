-- A range type with a canonical function needs a shell type first, of which the census tells.
SELECT
    ARRAY[n.nspname, t.typname]::text[] AS _path,
    t.oid AS _oid,
    format_type(r.rngsubtype, NULL) AS subtype,
    CASE WHEN NOT o.opcdefault THEN ARRAY[o_n.nspname, o.opcname]::text[] END AS opclass,
    CASE WHEN r.rngcollation <> s.typcollation THEN (
        SELECT CASE WHEN cn.nspname <> 'pg_catalog' THEN quote_ident(cn.nspname) || '.' ELSE '' END || quote_ident(c.collname)
        FROM pg_collation AS c
        JOIN pg_namespace AS cn ON cn.oid = c.collnamespace
        WHERE c.oid = r.rngcollation
    ) END AS collation,
    CASE WHEN p.oid IS NOT NULL THEN ARRAY[p_n.nspname, p.proname]::text[] END AS subtype_diff,
    m.typname AS multirange
FROM pg_range AS r
JOIN pg_type AS t ON t.oid = r.rngtypid
JOIN pg_namespace AS n ON n.oid = t.typnamespace
JOIN pg_type AS s ON s.oid = r.rngsubtype
JOIN pg_type AS m ON m.oid = r.rngmultitypid
JOIN pg_opclass AS o ON o.oid = r.rngsubopc
JOIN pg_namespace AS o_n ON o_n.oid = o.opcnamespace
LEFT JOIN pg_proc AS p ON p.oid = r.rngsubdiff
LEFT JOIN pg_namespace AS p_n ON p_n.oid = p.pronamespace
WHERE r.rngcanonical = 0
  AND t.typnamespace = ANY(%(schemas)s::oid[])
  AND t.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_type'::regclass
  )
