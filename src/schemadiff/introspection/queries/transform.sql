-- [where transform]
-- Transforms that name a managed schema, and those that name none.
SELECT
    r.oid AS _oid,
    ARRAY[format_type(r.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname)] AS _path,
    format_type(r.trftype, NULL) AS type,
    l.lanname AS language,
    CASE WHEN f.oid IS NOT NULL THEN ARRAY[f_n.nspname, f.proname]::text[] END AS from_sql,
    CASE WHEN s.oid IS NOT NULL THEN ARRAY[s_n.nspname, s.proname]::text[] END AS to_sql
FROM pg_transform AS r
JOIN pg_language AS l ON l.oid = r.trflang
JOIN pg_type AS t ON t.oid = r.trftype
LEFT JOIN pg_proc AS f ON f.oid = r.trffromsql
LEFT JOIN pg_namespace AS f_n ON f_n.oid = f.pronamespace
LEFT JOIN pg_proc AS s ON s.oid = r.trftosql
LEFT JOIN pg_namespace AS s_n ON s_n.oid = s.pronamespace
CROSS JOIN LATERAL (
    SELECT array_remove(ARRAY[t.typnamespace, f.pronamespace, s.pronamespace], 'pg_catalog'::regnamespace::oid) AS named
) AS w
WHERE (w.named && %(schemas)s::oid[] OR array_remove(w.named, NULL) = '{}')
  AND r.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_transform'::regclass
  )
