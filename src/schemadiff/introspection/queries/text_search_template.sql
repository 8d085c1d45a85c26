-- [where text search template]
SELECT
    t.oid AS _oid,
    ARRAY[n.nspname, t.tmplname]::text[] AS _path,
    CASE WHEN i.oid IS NOT NULL THEN ARRAY[i_n.nspname, i.proname]::text[] END AS init,
    ARRAY[l_n.nspname, l.proname]::text[] AS lexize
FROM pg_ts_template AS t
JOIN pg_namespace AS n ON n.oid = t.tmplnamespace
JOIN pg_proc AS l ON l.oid = t.tmpllexize
JOIN pg_namespace AS l_n ON l_n.oid = l.pronamespace
LEFT JOIN pg_proc AS i ON i.oid = t.tmplinit
LEFT JOIN pg_namespace AS i_n ON i_n.oid = i.pronamespace
WHERE t.tmplnamespace = ANY(%(schemas)s::oid[])
  AND t.oid NOT IN (
    SELECT e.objid
    FROM pg_depend AS e
    WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.classid = 'pg_ts_template'::regclass
  )
