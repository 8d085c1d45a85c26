-- [where type r]
-- Subqueries instead of joins: planning a join of nine relations costs more than all types of an ordinary schema.
SELECT
    ARRAY[(SELECT n.nspname FROM pg_namespace AS n WHERE n.oid = t.typnamespace), t.typname]::text[] AS _path,
    t.oid AS _oid,
    format_type(r.rngsubtype, NULL) AS subtype,
    (
        SELECT ARRAY[n.nspname, o.opcname]::text[]
        FROM pg_opclass AS o
        JOIN pg_namespace AS n ON n.oid = o.opcnamespace
        WHERE o.oid = r.rngsubopc AND NOT o.opcdefault
    ) AS opclass,
    (
        SELECT CASE WHEN n.nspname <> 'pg_catalog' THEN quote_ident(n.nspname) || '.' ELSE '' END || quote_ident(c.collname)
        FROM pg_collation AS c
        JOIN pg_namespace AS n ON n.oid = c.collnamespace
        WHERE c.oid = r.rngcollation
          AND r.rngcollation <> (SELECT s.typcollation FROM pg_type AS s WHERE s.oid = r.rngsubtype)
    ) AS collation,
    (
        SELECT ARRAY[n.nspname, p.proname]::text[]
        FROM pg_proc AS p
        JOIN pg_namespace AS n ON n.oid = p.pronamespace
        WHERE p.oid = r.rngsubdiff
    ) AS subtype_diff,
    (
        SELECT ARRAY[n.nspname, p.proname]::text[]
        FROM pg_proc AS p
        JOIN pg_namespace AS n ON n.oid = p.pronamespace
        WHERE p.oid = r.rngcanonical
    ) AS canonical,
    (SELECT m.typname FROM pg_type AS m WHERE m.oid = r.rngmultitypid) AS multirange
FROM pg_range AS r
JOIN pg_type AS t ON t.oid = r.rngtypid
WHERE r.rngtypid >= 16384
  AND t.typnamespace = ANY(%(schemas)s::oid[])
  AND NOT EXISTS (
    SELECT
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_type'::regclass AND e.objid = t.oid
  )
